//! The start of a program.
//!
//! The page is complete HTML before any script runs. The program's element has `data-props`, which
//! holds the page's data for the program ([`crate::data`]). The live parts are elements with
//! `data-live`; they were rendered by the same views that are mounted there now. The loader
//! initialises the bundle, which calls its `main`. The program reads the data, opens the stored
//! values, mounts the views, seals the page, and only then enables the controls.

use gloo::utils::document;
use serde::de::DeserializeOwned;
use wasm_bindgen::throw_str;
use web_sys::Element;

use super::{dom, forget, seal};
use crate::data::in_order;

/// The attribute with the data of a program.
const DATA: &str = "data-props";

/// Return the element of the page's program, and the page's data for it.
///
/// Throw an exception if there is no such element, or if its data is of another build: the loader then shows the page's notice that its
/// program could not be started.
pub(crate) fn data<T: DeserializeOwned>() -> (Element, T) {
    of_element(document().query_selector("[data-props]").ok().flatten())
}

/// Return the element of the program around an element that the selector finds, and the page's data
/// for it. A page that is a file by itself has several programs.
///
/// Throw an exception as [`data`] does.
pub(crate) fn data_around<T: DeserializeOwned>(selector: &str) -> (Element, T) {
    let inside = document().query_selector(selector).ok().flatten();
    of_element(inside.and_then(|inside| inside.closest("[data-props]").ok().flatten()))
}

fn of_element<T: DeserializeOwned>(root: Option<Element>) -> (Element, T) {
    let Some(root) = root else { throw_str("the page has no element with data-props") };
    match in_order::read(&dom::attribute(&root, DATA)) {
        Ok(data) => (root, data),
        Err(_) => throw_str("data-props is of another build"),
    }
}

/// Return whether the page has another program beside this one. That one seals the page and enables
/// all controls, after this one.
pub(crate) fn is_beside_another() -> bool {
    document().query_selector_all("[data-props]").is_ok_and(|found| found.length() > 1)
}

/// Seal the page, enable all controls of the page, and mark it as live.
pub(crate) fn seal_and_enable(root: &Element) {
    seal::seal();
    forget::listen(root);
    enable();
}

/// Enable all controls of the page, those of its header too, and mark the page as live.
fn enable() {
    let Some(page) = document().document_element() else { return };
    for control in dom::all(&page, ":disabled:not([data-stays-disabled])") {
        dom::drop_attribute(&control, "disabled");
    }
    dom::set(&page, "data-hydrated", "true");
}
