//! What lies on the table: the files that were read, and how they are looked at.

use std::sync::Arc;

use kijun_compare::{Comparison, Known, Name, Only, Sort, Submission, Vendor};
use kijun_rules::Rules;
use kijun_rules::answers::Answer;

use crate::data::bidders::{BiddersData, ComparedChecklist};

/// A file on the desk.
#[derive(Debug, Clone)]
pub struct Filed {
    /// The number that it got when it was read. It keeps it when others are taken away.
    pub id: usize,
    /// What was read.
    pub read: Arc<Submission>,
}

/// The files that were read, and how they are looked at.
///
/// A copy shares what is large with the desk it was made from.
#[derive(Debug, Clone, Default)]
pub struct Desk {
    known: Arc<[Known]>,
    files: Vec<Filed>,
    /// The last number that a file got.
    last: usize,
    /// Which rows are wanted.
    pub only: Only,
    /// The order of the vendors.
    pub sort: Sort,
    /// Whether what was written to the answers is shown, all at once.
    pub open: bool,
}

impl Desk {
    /// Return an empty desk, on which files can be compared by these checklists. One whose rules
    /// are not sound, which the content's own check has refused, is left out.
    #[must_use]
    pub fn new(data: &BiddersData) -> Self {
        Self { known: data.checklists.iter().filter_map(known).collect(), ..Self::default() }
    }

    /// Return a file as it is when it was read by the checklists.
    #[must_use]
    pub fn read(&self, file_name: &str, bytes: &[u8]) -> Submission {
        kijun_compare::read(&self.known, file_name, bytes)
    }

    /// Put a file after those that are there.
    pub fn put(&mut self, read: Arc<Submission>) {
        self.last += 1;
        self.files.push(Filed { id: self.last, read });
    }

    /// Take a file away, by its number in the comparison (from 1), and return it.
    pub fn remove(&mut self, number: usize) -> Option<Filed> {
        let place = number.checked_sub(1).filter(|place| *place < self.files.len())?;
        Some(self.files.remove(place))
    }

    /// Take all files away.
    pub fn clear(&mut self) {
        self.files.clear();
    }

    /// Return how many files are there, those that cannot be compared included.
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

    /// Return the answer of a file, by its id, to the requirement at this place of the rules.
    #[must_use]
    pub fn answer(&self, id: usize, requirement: kijun_rules::RequirementIndex) -> Option<&Answer> {
        let file = self.files.iter().find(|file| file.id == id)?;
        let Submission::Answers(vendor) = &*file.read else { return None };
        Vendor::cell(vendor, requirement).answer
    }

    /// Return the files beside each other.
    #[must_use]
    pub fn comparison(&self) -> Comparison<'_> {
        Comparison::of(&self.known, self.files.iter().map(|file| &*file.read))
    }

    /// Return what was read, in a sentence.
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

/// A checklist of the page; `None` if the rules are not sound.
fn known(checklist: &ComparedChecklist) -> Option<Known> {
    let ComparedChecklist { rules, title, names } = checklist;
    let names = names.iter().map(|(label, title)| Name::of(label, title));
    let rules = Rules::from_json(rules).ok()?;
    Some(Known { rules, title: title.clone(), names: names.collect() })
}
