//! The parts of an answer file that a table has no place for. Every table names them.
//!
//! A file may have a million of them, so they are handed on one by one.

use kijun_rules::answers::{Answer, AnswerFile};
use kijun_rules::text::{is_blank, shortened};

/// The most characters of a name that are shown.
const MAX_NAME: usize = 200;

/// Call `step` with the name of each omitted part of the file as a whole.
pub(crate) fn of_file(file: &AnswerFile, step: &mut dyn FnMut(&str)) {
    file.unknown.each_name(&mut |name| step(&shortened(name, MAX_NAME)));
    if let Some(service) = &file.service {
        service.unknown.each_name(&mut |name| {
            step(&format!("service.{}", shortened(name, MAX_NAME)));
        });
    }
    let facts = file.facts.iter().flatten().map(|(id, _)| ("facts", id));
    let answers = file.answers.iter().flatten().map(|(id, _)| ("answers", id));
    for (field, id) in facts.chain(answers).filter(|(_, id)| !fits(id)) {
        step(&format!("{field}.{:?}", shortened(id, MAX_NAME)));
    }
}

/// Call `step` with the name of each omitted part of one answer.
pub(crate) fn of_answer(answer: &Answer, step: &mut dyn FnMut(&str)) {
    answer.each_unknown_name(&mut |name| step(&shortened(name, MAX_NAME)));
    if answer.proposal().is_some() {
        step("proposed");
    }
}

/// Return the name of a part of the answer with this id.
pub(crate) fn named(id: &str, part: &str) -> String {
    format!("answers.{}.{part}", shortened(id, MAX_NAME))
}

/// Return the names in one text.
pub(crate) fn joined(each: impl FnOnce(&mut dyn FnMut(&str))) -> String {
    let mut text = String::new();
    each(&mut |name| {
        if !text.is_empty() {
            text.push('、');
        }
        text.push_str(name);
    });
    text
}

/// Return true if a cell can hold a name so that it is read again: white space around it is lost,
/// and so is a name that shows nothing.
pub(crate) fn fits(id: &str) -> bool {
    !is_blank(id) && id.trim() == id
}
