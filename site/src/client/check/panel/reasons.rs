//! The reasons: each clause with its state, its words, a link to them, and the answers below it.

use kijun_rules::answers::Answer;
use kijun_rules::engine::{ClauseResult, ClauseState, RequirementStatus};
use kijun_rules::model::Severity;
use kijun_rules::{ClassIndex, RequirementIndex};
use maud::{Markup, html};

use super::{List, View, anchor};
use crate::client::check::draft::Outcome;
use crate::client::check::{value, words};

/// Return the keys of the clauses of a list: the gravest first, then in the document's order.
pub(super) fn keys(list: List, outcome: &Outcome) -> Vec<u64> {
    let wanted = match list {
        List::Violated | List::Advised => ClauseState::Violated,
        List::Open => ClauseState::Open,
        _ => ClauseState::Satisfied,
    };
    let results = &outcome.explanation.clauses;
    let mut keys = Vec::new();
    let fits = |severity: Severity| match list {
        List::Violated => severity >= Severity::ApprovalRequired,
        List::Advised => severity < Severity::ApprovalRequired,
        _ => true,
    };
    for severity in Severity::ALL.into_iter().rev().filter(|severity| fits(*severity)) {
        let rank = 3 - severity as u64;
        for (place, result) in results.iter().enumerate() {
            if result.state == wanted && result.effective == severity {
                keys.push((rank << 32) | u64::try_from(place).unwrap_or_default());
            }
        }
    }
    keys
}

/// Return a clause as a row.
pub(super) fn row(view: View<'_>, outcome: &Outcome, key: u64) -> Markup {
    let place = usize::try_from(key & u64::from(u32::MAX)).unwrap_or(usize::MAX);
    match outcome.explanation.clauses.get(place) {
        Some(result) => clause(view, outcome, *result),
        None => Markup::default(),
    }
}

/// Return a clause: its result, its words and the answers.
pub(super) fn clause(view: View<'_>, outcome: &Outcome, result: ClauseResult) -> Markup {
    let members = view.rules().members(outcome.class, result.clause);
    html! {
        li data-state=(result.state.id()) data-severity=(result.effective.id()) {
            p {
                @for at in members { (anchor(view, *at)) " " }
                (words::clause(result))
            }
            @let demanded = value::demanded(view, outcome.class, result);
            @if !demanded.is_empty() { p.hint { (demanded) } }
            (quote(view, outcome.class, result))
            details.answers {
                summary { "もとになった回答" }
                ul { @for at in members { (given(view, outcome, *at)) } }
            }
        }
    }
}

/// Return the document's words, and the link to them.
pub(super) fn quote(view: View<'_>, class: ClassIndex, result: ClauseResult) -> Markup {
    let Some(clause) = view.rules().clause_at(class, result.clause) else {
        return Markup::default();
    };
    let members = view.rules().members(class, result.clause);
    let place = members.first().map_or("", |at| &view.names.get(*at).place);
    html! {
        blockquote.quote {
            p { (clause.quote) }
            footer {
                (clause.source)
                @if !place.is_empty() { " " a href=(place) { "原文を見る" } }
            }
        }
    }
}

fn given(view: View<'_>, outcome: &Outcome, at: RequirementIndex) -> Markup {
    let answer = answer(view, at);
    let unavailable = status(outcome, at) == Some(RequirementStatus::Unavailable);
    html! {
        li {
            (super::link(view, at)) ": "
            b { (view.names.get(at).given(answer.and_then(Answer::status))) }
            (value::shown(view, at, "", ""))
            @if answer.is_some_and(Answer::lacks_reason) { "(理由がないため未回答として扱います)" }
            @if unavailable { "(前提に合わないため、満たさないものとして扱います)" }
        }
    }
}

fn answer(view: View<'_>, at: RequirementIndex) -> Option<&Answer> {
    view.answers.get(at.get()).copied().flatten()
}

fn status(outcome: &Outcome, at: RequirementIndex) -> Option<RequirementStatus> {
    outcome.explanation.statuses.get(at.get()).copied()
}
