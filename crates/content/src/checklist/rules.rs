//! Join classes, facts, requirements and clauses by id, and make the engine's input.

use std::collections::{BTreeMap, BTreeSet};

use kijun_rules::model::{
    AskedValue, Class, Clause, FactIs, MAX_REQUIREMENTS, Party, Phase, Requirement, Verdict,
};

use super::Context;
use super::facts::facts;
use super::raw::{NOTHING, RawChecklist, RawFactIs, RawFootnote, RawPremise, RawRequirement};
use super::values::fact_is;
use crate::ids::{self, Taken};
use crate::model::{Column, Footnote};
use crate::passages::At;
use crate::problem::{
    CellWithoutColumn, ClassOutOfScope, ClassWithoutRule, FactWithoutUse, NeedlessNoClause,
    Problems, RepeatedClause, RequirementWithoutClause, TooManyRequirements, quoted,
};
use crate::source::Text;

/// The result of a build.
pub(super) struct Built {
    /// The engine's input.
    pub(super) rules: kijun_rules::Checklist,
    /// The columns of the document's table.
    pub(super) columns: Vec<Column>,
    /// The place and the clauses of each requirement in a chapter.
    pub(super) prose: Vec<Prose>,
    /// The document's words below the table.
    pub(super) footnotes: Vec<Footnote>,
}

/// The place of a requirement in the chapters, and the clauses read there.
pub(super) struct Prose {
    /// `None` for a row of the table, and if the place is unknown.
    pub(super) at: Option<At>,
    /// The places of further words that are shown with it.
    pub(super) also: Vec<At>,
    pub(super) clauses: Vec<Read>,
}

/// A clause read in a chapter, with the classes for which it counts.
pub(super) struct Read {
    pub(super) classes: Vec<String>,
    pub(super) clause: Clause,
}

/// Build the rules of a checklist. Record what does not fit.
pub(super) fn build(raw: &RawChecklist, context: &Context<'_>, problems: &mut Problems) -> Built {
    let found_before = problems.count();
    let order = requirement_order(raw, problems);
    let facts = facts(raw, context, problems);
    let phases = raw.requirements().map(|requirement| requirement.phase.as_ref());
    let mut builder = Builder {
        raw,
        context,
        order,
        phases: phases.map(|phase| phase.map(|name| name.value.clone())).collect(),
        facts: facts.iter().map(|fact| fact.id.clone()).collect(),
        asked: BTreeMap::new(),
        out_of_scope: BTreeMap::new(),
        columns: Vec::new(),
        prose: Vec::new(),
        used: BTreeSet::new(),
        used_facts: BTreeSet::new(),
        problems,
    };
    builder.asked = builder.asked();
    builder.out_of_scope = builder.out_of_scope();
    builder.columns = builder.columns();
    for word in raw.level_words.iter().filter(|word| word.severity.value != NOTHING) {
        builder.severity(&word.severity);
    }
    for requirement in &raw.prose {
        let prose = builder.prose(requirement);
        builder.prose.push(prose);
    }
    for fact in &raw.facts {
        if let Some((is, _)) = &fact.exempts {
            builder.check_values(&fact.id.value, is);
        }
    }
    let requirements = raw.requirements();
    let requirements: Vec<Requirement> =
        requirements.map(|each| builder.requirement(each)).collect();
    let classes = builder.classes();
    builder.check_use();
    let footnotes = raw.footnotes.iter().map(|each| builder.footnote(each)).collect();
    // After other problems, these checks would only repeat them in other words.
    if builder.problems.count() == found_before {
        builder.check_facts();
        builder.check_repeated(&classes);
        builder.check_shared(&classes);
        builder.check_conditions(&classes);
        builder.check_thresholds(&classes);
        builder.warn_of_questions();
        builder.warn_of_traps(&classes);
    }
    let Builder { columns, prose, .. } = builder;
    Built {
        rules: kijun_rules::Checklist {
            classes,
            edition: context.edition.to_owned(),
            facts,
            id: format!("{}/{}", context.standard, raw.name.value),
            requirements,
        },
        columns,
        prose,
        footnotes,
    }
}

/// Return every requirement's id with its place in the document's order.
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

/// The state of a build, which joins by id.
pub(super) struct Builder<'a> {
    pub(super) raw: &'a RawChecklist,
    pub(super) context: &'a Context<'a>,
    /// The requirements' places in the document's order, by id.
    pub(super) order: BTreeMap<String, usize>,
    /// The requirements' phases as written, in the document's order.
    pub(super) phases: Vec<Option<String>>,
    /// The facts' ids.
    facts: Vec<String>,
    /// The values that requirements ask for, by their ids.
    pub(super) asked: BTreeMap<String, AskedValue>,
    /// The classes that the document's rules do not cover, with the reason.
    out_of_scope: BTreeMap<String, String>,
    /// The columns of the document's table.
    pub(super) columns: Vec<Column>,
    /// The place and the clauses of each requirement in a chapter.
    pub(super) prose: Vec<Prose>,
    /// The requirements that a clause names.
    pub(super) used: BTreeSet<String>,
    /// The facts that conditions and premises name.
    used_facts: BTreeSet<String>,
    pub(super) problems: &'a mut Problems,
}

impl Builder<'_> {
    fn requirement(&mut self, raw: &RawRequirement) -> Requirement {
        let premise = raw.premise.as_ref();
        Requirement {
            id: raw.id.value.clone(),
            party: self.party(raw.party.as_ref()),
            phase: self.phase(raw.phase.as_ref()),
            premise: premise.map(|premise| self.premise(premise, raw)),
            value: self.asked.get(&raw.id.value).cloned(),
        }
    }

    fn party(&mut self, name: Option<&Text>) -> Option<Party> {
        let all = [Party::Provider, Party::Municipality];
        let name = name?;
        let party = all.into_iter().find(|party| party.id() == name.value);
        if party.is_none() {
            self.problems.unknown("答える人（`party`）", name, all.map(Party::id), "");
        }
        party
    }

    fn phase(&mut self, name: Option<&Text>) -> Option<Phase> {
        let name = name?;
        let phase = Phase::from_id(&name.value);
        if phase.is_none() {
            self.problems.unknown("段階（`phase`）", name, Phase::ALL.map(Phase::id), "");
        }
        phase
    }

    /// Return the words below the table. Record verdicts and classes that do not exist.
    fn footnote(&mut self, raw: &RawFootnote) -> Footnote {
        let verdicts = raw.verdicts.iter().filter_map(|name| {
            let known = Verdict::ALL.iter().map(|verdict| verdict.id());
            self.problems.known("判定", name, known, "");
            Verdict::from_id(&name.value)
        });
        let verdicts = verdicts.collect();
        for class in &raw.classes {
            self.class_exists(class);
        }
        Footnote {
            words: raw.words.value.clone(),
            verdicts,
            classes: raw.classes.iter().map(|class| class.value.clone()).collect(),
        }
    }

    fn premise(&mut self, raw: &RawPremise, requirement: &RawRequirement) -> FactIs {
        if let Some(text) = self.text_of(requirement) {
            let what = "前提（`premise`）";
            self.quote(raw.quote.as_ref(), &raw.at, what, ("要件", &text));
        }
        self.fact_is(&raw.fact)
    }

    pub(super) fn fact_is(&mut self, raw: &RawFactIs) -> FactIs {
        if !self.facts.contains(&raw.fact.value) {
            let known = self.facts.clone();
            let cure = "事実は `[[fact]]` か `classes.toml` の `fact` で定めます。";
            self.problems.unknown("事実", &raw.fact, known.iter().map(String::as_str), cure);
        }
        self.used_facts.insert(raw.fact.value.clone());
        if self.facts.contains(&raw.fact.value) {
            self.check_values(&raw.fact.value, &raw.is);
        }
        fact_is(raw)
    }

    /// Return the classes that the document's table does not cover, with the reason.
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

    pub(super) fn class_exists(&mut self, class: &Text) {
        let mut classes = self.context.classes.classes.iter();
        if !classes.any(|known| known.id == class.value) {
            let known = self.context.classes.classes.iter();
            let known = known.map(|known| known.id.as_str());
            let known = known.filter(|id| !id.is_empty());
            let cure = "分類は `classes.toml` の `[[class]]` で定めます。";
            self.problems.unknown("分類", class, known, cure);
        }
    }

    /// Record a class that does not exist, or that the file puts out of scope.
    pub(super) fn class_in_scope(&mut self, class: &Text) {
        self.class_exists(class);
        if self.out_of_scope.contains_key(&class.value) {
            let kind = ClassOutOfScope { class: class.value.clone() };
            self.problems.add(&class.at, kind);
        }
    }

    fn classes(&mut self) -> Vec<Class> {
        for (_, class) in self.raw.level_columns() {
            self.class_in_scope(class);
        }
        for cell in self.raw.rows().flat_map(RawRequirement::cells) {
            self.class_exists(&cell.class);
            let class = &cell.class.value;
            let known = self.context.classes.classes.iter().any(|known| known.id == *class);
            if known && !self.raw.level_columns().any(|(_, column)| column.value == *class) {
                let kind = CellWithoutColumn { class: class.clone() };
                self.problems.add(&cell.class.at, kind);
            }
        }
        let mut classes = Vec::new();
        let written = self.context.classes.classes.iter();
        for words in written.filter(|words| !words.id.is_empty()) {
            let mut class = Class {
                clauses: Vec::new(),
                id: words.id.clone(),
                out_of_scope: self.out_of_scope.get(&words.id).cloned(),
                title: words.title.clone(),
            };
            if class.out_of_scope.is_none() {
                class.clauses = self.clauses(&words.id);
                if class.clauses.is_empty() && !self.is_spoken_of(&words.id) {
                    let kind = ClassWithoutRule { class: words.id.clone() };
                    self.problems.add(&self.raw.title.at, kind);
                }
            }
            classes.push(class);
        }
        classes
    }

    /// Return whether the table has a column for the class; its cells may demand nothing.
    fn is_spoken_of(&self, class: &str) -> bool {
        self.raw.level_columns().any(|(_, column)| column.value == class)
    }

    /// Check that a clause names every requirement, or that the requirement tells why none does.
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

    /// Check that every fact of the form is a condition, a premise or an exemption, or tells the
    /// class.
    fn check_facts(&mut self) {
        let definitions = self.context.classes.classes.iter().flat_map(|class| &class.definitions);
        let asked: BTreeSet<&str> = definitions
            .filter_map(|definition| Some(definition.question.as_ref()?.fact.as_str()))
            .collect();
        for fact in self.raw.facts.iter().filter(|fact| fact.id.is_written()) {
            let id = &fact.id.value;
            if fact.exempts.is_none()
                && !self.used_facts.contains(id)
                && !asked.contains(id.as_str())
            {
                self.problems.add(&fact.id.at, FactWithoutUse { fact: id.clone() });
            }
        }
    }

    /// Check that no class has two rules for the same requirements under the same condition. Record
    /// it once for all classes, at the last of the requirements.
    fn check_repeated(&mut self, classes: &[Class]) {
        let mut repeated: BTreeMap<(Vec<&str>, _), Vec<&str>> = BTreeMap::new();
        for class in classes {
            let mut seen = BTreeSet::new();
            for clause in &class.clauses {
                let mut members: Vec<&str> = clause.any_of.iter().map(String::as_str).collect();
                members.sort_by_key(|id| self.order.get(*id));
                let thresholds: Vec<_> =
                    clause.thresholds.iter().map(|(id, own)| (id, format!("{own:?}"))).collect();
                let rule = (members, (&clause.conditions, clause.needed(), thresholds));
                if !seen.insert(rule.clone()) {
                    repeated.entry(rule).or_default().push(&class.id);
                }
            }
        }
        for ((members, _), classes) in repeated {
            let last = members.last().and_then(|id| self.order.get(*id));
            let last = last.and_then(|last| self.raw.requirements().nth(*last));
            let kind = RepeatedClause { classes: quoted(&classes), members: members.join("、") };
            self.problems.add(last.map_or(&self.raw.at, |last| &last.id.at), kind);
        }
    }

    pub(super) fn unknown_requirement(&mut self, id: &Text) {
        let known: Vec<String> = self.order.keys().cloned().collect();
        let cure = "要件の番号は `[[category.item.requirement]]` か `[[group.requirement]]` の `id` で定めます。";
        self.problems.unknown("要件", id, known.iter().map(String::as_str), cure);
    }
}
