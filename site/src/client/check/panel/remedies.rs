//! The steps that lead to conformity: first the steps without a choice, then the choices, the
//! smallest first.

use kijun_rules::RequirementIndex;
use kijun_rules::engine::{Group, Remedies};
use kijun_rules::model::Verdict;
use maud::{Markup, html};

use super::{View, anchor, link};
use crate::client::check::action::Action;
use crate::client::check::draft::Outcome;
use crate::client::check::words;

/// The key of the row that says that nothing helps.
const NOTHING_HELPS: u64 = u64::MAX;

/// The number of choices of a step that are listed.
const MAX_CHOICES: usize = 12;

/// Return the sentence above the steps: their effect if all are taken, or why there are none.
#[must_use]
pub fn about(view: View<'_>) -> String {
    let Some(outcome) = view.outcome else {
        return "分類を選んで回答すると、適合にするために必要なことを示します。".to_owned();
    };
    let verdict = outcome.explanation.verdict();
    match &outcome.explanation.remedies {
        _ if verdict == Verdict::OutOfScope => "対象外のため、直すことはありません。".to_owned(),
        _ if outcome.progress.answered == 0 => {
            "まだ回答がありません。回答すると、適合にするために必要なことを示します。".to_owned()
        }
        Some(remedies) if remedies.all.is_empty() && remedies.one_of.is_empty() => {
            "直すことはありません。".to_owned()
        }
        Some(remedies) => {
            let first = |group: &Group| match group {
                Group::Sets(sets) => sets.first().cloned().unwrap_or_default(),
                Group::EachOf(clauses) => clauses
                    .iter()
                    .flat_map(|clause| clause.of.iter().take(clause.lacks).copied())
                    .collect(),
            };
            let chosen = remedies.one_of.iter().flat_map(first);
            let met = remedies.all.iter().copied().chain(chosen);
            let after = view.judged.bounds_if_met(view.rules(), outcome.class, met);
            format!(
                "いまの判定は「{}」です。次のすべてを行うと{}になります。",
                verdict.label(),
                words::range(after)
            )
        }
        None => String::new(),
    }
}

/// Return the effect of a step by itself, and the button to try it.
fn effect(view: View<'_>, outcome: &Outcome, met: &[RequirementIndex]) -> Markup {
    let after = view.judged.bounds_if_met(view.rules(), outcome.class, met.iter().copied());
    let ids: Vec<&str> = met.iter().map(|at| view.rules().requirement_id(*at)).collect();
    html! {
        p.effect {
            span.provisional { "仮" } " "
            @if after == outcome.explanation.bounds {
                "これだけでは判定は変わりません。"
            } @else {
                "満たすと、判定は" (words::range(after)) "になります。"
            }
            button.quiet type="button" data-action=(Action::Trial.id()) data-id=(ids.join(" ")) {
                "試す" span.visually-hidden { " " (view.names.joined(met, "・")) }
            }
        }
    }
}

/// Return the keys of the steps; none if nothing is needed.
pub(super) fn keys(outcome: &Outcome) -> Vec<u64> {
    // With nothing answered, the steps are all that the class asks for.
    if outcome.explanation.verdict() == Verdict::OutOfScope || outcome.progress.answered == 0 {
        return Vec::new();
    }
    let Some(remedies) = &outcome.explanation.remedies else { return vec![NOTHING_HELPS] };
    let mut keys: Vec<u64> = remedies.all.iter().map(|at| key(0, at.get())).collect();
    for (place, group) in remedies.one_of.iter().enumerate() {
        let key = key(size(group), place);
        let before = keys.partition_point(|other| *other < key);
        keys.insert(before, key);
    }
    keys
}

/// Return the key of a step. The size comes first in it, so that the smallest steps are first.
fn key(size: usize, place: usize) -> u64 {
    u64::try_from((size.min(0xffff) << 16) | place).unwrap_or_default()
}

fn sets(group: &Group) -> Vec<&[RequirementIndex]> {
    match group {
        Group::Sets(sets) => sets.iter().map(AsRef::as_ref).collect(),
        Group::EachOf(clauses) => clauses.iter().map(|clause| clause.of.as_slice()).collect(),
    }
}

/// Return the smallest number of requirements that have to be met.
fn size(group: &Group) -> usize {
    match group {
        Group::Sets(sets) => sets.first().map_or(1, Vec::len),
        Group::EachOf(clauses) => clauses.iter().map(|clause| clause.lacks).sum(),
    }
}

/// Return a step.
pub(super) fn row(view: View<'_>, outcome: &Outcome, key: u64) -> Markup {
    let Some(remedies) = &outcome.explanation.remedies else {
        return html! {
            li { "回答を変えるだけでは適合になりません。利用の条件と分類を見直してください。" }
        };
    };
    let place = usize::try_from(key & 0xffff).unwrap_or(usize::MAX);
    if key >> 16 == 0 {
        single(view, outcome, remedies, place)
    } else {
        choice(view, outcome, remedies, place)
    }
}

fn single(view: View<'_>, outcome: &Outcome, remedies: &Remedies, place: usize) -> Markup {
    let found = remedies.all.iter().find(|at| at.get() == place);
    html! {
        li {
            @if let Some(at) = found {
                p { (anchor(view, *at)) "を満たす。" }
                p.about-title { (view.names.get(*at).title) }
                (effect(view, outcome, &[*at]))
            }
        }
    }
}

fn choice(view: View<'_>, outcome: &Outcome, remedies: &Remedies, place: usize) -> Markup {
    let Some(group) = remedies.one_of.get(place) else { return Markup::default() };
    let sets = sets(group);
    let names = view.names;
    let flat: Vec<RequirementIndex> = sets.iter().copied().flatten().copied().collect();
    html! {
        li {
            @match group {
                Group::Sets(_) if flat.len() == sets.len() => {
                    p { (names.joined(&flat, "・")) "のいずれか1つを満たす。" }
                }
                _ => p { (group.heading()) "。" },
            }
            ul.options {
                @for (line, set) in sets.iter().take(MAX_CHOICES).enumerate() {
                    li {
                        @for (nth, at) in set.iter().enumerate() {
                            @if nth > 0 { @if matches!(group, Group::Sets(_)) { " と " } @else { " または " } }
                            (link(view, *at))
                        }
                        (group.count_label(line))
                        @if matches!(group, Group::Sets(_)) { (effect(view, outcome, set)) }
                    }
                }
                @if sets.len() > MAX_CHOICES { li { "ほか" (sets.len() - MAX_CHOICES) "通り" } }
            }
        }
    }
}
