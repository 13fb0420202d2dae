//! The answers that can be exported, and the choice among them.

use kijun_rules::{AnswerFile, Rules};

use super::answers;
use super::message::Stored;

/// The key of the blank form.
const BLANK: &str = "blank";

/// The sources: the blank form, the records of the storage, and the files that were chosen.
#[derive(Debug, Clone)]
pub struct Sources {
    records: Vec<Source>,
    files: Vec<Source>,
    chosen: String,
}

#[derive(Debug, Clone)]
struct Source {
    key: String,
    label: String,
    answers: Answers,
}

/// The place from which answers come.
#[derive(Debug, Clone)]
pub enum Answers {
    /// A record, by its id; it may change at any time.
    Kept(String),
    /// A file that was chosen.
    File(Box<AnswerFile>),
}

impl Default for Sources {
    fn default() -> Self {
        Self { records: Vec::new(), files: Vec::new(), chosen: BLANK.to_owned() }
    }
}

impl Sources {
    fn all(&self) -> impl Iterator<Item = &Source> {
        self.records.iter().chain(&self.files)
    }

    fn get(&self, key: &str) -> Option<&Source> {
        self.all().find(|source| source.key == key)
    }

    /// Return the keys, in the order of the list.
    #[must_use]
    pub fn keys(&self) -> Vec<String> {
        let sources = self.all().map(|source| source.key.clone());
        [BLANK.to_owned()].into_iter().chain(sources).collect()
    }

    /// Return the label of a source.
    #[must_use]
    pub fn label(&self, key: &str) -> String {
        self.get(key).map_or_else(|| "白紙の様式".to_owned(), |source| source.label.clone())
    }

    /// Return true if this source is chosen.
    #[must_use]
    pub fn is_chosen(&self, key: &str) -> bool {
        self.chosen == key
    }

    /// Return the chosen answers; `None` for the blank form.
    #[must_use]
    pub fn answers(&self) -> Option<&Answers> {
        self.get(&self.chosen).map(|source| &source.answers)
    }

    /// Choose a source.
    pub fn choose(&mut self, key: String) {
        self.chosen = key;
    }

    /// Choose the record of this id, if it is there.
    pub fn choose_record(&mut self, id: &str) {
        let key = key(id);
        if self.get(&key).is_some() {
            self.chosen = key;
        }
    }

    /// Choose the blank form if the chosen source no longer exists; return true in this case.
    pub fn choose_blank_if_gone(&mut self) -> bool {
        let is_gone = self.chosen != BLANK && self.get(&self.chosen).is_none();
        if is_gone {
            BLANK.clone_into(&mut self.chosen);
        }
        is_gone
    }

    /// Replace the records; return the number of those that cannot be read.
    pub fn set_records(&mut self, rules: &Rules, records: Vec<Stored>) -> usize {
        let count = records.len();
        let records = records.into_iter().filter_map(|stored| {
            let file = answers::read(rules, stored.kept.text.as_bytes()).ok()?;
            Some(record(stored, &file))
        });
        self.records = records.collect();
        count - self.records.len()
    }

    /// Add a record, and choose it.
    pub fn add_record(&mut self, stored: Stored, file: &AnswerFile) {
        let record = record(stored, file);
        self.chosen.clone_from(&record.key);
        self.records.push(record);
    }

    /// Add a file, and choose it.
    pub fn add_file(&mut self, name: &str, file: AnswerFile) {
        let key = format!("file-{}", self.files.len());
        self.chosen.clone_from(&key);
        let answers = Answers::File(Box::new(file));
        self.files.push(Source { key, label: format!("ファイル: {name}"), answers });
    }
}

/// Return the key of a record among the sources.
fn key(id: &str) -> String {
    format!("kept-{id}")
}

/// Return a record as a source.
fn record(stored: Stored, file: &AnswerFile) -> Source {
    let Stored { kept, saved } = stored;
    let name = kept.shown_name(Some(file));
    let label = if saved.is_empty() { name } else { format!("{name}(最終保存 {saved})") };
    Source { key: key(&kept.id), label, answers: Answers::Kept(kept.id) }
}
