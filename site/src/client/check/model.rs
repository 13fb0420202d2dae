//! The form's model: the values that were entered, and everything that the form shows.

use kijun_rules::answers::Status;
use kijun_rules::{RequirementIndex, Rules};
use kijun_sheets::csv::answers::Words;

use super::action::{Action, Press};
use super::chosen;
use super::draft::{Draft, Field, Outcome};
use super::editions::Editions;
use super::find::Filter;
use super::judged::Judged;
use super::keeping::{Keeper, Opened, Saved};
use super::layout::Layout;
use super::names::Names;
use super::panel::{List, Tab, View};
use super::replace;
use super::undo::Undo;
use crate::client::kit::format::Download;
use crate::client::kit::notice::Notice;
use crate::client::kit::storage::{Shelf, Store};
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
    /// The reader chooses a tab of the panel.
    Tab(Tab),
    /// The reader chooses a way to answer.
    Layout(Layout),
    /// The reader follows a link to the requirement of this id.
    Reveal(String),
    /// The reader goes to the next requirement, or to the previous one. Only with
    /// [`Layout::One`].
    Turn {
        /// True to go on, false to go back.
        on: bool,
    },
    /// The reader answers the requirement that is shown by itself. Only with [`Layout::One`].
    Answer(Status),
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
    /// The browser has started the download of a file of this name; `None` if it failed.
    Saved(Option<String>),
    /// Another tab has stored something under this key; `None` if it has cleared everything.
    Stored(Option<String>),
    /// The class that is chosen for the standard (`chosen`); `None` if there is none.
    Chosen(Option<String>),
    /// The link that led to this page names a class.
    Linked(String),
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
    /// Choose this class for the standard; `None` removes the choice.
    Choose(Option<String>),
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
    /// The heading of the requirement at this place of the page.
    Heading(usize),
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
    /// Their result; `None` if they have no class.
    pub outcome: Option<Outcome>,
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
    /// The answers that were erased or replaced.
    pub(super) undo: Undo,
    /// The message that waits until the reader decides about answers that are not kept.
    pub(super) pending: Option<Message>,
    /// True while the message is performed after the reader has decided.
    pub(super) sure: bool,
    /// The text of the answer file that is being saved.
    pub(super) filing: Option<String>,
    /// The text of the answer file that was saved last.
    pub(super) filed: Option<String>,
    /// The class that is chosen for the standard.
    pub(super) chosen: Option<String>,
    /// The class that the notice asks about.
    pub(super) asked: Option<String>,
    /// The requirement for which a value that passes has just been entered, so that the form has
    /// ticked met.
    pub(super) ticked: Option<String>,
    /// The running trial.
    pub trial: Option<Trial>,
    /// The notice that is shown.
    pub notice: Option<Notice<Action>>,
    /// The tab of the panel that is shown.
    pub tab: Tab,
    /// The way to answer.
    pub layout: Layout,
    /// The place of the requirement that is shown by itself.
    pub current: usize,
    /// The classes whose reasons are shown.
    pub(super) cells: Vec<String>,
    /// The filter of the requirements.
    pub(super) filter: Filter,
    /// For each requirement of the page, true if the filter hides it. Updated only when a filter,
    /// a class or other answers are chosen, so that no requirement disappears while the reader
    /// answers it.
    pub hidden: Vec<bool>,
    /// For each category, true if its answers were complete when they were last looked at. They are
    /// looked at only while the browser keeps nothing.
    pub(super) complete: Vec<bool>,
    /// The lists that show all their rows.
    pub(super) whole: Vec<List>,
    /// The assessments in this browser.
    pub keeper: Keeper<S>,
    /// The results of what was entered.
    pub judged: Judged,
    /// The words of the workbook; `None` if the form makes none.
    #[cfg(any(feature = "standalone", all(test, feature = "pages")))]
    pub(super) workbook: Option<kijun_sheets::form::SheetForm>,
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
        let Opened { mut draft, notice } = keeper.start(rules);
        chosen::give(rules, &mut draft, None);
        let undo = keeper.left();
        Self {
            names: Names::of(rules, &page.requirements),
            order: page.requirements.iter().map(|words| rules.requirement(&words.id)).collect(),
            judged: Judged::new(rules, &draft),
            hidden: vec![false; page.requirements.len()],
            notice: if undo.all().is_empty() { notice } else { Some(replace::undoable(notice)) },
            undo,
            pending: None,
            sure: false,
            filing: None,
            filed: None,
            chosen: None,
            asked: None,
            ticked: None,
            trial: None,
            tab: Tab::default(),
            layout: Layout::default(),
            current: 0,
            cells: Vec::new(),
            filter: Filter::All,
            complete: Vec::new(),
            whole: Vec::new(),
            draft,
            keeper,
            page,
            #[cfg(any(feature = "standalone", all(test, feature = "pages")))]
            workbook: None,
        }
    }

    /// Return whether the form makes workbooks itself.
    #[must_use]
    pub fn has_workbook(&self) -> bool {
        #[cfg(any(feature = "standalone", all(test, feature = "pages")))]
        return self.workbook.is_some();
        #[cfg(not(any(feature = "standalone", all(test, feature = "pages"))))]
        false
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

    /// Return whether the page shows answers that neither this browser nor a saved answer file has.
    #[must_use]
    pub fn at_risk(&self) -> bool {
        let draft = self.kept_draft();
        let safe = || {
            let text = draft.file().to_json();
            self.filed.as_ref() == Some(&text) || self.keeper.holds(&text)
        };
        self.keeper.saved() == Saved::Not && !draft.is_blank() && !safe()
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

    /// Run `show` as [`Self::with_view`] does, with the answers to keep: those that are handed in.
    pub fn with_kept_view<T>(&self, show: impl FnOnce(View<'_>) -> T) -> T {
        self.with_view(|view| match &self.trial {
            Some(trial) => show(View {
                draft: &trial.kept,
                answers: &trial.kept.answers(self.rules()),
                outcome: trial.outcome.as_ref(),
                ..view
            }),
            None => show(view),
        })
    }

    /// Return whether the answer to a requirement is only on trial.
    #[must_use]
    pub fn is_tried(&self, at: RequirementIndex) -> bool {
        let id = self.rules().requirement_id(at);
        let differs = |kept: &Draft, field| kept.value(field) != self.draft.value(field);
        self.trial.as_ref().is_some_and(|trial| {
            [Field::Answer(id), Field::Value(id)].into_iter().any(|it| differs(&trial.kept, it))
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
