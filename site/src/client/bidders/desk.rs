//! The desk: the files that were read, and the rows and the order in which they are compared.

use std::sync::Arc;

use kijun_compare::{Comparison, Known, Name, Only, Sort, Submission, Vendor};
use kijun_rules::Rules;
use kijun_rules::answers::Answer;

use crate::data::bidders::{BiddersData, ComparedChecklist};

/// A file on the desk.
#[derive(Debug, Clone)]
pub struct Filed {
    /// The number that the file got when it was read. It stays the same when others are removed.
    pub id: usize,
    /// The content of the file.
    pub read: Arc<Submission>,
}

/// The files that were read, and the rows and the order in which they are compared.
///
/// A copy shares the large data with the desk from which it was made.
#[derive(Debug, Clone, Default)]
pub struct Desk {
    known: Arc<[Known]>,
    files: Vec<Filed>,
    /// The last number that a file got.
    last: usize,
    /// The choice of the rows.
    pub only: Only,
    /// The order of the vendors.
    pub sort: Sort,
    /// True if the vendors' notes to all answers are shown.
    pub open: bool,
}

impl Desk {
    /// Return an empty desk, on which files can be compared by these checklists. Leave out a
    /// checklist whose rules are not sound; the content's own check has refused it.
    #[must_use]
    pub fn new(data: &BiddersData) -> Self {
        Self { known: data.checklists.iter().filter_map(known).collect(), ..Self::default() }
    }

    /// Read a file by the checklists and return its content.
    #[must_use]
    pub fn read(&self, file_name: &str, bytes: &[u8]) -> Submission {
        kijun_compare::read(&self.known, file_name, bytes)
    }

    /// Add a file at the end.
    pub fn put(&mut self, read: Arc<Submission>) {
        self.last += 1;
        self.files.push(Filed { id: self.last, read });
    }

    /// Remove a file by its number in the comparison (from 1), and return it.
    pub fn remove(&mut self, number: usize) -> Option<Filed> {
        let place = number.checked_sub(1).filter(|place| *place < self.files.len())?;
        Some(self.files.remove(place))
    }

    /// Remove all files.
    pub fn clear(&mut self) {
        self.files.clear();
    }

    /// Return the number of files, with those that cannot be compared.
    #[must_use]
    pub fn count(&self) -> usize {
        self.files.len()
    }

    /// Return the id of the file with this number in the comparison.
    #[must_use]
    pub fn id(&self, number: usize) -> usize {
        let place = number.checked_sub(1).and_then(|place| self.files.get(place));
        place.map_or(0, |file| file.id)
    }

    /// Return a file's answer, by the file's id, to the requirement at this place of the rules.
    #[must_use]
    pub fn answer(&self, id: usize, requirement: kijun_rules::RequirementIndex) -> Option<&Answer> {
        let file = self.files.iter().find(|file| file.id == id)?;
        let Submission::Answers(vendor) = &*file.read else { return None };
        Vendor::cell(vendor, requirement).answer
    }

    /// Return the comparison of the files.
    #[must_use]
    pub fn comparison(&self) -> Comparison<'_> {
        Comparison::of(&self.known, self.files.iter().map(|file| &*file.read))
    }

    /// Return a summary of the files that were read, as a sentence.
    #[must_use]
    pub fn summary(&self) -> String {
        let comparison = self.comparison();
        let vendors: usize = comparison.groups.iter().map(|group| group.columns.len()).sum();
        let apart = comparison.unreadable.len() + comparison.without_answers.len();
        let mut text = match (self.count(), vendors) {
            (0, _) => return "ファイルはまだありません。".to_owned(),
            (_, 0) => "比べられる回答はありません。".to_owned(),
            (_, count) => format!("{count}件の回答を、規則で判定し直して並べています。"),
        };
        if comparison.groups.len() > 1 {
            text.push_str("チェックリストが異なる回答は、表を分けています。");
        }
        if apart > 0 {
            text = format!("{text}比べられないファイルが{apart}件あります。");
        }
        text
    }
}

/// Return a checklist of the page; `None` if its rules are not sound.
fn known(checklist: &ComparedChecklist) -> Option<Known> {
    let ComparedChecklist { rules, title, names } = checklist;
    let names = names.iter().map(|(label, title)| Name::of(label, title));
    let rules = Rules::from_json(rules).ok()?;
    Some(Known { rules, title: title.clone(), names: names.collect() })
}
