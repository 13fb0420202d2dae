//! The assessments of this checklist in this browser. They are kept, opened and named here, and
//! conflicts between two tabs are resolved.

use kijun_rules::Rules;
use kijun_rules::answers::AnswerFile;
use kijun_rules::text::name_or_unnamed;

use super::action::Action;
use super::draft::Draft;
use super::editions::{Editions, Taken};
use crate::client::kit::notice::{Kind, Notice, Offers};
use crate::client::kit::storage::{Kept, Shelf, Store, Trouble};

/// The open assessment, and the shelf that holds it.
#[derive(Debug)]
pub struct Keeper<S> {
    shelf: Shelf<S>,
    /// The earlier editions that the page knows.
    pub editions: Editions,
    /// The open assessment as it was last read or saved; `None` while it is not kept yet.
    open: Option<Kept>,
    /// The name for the open assessment when it is kept, if it was carried over from another.
    next_name: String,
    /// The trouble that the reader was told of, so that it is told only once.
    told: Option<Trouble>,
    /// True if another tab has changed or removed it, and the reader has not chosen yet.
    disputed: bool,
    /// The shelf as it was last read or changed here.
    list: List,
}

/// The content of the shelf.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct List {
    /// The assessments, in the order in which they were made.
    pub kept: Vec<Entry>,
    /// The keys of the data that could not be read.
    pub aside: Vec<String>,
}

/// An assessment on the shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// Its title: its name, else the service's name, else the words for an assessment without name.
    pub title: String,
    /// The time when it was last saved; empty if that is not known.
    pub saved: String,
}

impl Entry {
    fn of(kept: &Kept) -> Self {
        Self { id: kept.id.clone(), title: title(kept), saved: kept.saved.clone() }
    }
}

/// The answers and the notice that are shown after an assessment is opened.
#[derive(Debug)]
pub struct Opened {
    /// The answers.
    pub draft: Draft,
    /// The notice to show.
    pub notice: Option<Notice<Action>>,
}

/// The state of the open assessment in this browser's storage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved<'a> {
    /// A trouble prevents it from being kept.
    Not,
    /// Nothing was entered yet.
    Nothing,
    /// It is kept; `None` if the time of the last save is not known.
    At(Option<&'a str>),
}

impl<S: Store> Keeper<S> {
    /// Return the keeper of a shelf. [`Self::start`] reads the shelf.
    pub fn new(shelf: Shelf<S>, editions: Editions) -> Self {
        Self {
            shelf,
            editions,
            open: None,
            next_name: String::new(),
            told: None,
            disputed: false,
            list: List::default(),
        }
    }

    /// Return the content of the shelf.
    #[must_use]
    pub fn list(&self) -> &List {
        &self.list
    }

    /// Read the shelf again.
    pub fn read_list(&mut self) {
        // Listing the shelf also puts aside the data that cannot be read.
        let kept = self.shelf.list().unwrap_or_default();
        self.list = List {
            kept: kept.iter().map(Entry::of).collect(),
            aside: self.shelf.aside().unwrap_or_default(),
        };
    }

    /// Open the assessment that was open last.
    pub fn start(&mut self, rules: &Rules) -> Opened {
        let found = self.shelf.latest();
        self.take_found(rules, found, |_| "前回の続きから表示しています。".to_owned(), None)
    }

    /// Open another assessment.
    pub fn open(&mut self, rules: &Rules, id: &str) -> Opened {
        let found = self.shelf.read(id);
        let said = |title: &str| format!("「{title}」を開きました。");
        self.take_found(rules, found, said, Some(&Trouble::Gone))
    }

    /// Open the assessment that was found. `missing` is the trouble to show if there is none.
    fn take_found(
        &mut self,
        rules: &Rules,
        found: Result<Option<Kept>, Trouble>,
        said: impl Fn(&str) -> String,
        missing: Option<&Trouble>,
    ) -> Opened {
        let opened = match found {
            Ok(Some(kept)) => {
                let title = title(&kept);
                self.take(rules, kept, &title, &said(&title))
            }
            Ok(None) => Opened { draft: Draft::blank(rules), notice: missing.map(notice_of) },
            Err(trouble) => {
                Opened { draft: Draft::blank(rules), notice: Some(notice_of(&trouble)) }
            }
        };
        self.read_list();
        opened
    }

    fn take(&mut self, rules: &Rules, kept: Kept, title: &str, said: &str) -> Opened {
        self.disputed = false;
        self.next_name.clear();
        match self.editions.take(rules, kept.text.as_bytes()) {
            // The earlier edition's assessment stays as it is. The draft becomes another one.
            Ok(Taken { draft, said: carried, carried: true }) => {
                self.next_name = format!("{title}(『{}』版)", rules.checklist().edition);
                self.open = None;
                let said = format!(
                    "{said}{carried}前の版の点検は、保存した点検の一覧にそのまま残っています。"
                );
                Opened { draft, notice: Some(Notice::new(Kind::Warning, said)) }
            }
            Ok(Taken { draft, said: edition, .. }) => {
                self.shelf.opened(&kept.id);
                self.open = Some(kept);
                let kind = if edition.is_empty() { Kind::Info } else { Kind::Warning };
                Opened { draft, notice: Some(Notice::new(kind, format!("{said}{edition}"))) }
            }
            Err(error) => {
                let aside = self.shelf.set_aside(&kept);
                self.open = None;
                let text = format!(
                    "このブラウザーに保存されていた回答を読めませんでした({error})。\
                     元のデータは消さずに「{aside}」という名前で残してあります。\
                     回答ファイルがあれば読み込んでください。"
                );
                let notice = Notice::new(Kind::Error, text).offering(SAVE_ASIDE);
                Opened { draft: Draft::blank(rules), notice: Some(notice) }
            }
        }
    }

    /// Begin an assessment. It is not kept until something is entered.
    pub fn begin(&mut self) {
        self.disputed = false;
        self.next_name.clear();
        self.open = None;
    }

    /// Return the id of the open assessment, or `None` if it is not kept.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.open.as_ref().map(|kept| kept.id.as_str())
    }

    /// Return the name of the open assessment; empty if it has none.
    #[must_use]
    pub fn name(&self) -> &str {
        self.open.as_ref().map_or("", |kept| &kept.name)
    }

    /// Return whether this is the key of the open assessment.
    #[must_use]
    pub fn is_open(&self, key: &str) -> bool {
        self.id().is_some_and(|id| self.shelf.key(id) == key)
    }

    /// Keep the draft. Return a notice if there is a trouble to tell.
    pub fn keep(&mut self, draft: &Draft) -> Option<Notice<Action>> {
        let text = draft.file().to_json();
        let done = match &mut self.open {
            None if draft.is_blank() => Ok(()),
            None => {
                let name = std::mem::take(&mut self.next_name);
                let added = self.shelf.add(&name, &text);
                return self.added(added);
            }
            // An assessment without name and answers is not kept.
            Some(seen) if draft.is_blank() && seen.name.is_empty() && !self.disputed => {
                let removed = self.shelf.remove(&seen.id).map(drop);
                self.open = None;
                self.read_list();
                removed
            }
            Some(seen) => self.shelf.save(seen, &text),
        };
        if done.is_ok() {
            self.renew_entry(draft);
        }
        self.tell(done.err())
    }

    /// Update the list entry of the open assessment, which contains this draft.
    fn renew_entry(&mut self, draft: &Draft) {
        let Some(open) = &self.open else { return };
        if let Some(entry) = self.list.kept.iter_mut().find(|entry| entry.id == open.id) {
            entry.title = title_of(&open.name, Some(draft.file()));
            entry.saved.clone_from(&open.saved);
        }
    }

    /// Return the notice of a trouble if it is new, or if it is a conflict with another tab.
    fn tell(&mut self, trouble: Option<Trouble>) -> Option<Notice<Action>> {
        self.disputed = matches!(trouble, Some(Trouble::Changed(_) | Trouble::Gone));
        let known = self.told == trouble;
        let notice = trouble.as_ref().filter(|_| !known || self.disputed).map(notice_of);
        self.told = trouble;
        notice
    }

    /// Check whether another tab has changed the open assessment. Return a notice if so.
    pub fn look(&mut self) -> Option<Notice<Action>> {
        let seen = self.open.as_ref()?;
        match self.shelf.read(&seen.id) {
            Ok(Some(kept)) if kept.text == seen.text => {
                self.open = Some(kept);
                None
            }
            Ok(Some(kept)) => self.tell(Some(Trouble::Changed(Box::new(kept)))),
            Ok(None) => self.tell(Some(Trouble::Gone)),
            Err(trouble) => self.tell(Some(trouble)),
        }
    }

    /// Keep the draft in place of the version that another tab has kept.
    pub fn overwrite(&mut self, draft: &Draft) -> Option<Notice<Action>> {
        let text = draft.file().to_json();
        let seen = self.open.as_mut();
        let kept = seen.map_or(Ok(()), |seen| self.shelf.overwrite(seen, &text));
        self.read_list();
        self.tell(kept.err())
    }

    /// Keep the draft under a name of its own. The other tab's version does not change.
    pub fn keep_both(&mut self, draft: &Draft) -> Option<Notice<Action>> {
        let text = draft.file().to_json();
        let name = self.open.as_ref().map(title);
        let added = self.shelf.add(&format!("{}(この画面)", name.unwrap_or_default()), &text);
        self.added(added)
    }

    /// Keep a copy of an assessment under another name, and return that name.
    ///
    /// # Errors
    /// Fail if the assessment is gone, or if the copy could not be kept.
    pub fn duplicate(&mut self, id: &str) -> Result<String, Trouble> {
        let kept = self.shelf.read(id)?.ok_or(Trouble::Gone)?;
        let added = self.shelf.add(&format!("{}の写し", title(&kept)), &kept.text);
        self.read_list();
        added.map(|kept| kept.name)
    }

    /// Remove an assessment and return it, or return `None` if there is none.
    ///
    /// # Errors
    /// Fail if it could not be removed.
    pub fn remove(&mut self, id: &str) -> Result<Option<Kept>, Trouble> {
        let removed = self.shelf.remove(id);
        self.read_list();
        removed
    }

    /// Put a removed assessment back.
    ///
    /// # Errors
    /// Fail if it could not be kept.
    pub fn restore(&mut self, removed: &Kept) -> Result<(), Trouble> {
        let restored = self.shelf.restore(removed);
        self.read_list();
        restored
    }

    /// Give the open assessment another name. From then on it is kept.
    pub fn rename(&mut self, draft: &Draft, name: &str) -> Option<Notice<Action>> {
        let Some(seen) = &mut self.open else {
            let added = self.shelf.add(name, &draft.file().to_json());
            return self.added(added);
        };
        let renamed = self.shelf.rename(seen, name);
        self.read_list();
        self.tell(renamed.err())
    }

    fn added(&mut self, added: Result<Kept, Trouble>) -> Option<Notice<Action>> {
        let trouble = match added {
            Ok(kept) => {
                self.shelf.opened(&kept.id);
                self.open = Some(kept);
                None
            }
            Err(trouble) => Some(trouble),
        };
        self.read_list();
        self.tell(trouble)
    }

    /// Return the state of the open assessment in the storage.
    #[must_use]
    pub fn saved(&self) -> Saved<'_> {
        match &self.open {
            _ if self.told.is_some() => Saved::Not,
            Some(kept) => Saved::At(Some(kept.saved.as_str()).filter(|saved| !saved.is_empty())),
            None => Saved::Nothing,
        }
    }

    /// Return the data that was put aside under a key, or the last one if the key is empty.
    #[must_use]
    pub fn aside(&self, key: &str) -> Option<String> {
        let key = match key {
            "" => self.shelf.aside().ok()?.pop()?,
            key => key.to_owned(),
        };
        self.shelf.read_aside(&key).ok()?
    }
}

/// The offer for data that could not be read.
pub const SAVE_ASIDE: Offers<Action> = &[(Action::SaveAside, "元のデータをファイルに保存する")];

/// Return the title of an assessment: its name, else the service's name, else the words for an
/// assessment without name.
#[must_use]
pub fn title(kept: &Kept) -> String {
    let nameless = kept.name.is_empty();
    let file = nameless.then(|| AnswerFile::read(kept.text.as_bytes()).ok()).flatten();
    title_of(&kept.name, file.as_ref())
}

fn title_of(name: &str, file: Option<&AnswerFile>) -> String {
    if !name.is_empty() {
        return name.to_owned();
    }
    let service = file.and_then(|file| file.service.as_ref()?.name.as_deref());
    name_or_unnamed(service).to_owned()
}

/// Return the notice of a trouble, with offers that solve it.
#[must_use]
pub fn notice_of(trouble: &Trouble) -> Notice<Action> {
    const FILE: (Action, &str) = (Action::SaveFile, "回答ファイルを保存する");
    let (kind, more, offers): (_, &str, Offers<Action>) = match trouble {
        Trouble::Blocked => {
            (Kind::Warning, "画面を閉じる前に、回答ファイルとして保存してください。", &[FILE])
        }
        Trouble::Full => (
            Kind::Warning,
            "保存した点検のうち不要なものを削除するか、回答ファイルとして保存してください。",
            &[FILE],
        ),
        Trouble::Corrupted(_) => (
            Kind::Error,
            "元のデータは消さずに残してあります。回答ファイルがあれば読み込んでください。",
            SAVE_ASIDE,
        ),
        Trouble::Changed(_) => (
            Kind::Warning,
            "どちらを残すか選んでください。選ぶまで、この画面の変更は保存されません。",
            &[
                (Action::Theirs, "別のタブの内容を表示する"),
                (Action::Mine, "この画面の内容で上書きする"),
                (Action::Both, "この画面の内容を別の点検として保存する"),
            ],
        ),
        Trouble::Gone => (
            Kind::Warning,
            "この画面の内容を残す場合は、保存し直してください。",
            &[(Action::Mine, "この画面の内容を保存し直す"), (Action::New, "新しい点検を始める")],
        ),
    };
    Notice::new(kind, format!("{trouble}{more}")).offering(offers)
}
