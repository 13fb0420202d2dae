//! The question's model: what was typed, the chosen standard, and the answers to the finder.

use kijun_ask::index::{List, Standard};
use kijun_ask::{Ready, Reply, ask};
use kijun_rules::text::is_blank;

use crate::client::finder::model::{State, Steps};
use crate::client::kit::model::Model;
use crate::data::ask::Index;

/// A message: something happens on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// The reader changes the words.
    Type(String),
    /// The reader chooses a standard, by its id.
    Choose(String),
    /// The reader answers the finder's question: yes or no.
    Answer(bool),
    /// The reader takes the last answer or the chosen class back.
    Back,
    /// The reader chooses a class, by its place.
    Take(usize),
    /// The reader prints the answer at this place.
    Print(usize),
    /// The reader copies the address of a form, for the class and the checklist at these places.
    Copy(usize, usize),
    /// The browser has copied it, or refused to.
    Copied(bool),
}

impl Message {
    /// Return the name of a message that a control sends; empty for the others.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Answer(true) => "yes".to_owned(),
            Self::Answer(false) => "no".to_owned(),
            Self::Back => "back".to_owned(),
            Self::Take(class) => format!("take:{class}"),
            Self::Print(place) => format!("print:{place}"),
            Self::Copy(class, list) => format!("copy:{class}:{list}"),
            Self::Type(_) | Self::Choose(_) | Self::Copied(_) => String::new(),
        }
    }

    /// Return the message with this name; `None` if no control sends it.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        let mut parts = name.split(':');
        let kind = parts.next()?;
        let mut number = || parts.next()?.parse().ok();
        Some(match kind {
            "yes" => Self::Answer(true),
            "no" => Self::Answer(false),
            "back" => Self::Back,
            "take" => Self::Take(number()?),
            "print" => Self::Print(number()?),
            "copy" => Self::Copy(number()?, number()?),
            _ => return None,
        })
    }
}

/// A task for the browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Keep the words in the page's history entry, for the way back to it.
    Keep(String),
    /// Remember the standard on this machine.
    Remember(String),
    /// Move the focus to the answers: the pressed button is gone.
    FocusAnswers,
    /// Print the page.
    Print,
    /// Copy this address.
    Copy(String),
}

/// The functions of the browser that the model needs.
#[derive(Debug, Clone, Copy)]
pub struct Browser {
    /// Append the NFKC of a character.
    pub widths: fn(char, &mut String),
    /// Return the whole address for a link of the page.
    pub whole: fn(&str) -> String,
}

impl Browser {
    /// The functions without a browser: every character stays as it is, and so does every address.
    pub const NONE: Self = Self { widths: |letter, into| into.push(letter), whole: str::to_owned };
}

/// The page's state.
#[derive(Debug, Clone)]
pub struct Ask {
    ready: Ready,
    browser: Browser,
    standard: usize,
    typed: String,
    steps: Steps,
    taken: Option<usize>,
    printing: Option<usize>,
    copied: Option<bool>,
}

impl Ask {
    /// Return the state at the start.
    ///
    /// - `typed`: the words that the reader typed before following a link and coming back.
    /// - `standard`: the id of the standard that was chosen last; another text stands for the first.
    #[must_use]
    pub fn new(index: Index, browser: Browser, typed: String, standard: &str) -> Self {
        let place = index.standards.iter().position(|each| each.id == standard);
        Self {
            ready: Ready::new(index, &browser.widths),
            browser,
            standard: place.unwrap_or_default(),
            typed,
            steps: Steps::default(),
            taken: None,
            printing: None,
            copied: None,
        }
    }

    /// Return the chosen standard; `None` if there is none at all.
    #[must_use]
    pub fn standard(&self) -> Option<&Standard> {
        self.ready.index().standards.get(self.standard)
    }

    /// Return what the standard says about the words, or about the class that the reader has found
    /// or chosen; `None` for a blank phrase.
    #[must_use]
    pub fn reply(&self) -> Option<Reply<'_>> {
        if let Some(class) = self.taken {
            return kijun_ask::chosen(&self.ready, self.standard, class, None);
        }
        if let State::Found(question) = self.finder() {
            let class = self.standard()?.questions.get(question)?.class;
            return kijun_ask::chosen(&self.ready, self.standard, class, Some(question));
        }
        if is_blank(&self.typed) {
            return None;
        }
        ask(&self.ready, self.standard, &self.typed, &self.browser.widths)
    }

    /// Return the state of the class finder.
    #[must_use]
    pub fn finder(&self) -> State {
        self.steps.state(self.standard().map_or(0, |standard| standard.questions.len()))
    }

    /// Return the number of questions that were answered.
    #[must_use]
    pub fn answered(&self) -> usize {
        self.steps.answered()
    }

    /// Return whether the answer shown is for a class that the reader has found or chosen.
    #[must_use]
    pub fn is_chosen(&self) -> bool {
        self.taken.is_some() || matches!(self.finder(), State::Found(_)) && self.answered() > 0
    }

    /// Return the typed words.
    #[must_use]
    pub fn typed(&self) -> &str {
        self.typed.trim()
    }

    /// Return whether the answer at this place is to be printed alone.
    #[must_use]
    pub fn prints(&self, place: usize) -> bool {
        self.printing == Some(place)
    }

    /// Return whether the address was copied; `None` if nobody has tried.
    #[must_use]
    pub fn copied(&self) -> Option<bool> {
        self.copied
    }

    /// Return the link to a form with a class set, as it is handed on.
    #[must_use]
    pub fn handed_on(&self, list: &List, class: &str) -> String {
        (self.browser.whole)(&format!("{}#class={class}", list.form))
    }

    /// Return the number of answers, in words.
    #[must_use]
    pub fn status(&self) -> String {
        let (Some(standard), Some(reply)) = (self.standard(), self.reply()) else {
            return String::new();
        };
        let title = &standard.title;
        let classes = reply.answers.iter().filter(|answer| answer.class.is_some()).count();
        let asked = reply.requirements.len();
        match (classes, asked) {
            (0, 0) => format!("{title}の文言からは、分類を決められません。"),
            (0, asked) => format!("{title}に、関係する要件が{asked}件あります。"),
            (1, _) => format!("{title}の分類が1つ見つかりました。"),
            (classes, _) => {
                format!("{title}の分類が{classes}つ見つかりました。上の分類から順に示します。")
            }
        }
    }

    /// Forget what the reader has answered and chosen for the former words.
    fn restart(&mut self) {
        self.steps = Steps::default();
        self.taken = None;
        self.printing = None;
        self.copied = None;
    }
}

impl Model for Ask {
    type Message = Message;
    type Effect = Effect;

    fn update(&mut self, message: Message) -> Vec<Effect> {
        self.printing = None;
        self.copied = None;
        match message {
            Message::Type(typed) => {
                self.restart();
                self.typed.clone_from(&typed);
                vec![Effect::Keep(typed)]
            }
            Message::Choose(id) => {
                let standards = &self.ready.index().standards;
                let Some(place) = standards.iter().position(|each| each.id == id) else {
                    return Vec::new();
                };
                self.restart();
                self.standard = place;
                vec![Effect::Remember(id)]
            }
            Message::Answer(yes) => {
                let count = self.standard().map_or(0, |standard| standard.questions.len());
                self.steps.answer(yes, count);
                vec![Effect::FocusAnswers]
            }
            Message::Back => {
                if self.taken.take().is_none() {
                    self.steps.back();
                }
                vec![Effect::FocusAnswers]
            }
            Message::Take(class) => {
                self.taken = Some(class);
                vec![Effect::FocusAnswers]
            }
            Message::Print(place) => {
                self.printing = Some(place);
                vec![Effect::Print]
            }
            Message::Copy(class, list) => {
                let link = self.standard().and_then(|standard| {
                    let class = standard.classes.get(class)?;
                    Some(self.handed_on(standard.lists.get(list)?, &class.id))
                });
                link.map(Effect::Copy).into_iter().collect()
            }
            Message::Copied(done) => {
                self.copied = Some(done);
                Vec::new()
            }
        }
    }
}

#[cfg(test)]
mod tests;
