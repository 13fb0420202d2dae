//! A page: its place, its parts, and the files it loads.
//!
//! Pages, components and the build use this module; it uses none of them.

mod assets;
pub(crate) mod controls;
mod family;
mod inline;
mod look;
pub(crate) mod program;

use kijun_content::Library;
use kijun_content::model::Standard;
use leptos::prelude::AnyView;

use crate::routes::{Root, Route};
pub(crate) use assets::{Assets, BundleAddress};
pub use family::Family;
pub(crate) use inline::{Inline, Packed, Program, gzip, pack};
pub(crate) use look::{Look, header};

/// The data that every page uses.
#[derive(Debug)]
pub(crate) struct Site<'a> {
    /// The standards.
    pub(crate) library: &'a Library,
    /// The addresses of the files that pages load.
    pub(crate) assets: &'a Assets,
    /// The address under which the site is served, with a slash at both ends.
    pub(crate) base: String,
    /// The addresses of the search index's pieces; empty until it is made.
    pub(crate) pieces: Vec<String>,
}

/// The place of a page; it makes the links of the page.
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
    /// Return a link to another page.
    pub(crate) fn to(&self, route: Route) -> String {
        self.link(&route.path(self.site.library))
    }

    /// Return whether pages lead to this one.
    pub(crate) fn links_to(&self, route: Route) -> bool {
        route.is_linked(self.site.library)
    }

    /// Return the site's name.
    pub(crate) fn site_name(&self) -> &str {
        self.site.library.site.name.as_deref().unwrap_or("基準 Kijun")
    }

    /// Return a link to a path below the site's root.
    pub(crate) fn link(&self, path: &str) -> String {
        self.root.link(path)
    }

    /// Return the addresses of a bundle; `None` if the site is built without bundles.
    pub(crate) fn bundle(&self, family: Family) -> Option<&BundleAddress> {
        self.site.assets.bundle(family)
    }
}

/// A page without the frame around it.
pub(crate) struct Page {
    /// Its title, without the site's name; empty on the home page.
    pub(crate) title: String,
    /// A sentence about the page, for search results.
    pub(crate) description: String,
    /// The pages above it and, last, itself; empty on the home page.
    pub(crate) trail: Vec<(Route, String)>,
    /// True if the page contains a wide table.
    pub(crate) wide: bool,
    /// The bundle with its program.
    pub(crate) family: Option<Family>,
    /// The content, with the only `h1` of the page.
    pub(crate) content: AnyView,
}

/// Return the way down to a page below a standard.
pub(crate) fn below(
    place: usize,
    standard: &Standard,
    page: Route,
    label: &str,
) -> Vec<(Route, String)> {
    vec![(Route::Standard(place), standard.short_title.clone()), (page, label.to_owned())]
}
