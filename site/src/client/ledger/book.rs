//! The entries: one of them is open, and there is always at least one to write in.

use kijun_rules::answers::AnswerFile;
use kijun_rules::ledger::{Entry, LedgerFile};

use crate::data::ledger::LedgerData;

/// The entries, and the place of the open entry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Book {
    file: LedgerFile,
    /// INVARIANT (at): a place in the file's entries; there is at least one entry.
    at: usize,
}

impl Book {
    /// Return one blank entry.
    #[must_use]
    pub fn blank(data: &LedgerData) -> Self {
        let file = LedgerFile {
            standard: data.standard.clone(),
            edition: Some(data.edition.clone()),
            entries: vec![Entry::default()],
            ..LedgerFile::default()
        };
        Self { file, at: 0 }
    }

    /// Return the entries of a file, with the first of them open.
    #[must_use]
    pub fn of_file(mut file: LedgerFile) -> Self {
        if file.entries.is_empty() {
            file.entries.push(Entry::default());
        }
        Self { file, at: 0 }
    }

    /// Return all entries, with the blank ones.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.file.entries
    }

    /// Return the place of the open entry.
    #[must_use]
    pub fn place(&self) -> usize {
        self.at
    }

    /// Return the open entry.
    #[must_use]
    pub fn entry(&self) -> &Entry {
        &self.file.entries[self.at]
    }

    /// Return the open entry, to write in.
    pub fn entry_mut(&mut self) -> &mut Entry {
        &mut self.file.entries[self.at]
    }

    /// Return the file as it is kept and given out, without blank entries; `None` if there is
    /// nothing to keep.
    #[must_use]
    pub fn to_file(&self) -> Option<LedgerFile> {
        let mut file = self.file.clone();
        file.entries.retain(|entry| !entry.is_blank());
        (!file.entries.is_empty() || !file.unknown.is_empty()).then_some(file)
    }

    /// Return a file like this one with a single entry.
    #[must_use]
    pub fn file_of(&self, entry: Entry) -> LedgerFile {
        LedgerFile { entries: vec![entry], ..self.file.clone() }
    }

    /// Return whether nothing was entered.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.to_file().is_none()
    }

    /// Open the entry at a place.
    pub fn open(&mut self, place: usize) {
        self.at = place.min(self.file.entries.len() - 1);
    }

    /// Open a blank entry: the existing one, or a new one at the end.
    pub fn add(&mut self) {
        let blank = self.file.entries.iter().position(Entry::is_blank);
        self.at = blank.unwrap_or_else(|| {
            self.file.entries.push(Entry::default());
            self.file.entries.len() - 1
        });
    }

    /// Open a copy of the open entry, right after it.
    pub fn duplicate(&mut self) {
        let copy = self.entry().clone();
        self.at += 1;
        self.file.entries.insert(self.at, copy);
    }

    /// Remove the open entry, and return it with its place. Then the next entry is open.
    pub fn remove(&mut self) -> (usize, Entry) {
        let place = self.at;
        let entry = self.file.entries.remove(place);
        if self.file.entries.is_empty() {
            self.file.entries.push(Entry::default());
        }
        self.open(place);
        (place, entry)
    }

    /// Put a removed entry back, and open it.
    pub fn restore(&mut self, place: usize, entry: Entry) {
        if self.is_blank() {
            self.file.entries.clear();
        }
        let place = place.min(self.file.entries.len());
        self.file.entries.insert(place, entry);
        self.at = place;
    }

    /// Add the entries of another file that are not here yet, open the first of them, and return
    /// the number of added entries.
    pub fn take_in(&mut self, file: LedgerFile) -> usize {
        self.file.entries.retain(|entry| !entry.is_blank());
        let first = self.file.entries.len();
        let added = self.file.take_in(file);
        if self.file.entries.is_empty() {
            self.file.entries.push(Entry::default());
        }
        self.open(if added > 0 { first } else { self.at });
        added
    }

    /// Fill in the data of an answer file where the open entry is still blank.
    pub fn prefill(&mut self, answers: &AnswerFile, data: &LedgerData) -> Prefilled {
        let of_standard = answers.checklist.strip_prefix(&data.standard);
        let of_standard = of_standard.is_some_and(|rest| rest.starts_with('/'));
        let class = answers.class.as_deref().filter(|_| of_standard);
        let class = class.and_then(|id| data.classes.iter().find(|class| class.id == id));
        let other_class = answers.class.is_some() && class.is_none();
        let mut said = Prefilled { other_class, ..Prefilled::default() };
        let entry = self.entry_mut();
        if let Some(class) = class {
            match &entry.class {
                None => {
                    entry.class = Some(class.id.clone());
                    said.filled += 1;
                }
                Some(own) => said.left |= *own != class.id,
            }
        }
        let class = class.filter(|class| entry.class.as_ref() == Some(&class.id));
        let service = answers.service.as_ref();
        for (field, text) in [
            (&data.service_field, service.and_then(|service| service.name.as_deref())),
            (&data.provider_field, service.and_then(|service| service.provider.as_deref())),
            (&data.class_field, class.map(|class| class.title.as_str())),
        ] {
            let (Some(field), Some(text)) = (field, text) else { continue };
            match entry.value(field) {
                "" if text.is_empty() => {}
                "" => {
                    entry.set(field, text);
                    said.filled += 1;
                }
                own => said.left |= own != text,
            }
        }
        said
    }
}

/// The result of filling in an entry from an answer file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Prefilled {
    /// The number of fields that were filled in, with the class.
    pub filled: usize,
    /// True if a field already had another content, which was kept.
    pub left: bool,
    /// True if this standard does not have the file's class.
    pub other_class: bool,
}

impl Prefilled {
    /// Return the result in one to three sentences.
    #[must_use]
    pub fn said(self) -> String {
        let mut said = match self.filled {
            0 => "写すものはありませんでした。".to_owned(),
            count => format!("{count}か所に写しました。"),
        };
        if self.left {
            said.push_str("すでに違う内容が入力されているところは、そのままにしました。");
        }
        if self.other_class {
            said.push_str("情報の分類は、この基準のものではないので写していません。");
        }
        said
    }
}

#[cfg(test)]
mod tests {
    use super::super::table::tests::data;
    use super::{Book, Prefilled};
    use kijun_rules::answers::AnswerFile;
    use kijun_rules::ledger::LedgerFile;

    fn book(services: &[&str]) -> Book {
        let mut book = Book::blank(&data());
        for service in services {
            book.add();
            book.entry_mut().set("service", service);
        }
        book
    }

    fn services(book: &Book) -> Vec<&str> {
        book.entries().iter().map(|entry| entry.value("service")).collect()
    }

    #[test]
    fn there_is_always_one_entry_to_write_in_and_one_blank_at_most() {
        let mut book = Book::blank(&data());
        assert!(book.is_blank());
        book.add();
        assert_eq!((services(&book), book.place()), (vec![""], 0));
        book.remove();
        assert_eq!((services(&book), book.place()), (vec![""], 0));
        book.entry_mut().set("service", "a");
        book.add();
        book.open(0);
        book.add();
        assert_eq!((services(&book), book.place()), (vec!["a", ""], 1));
        assert_eq!(book.to_file().unwrap().entries.len(), 1);
    }

    #[test]
    fn a_removed_entry_comes_back_to_its_place() {
        let mut entries = book(&["a", "b", "c"]);
        entries.open(1);
        let before = entries.clone();
        let (place, entry) = entries.remove();
        assert_eq!((services(&entries), entries.place()), (vec!["a", "c"], 1));
        entries.restore(place, entry);
        assert_eq!(entries, before);

        let mut only = book(&["a"]);
        let before = only.clone();
        let (place, entry) = only.remove();
        only.restore(place, entry);
        assert_eq!(only, before);
    }

    #[test]
    fn a_copy_follows_its_original() {
        let mut book = book(&["a", "b"]);
        book.open(0);
        book.duplicate();
        assert_eq!((services(&book), book.place()), (vec!["a", "a", "b"], 1));
    }

    #[test]
    fn a_file_is_added_to_what_is_there() {
        let mut own = book(&["a"]);
        own.add();
        let other = book(&["a", "b", "c"]).to_file().unwrap();
        assert_eq!(own.take_in(other), 2);
        assert_eq!((services(&own), own.place()), (vec!["a", "b", "c"], 1));
        // A table does not contain the classes.
        own.entry_mut().class = Some("A".to_owned());
        assert_eq!(own.take_in(book(&["b"]).to_file().unwrap()), 0);
        assert_eq!((services(&own), own.place()), (vec!["a", "b", "c"], 1));
        let mut other = book(&["b"]);
        other.open(0);
        other.entry_mut().class = Some("B".to_owned());
        assert_eq!(own.take_in(other.to_file().unwrap()), 1, "another class is another entry");
        let empty = LedgerFile::default();
        assert_eq!(own.take_in(empty), 0);
        assert_eq!(Book::blank(&data()).take_in(LedgerFile::default()), 0);
    }

    #[test]
    fn an_answer_file_fills_in_what_is_blank_and_nothing_else() {
        let data = data();
        let read = |text: &str| AnswerFile::read(text.as_bytes()).unwrap();
        let answers = r#"{"schema":"kijun-answers/1","checklist":"sample/cloud","class":"A",
            "service":{"name":"受付","provider":"例示社"}}"#;
        let mut book = Book::blank(&data);
        let said = book.prefill(&read(answers), &data);
        assert_eq!(said, Prefilled { filled: 3, left: false, other_class: false });
        assert_eq!(book.entry().class.as_deref(), Some("A"));
        assert_eq!(book.entry().value("service"), "受付");
        assert_eq!(book.entry().value("purpose"), "Aの場合");

        book.entry_mut().set("service", "窓口");
        book.entry_mut().set("purpose", "");
        let said = book.prefill(&read(&answers.replace("\"A\"", "\"B\"")), &data);
        assert_eq!(said, Prefilled { filled: 0, left: true, other_class: false });
        assert_eq!(book.entry().value("service"), "窓口");
        assert_eq!(book.entry().class.as_deref(), Some("A"));

        let mut book = Book::blank(&data);
        let said = book.prefill(&read(&answers.replace("sample/", "other/")), &data);
        assert_eq!(said, Prefilled { filled: 1, left: false, other_class: true });
        assert!(said.said().contains("この基準のものではない"));
    }
}
