//! The data that the page gives to its program: the ledgers, their classes and fields, in the
//! document's words.
//!
//! A standard with several ledgers gives the same field the same id in each. The field has one
//! control; beside it are the places where each ledger names it.

use std::collections::BTreeSet;

use kijun_content::model::{Field, Ledger, Prefill};
use kijun_content::tree::Element;

use super::Of;
use crate::components::date::edition;
use crate::components::requirement_words::place;
use crate::components::words::{add_words, html};
use crate::data::ledger::{self, Class, Column, LedgerData};
use crate::pages::procedure::field_label;
use crate::pages::short_name;
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
        // The program needs it relative to the page, with a slash at its end.
        site_root: here.link(""),
        standard: standard.id.clone(),
        name: standard.short_title.clone(),
        edition: standard.current_edition().to_owned(),
        checklists: standard
            .checklists
            .iter()
            .map(|list| format!("{}/{}", standard.id, list.name))
            .collect(),
        exports: (0..)
            .zip(&standard.checklists)
            .map(|(list, checklist)| {
                let route = Route::Export { standard: of.place, checklist: list };
                (here.to(route), format!("{}のExcel・CSVのページ", short_name(standard, checklist)))
            })
            .collect(),
        classes_link: here.to(Route::Classes(of.place)),
        privacy_link: here.to(Route::Privacy),
        source: html(|html| {
            // Paper leaves the site: it says whose ledger it is, unless the title does.
            let publisher = standard.publisher.iter();
            for publisher in publisher.filter(|city| !standard.title.starts_with(city.as_str())) {
                html.text(publisher);
                html.text("　");
            }
            let title = Element::new("span").with("data-words", "document");
            html.element(title, |html| add_words(html, &standard.title, &standard.errata));
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

/// Return a ledger with the words of its table and its paper form.
fn table(of: Of<'_>, ledger: &Ledger) -> ledger::Ledger {
    let errata = &of.standard.errata;
    let columns = ledger.fields.iter().map(|field| Column {
        field: field.id.clone(),
        words: field.words.replace('\n', ""),
        heading: html(|html| {
            if let Some(number) = &field.number {
                let element = Element::new("span").with("class", "number");
                html.element(element, |html| html.text(number));
                html.text(" ");
            }
            add_words(html, &field.words, errata);
        }),
        source: source(of, ledger, field),
    });
    ledger::Ledger {
        id: ledger.id.clone(),
        name: ledger.name.clone(),
        heading: html(|html| add_words(html, &ledger.name, errata)),
        columns: columns.collect(),
    }
}

/// Return a field, by its id, as a control for all ledgers.
fn control(of: Of<'_>, id: &str) -> ledger::Field {
    let all = of.procedure.ledgers.iter().flat_map(|ledger| &ledger.fields);
    let found: Vec<&Field> = all.filter(|field| field.id == id).collect();
    let squeezed = |field: &&Field| -> String {
        let number = field.number.as_deref().unwrap_or_default();
        number.chars().chain(field.words.chars()).filter(|c| !c.is_whitespace()).collect()
    };
    let headings: BTreeSet<String> = found.iter().map(squeezed).collect();
    ledger::Field {
        id: id.to_owned(),
        lines: found.iter().any(|field| field.lines),
        hint: found.iter().find_map(|field| field.hint.clone()),
        differs: headings.len() > 1,
    }
}

/// Return a link to the place where a ledger names the field.
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
