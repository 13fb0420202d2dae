//! What the page hands to its program: the ledgers, their classes and fields, in the document's
//! words.
//!
//! A standard with several ledgers gives the same field the same id in each: it has one control,
//! beside which stands where each ledger names it.

use kijun_content::model::{Field, Ledger, Prefill};
use kijun_content::tree::{Builder, Element};

use super::Of;
use crate::components::date::edition;
use crate::components::requirement_words::place;
use crate::components::words::{add_words, html};
use crate::data::ledger::{self, Class, Column, LedgerData, Part};
use crate::pages::procedure::field_label;
use crate::routes::Route;

pub(super) fn data(of: Of<'_>) -> LedgerData {
    let Of { here, standard, procedure, .. } = of;
    let classes = of.classes().map(|(id, title, ledger)| Class {
        id: id.to_owned(),
        title: title.to_owned(),
        ledger: ledger.id.clone(),
    });
    let fields = || procedure.ledgers.iter().flat_map(|ledger| &ledger.fields);
    let mut controls: Vec<ledger::Field> = Vec::new();
    for field in fields() {
        if controls.iter().all(|known| known.id != field.id) {
            controls.push(control(of, &field.id));
        }
    }
    let prefilled = |by: Prefill| {
        fields().find(|field| field.prefill == Some(by)).map(|field| field.id.clone())
    };
    LedgerData {
        // As a program needs it: relative to the page, with a slash at its end.
        site_root: here.link(""),
        standard: standard.id.clone(),
        edition: standard.current_edition().to_owned(),
        checklists: standard
            .checklists
            .iter()
            .map(|list| format!("{}/{}", standard.id, list.name))
            .collect(),
        classes_link: here.to(Route::Classes(of.place)),
        privacy_link: here.to(Route::Privacy),
        source: html(|html| {
            document_words(html, |html| add_words(html, &standard.title, &standard.errata));
            html.text("　");
            html.text(&edition(standard));
        }),
        classes: classes.collect(),
        ledgers: procedure.ledgers.iter().map(|ledger| table(of, ledger)).collect(),
        fields: controls,
        service_field: prefilled(Prefill::ServiceName),
        provider_field: prefilled(Prefill::Provider),
        class_field: prefilled(Prefill::Class),
    }
}

/// A ledger with the words of its table and its paper form.
fn table(of: Of<'_>, ledger: &Ledger) -> ledger::Ledger {
    let errata = &of.standard.errata;
    let columns = ledger.fields.iter().map(|field| Column {
        field: field.id.clone(),
        words: field.words.replace('\n', ""),
        heading: html(|html| {
            html.element(Element::new("span").with("class", "number"), |html| {
                html.text(field.number.as_deref().unwrap_or_default());
            });
            html.text(" ");
            html.element(Element::new("span"), |html| add_words(html, &field.words, errata));
        }),
    });
    ledger::Ledger {
        id: ledger.id.clone(),
        name: ledger.name.clone(),
        heading: html(|html| add_words(html, &ledger.name, errata)),
        columns: columns.collect(),
    }
}

/// A field by its id, with what each ledger says of it.
fn control(of: Of<'_>, id: &str) -> ledger::Field {
    let found = of.procedure.ledgers.iter().filter_map(|ledger| {
        let field = ledger.fields.iter().find(|field| field.id == id)?;
        Some((ledger, field))
    });
    let found: Vec<(&Ledger, &Field)> = found.collect();
    ledger::Field {
        id: id.to_owned(),
        lines: found.iter().any(|(_, field)| field.lines),
        hint: found.iter().find_map(|(_, field)| field.hint.clone()),
        labels: labels(of, &found),
        sources: found
            .iter()
            .map(|(ledger, field)| Part {
                ledger: Some(ledger.id.clone()),
                html: source(of, ledger, field),
            })
            .collect(),
    }
}

/// The document's words; where the ledgers' differ, each with its ledger.
fn labels(of: Of<'_>, found: &[(&Ledger, &Field)]) -> Vec<Part> {
    let part = |ledger: Option<&Ledger>, field: &Field| Part {
        ledger: ledger.map(|ledger| ledger.id.clone()),
        html: html(|html| {
            document_words(html, |html| {
                html.text(field.number.as_deref().unwrap_or_default());
                html.text(" ");
                add_words(html, &field.words, &of.standard.errata);
            });
        }),
    };
    let squeezed = |field: &Field| -> String {
        let number = field.number.as_deref().unwrap_or_default();
        number.chars().chain(field.words.chars()).filter(|c| !c.is_whitespace()).collect()
    };
    match found {
        [(_, first), others @ ..]
            if others.iter().all(|(_, field)| squeezed(field) == squeezed(first)) =>
        {
            vec![part(None, first)]
        }
        _ => found.iter().map(|(ledger, field)| part(Some(ledger), field)).collect(),
    }
}

/// Where a ledger names the field, as a link.
fn source(of: Of<'_>, ledger: &Ledger, field: &Field) -> String {
    let label = field_label(ledger, field.number.as_deref());
    html(|html| match place(of.standard, &field.at) {
        Some(path) => {
            let link = Element::new("a").with("href", of.here.link(&path));
            html.element(link, |html| html.text(&label));
        }
        None => html.text(&label),
    })
}

fn document_words(html: &mut Builder, fill: impl FnOnce(&mut Builder)) {
    html.element(Element::new("span").with("data-words", "document"), fill);
}
