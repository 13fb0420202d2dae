//! The model of the comparison: the desk, the files that are still to be read, the unfolded notes
//! and the notices.

use std::collections::BTreeSet;
use std::sync::Arc;

use kijun_compare::{Only, Sort, Submission};
use kijun_rules::RequirementIndex;
use kijun_rules::code::Code;
use kijun_rules::text::{is_blank, plain};

use super::desk::Desk;
use crate::client::kit::format::Format;
use crate::client::kit::model::Model;
use crate::client::kit::notice::Kind;
use crate::client::kit::said::Said;
use crate::data::bidders::BiddersData;

/// The largest number of files that the page takes.
pub const MOST: usize = 50;

/// A cell of the matrix: the file's id and the requirement.
pub type Place = (usize, RequirementIndex);

/// A message: something that happens on the page.
#[derive(Debug)]
pub enum Message {
    /// The reader chooses this many files, or drops them on the page.
    Choose(usize),
    /// A waiting file was read.
    Read(Box<Submission>),
    /// The reader removes the file of this number.
    Remove(usize),
    /// The reader removes all files.
    Clear,
    /// The reader chooses other rows.
    Only(Only),
    /// The reader chooses another order.
    Sort(Sort),
    /// The reader shows the notes to all answers, or only those that are unfolded.
    Open(bool),
    /// The reader shows or hides the notes to an answer.
    Unfold(Place),
    /// The reader types the code that stands on a printed assessment.
    Code(String),
    /// The reader asks for a file.
    Export(Format),
    /// A file was saved under this name, or it was not for this reason.
    Saved(Result<String, String>),
    /// The reader presses the print button.
    Print,
    /// Printing begins (true) or has ended (false).
    Printing(bool),
}

/// An effect: something that the browser has to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Read the files that were chosen, one after the other.
    Read,
    /// Save the comparison.
    Save(Format),
    /// Open the browser's print dialog.
    Print,
    /// Move the focus to the button that removes the file of this number; else to the file input.
    FocusRemove(usize),
    /// Move the focus to the file input.
    FocusInput,
}

/// The page.
#[derive(Debug, Clone)]
pub struct Bidders {
    desk: Arc<Desk>,
    /// The number of files that are still to be read.
    waiting: usize,
    /// The files that were read while others are still waiting.
    arrived: Vec<Arc<Submission>>,
    unfolded: BTreeSet<Place>,
    printing: bool,
    /// The code that was typed.
    typed: String,
    /// The notice about the last action.
    pub said: Said,
}

impl Bidders {
    /// Return the page before any file is chosen.
    #[must_use]
    pub fn new(data: &BiddersData) -> Self {
        Self {
            desk: Arc::new(Desk::new(data)),
            waiting: 0,
            arrived: Vec::new(),
            unfolded: BTreeSet::new(),
            printing: false,
            typed: String::new(),
            said: Said::default(),
        }
    }

    /// Return the desk.
    #[must_use]
    pub fn desk(&self) -> &Arc<Desk> {
        &self.desk
    }

    /// Return true if the notes to this answer are unfolded.
    #[must_use]
    pub fn is_unfolded(&self, place: Place) -> bool {
        self.unfolded.contains(&place)
    }

    /// Return true while the page is being printed.
    #[must_use]
    pub fn is_printing(&self) -> bool {
        self.printing
    }

    /// Return what the code that was typed says about the files; `None` if none was typed.
    #[must_use]
    pub fn code_said(&self) -> Option<(Kind, String)> {
        if is_blank(&self.typed) {
            return None;
        }
        let code = match Code::read(&self.typed) {
            Ok(code) => code,
            Err(misread) => return Some((Kind::Error, misread.to_string())),
        };
        let found = self.desk.with_code(code);
        Some(if found.is_empty() {
            (
                Kind::Warning,
                format!(
                    "「{code}」は、読み込んだどの回答とも一致しません。印刷した後で、回答か規則が変わっています。"
                ),
            )
        } else {
            (
                Kind::Info,
                format!("「{code}」は、{} の回答・規則・判定と一致します。", found.join("、")),
            )
        })
    }

    /// Change the desk, and remove the notice about its earlier state.
    fn change<T>(&mut self, change: impl FnOnce(&mut Desk) -> T) -> T {
        self.said.clear();
        change(Arc::make_mut(&mut self.desk))
    }

    /// Accept this many more files, unless there are too many.
    fn choose(&mut self, more: usize) -> Vec<Effect> {
        let there = self.desk.count() + self.waiting + self.arrived.len();
        if more == 0 {
            return Vec::new();
        }
        if there + more > MOST {
            let now = if there > 0 { format!("いま{there}件あり、") } else { String::new() };
            self.said.say(Kind::Error, format!(
                "一度に比べられるのは{MOST}件までです。{now}{more}件が選ばれたため、読み込みませんでした。\
                 件数を減らすか、コマンド kijun compare をお使いください。"
            ));
            return Vec::new();
        }
        self.waiting += more;
        vec![Effect::Read]
    }

    /// Add the files to the desk, in the order in which they were chosen, when the last one is
    /// read.
    fn read(&mut self, read: Submission) {
        self.waiting = self.waiting.saturating_sub(1);
        self.arrived.push(Arc::new(read));
        if self.waiting == 0 {
            let arrived = std::mem::take(&mut self.arrived);
            let all = arrived.len();
            let is_read = |read: &&Arc<Submission>| !matches!(&***read, Submission::Unreadable(_));
            let count = arrived.iter().filter(is_read).count();
            self.change(|desk| desk.put(arrived));
            let (kind, text) = match (count, all - count) {
                (count, 0) => (Kind::Info, format!("{count}件のファイルを読み込みました。")),
                (0, not) => (Kind::Error, format!("{not}件のファイルを読み込めませんでした。")),
                (count, not) => (
                    Kind::Warning,
                    format!("{count}件のファイルを読み込みました。{not}件は読み込めませんでした。"),
                ),
            };
            self.said.say(kind, text);
        }
    }

    fn remove(&mut self, number: usize) -> Vec<Effect> {
        let Some(removed) = self.change(|desk| desk.remove(number)) else { return Vec::new() };
        self.unfolded.retain(|(id, _)| *id != removed.id);
        let name = plain(removed.read.file_name()).into_owned();
        self.said.say(Kind::Info, format!("「{name}」を取り除きました。"));
        // The button that was pressed no longer exists.
        vec![Effect::FocusRemove(number.min(self.desk.count()))]
    }
}

impl Model for Bidders {
    type Message = Message;
    type Effect = Effect;

    fn update(&mut self, message: Message) -> Vec<Effect> {
        match message {
            Message::Choose(count) => return self.choose(count),
            Message::Read(read) => self.read(*read),
            Message::Remove(number) => return self.remove(number),
            Message::Clear => {
                self.change(Desk::clear);
                self.unfolded.clear();
                self.said.say(Kind::Info, "すべてのファイルを取り除きました。");
                return vec![Effect::FocusInput];
            }
            Message::Only(only) => self.change(|desk| desk.only = only),
            Message::Sort(sort) => self.change(|desk| desk.sort = sort),
            Message::Open(open) => self.change(|desk| desk.open = open),
            Message::Unfold(place) => {
                if !self.unfolded.remove(&place) {
                    self.unfolded.insert(place);
                }
            }
            Message::Code(typed) => self.typed = typed,
            Message::Export(format) => return vec![Effect::Save(format)],
            Message::Saved(saved) => self.said.saved(saved),
            Message::Print => {
                self.printing = true;
                return vec![Effect::Print];
            }
            Message::Printing(printing) => self.printing = printing,
        }
        Vec::new()
    }
}
