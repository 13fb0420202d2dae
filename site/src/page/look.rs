//! The style sheets: one file for each kind of page, with the shared styles and its own.
//!
//! So a page loads only one file, and a reading page does not carry the forms' styles.

use crate::routes::Route;

/// The styles that all pages share, in the order in which they are read.
const SHARED: [&str; 3] = [
    include_str!("../../assets/css/tokens.css"),
    include_str!("../../assets/css/base.css"),
    include_str!("../../assets/css/layout.css"),
];
const TABLES: &str = include_str!("../../assets/css/tables.css");
const READING: &str = include_str!("../../assets/css/reading.css");
const FORM: &str = include_str!("../../assets/css/form.css");
const BIDDERS: &str = include_str!("../../assets/css/bidders.css");
const PROCEDURE: &str = include_str!("../../assets/css/procedure.css");
const EDITIONS: &str = include_str!("../../assets/css/editions.css");
const SEARCH: &str = include_str!("../../assets/css/search.css");
const TRAINING: &str = include_str!("../../assets/css/training.css");
const CROSSWALK: &str = include_str!("../../assets/css/crosswalk.css");
const STYLEGUIDE: &str = include_str!("../../assets/css/styleguide.css");
const SHEETS: &str = include_str!("../../assets/css/sheets.css");
/// The styles for paper; they come last, so they override the others.
const PRINT: &str = include_str!("../../assets/css/print.css");

/// A kind of page that has its own style sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// Pages to be read.
    Reading,
    /// The self-assessment form: it has no tables, and its weight counts most.
    Check,
    /// Classes and their finder.
    Classes,
    /// The comparison of answer files.
    Bidders,
    /// Procedures and ledgers.
    Procedure,
    /// The comparison of editions.
    Editions,
    /// The search.
    Search,
    /// Requirements one by one, quizzes, scenarios.
    Training,
    /// The comparison of standards.
    Crosswalk,
    /// Excel and CSV forms.
    Sheets,
    /// All components, in development.
    Styleguide,
}

impl Look {
    /// All of them.
    pub(crate) const ALL: [Self; 11] = [
        Self::Reading,
        Self::Check,
        Self::Classes,
        Self::Bidders,
        Self::Procedure,
        Self::Search,
        Self::Crosswalk,
        Self::Editions,
        Self::Sheets,
        Self::Training,
        Self::Styleguide,
    ];

    /// Return the look of a page; the page for unknown addresses has no route.
    pub(crate) fn of(route: Option<Route>) -> Self {
        match route {
            Some(Route::Check { .. }) => Self::Check,
            Some(Route::Classes(_)) => Self::Classes,
            Some(Route::Bidders) => Self::Bidders,
            Some(Route::Procedure(_) | Route::Ledger(_)) => Self::Procedure,
            Some(Route::Editions(_)) => Self::Editions,
            Some(Route::Search) => Self::Search,
            Some(Route::Training(_)) => Self::Training,
            Some(Route::Compare | Route::Topic(_) | Route::CarryOver { .. }) => Self::Crosswalk,
            Some(Route::Export { .. }) => Self::Sheets,
            Some(Route::Styleguide) => Self::Styleguide,
            _ => Self::Reading,
        }
    }

    /// Return the name of its file, without hash and extension.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Reading => "site",
            Self::Check => "site-check",
            Self::Classes => "site-classes",
            Self::Bidders => "site-bidders",
            Self::Procedure => "site-procedure",
            Self::Editions => "site-editions",
            Self::Search => "site-search",
            Self::Training => "site-training",
            Self::Crosswalk => "site-crosswalk",
            Self::Sheets => "site-sheets",
            Self::Styleguide => "site-styleguide",
        }
    }

    /// Return the style sheet.
    pub(crate) fn sheet(self) -> String {
        let own: &[&str] = match self {
            Self::Reading => &[TABLES, READING],
            Self::Check => &[FORM, EDITIONS],
            Self::Classes => &[TABLES, FORM],
            Self::Bidders => &[TABLES, FORM, BIDDERS],
            Self::Procedure => &[TABLES, FORM, PROCEDURE],
            Self::Editions => &[TABLES, EDITIONS],
            Self::Search => &[TABLES, FORM, SEARCH],
            Self::Training => &[TABLES, FORM, TRAINING],
            Self::Crosswalk => &[TABLES, FORM, CROSSWALK],
            Self::Sheets => &[TABLES, FORM, SHEETS],
            Self::Styleguide => &[TABLES, READING, FORM, EDITIONS, CROSSWALK, STYLEGUIDE],
        };
        squeezed(&[&SHARED[..], own, &[PRINT]].concat().concat())
    }
}

/// Remove comments and indentation from a style sheet. No string in it may contain `/*`.
fn squeezed(css: &str) -> String {
    let mut parts = css.split("/*");
    let mut bare = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        bare.push_str(part.split_once("*/").map_or("", |(_, after)| after));
    }
    let lines = bare.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.fold(String::with_capacity(bare.len()), |mut css, line| {
        css.push_str(line);
        css.push('\n');
        css
    })
}

#[cfg(test)]
mod tests {
    use super::{Look, squeezed};
    use crate::routes::Route;

    #[test]
    fn comments_and_indentation_are_dropped() {
        assert_eq!(squeezed("/* a */\nb {\n  c: d; /* e\n f */\n}\n"), "b {\nc: d;\n}\n");
    }

    #[test]
    fn transitions_lead_only_to_pages_that_opt_in() {
        let script = include_str!("../../assets/reading.js");
        let still = script.split_once("const STILL = \"").unwrap().1.split_once('"').unwrap().0;
        let still: Vec<&str> = still.split(' ').collect();
        let content = concat!(env!("CARGO_MANIFEST_DIR"), "/../content");
        let library = kijun_content::load(std::path::Path::new(content)).unwrap();
        for route in Route::all(&library) {
            let path = route.path(&library);
            let opts_in = Look::of(Some(route)).sheet().contains("@view-transition");
            let named = path.split('/').any(|part| still.contains(&part));
            assert_eq!(opts_in, !named, "{path}");
        }
    }

    #[test]
    fn each_look_has_a_file_of_its_own() {
        for (place, look) in Look::ALL.iter().enumerate() {
            assert!(Look::ALL[..place].iter().all(|other| other.name() != look.name()));
            assert!(look.sheet().contains("@media print"), "{look:?}");
        }
    }
}
