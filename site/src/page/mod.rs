//! A page: where it is, what it is made of, what it loads.
//!
//! Pages, components and the build all know this; it knows none of them.

mod assets;
mod family;
mod look;

use kijun_content::Library;
use kijun_content::model::Standard;
use leptos::prelude::AnyView;

use crate::routes::{Root, Route};
pub(crate) use assets::{Assets, BundleAddress};
pub use family::Family;
pub(crate) use look::Look;

/// What every page draws on.
#[derive(Debug)]
pub(crate) struct Site<'a> {
    /// The standards.
    pub(crate) library: &'a Library,
    /// What pages load.
    pub(crate) assets: &'a Assets,
    /// The address under which the site is served, with a slash at both ends.
    pub(crate) base: String,
    /// The addresses of the search index's pieces; empty until it is made.
    pub(crate) pieces: Vec<String>,
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
    /// The way to the site's root.
    pub(crate) root: Root,
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

/// The way down to a page below a standard.
pub(crate) fn below(
    place: usize,
    standard: &Standard,
    page: Route,
    label: &str,
) -> Vec<(Route, String)> {
    vec![(Route::Standard(place), standard.short_title.clone()), (page, label.to_owned())]
}
