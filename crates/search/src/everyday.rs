//! Everyday words, which the editors relate to words of the documents: 終わったら is 終了.

/// An everyday word with the documents' words for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Everyday {
    /// The everyday word; a verb in the form of a dictionary.
    pub word: String,
    /// The documents' words.
    pub means: Vec<String>,
}

/// The last kana of a verb, and the kana with which its other forms go on after the stem: 五段活用 and
/// its 音便, and 一段活用 for る.
const FORMS: [(char, &str); 9] = [
    ('う', "わいうえおっ"),
    ('く', "かきくけこいっ"),
    ('ぐ', "がぎぐげごい"),
    ('す', "さしすせそ"),
    ('つ', "たちつてとっ"),
    ('ぬ', "なにぬねのん"),
    ('ぶ', "ばびぶべぼん"),
    ('む', "まみむめもん"),
    ('る', "らりるれろったてなまよさずち"),
];

/// Return whether a text has an everyday word in one of its forms. Both are folded.
pub(crate) fn says(text: &str, word: &str) -> bool {
    if word.is_empty() {
        return false;
    }
    text.contains(word) || forms(word).is_some_and(|(stem, next)| has_form(text, stem, next))
}

/// Return the stem of a verb and the kana that may follow it; `None` if it is no verb.
fn forms(word: &str) -> Option<(&str, &'static str)> {
    let last = word.chars().next_back()?;
    let (_, next) = FORMS.iter().find(|(kana, _)| *kana == last)?;
    let stem = word.strip_suffix(last)?;
    // One kana is no stem, one character is.
    let enough = stem.chars().count() > 1 || stem.chars().any(|letter| letter >= '\u{3400}');
    enough.then_some((stem, *next))
}

fn has_form(text: &str, stem: &str, next: &str) -> bool {
    text.match_indices(stem).any(|(at, stem)| {
        let after = text.get(at + stem.len()..).and_then(|rest| rest.chars().next());
        after.is_some_and(|after| next.contains(after))
    })
}

#[cfg(test)]
mod tests {
    use super::says;

    #[test]
    fn a_verb_is_found_in_its_forms() {
        for (word, texts) in [
            (
                "終わる",
                &["契約が終わったら", "終わりました", "終わらない", "終われば", "終わる"][..],
            ),
            ("預ける", &["預けてよいか", "預けられる", "預けたい"]),
            ("消す", &["消してもらう", "消さない", "消せるか"]),
            ("置く", &["置いてよい", "置けますか"]),
            ("使う", &["使っても", "使えますか"]),
            ("やめる", &["やめたら"]),
            ("給与明細", &["給与明細を"]),
        ] {
            for text in texts {
                assert!(says(text, word), "{word} in {text}");
            }
        }
        for (word, text) in [
            ("終わる", "終了する"),
            ("消す", "消防"),
            ("する", "した"),
            ("", "終わる"),
            ("置く", "位置"),
        ] {
            assert!(!says(text, word), "{word} in {text}");
        }
    }
}
