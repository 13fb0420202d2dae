//! The training page's data.

use kijun_rules::Status;
use kijun_rules::model::Phase;
use serde::{Deserialize, Serialize};

/// The id of the walk. It and the next three are the ids of the parts of the page.
pub const WALK: &str = "walk";
/// The id of the class quiz.
pub const QUIZ: &str = "quiz";
/// The id of the scenarios.
pub const SCENARIOS: &str = "scenarios";
/// The id of the record.
pub const RECORD: &str = "record";

/// The data from the training page of a standard to its program.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrainingData {
    /// The path from the page to the site's root.
    pub root: String,
    /// The standard's id.
    pub standard: String,
    /// Its title.
    pub title: String,
    /// Its short title, for the names of files.
    pub name: String,
    /// Its edition in words.
    pub edition: String,
    /// The checklists.
    pub lists: Vec<List>,
    /// The titles of the classes in the quiz.
    pub classes: Vec<String>,
    /// The questions of the quiz.
    pub questions: Vec<Question>,
    /// The scenarios.
    pub scenarios: Vec<Scenario>,
}

/// A checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// Its title.
    pub title: String,
    /// Its rules, as `kijun_rules` writes them.
    pub rules: String,
    /// Its requirements, in order.
    pub slides: Vec<Slide>,
}

/// A requirement in the walk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slide {
    /// The id of its element.
    pub id: String,
    /// Its number and title.
    pub title: String,
}

/// A question of the quiz.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The information in the question.
    pub words: String,
    /// The place of the right class among the classes.
    pub right: usize,
}

/// A scenario.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scenario {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The place of its checklist.
    pub list: usize,
    /// The id of its class.
    pub class: String,
    /// The known facts, by id, each with the word of its value.
    pub facts: Vec<(String, String)>,
    /// The phases to which it is limited; empty for all.
    pub phases: Vec<Phase>,
    /// The answers, one for each requirement that counts.
    pub answers: Vec<Answer>,
}

/// The answer to a requirement of a scenario.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The requirement's id.
    pub requirement: String,
    /// The answer.
    pub mark: Mark,
    /// The value that the story gives; it belongs to whatever the reader marks.
    pub value: Option<String>,
    /// The words in place of 満たす and 満たさない, where the question is asked the other way round.
    pub words: Option<[String; 2]>,
}

impl Answer {
    /// Return a mark in the words for the answers to this requirement.
    #[must_use]
    pub fn label(&self, mark: Mark) -> &str {
        mark.status().map_or(mark.label(), |status| status.said(self.words.as_ref()))
    }
}

/// A mark for a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mark {
    /// 満たす
    Met,
    /// 満たさない
    Unmet,
    /// 該当しない
    NotApplicable,
    /// 分からない
    Open,
}

impl Mark {
    /// All marks, in the order on the page.
    pub const ALL: [Self; 4] = [Self::Met, Self::Unmet, Self::NotApplicable, Self::Open];

    /// Return the mark for an answer; `None` is an open answer.
    #[must_use]
    pub fn of(status: Option<Status>) -> Self {
        match status {
            Some(Status::Met) => Self::Met,
            Some(Status::Unmet) => Self::Unmet,
            Some(Status::NotApplicable) => Self::NotApplicable,
            None => Self::Open,
        }
    }

    /// Return the answer that the mark represents.
    #[must_use]
    pub fn status(self) -> Option<Status> {
        Some(match self {
            Self::Met => Status::Met,
            Self::Unmet => Status::Unmet,
            Self::NotApplicable => Status::NotApplicable,
            Self::Open => return None,
        })
    }

    /// Return the mark's name as the value of a control.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.status().map_or("unanswered", Status::id)
    }

    /// Return the mark with this name.
    #[must_use]
    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mark| mark.id() == id)
    }

    /// Return the mark as it is shown.
    #[must_use]
    pub fn label(self) -> &'static str {
        self.status().map_or("分からない", Status::label)
    }
}

/// Return the id of the element of a question, by its place.
#[must_use]
pub fn question_id(place: usize) -> String {
    format!("{QUIZ}-{}", place + 1)
}

/// Return the id of the element of a scenario.
#[must_use]
pub fn scenario_id(id: &str) -> String {
    format!("scenario-{id}")
}

/// A group of radio buttons in the page's own HTML, by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// The class of a question, by its place; the values are the places of the classes.
    Class(usize),
    /// The reader's verdict on a scenario; the values are the verdicts' ids.
    Verdict(String),
    /// The reader's mark for a requirement of a scenario; the values are [`Mark::id`].
    Mark(String, String),
}

impl Choice {
    /// Return the name of the group's controls.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Class(place) => format!("quiz:{place}"),
            Self::Verdict(scenario) => format!("verdict:{scenario}"),
            Self::Mark(scenario, requirement) => format!("mark:{scenario}:{requirement}"),
        }
    }

    /// Return the group whose controls have this name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let (kind, rest) = name.split_once(':')?;
        Some(match kind {
            "quiz" => Self::Class(rest.parse().ok()?),
            "verdict" => Self::Verdict(rest.to_owned()),
            "mark" => {
                let (scenario, requirement) = rest.split_once(':')?;
                Self::Mark(scenario.to_owned(), requirement.to_owned())
            }
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Choice, Mark};

    #[test]
    fn a_choice_and_a_mark_come_back_from_their_names() {
        for choice in [
            Choice::Class(3),
            Choice::Verdict("event-form".to_owned()),
            Choice::Mark("event-form".to_owned(), "7-2:a".to_owned()),
        ] {
            assert_eq!(Choice::of_name(&choice.name()), Some(choice));
        }
        for name in ["", "quiz:x", "mark:x", "else:1"] {
            assert_eq!(Choice::of_name(name), None, "{name}");
        }
        for mark in Mark::ALL {
            assert_eq!((Mark::of_id(mark.id()), Mark::of(mark.status())), (Some(mark), mark));
        }
    }
}
