//! The assessments of this checklist in this browser: keeping, opening, naming, and what to do
//! where two tabs have changed the same one.

use std::cell::{Cell, RefCell};

use kijun_rules::Rules;
use maud::{Markup, html};

use super::super::draft::{Draft, Field};
use super::super::editions::{Editions, Taken};
use super::time;
use crate::client::kit::notice::{Kind, Notice};
use crate::client::kit::storage::browser::{Browser, shelf};
use crate::client::kit::storage::{Kept, Shelf, Trouble};

/// The open assessment, and the shelf it stands on.
pub(super) struct Keeper {
    pub(super) shelf: Shelf<Browser>,
    pub(super) editions: Editions,
    /// The open one as it was last read or saved; `None` while it is not kept yet.
    open: RefCell<Option<Kept>>,
    /// The name under which the open one will be kept, where it was carried over from another.
    next_name: RefCell<String>,
    /// The trouble that the reader was told of, so that they are told once.
    told: RefCell<Option<Trouble>>,
    /// Whether another tab has changed or removed it, and the reader has not chosen yet.
    disputed: Cell<bool>,
}

/// What is shown when the page opens.
pub(super) struct Opened {
    pub(super) draft: Draft,
    pub(super) notice: Option<Notice>,
}

impl Keeper {
    pub(super) fn new(site_root: &str, checklist: &str, editions: Editions) -> Self {
        Self {
            shelf: shelf(site_root, checklist),
            editions,
            open: RefCell::default(),
            next_name: RefCell::default(),
            told: RefCell::default(),
            disputed: Cell::new(false),
        }
    }

    /// Opens what was open last.
    pub(super) fn start(&self, rules: &Rules) -> Opened {
        let blank = |notice| Opened { draft: Draft::blank(rules), notice };
        match self.shelf.latest() {
            Ok(None) => blank(None),
            Ok(Some(kept)) => self.take(rules, kept, "前回の続きから表示しています。"),
            Err(trouble) => blank(Some(notice_of(&trouble))),
        }
    }

    /// Opens another one.
    pub(super) fn open(&self, rules: &Rules, id: &str) -> Opened {
        match self.shelf.read(id) {
            Ok(Some(kept)) => {
                let said = format!("「{}」を開きました。", title(rules, &kept));
                self.take(rules, kept, &said)
            }
            Ok(None) => {
                Opened { draft: Draft::blank(rules), notice: Some(notice_of(&Trouble::Gone)) }
            }
            Err(trouble) => {
                Opened { draft: Draft::blank(rules), notice: Some(notice_of(&trouble)) }
            }
        }
    }

    fn take(&self, rules: &Rules, kept: Kept, said: &str) -> Opened {
        self.disputed.set(false);
        self.next_name.take();
        match self.editions.take(rules, kept.text.as_bytes()) {
            // The assessment of the earlier edition stays as it is; what follows from it is another.
            Ok(Taken { draft, said: carried, carried: true }) => {
                let edition = &rules.checklist().edition;
                self.next_name.replace(format!("{}(『{edition}』版)", title(rules, &kept)));
                self.open.replace(None);
                let said = format!(
                    "{said}{carried}前の版の点検は、保存した点検の一覧にそのまま残っています。"
                );
                Opened { draft, notice: Some(Notice::new(Kind::Warning, said)) }
            }
            Ok(Taken { draft, said: edition, .. }) => {
                self.shelf.opened(&kept.id);
                self.open.replace(Some(kept));
                let kind = if edition.is_empty() { Kind::Info } else { Kind::Warning };
                Opened { draft, notice: Some(Notice::new(kind, format!("{said}{edition}"))) }
            }
            Err(error) => {
                let aside = self.shelf.set_aside(&kept);
                self.open.replace(None);
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

    /// Begins one that is not kept until something is entered.
    pub(super) fn begin(&self) {
        self.disputed.set(false);
        self.next_name.take();
        self.open.replace(None);
    }

    /// The open one's id, if it is kept.
    pub(super) fn id(&self) -> Option<String> {
        self.open.borrow().as_ref().map(|kept| kept.id.clone())
    }

    /// The open one's name.
    pub(super) fn name(&self) -> String {
        self.open.borrow().as_ref().map(|kept| kept.name.clone()).unwrap_or_default()
    }

    /// Keeps the draft; gives what has to be said, which is nothing if all went well.
    pub(super) fn keep(&self, draft: &Draft) -> Option<Notice> {
        let text = draft.file().to_json();
        let mut open = self.open.borrow_mut();
        let kept = match open.as_mut() {
            None if draft.is_blank() => Ok(()),
            None => self.shelf.add(&self.next_name.take(), &text).map(|kept| {
                self.shelf.opened(&kept.id);
                *open = Some(kept);
            }),
            // Nothing is kept of an assessment without name and answers.
            Some(seen) if draft.is_blank() && seen.name.is_empty() && !self.disputed.get() => {
                let removed = self.shelf.remove(&seen.id).map(drop);
                *open = None;
                removed
            }
            Some(seen) => self.shelf.save(seen, &text),
        };
        drop(open);
        self.tell(kept.err())
    }

    /// What has to be said of a trouble, if it was not said before.
    fn tell(&self, trouble: Option<Trouble>) -> Option<Notice> {
        let disputed = matches!(trouble, Some(Trouble::Changed(_) | Trouble::Gone));
        self.disputed.set(disputed);
        let known = *self.told.borrow() == trouble;
        let notice = trouble.as_ref().filter(|_| !known || disputed).map(notice_of);
        self.told.replace(trouble);
        notice
    }

    /// Looks whether another tab has changed the open one.
    pub(super) fn look(&self) -> Option<Notice> {
        let seen = self.open.borrow().clone()?;
        match self.shelf.read(&seen.id) {
            Ok(Some(kept)) if kept.text == seen.text => {
                self.open.replace(Some(kept));
                None
            }
            Ok(Some(kept)) => self.tell(Some(Trouble::Changed(Box::new(kept)))),
            Ok(None) => self.tell(Some(Trouble::Gone)),
            Err(trouble) => self.tell(Some(trouble)),
        }
    }

    /// Keeps the draft over what another tab has kept.
    pub(super) fn overwrite(&self, draft: &Draft) -> Option<Notice> {
        let text = draft.file().to_json();
        let mut open = self.open.borrow_mut();
        let kept = open.as_mut().map_or(Ok(()), |seen| self.shelf.overwrite(seen, &text));
        drop(open);
        self.tell(kept.err())
    }

    /// Keeps the draft under a name of its own, and leaves the other tab's alone.
    pub(super) fn keep_both(&self, rules: &Rules, draft: &Draft) -> Option<Notice> {
        let text = draft.file().to_json();
        let name = self.open.borrow().as_ref().map(|seen| title(rules, seen));
        let added = self.shelf.add(&format!("{}(この画面)", name.unwrap_or_default()), &text);
        self.taken(added)
    }

    /// Keeps a copy of one under another name, and gives it.
    pub(super) fn duplicate(&self, rules: &Rules, id: &str) -> Result<Kept, Trouble> {
        let kept = self.shelf.read(id)?.ok_or(Trouble::Gone)?;
        self.shelf.add(&format!("{}の写し", title(rules, &kept)), &kept.text)
    }

    /// Gives the open one another name; it is kept from then on.
    pub(super) fn rename(&self, draft: &Draft, name: &str) -> Option<Notice> {
        let mut open = self.open.borrow_mut();
        let Some(seen) = open.as_mut() else {
            drop(open);
            let text = draft.file().to_json();
            return self.taken(self.shelf.add(name, &text));
        };
        let renamed = self.shelf.rename(seen, name);
        drop(open);
        self.tell(renamed.err())
    }

    fn taken(&self, added: Result<Kept, Trouble>) -> Option<Notice> {
        let trouble = match added {
            Ok(kept) => {
                self.shelf.opened(&kept.id);
                self.open.replace(Some(kept));
                None
            }
            Err(trouble) => Some(trouble),
        };
        self.tell(trouble)
    }

    /// When the open one was last saved, in words.
    pub(super) fn saved(&self) -> String {
        let troubled = self.told.borrow().is_some();
        match (&*self.open.borrow(), troubled) {
            (_, true) => "このブラウザーに保存できていません。".to_owned(),
            (Some(kept), false) if !kept.saved.is_empty() => {
                format!("{}にこのブラウザーへ保存しました。", time::of(&kept.saved))
            }
            (Some(_), false) => "このブラウザーに保存されています。".to_owned(),
            (None, false) => "まだ何も保存していません。".to_owned(),
        }
    }

    /// What was put aside under a key; under any, if the key is empty.
    pub(super) fn aside(&self, key: &str) -> Option<String> {
        let key = match key {
            "" => self.shelf.aside().ok()?.pop()?,
            key => key.to_owned(),
        };
        self.shelf.read_aside(&key).ok()?
    }

    /// The list of all assessments, and of what could not be read.
    pub(super) fn list(&self, rules: &Rules) -> Markup {
        // What cannot be read is put aside by this.
        let list = self.shelf.list().unwrap_or_default();
        let aside = self.shelf.aside().unwrap_or_default();
        let open = self.id();
        html! {
            @for kept in &list {
                @let title = title(rules, kept);
                @let is_open = open.as_deref() == Some(kept.id.as_str());
                li aria-current=[is_open.then_some("true")] {
                    p {
                        b { (title) } @if is_open { " (表示中)" }
                        @if !kept.saved.is_empty() {
                            span.about-title { " " (time::of(&kept.saved)) "に保存" }
                        }
                    }
                    div.toolbar-actions {
                        @for (action, label) in [("open", "開く"), ("duplicate", "複製"), ("remove", "削除")] {
                            @if !(is_open && action == "open") {
                                button.quiet type="button" data-action=(action) data-id=(kept.id)
                                    aria-label={ "「" (title) "」を" (label) } { (label) }
                            }
                        }
                    }
                }
            }
            @for key in &aside {
                li {
                    p { b { "読めなかったデータ" } span.about-title { " " (key) } }
                    button.quiet type="button" data-action="save-aside" data-id=(key) {
                        (SAVE_ASIDE[0].1)
                    }
                }
            }
        }
    }
}

/// The way out where something could not be read.
const SAVE_ASIDE: &[(&str, &str)] = &[("save-aside", "元のデータをファイルに保存する")];

/// What an assessment is called: its name, else its service's, else that it has none.
pub(super) fn title(rules: &Rules, kept: &Kept) -> String {
    if !kept.name.is_empty() {
        return kept.name.clone();
    }
    let draft = Draft::read(rules, kept.text.as_bytes()).ok();
    let service = draft.map(|draft| draft.value(Field::ServiceName).into_owned());
    service.filter(|name| !name.is_empty()).unwrap_or_else(|| "名前のない点検".to_owned())
}

/// What is said of a trouble, with the ways out.
pub(super) fn notice_of(trouble: &Trouble) -> Notice {
    const FILE: (&str, &str) = ("save-file", "回答ファイルを保存する");
    let (kind, more, offers): (_, &str, &'static [_]) = match trouble {
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
                ("theirs", "別のタブの内容を表示する"),
                ("mine", "この画面の内容で上書きする"),
                ("both", "この画面の内容を別の点検として保存する"),
            ],
        ),
        Trouble::Gone => (
            Kind::Warning,
            "この画面の内容を残す場合は、保存し直してください。",
            &[("mine", "この画面の内容を保存し直す"), ("new", "新しい点検を始める")],
        ),
    };
    Notice::new(kind, format!("{trouble}{more}")).offering(offers)
}
