//! The rules engine for other people's pages: one function, from rules and an answer file to the
//! assessment.
//!
//! [`assess`] is the function itself, and [`evaluate`] hands it to JavaScript. `cargo xtask dist` makes
//! the npm package `@kijun/engine` of this crate and of the files in `npm/engine`.
#![deny(missing_docs)]

use std::cell::RefCell;

use kijun_rules::{AnswerFile, Assessment, Checklist, ReadError, Rules};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    /// The rules that were used last, with their text: many answers are assessed by the same rules.
    static LAST: RefCell<Option<(String, Rules)>> = const { RefCell::new(None) };
}

/// Return the assessment of an answer file by the rules of a checklist, as JSON: the line that
/// `kijun evaluate --format json` writes, without its line break.
///
/// # Errors
/// Throw an `Error` whose message says what is wrong, at which line, and the cure (see [`assess`]).
#[wasm_bindgen]
pub fn evaluate(rules: &str, answers: &[u8]) -> Result<String, JsError> {
    assess(rules, answers).map_err(|message| JsError::new(&message))
}

/// Return the assessment of an answer file as JSON. `rules`: the JSON of a checklist, as
/// `kijun list --rules` writes it. `answers`: the bytes of the answer file.
///
/// # Errors
/// Fail with a message in Japanese if the rules cannot be read or contradict themselves, if the
/// answer file cannot be read, or if it is for another checklist or a class that the rules lack.
pub fn assess(rules: &str, answers: &[u8]) -> Result<String, String> {
    LAST.with_borrow_mut(|last| {
        if last.as_ref().is_none_or(|(text, _)| text != rules) {
            *last = Some((rules.to_owned(), read_rules(rules)?));
        }
        let Some((_, rules)) = last else { return Err(String::new()) };
        by(rules, answers).map_err(|error| error.to_string())
    })
}

fn read_rules(text: &str) -> Result<Rules, String> {
    let checklist: Checklist = serde_json::from_str(text).map_err(|error| {
        format!(
            "規則を読み取れません({error})。『kijun list --rules チェックリスト』が出す、同じ版のJSONを渡してください。"
        )
    })?;
    Rules::compile(checklist).map_err(|faults| {
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        format!("規則に誤りがあります。{}", faults.join(" "))
    })
}

fn by(rules: &Rules, bytes: &[u8]) -> Result<String, ReadError> {
    let file = AnswerFile::read(bytes)?;
    let at = |field: &str, error: ReadError| ReadError {
        position: AnswerFile::position_of(bytes, field),
        ..error
    };
    let own = rules.checklist().id.as_str();
    if file.checklist != own {
        return Err(at("checklist", ReadError::unknown_checklist(&file.checklist, &[own])));
    }
    file.class_in(rules).map_err(|error| at("class", error))?;
    Ok(Assessment::of(rules, &file)?.to_json())
}
