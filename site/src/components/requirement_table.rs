//! The document's table of requirements, in its order and with its merged cells.

use kijun_content::model::{Category, Checklist, Column, Erratum, Holds, Item, Requirement};
use kijun_content::tree::{Builder, Element};
use kijun_rules::model::Class;
use leptos::prelude::*;

use super::need::Need;
use super::words::{add_words, words};

/// Return the anchor of a requirement, the same on every page.
pub(crate) fn anchor(requirement: &str) -> String {
    format!("no-{requirement}")
}

/// Return the anchor of the words below a checklist's table.
pub(crate) fn footnotes_anchor(checklist: &str) -> String {
    format!("footnotes-{checklist}")
}

/// Return the classes that the checklist covers, in its order.
pub(crate) fn columns(checklist: &Checklist) -> impl Iterator<Item = &Class> {
    let shown = !checklist.rules.has_no_classes()
        || checklist.requirements().any(|(_, _, requirement)| !requirement.levels.is_empty());
    checklist.rules.classes.iter().filter(move |class| shown && class.out_of_scope.is_none())
}

/// Return the heading of a class's column; for a document without classes its own heading.
pub(crate) fn class_heading(checklist: &Checklist, class: &Class) -> String {
    if class.title.is_empty() {
        let own = checklist.heading(&Holds::Level(class.id.clone()));
        return own.unwrap_or("水準").to_owned();
    }
    class.title.clone()
}

/// The text of a cell, and the owner of its words (`data-words`).
pub(crate) struct Cell<T> {
    pub(crate) text: T,
    pub(crate) owner: &'static str,
}

/// Return the demand of a class: the document's words, or Kijun's dash if it demands nothing.
pub(crate) fn level(requirement: &Requirement, class: &Class, errata: &[Erratum]) -> Cell<AnyView> {
    let level = requirement.levels.iter().find(|level| level.class == class.id);
    match level {
        Some(level) => Cell { text: words(&level.words, errata), owner: "document" },
        None => Cell { text: "―".into_any(), owner: "kijun" },
    }
}

/// Return the heading of a column in the document's words, or Kijun's if the document has no table.
pub(crate) fn heading(checklist: &Checklist, holds: &Holds) -> Cell<String> {
    let own = match holds {
        Holds::Number => "番号",
        Holds::Text => "要件",
        Holds::Check => "確認",
        _ => "",
    };
    match checklist.heading(holds) {
        Some(heading) => Cell { text: heading.to_owned(), owner: "document" },
        None => Cell { text: own.to_owned(), owner: "kijun" },
    }
}

/// Add the table as the document has it, and the words below it.
pub(crate) fn requirement_table(html: &mut Builder, checklist: &Checklist, errata: &[Erratum]) {
    let region = Element::new("div")
        .with("tabindex", "0")
        .with("role", "region")
        .with("aria-label", "要件の表")
        .with("class", "table-scroll");
    html.open(region);
    let table = Element::new("table").with("data-words", "document");
    html.open(table.with("class", "requirement-table"));
    html.element(Element::new("thead"), |head| {
        head.element(Element::new("tr"), |row| {
            for column in &checklist.columns {
                let cell = Element::new("th").with("data-holds", kind(&column.holds));
                let long = column.holds == Holds::Number && has_long_ids(checklist);
                let cell = cell.with_any("data-long", long.then_some(""));
                row.element(cell.with("scope", "col"), |cell| cell.text(&column.title));
            }
        });
    });
    for category in checklist.table() {
        html.element(Element::new("tbody"), |body| rows(body, checklist, category, errata));
    }
    html.close();
    html.close();
    let footnotes = Element::new("div")
        .with("id", footnotes_anchor(&checklist.name))
        .with("data-words", "document")
        .with("class", "document-footnotes");
    html.element(footnotes, |html| {
        for note in &checklist.footnotes {
            html.element(Element::new("p"), |own| add_words(own, &note.words, errata));
        }
    });
}

/// Return whether the numbers of the requirements need a wider column.
fn has_long_ids(checklist: &Checklist) -> bool {
    let mut all = checklist.requirements().filter(|(category, ..)| category.in_table);
    all.any(|(.., requirement)| shown(requirement).len() > 5)
}

/// Return the number of a row as the document has it.
fn shown(requirement: &Requirement) -> &str {
    requirement.place.as_deref().unwrap_or(&requirement.id)
}

/// Return the name of a column's content, for the style sheet.
fn kind(holds: &Holds) -> &'static str {
    match holds {
        Holds::Category => "category",
        Holds::Number => "number",
        Holds::Item => "item",
        Holds::Text => "text",
        Holds::Risk => "risk",
        Holds::Level(_) => "level",
        Holds::Other(_) => "other",
        Holds::Check => "check",
    }
}

fn rows(html: &mut Builder, checklist: &Checklist, category: &Category, errata: &[Erratum]) {
    let mut first = true;
    for item in &category.items {
        for (place, requirement) in item.requirements.iter().enumerate() {
            let row = Row {
                category: std::mem::take(&mut first).then_some(category),
                item: (place == 0).then_some(item),
                requirement,
                errata,
            };
            let need = Need::of(checklist, requirement);
            let element = Element::new("tr")
                .with("id", anchor(&requirement.id))
                .with("data-need", need.classes)
                .with_any("data-party", need.party);
            html.element(element, |html| {
                for (place, column) in checklist.columns.iter().enumerate() {
                    row.cell(html, place, column);
                }
            });
        }
    }
}

/// A row of the table. A cell that spans several rows is in the first of them.
struct Row<'a> {
    /// The category, if this is its first row.
    category: Option<&'a Category>,
    /// The item, if this is its first row.
    item: Option<&'a Item>,
    requirement: &'a Requirement,
    errata: &'a [Erratum],
}

impl Row<'_> {
    /// Add the cell of a column; add nothing if a cell of an earlier row spans this one.
    fn cell(&self, html: &mut Builder, place: usize, column: &Column) {
        let Self { requirement, errata, .. } = self;
        let label = |cell: Element| cell.with("data-label", &column.title);
        let joined = requirement.joined.iter().find(|joined| joined.column == place);
        let Some((rows, columns)) = joined.map_or(Some((1, 1)), |joined| joined.span) else {
            return;
        };
        let spans =
            |cell: Element| cell.with_any("rowspan", span(rows)).with_any("colspan", span(columns));
        let cell = || spans(label(Element::new("td")));
        match &column.holds {
            Holds::Category => {
                let Some(category) = self.category else { return };
                let count = category.items.iter().map(|item| item.requirements.len()).sum();
                let cell = Element::new("th").with("scope", "rowgroup");
                let cell = label(cell.with_any("rowspan", span(count))).with("class", "category");
                html.element(cell, |cell| add_words(cell, &category.title, errata));
            }
            Holds::Number => {
                let cell = label(Element::new("th").with("scope", "row")).with("class", "number");
                html.element(cell, |cell| {
                    let href = format!("#{}", anchor(&requirement.id));
                    let link = Element::new("a").with("href", href);
                    cell.element(link, |link| link.text(shown(requirement)));
                });
            }
            Holds::Item => {
                let Some(item) = self.item else { return };
                let cell = cell().with_any("rowspan", span(item.requirements.len()));
                html.element(cell, |cell| add_words(cell, &item.title, errata));
            }
            Holds::Text => html.element(cell().with("class", "text"), |cell| {
                add_words(cell, &requirement.text, errata);
            }),
            Holds::Risk => {
                let Some(item) = self.item else { return };
                let cell = cell().with_any("rowspan", span(item.requirements.len()));
                html.element(cell.with("class", "risk"), |cell| {
                    add_words(cell, item.risk.as_deref().unwrap_or_default(), errata);
                });
            }
            Holds::Level(class) => {
                let mut levels = requirement.levels.iter();
                let level = levels.find(|level| level.class == *class);
                let says = level.map_or("", |level| level.words.as_str());
                html.element(cell().with("class", "level"), |cell| add_words(cell, says, errata));
            }
            Holds::Other(id) => {
                let mut others = requirement.others.iter();
                let words = others.find(|other| other.column == *id);
                let words = words.map_or("", |other| other.words.as_str());
                html.element(cell().with("class", "other"), |cell| add_words(cell, words, errata));
            }
            Holds::Check => html.element(cell().with("class", "tick"), |_| {}),
        }
    }
}

/// Return the `rowspan` or `colspan` of a cell; `None` for a single row or column.
fn span(count: usize) -> Option<String> {
    (count > 1).then(|| count.to_string())
}
