//! The steps that lead to conformity: first the steps without a choice, then the choices, the
//! smallest first.

use kijun_rules::RequirementIndex;
use kijun_rules::engine::{Group, Remedies};
use kijun_rules::model::Verdict;
use maud::{Markup, html};

use super::{View, anchor, link};
use crate::client::check::draft::Outcome;

/// The key of the row that says that nothing helps.
const NOTHING_HELPS: u64 = u64::MAX;

/// The number of choices of a step that are listed.
const MAX_CHOICES: usize = 12;

/// Return the keys of the steps; none if nothing is needed.
pub(super) fn keys(outcome: &Outcome) -> Vec<u64> {
    if outcome.explanation.verdict() == Verdict::OutOfScope {
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

fn sets(group: &Group) -> &[Vec<RequirementIndex>] {
    match group {
        Group::Sets(sets) => sets,
        Group::EachOf(clauses) => clauses,
    }
}

/// Return the smallest number of requirements that have to be met.
fn size(group: &Group) -> usize {
    match group {
        Group::Sets(sets) => sets.first().map_or(1, Vec::len),
        Group::EachOf(clauses) => clauses.len(),
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
    if key >> 16 == 0 { single(view, remedies, place) } else { choice(view, remedies, place) }
}

fn single(view: View<'_>, remedies: &Remedies, place: usize) -> Markup {
    let found = remedies.all.iter().find(|at| at.get() == place);
    html! {
        li {
            @if let Some(at) = found {
                p { (anchor(view, *at)) "を満たす。" }
                p.about-title { (view.names.get(*at).title) }
            }
        }
    }
}

fn choice(view: View<'_>, remedies: &Remedies, place: usize) -> Markup {
    let Some(group) = remedies.one_of.get(place) else { return Markup::default() };
    let sets = sets(group);
    let names = view.names;
    let flat: Vec<RequirementIndex> = sets.iter().flatten().copied().collect();
    html! {
        li {
            @match group {
                Group::Sets(_) if flat.len() == sets.len() => {
                    p { (names.joined(&flat, "・")) "のいずれか1つを満たす。" }
                }
                Group::Sets(_) => p { "次のいずれかを満たす。" },
                Group::EachOf(_) => p { "次のそれぞれから、少なくとも1つを満たす。" },
            }
            ul.options {
                @for set in sets.iter().take(MAX_CHOICES) {
                    li {
                        @for (nth, at) in set.iter().enumerate() {
                            @if nth > 0 { @if matches!(group, Group::Sets(_)) { " と " } @else { " または " } }
                            (link(view, *at))
                        }
                    }
                }
                @if sets.len() > MAX_CHOICES { li { "ほか" (sets.len() - MAX_CHOICES) "通り" } }
            }
        }
    }
}
