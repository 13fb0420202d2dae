//! The finder's model: the order of its questions, and the result of the answers so far.

use crate::client::kit::model::Model;
use crate::data::finder::FinderData;

/// A message: the reader does something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// The reader answers the current question: yes or no.
    Answer(bool),
    /// The reader takes the last answer back.
    Back,
    /// The reader begins again.
    Restart,
    /// The class that is chosen for the standard is this one; `None` if there is none.
    Chosen(Option<String>),
    /// The reader chooses the class that was chosen before the questions led to one.
    Restore,
}

/// A task for the browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Choose this class for the standard; `None` removes the choice.
    Choose(Option<String>),
    /// Move the focus to the result, because the pressed button is gone.
    FocusResult,
}

/// The finder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finder {
    /// The data from the page.
    pub data: FinderData,
    steps: Steps,
    /// The class that is chosen for the standard.
    chosen: Option<String>,
    /// The class that was chosen before the questions led to another one.
    before: Option<String>,
}

impl Finder {
    /// Return the finder before the first answer. `chosen` is the class that is chosen for the
    /// standard.
    #[must_use]
    pub fn new(data: FinderData, chosen: Option<String>) -> Self {
        Self { data, steps: Steps::default(), chosen, before: None }
    }

    /// Return the class that is chosen for the standard.
    #[must_use]
    pub fn chosen(&self) -> Option<&str> {
        self.chosen.as_deref()
    }

    /// Return the title of the class that was chosen before the questions led to another one.
    #[must_use]
    pub fn before(&self) -> Option<&str> {
        let before = self.before.as_ref()?;
        let class = self.data.classes.iter().find(|class| class.id == *before)?;
        Some(&class.title)
    }

    /// Return the id of the class that the answers lead to.
    #[must_use]
    pub fn found(&self) -> Option<&str> {
        let State::Found(place) = self.state() else { return None };
        let class = self.data.classes.get(self.data.questions.get(place)?.class)?;
        Some(&class.id)
    }

    /// Choose a class if it is another one than before.
    fn choose(&mut self, class: Option<String>) -> Option<Effect> {
        if self.chosen == class {
            return None;
        }
        self.chosen.clone_from(&class);
        Some(Effect::Choose(class))
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
        let (was_asking, had) = (self.is_asking(), self.found().is_some());
        let mut effects = Vec::new();
        match message {
            Message::Answer(yes) => self.steps.answer(yes, self.data.questions.len()),
            Message::Back => self.steps.back(),
            Message::Restart => self.steps = Steps::default(),
            Message::Chosen(class) => {
                self.chosen = class;
                return effects;
            }
            Message::Restore => {
                let before = self.before.take();
                effects.extend(self.choose(before));
                effects.push(Effect::FocusResult);
                return effects;
            }
        }
        let found = self.found().map(ToOwned::to_owned);
        if found.is_some() && !had {
            self.before = self.chosen.clone().filter(|chosen| found.as_ref() != Some(chosen));
            effects.extend(self.choose(found));
        }
        if was_asking && !self.is_asking() {
            effects.push(Effect::FocusResult);
        }
        effects
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
    use super::{Effect, Finder, Message, State, Steps};
    use crate::client::kit::model::Model;
    use crate::data::finder::{FinderClass, FinderData, Question};

    /// Return a finder for two classes with a question each.
    fn finder(chosen: Option<&str>) -> Finder {
        let class = |id: &str| FinderClass {
            id: id.to_owned(),
            title: format!("分類{id}"),
            link: String::new(),
            demanded: 1,
            out_of_scope: None,
        };
        let question = |class| Question { class, text: String::new(), words: Vec::new() };
        let data = FinderData {
            site_root: String::new(),
            standard: "example".to_owned(),
            classes: vec![class("A"), class("B")],
            questions: vec![question(0), question(1)],
            requirements: String::new(),
            checks: Vec::new(),
        };
        Finder::new(data, chosen.map(ToOwned::to_owned))
    }

    #[test]
    fn the_class_that_is_found_is_chosen_and_the_former_choice_can_be_restored() {
        let choose = |class: &str| Effect::Choose(Some(class.to_owned()));
        let mut finder = finder(None);
        assert_eq!(finder.update(Message::Answer(false)), []);
        assert_eq!(finder.update(Message::Answer(true)), [choose("B"), Effect::FocusResult]);
        assert_eq!(
            (finder.found(), finder.chosen(), finder.before()),
            (Some("B"), Some("B"), None)
        );
        assert_eq!(finder.update(Message::Restart), [], "the choice stays");
        let effects = finder.update(Message::Answer(true));
        assert_eq!(effects, [choose("A"), Effect::FocusResult]);
        assert_eq!(finder.before(), Some("分類B"));
        assert_eq!(finder.update(Message::Restore), [choose("B"), Effect::FocusResult]);
        assert_eq!(
            (finder.found(), finder.chosen(), finder.before()),
            (Some("A"), Some("B"), None)
        );
        // It was removed below the header.
        assert_eq!(finder.update(Message::Chosen(None)), []);
        assert_eq!(finder.chosen(), None);
    }

    #[test]
    fn the_same_class_again_is_no_new_choice() {
        let mut finder = finder(Some("A"));
        assert_eq!(finder.update(Message::Answer(true)), [Effect::FocusResult]);
        assert_eq!(finder.before(), None);
    }

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
