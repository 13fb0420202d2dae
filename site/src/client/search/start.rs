//! The search's start in the browser: pieces, the field, the keys.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document;
use wasm_bindgen::{JsCast, throw_str};
use web_sys::{Element, HtmlInputElement, KeyboardEvent, XmlHttpRequest};

use super::model::{Effect, Message, Search, Stop, step};
use super::view::{RESULTS, WORDS, results, status};
use crate::client::kit::program::Program;
use crate::client::kit::storage::browser::base;
use crate::client::kit::{dom, forget, mount, start as kit, typed};
use crate::data::search::SearchData;

/// Start the search on its page.
pub fn start() {
    let (root, data): (_, SearchData) = kit::data();
    let [Some(field), Some(found)] = [WORDS, RESULTS].map(|id| document().get_element_by_id(id))
    else {
        throw_str("the page has no field or no place for results")
    };
    let Ok(field) = field.dyn_into::<HtmlInputElement>() else { throw_str("no field") };
    let tab = forget::tab(&base(&data.root));
    field.set_value(&typed::before(&tab));
    // Without words, the entry may still hold what was cleared, to be said.
    if !field.value().is_empty() {
        typed::keep(&tab, &field.value());
    }
    let pieces = data.pieces.clone();
    let opened = field.clone();
    let program = Program::new(
        Search::new(data, typed::widths, field.value()),
        move |_, effect| match effect {
            Effect::Keep(words) => typed::keep(&tab, &words),
            Effect::Open => {
                kit::seal_and_enable(&root);
                dom::focus(&opened);
            }
        },
    );
    mount::mount("status", move || status(program));
    mount::mount("results", move || results(program));
    let input = field.clone();
    EventListener::new(&field, "input", move |_| program.send(Message::Type(input.value())))
        .forget();
    // The arrow keys must not also scroll the page when they lead to results.
    let options = EventListenerOptions { passive: false, ..Default::default() };
    EventListener::new_with_options(&document(), "keydown", options, move |event| {
        if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
            pressed(event, &field, &found);
        }
    })
    .forget();
    // Every site has at least the piece of its own pages, so the last one opens the search.
    for (place, piece) in pieces.iter().enumerate() {
        load(&piece.address, move |text| program.send(Message::Load { place, text }));
    }
}

/// The time in milliseconds after which a piece of the index is given up, so that no slow piece
/// keeps the page unsealed.
const PATIENCE: u32 = 10_000;

/// Load a piece of the index, and hand on its text; `None` if it could not be loaded in time.
fn load(address: &str, then: impl Fn(Option<String>) + 'static) {
    // This is enough to read a file of the same site, and needs no promises.
    let Ok(request) = XmlHttpRequest::new() else { return then(None) };
    if request.open("GET", address).is_err() || request.send().is_err() {
        return then(None);
    }
    request.set_timeout(PATIENCE);
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
