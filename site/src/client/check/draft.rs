//! The draft: the answers entered so far, as an answer file that changes field by field.
//!
//! Everything that the reader has entered is here, as plain data. The browser's part only carries
//! names and values between this and the controls.

use std::borrow::Cow;

use kijun_rules::answers::{
    Answer, AnswerFile, Exception, Named, Proposal, ReadError, Service, Status,
};
use kijun_rules::assessment::on_file;
use kijun_rules::engine::{Case, Explanation, diagnostics, explain};
use kijun_rules::model::{FactValue, Phase};
use kijun_rules::{AnswerSet, ClassIndex, RequirementIndex, Rules};

use super::evidence;
use super::find::Progress;

/// A control of the form, identified by its name in the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field<'a> {
    /// `class`
    Class,
    /// `phase`
    Phase,
    /// `service:name`
    ServiceName,
    /// `service:provider`
    ServiceProvider,
    /// `fact:<id>`
    Fact(&'a str),
    /// `answer:<id>`
    Answer(&'a str),
    /// `value:<id>`
    Value(&'a str),
    /// `reason:<id>`
    Reason(&'a str),
    /// `note:<id>`
    Note(&'a str),
    /// `evidence:<id>`: see [`super::evidence`]
    Evidence(&'a str),
    /// `exception:<id>:<column>`
    Exception(&'a str, Column),
}

/// A column of the exception sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// `reason`: 理由
    Reason,
    /// `measure`: 代替措置
    Measure,
    /// `until`: 期限
    Until,
    /// `approver`: 承認者
    Approver,
}

impl Column {
    /// All columns, in the order of the sheet, with their names in the page and their headings.
    pub const ALL: [(Self, &'static str, &'static str); 4] = [
        (Self::Reason, "reason", "満たせない理由"),
        (Self::Measure, "measure", "代替措置"),
        (Self::Until, "until", "期限"),
        (Self::Approver, "approver", "承認者"),
    ];

    /// Return the cell of this column.
    pub fn of(self, exception: &mut Exception) -> &mut Box<str> {
        match self {
            Self::Reason => &mut exception.reason,
            Self::Measure => &mut exception.measure,
            Self::Until => &mut exception.until,
            Self::Approver => &mut exception.approver,
        }
    }
}

impl<'a> Field<'a> {
    /// Return the field of a control's name, or `None` for a control that carries no answer.
    #[must_use]
    pub fn of_name(name: &'a str) -> Option<Self> {
        match name.split_once(':') {
            None if name == "class" => Some(Self::Class),
            None if name == "phase" => Some(Self::Phase),
            Some(("service", "name")) => Some(Self::ServiceName),
            Some(("service", "provider")) => Some(Self::ServiceProvider),
            Some(("fact", id)) => Some(Self::Fact(id)),
            Some(("answer", id)) => Some(Self::Answer(id)),
            Some(("value", id)) => Some(Self::Value(id)),
            Some(("reason", id)) => Some(Self::Reason(id)),
            Some(("note", id)) => Some(Self::Note(id)),
            Some(("evidence", id)) => Some(Self::Evidence(id)),
            Some(("exception", cell)) => {
                let (id, name) = cell.rsplit_once(':')?;
                let column = Column::ALL.iter().find(|(_, known, _)| *known == name)?;
                Some(Self::Exception(id, column.0))
            }
            _ => None,
        }
    }
}

/// The results that the form shows for the answers entered so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The class of the results.
    pub class: ClassIndex,
    /// The verdict with its reasons.
    pub explanation: Explanation,
    /// The reason for which the standard does not cover this use; `None` if it covers it.
    pub out_of_scope: Option<String>,
    /// The phases to which the assessment is limited, in words; `None` if it has no limit.
    pub phases: Option<String>,
    /// The progress of the answers.
    pub progress: Progress,
}

/// The answers entered so far.
#[derive(Debug, Clone)]
pub struct Draft {
    file: AnswerFile,
    /// The class that the form was given before the reader entered anything.
    given: Option<String>,
}

impl Draft {
    /// Return a draft without any answer.
    #[must_use]
    pub fn blank(rules: &Rules) -> Self {
        let checklist = rules.checklist();
        let file = AnswerFile {
            checklist: checklist.id.clone(),
            edition: Some(checklist.edition.clone()),
            ..AnswerFile::default()
        };
        Self { file, given: None }
    }

    /// Read an answer file and keep everything in it.
    ///
    /// # Errors
    /// Fail if the file cannot be read, is for another checklist, or names a class that this
    /// checklist does not have. A file without a class is accepted: the class can still be chosen.
    pub fn read(rules: &Rules, bytes: &[u8]) -> Result<Self, ReadError> {
        Self::of(rules, AnswerFile::read(bytes)?)
    }

    /// Make a draft of an answer file that was read.
    ///
    /// # Errors
    /// Fail if the file is for another checklist, or names a class that this checklist does not
    /// have.
    pub fn of(rules: &Rules, file: AnswerFile) -> Result<Self, ReadError> {
        let id = rules.checklist().id.as_str();
        if file.checklist != id {
            return Err(ReadError::other_checklist(&file.checklist, id));
        }
        if file.class.is_some() {
            file.class_in(rules)?;
        }
        Ok(Self { file, given: None })
    }

    /// Put a class into a draft for which the reader has not chosen one; `None` takes it out again.
    /// A draft in which nothing was entered stays blank.
    pub fn give(&mut self, class: Option<&str>) {
        self.file.class = class.map(ToOwned::to_owned);
        self.given.clone_from(&self.file.class);
    }

    /// Return whether the reader has chosen no class: there is none, or only one that was given.
    fn is_class_open(&self) -> bool {
        self.file.class.is_none() || self.file.class == self.given
    }

    /// Return the answer file.
    #[must_use]
    pub fn file(&self) -> &AnswerFile {
        &self.file
    }

    /// Return the answers in the form that the engine reads.
    #[must_use]
    pub fn sheet(&self, rules: &Rules) -> AnswerSet {
        self.file.answer_set(rules)
    }

    /// Return the chosen class if the rules have it; that of a document without classes unasked.
    #[must_use]
    pub fn class(&self, rules: &Rules) -> Option<ClassIndex> {
        self.file.class.as_deref().map_or_else(|| rules.only_class(), |id| rules.class(id))
    }

    /// Return the result for a class. The answers may be memoised. The digests of an exported
    /// assessment are not computed here, because this runs after every answer.
    #[must_use]
    pub fn outcome_for(&self, rules: &Rules, class: ClassIndex, answers: &AnswerSet) -> Outcome {
        let case = Case { rules, class, phases: self.file.phase_set(), answers };
        let explanation = explain(case);
        Outcome {
            class,
            progress: Progress::of(explanation.statuses.iter()),
            explanation,
            out_of_scope: case.out_of_scope().map(ToOwned::to_owned),
            phases: self.phases(rules),
        }
    }

    /// Return the remarks on unusual answers, for a class.
    #[must_use]
    pub fn remarks(&self, rules: &Rules, class: ClassIndex, answers: &AnswerSet) -> Vec<String> {
        let mut remarks = Vec::new();
        on_file(rules, &self.file, &mut remarks);
        diagnostics::on_premises(rules, answers, &mut remarks);
        let case = Case { rules, class, phases: self.file.phase_set(), answers };
        diagnostics::on_values(rules, case, &mut remarks);
        diagnostics::on_class(rules, answers, class, &mut remarks);
        remarks.iter().map(ToString::to_string).collect()
    }

    /// Return the phases to which the assessment is limited, in words. Return `None` if it has no
    /// limit, or if the checklist has no phases.
    #[must_use]
    pub fn phases(&self, rules: &Rules) -> Option<String> {
        let chosen = &self.file.phases;
        let has_phases = rules.checklist().requirements.iter().any(|it| it.phase.is_some());
        let labels = Phase::ALL.into_iter().filter(|phase| chosen.contains(phase));
        let labels: Vec<&str> = labels.map(Phase::label).collect();
        (has_phases && !labels.is_empty()).then(|| labels.join("、"))
    }

    /// Return the answers in the checklist's order; `None` for a requirement without an entry.
    #[must_use]
    pub fn answers(&self, rules: &Rules) -> Vec<Option<&Answer>> {
        let mut answers = vec![None; rules.checklist().requirements.len()];
        for (id, answer) in self.file.answers.iter().flatten() {
            let place = rules.requirement(id).map(RequirementIndex::get);
            if let Some(entry) = place.and_then(|place| answers.get_mut(place)) {
                *entry = Some(answer);
            }
        }
        answers
    }

    /// Return the proposal for a requirement.
    #[must_use]
    pub fn proposal(&self, id: &str) -> Option<Proposal> {
        self.answer(id)?.proposal().cloned()
    }

    /// Accept the proposal as the answer, or remove the proposal.
    pub fn settle(&mut self, id: &str, accept: bool) {
        let answer = self.answer_mut(id);
        if accept {
            answer.accept_proposal();
        } else {
            answer.set_proposal(None);
        }
    }

    /// Return whether nothing has been entered.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let file = &self.file;
        self.is_class_open()
            && file.service.is_none()
            && file.phases.is_empty()
            && file.unknown.is_empty()
            && file.facts.iter().flatten().all(|(_, value)| !value.is_known())
            && file.answers.iter().flatten().all(|(_, answer)| {
                answer.status().is_none()
                    && answer.value().is_none()
                    && answer.note().is_none()
                    && answer.reason().is_none()
                    && answer.evidence().is_none()
                    && answer.exception().is_none()
                    && answer.proposal().is_none()
            })
    }

    /// Return the value that a control shows.
    #[must_use]
    pub fn value(&self, field: Field<'_>) -> Cow<'_, str> {
        let service = |get: fn(&Service) -> Option<&String>| {
            self.file.service.as_ref().and_then(get).map_or("", String::as_str)
        };
        Cow::Borrowed(match field {
            Field::Class => self.file.class.as_deref().unwrap_or_default(),
            Field::Phase => match self.file.phases.as_slice() {
                [] => "all",
                [one] => one.id(),
                several => {
                    let ids: Vec<&str> = several.iter().map(|phase| phase.id()).collect();
                    return Cow::Owned(ids.join(" "));
                }
            },
            Field::ServiceName => service(|service| service.name.as_ref()),
            Field::ServiceProvider => service(|service| service.provider.as_ref()),
            Field::Fact(id) => self.fact(id).word(),
            Field::Answer(id) => self.answer(id).and_then(Answer::status).map_or("", Status::id),
            Field::Value(id) => self.answer(id).and_then(Answer::value).unwrap_or_default(),
            Field::Reason(id) => self.answer(id).and_then(Answer::reason).unwrap_or_default(),
            Field::Note(id) => self.answer(id).and_then(Answer::note).unwrap_or_default(),
            Field::Evidence(id) => {
                let evidence = self.answer(id).and_then(Answer::evidence);
                return Cow::Owned(evidence::to_lines(evidence.into_iter().flatten()));
            }
            Field::Exception(id, column) => {
                let exception = self.answer(id).and_then(Answer::exception);
                let mut exception = exception.cloned().unwrap_or_default();
                return Cow::Owned(std::mem::take(column.of(&mut exception)).into());
            }
        })
    }

    /// Return the stated value of a fact; unknown if none is stated.
    #[must_use]
    pub fn fact(&self, id: &str) -> &FactValue {
        find(self.file.facts.as_deref(), id).unwrap_or(&FactValue::Unknown)
    }

    /// State the value of a fact.
    pub fn set_fact(&mut self, id: &str, value: FactValue) {
        *entry(self.file.facts.get_or_insert_default(), id) = value;
    }

    /// Set the value of a control. An empty value removes the entry.
    pub fn set(&mut self, field: Field<'_>, value: &str) {
        match field {
            Field::Class => self.file.class = entered(value),
            Field::Phase => {
                self.file.phases = value.split(' ').filter_map(Phase::from_id).collect();
            }
            Field::ServiceName => {
                self.file.service.get_or_insert_default().name = entered(value);
            }
            Field::ServiceProvider => {
                self.file.service.get_or_insert_default().provider = entered(value);
            }
            Field::Fact(id) => self.set_fact(id, FactValue::from_word(value)),
            Field::Answer(id) => self.answer_mut(id).set_status(Status::from_id(value)),
            Field::Value(id) => self.answer_mut(id).set_value(value),
            Field::Reason(id) => self.answer_mut(id).set_reason(value),
            Field::Note(id) => self.answer_mut(id).set_note(value),
            Field::Evidence(id) => {
                let answer = self.answer_mut(id);
                let before: Vec<&str> = answer.evidence().into_iter().flatten().collect();
                let evidence = evidence::of_lines(value, &before);
                answer.set_evidence(evidence);
            }
            Field::Exception(id, column) => {
                let answer = self.answer_mut(id);
                let mut exception = answer.exception().cloned().unwrap_or_default();
                *column.of(&mut exception) = value.into();
                answer.set_exception(&exception);
            }
        }
    }

    fn answer(&self, id: &str) -> Option<&Answer> {
        find(self.file.answers.as_deref(), id)
    }

    fn answer_mut(&mut self, id: &str) -> &mut Answer {
        entry(self.file.answers.get_or_insert_default(), id)
    }
}

fn entered(value: &str) -> Option<String> {
    (!value.is_empty()).then(|| value.to_owned())
}

fn find<'a, T>(entries: Option<&'a [Named<T>]>, id: &str) -> Option<&'a T> {
    entries?.iter().find(|(name, _)| name == id).map(|(_, value)| value)
}

/// Return the entry of that name. Add it if it is missing.
fn entry<'a, T: Default>(entries: &'a mut Vec<Named<T>>, id: &str) -> &'a mut T {
    let at = entries.iter().position(|(name, _)| name == id).unwrap_or_else(|| {
        entries.push((id.into(), T::default()));
        entries.len() - 1
    });
    &mut entries[at].1
}

#[cfg(test)]
mod tests {
    use super::{Column, Draft, Field, Progress};
    use kijun_rules::model::{Checklist, Class, Clause, Requirement, Severity, Verdict};
    use kijun_rules::{Rules, answers::ReadErrorKind};

    fn rules() -> Rules {
        let clause = |id: &str| Clause {
            any_of: vec![id.to_owned()],
            severity: Severity::Nonconforming,
            ..Clause::default()
        };
        let requirement = |id: &str| Requirement { id: id.to_owned(), ..Requirement::default() };
        let class = Class {
            id: "A".to_owned(),
            clauses: vec![clause("1"), clause("2")],
            ..Class::default()
        };
        Rules::compile(Checklist {
            id: "example/cloud".to_owned(),
            edition: "1".to_owned(),
            classes: vec![class],
            requirements: vec![requirement("1"), requirement("2")],
            facts: Vec::new(),
        })
        .unwrap()
    }

    #[test]
    fn each_control_name_is_the_field_it_says() {
        let cases = [
            ("class", Some(Field::Class)),
            ("phase", Some(Field::Phase)),
            ("service:name", Some(Field::ServiceName)),
            ("service:provider", Some(Field::ServiceProvider)),
            ("fact:personal_information", Some(Field::Fact("personal_information"))),
            ("answer:6-1", Some(Field::Answer("6-1"))),
            ("value:6-1", Some(Field::Value("6-1"))),
            ("reason:6-1", Some(Field::Reason("6-1"))),
            ("note:6-1", Some(Field::Note("6-1"))),
            ("evidence:6-1", Some(Field::Evidence("6-1"))),
            ("exception:6-1:until", Some(Field::Exception("6-1", Column::Until))),
            ("exception:6-1:other", None),
            ("service:other", None),
            ("", None),
        ];
        for (name, field) in cases {
            assert_eq!(Field::of_name(name), field, "{name}");
        }
    }

    #[test]
    fn what_is_entered_is_shown_again_and_can_be_taken_back() {
        let rules = rules();
        let mut draft = Draft::blank(&rules);
        assert!(draft.is_blank());
        for name in ["class", "service:name", "answer:1", "value:1", "reason:1", "note:2"] {
            let field = Field::of_name(name).unwrap();
            let value = if field == Field::Answer("1") { "met" } else { "A" };
            draft.set(field, value);
            assert_eq!(draft.value(field), value, "{name}");
            assert!(!draft.is_blank(), "{name}");
        }
        draft.set(Field::Answer("1"), "");
        assert_eq!(draft.value(Field::Answer("1")), "");
        assert_eq!(draft.value(Field::Reason("1")), "A", "the reason stays");
    }

    #[test]
    fn a_verdict_needs_a_class_and_nothing_else() {
        let rules = rules();
        let mut draft = Draft::blank(&rules);
        assert!(draft.class(&rules).is_none());
        draft.set(Field::Class, "A");
        let class = draft.class(&rules).unwrap();
        let outcome = draft.outcome_for(&rules, class, &draft.sheet(&rules));
        assert_eq!(outcome.explanation.verdict(), Verdict::Undetermined);
        assert_eq!(outcome.progress, Progress { answered: 0, all: 2 });
        draft.set(Field::Answer("1"), "met");
        draft.set(Field::Answer("2"), "met");
        let outcome = draft.outcome_for(&rules, class, &draft.sheet(&rules));
        assert_eq!(outcome.explanation.verdict(), Verdict::Conforming);
        assert_eq!(outcome.progress, Progress { answered: 2, all: 2 });
    }

    #[test]
    fn a_file_is_taken_whole_or_not_at_all() {
        let rules = rules();
        let file = r#"{"schema":"kijun-answers/1","checklist":"example/cloud","later":[1.50],
            "answers":{"1":{"status":"met","x":null},"gone":{"note":"n"}}}"#;
        let draft = Draft::read(&rules, file.as_bytes()).unwrap();
        assert_eq!(draft.value(Field::Answer("1")), "met");
        let written = draft.file().to_json();
        for kept in ["1.50", "\"gone\"", "\"x\":null"] {
            assert!(written.contains(kept), "{kept} is lost in {written}");
        }
        let other = file.replace("example/cloud", "example/other");
        let error = Draft::read(&rules, other.as_bytes()).unwrap_err();
        assert_eq!(error.kind, ReadErrorKind::UnknownChecklist);
        let other = file.replace("\"later\":[1.50]", "\"class\":\"Z\"");
        let error = Draft::read(&rules, other.as_bytes()).unwrap_err();
        assert_eq!(error.kind, ReadErrorKind::UnknownClass);
    }
}
