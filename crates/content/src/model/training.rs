//! What a standard is taught with: examples, a quiz on the classes, scenarios. All of it is the
//! editors', except the examples of the document that the quiz asks for.

use kijun_rules::answers::Status;
use kijun_rules::engine::RequirementStatus;
use kijun_rules::model::{Phase, Verdict};

/// What a standard's requirements and classes are explained with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Training {
    /// The document's words that warn that its examples are only examples.
    pub warning: Option<String>,
    /// Examples of meeting and of missing requirements, in the order of the file.
    pub examples: Vec<RequirementExample>,
    /// What the class quiz asks, in the order of the file; examples of the document that the file
    /// does not name come last.
    pub quiz: Vec<QuizItem>,
}

/// How a requirement is met and how it is missed, in Kijun's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequirementExample {
    /// The checklist, by its place in [`super::Standard::checklists`].
    pub checklist: usize,
    /// The requirements that it is an example of; at least one.
    pub requirements: Vec<String>,
    /// An example of meeting it.
    pub met: String,
    /// An example of missing it.
    pub missed: String,
    /// What a presenter should say or ask.
    pub note: Option<String>,
}

/// A piece of information whose class is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuizItem {
    /// The information: the document's words if `by_document`, else Kijun's.
    pub words: String,
    /// Whether it is one of the document's examples.
    pub by_document: bool,
    /// The id of its class.
    pub class: String,
    /// The sentence of the class's definition that it falls under, by its place; `None` where the
    /// editors name none.
    pub definition: Option<usize>,
    /// Why, in Kijun's words.
    pub why: Option<String>,
}

/// A made-up service and its use, with what the rules say of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scenario {
    /// The file's name without `.toml`: a part of an anchor.
    pub id: String,
    /// What it is called, in Kijun's words.
    pub title: String,
    /// The checklist, by its place in [`super::Standard::checklists`].
    pub checklist: usize,
    /// The class of the information: the id of one of the checklist's classes.
    pub class: String,
    /// Why the information is of that class, in Kijun's words.
    pub class_why: Option<String>,
    /// The facts that are known, by id.
    pub facts: Vec<(String, bool)>,
    /// The phases to which it is limited; empty for all.
    pub phases: Vec<Phase>,
    /// The made-up service.
    pub service: String,
    /// Its made-up provider; `None` where there is none.
    pub provider: Option<String>,
    /// The story, in Kijun's words. Paragraphs are separated by `\n`.
    pub text: String,
    /// The answers: one for each requirement that counts, in the checklist's order.
    pub answers: Vec<ScenarioAnswer>,
    /// The verdict, which the engine has confirmed.
    pub verdict: Verdict,
    /// What is to be learnt from it, in Kijun's words.
    pub lesson: String,
}

/// The answer to one requirement of a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScenarioAnswer {
    /// The requirement's id.
    pub requirement: String,
    /// The answer; `None` where the story leaves it open.
    pub status: Option<Status>,
    /// Why the requirement does not apply.
    pub reason: Option<String>,
    /// How the requirement then stands, which the engine has confirmed.
    pub becomes: RequirementStatus,
    /// What the story's papers say of it, in Kijun's words.
    pub says: Option<String>,
    /// Why this is the answer, in Kijun's words.
    pub why: String,
}
