//! The ways through the site: the links of every page's header, and the tabs of a standard.

use kijun_content::model::Standard;
use leptos::prelude::*;

use super::appearance::opener;
use crate::page::Here;
use crate::routes::Route;

/// The anchor of the list of standards on the home page.
pub(crate) const STANDARDS: &str = "standards";
/// The anchor of the checklists on a standard's overview.
pub(crate) const CHECKLISTS: &str = "checklists";
/// The anchor of the trainings in the list of standards.
pub(crate) const TRAININGS: &str = "trainings";

/// A part of a standard: a tab that leads to it is on all its pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// The document itself.
    Words,
    /// The requirements by class.
    Requirements,
    /// The classes and their finder.
    Classes,
    /// The self-assessments.
    Check,
    /// The procedure and the ledger.
    Procedure,
    /// The training.
    Training,
}

impl Part {
    /// All parts, in the order of the tabs.
    pub(crate) const ALL: [Self; 6] = [
        Self::Words,
        Self::Requirements,
        Self::Classes,
        Self::Check,
        Self::Procedure,
        Self::Training,
    ];

    /// Return the label of its tab.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Words => "本文",
            Self::Requirements => "要件",
            Self::Classes => "分類",
            Self::Check => "自己点検",
            Self::Procedure => "手続き",
            Self::Training => "研修",
        }
    }

    /// Return the link to the part; `None` if the standard does not have it.
    pub(crate) fn link(
        self,
        here: &Here<'_>,
        place: usize,
        standard: &Standard,
    ) -> Option<(Route, String)> {
        let checks = !standard.checklists.is_empty();
        let route = match self {
            Self::Words if standard.chapters.is_empty() => None,
            Self::Words => Some(Route::Chapter { standard: place, chapter: 0 }),
            Self::Requirements => checks.then_some(Route::Requirements(place)),
            Self::Classes => standard.classes.as_ref().map(|_| Route::Classes(place)),
            Self::Check if standard.checklists.len() > 1 => {
                let list = Route::Standard(place);
                return Some((list, format!("{}#{CHECKLISTS}", here.to(list))));
            }
            Self::Check => checks.then_some(Route::Check { standard: place, checklist: 0 }),
            Self::Procedure => standard.procedure.as_ref().map(|_| Route::Procedure(place)),
            Self::Training => checks.then_some(Route::Training(place)),
        };
        let route = route.filter(|route| here.links_to(*route))?;
        Some((route, here.to(route)))
    }

    /// Return the part that a page belongs to; `None` for an overview and for pages of no standard.
    fn of(route: Route) -> Option<Self> {
        match route {
            Route::Chapter { .. }
            | Route::Whole(_)
            | Route::WorkedExamples(_)
            | Route::WorkedExample { .. }
            | Route::Editions(_)
            | Route::Errata(_) => Some(Self::Words),
            Route::Requirements(_) => Some(Self::Requirements),
            Route::Classes(_) => Some(Self::Classes),
            Route::Check { .. }
            | Route::Export { .. }
            | Route::Paper { .. }
            | Route::CarryOver { .. } => Some(Self::Check),
            Route::Procedure(_) | Route::Ledger(_) => Some(Self::Procedure),
            Route::Training(_) | Route::TrainingNotes(_) => Some(Self::Training),
            _ => None,
        }
    }
}

/// Show the name of the page's standard and the tabs of its parts.
pub(crate) fn tabs(here: &Here<'_>, place: usize, standard: &Standard) -> impl IntoView + use<> {
    let overview = Route::Standard(place);
    let current = here.route.and_then(Part::of);
    let tabs = Part::ALL.into_iter().filter_map(|part| {
        let (route, href) = part.link(here, place, standard)?;
        let inside = (current == Some(part)).then_some("true");
        let current =
            if here.route == Some(route) && inside.is_some() { Some("page") } else { inside };
        Some(view! { <li><a href=href aria-current=current>{part.label()}</a></li> })
    });
    let own = (here.route == Some(overview)).then_some("page");
    let label = format!("{}のページ", standard.short_title);
    view! {
        <nav class="tabs" aria-label=label>
            <ul>
                <li class="tabs-name"><a href=here.to(overview) aria-current=own>{standard.short_title.clone()}</a></li>
                {tabs.collect_view()}
            </ul>
        </nav>
    }
}

/// Show the links of the header, once for a wide screen, and once in a menu for a narrow one.
pub(crate) fn site_links(here: &Here<'_>) -> impl IntoView + use<> {
    view! {
        <nav class="site-nav" aria-label="サイト"><ul>{links(here)}<li>{opener()}</li></ul></nav>
        <details class="site-menu">
            <summary>"メニュー"</summary>
            <nav aria-label="メニュー"><ul>{links(here)}<li>{opener()}</li></ul></nav>
        </details>
    }
}

fn links(here: &Here<'_>) -> impl IntoView + use<> {
    let library = here.site.library;
    let list = |anchor: &str| format!("{}#{anchor}", here.to(Route::Home));
    let mut standards = (0..).zip(&library.standards);
    let trained = standards.any(|(place, standard)| {
        !standard.checklists.is_empty() && here.links_to(Route::Training(place))
    });
    let compared = !library.crosswalk.topics.is_empty() && here.links_to(Route::Compare);
    let page = |route: Route| (here.route == Some(route)).then_some("page");
    let training = matches!(here.route, Some(Route::Training(_) | Route::TrainingNotes(_)));
    let inside = (here.standard.is_some() && !training).then_some("true");
    let topic = matches!(here.route, Some(Route::Topic(_))).then_some("true");
    [
        Some((list(STANDARDS), "基準", inside)),
        here.links_to(Route::Bidders)
            .then(|| (here.to(Route::Bidders), "事業者の比較", page(Route::Bidders))),
        compared.then(|| (here.to(Route::Compare), "基準の比較", page(Route::Compare).or(topic))),
        trained.then(|| (list(TRAININGS), "研修", training.then_some("true"))),
        here.links_to(Route::Glossary)
            .then(|| (here.to(Route::Glossary), "用語集", page(Route::Glossary))),
    ]
    .into_iter()
    .flatten()
    .map(|(href, label, current)| view! { <li><a href=href aria-current=current>{label}</a></li> })
    .collect_view()
}
