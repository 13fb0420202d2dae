//! The words of a checklist, laid out in the document's groups.

use std::collections::{BTreeMap, BTreeSet};

use super::raw::{RawCategory, RawChecklist, RawItem, RawRequirement, RawWords};
use super::rules::{Built, Prose as InChapter, Read};
use crate::model::{AnswerWords, Category, Checklist, Item, Joined, Level, Other, Requirement};
use crate::original::squeeze;
use crate::passages::{At, Passage, Passages, sentences};

/// The deepest heading level of a category; the sections below it are items.
const CATEGORY_LEVEL: u8 = 2;

/// The greatest length in characters of a name that is the beginning of a requirement.
const NAME: usize = 24;

/// Return the checklist with its rules.
pub(super) fn lay_out(raw: RawChecklist, built: Built, passages: &Passages) -> Checklist {
    let in_scope = built.rules.classes.iter();
    let in_scope = in_scope.filter(|class| class.out_of_scope.is_none());
    let classes: Vec<&str> = in_scope.map(|class| class.id.as_str()).collect();
    let categories = raw.categories.iter();
    let mut categories: Vec<Category> = categories.map(|each| category(each, &classes)).collect();
    categories.extend(Prose::new(&built, passages, &classes).categories(&raw));
    Checklist {
        name: raw.name.value,
        title: raw.title.value,
        columns: built.columns,
        categories,
        footnotes: built.footnotes,
        rules: built.rules,
    }
}

fn category(raw: &RawCategory, classes: &[&str]) -> Category {
    let items = raw.items.iter();
    Category {
        title: raw.title.value.clone(),
        in_table: true,
        items: items.map(|each| item(each, classes)).collect(),
    }
}

fn item(raw: &RawItem, classes: &[&str]) -> Item {
    let requirements = raw.requirements.iter();
    Item {
        leads: Vec::new(),
        title: raw.title.value.clone(),
        risk: raw.risk.as_ref().map(|risk| risk.value.clone()),
        requirements: requirements.map(|each| row(each, &raw.title.value, classes)).collect(),
    }
}

fn row(raw: &RawRequirement, title: &str, classes: &[&str]) -> Requirement {
    let cells = classes.iter().filter_map(|class| raw.cell(class)).filter(|cell| !cell.is_empty);
    let levels = cells
        .map(|cell| Level { class: cell.class.value.clone(), words: cell.words.value.clone() });
    let (text, number, others) = match &raw.words {
        RawWords::Row { text, number, others, .. } => {
            (text.value.clone(), number.as_ref(), &others[..])
        }
        RawWords::Prose { .. } => (String::new(), None, &[][..]),
    };
    let others = others.iter();
    let title = if title.is_empty() { beginning(&text) } else { title.to_owned() };
    Requirement {
        id: raw.id.value.clone(),
        title,
        text,
        levels: levels.collect(),
        answer_words: answer_words(raw),
        others: others
            .map(|(column, words)| Other {
                column: column.value.clone(),
                words: words.value.clone(),
            })
            .collect(),
        at: None,
        joined: raw
            .joined
            .iter()
            .map(|(column, span)| Joined { column: *column, span: *span })
            .collect(),
        place: number.map(|number| number.value.clone()),
    }
}

/// Return the beginning of a requirement, as the name of one without an item.
fn beginning(text: &str) -> String {
    let sentence = text.split_inclusive('。').next().unwrap_or_default();
    match sentence.char_indices().nth(NAME) {
        Some((end, _)) => format!("{}…", sentence.get(..end).unwrap_or_default()),
        None => sentence.to_owned(),
    }
}

fn answer_words(raw: &RawRequirement) -> Option<AnswerWords> {
    let words = raw.answer_words.as_ref()?;
    Some(AnswerWords { met: words.met.value.clone(), unmet: words.unmet.value.clone() })
}

/// The layout of the requirements in chapters.
struct Prose<'a> {
    built: &'a Built,
    passages: &'a Passages,
    classes: &'a [&'a str],
    /// The number of requirements at each place.
    places: BTreeMap<At, usize>,
}

impl<'a> Prose<'a> {
    fn new(built: &'a Built, passages: &'a Passages, classes: &'a [&'a str]) -> Self {
        let mut places = BTreeMap::new();
        for prose in &built.prose {
            if let Some(place) = prose.at {
                *places.entry(place).or_insert(0) += 1;
            }
        }
        Self { built, passages, classes, places }
    }

    /// Return the requirements in groups: neighbours under the same words form a group.
    fn categories(&self, raw: &RawChecklist) -> Vec<Category> {
        let mut categories: Vec<Category> = Vec::new();
        for (raw, prose) in raw.prose.iter().zip(&self.built.prose) {
            let Some(place) = prose.at else {
                continue;
            };
            let (title, mut leads) = self.above(place);
            let requirement = self.requirement(raw, place, prose);
            if categories.last().is_none_or(|category| category.title != title) {
                categories.push(Category { title, in_table: false, items: Vec::new() });
            }
            let title = leads.pop().unwrap_or_default();
            let Some(category) = categories.last_mut() else {
                continue;
            };
            match category.items.last_mut() {
                Some(item) if item.title == title && item.leads == leads => {
                    item.requirements.push(requirement);
                }
                _ => category.items.push(Item {
                    leads,
                    title,
                    risk: None,
                    requirements: vec![requirement],
                }),
            }
        }
        categories
    }

    /// Return the category, and the words between it and the requirement.
    fn above(&self, place: At) -> (String, Vec<String>) {
        let above = self.passages.above(place);
        let is_category =
            |passage: &&Passage| passage.heading.is_some_and(|level| level <= CATEGORY_LEVEL);
        let count = above.iter().take_while(|passage| is_category(passage)).count();
        let words = |passage: &&Passage| passage.words.trim().to_owned();
        let category = count.checked_sub(1).and_then(|last| above.get(last)).map(words);
        let leads = above.get(count..).unwrap_or_default().iter().map(words).collect();
        (category.unwrap_or_default(), leads)
    }

    fn requirement(&self, raw: &RawRequirement, place: At, prose: &InChapter) -> Requirement {
        let title = match &raw.words {
            RawWords::Prose { title, .. } => title.value.clone(),
            RawWords::Row { .. } => String::new(),
        };
        let also = prose.also.iter().map(|also| self.passages.text(*also, &BTreeSet::new()));
        let text: Vec<String> =
            std::iter::once(self.text(place, &prose.clauses)).chain(also).collect();
        let levels = self.classes.iter().filter_map(|class| level(class, &prose.clauses));
        Requirement {
            id: raw.id.value.clone(),
            title,
            text: text.join("\n"),
            levels: levels.collect(),
            answer_words: answer_words(raw),
            others: Vec::new(),
            joined: Vec::new(),
            at: self.passages.address(place),
            place: self.passages.number(place),
        }
    }

    /// Return the words at a requirement's place, without those of other requirements below it. If
    /// several requirements share the place, return only the sentences that this one was read from.
    fn text(&self, place: At, clauses: &[Read]) -> String {
        let others: BTreeSet<At> =
            self.places.keys().copied().filter(|other| *other != place).collect();
        let text = self.passages.text(place, &others);
        if self.places.get(&place).is_none_or(|count| *count == 1) {
            return text;
        }
        let quotes: Vec<String> = clauses.iter().map(|read| squeeze(&read.clause.quote)).collect();
        let is_read = |sentence: &&str| {
            let sentence = squeeze(sentence);
            quotes.iter().any(|quote| sentence.contains(quote))
        };
        let read: Vec<&str> = sentences(&text).into_iter().filter(is_read).collect();
        if read.is_empty() { text } else { read.join("\n") }
    }
}

/// Return the deciding words for a class, each once.
fn level(class: &str, clauses: &[Read]) -> Option<Level> {
    let mut quotes: Vec<&str> = Vec::new();
    for read in clauses.iter().filter(|read| read.classes.iter().any(|own| own == class)) {
        if !quotes.contains(&read.clause.quote.as_str()) {
            quotes.push(&read.clause.quote);
        }
    }
    (!quotes.is_empty()).then(|| Level { class: class.to_owned(), words: quotes.join("\n") })
}
