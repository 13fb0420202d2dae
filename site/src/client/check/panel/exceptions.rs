//! The exception sheet: a row for every violated clause, and for every exception entered.

use kijun_rules::RequirementIndex;
use kijun_rules::answers::Answer;
use kijun_rules::engine::{ClauseResult, ClauseState, RequirementStatus};
use kijun_rules::model::Severity;
use maud::{Markup, html};

use super::{View, anchor, key, reasons};
use crate::client::check::draft::{Column, Outcome};

/// A row: the requirement whose answer holds the exception, and all that it is for.
struct Group {
    holder: RequirementIndex,
    members: Vec<RequirementIndex>,
}

/// Return the rows. A violated clause has one row, however many members it has: that of the first
/// member with an exception, else of the first member.
fn groups(view: View<'_>) -> Vec<Group> {
    let answer = |at: &RequirementIndex| view.answers.get(at.get()).copied().flatten();
    let filled = |at: &RequirementIndex| answer(at).and_then(Answer::exception).is_some();
    let mut groups: Vec<Group> = Vec::new();
    for (outcome, result) in violated(view) {
        let members = view.rules().members(outcome.class, result.clause);
        let holder = members.iter().find(|at| filled(at)).or_else(|| members.first());
        let Some(holder) = holder.copied() else { continue };
        match groups.iter_mut().find(|group| group.holder == holder) {
            Some(group) => {
                let new = members.iter().filter(|at| !group.members.contains(at));
                let new: Vec<_> = new.copied().collect();
                group.members.extend(new);
            }
            None => groups.push(Group { holder, members: members.to_vec() }),
        }
    }
    for at in view.rules().requirements().filter(filled) {
        if !groups.iter().any(|group| group.holder == at) {
            groups.push(Group { holder: at, members: vec![at] });
        }
    }
    groups
}

/// Return the violated clauses that call for an approval, or make the service nonconforming.
fn violated(view: View<'_>) -> impl Iterator<Item = (&Outcome, ClauseResult)> {
    view.outcome.into_iter().flat_map(|outcome| {
        let clauses = outcome.explanation.clauses.iter().copied();
        let grave = |result: &ClauseResult| {
            result.state == ClauseState::Violated && result.effective >= Severity::ApprovalRequired
        };
        clauses.filter(grave).map(move |result| (outcome, result))
    })
}

/// Return the keys of the rows, in the checklist's order.
#[must_use]
pub fn keys(view: View<'_>) -> Vec<u64> {
    let groups = groups(view);
    let held = |at: &RequirementIndex| groups.iter().any(|group| group.holder == *at);
    view.rules().requirements().filter(held).map(key).collect()
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
    let group = groups(view).into_iter().find(|group| self::key(group.holder) == key);
    let Some(Group { holder: at, members }) = group else { return Markup::default() };
    let id = view.rules().requirement_id(at);
    let label = view.names.joined(&members, "・");
    let status = status(view, at);
    html! {
        li {
            p.exception-head {
                @for at in &members { (anchor(view, *at)) " " }
                span.about-title { (view.names.get(at).title) } " "
                @if let Some(status) = status {
                    span data-status=(status.id()) { span.status-badge { (status.label()) } }
                }
            }
            @if members.len() > 1 {
                p.hint { "1つの条項の要件です。まとめて1回だけ記入してください。" }
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
    let of = |(outcome, result): &(&Outcome, ClauseResult)| {
        view.rules().members(outcome.class, result.clause).contains(&at)
    };
    html! {
        @for (outcome, result) in violated(view).filter(of).take(3) {
            (reasons::quote(view, outcome.class, result))
        }
    }
}
