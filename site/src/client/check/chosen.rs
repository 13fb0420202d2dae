//! The class that is chosen for the standard, outside of the form: on another page, below the
//! header, or by a link that was handed on.
//!
//! A form in which nothing was entered takes it, and so does everything that begins later. An open
//! assessment is never changed without asking. A class that the reader chooses in the form becomes
//! the choice for the standard.

use kijun_rules::Rules;

use super::action::{Action, Press};
use super::draft::{Draft, Field};
use super::model::{Effect, Focus, Form, Message};
use super::update::{Then, info};
use crate::client::kit::notice::{Kind, Offers};
use crate::client::kit::storage::Store;

const TAKE: (Action, &str) = (Action::TakeClass, "この自己点検の分類を変える");
const NEW: (Action, &str) = (Action::NewWithClass, "その分類で新しい自己点検を始める");
const KEEP: (Action, &str) = (Action::KeepClass, "選んである分類を、この自己点検に合わせる");
/// The offers where another class is chosen for the standard.
const OF_CHOICE: Offers<Action> = &[TAKE, NEW, KEEP];
/// The offers where a link names another class, or where the assessment has none.
const OF_LINK: Offers<Action> = &[TAKE, NEW];

/// Give a draft the class that it can have without asking: the only class of the checklist, or the
/// chosen one if nothing was entered.
pub(super) fn give(rules: &Rules, draft: &mut Draft, chosen: Option<&str>) {
    if let [only] = rules.checklist().classes.as_slice() {
        if draft.file().class.is_none() {
            draft.give(Some(&only.id));
        }
    } else if draft.is_blank() {
        draft.give(chosen.filter(|class| rules.class(class).is_some()));
    }
}

impl<S: Store> Form<S> {
    /// Return the class that is chosen for the standard.
    #[must_use]
    pub fn chosen(&self) -> Option<&str> {
        self.chosen.as_deref()
    }

    /// Take the choice for the standard, or ask.
    pub(super) fn meet_choice(&mut self, class: Option<String>) -> Then {
        self.chosen = class;
        if self.trial.is_some() {
            return Then::Nothing;
        }
        if self.draft.is_blank() {
            give(&self.page.rules, &mut self.draft, self.chosen.as_deref());
            return Then::Filter;
        }
        let Some(title) = self.other(self.chosen.as_deref()) else {
            self.drop_question();
            return Then::Nothing;
        };
        let offers = if self.draft.file().class.is_some() { OF_CHOICE } else { OF_LINK };
        let said = format!("選んである分類は「{title}」です。{}", self.own());
        self.ask(self.chosen.clone(), &said, offers);
        Then::Nothing
    }

    /// Take the class that a link names if nothing was entered and no class is chosen; else ask.
    pub(super) fn meet_link(&mut self, class: String, effects: &mut Vec<Effect>) -> Then {
        let Some(title) = self.other(Some(&class)) else { return Then::Nothing };
        if self.draft.is_blank() && self.chosen.is_none() {
            self.draft.give(Some(&class));
            self.chosen = Some(class.clone());
            effects.push(Effect::Choose(Some(class)));
            return Then::Filter;
        }
        self.drop_question();
        let said = format!("このリンクの分類は「{title}」です。{}", self.own());
        self.ask(Some(class), &said, OF_LINK);
        Then::Nothing
    }

    /// Make the class that the reader has just chosen in the form the choice for the standard. A
    /// class that is only tried is none.
    pub(super) fn choose_class(&mut self, effects: &mut Vec<Effect>) {
        let class = self.draft.file().class.clone();
        if self.trial.is_none() && class.is_some() {
            self.drop_question();
            self.chosen.clone_from(&class);
            effects.push(Effect::Choose(class));
        }
    }

    /// Do what the reader has answered to the question about the class.
    pub(super) fn settle_class(&mut self, action: Action, effects: &mut Vec<Effect>) -> Then {
        let again = Message::Press(Press::Act(action, String::new()));
        if action == Action::NewWithClass && self.asks(again, effects) {
            return Then::Nothing;
        }
        let Some(class) = self.asked.take() else { return Then::Nothing };
        match action {
            Action::KeepClass => {
                self.notice = None;
                self.choose_class(effects);
                return Then::Nothing;
            }
            Action::NewWithClass => {
                self.start_new();
                self.draft.give(Some(&class));
            }
            _ if self.draft.is_blank() => {
                self.notice = None;
                self.draft.give(Some(&class));
            }
            _ => {
                self.notice = None;
                self.draft.set(Field::Class, &class);
            }
        }
        self.chosen = Some(class.clone());
        effects.push(Effect::Choose(Some(class)));
        effects.push(Effect::Focus(Focus::Class));
        Then::FilterAndKeep
    }

    /// Return the title of a class of this checklist if it is another one than the assessment's.
    fn other(&self, class: Option<&str>) -> Option<String> {
        let class = class.filter(|class| self.draft.file().class.as_deref() != Some(*class))?;
        let rules = self.rules();
        Some(rules.class_at(rules.class(class)?)?.title.clone())
    }

    /// Return a sentence about the class of the open assessment.
    fn own(&self) -> String {
        let rules = self.rules();
        match self.draft.class(rules).and_then(|class| rules.class_at(class)) {
            Some(class) => format!("この自己点検の分類は「{}」です。", class.title),
            None => "この自己点検の分類は、まだ選ばれていません。".to_owned(),
        }
    }

    /// Ask about a class, unless the notice has other offers: what they offer must not get lost.
    fn ask(&mut self, class: Option<String>, said: &str, offers: Offers<Action>) {
        let before = match &self.notice {
            _ if self.asked.is_some() => "",
            Some(notice) if !notice.offers.is_empty() => return,
            Some(notice) if notice.kind == Kind::Info => &notice.text,
            _ => "",
        };
        self.notice = Some(info(format!("{before}{said}")).offering(offers));
        self.asked = class;
    }

    /// Close the question about a class, if it is asked.
    fn drop_question(&mut self) {
        if self.asked.take().is_some() {
            self.notice = None;
        }
    }
}
