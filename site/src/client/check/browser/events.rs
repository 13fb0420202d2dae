//! The listeners: events of the page and of other tabs become messages.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use kijun_rules::answers::Status;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, StorageEvent};

use super::super::IMPORT;
use super::super::action::{Action, Press};
use super::super::files::File;
use super::super::find::Filter;
use super::super::layout::Layout;
use super::super::model::Message;
use super::super::panel::{List, Tab};
use super::fields::{FILTER, LAYOUT, NAME, name_and_value};
use super::requirements;
use super::{Live, print};
use crate::client::kit::chosen::of_link;
use crate::client::kit::dom::{attribute, focus, one, toggle};
use crate::client::kit::{unload, upload};

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
            let options =
                EventListenerOptions { passive: !matches!(kind, "keydown" | "click"), ..options };
            let live = Rc::clone(self);
            let heard = move |event: &Event| {
                let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                match (kind, target) {
                    ("click", Some(target)) => live.clicked(event, &target),
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
        let live = Rc::clone(self);
        self.chosen.listen(move |class| {
            if live.form.borrow().chosen() != class.as_deref() {
                live.send(Message::Chosen(class));
            }
        });
        // A link to this page that is opened on this page changes its address only.
        let live = Rc::clone(self);
        EventListener::new(&window(), "hashchange", move |_| {
            if let Some(class) = of_link() {
                live.send(Message::Linked(class));
            }
        })
        .forget();
        for kind in ["pagehide", "visibilitychange"] {
            let live = Rc::clone(self);
            EventListener::new(&window(), kind, move |_| live.catch_up()).forget();
        }
        let live = Rc::clone(self);
        unload::warn_if(move || {
            live.catch_up();
            live.form.borrow().at_risk()
        });
        let live = Rc::clone(self);
        EventListener::new(&window(), "beforeprint", move |_| {
            live.catch_up();
            // In a file by itself, another part may be shown, and is printed as it is.
            if live.root.closest("[hidden]").is_ok_and(|hidden| hidden.is_none()) {
                print::prepare(&live.form.borrow());
            }
        })
        .forget();
        EventListener::new(&window(), "afterprint", |_| print::end()).forget();
    }

    /// Send the new value of a control.
    fn changed(self: &Rc<Self>, event: &Event, target: &Element) {
        let done = event.type_() == "change";
        let Some((name, value)) = name_and_value(target) else { return };
        match name.as_str() {
            FILTER => self.send(Message::Filter(Filter::of_id(&value))),
            LAYOUT if done => self.send(Message::Layout(Layout::of_id(&value))),
            NAME if done => self.send(Message::Rename(value)),
            NAME => {}
            // The browser reports a choice twice, as `input` and as `change`.
            _ if self.form.borrow().is_news(&name, &value) => {
                self.send(Message::Entered { field: name, value });
            }
            _ => {}
        }
    }

    fn clicked(self: &Rc<Self>, event: &Event, target: &Element) {
        let menu = one(&self.root, "details.menu[open]");
        let in_menu = menu.as_ref().is_some_and(|menu| menu.contains(Some(target)));
        // The notice may be about what was done in the menu.
        let leaves = !in_menu && !self.parts.notice_contains(target);
        if let Some(menu) = menu.as_ref().filter(|_| leaves) {
            toggle(menu, "open", false);
        }
        if let Some(link) = target.closest("a[href^='#no-']").ok().flatten() {
            // The browser follows the link to a requirement that can be seen by then.
            let id = attribute(&link, "href").split_off("#no-".len());
            self.send(Message::Reveal(id.clone()));
            requirements::unfold(&self.root, &id);
            return;
        }
        let tab = target.closest("[data-tab]").ok().flatten();
        if let Some(tab) = tab.and_then(|tab| Tab::of_id(&attribute(&tab, "data-tab"))) {
            self.send(Message::Tab(tab));
            return;
        }
        let found = target.closest("[data-action], [data-export], [data-clear], [data-more]");
        let Some(button) = found.ok().flatten() else { return };
        let Some(press) = press(&button) else { return };
        if press == Press::ToExcel && !self.form.borrow().has_workbook() {
            self.catch_up();
            if !self.form.borrow().at_risk() {
                return;
            }
            event.prevent_default();
        }
        let of_notice = self.parts.notice_contains(&button);
        // After these, there is something else to look at.
        let closes = matches!(press, Press::Act(Action::New | Action::Open | Action::Reset, _));
        if let Some(menu) = menu.filter(|_| in_menu && closes) {
            one(&menu, "summary").iter().for_each(focus);
            toggle(&menu, "open", false);
        }
        match press {
            Press::Act(Action::Next, _) => self.send(Message::Next(self.place_in_focus())),
            press => self.send(Message::Press(press)),
        }
        if of_notice {
            self.leave_notice();
        }
    }

    /// Handle a key. Ctrl+Enter goes to the next open question. Escape goes to the notice, and in
    /// the notice it closes it; without a notice it closes the menu.
    fn pressed(self: &Rc<Self>, event: &Event) {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        if let Some(message) = self.turns(key) {
            event.prevent_default();
            self.send(message);
            return;
        }
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
            "Escape" if let Some(menu) = one(&self.root, "details.menu[open]") => {
                one(&menu, "summary").iter().for_each(focus);
                toggle(&menu, "open", false);
            }
            _ => {}
        }
    }

    /// Return the message of a key that chooses a tab, or that answers and turns the requirements
    /// shown one by one. There the arrows turn also from an answer: up and down move between the
    /// answers.
    fn turns(&self, key: &KeyboardEvent) -> Option<Message> {
        let active = document().active_element()?;
        let form = self.form.borrow();
        if active.matches("[data-tab]").ok()? {
            let to = form.tab.by_key(&key.key())?;
            let button = one(&self.root, &format!("[data-tab=\"{}\"]", to.id()));
            button.iter().for_each(focus);
            return Some(Message::Tab(to));
        }
        let free = active.matches("body").ok()?
            || (active.closest("[data-requirement]").ok()?.is_some()
                && !active.matches("textarea").ok()?);
        let plain = !(key.ctrl_key() || key.alt_key() || key.meta_key());
        if form.layout != Layout::One || !free || !plain {
            return None;
        }
        let answer = |place: usize| Status::ALL.get(place).copied().map(Message::Answer);
        match key.key().as_str() {
            "1" => answer(0),
            "2" => answer(1),
            "3" => answer(2),
            "ArrowRight" => Some(Message::Turn { on: true }),
            "ArrowLeft" => Some(Message::Turn { on: false }),
            _ => None,
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
        if name == "xlsx" { Some(Press::ToExcel) } else { File::of_id(&name).map(Press::Export) }
    } else if let Some(name) = button.get_attribute("data-more") {
        List::of_name(&name).map(Press::ShowAll)
    } else {
        let action = Action::of_id(&attribute(button, "data-action"))?;
        Some(Press::Act(action, attribute(button, "data-id")))
    }
}
