//! The components with their states on one page, for people who change them.
//!
//! It is built only with [`crate::build::Options::styleguide`]; no page links to it. The samples
//! are taken from the library, so that they look as on the pages. If the library has no words for a
//! sample, the sample says so.

mod controls;
mod parts;

use kijun_content::model::{Checklist, Item, Requirement, Standard};
use leptos::prelude::*;

use super::{Here, Page};
use crate::routes::Route;

const TITLE: &str = "部品の見本";

pub(super) fn page(here: &Here<'_>) -> Page {
    let samples = parts::samples(here).into_iter().chain(controls::samples());
    let (links, sections): (Vec<_>, Vec<_>) = samples.map(Sample::views).unzip();
    let content = view! {
        <h1>{TITLE}</h1>
        <p class="lede">"画面の部品を、状態ごとに並べた開発用のページです。公開するサイトには入りません。"</p>
        <nav class="contents" aria-label="部品の一覧"><ul>{links}</ul></nav>
        {sections}
        {parts::terms(here).into_any()}
    };
    Page {
        title: TITLE.to_owned(),
        description: "画面の部品を、状態ごとに並べた開発用のページです。".to_owned(),
        trail: vec![(Route::Styleguide, TITLE.to_owned())],
        wide: true,
        family: None,
        content: content.into_any(),
    }
}

/// A component with its states.
struct Sample {
    /// The module of `site/src/components/`, or the style sheet's class if there is no module.
    component: &'static str,
    /// Its title for readers.
    title: &'static str,
    view: AnyView,
}

impl Sample {
    fn new(component: &'static str, title: &'static str, view: impl IntoAny) -> Self {
        Self { component, title, view: view.into_any() }
    }

    /// Return its link in the list, and its section.
    fn views(self) -> (AnyView, AnyView) {
        let Self { component, title, view } = self;
        let id = format!("sample-{component}");
        let href = format!("#{id}");
        let link = view! { <li><a href=href>{title}</a></li> };
        let section = view! {
            <section class="sample" id=id data-component=component>
                <h2>{title}" "<code>{component}</code></h2>
                {view}
            </section>
        };
        (link.into_any(), section.into_any())
    }
}

/// A requirement of the library, with its place.
#[derive(Clone, Copy)]
struct Found<'a> {
    place: usize,
    standard: &'a Standard,
    list: usize,
    checklist: &'a Checklist,
    item: &'a Item,
    requirement: &'a Requirement,
}

/// Find the first requirement that `wanted` takes.
fn requirement<'a>(here: &Here<'a>, wanted: fn(&Requirement) -> bool) -> Option<Found<'a>> {
    (0..).zip(&here.site.library.standards).find_map(|(place, standard)| {
        (0..).zip(&standard.checklists).find_map(|(list, checklist)| {
            let (_, item, requirement) =
                checklist.requirements().find(|(.., requirement)| wanted(requirement))?;
            Some(Found { place, standard, list, checklist, item, requirement })
        })
    })
}

/// Show a sample, or say that the library has no words for it.
fn or_none(view: Option<AnyView>) -> AnyView {
    view.unwrap_or_else(|| {
        view! { <p class="hint">"この内容には見本になるものがありません。"</p> }.into_any()
    })
}
