//! The model of the ledgers' page: the entries, what can be taken back, what is said and offered.

use kijun_rules::answers::AnswerFile;
use kijun_rules::ledger::{Entry, LedgerFile};

use super::book::Book;
use crate::client::kit::format::Download;
use crate::client::kit::notice::{self, Kind, Offers};
use crate::client::kit::storage::{AsText, Kept, Opened, Refused};
use crate::data::ledger::{Class, LedgerData};

/// What happens on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// A text was entered into this field of the open entry.
    Enter(String, String),
    /// The class of the open entry was chosen by its id; empty for none.
    Class(String),
    /// The entry at this place is to be opened.
    Open(usize),
    /// A button was pressed.
    Act(Action),
    /// An assessment was chosen by its key.
    Choose(String),
    /// A file of this name was chosen and read: its bytes, or why they could not be read.
    Read(Upload, String, Result<Vec<u8>, String>),
    /// These assessments are kept in this browser, each with its key.
    Kept(Vec<(String, Kept)>),
    /// A file could not be given out.
    NotSaved,
    /// Another tab may have kept something.
    Stored,
    /// Another tab has kept this; `None` if it has removed the ledger.
    News(Option<LedgerFile>),
    /// The entries were not kept.
    Refused(Refused<LedgerFile>),
}

/// A file that is taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Upload {
    /// A ledger file or a table.
    Ledger,
    /// An answer file, from which the open entry is filled in.
    Answers,
}

/// What a button does.
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
    /// Give the ledger of the open entry out as CSV.
    Csv,
    /// Give all entries out as a ledger file.
    Json,
    /// Fill the open entry in from the chosen assessment.
    Copy,
    /// Take the last change back.
    Undo,
    /// Keep the entries of this page and of the other tab.
    Both,
    /// Keep the other tab's entries.
    Theirs,
    /// Keep this page's entries.
    Mine,
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
            Self::Copy => "kept",
            Self::Undo => "undo",
            Self::Both => "both",
            Self::Theirs => "theirs",
            Self::Mine => "mine",
            Self::Dismiss => "dismiss",
        }
    }
}

/// What the browser is to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Keep the entries, unless another tab has kept others; `None` forgets them.
    Keep(Option<LedgerFile>),
    /// Keep the entries, whatever another tab has kept.
    Overwrite(Option<LedgerFile>),
    /// Look for what another tab has kept.
    LookForNews,
    /// Give a file out.
    Save(Download),
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

/// What can be brought back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Undo {
    /// An entry that was removed, with its place.
    Removed(usize, Entry),
    /// All entries, as they were before others came or a file filled them in.
    Replaced(Book),
}

/// What another tab has kept; `None` if it has removed the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Other(pub(super) Option<LedgerFile>);

/// An assessment kept in this browser that can be read.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// Its key.
    pub key: String,
    /// What it is called here.
    pub label: String,
    /// Its answers.
    pub answers: AnswerFile,
}

/// The page of a standard's ledgers.
#[derive(Debug, Clone)]
pub struct LedgerPage {
    /// What the page handed over.
    pub data: LedgerData,
    pub(super) book: Book,
    pub(super) undo: Option<Undo>,
    /// What another tab has kept, until the reader has chosen.
    pub(super) other: Option<Other>,
    pub(super) notice: Option<Notice>,
    pub(super) kept: Vec<Assessment>,
    /// The key of the assessment that was chosen.
    pub(super) chosen: String,
}

impl LedgerPage {
    /// A page without entries.
    #[must_use]
    pub fn blank(data: LedgerData) -> Self {
        Self {
            book: Book::blank(&data),
            data,
            undo: None,
            other: None,
            notice: None,
            kept: Vec::new(),
            chosen: String::new(),
        }
    }

    /// The page with the entries that were kept.
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
                page.notice = Some(Notice::new(Kind::Error, text));
            }
            Opened::Blocked => page.refused(Refused::Blocked),
        }
        page
    }

    /// The entries.
    #[must_use]
    pub fn book(&self) -> &Book {
        &self.book
    }

    /// The latest notice.
    #[must_use]
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// The assessments that can be copied from.
    #[must_use]
    pub fn kept(&self) -> &[Assessment] {
        &self.kept
    }

    /// The assessment that is chosen: the first, until the reader chooses another.
    #[must_use]
    pub fn chosen(&self) -> Option<&Assessment> {
        self.kept.iter().find(|kept| kept.key == self.chosen).or(self.kept.first())
    }

    /// What the entry at a place is called; empty if it has no name.
    #[must_use]
    pub fn entry_name(&self, place: usize) -> &str {
        let field = self.data.service_field.as_deref().unwrap_or_default();
        self.book.entries().get(place).map_or("", |entry| entry.value(field))
    }

    /// The title of the class of the entry at a place; empty if none was chosen.
    #[must_use]
    pub fn entry_class(&self, place: usize) -> &str {
        let class = self.book.entries().get(place).and_then(|entry| entry.class.as_deref());
        class.map_or("", |class| self.data.class_title(class))
    }

    /// Whether the open entry belongs to another ledger than this.
    #[must_use]
    pub fn is_of_other(&self, ledger: &str) -> bool {
        self.data.ledger_of(self.book.entry()).is_some_and(|own| own.id != ledger)
    }

    /// Whether a field is of other ledgers only, and has no text in the open entry.
    #[must_use]
    pub fn is_needless(&self, field: &str) -> bool {
        self.data.of_field(field).all(|(ledger, _)| self.is_of_other(&ledger.id))
            && self.book.entry().value(field).is_empty()
    }

    /// Whether the open entry has this class.
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
        // What was said last may offer to undo: it goes on offering.
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
