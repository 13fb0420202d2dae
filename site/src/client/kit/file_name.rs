//! The names of the files that pages give out, e.g. `回答_別紙2_重要性分類S(B)_甲サービス_2026-11-29.json`.
//!
//! A name says what the file is, of which standard and class, of which service, and of which day:
//! the files of several vendors stand beside each other in one folder. No file system refuses it,
//! and nothing in it turns or hides what stands beside it.

use kijun_rules::date::Moment;
use kijun_rules::text::{is_blank, is_unseen};

/// The most bytes of a part in the words of the site: 16 Japanese letters.
const OF_SITE: usize = 48;

/// The most bytes of a part that a reader has written: 32 Japanese letters.
const OF_READER: usize = 96;

/// The name of a file that is not saved yet; the day is that of the saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileName {
    /// The parts before the day.
    stem: String,
    extension: &'static str,
}

impl FileName {
    /// Return the name of a file of this kind, e.g. `回答`.
    #[must_use]
    pub fn new(kind: &str, extension: &'static str) -> Self {
        Self { stem: kind.to_owned(), extension }
    }

    /// Add a part in the words of the site: a standard, a class. Leave a blank one out.
    #[must_use]
    pub fn of(self, words: &str) -> Self {
        let mut part = clean(words);
        part.retain(|char| char != ' ');
        self.add(&part, OF_SITE)
    }

    /// Add a part that a reader has written: the name of a service. Leave a blank one out.
    #[must_use]
    pub fn about(self, name: Option<&str>) -> Self {
        self.add(&clean(name.unwrap_or_default()), OF_READER)
    }

    fn add(mut self, part: &str, most: usize) -> Self {
        let part = cut(part, most);
        if !is_blank(part) {
            self.stem.push('_');
            self.stem.push_str(part);
        }
        self
    }

    /// Return the name of a file that is saved at this moment.
    #[must_use]
    pub fn at(&self, now: Moment) -> String {
        let Moment { year, month, day, .. } = now;
        format!("{}_{year:04}-{month:02}-{day:02}.{}", self.stem, self.extension)
    }
}

/// Return a text without what a file system or a reader stumbles over: characters that are not seen
/// or that turn the direction are left out, white space becomes one blank, and the characters that
/// Windows forbids become their full-width forms.
fn clean(text: &str) -> String {
    let mut clean = String::new();
    for char in text.chars() {
        match char {
            char if char.is_whitespace() => {
                if !clean.is_empty() && !clean.ends_with(' ') {
                    clean.push(' ');
                }
            }
            char if is_unseen(char) => {}
            '"' => clean.push('＂'),
            '*' => clean.push('＊'),
            '/' => clean.push('／'),
            ':' => clean.push('：'),
            '<' => clean.push('＜'),
            '>' => clean.push('＞'),
            '?' => clean.push('？'),
            '\\' => clean.push('＼'),
            '|' => clean.push('｜'),
            '~' => clean.push('～'),
            '%' => clean.push('％'),
            char => clean.push(char),
        }
    }
    clean.truncate(clean.trim_end().len());
    clean
}

/// Return the beginning of a text, of at most this many bytes.
fn cut(text: &str, most: usize) -> &str {
    let ends = text.char_indices().map(|(start, sign)| start + sign.len_utf8());
    let end = ends.take_while(|end| *end <= most).last().unwrap_or_default();
    text.get(..end).unwrap_or_default().trim_end()
}

#[cfg(test)]
mod tests {
    use super::FileName;
    use kijun_rules::date::Moment;
    use proptest::prelude::*;

    const DAY: Moment = Moment { year: 2026, month: 3, day: 9, hour: 23, minute: 59 };

    fn of(service: &str) -> String {
        FileName::new("回答", "json").of("別紙2").of("重要性分類S (B)").about(Some(service)).at(DAY)
    }

    #[test]
    fn a_name_says_what_it_is_of_whom_and_of_which_day() {
        for (service, expected) in [
            ("甲サービス", "回答_別紙2_重要性分類S(B)_甲サービス_2026-03-09.json"),
            ("Box  for\tCity", "回答_別紙2_重要性分類S(B)_Box for City_2026-03-09.json"),
            ("", "回答_別紙2_重要性分類S(B)_2026-03-09.json"),
            (" \u{3000}\u{200b}", "回答_別紙2_重要性分類S(B)_2026-03-09.json"),
            ("../../etc/passwd", "回答_別紙2_重要性分類S(B)_..／..／etc／passwd_2026-03-09.json"),
            (
                "C:\\a|b<c>\"d\"?*",
                "回答_別紙2_重要性分類S(B)_C：＼a｜b＜c＞＂d＂？＊_2026-03-09.json",
            ),
            (
                "\u{202e}fdp.甲\u{2066}\u{0}\u{7}\n乙",
                "回答_別紙2_重要性分類S(B)_fdp.甲 乙_2026-03-09.json",
            ),
            ("100%~", "回答_別紙2_重要性分類S(B)_100％～_2026-03-09.json"),
            ("甲. ", "回答_別紙2_重要性分類S(B)_甲._2026-03-09.json"),
        ] {
            assert_eq!(of(service), expected, "{service:?}");
        }
        assert_eq!(FileName::new("比較", "csv").about(None).at(DAY), "比較_2026-03-09.csv");
    }

    #[test]
    fn a_long_name_is_cut_between_letters() {
        let name = of(&"情報".repeat(40));
        assert_eq!(
            name,
            format!("回答_別紙2_重要性分類S(B)_{}_2026-03-09.json", "情報".repeat(16))
        );
    }

    proptest! {
        #[test]
        fn every_file_system_takes_it(list in ".*", class in ".*", service in ".*") {
            let name = FileName::new("判定結果", "json").of(&list).of(&class).about(Some(&service)).at(DAY);
            // 255 bytes is the most of a file system; a browser adds ` (1)`, and `.crdownload`.
            prop_assert!(name.len() <= 240, "{} bytes", name.len());
            prop_assert!(name.starts_with("判定結果_") && name.ends_with("_2026-03-09.json"));
            let bad = |char: char| char.is_control() || "\\/:*?\"<>|".contains(char);
            prop_assert!(!name.contains(bad), "{name:?}");
            let turning = |char| matches!(char, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            prop_assert!(!name.contains(turning), "{name:?}");
        }
    }
}
