//! `scenarios/*.toml`: invented services, with the answers to each requirement that counts.
//!
//! The verdict and the status of every requirement in a scenario are compared with the engine's
//! results. So no scenario can become outdated when a rule changes.

use std::io;

use kijun_rules::answers::Status;
use kijun_rules::engine::{PhaseSet, RequirementStatus, explain};
use kijun_rules::model::{FactValue, NO_CLASSES, Phase, Severity, Verdict};
use kijun_rules::{Case, Rules};

use crate::folder::{Folder, Refused, inside};
use crate::ids::{self, Taken};
use crate::model::{Checklist, Scenario, ScenarioAnswer};
use crate::problem::{
    AnsweredTwice, BecomesUnsaid, MissingKey, NoScenario, Problems, ReasonUnsaid, StaleStatus,
    StaleVerdict, UnansweredInScenario, UnknownFactValue, ValueNotAsked, ValueOfOtherForm,
};
use crate::source::{SourceFile, SourcePlace, Text};
use crate::toml_file::{Document, Table};

/// The name of the folder, below the standard's folder.
const FOLDER: &str = "scenarios";

/// The extension of a scenario's file.
const EXTENSION: &str = ".toml";

/// The answer of a scenario that leaves a requirement open.
const OPEN: &str = "unanswered";

const STATUSES: [RequirementStatus; 10] = [
    RequirementStatus::NotRequired,
    RequirementStatus::Unavailable,
    RequirementStatus::Met,
    RequirementStatus::Unanswered,
    RequirementStatus::Pending,
    RequirementStatus::Follows(Severity::Nonconforming),
    RequirementStatus::Follows(Severity::ApprovalRequired),
    RequirementStatus::Follows(Severity::Advisory),
    RequirementStatus::Follows(Severity::Note),
    RequirementStatus::Substituted,
];

/// Read the scenarios of a standard, in the order of their files' names.
///
/// `checklists` is `None` if one of the standard's checklists could not be read.
pub(crate) fn read(
    folder: &Folder<'_>,
    checklists: Option<&[Checklist]>,
    problems: &mut Problems,
) -> Vec<Scenario> {
    let mut taken = Taken::new(ids::SCENARIO);
    let mut scenarios = Vec::new();
    for name in names(folder, problems) {
        let path = format!("{FOLDER}/{name}");
        let shown = SourceFile::new(format!("{}/{path}", folder.path), String::new());
        let at = shown.at(0..0);
        let Some(id) = name.strip_suffix(EXTENSION) else {
            problems.add(&at, NoScenario { name });
            continue;
        };
        taken.take_at(id, &at, problems);
        if let Some(file) = folder.read_at(&path, &at, problems)
            && let Some(document) = Document::parse(&file, problems)
        {
            let top = file.at(0..0);
            let reader = Reader { checklists, problems, top, before: 0 };
            scenarios.extend(reader.scenario(id, document.table()));
        }
    }
    scenarios
}

/// Return the names of the files in the folder, sorted; none if there is no folder.
fn names(folder: &Folder<'_>, problems: &mut Problems) -> Vec<String> {
    let list = || -> Result<Vec<String>, Refused> {
        let path = inside(folder.fence, &folder.root.join(folder.path).join(FOLDER))?;
        let entries = std::fs::read_dir(path)?;
        let names = entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
        Ok(names.collect::<io::Result<_>>()?)
    };
    match list() {
        Ok(mut names) => {
            names.retain(|name| !name.starts_with('.'));
            names.sort();
            names
        }
        Err(Refused::Missing) => Vec::new(),
        Err(refused) => {
            let path = format!("{}/{FOLDER}", folder.path);
            let shown = SourceFile::new(path.clone(), String::new());
            refused.add(path, &shown.at(0..0), problems);
            Vec::new()
        }
    }
}

struct Reader<'a> {
    checklists: Option<&'a [Checklist]>,
    problems: &'a mut Problems,
    /// The beginning of the file.
    top: SourcePlace,
    /// The number of problems before this file.
    before: usize,
}

/// An answer, and the place of the requirement's resulting status.
struct Read {
    answer: ScenarioAnswer,
    becomes_at: SourcePlace,
}

impl<'a> Reader<'a> {
    fn scenario(mut self, id: &str, mut file: Table<'_>) -> Option<Scenario> {
        self.before = self.problems.count();
        let title = file.text("title", self.problems).value;
        let name = file.text("checklist", self.problems);
        let list = self.checklist(&name);
        // A standard without classes has one that nobody names.
        let class = match list {
            Some((_, list)) if list.rules.has_no_classes() && !file.has("class") => {
                Text::new(NO_CLASSES, file.at().clone())
            }
            _ => file.text("class", self.problems),
        };
        if let Some((_, list)) = list {
            let known = list.rules.classes.iter().map(|class| class.id.as_str());
            let cure = "分類は `classes.toml` の `[[class]]` で定めます。";
            self.problems.known("分類", &class, known, cure);
        }
        let class_why = file.optional_text("class_why", self.problems).map(|why| why.value);
        let facts = file.tables("facts", self.problems).into_iter();
        let facts: Vec<(String, FactValue)> = facts.map(|fact| self.fact(fact, list)).collect();
        let phases = file.texts("phases", self.problems);
        let phases = phases.iter().filter_map(|phase| self.phase(phase)).collect();
        let service = file.text("service", self.problems).value;
        let provider = file.optional_text("provider", self.problems).map(|each| each.value);
        let text = file.text("text", self.problems).value;
        let verdict = file.text("verdict", self.problems);
        let found = Verdict::from_id(&verdict.value);
        self.problems.known("判定", &verdict, Verdict::ALL.iter().map(|each| each.id()), "");
        let lesson = file.text("lesson", self.problems).value;
        let mut answers: Vec<Read> = Vec::new();
        for table in file.tables("answer", self.problems) {
            self.answers(table, list, &mut answers);
        }
        file.finish(self.problems);
        let (place, list) = list?;
        let scenario = Scenario {
            id: id.to_owned(),
            title,
            checklist: place,
            class: class.value,
            class_why,
            facts,
            phases,
            service,
            provider,
            text,
            answers: Vec::new(),
            verdict: found?,
            lesson,
        };
        // For a scenario that cannot be read completely, the engine's result would differ.
        if self.problems.count() == self.before {
            self.compare(&scenario, &answers, list, &verdict);
        }
        let order = |read: &Read| {
            let all = &list.rules.requirements;
            all.iter().position(|each| each.id == read.answer.requirement)
        };
        answers.sort_by_key(order);
        let answers = answers.into_iter().map(|read| read.answer).collect();
        Some(Scenario { answers, ..scenario })
    }

    fn fact(
        &mut self,
        mut table: Table<'_>,
        list: Option<(usize, &Checklist)>,
    ) -> (String, FactValue) {
        let fact = table.text("fact", self.problems);
        let is = if table.is_string("is") {
            table.text("is", self.problems)
        } else {
            let at = table.place_of("is").unwrap_or_else(|| table.at().clone());
            Text::new(&table.boolean("is", self.problems).to_string(), at)
        };
        table.finish(self.problems);
        let Some((_, list)) = list else { return (fact.value, FactValue::Unknown) };
        let asked = || list.rules.facts.iter().filter(|fact| fact.question.is_some());
        self.problems.known("事実", &fact, asked().map(|each| each.id.as_str()), "");
        let Some(own) = asked().find(|own| own.id == fact.value) else {
            return (fact.value, FactValue::Unknown);
        };
        let value = own.value_of(&is.value);
        if is.is_written() && (!own.takes(&value) || !value.is_known()) {
            let choices: Vec<&str> = own.choices.iter().map(|choice| choice.id.as_str()).collect();
            self.problems.add(&is.at, UnknownFactValue::of(&own.id, &choices, &is.value));
        }
        (fact.value, value)
    }

    fn phase(&mut self, written: &Text) -> Option<Phase> {
        self.problems.known("段階", written, Phase::ALL.iter().map(|each| each.id()), "");
        Phase::from_id(&written.value)
    }

    /// Read one `[[answer]]`, which may belong to several requirements.
    fn answers(
        &mut self,
        mut table: Table<'_>,
        list: Option<(usize, &Checklist)>,
        into: &mut Vec<Read>,
    ) {
        let requirements = table.texts("requirements", self.problems);
        if requirements.is_empty() {
            let kind = MissingKey { key: "requirements", example: "[\"…\"]" };
            self.problems.add(table.at(), kind);
        }
        let status = table.text("status", self.problems);
        let known = Status::ALL.iter().map(|each| each.id()).chain([OPEN]);
        self.problems.known("回答", &status, known, "");
        let given = Status::from_id(&status.value);
        let reason = table.optional_text("reason", self.problems).map(|reason| reason.value);
        if given == Some(Status::NotApplicable) && reason.is_none() {
            self.problems.add(&status.at, ReasonUnsaid);
        }
        let value = table.optional_text("value", self.problems);
        let becomes = table.optional_text("becomes", self.problems);
        let becomes_at = becomes.as_ref().map_or(&status.at, |text| &text.at).clone();
        let becomes = self.becomes(becomes.as_ref(), &status);
        let says = table.optional_text("says", self.problems).map(|says| says.value);
        let why = table.text("why", self.problems).value;
        table.finish(self.problems);
        for id in requirements {
            if let Some((_, list)) = list {
                let known = list.rules.requirements.iter().map(|each| each.id.as_str());
                self.problems.known("要件", &id, known, "");
                self.value(list, &id, value.as_ref());
            }
            if into.iter().any(|read| read.answer.requirement == id.value) {
                self.problems.add(&id.at, AnsweredTwice { requirement: id.value.clone() });
            }
            let answer = ScenarioAnswer {
                requirement: id.value,
                status: given,
                value: value.as_ref().map(|value| value.value.clone()),
                reason: reason.clone(),
                becomes,
                says: says.clone(),
                why: why.clone(),
            };
            into.push(Read { answer, becomes_at: becomes_at.clone() });
        }
    }

    /// Record a value that its requirement does not ask for, or that does not have the form asked for.
    fn value(&mut self, list: &Checklist, id: &Text, value: Option<&Text>) {
        let Some(value) = value else { return };
        let own = list.rules.requirements.iter().find(|own| own.id == id.value);
        let Some(own) = own else { return };
        match &own.value {
            None => self.problems.add(&value.at, ValueNotAsked { requirement: id.value.clone() }),
            Some(asked) if !asked.is_well_formed(&value.value) => {
                let kind =
                    ValueOfOtherForm { value: value.value.clone(), label: asked.kind.label() };
                self.problems.add(&value.at, kind);
            }
            Some(_) => {}
        }
    }

    /// Return the resulting status of a requirement as written. If it is absent, an answer of 満たす
    /// and an open one need none; record the other answers.
    fn becomes(&mut self, written: Option<&Text>, status: &Text) -> RequirementStatus {
        let Some(written) = written else {
            if status.value == Status::Met.id() {
                return RequirementStatus::Met;
            }
            if status.value != OPEN && status.is_written() {
                self.problems.add(&status.at, BecomesUnsaid { status: status.value.clone() });
            }
            return RequirementStatus::Unanswered;
        };
        self.problems.known("要件の状態", written, STATUSES.iter().map(|each| each.id()), "");
        let found = STATUSES.into_iter().find(|each| each.id() == written.value);
        found.unwrap_or(RequirementStatus::Unanswered)
    }

    /// Record where the engine's results differ.
    fn compare(&mut self, scenario: &Scenario, answers: &[Read], list: &Checklist, verdict: &Text) {
        // Unsound rules have been recorded at their own place.
        let Ok(rules) = Rules::compile(list.rules.clone()) else { return };
        let Some(class) = rules.class(&scenario.class) else { return };
        let sheet = scenario.answer_set(&rules, answers.iter().map(|read| &read.answer));
        let phases = PhaseSet::of(&scenario.phases);
        let explanation = explain(Case { rules: &rules, class, phases, answers: &sheet });
        let found = explanation.verdict();
        if found != scenario.verdict {
            let kind =
                StaleVerdict { written: scenario.verdict, found: found.id(), label: found.label() };
            self.problems.add(&verdict.at, kind);
        }
        let mut left = Vec::new();
        for requirement in rules.requirements() {
            let id = rules.requirement_id(requirement);
            let status = explanation.statuses.get(requirement.get());
            // For a class out of scope, no requirement is required.
            let status = status.copied().unwrap_or(RequirementStatus::NotRequired);
            match answers.iter().find(|read| read.answer.requirement == id) {
                Some(read) if read.answer.becomes != status => {
                    let kind = StaleStatus {
                        requirement: id.to_owned(),
                        written: read.answer.becomes.id(),
                        found: status.id(),
                        label: status.label(),
                    };
                    self.problems.add(&read.becomes_at, kind);
                }
                None if status != RequirementStatus::NotRequired => left.push(id),
                _ => {}
            }
        }
        if !left.is_empty() {
            let requirements = crate::problem::quoted(&left);
            self.problems.add(&self.top, UnansweredInScenario { requirements });
        }
    }

    fn checklist(&mut self, name: &Text) -> Option<(usize, &'a Checklist)> {
        let lists = self.checklists?;
        self.problems.known(
            "チェックリスト",
            name,
            lists.iter().map(|list| list.name.as_str()),
            "",
        );
        let place = lists.iter().position(|list| list.name == name.value)?;
        Some((place, lists.get(place)?))
    }
}
