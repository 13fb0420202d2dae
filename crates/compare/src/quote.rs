//! Texts of a file, as a message quotes them.

use std::borrow::Cow;
use std::fmt::Write as _;

use kijun_rules::model::Verdict;
use kijun_rules::text::{plain, quoted};

/// The most names that a message quotes.
const NAMED: usize = 3;

/// Return names as a message quotes them: `「a」「b」`, and the number of further ones.
pub(crate) fn names(names: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let (mut text, mut count) = (String::new(), 0);
    for name in names {
        count += 1;
        if count <= NAMED {
            text.push('「');
            text.push_str(&plain(name.as_ref()));
            text.push('」');
        }
    }
    if count > NAMED {
        // Writing to memory does not fail.
        let _ = write!(text, "ほか{}件", count - NAMED);
    }
    text
}

/// Return a stated verdict: as this program shows it where it is one, else quoted.
pub(crate) fn stated(text: &str) -> Cow<'_, str> {
    match Verdict::from_id(text) {
        Some(verdict) => Cow::Borrowed(verdict.label()),
        None => foreign(text),
    }
}

/// Return a text of a file as a message quotes it, without characters that act on what follows.
pub(crate) fn foreign(text: &str) -> Cow<'_, str> {
    match quoted(text) {
        Cow::Borrowed(text) => plain(text),
        Cow::Owned(text) => Cow::Owned(plain(&text).into_owned()),
    }
}
