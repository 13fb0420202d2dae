//! The search index, read from the pages as they are written: one piece for each standard.

use std::sync::Mutex;

use kijun_content::Library;
use kijun_content::model::Standard;
use kijun_content::tree::{Edge, Fragment, Node};
use kijun_search::index::{Builder, Cut, CutPassage, Cutter, Tag, cut};

use crate::components::requirement_table::anchor;
use crate::components::requirement_words::place;
use crate::pages::Rendered;
use crate::pages::search::OWN_PAGES;
use crate::routes::Route;

/// A collector for the passages of pages, which are rendered in any order.
#[derive(Debug, Default)]
pub(super) struct Index(Mutex<Vec<(Route, Cut)>>);

impl Index {
    /// Add a page. Words of chapters are read from their trees, everything else from the HTML,
    /// because the other parts of pages are views and exist in no other form.
    pub(super) fn add(&self, route: Route, page: &Rendered) {
        let mut documents = page.documents.iter();
        let page = cut(&page.html, |cutter| documents.next().map(|each| read(each, cutter)));
        // If a thread panicked, the whole build ends anyway.
        if let Ok(mut pages) = self.0.lock() {
            pages.push((route, page));
        }
    }

    /// Return the names and texts of the pieces, last the piece of the pages without a standard.
    pub(super) fn finish(self, library: &Library) -> Vec<(String, String)> {
        let mut pages = self.0.into_inner().unwrap_or_default();
        let reading_order: Vec<Route> = Route::all(library).collect();
        pages.sort_by_key(|(route, _)| reading_order.iter().position(|known| known == route));
        let mut made = Vec::with_capacity(library.standards.len() + 1);
        for (place, standard) in library.standards.iter().enumerate() {
            let (name, title) = (&standard.id, &standard.short_title);
            made.push(piece(name, title, &pages, Some((place, standard)), library));
        }
        made.push(piece("site", OWN_PAGES, &pages, None, library));
        made
    }
}

/// Read the words of a chapter.
fn read(document: &Fragment, cutter: &mut Cutter) {
    for edge in document.tree().root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Root => {}
                Node::Element(element) => {
                    cutter.open(&Tag::new(element.name(), |name| element.get(name)));
                }
                Node::Text(text) => cutter.text(text),
            },
            Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    cutter.close(element.name());
                }
            }
        }
    }
}

fn piece(
    name: &str,
    title: &str,
    pages: &[(Route, Cut)],
    standard: Option<(usize, &Standard)>,
    library: &Library,
) -> (String, String) {
    let mut builder = Builder::new(title);
    let own = standard.map(|(place, _)| place);
    let pages: Vec<_> = pages.iter().filter(|(route, _)| route.standard() == own).collect();
    for (route, page) in &pages {
        builder.page(&route.path(library), page.clone());
    }
    if let Some((place, standard)) = standard {
        for term in &library.terms {
            let means = term.means.iter().filter(|each| each.standard == place);
            let means: Vec<String> = means.map(|each| each.words.clone()).collect();
            for form in term.forms.iter().filter(|_| !means.is_empty()) {
                builder.everyday(form, &means);
            }
        }
        requirements(&mut builder, place, standard, library);
    }
    for (route, page) in &pages {
        clauses(&mut builder, *route, page, library);
    }
    (format!("search-{name}"), builder.finish().write())
}

/// Add the requirements, by their ids, each with its place in the document.
fn requirements(builder: &mut Builder, at: usize, standard: &Standard, library: &Library) {
    for checklist in &standard.checklists {
        for (_, _, requirement) in checklist.requirements() {
            let stands = requirement.at.as_ref().and_then(|at| place(standard, at));
            let stands = stands.unwrap_or_else(|| {
                let path = Route::Requirements(at).path(library);
                format!("{path}#{}", anchor(&requirement.id))
            });
            let (path, anchor) = stands.split_once('#').unwrap_or((&stands, ""));
            let words = format!("{} {}", requirement.id, requirement.text);
            builder.number(&requirement.id, path, anchor, &words);
        }
    }
}

/// Add the clauses of the chapters; their anchors are their numbers.
fn clauses(builder: &mut Builder, route: Route, page: &Cut, library: &Library) {
    if !matches!(route, Route::Chapter { .. }) {
        return;
    }
    let mut before = "";
    for CutPassage { anchor, text, .. } in &page.passages {
        if anchor != before && anchor.starts_with(|first: char| first.is_ascii_digit()) {
            builder.number(anchor, &route.path(library), anchor, text);
        }
        before = anchor;
    }
}
