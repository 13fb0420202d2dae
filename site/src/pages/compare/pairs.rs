//! The comparison of two standards: the points where one asks for more than the other, and the
//! requirements that only one of them has.

use std::collections::BTreeSet;

use kijun_crosswalk::{Entry, Relation, SeenEntry, Side, Topic};
use leptos::prelude::*;

use super::matrix::card;
use super::{Here, Numbered};
use crate::components::crosswalk::{Listed, relation, sign, why};
use crate::routes::Route;

/// An entry between two checklists, seen from the first.
#[derive(Clone, Copy)]
struct Seen<'a> {
    /// The topic's place.
    place: usize,
    topic: &'a Topic,
    entry: &'a Entry,
    own: &'a Side,
    other: &'a Side,
    relation: Relation,
}

/// Show every two checklists, in their order.
pub(super) fn pairs(here: &Here<'_>, columns: &[Numbered<'_>]) -> impl IntoView + use<> {
    let all = columns.iter().enumerate();
    let all =
        all.flat_map(|(place, one)| columns.iter().skip(place + 1).map(move |two| (one, two)));
    let all = all.map(|(one, two)| pair(here, *one, *two)).collect_view();
    view! {
        <section class="compare-pairs">
            <h2 id="pairs">"どちらの基準が多くを求めているか"</h2>
            <p data-words="kijun">
                "2つの基準を選ぶと、一方が多くを求めていることと、一方だけが求めていることが分かります。文言だけを比べた編集者の読み取りで、必須か推奨かは比べていません。"
            </p>
            <p class="screen-note">"印刷すると、開いてあるものだけが紙に出ます。"</p>
            {all}
        </section>
    }
}

fn pair(here: &Here<'_>, one: Numbered<'_>, two: Numbered<'_>) -> impl IntoView + use<> {
    let ((one_number, one), (two_number, two)) = (one, two);
    let crosswalk = &here.site.library.crosswalk;
    let topics = (0..).zip(&crosswalk.topics);
    let entries = topics
        .flat_map(|(place, topic)| topic.entries.iter().map(move |entry| (place, topic, entry)));
    let seen: Vec<Seen<'_>> = entries
        .filter_map(|(place, topic, entry)| {
            let SeenEntry { own, other, relation } = entry.seen_from(one.path())?;
            let between = other.checklist == two.path();
            between.then_some(Seen { place, topic, entry, own, other, relation })
        })
        .collect();
    let (first, second) = (one.label(), two.label());
    let of = |wanted: Relation| {
        let wanted = seen.iter().filter(move |each| each.relation == wanted);
        wanted.map(|each| full(here, *each, one, two)).collect::<Vec<_>>()
    };
    let related = seen.iter().filter(|each| each.relation == Relation::Related);
    let related: Vec<_> = related.map(|each| short(here, *each, one, two)).collect();
    let name = |path: &str| path.replace('/', ".");
    view! {
        <details
            class="pair"
            id=format!("pair.{}.{}", name(one.path()), name(two.path()))
            data-c=format!("{one_number} {two_number}")
        >
            <summary>{format!("{first} と {second}")}</summary>
            {list("superset", &format!("{first}のほうが多くを求めていること"), of(Relation::Superset))}
            {list("subset", &format!("{second}のほうが多くを求めていること"), of(Relation::Subset))}
            {list("equal", "同じことを求めていること", of(Relation::Equal))}
            {list("one", &format!("{first}だけが求めていること"), only(here, one, &seen, true))}
            {list("two", &format!("{second}だけが求めていること"), only(here, two, &seen, false))}
            {list("related", "関連するが、どちらが多いとはいえないこと", related)}
        </details>
    }
}

/// Show a heading with the number of items, and the items.
fn list(kind: &'static str, title: &str, items: Vec<AnyView>) -> impl IntoView + use<> {
    let count = items.len();
    let items = if count == 0 {
        view! { <p>"ありません。"</p> }.into_any()
    } else {
        view! { <ul>{items}</ul> }.into_any()
    };
    view! {
        <section data-list=kind>
            <h3>{format!("{title}（{count}件）")}</h3>
            {items}
        </section>
    }
}

/// Show an entry as a sentence, with its topic.
fn full(here: &Here<'_>, seen: Seen<'_>, one: Listed<'_>, two: Listed<'_>) -> AnyView {
    let side = |listed: Listed<'_>, side: &Side| {
        view! { <strong>{listed.label()}{numbers(here, seen.place, listed, side)}</strong> }
            .into_any()
    };
    let sentence = relation(seen.relation, side(one, seen.own), side(two, seen.other));
    let reason = why(&seen.entry.why, one.standard, two.standard);
    view! { <li>{sentence}{reason}</li> }.into_any()
}

/// Show the numbers of an entry, with its topic.
fn short(here: &Here<'_>, seen: Seen<'_>, one: Listed<'_>, two: Listed<'_>) -> AnyView {
    let (mark, _) = sign(seen.relation);
    let href = here.to(Route::Topic(seen.place));
    view! {
        <li>
            <a href=href>{seen.topic.title.clone()}</a>
            ": "
            {numbers(here, seen.place, one, seen.own)}
            " "
            <span aria-hidden="true">{mark}</span>
            {numbers(here, seen.place, two, seen.other)}
        </li>
    }
    .into_any()
}

/// Show the document's numbers of a side, each as a link to its words on the topic's page.
fn numbers(
    here: &Here<'_>,
    topic: usize,
    listed: Listed<'_>,
    side: &Side,
) -> impl IntoView + use<> {
    let all = listed.find_all(&side.requirements).into_iter().map(|found| {
        let href = card(here, topic, found);
        view! { " "<a class="nb" href=href>{found.number()}</a> }
    });
    all.collect_view()
}

/// Show the requirements of a checklist that are in no entry between the two.
fn only(here: &Here<'_>, listed: Listed<'_>, seen: &[Seen<'_>], first: bool) -> Vec<AnyView> {
    let sides = seen.iter().map(|each| if first { each.own } else { each.other });
    let compared: BTreeSet<&String> = sides.flat_map(|side| &side.requirements).collect();
    let all = listed.checklist.rules.requirements.iter().map(|requirement| &requirement.id);
    let alone = all.filter(|id| !compared.contains(id)).filter_map(|id| listed.find(id));
    alone.map(|found| view! { <li>{found.brief(here)}</li> }.into_any()).collect()
}
