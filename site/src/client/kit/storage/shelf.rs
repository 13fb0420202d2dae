//! The shelf of one checklist: list, open, keep, rename, duplicate, remove, restore.

use std::fmt;

use super::aside::{ASIDE, put_aside};
use super::record::Kept;

/// Names and texts that outlast the page, like a browser's `Storage`.
pub trait Store {
    /// Return the text of this name.
    ///
    /// # Errors
    /// Fail with [`Trouble::Blocked`].
    fn get(&self, key: &str) -> Result<Option<String>, Trouble>;

    /// Keep a text in place of the earlier one.
    ///
    /// # Errors
    /// Fail with [`Trouble::Full`] or [`Trouble::Blocked`]; the earlier text then stays.
    fn set(&self, key: &str, text: &str) -> Result<(), Trouble>;

    /// Remove a name, if there is such a name.
    ///
    /// # Errors
    /// Fail with [`Trouble::Blocked`].
    fn remove(&self, key: &str) -> Result<(), Trouble>;

    /// Return all names, in any order.
    ///
    /// # Errors
    /// Fail with [`Trouble::Blocked`].
    fn keys(&self) -> Result<Vec<String>, Trouble>;

    /// Return the text of this name that only this tab keeps. It outlasts a reload, and ends with
    /// the tab.
    fn of_tab(&self, key: &str) -> Option<String>;

    /// Keep a text for this tab only; `None` removes it. Return whether that was possible.
    fn set_of_tab(&self, key: &str, text: Option<&str>) -> bool;

    /// Return the time, in the form of JavaScript's `toISOString`.
    fn now(&self) -> String;
}

/// The reason why something could not be read or kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// The browser keeps nothing for this page.
    Blocked,
    /// There is no room.
    Full,
    /// The stored text cannot be read. It stays under this name.
    Corrupted(String),
    /// It was saved elsewhere since it was read here. This is the record that is kept now.
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
            Self::Changed(_) => "同じ自己点検が別のタブで変更されています。",
            Self::Gone => "この自己点検は別のタブで削除されています。",
        })
    }
}

impl std::error::Error for Trouble {}

/// The assessments of a checklist that are kept in a browser.
#[derive(Debug)]
pub struct Shelf<S> {
    store: S,
    /// `kijun:{base}:answers:{checklist}`
    stem: String,
    /// The key for the id of the record that was opened last: in the tab, and in the browser if
    /// there are several records.
    opened: String,
    /// The key for what this tab can bring back.
    undo: String,
}

impl<S: Store> Shelf<S> {
    /// Return the shelf of a checklist on the site with this path.
    pub fn new(store: S, base: &str, checklist: &str) -> Self {
        let key = |kind: &str| format!("kijun:{base}:{kind}:{checklist}");
        Self { store, stem: key("answers"), opened: key("opened"), undo: key("undo") }
    }

    /// Return the key of a record, e.g. to compare it with the key of a `storage` event.
    #[must_use]
    pub fn key(&self, id: &str) -> String {
        let between = if id.is_empty() { "" } else { ":" };
        format!("{}{between}{id}", self.stem)
    }

    /// Return every readable record, in the order in which they were made.
    ///
    /// # Errors
    /// Fail with [`Trouble::Blocked`].
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

    /// Return the record that was opened last in this tab, else in this browser, else the record
    /// saved last. Return `None` if nothing is kept.
    ///
    /// # Errors
    /// Fail with [`Trouble::Blocked`], or with [`Trouble::Corrupted`] if the record to open is none.
    pub fn latest(&self) -> Result<Option<Kept>, Trouble> {
        let opened = [self.store.of_tab(&self.opened), self.store.get(&self.opened)?];
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

    /// Return a record; `None` if there is none with that id.
    ///
    /// # Errors
    /// Fail with [`Trouble::Blocked`], or with [`Trouble::Corrupted`] if it is no record that this
    /// version of the site can read. It stays where it is, for the version that can.
    pub fn read(&self, id: &str) -> Result<Option<Kept>, Trouble> {
        let Some(stored) = self.store.get(&self.key(id))? else { return Ok(None) };
        Kept::of_text(id, &stored).map(Some).ok_or_else(|| Trouble::Corrupted(self.key(id)))
    }

    /// Return the keys of the texts that cannot be read: those in the place of a record, and those
    /// that were put aside, sorted.
    ///
    /// # Errors
    /// Fail with [`Trouble::Blocked`].
    pub fn unreadable(&self) -> Result<Vec<String>, Trouble> {
        let ids = self.ids()?;
        let broken = ids.iter().filter(|id| matches!(self.read(id), Err(Trouble::Corrupted(_))));
        let mut keys: Vec<String> = broken.map(|id| self.key(id)).collect();
        for key in self.aside()? {
            let place = keys.partition_point(|other| *other < key);
            keys.insert(place, key);
        }
        Ok(keys)
    }

    /// Return a text that cannot be read, unchanged.
    ///
    /// # Errors
    /// Fail with [`Trouble::Blocked`].
    pub fn read_unreadable(&self, key: &str) -> Result<Option<String>, Trouble> {
        self.store.get(key)
    }

    /// Make a record again of each text that was put aside and is `readable` now: an earlier
    /// version of the site could not read it.
    ///
    /// # Errors
    /// Fail with [`Trouble::Full`] or [`Trouble::Blocked`]. Nothing is lost then.
    pub fn bring_back(&self, readable: &dyn Fn(&Kept) -> bool) -> Result<(), Trouble> {
        for key in self.aside()? {
            let Some(text) = self.store.get(&key)? else { continue };
            let rest = key.strip_prefix(&self.stem).unwrap_or_default();
            let id = rest.trim_start_matches(':').split(':').next().unwrap_or_default();
            let id = if id.bytes().all(|byte| byte.is_ascii_digit()) { id } else { "" };
            let Some(kept) = Kept::of_text(id, &text).filter(readable) else { continue };
            self.store.set(&self.key(&self.free(id.to_owned())?), &kept.to_text())?;
            self.store.remove(&key)?;
        }
        Ok(())
    }

    /// Return what this tab has left for [`Self::set_undo`]; `None` if nothing.
    #[must_use]
    pub fn undo(&self) -> Option<String> {
        self.store.of_tab(&self.undo)
    }

    /// Leave a text to this tab, so that what was replaced can be brought back after a reload;
    /// `None` removes it. Return whether that was possible.
    pub fn set_undo(&self, text: Option<&str>) -> bool {
        self.store.set_of_tab(&self.undo, text)
    }

    /// Remember that this record is open.
    pub fn opened(&self, id: &str) {
        // If this fails, the tab opens the record that was opened last in any tab.
        let _ = self.store.set_of_tab(&self.opened, Some(id));
        // This is for the next tab. With one record there is nothing to choose from, and nothing to
        // keep.
        let several = self.ids().is_ok_and(|ids| ids.len() > 1);
        // A failure here loses no data.
        let _ = if several {
            self.store.set(&self.opened, id)
        } else {
            self.store.remove(&self.opened)
        };
    }

    /// Keep a new record.
    ///
    /// # Errors
    /// Fail with [`Trouble::Full`] or [`Trouble::Blocked`].
    pub fn add(&self, name: &str, text: &str) -> Result<Kept, Trouble> {
        let saved = self.store.now();
        let id = self.free(saved.chars().filter(char::is_ascii_digit).collect())?;
        let kept = Kept { id, name: name.to_owned(), saved, revision: 1, text: text.to_owned() };
        self.write(&kept)?;
        Ok(kept)
    }

    /// Save other answers into a record. `seen` is the record as it was last read or saved here; it
    /// is updated.
    ///
    /// # Errors
    /// Fail with [`Trouble::Changed`] if the answers were changed elsewhere, with [`Trouble::Gone`]
    /// if the record was removed, or with [`Trouble::Full`], [`Trouble::Blocked`] or
    /// [`Trouble::Corrupted`]. Nothing is changed then.
    pub fn save(&self, seen: &mut Kept, text: &str) -> Result<(), Trouble> {
        let mut next = self.current(seen)?;
        text.clone_into(&mut next.text);
        self.renew(next, seen)
    }

    /// Save in place of any kept record, or again if it was removed: the reader has chosen this
    /// after [`Trouble::Changed`] or [`Trouble::Gone`].
    ///
    /// # Errors
    /// Fail with [`Trouble::Full`] or [`Trouble::Blocked`].
    pub fn overwrite(&self, seen: &mut Kept, text: &str) -> Result<(), Trouble> {
        let stored = match self.read(&seen.id) {
            Ok(stored) => stored,
            Err(Trouble::Corrupted(key)) => self.put_aside(&key)?,
            Err(trouble) => return Err(trouble),
        };
        let mut next = stored.unwrap_or_else(|| seen.clone());
        text.clone_into(&mut next.text);
        self.renew(next, seen)
    }

    /// Give a record another name.
    ///
    /// # Errors
    /// Fail as [`Self::save`] does.
    pub fn rename(&self, seen: &mut Kept, name: &str) -> Result<(), Trouble> {
        let mut next = self.current(seen)?;
        name.clone_into(&mut next.name);
        self.renew(next, seen)
    }

    /// Remove a record and return it, so that it can be restored; `None` if there is none.
    ///
    /// # Errors
    /// Fail with [`Trouble::Blocked`], or with [`Trouble::Corrupted`] if it is no record; it stays.
    pub fn remove(&self, id: &str) -> Result<Option<Kept>, Trouble> {
        let kept = self.read(id)?;
        self.store.remove(&self.key(id))?;
        if self.ids()?.len() < 2 {
            self.store.remove(&self.opened)?;
        }
        Ok(kept)
    }

    /// Put a removed record back.
    ///
    /// # Errors
    /// Fail with [`Trouble::Full`] or [`Trouble::Blocked`], or with [`Trouble::Changed`] if there
    /// is a record of its id again.
    pub fn restore(&self, removed: &Kept) -> Result<(), Trouble> {
        match self.read(&removed.id) {
            Ok(Some(other)) => Err(Trouble::Changed(Box::new(other))),
            Ok(None) => self.write(removed),
            Err(Trouble::Corrupted(key)) => {
                self.put_aside(&key)?;
                self.write(removed)
            }
            Err(trouble) => Err(trouble),
        }
    }

    /// Return the record as it is kept now, if its answers are still the ones that were seen.
    fn current(&self, seen: &Kept) -> Result<Kept, Trouble> {
        let stored = self.read(&seen.id)?.ok_or(Trouble::Gone)?;
        // A save of the same text, or only of another name, loses nothing.
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

    /// Return the ids of all kept texts, readable or not.
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

    /// Return this id, or a longer one if it is already taken.
    fn free(&self, mut id: String) -> Result<String, Trouble> {
        while self.store.get(&self.key(&id))?.is_some() {
            id.push('0');
        }
        Ok(id)
    }

    /// Return the keys of the texts that were put aside.
    fn aside(&self) -> Result<Vec<String>, Trouble> {
        let keys = self.store.keys()?.into_iter().filter(|key| {
            let rest = key.strip_prefix(&self.stem).and_then(|rest| rest.strip_suffix(ASIDE));
            rest.is_some_and(|rest| rest.bytes().all(|b| b == b':' || b.is_ascii_digit()))
        });
        Ok(keys.collect())
    }

    /// Put the text under a key aside, so that a record can take its place. Return no record.
    fn put_aside(&self, key: &str) -> Result<Option<Kept>, Trouble> {
        let Some(stored) = self.store.get(key)? else { return Ok(None) };
        if put_aside(&self.store, key, &stored) == key { Err(Trouble::Full) } else { Ok(None) }
    }
}
