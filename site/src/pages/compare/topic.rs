//! One topic: the words of each standard in a column of its own, and below them how they compare.

use kijun_crosswalk::{Entry, Side, Topic};
use leptos::prelude::*;

use super::matrix::{card_anchor, of_topic};
use super::{ALL, Here, Numbered};
use crate::components::crosswalk::{Listed, relation, why};

pub(super) fn topic(
    here: &Here<'_>,
    columns: &[Numbered<'_>],
    topic: &Topic,
) -> impl IntoView + use<> {
    let cards = columns.iter().filter_map(|(number, listed)| {
        let cards = of_topic(topic, *listed).into_iter().map(|found| {
            let anchor = card_anchor(topic, found);
            view! { <article class="crosswalk-card" id=anchor>{found.words(here)}</article> }
        });
        let cards: Vec<_> = cards.collect();
        (!cards.is_empty()).then(|| {
            view! {
                <section class="topic-column" data-c=number.to_string()>
                    <h3>{listed.label()}</h3>
                    {cards}
                </section>
            }
        })
    });
    let note = topic.note.clone().map(|note| view! { <p data-words="kijun">{note}</p> });
    let entries = topic.entries.iter().map(|each| entry(columns, topic, each)).collect_view();
    let (id, heading) = (topic.id.clone(), format!("{}-entries", topic.id));
    view! {
        <section class="topic" id=id>
            <h2 data-words="kijun">
                <span class="editor-note-label">"編集者の論点"</span>
                {topic.title.clone()}
            </h2>
            <p class="all-topics"><a href=format!("#{ALL}")>"すべての論点を表示する"</a></p>
            {note}
            <div class="topic-columns">{cards.collect_view()}</div>
            <section class="topic-entries" aria-labelledby=heading>
                <h3 id=heading.clone()>"対応の読み取り"</h3>
                <ul>{entries}</ul>
            </section>
        </section>
    }
}

fn entry(columns: &[Numbered<'_>], topic: &Topic, entry: &Entry) -> Option<impl IntoView + use<>> {
    let find = |side: &Side| columns.iter().find(|(_, each)| each.path() == side.checklist);
    let ((a_number, a), (b_number, b)) = (find(&entry.a)?, find(&entry.b)?);
    let side = |listed: Listed<'_>, side: &Side| {
        let links = listed.find_all(&side.requirements).into_iter().map(|found| {
            let href = format!("#{}", card_anchor(topic, found));
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
