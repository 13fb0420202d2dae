//! An answer file as a table: one requirement a row, one datum a cell.
//!
//! The data of the whole file (service, class, facts, verdict …) is repeated in every row, so that
//! each row can be understood by itself; where it is much, it is in the first row only. The table
//! names the parts that it has no place for.

use std::borrow::Cow;
use std::iter::once;

use kijun_rules::answers::{Answer, AnswerFile, Exception};
use kijun_rules::model::{Party, Phase, Requirement};
use kijun_rules::{Assessment, Rules};

use super::columns::{EVIDENCE, FACT, OF_ANSWER, OF_EXCEPTION, OF_FILE, PHASE, SCHEMA, numbered};
use super::write::{TooLarge, Writer, fits};
use crate::omitted;
use crate::values::{self, VALUE};

/// The most bytes of the whole file's data that are repeated in every row: much more than service
/// and facts take, and little enough for a file with many rows.
const MAX_REPEATED: usize = 4096;

/// The words of a requirement, as the page or the content has them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// The title of the requirement.
    pub title: String,
    /// The group.
    pub category: String,
    /// The demand of the chosen class; empty if none is chosen.
    pub level: String,
}

/// Call `step` with the name of each part of the file that the table has no place for, as the file
/// has it: `answers.5-1.proposed`.
pub fn omitted(file: &AnswerFile, step: &mut dyn FnMut(&str)) {
    omitted::of_file(file, step);
    for (id, answer) in file.answers.iter().flatten().filter(|(id, _)| omitted::fits(id)) {
        omitted::of_answer(answer, &mut |name| step(&omitted::named(id, name)));
    }
}

/// Return the table of an answer file. The verdict is computed; it is empty while no class is
/// chosen.
///
/// - `words`: the words of the requirement with this id; asked twice for each.
///
/// # Errors
/// Fail if the table would be too large to be read again.
pub fn write(
    rules: &Rules,
    file: &AnswerFile,
    words: &dyn Fn(&str) -> Words,
) -> Result<Vec<u8>, TooLarge> {
    let known = rules.checklist().requirements.len();
    let mut answers: Vec<Option<&Answer>> = vec![None; known];
    let (mut others, mut evidence) = (0, 1);
    for (id, answer) in file.answers.iter().flatten() {
        evidence = evidence.max(answer.evidence().map_or(0, kijun_rules::answers::Texts::len));
        match rules.requirement(id).and_then(|index| answers.get_mut(index.get())) {
            Some(place) => *place = Some(answer),
            None => others += usize::from(omitted::fits(id)),
        }
    }
    let facts = || facts(rules, file);
    let count = facts().count();
    let own = OF_FILE.len() + OF_ANSWER.len() + 1 + OF_EXCEPTION.len();
    // Before anything is made: a row of cells takes many times the memory of what they hold.
    if !fits(1 + known + others, own + file.phases.len() + count + evidence) {
        return Err(TooLarge);
    }
    // Without its diagnostics, of which there may be a million.
    let assessment = Assessment::of(rules, file).ok();
    let explanation = assessment.map(|found| found.explanation().clone());
    let verdict = explanation.as_ref().map_or("", |found| found.verdict().label());
    let valued = values::needed(rules, file);
    let of_file = of_file(rules, file, verdict);
    let of_facts: usize = facts().map(|(_, value)| value.len()).sum();
    let repeats = of_file.iter().map(String::len).sum::<usize>() + of_facts <= MAX_REPEATED;

    let write = |size: Option<usize>| {
        let headings = OF_FILE.into_iter().map(Cow::Borrowed);
        let headings = headings.chain(numbered(PHASE, file.phases.len()).map(Cow::Owned));
        let of_facts = facts().map(|(id, _)| Cow::Owned(format!("{FACT}{id}")));
        let headings = headings.chain(of_facts).chain(OF_ANSWER.into_iter().map(Cow::Borrowed));
        let headings = headings.chain(valued.then_some(Cow::Borrowed(VALUE)));
        let headings = headings.chain(numbered(EVIDENCE, evidence).map(Cow::Owned));
        let headings = headings.chain(OF_EXCEPTION.into_iter().map(Cow::Borrowed));
        let mut writer = Writer::sized(headings, size);
        let mut is_first = true;
        let mut add = |cells: [&str; 7], answer: Option<&Answer>| {
            let shown = if std::mem::take(&mut is_first) || repeats { usize::MAX } else { 0 };
            let count = of_file.len() + file.phases.len() + count;
            let texts = of_file.iter().map(String::as_str);
            let texts = texts.chain(file.phases.iter().map(|phase| phase.label()));
            let texts = texts.chain(facts().map(|(_, value)| value));
            let blank = std::iter::repeat_n("", count.saturating_sub(shown));
            let row = texts.take(shown).chain(blank).chain(cells).map(Cow::Borrowed);
            let asked = values::asked(rules, cells[0]);
            let value = valued.then(|| values::cell(asked, answer));
            writer.row(row.chain(of_answer(answer, value, evidence)));
        };
        for (place, requirement) in rules.checklist().requirements.iter().enumerate() {
            let status = explanation.as_ref().and_then(|found| found.statuses.get(place));
            let status = status.map_or("", |status| status.label());
            let words = words(&requirement.id);
            let cells = of_requirement(requirement, &words, status);
            add(cells, answers.get(place).copied().flatten());
        }
        for (id, answer) in file.answers.iter().flatten() {
            if rules.requirement(id).is_none() && omitted::fits(id) {
                add([id, "", "", "", "", "", ""], Some(answer));
            }
        }
        writer
    };
    // Counted first: a table that grows is held twice on the way.
    let size = write(None).size()?;
    write(Some(size)).finish()
}

/// Return the facts with their values in words: those that are asked for and not stated, then those
/// that are stated.
fn facts<'a>(rules: &'a Rules, file: &'a AnswerFile) -> impl Iterator<Item = (&'a str, &'a str)> {
    let stated = file.facts.as_deref().unwrap_or_default();
    let asked = rules.checklist().facts.iter().filter(|fact| fact.question.is_some());
    let blank = asked.filter(move |fact| !stated.iter().any(|(id, _)| **id == fact.id));
    let blank = blank.map(|fact| (fact.id.as_str(), ""));
    let stated = stated.iter().filter(|(id, _)| omitted::fits(id));
    blank.chain(stated.map(|(id, value)| {
        let fact = rules.fact(id).and_then(|index| rules.fact_at(index));
        (id.as_str(), value.label(fact))
    }))
}

/// Return the data of the file as a whole, without phases and facts.
fn of_file(rules: &Rules, file: &AnswerFile, verdict: &str) -> [String; OF_FILE.len()] {
    let text = |text: Option<&String>| text.cloned().unwrap_or_default();
    let service = file.service.as_ref();
    let class = file.class.as_deref().and_then(|id| rules.class_at(rules.class(id)?));
    [
        SCHEMA.to_owned(),
        file.checklist.clone(),
        text(file.edition.as_ref()),
        rules.checklist().edition.clone(),
        text(file.class.as_ref()),
        class.map(|class| class.title.clone()).unwrap_or_default(),
        text(service.and_then(|service| service.name.as_ref())),
        text(service.and_then(|service| service.provider.as_ref())),
        rules.digest().to_owned(),
        kijun_rules::digest::of_answers(file),
        verdict.to_owned(),
        omitted::joined(|step| omitted::of_file(file, step)),
    ]
}

fn of_requirement<'a>(
    requirement: &'a Requirement,
    words: &'a Words,
    status: &'a str,
) -> [&'a str; 7] {
    [
        &requirement.id,
        &words.title,
        &words.category,
        requirement.party.map_or("", Party::label),
        requirement.phase.map_or("", Phase::label),
        &words.level,
        status,
    ]
}

/// Return the cells of an answer, with so many for the evidence, and with one for its value if the
/// table has that column.
fn of_answer<'a>(
    answer: Option<&'a Answer>,
    value: Option<&'a str>,
    evidence: usize,
) -> impl Iterator<Item = Cow<'a, str>> {
    let texts = [
        answer.and_then(Answer::status).map_or("", kijun_rules::Status::label),
        answer.and_then(Answer::reason).unwrap_or_default(),
        answer.and_then(Answer::note).unwrap_or_default(),
    ];
    let given = answer.and_then(Answer::evidence).into_iter().flatten();
    let given = given.chain(std::iter::repeat("")).take(evidence);
    let exception = answer.and_then(Answer::exception).map_or([""; 4], |exception| {
        let Exception { reason, measure, until, approver } = exception;
        [&**reason, &**measure, &**until, &**approver]
    });
    let omitted = answer.map(|answer| omitted::joined(|step| omitted::of_answer(answer, step)));
    let texts = texts.into_iter().chain(value).chain(given).chain(exception).map(Cow::Borrowed);
    texts.chain(once(Cow::Owned(omitted.unwrap_or_default())))
}
