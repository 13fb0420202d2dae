//! An overview of the whole crosswalk: topics by checklists, and the requirements in no entry.

use std::collections::BTreeSet;

use kijun_crosswalk::Topic;
use leptos::prelude::*;

use super::{Here, Numbered};
use crate::components::crosswalk::{Found, Listed};
use crate::routes::Route;

/// Return the requirements of a checklist that a topic compares, in the checklist's order.
pub(super) fn of_topic<'a>(topic: &Topic, listed: Listed<'a>) -> Vec<Found<'a>> {
    let sides = topic.entries.iter().filter_map(|entry| entry.seen_from(listed.path()));
    let ids: BTreeSet<&String> = sides.flat_map(|seen| &seen.own.requirements).collect();
    let all = listed.checklist.rules.requirements.iter().map(|requirement| &requirement.id);
    all.filter(|id| ids.contains(id)).filter_map(|id| listed.find(id)).collect()
}

/// Return the anchor of a requirement on a topic's page.
pub(super) fn card_anchor(found: Found<'_>) -> String {
    let checklist = found.listed.path().replace('/', ".");
    format!("{checklist}.{}", found.requirement.id)
}

/// Return the link to a requirement's words on a topic's page.
pub(super) fn card(here: &Here<'_>, topic: usize, found: Found<'_>) -> String {
    format!("{}#{}", here.to(Route::Topic(topic)), card_anchor(found))
}

/// Show the requirements that are compared: one row for each topic, one column for each checklist.
pub(super) fn matrix(here: &Here<'_>, columns: &[Numbered<'_>]) -> impl IntoView + use<> {
    let crosswalk = &here.site.library.crosswalk;
    let heads = columns.iter().map(|(number, listed)| {
        view! { <th scope="col" data-c=number.to_string()>{listed.label()}</th> }
    });
    let rows = crosswalk.topics.iter().enumerate().map(|(place, topic)| {
        let cells = columns.iter().map(|(number, listed)| {
            let links = of_topic(topic, *listed).into_iter().map(|found| {
                let href = card(here, place, found);
                view! { <a class="nb" href=href>{found.number()}</a>" " }
            });
            let links = links.collect_view();
            let empty = links.is_empty();
            view! {
                <td data-c=number.to_string() data-label=listed.label() data-empty=empty>
                    {if empty { "―".into_any() } else { links.into_any() }}
                </td>
            }
        });
        let href = here.to(Route::Topic(place));
        view! {
            <tr>
                <th scope="row"><a href=href>{topic.title.clone()}</a></th>
                {cells.collect_view()}
            </tr>
        }
    });
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label="論点と基準の一覧表">
            <table class="stacked compare-matrix">
                <thead>
                    <tr>
                        <th scope="col">"論点"</th>
                        {heads.collect_view()}
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

/// Show the requirements that correspond to no other, so that nobody believes they were forgotten.
pub(super) fn alone(here: &Here<'_>, columns: &[Numbered<'_>]) -> impl IntoView + use<> {
    let crosswalk = &here.site.library.crosswalk;
    let lists = columns.iter().filter_map(|(number, listed)| {
        let sides = crosswalk.entries().filter_map(|(_, entry)| entry.seen_from(listed.path()));
        let compared: BTreeSet<&String> = sides.flat_map(|seen| &seen.own.requirements).collect();
        let all = listed.checklist.rules.requirements.iter().map(|requirement| &requirement.id);
        let alone: Vec<Found<'_>> =
            all.filter(|id| !compared.contains(id)).filter_map(|id| listed.find(id)).collect();
        let items = alone.iter().map(|found| view! { <li>{found.brief(here)}</li> });
        let items = items.collect_view();
        let count = format!("{}（{}件）", listed.label(), alone.len());
        (!alone.is_empty()).then(|| {
            view! {
                <div data-c=number.to_string()>
                    <h3>{count}</h3>
                    <ul>{items}</ul>
                </div>
            }
        })
    });
    let lists: Vec<_> = lists.collect();
    (!lists.is_empty()).then(|| {
        view! {
            <section class="compare-alone">
                <h2>"ほかの基準に対応する要件がないもの"</h2>
                {lists}
            </section>
        }
    })
}
