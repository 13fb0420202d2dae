//! The view of the form: a function of the model, part by part.
//!
//! The browser updates a part of the page if its HTML has changed. Nothing else decides what is
//! shown.

use maud::html;

use super::find::{Filter, Progress};
use super::model::Form;
use super::panel::{self, List, View, exceptions, matrix, shelf};
use super::part::Part;
use super::row::{self, Shown};
use crate::client::check::action::Action;
use crate::client::kit::notice;
use crate::client::kit::storage::Store;

/// The number of rows that a list shows until the reader asks for all.
const ROWS: usize = 40;

/// A part that is replaced as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// The part.
    pub part: Part,
    /// Its HTML.
    pub html: String,
    /// True if it is hidden; `None` for a part that always shows.
    pub hidden: Option<bool>,
}

/// A part that is a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows {
    /// The part.
    pub part: Part,
    /// The rows that are shown.
    pub rows: Vec<Row>,
    /// The number of all rows.
    pub count: usize,
}

/// A row of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The key of the row. The rows of a list are in ascending order of their keys.
    pub key: u64,
    /// Its HTML: an element `li`.
    pub html: String,
}

/// The parts that are shown at once: the verdict and the state of each requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The class whose words are shown; empty to show the words of all classes.
    pub class: String,
    /// The parts.
    pub slots: Vec<Slot>,
    /// The requirements, in the page's order.
    pub requirements: Vec<Option<Shown>>,
}

/// The parts that are shown after the verdict is painted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reasons {
    /// The parts.
    pub slots: Vec<Slot>,
    /// The lists.
    pub lists: Vec<Rows>,
    /// The number of answered requirements of each category, in words.
    pub progress: Vec<String>,
    /// The number of requirements that the filter shows, in words.
    pub found: String,
    /// The name of the open assessment.
    pub name: String,
}

/// Return the verdict of the form.
#[must_use]
pub fn verdict<S: Store>(form: &Form<S>) -> Verdict {
    form.with_view(|view| {
        let label = view.outcome.map(|outcome| outcome.explanation.verdict().label());
        let trial = form.trial.as_ref();
        let tried = trial.map(|trial| panel::trial(trial.verdict, label).into_string());
        let start = trial.is_none() && view.outcome.is_some();
        let slots = vec![
            Slot { part: Part::Head, html: panel::head(view.outcome).into_string(), hidden: None },
            Slot {
                part: Part::Announced,
                html: label.map(|label| format!("判定: {label}")).unwrap_or_default(),
                hidden: None,
            },
            Slot {
                part: Part::Trial,
                hidden: Some(tried.is_none()),
                html: tried.unwrap_or_default(),
            },
            Slot {
                part: Part::TrialStart,
                html: panel::trial_start().into_string(),
                hidden: Some(!start),
            },
        ];
        let hidden = form.hidden.iter().enumerate();
        let requirements =
            hidden.map(|(place, hidden)| Some(row::shown(view, form.requirement(place)?, *hidden)));
        Verdict {
            class: form.draft.file().class.clone().unwrap_or_default(),
            slots,
            requirements: requirements.collect(),
        }
    })
}

/// Return the reasons of the form. `when` puts a time in ISO format into words.
#[must_use]
pub fn reasons<S: Store>(form: &Form<S>, when: &dyn Fn(&str) -> String) -> Reasons {
    let saved = shelf::saved(form.keeper.saved(), when);
    let list = shelf::list(form.keeper.list(), form.keeper.id(), when);
    let notice = notice::area(form.notice.as_ref(), Action::Dismiss.id());
    let slot = |part, html: String| Slot { part, html, hidden: None };
    let remarks = form.remarks();
    form.with_view(|view| {
        let view = View { remarks: &remarks, ..view };
        #[allow(unused_mut, reason = "only the forms with earlier editions have one more")]
        let mut slots = vec![
            slot(Part::Notice, notice.into_string()),
            slot(Part::Saved, html! { (saved) }.into_string()),
            slot(Part::Shelf, list.into_string()),
        ];
        #[cfg(any(feature = "pages", feature = "form-editions"))]
        slots.push(slot(Part::Edition, super::editions::carried::report(view).into_string()));
        let lists = List::ALL.into_iter().map(|list| {
            let keys = list.keys(view);
            let shown = if form.whole.contains(&list) { keys.len() } else { ROWS };
            let row = |key: &u64| Row { key: *key, html: list.row(view, *key).into_string() };
            let rows = keys.iter().take(shown).map(row).collect();
            Rows { part: Part::List(list), rows, count: keys.len() }
        });
        let mut lists: Vec<Rows> = lists.collect();
        let keys = exceptions::keys(view);
        let row = |key: &u64| Row { key: *key, html: exceptions::row(view, *key).into_string() };
        let rows = keys.iter().map(row).collect();
        lists.push(Rows { part: Part::Exceptions, rows, count: keys.len() });
        let cells = (0..).zip(view.rules().class_indices()).map(|(key, at)| {
            let class = view.rules().class_at(at);
            let open = class.is_some_and(|class| form.is_cell_open(&class.id));
            Row { key, html: matrix::cell(view, at, open).into_string() }
        });
        let rows: Vec<Row> = cells.collect();
        lists.push(Rows { part: Part::Matrix, count: rows.len(), rows });
        Reasons {
            slots,
            lists,
            progress: (0..form.page.categories.len()).map(|at| said(form, at)).collect(),
            found: found(form),
            name: form.keeper.name().to_owned(),
        }
    })
}

/// Return the progress of a category in words; empty if it has no counted requirement.
fn said<S: Store>(form: &Form<S>, category: usize) -> String {
    let outcome = form.outcome();
    let statuses = (0..).zip(&form.page.requirements).filter_map(|(place, words)| {
        let at = (words.category == category).then(|| form.requirement(place)).flatten()?;
        outcome?.explanation.statuses.get(at.get())
    });
    let Progress { answered, all } = Progress::of(statuses);
    if all == 0 { String::new() } else { format!("回答{answered}／{all}") }
}

fn found<S: Store>(form: &Form<S>) -> String {
    let count = form.hidden.iter().filter(|hidden| !**hidden).count();
    match form.filter {
        Filter::All => String::new(),
        _ => format!("{count}件を表示しています。"),
    }
}
