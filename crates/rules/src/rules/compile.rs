//! From a checklist to its compiled clauses.

use super::compiled::{CompiledClass, CompiledClause, Condition, Judged, Mask, Premise};
use super::error::RulesError;
use super::index::{ClauseIndex, FactIndex, RequirementIndex, Slot};
use super::values::{are_known, are_sound, value_places};
use crate::model::{Checklist, Class, Clause, FactIs, MAX_REQUIREMENTS, Phase, Thresholds};
use crate::names::{NameAt, Names};

/// The parts of [`Rules`](super::Rules) that are made from the checklist.
pub(super) struct Compiled {
    pub(super) classes: Vec<CompiledClass>,
    pub(super) premises: Vec<Premise>,
    pub(super) judged: Vec<Judged>,
    /// The names of the requirements.
    pub(super) names: Names,
}

/// The most members of a clause of which some, but not all, must be met.
pub const MAX_COUNTED: usize = 64;

/// The most of them that may stand in other clauses of the class, too.
pub const MAX_SHARED: usize = 16;

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
    let mut compiler =
        Compiler { checklist, requirement_names: &names, judged: Vec::new(), errors: Vec::new() };
    compiler.check_names();
    compiler.judged = compiler.judged();
    let premises = compiler.premises();
    let classes = checklist.classes.iter().map(|class| compiler.class(class)).collect();
    if !compiler.errors.is_empty() {
        return Err(compiler.errors);
    }
    let judged = compiler.judged;
    Ok(Compiled { classes, premises, judged, names })
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
    /// In the order of their requirements.
    judged: Vec<Judged>,
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
            let exempts = fact.exempts.as_ref();
            if exempts.is_some_and(|exempts| value_places(fact, &exempts.is).is_none()) {
                self.errors.push(RulesError::UnknownValue(fact.id.clone()));
            }
            if !are_sound(&fact.choices) || !are_known(&fact.choices) {
                self.errors.push(RulesError::BadChoices(fact.id.clone()));
            }
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
                premises.push(Premise { requirement: RequirementIndex(place), condition });
            }
        }
        premises
    }

    fn condition(&mut self, wanted: &FactIs) -> Option<Condition> {
        let Some(fact) = fact_index(self.checklist, &wanted.fact) else {
            self.errors.push(RulesError::UnknownFact(wanted.fact.clone()));
            return None;
        };
        let values = value_places(self.checklist.facts.get(fact.get())?, &wanted.is);
        if values.is_none() {
            self.errors.push(RulesError::UnknownValue(wanted.fact.clone()));
        }
        Some(Condition { fact, values: values? })
    }

    /// Return the requirements whose value some clause judges, once for each of its judgements.
    fn judged(&mut self) -> Vec<Judged> {
        let mut judged: Vec<Judged> = Vec::new();
        let mut add = |requirement: RequirementIndex, asked, thresholds: Thresholds| {
            let from = judged.partition_point(|other| other.requirement < requirement);
            let to = judged.partition_point(|other| other.requirement <= requirement);
            let mut same = judged.get(from..to).unwrap_or_default().iter();
            if !same.any(|other| other.thresholds == thresholds) {
                judged.insert(to, Judged { requirement, asked, thresholds });
            }
        };
        for (place, requirement) in (0u16..).zip(&self.checklist.requirements) {
            let Some(asked) = &requirement.value else {
                continue;
            };
            if !are_sound(&asked.choices) {
                self.errors.push(RulesError::BadChoices(requirement.id.clone()));
            }
            if asked.required {
                add(RequirementIndex(place), asked.clone(), Thresholds::default());
            }
        }
        let clauses = self.checklist.classes.iter().flat_map(|class| &class.clauses);
        for (id, thresholds) in clauses.flat_map(|clause| &clause.thresholds) {
            let index = requirement_index(self.checklist, self.requirement_names, id);
            let requirement = index.and_then(|index| self.checklist.requirements.get(index.get()));
            match (index, requirement.and_then(|requirement| requirement.value.as_ref())) {
                (Some(index), Some(asked)) if thresholds.fit(asked) => {
                    add(index, asked.clone(), thresholds.clone());
                }
                _ => self.errors.push(RulesError::BadThresholds(id.clone())),
            }
        }
        judged
    }

    /// Return the slot in which a clause sees a member.
    fn slot(&self, clause: &Clause, member: RequirementIndex) -> Slot {
        let requirements = &self.checklist.requirements;
        let requirement = requirements.get(member.get());
        let thresholds = requirement.and_then(|known| clause.thresholds_of(&known.id));
        let none = Thresholds::default();
        let thresholds = thresholds.unwrap_or(&none);
        let mut judged = (0u32..).zip(&self.judged);
        let found = judged
            .find(|(_, each)| each.requirement == member && each.thresholds == *thresholds)
            .map(|(place, _)| place);
        let own = u32::try_from(requirements.len()).unwrap_or(u32::MAX);
        found.map_or(member.slot(), |place| Slot(own.saturating_add(place)))
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
            let slots: Vec<Slot> = if self.judged.is_empty() {
                Vec::new()
            } else {
                members.iter().map(|&member| self.slot(clause, member)).collect()
            };
            let first = compiled.masks.len();
            let own = members.iter().map(|member| member.slot());
            for slot in slots.iter().copied().chain(own.skip(slots.len())) {
                let (word, bit) = slot.bit();
                let word = u16::try_from(word).unwrap_or(u16::MAX);
                match compiled.masks.get_mut(first..).and_then(<[Mask]>::last_mut) {
                    Some(mask) if mask.word == word => mask.bits |= bit,
                    _ => compiled.masks.push(Mask { word, bits: bit }),
                }
            }
            let conditions = clause.conditions.iter();
            let conditions = conditions.filter_map(|wanted| self.condition(wanted)).collect();
            compiled.clauses.push(CompiledClause {
                severity: clause.severity,
                phase: self.phase(class, &members),
                conditions,
                needed: clause.needed(),
                masks: first..compiled.masks.len(),
                members: members.into(),
                slots: slots.into(),
            });
        }
        if compiled.clauses.iter().any(|clause| !has_sound_count(clause, &clauses_of)) {
            self.errors.push(RulesError::BadCount(class.id.clone()));
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
        for (id, _) in &clause.thresholds {
            if !clause.any_of.contains(id) {
                self.errors.push(RulesError::BadThresholds(id.clone()));
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

/// Return true if a clause asks for as many members as it can have, and for few enough to be
/// counted.
fn has_sound_count(clause: &CompiledClause, clauses_of: &[Vec<ClauseIndex>]) -> bool {
    let count = clause.members.len();
    let shared = |member: &&RequirementIndex| {
        clauses_of.get(member.get()).is_some_and(|clauses| clauses.len() > 1)
    };
    let needed = usize::try_from(clause.needed).unwrap_or(usize::MAX);
    (1..=count.max(1)).contains(&needed)
        && (!clause.is_counted()
            || count <= MAX_COUNTED && clause.members.iter().filter(shared).count() <= MAX_SHARED)
}
