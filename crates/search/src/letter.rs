//! The kinds of letters, by which a text without spaces is parted into words.

/// The kind of a letter. A word has letters of one kind, or of several side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Chinese characters, `々` and `〆`.
    Kanji,
    /// Katakana of both widths, and `ー`.
    Katakana,
    /// Hiragana: particles, endings, most question words.
    Hiragana,
    /// Letters and digits of every other script.
    Latin,
    /// A sign that joins numbers: `6-2`, `3.1`, `3.1(8)`.
    Joint,
    /// Every other sign, and white space.
    Other,
}

impl Kind {
    /// Return the kind of a letter.
    #[must_use]
    pub fn of(letter: char) -> Self {
        match letter {
            '\u{3400}'..='\u{9fff}' | '々' | '〆' => Self::Kanji,
            '\u{30a1}'..='\u{30fa}' | 'ー' | '\u{ff66}'..='\u{ff9f}' => Self::Katakana,
            '\u{3041}'..='\u{309f}' => Self::Hiragana,
            '-' | '.' | '－' | '−' | '．' | '(' | ')' | '（' | '）' => Self::Joint,
            letter if letter.is_alphanumeric() => Self::Latin,
            _ => Self::Other,
        }
    }

    /// Return whether a word may consist of such letters.
    #[must_use]
    pub fn in_word(self) -> bool {
        matches!(self, Self::Kanji | Self::Katakana | Self::Latin)
    }
}

/// Return the parts of a run of letters, split where their kind changes. A sign that joins numbers
/// stays with them.
#[must_use]
pub fn parts(run: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut from, mut before) = (0, None);
    for (at, letter) in run.char_indices() {
        let kind = match Kind::of(letter) {
            Kind::Joint => Kind::Latin,
            kind => kind,
        };
        if before.is_some_and(|before| before != kind) {
            parts.extend(run.get(from..at));
            from = at;
        }
        before = Some(kind);
    }
    parts.extend(run.get(from..));
    parts
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn a_run_is_split_where_the_kind_of_letter_changes() {
        for (run, expected) in [
            ("住民税データ2", &["住民税", "データ", "2"][..]),
            ("項番3.1(8)", &["項番", "3.1(8)"]),
            ("ﾛｸﾞ", &["ﾛｸﾞ"]),
            ("", &[""]),
        ] {
            assert_eq!(parts(run), expected);
        }
    }
}
