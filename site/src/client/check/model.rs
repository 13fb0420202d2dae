//! The form's model: what was entered, and everything that is shown because of it.

use kijun_rules::{RequirementIndex, Rules};
use kijun_sheets::csv::answers::Words;

use super::action::{Action, Press};
use super::draft::{Draft, Field, Outcome};
use super::editions::Editions;
use super::find::Filter;
use super::judged::Judged;
use super::keeping::{Keeper, Opened};
use super::names::Names;
use super::panel::{List, View};
use crate::client::kit::format::Download;
use crate::client::kit::notice::Notice;
use crate::client::kit::storage::{Kept, Shelf, Store};
use crate::data::check::CheckData;

/// What happens to the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// A control has another value. Field names are those of [`super::draft::Field`].
    Entered {
        /// The control's name.
        field: String,
        /// Its value.
        value: String,
    },
    /// Keep what was entered: asked for by [`Effect::KeepSoon`].
    Keep,
    /// A button was pressed.
    Press(Press),
    /// Go to the next open question after the requirement at this place of the page.
    Next(Option<usize>),
    /// Show these requirements only.
    Filter(Filter),
    /// Give the open assessment another name.
    Rename(String),
    /// The reasons of a class were opened or closed.
    Cell {
        /// The class.
        class: String,
        /// Whether they are open.
        open: bool,
    },
    /// A file was read, or could not be.
    Read {
        /// Its name.
        name: String,
        /// Its bytes, or a sentence that says why it could not be read.
        content: Result<Vec<u8>, String>,
    },
    /// A download was started, or could not be.
    Saved {
        /// The file's name.
        name: String,
        /// Whether it was.
        done: bool,
    },
    /// Another tab has stored something under this key; `None` if it has cleared everything.
    Stored(Option<String>),
}

/// What the browser is to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Send [`Message::Keep`] when the verdict is painted.
    KeepSoon,
    /// Start a download, and say how it went by [`Message::Saved`].
    Download(Download),
    /// Print the page.
    Print,
    /// Move the focus.
    Focus(Focus),
}

/// Where the focus moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Focus {
    /// To the notice's first button.
    Notice,
    /// To the choice of the class.
    Class,
    /// To the first answer of the requirement of this id.
    Answer(String),
    /// To the requirement at this place of the page, which is brought into sight.
    Requirement(usize),
    /// To the button that begins a trial.
    TrialStart,
    /// To the button that drops a trial.
    TrialDrop,
}

/// Answers that are tried beside those that are kept.
#[derive(Debug, Clone)]
pub struct Trial {
    /// The answers that are kept.
    pub kept: Draft,
    /// Their verdict in words; `None` if they have no class.
    pub verdict: Option<&'static str>,
}

/// The form.
#[derive(Debug)]
pub struct Form<S> {
    /// What the page handed over.
    pub page: CheckData,
    /// What the page calls the requirements.
    pub names: Names,
    /// The requirements in the page's order; `None` for one that the rules do not have.
    order: Vec<Option<RequirementIndex>>,
    /// What was entered.
    pub draft: Draft,
    /// The answers as they were before others replaced them.
    pub(super) before: Option<Draft>,
    /// The trial that goes on.
    pub trial: Option<Trial>,
    /// The assessment that was removed last.
    pub(super) removed: Option<Kept>,
    /// What has to be said.
    pub notice: Option<Notice<Action>>,
    /// The classes whose reasons are shown.
    pub(super) cells: Vec<String>,
    /// Which requirements are shown.
    pub(super) filter: Filter,
    /// Of each requirement of the page, whether the filter hides it. Applied when a filter, a class
    /// or other answers are chosen: nothing vanishes from under the hand that answers it.
    pub hidden: Vec<bool>,
    /// The lists of which all rows are shown.
    pub(super) whole: Vec<List>,
    /// The assessments in this browser.
    pub keeper: Keeper<S>,
    /// The results of what was entered.
    pub judged: Judged,
}

impl<S: Store> Form<S> {
    /// The form as the page opens: with what was open last.
    pub fn new(page: CheckData, shelf: Shelf<S>) -> Self {
        let rules = &page.rules;
        let editions = Editions {
            earlier: page.earlier.clone(),
            #[cfg(any(feature = "pages", feature = "form-editions"))]
            successions: page.successions.clone(),
        };
        let mut keeper = Keeper::new(shelf, editions);
        let Opened { draft, notice } = keeper.start(rules);
        Self {
            names: Names::of(rules, &page.requirements),
            order: page.requirements.iter().map(|words| rules.requirement(&words.id)).collect(),
            judged: Judged::new(rules, &draft),
            hidden: vec![false; page.requirements.len()],
            before: None,
            trial: None,
            removed: None,
            cells: Vec::new(),
            filter: Filter::All,
            whole: Vec::new(),
            draft,
            notice,
            keeper,
            page,
        }
    }

    /// The rules.
    #[must_use]
    pub fn rules(&self) -> &Rules {
        &self.page.rules
    }

    /// The result for the chosen class; `None` while none is chosen.
    #[must_use]
    pub fn outcome(&self) -> Option<&Outcome> {
        let rules = &self.page.rules;
        self.judged.outcome(rules, &self.draft, self.draft.class(rules)?)
    }

    /// The answers that count: those before a trial, while there is one.
    #[must_use]
    pub fn kept_draft(&self) -> &Draft {
        self.trial.as_ref().map_or(&self.draft, |trial| &trial.kept)
    }

    /// Run `show` with all that the panel is made from, but for what is odd about the answers: the
    /// verdict does without it.
    pub fn with_view<T>(&self, show: impl FnOnce(View<'_>) -> T) -> T {
        let rules = self.rules();
        show(View {
            page: &self.page,
            names: &self.names,
            draft: &self.draft,
            answers: &self.draft.answers(rules),
            judged: &self.judged,
            outcome: self.outcome(),
            remarks: &[],
        })
    }

    /// What is odd about the answers; nothing while no class is chosen.
    #[must_use]
    pub fn remarks(&self) -> Vec<String> {
        let rules = self.rules();
        let class = self.draft.class(rules);
        let remarks = class.map(|class| self.draft.remarks(rules, class, self.judged.answers()));
        remarks.unwrap_or_default()
    }

    /// Whether a control of this name would enter something new.
    #[must_use]
    pub fn is_news(&self, field: &str, value: &str) -> bool {
        Field::of_name(field).is_some_and(|field| self.draft.value(field) != value)
    }

    /// Whether the reasons of a class are shown.
    #[must_use]
    pub fn is_cell_open(&self, class: &str) -> bool {
        self.cells.iter().any(|open| open == class)
    }

    /// The requirement at a place of the page.
    #[must_use]
    pub fn requirement(&self, place: usize) -> Option<RequirementIndex> {
        self.order.get(place).copied().flatten()
    }

    /// What a table says of a requirement.
    pub(super) fn words(&self, id: &str, class: Option<&str>) -> Words {
        let Some(words) = self.page.requirements.iter().find(|words| words.id == id) else {
            return Words::default();
        };
        let level = words.levels.iter().find(|level| class == Some(level.class.as_str()));
        Words {
            title: words.title.clone(),
            category: self.page.categories.get(words.category).cloned().unwrap_or_default(),
            level: level.map(|level| level.words.clone()).unwrap_or_default(),
        }
    }
}
