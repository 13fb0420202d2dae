//! The shelf of one checklist: list, open, keep, rename, duplicate, remove, restore.

use std::fmt;

use super::aside::{ASIDE, put_aside};
use super::record::Kept;

/// Names and texts that outlast the page, as a browser's `Storage` has them.
pub trait Store {
    /// The text of that name.
    ///
    /// # Errors
    /// [`Trouble::Blocked`]
    fn get(&self, key: &str) -> Result<Option<String>, Trouble>;

    /// Keeps a text in place of an earlier one.
    ///
    /// # Errors
    /// [`Trouble::Full`] or [`Trouble::Blocked`]; what stood there before still does.
    fn set(&self, key: &str, text: &str) -> Result<(), Trouble>;

    /// Forgets a name. There need be no such one.
    ///
    /// # Errors
    /// [`Trouble::Blocked`]
    fn remove(&self, key: &str) -> Result<(), Trouble>;

    /// All names, in any order.
    ///
    /// # Errors
    /// [`Trouble::Blocked`]
    fn keys(&self) -> Result<Vec<String>, Trouble>;

    /// What this tab has opened last, which a reload of it opens again.
    fn opened_here(&self) -> Option<String>;

    /// Remembers what this tab has opened. That it cannot be remembered is no trouble.
    fn set_opened_here(&self, id: &str);

    /// The time, as JavaScript's `toISOString` writes it.
    fn now(&self) -> String;
}

/// Why something could not be read or kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// The browser keeps nothing for this page.
    Blocked,
    /// There is no room.
    Full,
    /// What was kept cannot be read. It was put aside under this name, or left where it is.
    Corrupted(String),
    /// It was saved elsewhere since it was read here; this is what is kept now.
    Changed(Box<Kept>),
    /// It was removed elsewhere since it was read here.
    Gone,
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Blocked => "このブラウザーには回答を保存できません。",
            Self::Full => "このブラウザーの保存領域がいっぱいで、回答を保存できません。",
            Self::Corrupted(_) => "このブラウザーに保存されていた回答を読めませんでした。",
            Self::Changed(_) => "同じ点検が別のタブで変更されています。",
            Self::Gone => "この点検は別のタブで削除されています。",
        })
    }
}

impl std::error::Error for Trouble {}

/// The assessments of one checklist that are kept in one browser.
#[derive(Debug)]
pub struct Shelf<S> {
    store: S,
    /// `kijun:{base}:answers:{checklist}`
    stem: String,
    /// The key that says which one was opened last, where there are several.
    opened: String,
}

impl<S: Store> Shelf<S> {
    /// The shelf of a checklist on the site with this path.
    pub fn new(store: S, base: &str, checklist: &str) -> Self {
        let stem = format!("kijun:{base}:answers:{checklist}");
        Self { store, stem, opened: format!("kijun:{base}:opened:{checklist}") }
    }

    /// The key of a record, e.g. to compare with that of a `storage` event.
    #[must_use]
    pub fn key(&self, id: &str) -> String {
        let between = if id.is_empty() { "" } else { ":" };
        format!("{}{between}{id}", self.stem)
    }

    /// Every record that can be told to be one, in the order in which they were made. What cannot
    /// is put aside.
    ///
    /// # Errors
    /// [`Trouble::Blocked`]
    pub fn list(&self) -> Result<Vec<Kept>, Trouble> {
        let mut list: Vec<Kept> = Vec::new();
        for id in self.ids()? {
            if let Ok(Some(kept)) = self.read(&id) {
                let place = list.partition_point(|other| other.id < kept.id);
                list.insert(place, kept);
            }
        }
        Ok(list)
    }

    /// The record that was opened last in this tab; else in this browser; else the one saved last.
    /// `None` if nothing is kept.
    ///
    /// # Errors
    /// [`Trouble::Blocked`]; [`Trouble::Corrupted`] if what would have been opened was put aside.
    pub fn latest(&self) -> Result<Option<Kept>, Trouble> {
        let opened = [self.store.opened_here(), self.store.get(&self.opened)?];
        let ids = self.ids()?;
        for id in opened.into_iter().flatten() {
            if ids.contains(&id) {
                return self.read(&id);
            }
        }
        if let [only] = ids.as_slice() {
            return self.read(only);
        }
        let mut latest: Option<Kept> = None;
        for kept in self.list()? {
            if latest.as_ref().is_none_or(|latest| latest.saved <= kept.saved) {
                latest = Some(kept);
            }
        }
        Ok(latest)
    }

    /// One record; `None` if there is none of that id.
    ///
    /// # Errors
    /// [`Trouble::Blocked`]; [`Trouble::Corrupted`] if it is no record; it was put aside.
    pub fn read(&self, id: &str) -> Result<Option<Kept>, Trouble> {
        let Some(stored) = self.store.get(&self.key(id))? else { return Ok(None) };
        match Kept::of_text(id, &stored) {
            Some(kept) => Ok(Some(kept)),
            None => Err(Trouble::Corrupted(self.put_aside(id, &stored))),
        }
    }

    /// The keys of what was put aside, sorted.
    ///
    /// # Errors
    /// [`Trouble::Blocked`]
    pub fn aside(&self) -> Result<Vec<String>, Trouble> {
        let mut aside: Vec<String> = Vec::new();
        for key in self.store.keys()? {
            let rest = key.strip_prefix(&self.stem).and_then(|rest| rest.strip_suffix(ASIDE));
            if rest.is_some_and(|rest| rest.bytes().all(|b| b == b':' || b.is_ascii_digit())) {
                let place = aside.partition_point(|other| *other < key);
                aside.insert(place, key);
            }
        }
        Ok(aside)
    }

    /// What was put aside under a key, letter for letter.
    ///
    /// # Errors
    /// [`Trouble::Blocked`]
    pub fn read_aside(&self, key: &str) -> Result<Option<String>, Trouble> {
        self.store.get(key)
    }

    /// Puts aside a record whose answer file cannot be read, and gives the key where it is now.
    #[must_use]
    pub fn set_aside(&self, kept: &Kept) -> String {
        self.put_aside(&kept.id, &kept.to_text())
    }

    /// Remembers that this record is open.
    pub fn opened(&self, id: &str) {
        self.store.set_opened_here(id);
        // For the next tab. With one record there is nothing to choose from, and nothing to keep.
        let several = self.ids().is_ok_and(|ids| ids.len() > 1);
        // That it is not remembered loses nothing.
        let _ = if several {
            self.store.set(&self.opened, id)
        } else {
            self.store.remove(&self.opened)
        };
    }

    /// Keeps a new record.
    ///
    /// # Errors
    /// [`Trouble::Full`] or [`Trouble::Blocked`]
    pub fn add(&self, name: &str, text: &str) -> Result<Kept, Trouble> {
        let saved = self.store.now();
        let mut id: String = saved.chars().filter(char::is_ascii_digit).collect();
        // Made within the same thousandth of a second.
        while self.store.get(&self.key(&id))?.is_some() {
            id.push('0');
        }
        let kept = Kept { id, name: name.to_owned(), saved, revision: 1, text: text.to_owned() };
        self.write(&kept)?;
        Ok(kept)
    }

    /// Saves other answers into a record. `seen` is the record as it was last read or saved here;
    /// it is brought up to date.
    ///
    /// # Errors
    /// [`Trouble::Changed`] if the answers were changed elsewhere meanwhile, [`Trouble::Gone`] if
    /// the record was removed; [`Trouble::Full`], [`Trouble::Blocked`], [`Trouble::Corrupted`].
    /// Nothing is changed then.
    pub fn save(&self, seen: &mut Kept, text: &str) -> Result<(), Trouble> {
        let mut next = self.current(seen)?;
        text.clone_into(&mut next.text);
        self.renew(next, seen)
    }

    /// Saves over whatever is kept, or again if it was removed: what the reader has chosen after
    /// [`Trouble::Changed`] or [`Trouble::Gone`].
    ///
    /// # Errors
    /// [`Trouble::Full`] or [`Trouble::Blocked`]
    pub fn overwrite(&self, seen: &mut Kept, text: &str) -> Result<(), Trouble> {
        let stored = match self.read(&seen.id) {
            Ok(stored) => stored,
            Err(Trouble::Corrupted(_)) => None,
            Err(trouble) => return Err(trouble),
        };
        let mut next = stored.unwrap_or_else(|| seen.clone());
        text.clone_into(&mut next.text);
        self.renew(next, seen)
    }

    /// Gives a record another name.
    ///
    /// # Errors
    /// As [`Self::save`].
    pub fn rename(&self, seen: &mut Kept, name: &str) -> Result<(), Trouble> {
        let mut next = self.current(seen)?;
        name.clone_into(&mut next.name);
        self.renew(next, seen)
    }

    /// Removes a record and gives it back, so that it can be restored; `None` if there is none.
    ///
    /// # Errors
    /// [`Trouble::Blocked`]; [`Trouble::Corrupted`] if it is no record; it was put aside.
    pub fn remove(&self, id: &str) -> Result<Option<Kept>, Trouble> {
        let kept = self.read(id)?;
        self.store.remove(&self.key(id))?;
        if self.ids()?.len() < 2 {
            self.store.remove(&self.opened)?;
        }
        Ok(kept)
    }

    /// Puts a removed record back.
    ///
    /// # Errors
    /// [`Trouble::Full`] or [`Trouble::Blocked`]; [`Trouble::Changed`] if there is one of its id
    /// again.
    pub fn restore(&self, removed: &Kept) -> Result<(), Trouble> {
        match self.read(&removed.id) {
            Ok(Some(other)) => Err(Trouble::Changed(Box::new(other))),
            Ok(None) | Err(Trouble::Corrupted(_)) => self.write(removed),
            Err(trouble) => Err(trouble),
        }
    }

    /// The record as it is kept now, if its answers are still those that were seen.
    fn current(&self, seen: &Kept) -> Result<Kept, Trouble> {
        let stored = self.read(&seen.id)?.ok_or(Trouble::Gone)?;
        // A save of the same text, or under another name only, takes nothing away.
        if stored.text != seen.text {
            return Err(Trouble::Changed(Box::new(stored)));
        }
        Ok(stored)
    }

    fn renew(&self, mut next: Kept, seen: &mut Kept) -> Result<(), Trouble> {
        next.revision = next.revision.max(seen.revision).saturating_add(1);
        next.saved = self.store.now();
        self.write(&next)?;
        *seen = next;
        Ok(())
    }

    fn write(&self, kept: &Kept) -> Result<(), Trouble> {
        self.store.set(&self.key(&kept.id), &kept.to_text())
    }

    /// The ids of what is kept, readable or not.
    fn ids(&self) -> Result<Vec<String>, Trouble> {
        let keys = self.store.keys()?;
        let ids = keys.iter().filter_map(|key| {
            let rest = key.strip_prefix(&self.stem)?;
            let id = if rest.is_empty() { rest } else { rest.strip_prefix(':')? };
            let is_id = id.bytes().all(|byte| byte.is_ascii_digit());
            (is_id && (rest.is_empty() || !id.is_empty())).then(|| id.to_owned())
        });
        Ok(ids.collect())
    }

    /// Put aside what is stored for `id`, and return its key. Where there is no room for that, it
    /// stays: no other record takes its place.
    fn put_aside(&self, id: &str, stored: &str) -> String {
        put_aside(&self.store, &self.key(id), stored)
    }
}
