//! Texts that come from a file or a reader, as messages and pages show them.

use std::borrow::Cow;

/// The name shown for a check of a service that has no name yet.
pub const UNNAMED: &str = "名前のない自己点検";

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

/// Return the name if it is not blank, else [`UNNAMED`].
#[must_use]
pub fn name_or_unnamed(name: Option<&str>) -> &str {
    name.filter(|name| !is_blank(name)).unwrap_or(UNNAMED)
}

/// Return true if the text shows nothing: it is empty, or each of its characters has one of
/// Unicode's properties `White_Space` and `Default_Ignorable_Code_Point`.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|char| char.is_whitespace() || is_ignorable(char))
}

/// Return true for `Default_Ignorable_Code_Point`. The ranges are those of Unicode's
/// `DerivedCoreProperties.txt`, which keeps whole blocks for characters still to come. A table of
/// a library would hold every property of every character, which no bundle has room for.
pub(crate) fn is_ignorable(char: char) -> bool {
    matches!(
        char,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fff8}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Return true if the character is not seen, or changes the direction of what follows: a control
/// character, a separator, or one that shows nothing.
#[must_use]
pub fn is_unseen(char: char) -> bool {
    acts(char) || is_ignorable(char)
}

fn acts(char: char) -> bool {
    let turns = matches!(char, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns || char.is_control()
}

#[cfg(test)]
mod tests {
    use super::{UNNAMED, is_blank, is_ignorable, name_or_unnamed, plain, shortened};
    use icu_properties::CodePointSetData;
    use icu_properties::props::{DefaultIgnorableCodePoint, WhiteSpace};
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
        assert_eq!(name_or_unnamed(Some("\u{200b}")), UNNAMED);
        assert_eq!(name_or_unnamed(None), UNNAMED);
    }

    #[test]
    fn blank_is_what_shows_nothing() {
        for blank in ["", " \t\r\n", "\u{3000}", "\u{200b}", "\u{feff} \u{3164}", "\u{ad}\u{fe0f}"]
        {
            assert!(is_blank(blank), "{blank:?}");
        }
        for shown in ["。", "\u{200b}a", " - ", "\u{0}", "\u{2800}", "\u{fffd}"] {
            assert!(!is_blank(shown), "{shown:?}");
        }
    }

    #[test]
    fn the_properties_of_every_character_are_those_of_unicode() {
        let ignorable = CodePointSetData::new::<DefaultIgnorableCodePoint>();
        let white = CodePointSetData::new::<WhiteSpace>();
        for char in '\0'..=char::MAX {
            assert_eq!(is_ignorable(char), ignorable.contains(char), "{char:?}");
            assert_eq!(char.is_whitespace(), white.contains(char), "{char:?}");
        }
    }
}
