//! The parts of an answer file that a workbook has no place for, beside those that no table has.

use kijun_rules::Rules;
use kijun_rules::answers::{Answer, AnswerFile};
use kijun_rules::model::Phase;
use kijun_rules::text::shortened;

use super::layout::{MAX_EVIDENCE, MAX_OTHERS};
use crate::guard::guarded;
use crate::omitted;

/// The longest text in a cell, in UTF-16 units; Excel's own limit.
const MAX_TEXT: usize = 32_767;

/// The most names listed.
const MAX_NAMES: usize = 100;

/// Return true if a cell can hold this.
pub(super) fn fits_cell(cell: &str) -> bool {
    // A byte makes at most one unit.
    cell.len() <= MAX_TEXT || cell.encode_utf16().count() <= MAX_TEXT
}

/// Return true if a cell can hold a filled-in text with its guard.
pub(super) fn fits(text: &str) -> bool {
    fits_cell(&guarded(text))
}

/// Return the names of the omitted parts, as in the file; empty if there are none.
pub(super) fn names(rules: &Rules, file: &AnswerFile) -> String {
    let mut names = omitted::of_file(file);
    // A box each, in the order of the phases.
    if file.phases.windows(2).any(|pair| place(pair[0]) >= place(pair[1])) {
        names.push("phasesの順序".to_owned());
    }
    let texts = [
        ("edition", file.edition.as_ref()),
        ("service.name", file.service.as_ref().and_then(|service| service.name.as_ref())),
        ("service.provider", file.service.as_ref().and_then(|service| service.provider.as_ref())),
    ];
    for (name, text) in texts {
        if text.is_some_and(|text| !fits(text)) {
            names.push(too_long(name));
        }
    }
    let mut others = 0;
    for (id, answer) in file.answers.iter().flatten() {
        if rules.requirement(id).is_none() {
            others += 1;
            if others > MAX_OTHERS {
                names.push(format!("answers.{id}"));
                continue;
            }
        }
        let of_answer = omitted::of_answer(answer).into_iter().chain(too_long_of(answer));
        names.extend(of_answer.map(|name| format!("answers.{id}.{name}")));
    }
    let count = names.len();
    names.truncate(MAX_NAMES);
    if count > MAX_NAMES {
        names.push(format!("ほか{}件", count - MAX_NAMES));
    }
    names.iter().map(|name| shortened(name, 200)).collect::<Vec<_>>().join("、")
}

fn too_long(name: &str) -> String {
    format!("{name}(32,767字を超えるため)")
}

fn too_long_of(answer: &Answer) -> Vec<String> {
    let mut texts = vec![
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
    let evidence = || answer.evidence().into_iter().flatten();
    if evidence().any(|text| !fits(text)) {
        names.push(too_long("evidence"));
    }
    if evidence().count() > MAX_EVIDENCE {
        names.push(format!("evidence({MAX_EVIDENCE}件を超える分)"));
    }
    names
}

fn place(phase: Phase) -> usize {
    Phase::ALL.iter().position(|known| *known == phase).unwrap_or_default()
}
