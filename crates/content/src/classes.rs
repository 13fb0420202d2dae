//! `classes.toml`: the information classes of a document.

use crate::fidelity::Piece;
use crate::folder::Folder;
use crate::ids::{self, Taken};
use crate::model::{ClassScheme, ClassWords, Definition, Example, FinderQuestion};
use crate::original::Original;
use crate::problem::{MissingKey, Problems};
use crate::source::{SourceFile, Text};
use crate::toml_file::{Document, Table};

/// Read the classes that the standard names at `name`, and the pieces of the document's words in
/// their table.
pub(crate) fn read(
    folder: &Folder<'_>,
    name: &Text,
    original: Option<&Original>,
    problems: &mut Problems,
) -> Option<(ClassScheme, Vec<Piece>)> {
    let file: SourceFile = folder.read(name, problems)?;
    let document = Document::parse(&file, problems)?;
    let mut reader = Reader {
        original,
        classes: Taken::new(ids::CLASS),
        facts: Taken::new(ids::FACT),
        pieces: Vec::new(),
        problems,
    };
    let scheme = reader.scheme(document.table());
    Some((scheme, reader.pieces))
}

/// The state that all parts of the file share.
struct Reader<'a> {
    original: Option<&'a Original>,
    classes: Taken,
    facts: Taken,
    /// The document's words, in the order of its table.
    pieces: Vec<Piece>,
    problems: &'a mut Problems,
}

impl Reader<'_> {
    fn scheme(&mut self, mut file: Table<'_>) -> ClassScheme {
        let lead = file.texts("lead", self.problems);
        let lead = lead.into_iter().map(|words| self.words("lead", words));
        let lead = lead.collect();
        let columns = file.optional_table("columns", self.problems);
        let columns = columns.map(|columns| self.columns(columns));
        let tables = file.tables("class", self.problems);
        if tables.is_empty() {
            let kind = MissingKey { key: "class", example: "[{ … }]" };
            self.problems.add(file.at(), kind);
        }
        let classes = tables.into_iter().map(|class| self.class(class)).collect();
        let note = file.optional_text("note", self.problems).map(|note| note.value);
        file.finish(self.problems);
        ClassScheme { lead, columns, note, classes }
    }

    fn columns(&mut self, mut table: Table<'_>) -> [String; 3] {
        let columns = ["class", "definition", "example"].map(|key| self.required(&mut table, key));
        table.finish(self.problems);
        columns
    }

    fn class(&mut self, mut table: Table<'_>) -> ClassWords {
        let id = table.text("id", self.problems);
        self.classes.take(&id, self.problems);
        let title = self.required(&mut table, "title");
        let lead = table.optional_text("lead", self.problems);
        let lead = lead.map(|words| self.words("lead", words));
        let note = table.optional_text("note", self.problems).map(|note| note.value);
        let definitions = table.tables("definition", self.problems);
        let definitions = definitions.into_iter().map(|each| self.definition(each));
        let definitions = definitions.collect();
        let examples = table.tables("example", self.problems);
        let examples = examples.into_iter().map(|each| self.example(each));
        let examples = examples.collect();
        table.finish(self.problems);
        ClassWords { id: id.value, title, lead, definitions, examples, note }
    }

    fn definition(&mut self, mut table: Table<'_>) -> Definition {
        let words = self.required(&mut table, "words");
        let question = self.question(&mut table);
        table.finish(self.problems);
        Definition { words, question }
    }

    /// Read the fact and its question: both or neither.
    fn question(&mut self, table: &mut Table<'_>) -> Option<FinderQuestion> {
        table.know("fact");
        table.know("question");
        if !table.has("fact") && !table.has("question") {
            return None;
        }
        let fact = table.text("fact", self.problems);
        self.facts.take(&fact, self.problems);
        let question = table.text("question", self.problems).value;
        Some(FinderQuestion { fact: fact.value, question })
    }

    fn example(&mut self, mut table: Table<'_>) -> Example {
        let words = self.required(&mut table, "words");
        table.finish(self.problems);
        Example { words }
    }

    /// Read the document's words under a required key.
    fn required(&mut self, table: &mut Table<'_>, key: &'static str) -> String {
        let words = table.text(key, self.problems);
        self.words(key, words)
    }

    fn words(&mut self, key: &str, words: Text) -> String {
        if let Some(original) = self.original {
            original.check(key, &words, self.problems);
        }
        self.pieces.push(Piece::from(&words));
        words.value
    }
}
