//! The exception sheet: a row for every requirement that is not met, and for what was filled in.

use kijun_rules::RequirementIndex;
use kijun_rules::answers::Answer;
use kijun_rules::engine::{ClauseState, RequirementStatus};
use kijun_rules::model::Severity;
use maud::{Markup, html};

use super::rows::Row;
use super::{View, anchor, reasons};
use crate::client::check::draft::{Column, Field};

/// The rows, in the checklist's order.
#[must_use]
pub fn rows(view: View<'_>) -> Vec<Row> {
    let row = |at: RequirementIndex| {
        let status = status(view, at);
        let filled =
            || view.answers.get(at.get()).copied().flatten().and_then(Answer::exception).is_some();
        let wanted = wants_exception(status);
        (wanted || filled()).then(|| Row {
            key: u64::try_from(at.get()).unwrap_or_default(),
            state: match status {
                Some(RequirementStatus::Follows(severity)) => 2 + severity as u64,
                _ => 1,
            },
        })
    };
    view.rules.requirements().filter_map(row).collect()
}

/// Whether a requirement of this status can only be left as it is by an exception.
fn wants_exception(status: Option<RequirementStatus>) -> bool {
    use Severity::{ApprovalRequired, Nonconforming};
    matches!(status, Some(RequirementStatus::Follows(ApprovalRequired | Nonconforming)))
}

fn status(view: View<'_>, at: RequirementIndex) -> Option<RequirementStatus> {
    view.outcome?.explanation.statuses.get(at.get()).copied()
}

/// One row: the requirement, the document's words on it, and what is filled in.
#[must_use]
pub fn row(view: View<'_>, row: Row) -> Markup {
    let place = usize::try_from(row.key).unwrap_or(usize::MAX);
    let Some(at) = view.rules.requirements().nth(place) else { return Markup::default() };
    let id = view.rules.requirement_id(at);
    let label = view.names.label(at);
    let status = status(view, at);
    html! {
        li {
            p.exception-head {
                (anchor(view, at)) " " span.about-title { (view.names.get(at).title) } " "
                @if let Some(status) = status {
                    span data-status=(status.id()) { span.status-badge { (status.label()) } }
                }
            }
            @if !wants_exception(status) {
                p.hint { "いまの回答では、例外の記載は必要ありません。" }
            }
            (approvals(view, at))
            div.exception-fields {
                @for (column, name, heading) in Column::ALL {
                    @let field = format!("exception:{id}:{name}");
                    label {
                        span { (heading) }
                        @if column == Column::Until {
                            input type="date" name=(field) autocomplete="off"
                                value=(view.draft.value(Field::Exception(id, column)))
                                aria-label={ (label) "の" (heading) };
                        } @else {
                            textarea name=(field) rows="1" autocomplete="off"
                                aria-label={ (label) "の" (heading) } {
                                (view.draft.value(Field::Exception(id, column)))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The document's words on what has to be approved, where a violated clause has them.
fn approvals(view: View<'_>, at: RequirementIndex) -> Markup {
    let Some(outcome) = view.outcome else { return Markup::default() };
    let violated = outcome.explanation.clauses.iter().filter(|result| {
        result.state == ClauseState::Violated
            && result.effective >= Severity::ApprovalRequired
            && view.rules.members(outcome.class, result.clause).contains(&at)
    });
    html! { @for result in violated.take(3) { (reasons::quote(view, outcome.class, *result)) } }
}
