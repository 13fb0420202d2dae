//! The pages of the site, and the links between them.
//!
//! A page is a folder with an `index.html`. Links are relative to the page, so that the site works
//! wherever its folder is.

use kijun_content::Library;
use kijun_content::model::{Checklist, Part, Standard};

/// A page of the site. The numbers are places in [`Library::standards`] and, within a standard, in
/// its chapters, checklists or worked examples.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route {
    /// The first page: the purpose of Kijun, its readers, and the links to its parts.
    Home,
    /// 「これを置けますか?」: from a phrase to what the standards say.
    Ask,
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
    /// The JSON Schemas of the files.
    Schema,
    /// The signing of answer files.
    Sign,
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
    /// The presenter's notes to a standard's training, for a window of their own.
    TrainingNotes(usize),
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
const FIXED: [Route; 9] = [
    Route::Home,
    Route::Ask,
    Route::Search,
    Route::Bidders,
    Route::Sign,
    Route::Glossary,
    Route::Accessibility,
    Route::Privacy,
    Route::Schema,
];

impl Route {
    /// Return every page for which `library` has content, in reading order.
    pub fn all(library: &Library) -> impl Iterator<Item = Self> + '_ {
        let fixed = FIXED.into_iter();
        let topics = 0..library.crosswalk.topics.len();
        let compare = (!topics.is_empty()).then_some(Self::Compare);
        let compare = compare.into_iter().chain(topics.map(Self::Topic));
        let standards = (0..).zip(&library.standards);
        let all = fixed.chain(compare).chain(standards.flat_map(|(place, standard)| {
            let carry = (0..)
                .zip(&standard.checklists)
                .filter(|(_, checklist)| library.crosswalk.has(&checklist.rules.id));
            let carry =
                carry.map(move |(list, _)| Self::CarryOver { standard: place, checklist: list });
            Self::of_standard((place, standard)).chain(carry)
        }));
        all.filter(|route| route.is_shown(library))
    }

    /// Return the part of the site that the page belongs to, if a site can do without it.
    fn part(self) -> Option<Part> {
        Some(match self {
            Self::Ask => Part::Ask,
            Self::Bidders => Part::Bidders,
            Self::Compare | Self::Topic(_) | Self::CarryOver { .. } => Part::Compare,
            Self::Glossary => Part::Glossary,
            Self::Ledger(_) => Part::Ledger,
            Self::Training(_) | Self::TrainingNotes(_) => Part::Training,
            _ => return None,
        })
    }

    /// Return whether the site's settings leave the page in.
    fn is_shown(self, library: &Library) -> bool {
        self.part().is_none_or(|part| library.site.shows(part))
    }

    /// Return whether other pages lead to this one: the site has it, and it has content.
    ///
    /// A glossary without terms and a training without examples, questions and scenarios are pages
    /// that say so, to which nothing leads.
    #[must_use]
    pub fn is_linked(self, library: &Library) -> bool {
        self.is_shown(library)
            && match self {
                Self::Glossary => !library.glossary.is_empty(),
                Self::Training(place) | Self::TrainingNotes(place) => {
                    library.standards.get(place).is_some_and(Standard::has_training)
                }
                _ => true,
            }
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
        let training = [Self::Training(place), Self::TrainingNotes(place)];
        let training = training.into_iter().filter(|_| !standard.checklists.is_empty());
        let training: Vec<Self> = training.collect();
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
            | Self::Ask
            | Self::Search
            | Self::Compare
            | Self::Topic(_)
            | Self::Bidders
            | Self::Glossary
            | Self::Accessibility
            | Self::Privacy
            | Self::Schema
            | Self::Sign
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
            | Self::TrainingNotes(place)
            | Self::Check { standard: place, checklist: _ }
            | Self::Export { standard: place, checklist: _ }
            | Self::Paper { standard: place, checklist: _ }
            | Self::CarryOver { standard: place, checklist: _ } => Some(place),
        }
    }

    /// Return the address of the form of a checklist as one file, below the site's root. It is no page
    /// of the site, and is there only if the site is built with such files.
    #[must_use]
    pub fn standalone(checklist: &Checklist) -> String {
        format!("standalone/{}.html", checklist.rules.id)
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
            Self::Ask => Some("ask/".to_owned()),
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
            Self::Sign => Some("sign/".to_owned()),
            Self::Schema => Some("schema/".to_owned()),
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
            Self::TrainingNotes(place) => below(place, "training/notes"),
            Self::Check { standard: place, checklist: list } => checklist(place, list, "check"),
            Self::Export { standard: place, checklist: list } => checklist(place, list, "export"),
            Self::Paper { standard: place, checklist: list } => checklist(place, list, "checklist"),
            Self::CarryOver { standard: place, checklist: list } => {
                checklist(place, list, "carry-over")
            }
        }
    }
}

/// The mark in place of the way to the site's root, on a page that is a file by itself.
const INSIDE: &str = "kijun-inside:/";

/// Turn every marked link of a page that is a file by itself into one to a place of the page. `place`
/// returns the id for a path below the site's root and the anchor there.
pub(crate) fn within(html: &str, place: impl Fn(&str, &str) -> String) -> String {
    let mut parts = html.split(INSIDE);
    let mut all = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        // The link ends with its attribute, or with the text in the data of a program.
        let end = part.find(['"', '&', '\\', '<']).unwrap_or(part.len());
        let (link, rest) = part.split_at(end);
        let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
        all.push('#');
        all.push_str(&place(path, anchor));
        all.push_str(rest);
    }
    all
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

    /// Return the mark for links of a page that is a file by itself; [`within`] resolves them.
    pub(crate) fn inside() -> Self {
        Self(INSIDE.to_owned())
    }

    /// Return whether links stay inside the page.
    pub(crate) fn is_inside(&self) -> bool {
        self.0 == INSIDE
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
    use super::{Root, Route, within};
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
    fn links_of_a_file_by_itself_lead_to_places_in_it() {
        let link = Root::inside().link("a/b/#c");
        let html = format!("<a href=\"{link}\">x</a><i data-props=\"[&quot;{link}&quot;]\">");
        let at = |path: &str, anchor: &str| format!("{}{anchor}", path.replace('/', "-"));
        let expected = "<a href=\"#a-b-c\">x</a><i data-props=\"[&quot;#a-b-c&quot;]\">";
        assert_eq!(within(&html, at), expected);
    }

    #[test]
    fn a_place_that_does_not_exist_leads_home() {
        let library = Library::default();
        assert_eq!(Route::Chapter { standard: 3, chapter: 4 }.path(&library), "");
        let all: Vec<_> = Route::all(&library).collect();
        assert_eq!(all, super::FIXED);
    }
}
