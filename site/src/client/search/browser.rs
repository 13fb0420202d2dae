//! Brings the search page to life: loads the index piece by piece, and looks with every letter.
//!
//! What is typed stays in the page and, for the way back to it, behind the `#` of its address,
//! which browsers do not send. With the last piece loaded, the page is sealed.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use js_sys::JsString;
use kijun_search::{Piece, Ready, search};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent, XmlHttpRequest};

struct Live {
    root: String,
    input: HtmlInputElement,
    status: Element,
    results: Element,
    /// What is loaded, in the order in which the page names the pieces.
    pieces: RefCell<Vec<Ready>>,
    /// Beside each, its place in that order.
    places: RefCell<Vec<usize>>,
    /// The pieces that are not loaded yet; and whether any could not be.
    waiting: Cell<usize>,
    failed: Cell<bool>,
}

/// Starts the search. The loader calls it once.
#[wasm_bindgen]
pub fn hydrate() {
    let Some(live) = Live::find() else { return };
    let live = Rc::new(live);
    let pieces = attribute(&live.results, "data-pieces");
    let pieces: Vec<&str> = pieces.split_whitespace().collect();
    live.waiting.set(pieces.len());
    for (place, address) in pieces.into_iter().enumerate() {
        live.load(place, address);
    }
    live.listen();
    live.input.set_value(&typed_before());
    let _ = live.input.remove_attribute("disabled");
    let _ = live.input.focus();
    if let Some(root) = document().document_element() {
        // The mark that the search takes words from now on.
        let _ = root.set_attribute("data-hydrated", "true");
    }
}

impl Live {
    fn find() -> Option<Self> {
        let find = |selector: &str| document().query_selector(selector).ok().flatten();
        let results = find("[data-pieces]")?;
        Some(Self {
            root: attribute(&results, "data-site-root"),
            input: find("input[name=\"q\"]")?.dyn_into().ok()?,
            status: find("[data-search-status]")?,
            results,
            pieces: RefCell::default(),
            places: RefCell::default(),
            waiting: Cell::new(0),
            failed: Cell::new(false),
        })
    }

    fn load(self: &Rc<Self>, place: usize, address: &str) {
        // Reading a file of the site's own needs no more than this, and no promises.
        let Ok(request) = XmlHttpRequest::new() else { return self.loaded(place, None) };
        if request.open("GET", address).is_err() || request.send().is_err() {
            return self.loaded(place, None);
        }
        let live = Rc::clone(self);
        let target = request.clone();
        EventListener::once(&target, "loadend", move |_| {
            let found = request.status().is_ok_and(|status| (200..300).contains(&status));
            let text = request.response_text().ok().flatten().filter(|_| found);
            live.loaded(place, text);
        })
        .forget();
    }

    fn loaded(&self, place: usize, text: Option<String>) {
        match text {
            None => self.failed.set(true),
            Some(text) => {
                let ready = Ready::new(Piece::read(&text), &widths);
                // Pieces come in any order; results do not.
                let mut places = self.places.borrow_mut();
                let at = places.partition_point(|other| *other < place);
                places.insert(at, place);
                self.pieces.borrow_mut().insert(at, ready);
            }
        }
        self.waiting.set(self.waiting.get().saturating_sub(1));
        if self.waiting.get() == 0 {
            crate::client::kit::seal::seal();
        }
        self.look();
    }

    fn listen(self: &Rc<Self>) {
        let live = Rc::clone(self);
        EventListener::new(&self.input, "input", move |_| {
            live.look();
            live.keep();
        })
        .forget();
        let live = Rc::clone(self);
        // Arrows that lead to results must not scroll the page as well.
        let options = EventListenerOptions { passive: false, ..Default::default() };
        EventListener::new_with_options(&document(), "keydown", options, move |event| {
            if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
                live.pressed(event);
            }
        })
        .forget();
    }

    /// Shows what is found for what is typed.
    fn look(&self) {
        let typed = self.input.value();
        let pieces = self.pieces.borrow();
        let found = search(&pieces, &typed, &widths);
        self.results.set_inner_html(&super::results(&self.root, &found.groups).into_string());
        let unsure = found.groups.is_empty() || !found.loose.is_empty();
        let mut status = match (typed.trim().is_empty(), unsure, self.waiting.get()) {
            (true, ..) => String::new(),
            (false, true, 1..) => "索引を読み込んでいます。".to_owned(),
            _ => super::count(&found),
        };
        if self.failed.get() {
            status.push_str(" 索引の一部を読み込めませんでした。ページを再読み込みしてください。");
        }
        if self.status.text_content().as_deref() != Some(&status) {
            self.status.set_text_content(Some(&status));
        }
    }

    /// Keeps what is typed behind the `#` of the address, so that the way back leads to it.
    fn keep(&self) {
        let hash = format!("#{}", js_sys::encode_uri_component(&self.input.value()));
        if let Ok(history) = window().history() {
            // Refused only for other sites' addresses.
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&hash));
        }
    }

    /// Up and down lead from the words to the results, through them, and back; Escape to the words.
    fn pressed(&self, event: &KeyboardEvent) {
        let step = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            "Escape" => return drop(self.input.focus()),
            _ => return,
        };
        if event.is_composing() {
            return;
        }
        let Ok(links) = self.results.query_selector_all("a") else { return };
        let link = |at: u32| links.item(at).and_then(|link| link.dyn_into::<HtmlElement>().ok());
        let active = document().active_element();
        let current = (0..links.length())
            .find(|at| link(*at).is_some_and(|link| active.as_ref() == Some(link.unchecked_ref())));
        let in_input = active.as_ref() == Some(self.input.unchecked_ref());
        let next = match (current, step) {
            (Some(at), 1) => at.checked_add(1),
            (Some(at), _) => at.checked_sub(1),
            (None, 1) if in_input => Some(0),
            _ => return,
        };
        event.prevent_default();
        match next.map(link) {
            Some(Some(link)) => drop(link.focus()),
            Some(None) => {}
            None => drop(self.input.focus()),
        }
    }
}

/// What was typed before the reader followed a link and came back.
fn typed_before() -> String {
    let hash = window().location().hash().unwrap_or_default();
    let decoded = js_sys::decode_uri_component(hash.trim_start_matches('#'));
    decoded.ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// NFKC of a character, which browsers have built in.
fn widths(letter: char, into: &mut String) {
    let text = JsString::from(letter.encode_utf8(&mut [0; 4]) as &str);
    into.push_str(&String::from(text.normalize("NFKC")));
}

fn attribute(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}
