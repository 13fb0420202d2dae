//! Work that waits until the next frame is painted.

use std::cell::Cell;
use std::rc::Rc;

use gloo::utils::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// A piece of work that runs after the next frame. It runs once, even if it is asked for several
/// times before.
#[derive(Default)]
pub(crate) struct AfterFrame(Rc<State>);

#[derive(Default)]
struct State {
    due: Cell<bool>,
    /// True while a frame is awaited. It stays true if the work was done early, so that waiting
    /// callbacks do not pile up on a page that answers without a frame in between.
    waiting: Cell<bool>,
}

impl AfterFrame {
    /// Run `work` after the next frame. The callback of a frame runs before the frame is painted;
    /// the timeout that it sets runs after.
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
            // Neither call fails in a window, and the work is done at the latest when the page is
            // left.
            let _ = window().set_timeout_with_callback(painted.unchecked_ref());
        });
        let _ = window().request_animation_frame(frame.unchecked_ref());
    }

    /// Drop the waiting work. Return whether there was any: the caller must do it now.
    pub(crate) fn cancel(&self) -> bool {
        self.0.due.replace(false)
    }
}
