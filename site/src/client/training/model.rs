//! The training page's model: the current part, the reader's answers, and the record.

use kijun_rules::Rules;
use kijun_rules::model::Verdict;

use super::deck::{Deck, Way};
use super::judge::Outcome;
use super::record::{Line, Record, Row};
use crate::client::kit::format::Download;
use crate::client::kit::notice::{Action, Notice};
use crate::data::training::{Choice, Mark, Slide, TrainingData};

/// A message: something happens on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// The reader turns to the previous or next piece of a part.
    Turn(Part, Way),
    /// The reader turns to the requirement with this id.
    Jump(String),
    /// The page's address changes; it contains this id.
    Follow(String),
    /// The reader shows the walk alone and large, or ends that.
    Project,
    /// The reader shows or hides the presenter's notes.
    Notes,
    /// The reader chooses a value of a group of radio buttons.
    Choose(Choice, String),
    /// The reader asks for the answer to the question at this place.
    Answer(usize),
    /// The reader compares the marks in the scenario at this place with the rules.
    Judge(usize),
    /// The reader types the name.
    Name(String),
    /// The reader types the day.
    Date(String),
    /// The reader prints a part of the page.
    Print(Paper),
    /// The reader saves the record as a file.
    Save,
    /// The file was saved under this name; `None` if it could not be saved.
    Saved(Option<String>),
    /// The reader deletes the record.
    Forget,
    /// The reader brings the deleted record back.
    Undo,
    /// The reader closes the notice.
    Dismiss,
    /// A result is added to the record.
    Add(Line),
    /// A record is brought back.
    Restore(Record),
    /// Another tab has kept this record.
    News(Record),
    /// The browser does not keep the record.
    NotKept,
    /// The record that the browser keeps cannot be read, for this reason.
    Unreadable(String),
    /// This record was deleted before the page was loaded again.
    Left(Record),
}

/// A part of the page that shows one piece at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The requirements.
    Walk,
    /// The questions on classes.
    Quiz,
}

/// A part of the page to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// Every requirement.
    Handout,
    /// The record.
    Certificate,
}

/// A task for the browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Move the focus to the element with the id `to` if it is inside the element with the id
    /// `from`.
    FollowFocus {
        /// The id of the previous piece.
        from: String,
        /// The id of the current piece.
        to: String,
    },
    /// Move the focus to the element with this id.
    Focus(String),
    /// Move the focus to the first control of this group.
    FocusChoice(Choice),
    /// Show the page on the whole screen (true), or no longer (false).
    Whole(bool),
    /// Scroll to the top of the page, and set the walk smaller until it fits on the screen.
    ScrollUp,
    /// Scroll to the element with this id.
    ScrollTo(String),
    /// Open the scenario with this id.
    OpenScenario(String),
    /// Open the answer inside the element with this id.
    OpenAnswer(String),
    /// Keep the record. If another tab has changed it, send the message again after
    /// [`Message::News`] with the changed record.
    Keep(Message),
    /// Leave a deleted record to the tab, for a reload; `None` removes it.
    Leave(Option<Record>),
    /// Save a file.
    Save(Download),
    /// Print a part of the page.
    Print(Paper),
}

/// The action of a notice's button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offer {
    /// Bring the deleted record back.
    Undo,
}

impl Action for Offer {
    fn id(self) -> &'static str {
        "undo"
    }
}

/// A question and the reader's answer so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Attempt {
    /// The place of the chosen class.
    pub chosen: Option<usize>,
    /// The choice for which the answer was shown; `None` if it was not shown.
    pub said: Option<Said>,
}

/// The choice for which an answer was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// No class was chosen.
    Unchosen,
    /// The class at this place was chosen.
    Chosen(usize),
}

/// A scenario and the reader's work on it so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Exercise {
    /// The reader's verdict.
    pub verdict: Option<Verdict>,
    /// The reader's marks, in the order of the scenario's answers.
    pub marks: Vec<Option<Mark>>,
    /// The result of the last comparison.
    pub judgement: Judgement,
}

/// The result of comparing the reader's marks and verdict with the rules.
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
    /// The rules of each checklist; `None` if they are unsound, which the check of the content
    /// refuses.
    pub(super) rules: Vec<Option<Rules>>,
    pub(super) walk: Deck,
    pub(super) quiz: Deck,
    /// True while the walk is shown alone and large.
    pub(super) projecting: bool,
    /// True while the presenter's notes are shown.
    pub(super) notes: bool,
    pub(super) attempts: Vec<Attempt>,
    pub(super) exercises: Vec<Exercise>,
    pub(super) record: Record,
    pub(super) forgotten: Option<Record>,
    pub(super) name: String,
    /// The day, in the form of a date field.
    pub(super) date: String,
    /// The random name of this session, by which the window of the notes finds the page; empty if
    /// there is none.
    pub session: String,
    pub(super) notice: Option<Notice<Offer>>,
}

impl Training {
    /// Return the page at its start, with the record that was kept.
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
            session: String::new(),
            notice: None,
            data,
        }
    }

    /// Return the requirements of all checklists.
    pub fn slides(&self) -> impl Iterator<Item = &Slide> {
        self.data.lists.iter().flat_map(|list| &list.slides)
    }

    /// Return the current requirement.
    #[must_use]
    pub fn slide(&self) -> Option<&Slide> {
        self.slides().nth(self.walk.at())
    }

    /// Return the id of the current requirement; empty if there is none.
    #[must_use]
    pub fn shown_id(&self) -> String {
        self.slide().map(|slide| slide.id.clone()).unwrap_or_default()
    }

    /// Return the link to the presenter's notes, with this session's name.
    #[must_use]
    pub fn notes_link(&self) -> String {
        let TrainingData { root, standard, .. } = &self.data;
        let session = if self.session.is_empty() {
            String::new()
        } else {
            format!("#follow-{}", self.session)
        };
        format!("{root}{standard}/training/notes/{session}")
    }

    /// Return the deck of a part.
    #[must_use]
    pub fn deck(&self, part: Part) -> Deck {
        match part {
            Part::Walk => self.walk,
            Part::Quiz => self.quiz,
        }
    }

    /// Return the reader's answer so far to the question at a place.
    #[must_use]
    pub fn attempt(&self, place: usize) -> Attempt {
        self.attempts.get(place).copied().unwrap_or_default()
    }

    /// Return the result of the comparison for the scenario at a place.
    #[must_use]
    pub fn judgement(&self, place: usize) -> &Judgement {
        self.exercises.get(place).map_or(&Judgement::None, |each| &each.judgement)
    }

    /// Return the outcome for the scenario at a place; `None` if it was not compared.
    #[must_use]
    pub fn outcome(&self, place: usize) -> Option<&Outcome> {
        match self.judgement(place) {
            Judgement::Made(outcome) => Some(outcome),
            Judgement::None | Judgement::NoVerdict => None,
        }
    }

    /// Return the results as rows.
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        self.record.rows(self.walk.count())
    }
}
