//! The pages: each takes the library and gives its title, its place and its content.

mod chapter;
mod check;
mod classes;
mod errata;
mod home;
pub(crate) mod not_found;
mod paper;
mod privacy;
mod requirements;
mod standard;

use std::sync::Arc;

use hydration_context::SsrSharedContext;
use kijun_content::Library;
use kijun_content::model::{Checklist, Standard};
use leptos::prelude::*;

use crate::build::{Assets, BundleAddress, Family};
use crate::components::shell;
use crate::routes::{Root, Route};

/// What every page draws on.
#[derive(Debug)]
pub(crate) struct Site<'a> {
    /// The standards.
    pub(crate) library: &'a Library,
    /// What pages load.
    pub(crate) assets: &'a Assets,
    /// The address under which the site is served, with a slash at both ends.
    pub(crate) base: String,
}

/// The place of a page: from here, its links are made.
#[derive(Debug)]
pub(crate) struct Here<'a> {
    /// The site.
    pub(crate) site: &'a Site<'a>,
    /// The page; `None` on the page for unknown addresses.
    pub(crate) route: Option<Route>,
    /// The place of the standard that the page belongs to.
    pub(crate) standard: Option<usize>,
    root: Root,
}

impl Here<'_> {
    /// A link to another page.
    pub(crate) fn to(&self, route: Route) -> String {
        self.link(&route.path(self.site.library))
    }

    /// A link to a path below the site's root.
    pub(crate) fn link(&self, path: &str) -> String {
        self.root.link(path)
    }

    /// The addresses of a bundle; `None` if the site is built without bundles.
    pub(crate) fn bundle(&self, family: Family) -> Option<&BundleAddress> {
        self.site.assets.bundle(family)
    }
}

/// A page without what surrounds it.
pub(crate) struct Page {
    /// Its title, without the site's name; empty on the home page.
    pub(crate) title: String,
    /// What it is about, in a sentence, for search results.
    pub(crate) description: String,
    /// The pages above it and, last, itself; empty on the home page.
    pub(crate) trail: Vec<(Route, String)>,
    /// Whether it holds a wide table.
    pub(crate) wide: bool,
    /// The bundle with its islands.
    pub(crate) family: Option<Family>,
    /// The content, with the page's one `h1`.
    pub(crate) content: AnyView,
}

/// Renders a page as HTML.
///
/// A route that the library does not have gives the page for unknown addresses.
pub(crate) fn render(site: &Site<'_>, route: Route) -> String {
    let root = Root::from_page(&route.path(site.library));
    in_owner(|| {
        let here =
            Here { site, route: Some(route), standard: standard_of(route), root: root.clone() };
        match page(&here, route) {
            Some(page) => shell::document(&here, page),
            None => not_found::render(site, root),
        }
    })
}

/// Runs `make` where islands with children can be rendered.
fn in_owner(make: impl FnOnce() -> String) -> String {
    Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands()))).with(make)
}

fn page(here: &Here<'_>, route: Route) -> Option<Page> {
    let standard = |place: usize| here.site.library.standards.get(place);
    let checklist = |place: usize, list: usize| -> Option<(&Standard, &Checklist)> {
        let standard = standard(place)?;
        Some((standard, standard.checklists.get(list)?))
    };
    Some(match route {
        Route::Home => home::page(here),
        Route::Privacy => privacy::page(),
        Route::Standard(place) => standard::page(here, place, standard(place)?),
        Route::Chapter(place, chapter) => chapter::page(here, place, standard(place)?, chapter)?,
        Route::Classes(place) => classes::page(here, place, standard(place)?)?,
        Route::Requirements(place) => requirements::page(here, place, standard(place)?),
        Route::Errata(place) => errata::page(place, standard(place)?),
        Route::Check(place, list) => {
            let (standard, checklist) = checklist(place, list)?;
            check_page(here, (place, list), standard, checklist)
        }
        Route::Paper(place, list) => {
            let (standard, checklist) = checklist(place, list)?;
            paper::page(here, (place, list), standard, checklist)
        }
    })
}

fn check_page(
    here: &Here<'_>,
    (place, list): (usize, usize),
    standard: &Standard,
    checklist: &Checklist,
) -> Page {
    let paper = here.to(Route::Paper(place, list));
    let classes = standard.classes.is_some().then(|| here.to(Route::Classes(place)));
    let privacy = here.to(Route::Privacy);
    let page = check::CheckPage { standard, checklist, root: &here.root };
    let label = format!("{}の自己点検", checklist.title);
    Page {
        title: format!("{label} {}", standard.short_title),
        description: format!(
            "{}の要件に答えると、要件を満たすかどうかと、その根拠となる文言が分かります。入力した内容は送信されません。",
            standard.title
        ),
        trail: below(place, standard, Route::Check(place, list), &label),
        wide: true,
        family: Some(Family::Form),
        content: check::check_page(page, paper, classes, privacy).into_any(),
    }
}

fn standard_of(route: Route) -> Option<usize> {
    match route {
        Route::Home | Route::Privacy => None,
        Route::Standard(place)
        | Route::Chapter(place, _)
        | Route::Classes(place)
        | Route::Requirements(place)
        | Route::Errata(place)
        | Route::Check(place, _)
        | Route::Paper(place, _) => Some(place),
    }
}

/// The way down to a page below a standard.
pub(crate) fn below(
    place: usize,
    standard: &Standard,
    page: Route,
    label: &str,
) -> Vec<(Route, String)> {
    vec![(Route::Standard(place), standard.short_title.clone()), (page, label.to_owned())]
}
