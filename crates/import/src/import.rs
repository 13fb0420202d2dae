//! All files of an import: the content folder, the review as data, and its page.

use crate::content::{Files, files};
use crate::model::Fault;
use crate::read::{Decisions, read};
use crate::review;

/// A file that was given.
pub struct Input<'a> {
    /// Its name, without folders.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// The result of an import.
pub struct Imported {
    /// The standard's id.
    pub id: String,
    /// The files by their paths in the content folder.
    pub files: Files,
    /// The number of requirements, and of questions that are open.
    pub counts: (usize, usize),
}

/// Import files into a content folder. `reserved` are the names that no standard may take.
///
/// # Errors
/// Fail with everything that has to be mended first. There is no partial result.
pub fn import(
    inputs: &[Input<'_>],
    decisions: &Decisions,
    reserved: &[&str],
) -> Result<Imported, Vec<Fault>> {
    let is_workbook = |input: &&Input<'_>| {
        let extension = input.name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        matches!(extension.as_str(), "xlsx" | "xlsm" | "xls")
    };
    let Some(workbook) = inputs.iter().find(is_workbook) else {
        let name = inputs.first().map_or("", |input| input.name);
        let message = "要件の表が入ったExcelのファイル（.xlsx）を指定してください。";
        return Err(vec![Fault::of_file(name, message)]);
    };
    if let Some(other) = inputs.iter().find(|input| !std::ptr::eq(*input, workbook)) {
        let message = "この種類のファイルは、まだ取り込めません。要件の表が入ったExcelのファイル（.xlsx）を1つだけ指定してください。";
        return Err(vec![Fault::of_file(other.name, message)]);
    }
    let draft = read(workbook.name, workbook.bytes, decisions)?;
    let id = id(workbook.name, reserved);
    let mut files = files(&draft, &id, workbook.name);
    files.insert("review.json".to_owned(), review::json(&draft, workbook.name));
    files.insert("review.html".to_owned(), review::page(&draft, workbook.name));
    let open = draft.questions.iter().filter(|question| question.decided.is_none()).count();
    Ok(Imported { id, files, counts: (draft.requirements.len(), open) })
}

/// Return a standard's id by a file's name.
fn id(name: &str, reserved: &[&str]) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_lowercase();
    let letters = stem.chars().map(|sign| if sign.is_ascii_alphanumeric() { sign } else { '-' });
    let id = letters.collect::<String>();
    let id = id.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    if id.is_empty() || !stem.is_ascii() || reserved.contains(&id.as_str()) {
        "standard".to_owned()
    } else {
        id
    }
}
