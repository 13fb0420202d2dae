//! A store in memory, for tests.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use super::{Store, Trouble};

/// A store that can be full or blocked. Its clock moves on each time it is read.
#[derive(Default)]
pub(crate) struct Memory {
    /// The texts by their keys.
    pub(crate) texts: RefCell<BTreeMap<String, String>>,
    /// The texts that only this tab keeps.
    pub(crate) of_tab: RefCell<BTreeMap<String, String>>,
    seconds: Cell<u32>,
    /// The maximum size of a text in bytes; `None` for no limit.
    pub(crate) room: Cell<Option<usize>>,
    /// True if nothing can be read or kept.
    pub(crate) blocked: Cell<bool>,
}

impl Memory {
    fn open(&self) -> Result<(), Trouble> {
        if self.blocked.get() { Err(Trouble::Blocked) } else { Ok(()) }
    }
}

impl Store for &Memory {
    fn get(&self, key: &str) -> Result<Option<String>, Trouble> {
        self.open()?;
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Trouble> {
        self.open()?;
        if self.room.get().is_some_and(|room| text.len() > room) {
            return Err(Trouble::Full);
        }
        self.texts.borrow_mut().insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), Trouble> {
        self.open()?;
        self.texts.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, Trouble> {
        self.open()?;
        Ok(self.texts.borrow().keys().rev().cloned().collect())
    }

    fn of_tab(&self, key: &str) -> Option<String> {
        self.of_tab.borrow().get(key).cloned()
    }

    fn set_of_tab(&self, key: &str, text: Option<&str>) -> bool {
        let mut texts = self.of_tab.borrow_mut();
        match text {
            Some(_) if self.blocked.get() => return false,
            Some(text) => texts.insert(key.to_owned(), text.to_owned()),
            None => texts.remove(key),
        };
        true
    }

    fn now(&self) -> String {
        self.seconds.set(self.seconds.get() + 1);
        format!("2026-04-01T09:00:{:02}.000Z", self.seconds.get())
    }
}
