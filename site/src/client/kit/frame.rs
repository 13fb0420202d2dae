//! Work that waits until the next frame is painted.

use std::cell::Cell;
use std::rc::Rc;

use gloo::utils::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// One piece of work, always the same, that is due after the next frame, however often it is asked
/// for before.
#[derive(Default)]
pub(crate) struct AfterFrame(Rc<State>);

#[derive(Default)]
struct State {
    due: Cell<bool>,
    /// Whether a frame is waited for. It stays so where the work was done before: a page that is
    /// answered without a frame in between must not pile up what waits for one.
    waiting: Cell<bool>,
}

impl AfterFrame {
    /// Run `work` after the next frame. What is asked for a frame runs before it is painted; what
    /// that puts off runs after.
    pub(crate) fn run(&self, work: impl FnOnce() + 'static) {
        self.0.due.set(true);
        if self.0.waiting.replace(true) {
            return;
        }
        let state = Rc::clone(&self.0);
        let painted = Closure::once_into_js(move || {
            state.waiting.set(false);
            if state.due.replace(false) {
                work();
            }
        });
        let frame = Closure::once_into_js(move || {
            // Neither fails in a window, and the work is done at the latest when the page is left.
            let _ = window().set_timeout_with_callback(painted.unchecked_ref());
        });
        let _ = window().request_animation_frame(frame.unchecked_ref());
    }

    /// Drop what is due, and return whether something was: the caller does it now.
    pub(crate) fn cancel(&self) -> bool {
        self.0.due.replace(false)
    }
}
