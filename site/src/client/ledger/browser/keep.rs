//! The ledger kept in this browser, and nowhere else.
//!
//! One text a standard, under `kijun:{base}:ledger:{standard}`: the ledger file. What cannot be read
//! is put aside, under a key that ends with `:unreadable`, and never deleted.

use std::cell::{Cell, RefCell};

use kijun_rules::ledger::LedgerFile;

use crate::client::kit::storage::browser::{Browser, base};
use crate::client::kit::storage::{Store, Trouble};

/// What the browser had kept.
pub(super) enum Opened {
    /// Nothing.
    Nothing,
    /// A ledger.
    Ledger(LedgerFile),
    /// Something that cannot be read, for this reason.
    Unreadable(String),
    /// The browser keeps nothing for this page.
    Blocked,
}

/// Why the ledger was not kept.
pub(super) enum Refused {
    /// The browser keeps nothing for this page, or what it has must not be overwritten.
    Blocked,
    /// There is no room.
    Full,
    /// It was changed elsewhere since it was read here; this is what is kept now.
    Changed(Option<LedgerFile>),
}

/// The place of a standard's ledger.
pub(super) struct Keeper {
    store: Browser,
    key: String,
    /// The text that was last read or saved here.
    seen: RefCell<Option<String>>,
    /// Whether what is kept could neither be read nor put aside.
    locked: Cell<bool>,
}

impl Keeper {
    /// `site_root` is the way from the page to the site's root, e.g. `../../`.
    pub(super) fn new(site_root: &str, standard: &str) -> Self {
        let base = base(site_root);
        Self {
            // A tab has nothing to remember: there is one ledger.
            store: Browser::new(String::new()),
            key: format!("kijun:{base}:ledger:{standard}"),
            seen: RefCell::default(),
            locked: Cell::default(),
        }
    }

    /// What is kept.
    pub(super) fn open(&self) -> Opened {
        let text = match self.store.get(&self.key) {
            Err(_) => return Opened::Blocked,
            Ok(None) => return Opened::Nothing,
            Ok(Some(text)) => text,
        };
        match LedgerFile::read(text.as_bytes()) {
            Ok(file) => {
                self.seen.replace(Some(text));
                Opened::Ledger(file)
            }
            Err(error) => {
                let aside = self.put_aside(&text);
                self.locked.set(!aside);
                Opened::Unreadable(error.to_string())
            }
        }
    }

    /// What another tab has kept since; `None` if it is what was last read or saved here, or cannot
    /// be read.
    pub(super) fn news(&self) -> Option<Opened> {
        let text = self.store.get(&self.key).ok()?;
        if text == *self.seen.borrow() {
            return None;
        }
        let opened = match &text {
            None => Opened::Nothing,
            Some(text) => Opened::Ledger(LedgerFile::read(text.as_bytes()).ok()?),
        };
        self.seen.replace(text);
        Some(opened)
    }

    /// Keeps the ledger; `None` forgets it.
    pub(super) fn keep(&self, file: Option<&LedgerFile>) -> Result<(), Refused> {
        if self.locked.get() {
            return Err(Refused::Blocked);
        }
        let stored = self.store.get(&self.key).map_err(|_| Refused::Blocked)?;
        if stored != *self.seen.borrow() {
            let other = stored.as_deref().map(|text| LedgerFile::read(text.as_bytes()));
            return match other.transpose() {
                Ok(other) => Err(Refused::Changed(other)),
                Err(_) => Err(Refused::Blocked),
            };
        }
        self.overwrite(file)
    }

    /// Keeps the ledger, whatever another tab has kept since.
    pub(super) fn overwrite(&self, file: Option<&LedgerFile>) -> Result<(), Refused> {
        let text = file.map(LedgerFile::to_json);
        let done = match &text {
            Some(text) => self.store.set(&self.key, text),
            None => self.store.remove(&self.key),
        };
        done.map_err(|trouble| match trouble {
            Trouble::Full => Refused::Full,
            _ => Refused::Blocked,
        })?;
        self.seen.replace(text);
        Ok(())
    }

    /// Moves a text to a key where nothing else stands; whether that was possible.
    fn put_aside(&self, text: &str) -> bool {
        let mut aside = format!("{}:unreadable", self.key);
        let mut number = 1;
        while let Ok(Some(other)) = self.store.get(&aside) {
            if other == text {
                break;
            }
            number += 1;
            aside = format!("{}:{number}:unreadable", self.key);
        }
        self.store.set(&aside, text).is_ok() && self.store.remove(&self.key).is_ok()
    }
}
