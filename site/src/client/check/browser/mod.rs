//! The form in the browser: its start, and the handling of a message.

mod events;
mod fields;
mod focus;
mod parts;
mod print;
mod requirements;

use std::cell::RefCell;
use std::rc::Rc;

use gloo::utils::window;
use web_sys::Element;

use super::model::{Effect, Form, Message};
use super::view;
use crate::client::kit::files::Downloads;
use crate::client::kit::frame::AfterFrame;
use crate::client::kit::model::Model;
use crate::client::kit::storage::browser::{Browser, shelf};
use crate::client::kit::{clock, start as kit};
use crate::data::check::CheckData;
use parts::Parts;
use requirements::Requirements;

/// A running form.
struct Live {
    root: Element,
    form: RefCell<Form<Browser>>,
    parts: Parts,
    requirements: Requirements,
    /// The element that had the focus before the notice.
    came_from: RefCell<Option<Element>>,
    rest: AfterFrame,
    downloads: Downloads,
}

/// Start the form on its page: open the kept assessment, seal the page, and only then accept
/// answers.
pub fn start() {
    let (root, data) = kit::data::<CheckData>();
    let shelf = shelf(&data.site_root, &data.rules.checklist().id);
    let form = Form::new(data, shelf);
    let live = Rc::new(Live {
        parts: Parts::find(&root),
        requirements: Requirements::find(&root, &form.page.requirements),
        form: RefCell::new(form),
        came_from: RefCell::default(),
        rest: AfterFrame::default(),
        downloads: Downloads::default(),
        root,
    });
    live.show_verdict();
    live.show_reasons();
    live.fill();
    live.listen();
    kit::seal_and_enable(&live.root);
}

impl Live {
    /// Change the model by a message, show the result, and perform the effects.
    fn send(self: &Rc<Self>, message: Message) {
        let entered = matches!(message, Message::Entered { .. });
        let keeps = matches!(message, Message::Keep);
        if !entered && !keeps {
            self.catch_up();
        }
        let effects = self.form.borrow_mut().update(message);
        // Keeping changes no answer, so the verdict is already shown.
        if !keeps {
            self.show_verdict();
        }
        if !entered {
            self.show_reasons();
        }
        // A control that was used already has its value.
        if !entered && !keeps {
            self.fill();
        }
        for effect in effects {
            self.perform(effect);
        }
    }

    /// Do now the work that waits for the next frame, before anything else happens.
    fn catch_up(self: &Rc<Self>) {
        if self.rest.cancel() {
            self.send(Message::Keep);
        }
    }

    fn perform(self: &Rc<Self>, effect: Effect) {
        match effect {
            Effect::KeepSoon => {
                let live = Rc::clone(self);
                self.rest.run(move || live.send(Message::Keep));
            }
            Effect::Download(made) => {
                let done = self.downloads.save(&made);
                self.send(Message::Saved { name: made.name, done });
            }
            Effect::Print => {
                // If printing is not possible, the browser tells the reader itself.
                let _ = window().print();
            }
            Effect::Focus(focus) => self.focus(&focus),
        }
    }

    fn show_verdict(&self) {
        let shown = view::verdict(&self.form.borrow());
        self.requirements.show(&self.root, &shown);
        self.parts.show_slots(shown.slots);
    }

    fn show_reasons(&self) {
        let form = self.form.borrow();
        let shown = view::reasons(&form, &clock::said);
        self.requirements.show_finding(&shown);
        self.parts.show_slots(shown.slots);
        for list in shown.lists {
            let new = self.parts.show_rows(list);
            for row in &new {
                fields::fill(row, &form);
            }
        }
        fields::show_name(&self.root, &shown.name);
    }

    /// Put the model's values into all controls.
    fn fill(&self) {
        fields::fill(&self.root, &self.form.borrow());
    }
}
