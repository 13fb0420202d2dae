//! Compare the demands of each class on a requirement in two editions: words and rules.

use kijun_rules::model::Clause;

use super::differences::{LevelDifferences, Rule, differ};
use super::heirs::Heirs;
use super::words::{is_same, segments};
use crate::model::Checklist;

/// The classes of two editions of a checklist.
pub(super) struct Levels<'a> {
    older: Option<&'a Checklist>,
    newer: Option<&'a Checklist>,
    heirs: &'a Heirs,
    /// The classes with their titles: those of the newer edition, then those that were dropped.
    classes: Vec<(&'a str, &'a str)>,
}

impl<'a> Levels<'a> {
    pub(super) fn new(
        older: Option<&'a Checklist>,
        newer: Option<&'a Checklist>,
        heirs: &'a Heirs,
    ) -> Self {
        let mut classes: Vec<(&str, &str)> = Vec::new();
        for class in [newer, older].into_iter().flatten().flat_map(|each| &each.rules.classes) {
            if !classes.iter().any(|(id, _)| *id == class.id) {
                classes.push((&class.id, &class.title));
            }
        }
        Self { older, newer, heirs, classes }
    }

    /// Return the classes whose demands changed.
    pub(super) fn compare(&self, from: &[&str], to: Option<&str>) -> Vec<LevelDifferences> {
        let classes = self.classes.iter();
        classes.filter_map(|(class, title)| self.class(class, title, from, to)).collect()
    }

    fn class(
        &self,
        class: &str,
        title: &str,
        from: &[&str],
        to: Option<&str>,
    ) -> Option<LevelDifferences> {
        let to = to.as_slice();
        let segments = segments(&words(self.older, class, from), &words(self.newer, class, to));
        let old = clauses(self.older, class, from);
        let new = clauses(self.newer, class, to);
        let stays = |old: &Clause, new: &Clause| {
            self.stands(old, new)
                && old.severity == new.severity
                && old.needed() == new.needed()
                && old.conditions == new.conditions
                && is_same(&old.quote, &new.quote)
        };
        let gone = old.iter().filter(|old| !new.iter().any(|new| stays(old, new)));
        let added = new.iter().filter(|new| !old.iter().any(|old| stays(old, new)));
        let before = rules(self.older, gone.copied());
        let after = rules(self.newer, added.copied());
        let differs = differ(&segments) || !before.is_empty() || !after.is_empty();
        differs.then(|| LevelDifferences {
            class: class.to_owned(),
            title: title.to_owned(),
            segments,
            before,
            after,
        })
    }

    /// Return whether the members of a newer clause replace those of an older one, with the same
    /// thresholds: each older member has an heir among them, and there are no others.
    fn stands(&self, older: &Clause, newer: &Clause) -> bool {
        let replaces = |old: &String, new: &String| {
            self.heirs.of(old).contains(new) && older.thresholds_of(old) == newer.thresholds_of(new)
        };
        older.any_of.iter().all(|old| newer.any_of.iter().any(|new| replaces(old, new)))
            && newer.any_of.iter().all(|new| older.any_of.iter().any(|old| replaces(old, new)))
    }
}

/// Return the words of the class's cells for these requirements, one per line.
fn words(checklist: Option<&Checklist>, class: &str, ids: &[&str]) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for (.., requirement) in checklist.into_iter().flat_map(Checklist::requirements) {
        if ids.contains(&requirement.id.as_str()) {
            let levels = requirement.levels.iter().filter(|level| level.class == class);
            lines.extend(levels.map(|level| level.words.as_str()));
        }
    }
    lines.dedup();
    lines.join("\n")
}

/// Return the clauses of the class that name one of these requirements.
fn clauses<'a>(checklist: Option<&'a Checklist>, class: &str, ids: &[&str]) -> Vec<&'a Clause> {
    let classes = checklist.into_iter().flat_map(|checklist| &checklist.rules.classes);
    let of_class = classes.filter(|each| each.id == class);
    let all = of_class.flat_map(|class| &class.clauses);
    all.filter(|clause| clause.any_of.iter().any(|id| ids.contains(&id.as_str()))).collect()
}

/// Return clauses of a checklist without their places.
fn rules<'a>(
    checklist: Option<&Checklist>,
    clauses: impl Iterator<Item = &'a Clause>,
) -> Vec<Rule> {
    let rule = |clause| checklist.map(|checklist| rule(clause, checklist));
    clauses.filter_map(rule).collect()
}

fn rule(clause: &Clause, checklist: &Checklist) -> Rule {
    let order = checklist.rules.requirements.iter().map(|requirement| &requirement.id);
    Rule {
        any_of: order.filter(|id| clause.any_of.contains(id)).cloned().collect(),
        severity: clause.severity,
        at_least: clause.at_least,
        conditions: clause.conditions.clone(),
        thresholds: clause.thresholds.clone(),
        demanded: checklist.rules.thresholds_label(clause),
        quote: clause.quote.clone(),
    }
}
