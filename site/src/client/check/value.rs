//! The values beside the answers: what is wrong with one, and what the clauses demand of it.

use kijun_rules::answers::{Answer, Status};
use kijun_rules::engine::{ClauseResult, RequirementStatus};
use kijun_rules::model::{AskedValue, Clause, ReadValue, Thresholds, ValueKind};
use kijun_rules::{ClassIndex, RequirementIndex, Rules};
use maud::{Markup, html};

use super::draft::{Draft, Field};
use super::panel::View;

/// Return the value that a requirement asks for.
fn asked(rules: &Rules, at: RequirementIndex) -> Option<&AskedValue> {
    rules.checklist().requirements.get(at.get())?.value.as_ref()
}

fn answer(view: View<'_>, at: RequirementIndex) -> Option<&Answer> {
    view.answers.get(at.get()).copied().flatten()
}

/// Return true if a requirement has a value that passes in every clause of the chosen class; of all
/// classes while none is chosen.
#[must_use]
pub(super) fn passes(rules: &Rules, draft: &Draft, id: &str) -> bool {
    let Some(asked) = rules.requirement(id).and_then(|at| asked(rules, at)) else { return false };
    let value = draft.value(Field::Value(id));
    let ReadValue::Given(value) =
        asked.read(Some(&value).filter(|it| !it.is_empty()).map(|it| &**it))
    else {
        return false;
    };
    let class = draft.class(rules);
    let classes = rules.class_indices().filter(|at| class.is_none_or(|class| class == *at));
    let mut all = classes.filter_map(|at| rules.class_at(at)).flat_map(|it| &it.clauses);
    all.all(|clause| clause.thresholds_of(id).is_none_or(|it| it.pass(asked.kind, value)))
}

/// Return a sentence about a value that does not count or does not suffice, with its cure; empty if
/// there is nothing to say.
#[must_use]
pub(super) fn problem(view: View<'_>, at: RequirementIndex) -> String {
    let Some(asked) = asked(view.rules(), at) else { return String::new() };
    let given = answer(view, at);
    if given.is_some_and(Answer::has_unread_value) {
        return "読み込んだ値は文字として書かれていないため、値なしとして扱います。入力し直してください。".to_owned();
    }
    let value = given.and_then(Answer::value);
    match asked.read(value) {
        ReadValue::Missing => {
            let status = view.outcome.and_then(|it| it.explanation.statuses.get(at.get()));
            let met = given.and_then(Answer::status) == Some(Status::Met);
            if met && status == Some(&RequirementStatus::Unanswered) {
                "値を入力してください。値がない場合は未回答として扱います。".to_owned()
            } else {
                String::new()
            }
        }
        ReadValue::Malformed => {
            let value = value.unwrap_or_default();
            let cure = match asked.kind {
                ValueKind::Number => {
                    "半角の数字で入力してください(例: 99.5)。桁区切りと単位は付けないでください。"
                }
                ValueKind::Date => "実在する日付を入力してください(例: 2026-04-01)。",
                ValueKind::Choice => "選択肢から選んでください。",
                ValueKind::Text => return "4,096字以内で入力してください。".to_owned(),
            };
            format!("「{value}」は{}として読めません。{cure}", asked.kind.label())
        }
        ReadValue::Given(value) => fails(view, at, asked, value),
    }
}

/// Return a sentence about the thresholds in force that a value does not pass.
fn fails(view: View<'_>, at: RequirementIndex, asked: &AskedValue, value: &str) -> String {
    let Some(outcome) = view.outcome else { return String::new() };
    let id = view.rules().requirement_id(at);
    let mut failed: Vec<String> = Vec::new();
    for result in &outcome.explanation.clauses {
        let clause = view.rules().clause_at(outcome.class, result.clause);
        let thresholds = clause.and_then(|clause| clause.thresholds_of(id));
        let missed = |it: &&Thresholds| !it.pass(asked.kind, value);
        let label = thresholds.filter(missed).map(|it| it.label(asked));
        failed.extend(label.filter(|label| !failed.contains(label)));
    }
    match failed.as_slice() {
        [] => String::new(),
        _ => format!("「{}」の基準を満たしていません。", failed.join("」「")),
    }
}

/// Return the value of an answer with its unit, between two signs; nothing if it has none.
#[must_use]
pub(super) fn shown(view: View<'_>, at: RequirementIndex, before: &str, after: &str) -> Markup {
    let value = answer(view, at).and_then(Answer::value).zip(asked(view.rules(), at));
    html! {
        @if let Some((value, asked)) = value { " " (before) (asked.shown(value)) (after) }
    }
}

/// Return what a clause demands: how many of its members, and of their values; empty for any one
/// member without a demand on values.
#[must_use]
pub(super) fn demanded(view: View<'_>, class: ClassIndex, result: ClauseResult) -> String {
    let Some(clause) = view.rules().clause_at(class, result.clause) else { return String::new() };
    let members = view.rules().members(class, result.clause);
    let mut said: Vec<String> = Vec::new();
    if clause.needed() > 1 {
        said.push(format!("{}{}", view.names.joined(members, "・"), clause.needed_label()));
    }
    for at in members {
        let id = view.rules().requirement_id(*at);
        if let Some((it, asked)) = clause.thresholds_of(id).zip(asked(view.rules(), *at)) {
            said.push(format!("{}は{}", view.names.label(*at), it.label(asked)));
        }
    }
    said.join("、")
}

/// Return the members of a violated clause, in words.
#[must_use]
pub(super) fn members(view: View<'_>, class: ClassIndex, result: ClauseResult) -> String {
    let members = view.rules().members(class, result.clause);
    let joined = view.names.joined(members, "・");
    let needed = view.rules().clause_at(class, result.clause).map_or(1, Clause::needed);
    match needed {
        1 if members.len() > 1 => joined + "のいずれも満たさない",
        1 => joined,
        needed => format!("{joined}のうち{needed}つ以上を満たしていない"),
    }
}
