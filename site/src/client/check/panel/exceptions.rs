//! The exception sheet: a row for every requirement that is not met or has an exception entered.

use kijun_rules::RequirementIndex;
use kijun_rules::answers::Answer;
use kijun_rules::engine::{ClauseState, RequirementStatus};
use kijun_rules::model::Severity;
use maud::{Markup, html};

use super::{View, anchor, key, reasons};
use crate::client::check::draft::Column;

/// Return the keys of the rows, in the checklist's order.
#[must_use]
pub fn keys(view: View<'_>) -> Vec<u64> {
    let answer = |at: &RequirementIndex| view.answers.get(at.get()).copied().flatten();
    let filled = |at: &RequirementIndex| answer(at).and_then(Answer::exception).is_some();
    let rows =
        view.rules().requirements().filter(|at| wants_exception(status(view, *at)) || filled(at));
    rows.map(key).collect()
}

/// Return whether a requirement of this status needs an exception to stay as it is.
fn wants_exception(status: Option<RequirementStatus>) -> bool {
    use Severity::{ApprovalRequired, Nonconforming};
    matches!(status, Some(RequirementStatus::Follows(ApprovalRequired | Nonconforming)))
}

fn status(view: View<'_>, at: RequirementIndex) -> Option<RequirementStatus> {
    view.outcome?.explanation.statuses.get(at.get()).copied()
}

/// Return a row: the requirement, the document's words on it, and the controls for the entries.
/// The values of the controls are set later, as for all controls, so that a row is not replaced
/// while the reader types in it.
#[must_use]
pub fn row(view: View<'_>, key: u64) -> Markup {
    let place = usize::try_from(key).unwrap_or(usize::MAX);
    let Some(at) = view.rules().requirements().nth(place) else { return Markup::default() };
    let id = view.rules().requirement_id(at);
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
                                aria-label={ (label) "の" (heading) };
                        } @else {
                            textarea name=(field) rows="1" autocomplete="off"
                                aria-label={ (label) "の" (heading) } {}
                        }
                    }
                }
            }
        }
    }
}

/// Return the document's words on the needed approval, if a violated clause has them.
fn approvals(view: View<'_>, at: RequirementIndex) -> Markup {
    let Some(outcome) = view.outcome else { return Markup::default() };
    let violated = outcome.explanation.clauses.iter().filter(|result| {
        result.state == ClauseState::Violated
            && result.effective >= Severity::ApprovalRequired
            && view.rules().members(outcome.class, result.clause).contains(&at)
    });
    html! { @for result in violated.take(3) { (reasons::quote(view, outcome.class, *result)) } }
}
