//! The ledgers on paper: one form each, with a row for every field in the document's order.
//!
//! It is shown on paper only. What is entered on the screen stands in the cells.

use kijun_content::model::Ledger;
use leptos::prelude::*;

use super::Of;
use crate::components::date::edition;
use crate::components::words::words;

pub(super) fn paper(of: Of<'_>) -> impl IntoView + use<> {
    of.procedure.ledgers.iter().map(|ledger| sheet(of, ledger)).collect_view()
}

fn sheet(of: Of<'_>, ledger: &Ledger) -> impl IntoView + use<> {
    let errata = &of.standard.errata;
    let classes = of.classes().filter(|(.., own)| own.id == ledger.id).map(|(id, title, _)| {
        view! {
            <li data-class=id.to_owned()>
                <span class="box" aria-hidden="true">"□"</span>
                <span data-words="document">{title.to_owned()}</span>
            </li>
        }
    });
    let rows = ledger.fields.iter().map(|field| {
        let number = field.number.clone();
        view! {
            <tr data-field=field.id.clone()>
                <th scope="row" data-words="document">
                    <span class="number">{number}</span>
                    " "
                    <span data-header>{words(&field.words, errata)}</span>
                </th>
                <td></td>
            </tr>
        }
    });
    view! {
        <section class="paper-only" data-form=ledger.id.clone()>
            <h2 data-words="document">{words(&ledger.name, errata)}</h2>
            <p class="paper-source">
                <span data-words="document">{words(&of.standard.title, errata)}</span>
                "　"
                {edition(of.standard)}
            </p>
            <ul class="boxes">{classes.collect_view()}</ul>
            <table class="ledger-form">
                <thead class="visually-hidden">
                    <tr><th scope="col">"項目"</th><th scope="col">"内容"</th></tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </section>
    }
}
