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

use super::{dom, seal};
use crate::data::in_order;

/// Return the element of the page's program.
fn root() -> Option<Element> {
    document().query_selector("[data-props]").ok().flatten()
}

/// Return the element of the page's program, and the page's data for it.
///
/// Throw an exception if there is no such element, or if its data is of another build: the loader then shows the page's notice that its
/// program could not be started.
pub(crate) fn data<T: DeserializeOwned>() -> (Element, T) {
    let Some(root) = root() else { throw_str("the page has no element with data-props") };
    match in_order::read(&dom::attribute(&root, "data-props")) {
        Ok(data) => (root, data),
        Err(_) => throw_str("data-props is of another build"),
    }
}

/// Seal the page, enable all controls of the program, and mark the page as live.
pub(crate) fn seal_and_enable(root: &Element) {
    seal::seal();
    enable(root);
}

/// Enable all controls of the program, and mark the page as live. Call it alone only if the page
/// must still load something: it is sealed after that.
pub(crate) fn enable(root: &Element) {
    for control in dom::all(root, ":disabled:not([data-stays-disabled])") {
        dom::drop_attribute(&control, "disabled");
    }
    if let Some(page) = document().document_element() {
        dom::set(&page, "data-hydrated", "true");
    }
}
