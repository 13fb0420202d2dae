//! The assessment of an answer file: the result of the engine, as it is handed out.

mod written;

use crate::answers::{Answer, AnswerFile, Name, Named, ReadError};
use crate::code::Code;
use crate::engine::diagnostics::{EditionMismatch, MisspeltRequirement, OnValue, UnknownValue};
use crate::engine::{Case, Diagnostic, Explanation, diagnostics, explain};
use crate::marks::Marks;
use crate::model::{ReadValue, Requirement};
use crate::names::Names;
use crate::number::Numbers;
use crate::rules::{ClassIndex, Rules};
use crate::{digest, json};

/// The value of `schema` in an assessment.
pub const SCHEMA: &str = "kijun-assessment/1";

/// Return the text of a file with an assessment, checked as strictly as an answer file: UTF-8 with
/// or without byte-order mark, JSON within the limits, no name twice in an object.
///
/// # Errors
/// Fail with the fault, its place and its cure.
pub fn text(bytes: &[u8]) -> Result<&str, ReadError> {
    json::strict::text(bytes)
}

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
        diagnostics::on_values(rules, case, &mut diagnostics);
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

    /// Return the code that stands on paper.
    #[must_use]
    pub fn code(&self) -> Code {
        Code::of(self.rules.digest(), &self.answers_digest, self.explanation.verdict())
    }
}

/// Add the diagnostics of the file itself: edition, unknown names and values, missing reasons. Unknown names
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
    let mut numbers = None;
    unknown(answers, is_known, |name| remark(rules, &mut numbers, name), into);
    let facts = file.facts.as_deref().unwrap_or_default();
    let is_known = |id: &str| rules.fact(id).is_some();
    unknown(facts, is_known, Diagnostic::UnknownFact, into);
    let stated = facts.iter().filter_map(|(id, value)| Some((rules.fact(id)?, value)));
    let unfit = stated.filter_map(|(index, value)| {
        let fact = rules.fact_at(index).filter(|fact| !fact.takes(value))?;
        Some((index, UnknownValue { fact, value }))
    });
    let mut unfit: Vec<_> = unfit.collect();
    unfit.sort_unstable_by_key(|(index, _)| *index);
    into.extend(unfit.into_iter().map(|(_, found)| Diagnostic::UnknownValue(Box::new(found))));
    let all = |wanted: &dyn Fn(&Answer, &Requirement) -> bool| {
        let mut marked = Marks::none(rules);
        for (id, answer) in answers {
            let index = rules.requirement(id);
            let known = index.and_then(|index| rules.requirement_at(index));
            if let (Some(index), true) = (index, known.is_some_and(|known| wanted(answer, known))) {
                marked.add(index);
            }
        }
        marked.in_order(rules).into_iter().filter_map(|index| rules.requirement_at(index))
    };
    into.extend(all(&|answer, _| answer.lacks_reason()).map(Diagnostic::ReasonMissing));
    let malformed = all(&|answer, known| {
        known.value.as_ref().is_some_and(|asked| {
            answer.has_unread_value() || asked.read(answer.value()) == ReadValue::Malformed
        })
    });
    into.extend(malformed.filter_map(|known| {
        let on_value = OnValue { requirement: &known.id, asked: known.value.as_ref()? };
        Some(Diagnostic::ValueMalformed(Box::new(on_value)))
    }));
}

/// Return the diagnostic about an answer to a requirement that the checklist does not have; it says
/// which one the name spells, if it spells one. The numbers are folded for the first such name.
fn remark<'a>(rules: &'a Rules, numbers: &mut Option<Numbers>, name: &'a Name) -> Diagnostic<'a> {
    let numbers = numbers.get_or_insert_with(|| Numbers::of(rules));
    match numbers.find(name) {
        Some(spelt) => Diagnostic::MisspeltRequirement(Box::new(MisspeltRequirement {
            name,
            spells: rules.requirement_id(spelt),
        })),
        None => Diagnostic::UnknownRequirement(name),
    }
}

/// Add a diagnostic for each unknown name, in the order of the names.
fn unknown<'a, T>(
    entries: &'a [Named<T>],
    is_known: impl Fn(&str) -> bool,
    remark: impl FnMut(&'a Name) -> Diagnostic<'a>,
    into: &mut Vec<Diagnostic<'a>>,
) {
    let name_at = |place: usize| entries.get(place).map(|(name, _)| name.as_str());
    let names = Names::of(entries.len(), &name_at);
    // Reserved exactly: a list that grows by doubling would be held twice on the way.
    into.reserve_exact(entries.iter().filter(|(name, _)| !is_known(name)).count());
    let sorted = names.places().filter_map(|place| entries.get(place)).map(|(name, _)| name);
    into.extend(sorted.filter(|name| !is_known(name)).map(remark));
}
