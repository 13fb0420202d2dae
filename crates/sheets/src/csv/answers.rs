//! An answer file as a table: one requirement a row, one datum a cell.
//!
//! The data of the whole file (service, class, facts, verdict …) is repeated in every row, so that
//! each row can be understood by itself. The table names the parts that it has no place for.

use kijun_rules::answers::{Answer, AnswerFile, Exception};
use kijun_rules::model::{Party, Phase, Requirement};
use kijun_rules::{Assessment, Rules};

use super::columns::{EVIDENCE, FACT, OF_ANSWER, OF_EXCEPTION, OF_FILE, PHASE, SCHEMA, numbered};
use super::table::{TooLarge, Writer};
use crate::labels::fact_label;
use crate::omitted;

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

/// Return the table of an answer file. The verdict is computed; it is empty while no class is
/// chosen.
///
/// - `words`: the words of the requirement with this id; asked once for each.
///
/// # Errors
/// Fail if the table would be too large.
pub fn write(
    rules: &Rules,
    file: &AnswerFile,
    words: &dyn Fn(&str) -> Words,
) -> Result<Vec<u8>, TooLarge> {
    let known = rules.checklist().requirements.len();
    let mut answers: Vec<Option<&Answer>> = vec![None; known];
    let mut others = Vec::new();
    let mut evidence = 1;
    for (id, answer) in file.answers.iter().flatten() {
        evidence = evidence.max(answer.evidence().map_or(0, kijun_rules::answers::Texts::len));
        match rules.requirement(id).and_then(|index| answers.get_mut(index.get())) {
            Some(place) => *place = Some(answer),
            None if omitted::fits(id) => others.push((id, answer)),
            None => {}
        }
    }
    let assessment = Assessment::of(rules, file).ok();
    let statuses = assessment.as_ref().map(|found| found.explanation().statuses.as_slice());
    let (mut header, of_file) = of_file(rules, file, assessment.as_ref());
    header.extend(OF_ANSWER.map(ToOwned::to_owned));
    header.extend(numbered(EVIDENCE, evidence));
    header.extend(OF_EXCEPTION.map(ToOwned::to_owned));

    let mut writer = Writer::new(&header);
    let mut add = |cells: [String; 7], answer: Option<&Answer>| {
        let mut row = of_file.clone();
        row.extend(cells);
        of_answer(answer, evidence, &mut row);
        writer.row(&row);
    };
    for (place, requirement) in rules.checklist().requirements.iter().enumerate() {
        let status = statuses.and_then(|statuses| statuses.get(place));
        let status = status.map_or("", |status| status.label());
        let cells = of_requirement(requirement, words(&requirement.id), status);
        add(cells, answers.get(place).copied().flatten());
    }
    for (id, answer) in others {
        let mut cells: [String; 7] = Default::default();
        cells[0] = id.to_string();
        add(cells, Some(answer));
    }
    writer.finish()
}

/// Return the columns of the file as a whole: their headings, and their content in every row.
fn of_file(
    rules: &Rules,
    file: &AnswerFile,
    assessment: Option<&Assessment<'_>>,
) -> (Vec<String>, Vec<String>) {
    let text = |text: Option<&String>| text.cloned().unwrap_or_default();
    let service = file.service.as_ref();
    let class = file.class.as_deref().and_then(|id| rules.class_at(rules.class(id)?));
    let mut header: Vec<String> = OF_FILE.map(ToOwned::to_owned).into();
    let mut cells = vec![
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
        assessment.map_or("", |found| found.explanation().verdict().label()).to_owned(),
        omitted::of_file(file).join("、"),
    ];
    header.extend(numbered(PHASE, file.phases.len()));
    cells.extend(file.phases.iter().map(|phase| phase.label().to_owned()));
    let stated = file.facts.as_deref().unwrap_or_default();
    for fact in rules.checklist().facts.iter().filter(|fact| fact.question.is_some()) {
        if !stated.iter().any(|(id, _)| **id == fact.id) {
            header.push(format!("{FACT}{}", fact.id));
            cells.push(String::new());
        }
    }
    for (id, value) in stated.iter().filter(|(id, _)| omitted::fits(id)) {
        header.push(format!("{FACT}{id}"));
        cells.push(fact_label(*value).to_owned());
    }
    (header, cells)
}

fn of_requirement(requirement: &Requirement, words: Words, status: &str) -> [String; 7] {
    [
        requirement.id.clone(),
        words.title,
        words.category,
        requirement.party.map_or("", Party::label).to_owned(),
        requirement.phase.map_or("", Phase::label).to_owned(),
        words.level,
        status.to_owned(),
    ]
}

fn of_answer(answer: Option<&Answer>, width: usize, row: &mut Vec<String>) {
    let evidence_at = row.len() + 3;
    let Some(answer) = answer else { return };
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    row.push(text(answer.status().map(kijun_rules::Status::label)));
    row.push(text(answer.reason()));
    row.push(text(answer.note()));
    row.extend(answer.evidence().into_iter().flatten().map(str::to_owned));
    row.resize(evidence_at + width, String::new());
    let exception = answer.exception().cloned().unwrap_or_default();
    let Exception { reason, measure, until, approver } = exception;
    row.extend([reason, measure, until, approver].map(String::from));
    row.push(omitted::of_answer(answer).join("、"));
}
