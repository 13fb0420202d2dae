//! The entries are kept with every letter; where that fails or another tab interferes, it is said.

use super::super::book::Book;
use super::keep::{Opened, Refused};
use super::{Live, info};
use crate::client::kit::notice::{Kind, Notice};

const CHOICES: &[(&str, &str)] = &[
    ("both", "両方の登録を残す"),
    ("theirs", "別のタブの内容にする"),
    ("mine", "この画面の内容にする"),
];

pub(super) fn not_kept(why: &str) -> Notice {
    let cure = "画面を閉じる前に「台帳ファイル(JSON)で保存」で保存してください。";
    Notice::new(Kind::Warning, format!("{why}{cure}"))
}

impl Live {
    /// Keeps the entries in this browser, and says so if it cannot be done.
    pub(super) fn keep(&self) {
        let file = self.book.borrow().to_file();
        if let Err(refused) = self.keeper.keep(file.as_ref()) {
            self.say_refused(refused);
        }
    }

    pub(super) fn say_refused(&self, refused: Refused) {
        let notice = match refused {
            Refused::Blocked => not_kept("このブラウザーには登録を保存できません。"),
            Refused::Full => {
                not_kept("このブラウザーの保存領域がいっぱいで、登録を保存できません。")
            }
            Refused::Changed(other) => {
                self.other.replace(other);
                Notice::new(
                    Kind::Warning,
                    "同じ台帳が別のタブで変更されています。どちらを残すかを選んでください。",
                )
                .offering(CHOICES)
            }
        };
        // What was said last may offer to undo: it goes on offering.
        if self.notice.borrow().as_ref().is_none_or(|said| said.offers.is_empty()) {
            self.say(Some(notice));
        }
    }

    /// Another tab may have changed the ledger. What is entered here is kept with every letter, so
    /// nothing is lost by showing what was kept last.
    pub(super) fn changed_elsewhere(&self) {
        if self.other.borrow().is_some() {
            return;
        }
        let mut book = match self.keeper.news() {
            Some(Opened::Ledger(file)) => Book::of_file(file),
            Some(Opened::Nothing) => Book::blank(&self.ledgers),
            _ => return,
        };
        let place = self.book.borrow().place();
        book.open(place);
        self.book.replace(book);
        self.undo.replace(None);
        self.refill();
        self.say(Some(info("別のタブでの変更を表示しました。")));
    }

    /// The reader has chosen between what is entered here and what another tab has kept.
    pub(super) fn settle(&self, choice: &str) {
        let other = self.other.take();
        let said = match (choice, other) {
            ("both", Some(other)) => {
                self.book.borrow_mut().take_in(other);
                "両方の登録を残しました。"
            }
            ("theirs", other) => {
                let book = other.map_or_else(|| Book::blank(&self.ledgers), Book::of_file);
                self.book.replace(book);
                "別のタブの内容にしました。"
            }
            _ => "この画面の内容を保存しました。",
        };
        self.undo.replace(None);
        self.refill();
        let file = self.book.borrow().to_file();
        match self.keeper.overwrite(file.as_ref()) {
            Ok(()) => self.say(Some(info(said))),
            Err(refused) => {
                self.notice.replace(None);
                self.say_refused(refused);
            }
        }
    }
}
