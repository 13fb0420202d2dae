//! The differences between two texts, in whole words.
//!
//! Japanese has no spaces, so ICU's dictionary finds the words. Two edits with only a particle or a
//! comma between them become one, and a text that was mostly rewritten is shown as replaced: a
//! sentence with every second letter struck out cannot be read.

use std::ops::Range;

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;
use serde::Serialize;
use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::original::squeeze;

/// The text that a part belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Both texts.
    Same,
    /// The older text only.
    Old,
    /// The newer text only.
    New,
}

/// A part of two texts. Parts of the older text come before the parts of the newer one that replace
/// them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Segment {
    /// The text that it belongs to.
    pub side: Side,
    /// The words.
    pub text: String,
}

/// Return whether two texts have the same words. White space does not count.
#[must_use]
pub fn is_same(older: &str, newer: &str) -> bool {
    squeeze(older) == squeeze(newer)
}

/// Return the parts of two texts, in order. The parts of the older text joined are the older text
/// apart from its white space, and likewise for the newer; none is empty, and neighbours differ in
/// side.
#[must_use]
pub fn segments(older: &str, newer: &str) -> Vec<Segment> {
    let (old, new) = (words(older), words(newer));
    let (old_keys, new_keys) = (keys(&old), keys(&new));
    let mut spans: Vec<Span> = Vec::new();
    let (mut old_end, mut new_end) = (0, 0);
    for op in capture_diff_slices(Algorithm::Myers, &old_keys, &new_keys) {
        let (tag, old_range, new_range) = op.as_tag_tuple();
        let same = tag == DiffTag::Equal;
        // Use the lengths, not the places: the range of an empty side may start elsewhere.
        let starts = (old_end, new_end);
        (old_end, new_end) = (old_end + old_range.len(), new_end + new_range.len());
        match spans.last_mut() {
            Some(last) if last.same == same => {
                (last.old.end, last.new.end) = (old_end, new_end);
            }
            _ => spans.push(Span { same, old: starts.0..old_end, new: starts.1..new_end }),
        }
    }
    let texts = Texts { old: &old, new: &new };
    join(&mut spans, &texts);
    let mut parts = Vec::new();
    for span in spans {
        let (before, after) = (texts.older(&span), texts.newer(&span));
        if span.same || is_same(&before, &after) {
            push(&mut parts, Side::Same, after);
        } else {
            push(&mut parts, Side::Old, before);
            push(&mut parts, Side::New, after);
        }
    }
    parts
}

/// Add a part. Join it to the last part if both are of the same side.
fn push(parts: &mut Vec<Segment>, side: Side, text: String) {
    if text.is_empty() {
        return;
    }
    match parts.last_mut() {
        Some(last) if last.side == side => last.text.push_str(&text),
        _ => parts.push(Segment { side, text }),
    }
}

/// A run of words, either the same in both texts or different.
#[derive(Debug, Clone)]
struct Span {
    same: bool,
    old: Range<usize>,
    new: Range<usize>,
}

struct Texts<'a> {
    old: &'a [&'a str],
    new: &'a [&'a str],
}

impl Texts<'_> {
    fn older(&self, span: &Span) -> String {
        self.old.get(span.old.clone()).unwrap_or_default().concat()
    }

    fn newer(&self, span: &Span) -> String {
        self.new.get(span.new.clone()).unwrap_or_default().concat()
    }

    /// Return the number of letters of a span without white space, of its longer text.
    fn letters(&self, span: &Span) -> usize {
        let count = |text: String| text.chars().filter(|c| !c.is_whitespace()).count();
        count(self.older(span)).max(count(self.newer(span)))
    }
}

/// Join edits with too little between them. Join all if too little of the texts is the same.
fn join(spans: &mut Vec<Span>, texts: &Texts<'_>) {
    let same = |spans: &[Span]| -> usize {
        spans.iter().filter(|span| span.same).map(|span| texts.letters(span)).sum()
    };
    // A run joins two edits if it is short, compared with both, or only connects.
    let mut at = 1;
    while at + 1 < spans.len() {
        let around = [at - 1, at + 1].map(|edit| spans.get(edit).map(|span| texts.letters(span)));
        let shorter = around.into_iter().flatten().min().unwrap_or_default();
        let between = spans.get(at).filter(|span| span.same);
        let joins = between.is_some_and(|span| {
            let letters = texts.letters(span);
            letters <= shorter.min(CONNECTING) || is_connecting(&texts.newer(span))
        });
        if joins {
            let last = spans.drain(at..=at + 1).next_back();
            if let (Some(edit), Some(last)) = (spans.get_mut(at - 1), last) {
                edit.old.end = last.old.end;
                edit.new.end = last.new.end;
            }
            at = 1;
        } else {
            at += 1;
        }
    }
    let all: usize = spans.iter().map(|span| texts.letters(span)).sum();
    if spans.len() > 3 && same(spans) * REWRITTEN < all {
        *spans = vec![Span { same: false, old: 0..texts.old.len(), new: 0..texts.new.len() }];
    }
}

/// The greatest length in letters of a run between two edits that become one.
const CONNECTING: usize = 4;

/// A text is rewritten if less than one part in this many is the same.
const REWRITTEN: usize = 3;

/// Return whether a text is at most 2 letters of punctuation or hiragana (particles, endings).
fn is_connecting(text: &str) -> bool {
    let mut letters = text.chars().filter(|letter| !letter.is_whitespace());
    let light = |letter: char| !letter.is_alphanumeric() || matches!(letter, 'ぁ'..='ん');
    letters.by_ref().take(CONNECTING - 2).all(light) && letters.next().is_none()
}

/// Return the words of a text in order, with punctuation and white space. A number such as `5-2` or
/// `1.1` is one word.
fn words(text: &str) -> Vec<&str> {
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let mut words = Vec::new();
    let mut start = 0;
    let mut number = false;
    for end in segmenter.segment_str(text) {
        let word = text.get(start..end).unwrap_or_default();
        let goes_on = if number && is_number(word) { words.pop() } else { None };
        let from = goes_on.map_or(start, |before: &str| start - before.len());
        number = is_number(word);
        words.extend(text.get(from..end).filter(|word| !word.is_empty()));
        start = end;
    }
    words
}

/// Return whether a word can be a part of a number.
fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'))
}

/// Return the keys by which words are compared: all white space is equal.
fn keys<'w>(words: &[&'w str]) -> Vec<&'w str> {
    words.iter().map(|word| if word.trim().is_empty() { " " } else { *word }).collect()
}

#[cfg(test)]
mod tests {
    use super::{Side, segments};

    /// Return `same[-old-]{+new+}`.
    fn shown(older: &str, newer: &str) -> String {
        let parts = segments(older, newer).into_iter().map(|part| match part.side {
            Side::Same => part.text,
            Side::Old => format!("[-{}-]", part.text),
            Side::New => format!("{{+{}+}}", part.text),
        });
        parts.collect()
    }

    #[test]
    fn differences_are_shown_in_whole_words() {
        let cases = [
            ("必須", "推奨", "[-必須-]{+推奨+}"),
            ("国内法が適用されること", "国内法が適用 されること", "国内法が適用 されること"),
            (
                "通信経路を適切に暗号化していること",
                "通信経路を、TLS1.2以上により暗号化していること",
                "通信経路を[-適切に-]{+、TLS1.2以上により+}暗号化していること",
            ),
            (
                "再委託先を確認することが望ましい",
                "再委託先を確認しなければならない",
                "再委託先を確認[-することが望ましい-]{+しなければならない+}",
            ),
            (
                "番号2-1を満たさない場合は、番号2-2が必須",
                "番号2を満たさない場合は、番号3が必須",
                "番号[-2-1-]{+2+}を満たさない場合は、番号[-2-2-]{+3+}が必須",
            ),
        ];
        for (older, newer, expected) in cases {
            assert_eq!(shown(older, newer), expected);
        }
    }

    #[test]
    fn edits_with_little_between_them_are_one() {
        assert_eq!(
            shown(
                "利用する前に、情報管理者の承認を受けること。",
                "利用する前に、CISOの許可を得なければならない。"
            ),
            "利用する前に、[-情報管理者の承認を受けること-]{+CISOの許可を得なければならない+}。"
        );
        assert_eq!(
            shown(
                "事業者は、情報セキュリティの認証を取得していること",
                "外部サービス提供者が第三者の監査を受けていること"
            )
            .matches("[-")
            .count(),
            1
        );
    }

    #[test]
    fn a_text_that_is_not_in_the_other_edition_is_one_part() {
        assert_eq!(shown("", "新しい要件"), "{+新しい要件+}");
        assert_eq!(shown("前の要件", ""), "[-前の要件-]");
        assert_eq!(shown("", " \n"), " \n");
        assert_eq!(shown("", ""), "");
    }
}
