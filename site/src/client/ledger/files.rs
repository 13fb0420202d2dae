//! Files that the reader saves or opens.

use kijun_rules::ledger::LedgerFile;
use kijun_sheets::Kind;

use super::model::{Effect, LedgerPage, Notice, Upload};
use crate::client::kit::answer_file;
use crate::client::kit::file_name::FileName;
use crate::client::kit::format::Download;
use crate::client::kit::notice;
use crate::client::kit::table::kind;

impl LedgerPage {
    pub(super) fn save_csv(&mut self) -> Vec<Effect> {
        let Some(ledger) = self.data.ledger_of(self.book.entry()) else {
            return self.say(
                notice::Kind::Error,
                "この登録をどの台帳に書くかが決まっていません。\
                 「取り扱う情報の分類」を選んでから、CSVで保存してください。",
            );
        };
        let Ok((csv, count)) = self.data.to_csv(ledger, self.book.entries()) else {
            return self.say(notice::Kind::Error, "表が大きすぎるため、CSVを作れません。");
        };
        let name = FileName::new("台帳", "csv").of(&self.data.name);
        // A standard's only ledger may be called so, too.
        let name = if ledger.name == "台帳" { name } else { name.of(&ledger.name) };
        let all = self.book.to_file().map_or(0, |file| file.entries.len());
        let others = all.saturating_sub(count);
        let mut said = format!("を保存しました({}の登録{count}件)。", ledger.name);
        if self.data.has_classes(ledger) {
            said.push_str(
                "情報の分類は台帳の項目にないため、CSVには入りません(JSONには入ります)。",
            );
        }
        if others > 0 {
            let text = "ほかの台帳の登録と、分類を選んでいない登録は入っていません";
            said = format!("{said}{text}({others}件)。");
        }
        vec![Effect::Save(Download::csv(name, csv), said)]
    }

    pub(super) fn save_json(&mut self) -> Vec<Effect> {
        let Some(file) = self.book.to_file() else {
            return self.say(notice::Kind::Warning, "登録がないので、保存するものがありません。");
        };
        let name = FileName::new("台帳", "json").of(&self.data.name);
        match Download::json(name, file.to_json()) {
            Ok(saved) => {
                let said = format!("を保存しました(登録{}件)。", file.entries.len());
                vec![Effect::Save(saved, said)]
            }
            Err(error) => self.say(notice::Kind::Error, error),
        }
    }

    /// Take in a file that the reader has chosen.
    pub(super) fn take_in(
        &mut self,
        upload: Upload,
        name: &str,
        read: Result<Vec<u8>, String>,
    ) -> Vec<Effect> {
        let mut links = Vec::new();
        let done = read.and_then(|bytes| match upload {
            Upload::Ledger => self.take_ledger(name, &bytes),
            Upload::Answers => match answer_file::read(&bytes) {
                Ok(answers) => Ok(self.prefill(&answers, name)),
                Err(unread) => {
                    if unread.is_elsewhere {
                        links.clone_from(&self.data.exports);
                    }
                    Err(unread.text)
                }
            },
        });
        done.unwrap_or_else(|error| {
            let text = format!(
                "「{name}」を読み込めませんでした。{error} これまでの登録は変わっていません。"
            );
            self.notice = Some(Notice::new(notice::Kind::Error, text).leading(links));
            Vec::new()
        })
    }

    fn take_ledger(&mut self, name: &str, bytes: &[u8]) -> Result<Vec<Effect>, String> {
        let preferred = self.data.ledger_of(self.book.entry()).map(|ledger| ledger.id.as_str());
        let (file, notes) = match kind(bytes) {
            Kind::Workbook => {
                return Err("Excelのブックは読み込めません。Excelで「名前を付けて保存」で「CSV UTF-8(コンマ区切り)」として保存し直してください。".to_owned());
            }
            Kind::Other | Kind::Table if !bytes.is_empty() => self.data.of_csv(bytes, preferred)?,
            _ => (LedgerFile::read(bytes).map_err(|error| error.to_string())?, Vec::new()),
        };
        if file.standard != self.data.standard {
            return Err(format!("これは、ほかの基準『{}』の台帳ファイルです。", file.standard));
        }
        let edition = file.edition.clone().filter(|edition| *edition != self.data.edition);
        let classless = file.entries.iter().any(|entry| entry.class.is_none());
        let before = self.book.clone();
        let added = self.book.take_in(file);
        let mut said = match added {
            0 => format!("「{name}」の登録は、すべてここにあります。加えたものはありません。"),
            added => format!("「{name}」の登録{added}件を加えました。"),
        };
        said.extend(notes);
        if added > 0 && classless && !self.data.classes.is_empty() {
            said.push_str("分類を選んでいない登録があります。");
        }
        if let Some(edition) = edition {
            said = format!("{said}このファイルは、基準の第{edition}版のものです。");
        }
        Ok(self.replaced(before, said))
    }

    fn say(&mut self, kind: notice::Kind, text: impl Into<String>) -> Vec<Effect> {
        self.notice = Some(Notice::new(kind, text));
        Vec::new()
    }
}
