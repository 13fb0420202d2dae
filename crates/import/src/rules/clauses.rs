//! The clauses of the cells, and what has to be asked about them.

use super::{Beside, Read, With};
use crate::level::{Reading, Rule};
use crate::model::{Clause, Condition, Level, Place, Question, Severity};
use crate::read::{Reader, Row};
use crate::sentence::{sentence, severities, title};
use std::collections::BTreeMap;

/// Make the clauses, and the cells as the review shows them.
pub(super) fn clauses(
    reader: &mut Reader<'_>,
    cells: &[Read],
    besides: &[Beside],
    rows: &[Row<'_>],
    with: &With<'_>,
) {
    for cell in cells {
        let Some(class) = reader.draft.classes.get(cell.class).cloned() else { continue };
        let mut reading = cell.reading.clone();
        let Some(beside) = besides.get(cell.row) else { continue };
        reading = with_beside(reading, cell, beside);
        let mut at = cell.at.clone();
        let mut words = cell.words.clone();
        if let (Some((severity, place, said)), Rule::One(own)) =
            (&beside.consequence, &reading.rule)
            && *own >= *severity
        {
            reading.rule = Rule::One(*severity);
            (at, words) = (place.clone(), said.clone());
        }
        let mut conditions = beside.conditions.clone();
        if let Some((words, is)) = &reading.condition {
            conditions.push(reader.condition(words, *is));
            conditions.dedup();
        }
        let services = if cell.services.is_empty() { &beside.services } else { &cell.services };
        if !services.is_empty() && services.len() < 3 {
            let fact = reader.fact("サービスの種別", &["SaaS", "PaaS", "IaaS"]);
            conditions.insert(
                0,
                Condition {
                    fact,
                    is: services.iter().map(|kind| kind.to_ascii_lowercase()).collect(),
                },
            );
        }
        // A circumstance of one row is none of a rule about several.
        if matches!(&reading.rule, Rule::Among { instead, of, .. } if instead.len() + of.len() > 1)
            && cell.services.is_empty()
            && !conditions.is_empty()
        {
            conditions.clear();
            reading.sure = false;
            "この行の条件（対象サービスなど）を、ほかの要件との組合せに付けていません。"
                .clone_into(&mut reading.why);
        }
        if reading.reversed
            && let Some(requirement) = reader.draft.requirements.get_mut(cell.row)
        {
            requirement.reversed = true;
        }
        let (sure, rule) = decide(reader, cell, &reading, &class.title, &conditions);
        reading.rule = rule;
        let mut first = make(reader, cell, &reading, &class.id, &conditions, (at, &words));
        let mut said = sentence(
            &reading.rule,
            cell.row,
            &reader.draft.requirements,
            &conditions,
            &reader.draft.facts,
        );
        for rule in std::mem::take(&mut reading.more) {
            let one = Reading { rule, ..reading.clone() };
            let at = (cell.at.clone(), words.as_str());
            first = first.or(make(reader, cell, &one, &class.id, &conditions, at));
            said += "。";
            said += &sentence(
                &one.rule,
                cell.row,
                &reader.draft.requirements,
                &conditions,
                &reader.draft.facts,
            );
        }
        if let Some(requirement) = reader.draft.requirements.get_mut(cell.row) {
            requirement.levels.push(Level {
                class: class.id,
                words: cell.words.clone(),
                at: cell.at.clone(),
                rule: said,
                sure,
                why: reading.why.clone(),
                read_at: first,
            });
        }
    }
    let _ = (rows, with);
}

/// Add what remarks say: rows that are enough by themselves.
fn with_beside(mut reading: Reading, cell: &Read, beside: &Beside) -> Reading {
    if let (Rule::One(severity), false) = (&reading.rule, beside.instead.is_empty()) {
        let mut of = beside.instead.clone();
        of.push(cell.row);
        of.sort_unstable();
        of.dedup();
        reading.rule = Rule::Among { instead: Vec::new(), of, at_least: 1, severity: *severity };
        "備考に、ほかの要件で足りると書かれています。".clone_into(&mut reading.why);
    }
    reading
}

/// Ask about an unsure cell; return if it is sure now, and the rule that counts.
fn decide(
    reader: &mut Reader<'_>,
    cell: &Read,
    reading: &Reading,
    class: &str,
    conditions: &[Condition],
) -> (bool, Rule) {
    if reading.sure {
        return (true, reading.rule.clone());
    }
    let Some(requirement) = reader.draft.requirements.get(cell.row) else {
        return (false, reading.rule.clone());
    };
    let said = sentence(
        &reading.rule,
        cell.row,
        &reader.draft.requirements,
        conditions,
        &reader.draft.facts,
    );
    let mut choices = Vec::new();
    let is_known = reading.rule != Rule::Unknown;
    if is_known {
        choices.push(("as_read".to_owned(), format!("読み取りのとおり: {said}")));
    }
    // Else the strictest comes first: nothing is let through by leaving a question open.
    choices.extend(severities().map(|(id, severity)| {
        (id.to_owned(), format!("{}を満たす（{}）", requirement.number, title(severity)))
    }));
    choices.push(("none".to_owned(), "求めない".to_owned()));
    let about = if class.is_empty() {
        format!("水準 {}", cell.services.join("・")).trim().to_owned()
    } else {
        class.to_owned()
    };
    let question = Question {
        number: requirement.number.clone(),
        about,
        at: cell.at.clone(),
        words: format!("{} / {}", requirement.text, cell.words),
        question: format!("{}このセルの意味を確かめてください。", reading.why),
        choices,
        hash: String::new(),
        decided: None,
    };
    let choice = reader.ask(question);
    let is_decided =
        reader.draft.questions.last().is_some_and(|question| question.decided.is_some());
    let rule = match choice.as_str() {
        "none" => Rule::Nothing,
        id => match severities().into_iter().find(|(own, _)| *own == id) {
            Some((_, severity)) => Rule::One(severity),
            None => reading.rule.clone(),
        },
    };
    (is_decided, rule)
}

/// Make the clauses of a cell; return the row in whose cell they stand already.
fn make(
    reader: &mut Reader<'_>,
    cell: &Read,
    reading: &Reading,
    class: &str,
    conditions: &[Condition],
    (at, quote): (Place, &str),
) -> Option<usize> {
    let clause = |any_of: Vec<usize>, at_least: usize, severity: Severity| Clause {
        class: class.to_owned(),
        any_of,
        at_least,
        severity,
        conditions: conditions.to_vec(),
        thresholds: BTreeMap::new(),
        quote: quote.to_owned(),
        at: at.clone(),
        also: cell.also.clone(),
    };
    let new = match &reading.rule {
        Rule::Nothing | Rule::Same | Rule::Unknown | Rule::Loose { .. } => Vec::new(),
        Rule::One(severity) => vec![clause(vec![cell.row], 1, *severity)],
        Rule::Limit { threshold, severity, .. } => {
            let mut clause = clause(vec![cell.row], 1, *severity);
            clause.thresholds.insert(cell.row, threshold.clone());
            vec![clause]
        }
        Rule::Among { instead, of, at_least, severity } => {
            if instead.is_empty() {
                vec![clause(of.clone(), *at_least, *severity)]
            } else {
                let size = of.len() + 1 - at_least;
                subsets(of, size)
                    .into_iter()
                    .map(|mut any_of| {
                        any_of.extend(instead);
                        any_of.sort_unstable();
                        any_of.dedup();
                        clause(any_of, 1, *severity)
                    })
                    .collect()
            }
        }
    };
    let mut first = None;
    for clause in new {
        let is_it = |known: &Clause| {
            known.at_least == clause.at_least
                && known.severity == clause.severity
                && known.conditions == clause.conditions
                && known.thresholds == clause.thresholds
        };
        let key = (clause.class.clone(), clause.any_of.clone());
        let places = reader.same.entry(key).or_default();
        let known = places
            .iter()
            .copied()
            .find(|place| reader.draft.clauses.get(*place).is_some_and(&is_it));
        if let Some(known) = known.and_then(|place| reader.draft.clauses.get_mut(place)) {
            let says = |level: &Level| level.at == known.at;
            let mut rows = reader.draft.requirements.iter();
            first = rows.position(|row| row.levels.iter().any(says)).or(first);
            known.also.push(clause.at);
        } else {
            places.push(reader.draft.clauses.len());
            reader.draft.clauses.push(clause);
        }
    }
    first
}

/// Return all subsets of a size, in order.
fn subsets(of: &[usize], size: usize) -> Vec<Vec<usize>> {
    match (size, of) {
        (0, _) => vec![Vec::new()],
        (_, []) => Vec::new(),
        (size, [first, rest @ ..]) => {
            let with = subsets(rest, size - 1).into_iter().map(|mut subset| {
                subset.insert(0, *first);
                subset
            });
            with.chain(subsets(rest, size)).collect()
        }
    }
}
