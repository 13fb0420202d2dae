//! The style sheets: one file for each kind of page, with the shared styles and its own.
//!
//! So a page loads only one file, and a reading page does not carry the forms' styles.

use kijun_content::model::{Header, Pair};

use crate::routes::Route;

/// The values of the dark scheme.
const DARK: &str = include_str!("../../assets/css/dark.css");
/// The selectors of the dark scheme, with the condition around them: the reader's system asks for
/// it, or the reader does. Paper is always light.
const DARK_WHERE: [(&str, &str); 2] = [
    ("@media screen and (prefers-color-scheme: dark)", ":root:not([data-theme=\"light\"])"),
    ("@media screen", ":root[data-theme=\"dark\"]"),
];
const TOKENS: &str = include_str!("../../assets/css/tokens.css");
/// The styles that all pages share, in the order in which they are read.
const SHARED: [&str; 2] =
    [include_str!("../../assets/css/base.css"), include_str!("../../assets/css/layout.css")];
const TABLES: &str = include_str!("../../assets/css/tables.css");
const READING: &str = include_str!("../../assets/css/reading.css");
const FORM: &str = include_str!("../../assets/css/form.css");
/// The notices of a page with a program.
const START: &str = include_str!("../../assets/css/start.css");
const CHECK: &str = include_str!("../../assets/css/check.css");
const ALTERNATIVES: &str = include_str!("../../assets/css/alternatives.css");
const BIDDERS: &str = include_str!("../../assets/css/bidders.css");
const PROCEDURE: &str = include_str!("../../assets/css/procedure.css");
const RESULT: &str = include_str!("../../assets/css/result.css");
const EDITIONS: &str = include_str!("../../assets/css/editions.css");
const ASK: &str = include_str!("../../assets/css/ask.css");
const SEARCH: &str = include_str!("../../assets/css/search.css");
const TRAINING: &str = include_str!("../../assets/css/training.css");
const CROSSWALK: &str = include_str!("../../assets/css/crosswalk.css");
const STYLEGUIDE: &str = include_str!("../../assets/css/styleguide.css");
const STANDALONE: &str = include_str!("../../assets/css/standalone.css");
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
    /// 「これを置けますか?」
    Ask,
    /// The search.
    Search,
    /// Requirements one by one, quizzes, scenarios.
    Training,
    /// The comparison of standards.
    Crosswalk,
    /// Excel and CSV forms.
    Sheets,
    /// The form as one file, with the words and the classes.
    Standalone,
    /// All components, in development.
    Styleguide,
}

impl Look {
    /// All that are files of their own.
    pub(crate) const ALL: [Self; 12] = [
        Self::Reading,
        Self::Check,
        Self::Classes,
        Self::Bidders,
        Self::Procedure,
        Self::Ask,
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
            Some(Route::Ask) => Self::Ask,
            Some(Route::Search) => Self::Search,
            Some(Route::Training(_) | Route::TrainingNotes(_)) => Self::Training,
            Some(Route::Compare | Route::Topic(_) | Route::CarryOver { .. }) => Self::Crosswalk,
            Some(Route::Export { .. } | Route::Sign) => Self::Sheets,
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
            Self::Ask => "site-ask",
            Self::Search => "site-search",
            Self::Training => "site-training",
            Self::Crosswalk => "site-crosswalk",
            Self::Sheets => "site-sheets",
            Self::Standalone => "site-standalone",
            Self::Styleguide => "site-styleguide",
        }
    }

    /// Return the style sheet.
    pub(crate) fn sheet(self) -> String {
        let own: &[&str] = match self {
            Self::Reading => &[TABLES, READING, ALTERNATIVES],
            Self::Check => &[START, FORM, CHECK, ALTERNATIVES, EDITIONS, RESULT],
            Self::Classes => &[START, TABLES, FORM],
            Self::Bidders => &[START, TABLES, FORM, BIDDERS],
            Self::Procedure => &[START, TABLES, FORM, PROCEDURE],
            Self::Editions => &[TABLES, EDITIONS],
            Self::Ask => &[START, ASK],
            Self::Search => &[START, TABLES, FORM, SEARCH],
            Self::Training => &[START, TABLES, FORM, TRAINING],
            Self::Crosswalk => &[START, TABLES, FORM, CROSSWALK],
            Self::Sheets => &[START, TABLES, FORM, SHEETS],
            Self::Standalone => {
                &[TABLES, READING, FORM, CHECK, ALTERNATIVES, EDITIONS, RESULT, STANDALONE]
            }
            Self::Styleguide => {
                &[TABLES, READING, FORM, CHECK, ALTERNATIVES, EDITIONS, CROSSWALK, STYLEGUIDE]
            }
        };
        let dark = DARK_WHERE
            .map(|(condition, root)| format!("{condition} {{\n{root} {{\n{DARK}}}\n}}\n"));
        let shared = [&[TOKENS, &dark[0], &dark[1]], &SHARED[..]].concat();
        squeezed(&[&shared, own, &[PRINT]].concat().concat())
    }
}

/// Return the styles of a header in the site's own colours: those of the band with the site's name.
/// Its fields keep the colours of the page.
pub(crate) fn header(header: Header) -> String {
    let rules = |root: &str, Pair { ground, text }: Pair| {
        let band = format!("{root} .site-header > .site-header-inner");
        format!(
            "{band} {{ max-inline-size: none; padding-inline: max(1rem, 50vw - 43.5rem); background: {ground}; color: {text}; }}\n\
             {band} > .site-name, {band} > .site-nav :is(a, button), {band} > .site-menu > summary {{ background: none; color: {text}; }}\n"
        )
    };
    let light = format!("@media screen {{\n{}}}\n", rules(":root", header.light));
    let dark = DARK_WHERE
        .map(|(condition, root)| format!("{condition} {{\n{}}}\n", rules(root, header.dark)));
    light + &dark.concat()
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
    fn the_dark_scheme_is_the_system_s_or_the_reader_s() {
        let sheet = Look::Reading.sheet();
        let values = squeezed(super::DARK);
        assert_eq!(sheet.matches(&values).count(), 2);
        for (condition, root) in super::DARK_WHERE {
            assert!(sheet.contains(&format!("{condition} {{\n{root} {{\n{values}}}\n}}\n")));
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
