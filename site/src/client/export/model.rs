//! The model of the export page: what can be exported, what was read, what is said about it.

use kijun_rules::{AnswerFile, Rules};
use kijun_sheets::form::SheetForm;
use kijun_sheets::{Finding, Weight};

use super::answers;
use super::report::{Findings, Summary};
use crate::client::kit::model::Model;
use crate::client::kit::notice::{Kind, Notice};
use crate::client::kit::storage::{Kept, Trouble};
use crate::data::export::ExportData;

/// A format of the files that the page gives out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A workbook.
    Xlsx,
    /// A CSV table.
    Csv,
    /// An answer file.
    Answers,
}

impl Format {
    /// Each of them.
    pub const ALL: [Self; 3] = [Self::Xlsx, Self::Csv, Self::Answers];

    /// Return the name in a button's `data-export`.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Answers => "answers",
        }
    }

    /// Return the label of its button.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Xlsx => "Excel(XLSX)を保存",
            Self::Csv => "CSVを保存",
            Self::Answers => "回答ファイル(JSON)を保存",
        }
    }

    /// Return the end of a file's name.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Answers => "json",
            _ => self.id(),
        }
    }

    /// Return the media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv",
            Self::Answers => "application/json",
        }
    }
}

/// A place for notices, beside what they are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// Beside the buttons for what is saved.
    Out,
    /// Beside the choice of a filled form.
    In,
}

/// What the reading of a filled form gives: the answers with notices, or what has to be mended.
pub type Reading = Result<(AnswerFile, Vec<Finding>), Vec<Finding>>;

/// A record of the browser's storage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The record.
    pub kept: Kept,
    /// When it was last saved, as this browser writes times; empty if that is not known.
    pub saved: String,
}

/// What the browser's storage holds for this checklist.
#[derive(Debug, Clone)]
pub struct Stock {
    /// The records, in the order in which they were made.
    pub kept: Result<Vec<Stored>, Trouble>,
    /// The id of the one that was opened last.
    pub latest: Option<String>,
}

/// What happens to the page.
#[derive(Debug)]
pub enum Message {
    /// The storage was read for the first time.
    Open(Stock),
    /// The storage was read again: another tab may have added, renamed or removed some.
    Renew(Stock),
    /// Other answers were chosen, by the key of their source.
    Choose(String),
    /// A file is asked for.
    Export(Format),
    /// The chosen record was read, to be given out in this format.
    Looked(Format, Result<Option<Kept>, Trouble>),
    /// A file was saved under this name, or why it was not.
    Saved(Slot, Result<String, String>),
    /// A chosen file could not be read.
    Refused(Slot, String, String),
    /// An answer file was chosen.
    AnswersRead(String, Result<AnswerFile, String>),
    /// A filled form was chosen.
    FormRead(String, Reading),
    /// The answers that were read are to be kept.
    Keep,
    /// The answers that were read are to be saved as a file.
    Download,
    /// The answers that were read were kept, or why they were not.
    Kept(Result<Stored, Trouble>),
    /// The notices are closed.
    Dismiss,
}

/// What the browser is to do.
#[derive(Debug, Clone)]
pub enum Effect {
    /// Read the record of this id, to be given out in this format.
    Look(Format, String),
    /// Save the form with these answers; a blank one without any.
    Save(Slot, Format, Option<Box<AnswerFile>>),
    /// Keep an answer file under a name.
    Keep(String, String),
    /// Move the focus to what became of a form.
    FocusReading,
}

/// Answers that can be exported.
#[derive(Debug, Clone)]
struct Source {
    key: String,
    label: String,
    answers: Answers,
}

#[derive(Debug, Clone)]
enum Answers {
    /// Those of a record, which may change at any time: its id.
    Kept(String),
    /// Those of a file that was chosen.
    File(Box<AnswerFile>),
}

/// Something that is shown anew each time: each has another number.
#[derive(Debug, Clone)]
struct Numbered<T> {
    number: usize,
    content: T,
}

/// What became of a filled form.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// Something has to be mended.
    Refused {
        /// The name of the file.
        name: String,
        /// What has to be mended.
        errors: Findings,
        /// What there is to know beside it.
        notices: Findings,
    },
    /// It was read, and is not kept.
    Read {
        /// The name of the file.
        name: String,
        /// The answers.
        file: Box<AnswerFile>,
        /// What they say.
        summary: Summary,
        /// What there is to know beside it.
        notices: Findings,
    },
    /// It is kept under this name.
    Kept(String),
}

/// The key of the blank form among the sources.
const BLANK: &str = "blank";

/// The page.
#[derive(Debug, Clone)]
pub struct Export {
    /// The rules of the checklist.
    pub rules: Rules,
    /// The words of the form.
    pub form: SheetForm,
    /// The address of the self-assessment form.
    pub check: String,
    sources: Vec<Source>,
    chosen: String,
    said_out: Option<Numbered<Notice>>,
    said_in: Option<Numbered<Notice>>,
    outcome: Option<Numbered<Outcome>>,
    /// The last number that was given.
    number: usize,
}

impl Export {
    /// Return the page before anything was read; `None` if the rules are not sound, which the
    /// content's check has refused.
    #[must_use]
    pub fn new(data: ExportData) -> Option<Self> {
        Some(Self {
            rules: Rules::from_json(&data.rules).ok()?,
            form: data.form,
            check: data.check,
            sources: Vec::new(),
            chosen: BLANK.to_owned(),
            said_out: None,
            said_in: None,
            outcome: None,
            number: 0,
        })
    }

    /// Return the keys of what can be exported: the blank form, the records, the files.
    #[must_use]
    pub fn keys(&self) -> Vec<String> {
        let sources = self.sources.iter().map(|source| source.key.clone());
        [BLANK.to_owned()].into_iter().chain(sources).collect()
    }

    /// Return what a source is called.
    #[must_use]
    pub fn label(&self, key: &str) -> String {
        let source = self.sources.iter().find(|source| source.key == key);
        source.map_or_else(|| "白紙の様式".to_owned(), |source| source.label.clone())
    }

    /// Return true if this is what is exported.
    #[must_use]
    pub fn is_chosen(&self, key: &str) -> bool {
        self.chosen == key
    }

    /// Return the notice in a slot.
    #[must_use]
    pub fn notice(&self, slot: Slot) -> Option<&Notice> {
        self.said(slot).as_ref().map(|said| &said.content)
    }

    /// Return the number of the notice in a slot, as the key of its element.
    #[must_use]
    pub fn notice_key(&self, slot: Slot) -> Vec<String> {
        self.said(slot).iter().map(|said| said.number.to_string()).collect()
    }

    /// Return what became of the form that was chosen last.
    #[must_use]
    pub fn outcome(&self) -> Option<&Outcome> {
        self.outcome.as_ref().map(|outcome| &outcome.content)
    }

    /// Return the number of the outcome, as the key of its element.
    #[must_use]
    pub fn outcome_key(&self) -> Vec<String> {
        self.outcome.iter().map(|outcome| outcome.number.to_string()).collect()
    }

    fn said(&self, slot: Slot) -> &Option<Numbered<Notice>> {
        match slot {
            Slot::Out => &self.said_out,
            Slot::In => &self.said_in,
        }
    }

    fn numbered<T>(&mut self, content: T) -> Numbered<T> {
        self.number += 1;
        Numbered { number: self.number, content }
    }

    fn say(&mut self, slot: Slot, kind: Kind, text: impl Into<String>) {
        let said = Some(self.numbered(Notice::new(kind, text)));
        match slot {
            Slot::Out => self.said_out = said,
            Slot::In => self.said_in = said,
        }
    }

    fn show(&mut self, outcome: Outcome) -> Vec<Effect> {
        self.said_in = None;
        self.outcome = Some(self.numbered(outcome));
        vec![Effect::FocusReading]
    }

    /// Offer the records, the one opened last first of all, and say what cannot be offered.
    fn open(&mut self, stock: Stock) {
        match stock.kept {
            Ok(kept) => {
                let unreadable = self.offer(kept);
                let latest = stock.latest.map(|id| key(&id)).filter(|key| self.has(key));
                if let Some(latest) = latest {
                    self.chosen = latest;
                }
                if unreadable > 0 {
                    self.say(Slot::Out, Kind::Warning, format!(
                        "このブラウザーに保存されている点検のうち{unreadable}件は読めないため、一覧にありません。点検の画面で開いて確かめてください。"
                    ));
                }
            }
            Err(trouble) => self.say(
                Slot::Out,
                Kind::Warning,
                format!(
                    "{trouble}回答の入った様式を作るには、回答ファイル(JSON)を選んでください。"
                ),
            ),
        }
    }

    /// Offer the records that are kept now. What was chosen stays chosen, if it is still there.
    fn renew(&mut self, stock: Stock) {
        self.offer(stock.kept.unwrap_or_default());
        if self.chosen != BLANK && !self.has(&self.chosen) {
            BLANK.clone_into(&mut self.chosen);
            self.say(
                Slot::Out,
                Kind::Warning,
                "選んでいた点検は、別のタブで削除されたか、読めなくなりました。様式に入れる回答を選び直してください。",
            );
        }
    }

    fn has(&self, key: &str) -> bool {
        self.sources.iter().any(|source| source.key == key)
    }

    /// Put these records in the place of those before, ahead of the files; return how many of them
    /// cannot be read.
    fn offer(&mut self, kept: Vec<Stored>) -> usize {
        let count = kept.len();
        let rules = &self.rules;
        let records = kept.into_iter().filter_map(|stored| {
            let file = answers::read(rules, stored.kept.text.as_bytes()).ok()?;
            Some(record(stored, &file))
        });
        let mut sources: Vec<Source> = records.collect();
        let unreadable = count - sources.len();
        let is_file = |source: &Source| matches!(source.answers, Answers::File(_));
        sources.extend(std::mem::take(&mut self.sources).into_iter().filter(is_file));
        self.sources = sources;
        unreadable
    }

    fn export(&self, format: Format) -> Vec<Effect> {
        let source = self.sources.iter().find(|source| source.key == self.chosen);
        vec![match source.map(|source| &source.answers) {
            None => Effect::Save(Slot::Out, format, None),
            Some(Answers::File(file)) => Effect::Save(Slot::Out, format, Some(file.clone())),
            Some(Answers::Kept(id)) => Effect::Look(format, id.clone()),
        }]
    }

    /// Give out a record as it is kept at this moment.
    fn give(&mut self, format: Format, kept: Result<Option<Kept>, Trouble>) -> Vec<Effect> {
        let kept = kept.and_then(|kept| kept.ok_or(Trouble::Gone));
        let kept = kept.map_err(|trouble| trouble.to_string());
        match kept.and_then(|kept| answers::read(&self.rules, kept.text.as_bytes())) {
            Ok(file) => vec![Effect::Save(Slot::Out, format, Some(Box::new(file)))],
            Err(error) => {
                self.say(Slot::Out, Kind::Error, format!("書き出せませんでした。{error}"));
                Vec::new()
            }
        }
    }

    fn refuse(&mut self, slot: Slot, name: &str, error: &str) {
        let text = format!("「{name}」を読み込めませんでした。{error}");
        self.say(slot, Kind::Error, text);
    }

    /// An answer file is one more choice of what is exported.
    fn take_answers(&mut self, name: &str, answers: Result<AnswerFile, String>) {
        match answers {
            Ok(file) => {
                let Numbered { number, content: file } = self.numbered(Box::new(file));
                let key = format!("file-{number}");
                self.chosen.clone_from(&key);
                let label = format!("ファイル: {name}");
                self.sources.push(Source { key, label, answers: Answers::File(file) });
                let text = format!("「{name}」を読み込みました。保存する形式を選んでください。");
                self.say(Slot::Out, Kind::Info, text);
            }
            Err(error) => self.refuse(Slot::Out, name, &error),
        }
    }

    fn take_form(&mut self, name: String, reading: Reading) -> Vec<Effect> {
        let outcome = match reading {
            Ok((file, findings)) => Outcome::Read {
                name,
                summary: Summary::of(&self.rules, &file),
                file: Box::new(file),
                notices: Findings::of(&findings, Weight::Notice),
            },
            Err(findings) => Outcome::Refused {
                name,
                errors: Findings::of(&findings, Weight::Error),
                notices: Findings::of(&findings, Weight::Notice),
            },
        };
        self.show(outcome)
    }

    /// The name of the assessment that the form that was read becomes, and its answers.
    fn read(&self) -> Option<(&str, &AnswerFile)> {
        let Some(Outcome::Read { name, file, .. }) = self.outcome() else { return None };
        let service = file.service.as_ref().and_then(|service| service.name.as_deref());
        let stem = || name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
        Some((service.unwrap_or_else(stem), file))
    }

    /// What was read is kept: an assessment of its own, which the form then opens.
    fn kept(&mut self, kept: Result<Stored, Trouble>) -> Vec<Effect> {
        match (kept, self.read()) {
            (Ok(stored), Some((name, file))) => {
                let (name, source) = (name.to_owned(), record(stored, file));
                self.chosen.clone_from(&source.key);
                let is_record = |source: &&Source| matches!(source.answers, Answers::Kept(_));
                let end = self.sources.iter().take_while(is_record).count();
                self.sources.insert(end, source);
                self.show(Outcome::Kept(name))
            }
            (Err(trouble), _) => {
                let text = format!("{trouble}「回答ファイル(JSON)を保存」で保存してください。");
                self.say(Slot::In, Kind::Error, text);
                Vec::new()
            }
            (Ok(_), None) => Vec::new(),
        }
    }
}

impl Model for Export {
    type Message = Message;
    type Effect = Effect;

    fn update(&mut self, message: Message) -> Vec<Effect> {
        match message {
            Message::Open(stock) => self.open(stock),
            Message::Renew(stock) => self.renew(stock),
            Message::Choose(key) => self.chosen = key,
            Message::Export(format) => return self.export(format),
            Message::Looked(format, kept) => return self.give(format, kept),
            Message::Saved(slot, Ok(name)) => {
                self.say(slot, Kind::Info, format!("「{name}」を保存しました。"));
            }
            Message::Saved(slot, Err(error)) => self.say(slot, Kind::Error, error),
            Message::Refused(slot, name, error) => self.refuse(slot, &name, &error),
            Message::AnswersRead(name, answers) => self.take_answers(&name, answers),
            Message::FormRead(name, reading) => return self.take_form(name, reading),
            Message::Keep => {
                let keep = |(name, file): (&str, &AnswerFile)| {
                    Effect::Keep(name.to_owned(), file.to_json())
                };
                return self.read().map(keep).into_iter().collect();
            }
            Message::Download => {
                let save = |(_, file): (&str, &AnswerFile)| {
                    Effect::Save(Slot::In, Format::Answers, Some(Box::new(file.clone())))
                };
                return self.read().map(save).into_iter().collect();
            }
            Message::Kept(kept) => return self.kept(kept),
            Message::Dismiss => (self.said_out, self.said_in) = (None, None),
        }
        Vec::new()
    }
}

/// The key of a record among the sources.
fn key(id: &str) -> String {
    format!("kept-{id}")
}

/// A record as a source.
fn record(stored: Stored, file: &AnswerFile) -> Source {
    let Stored { kept, saved } = stored;
    let service = || file.service.as_ref().and_then(|service| service.name.clone());
    let name = Some(kept.name).filter(|name| !name.is_empty());
    let name = name.or_else(service).filter(|name| !name.is_empty());
    let name = name.unwrap_or_else(|| "名前のない点検".to_owned());
    let label = if saved.is_empty() { name } else { format!("{name}(最終保存 {saved})") };
    Source { key: key(&kept.id), label, answers: Answers::Kept(kept.id) }
}
