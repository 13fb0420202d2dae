//! The opening of a file that the reader has chosen: an answer file, or a table of answers.

use kijun_rules::answers::ReadError;
use kijun_sheets::csv;

use super::editions::Taken;
use super::model::{Effect, Form, Message};
use super::replace::UNDO;
use super::update::{Then, error, info};
use crate::client::kit::decode::cp932;
use crate::client::kit::storage::Store;
use crate::client::kit::table::{Kind, kind, listed};

/// The reason why a file is not opened, and the page that can read it, if another one can.
struct Refused {
    why: String,
    elsewhere: bool,
}

impl From<String> for Refused {
    fn from(why: String) -> Self {
        Self { why, elsewhere: false }
    }
}

impl<S: Store> Form<S> {
    /// Open the answers of a file, as an assessment of its own unless the page is blank.
    pub(super) fn import(
        &mut self,
        name: String,
        content: Result<Vec<u8>, String>,
        effects: &mut Vec<Effect>,
    ) -> Then {
        let taken = content.map_err(Refused::from);
        let taken = taken.and_then(|bytes| Ok((self.taken(&bytes)?, bytes)));
        let (Taken { draft, said, .. }, bytes) = match taken {
            Ok(taken) => taken,
            Err(Refused { why, elsewhere }) => {
                let text = format!(
                    "「{name}」を読み込めませんでした。{why} これまでの回答は変わっていません。"
                );
                let page = (self.page.export.clone(), "Excelのファイルを読み込むページ".to_owned());
                let links = (elsewhere && !page.0.is_empty()).then_some(page).into_iter().collect();
                self.notice = Some(error(text).leading(links));
                return Then::Nothing;
            }
        };
        let said = format!("「{name}」を読み込みました。{said}");
        let text = draft.file().to_json();
        if self.kept_draft().is_blank() || self.kept_draft().file().to_json() == text {
            self.begin(draft, Some(info(said)));
            return Then::FilterAndKeep;
        }
        if self.asks(Message::Read { name, content: Ok(bytes) }, effects) {
            return Then::Nothing;
        }
        self.put_by(Some(text));
        self.keeper.begin();
        let said = format!("{said}前の自己点検は、そのまま残っています。");
        self.begin(draft, Some(info(said).offering(UNDO)));
        Then::FilterAndKeep
    }

    /// Read a file, whose kind its bytes tell. A reader of workbooks would weigh more than the rest
    /// of the form, so they are read on the page of the Excel form.
    fn taken(&self, bytes: &[u8]) -> Result<Taken, Refused> {
        let editions = &self.keeper.editions;
        match kind(bytes) {
            Kind::Workbook if self.page.export.is_empty() => Err(Refused::from(
                "このファイルではExcelのファイルを読み込めません。ExcelでCSVとして保存したものを選んでください。".to_owned(),
            )),
            Kind::Workbook => Err(Refused {
                why: "Excelのファイルは、次のページで読み込み、「このブラウザーに保存」を押すと、この画面で開けます。".to_owned(),
                elsewhere: true,
            }),
            Kind::Table => self.table(bytes),
            Kind::Json | Kind::Other => {
                let taken = editions.take(&self.page.rules, bytes);
                taken.map_err(|error| Refused::from(error.to_string()))
            }
        }
    }

    /// Read a table of answers. Everything in it that is not taken over is said.
    fn table(&self, bytes: &[u8]) -> Result<Taken, Refused> {
        let rules = &self.page.rules;
        let id = rules.checklist().id.as_str();
        let ids = rules.checklist().requirements.iter().map(|one| one.id.as_str());
        let titles: Vec<String> = ids.map(|id| self.words(id, None).title).collect();
        let read = csv::read(bytes, cp932, &|of| {
            if of == id {
                return Ok(csv::Known { rules, titles: titles.clone() });
            }
            Err(ReadError::other_checklist(of, id).to_string())
        });
        let (file, notices) = read.into_result().map_err(|findings| listed(&findings))?;
        let taken = self.keeper.editions.take_file(rules, file);
        let taken = taken.map_err(|error| error.to_string())?;
        Ok(Taken { said: format!("{}{}", listed(&notices), taken.said), ..taken })
    }
}
