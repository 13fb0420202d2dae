//! Which classes could be served: the verdict of every class for the answers given so far.

use kijun_rules::AnswerSet;
use kijun_rules::engine::{Bounds, ClauseState};
use kijun_rules::model::Verdict;
use kijun_rules::{ClassIndex, engine};
use maud::{Markup, html};

use super::rows::{Mix, Row};
use super::{View, reasons};
use crate::client::check::draft::Outcome;

/// How many clauses a cell gives as its reasons.
const MAX_REASONS: usize = 30;

/// One row of the matrix.
#[derive(Debug, Clone, Copy)]
pub struct Cell<'a> {
    /// The class.
    pub class: ClassIndex,
    /// Its bounds.
    pub bounds: Bounds,
    /// Why the class is out of scope.
    pub excluded: Option<&'a str>,
    /// Whether its reasons are shown.
    pub open: bool,
}

impl Cell<'_> {
    /// The row of the cell: its content depends on the verdict and, while open, on every answer.
    #[must_use]
    pub fn row(self, chosen: bool, sheet: &AnswerSet, view: View<'_>) -> Row {
        let mut mix = Mix::default()
            .with(self.bounds.best as usize)
            .with(self.bounds.worst as usize)
            .with(usize::from(chosen))
            .with(usize::from(self.open));
        if self.open {
            for at in view.rules.requirements() {
                mix =
                    mix.with(sheet.given(at) as usize).with(usize::from(sheet.is_unavailable(at)));
            }
            for (_, state, effective) in self.case(sheet, view).clauses() {
                mix = mix.with(state as usize).with(effective as usize);
            }
        }
        Row { key: u64::try_from(self.class.get()).unwrap_or_default(), state: mix.get() }
    }

    fn case<'c>(self, sheet: &'c AnswerSet, view: View<'c>) -> engine::Case<'c> {
        let phases = view.draft.file().phase_set();
        engine::Case { rules: view.rules, class: self.class, phases, answers: sheet }
    }

    /// The cell, with its reasons if it is open.
    #[must_use]
    pub fn html(self, chosen: bool, sheet: &AnswerSet, view: View<'_>) -> Markup {
        let Some(class) = view.rules.class_at(self.class) else { return Markup::default() };
        let verdict = self.bounds.verdict();
        html! {
            li {
                details data-cell=(class.id) open[self.open] {
                    summary {
                        span.cell-class { (class.title) @if chosen { " (選択中)" } }
                        " "
                        span.status-badge data-cell-verdict=(verdict.id()) { (verdict.label()) }
                    }
                    @if self.open { (self.reasons(chosen, &class.id, sheet, view)) }
                }
            }
        }
    }

    fn reasons(self, chosen: bool, id: &str, sheet: &AnswerSet, view: View<'_>) -> Markup {
        let Some(outcome) = view.draft.outcome_for(view.rules, self.class, sheet) else {
            return Markup::default();
        };
        html! {
            div.cell-reasons {
                @if let Some(reason) = self.excluded.or(outcome.out_of_scope.as_deref()) {
                    p { (reason) }
                } @else {
                    @if self.bounds.verdict() == Verdict::Undetermined {
                        p {
                            "残りの回答により「" (self.bounds.best.label()) "」から「"
                            (self.bounds.worst.label()) "」まで。"
                        }
                    }
                    (clauses(view, &outcome, ClauseState::Violated, "満たしていない条項"))
                    (clauses(view, &outcome, ClauseState::Open, "未確定の条項"))
                }
                @if !chosen {
                    button.secondary type="button" data-action="class" data-id=(id) {
                        "この分類で点検する"
                    }
                }
            }
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
