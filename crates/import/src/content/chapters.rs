//! The chapters of a draft as Markdown, and the same words for the text as held.

use crate::content::columns;
use crate::fold::same_words;
use crate::model::{Draft, OtherSheet, Role};

/// A chapter.
pub(crate) struct Written {
    pub(crate) id: String,
    /// The title, where the chapter's own text has no heading for it.
    pub(crate) title: Option<String>,
    pub(crate) text: String,
    /// Its words in the order of the page.
    pub(crate) source: Vec<String>,
}

/// Return the chapters: the table with the words around it, then the other sheets.
pub(crate) fn chapters(draft: &Draft) -> Vec<Written> {
    let (mut blocks, mut source) = (Vec::new(), Vec::new());
    let is_title_open = requirements_and_notes(draft, true, &mut blocks, &mut source);
    let text = blocks.join("\n\n") + "\n";
    let title = Some("要件の表".to_owned());
    let mut chapters = vec![Written { id: "table".to_owned(), title, text, source }];
    chapters.extend(others(draft, is_title_open));
    chapters
}

/// Return the chapters of the other sheets.
pub(crate) fn others(draft: &Draft, is_title_open: bool) -> Vec<Written> {
    let mut chapters = Vec::new();
    for (place, sheet) in draft.others.iter().enumerate() {
        let title = Some(sheet.name.clone());
        let (text, source) = other(sheet, (is_title_open).then_some(draft.title.as_str()));
        if !source.is_empty() {
            chapters.push(Written { id: format!("sheet-{}", place + 1), title, text, source });
        }
    }
    chapters
}

/// Add the table of requirements with the words around it.
pub(crate) fn requirements(draft: &Draft, blocks: &mut Vec<String>, source: &mut Vec<String>) {
    requirements_and_notes(draft, false, blocks, source);
}

/// Add the table of requirements with the words around it, but for the title if it may stand among
/// them; return true if it does not.
fn requirements_and_notes(
    draft: &Draft,
    mut is_title_open: bool,
    blocks: &mut Vec<String>,
    source: &mut Vec<String>,
) -> bool {
    let words = |before: bool| {
        let notes = draft.notes.iter().filter(move |note| note.before == before);
        notes.map(|note| note.words.as_str())
    };
    for note in words(true) {
        // The title stands at the top of the page already.
        if is_title_open && same_words(note, &draft.title) {
            is_title_open = false;
            continue;
        }
        push_words(note, blocks, source);
    }
    blocks.push("```requirements\ncloud\n```".to_owned());
    source.push(table(draft));
    for note in words(false) {
        push_words(note, blocks, source);
    }
    is_title_open
}

fn push_words(words: &str, blocks: &mut Vec<String>, source: &mut Vec<String>) {
    for line in words.lines().map(str::trim).filter(|line| !line.is_empty()) {
        blocks.push(escaped(line));
        source.push(line.to_owned());
    }
}

/// Return the words of the table: one row a line, one cell between tabs.
fn table(draft: &Draft) -> String {
    let columns = columns(draft);
    let titles: Vec<String> = columns.iter().map(|column| one_line(&column.title)).collect();
    let mut lines = vec![titles.join("\t")];
    for row in 0..draft.requirements.len() {
        let before = row.checked_sub(1);
        let cells = columns.iter().map(|column| {
            let words = column.words(row);
            let same = before.is_some_and(|before| is_same(draft, before, row, &column.role));
            if same { String::new() } else { one_line(&words) }
        });
        lines.push(cells.collect::<Vec<_>>().join("\t"));
    }
    lines.join("\n")
}

/// Return true if a cell is one with that of the row before: a category, or an item within one.
pub(crate) fn is_same(draft: &Draft, before: usize, row: usize, role: &Role) -> bool {
    let (Some(one), Some(next)) = (draft.requirements.get(before), draft.requirements.get(row))
    else {
        return false;
    };
    match role {
        Role::Category => one.category == next.category,
        Role::Item => {
            one.category == next.category && one.title == next.title && !one.title.is_empty()
        }
        _ => false,
    }
}

fn one_line(words: &str) -> String {
    words.split(['\n', '\t']).collect::<Vec<_>>().join(" ")
}

/// Add rows as a table of Markdown, whose head is the first of them.
pub(crate) fn rows(rows: &[Vec<String>], blocks: &mut Vec<String>, source: &mut Vec<String>) {
    if rows.is_empty() {
        return;
    }
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let shown = |cell: &String| escaped(&one_line(cell));
    let line = |cells: &[String]| {
        let cells = (0..width).map(|place| cells.get(place).map(shown).unwrap_or_default());
        format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
    };
    let mut lines = Vec::new();
    for (place, cells) in rows.iter().enumerate() {
        lines.push(line(cells));
        if place == 0 {
            lines.push(format!("|{}", " --- |".repeat(width)));
        }
        let words = cells.iter().map(|cell| one_line(cell));
        source.push(words.collect::<Vec<_>>().join("\t"));
    }
    blocks.push(lines.join("\n"));
}

/// Return a sheet as Markdown, and its words.
fn other(sheet: &OtherSheet, title: Option<&str>) -> (String, Vec<String>) {
    let (mut blocks, mut source) = (Vec::new(), Vec::new());
    let mut title = title;
    let mut open: Vec<Vec<String>> = Vec::new();
    for cells in &sheet.rows {
        let used: Vec<&String> = cells.iter().filter(|cell| !cell.is_empty()).collect();
        match used.as_slice() {
            [only] => {
                rows(&std::mem::take(&mut open), &mut blocks, &mut source);
                if title.is_some_and(|title| same_words(title, only)) {
                    title = None;
                } else {
                    push_words(only, &mut blocks, &mut source);
                }
            }
            _ => open.push(cells.clone()),
        }
    }
    rows(&open, &mut blocks, &mut source);
    (blocks.join("\n\n") + "\n", source)
}

/// Return words so that Markdown shows them as they are.
pub(crate) fn escaped(words: &str) -> String {
    let mut escaped = String::new();
    for sign in words.chars() {
        if "\\`*_[]<>{}~&|#".contains(sign) {
            escaped.push('\\');
        }
        escaped.push(sign);
    }
    // A sign that would begin a list is escaped.
    let digits = escaped.chars().take_while(char::is_ascii_digit).count();
    let mut rest = escaped.get(digits..).unwrap_or_default().chars();
    match (rest.next(), rest.next().is_none_or(char::is_whitespace)) {
        (Some('.' | ')'), true) if digits > 0 => escaped.insert(digits, '\\'),
        (Some('-' | '+' | '='), _) if digits == 0 => escaped.insert(0, '\\'),
        _ => {}
    }
    escaped
}
