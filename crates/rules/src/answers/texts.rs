//! A list of texts in one piece of memory.

use std::fmt::{self, Write as _};

use crate::json::{ReadError, Value, list};

/// A list of texts. A file may have millions of them, of one letter each; so they share one
/// allocation.
///
/// INVARIANT (packed): each text comes after its length in bytes and a colon: `2:ab0:`.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Texts(Box<str>);

impl Texts {
    /// Read an array of strings. `path` names it in an error.
    ///
    /// # Errors
    /// Fail if the value is no array, or an element no string.
    pub(super) fn read(path: &str, value: Value<'_>) -> Result<Self, ReadError> {
        let mut packed = String::new();
        value.each_element(path, &mut |_, value| {
            pack(&mut packed, &value.string(path)?);
            Ok(())
        })?;
        Ok(Self(packed.into()))
    }

    /// Return the list as a JSON array.
    pub(super) fn json(&self) -> String {
        list(self)
    }

    /// Return the texts, in order.
    #[must_use]
    pub fn iter(&self) -> TextsIter<'_> {
        TextsIter(&self.0)
    }

    /// Return the texts in one, with `separator` between them.
    #[must_use]
    pub fn join(&self, separator: &str) -> String {
        self.iter().collect::<Vec<_>>().join(separator)
    }

    /// Count the texts.
    #[must_use]
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Return true if there is no text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn pack(packed: &mut String, text: &str) {
    // Writing to memory does not fail.
    let _ = write!(packed, "{}:{text}", text.len());
}

impl<T: AsRef<str>> FromIterator<T> for Texts {
    fn from_iter<I: IntoIterator<Item = T>>(texts: I) -> Self {
        let mut packed = String::new();
        for text in texts {
            pack(&mut packed, text.as_ref());
        }
        Self(packed.into())
    }
}

impl<'a> IntoIterator for &'a Texts {
    type Item = &'a str;
    type IntoIter = TextsIter<'a>;

    fn into_iter(self) -> TextsIter<'a> {
        self.iter()
    }
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

/// The texts of [`Texts`], in order.
#[derive(Debug, Clone)]
pub struct TextsIter<'a>(&'a str);

impl<'a> Iterator for TextsIter<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let (length, rest) = self.0.split_once(':')?;
        let (text, rest) = rest.split_at_checked(length.parse().ok()?)?;
        self.0 = rest;
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::Texts;

    #[test]
    fn the_texts_come_out_as_they_went_in() {
        for list in
            [&[][..], &[""], &["", ""], &["a:", "3:", "日本\n"], &["長い".repeat(99).as_str()]]
        {
            let texts: Texts = list.iter().collect();
            assert_eq!(texts.iter().collect::<Vec<_>>(), list);
            assert_eq!((texts.len(), texts.is_empty()), (list.len(), list.is_empty()));
        }
    }
}
