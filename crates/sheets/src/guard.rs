//! Guards: no text of a cell can become a formula.
//!
//! A spreadsheet takes a cell of a CSV file that begins with `=` (and some others) for a formula,
//! in any file. Such a text is written with an apostrophe before it, as people type it; and so is a
//! text that begins with an apostrophe itself. Reading takes exactly that apostrophe away again, so
//! nothing is lost.

use std::borrow::Cow;

/// The sign before a text that could be taken for a formula.
const APOSTROPHE: char = '\'';

/// Return true if a spreadsheet might take a text that begins like this for more than a text: white
/// space before a sign does not help, and neither does the width of the sign.
fn is_risky(text: &str) -> bool {
    let is_blank = |char: char| char.is_whitespace() || char.is_control() || char == '\u{feff}';
    let first = text.chars().next();
    let sign = text.trim_start_matches(is_blank).chars().next();
    matches!(first, Some(APOSTROPHE | '\t' | '\r' | '\n'))
        || matches!(sign, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '−' | '＠'))
}

/// Return the text as it is written into a cell.
#[must_use]
pub fn guarded(text: &str) -> Cow<'_, str> {
    if is_risky(text) { Cow::Owned(format!("{APOSTROPHE}{text}")) } else { Cow::Borrowed(text) }
}

/// Return the text of a cell, as it was before [`guarded`]. A cell that a person wrote keeps an
/// apostrophe that guards nothing.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix(APOSTROPHE) {
        Some(text) if is_risky(text) => text,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::{guarded, unguarded};

    #[test]
    fn what_could_be_a_formula_is_guarded_and_nothing_else() {
        for risky in [
            "=1+1",
            "+81",
            "-1",
            "@SUM",
            "＝1",
            "＋1",
            "－1",
            "−1",
            "＠x",
            "\t=1",
            "\rx",
            "\nx",
            " =1",
            "　＝1",
            "'",
            "''",
            "'=1",
            "\u{feff}=1",
            "\u{0}=1",
        ] {
            let cell = guarded(risky);
            assert!(cell.starts_with('\''), "{risky:?}");
            assert_eq!(unguarded(&cell), risky);
        }
        for plain in ["", " ", "a=1", "5-1", "満たす", "1", "#x", "　x"] {
            assert_eq!(guarded(plain), plain);
            assert_eq!(unguarded(plain), plain);
        }
    }

    #[test]
    fn an_apostrophe_that_guards_nothing_stays() {
        assert_eq!(unguarded("'90年代"), "'90年代");
        assert_eq!(unguarded("'=1"), "=1");
    }
}
