//! What a file brings, as a message can repeat it.

use std::borrow::Cow;

/// The text on one line, without the characters by which a file could act on a terminal or turn the
/// direction of what follows: control characters, and those of Unicode's bidirectional algorithm.
/// Each is shown as �, so that it does not go unseen.
#[must_use]
pub fn plain(text: &str) -> Cow<'_, str> {
    if !text.chars().any(acts) {
        return Cow::Borrowed(text);
    }
    let shown = |char| match char {
        '\n' | '\r' | '\t' => ' ',
        char if acts(char) => '\u{fffd}',
        char => char,
    };
    Cow::Owned(text.chars().map(shown).collect())
}

fn acts(char: char) -> bool {
    let turns = matches!(char, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns || char.is_control()
}

#[cfg(test)]
mod tests {
    use super::plain;
    use std::borrow::Cow;

    #[test]
    fn what_a_file_brings_can_act_on_nothing() {
        assert_eq!(plain("甲\u{1b}[2J\n乙\u{202e}\u{9b}"), "甲\u{fffd}[2J 乙\u{fffd}\u{fffd}");
        assert_eq!(plain("\u{61c}\u{200e}\u{200f}\u{2066}\u{2069}"), "\u{fffd}".repeat(5));
        assert!(matches!(plain("甲 乙"), Cow::Borrowed(_)));
    }
}
