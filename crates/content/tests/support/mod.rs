//! Helpers for the tests of the standards: load a standard, list its words in order and its rules
//! in short form.

mod debris;

use std::path::{Path, PathBuf};

use kijun_content::Problem;
use kijun_content::model::{Block, Category, Checklist, ClassScheme, Holds, Item, Standard};
use kijun_rules::model::Values;

/// Return the content folder of this repository.
pub fn content() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")
}

/// Return a standard of this repository.
pub fn standard(id: &str) -> Standard {
    let library = kijun_content::load(&content()).unwrap_or_else(|report| {
        let lines: Vec<String> = report.problems().iter().map(Problem::plain).collect();
        panic!("{}", lines.join("\n"));
    });
    let mut standards = library.standards.into_iter();
    standards.find(|each| each.id == id).expect("the standard is in the content folder")
}

/// Return the checklist of a standard with this name.
#[allow(dead_code, reason = "not every standard's test takes a checklist by name")]
pub fn checklist<'s>(standard: &'s Standard, name: &str) -> &'s Checklist {
    let mut checklists = standard.checklists.iter();
    checklists.find(|each| each.name == name).expect("the standard has this checklist")
}

/// A clause in short form: members, severity, condition.
pub type Short = (Vec<String>, &'static str, Option<(String, bool)>);

/// Return the rules of a class, in their order.
#[allow(dead_code, reason = "not every standard's test compares rules in short")]
pub fn rules(checklist: &Checklist, class: &str) -> Vec<Short> {
    let mut classes = checklist.rules.classes.iter();
    let class = classes.find(|each| each.id == class).expect("the checklist has this class");
    let short = class.clauses.iter().map(|clause| {
        let condition = clause.conditions.first();
        let condition = condition.map(|fact| (fact.fact.clone(), fact.is == Values::Is(true)));
        (clause.any_of.clone(), clause.severity.id(), condition)
    });
    short.collect()
}

/// Return the rows of a table written by hand, as rules in short form.
#[allow(dead_code, reason = "not every standard has such a table")]
pub fn short(rows: Vec<kijun_tests::row::Row>) -> Vec<Short> {
    let rows = rows.into_iter();
    rows.map(|row| {
        let condition = row.condition.map(|fact| (fact.to_owned(), true));
        (vec![row.id], row.severity.id(), condition)
    })
    .collect()
}

/// Return a text without whitespace, and without the markup that some texts contain.
pub fn squeeze(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        plain.push_str(before);
        let tag = after.starts_with(|next: char| next.is_ascii_alphabetic() || next == '/');
        match after.split_once('>') {
            Some((_, after)) if tag => rest = after,
            _ => {
                plain.push('<');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    plain.split_whitespace().collect()
}

/// Return the text as held, with the standard's corrections, without debris and whitespace.
///
/// A hyphen at the beginning of a line is the bullet or the indent of a list, not a part of the
/// document's words.
pub fn held(standard: &Standard) -> String {
    let path = content().join(&standard.id).join("source.txt");
    let source = std::fs::read_to_string(path).unwrap();
    let mended = debris::mended(&standard.id, &source);
    let lines = mended.lines().map(str::trim_start);
    let lines: Vec<&str> = lines.map(|line| line.strip_prefix("- ").unwrap_or(line)).collect();
    let mut text = squeeze(&lines.join("\n"));
    for erratum in &standard.errata {
        let held = squeeze(&erratum.held);
        assert!(squeeze(&source).contains(&held), "`{held}` is not in the text as held");
        if let Some(published) = &erratum.published {
            text = text.replace(&held, &squeeze(published));
        }
    }
    text
}

/// Return every published word, in the order of the pages, without whitespace.
pub fn published(standard: &Standard) -> String {
    let mut words = String::new();
    let mut blocks = standard.chapters.iter().flat_map(|chapter| &chapter.blocks);
    if !blocks.any(|block| *block == Block::Title) {
        words.push_str(&standard.title);
    }
    for chapter in &standard.chapters {
        if chapter.titled_by_document {
            words.push_str(&chapter.title);
        }
        for block in &chapter.blocks {
            match block {
                Block::Words(own) => words.push_str(&text_of(&own.to_string())),
                Block::RequirementTable(index) => table(&standard.checklists[*index], &mut words),
                Block::ClassTable => {
                    class_table(standard.classes.as_ref().unwrap(), &mut words);
                }
                Block::Title => words.push_str(&standard.title),
                Block::Note(_) => {}
            }
        }
    }
    words.split_whitespace().collect()
}

/// Return the text of a piece of HTML.
pub fn text_of(html: &str) -> String {
    let text = squeeze(html);
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&amp;", "&")
}

/// Add the cells of a table from left to right and row by row, each merged cell once.
fn table(checklist: &Checklist, words: &mut String) {
    for column in &checklist.columns {
        words.push_str(&column.title);
    }
    for category in checklist.table() {
        for (item_place, item) in category.items.iter().enumerate() {
            for place in 0..item.requirements.len() {
                row(checklist, (category, item, place, item_place == 0), words);
            }
        }
    }
    words.extend(checklist.footnotes.iter().map(|note| note.words.as_str()));
}

fn row(
    checklist: &Checklist,
    (category, item, place, first_item): (&Category, &Item, usize, bool),
    words: &mut String,
) {
    let requirement = &item.requirements[place];
    for column in &checklist.columns {
        match &column.holds {
            Holds::Category if first_item && place == 0 => words.push_str(&category.title),
            Holds::Number => words.push_str(&requirement.id),
            Holds::Item if place == 0 => words.push_str(&item.title),
            Holds::Text => words.push_str(&requirement.text),
            Holds::Risk if place == 0 => words.extend(item.risk.as_deref()),
            Holds::Level(class) => {
                let mut levels = requirement.levels.iter();
                words.push_str(&levels.find(|level| level.class == *class).unwrap().words);
            }
            Holds::Other(id) => {
                let others = requirement.others.iter().filter(|other| other.column == *id);
                words.extend(others.map(|other| other.words.as_str()));
            }
            Holds::Category | Holds::Item | Holds::Risk | Holds::Check => {}
        }
    }
}

fn class_table(scheme: &ClassScheme, words: &mut String) {
    words.extend(scheme.lead.iter().map(String::as_str));
    words.extend(scheme.columns.iter().flatten().map(String::as_str));
    for class in &scheme.classes {
        words.push_str(&class.title);
        words.extend(class.lead.as_deref());
        words.extend(class.definitions.iter().map(|each| each.words.as_str()));
        words.extend(class.examples.iter().map(|each| each.words.as_str()));
    }
}
