//! The facts, and the standing of each requirement.

use std::collections::BTreeMap;

use kijun_rules::AnswerFile;
use kijun_rules::answers::Status;
use kijun_rules::model::{Checklist, Class, Clause, FactIs};

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

/// Everything that the verdict and its reasons depend on.
#[derive(Debug, Clone)]
pub struct World<'a> {
    /// The checklist.
    pub checklist: &'a Checklist,
    /// The class of the information.
    pub class: &'a Class,
    /// The known facts.
    pub facts: BTreeMap<&'a str, bool>,
    /// The reason why the standard does not cover this use.
    pub out_of_scope: Option<&'a str>,
    /// The clauses that count for this class, these facts and these phases.
    pub clauses: Vec<&'a Clause>,
    /// The standing of each requirement.
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
            .find(|class| Some(&class.id) == file.class.as_ref())
            .expect("the file names a class of the checklist");

        // A fact is true, false or unknown.
        let facts: BTreeMap<&str, bool> = file
            .facts
            .iter()
            .flatten()
            .filter_map(|(id, value)| Some((&**id, (*value)?)))
            .collect();
        let contradicted = |wanted: &Option<FactIs>| {
            wanted.as_ref().is_some_and(|wanted| facts.get(&*wanted.fact) == Some(&!wanted.is))
        };

        // Out of scope: the standard does not cover the class, or a fact exempts the use.
        let exempted = checklist.facts.iter().find_map(|fact| {
            let exemption = fact.exempts.as_ref()?;
            (facts.get(&*fact.id) == Some(&exemption.is)).then_some(&*exemption.reason)
        });
        let out_of_scope = class.out_of_scope.as_deref().or(exempted);

        let mut standing = BTreeMap::new();
        let mut place = BTreeMap::new();
        let mut other_phase = BTreeMap::new();
        for (at, requirement) in checklist.requirements.iter().enumerate() {
            let id = requirement.id.as_str();
            let counts_as = if contradicted(&requirement.premise) {
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

        // A clause counts unless the fact of its condition is known to have the other value, or the
        // clause is of another phase.
        let clauses = class
            .clauses
            .iter()
            .filter(|clause| !contradicted(&clause.condition))
            .filter(|clause| !clause.any_of.iter().any(|id| other_phase[id.as_str()]))
            .collect();

        Self { checklist, class, facts, out_of_scope, clauses, standing, place }
    }

    /// Return the standings of the members of a clause.
    pub fn members(&self, clause: &'a Clause) -> impl Iterator<Item = Standing> {
        clause.any_of.iter().map(|id| self.standing[id.as_str()])
    }

    /// Return the requirements whose standing is `wanted`, in the checklist's order.
    pub fn standing_so(&self, wanted: impl Fn(Standing) -> bool) -> Vec<&'a str> {
        self.in_order(
            self.standing.iter().filter(|(_, standing)| wanted(**standing)).map(|(id, _)| *id),
        )
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
        let mut world = self.clone();
        for (id, standing) in &mut world.standing {
            if *standing == Standing::Unanswered {
                *standing = if is_met(id) { Standing::Met } else { Standing::Unmet };
            }
        }
        world
    }

    /// Return this world with these requirements met, with any answer.
    #[must_use]
    pub fn with_met(&self, met: &[&'a str]) -> Self {
        let mut world = self.clone();
        for id in met {
            world.standing.insert(id, Standing::Met);
        }
        world
    }
}

/// Return the standing by the answer alone, without the premise.
fn answered(file: &AnswerFile, id: &str) -> Standing {
    let answer =
        file.answers.iter().flatten().find(|(name, _)| &**name == id).map(|(_, answer)| answer);
    let is_blank = |reason: &str| reason.chars().all(char::is_whitespace);
    match answer.and_then(|answer| answer.status().map(|status| (status, answer.reason()))) {
        Some((Status::Met, _)) => Standing::Met,
        Some((Status::Unmet, _)) => Standing::Unmet,
        Some((Status::NotApplicable, Some(reason))) if !is_blank(reason) => Standing::NotApplicable,
        Some((Status::NotApplicable, _)) | None => Standing::Unanswered,
    }
}
