//! The desk: the files that were read, and the rows and the order in which they are compared.

use std::sync::Arc;

use kijun_compare::{
    Comparison, Known, Name, Only, Signed, Sort, Submission, Vendor, refused, signed, taken,
};
use kijun_rules::Rules;
use kijun_rules::answers::{Answer, ReadError, ReadErrorKind};
use kijun_rules::code::Code;
use kijun_rules::text::plain;
use kijun_sheets::form::SheetForm;
use kijun_sheets::{Kind, Reading, csv, xlsx};

use crate::client::kit::decode::cp932;
use crate::client::kit::file_name::FileName;
use crate::client::kit::format::Format;
use crate::client::kit::table::{kind, listed};
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
    /// The words of their Excel forms, in the same order.
    forms: Arc<[SheetForm]>,
    files: Vec<Filed>,
    /// The states of their signatures, in the same order.
    signed: Arc<[Signed]>,
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
        let checklists = data.checklists.iter();
        let sound = checklists.filter_map(|of| Some((known(of)?, of.form.clone())));
        let (known, forms): (Vec<_>, Vec<_>) = sound.unzip();
        Self { known: known.into(), forms: forms.into(), ..Self::default() }
    }

    /// Return the name of a file with the comparison: it has the checklist's name if there is only
    /// one.
    #[must_use]
    pub fn file_name(&self, format: Format) -> FileName {
        let comparison = self.comparison();
        let list = match &comparison.groups[..] {
            [group] => group.known.title.as_str(),
            _ => "",
        };
        FileName::new("事業者の比較", format.extension()).of(list)
    }

    /// Read a file by the checklists and return its content.
    #[must_use]
    pub fn read(&self, file_name: &str, bytes: &[u8]) -> Submission {
        match kind(bytes) {
            Kind::Workbook => self.table(
                file_name,
                xlsx::read(bytes, &|id| {
                    self.named(id).map(|(known, form)| (&known.rules, form.clone()))
                }),
            ),
            Kind::Table => self.table(
                file_name,
                csv::read(bytes, cp932, &|id| {
                    let (known, _) = self.named(id)?;
                    let titles = known.names.iter().map(|name| name.title.clone());
                    Ok(csv::Known { rules: &known.rules, titles: titles.collect() })
                }),
            ),
            Kind::Json | Kind::Other => kijun_compare::read(&self.known, file_name, bytes),
        }
    }

    /// Take a table of answers that was read, with everything that is said of it.
    fn table(&self, file_name: &str, reading: Reading) -> Submission {
        match reading.into_result() {
            Ok((file, notices)) => {
                let said: Vec<String> = notices.iter().map(ToString::to_string).collect();
                taken(&self.known, file_name, file, &said)
            }
            Err(findings) => {
                let (message, cure) = (listed(&findings), String::new());
                let kind = ReadErrorKind::NotJson;
                refused(file_name, ReadError { kind, position: None, message, cure })
            }
        }
    }

    /// Return the checklist with this id and the words of its form, as a table's reader needs them.
    fn named(&self, id: &str) -> Result<(&Known, &SheetForm), String> {
        let mut both = self.known.iter().zip(&*self.forms);
        both.find(|(known, _)| known.rules.checklist().id == id).ok_or_else(|| {
            let ids: Vec<&str> =
                self.known.iter().map(|known| known.rules.checklist().id.as_str()).collect();
            ReadError::unknown_checklist(id, &ids).to_string()
        })
    }

    /// Add files at the end.
    pub fn put(&mut self, read: Vec<Arc<Submission>>) {
        for read in read {
            self.last += 1;
            self.files.push(Filed { id: self.last, read });
        }
        self.verify();
    }

    /// Verify all signatures anew: the files have changed.
    fn verify(&mut self) {
        let files: Vec<&Submission> = self.files.iter().map(|file| &*file.read).collect();
        self.signed = signed(&files).into();
    }

    /// Remove a file by its number in the comparison (from 1), and return it.
    pub fn remove(&mut self, number: usize) -> Option<Filed> {
        let place = number.checked_sub(1).filter(|place| *place < self.files.len())?;
        let removed = self.files.remove(place);
        self.verify();
        Some(removed)
    }

    /// Remove all files.
    pub fn clear(&mut self) {
        self.files.clear();
        self.verify();
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
        let files: Vec<&Submission> = self.files.iter().map(|file| &*file.read).collect();
        Comparison::verified(&self.known, &files, &self.signed)
    }

    /// Return the requirements that ask for a value, by id, with their numbers and titles.
    #[must_use]
    pub fn asked(&self) -> Vec<(String, String)> {
        let all = self.known.iter().flat_map(|known| {
            let own = known.rules.checklist().requirements.iter().zip(&*known.names);
            own.filter(|(requirement, _)| requirement.value.is_some()).map(|(requirement, name)| {
                let number = if name.label.is_empty() { &requirement.id } else { &name.label };
                (requirement.id.clone(), format!("{number} {}", name.title))
            })
        });
        let mut found: Vec<(String, String)> = Vec::new();
        for each in all {
            if !found.contains(&each) {
                found.push(each);
            }
        }
        found
    }

    /// Return the vendors whose printed assessment has this code, each with its number.
    #[must_use]
    pub fn with_code(&self, code: Code) -> Vec<String> {
        let comparison = self.comparison();
        let columns = comparison
            .groups
            .iter()
            .flat_map(|group| group.columns.iter().filter(|each| group.code(each.vendor) == code));
        columns
            .map(|column| format!("{}. {}", column.number, plain(column.vendor.shown_name())))
            .collect()
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
    let ComparedChecklist { rules, title, names, .. } = checklist;
    let names = names
        .iter()
        .map(|(label, title, answers)| Name { answers: answers.clone(), ..Name::of(label, title) });
    let rules = Rules::from_json(rules).ok()?;
    Some(Known { rules, title: title.clone(), names: names.collect() })
}
