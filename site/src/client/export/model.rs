//! The model of the export page: the sources, the form that was read, and the notices.

use kijun_rules::text::is_blank;
use kijun_rules::{AnswerFile, Rules};
use kijun_sheets::Weight;
use kijun_sheets::form::SheetForm;

use super::answers;
use super::message::{Effect, Message, Reading, Slot, Stock, Stored};
use super::report::{Findings, Summary};
use super::sources::{Answers, Sources};
use crate::client::kit::format::Format;
use crate::client::kit::model::Model;
use crate::client::kit::notice::Kind;
use crate::client::kit::said::Said;
use crate::client::kit::storage::{Kept, Trouble};
use crate::data::export::ExportData;

/// The outcome of a filled form.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// The form has errors that must be mended.
    Refused {
        /// The name of the file.
        name: String,
        /// The errors to mend.
        errors: Findings,
        /// Other notices.
        notices: Findings,
    },
    /// The form was read, and its answers are not kept yet.
    Read {
        /// The name of the file.
        name: String,
        /// The answers.
        file: Box<AnswerFile>,
        /// A summary of the answers.
        summary: Summary,
        /// Other notices.
        notices: Findings,
    },
    /// The answers are kept under this name.
    Kept(String),
}

/// The page.
#[derive(Debug, Clone)]
pub struct Export {
    /// The rules of the checklist.
    pub rules: Rules,
    /// The checklist's short name, for the names of files.
    pub name: String,
    /// The words of the form.
    pub form: SheetForm,
    /// The address of the self-assessment form.
    pub check: String,
    /// The sources that can be exported.
    pub sources: Sources,
    said_out: Said,
    said_in: Said,
    outcome: Option<Outcome>,
    /// The number of outcomes until now.
    outcomes: usize,
}

impl Export {
    /// Return the page before anything was read; `None` if the rules are not sound; the content's
    /// check has refused such rules.
    #[must_use]
    pub fn new(data: ExportData) -> Option<Self> {
        Some(Self {
            rules: Rules::from_json(&data.rules).ok()?,
            name: data.name,
            form: data.form,
            check: data.check,
            sources: Sources::default(),
            said_out: Said::default(),
            said_in: Said::default(),
            outcome: None,
            outcomes: 0,
        })
    }

    /// Return the notice in a slot.
    #[must_use]
    pub fn said(&self, slot: Slot) -> &Said {
        match slot {
            Slot::Out => &self.said_out,
            Slot::In => &self.said_in,
        }
    }

    fn saying(&mut self, slot: Slot) -> &mut Said {
        match slot {
            Slot::Out => &mut self.said_out,
            Slot::In => &mut self.said_in,
        }
    }

    /// Return the outcome of the form that was chosen last.
    #[must_use]
    pub fn outcome(&self) -> Option<&Outcome> {
        self.outcome.as_ref()
    }

    /// Return the key of the outcome's element; it is different for each outcome.
    #[must_use]
    pub fn outcome_key(&self) -> Vec<String> {
        self.outcome.iter().map(|_| self.outcomes.to_string()).collect()
    }

    fn show(&mut self, outcome: Outcome) -> Vec<Effect> {
        self.said_in.clear();
        self.outcomes += 1;
        self.outcome = Some(outcome);
        vec![Effect::FocusReading]
    }

    /// Offer the records, choose the one opened last, and say which ones cannot be offered.
    fn open(&mut self, stock: Stock) {
        let kept = match stock.kept {
            Ok(kept) => kept,
            Err(trouble) => {
                let text = format!(
                    "{trouble}回答の入った様式を作るには、回答ファイル(JSON)を選んでください。"
                );
                return self.said_out.say(Kind::Warning, text);
            }
        };
        let unreadable = self.sources.set_records(&self.rules, kept);
        stock.latest.iter().for_each(|id| self.sources.choose_record(id));
        if unreadable > 0 {
            let text = format!(
                "このブラウザーに保存されている自己点検のうち{unreadable}件は読めないため、一覧にありません。自己点検のページで開いて確かめてください。"
            );
            self.said_out.say(Kind::Warning, text);
        }
    }

    /// Offer the records that are kept now. The chosen source stays chosen, if it is still there.
    fn renew(&mut self, stock: Stock) {
        self.sources.set_records(&self.rules, stock.kept.unwrap_or_default());
        if self.sources.choose_blank_if_gone() {
            let text = "選んでいた自己点検は、別のタブで削除されたか、読めなくなりました。様式に入れる回答を選び直してください。";
            self.said_out.say(Kind::Warning, text);
        }
    }

    fn export(&self, format: Format) -> Effect {
        match self.sources.answers() {
            None => Effect::Save(Slot::Out, format, None),
            Some(Answers::File(file)) => Effect::Save(Slot::Out, format, Some(file.clone())),
            Some(Answers::Kept(id)) => Effect::Look(format, id.clone()),
        }
    }

    /// Give out a record in its current state.
    fn give(&mut self, format: Format, kept: Result<Option<Kept>, Trouble>) -> Vec<Effect> {
        let kept = kept.and_then(|kept| kept.ok_or(Trouble::Gone));
        let kept = kept.map_err(|trouble| trouble.to_string());
        match kept.and_then(|kept| answers::read(&self.rules, kept.text.as_bytes())) {
            Ok(file) => vec![Effect::Save(Slot::Out, format, Some(Box::new(file)))],
            Err(error) => {
                self.said_out.say(Kind::Error, format!("書き出せませんでした。{error}"));
                Vec::new()
            }
        }
    }

    fn refuse(&mut self, slot: Slot, name: &str, error: &str) {
        let text = format!("「{name}」を読み込めませんでした。{error}");
        self.saying(slot).say(Kind::Error, text);
    }

    /// Add an answer file to the sources.
    fn take_answers(&mut self, name: &str, answers: Result<(AnswerFile, String), String>) {
        match answers {
            Ok((file, notices)) => {
                self.sources.add_file(name, file);
                let text =
                    format!("「{name}」を読み込みました。{notices}保存する形式を選んでください。");
                self.said_out.say(Kind::Info, text);
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

    /// Return the name of the assessment that the form becomes, and its answers.
    fn read(&self) -> Option<(&str, &AnswerFile)> {
        let Some(Outcome::Read { name, file, .. }) = self.outcome() else { return None };
        let service = file.service.as_ref().and_then(|service| service.name.as_deref());
        let service = service.filter(|name| !is_blank(name));
        let stem = || name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
        Some((service.unwrap_or_else(stem), file))
    }

    /// Show that the answers were kept: they are a new assessment, which the form then opens.
    fn kept(&mut self, kept: Result<Stored, Trouble>) -> Vec<Effect> {
        let stored = match kept {
            Ok(stored) => stored,
            Err(trouble) => {
                let text = format!("{trouble}「回答ファイル(JSON)を保存」で保存してください。");
                self.said_in.say(Kind::Error, text);
                return Vec::new();
            }
        };
        let Some((name, file)) = self.read() else { return Vec::new() };
        let (name, file) = (name.to_owned(), file.clone());
        self.sources.add_record(stored, &file);
        self.show(Outcome::Kept(name))
    }
}

impl Model for Export {
    type Message = Message;
    type Effect = Effect;

    fn update(&mut self, message: Message) -> Vec<Effect> {
        match message {
            Message::Open(stock) => self.open(stock),
            Message::Renew(stock) => self.renew(stock),
            Message::Choose(key) => self.sources.choose(key),
            Message::Export(format) => return vec![self.export(format)],
            Message::Looked(format, kept) => return self.give(format, kept),
            Message::Saved(slot, saved) => self.saying(slot).saved(saved),
            Message::Refused(slot, name, error) => self.refuse(slot, &name, &error),
            Message::AnswersRead(name, answers) => self.take_answers(&name, answers),
            Message::FormRead(name, reading) => return self.take_form(name, reading),
            Message::Keep => {
                let read = self.read().into_iter();
                return read
                    .map(|(name, file)| Effect::Keep(name.to_owned(), file.to_json()))
                    .collect();
            }
            Message::Download => {
                let read = self.read().map(|(_, file)| Some(Box::new(file.clone())));
                return read
                    .map(|file| Effect::Save(Slot::In, Format::Json, file))
                    .into_iter()
                    .collect();
            }
            Message::Kept(kept) => return self.kept(kept),
            Message::Dismiss => {
                self.said_out.clear();
                self.said_in.clear();
            }
        }
        Vec::new()
    }
}
