//! The record kept in this browser, and nowhere else, under `kijun:{base}:training:{standard}`.
//!
//! It is read anew before each result is added, so that two tabs lose nothing of each other's. What
//! cannot be read is never overwritten: new results then last as long as the page.

use std::cell::RefCell;

use super::super::record::{Done, Record};
use crate::client::kit::storage::Store;
use crate::client::kit::storage::browser::{Browser, base};

/// The place of a standard's record.
pub(super) struct Keeper {
    store: Browser,
    key: String,
    /// The record as it was last read or made here.
    record: RefCell<Record>,
}

impl Keeper {
    /// `site_root` is the way from the page to the site's root, e.g. `../../`.
    pub(super) fn new(site_root: &str, standard: &str) -> Self {
        let keeper = Self {
            // A tab has nothing to remember.
            store: Browser::new(String::new()),
            key: format!("kijun:{}:training:{standard}", base(site_root)),
            record: RefCell::default(),
        };
        keeper.read();
        keeper
    }

    /// The record.
    pub(super) fn record(&self) -> Record {
        self.record.borrow().clone()
    }

    /// Reads what is kept; whether something may be kept in its place.
    pub(super) fn read(&self) -> bool {
        match self.store.get(&self.key) {
            Err(_) => false,
            Ok(None) => {
                self.record.replace(Record::default());
                true
            }
            Ok(Some(text)) => {
                let record = Record::of_text(&text);
                let known = record.is_some();
                if let Some(record) = record {
                    self.record.replace(record);
                }
                known
            }
        }
    }

    /// Adds results; whether they are kept beyond this page.
    pub(super) fn add(&self, results: &[Done<'_>]) -> bool {
        let writable = self.read();
        let mut record = self.record.borrow_mut();
        for result in results {
            record.add(*result);
        }
        writable && self.store.set(&self.key, &record.to_text()).is_ok()
    }

    /// Forgets the record, and gives it.
    pub(super) fn forget(&self) -> Record {
        if self.read() {
            // Where it cannot be removed, the page says that nothing is kept anyway.
            let _ = self.store.remove(&self.key);
        }
        self.record.take()
    }

    /// Keeps a record that was forgotten.
    pub(super) fn restore(&self, record: Record) {
        let _ = self.store.set(&self.key, &record.to_text());
        self.record.replace(record);
    }
}
