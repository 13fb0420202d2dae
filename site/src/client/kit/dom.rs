//! Small helpers for elements.

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, NodeList};

/// Return the elements inside `root` that the selector finds.
pub(crate) fn all(root: &Element, selector: &str) -> impl Iterator<Item = Element> + use<> {
    let found = root.query_selector_all(selector).ok();
    let count = found.as_ref().map_or(0, NodeList::length);
    (0..count).filter_map(move |at| found.as_ref()?.item(at)?.dyn_into().ok())
}

/// Return the first element inside `root` that the selector finds.
pub(crate) fn one(root: &Element, selector: &str) -> Option<Element> {
    root.query_selector(selector).ok().flatten()
}

/// Return an attribute's value; empty if there is none.
pub(crate) fn attribute(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

/// Set an attribute.
pub(crate) fn set(element: &Element, name: &str, value: &str) {
    // This fails only for invalid attribute names.
    let _ = element.set_attribute(name, value);
}

/// Remove an attribute.
pub(crate) fn drop_attribute(element: &Element, name: &str) {
    let _ = element.remove_attribute(name);
}

/// Add an attribute without a value, or remove it.
pub(crate) fn toggle(element: &Element, name: &str, on: bool) {
    let _ = element.toggle_attribute_with_force(name, on);
}

/// Move the focus to an element.
pub(crate) fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// A selector for the elements that can have the focus.
const FOCUSABLE: &str = "a, button, summary, input, textarea, select";

/// Show HTML that this program has made, in an element. Parts that were open stay open. If a control
/// had the focus, the control at the same place gets it.
pub(crate) fn show_html(element: &Element, html: &str) {
    renewing(element, &|| {
        element.set_inner_html(html);
        Some(element.clone())
    });
}

/// Run `change`, which makes the content of `old` anew and returns the new element. Parts that were
/// open stay open. If a control had the focus, the control at the same place gets it.
pub(crate) fn renewing(old: &Element, change: &dyn Fn() -> Option<Element>) {
    let focused = document().active_element().filter(|active| old.contains(Some(active)));
    let focused = focused.and_then(|active| all(old, FOCUSABLE).position(|each| each == active));
    let open: Vec<bool> = all(old, "details").map(|each| each.has_attribute("open")).collect();
    let Some(new) = change() else { return };
    if open.contains(&true) {
        for (details, _) in all(&new, "details").zip(open).filter(|(_, open)| *open) {
            toggle(&details, "open", true);
        }
    }
    if let Some(element) = focused.and_then(|place| all(&new, FOCUSABLE).nth(place)) {
        focus(&element);
    }
}
