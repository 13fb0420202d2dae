//! The answers of a file or a record, if they are for this checklist.

use kijun_rules::{AnswerFile, Rules};

/// Return the answers to the checklist of `rules`.
///
/// # Errors
/// Fail, with the remedy in words, if the bytes are no answers, or if the answers are for another
/// checklist or for a class that the checklist does not have.
pub fn read(rules: &Rules, bytes: &[u8]) -> Result<AnswerFile, String> {
    let file = AnswerFile::read(bytes).map_err(|error| error.to_string())?;
    is_for(rules, &file.checklist)?;
    if file.class.is_some() {
        file.class_in(rules).map_err(|error| error.to_string())?;
    }
    Ok(file)
}

/// Return nothing if a file for the checklist `found` belongs to this page.
///
/// # Errors
/// Fail, with the page to use in words, if it does not.
pub fn is_for(rules: &Rules, found: &str) -> Result<(), String> {
    let here = &rules.checklist().id;
    if found == here {
        return Ok(());
    }
    Err(format!(
        "チェックリスト『{found}』のものです。このページで扱えるのは『{here}』です。『{found}』のページで読み込んでください。"
    ))
}
