//! The search's views: how much was found, and the results.

use std::sync::Arc;

use leptos::prelude::*;

use super::model::Search;
use super::shown::{Group, Link, Page};
use crate::client::kit::program::Program;

/// The id of the field for the words.
pub const WORDS: &str = "q";

/// The id of the element with the results.
pub const RESULTS: &str = "search-results";

/// How much was found.
pub fn status(program: Program<Search>) -> AnyView {
    let status = program.signal(|search| search.shown().status.clone());
    view! { <p role="status" class="search-status" data-search-status>{status}</p> }.into_any()
}

/// What was found. A standard whose hits stay the same stays as it is, with what is open and what
/// has the focus.
pub fn results(program: Program<Search>) -> AnyView {
    let groups = move || program.read(|search| search.shown().groups.clone());
    view! { <For each=groups key=Arc::clone children=|shown| group(&shown)/> }.into_any()
}

fn group(group: &Group) -> AnyView {
    let repeats = (!group.repeats.is_empty()).then(|| {
        let links = group.repeats.iter().enumerate().map(|(place, each)| {
            let comma = if place > 0 { "、" } else { "" };
            (comma, link(each))
        });
        view! { <p class="search-repeats">"同じ文言があるページ: " {links.collect_view()}</p> }
    });
    view! {
        <section class="search-group">
            <h2>{group.title.clone()}</h2>
            {group.pages.iter().map(page).collect_view()}
            {repeats}
        </section>
    }
    .into_any()
}

fn page(page: &Page) -> AnyView {
    let folded = (!page.folded.is_empty()).then(|| {
        let count = format!("ほか{}か所", page.folded.len());
        view! { <details><summary>{count}</summary>{list(&page.folded)}</details> }
    });
    let apart = page.hits.is_empty().then(|| {
        view! { <p class="hint">"言葉はこのページの別々の箇所にあります。"</p> }
    });
    view! {
        <section class="search-page">
            <h3>{link(&page.link)}</h3>
            {list(&page.hits)}
            {apart}
            {folded}
        </section>
    }
    .into_any()
}

fn list(links: &[Link]) -> AnyView {
    let items = links.iter().map(|each| view! { <li>{link(each)}</li> });
    view! { <ul>{items.collect_view()}</ul> }.into_any()
}

fn link(link: &Link) -> AnyView {
    let parts = link.parts.iter().map(|part| match part.marked {
        true => view! { <mark>{part.text.clone()}</mark> }.into_any(),
        false => part.text.clone().into_any(),
    });
    view! { <a href=link.href.clone()>{parts.collect_view()}</a> }.into_any()
}
