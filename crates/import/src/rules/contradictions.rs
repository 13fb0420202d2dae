//! The same requirements asked for in two strengths.

use crate::model::{Clause, Question, Remark, Severity};
use crate::read::Reader;
use crate::sentence::title;
use std::collections::BTreeSet;

/// Settle what contradicts itself: the same requirements asked for in two strengths under one class.
/// The fuller words count, which name a consequence; a person is asked.
pub(super) fn contradictions(reader: &mut Reader<'_>) {
    let mut dropped = BTreeSet::new();
    let groups: Vec<Vec<usize>> =
        reader.same.values().filter(|places| places.len() > 1).cloned().collect();
    for places in groups {
        for (one, other) in places.iter().zip(places.iter().skip(1)) {
            let (Some(first), Some(second)) = (
                reader.draft.clauses.get(*one).cloned(),
                reader.draft.clauses.get(*other).cloned(),
            ) else {
                continue;
            };
            if first.conditions != second.conditions
                || first.at_least != second.at_least
                || first.thresholds != second.thresholds
            {
                continue;
            }
            let fuller = first.quote.chars().count() >= second.quote.chars().count();
            let (kept, gone) = if fuller { (&first, &second) } else { (&second, &first) };
            dropped.insert(if fuller { *other } else { *one });
            let severity = settle(reader, kept, gone);
            let place = if fuller { *one } else { *other };
            if let Some(clause) = reader.draft.clauses.get_mut(place) {
                clause.severity = severity;
                clause.also.push(gone.at.clone());
                clause.also.extend(gone.also.iter().cloned());
            }
        }
    }
    let mut place = 0;
    reader.draft.clauses.retain(|_| {
        place += 1;
        !dropped.contains(&(place - 1))
    });
}

/// Ask which of two severities counts; return it.
fn settle(reader: &mut Reader<'_>, kept: &Clause, gone: &Clause) -> Severity {
    let number = |row: &usize| reader.draft.requirements.get(*row).map(|row| row.number.clone());
    let numbers: Vec<String> = kept.any_of.iter().filter_map(number).collect();
    let what = format!(
        "{}について、{}と{}とで、満たさないときの扱いが違います（{}と{}）。",
        numbers.join("・"),
        kept.at,
        gone.at,
        title(kept.severity),
        title(gone.severity)
    );
    let words = format!("{} / {}", kept.quote, gone.quote);
    let remark = Remark { at: gone.at.clone(), what: what.clone(), words: words.clone() };
    reader.draft.contradictions.push(remark);
    let both = [kept.severity, gone.severity];
    let mut last = String::new();
    for at in [&gone.at, &kept.at] {
        let row = reader.draft.requirements.iter_mut().find(|row| {
            row.levels.iter().any(|level| level.class == kept.class && level.at == *at)
        });
        let Some(row) = row else { continue };
        let number = row.number.clone();
        for level in row.levels.iter_mut().filter(|level| level.class == kept.class) {
            level.sure = false;
        }
        let question = Question {
            number,
            about: format!("食い違い {}", kept.class),
            at: at.clone(),
            words: words.clone(),
            question: format!("{what}どちらによるかを選んでください。"),
            choices: both
                .iter()
                .map(|each| (each.id().to_owned(), title(*each).to_owned()))
                .collect(),
            hash: String::new(),
            decided: None,
        };
        last = reader.ask(question);
    }
    both.into_iter().find(|each| each.id() == last).unwrap_or(kept.severity)
}
