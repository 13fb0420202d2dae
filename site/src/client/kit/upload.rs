//! A control that reads files.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::files::Uploads;

/// Read each file that is chosen with the control of this id. Hand on its name with its bytes, or
/// with the reason why it cannot be read. Do nothing if the page has no such control.
pub(crate) fn listen(id: &str, then: impl Fn(String, Result<Vec<u8>, String>) + 'static) {
    let found = document().get_element_by_id(id);
    let Some(input) = found.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) else {
        return;
    };
    let (uploads, then) = (Uploads::default(), Rc::new(then));
    let control = input.clone();
    let listener = EventListener::new(&input, "change", move |_| {
        let Some(file) = control.files().and_then(|files| files.get(0)) else { return };
        let (name, control, then) = (file.name(), control.clone(), Rc::clone(&then));
        uploads.read(file, move |read| {
            // After this, the same file can be chosen again, e.g. after it was mended.
            control.set_value("");
            then(name, read);
        });
    });
    // The control lives as long as the page.
    listener.forget();
}
