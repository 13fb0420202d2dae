//! The parts of an answer file that a workbook has no place for, beside those that no table has.

use kijun_rules::Rules;
use kijun_rules::answers::{Answer, AnswerFile, Texts};
use kijun_rules::model::Phase;
use kijun_rules::text::{quoted, shortened};

use super::layout::{GUIDE, MAX_OTHERS, key, most_evidence, other_facts};
use crate::form::SheetForm;
use crate::guard::guarded;
use crate::omitted;

/// The longest text in a cell, in UTF-16 units; Excel's own limit.
const MAX_TEXT: usize = 32_767;

/// Return true if a cell can hold this.
pub(super) fn fits_cell(cell: &str) -> bool {
    // A byte makes at most one unit.
    cell.len() <= MAX_TEXT || cell.encode_utf16().count() <= MAX_TEXT
}

/// Return true if a cell can hold a filled-in text with its guard.
pub(super) fn fits(text: &str) -> bool {
    fits_cell(&guarded(text))
}

/// Return true if the record can hold the key of a fact.
pub(super) fn fits_fact(id: &str) -> bool {
    fits(&format!("{}{id}", key::FACT))
}

/// Call `step` with the name of each omitted part, as in the file: `answers.5-1.proposed`.
pub(super) fn each(rules: &Rules, form: &SheetForm, file: &AnswerFile, step: &mut dyn FnMut(&str)) {
    omitted::of_file(file, step);
    if file.class.as_deref().is_some_and(|id| rules.class(id).is_none()) {
        step("class");
    }
    // A box each, in the order of the phases.
    if file.phases.windows(2).any(|pair| place(pair[0]) >= place(pair[1])) {
        step("phasesの順序");
    }
    let texts = [
        ("edition", file.edition.as_ref()),
        ("service.name", file.service.as_ref().and_then(|service| service.name.as_ref())),
        ("service.provider", file.service.as_ref().and_then(|service| service.provider.as_ref())),
    ];
    for (name, _) in texts.into_iter().filter(|(_, text)| text.is_some_and(|text| !fits(text))) {
        step(&too_long(name));
    }
    for (id, _) in file.facts.iter().flatten() {
        if omitted::fits(id) && !fits_fact(id) {
            step(&too_long(&format!("facts.{}", quoted(id))));
        }
    }
    for (id, _) in other_facts(rules, file).skip(MAX_OTHERS) {
        step(&format!("facts.{}", quoted(id)));
    }
    let mut others = 0;
    for (id, answer) in file.answers.iter().flatten().filter(|(id, _)| omitted::fits(id)) {
        if rules.requirement(id).is_none() {
            if !fits(id) {
                step(&too_long(&format!("answers.{}", quoted(id))));
                continue;
            }
            others += 1;
            if others > MAX_OTHERS {
                step(&format!("answers.{}", quoted(id)));
                continue;
            }
        }
        omitted::of_answer(answer, &mut |name| step(&omitted::named(id, name)));
        for name in too_long_of(answer) {
            step(&omitted::named(id, &name));
        }
        let most = most_evidence(rules, id);
        if answer.evidence().map_or(0, Texts::len) > most {
            step(&omitted::named(id, &format!("evidence({most}件を超える分)")));
        }
    }
    for row in form.rows.iter().filter(|row| row.cells.iter().any(|cell| !fits_cell(cell))) {
        step(&too_long(&format!("No.{}の文言", row.id)));
    }
    let texts = form.footnotes.iter().chain([&form.title, &form.source]);
    for text in texts.filter(|text| !fits(text)) {
        step(&too_long(&format!("様式の文言「{}」", quoted(text))));
    }
}

fn too_long(name: &str) -> String {
    format!("{name}(32,767字を超えるため)")
}

fn too_long_of(answer: &Answer) -> Vec<String> {
    let mut texts = vec![
        ("value", answer.value().unwrap_or_default()),
        ("reason", answer.reason().unwrap_or_default()),
        ("note", answer.note().unwrap_or_default()),
    ];
    if let Some(exception) = answer.exception() {
        texts.extend([
            ("exception.reason", &*exception.reason),
            ("exception.measure", &*exception.measure),
            ("exception.until", &*exception.until),
            ("exception.approver", &*exception.approver),
        ]);
    }
    let long = texts.into_iter().filter(|(_, text)| !fits(text));
    let mut names: Vec<String> = long.map(|(name, _)| too_long(name)).collect();
    if answer.evidence().into_iter().flatten().any(|text| !fits(text)) {
        names.push(too_long("evidence"));
    }
    names
}

fn place(phase: Phase) -> usize {
    Phase::ALL.iter().position(|known| *known == phase).unwrap_or_default()
}

/// The most letters of the names that are listed in a workbook; the others are counted.
const MAX_LISTED: usize = 256 << 10;
/// The most letters of them in one cell of the record, and on the face of the form.
const MAX_IN_CELL: usize = 8000;
const MAX_ON_FACE: usize = 1000;

/// The names of the omitted parts, as a workbook lists them.
#[derive(Debug, Default)]
pub(super) struct Omitted {
    /// The names, joined, in as many texts as cells are needed; none if nothing is left out.
    pub(super) cells: Vec<String>,
    /// The number of all names.
    count: usize,
}

impl Omitted {
    /// Gather the names.
    pub(super) fn of(rules: &Rules, form: &SheetForm, file: &AnswerFile) -> Self {
        let (mut omitted, mut listed, mut more) = (Self::default(), 0, 0);
        each(rules, form, file, &mut |name| {
            omitted.count += 1;
            listed += name.len();
            if listed > MAX_LISTED {
                more += 1;
                return;
            }
            match omitted.cells.last_mut() {
                Some(cell) if cell.len() + name.len() <= MAX_IN_CELL => {
                    cell.push('、');
                    cell.push_str(name);
                }
                _ => omitted.cells.push(name.to_owned()),
            }
        });
        if more > 0 {
            omitted.cells.push(format!("ほか{more}件"));
        }
        omitted
    }

    /// Return true if nothing is left out.
    pub(super) fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Return the names for the face of the form: all, or the first with what to look at.
    pub(super) fn on_face(&self) -> String {
        match self.cells.as_slice() {
            [only] if only.len() <= MAX_ON_FACE => only.clone(),
            all => {
                let first = all.first().map_or("", String::as_str);
                let shown = shortened(first, MAX_ON_FACE / 3);
                format!(
                    "{shown} 全部で{}件あります。「{GUIDE}」のシートの記録にすべてあります。",
                    self.count
                )
            }
        }
    }
}
