//! A row of the printed table: the answer, its status, and what was written beside it.

use kijun_rules::RequirementIndex;
use kijun_rules::answers::{Answer, Exception};
use kijun_rules::date;
use kijun_rules::engine::RequirementStatus;
use maud::{Markup, html};

use super::{answer, says_anything};
use crate::client::check::draft::Column;
use crate::client::check::panel::View;
use crate::client::check::value;

/// The cells of a row that are filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The answer and its status.
    pub answer: String,
    /// Reason, note, evidence and exception.
    pub remarks: String,
}

/// Return a row; `None` for a requirement that is not asked for and has no answer.
pub(super) fn row(view: View<'_>, at: RequirementIndex) -> Option<Row> {
    let given = answer(view, at);
    let status = view.outcome.and_then(|it| it.explanation.statuses.get(at.get())).copied();
    let asked = match view.outcome {
        None => true,
        Some(_) => status.is_some_and(|status| status != RequirementStatus::NotRequired),
    };
    if !asked && !given.is_some_and(says_anything) {
        return None;
    }
    Some(Row {
        answer: answered(view, at, status).into_string(),
        remarks: given.map(remarks).unwrap_or_default().into_string(),
    })
}

fn answered(view: View<'_>, at: RequirementIndex, status: Option<RequirementStatus>) -> Markup {
    let given = answer(view, at);
    let proposed = given.is_some_and(|answer| answer.status().is_none() && answer.holds_proposal());
    html! {
        b { (view.names.get(at).given(given.and_then(Answer::status))) }
        (value::shown(view, at, "(", ")"))
        @if given.is_some_and(Answer::lacks_reason) { p { "理由がないため、未回答として扱います" } }
        @if proposed { p { "確認していない提案があります" } }
        @if let Some(status) = status.filter(|status| says_more(*status)) {
            p.sheet-status data-result=(status.id()) { (status.label()) }
        }
    }
}

/// Return whether a status says more than the answer does.
fn says_more(status: RequirementStatus) -> bool {
    !matches!(status, RequirementStatus::Met | RequirementStatus::Unanswered)
}

fn remarks(answer: &Answer) -> Markup {
    html! {
        @if let Some(reason) = answer.reason() { p { "理由: " (reason) } }
        @if let Some(note) = answer.note() { p { (note) } }
        @for evidence in answer.evidence().into_iter().flatten() { p { "根拠資料: " (evidence) } }
        @if let Some(exception) = answer.exception() {
            @for (heading, text) in cells(exception) {
                @if !text.is_empty() { p { "例外の" (heading) ": " (text) } }
            }
        }
    }
}

/// Return the cells of an exception with their headings; the end date in words.
pub(super) fn cells(exception: &Exception) -> Vec<(&'static str, String)> {
    let mut exception = exception.clone();
    let cell = |(column, _, heading): (Column, &str, &'static str)| {
        let text = std::mem::take(column.of(&mut exception));
        let text = if column == Column::Until { date::of_field(&text) } else { text.into() };
        (heading, text)
    };
    Column::ALL.into_iter().map(cell).collect()
}
