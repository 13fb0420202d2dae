//! A deck: parts of the page of which one is shown at a time.

use std::cell::Cell;

use gloo::utils::document;
use web_sys::Element;

use crate::client::kit::dom::{self, all, attribute, one};

/// The parts, and which is shown.
pub(super) struct Deck {
    /// The section that holds them.
    pub(super) root: Element,
    slides: Vec<Element>,
    at: Cell<usize>,
}

impl Deck {
    /// The decks of the page.
    pub(super) fn all(root: &Element) -> Vec<Self> {
        all(root, "[data-deck]")
            .map(|root| {
                let slides = all(&root, "[data-slide]").collect();
                Self { root, slides, at: Cell::default() }
            })
            .collect()
    }

    /// Whether this is the walk through the requirements.
    pub(super) fn is_walk(&self) -> bool {
        attribute(&self.root, "data-deck-name") == "walk"
    }

    /// How many parts there are.
    pub(super) fn count(&self) -> usize {
        self.slides.len()
    }

    /// The part that is shown.
    pub(super) fn current(&self) -> Option<&Element> {
        self.slides.get(self.at.get())
    }

    /// The place of the part with this id.
    pub(super) fn place_of(&self, id: &str) -> Option<usize> {
        self.slides.iter().position(|slide| slide.id() == id)
    }

    /// Shows the part before or after; whether there is one.
    pub(super) fn step(&self, forward: bool) -> bool {
        let at = self.at.get();
        let to = if forward { at.checked_add(1) } else { at.checked_sub(1) };
        to.is_some_and(|to| self.show(to))
    }

    /// Shows a part; whether there is one at this place. The focus follows where it was in the part
    /// that goes.
    pub(super) fn show(&self, to: usize) -> bool {
        let Some(next) = self.slides.get(to) else { return false };
        let active = document().active_element();
        let leaves = self
            .current()
            .is_some_and(|old| active.is_some_and(|active| old.contains(Some(&active))));
        self.at.set(to);
        for (place, slide) in self.slides.iter().enumerate() {
            dom::toggle(slide, "data-current", place == to);
        }
        if leaves {
            dom::focus(next);
        }
        self.tell();
        true
    }

    /// Says which part is shown, and which ways there are from it.
    pub(super) fn tell(&self) {
        let at = self.at.get();
        if let Some(slot) = one(&self.root, "[data-slot=\"count\"]") {
            let mut text = format!("{} / {}", at + 1, self.slides.len());
            let title =
                self.current().filter(|_| self.is_walk()).and_then(|slide| one(slide, "h3"));
            if let Some(title) = title.and_then(|title| title.text_content()) {
                text = format!("{text}　{title}");
            }
            slot.set_text_content(Some(&text));
        }
        for (action, ends) in [("previous", at == 0), ("next", at + 1 >= self.slides.len())] {
            if let Some(button) = one(&self.root, &format!("[data-action=\"{action}\"]")) {
                // Not `disabled`: it would lose the focus.
                let _ = button.set_attribute("aria-disabled", if ends { "true" } else { "false" });
            }
        }
        if let Some(select) = one(&self.root, "[data-jump]")
            && let Some(current) = self.current()
        {
            use wasm_bindgen::JsCast;
            select.unchecked_ref::<web_sys::HtmlSelectElement>().set_value(&current.id());
        }
    }
}
