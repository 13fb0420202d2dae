//! The document's table of information classes.

use kijun_content::model::{ClassScheme, ClassWords, Erratum};
use kijun_content::tree::{Builder, Element};

use super::words::add_words;

/// Return the anchor of a class, the same on every page.
pub(crate) fn anchor(class: &str) -> String {
    format!("class-{class}")
}

/// Add the words above the table, and the table: class, definition, example.
pub(crate) fn class_table(html: &mut Builder, scheme: &ClassScheme, errata: &[Erratum]) {
    lead(html, scheme, errata);
    let columns = scheme.columns.clone().unwrap_or_default();
    let region = Element::new("div")
        .with("tabindex", "0")
        .with("role", "region")
        .with("aria-label", "情報の分類の表")
        .with("class", "table-scroll");
    html.open(region);
    html.open(Element::new("table").with("class", "class-table"));
    html.element(Element::new("thead"), |head| {
        head.element(Element::new("tr").with("data-words", "document"), |row| {
            for column in &columns {
                row.element(Element::new("th").with("scope", "col"), |cell| cell.text(column));
            }
        });
    });
    html.element(Element::new("tbody"), |body| {
        for class in &scheme.classes {
            let row = Element::new("tr").with("id", anchor(&class.id));
            body.element(row.with("data-words", "document"), |row| {
                cells(row, class, &columns, errata);
            });
        }
    });
    html.close();
    html.close();
}

fn cells(
    row: &mut Builder,
    class: &ClassWords,
    [title, definition, example]: &[String; 3],
    errata: &[Erratum],
) {
    let heading = Element::new("th").with("scope", "row").with("data-label", title);
    row.element(heading, |cell| add_words(cell, &class.title, errata));
    let cell = |label: &String| Element::new("td").with("data-label", label);
    row.element(cell(definition), |cell| definitions(cell, class, errata));
    row.element(cell(example), |cell| examples(cell, class, errata));
}

/// Add the words above the document's table.
pub(crate) fn lead(html: &mut Builder, scheme: &ClassScheme, errata: &[Erratum]) {
    let lead = Element::new("div").with("data-words", "document").with("class", "document-lead");
    html.element(lead, |lead| {
        for line in &scheme.lead {
            lead.element(Element::new("p"), |own| add_words(own, line, errata));
        }
    });
}

/// Add the definitions of a class, as a list.
pub(crate) fn definitions(html: &mut Builder, class: &ClassWords, errata: &[Erratum]) {
    let list = Element::new("ul").with("data-words", "document");
    items(html, list, class.definitions.iter().map(|each| each.words.as_str()), errata);
}

/// Add the document's examples of a class, as a list.
pub(crate) fn examples(html: &mut Builder, class: &ClassWords, errata: &[Erratum]) {
    // The search shows with an example of which class it is one.
    let list = Element::new("ul").with("data-words", "document");
    let list = list.with("data-examples-of", &class.title);
    items(html, list, class.examples.iter().map(|each| each.words.as_str()), errata);
}

fn items<'w>(
    html: &mut Builder,
    list: Element,
    all: impl Iterator<Item = &'w str>,
    errata: &[Erratum],
) {
    html.element(list, |list| {
        for each in all {
            list.element(Element::new("li"), |item| add_words(item, each, errata));
        }
    });
}
