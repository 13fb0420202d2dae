//! How a program starts.
//!
//! The page is complete HTML before any script runs. Its program stands in an element with
//! `data-props`, which holds what the page hands to the program ([`crate::data`]); its live parts
//! stand in elements with `data-live`, rendered by the same views that are mounted there now. The
//! loader initialises the bundle, which calls its `main`: it reads the data, opens what is stored,
//! mounts the views, seals the page, and only then lets the controls be used.

use gloo::utils::document;
use serde::de::DeserializeOwned;
use wasm_bindgen::throw_str;
use web_sys::Element;

use super::{dom, seal};

/// The element of the page's program.
fn root() -> Option<Element> {
    document().query_selector("[data-props]").ok().flatten()
}

/// The element of the page's program, and what the page hands to it.
///
/// Ends the start with an exception where there is none: the loader then shows the page's notice
/// that its program could not be started.
pub(crate) fn data<T: DeserializeOwned>() -> (Element, T) {
    let Some(root) = root() else { throw_str("the page has no element with data-props") };
    match serde_json::from_str(&dom::attribute(&root, "data-props")) {
        Ok(data) => (root, data),
        Err(error) => throw_str(&format!("data-props: {error}")),
    }
}

/// The same where the page hands it over without the names of fields.
#[cfg(any(feature = "search", feature = "training"))]
pub(crate) fn data_in_order<T: DeserializeOwned>() -> (Element, T) {
    let Some(root) = root() else { throw_str("the page has no element with data-props") };
    match crate::data::in_order::read(&dom::attribute(&root, "data-props")) {
        Ok(data) => (root, data),
        Err(_) => throw_str("data-props is of another build"),
    }
}

/// Seal the page, then let all controls of the program be used, and mark the page as live.
pub(crate) fn seal_and_enable(root: &Element) {
    seal::seal();
    enable(root);
}

/// Let all controls of the program be used, and mark the page as live. Of use by itself only where
/// the page has yet to load something: it is sealed after that.
pub(crate) fn enable(root: &Element) {
    for control in dom::all(root, ":disabled:not([data-stays-disabled])") {
        dom::drop_attribute(&control, "disabled");
    }
    if let Some(page) = document().document_element() {
        dom::set(&page, "data-hydrated", "true");
    }
}
