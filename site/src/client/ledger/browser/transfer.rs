//! Files out and in, by the reader's own hand.

use std::rc::Rc;

use kijun_rules::answers::{AnswerFile, ReadErrorKind};
use kijun_rules::ledger::LedgerFile;
use web_sys::HtmlInputElement;

use super::{Live, info};
use crate::client::kit::notice::{Kind, Notice};

impl Live {
    pub(super) fn save_csv(&self) -> Notice {
        let book = self.book.borrow();
        let Some(ledger) = self.ledgers.of_entry(book.entry()) else {
            return Notice::new(
                Kind::Error,
                "この登録をどの台帳に書くかが決まっていません。\
                 「取り扱う情報の分類」を選んでから、CSVで保存してください。",
            );
        };
        let Ok((csv, count)) = self.ledgers.to_csv(ledger, book.entries()) else {
            return Notice::new(Kind::Error, "表が大きすぎるため、CSVを作れません。");
        };
        let name = format!("kijun-ledger-{}-{}.csv", self.ledgers.standard, ledger.id);
        if !self.downloads.save(&name, "text/csv", &csv) {
            return Notice::new(Kind::Error, "ファイルを保存できませんでした。");
        }
        let all = book.to_file().map_or(0, |file| file.entries.len());
        let others = all.saturating_sub(count);
        let mut said = format!("「{name}」を保存しました({}の登録{count}件)。", ledger.name);
        if self.ledgers.has_classes(ledger) {
            said.push_str(
                "情報の分類は台帳の項目にないため、CSVには入りません(JSONには入ります)。",
            );
        }
        if others > 0 {
            let text = "ほかの台帳の登録と、分類を選んでいない登録は入っていません";
            said = format!("{said}{text}({others}件)。");
        }
        info(said)
    }

    pub(super) fn save_json(&self) -> Notice {
        let book = self.book.borrow();
        let Some(file) = book.to_file() else {
            return Notice::new(Kind::Warning, "登録がないので、保存するものがありません。");
        };
        let name = format!("kijun-ledger-{}.json", self.ledgers.standard);
        let text = file.to_json();
        if self.downloads.save(&name, "application/json", text.as_bytes()) {
            info(format!("「{name}」を保存しました(登録{}件)。", file.entries.len()))
        } else {
            Notice::new(Kind::Error, "ファイルを保存できませんでした。")
        }
    }

    pub(super) fn import(self: &Rc<Self>, kind: &str, input: &HtmlInputElement) {
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        let name = file.name();
        let is_answers = kind == "answers";
        let live = Rc::clone(self);
        let input = input.clone();
        self.uploads.read(file, move |read| {
            // So that the same file can be chosen again after it was mended.
            input.set_value("");
            let done = read.and_then(|bytes| {
                if is_answers { live.read_answers(&name, &bytes) } else { live.read_ledger(&name, &bytes) }
            });
            if let Err(error) = done {
                live.say(Some(Notice::new(
                    Kind::Error,
                    format!("「{name}」を読み込めませんでした。{error} これまでの登録は変わっていません。"),
                )));
            }
        });
    }

    pub(super) fn read_answers(&self, name: &str, bytes: &[u8]) -> Result<(), String> {
        let answers = AnswerFile::read(bytes).map_err(|error| error.to_string())?;
        self.prefill(&answers, name);
        Ok(())
    }

    pub(super) fn prefill(&self, answers: &AnswerFile, name: &str) {
        let before = self.book.borrow().clone();
        let said = self.book.borrow_mut().prefill(answers, &self.ledgers).said();
        self.replaced(before, info(format!("「{name}」から、{said}")));
    }

    pub(super) fn read_ledger(&self, name: &str, bytes: &[u8]) -> Result<(), String> {
        let preferred = {
            let book = self.book.borrow();
            self.ledgers.of_entry(book.entry()).map(|ledger| ledger.id.clone())
        };
        let file = match LedgerFile::read(bytes) {
            Ok(file) => file,
            // What does not begin like JSON is a table.
            Err(error) if error.kind == ReadErrorKind::NotJson && !begins_as_json(bytes) => {
                self.ledgers.of_csv(bytes, preferred.as_deref())?
            }
            Err(error) => return Err(error.to_string()),
        };
        if file.standard != self.ledgers.standard {
            return Err(format!("これは、ほかの基準『{}』の台帳ファイルです。", file.standard));
        }
        let (edition, classless) = (
            file.edition.clone().filter(|edition| *edition != self.ledgers.edition),
            file.entries.iter().any(|entry| entry.class.is_none()),
        );
        let before = self.book.borrow().clone();
        let added = self.book.borrow_mut().take_in(file);
        let mut said = match added {
            0 => format!("「{name}」の登録は、すべてここにあります。加えたものはありません。"),
            added => format!("「{name}」の登録{added}件を加えました。"),
        };
        if added > 0 && classless && !self.ledgers.classes.is_empty() {
            said.push_str("分類を選んでいない登録があります。");
        }
        if let Some(edition) = edition {
            said = format!("{said}このファイルは、基準の第{edition}版のものです。");
        }
        self.replaced(before, info(said));
        Ok(())
    }
}

fn begins_as_json(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    matches!(text.trim_ascii_start().first(), Some(b'{' | b'['))
}
