//! The model of the ledgers' page: the entries, the change that can be undone, and the notices.

use kijun_rules::answers::AnswerFile;
use kijun_rules::ledger::{Entry, LedgerFile};

use super::book::Book;
use crate::client::kit::format::Download;
use crate::client::kit::notice::{self, Kind, Offers};
use crate::client::kit::storage::{AsText, Kept, Opened, Refused};
use crate::data::ledger::{Class, LedgerData};

/// A message: something that happens on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// The reader enters a text into this field of the open entry.
    Enter(String, String),
    /// The reader chooses the class of the open entry by its id; empty for none.
    Class(String),
    /// The reader opens the entry at this place.
    Open(usize),
    /// The reader presses a button.
    Act(Action),
    /// The reader chooses an assessment by its key.
    Choose(String),
    /// The reader chose a file of this name: its bytes, or the reason why they could not be read.
    Read(Upload, String, Result<Vec<u8>, String>),
    /// The assessments that are kept in this browser were read, each with its key.
    Kept(Vec<(String, Kept)>),
    /// A file was given out under this name, with this to say of it; `None` if it could not be.
    Saved(Option<String>, String),
    /// Another tab may have kept something.
    Stored,
    /// Another tab has kept this file; `None` if it has removed the ledger.
    News(Option<LedgerFile>),
    /// The entries were not kept.
    Refused(Refused<LedgerFile>),
    /// The entries are kept again, after they were not.
    Safe,
    /// An earlier version of the site could not read these entries.
    Returned(Vec<LedgerFile>),
    /// These entries were removed or replaced before the page was loaded again.
    Left(LedgerFile),
}

/// The kind of a file that is taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Upload {
    /// A ledger file or a table.
    Ledger,
    /// An answer file, from which the open entry is filled in.
    Answers,
}

/// The action of a button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Open a blank entry.
    Add,
    /// Copy the open entry.
    Duplicate,
    /// Remove the open entry.
    Remove,
    /// Remove all entries.
    Reset,
    /// Give out the ledger of the open entry as CSV.
    Csv,
    /// Give out all entries as a ledger file.
    Json,
    /// Print the open entry.
    Print,
    /// Fill in the open entry from the chosen assessment.
    Copy,
    /// Undo the last change.
    Undo,
    /// Keep the entries of this page and of the other tab.
    Both,
    /// Keep the other tab's entries.
    Theirs,
    /// Keep this page's entries.
    Mine,
    /// Give out the text that could not be read.
    SaveUnreadable,
    /// Close the notice.
    Dismiss,
}

impl notice::Action for Action {
    fn id(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Duplicate => "duplicate",
            Self::Remove => "remove",
            Self::Reset => "reset",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Print => "print",
            Self::Copy => "kept",
            Self::Undo => "undo",
            Self::Both => "both",
            Self::Theirs => "theirs",
            Self::Mine => "mine",
            Self::SaveUnreadable => "save-aside",
            Self::Dismiss => "dismiss",
        }
    }
}

/// An effect: something that the browser has to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Keep the entries, unless another tab has kept others; `None` deletes them.
    Keep(Option<LedgerFile>),
    /// Keep the entries, even if another tab has kept others.
    Overwrite(Option<LedgerFile>),
    /// Leave the entries that can be brought back to the tab, for a reload; `None` removes them.
    Leave(Option<LedgerFile>),
    /// Give out the text that could not be read.
    SaveUnreadable,
    /// Read the entries that another tab has kept.
    LookForNews,
    /// Give a file out, and say this after its name.
    Save(Download, String),
    /// Print the page.
    Print,
    /// Move the focus to the first control of the open entry.
    FocusEntry,
    /// Move the focus to the heading of the entries.
    FocusEntries,
}

/// A notice of this page.
pub type Notice = notice::Notice<Action>;

impl AsText for LedgerFile {
    fn to_text(&self) -> String {
        self.to_json()
    }

    fn of_text(text: &str) -> Result<Self, String> {
        Self::read(text.as_bytes()).map_err(|error| error.to_string())
    }
}

/// A change that can be undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Undo {
    /// An entry that was removed, with its place.
    Removed(usize, Entry),
    /// All entries as they were before others replaced them or a file filled them in.
    Replaced(Book),
    /// Entries that are added again: something else was entered since they were replaced.
    Added(LedgerFile),
}

impl Undo {
    /// Return the entries that a tab keeps for a reload.
    pub(super) fn to_file(&self, of: &Book) -> Option<LedgerFile> {
        match self {
            Self::Removed(_, entry) => Some(of.file_of(entry.clone())),
            Self::Replaced(book) => book.to_file(),
            Self::Added(file) => Some(file.clone()),
        }
    }
}

/// The entries that another tab has kept; `None` if it has removed the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Other(pub(super) Option<LedgerFile>);

/// A readable assessment that is kept in this browser.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// Its key.
    pub key: String,
    /// Its label on this page.
    pub label: String,
    /// Its answers.
    pub answers: AnswerFile,
}

/// The page of a standard's ledgers.
#[derive(Debug, Clone)]
pub struct LedgerPage {
    /// The page's data.
    pub data: LedgerData,
    pub(super) book: Book,
    pub(super) undo: Option<Undo>,
    /// True if the entries on the page are not kept.
    pub at_risk: bool,
    /// The entries that another tab has kept, until the reader has chosen.
    pub(super) other: Option<Other>,
    pub(super) notice: Option<Notice>,
    pub(super) kept: Vec<Assessment>,
    /// The key of the assessment that was chosen.
    pub(super) chosen: String,
}

impl LedgerPage {
    /// Return a page without entries.
    #[must_use]
    pub fn blank(data: LedgerData) -> Self {
        Self {
            book: Book::blank(&data),
            data,
            undo: None,
            at_risk: false,
            other: None,
            notice: None,
            kept: Vec::new(),
            chosen: String::new(),
        }
    }

    /// Return the page with the entries that were kept.
    #[must_use]
    pub fn of_kept(data: LedgerData, kept: Opened<LedgerFile>) -> Self {
        let mut page = Self::blank(data);
        match kept {
            Opened::Nothing => {}
            Opened::Value(file) => {
                page.book = Book::of_file(file);
                page.tell("前回の続きから表示しています。");
            }
            Opened::Unreadable(error) => {
                let text = format!(
                    "このブラウザーに保存されていた登録を読めませんでした({error})。\
                     元のデータは消さずに残してあります。台帳ファイルがあれば読み込んでください。"
                );
                let offers = &[(Action::SaveUnreadable, "元のデータをファイルに保存する")];
                page.notice = Some(Notice::new(Kind::Error, text).offering(offers));
            }
            Opened::Blocked => page.refused(Refused::Blocked),
        }
        page
    }

    /// Return the entries.
    #[must_use]
    pub fn book(&self) -> &Book {
        &self.book
    }

    /// Return the latest notice.
    #[must_use]
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// Return the assessments from which the reader can copy.
    #[must_use]
    pub fn kept(&self) -> &[Assessment] {
        &self.kept
    }

    /// Return the chosen assessment: the first, until the reader chooses another.
    #[must_use]
    pub fn chosen(&self) -> Option<&Assessment> {
        self.kept.iter().find(|kept| kept.key == self.chosen).or(self.kept.first())
    }

    /// Return the name of the entry at a place; empty if it has no name.
    #[must_use]
    pub fn entry_name(&self, place: usize) -> &str {
        let field = self.data.service_field.as_deref().unwrap_or_default();
        self.book.entries().get(place).map_or("", |entry| entry.value(field))
    }

    /// Return the title of the class of the entry at a place; empty if none was chosen.
    #[must_use]
    pub fn entry_class(&self, place: usize) -> &str {
        let class = self.book.entries().get(place).and_then(|entry| entry.class.as_deref());
        class.map_or("", |class| self.data.class_title(class))
    }

    /// Return whether the open entry belongs to another ledger than this.
    #[must_use]
    pub fn is_of_other(&self, ledger: &str) -> bool {
        self.data.ledger_of(self.book.entry()).is_some_and(|own| own.id != ledger)
    }

    /// Return whether a field is only in other ledgers and has no text in the open entry.
    #[must_use]
    pub fn is_needless(&self, field: &str) -> bool {
        self.data.of_field(field).all(|(ledger, _)| self.is_of_other(&ledger.id))
            && self.book.entry().value(field).is_empty()
    }

    /// Return whether the open entry has this class.
    #[must_use]
    pub fn has_class(&self, class: &Class) -> bool {
        self.book.entry().class.as_deref() == Some(&class.id)
    }

    /// Say that something was done.
    pub(super) fn tell(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice::new(Kind::Info, text));
    }

    /// Say why the entries were not kept.
    pub(super) fn refused(&mut self, refused: Refused<LedgerFile>) {
        self.at_risk = true;
        let (why, offers): (_, Offers<Action>) = match refused {
            Refused::Blocked => ("このブラウザーには登録を保存できません。", &[]),
            Refused::Full => ("このブラウザーの保存領域がいっぱいで、登録を保存できません。", &[]),
            Refused::Changed(other) => {
                self.other = Some(Other(other));
                ("同じ台帳が別のタブで変更されています。", CHOICES)
            }
        };
        let cure = match offers {
            [] => "画面を閉じる前に「台帳ファイル(JSON)で保存」で保存してください。",
            _ => "どちらを残すかを選んでください。",
        };
        // If the last notice offers an action, such as undo, it stays.
        if self.notice.as_ref().is_none_or(|said| said.offers.is_empty()) {
            let notice = Notice::new(Kind::Warning, format!("{why}{cure}"));
            self.notice = Some(notice.offering(offers));
        }
    }
}

const CHOICES: Offers<Action> = &[
    (Action::Both, "両方の登録を残す"),
    (Action::Theirs, "別のタブの内容にする"),
    (Action::Mine, "この画面の内容にする"),
];
