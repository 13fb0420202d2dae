//! The matrix: the verdict of every class for the answers given so far.

use kijun_rules::ClassIndex;
use kijun_rules::engine::ClauseState;
use kijun_rules::model::Verdict;
use maud::{Markup, html};

use super::{View, reasons};
use crate::client::check::action::Action;
use crate::client::check::draft::Outcome;

/// The number of clauses that a cell gives as its reasons at most.
const MAX_REASONS: usize = 30;

/// Return the cell of a class, with its reasons if it is open.
#[must_use]
pub fn cell(view: View<'_>, at: ClassIndex, open: bool) -> Markup {
    let Some(class) = view.rules().class_at(at) else { return Markup::default() };
    let chosen = view.draft.class(view.rules()) == Some(at);
    let verdict = view.judged.bounds(view.rules(), at).verdict();
    let (settled, all) = view.judged.settled(view.rules(), at);
    html! {
        li {
            details data-cell=(class.id) open[open] {
                summary {
                    span.cell-class { (class.title) @if chosen { " (選択中)" } }
                    " "
                    @if all > 0 && verdict != Verdict::OutOfScope {
                        progress.fill aria-label="確定した条項" value=(settled) max=(all)
                            data-fill=(verdict.id()) {}
                    }
                    span.status-badge data-cell-verdict=(verdict.id()) { (verdict.label()) }
                }
                @if open {
                    div.cell-reasons {
                        @if let Some(outcome) = view.judged.outcome(view.rules(), view.draft, at) {
                            (why(view, outcome))
                        }
                        @if !chosen {
                            button.secondary type="button" data-action=(Action::Class.id()) data-id=(class.id) {
                                "この分類で自己点検する"
                            }
                        }
                    }
                }
            }
        }
    }
}

fn why(view: View<'_>, outcome: &Outcome) -> Markup {
    let bounds = outcome.explanation.bounds;
    html! {
        @if let Some(reason) = &outcome.out_of_scope {
            p { (reason) }
        } @else {
            @if bounds.verdict() == Verdict::Undetermined {
                p {
                    "残りの回答により「" (bounds.best.label()) "」から「" (bounds.worst.label()) "」まで。"
                }
            }
            (clauses(view, outcome, ClauseState::Violated, "満たしていない条項"))
            (clauses(view, outcome, ClauseState::Open, "未確定の条項"))
        }
    }
}

fn clauses(view: View<'_>, outcome: &Outcome, state: ClauseState, heading: &str) -> Markup {
    let results = outcome.explanation.clauses.iter().filter(|result| result.state == state);
    let count = results.clone().count();
    html! {
        @if count > 0 {
            h4 { (heading) "(" (count) "件)" }
            ul { @for result in results.take(MAX_REASONS) { (reasons::clause(view, outcome, *result)) } }
            @if count > MAX_REASONS { p { "ほか" (count - MAX_REASONS) "件" } }
        }
    }
}
