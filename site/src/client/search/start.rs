//! The search's start in the browser: pieces, the field, the keys.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use js_sys::JsString;
use wasm_bindgen::{JsCast, JsValue, throw_str};
use web_sys::{Element, HtmlInputElement, KeyboardEvent, XmlHttpRequest};

use super::model::{Effect, Message, Search, Stop, step};
use super::view::{RESULTS, WORDS, results, status};
use crate::client::kit::program::Program;
use crate::client::kit::{dom, mount, seal, start as kit};
use crate::data::search::SearchData;

/// Start the search on its page.
pub fn start() {
    let (root, data): (_, SearchData) = kit::data();
    let [Some(field), Some(found)] = [WORDS, RESULTS].map(|id| document().get_element_by_id(id))
    else {
        throw_str("the page has no field or no place for results")
    };
    let Ok(field) = field.dyn_into::<HtmlInputElement>() else { throw_str("no field") };
    field.set_value(&typed_before());
    let pieces = data.pieces.clone();
    let program =
        Program::new(Search::new(data, widths, field.value()), |_, effect| match effect {
            Effect::Keep(typed) => keep(&typed),
            Effect::Seal => seal::seal(),
        });
    mount::mount("status", move || status(program));
    mount::mount("results", move || results(program));
    for (place, address) in pieces.iter().enumerate() {
        load(address, move |text| program.send(Message::Load { place, text }));
    }
    let input = field.clone();
    EventListener::new(&field, "input", move |_| program.send(Message::Type(input.value())))
        .forget();
    kit::enable(&root);
    dom::focus(&field);
    // The arrow keys must not also scroll the page when they lead to results.
    let options = EventListenerOptions { passive: false, ..Default::default() };
    EventListener::new_with_options(&document(), "keydown", options, move |event| {
        if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
            pressed(event, &field, &found);
        }
    })
    .forget();
}

/// Load a piece of the index, and hand on its text; `None` if it could not be loaded.
fn load(address: &str, then: impl Fn(Option<String>) + 'static) {
    // This is enough to read a file of the same site, and needs no promises.
    let Ok(request) = XmlHttpRequest::new() else { return then(None) };
    if request.open("GET", address).is_err() || request.send().is_err() {
        return then(None);
    }
    let target = request.clone();
    EventListener::once(&target, "loadend", move |_| {
        let found = request.status().is_ok_and(|status| (200..300).contains(&status));
        then(request.response_text().ok().flatten().filter(|_| found));
    })
    .forget();
}

/// Move through the results with the arrow keys. Escape leads to the words.
fn pressed(event: &KeyboardEvent, field: &Element, found: &Element) {
    let down = match event.key().as_str() {
        "ArrowDown" => true,
        "ArrowUp" => false,
        "Escape" => return dom::focus(field),
        _ => return,
    };
    if event.is_composing() {
        return;
    }
    let active = document().active_element();
    let from = if active.as_ref() == Some(field) {
        Some(Stop::Words)
    } else {
        dom::all(found, "a").position(|link| active.as_ref() == Some(&link)).map(Stop::Link)
    };
    let Some(to) = step(from, down) else { return };
    event.prevent_default();
    match to {
        Stop::Words => dom::focus(field),
        Stop::Link(at) => dom::all(found, "a").nth(at).iter().for_each(dom::focus),
    }
}

/// Keep the typed words behind the `#` of the address, so that the way back leads to them.
fn keep(typed: &str) {
    let hash = format!("#{}", js_sys::encode_uri_component(typed));
    if let Ok(history) = window().history() {
        // The browser refuses only addresses of other sites.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&hash));
    }
}

/// Return the words that the reader typed before following a link and coming back.
fn typed_before() -> String {
    let hash = window().location().hash().unwrap_or_default();
    let decoded = js_sys::decode_uri_component(hash.trim_start_matches('#'));
    decoded.ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// Append the NFKC of a character, which browsers have built in.
fn widths(letter: char, into: &mut String) {
    let text = JsString::from(letter.encode_utf8(&mut [0; 4]) as &str);
    into.push_str(&String::from(text.normalize("NFKC")));
}
