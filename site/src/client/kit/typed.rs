//! Words that a reader types into a field: kept for the way back, never in an address.

use gloo::utils::window;
use js_sys::JsString;
use wasm_bindgen::JsValue;

use super::forget;

/// Keep the typed words in the page's history entry, so that the way back leads to them. The
/// address stays as it is: browsers list, suggest and copy addresses. The entry has the mark of the
/// tab above the words: after everything was cleared, the words are not shown again.
pub(crate) fn keep(tab: &str, typed: &str) {
    if let (Ok(history), false) = (window().history(), forget::done()) {
        // A browser may refuse very many changes in a short time; the next letter is kept again.
        let _ = history.replace_state(&JsValue::from_str(&format!("{tab}\n{typed}")), "");
    }
}

/// Return the words that the reader typed before following a link and coming back, or those that
/// the loader took out of the address.
pub(crate) fn before(tab: &str) -> String {
    let state = window().history().and_then(|history| history.state());
    let state = state.ok().and_then(|state| state.as_string()).unwrap_or_default();
    match state.split_once('\n') {
        None => state,
        Some((of, typed)) if of == tab => typed.to_owned(),
        Some(_) => String::new(),
    }
}

/// Append the NFKC of a character, which browsers have built in.
pub(crate) fn widths(letter: char, into: &mut String) {
    let text = JsString::from(letter.encode_utf8(&mut [0; 4]) as &str);
    into.push_str(&String::from(text.normalize("NFKC")));
}
