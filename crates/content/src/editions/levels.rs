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
        let mut before = rules(self.older, class, from);
        let mut after = rules(self.newer, class, to);
        let stays = |old: &Rule, new: &Rule| {
            self.stands(&old.any_of, &new.any_of)
                && old.severity == new.severity
                && old.condition == new.condition
                && is_same(&old.quote, &new.quote)
        };
        let all = before.clone();
        before.retain(|old| !after.iter().any(|new| stays(old, new)));
        after.retain(|new| !all.iter().any(|old| stays(old, new)));
        let differs = differ(&segments) || !before.is_empty() || !after.is_empty();
        differs.then(|| LevelDifferences {
            class: class.to_owned(),
            title: title.to_owned(),
            segments,
            before,
            after,
        })
    }

    /// Return whether the members of a newer rule replace those of an older one: each older member
    /// has an heir among them, and there are no others.
    fn stands(&self, older: &[String], newer: &[String]) -> bool {
        let heirs = |id: &String| self.heirs.of(id);
        older.iter().all(|id| heirs(id).iter().any(|heir| newer.contains(heir)))
            && newer.iter().all(|id| older.iter().any(|old| heirs(old).contains(id)))
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

/// Return the rules of the class that name one of these requirements.
fn rules(checklist: Option<&Checklist>, class: &str, ids: &[&str]) -> Vec<Rule> {
    let Some(checklist) = checklist else {
        return Vec::new();
    };
    let of_class = checklist.rules.classes.iter().filter(|each| each.id == class);
    let all = of_class.flat_map(|class| &class.clauses);
    let own = all.filter(|clause| clause.any_of.iter().any(|id| ids.contains(&id.as_str())));
    own.map(|clause| rule(clause, checklist)).collect()
}

fn rule(clause: &Clause, checklist: &Checklist) -> Rule {
    let order = checklist.rules.requirements.iter().map(|requirement| &requirement.id);
    Rule {
        any_of: order.filter(|id| clause.any_of.contains(id)).cloned().collect(),
        severity: clause.severity,
        condition: clause.condition.clone(),
        quote: clause.quote.clone(),
    }
}
