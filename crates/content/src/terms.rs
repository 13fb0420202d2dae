//! `terms.toml`, beside the standards' folders: everyday words, and the documents' words that they
//! mean. The page 「これを置けますか?」 reads what is typed with them.
//!
//! Joining the words is the editors' work. The words joined are the document's: words that no part of
//! it has are refused.

use std::path::Path;

use crate::folder::read_beside;
use crate::forms::Forms;
use crate::model::{EverydayTerm, Meaning, Standard};
use crate::original::{deviation, squeeze};
use crate::problem::{EverydayTwice, MissingKey, Problems, WordsInNoPart};
use crate::said::said;
use crate::source::Text;
use crate::toml_file::{Document, Table};

/// The name of the file in the content folder.
const FILE: &str = "terms.toml";

/// Read the everyday words; return none if there is no file. `folders` are the names of all
/// standards, of which `standards` could be read.
pub(crate) fn read(
    (root, fence): (&Path, &Path),
    folders: &[String],
    standards: &[Standard],
    problems: &mut Problems,
) -> Vec<EverydayTerm> {
    let Some(file) = read_beside(root, fence, FILE, problems) else { return Vec::new() };
    let Some(document) = Document::parse(&file, problems) else { return Vec::new() };
    let mut table = document.table();
    let mut reader =
        Reader { folders, standards, said: vec![None; standards.len()], forms: Forms::default() };
    let terms = table.tables("term", problems);
    let terms = terms.into_iter().map(|term| reader.term(term, problems)).collect();
    table.finish(problems);
    terms
}

struct Reader<'a> {
    folders: &'a [String],
    standards: &'a [Standard],
    /// The words of each standard, part by part and without whitespace; made when first needed.
    said: Vec<Option<Vec<String>>>,
    forms: Forms,
}

impl Reader<'_> {
    fn term(&mut self, mut table: Table<'_>, problems: &mut Problems) -> EverydayTerm {
        let forms = self.forms.read(&mut table, |form| EverydayTwice { form }, problems);
        let means = table.tables("means", problems);
        if means.is_empty() {
            let example = "[{ standard = \"…\", words = \"…\" }]";
            problems.add(table.at(), MissingKey { key: "means", example });
        }
        let means = means.into_iter().filter_map(|each| self.meaning(each, problems)).collect();
        let why = table.optional_text("why", problems).map(|why| why.value);
        table.finish(problems);
        EverydayTerm { forms, means, why }
    }

    fn meaning(&mut self, mut table: Table<'_>, problems: &mut Problems) -> Option<Meaning> {
        let standard = table.text("standard", problems);
        let words = table.text("words", problems);
        let when = table.optional_text("when", problems).map(|when| when.value);
        table.finish(problems);
        let place = self.standards.iter().position(|each| each.id == standard.value);
        let Some(place) = place else {
            // Of a standard that could not be read, the errors have been recorded.
            if !self.folders.contains(&standard.value) {
                let known = self.folders.iter().map(String::as_str);
                let cure = "基準のフォルダーの名前を書いてください。";
                problems.unknown("基準", &standard, known, cure);
            }
            return None;
        };
        if words.is_written() && !problems.are_in(&standard.value) {
            self.check(place, &words, problems);
        }
        Some(Meaning { standard: place, words: words.value, when })
    }

    /// Record words that no part of the standard has.
    fn check(&mut self, place: usize, words: &Text, problems: &mut Problems) {
        let Some(standard) = self.standards.get(place) else { return };
        let Some(parts) = self.said.get_mut(place) else { return };
        let parts = parts.get_or_insert_with(|| {
            said(standard).into_iter().map(|part| squeeze(&part.words)).collect()
        });
        let wanted = squeeze(&words.value);
        if parts.iter().any(|part| part.contains(&wanted)) {
            return;
        }
        // No text has this letter, so the deviation is found within one of the parts.
        let deviation = deviation(&wanted, &parts.join("\u{0}"));
        let apart = || "文言が2つの段落や欄にまたがっています".to_owned();
        let kind = WordsInNoPart {
            words: words.value.clone(),
            standard: standard.short_title.clone(),
            deviation: deviation.unwrap_or_else(apart),
        };
        problems.add(&words.at, kind);
    }
}
