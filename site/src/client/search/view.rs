//! The search's views: the number of results, and the results.

use std::sync::Arc;

use leptos::either::Either;
use leptos::prelude::*;

use super::model::Search;
use super::shown::{Group, Link, Page};
use crate::client::kit::program::Program;

/// The id of the field for the words.
pub const WORDS: &str = "q";

/// The id of the element with the results.
pub const RESULTS: &str = "search-results";

/// Show the number of results.
pub fn status(program: Program<Search>) -> impl IntoView + use<> {
    let status = program.signal(|search| search.shown().status.clone());
    view! { <p role="status" class="search-status" data-search-status>{status}</p> }
}

/// Show the results. If the hits of a standard stay the same, its elements stay too, with their
/// open parts and the focus.
pub fn results(program: Program<Search>) -> impl IntoView + use<> {
    let groups = move || program.read(|search| search.shown().groups.clone());
    view! { <For each=groups key=Arc::clone children=|shown| group(&shown)/> }
}

fn group(group: &Group) -> impl IntoView + use<> {
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
}

fn page(page: &Page) -> impl IntoView + use<> {
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
}

fn list(links: &[Link]) -> impl IntoView + use<> {
    let items = links.iter().map(|each| view! { <li>{link(each)}</li> });
    view! { <ul>{items.collect_view()}</ul> }
}

fn link(link: &Link) -> impl IntoView + use<> {
    let parts = link.parts.iter().map(|part| {
        if part.marked {
            Either::Left(view! { <mark>{part.text.clone()}</mark> })
        } else {
            Either::Right(part.text.clone())
        }
    });
    let class = (!link.class.is_empty()).then(|| {
        let class = format!("{}の例", link.class);
        view! { " "<span class="search-class">{class}</span> }
    });
    view! { <a href=link.href.clone()>{parts.collect_view()}{class}</a> }
}
