//! The document's table of requirements, in its order and with its merged cells.

use kijun_content::model::{Category, Checklist, Erratum, Item, Requirement};
use kijun_rules::model::Class;
use leptos::prelude::*;

use super::words::words;

/// The anchor of a requirement, the same on every page.
pub(crate) fn anchor(requirement: &str) -> String {
    format!("no-{requirement}")
}

/// The classes for which the document's table has a column, in its order.
pub(crate) fn columns(checklist: &Checklist) -> impl Iterator<Item = &Class> {
    checklist.rules.classes.iter().filter(|class| class.out_of_scope.is_none())
}

/// The words in which a class's column states what it demands; `-` where the document has none.
pub(crate) fn level<'r>(requirement: &'r Requirement, class: &Class) -> &'r str {
    let level = requirement.levels.iter().find(|level| level.class == class.id);
    level.map_or("-", |level| level.words.as_str())
}

/// The table as the document has it, and the words below it.
pub(crate) fn requirement_table(
    checklist: &Checklist,
    errata: &[Erratum],
) -> impl IntoView + use<> {
    let names = &checklist.columns;
    let classes =
        columns(checklist).map(|class| view! { <th scope="col">{class.title.clone()}</th> });
    let bodies = checklist.categories.iter().map(|category| body(checklist, category, errata));
    let footnotes = checklist.footnotes.iter().map(|note| view! { <p>{words(note, errata)}</p> });
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label="要件の表">
            <table class="requirement-table">
                <thead>
                    <tr>
                        <th scope="col">{names.category.clone()}</th>
                        <th class="number" scope="col">{names.number.clone()}</th>
                        <th scope="col">{names.item.clone()}</th>
                        <th scope="col">{names.text.clone()}</th>
                        <th scope="col">{names.risk.clone()}</th>
                        {classes.collect_view()}
                        <th scope="col">{names.check.clone()}</th>
                    </tr>
                </thead>
                {bodies.collect_view()}
            </table>
        </div>
        <div class="document-footnotes">{footnotes.collect_view()}</div>
    }
}

fn body(checklist: &Checklist, category: &Category, errata: &[Erratum]) -> impl IntoView + use<> {
    let count: usize = category.items.iter().map(|item| item.requirements.len()).sum();
    let mut heading = Some(view! {
        <th class="category" scope="rowgroup" rowspan=span(count)>{words(&category.title, errata)}</th>
    });
    let rows = category.items.iter().flat_map(|item| {
        let place = 0..item.requirements.len();
        place
            .zip(&item.requirements)
            .map(move |(place, requirement)| (item, place == 0, requirement))
    });
    let rows = rows
        .map(|(item, first, requirement)| {
            row(checklist, heading.take(), first.then_some(item), requirement, errata)
        })
        .collect_view();
    view! { <tbody>{rows}</tbody> }
}

/// A row; the cells that span several rows stand in their first.
fn row(
    checklist: &Checklist,
    category: Option<impl IntoView>,
    item: Option<&Item>,
    requirement: &Requirement,
    errata: &[Erratum],
) -> AnyView {
    let names = &checklist.columns;
    let anchor = anchor(&requirement.id);
    let rows = span(item.map_or(1, |item| item.requirements.len()));
    let title = item.map(|item| {
        view! { <td data-label=names.item.clone() rowspan=rows.clone()>{words(&item.title, errata)}</td> }
    });
    let risk = item.map(|item| {
        let risk = item.risk.as_deref().map(|risk| words(risk, errata));
        view! { <td class="risk" data-label=names.risk.clone() rowspan=rows>{risk}</td> }
    });
    let levels = columns(checklist).map(|class| {
        let says = level(requirement, class);
        view! { <td class="level" data-label=class.title.clone()>{words(says, errata)}</td> }
    });
    view! {
        <tr id=anchor.clone()>
            {category}
            <th class="number" scope="row" data-label=names.number.clone()>
                <a href=format!("#{anchor}")>{requirement.id.clone()}</a>
            </th>
            {title}
            <td class="text" data-label=names.text.clone()>{words(&requirement.text, errata)}</td>
            {risk}
            {levels.collect_view()}
            <td class="tick" data-label=names.check.clone()></td>
        </tr>
    }
    .into_any()
}

/// The `rowspan` of a cell; none for a single row.
fn span(rows: usize) -> Option<String> {
    (rows > 1).then(|| rows.to_string())
}
