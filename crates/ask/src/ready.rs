//! The index, prepared for questions.

use kijun_search::Widths;

use crate::index::{Index, Kind, Standard};
use crate::matching::Runs;
use crate::phrase::folded;
use crate::words::general;

/// The index, prepared for questions.
#[derive(Debug, Clone)]
pub struct Ready {
    pub(crate) index: Index,
    /// For each standard, the words of its grounds and of the requirements of its checklists.
    pub(crate) standards: Vec<Prepared>,
    /// Every form of every term: its comparable form, and the places of term and form.
    pub(crate) forms: Vec<(String, usize, usize)>,
    /// The words that name no kind of information, in comparable form.
    pub(crate) general: Vec<String>,
}

/// A standard, prepared for questions.
#[derive(Debug, Clone, Default)]
pub(crate) struct Prepared {
    pub(crate) grounds: Vec<Runs>,
    pub(crate) lists: Vec<Vec<Runs>>,
    /// The names of the classes, in comparable form.
    pub(crate) titles: Vec<String>,
}

impl Ready {
    /// Prepare an index for questions.
    #[must_use]
    pub fn new(index: Index, widths: Widths<'_>) -> Self {
        let general: Vec<String> = general().map(|word| folded(word, widths)).collect();
        let standards = index.standards.iter().map(|each| prepared(each, &general, widths));
        let standards = standards.collect();
        let mut forms = Vec::new();
        for (term, each) in index.terms.iter().enumerate() {
            for (form, text) in each.forms.iter().enumerate() {
                forms.push((folded(text, widths), term, form));
            }
        }
        forms.retain(|(form, ..)| !form.is_empty());
        Self { index, standards, forms, general }
    }

    /// Return the index.
    #[must_use]
    pub fn index(&self) -> &Index {
        &self.index
    }
}

fn prepared(standard: &Standard, general: &[String], widths: Widths<'_>) -> Prepared {
    let runs = |text: &str| Runs::of(text, general, widths);
    let grounds = standard.grounds.iter().map(|ground| match ground.kind {
        // These are reached by their names, or by an everyday word, not by single words.
        Kind::Title | Kind::Passage => Runs::default(),
        Kind::Definition if refers(&ground.quote.words) => Runs::default(),
        _ => runs(&ground.quote.words),
    });
    let rows = standard.lists.iter().map(|list| {
        let rows = list.rows.iter();
        let rows =
            rows.map(|row| runs(&[row.quote.words.as_str(), &row.title, &row.above].join("、")));
        rows.collect()
    });
    let titles = standard.classes.iter().map(|class| folded(&class.title, widths));
    Prepared { grounds: grounds.collect(), lists: rows.collect(), titles: titles.collect() }
}

/// Return whether a definition only refers to the others or to somebody's judgement. Its single
/// words name no kind of information.
fn refers(definition: &str) -> bool {
    ["その他", "上記の他"].iter().any(|start| definition.starts_with(start))
        || ["以外の", "当てはまらない", "と判断する"].iter().any(|part| definition.contains(part))
}
