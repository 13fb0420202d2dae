//! The assessments of this checklist in this browser. They are kept, opened and named here, and
//! conflicts between two tabs are resolved.

use kijun_rules::Rules;
use kijun_rules::answers::{AnswerFile, ReadError};
use kijun_rules::text::name_or_unnamed;

use super::action::Action;
use super::draft::Draft;
use super::editions::{Editions, Taken};
use super::undo::{Replaced, Undo};
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
    /// The keys of the data that this version of the site cannot read.
    pub unreadable: Vec<String>,
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
    fn of(kept: &Kept, file: &AnswerFile) -> Self {
        let title = title_of(&kept.name, Some(file));
        Self { id: kept.id.clone(), title, saved: kept.saved.clone() }
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
        let mut list =
            List { unreadable: self.shelf.unreadable().unwrap_or_default(), kept: Vec::new() };
        for kept in self.shelf.list().unwrap_or_default() {
            match AnswerFile::read(kept.text.as_bytes()) {
                Ok(file) => list.kept.push(Entry::of(&kept, &file)),
                Err(_) => list.unreadable.push(self.shelf.key(&kept.id)),
            }
        }
        self.list = list;
    }

    /// Open the assessment that was open last. First make assessments again of the texts that an
    /// earlier version of the site could not read.
    pub fn start(&mut self, rules: &Rules) -> Opened {
        let readable = |kept: &Kept| self.editions.take(rules, kept.text.as_bytes()).is_ok();
        // If there is no room, they stay where they are, in the list.
        let _ = self.shelf.bring_back(&readable);
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
                    "{said}{carried}前の版の自己点検は、保存した自己点検の一覧にそのまま残っています。"
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
                self.open = None;
                let text = format!(
                    "このブラウザーに保存されていた回答を読めませんでした({error})。\
                     元のデータは消さずに「{}」という名前で残してあります。\
                     回答ファイルがあれば読み込んでください。",
                    self.shelf.key(&kept.id)
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

    /// Take over the open assessment as another tab has kept it, if nothing here differs from what
    /// was kept before: `text` is the draft. Return its answers; `None` if there is nothing to take
    /// over, or if the reader has to decide.
    pub fn take_over(&mut self, rules: &Rules, text: &str) -> Option<Draft> {
        if !self.holds(text) {
            return None;
        }
        let kept = self.shelf.read(self.id()?).ok()??;
        let draft =
            (kept.text != text).then(|| Draft::read(rules, kept.text.as_bytes()).ok())??;
        self.open = Some(kept);
        Some(draft)
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

    /// Return whether this text is the one of the open assessment that the shelf holds.
    #[must_use]
    pub fn holds(&self, text: &str) -> bool {
        !self.disputed && self.open.as_ref().is_some_and(|open| open.text == text)
    }

    /// Return the open assessment with this draft, as it can be brought back after another one
    /// takes its place.
    #[must_use]
    pub fn replaced(&self, draft: &Draft) -> Replaced {
        let name = self.name().to_owned();
        Replaced {
            id: self.id().map(ToOwned::to_owned),
            title: title_of(&name, Some(draft.file())),
            name,
            text: draft.file().to_json(),
            open: true,
            by: None,
        }
    }

    /// Leave what can be brought back to the tab, for a reload: as much of it as there is room for,
    /// the newest first.
    pub fn leave(&self, undo: &Undo) {
        let fits = |skipped: &usize| self.shelf.set_undo(undo.to_text(*skipped).as_deref());
        let _ = (0..=undo.all().len()).find(fits);
    }

    /// Return what was left to the tab before a reload.
    #[must_use]
    pub fn left(&self) -> Undo {
        self.shelf.undo().map(|text| Undo::of_text(&text)).unwrap_or_default()
    }

    /// Open a replaced assessment again, and return its answers. They go into their own record if
    /// nobody has written other answers there; else into a new one.
    ///
    /// # Errors
    /// Fail if its text cannot be read, e.g. because the rules were replaced in between.
    pub fn resume(&mut self, rules: &Rules, replaced: &Replaced) -> Result<Draft, ReadError> {
        let draft = self.editions.take(rules, replaced.text.as_bytes())?.draft;
        let stored = replaced.id.as_ref().map(|id| self.shelf.read(id));
        self.begin();
        self.next_name.clone_from(&replaced.name);
        let free = |text: &str| {
            text == replaced.text
                || Draft::read(rules, text.as_bytes()).is_ok_and(|draft| draft.is_blank())
        };
        match stored {
            Some(Ok(Some(kept))) if free(&kept.text) => self.open = Some(kept),
            Some(Ok(None)) => {
                let kept = kept(replaced);
                // If this fails, keeping the draft fails, too, and the reader is told then.
                self.open = self.shelf.restore(&kept).is_ok().then_some(kept);
            }
            Some(Ok(Some(_))) if !replaced.name.is_empty() => {
                self.next_name.push_str("(元に戻した内容)");
            }
            _ => {}
        }
        if let Some(open) = &self.open {
            self.shelf.opened(&open.id);
        }
        self.read_list();
        Ok(draft)
    }

    /// Return the answers that another tab has kept in place of this page's, if the reader was
    /// told of them.
    #[must_use]
    pub fn theirs(&self) -> Option<Replaced> {
        match &self.told {
            Some(Trouble::Changed(kept)) => Some(of_record(kept, true)),
            _ => None,
        }
    }

    /// Remove an assessment and return it, or return `None` if there is none.
    ///
    /// # Errors
    /// Fail if it could not be removed.
    pub fn remove(&mut self, id: &str) -> Result<Option<Replaced>, Trouble> {
        let removed = self.shelf.remove(id);
        self.read_list();
        Ok(removed?.map(|kept| of_record(&kept, false)))
    }

    /// Put a removed assessment back.
    ///
    /// # Errors
    /// Fail if it could not be kept.
    pub fn restore(&mut self, removed: &Replaced) -> Result<(), Trouble> {
        let restored = match self.shelf.restore(&kept(removed)) {
            // Its place is taken.
            Err(Trouble::Changed(_)) => self.shelf.add(&removed.name, &removed.text).map(drop),
            restored => restored,
        };
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
        // A name that is kept says nothing of answers that are not.
        if renamed.is_ok() && self.told.is_some() && !self.holds(&draft.file().to_json()) {
            return None;
        }
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

    /// Return whether the browser keeps nothing, and the reader was told so.
    #[must_use]
    pub fn keeps_nothing(&self) -> bool {
        matches!(self.told, Some(Trouble::Blocked | Trouble::Full))
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

    /// Return the unreadable data under a key, or the last one if the key is empty.
    #[must_use]
    pub fn unreadable(&self, key: &str) -> Option<String> {
        let key = if key.is_empty() { self.list.unreadable.last()? } else { key };
        self.shelf.read_unreadable(key).ok()?
    }
}

/// Return a record as it can be brought back.
fn of_record(kept: &Kept, open: bool) -> Replaced {
    Replaced {
        id: Some(kept.id.clone()),
        name: kept.name.clone(),
        title: title(kept),
        text: kept.text.clone(),
        open,
        by: None,
    }
}

/// Return the record of a replaced assessment.
fn kept(replaced: &Replaced) -> Kept {
    Kept {
        id: replaced.id.clone().unwrap_or_default(),
        name: replaced.name.clone(),
        text: replaced.text.clone(),
        ..Kept::default()
    }
}

/// The offer for data that could not be read.
pub const SAVE_ASIDE: Offers<Action> = &[(Action::SaveAside, "元のデータをファイルに保存する")];

/// Return the title of an assessment: its name, else the service's name, else the words for an
/// assessment without name.
fn title(kept: &Kept) -> String {
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
            "保存した自己点検のうち不要なものを削除するか、回答ファイルとして保存してください。",
            &[FILE],
        ),
        Trouble::Corrupted(_) => (
            Kind::Error,
            "元のデータは消さずに残してあります。回答ファイルがあれば読み込んでください。",
            SAVE_ASIDE,
        ),
        Trouble::Changed(_) => (
            Kind::Warning,
            "選ぶまで、この画面の変更は保存されません。",
            &[
                (Action::Both, "この画面の内容を別の自己点検として保存する"),
                (Action::Theirs, "別のタブの内容を表示する"),
                (Action::Mine, "この画面の内容で上書きする"),
            ],
        ),
        Trouble::Gone => (
            Kind::Warning,
            "この画面の内容を残す場合は、保存し直してください。",
            &[
                (Action::Mine, "この画面の内容を保存し直す"),
                (Action::New, "新しい自己点検を始める"),
            ],
        ),
    };
    Notice::new(kind, format!("{trouble}{more}")).offering(offers)
}
