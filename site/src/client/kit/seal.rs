//! Seal the page: after that, it can send nothing.
//!
//! A page may ask for a stricter policy than it came with, never for a milder one. The policy
//! inserted here has no `connect-src`, no frame, no worker and no form target; images come only
//! from data that the page already has. Downloads made from a blob still work. No policy covers
//! WebRTC connections, so their constructors are removed; and nothing in Kijun puts data into an
//! address.

use gloo::utils::{document, window};
use wasm_bindgen::JsValue;

/// The policy of a sealed page.
const POLICY: &str = "default-src 'none'; script-src 'wasm-unsafe-eval'; \
                      style-src 'unsafe-inline'; img-src data:; form-action 'none'";

/// Seal the page. Everything that the page needs must be loaded before.
pub(crate) fn seal() {
    for name in ["RTCPeerConnection", "webkitRTCPeerConnection"] {
        // Some browsers do not have it, and then there is nothing to remove.
        let _ = js_sys::Reflect::delete_property(&window(), &JsValue::from_str(name));
    }
    let Ok(meta) = document().create_element("meta") else { return };
    // Neither call fails for these names. Every page of Kijun has a head.
    let _ = meta.set_attribute("http-equiv", "Content-Security-Policy");
    let _ = meta.set_attribute("content", POLICY);
    if let Some(head) = document().head() {
        let _ = head.append_child(&meta);
    }
}
