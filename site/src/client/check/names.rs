//! The names of the requirements on the page, by their places in the checklist's order.

use kijun_rules::answers::Status;
use kijun_rules::{RequirementIndex, Rules};

use super::words;
use crate::data::check::RequirementWords;

/// The names of a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Name {
    /// The document's number or marker, e.g. `No.6-2` or `3.1(2)`; else the id.
    pub label: String,
    /// Its short title.
    pub title: String,
    /// The link to its place in the document; empty if there is none.
    pub place: String,
    /// The words of the answers met and unmet; `None` for the usual ones.
    pub answers: Option<[String; 2]>,
}

impl Name {
    /// Return the words for an answer.
    #[must_use]
    pub fn given(&self, answer: Option<Status>) -> &str {
        answer.map_or_else(|| words::given(None), |status| status.said(self.answers.as_ref()))
    }
}

/// The names of a checklist's requirements.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Names(pub Vec<Name>);

impl Names {
    /// Return the names that the page gives; the id for a requirement that the page does not have.
    #[must_use]
    pub fn of(rules: &Rules, page: &[RequirementWords]) -> Self {
        let mut names = Self::of_ids(rules);
        for words in page {
            let at = rules.requirement(&words.id).map(RequirementIndex::get);
            if let Some(name) = at.and_then(|at| names.0.get_mut(at)) {
                *name = Name {
                    label: words.label.clone(),
                    title: words.title.clone(),
                    place: words.place.clone(),
                    answers: words.answers.clone(),
                };
            }
        }
        names
    }

    /// Return the ids as labels, for use without a page.
    #[must_use]
    pub fn of_ids(rules: &Rules) -> Self {
        let name = |at| Name { label: rules.requirement_id(at).to_owned(), ..Name::default() };
        Self(rules.requirements().map(name).collect())
    }

    /// Return a requirement's names; empty names for an index of other rules.
    #[must_use]
    pub fn get(&self, at: RequirementIndex) -> &Name {
        const NONE: &Name = &Name {
            label: String::new(),
            title: String::new(),
            place: String::new(),
            answers: None,
        };
        self.0.get(at.get()).unwrap_or(NONE)
    }

    /// Return a requirement's label.
    #[must_use]
    pub fn label(&self, at: RequirementIndex) -> &str {
        &self.get(at).label
    }

    /// Join labels. A run of neighbours is shortened: `No.5-1〜5-3`, `No.6-1・6-2`, `3.1(2)・3.1(4)`.
    #[must_use]
    pub fn joined(&self, ids: &[RequirementIndex], between: &str) -> String {
        let short = |at: &RequirementIndex| {
            let label = self.label(*at);
            label.strip_prefix("No.").unwrap_or(label)
        };
        let Some((first, rest)) = ids.split_first() else { return String::new() };
        let mut text = self.label(*first).to_owned();
        let neighbours = ids.windows(2).all(|pair| pair[0].get() + 1 == pair[1].get());
        if let ([_, .., last], true) = (rest, neighbours) {
            text.push('〜');
            text.push_str(short(last));
            return text;
        }
        for at in rest {
            text.push_str(between);
            text.push_str(short(at));
        }
        text
    }
}
