//! Warn of premises that make a clause impossible to satisfy.
//!
//! A requirement whose premise is contradicted counts as not met, whatever is answered. If so many
//! members of a clause can be in this state at once, while the clause counts, that too few are
//! left, no answer helps.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use kijun_rules::model::{Class, Clause, FactValue, Severity, Values};

use super::facts::values;
use super::raw::RawRequirement;
use super::rules::Builder;
use crate::problem::{PremiseTrap, quoted};

/// The members of a clause, the count of them that it needs, and the case in which nothing
/// satisfies it.
type Trap<'c> = (Vec<&'c str>, usize, Case);

/// A fact's answers under which a clause cannot be satisfied: each fact with its value.
type Case = BTreeMap<String, String>;

impl Builder<'_> {
    /// Record a warning for every clause that no answer satisfies in some case, once for all
    /// classes, at the first premise that is contradicted.
    pub(super) fn warn_of_traps(&mut self, classes: &[Class]) {
        let mut traps: BTreeMap<Trap<'_>, (Vec<&str>, Severity)> = BTreeMap::new();
        for class in classes {
            for clause in &class.clauses {
                if clause.severity < Severity::ApprovalRequired {
                    continue;
                }
                let Some(case) = self.trap(clause) else {
                    continue;
                };
                let members = clause.any_of.iter().map(String::as_str).collect();
                let (classes, severity) = traps
                    .entry((members, needed(clause), case))
                    .or_insert((Vec::new(), clause.severity));
                classes.push(&class.id);
                *severity = (*severity).max(clause.severity);
            }
        }
        for ((members, needed, case), (classes, severity)) in traps {
            let members_raw = members.iter().filter_map(|id| self.raw_requirement(id));
            let mut premises = members_raw.filter_map(|member| member.premise.as_ref());
            let premise = premises.find(|premise| case.contains_key(&premise.fact.fact.value));
            let says = |(fact, value): (&String, &String)| {
                let raw = self.raw.facts.iter().find(|known| known.id.value == *fact);
                let mut choices = raw.into_iter().flat_map(|raw| &raw.choices);
                let choice = choices.find(|choice| choice.id.value == *value);
                let answer = match (choice, value.as_str()) {
                    (Some(choice), _) => choice.title.value.as_str(),
                    (None, "true") => "はい",
                    (None, _) => "いいえ",
                };
                format!("『{fact}』が「{answer}」")
            };
            let facts: Vec<String> = case.iter().map(says).collect();
            // The condition that the premise may be meant to be.
            let condition = premise.map(|premise| {
                let is = match values(&premise.fact.is) {
                    Values::Is(is) => is.to_string(),
                    Values::OneOf(ids) if ids.len() == 1 => format!("\"{}\"", ids.concat()),
                    Values::OneOf(ids) => format!("[\"{}\"]", ids.join("\", \"")),
                };
                format!("condition = {{ fact = \"{}\", is = {is} }}", premise.fact.fact.value)
            });
            let count = match needed {
                needed if (2..members.len()).contains(&needed) => format!("のうち{needed}つ以上"),
                _ => String::new(),
            };
            let kind = PremiseTrap {
                members: format!("{}{count}", members.join("、")),
                facts: facts.join("、"),
                verdict: severity.verdict().label(),
                classes: quoted(&classes),
                condition: condition.unwrap_or_default(),
            };
            let at = premise.map_or(&self.raw.at, |premise| &premise.at).clone();
            self.problems.warn(&at, kind);
        }
    }

    /// Return the case in which no answer satisfies a clause that counts; `None` if there is none.
    ///
    /// Each member has one premise at most, so a fact's value excludes members by itself. The facts
    /// that exclude the most come first, until too few members are left.
    fn trap(&self, clause: &Clause) -> Option<Case> {
        let mut premises: BTreeMap<&str, Vec<Values>> = BTreeMap::new();
        for id in &clause.any_of {
            if let Some(premise) = &self.raw_requirement(id)?.premise {
                premises
                    .entry(&premise.fact.fact.value)
                    .or_default()
                    .push(values(&premise.fact.is));
            }
        }
        let facts = premises.into_iter();
        let mut worst: Vec<(usize, &str, FactValue)> = facts
            .filter_map(|(fact, wanted)| {
                let (value, excluded) = self.most_excluding(fact, &wanted, clause)?;
                Some((excluded, fact, value))
            })
            .collect();
        worst.sort_by_key(|(excluded, ..)| Reverse(*excluded));
        let needed = needed(clause);
        let mut left = clause.any_of.len();
        let mut case = Case::new();
        for (excluded, fact, value) in worst {
            if left < needed {
                break;
            }
            left = left.saturating_sub(excluded);
            case.insert(fact.to_owned(), value.word().to_owned());
        }
        (left < needed).then_some(case)
    }

    /// Return the value of a fact that excludes the most of these premises while the clause counts,
    /// with their count; `None` if no such value excludes any.
    fn most_excluding(
        &self,
        fact: &str,
        wanted: &[Values],
        clause: &Clause,
    ) -> Option<(FactValue, usize)> {
        let raw = self.raw.facts.iter().find(|known| known.id.value == fact);
        let choices = raw.map_or(&[][..], |raw| &raw.choices);
        let choices = choices.iter().map(|each| each.id.value.as_str());
        let mut all: Vec<FactValue> = choices.map(|id| FactValue::Choice(id.into())).collect();
        if all.is_empty() {
            all = [true, false].map(FactValue::Is).into();
        }
        // Out of scope, nothing has to be met; nor where the clause does not count.
        let exempts = raw.and_then(|raw| raw.exempts.as_ref()).map(|(is, _)| values(is));
        let conditions = clause.conditions.iter().filter(|condition| condition.fact == fact);
        let conditions: Vec<&Values> = conditions.map(|condition| &condition.is).collect();
        let counts = |value: &FactValue| {
            exempts.as_ref().is_none_or(|exempts| exempts.exclude(value))
                && !conditions.iter().any(|condition| condition.exclude(value))
        };
        let excluded = |value: &FactValue| wanted.iter().filter(|is| is.exclude(value)).count();
        let found = all.into_iter().filter(counts).map(|value| {
            let count = excluded(&value);
            (value, count)
        });
        // Of several as bad, the first.
        found.filter(|(_, count)| *count > 0).min_by_key(|(_, count)| Reverse(*count))
    }

    pub(super) fn raw_requirement(&self, id: &str) -> Option<&RawRequirement> {
        self.raw.requirements().nth(*self.order.get(id)?)
    }
}

/// Return the count of members that a clause needs.
fn needed(clause: &Clause) -> usize {
    usize::try_from(clause.needed()).unwrap_or(usize::MAX)
}
