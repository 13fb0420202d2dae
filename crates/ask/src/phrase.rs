//! The words of a phrase: runs of kanji, katakana and Latin letters between kana and signs.

use kijun_search::letter::Kind;
use kijun_search::{Widths, fold};

use crate::words::{denied_after, denied_before};

/// A run of letters that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Run<'t> {
    /// The run as it stands.
    pub(crate) text: &'t str,
    /// True if the text around it says that it is not there.
    pub(crate) denied: bool,
}

/// Return the runs of a text.
pub(crate) fn runs(text: &str) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let mut start = None;
    let ends = text.char_indices().map(|(at, letter)| (at, Kind::of(letter).in_word()));
    for (at, in_word) in ends.chain([(text.len(), false)]) {
        match (start, in_word) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                runs.extend(run(text, from, at));
                start = None;
            }
            _ => {}
        }
    }
    runs
}

fn run(text: &str, from: usize, to: usize) -> Option<Run<'_>> {
    let own = text.get(from..to)?;
    // A list of examples ends with 等, which belongs to none of them.
    let own = own.strip_suffix('等').filter(|rest| !rest.is_empty()).unwrap_or(own);
    let denied = denied(text, from, from + own.len());
    Some(Run { text: own, denied })
}

/// Return whether the text around a part denies it.
pub(crate) fn denied(text: &str, from: usize, to: usize) -> bool {
    let before = text.get(..from).and_then(|before| before.chars().next_back());
    denied_before(before) || text.get(to..).is_some_and(denied_after)
}

/// Return the comparable form of a text.
pub(crate) fn folded(text: &str, widths: Widths<'_>) -> String {
    fold(text, widths).text
}

#[cfg(test)]
mod tests {
    use super::runs;

    #[test]
    fn words_are_what_stands_between_kana_and_signs() {
        let texts = |text| runs(text).iter().map(|run| run.text).collect::<Vec<_>>();
        assert_eq!(texts("講師謝礼の源泉徴収書を置けますか?"), ["講師謝礼", "源泉徴収書", "置"]);
        assert_eq!(texts("氏名・住所等が記載された"), ["氏名", "住所", "記載"]);
        assert_eq!(texts("等 ISMAP"), ["等", "ISMAP"]);
        assert!(runs("これを、").is_empty());
    }

    #[test]
    fn what_is_denied_is_told_from_what_is_there() {
        for (text, denied) in [
            ("公開している資料", [false, false].as_slice()),
            ("公開していない資料", &[true, false]),
            ("個人情報を含まない資料", &[true, false, false]),
            ("氏名以外の項目", &[false, false]),
        ] {
            let found: Vec<bool> = runs(text).iter().map(|run| run.denied).collect();
            assert_eq!(found, denied, "{text}");
        }
    }
}
