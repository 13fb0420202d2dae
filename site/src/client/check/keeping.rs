//! The assessments of this checklist in this browser: keeping, opening, naming, and what to do
//! where two tabs have changed the same one.

use kijun_rules::Rules;
use kijun_rules::answers::AnswerFile;
use kijun_rules::text::name_or_unnamed;

use super::action::Action;
use super::draft::Draft;
use super::editions::{Editions, Taken};
use crate::client::kit::notice::{Kind, Notice, Offers};
use crate::client::kit::storage::{Kept, Shelf, Store, Trouble};

/// The open assessment, and the shelf it stands on.
#[derive(Debug)]
pub struct Keeper<S> {
    shelf: Shelf<S>,
    /// What the page knows of earlier editions.
    pub editions: Editions,
    /// The open one as it was last read or saved; `None` while it is not kept yet.
    open: Option<Kept>,
    /// The name under which the open one will be kept, where it was carried over from another.
    next_name: String,
    /// The trouble that the reader was told of, so that they are told once.
    told: Option<Trouble>,
    /// Whether another tab has changed or removed it, and the reader has not chosen yet.
    disputed: bool,
    /// The shelf as it was last read or changed here.
    list: List,
}

/// What stands on the shelf.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct List {
    /// The assessments, in the order in which they were made.
    pub kept: Vec<Entry>,
    /// The keys of what could not be read.
    pub aside: Vec<String>,
}

/// An assessment on the shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// What it is called: its name, else its service's, else that it has none.
    pub title: String,
    /// When it was last saved; empty if that is not known.
    pub saved: String,
}

impl Entry {
    fn of(kept: &Kept) -> Self {
        Self { id: kept.id.clone(), title: title(kept), saved: kept.saved.clone() }
    }
}

/// What is shown when an assessment is opened.
#[derive(Debug)]
pub struct Opened {
    /// The answers.
    pub draft: Draft,
    /// What has to be said.
    pub notice: Option<Notice<Action>>,
}

/// Whether the open assessment is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved<'a> {
    /// Something hinders it.
    Not,
    /// Nothing was entered yet.
    Nothing,
    /// It is; `None` if it is not known since when.
    At(Option<&'a str>),
}

impl<S: Store> Keeper<S> {
    /// The keeper of a shelf, which is looked at by [`Self::start`].
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

    /// The shelf's content.
    #[must_use]
    pub fn list(&self) -> &List {
        &self.list
    }

    /// Read the shelf again.
    pub fn read_list(&mut self) {
        // What cannot be read is put aside by this.
        let kept = self.shelf.list().unwrap_or_default();
        self.list = List {
            kept: kept.iter().map(Entry::of).collect(),
            aside: self.shelf.aside().unwrap_or_default(),
        };
    }

    /// Open what was open last.
    pub fn start(&mut self, rules: &Rules) -> Opened {
        let found = self.shelf.latest();
        self.take_found(rules, found, |_| "前回の続きから表示しています。".to_owned(), None)
    }

    /// Open another one.
    pub fn open(&mut self, rules: &Rules, id: &str) -> Opened {
        let found = self.shelf.read(id);
        let said = |title: &str| format!("「{title}」を開きました。");
        self.take_found(rules, found, said, Some(&Trouble::Gone))
    }

    /// Open what was found; `missing` is what has to be said if nothing was.
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
            // The assessment of the earlier edition stays as it is; what follows from it is another.
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

    /// Begin one that is not kept until something is entered.
    pub fn begin(&mut self) {
        self.disputed = false;
        self.next_name.clear();
        self.open = None;
    }

    /// The open one's id; `None` if it is not kept.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.open.as_ref().map(|kept| kept.id.as_str())
    }

    /// The open one's name; empty if it has none.
    #[must_use]
    pub fn name(&self) -> &str {
        self.open.as_ref().map_or("", |kept| &kept.name)
    }

    /// Whether what is stored under this key is the open one.
    #[must_use]
    pub fn is_open(&self, key: &str) -> bool {
        self.id().is_some_and(|id| self.shelf.key(id) == key)
    }

    /// Keep the draft; give what has to be said, which is nothing if all went well.
    pub fn keep(&mut self, draft: &Draft) -> Option<Notice<Action>> {
        let text = draft.file().to_json();
        let done = match &mut self.open {
            None if draft.is_blank() => Ok(()),
            None => {
                let name = std::mem::take(&mut self.next_name);
                let added = self.shelf.add(&name, &text);
                return self.added(added);
            }
            // Nothing is kept of an assessment without name and answers.
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

    /// Bring the entry of the open one up to date, which holds this draft.
    fn renew_entry(&mut self, draft: &Draft) {
        let Some(open) = &self.open else { return };
        if let Some(entry) = self.list.kept.iter_mut().find(|entry| entry.id == open.id) {
            entry.title = title_of(&open.name, Some(draft.file()));
            entry.saved.clone_from(&open.saved);
        }
    }

    /// What has to be said of a trouble, if it was not said before.
    fn tell(&mut self, trouble: Option<Trouble>) -> Option<Notice<Action>> {
        self.disputed = matches!(trouble, Some(Trouble::Changed(_) | Trouble::Gone));
        let known = self.told == trouble;
        let notice = trouble.as_ref().filter(|_| !known || self.disputed).map(notice_of);
        self.told = trouble;
        notice
    }

    /// Look whether another tab has changed the open one.
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

    /// Keep the draft over what another tab has kept.
    pub fn overwrite(&mut self, draft: &Draft) -> Option<Notice<Action>> {
        let text = draft.file().to_json();
        let seen = self.open.as_mut();
        let kept = seen.map_or(Ok(()), |seen| self.shelf.overwrite(seen, &text));
        self.read_list();
        self.tell(kept.err())
    }

    /// Keep the draft under a name of its own, and leave the other tab's alone.
    pub fn keep_both(&mut self, draft: &Draft) -> Option<Notice<Action>> {
        let text = draft.file().to_json();
        let name = self.open.as_ref().map(title);
        let added = self.shelf.add(&format!("{}(この画面)", name.unwrap_or_default()), &text);
        self.added(added)
    }

    /// Keep a copy of one under another name, and give that name.
    ///
    /// # Errors
    /// The one is gone, or the copy could not be kept.
    pub fn duplicate(&mut self, id: &str) -> Result<String, Trouble> {
        let kept = self.shelf.read(id)?.ok_or(Trouble::Gone)?;
        let added = self.shelf.add(&format!("{}の写し", title(&kept)), &kept.text);
        self.read_list();
        added.map(|kept| kept.name)
    }

    /// Remove one, and give it; `None` if there is none.
    ///
    /// # Errors
    /// It could not be removed.
    pub fn remove(&mut self, id: &str) -> Result<Option<Kept>, Trouble> {
        let removed = self.shelf.remove(id);
        self.read_list();
        removed
    }

    /// Put a removed one back.
    ///
    /// # Errors
    /// It could not be kept.
    pub fn restore(&mut self, removed: &Kept) -> Result<(), Trouble> {
        let restored = self.shelf.restore(removed);
        self.read_list();
        restored
    }

    /// Give the open one another name; it is kept from then on.
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

    /// Whether the open one is kept.
    #[must_use]
    pub fn saved(&self) -> Saved<'_> {
        match &self.open {
            _ if self.told.is_some() => Saved::Not,
            Some(kept) => Saved::At(Some(kept.saved.as_str()).filter(|saved| !saved.is_empty())),
            None => Saved::Nothing,
        }
    }

    /// What was put aside under a key; under any, if the key is empty.
    #[must_use]
    pub fn aside(&self, key: &str) -> Option<String> {
        let key = match key {
            "" => self.shelf.aside().ok()?.pop()?,
            key => key.to_owned(),
        };
        self.shelf.read_aside(&key).ok()?
    }
}

/// The way out where something could not be read.
pub const SAVE_ASIDE: Offers<Action> = &[(Action::SaveAside, "元のデータをファイルに保存する")];

/// What an assessment is called: its name, else its service's, else that it has none.
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

/// What is said of a trouble, with the ways out.
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
