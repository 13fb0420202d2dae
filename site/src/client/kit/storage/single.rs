//! One value under one key: open it, look for the value of another tab, keep it, remove it.

use std::cell::{Cell, RefCell};
use std::marker::PhantomData;

use super::aside::{ASIDE, put_aside};
use super::{Store, Trouble};

/// A value that is kept as a text.
pub trait AsText: Sized {
    /// Return the text to keep.
    fn to_text(&self) -> String;

    /// Read a text that was kept.
    ///
    /// # Errors
    /// Fail if the text cannot be read, with a sentence for the reader.
    fn of_text(text: &str) -> Result<Self, String>;
}

/// The content of a store under a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opened<T> {
    /// Nothing.
    Nothing,
    /// A value.
    Value(T),
    /// A text that cannot be read, for this reason.
    Unreadable(String),
    /// The browser keeps nothing for this page.
    Blocked,
}

/// The reason why a value was not kept. The earlier value stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused<T> {
    /// The browser keeps nothing for this page, or its text must not be overwritten.
    Blocked,
    /// There is no room.
    Full,
    /// It was changed elsewhere since it was seen here. This is the value that is kept now; `None`
    /// if it was removed.
    Changed(Option<T>),
}

/// A value of type `T` under one key of a store.
///
/// It remembers the text that this page has seen, so that no tab overwrites the value of another
/// tab. An unreadable text is not overwritten either, unless it was put aside.
#[derive(Debug)]
pub struct Single<S, T> {
    store: S,
    key: String,
    /// The key for what this tab can bring back.
    undo: String,
    /// The text that was last opened, returned as news, or kept here.
    seen: RefCell<Option<String>>,
    /// True if the key held an unreadable text when it was opened.
    locked: Cell<bool>,
    kind: PhantomData<fn() -> T>,
}

impl<S: Store, T: AsText> Single<S, T> {
    /// Return the place of the value under `kijun:{base}:{kind}:{owner}`, where `base` is the path
    /// of the site.
    pub fn new(store: S, base: &str, kind: &str, owner: &str) -> Self {
        let key = format!("kijun:{base}:{kind}:{owner}");
        let undo = format!("kijun:{base}:undo:{kind}:{owner}");
        Self {
            store,
            key,
            undo,
            seen: RefCell::default(),
            locked: Cell::default(),
            kind: PhantomData,
        }
    }

    /// Return the kept value. An unreadable text stays where it is, for the version of the site that
    /// can read it. It is put aside when a value is kept in its place.
    pub fn open(&self) -> Opened<T> {
        let opened = match self.store.get(&self.key) {
            Err(_) => return Opened::Blocked,
            Ok(text) => self.see(text),
        };
        self.locked.set(matches!(opened, Opened::Unreadable(_)));
        opened
    }

    /// Return the value that another tab has kept since; `None` if it was already seen or kept
    /// here, or cannot be read.
    pub fn news(&self) -> Option<Option<T>> {
        let text = self.store.get(&self.key).ok()?;
        if text == *self.seen.borrow() {
            return None;
        }
        let value = match self.see(text) {
            Opened::Nothing => None,
            Opened::Value(value) => Some(value),
            Opened::Unreadable(_) | Opened::Blocked => return None,
        };
        self.locked.set(false);
        Some(value)
    }

    /// Keep a value; `None` removes it.
    ///
    /// # Errors
    /// Fail with [`Refused::Changed`] if it was changed elsewhere since it was seen here.
    pub fn keep(&self, value: Option<&T>) -> Result<(), Refused<T>> {
        let stored = self.store.get(&self.key).map_err(|_| Refused::Blocked)?;
        if !self.locked.get() && stored != *self.seen.borrow() {
            let other = stored.as_deref().map(T::of_text);
            return Err(other.transpose().map_or(Refused::Blocked, Refused::Changed));
        }
        self.overwrite(value)
    }

    /// Keep a value, even if another tab has kept one since; `None` removes it.
    ///
    /// # Errors
    /// Fail with [`Refused::Blocked`] or [`Refused::Full`].
    pub fn overwrite(&self, value: Option<&T>) -> Result<(), Refused<T>> {
        if self.locked.get() {
            if value.is_none() {
                return Ok(());
            }
            self.put_aside()?;
        }
        let text = value.map(T::to_text);
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

    /// Put the unreadable text aside, so that a value can be kept in its place.
    fn put_aside(&self) -> Result<(), Refused<T>> {
        if let Some(text) = self.store.get(&self.key).map_err(|_| Refused::Blocked)? {
            if put_aside(&self.store, &self.key, &text) == self.key {
                return Err(Refused::Full);
            }
            self.seen.replace(None);
        }
        self.locked.set(false);
        Ok(())
    }

    /// Return the unreadable text in the place of the value, letter for letter; `None` if the value
    /// can be read.
    pub fn unreadable(&self) -> Option<String> {
        self.store.get(&self.key).ok()?.filter(|_| self.locked.get())
    }

    /// Return the values that an earlier version of the site put aside and that can be read now.
    pub fn returned(&self) -> Vec<T> {
        let texts = self.aside().into_iter().filter_map(|key| self.store.get(&key).ok()?);
        texts.filter_map(|text| T::of_text(&text).ok()).collect()
    }

    /// Remove what [`Self::returned`] gives, after it was kept with the value.
    pub fn drop_returned(&self) {
        for key in self.aside() {
            let text = self.store.get(&key).ok().flatten();
            if text.is_some_and(|text| T::of_text(&text).is_ok()) {
                // If it stays, it is returned again.
                let _ = self.store.remove(&key);
            }
        }
    }

    fn aside(&self) -> Vec<String> {
        let is_aside = |key: &String| {
            let rest = key.strip_prefix(&self.key).and_then(|rest| rest.strip_suffix(ASIDE));
            rest.is_some_and(|rest| rest.bytes().all(|b| b == b':' || b.is_ascii_digit()))
        };
        self.store.keys().unwrap_or_default().into_iter().filter(is_aside).collect()
    }

    /// Leave a value to this tab, so that it can be brought back after a reload; `None` removes it.
    pub fn leave(&self, value: Option<&T>) {
        // If this fails, the value can be brought back until the page is left.
        let _ = self.store.set_of_tab(&self.undo, value.map(T::to_text).as_deref());
    }

    /// Return the value that was left to this tab.
    pub fn left(&self) -> Option<T> {
        T::of_text(&self.store.of_tab(&self.undo)?).ok()
    }

    /// Read a text. If it can be read, remember that it was seen.
    fn see(&self, text: Option<String>) -> Opened<T> {
        let opened = match text.as_deref().map(T::of_text) {
            None => Opened::Nothing,
            Some(Ok(value)) => Opened::Value(value),
            Some(Err(error)) => return Opened::Unreadable(error),
        };
        self.seen.replace(text);
        opened
    }
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use super::super::memory::Memory;
    use super::{AsText, Opened, Refused, Single};

    /// A text that can be read if it is a number.
    #[derive(Debug, Clone, PartialEq, Eq)]
    struct Number(u32);

    impl AsText for Number {
        fn to_text(&self) -> String {
            self.0.to_string()
        }

        fn of_text(text: &str) -> Result<Self, String> {
            text.parse().map(Self).map_err(|_| format!("『{text}』は数ではありません。"))
        }
    }

    const KEY: &str = "kijun:/site/:ledger:annex2";

    fn single(memory: &Memory) -> Single<&Memory, Number> {
        Single::new(memory, "/site/", "ledger", "annex2")
    }

    fn stored(memory: &Memory, key: &str) -> Option<String> {
        memory.texts.borrow().get(key).cloned()
    }

    fn put(memory: &Memory, text: &str) {
        memory.texts.borrow_mut().insert(KEY.to_owned(), text.to_owned());
    }

    #[test]
    fn a_value_is_kept_opened_and_forgotten() {
        let memory = Memory::default();
        let here = single(&memory);
        assert_eq!(here.open(), Opened::Nothing);
        assert_eq!(here.keep(Some(&Number(1))), Ok(()));
        assert_eq!(stored(&memory, KEY).as_deref(), Some("1"));
        assert_eq!((here.news(), single(&memory).open()), (None, Opened::Value(Number(1))));
        assert_eq!(here.keep(None), Ok(()));
        assert!(memory.texts.borrow().is_empty());
        assert_eq!(here.news(), None);
    }

    #[test]
    fn two_tabs_never_overwrite_each_other_silently() {
        let memory = Memory::default();
        let (here, there) = (single(&memory), single(&memory));
        assert_eq!((here.open(), there.open()), (Opened::Nothing, Opened::Nothing));
        there.keep(Some(&Number(2))).unwrap();
        assert_eq!(here.keep(Some(&Number(1))), Err(Refused::Changed(Some(Number(2)))));
        assert_eq!(here.keep(None), Err(Refused::Changed(Some(Number(2)))));
        assert_eq!(stored(&memory, KEY).as_deref(), Some("2"));
        // It was seen as news, so it may be overwritten.
        assert_eq!(here.news(), Some(Some(Number(2))));
        assert_eq!(here.keep(Some(&Number(3))), Ok(()));
        // The reader has chosen.
        assert_eq!(there.keep(Some(&Number(4))), Err(Refused::Changed(Some(Number(3)))));
        assert_eq!(there.overwrite(Some(&Number(4))), Ok(()));
        // It was removed elsewhere.
        assert_eq!(there.keep(None), Ok(()));
        assert_eq!(here.keep(Some(&Number(5))), Err(Refused::Changed(None)));
        assert_eq!(here.news(), Some(None));
        assert_eq!(here.keep(Some(&Number(5))), Ok(()));
    }

    #[test]
    fn what_cannot_be_read_is_never_overwritten() {
        let memory = Memory::default();
        put(&memory, "一");
        let here = single(&memory);
        assert_eq!(here.open(), Opened::Unreadable("『一』は数ではありません。".to_owned()));
        assert_eq!((here.overwrite(None), here.unreadable().as_deref()), (Ok(()), Some("一")));
        assert_eq!((here.news(), stored(&memory, KEY).as_deref()), (None, Some("一")));
        // It is put aside when a value takes its place.
        assert_eq!(here.keep(Some(&Number(1))), Ok(()));
        let aside = format!("{KEY}:unreadable");
        assert_eq!(stored(&memory, &aside).as_deref(), Some("一"));
        assert_eq!((stored(&memory, KEY).as_deref(), here.unreadable()), (Some("1"), None));
        assert_eq!(here.returned(), []);
        // The version that can read it gets it back.
        memory.texts.borrow_mut().insert(aside.clone(), "7".to_owned());
        assert_eq!(single(&memory).returned(), [Number(7)]);
        here.drop_returned();
        assert_eq!((stored(&memory, &aside), here.returned()), (None, vec![]));
        // The value that another tab keeps in its place can be seen, and then overwritten.
        put(&memory, "二");
        assert_eq!((here.news(), here.keep(Some(&Number(2)))), (None, Err(Refused::Blocked)));
        let later = single(&memory);
        assert!(matches!(later.open(), Opened::Unreadable(_)));
        put(&memory, "3");
        assert_eq!((later.news(), later.keep(Some(&Number(4)))), (Some(Some(Number(3))), Ok(())));
    }

    #[test]
    fn full_and_blocked_are_told_apart_and_lose_nothing() {
        let memory = Memory::default();
        let here = single(&memory);
        here.keep(Some(&Number(1))).unwrap();
        memory.room.set(Some(1));
        assert_eq!(here.keep(Some(&Number(10))), Err(Refused::Full));
        assert_eq!((here.news(), here.keep(Some(&Number(2)))), (None, Ok(())));
        memory.blocked.set(true);
        assert_eq!(here.keep(Some(&Number(3))), Err(Refused::Blocked));
        assert_eq!((here.open(), here.news()), (Opened::Blocked, None));
        memory.blocked.set(false);
        assert_eq!(here.open(), Opened::Value(Number(2)));
        // If there is no room to put it aside, it stays.
        put(&memory, "何か");
        memory.room.set(Some(0));
        assert!(matches!(here.open(), Opened::Unreadable(_)));
        assert_eq!(here.keep(Some(&Number(4))), Err(Refused::Full));
        assert_eq!(stored(&memory, KEY).as_deref(), Some("何か"));
    }

    #[test]
    fn a_tab_brings_back_what_it_has_left() {
        let memory = Memory::default();
        assert_eq!(single(&memory).left(), None);
        single(&memory).leave(Some(&Number(3)));
        assert_eq!(single(&memory).left(), Some(Number(3)));
        single(&memory).leave(None);
        assert!(memory.of_tab.borrow().is_empty());
    }
}
