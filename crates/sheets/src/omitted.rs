//! The parts of an answer file that a table has no place for. Every table names them.

use kijun_rules::answers::{Answer, AnswerFile};

/// Return the names of the omitted parts of the file as a whole.
pub(crate) fn of_file(file: &AnswerFile) -> Vec<String> {
    let mut names = file.unknown.names();
    if let Some(service) = &file.service {
        names.extend(service.unknown.names().iter().map(|name| format!("service.{name}")));
    }
    let facts = file.facts.iter().flatten().map(|(id, _)| ("facts", id));
    let answers = file.answers.iter().flatten().map(|(id, _)| ("answers", id));
    let unfit = facts.chain(answers).filter(|(_, id)| !fits(id));
    names.extend(unfit.map(|(field, id)| format!("{field}.{id:?}")));
    names
}

/// Return the names of the omitted parts of one answer.
pub(crate) fn of_answer(answer: &Answer) -> Vec<String> {
    let mut names = answer.unknown_names();
    if answer.proposal().is_some() {
        names.push("proposed".to_owned());
    }
    names
}

/// Return true if a cell can hold a name so that it is read again: white space around it is lost.
pub(crate) fn fits(id: &str) -> bool {
    !id.is_empty() && id.trim() == id
}
