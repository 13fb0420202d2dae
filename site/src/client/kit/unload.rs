//! A warning before a page is left that shows something that is not kept.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::window;

use super::forget;

/// Let the browser ask the reader, in its own words, before the page is left while `at_risk` returns
/// true. After everything was cleared, the page is left without a question.
pub(crate) fn warn_if(at_risk: impl Fn() -> bool + 'static) {
    let options = EventListenerOptions { passive: false, ..EventListenerOptions::default() };
    EventListener::new_with_options(&window(), "beforeunload", options, move |event| {
        if !forget::done() && at_risk() {
            event.prevent_default();
        }
    })
    .forget();
}
