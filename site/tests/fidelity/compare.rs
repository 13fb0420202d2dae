//! The comparison of pages with a document: its words on them, and words on them that it does not
//! have.

use std::collections::{BTreeMap, BTreeSet};

use kijun_content::Library;
use kijun_content::model::Standard;

use crate::source::{self, Held};
use crate::support::html::{Owner, Run, runs, without_space};

/// The pages of a site, by path.
pub type Pages = BTreeMap<String, String>;

/// Return the file of a chapter's page.
pub fn page_of(standard: &str, chapter: &str) -> String {
    format!("{standard}/{chapter}/index.html")
}

/// The result of a comparison: how much of a document its pages have, and every deviation.
#[derive(Default)]
pub struct Compared {
    /// The characters of the document, without white space.
    pub characters: usize,
    /// The number of those characters that are in their place.
    pub found: usize,
    /// The deviations, one line each.
    pub deviations: Vec<String>,
}

/// Compare the pages of a standard's chapters with its text as held: each sentence and each cell
/// must be shown in its own chapter, once and in order, with nothing between them.
pub fn chapters(standard: &Standard, pages: &Pages) -> Compared {
    let mut compared = Compared::default();
    for held in source::chapters(standard) {
        let page = page_of(&standard.id, held.chapter);
        let runs = runs(&pages[&page]);
        for run in &runs {
            if let Some(fault) = fault(run) {
                compared.deviations.push(format!("{page}: {fault}: `{}`", run.words));
            }
        }
        let shown = runs.iter().filter(|run| run.shown && run.owner == Owner::Document);
        let shown: String = shown.map(|run| run.words.as_str()).collect();
        compared.chapter(&page, &held, &shown);
    }
    compared
}

/// Return what is wrong with words of a chapter's page, whoever's they are.
fn fault(run: &Run) -> Option<&'static str> {
    match run.owner {
        Owner::Unsaid => Some("nobody's words"),
        Owner::Document if !run.shown => Some("the document's words, hidden"),
        Owner::Document | Owner::Kijun => None,
    }
}

impl Compared {
    fn chapter(&mut self, page: &str, held: &Held, shown: &str) {
        let mut from = 0;
        for unit in &held.units {
            self.characters += unit.chars().count();
            let Some(at) = shown[from..].find(unit.as_str()) else {
                self.deviations.push(format!("{page}: missing, or not in its place: `{unit}`"));
                continue;
            };
            self.found += unit.chars().count();
            self.beside(page, &shown[from..from + at]);
            from += at + unit.len();
        }
        self.beside(page, &shown[from..]);
    }

    /// Record words that are marked as the document's and are not in the document there.
    fn beside(&mut self, page: &str, words: &str) {
        if !words.is_empty() {
            self.deviations.push(format!("{page}: not in the document there: `{words}`"));
        }
    }
}

/// Find everything that pages other than the chapters mark as a document's and that it does not
/// have.
///
/// The document is the page's own unless a `data-standard` above names another. The errata page
/// also shows the words as held.
pub fn quotations(library: &Library, pages: &Pages) -> Vec<String> {
    let texts: BTreeMap<&str, [String; 2]> = library
        .standards
        .iter()
        .map(|each| {
            let held = source::file(each);
            (each.id.as_str(), [lines(&source::corrected(each, &held)), lines(&held)])
        })
        .collect();
    let chapters: BTreeSet<String> = library
        .standards
        .iter()
        .flat_map(|each| each.chapters.iter().map(|chapter| page_of(&each.id, &chapter.id)))
        .collect();
    let mut deviations = Vec::new();
    for (page, html) in pages.iter().filter(|(page, _)| !chapters.contains(*page)) {
        let own = page.split('/').next().unwrap_or_default();
        for run in runs(html).iter().filter(|run| run.owner == Owner::Document) {
            let standard = run.standard.as_deref().unwrap_or(own);
            let Some([corrected, held]) = texts.get(standard) else {
                deviations.push(format!("{page}: of which document? `{}`", run.words));
                continue;
            };
            let as_held = page.ends_with("/errata/index.html") && held.contains(&run.words);
            if !as_held && !corrected.contains(&run.words) {
                deviations.push(format!("{page}: not in the document: `{}`", run.words));
            }
        }
    }
    deviations
}

/// The smallest length, in characters, of a sentence that only the document can have.
const OWN: usize = 15;

/// Find every sentence of a document that a page shows as if it were Kijun's.
pub fn borrowed(library: &Library, pages: &Pages) -> Vec<String> {
    let held = library.standards.iter().flat_map(source::chapters);
    let sentences: BTreeSet<String> = held
        .flat_map(|chapter| chapter.units)
        .filter(|unit| unit.ends_with('。') && unit.chars().count() >= OWN)
        .collect();
    let mut deviations = Vec::new();
    for (page, html) in pages {
        for run in runs(html).iter().filter(|run| run.shown && run.owner != Owner::Document) {
            let own = sentences.iter().filter(|sentence| run.words.contains(sentence.as_str()));
            deviations.extend(own.map(|own| format!("{page}: not called the document's: `{own}`")));
        }
    }
    deviations
}

/// Return the text without white space, and without the hyphens that represent bullets.
fn lines(text: &str) -> String {
    let lines = text.lines().map(str::trim_start);
    let lines = lines.map(|line| line.strip_prefix("- ").unwrap_or(line));
    without_space(&lines.collect::<String>())
}
