//! What every program is made of: a model, messages, and what is to be done in the browser.

/// The state of a page's program, changed by messages and by nothing else.
///
/// A model is plain Rust: it knows neither elements nor storage, and is tested natively. What has
/// to be done outside of it (save, download, move the focus) it returns as effects.
pub trait Model {
    /// What can happen: a control was used, a file was read, the storage has changed.
    type Message;
    /// What the browser is to do.
    type Effect;

    /// Change the state by a message, and return what the browser is to do, in this order.
    fn update(&mut self, message: Self::Message) -> Vec<Self::Effect>;
}
