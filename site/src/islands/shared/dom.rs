//! The few things that are done to elements.

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, NodeList};

/// The elements inside `root` that the selector finds.
pub(crate) fn all(root: &Element, selector: &str) -> impl Iterator<Item = Element> + use<> {
    let found = root.query_selector_all(selector).ok();
    let count = found.as_ref().map_or(0, NodeList::length);
    (0..count).filter_map(move |at| found.as_ref()?.item(at)?.dyn_into().ok())
}

/// The first element inside `root` that the selector finds.
pub(crate) fn one(root: &Element, selector: &str) -> Option<Element> {
    root.query_selector(selector).ok().flatten()
}

/// An attribute's value; empty if there is none.
pub(crate) fn attribute(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

/// Puts an attribute without value there, or takes it away.
pub(crate) fn toggle(element: &Element, name: &str, on: bool) {
    let _ = element.toggle_attribute_with_force(name, on);
}

/// Moves the focus.
pub(crate) fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// Puts other content into an element. Of its controls, the one at the place of the one that had
/// the focus has it afterwards.
pub(crate) fn renew(element: &Element, html: &str) {
    const FOCUSABLE: &str = "a, button, input, textarea, select";
    if element.inner_html() == html {
        return;
    }
    let focused = document().active_element().filter(|active| element.contains(Some(active)));
    let place = focused.and_then(|active| all(element, FOCUSABLE).position(|each| each == active));
    element.set_inner_html(html);
    if let Some(place) = place {
        all(element, FOCUSABLE).nth(place).iter().for_each(focus);
    }
}
