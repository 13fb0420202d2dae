//! One vendor: an answer file, assessed by itself.

use kijun_rules::answers::{Answer, Service};
use kijun_rules::engine::{Bounds, ClauseState, Diagnostic, Explanation, RequirementStatus};
use kijun_rules::model::{FactValue, Severity, Verdict};
use kijun_rules::text::is_blank;
use kijun_rules::{AnswerFile, Assessment, ClassIndex, RequirementIndex, Rules};

use crate::flag::Flag;
use crate::quote::{foreign, names};
use crate::statement::Statement;

/// An answer file with its assessment.
#[derive(Debug, Clone)]
pub struct Vendor {
    /// The name of the file.
    pub file_name: String,
    /// The place of its checklist among those known.
    pub(crate) checklist: usize,
    file: AnswerFile,
    outcome: Outcome,
    tally: Tally,
    /// The verdict that the file states of itself.
    pub(crate) statements: Vec<Statement>,
    /// For each requirement, the place of its answer in the file.
    places: Vec<Option<usize>>,
    /// For each requirement: true if it belongs to a violated clause that is nonconforming or needs
    /// approval.
    failing: Vec<bool>,
}

/// The number of clauses that count and are not satisfied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Violated: does not conform.
    pub nonconforming: usize,
    /// Violated: the city has to approve or to be consulted.
    pub approval_required: usize,
    /// Neither satisfied nor violated, and as grave as one of these.
    pub open: usize,
}

impl Tally {
    /// Count the violated ones.
    #[must_use]
    pub fn failures(self) -> usize {
        self.nonconforming + self.approval_required
    }
}

/// One requirement of one vendor.
#[derive(Debug, Clone, Copy)]
pub struct Cell<'a> {
    /// Its status; `None` where the standard does not cover the use.
    pub status: Option<RequirementStatus>,
    /// True if it belongs to a violated clause that makes the service nonconforming, or needs the
    /// city's approval.
    pub failing: bool,
    /// The answer; `None` where the file has none.
    pub answer: Option<&'a Answer>,
}

/// The parts of an assessment that are kept.
#[derive(Debug, Clone)]
pub(crate) struct Outcome {
    class: ClassIndex,
    explanation: Explanation,
    out_of_scope: Option<String>,
    answers_digest: String,
    remarks: Vec<Flag>,
}

impl Outcome {
    pub(crate) fn of(assessment: &Assessment<'_>) -> Self {
        Self {
            class: assessment.class(),
            explanation: assessment.explanation().clone(),
            out_of_scope: assessment.out_of_scope().map(ToOwned::to_owned),
            answers_digest: assessment.answers_digest().to_owned(),
            remarks: remarks(assessment.diagnostics()),
        }
    }
}

/// Return the engine's diagnostics. Names that the rules do not know are gathered: a file may have
/// a million of them.
fn remarks(diagnostics: &[Diagnostic<'_>]) -> Vec<Flag> {
    let requirement = |each: &Diagnostic<'_>| {
        matches!(each, Diagnostic::UnknownRequirement(_) | Diagnostic::MisspeltRequirement(_))
    };
    let fact = |each: &Diagnostic<'_>| matches!(each, Diagnostic::UnknownFact(_));
    let mut flags = Vec::new();
    for each in diagnostics.iter().filter(|each| !requirement(each) && !fact(each)) {
        let grave = matches!(each, Diagnostic::ClassTooLow(_));
        flags.push(Flag { code: each.code(), grave, message: each.to_string() });
    }
    let unknown = diagnostics.iter().filter(|each| requirement(each));
    let mut unknown = unknown.filter_map(Diagnostic::requirement).peekable();
    if unknown.peek().is_some() {
        flags.push(Flag::note(
            "unknown_requirement",
            format!(
                "要件{}はこのチェックリストにないため、判定に使っていません。",
                names(unknown.map(foreign))
            ),
        ));
    }
    let unknown = diagnostics.iter().filter(|each| fact(each));
    let mut unknown = unknown.filter_map(Diagnostic::fact).peekable();
    if unknown.peek().is_some() {
        flags.push(Flag::note(
            "unknown_fact",
            format!(
                "利用の条件{}はこのチェックリストにないため、判定に使っていません。",
                names(unknown.map(foreign))
            ),
        ));
    }
    flags
}

impl Vendor {
    /// Add the notices about how a table was read.
    pub(crate) fn note_reading(&mut self, said: &[String]) {
        let notes = said.iter().map(|said| Flag::note("table_read", said.clone()));
        self.outcome.remarks.extend(notes);
    }

    pub(crate) fn new(
        file_name: &str,
        checklist: usize,
        rules: &Rules,
        file: AnswerFile,
        outcome: Outcome,
        statements: Vec<Statement>,
    ) -> Self {
        let count = rules.checklist().requirements.len();
        let mut places = vec![None; count];
        for (place, (id, _)) in file.answers.iter().flatten().enumerate() {
            let slot = rules.requirement(id).and_then(|index| places.get_mut(index.get()));
            if let Some(slot) = slot {
                *slot = Some(place);
            }
        }
        let (mut tally, mut failing) = (Tally::default(), vec![false; count]);
        for result in &outcome.explanation.clauses {
            if result.effective < Severity::ApprovalRequired {
                continue;
            }
            match (result.state, result.effective) {
                (ClauseState::Satisfied, _) => continue,
                (ClauseState::Open, _) => {
                    tally.open += 1;
                    continue;
                }
                (ClauseState::Violated, Severity::Nonconforming) => tally.nonconforming += 1,
                (ClauseState::Violated, _) => tally.approval_required += 1,
            }
            for member in rules.members(outcome.class, result.clause) {
                if let Some(failing) = failing.get_mut(member.get()) {
                    *failing = true;
                }
            }
        }
        let file_name = file_name.to_owned();
        Self { file_name, checklist, file, outcome, tally, statements, places, failing }
    }

    /// Return the answer file.
    #[must_use]
    pub fn file(&self) -> &AnswerFile {
        &self.file
    }

    /// Return the service's name, as far as one is given.
    #[must_use]
    pub fn service(&self) -> Option<&str> {
        self.of_service(|service| service.name.as_deref())
    }

    /// Return the provider's name, as far as one is given.
    #[must_use]
    pub fn provider(&self) -> Option<&str> {
        self.of_service(|service| service.provider.as_deref())
    }

    fn of_service(&self, get: fn(&Service) -> Option<&str>) -> Option<&str> {
        get(self.file.service.as_ref()?).filter(|text| !is_blank(text))
    }

    /// Return the vendor's name: the service's or, without one, that of the file.
    #[must_use]
    pub fn shown_name(&self) -> &str {
        self.service().unwrap_or(&self.file_name)
    }

    /// Return the class of the information.
    #[must_use]
    pub fn class(&self) -> ClassIndex {
        self.outcome.class
    }

    /// Return the verdict, by the rules.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.outcome.explanation.verdict()
    }

    /// Return the bounds of the verdict.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        self.outcome.explanation.bounds
    }

    /// Return the verdict with its reasons.
    #[must_use]
    pub fn explanation(&self) -> &Explanation {
        &self.outcome.explanation
    }

    /// Return the reason why the standard does not cover the use; `None` if it does.
    #[must_use]
    pub fn out_of_scope(&self) -> Option<&str> {
        self.outcome.out_of_scope.as_deref()
    }

    /// Return the digest of the answers.
    #[must_use]
    pub fn answers_digest(&self) -> &str {
        &self.outcome.answers_digest
    }

    /// The number of clauses that count and are not satisfied.
    #[must_use]
    pub fn tally(&self) -> Tally {
        self.tally
    }

    /// Return the value of a fact; unknown if it is not stated.
    #[must_use]
    pub fn fact(&self, id: &str) -> &FactValue {
        let mut facts = self.file.facts.iter().flatten();
        let stated = facts.find(|(name, _)| name.as_str() == id);
        stated.map_or(&FactValue::Unknown, |(_, value)| value)
    }

    /// Return the status of a requirement; `None` where the standard does not cover the use.
    #[must_use]
    pub fn status(&self, requirement: RequirementIndex) -> Option<RequirementStatus> {
        self.outcome.explanation.statuses.get(requirement.get()).copied()
    }

    /// Return the status of a requirement with its answer.
    #[must_use]
    pub fn cell(&self, requirement: RequirementIndex) -> Cell<'_> {
        let place = self.places.get(requirement.get()).copied().flatten();
        let answers = self.file.answers.as_deref();
        Cell {
            status: self.status(requirement),
            failing: self.failing.get(requirement.get()).copied().unwrap_or_default(),
            answer: place.and_then(|place| Some(&answers?.get(place)?.1)),
        }
    }

    /// Return the flags of the file by itself.
    pub(crate) fn remarks(&self) -> Vec<Flag> {
        let mut flags = self.outcome.remarks.clone();
        if !self.file.phases.is_empty() {
            let phases: Vec<&str> = self.file.phases.iter().map(|phase| phase.label()).collect();
            flags.push(Flag::note(
                "phases_limited",
                format!(
                    "段階({})に限った判定です。ほかの段階の要件は数えていません。",
                    phases.join("、")
                ),
            ));
        }
        let answers = self.file.answers.iter().flatten();
        let proposed = answers.filter(|(_, answer)| answer.proposal().is_some()).count();
        if proposed > 0 {
            flags.push(Flag::note(
                "proposals_open",
                format!("確認されていない提案が{proposed}件あります。提案は判定に数えていません。"),
            ));
        }
        flags
    }
}
