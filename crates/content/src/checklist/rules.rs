//! Joins classes, facts, requirements and clauses by id, and makes the engine's input.

use std::collections::{BTreeMap, BTreeSet};

use kijun_rules::model::{Class, FactIs, MAX_REQUIREMENTS, Party, Phase, Requirement};

use super::Context;
use super::facts::facts;
use super::raw::{RawChecklist, RawFactIs, RawPremise, RawRequirement};
use crate::ids::{self, Taken};
use crate::problem::{
    CellOutOfScope, NeedlessNoClause, Problems, RequirementWithoutClause, TooManyRequirements,
    UnknownName, did_you_mean,
};
use crate::toml_file::Text;

/// The rules of a checklist; what does not fit is recorded.
pub(super) fn build(
    raw: &RawChecklist,
    context: &Context<'_>,
    problems: &mut Problems,
) -> kijun_rules::Checklist {
    let order = requirement_order(raw, problems);
    let facts = facts(raw, context, problems);
    let phases = raw.requirements().map(|requirement| requirement.phase.as_ref());
    let mut builder = Builder {
        raw,
        context,
        order,
        phases: phases.map(|phase| phase.map(|name| name.value.clone())).collect(),
        facts: facts.iter().map(|fact| fact.id.clone()).collect(),
        used: BTreeSet::new(),
        problems,
    };
    let requirements = raw.requirements();
    let requirements = requirements.map(|each| builder.requirement(each)).collect();
    let out_of_scope = builder.out_of_scope();
    let classes = builder.classes(&out_of_scope);
    builder.check_use();
    kijun_rules::Checklist {
        classes,
        edition: context.edition.to_owned(),
        facts,
        id: format!("{}/{}", context.standard, raw.name.value),
        requirements,
    }
}

/// Every requirement's id with its place in the document's order.
fn requirement_order(raw: &RawChecklist, problems: &mut Problems) -> BTreeMap<String, usize> {
    let mut taken = Taken::new(ids::REQUIREMENT);
    let mut order = BTreeMap::new();
    for (index, requirement) in raw.requirements().enumerate() {
        taken.take(&requirement.id, problems);
        order.entry(requirement.id.value.clone()).or_insert(index);
        if index == MAX_REQUIREMENTS {
            let kind =
                TooManyRequirements { count: raw.requirements().count(), most: MAX_REQUIREMENTS };
            problems.add(&requirement.at, kind);
        }
    }
    order
}

/// Joins by id.
pub(super) struct Builder<'a> {
    pub(super) raw: &'a RawChecklist,
    pub(super) context: &'a Context<'a>,
    /// The requirements' places in the document's order, by id.
    pub(super) order: BTreeMap<String, usize>,
    /// The requirements' phases as written, in the document's order.
    pub(super) phases: Vec<Option<String>>,
    /// The facts' ids.
    facts: Vec<String>,
    /// The requirements that stand in a clause.
    pub(super) used: BTreeSet<String>,
    pub(super) problems: &'a mut Problems,
}

impl Builder<'_> {
    fn requirement(&mut self, raw: &RawRequirement) -> Requirement {
        let premise = raw.premise.as_ref();
        Requirement {
            id: raw.id.value.clone(),
            party: self.party(raw.party.as_ref()),
            phase: self.phase(raw.phase.as_ref()),
            premise: premise.map(|premise| self.premise(premise, &raw.text)),
        }
    }

    fn party(&mut self, name: Option<&Text>) -> Option<Party> {
        let all = [Party::Provider, Party::Municipality];
        let name = name?;
        let party = all.into_iter().find(|party| party.id() == name.value);
        if party.is_none() {
            self.unknown("答える人（`party`）", name, all.map(Party::id), "");
        }
        party
    }

    fn phase(&mut self, name: Option<&Text>) -> Option<Phase> {
        let name = name?;
        let phase = Phase::from_id(&name.value);
        if phase.is_none() {
            self.unknown("段階（`phase`）", name, Phase::ALL.map(Phase::id), "");
        }
        phase
    }

    fn premise(&mut self, raw: &RawPremise, text: &Text) -> FactIs {
        self.quote(raw.quote.as_ref(), &raw.at, "前提（`premise`）", ("要件", text));
        self.fact_is(&raw.fact)
    }

    pub(super) fn fact_is(&mut self, raw: &RawFactIs) -> FactIs {
        if !self.facts.contains(&raw.fact.value) {
            let known = self.facts.clone();
            let cure = "事実は `[[fact]]` か `classes.toml` の `fact` で定めます。";
            self.unknown("事実", &raw.fact, known.iter().map(String::as_str), cure);
        }
        FactIs { fact: raw.fact.value.clone(), is: raw.is }
    }

    /// The classes that the document's table does not cover, with the reason.
    fn out_of_scope(&mut self) -> BTreeMap<String, String> {
        let mut taken = Taken::new(ids::CLASS);
        let mut reasons = BTreeMap::new();
        for each in &self.raw.out_of_scope {
            self.class_exists(&each.class);
            taken.take(&each.class, self.problems);
            reasons.insert(each.class.value.clone(), each.reason.value.clone());
        }
        reasons
    }

    fn class_exists(&mut self, class: &Text) {
        let mut classes = self.context.classes.classes.iter();
        if !classes.any(|known| known.id == class.value) {
            let known = self.context.classes.classes.iter();
            let known = known.map(|known| known.id.as_str());
            let known = known.filter(|id| !id.is_empty());
            let cure = "分類は `classes.toml` の `[[class]]` で定めます。";
            self.unknown("分類", class, known, cure);
        }
    }

    fn classes(&mut self, out_of_scope: &BTreeMap<String, String>) -> Vec<Class> {
        for requirement in self.raw.requirements() {
            for cell in &requirement.cells {
                self.class_exists(&cell.class);
                if out_of_scope.contains_key(&cell.class.value) {
                    let class = cell.class.value.clone();
                    self.problems.add(&cell.class.at, CellOutOfScope { class });
                }
            }
        }
        let mut classes = Vec::new();
        let written = self.context.classes.classes.iter();
        for words in written.filter(|words| !words.id.is_empty()) {
            let mut class = Class {
                clauses: Vec::new(),
                id: words.id.clone(),
                out_of_scope: out_of_scope.get(&words.id).cloned(),
                title: words.title.clone(),
            };
            if class.out_of_scope.is_none() {
                class.clauses = self.clauses(&words.id, &words.title);
            }
            classes.push(class);
        }
        classes
    }

    /// A requirement stands in a clause, or says why it does not.
    fn check_use(&mut self) {
        for each in self.raw.requirements().filter(|each| each.id.is_written()) {
            let requirement = each.id.value.clone();
            match (&each.no_clause, self.used.contains(&requirement)) {
                (None, false) => {
                    let kind = RequirementWithoutClause { requirement };
                    self.problems.add(&each.id.at, kind);
                }
                (Some(reason), true) => {
                    self.problems.add(&reason.at, NeedlessNoClause { requirement });
                }
                _ => {}
            }
        }
    }

    pub(super) fn unknown_requirement(&mut self, id: &Text) {
        let known: Vec<String> = self.order.keys().cloned().collect();
        let cure = "要件の番号は `[[category.item.requirement]]` の `id` で定めます。";
        self.unknown("要件", id, known.iter().map(String::as_str), cure);
    }

    pub(super) fn unknown<'k>(
        &mut self,
        what: &'static str,
        name: &Text,
        known: impl IntoIterator<Item = &'k str>,
        cure: &'static str,
    ) {
        if name.is_written() {
            let kind = UnknownName {
                what,
                name: name.value.clone(),
                suggestion: did_you_mean(&name.value, known),
                cure,
            };
            self.problems.add(&name.at, kind);
        }
    }
}
