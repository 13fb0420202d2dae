//! The document's table of requirements, in its order and with its merged cells.

use kijun_content::model::{Category, Checklist, Erratum, Holds, Item, Requirement};
use kijun_rules::model::Class;
use leptos::prelude::*;

use super::need::Need;
use super::words::words;

/// The anchor of a requirement, the same on every page.
pub(crate) fn anchor(requirement: &str) -> String {
    format!("no-{requirement}")
}

/// The anchor of the words below a checklist's table.
pub(crate) fn footnotes_anchor(checklist: &str) -> String {
    format!("footnotes-{checklist}")
}

/// The classes that the checklist covers, in its order.
pub(crate) fn columns(checklist: &Checklist) -> impl Iterator<Item = &Class> {
    checklist.rules.classes.iter().filter(|class| class.out_of_scope.is_none())
}

/// Text for a cell, and whose words they are (`data-words`).
pub(crate) struct Cell<T> {
    pub(crate) text: T,
    pub(crate) owner: &'static str,
}

/// What a class demands: the document's words, or Kijun's dash where it demands nothing.
pub(crate) fn level(requirement: &Requirement, class: &Class, errata: &[Erratum]) -> Cell<AnyView> {
    let level = requirement.levels.iter().find(|level| level.class == class.id);
    match level {
        Some(level) => Cell { text: words(&level.words, errata), owner: "document" },
        None => Cell { text: "―".into_any(), owner: "kijun" },
    }
}

/// The heading of a column in the document's words, or Kijun's where the document has no table.
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

/// The table as the document has it, and the words below it.
pub(crate) fn requirement_table(
    checklist: &Checklist,
    errata: &[Erratum],
) -> impl IntoView + use<> {
    let heads = checklist.columns.iter().map(|column| {
        view! { <th data-holds=kind(&column.holds) scope="col">{column.title.clone()}</th> }
    });
    let bodies = checklist.table().map(|category| body(checklist, category, errata));
    let footnotes = checklist.footnotes.iter().map(|note| view! { <p>{words(note, errata)}</p> });
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label="要件の表">
            <table class="requirement-table" data-words="document">
                <thead>
                    <tr>{heads.collect_view()}</tr>
                </thead>
                {bodies.collect_view()}
            </table>
        </div>
        <div class="document-footnotes" id=footnotes_anchor(&checklist.name) data-words="document">
            {footnotes.collect_view()}
        </div>
    }
}

/// What a column holds, for the style sheet.
fn kind(holds: &Holds) -> &'static str {
    match holds {
        Holds::Category => "category",
        Holds::Number => "number",
        Holds::Item => "item",
        Holds::Text => "text",
        Holds::Risk => "risk",
        Holds::Level(_) => "level",
        Holds::Check => "check",
    }
}

fn body(checklist: &Checklist, category: &Category, errata: &[Erratum]) -> impl IntoView + use<> {
    let rows = category.items.iter().flat_map(|item| {
        let place = 0..item.requirements.len();
        place
            .zip(&item.requirements)
            .map(move |(place, requirement)| (item, place == 0, requirement))
    });
    let mut first = true;
    let rows = rows
        .map(|(item, first_of_item, requirement)| {
            let category = std::mem::take(&mut first).then_some(category);
            row(checklist, category, first_of_item.then_some(item), requirement, errata)
        })
        .collect_view();
    view! { <tbody>{rows}</tbody> }
}

/// A row; the cells that span several rows stand in their first.
fn row(
    checklist: &Checklist,
    category: Option<&Category>,
    item: Option<&Item>,
    requirement: &Requirement,
    errata: &[Erratum],
) -> AnyView {
    let anchor = anchor(&requirement.id);
    let rows = span(item.map_or(1, |item| item.requirements.len()));
    let cells = checklist.columns.iter().map(|column| {
        let label = column.title.clone();
        match &column.holds {
            Holds::Category => category
                .map(|category| {
                    let count = category.items.iter().map(|item| item.requirements.len()).sum();
                    let title = words(&category.title, errata);
                    view! {
                        <th class="category" scope="rowgroup" rowspan=span(count) data-label=label>
                            {title}
                        </th>
                    }
                })
                .into_any(),
            Holds::Number => view! {
                <th class="number" scope="row" data-label=label>
                    <a href=format!("#{anchor}")>{requirement.id.clone()}</a>
                </th>
            }
            .into_any(),
            Holds::Item => item
                .map(|item| {
                    let title = words(&item.title, errata);
                    view! { <td data-label=label rowspan=rows.clone()>{title}</td> }
                })
                .into_any(),
            Holds::Text => view! {
                <td class="text" data-label=label>{words(&requirement.text, errata)}</td>
            }
            .into_any(),
            Holds::Risk => item
                .map(|item| {
                    let risk = item.risk.as_deref().map(|risk| words(risk, errata));
                    view! { <td class="risk" data-label=label rowspan=rows.clone()>{risk}</td> }
                })
                .into_any(),
            Holds::Level(class) => {
                let mut levels = requirement.levels.iter();
                let level = levels.find(|level| level.class == *class);
                let says = level.map_or("-", |level| level.words.as_str());
                view! { <td class="level" data-label=label>{words(says, errata)}</td> }.into_any()
            }
            Holds::Check => view! { <td class="tick" data-label=label></td> }.into_any(),
        }
    });
    let need = Need::of(checklist, requirement);
    view! {
        <tr id=anchor.clone() data-need=need.classes data-party=need.party>{cells.collect_view()}</tr>
    }
    .into_any()
}

/// The `rowspan` of a cell; none for a single row.
fn span(rows: usize) -> Option<String> {
    (rows > 1).then(|| rows.to_string())
}
