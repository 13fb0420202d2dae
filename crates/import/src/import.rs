//! All files of an import: the content folder, the review as data, and its page.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::content::{Files, files};
use crate::model::Fault;
use crate::read::{Decisions, read, read_document};
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
    /// The pictures by their paths in the content folder.
    pub pictures: BTreeMap<String, Vec<u8>>,
    /// The number of requirements, and of questions that are open.
    pub counts: (usize, usize),
}

impl Imported {
    /// Return the paths and the bytes of all files.
    pub fn all(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let files = self.files.iter().map(|(path, text)| (path.as_str(), text.as_bytes()));
        files.chain(self.pictures.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())))
    }
}

/// The name of the list of all files with their sums, as `sha256sum` writes it.
pub const SUMS: &str = "import.sha256";

/// Return the SHA-256 of a file's bytes, in hexadecimal.
#[must_use]
pub fn sum(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(bytes))
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
    let ends = |input: &Input<'_>, all: &[&str]| {
        let extension = input.name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        all.contains(&extension.as_str())
    };
    let is_workbook = |input: &&Input<'_>| ends(input, &["xlsx", "xlsm", "xls"]);
    let is_document = |input: &&Input<'_>| ends(input, &["docx", "docm", "doc"]);
    let workbook = inputs.iter().find(is_workbook);
    let document = inputs.iter().find(is_document);
    let is_taken = |input: &&Input<'_>| {
        let same = |own: Option<&Input<'_>>| own.is_some_and(|own| std::ptr::eq(own, *input));
        !same(workbook) && !same(document)
    };
    if let Some(other) = inputs.iter().find(is_taken) {
        let message = "取り込めるのは、要件の表が入ったExcelのファイル（.xlsx）と、条文が入ったWordのファイル（.docx）の1つずつです。PDFなどは、もとのファイルを指定してください。";
        return Err(vec![Fault::of_file(other.name, message)]);
    }
    let (main, draft) = match (workbook, document) {
        (Some(workbook), None) => (workbook, read(workbook.name, workbook.bytes, decisions)?),
        (workbook, Some(document)) => {
            let sheets = workbook.map(|own| (own.name, own.bytes));
            let draft = read_document((document.name, document.bytes), sheets, decisions)?;
            (workbook.unwrap_or(document), draft)
        }
        (None, None) => {
            let message = "要件の表が入ったExcelのファイル（.xlsx）かWordのファイル（.docx）を指定してください。";
            return Err(vec![Fault::of_file("", message)]);
        }
    };
    let names: Vec<&str> = inputs.iter().map(|input| input.name).collect();
    let names = names.join("』『");
    let id = id(main.name, reserved);
    let mut files = files(&draft, &id, &names);
    files.insert("review.json".to_owned(), review::json(&draft, main.name));
    files.insert("review.html".to_owned(), review::page(&draft, main.name));
    let pictures = draft.pictures.iter();
    let pictures: BTreeMap<String, Vec<u8>> =
        pictures.map(|(name, bytes)| (format!("{id}/figures/{name}"), bytes.clone())).collect();
    let texts = files.iter().map(|(path, text)| (path, text.as_bytes()));
    let all = texts.chain(pictures.iter().map(|(path, bytes)| (path, bytes.as_slice())));
    let sums = all.map(|(path, bytes)| format!("{}  {path}\n", sum(bytes)));
    let sums: String = sums.collect::<Vec<_>>().concat();
    files.insert(SUMS.to_owned(), sums);
    let open = draft.questions.iter().filter(|question| question.decided.is_none()).count();
    Ok(Imported { id, files, pictures, counts: (draft.requirements.len(), open) })
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
