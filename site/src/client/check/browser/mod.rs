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
use super::panel::Tab;
use super::view;
use crate::client::kit::chosen::{Chosen, of_link, standard_of};
use crate::client::kit::dom;
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
    chosen: Chosen,
}

/// Start the form on its page: open the kept assessment, seal the page, and only then accept
/// answers.
pub fn start() {
    let (root, data) = kit::data::<CheckData>();
    let shelf = shelf(&data.site_root, &data.rules.checklist().id);
    let chosen = Chosen::of(&data.site_root, standard_of(&data.rules.checklist().id));
    let mut form = Form::new(data, shelf);
    #[cfg(feature = "standalone")]
    {
        let words = dom::one(&root, "[data-workbook]");
        let words = words.map(|place| dom::attribute(&place, "data-workbook"));
        form.workbook = words.and_then(|words| crate::data::in_order::read(&words).ok());
    }
    let mut effects = form.update(Message::Chosen(chosen.get()));
    effects.extend(of_link().map(|class| form.update(Message::Linked(class))).unwrap_or_default());
    let live = Rc::new(Live {
        parts: Parts::find(&root),
        requirements: Requirements::find(&root, &form.page.requirements),
        form: RefCell::new(form),
        came_from: RefCell::default(),
        rest: AfterFrame::default(),
        downloads: Downloads::default(),
        chosen,
        root,
    });
    live.show_verdict();
    live.show_reasons();
    live.fill();
    live.listen();
    for effect in effects {
        live.perform(effect);
    }
    kit::seal_and_enable(&live.root);
}

impl Live {
    /// Change the model by a message, show the result, and perform the effects.
    fn send(self: &Rc<Self>, message: Message) {
        let entered = matches!(message, Message::Entered { .. });
        let keeps = matches!(message, Message::Keep);
        let id = match &message {
            Message::Entered { field, .. } => field.strip_prefix("value:").map(ToOwned::to_owned),
            _ => None,
        };
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
        if let Some(around) = id.as_deref().and_then(|id| requirements::element(&self.root, id)) {
            // Its value may have ticked or unticked the answer.
            fields::fill(&around, &self.form.borrow());
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
                let name = self.downloads.save(&made);
                self.send(Message::Saved(name));
            }
            Effect::Print => {
                // If printing is not possible, the browser tells the reader itself.
                let _ = window().print();
            }
            // If the browser keeps nothing, the choice is this page's alone.
            Effect::Choose(class) => drop(self.chosen.set(class.as_deref())),
            Effect::Focus(focus) => self.focus(&focus),
        }
    }

    fn show_verdict(&self) {
        let shown = view::verdict(&self.form.borrow());
        self.requirements.show(&self.root, &shown);
        self.parts.show_slots(shown.slots);
        for tab in Tab::ALL {
            let chosen = tab == shown.tab;
            let id = tab.id();
            if let Some(button) = dom::one(&self.root, &format!("[data-tab=\"{id}\"]")) {
                dom::set(&button, "aria-selected", if chosen { "true" } else { "false" });
                dom::set(&button, "tabindex", if chosen { "0" } else { "-1" });
            }
            if let Some(panel) = dom::one(&self.root, &format!("#panel-{id}")) {
                dom::toggle(&panel, "hidden", !chosen);
            }
        }
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
