//! The changes of the page after each message, and the effects in the browser.

use kijun_rules::answers::AnswerFile;
use kijun_rules::ledger::{Entry, LedgerFile};

use super::book::Book;
use super::model::{Action, Assessment, Effect, LedgerPage, Message, Notice, Other, Undo};
use crate::client::kit::model::Model;
use crate::client::kit::notice::{Kind, Offers};
use crate::client::kit::storage::Kept;

const UNDO: Offers<Action> = &[(Action::Undo, "元に戻す")];

impl Model for LedgerPage {
    type Message = Message;
    type Effect = Effect;

    fn update(&mut self, message: Message) -> Vec<Effect> {
        let before = self.undo.clone();
        let mut effects = self.apply(message);
        if self.undo != before {
            let left = self.undo.as_ref().and_then(|undo| undo.to_file(&self.book));
            effects.push(Effect::Leave(left));
        }
        effects
    }
}

impl LedgerPage {
    fn apply(&mut self, message: Message) -> Vec<Effect> {
        let goes_on = matches!(message, Message::Enter(..) | Message::Class(_));
        if goes_on && self.notice.as_ref().is_some_and(Notice::passes) {
            self.notice = None;
        }
        match message {
            Message::Enter(field, text) => self.enter(|entry| entry.set(&field, &text)),
            Message::Class(id) => self.enter(|entry| entry.class = (!id.is_empty()).then_some(id)),
            Message::Open(place) => {
                self.book.open(place);
                Vec::new()
            }
            Message::Act(action) => self.act(action),
            Message::Choose(key) => {
                self.chosen = key;
                Vec::new()
            }
            Message::Read(upload, name, read) => self.take_in(upload, &name, read),
            Message::Kept(kept) => {
                self.kept = kept.into_iter().filter_map(|kept| self.assessment(kept)).collect();
                Vec::new()
            }
            Message::Saved(Some(name), said) => {
                self.tell(format!("「{name}」{said}"));
                Vec::new()
            }
            Message::Saved(None, _) => {
                let text = "ファイルを保存できませんでした。";
                self.notice = Some(Notice::new(Kind::Error, text));
                Vec::new()
            }
            Message::Stored if self.other.is_some() => Vec::new(),
            Message::Stored => vec![Effect::LookForNews],
            Message::News(file) => {
                self.news(file);
                Vec::new()
            }
            Message::Refused(refused) => {
                self.refused(refused);
                Vec::new()
            }
            Message::Safe => {
                self.at_risk = false;
                Vec::new()
            }
            Message::Returned(files) => {
                let added: usize = files.into_iter().map(|file| self.book.take_in(file)).sum();
                self.tell(format!("以前の版のサイトで読めなかった登録{added}件を加えました。"));
                vec![self.keep()]
            }
            Message::Left(file) => {
                self.undo = Some(Undo::Added(file));
                let said = "消去または置き換えた登録は、このタブを閉じるまで元に戻せます。";
                self.notice = Some(Notice::new(Kind::Info, said).offering(UNDO));
                Vec::new()
            }
        }
    }

    /// Change the open entry.
    fn enter(&mut self, change: impl FnOnce(&mut Entry)) -> Vec<Effect> {
        let before = self.book.entry().clone();
        change(self.book.entry_mut());
        if before == *self.book.entry() {
            return Vec::new();
        }
        // From now on, bringing the replaced entries back deletes nothing that is entered now.
        if let Some(Undo::Replaced(book)) = &self.undo {
            self.undo = book.to_file().map(Undo::Added);
        }
        vec![self.keep()]
    }

    fn act(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Add => self.edit(Book::add),
            Action::Duplicate => self.edit(Book::duplicate),
            Action::Remove => self.remove(),
            Action::Reset => {
                let blank = Book::blank(&self.data);
                let before = std::mem::replace(&mut self.book, blank);
                self.replaced(
                    before,
                    "登録をすべて消去しました。このタブを閉じるまで元に戻せます。",
                )
            }
            Action::Csv => self.save_csv(),
            Action::Json => self.save_json(),
            Action::Print => vec![Effect::Print],
            Action::Copy => match self.chosen().cloned() {
                Some(Assessment { label, answers, .. }) => self.prefill(&answers, &label),
                None => Vec::new(),
            },
            Action::Undo => self.undo(),
            Action::SaveUnreadable => vec![Effect::SaveUnreadable],
            Action::Both | Action::Theirs | Action::Mine => self.settle(action),
            Action::Dismiss => {
                self.withdraw();
                Vec::new()
            }
        }
    }

    /// Change the list of entries, and move the focus to the first control.
    fn edit(&mut self, change: fn(&mut Book)) -> Vec<Effect> {
        change(&mut self.book);
        self.withdraw();
        vec![self.keep(), Effect::FocusEntry]
    }

    fn remove(&mut self) -> Vec<Effect> {
        let (place, entry) = self.book.remove();
        if entry.is_blank() {
            self.withdraw();
        } else {
            self.undo = Some(Undo::Removed(place, entry));
            let notice = Notice::new(Kind::Info, "登録を1件削除しました。");
            self.notice = Some(notice.offering(UNDO));
        }
        vec![self.keep(), Effect::FocusEntries]
    }

    fn undo(&mut self) -> Vec<Effect> {
        match self.undo.take() {
            Some(Undo::Removed(place, entry)) => self.book.restore(place, entry),
            Some(Undo::Replaced(book)) => self.book = book,
            Some(Undo::Added(file)) => drop(self.book.take_in(file)),
            None => return Vec::new(),
        }
        self.tell("元に戻しました。");
        vec![self.keep(), Effect::FocusEntries]
    }

    /// Fill in the open entry from an assessment of this name.
    pub(super) fn prefill(&mut self, answers: &AnswerFile, name: &str) -> Vec<Effect> {
        let before = self.book.clone();
        let said = self.book.prefill(answers, &self.data).said();
        self.replaced(before, format!("「{name}」から、{said}"))
    }

    /// Say that other entries have replaced the earlier ones, which can be restored.
    pub(super) fn replaced(&mut self, before: Book, said: impl Into<String>) -> Vec<Effect> {
        let notice = Notice::new(Kind::Info, said);
        if before == self.book {
            self.undo = None;
            self.notice = Some(notice);
        } else {
            self.undo = Some(Undo::Replaced(before));
            self.notice = Some(notice.offering(UNDO));
        }
        vec![self.keep()]
    }

    /// Show the entries that another tab has kept. Those of this page are kept after every letter;
    /// if that was not possible, they can be brought back.
    fn news(&mut self, file: Option<LedgerFile>) {
        let place = self.book.place();
        let now = file.map_or_else(|| Book::blank(&self.data), Book::of_file);
        let before = std::mem::replace(&mut self.book, now);
        self.book.open(place);
        self.put_by(&before, "別のタブでの変更を表示しました。");
    }

    /// Say that entries of another tab are shown. If the earlier ones are not kept, they can be
    /// brought back.
    fn put_by(&mut self, before: &Book, said: &str) {
        let lost = before.to_file().filter(|_| std::mem::take(&mut self.at_risk));
        self.undo = lost.map(Undo::Added);
        let notice = Notice::new(Kind::Info, said);
        let offers = if self.undo.is_some() { UNDO } else { &[] };
        self.notice = Some(notice.offering(offers));
    }

    /// Apply the reader's choice between the entries of this page and those of another tab.
    fn settle(&mut self, choice: Action) -> Vec<Effect> {
        let said = match (choice, self.other.take().and_then(|Other(file)| file)) {
            (Action::Both, Some(other)) => {
                self.book.take_in(other);
                "両方の登録を残しました。"
            }
            (Action::Theirs, other) => {
                let now = other.map_or_else(|| Book::blank(&self.data), Book::of_file);
                let before = std::mem::replace(&mut self.book, now);
                self.at_risk = true;
                self.put_by(&before, "別のタブの内容にしました。");
                return vec![Effect::Overwrite(self.book.to_file())];
            }
            (_, Some(other)) => {
                let theirs = Book::of_file(other);
                self.at_risk = true;
                self.put_by(&theirs, "この画面の内容を保存しました。");
                return vec![Effect::Overwrite(self.book.to_file())];
            }
            _ => "この画面の内容を保存しました。",
        };
        self.undo = None;
        self.tell(said);
        vec![Effect::Overwrite(self.book.to_file())]
    }

    /// Remove the notice and its offers.
    fn withdraw(&mut self) {
        self.undo = None;
        self.notice = None;
    }

    fn keep(&self) -> Effect {
        Effect::Keep(self.book.to_file())
    }

    /// Return a kept assessment with its label on this page; `None` if it cannot be read.
    fn assessment(&self, (key, kept): (String, Kept)) -> Option<Assessment> {
        let answers = AnswerFile::read(kept.text.as_bytes()).ok()?;
        let mut label = kept.shown_name(Some(&answers));
        if let Some(class) = &answers.class {
            label.push('、');
            label.push_str(self.data.class_title(class));
        }
        Some(Assessment { key, label, answers })
    }
}
