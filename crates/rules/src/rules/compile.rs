//! From a checklist to its compiled clauses.

use super::compiled::{CompiledClass, CompiledClause, Condition, Mask, Premise};
use super::error::RulesError;
use super::index::{ClauseIndex, FactIndex, RequirementIndex};
use crate::model::{Checklist, Class, Clause, FactIs, MAX_REQUIREMENTS, Phase};
use crate::names::{NameAt, Names};

/// The parts of [`Rules`](super::Rules) that are made from the checklist.
pub(super) struct Compiled {
    pub(super) classes: Vec<CompiledClass>,
    pub(super) premises: Vec<Premise>,
    /// The names of the requirements.
    pub(super) names: Names,
}

/// Compile a checklist.
///
/// # Errors
/// Fail with every fault of the checklist.
pub(super) fn compile(checklist: &Checklist) -> Result<Compiled, Vec<RulesError>> {
    let count = checklist.requirements.len();
    if count > MAX_REQUIREMENTS {
        return Err(vec![RulesError::TooManyRequirements(count)]);
    }
    let most = checklist.classes.len().max(checklist.facts.len());
    if most > MAX_REQUIREMENTS {
        return Err(vec![RulesError::TooManyNames(most)]);
    }
    let names = Names::of(count, &|place| {
        checklist.requirements.get(place).map(|requirement| requirement.id.as_str())
    });
    let mut compiler = Compiler { checklist, requirement_names: &names, errors: Vec::new() };
    compiler.check_names();
    let premises = compiler.premises();
    let classes = checklist.classes.iter().map(|class| compiler.class(class)).collect();
    if !compiler.errors.is_empty() {
        return Err(compiler.errors);
    }
    Ok(Compiled { classes, premises, names })
}

/// Return the index of the requirement with an id.
pub(super) fn requirement_index(
    checklist: &Checklist,
    names: &Names,
    id: &str,
) -> Option<RequirementIndex> {
    let place = names.find(id, &|place| {
        checklist.requirements.get(place).map(|requirement| requirement.id.as_str())
    });
    Some(RequirementIndex(u16::try_from(place?).ok()?))
}

/// Return the index of the fact with an id.
pub(super) fn fact_index(checklist: &Checklist, id: &str) -> Option<FactIndex> {
    (0u16..)
        .zip(&checklist.facts)
        .find(|(_, fact)| fact.id == id)
        .map(|(place, _)| FactIndex(place))
}

/// The state of a compilation: names are resolved, and errors gathered.
struct Compiler<'a> {
    checklist: &'a Checklist,
    requirement_names: &'a Names,
    errors: Vec<RulesError>,
}

impl Compiler<'_> {
    fn check_names(&mut self) {
        if self.checklist.classes.is_empty() {
            self.errors.push(RulesError::NoClass);
        }
        let Checklist { classes, facts, requirements, .. } = self.checklist;
        self.refuse_duplicates(classes.len(), &|place| Some(classes.get(place)?.id.as_str()));
        self.refuse_duplicates(facts.len(), &|place| Some(facts.get(place)?.id.as_str()));
        self.refuse_duplicates(requirements.len(), &|place| {
            Some(requirements.get(place)?.id.as_str())
        });
        for fact in facts {
            if let Some(placement) = &fact.places
                && !self.checklist.classes.iter().any(|class| class.id == placement.class)
            {
                self.errors.push(RulesError::UnknownClass(placement.class.clone()));
            }
        }
    }

    fn refuse_duplicates(&mut self, count: usize, name_at: NameAt<'_, '_>) {
        for name in Names::of(count, name_at).repeated(name_at).filter_map(name_at) {
            self.errors.push(RulesError::DuplicateId(name.to_owned()));
        }
    }

    fn premises(&mut self) -> Vec<Premise> {
        let mut premises = Vec::new();
        for (place, requirement) in (0u16..).zip(&self.checklist.requirements) {
            let Some(premise) = &requirement.premise else {
                continue;
            };
            if let Some(condition) = self.condition(premise) {
                premises.push(Premise {
                    requirement: RequirementIndex(place),
                    fact: condition.fact,
                    is: condition.is,
                });
            }
        }
        premises
    }

    fn condition(&mut self, wanted: &FactIs) -> Option<Condition> {
        let found = fact_index(self.checklist, &wanted.fact);
        if found.is_none() {
            self.errors.push(RulesError::UnknownFact(wanted.fact.clone()));
        }
        found.map(|fact| Condition { fact, is: wanted.is })
    }

    fn class(&mut self, class: &Class) -> CompiledClass {
        let mut compiled = CompiledClass::default();
        let mut clauses_of = vec![Vec::new(); self.checklist.requirements.len()];
        for (place, clause) in (0u32..).zip(&class.clauses) {
            let members = self.members(class, clause);
            for member in &members {
                if let Some(clauses) = clauses_of.get_mut(member.get()) {
                    clauses.push(ClauseIndex(place));
                }
            }
            let first = compiled.masks.len();
            for member in &members {
                let (word, bit) = member.bit();
                let word = u16::try_from(word).unwrap_or(u16::MAX);
                match compiled.masks.get_mut(first..).and_then(<[Mask]>::last_mut) {
                    Some(mask) if mask.word == word => mask.bits |= bit,
                    _ => compiled.masks.push(Mask { word, bits: bit }),
                }
            }
            let condition = clause.condition.as_ref().and_then(|wanted| self.condition(wanted));
            compiled.clauses.push(CompiledClause {
                severity: clause.severity,
                phase: self.phase(class, &members),
                condition,
                masks: first..compiled.masks.len(),
                members: members.into(),
            });
        }
        compiled.clauses_of = clauses_of.into_iter().map(Into::into).collect();
        compiled
    }

    fn members(&mut self, class: &Class, clause: &Clause) -> Vec<RequirementIndex> {
        let mut members = Vec::with_capacity(clause.any_of.len());
        for id in &clause.any_of {
            let Some(index) = requirement_index(self.checklist, self.requirement_names, id) else {
                self.errors.push(RulesError::UnknownRequirement(id.clone()));
                continue;
            };
            match members.binary_search(&index) {
                Err(place) => members.insert(place, index),
                Ok(_) => self.errors.push(RulesError::DuplicateId(id.clone())),
            }
        }
        if clause.any_of.is_empty() {
            self.errors.push(RulesError::EmptyClause(class.id.clone()));
        }
        members
    }

    /// Return the phase of a clause: that of its members.
    fn phase(&mut self, class: &Class, members: &[RequirementIndex]) -> Option<Phase> {
        let mut phases = members.iter().map(|member| {
            self.checklist.requirements.get(member.get()).and_then(|requirement| requirement.phase)
        });
        let first = phases.next()?;
        if phases.any(|phase| phase != first) {
            self.errors.push(RulesError::MixedPhases(class.id.clone()));
        }
        first
    }
}
