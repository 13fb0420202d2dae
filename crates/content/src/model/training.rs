//! The teaching material of a standard: examples, a quiz on the classes, scenarios. The editors
//! wrote all of it, except the document's examples in the quiz.

use kijun_rules::answers::{Answer, Status};
use kijun_rules::engine::RequirementStatus;
use kijun_rules::model::{FactValue, Phase, Verdict};
use kijun_rules::{AnswerSet, Rules};

/// The examples and the quiz that explain a standard's requirements and classes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Training {
    /// The document's words that warn that its examples are only examples.
    pub warning: Option<String>,
    /// Examples of meeting and of missing requirements, in the order of the file.
    pub examples: Vec<RequirementExample>,
    /// The items of the class quiz, in the order of the file. Examples of the document that the
    /// file does not name come last.
    pub quiz: Vec<QuizItem>,
}

/// Examples of meeting and of missing requirements, in Kijun's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequirementExample {
    /// The checklist, by its index in [`super::Standard::checklists`].
    pub checklist: usize,
    /// The requirements that it belongs to; at least one.
    pub requirements: Vec<String>,
    /// An example of meeting it.
    pub met: String,
    /// An example of missing it.
    pub missed: String,
    /// A hint for the presenter.
    pub note: Option<String>,
}

/// A piece of information in the quiz, whose class is the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuizItem {
    /// The information: the document's words if `by_document`, else Kijun's.
    pub words: String,
    /// True if it is one of the document's examples.
    pub by_document: bool,
    /// The id of its class.
    pub class: String,
    /// The sentence of the class's definition that it falls under, by its index; `None` if the
    /// editors name none.
    pub definition: Option<usize>,
    /// The reason, in Kijun's words.
    pub why: Option<String>,
}

/// An invented service and its use, with the result of the rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scenario {
    /// The file's name without `.toml`: a part of an anchor.
    pub id: String,
    /// The title, in Kijun's words.
    pub title: String,
    /// The checklist, by its index in [`super::Standard::checklists`].
    pub checklist: usize,
    /// The class of the information: the id of one of the checklist's classes.
    pub class: String,
    /// The reason why the information is of that class, in Kijun's words.
    pub class_why: Option<String>,
    /// The known facts, by id.
    pub facts: Vec<(String, FactValue)>,
    /// The phases to which it is limited; empty for all.
    pub phases: Vec<Phase>,
    /// The invented service.
    pub service: String,
    /// Its invented provider; `None` if there is none.
    pub provider: Option<String>,
    /// The story, in Kijun's words. Paragraphs are separated by `\n`.
    pub text: String,
    /// The answers: one for each requirement that counts, in the checklist's order.
    pub answers: Vec<ScenarioAnswer>,
    /// The verdict, which the engine has confirmed.
    pub verdict: Verdict,
    /// The lesson of the scenario, in Kijun's words.
    pub lesson: String,
}

/// The answer to one requirement of a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScenarioAnswer {
    /// The requirement's id.
    pub requirement: String,
    /// The answer; `None` if the story leaves it open.
    pub status: Option<Status>,
    /// The value that the story gives beside the answer.
    pub value: Option<String>,
    /// The reason why the requirement does not apply.
    pub reason: Option<String>,
    /// The resulting status of the requirement, which the engine has confirmed.
    pub becomes: RequirementStatus,
    /// The words of the story's papers on it, in Kijun's words.
    pub says: Option<String>,
    /// The reason for this answer, in Kijun's words.
    pub why: String,
}

impl Scenario {
    /// Return these answers to the rules of the scenario's checklist, with its facts. Names that the
    /// rules do not have are left out.
    #[must_use]
    pub fn answer_set<'a>(
        &self,
        rules: &Rules,
        answers: impl IntoIterator<Item = &'a ScenarioAnswer>,
    ) -> AnswerSet {
        let mut sheet = AnswerSet::blank(rules);
        for (fact, value) in &self.facts {
            if let Some(fact) = rules.fact(fact) {
                sheet.state(rules, fact, value);
            }
        }
        for each in answers {
            if let Some(requirement) = rules.requirement(&each.requirement) {
                sheet.answer_as(requirement, &each.answer());
            }
        }
        sheet
    }
}

impl ScenarioAnswer {
    /// Return the answer as one of an answer file.
    fn answer(&self) -> Answer {
        let mut answer = Answer::new(self.status);
        answer.set_value(self.value.as_deref().unwrap_or_default());
        answer.set_reason(self.reason.as_deref().unwrap_or_default());
        answer
    }
}
