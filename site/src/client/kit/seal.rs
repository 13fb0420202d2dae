//! Seal the page: after that, it can load and send nothing.
//!
//! A page may ask for a stricter policy than it came with, never for a milder one. The policy
//! inserted here has no `connect-src`, no frame, no worker and no form target; images come only
//! from data that the page already has. Downloads made from a blob still work.
//!
//! Policies do not cover everything. The seal also removes the functions that reach past its policy:
//! the constructors of WebRTC, those that open a window (a page without a seal may be in it), and
//! cookies, which the next request to the site would carry. `SECURITY.md` lists what remains; a
//! program of Kijun uses none of it.

use gloo::utils::{document, window};
use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// The policy of a sealed page.
const POLICY: &str = "default-src 'none'; script-src 'wasm-unsafe-eval'; \
                      style-src 'unsafe-inline'; img-src data:; form-action 'none'";

/// The properties to remove from the window and from the document, or from the prototypes that have them.
const REMOVED: [&str; 7] = [
    "RTCPeerConnection",
    "webkitRTCPeerConnection",
    // With three arguments, the `open` of a document opens a window too.
    "open",
    "documentPictureInPicture",
    // The page that opened this one.
    "opener",
    "cookie",
    "cookieStore",
];

/// Seal the page. Everything that the page needs must be loaded before.
pub(crate) fn seal() {
    remove(window().into());
    remove(document().into());
    let Ok(meta) = document().create_element("meta") else { return };
    // Neither call fails for these names. Every page of Kijun has a head.
    let _ = meta.set_attribute("http-equiv", "Content-Security-Policy");
    let _ = meta.set_attribute("content", POLICY);
    if let Some(head) = document().head() {
        let _ = head.append_child(&meta);
    }
}

/// Remove the functions from an object and its prototypes.
fn remove(from: Object) {
    let mut object = from;
    while object.is_object() {
        for name in REMOVED {
            // Most objects have none of them, and then there is nothing to remove.
            let _ = Reflect::delete_property(&object, &JsValue::from_str(name));
        }
        object = Object::get_prototype_of(&object);
    }
}
