//! The document's table of information classes.

use kijun_content::model::{ClassScheme, ClassWords, Erratum};
use leptos::prelude::*;

use super::words::words;

/// The anchor of a class, the same on every page.
pub(crate) fn anchor(class: &str) -> String {
    format!("class-{class}")
}

/// The words above the table, and the table: class, definition, example.
pub(crate) fn class_table(scheme: &ClassScheme, errata: &[Erratum]) -> impl IntoView + use<> {
    let [class, definition, example] = scheme.columns.clone().unwrap_or_default();
    let rows = scheme
        .classes
        .iter()
        .map(|each| {
            view! {
                <tr id=anchor(&each.id) data-words="document">
                    <th scope="row" data-label=class.clone()>{words(&each.title, errata)}</th>
                    <td data-label=definition.clone()>{definitions(each, errata)}</td>
                    <td data-label=example.clone()>{examples(each, errata)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        {lead(scheme, errata)}
        <div class="table-scroll" tabindex="0" role="region" aria-label="情報の分類の表">
            <table class="class-table">
                <thead>
                    <tr data-words="document">
                        <th scope="col">{class}</th>
                        <th scope="col">{definition}</th>
                        <th scope="col">{example}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// The words that stand above the document's table.
pub(crate) fn lead(scheme: &ClassScheme, errata: &[Erratum]) -> impl IntoView + use<> {
    let lead = scheme.lead.iter().map(|line| view! { <p>{words(line, errata)}</p> });
    view! { <div class="document-lead" data-words="document">{lead.collect_view()}</div> }
}

/// What belongs to a class, as a list.
pub(crate) fn definitions(class: &ClassWords, errata: &[Erratum]) -> impl IntoView + use<> {
    list(&class.definitions, |each| &each.words, errata)
}

/// The document's examples of a class, as a list.
pub(crate) fn examples(class: &ClassWords, errata: &[Erratum]) -> impl IntoView + use<> {
    list(&class.examples, |each| &each.words, errata)
}

fn list<T>(all: &[T], text: fn(&T) -> &String, errata: &[Erratum]) -> AnyView {
    let items = all.iter().map(|each| view! { <li>{words(text(each), errata)}</li> });
    view! { <ul data-words="document">{items.collect_view()}</ul> }.into_any()
}
