//! `glossary.toml`, beside the standards' folders: terms that the pages explain where they occur.
//!
//! The explanations are Kijun's words, each with its source.

use std::path::Path;

use crate::folder::read_beside;
use crate::forms::Forms;
use crate::ids::{self, Taken};
use crate::model::Term;
use crate::problem::{FormTwice, Problems};
use crate::toml_file::{Document, Table};

/// The name of the file in the content folder.
const FILE: &str = "glossary.toml";

/// Read the glossary, sorted by the readings of the terms; return an empty one if there is no file.
pub(crate) fn read((root, fence): (&Path, &Path), problems: &mut Problems) -> Vec<Term> {
    let Some(file) = read_beside(root, fence, FILE, problems) else { return Vec::new() };
    let Some(document) = Document::parse(&file, problems) else { return Vec::new() };
    let mut table = document.table();
    let mut reader = Reader { ids: Taken::new(ids::TERM), forms: Forms::default() };
    let terms = table.tables("term", problems);
    let mut terms: Vec<Term> = terms.into_iter().map(|term| reader.term(term, problems)).collect();
    table.finish(problems);
    terms.sort_by(|one, other| (&one.reading, &one.id).cmp(&(&other.reading, &other.id)));
    terms
}

struct Reader {
    ids: Taken,
    forms: Forms,
}

impl Reader {
    fn term(&mut self, mut table: Table<'_>, problems: &mut Problems) -> Term {
        let id = table.text("id", problems);
        self.ids.take(&id, problems);
        let term = table.text("term", problems).value;
        let reading = table.text("reading", problems).value;
        let text = table.text("text", problems).value;
        let source = table.text("source", problems).value;
        let forms = self.forms.read(&mut table, |form| FormTwice { form }, problems);
        table.finish(problems);
        Term { id: id.value, term, reading, forms, text, source }
    }
}
