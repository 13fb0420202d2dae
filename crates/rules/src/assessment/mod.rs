//! The assessment of an answer file: the result of the engine, as it is handed out.

mod written;

use crate::answers::{AnswerFile, Name, Named, ReadError};
use crate::engine::diagnostics::EditionMismatch;
use crate::engine::{Case, Diagnostic, Explanation, diagnostics, explain};
use crate::marks::Marks;
use crate::names::Names;
use crate::rules::{ClassIndex, Rules};
use crate::{digest, json};

/// The value of `schema` in an assessment.
pub const SCHEMA: &str = "kijun-assessment/1";

/// An answer file, assessed. Serialises to the assessment's JSON, keys and lists in a fixed order.
#[derive(Debug, Clone)]
pub struct Assessment<'a> {
    rules: &'a Rules,
    class: ClassIndex,
    explanation: Explanation,
    out_of_scope: Option<String>,
    diagnostics: Vec<Diagnostic<'a>>,
    answers_digest: String,
}

impl<'a> Assessment<'a> {
    /// Assess an answer file by the rules of its checklist.
    ///
    /// # Errors
    /// Fail if the file names no class, or one that the checklist does not have.
    pub fn of(rules: &'a Rules, file: &'a AnswerFile) -> Result<Self, ReadError> {
        let class = file.class_in(rules)?;
        // First, so that what it needs is given back before the diagnostics are gathered.
        let answers_digest = digest::of_answers(file);
        let answers = file.answer_set(rules);
        let case = Case { rules, class, phases: file.phase_set(), answers: &answers };
        let mut diagnostics = Vec::new();
        on_file(rules, file, &mut diagnostics);
        diagnostics::on_premises(rules, &answers, &mut diagnostics);
        diagnostics::on_class(rules, &answers, class, &mut diagnostics);
        Ok(Self {
            rules,
            class,
            explanation: explain(case),
            out_of_scope: case.out_of_scope().map(ToOwned::to_owned),
            diagnostics,
            answers_digest,
        })
    }

    /// Return the assessment as JSON, on one line.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::to_string(self)
    }

    /// Return the class that was assessed.
    #[must_use]
    pub fn class(&self) -> ClassIndex {
        self.class
    }

    /// Return the verdict with its reasons, by index.
    #[must_use]
    pub fn explanation(&self) -> &Explanation {
        &self.explanation
    }

    /// Return the reason why the standard does not cover this use; `None` if it does.
    #[must_use]
    pub fn out_of_scope(&self) -> Option<&str> {
        self.out_of_scope.as_deref()
    }

    /// Return the diagnostics, in a fixed order.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic<'a>] {
        &self.diagnostics
    }

    /// Return the digest of the answers: `sha256:` and 64 hexadecimal digits.
    #[must_use]
    pub fn answers_digest(&self) -> &str {
        &self.answers_digest
    }
}

/// Add the diagnostics of the file itself: edition, unknown names, missing reasons. Unknown names
/// come sorted, missing reasons in the checklist's order, so that the order of the file does not
/// matter.
pub fn on_file<'a>(rules: &'a Rules, file: &'a AnswerFile, into: &mut Vec<Diagnostic<'a>>) {
    let edition = rules.checklist().edition.as_str();
    if let Some(answers) = file.edition.as_deref().filter(|&answers| answers != edition) {
        let mismatch = EditionMismatch { answers, rules: edition };
        into.push(Diagnostic::EditionMismatch(Box::new(mismatch)));
    }
    let answers = file.answers.as_deref().unwrap_or_default();
    let is_known = |id: &str| rules.requirement(id).is_some();
    unknown(answers, is_known, Diagnostic::UnknownRequirement, into);
    let facts = file.facts.as_deref().unwrap_or_default();
    let is_known = |id: &str| rules.fact(id).is_some();
    unknown(facts, is_known, Diagnostic::UnknownFact, into);
    let mut missing = Marks::none(rules);
    answers
        .iter()
        .filter(|(_, answer)| answer.lacks_reason())
        .filter_map(|(id, _)| rules.requirement(id))
        .for_each(|requirement| missing.add(requirement));
    let missing = missing.in_order(rules);
    let requirements = missing.into_iter().filter_map(|index| rules.requirement_at(index));
    into.extend(requirements.map(Diagnostic::ReasonMissing));
}

/// Add a diagnostic for each unknown name, in the order of the names.
fn unknown<'a, T>(
    entries: &'a [Named<T>],
    is_known: impl Fn(&str) -> bool,
    remark: fn(&'a Name) -> Diagnostic<'a>,
    into: &mut Vec<Diagnostic<'a>>,
) {
    let name_at = |place: usize| entries.get(place).map(|(name, _)| name.as_str());
    let names = Names::of(entries.len(), &name_at);
    // Reserved exactly: a list that grows by doubling would be held twice on the way.
    into.reserve_exact(entries.iter().filter(|(name, _)| !is_known(name)).count());
    let sorted = names.places().filter_map(|place| entries.get(place)).map(|(name, _)| name);
    into.extend(sorted.filter(|name| !is_known(name)).map(remark));
}
