//! `training.toml`: examples of meeting and missing requirements, and the quiz on the classes.

use crate::folder::Folder;
use crate::model::{Checklist, ClassScheme, ClassWords, QuizItem, RequirementExample, Training};
use crate::original::squeeze;
use crate::problem::{ExampleAskedTwice, ExampledTwice, MissingKey, Problems};
use crate::source::{SourcePlace, Text};
use crate::toml_file::{Document, Table};

/// The parts of a standard that training needs.
pub(crate) struct Context<'a> {
    /// The classes of the standard; `None` if it has none or they could not be read.
    pub(crate) classes: Option<&'a ClassScheme>,
    /// The checklists of the standard; `None` if one of them could not be read.
    pub(crate) checklists: Option<&'a [Checklist]>,
}

/// Read the training that the standard names at `name`. Without a name, the quiz has only the
/// document's examples.
pub(crate) fn read(
    folder: &Folder<'_>,
    name: Option<&Text>,
    context: &Context<'_>,
    problems: &mut Problems,
) -> Training {
    let mut reader =
        Reader { context, exampled: Vec::new(), training: Training::default(), problems };
    if let Some(file) = name.and_then(|name| folder.read(name, reader.problems))
        && let Some(document) = Document::parse(&file, reader.problems)
    {
        reader.file(document.table());
    }
    reader.add_examples_left();
    reader.training
}

struct Reader<'a> {
    context: &'a Context<'a>,
    /// The requirements that have an example, each with its checklist's index and its place.
    exampled: Vec<(usize, String, SourcePlace)>,
    training: Training,
    problems: &'a mut Problems,
}

impl<'a> Reader<'a> {
    fn file(&mut self, mut file: Table<'_>) {
        if let Some(warning) = file.optional_text("warning", self.problems) {
            self.training.warning = self.warning(&warning);
        }
        for table in file.tables("example", self.problems) {
            let example = self.example(table);
            self.training.examples.extend(example);
        }
        for table in file.tables("quiz", self.problems) {
            let item = self.quiz(table);
            self.training.quiz.extend(item);
        }
        file.finish(self.problems);
    }

    /// Return the document's warning, from the words above its classes.
    fn warning(&mut self, written: &Text) -> Option<String> {
        let lead = self.context.classes.map_or(&[][..], |scheme| &scheme.lead);
        let words = lead.iter().find(|line| squeeze(line) == squeeze(&written.value));
        if words.is_none() && self.context.classes.is_some() && written.is_written() {
            let known: Vec<&str> = lead.iter().map(String::as_str).collect();
            let cure = "`classes.toml` の `lead` にある文言を、そのまま写してください。";
            self.problems.unknown("分類の前置きの文言", written, known, cure);
        }
        words.cloned()
    }

    fn example(&mut self, mut table: Table<'_>) -> Option<RequirementExample> {
        let name = table.text("checklist", self.problems);
        let list = self.checklist(&name);
        let requirements = table.texts("requirements", self.problems);
        if requirements.is_empty() {
            let kind = MissingKey { key: "requirements", example: "[\"…\"]" };
            self.problems.add(table.at(), kind);
        }
        for id in &requirements {
            if let Some((place, list)) = list {
                self.take_requirement(id, place, list);
            }
        }
        let example = RequirementExample {
            checklist: list.map_or(0, |(place, _)| place),
            requirements: requirements.into_iter().map(|id| id.value).collect(),
            met: table.text("met", self.problems).value,
            missed: table.text("missed", self.problems).value,
            note: table.optional_text("note", self.problems).map(|note| note.value),
        };
        table.finish(self.problems);
        list.map(|_| example)
    }

    fn take_requirement(&mut self, id: &Text, place: usize, list: &Checklist) {
        let known: Vec<&str> =
            list.rules.requirements.iter().map(|each| each.id.as_str()).collect();
        if !known.contains(&id.value.as_str()) {
            self.problems.unknown("要件", id, known, "");
            return;
        }
        let mut taken = self.exampled.iter();
        if let Some((.., first)) = taken.find(|(list, own, _)| *list == place && *own == id.value) {
            let kind = ExampledTwice { requirement: id.value.clone() };
            self.problems.add_against(&id.at, first, kind);
        } else {
            self.exampled.push((place, id.value.clone(), id.at.clone()));
        }
    }

    fn quiz(&mut self, mut table: Table<'_>) -> Option<QuizItem> {
        let by_document = table.has("example");
        for key in ["example", "information", "class"] {
            table.know(key);
        }
        let (words, class) = if by_document {
            let words = table.text("example", self.problems);
            let class = self.class_of_example(&words);
            (words, class)
        } else {
            let words = table.text("information", self.problems);
            let class = table.text("class", self.problems);
            (words, self.class(&class))
        };
        let definition = table.optional_text("definition", self.problems);
        let definition = definition.and_then(|written| self.definition(class?, &written));
        let why = if by_document {
            table.optional_text("why", self.problems)
        } else {
            Some(table.text("why", self.problems))
        };
        table.finish(self.problems);
        let class = class?;
        let words = if by_document {
            // Take the document's own form, whose white space may differ.
            let mut examples = class.examples.iter();
            let own = examples.find(|each| squeeze(&each.words) == squeeze(&words.value))?;
            own.words.clone()
        } else {
            words.value
        };
        Some(QuizItem {
            words,
            by_document,
            class: class.id.clone(),
            definition,
            why: why.map(|why| why.value),
        })
    }

    /// Return the class of which the document gives this example.
    fn class_of_example(&mut self, written: &Text) -> Option<&'a ClassWords> {
        let scheme = self.context.classes?;
        let has = |class: &&ClassWords| {
            class.examples.iter().any(|each| squeeze(&each.words) == squeeze(&written.value))
        };
        let class = scheme.classes.iter().find(has);
        if class.is_none() {
            let examples = scheme.classes.iter().flat_map(|class| &class.examples);
            let known: Vec<&str> = examples.map(|each| each.words.as_str()).collect();
            let cure = "原文の例は `classes.toml` の文言をそのまま写し、編集で作った例は `information` と `class` で書いてください。";
            self.problems.unknown("原文の例", written, known, cure);
        }
        let asked =
            |item: &QuizItem| item.by_document && squeeze(&item.words) == squeeze(&written.value);
        if self.training.quiz.iter().any(asked) {
            let kind = ExampleAskedTwice { words: written.value.clone() };
            self.problems.add(&written.at, kind);
        }
        class
    }

    fn class(&mut self, id: &Text) -> Option<&'a ClassWords> {
        let scheme = self.context.classes?;
        let class = scheme.classes.iter().find(|class| class.id == id.value);
        if class.is_none() {
            let known: Vec<&str> = scheme.classes.iter().map(|class| class.id.as_str()).collect();
            self.problems.unknown(
                "分類",
                id,
                known,
                "分類は `classes.toml` の `[[class]]` で定めます。",
            );
        }
        class
    }

    /// Return the index of the sentence of the class's definition with these words.
    fn definition(&mut self, class: &ClassWords, written: &Text) -> Option<usize> {
        let mut all = class.definitions.iter();
        let place = all.position(|each| squeeze(&each.words) == squeeze(&written.value));
        if place.is_none() {
            let known: Vec<&str> =
                class.definitions.iter().map(|each| each.words.as_str()).collect();
            let cure = "その分類の定義の文言を、`classes.toml` からそのまま写してください。";
            self.problems.unknown("定義の文言", written, known, cure);
        }
        place
    }

    /// Add the document's examples that the file does not name.
    fn add_examples_left(&mut self) {
        for class in self.context.classes.iter().flat_map(|scheme| &scheme.classes) {
            for example in &class.examples {
                let quiz = &mut self.training.quiz;
                if !quiz.iter().any(|item| item.by_document && item.words == example.words) {
                    quiz.push(QuizItem {
                        words: example.words.clone(),
                        by_document: true,
                        class: class.id.clone(),
                        definition: None,
                        why: None,
                    });
                }
            }
        }
    }

    fn checklist(&mut self, name: &Text) -> Option<(usize, &'a Checklist)> {
        let lists = self.context.checklists?;
        let place = lists.iter().position(|list| list.name == name.value);
        if place.is_none() {
            let known: Vec<&str> = lists.iter().map(|list| list.name.as_str()).collect();
            self.problems.unknown("チェックリスト", name, known, "");
        }
        Some((place?, lists.get(place?)?))
    }
}
