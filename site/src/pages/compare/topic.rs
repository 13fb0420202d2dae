//! The page of one topic: the words of each standard in a column of its own, and the comparison
//! below.

use kijun_crosswalk::{Entry, Side, Topic};
use leptos::prelude::*;

use super::matrix::{card, card_anchor, of_topic};
use super::{Here, Numbered};
use crate::components::crosswalk::{Listed, relation, why};

pub(super) fn topic(
    here: &Here<'_>,
    columns: &[Numbered<'_>],
    (place, topic): (usize, &Topic),
) -> impl IntoView + use<> {
    let cards = columns.iter().filter_map(|(number, listed)| {
        let cards = of_topic(topic, *listed).into_iter().map(|found| {
            let anchor = card_anchor(found);
            view! { <article class="crosswalk-card" id=anchor>{found.words(here)}</article> }
        });
        let cards: Vec<_> = cards.collect();
        (!cards.is_empty()).then(|| {
            view! {
                <section class="topic-column" data-c=number.to_string()>
                    <h2>{listed.label()}</h2>
                    {cards}
                </section>
            }
        })
    });
    let note = topic.note.clone().map(|note| view! { <p data-words="kijun">{note}</p> });
    let entries = topic.entries.iter().map(|each| entry(here, columns, place, each)).collect_view();
    let (id, heading) = (topic.id.clone(), format!("{}-entries", topic.id));
    view! {
        <section class="topic" id=id>
            {note}
            <div class="topic-columns">{cards.collect_view()}</div>
            <section class="topic-entries" aria-labelledby=heading>
                <h2 id=heading.clone()>"対応の読み取り"</h2>
                <ul>{entries}</ul>
            </section>
        </section>
    }
}

fn entry(
    here: &Here<'_>,
    columns: &[Numbered<'_>],
    topic: usize,
    entry: &Entry,
) -> Option<impl IntoView + use<>> {
    let find = |side: &Side| columns.iter().find(|(_, each)| each.path() == side.checklist);
    let ((a_number, a), (b_number, b)) = (find(&entry.a)?, find(&entry.b)?);
    let side = |listed: Listed<'_>, side: &Side| {
        let links = listed.find_all(&side.requirements).into_iter().map(|found| {
            let href = card(here, topic, found);
            view! { " "<a class="nb" href=href>{found.number()}</a> }
        });
        view! { <strong>{listed.label()}{links.collect_view()}</strong> }.into_any()
    };
    let sentence = relation(entry.relation, side(*a, &entry.a), side(*b, &entry.b));
    Some(view! {
        <li data-c=format!("{a_number} {b_number}")>
            {sentence}
            {why(&entry.why, a.standard, b.standard)}
        </li>
    })
}
