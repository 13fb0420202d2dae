//! The pages: each takes the library and returns its title, its place and its content.

mod accessibility;
mod ask;
mod bidders;
mod carry_over;
mod chapter;
mod check;
mod classes;
mod compare;
mod editions;
mod errata;
mod export;
mod glossary;
mod home;
mod ledger;
pub(crate) mod not_found;
mod paper;
mod privacy;
mod procedure;
mod requirements;
pub(crate) mod schema;
pub(crate) mod search;
mod sign;
pub(crate) mod standalone;
mod standard;
mod styleguide;
mod training;
mod whole;
mod worked_example;
mod worked_examples;

use kijun_content::model::{Checklist, Standard};
use kijun_content::tree::Fragment;
use leptos::prelude::*;

use crate::components::shell;
use crate::data::check::Source;
use crate::page::{Family, Here, Page, Site, below};
use crate::routes::{Root, Route};

/// A rendered page.
pub(crate) struct Rendered {
    /// The page as HTML.
    pub(crate) html: String,
    /// The words of its chapters, in the order of the page, before terms become buttons. Each is in
    /// an element with the class `document`.
    pub(crate) documents: Vec<Fragment>,
}

/// Render a page.
///
/// If the library does not have the route, render the page for unknown addresses.
pub(crate) fn render(site: &Site<'_>, route: Route) -> Rendered {
    let root = Root::from_page(&route.path(site.library));
    in_owner(|| {
        let here =
            Here { site, route: Some(route), standard: route.standard(), root: root.clone() };
        let documents = documents(&here, route);
        let html = match page(&here, route, &documents) {
            Some(page) => shell::document(&here, page),
            None => not_found::render(site, root),
        };
        Rendered { html, documents }
    })
}

/// Run `make` with an owner for its signals, which ends with the page.
fn in_owner<T>(make: impl FnOnce() -> T) -> T {
    Owner::new().with(make)
}

/// Return the words of the chapters on a page.
fn documents(here: &Here<'_>, route: Route) -> Vec<Fragment> {
    let standard = |place: usize| here.site.library.standards.get(place);
    let found = match route {
        Route::Chapter { standard: place, chapter } => standard(place)
            .and_then(|own| chapter::document(here, place, own, chapter))
            .map(|document| vec![document]),
        Route::Whole(place) => standard(place).map(|own| whole::documents(here, own)),
        _ => None,
    };
    found.unwrap_or_default()
}

fn page(here: &Here<'_>, route: Route, documents: &[Fragment]) -> Option<Page> {
    let standard = |place: usize| here.site.library.standards.get(place);
    let checklist = |place: usize, list: usize| -> Option<(&Standard, &Checklist)> {
        let standard = standard(place)?;
        Some((standard, standard.checklists.get(list)?))
    };
    Some(match route {
        Route::Home => home::page(here),
        Route::Ask => ask::page(here),
        Route::Search => search::page(here),
        Route::Compare => compare::page(here),
        Route::Topic(topic) => compare::topic_page(here, topic)?,
        Route::Bidders => bidders::page(here),
        Route::Glossary => glossary::page(here),
        Route::Accessibility => accessibility::page(here),
        Route::Styleguide => styleguide::page(here),
        Route::Privacy => privacy::page(),
        Route::Schema => schema::page(here),
        Route::Sign => sign::page(here),
        Route::Standard(place) => standard::page(here, place, standard(place)?),
        Route::Chapter { standard: place, chapter } => {
            chapter::page(here, place, standard(place)?, chapter, documents.first()?)?
        }
        Route::Whole(place) => whole::page(here, place, standard(place)?, documents),
        Route::Classes(place) => classes::page(here, place, standard(place)?)?,
        Route::Requirements(place) => requirements::page(here, place, standard(place)?),
        Route::WorkedExamples(place) => worked_examples::page(here, place, standard(place)?),
        Route::WorkedExample { standard: place, example } => {
            worked_example::page(here, place, standard(place)?, example)?
        }
        Route::Procedure(place) => procedure::page(here, place, standard(place)?)?,
        Route::Ledger(place) => ledger::page(here, place, standard(place)?)?,
        Route::Editions(place) => editions::page(here, place, standard(place)?),
        Route::Errata(place) => errata::page(place, standard(place)?),
        Route::Training(place) => training::page(here, place, standard(place)?),
        Route::TrainingNotes(place) => training::notes(here, place, standard(place)?),
        Route::Check { standard: place, checklist: list } => {
            let (standard, checklist) = checklist(place, list)?;
            check_page(here, (place, list), standard, checklist, None)
        }
        Route::CarryOver { standard: place, checklist: list } => {
            carry_over::page(here, place, list)?
        }
        Route::Export { standard: place, checklist: list } => {
            let (standard, checklist) = checklist(place, list)?;
            export::page(here, (place, list), standard, checklist)
        }
        Route::Paper { standard: place, checklist: list } => {
            let (standard, checklist) = checklist(place, list)?;
            paper::page(here, (place, list), standard, checklist)
        }
    })
}

/// Return a short name for the answers to a checklist: of the standard, and of the checklist if the
/// standard has several.
fn short_name(standard: &Standard, checklist: &Checklist) -> String {
    match standard.checklists.len() {
        1 => standard.short_title.clone(),
        _ => format!("{} {}", standard.short_title, checklist.title),
    }
}

/// Return the other forms of the site, whose answers may lead to proposals.
fn sources(here: &Here<'_>, own: (usize, usize)) -> Vec<Source> {
    let listed = crate::components::crosswalk::listed(here.site.library);
    let others = listed.filter(|each| (each.place, each.list) != own);
    others
        .map(|each| Source {
            checklist: each.checklist.rules.id.clone(),
            title: each.label(),
            href: here.to(Route::Check { standard: each.place, checklist: each.list }),
        })
        .collect()
}

/// Return the page of a form. `workbook`: the data of the Excel form, if the page makes it itself.
fn check_page(
    here: &Here<'_>,
    (place, list): (usize, usize),
    standard: &Standard,
    checklist: &Checklist,
    workbook: Option<&str>,
) -> Page {
    let paper = here.to(Route::Paper { standard: place, checklist: list });
    let classes = standard.classes.is_some().then(|| here.to(Route::Classes(place)));
    let privacy = here.to(Route::Privacy);
    let live = here.bundle(Family::Form).is_some();
    let block = kijun_content::model::Block::RequirementTable(list);
    let chapter = standard.chapters.iter().position(|chapter| chapter.blocks.contains(&block));
    let table = chapter
        .map_or(Route::Standard(place), |chapter| Route::Chapter { standard: place, chapter });
    let table = here.to(table);
    let inside = here.root.is_inside();
    let export = Route::Export { standard: place, checklist: list };
    let export = if inside { String::new() } else { here.to(export) };
    let carry_over = Route::CarryOver { standard: place, checklist: list };
    let has_way = here.site.library.crosswalk.has(&checklist.rules.id);
    let carry_over = (has_way && !inside && here.links_to(carry_over)).then(|| here.to(carry_over));
    let sources = if inside { Vec::new() } else { sources(here, (place, list)) };
    let editions = kijun_content::editions::successions(standard, checklist);
    let history = here.to(Route::Editions(place));
    // Load the larger bundle only if answers can come from an earlier edition.
    let family = if editions.is_empty() { Family::Form } else { Family::FormEditions };
    let label = format!("{}の自己点検", checklist.title);
    let title = format!("{label} {}", standard.short_title);
    let page = check::CheckPage {
        standard,
        title: &title,
        checklist,
        root: &here.root,
        table: &table,
        export: &export,
        workbook,
        carry_over: carry_over.as_deref(),
        sources: &sources,
        editions: &editions,
        history: &history,
        live,
    };
    let content = check::check_page(page, paper, classes, privacy).into_any();
    Page {
        title,
        description: format!(
            "{}の要件に答えると、要件を満たすかどうかと、その根拠となる文言が分かります。入力した内容は送信されません。",
            standard.title
        ),
        trail: below(place, standard, Route::Check { standard: place, checklist: list }, &label),
        wide: true,
        family: Some(family),
        content,
    }
}
