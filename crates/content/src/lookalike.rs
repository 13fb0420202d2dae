//! Words that look like those of the document and have other characters: `～` for `〜`, `(` for `（`,
//! a letter and its accent for one letter.
//!
//! Both sides are brought to a common form, in which each character knows the one that it was made
//! of; so a place that is found shows the document's own characters.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Characters that look alike, beyond those that Unicode calls compatible. The first of each group
/// stands for all.
const ALIKE: &[&str] = &[
    "~〜∼˜",
    // Dashes, and what is read for one.
    "-‐‑‒–—―−─━ー一ｰ",
    "・·•‧∙⋅●",
    "'‘’‛′`´",
    "\"“”‟″〝〞〟",
    ".。…‥⋯",
    ",、",
    "○〇◯⚪",
    "x×✕✖",
    "「『",
    "」』",
    "(〔［[【",
    ")〕］]】",
    "二ニ",
    "力カ",
    "口ロ",
    "夕タ",
    "工エ",
    "八ハ",
    "卜ト",
    "へヘ",
    "高髙",
    "崎﨑",
    "吉𠮷",
];

/// A text in its common form.
#[derive(Debug)]
pub(crate) struct Folded {
    text: String,
    /// For each character of `text`: its place in it, and the place and length of the character
    /// that it was made of.
    from: Vec<(usize, usize, usize)>,
}

impl Folded {
    /// Bring a text to its common form.
    pub(crate) fn new(text: &str) -> Self {
        let mut folded = Self { text: String::new(), from: Vec::with_capacity(text.len() / 3) };
        for (start, letter) in text.char_indices().filter(|(_, letter)| !is_invisible(*letter)) {
            for part in std::iter::once(letter).nfkd() {
                folded.from.push((folded.text.len(), start, letter.len_utf8()));
                folded.text.push(common(part));
            }
        }
        folded
    }

    /// Return the place in the original text, and its end, of the character at a place of the
    /// common form.
    fn origin(&self, at: usize) -> Option<(usize, usize)> {
        let index = self.from.binary_search_by_key(&at, |(own, ..)| *own).ok()?;
        self.from.get(index).map(|(_, start, length)| (*start, start + length))
    }
}

/// Return the character that stands for all that look like this one.
fn common(letter: char) -> char {
    let group = ALIKE.iter().find(|group| group.contains(letter));
    group.and_then(|group| group.chars().next()).unwrap_or(letter)
}

/// Return whether a character shows nothing: a joiner, a mark of direction, a variant of the letter
/// before it.
fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{feff}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{e0100}'..='\u{e01ef}'
    )
}

/// The document's words that look like some others.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Lookalike<'t> {
    /// The document's words.
    pub(crate) original: &'t str,
    /// The difference: the characters of the words, and those of the document in their place.
    pub(crate) pairs: Vec<(String, &'t str)>,
}

/// Find words of a document that look like `words`; `None` if there are none.
pub(crate) fn find<'t>(words: &str, text: &'t str, folded: &Folded) -> Option<Lookalike<'t>> {
    let own = Folded::new(words);
    let start = if own.text.is_empty() { None } else { folded.text.find(&own.text) }?;
    let mut pairs: Vec<(String, &str)> = Vec::new();
    let mut add = |own: &str, other: &'t str| {
        if own != other && !pairs.iter().any(|(known, _)| known == own) {
            pairs.push((own.to_owned(), other));
        }
    };
    // Both sides are cut where a character of each begins: the parts between are compared.
    let (mut before, mut after): ((usize, usize), (usize, usize)) = ((0, 0), (0, 0));
    let mut first = None;
    for (at, begin, length) in &own.from {
        let (other, other_end) = folded.origin(start + at)?;
        match first {
            None => (before, first) = ((0, other), Some(other)),
            Some(_) if *begin > before.0 && other > before.1 => {
                add(words.get(before.0..*begin)?, text.get(before.1..other)?);
                before = (*begin, other);
            }
            Some(_) => {}
        }
        after = (begin + length, other_end);
    }
    // Accents and invisible characters after the last one belong to it.
    let tail = text.get(after.1..)?;
    let tail = tail
        .char_indices()
        .find(|(_, letter)| !is_invisible(*letter) && !is_combining_mark(*letter));
    let end = tail.map_or(text.len(), |(length, _)| after.1 + length);
    add(words.get(before.0..)?, text.get(before.1..end)?);
    Some(Lookalike { original: text.get(first?..end)?, pairs })
}

/// Return the code points of a text: `U+FF5E`.
pub(crate) fn code_points(text: &str) -> String {
    let points: Vec<String> =
        text.chars().map(|letter| format!("U+{:04X}", u32::from(letter))).collect();
    if points.is_empty() { "なし".to_owned() } else { points.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::{Folded, code_points, find};

    #[test]
    fn what_looks_alike_is_found_with_the_documents_characters() {
        for (words, text, original, pairs) in [
            ("1～3とする。", "必須1〜3とする。以上", "1〜3とする。", vec![("～", "〜")]),
            ("(1)登録", "（1）登録", "（1）登録", vec![("(", "（"), (")", "）")]),
            ("①から③", "1から3", "1から3", vec![("①", "1"), ("③", "3")]),
            ("か\u{3099}ある", "がある", "がある", vec![("か\u{3099}", "が")]),
            ("がある", "か\u{3099}ある", "か\u{3099}ある", vec![("が", "か\u{3099}")]),
            ("サ\u{200b}ーバ", "サーバ", "サーバ", vec![("サ\u{200b}", "サ")]),
            ("サーバ", "サ―バ―", "サ―バ", vec![("ー", "―")]),
            ("葛城", "葛\u{e0100}城", "葛\u{e0100}城", vec![("葛", "葛\u{e0100}")]),
            ("ﾃﾞｰﾀ", "データ", "データ", vec![("ﾃﾞ", "デ"), ("ｰ", "ー"), ("ﾀ", "タ")]),
            ("⽇本", "日本", "日本", vec![("⽇", "日")]),
        ] {
            let found = find(words, text, &Folded::new(text)).expect(words);
            assert_eq!(found.original, original);
            let pairs: Vec<(String, &str)> =
                pairs.into_iter().map(|(own, other)| (own.to_owned(), other)).collect();
            assert_eq!(found.pairs, pairs, "{words}");
        }
        assert_eq!(find("別の文言", "1〜3とする。", &Folded::new("1〜3とする。")), None);
    }

    #[test]
    fn code_points_name_every_character() {
        assert_eq!(code_points("〜"), "U+301C");
        assert_eq!(code_points("か\u{3099}"), "U+304B U+3099");
        assert_eq!(code_points("𠮷"), "U+20BB7");
        assert_eq!(code_points(""), "なし");
    }
}
