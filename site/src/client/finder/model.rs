//! The finder's model: the order of its questions, and the result of the answers so far.

use crate::client::kit::model::Model;
use crate::data::finder::FinderData;

/// A message: the reader does something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// The reader answers the current question: yes or no.
    Answer(bool),
    /// The reader takes the last answer back.
    Back,
    /// The reader begins again.
    Restart,
}

/// A task for the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Move the focus to the result, because the pressed button is gone.
    FocusResult,
}

/// The finder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finder {
    /// The data from the page.
    pub data: FinderData,
    steps: Steps,
}

impl Finder {
    /// Return the finder before the first answer.
    #[must_use]
    pub fn new(data: FinderData) -> Self {
        Self { data, steps: Steps::default() }
    }

    /// Return the result of the answers so far.
    #[must_use]
    pub fn state(&self) -> State {
        self.steps.state(self.data.questions.len())
    }

    /// Return whether a question is waiting for an answer.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        matches!(self.state(), State::Asking(_))
    }
}

impl Model for Finder {
    type Message = Message;
    type Effect = Effect;

    fn update(&mut self, message: Message) -> Vec<Effect> {
        let was_asking = self.is_asking();
        match message {
            Message::Answer(yes) => self.steps.answer(yes, self.data.questions.len()),
            Message::Back => self.steps.back(),
            Message::Restart => self.steps = Steps::default(),
        }
        if was_asking && !self.is_asking() { vec![Effect::FocusResult] } else { Vec::new() }
    }
}

/// The reader's progress. The questions go from the highest class down; a yes ends them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Steps {
    /// The number of questions, from the first on, that were answered no.
    noes: usize,
    /// True if the next question was answered yes.
    yes: bool,
}

/// The result of the answers so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// The question at this place is waiting for an answer.
    Asking(usize),
    /// The question at this place was answered yes, and every question before it no: its class is
    /// the highest that fits.
    Found(usize),
    /// All questions were answered no: no definition fits.
    Undetermined,
}

impl Steps {
    /// Return the reader's progress through `count` questions.
    #[must_use]
    pub fn state(self, count: usize) -> State {
        match self.yes {
            true => State::Found(self.noes),
            false if self.noes < count => State::Asking(self.noes),
            false => State::Undetermined,
        }
    }

    /// Answer the current question. Do nothing if there is none.
    pub fn answer(&mut self, yes: bool, count: usize) {
        if let State::Asking(_) = self.state(count) {
            if yes {
                self.yes = true;
            } else {
                self.noes += 1;
            }
        }
    }

    /// Take the last answer back, if there is one.
    pub fn back(&mut self) {
        if self.yes {
            self.yes = false;
        } else {
            self.noes = self.noes.saturating_sub(1);
        }
    }

    /// Return the number of answered questions.
    #[must_use]
    pub fn answered(self) -> usize {
        self.noes + usize::from(self.yes)
    }
}

#[cfg(test)]
mod tests {
    use super::{State, Steps};

    fn after(answers: &[bool]) -> Steps {
        let mut steps = Steps::default();
        for answer in answers {
            steps.answer(*answer, 3);
        }
        steps
    }

    #[test]
    fn a_class_is_named_only_after_a_no_to_everything_above_it() {
        for (answers, state) in [
            (&[][..], State::Asking(0)),
            (&[true], State::Found(0)),
            (&[false], State::Asking(1)),
            (&[false, true], State::Found(1)),
            (&[false, false, true], State::Found(2)),
            (&[false, false, false], State::Undetermined),
            (&[false, true, false], State::Found(1)),
            (&[false, false, false, true], State::Undetermined),
        ] {
            assert_eq!(after(answers).state(3), state, "{answers:?}");
        }
    }

    #[test]
    fn back_takes_one_answer_back() {
        for answers in [&[true][..], &[false], &[false, true], &[false, false, false]] {
            let mut steps = after(answers);
            steps.back();
            assert_eq!(steps, after(&answers[..answers.len() - 1]), "{answers:?}");
        }
        let mut steps = Steps::default();
        steps.back();
        assert_eq!((steps, steps.answered()), (Steps::default(), 0));
    }

    #[test]
    fn without_questions_nothing_is_determined() {
        assert_eq!(Steps::default().state(0), State::Undetermined);
    }
}
