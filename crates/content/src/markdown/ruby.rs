//! Furigana in Markdown: `{毀|き}`.

/// A part of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part<'t> {
    /// Words without a reading.
    Plain(&'t str),
    /// Words, and how they are read.
    Ruby(&'t str, &'t str),
}

/// Split a text at its readings. Words in `{` and `|` are a base if they have a kanji, those after it
/// a reading if they are kana; every other brace and bar is a character of the document.
pub(super) fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut from = 0;
    let mut next = 0;
    while let Some(found) = text.get(next..).and_then(|rest| rest.find('{')) {
        let start = next + found;
        next = start + 1;
        let Some((base, reading)) = ruby(text.get(next..).unwrap_or_default()) else {
            continue;
        };
        plain(text.get(from..start), &mut parts);
        parts.push(Part::Ruby(base, reading));
        from = next + base.len() + reading.len() + "|}".len();
        next = from;
    }
    plain(text.get(from..), &mut parts);
    parts
}

fn plain<'t>(words: Option<&'t str>, parts: &mut Vec<Part<'t>>) {
    parts.extend(words.filter(|words| !words.is_empty()).map(Part::Plain));
}

/// Return the base and the reading at the beginning of a text after `{`.
fn ruby(rest: &str) -> Option<(&str, &str)> {
    let (inside, _) = rest.split_once('}')?;
    let (base, reading) = inside.split_once('|')?;
    let fits = base.chars().any(is_kanji)
        && !base.contains(['{', '\n'])
        && !reading.is_empty()
        && reading.chars().all(is_kana);
    fits.then_some((base, reading))
}

fn is_kanji(letter: char) -> bool {
    matches!(letter, '々' | '〆' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn is_kana(letter: char) -> bool {
    matches!(letter, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fc}')
}

#[cfg(test)]
mod tests {
    use super::Part::{Plain, Ruby};
    use super::parts;

    #[test]
    fn readings_are_told_from_braces_and_bars() {
        assert_eq!(
            parts("機器を{毀|き}{損|そん}し"),
            [Plain("機器を"), Ruby("毀", "き"), Ruby("損", "そん"), Plain("し")]
        );
        assert_eq!(parts("{漏洩|ロウエイ}"), [Ruby("漏洩", "ロウエイ")]);
        assert_eq!(parts("{{毀|き}損"), [Plain("{"), Ruby("毀", "き"), Plain("損")]);
        for text in [
            "",
            "{",
            "{毀",
            "{毀|",
            "{毀|き",
            "{毀|}",
            "{|き}",
            "{毀き}",
            "{A|き}",
            "{毀|ki}",
            "毀|き}",
            "{毀|き損}",
            "{毀|き|そ}",
            "#{x|y}",
            "｛毀｜き｝",
        ] {
            let expected: &[_] = if text.is_empty() { &[] } else { &[Plain(text)] };
            assert_eq!(parts(text), expected, "{text}");
        }
    }
}
