//! The finder's start in the browser.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::model::{Effect, Finder, Message};
use super::view::{self, ANSWERS, RESULT};
use crate::client::kit::chosen::Chosen;
use crate::client::kit::model::Model;
use crate::client::kit::{dom, start as kit};
use crate::data::finder::FinderData;

/// A running finder.
struct Live {
    root: Element,
    finder: RefCell<Finder>,
    chosen: Chosen,
}

/// Start the finder on its page.
pub fn start() {
    let (root, data) = kit::data_around::<FinderData>("[data-live=finder]");
    let chosen = Chosen::of(&data.site_root, &data.standard);
    let finder = Finder::new(data, chosen.get());
    let live = Rc::new(Live { root, finder: RefCell::new(finder), chosen });
    live.show();
    let clicked = Rc::clone(&live);
    EventListener::new(&live.root, "click", move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let button = target.and_then(|target| target.closest("[data-finder]").ok().flatten());
        let name = button.map(|button| dom::attribute(&button, "data-finder"));
        if let Some(message) = name.and_then(|name| view::message(&name)) {
            clicked.send(message);
        }
    })
    .forget();
    let elsewhere = Rc::clone(&live);
    live.chosen.listen(move |class| {
        if elsewhere.finder.borrow().chosen() != class.as_deref() {
            elsewhere.send(Message::Chosen(class));
        }
    });
    if !kit::is_beside_another() {
        kit::seal_and_enable(&live.root);
    }
}

impl Live {
    /// Change the model by a message, carry out the effects, and show the result.
    fn send(&self, message: Message) {
        let effects = self.finder.borrow_mut().update(message);
        let mut focuses = false;
        for effect in effects {
            match effect {
                Effect::Choose(class) => {
                    // If the browser keeps nothing, no class is chosen, and the links of the
                    // result name it.
                    if !self.chosen.set(class.as_deref()) {
                        self.finder.borrow_mut().update(Message::Chosen(None));
                    }
                }
                Effect::FocusResult => focuses = true,
            }
        }
        self.show();
        if focuses && let Some(result) = document().get_element_by_id(RESULT) {
            dom::focus(&result);
        }
    }

    fn show(&self) {
        let finder = self.finder.borrow();
        if let Some(result) = dom::one(&self.root, &format!("#{RESULT}")) {
            dom::show_html(&result, &view::shown(&finder).into_string());
        }
        if let Some(answers) = dom::one(&self.root, &format!(".{ANSWERS}")) {
            dom::toggle(&answers, "hidden", !finder.is_asking());
        }
    }
}
