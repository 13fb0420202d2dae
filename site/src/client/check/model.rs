//! The form's model: the values that were entered, and everything that the form shows.

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

/// A message: something that happens on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// A control has another value. Field names are those of [`super::draft::Field`].
    Entered {
        /// The control's name.
        field: String,
        /// Its value.
        value: String,
    },
    /// It is time to keep the draft: the browser sends this after [`Effect::KeepSoon`].
    Keep,
    /// The reader presses a button.
    Press(Press),
    /// The reader goes to the next open question after the requirement at this place of the page.
    Next(Option<usize>),
    /// The reader chooses which requirements are shown.
    Filter(Filter),
    /// The reader gives the open assessment another name.
    Rename(String),
    /// The reader opens or closes the reasons of a class.
    Cell {
        /// The class.
        class: String,
        /// True if they are open.
        open: bool,
    },
    /// The browser has read a file, or failed to read it.
    Read {
        /// Its name.
        name: String,
        /// Its bytes, or a sentence with the reason of the failure.
        content: Result<Vec<u8>, String>,
    },
    /// The browser has started a download, or failed to start it.
    Saved {
        /// The file's name.
        name: String,
        /// True if the download was started.
        done: bool,
    },
    /// Another tab has stored something under this key; `None` if it has cleared everything.
    Stored(Option<String>),
}

/// An effect: something that the browser has to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Send [`Message::Keep`] after the verdict is painted.
    KeepSoon,
    /// Start a download, and report the result by [`Message::Saved`].
    Download(Download),
    /// Print the page.
    Print,
    /// Move the focus.
    Focus(Focus),
}

/// The target of a move of the focus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Focus {
    /// The first button of the notice.
    Notice,
    /// The choice of the class.
    Class,
    /// The first answer of the requirement of this id.
    Answer(String),
    /// The requirement at this place of the page. It is scrolled into view.
    Requirement(usize),
    /// The button that begins a trial.
    TrialStart,
    /// The button that drops a trial.
    TrialDrop,
}

/// A trial: the reader tries other answers, and the kept answers stay as they are.
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
    /// The data that the page contains.
    pub page: CheckData,
    /// The names of the requirements on the page.
    pub names: Names,
    /// The requirements in the page's order; `None` for a requirement that the rules do not have.
    order: Vec<Option<RequirementIndex>>,
    /// The answers that were entered.
    pub draft: Draft,
    /// The answers before others replaced them.
    pub(super) before: Option<Draft>,
    /// The running trial.
    pub trial: Option<Trial>,
    /// The assessment that was removed last.
    pub(super) removed: Option<Kept>,
    /// The notice that is shown.
    pub notice: Option<Notice<Action>>,
    /// The classes whose reasons are shown.
    pub(super) cells: Vec<String>,
    /// The filter of the requirements.
    pub(super) filter: Filter,
    /// For each requirement of the page, true if the filter hides it. Updated only when a filter,
    /// a class or other answers are chosen, so that no requirement disappears while the reader
    /// answers it.
    pub hidden: Vec<bool>,
    /// The lists that show all their rows.
    pub(super) whole: Vec<List>,
    /// The assessments in this browser.
    pub keeper: Keeper<S>,
    /// The results of what was entered.
    pub judged: Judged,
}

impl<S: Store> Form<S> {
    /// Return the form as it is when the page opens: with the assessment that was open last.
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

    /// Return the rules.
    #[must_use]
    pub fn rules(&self) -> &Rules {
        &self.page.rules
    }

    /// Return the result for the chosen class, or `None` while no class is chosen.
    #[must_use]
    pub fn outcome(&self) -> Option<&Outcome> {
        let rules = &self.page.rules;
        self.judged.outcome(rules, &self.draft, self.draft.class(rules)?)
    }

    /// Return the answers to keep: during a trial, those from before the trial.
    #[must_use]
    pub fn kept_draft(&self) -> &Draft {
        self.trial.as_ref().map_or(&self.draft, |trial| &trial.kept)
    }

    /// Run `show` with everything that the panel is made from, but without the remarks on the
    /// answers: the verdict does not need them.
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

    /// Return the remarks on unusual answers; none while no class is chosen.
    #[must_use]
    pub fn remarks(&self) -> Vec<String> {
        let rules = self.rules();
        let class = self.draft.class(rules);
        let remarks = class.map(|class| self.draft.remarks(rules, class, self.judged.answers()));
        remarks.unwrap_or_default()
    }

    /// Return whether this value differs from the model's value of the control `field`.
    #[must_use]
    pub fn is_news(&self, field: &str, value: &str) -> bool {
        Field::of_name(field).is_some_and(|field| self.draft.value(field) != value)
    }

    /// Return whether the reasons of a class are shown.
    #[must_use]
    pub fn is_cell_open(&self, class: &str) -> bool {
        self.cells.iter().any(|open| open == class)
    }

    /// Return the requirement at a place of the page.
    #[must_use]
    pub fn requirement(&self, place: usize) -> Option<RequirementIndex> {
        self.order.get(place).copied().flatten()
    }

    /// Return the words for a requirement in a table.
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
