//! What a table has no place for. It is named on the face of every table.

use kijun_rules::answers::{Answer, AnswerFile};

/// What is left out of the file as a whole, by the names it has there.
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

/// What is left out of one answer.
pub(crate) fn of_answer(answer: &Answer) -> Vec<String> {
    let mut names = answer.unknown_names();
    if answer.proposal().is_some() {
        names.push("proposed".to_owned());
    }
    names
}

/// Whether a name can stand in a cell and be read again: white space around it would be lost.
pub(crate) fn fits(id: &str) -> bool {
    !id.is_empty() && id.trim() == id
}
