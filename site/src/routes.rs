//! The pages of the site, and the links between them.
//!
//! A page is a folder with an `index.html`. Links are relative to the page, so that the site works
//! wherever its folder is.

use kijun_content::Library;
use kijun_content::model::{Checklist, Standard};

/// A page of the site. The numbers are places in [`Library::standards`] and, within a standard, in
/// its chapters, checklists or worked examples.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route {
    /// The first page: the purpose of Kijun, its readers, and the links to its parts.
    Home,
    /// The search over all standards.
    Search,
    /// The comparison of the standards.
    Compare,
    /// A topic of the crosswalk.
    Topic(usize),
    /// The comparison of vendors' answer files.
    Bidders,
    /// The terms that the documents use.
    Glossary,
    /// The accessibility of the site, and how it was checked.
    Accessibility,
    /// The protection of data: nothing leaves the computer, and how this is enforced.
    Privacy,
    /// A standard's overview.
    Standard(usize),
    /// A chapter of a standard.
    Chapter {
        /// The place of its standard.
        standard: usize,
        /// The place of its chapter in the standard.
        chapter: usize,
    },
    /// All chapters of a standard on one page, for printing.
    Whole(usize),
    /// A standard's information classes, and the class finder.
    Classes(usize),
    /// A standard's requirements, filtered by class.
    Requirements(usize),
    /// A standard's worked examples.
    WorkedExamples(usize),
    /// A worked example of a standard, beside the items of a checklist that it concerns.
    WorkedExample {
        /// The place of its standard.
        standard: usize,
        /// The place of its example in the standard.
        example: usize,
    },
    /// The steps that are necessary to use a service.
    Procedure(usize),
    /// The entries of a standard's ledgers.
    Ledger(usize),
    /// The editions of a standard, and the differences between them.
    Editions(usize),
    /// The places where the text as held is wrong or odd.
    Errata(usize),
    /// The training of a standard: one requirement per screen, the class quiz, scenarios.
    Training(usize),
    /// The self-assessment form of a checklist.
    Check {
        /// The place of its standard.
        standard: usize,
        /// The place of its checklist in the standard.
        checklist: usize,
    },
    /// The form of a checklist as Excel or CSV, to be saved and read.
    Export {
        /// The place of its standard.
        standard: usize,
        /// The place of its checklist in the standard.
        checklist: usize,
    },
    /// The form of a checklist on paper.
    Paper {
        /// The place of its standard.
        standard: usize,
        /// The place of its checklist in the standard.
        checklist: usize,
    },
    /// Answers carried over from other checklists to this one.
    CarryOver {
        /// The place of its standard.
        standard: usize,
        /// The place of its checklist in the standard.
        checklist: usize,
    },
    /// The components with their states; only for development, and not in [`Route::all`].
    Styleguide,
}

/// The pages that do not depend on a standard.
const FIXED: [Route; 6] = [
    Route::Home,
    Route::Search,
    Route::Bidders,
    Route::Glossary,
    Route::Accessibility,
    Route::Privacy,
];

impl Route {
    /// Return every page for which `library` has content, in reading order.
    pub fn all(library: &Library) -> impl Iterator<Item = Self> + '_ {
        let fixed = FIXED.into_iter();
        let topics = 0..library.crosswalk.topics.len();
        let compare = (!topics.is_empty()).then_some(Self::Compare);
        let compare = compare.into_iter().chain(topics.map(Self::Topic));
        let standards = (0..).zip(&library.standards);
        fixed.chain(compare).chain(standards.flat_map(|(place, standard)| {
            let carry = (0..)
                .zip(&standard.checklists)
                .filter(|(_, checklist)| library.crosswalk.has(&checklist.rules.id));
            let carry =
                carry.map(move |(list, _)| Self::CarryOver { standard: place, checklist: list });
            Self::of_standard((place, standard)).chain(carry)
        }))
    }

    fn of_standard((place, standard): (usize, &Standard)) -> impl Iterator<Item = Self> + use<> {
        let chapters = (0..standard.chapters.len())
            .map(move |chapter| Self::Chapter { standard: place, chapter });
        let checklists = 0..standard.checklists.len();
        let classes = standard.classes.is_some().then_some(Self::Classes(place));
        let requirements = (!checklists.is_empty()).then_some(Self::Requirements(place));
        let examples = 0..standard.worked_examples.len();
        let all_examples = (!examples.is_empty()).then_some(Self::WorkedExamples(place));
        let procedure = standard.procedure.as_ref();
        let ledger = procedure.is_some_and(|procedure| !procedure.ledgers.is_empty());
        let ledger = ledger.then_some(Self::Ledger(place));
        let procedure = procedure.map(|_| Self::Procedure(place));
        let training = (!checklists.is_empty()).then_some(Self::Training(place));
        let errata = (!standard.errata.is_empty()).then_some(Self::Errata(place));
        std::iter::once(Self::Standard(place))
            .chain(chapters)
            .chain(std::iter::once(Self::Whole(place)))
            .chain(classes)
            .chain(requirements)
            .chain(checklists.flat_map(move |checklist| {
                [
                    Self::Check { standard: place, checklist },
                    Self::Export { standard: place, checklist },
                    Self::Paper { standard: place, checklist },
                ]
            }))
            .chain(all_examples)
            .chain(examples.map(move |example| Self::WorkedExample { standard: place, example }))
            .chain(procedure)
            .chain(ledger)
            .chain([Self::Editions(place)])
            .chain(errata)
            .chain(training)
    }

    /// Return the place of the standard that the page belongs to.
    #[must_use]
    pub fn standard(self) -> Option<usize> {
        match self {
            Self::Home
            | Self::Search
            | Self::Compare
            | Self::Topic(_)
            | Self::Bidders
            | Self::Glossary
            | Self::Accessibility
            | Self::Privacy
            | Self::Styleguide => None,
            Self::Standard(place)
            | Self::Chapter { standard: place, chapter: _ }
            | Self::Whole(place)
            | Self::Classes(place)
            | Self::Requirements(place)
            | Self::WorkedExamples(place)
            | Self::WorkedExample { standard: place, example: _ }
            | Self::Procedure(place)
            | Self::Ledger(place)
            | Self::Editions(place)
            | Self::Errata(place)
            | Self::Training(place)
            | Self::Check { standard: place, checklist: _ }
            | Self::Export { standard: place, checklist: _ }
            | Self::Paper { standard: place, checklist: _ }
            | Self::CarryOver { standard: place, checklist: _ } => Some(place),
        }
    }

    /// Return the address of the page below the site's root: empty, or with a slash at its end.
    ///
    /// If `library` does not have the place, return the address of the home page.
    #[must_use]
    pub fn path(self, library: &Library) -> String {
        self.try_path(library).unwrap_or_default()
    }

    fn try_path(self, library: &Library) -> Option<String> {
        let standard = |place: usize| library.standards.get(place);
        let below = |place, name: &str| Some(format!("{}/{name}/", standard(place)?.id));
        let checklist = |place, checklist: usize, name: &str| {
            let standard = standard(place)?;
            let checklist: &Checklist = standard.checklists.get(checklist)?;
            Some(format!("{}/{}/{name}/", standard.id, checklist.name))
        };
        match self {
            Self::Home => Some(String::new()),
            Self::Search => Some("search/".to_owned()),
            Self::Compare => Some("compare/".to_owned()),
            Self::Topic(topic) => {
                let topic = library.crosswalk.topics.get(topic)?;
                Some(format!("compare/{}/", topic.id))
            }
            Self::Bidders => Some("bidders/".to_owned()),
            Self::Glossary => Some("glossary/".to_owned()),
            Self::Accessibility => Some("accessibility/".to_owned()),
            Self::Privacy => Some("privacy/".to_owned()),
            Self::Styleguide => Some("styleguide/".to_owned()),
            Self::Standard(place) => Some(format!("{}/", standard(place)?.id)),
            Self::Chapter { standard: place, chapter } => {
                below(place, &standard(place)?.chapters.get(chapter)?.id)
            }
            Self::Whole(place) => below(place, "whole"),
            Self::Classes(place) => below(place, "classes"),
            Self::Requirements(place) => below(place, "requirements"),
            Self::WorkedExamples(place) => below(place, "worked-examples"),
            Self::WorkedExample { standard: place, example } => {
                let example = standard(place)?.worked_examples.get(example)?;
                below(place, &format!("worked-examples/{}", example.id))
            }
            Self::Procedure(place) => below(place, "procedure"),
            Self::Ledger(place) => below(place, "ledger"),
            Self::Editions(place) => below(place, "editions"),
            Self::Errata(place) => below(place, "errata"),
            Self::Training(place) => below(place, "training"),
            Self::Check { standard: place, checklist: list } => checklist(place, list, "check"),
            Self::Export { standard: place, checklist: list } => checklist(place, list, "export"),
            Self::Paper { standard: place, checklist: list } => checklist(place, list, "checklist"),
            Self::CarryOver { standard: place, checklist: list } => {
                checklist(place, list, "carry-over")
            }
        }
    }
}

/// The way from a page to the site's root; links are made with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Root(String);

impl Root {
    /// Return the way from the page with this path ([`Route::path`]).
    #[must_use]
    pub fn from_page(path: &str) -> Self {
        Self("../".repeat(path.matches('/').count()))
    }

    /// Return the way from anywhere: the address under which the whole site is served, e.g.
    /// `/sub/path/`.
    #[must_use]
    pub fn absolute(base_url: &str) -> Self {
        Self(format!("{}/", base_url.trim_end_matches('/')))
    }

    /// Return a link to a path below the site's root; the empty path is the home page.
    #[must_use]
    pub fn link(&self, path: &str) -> String {
        match (self.0.as_str(), path) {
            ("", "") => "./".to_owned(),
            (root, path) => format!("{root}{path}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Root, Route};
    use kijun_content::Library;

    #[test]
    fn links_are_relative_to_the_page() {
        let link = |from: &str, to: &str| Root::from_page(from).link(to);
        assert_eq!(link("", ""), "./");
        assert_eq!(link("", "privacy/"), "privacy/");
        assert_eq!(link("annex2/", ""), "../");
        assert_eq!(link("annex2/cloud/check/", "annex2/classes/"), "../../../annex2/classes/");
    }

    #[test]
    fn the_page_for_unknown_addresses_links_from_the_root_of_the_site() {
        assert_eq!(Root::absolute("/").link("privacy/"), "/privacy/");
        assert_eq!(Root::absolute("/sub/path").link(""), "/sub/path/");
        assert_eq!(Root::absolute("/sub/path/").link("privacy/"), "/sub/path/privacy/");
    }

    #[test]
    fn a_place_that_does_not_exist_leads_home() {
        let library = Library::default();
        assert_eq!(Route::Chapter { standard: 3, chapter: 4 }.path(&library), "");
        let all: Vec<_> = Route::all(&library).collect();
        assert_eq!(all, super::FIXED);
    }
}
