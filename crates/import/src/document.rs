//! A Word file in a draft: its blocks, and the place of the table of requirements among them.

use std::collections::BTreeSet;

use crate::docx::{Block, Document};
use crate::fold::fold;
use crate::model::Part;
use crate::numbers::key;
use crate::sheet::Sheet;

patterns! {
    CHAPTER = "^第[0-9０-９一二三四五六七八九十百]+(?:章|編|部)";
    APPENDED = r"^(?:附\s*則|別表|別紙|別添|別記|付録|参考|様式|第[0-9０-９]+号様式)";
    CAPTION = "^(?:図|写真|別図|fig)";
    IN_FORCE = "から施行する|から適用する";
}

/// The most letters of a line that begins a chapter.
const LONGEST: usize = 40;

/// Return the parts of a document. `requirements` are the tables in whose place the checklist is
/// shown, where the first of them is.
pub(crate) fn parts(document: &Document, requirements: &BTreeSet<usize>) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut is_shown = false;
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) if paragraph.is_title => {
                parts.push(Part::Title { words: paragraph.words.clone() });
            }
            Block::Paragraph(paragraph) => parts.push(Part::Words {
                words: paragraph.words.clone(),
                heading: paragraph.heading,
                begins: false,
            }),
            Block::Table(place) if requirements.contains(place) => {
                if !is_shown {
                    parts.push(Part::Requirements);
                    is_shown = true;
                }
            }
            Block::Picture(place) => {
                let picture = document.pictures.get(*place);
                let Some(picture) = picture.filter(|own| !own.name.is_empty()) else { continue };
                let (name, said) = (picture.name.clone(), picture.said.clone());
                parts.push(Part::Picture { name, said });
            }
            Block::Table(place) => {
                let rows = document.tables.get(*place).map(rows).unwrap_or_default();
                parts.push(Part::Table { rows });
            }
        }
    }
    let notes = document.notes.iter().map(|(mark, words)| format!("{mark}　{words}"));
    parts.extend(notes.map(|words| Part::Words { words, heading: 0, begins: false }));
    describe_pictures(&mut parts);
    mark_chapters(&mut parts);
    parts
}

/// Give each picture without a description the words of the caption beside it.
fn describe_pictures(parts: &mut [Part]) {
    for place in 0..parts.len() {
        let caption = |at: Option<usize>| {
            let words = at.and_then(|at| parts.get(at)).map(Part::words);
            words.filter(|words| CAPTION.is_match(words)).map(str::to_owned)
        };
        let beside = caption(Some(place + 1)).or_else(|| caption(place.checked_sub(1)));
        if let Some(Part::Picture { said, .. }) = parts.get_mut(place)
            && said.trim().is_empty()
        {
            *said = beside.unwrap_or_else(|| UNDESCRIBED.to_owned());
        }
    }
}

/// The description of a picture without any; a person has to write one.
pub(crate) const UNDESCRIBED: &str = "図（説明を書いてください）";

/// Mark the lines that begin a chapter: headings of the first depth; 第n章, where it is not a line of
/// the table of contents; after it 附則, 別表, 様式.
fn mark_chapters(parts: &mut [Part]) {
    let folded = |part: &Part| match part {
        Part::Words { words, .. } if words.chars().count() <= LONGEST && !words.contains('\n') => {
            Some(words.clone())
        }
        _ => None,
    };
    let chapter = |words: &str| CHAPTER.find(words).map(|found| fold(found.as_str()));
    let is_first = |part: &Part| matches!(part, Part::Words { heading: 1, .. });
    // The last line with a chapter's number is its heading: those before are in the contents.
    let mut last: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    for (place, part) in parts.iter().enumerate() {
        if let Some(number) = folded(part).as_deref().and_then(chapter) {
            let styled = |place: usize| parts.get(place).is_some_and(is_first);
            if !last.get(&number).is_some_and(|known| styled(*known)) || is_first(part) {
                last.insert(number, place);
            }
        }
    }
    let begins: BTreeSet<usize> = last.into_values().collect();
    let first = parts
        .iter()
        .enumerate()
        .find(|(place, part)| begins.contains(place) || is_first(part))
        .map(|(place, _)| place);
    for (place, part) in parts.iter_mut().enumerate() {
        let is_appended = folded(part).is_some_and(|words| APPENDED.is_match(&words))
            && first.is_none_or(|first| place > first);
        let is_begin = begins.contains(&place) || is_first(part) || is_appended;
        if let Part::Words { begins, .. } = part {
            *begins = is_begin;
        }
    }
}

/// Return the words of a table's cells, row by row; a merged cell has its words once.
fn rows(sheet: &Sheet) -> Vec<Vec<String>> {
    let width = sheet.cells.keys().map(|(_, column)| column + 1).max().unwrap_or_default();
    let rows = sheet.rows().into_iter();
    rows.map(|row| (0..width).map(|column| sheet.own(row, column).to_owned()).collect()).collect()
}

/// Return the tables that hold the requirements of these numbers: those in which half of the first
/// words of the rows are numbers of requirements.
pub(crate) fn same_tables(document: &Document, numbers: &BTreeSet<String>) -> BTreeSet<usize> {
    let holds = |sheet: &Sheet| {
        let rows = sheet.rows();
        let of_row = |row: &u32| {
            let mut own = sheet.columns(*row).into_iter().take(3);
            own.any(|column| numbers.contains(&key(sheet.text(*row, column))))
        };
        let found = rows.iter().filter(|row| of_row(row)).count();
        found >= 2 && found * 2 >= rows.len()
    };
    let all = document.tables.iter().enumerate().filter(|(_, sheet)| holds(sheet));
    all.map(|(place, _)| place).collect()
}

/// Return the words beside the table of requirements: those of its chapter.
pub(crate) fn words_beside(parts: &[Part]) -> Vec<String> {
    let Some(at) = parts.iter().position(|part| matches!(part, Part::Requirements)) else {
        return Vec::new();
    };
    let ends = |part: &&Part| !matches!(part, Part::Words { begins: false, .. });
    let before = parts.get(..at).unwrap_or_default().iter().rev().take_while(|part| !ends(part));
    let after = parts.get(at + 1..).unwrap_or_default().iter().take_while(|part| !ends(part));
    let mut found: Vec<String> = before.chain(after).map(|part| part.words().to_owned()).collect();
    found.sort();
    found
}

/// Return the last words that say from which day the document applies.
pub(crate) fn in_force(parts: &[Part]) -> Option<&str> {
    parts.iter().rev().map(Part::words).find(|words| IN_FORCE.is_match(words))
}
