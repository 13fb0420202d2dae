//! The listeners: events of the page and of other tabs become messages.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, StorageEvent};

use super::super::IMPORT;
use super::super::action::{Action, Press};
use super::super::files::File;
use super::super::find::Filter;
use super::super::model::Message;
use super::super::panel::List;
use super::fields::{FILTER, NAME, name_and_value};
use super::{Live, print};
use crate::client::kit::dom::attribute;
use crate::client::kit::upload;

impl Live {
    pub(super) fn listen(self: &Rc<Self>) {
        for kind in ["input", "change", "click", "toggle", "keydown"] {
            // One listener serves the whole page: the controls are static and may be thousands.
            // `toggle` does not bubble, so it is caught in the capture phase.
            let options = if kind == "toggle" {
                EventListenerOptions::run_in_capture_phase()
            } else {
                EventListenerOptions::default()
            };
            let options = EventListenerOptions { passive: kind != "keydown", ..options };
            let live = Rc::clone(self);
            let heard = move |event: &Event| {
                let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                match (kind, target) {
                    ("click", Some(target)) => live.clicked(&target),
                    ("toggle", Some(target)) => live.toggled(&target),
                    ("keydown", _) => live.pressed(event),
                    (_, Some(target)) => live.changed(event, &target),
                    _ => {}
                }
            };
            // The form lives as long as the page.
            EventListener::new_with_options(&document(), kind, options, heard).forget();
        }
        let live = Rc::clone(self);
        upload::listen(IMPORT, move |name, content| live.send(Message::Read { name, content }));
        let live = Rc::clone(self);
        EventListener::new(&window(), "storage", move |event| {
            let key = event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key);
            live.send(Message::Stored(key));
        })
        .forget();
        for kind in ["pagehide", "visibilitychange"] {
            let live = Rc::clone(self);
            EventListener::new(&window(), kind, move |_| live.catch_up()).forget();
        }
        let live = Rc::clone(self);
        EventListener::new(&window(), "beforeprint", move |_| {
            live.catch_up();
            print::prepare(&live.root, &live.form.borrow());
        })
        .forget();
    }

    /// Send the new value of a control.
    fn changed(self: &Rc<Self>, event: &Event, target: &Element) {
        let done = event.type_() == "change";
        let Some((name, value)) = name_and_value(target) else { return };
        match name.as_str() {
            FILTER => self.send(Message::Filter(Filter::of_id(&value))),
            NAME if done => self.send(Message::Rename(value)),
            NAME => {}
            // The browser reports a choice twice, as `input` and as `change`.
            _ if self.form.borrow().is_news(&name, &value) => {
                self.send(Message::Entered { field: name, value });
            }
            _ => {}
        }
    }

    fn clicked(self: &Rc<Self>, target: &Element) {
        let found = target.closest("[data-action], [data-export], [data-clear], [data-more]");
        let Some(button) = found.ok().flatten() else { return };
        let Some(press) = press(&button) else { return };
        let of_notice = self.parts.notice_contains(&button);
        match press {
            Press::Act(Action::Next, _) => self.send(Message::Next(self.place_in_focus())),
            press => self.send(Message::Press(press)),
        }
        if of_notice {
            self.leave_notice();
        }
    }

    /// Handle a key. Ctrl+Enter goes to the next open question. Escape goes to the notice, and in
    /// the notice it closes it.
    fn pressed(self: &Rc<Self>, event: &Event) {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        match key.key().as_str() {
            "Enter" if key.ctrl_key() => {
                event.prevent_default();
                self.send(Message::Next(self.place_in_focus()));
            }
            "Escape" if self.form.borrow().notice.is_some() => {
                let active = document().active_element();
                if active.is_some_and(|active| self.parts.notice_contains(&active)) {
                    self.send(Message::Press(Press::Act(Action::Dismiss, String::new())));
                    self.leave_notice();
                } else {
                    self.enter_notice();
                }
            }
            _ => {}
        }
    }

    /// Report that a cell of the matrix was opened or closed. Its reasons are made only when it is
    /// open.
    fn toggled(self: &Rc<Self>, target: &Element) {
        let Some(class) = target.get_attribute("data-cell") else { return };
        let open = target.has_attribute("open");
        if self.form.borrow().is_cell_open(&class) != open {
            self.send(Message::Cell { class, open });
        }
    }
}

/// Return the press of a button, or `None` for a button of another program.
fn press(button: &Element) -> Option<Press> {
    if let Some(id) = button.get_attribute("data-clear") {
        Some(Press::Clear(id))
    } else if let Some(name) = button.get_attribute("data-export") {
        File::of_id(&name).map(Press::Export)
    } else if let Some(name) = button.get_attribute("data-more") {
        List::of_name(&name).map(Press::ShowAll)
    } else {
        let action = Action::of_id(&attribute(button, "data-action"))?;
        Some(Press::Act(action, attribute(button, "data-id")))
    }
}
