//! Texts that come from a file or a reader, as messages and pages show them.

use std::borrow::Cow;

/// The name shown for a check of a service that has no name yet.
pub const UNNAMED: &str = "名前のない点検";

/// The most characters of a name or a value that a message repeats.
const QUOTED: usize = 40;

/// Return the text on one line, without characters that can act on a terminal or change the
/// direction of what follows: control characters, separators of lines and paragraphs, and those of
/// Unicode's bidirectional algorithm. White space becomes a blank; each of the others becomes �, so
/// that it does not go unseen.
#[must_use]
pub fn plain(text: &str) -> Cow<'_, str> {
    if !text.chars().any(acts) {
        return Cow::Borrowed(text);
    }
    let shown = |char| match char {
        '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => ' ',
        char if acts(char) => '\u{fffd}',
        char => char,
    };
    Cow::Owned(text.chars().map(shown).collect())
}

/// Return at most `most` characters of the text, followed by `…` if any are left out.
#[must_use]
pub fn shortened(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        None => Cow::Borrowed(text),
        Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or_default())),
    }
}

/// Return a name or a value as a message quotes it: at most 40 characters.
#[must_use]
pub fn quoted(text: &str) -> Cow<'_, str> {
    shortened(text, QUOTED)
}

/// Return the name if it holds more than white space, else [`UNNAMED`].
#[must_use]
pub fn name_or_unnamed(name: Option<&str>) -> &str {
    name.filter(|name| !name.trim().is_empty()).unwrap_or(UNNAMED)
}

fn acts(char: char) -> bool {
    let turns = matches!(char, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns || char.is_control()
}

#[cfg(test)]
mod tests {
    use super::{UNNAMED, name_or_unnamed, plain, shortened};
    use std::borrow::Cow;

    #[test]
    fn what_a_file_brings_can_act_on_nothing() {
        assert_eq!(plain("甲\u{1b}[2J\n乙\u{202e}\u{9b}"), "甲\u{fffd}[2J 乙\u{fffd}\u{fffd}");
        assert_eq!(plain("\u{61c}\u{200e}\u{200f}\u{2066}\u{2069}"), "\u{fffd}".repeat(5));
        assert!(matches!(plain("甲 乙"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_long_text_is_cut_by_characters() {
        assert_eq!(shortened("甲乙丙", 3), "甲乙丙");
        assert_eq!(shortened("甲乙丙", 2), "甲乙…");
        assert_eq!(shortened("甲", 0), "…");
    }

    #[test]
    fn a_blank_name_is_no_name() {
        assert_eq!(name_or_unnamed(Some("甲")), "甲");
        assert_eq!(name_or_unnamed(Some(" \u{3000}")), UNNAMED);
        assert_eq!(name_or_unnamed(None), UNNAMED);
    }
}
