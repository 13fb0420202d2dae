//! The training page's model: which part is shown, the reader's answers, and the record.

use kijun_rules::Rules;
use kijun_rules::model::Verdict;

use super::deck::{Deck, Way};
use super::judge::Outcome;
use super::record::{Line, Record, Row};
use crate::client::kit::format::Download;
use crate::client::kit::notice::{Action, Notice};
use crate::data::training::{Choice, Mark, Slide, TrainingData};

/// What happens on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// Turn to the part before or after.
    Turn(Part, Way),
    /// Turn to the requirement with this id.
    Jump(String),
    /// Show what the page's address names.
    Follow(String),
    /// Show the walk alone and large, or end that.
    Project,
    /// Show the presenter's notes, or hide them.
    Notes,
    /// Choose a value of a group of radio buttons.
    Choose(Choice, String),
    /// Show the answer to the question at this place.
    Answer(usize),
    /// Compare the marks in the scenario at this place with the rules.
    Judge(usize),
    /// The name was typed.
    Name(String),
    /// The day was typed.
    Date(String),
    /// Print a part of the page.
    Print(Paper),
    /// Save the record as a file.
    Save,
    /// The file was saved, or could not be.
    Saved(bool),
    /// Forget the record.
    Forget,
    /// Bring the forgotten record back.
    Undo,
    /// Close the notice.
    Dismiss,
    /// Add a result to the record.
    Add(Line),
    /// Bring a record back.
    Restore(Record),
    /// Another tab has kept this record.
    News(Record),
    /// The browser does not keep the record.
    NotKept,
}

/// A part of the page of which one piece is shown at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The requirements.
    Walk,
    /// The questions on classes.
    Quiz,
}

/// What is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// Every requirement.
    Handout,
    /// The record.
    Certificate,
}

/// What the browser is to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Move the focus to the element with the id `to` if it is inside of the one with the id `from`.
    FollowFocus {
        /// The part that was shown.
        from: String,
        /// The part that is shown now.
        to: String,
    },
    /// Move the focus to the element with this id.
    Focus(String),
    /// Move the focus to the first control of this group.
    FocusChoice(Choice),
    /// Scroll to the top of the page.
    ScrollUp,
    /// Scroll to the element with this id.
    ScrollTo(String),
    /// Open the scenario with this id.
    OpenScenario(String),
    /// Open the answer inside of the element with this id.
    OpenAnswer(String),
    /// Keep the record. Where another tab has changed it, the message is to be sent again after
    /// [`Message::News`] of that.
    Keep(Message),
    /// Save a file.
    Save(Download),
    /// Print a part of the page.
    Print(Paper),
}

/// What a notice offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offer {
    /// Bring the forgotten record back.
    Undo,
}

impl Action for Offer {
    fn id(self) -> &'static str {
        "undo"
    }
}

/// A question as far as it was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Attempt {
    /// The place of the chosen class.
    pub chosen: Option<usize>,
    /// Whether the answer was shown; and for which choice.
    pub said: Option<Said>,
}

/// What the answer to a question was shown for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// No class was chosen.
    Unchosen,
    /// The class at this place was chosen.
    Chosen(usize),
}

/// A scenario as far as it was worked on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Exercise {
    /// The reader's verdict.
    pub verdict: Option<Verdict>,
    /// The reader's marks, in the order of the scenario's answers.
    pub marks: Vec<Option<Mark>>,
    /// What came of it when it was last compared.
    pub judgement: Judgement,
}

/// What came of comparing the reader's marks and verdict with the rules.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Judgement {
    /// They were not compared.
    #[default]
    None,
    /// There was no verdict to compare.
    NoVerdict,
    /// They were compared.
    Made(Outcome),
}

/// The training page.
#[derive(Debug, Clone)]
pub struct Training {
    pub(super) data: TrainingData,
    /// The rules of each checklist; the content's check has refused unsound ones.
    pub(super) rules: Vec<Option<Rules>>,
    pub(super) walk: Deck,
    pub(super) quiz: Deck,
    /// Whether the walk is shown alone and large.
    pub(super) projecting: bool,
    /// Whether the presenter's notes are shown.
    pub(super) notes: bool,
    pub(super) attempts: Vec<Attempt>,
    pub(super) exercises: Vec<Exercise>,
    pub(super) record: Record,
    pub(super) forgotten: Option<Record>,
    pub(super) name: String,
    /// The day, as a date field has it.
    pub(super) date: String,
    pub(super) notice: Option<Notice<Offer>>,
}

impl Training {
    /// The page at its start, with the record that was kept.
    #[must_use]
    pub fn new(data: TrainingData, record: Record) -> Self {
        let exercises = data.scenarios.iter().map(|scenario| Exercise {
            marks: vec![None; scenario.answers.len()],
            ..Exercise::default()
        });
        Self {
            rules: data.lists.iter().map(|list| Rules::from_json(&list.rules).ok()).collect(),
            walk: Deck::new(data.lists.iter().map(|list| list.slides.len()).sum()),
            quiz: Deck::new(data.questions.len()),
            projecting: false,
            notes: false,
            attempts: vec![Attempt::default(); data.questions.len()],
            exercises: exercises.collect(),
            record,
            forgotten: None,
            name: String::new(),
            date: String::new(),
            notice: None,
            data,
        }
    }

    /// The requirements of all checklists.
    pub fn slides(&self) -> impl Iterator<Item = &Slide> {
        self.data.lists.iter().flat_map(|list| &list.slides)
    }

    /// The requirement that is shown.
    #[must_use]
    pub fn slide(&self) -> Option<&Slide> {
        self.slides().nth(self.walk.at())
    }

    /// The pieces of a part, and which of them is shown.
    #[must_use]
    pub fn deck(&self, part: Part) -> Deck {
        match part {
            Part::Walk => self.walk,
            Part::Quiz => self.quiz,
        }
    }

    /// The question at a place, as far as it was answered.
    #[must_use]
    pub fn attempt(&self, place: usize) -> Attempt {
        self.attempts.get(place).copied().unwrap_or_default()
    }

    /// What came of the scenario at a place.
    #[must_use]
    pub fn judgement(&self, place: usize) -> &Judgement {
        self.exercises.get(place).map_or(&Judgement::None, |each| &each.judgement)
    }

    /// What came of comparing the scenario at a place; `None` if it was not compared.
    #[must_use]
    pub fn outcome(&self, place: usize) -> Option<&Outcome> {
        match self.judgement(place) {
            Judgement::Made(outcome) => Some(outcome),
            Judgement::None | Judgement::NoVerdict => None,
        }
    }

    /// The results as rows.
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        self.record.rows(self.walk.count())
    }
}
