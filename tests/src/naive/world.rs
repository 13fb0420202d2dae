//! The facts, and the standing of each requirement.

use std::collections::{BTreeMap, BTreeSet};

use icu_properties::CodePointSetData;
use icu_properties::props::{DefaultIgnorableCodePoint, WhiteSpace};
use kijun_rules::AnswerFile;
use kijun_rules::answers::Status;
use kijun_rules::model::{Checklist, Class, Clause, FactIs, FactValue, Thresholds, Values};

use super::value::{counting, passes};

/// The standing of a requirement: the way in which it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It was answered as met.
    Met,
    /// It was answered as unmet.
    Unmet,
    /// It was answered as not applicable, with a reason.
    NotApplicable,
    /// It was not answered, or was answered as not applicable without a reason.
    Unanswered,
    /// A known fact contradicts its premise: it counts as unmet, with any answer or none.
    Unavailable,
}

/// A clause with its members, as it sees them: thresholds may make an answer count differently in
/// two clauses.
#[derive(Debug, Clone)]
pub struct Seen<'a> {
    /// The clause.
    pub clause: &'a Clause,
    /// Its members.
    pub members: Vec<(&'a str, Standing)>,
}

impl Seen<'_> {
    /// Return the number of members of this standing.
    #[must_use]
    pub fn count(&self, wanted: Standing) -> usize {
        self.members.iter().filter(|(_, standing)| *standing == wanted).count()
    }

    /// Return the standing of a member; `None` if the requirement is none.
    #[must_use]
    pub fn standing(&self, id: &str) -> Option<Standing> {
        self.members.iter().find(|(member, _)| *member == id).map(|(_, standing)| *standing)
    }

    /// Return the clause with other standings.
    #[must_use]
    pub fn map(&self, mut of: impl FnMut(&str, Standing) -> Standing) -> Self {
        let members = self.members.iter().map(|(id, standing)| (*id, of(id, *standing)));
        Self { clause: self.clause, members: members.collect() }
    }
}

/// Everything that the verdict and its reasons depend on.
#[derive(Debug, Clone)]
pub struct World<'a> {
    /// The checklist.
    pub checklist: &'a Checklist,
    /// The class of the information.
    pub class: &'a Class,
    /// The known facts.
    pub facts: BTreeMap<&'a str, &'a FactValue>,
    /// The reason why the standard does not cover this use.
    pub out_of_scope: Option<&'a str>,
    /// The clauses that count for this class, these facts and these phases.
    pub clauses: Vec<Seen<'a>>,
    /// The standing of each requirement, without its value.
    pub standing: BTreeMap<&'a str, Standing>,
    /// Each requirement's place in the checklist.
    pub place: BTreeMap<&'a str, usize>,
}

impl<'a> World<'a> {
    /// Make the world that an answer file describes.
    ///
    /// # Panics
    /// Panic if the file names no class of the checklist.
    #[must_use]
    pub fn new(checklist: &'a Checklist, file: &'a AnswerFile) -> Self {
        let class = checklist
            .classes
            .iter()
            .find(|class| match &file.class {
                Some(chosen) => class.id == *chosen,
                None => checklist.classes.len() == 1 && class.id == "all" && class.title.is_empty(),
            })
            .expect("the file names a class of the checklist");

        // A fact has one of its values, or is unknown.
        let facts: BTreeMap<&str, &FactValue> = file
            .facts
            .iter()
            .flatten()
            .filter(|(id, value)| {
                let fact = checklist.facts.iter().find(|fact| *fact.id == **id);
                fact.is_some_and(|fact| match value {
                    FactValue::Unknown => false,
                    FactValue::Is(_) => fact.choices.is_empty(),
                    FactValue::Choice(id) => fact.choices.iter().any(|each| *each.id == **id),
                })
            })
            .map(|(id, value)| (&**id, value))
            .collect();
        let contradicted = |wanted: &FactIs| {
            facts.get(&*wanted.fact).is_some_and(|value| !is_among(value, &wanted.is))
        };

        // Out of scope: the standard does not cover the class, or a fact exempts the use.
        let exempted = checklist.facts.iter().find_map(|fact| {
            let exemption = fact.exempts.as_ref()?;
            let value = facts.get(&*fact.id)?;
            is_among(value, &exemption.is).then_some(&*exemption.reason)
        });
        let out_of_scope = class.out_of_scope.as_deref().or(exempted);

        let mut standing = BTreeMap::new();
        let mut place = BTreeMap::new();
        let mut other_phase = BTreeMap::new();
        for (at, requirement) in checklist.requirements.iter().enumerate() {
            let id = requirement.id.as_str();
            let counts_as = if requirement.premise.as_ref().is_some_and(contradicted) {
                Standing::Unavailable
            } else {
                answered(file, id)
            };
            standing.insert(id, counts_as);
            place.insert(id, at);
            let of_other_phase = requirement
                .phase
                .is_some_and(|phase| !file.phases.is_empty() && !file.phases.contains(&phase));
            other_phase.insert(id, of_other_phase);
        }

        // A clause counts unless the fact of one of its conditions is known to have another value,
        // or the clause is of another phase.
        let clauses = class
            .clauses
            .iter()
            .filter(|clause| !clause.conditions.iter().any(contradicted))
            .filter(|clause| !clause.any_of.iter().any(|id| other_phase[id.as_str()]))
            .map(|clause| Seen {
                clause,
                members: clause
                    .any_of
                    .iter()
                    .map(|id| (id.as_str(), seen(checklist, file, clause, id, standing[&**id])))
                    .collect(),
            })
            .collect();

        Self { checklist, class, facts, out_of_scope, clauses, standing, place }
    }

    /// Return the requirements that some clause sees so, in the checklist's order.
    pub fn seen_as(&self, wanted: impl Fn(Standing) -> bool) -> Vec<&'a str> {
        let members = self.clauses.iter().flat_map(|clause| &clause.members);
        let found: BTreeSet<&str> =
            members.filter(|(_, standing)| wanted(*standing)).map(|(id, _)| *id).collect();
        self.in_order(found)
    }

    /// Return these requirements in the checklist's order.
    pub fn in_order<'i>(&self, ids: impl IntoIterator<Item = &'i str>) -> Vec<&'i str> {
        let mut ids: Vec<&str> = ids.into_iter().collect();
        ids.sort_by_key(|id| self.place[id]);
        ids
    }

    /// Return this world with every missing answer given: met, or otherwise unmet.
    #[must_use]
    pub fn completed(&self, is_met: impl Fn(&str) -> bool) -> Self {
        self.with(|id, standing| match standing {
            Standing::Unanswered if is_met(id) => Standing::Met,
            Standing::Unanswered => Standing::Unmet,
            other => other,
        })
    }

    /// Return this world with these requirements met, with a value that passes everywhere.
    #[must_use]
    pub fn with_met(&self, met: &[&'a str]) -> Self {
        self.with(|id, standing| if met.contains(&id) { Standing::Met } else { standing })
    }

    /// Give a requirement a standing, in every clause.
    pub fn set(&mut self, id: &'a str, standing: Standing) {
        self.standing.insert(id, standing);
        let members = self.clauses.iter_mut().flat_map(|clause| &mut clause.members);
        members.filter(|(member, _)| *member == id).for_each(|(_, own)| *own = standing);
    }

    fn with(&self, of: impl Fn(&str, Standing) -> Standing) -> Self {
        let clauses = self.clauses.iter().map(|clause| clause.map(&of)).collect();
        Self { clauses, ..self.clone() }
    }
}

/// Return the standing of a member in a clause, by the value of its answer.
fn seen(
    checklist: &Checklist,
    file: &AnswerFile,
    clause: &Clause,
    id: &str,
    standing: Standing,
) -> Standing {
    let requirement = checklist.requirements.iter().find(|requirement| requirement.id == id);
    let asked = requirement.and_then(|requirement| requirement.value.as_ref());
    let thresholds = clause.thresholds.iter().find(|(member, _)| member == id);
    let judged = thresholds.is_some() || asked.is_some_and(|asked| asked.required);
    let answer = answer(file, id).filter(|_| judged && standing != Standing::Unavailable);
    let (Some(asked), Some(answer), Some(status)) =
        (asked, answer, answer.and_then(kijun_rules::Answer::status))
    else {
        return standing;
    };
    let none = Thresholds::default();
    let thresholds = thresholds.map_or(&none, |(_, thresholds)| thresholds);
    match counting(asked, answer.value()) {
        Some(value) if !passes(asked, thresholds, value) => Standing::Unmet,
        None if status == Status::Met => Standing::Unanswered,
        _ => standing,
    }
}

/// Return true if a value is one of those wanted.
pub(super) fn is_among(value: &FactValue, values: &Values) -> bool {
    match (value, values) {
        (FactValue::Is(is), Values::Is(wanted)) => is == wanted,
        (FactValue::Choice(id), Values::OneOf(ids)) => ids.iter().any(|each| **each == **id),
        _ => false,
    }
}

/// Return the answer to a requirement.
pub(super) fn answer<'f>(file: &'f AnswerFile, id: &str) -> Option<&'f kijun_rules::Answer> {
    let mut answers = file.answers.iter().flatten();
    answers.find(|(name, _)| **name == *id).map(|(_, answer)| answer)
}

/// Return the standing by the answer alone, without the premise.
fn answered(file: &AnswerFile, id: &str) -> Standing {
    match answer(file, id)
        .and_then(|answer| answer.status().map(|status| (status, answer.reason())))
    {
        Some((Status::Met, _)) => Standing::Met,
        Some((Status::Unmet, _)) => Standing::Unmet,
        Some((Status::NotApplicable, Some(reason))) if shows_something(reason) => {
            Standing::NotApplicable
        }
        Some((Status::NotApplicable, _)) | None => Standing::Unanswered,
    }
}

/// Return true if a text has a character that is neither white space nor ignored when it is shown.
pub(super) fn shows_something(text: &str) -> bool {
    let white = CodePointSetData::new::<WhiteSpace>();
    let ignored = CodePointSetData::new::<DefaultIgnorableCodePoint>();
    text.chars().any(|char| !white.contains(char) && !ignored.contains(char))
}
