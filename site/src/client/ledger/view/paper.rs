//! The ledgers on paper: one form for each, with a row for every field in the document's order. The
//! cells contain the entered texts; without any, the form is blank.

use leptos::prelude::*;

use super::super::model::LedgerPage;
use crate::client::kit::program::Program;
use crate::data::ledger::{Class, Column, Ledger};

/// Show the paper forms. They are visible on paper only.
pub fn paper(program: Program<LedgerPage>) -> impl IntoView + use<> {
    let ledgers = program.peek(|page| page.data.ledgers.clone());
    ledgers.into_iter().map(|ledger| sheet(program, ledger)).collect_view()
}

fn sheet(program: Program<LedgerPage>, ledger: Ledger) -> impl IntoView + use<> {
    let Ledger { id, heading, columns, .. } = ledger;
    let (source, classes) =
        program.peek(|page| (page.data.source.clone(), page.data.classes.clone()));
    let own = classes.into_iter().filter(|class| class.ledger == id);
    let classes = own.map(|class| tick(program, class)).collect_view();
    let rows = columns.into_iter().map(|Column { field, heading, .. }| {
        let id = field.clone();
        let text = program.signal(move |page| page.book().entry().value(&field).to_owned());
        view! {
            <tr data-field=id>
                <th scope="row" data-words="document" inner_html=heading></th>
                <td>{text}</td>
            </tr>
        }
    });
    let form = id.clone();
    view! {
        <section
            class="paper-only"
            data-form=form
            hidden=program.signal(move |page| page.is_of_other(&id))
        >
            <h2 data-words="document" inner_html=heading></h2>
            <p class="paper-source" inner_html=source></p>
            <ul class="boxes">{classes}</ul>
            <table class="ledger-form">
                <thead class="visually-hidden">
                    <tr><th scope="col">"項目"</th><th scope="col">"内容"</th></tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </section>
    }
}

/// Show a class with its box, ticked if it is the class of the open entry.
fn tick(program: Program<LedgerPage>, class: Class) -> impl IntoView + use<> {
    let title = class.title.clone();
    let ticked =
        program.signal(move |page| if page.has_class(&class) { "☑" } else { "□" }.to_owned());
    view! {
        <li>
            <span class="box" aria-hidden="true">{ticked}</span>
            <span data-words="document">{title}</span>
        </li>
    }
}
