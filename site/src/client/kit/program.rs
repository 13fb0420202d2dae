//! A model that Leptos views read and change.

use std::rc::Rc;

use leptos::prelude::*;

use super::model::Model;

/// True while views are rendered for a page, when no control can be used yet. Use it for controls
/// that come and go: the other controls are disabled in the view, and enabled when the page is
/// sealed.
pub const STILL: bool = cfg!(not(feature = "browser"));

/// The function that carries out the effects of a model.
type Perform<M> = Rc<dyn Fn(Program<M>, <M as Model>::Effect)>;

/// A model at work. Views read it, and are updated after each message.
///
/// A view reads the model inside a closure or a signal, and so depends on everything that it shows.
#[derive(Debug)]
pub struct Program<M: Model + Send + Sync + 'static> {
    model: RwSignal<M>,
    perform: StoredValue<Perform<M>, LocalStorage>,
}

impl<M: Model + Send + Sync + 'static> Clone for Program<M> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<M: Model + Send + Sync + 'static> Copy for Program<M> {}

impl<M: Model + Send + Sync + 'static> Program<M> {
    /// Start a model. `perform` carries out its effects; it may send further messages.
    pub fn new(model: M, perform: impl Fn(Self, M::Effect) + 'static) -> Self {
        Self { model: RwSignal::new(model), perform: StoredValue::new_local(Rc::new(perform)) }
    }

    /// Show a model as it is at the start, and carry out no effects. Pages are rendered with it.
    pub fn still(model: M) -> Self {
        Self::new(model, |_, _| {})
    }

    /// Change the model by a message, and carry out the effects.
    pub fn send(self, message: M::Message) {
        let effects = self.model.try_update(|model| model.update(message)).unwrap_or_default();
        let perform = self.perform.get_value();
        for effect in effects {
            perform(self, effect);
        }
    }

    /// Read the model. Inside a view, an effect or a signal, it is read again after each message.
    pub fn read<T>(self, read: impl FnOnce(&M) -> T) -> T {
        self.model.with(read)
    }

    /// Read the model once, e.g. in a handler.
    pub fn peek<T>(self, read: impl FnOnce(&M) -> T) -> T {
        self.model.with_untracked(read)
    }

    /// Return a value of the model as a signal. One type for all texts keeps the bundles small.
    pub fn signal<T: Send + Sync + 'static>(
        self,
        read: impl Fn(&M) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        Signal::derive(move || self.model.with(&read))
    }

    /// Return a value of the model that updates its readers only when it changes.
    pub fn memo<T: PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&M) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.model.with(&read))
    }
}
