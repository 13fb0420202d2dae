//! The parts of every program: a model, messages, and effects in the browser.

/// The state of a page's program. Only messages change it.
///
/// A model is plain Rust: it knows neither elements nor storage, and is tested natively. It returns
/// the work outside of it (save, download, move the focus) as effects.
pub trait Model {
    /// A message: a control was used, a file was read, or the storage has changed.
    type Message;
    /// A task for the browser.
    type Effect;

    /// Change the state by a message, and return the browser's tasks, in order.
    fn update(&mut self, message: Self::Message) -> Vec<Self::Effect>;
}
