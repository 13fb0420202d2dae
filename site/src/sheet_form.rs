//! The words of a checklist as the form that Excel users fill in: the document's own table, or a
//! similar one if the requirements are in chapters.

use kijun_content::model::{Category, Checklist, Holds, Item, Requirement, Standard};
use kijun_rules::model::{Class, Party, Phase};
use kijun_sheets::form::{ColumnKind, FormColumn, FormRow, SheetForm};

use crate::components::date::edition;
use crate::components::requirement_table::columns;

/// The content of a column of the form.
enum Cell<'a> {
    Category,
    Number,
    /// The words above the requirement: leads and the item's title.
    Item,
    /// The short name, in Kijun's words.
    Name,
    Text,
    Risk,
    /// The number as the document writes it.
    Place,
    Phase,
    Party,
    Level(&'a Class),
    /// The cell of a column of other words, by the column's id.
    Other(&'a str),
    Check,
}

/// Make the form of a checklist.
#[must_use]
pub fn sheet_form(standard: &Standard, checklist: &Checklist) -> SheetForm {
    let layout = layout(checklist);
    let rows = checklist.requirements().map(|(category, item, requirement)| {
        let cells =
            layout.iter().map(|(_, cell)| said(checklist, (category, item, requirement), cell));
        FormRow {
            id: requirement.id.clone(),
            title: requirement.title.clone(),
            category: category.title.clone(),
            cells: cells.collect(),
        }
    });
    let form_column = |(title, cell): &(String, Cell<'_>)| FormColumn {
        title: title.clone(),
        kind: match cell {
            Cell::Number => ColumnKind::Number,
            Cell::Text | Cell::Risk => ColumnKind::Long,
            Cell::Level(_) => ColumnKind::Level,
            Cell::Check => ColumnKind::Check,
            _ => ColumnKind::Short,
        },
        class: match cell {
            Cell::Level(class) => Some(class.id.clone()),
            _ => None,
        },
    };
    SheetForm {
        title: format!("{} {}のチェックリスト", standard.short_title, checklist.title),
        source: standard.title.clone(),
        edition: edition(standard),
        rows: rows.collect(),
        columns: layout.iter().map(form_column).collect(),
        footnotes: checklist.footnotes.iter().map(|note| note.words.clone()).collect(),
    }
}

/// Return the columns: the document's, then those for what its table does not say.
fn layout(checklist: &Checklist) -> Vec<(String, Cell<'_>)> {
    let own = |title: &str, cell| (title.to_owned(), cell);
    let mut layout: Vec<(String, Cell<'_>)> = if checklist.columns.is_empty() {
        vec![
            own("区分", Cell::Category),
            (heading(checklist, &Holds::Number, "番号"), Cell::Number),
            own("位置づけ", Cell::Item),
            own("要件名(編集注)", Cell::Name),
            (heading(checklist, &Holds::Text, "要件"), Cell::Text),
        ]
    } else {
        let of_document = checklist
            .columns
            .iter()
            .filter_map(|column| Some((column.title.clone(), cell(checklist, &column.holds)?)));
        of_document.collect()
    };
    let rules = &checklist.rules.requirements;
    let mut extra = Vec::new();
    if checklist.requirements().any(|(_, _, requirement)| requirement.place.is_some()) {
        extra.push(own("原文の番号", Cell::Place));
    }
    if rules.iter().any(|rule| rule.phase.is_some()) {
        extra.push(own("段階", Cell::Phase));
    }
    if rules.iter().any(|rule| rule.party.is_some()) {
        extra.push(own("答える人", Cell::Party));
    }
    for class in columns(checklist) {
        let stands = |(_, cell): &(String, Cell<'_>)| matches!(cell, Cell::Level(known) if known.id == class.id);
        if !layout.iter().any(stands) {
            extra.push((class.title.clone(), Cell::Level(class)));
        }
    }
    // They come before the box to tick, which is beside the answers.
    let end = layout.iter().position(|(_, cell)| matches!(cell, Cell::Check));
    let end = end.unwrap_or(layout.len());
    layout.splice(end..end, extra);
    layout
}

/// Return the heading of a column in the document's words, or `own` if the document has no such
/// column.
fn heading(checklist: &Checklist, holds: &Holds, own: &str) -> String {
    checklist.heading(holds).unwrap_or(own).to_owned()
}

/// Return the content of a column of the document's table.
fn cell<'a>(checklist: &'a Checklist, holds: &'a Holds) -> Option<Cell<'a>> {
    Some(match holds {
        Holds::Category => Cell::Category,
        Holds::Number => Cell::Number,
        Holds::Item => Cell::Item,
        Holds::Text => Cell::Text,
        Holds::Risk => Cell::Risk,
        Holds::Level(id) => {
            Cell::Level(checklist.rules.classes.iter().find(|class| class.id == *id)?)
        }
        Holds::Other(id) => Cell::Other(id),
        Holds::Check => Cell::Check,
    })
}

/// Return the words of a cell; the form itself makes the number and the box to tick.
fn said(
    checklist: &Checklist,
    (category, item, requirement): (&Category, &Item, &Requirement),
    cell: &Cell<'_>,
) -> String {
    let rule = || checklist.rules.requirements.iter().find(|rule| rule.id == requirement.id);
    match cell {
        Cell::Number | Cell::Check => String::new(),
        Cell::Category => category.title.clone(),
        Cell::Item => {
            let lines = item.leads.iter().chain([&item.title]).filter(|line| !line.is_empty());
            lines.map(String::as_str).collect::<Vec<_>>().join("\n")
        }
        Cell::Name => requirement.title.clone(),
        Cell::Text => requirement.text.clone(),
        Cell::Risk => item.risk.clone().unwrap_or_default(),
        Cell::Place => requirement.place.clone().unwrap_or_default(),
        Cell::Phase => rule().and_then(|rule| rule.phase).map_or("", Phase::label).to_owned(),
        Cell::Party => rule().and_then(|rule| rule.party).map_or("", Party::label).to_owned(),
        Cell::Level(class) => {
            let level = requirement.levels.iter().find(|level| level.class == class.id);
            level.map_or("―", |level| level.words.as_str()).to_owned()
        }
        Cell::Other(id) => {
            let other = requirement.others.iter().find(|other| other.column == **id);
            other.map_or("", |other| other.words.as_str()).to_owned()
        }
    }
}
