//! The place where words differ from a document's text, in a sentence.

use std::cell::OnceCell;

use crate::lookalike::{self, Folded, Lookalike};

/// The number of characters shown on each side of a deviation.
const SHOWN: usize = 12;

/// Return the beginning of some words, for messages.
pub(crate) fn excerpt(words: &str) -> String {
    match words.char_indices().nth(2 * SHOWN) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default()),
        None => words.to_owned(),
    }
}

/// Return in a sentence the place where `words` differ from `text`; `None` if `text` has them. Both
/// come without whitespace.
pub(crate) fn deviation(words: &str, text: &str) -> Option<String> {
    let folded = OnceCell::new();
    deviation_from(words, text, || folded.get_or_init(|| Folded::new(text)))
}

pub(super) fn deviation_from<'f>(
    words: &str,
    text: &str,
    folded: impl FnOnce() -> &'f Folded,
) -> Option<String> {
    if text.contains(words) {
        return None;
    }
    if let Some(found) = lookalike::find(words, text, folded()) {
        return Some(other_characters(&found));
    }
    // If `text` has a beginning of the words, it has every shorter one too: search by halves.
    let ends: Vec<usize> = words.char_indices().map(|(start, _)| start).collect();
    let found =
        ends.partition_point(|end| words.get(..*end).is_some_and(|part| text.contains(part)));
    let end = ends.get(found.saturating_sub(1)).copied().unwrap_or_default();
    let (same, different) = words.split_at_checked(end).unwrap_or(("", words));
    let different: String = different.chars().take(SHOWN).collect();
    let shown_from = same.char_indices().rev().nth(SHOWN - 1).map_or(0, |(start, _)| start);
    let shown = same.get(shown_from..).unwrap_or_default();
    // A single letter in common is a coincidence.
    Some(if same.chars().nth(1).is_none() {
        let start: String = words.chars().take(SHOWN).collect();
        format!("『{start}』から始まる文言がありません")
    } else {
        let instead = continued(same, text).map(|instead| format!("（原文は『{instead}』）"));
        let instead = instead.unwrap_or_default();
        format!("『{shown}』までは原文にありますが、続く『{different}』が違います{instead}")
    })
}

/// Return in a sentence how words differ from those of the document that look like them.
fn other_characters(found: &Lookalike<'_>) -> String {
    let pair = |(own, other): &(String, &str)| {
        let (own_points, points) = (lookalike::code_points(own), lookalike::code_points(other));
        format!("『{own}』（{own_points}）は、原文では『{other}』（{points}）です")
    };
    let pairs: Vec<String> = found.pairs.iter().map(pair).collect();
    format!("原文は『{}』で、形の似た別の文字です。{}", excerpt(found.original), pairs.join("。"))
}

/// Return the document's words after those in common, if they are in one place only.
fn continued<'t>(same: &str, text: &'t str) -> Option<&'t str> {
    let start = text.find(same)?;
    let after = start + same.chars().next().map_or(0, char::len_utf8);
    if text.get(after..)?.contains(same) {
        return None;
    }
    let rest = text.get(start + same.len()..)?;
    let end = rest.char_indices().nth(SHOWN).map_or(rest.len(), |(end, _)| end);
    rest.get(..end).filter(|rest| !rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::deviation;
    use crate::original::squeeze;

    #[test]
    fn characters_that_look_alike_are_shown_with_their_code_points() {
        assert_eq!(
            deviation("1～3とする。", "必須1〜3とする。").as_deref(),
            Some(
                "原文は『1〜3とする。』で、形の似た別の文字です。『～』（U+FF5E）は、原文では『〜』（U+301C）です"
            )
        );
    }

    #[test]
    fn words_in_several_places_have_no_one_continuation() {
        assert_eq!(
            deviation("登録する。", "登録しない。登録して").as_deref(),
            Some("『登録』までは原文にありますが、続く『する。』が違います")
        );
    }

    #[test]
    fn the_place_of_the_first_difference_is_named() {
        let text = squeeze("国内 裁判所を\n指定可能であること");
        assert_eq!(deviation("国内裁判所を指定", &text), None);
        assert_eq!(
            deviation("裁判所を選択可能", &text).as_deref(),
            Some(
                "『裁判所を』までは原文にありますが、続く『選択可能』が違います（原文は『指定可能であること』）"
            )
        );
        assert_eq!(deviation("海", &text).as_deref(), Some("『海』から始まる文言がありません"));
    }
}
