//! The view of the form: a function of the model, part by part.
//!
//! The browser updates a part of the page if its HTML has changed. Nothing else decides what is
//! shown.

use maud::html;

use super::course;
use super::draft::Outcome;
use super::find::{Filter, Progress};
use super::layout::Layout;
use super::model::Form;
use super::panel::{self, List, Tab, View, exceptions, matrix, review, shelf};
use super::paper;
use super::part::Part;
use super::row::{self, Shown};
use crate::client::check::action::Action;
use crate::client::kit::notice;
use crate::client::kit::storage::Store;

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
    /// The id of the way to answer.
    pub layout: &'static str,
    /// The tab of the panel that is shown.
    pub tab: Tab,
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
        let label = |outcome: Option<&Outcome>| outcome.map(|it| it.explanation.verdict().label());
        let trial = form.trial.as_ref();
        // The verdict is always that of the answers that are kept.
        let kept = trial.map_or(view.outcome, |trial| trial.outcome.as_ref());
        let tried = trial.map(|_| label(view.outcome).unwrap_or("分類が未選択"));
        let start = trial.is_none() && view.outcome.is_some();
        let announced = match (tried, label(kept)) {
            (Some(tried), _) => format!("仮の判定: {tried}"),
            (None, Some(label)) => format!("判定: {label}"),
            (None, None) => String::new(),
        };
        let head = panel::head(view.names, Some(view.rules()), kept, tried);
        let slots = vec![
            Slot { part: Part::Head, html: head.into_string(), hidden: None },
            Slot { part: Part::Announced, html: announced, hidden: None },
            Slot {
                part: Part::Trial,
                hidden: Some(tried.is_none()),
                html: tried.map_or_else(String::new, |tried| {
                    panel::trial(label(kept), Some(tried)).into_string()
                }),
            },
            Slot {
                part: Part::TrialStart,
                html: panel::trial_start().into_string(),
                hidden: Some(!start),
            },
        ];
        let hidden = form.hidden.iter().enumerate();
        let requirements = hidden.map(|(place, hidden)| {
            let at = form.requirement(place)?;
            let shown = row::shown(view, at, *hidden, place == form.current);
            Some(Shown { tried: form.is_tried(at), ..shown })
        });
        Verdict {
            class: form.draft.file().class.clone().unwrap_or_default(),
            slots,
            layout: form.layout.id(),
            tab: form.tab,
            requirements: requirements.collect(),
        }
    })
}

/// Return the reasons of the form. `when` puts a time in ISO format into words.
#[must_use]
pub fn reasons<S: Store>(form: &Form<S>, when: &dyn Fn(&str) -> String) -> Reasons {
    let saved = shelf::saved(form.keeper.saved(), when);
    let list = shelf::list(form.keeper.list(), &form.undo, form.keeper.id(), when);
    let notice = notice::area(form.notice.as_ref(), Action::Dismiss.id());
    let slot = |part, html: String| Slot { part, html, hidden: None };
    let remarks = form.remarks();
    form.with_view(|view| {
        let view = View { remarks: &remarks, ..view };
        let mut slots = vec![
            slot(Part::Notice, notice.into_string()),
            slot(Part::Course, course::show(view).into_string()),
            slot(Part::Saved, html! { (saved) }.into_string()),
            slot(Part::Shelf, list.into_string()),
        ];
        // A code never stands for answers that are only tried.
        let code = form.trial.is_none().then(|| paper::code(&form.draft, view));
        slots.push(slot(Part::Code, code.unwrap_or_default().into_string()));
        slots.push(slot(Part::Fixes, panel::remedies::about(view)));
        slots.push(slot(Part::About, panel::about_clauses(view).to_owned()));
        let summary = form.with_kept_view(review::summary);
        slots.push(slot(Part::Summary, summary.into_string()));
        #[cfg(any(feature = "pages", feature = "form-editions"))]
        slots.push(slot(Part::Edition, super::editions::carried::report(view).into_string()));
        let lists = List::ALL.into_iter().map(|list| {
            let keys = list.keys(view);
            let shown = if form.whole.contains(&list) { keys.len() } else { list.rows() };
            let row = |key: &u64| Row { key: *key, html: list.row(view, *key).into_string() };
            let rows = keys.iter().take(shown).map(row).collect();
            Rows { part: Part::List(list), rows, count: keys.len() }
        });
        let mut lists: Vec<Rows> = lists.collect();
        let keys = exceptions::keys(view);
        let row = |key: &u64| Row { key: *key, html: exceptions::row(view, *key).into_string() };
        let rows = keys.iter().map(row).collect();
        lists.push(Rows { part: Part::Exceptions, rows, count: keys.len() });
        lists.push(form.with_kept_view(|view| {
            let keys = review::keys(view);
            let row = |key: &u64| Row { key: *key, html: review::row(view, *key).into_string() };
            Rows { part: Part::Review, count: keys.len(), rows: keys.iter().map(row).collect() }
        }));
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
    let Progress { answered, all } = form.progress(category);
    if all == 0 { String::new() } else { format!("回答{answered}／{all}") }
}

fn found<S: Store>(form: &Form<S>) -> String {
    let count = form.shown_places().count();
    match form.filter {
        _ if form.layout == Layout::One => {
            let before = form.shown_places().filter(|place| *place <= form.current).count();
            format!("{before}／{count}")
        }
        Filter::All => String::new(),
        _ => format!("{count}件を表示しています。"),
    }
}
