//! What counts when words are compared, and what does not.

use crate::old_forms::new_form;

/// The compatibility form (NFKC) of a character, pushed onto the text. The browser has it built in;
/// natively a library gives it. Asked only for characters that may have another form.
pub type Widths<'a> = &'a dyn Fn(char, &mut String);

/// A text as it is compared, and where each of its characters comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// What is left of the text.
    pub text: String,
    /// For each character of [`Self::text`], the byte at which the character it comes from begins
    /// in the text as it was; one more at the end, the length of that text.
    starts: Vec<usize>,
}

impl Folded {
    /// The range of bytes in the text as it was, from which the range of bytes of
    /// [`Self::text`] comes. Ranges outside of the text, or inside a character, give the next
    /// character's end.
    #[must_use]
    pub fn origin(&self, from: usize, to: usize) -> (usize, usize) {
        let count = |end: usize| {
            let boundaries = self.text.char_indices().filter(|(at, _)| *at < end);
            boundaries.count()
        };
        let start = |place: usize| {
            let last = self.starts.last();
            self.starts.get(place).or(last).copied().unwrap_or_default()
        };
        (start(count(from)), start(count(to)))
    }
}

/// Makes a text comparable:
///
/// - widths and compositions fold by NFKC (`ＩＳＭＡＰ`, `㈱`, `⑤` → `5`), letters to lower case;
/// - katakana to hiragana, 長音 dropped (サーバー, サーバ, さーば are one);
/// - old forms of characters to those of the 常用漢字表 (國 → 国), where the table pairs them one to
///   one;
/// - dashes to `-` between letters and digits, `〜` to `~`; white space and punctuation dropped;
/// - the parentheses of a letter after a letter dropped (`S(A)` and `SA` are one).
#[must_use]
pub fn fold(text: &str, widths: Widths<'_>) -> Folded {
    let mut folded = Folded::default();
    let mut wide = String::new();
    for (at, letter) in text.char_indices() {
        if stable(letter) {
            push(&mut folded, letter, at);
        } else {
            wide.clear();
            widths(letter, &mut wide);
            for letter in wide.chars() {
                push(&mut folded, letter, at);
            }
        }
    }
    folded.starts.push(text.len());
    folded
}

/// Whether NFKC leaves the character as it is, whatever stands beside it.
fn stable(letter: char) -> bool {
    matches!(letter,
        ' '..='~' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}')
}

fn push(folded: &mut Folded, letter: char, at: usize) {
    let last = folded.text.chars().next_back();
    let kana_before = last.is_some_and(|last| ('\u{3041}'..='\u{3096}').contains(&last));
    let letter = match letter {
        // The marks of half-width kana, which NFKC gives apart from a character by itself.
        '\u{3099}' | '\u{309a}' => return voice(folded, letter),
        'ー' | '‐' | '-' | '‑' | '–' | '—' | '―' | '−' if kana_before => return,
        'ー' | '‐' | '‑' | '–' | '—' | '―' | '−' => '-',
        '〜' => '~',
        '\u{30a1}'..='\u{30f6}' => char::from_u32(letter as u32 - 0x60).unwrap_or(letter),
        letter if letter.is_whitespace() || ignored(letter) => return,
        ')' if bare(folded) => return,
        letter => new_form(letter),
    };
    for letter in letter.to_lowercase() {
        folded.text.push(letter);
        folded.starts.push(at);
    }
}

/// Of `s(a` leaves `sa`; whether that was what the text ended in.
fn bare(folded: &mut Folded) -> bool {
    let mut last = folded.text.bytes().rev();
    let letter = last.next().filter(u8::is_ascii_lowercase);
    let open = last.next() == Some(b'(') && last.next().is_some_and(|one| one.is_ascii_lowercase());
    let (Some(letter), true) = (letter, open) else { return false };
    folded.text.truncate(folded.text.len() - 2);
    folded.text.push(char::from(letter));
    // Beside the letter stays where it comes from, not where its parenthesis does.
    if let Some(at) = folded.starts.pop() {
        folded.starts.pop();
        folded.starts.push(at);
    }
    true
}

/// か with a mark is が, は with the other is ぱ.
fn voice(folded: &mut Folded, mark: char) {
    let Some(last) = folded.text.pop() else { return };
    let voiced = match (last, mark) {
        ('う', '\u{3099}') => Some('ゔ'),
        ('か'..='ち' | 'つ'..='ど' | 'は'..='ぽ', '\u{3099}') => {
            char::from_u32(last as u32 + 1)
        }
        ('は'..='ぽ', '\u{309a}') => char::from_u32(last as u32 + 2),
        _ => None,
    };
    folded.text.push(voiced.unwrap_or(last));
}

/// Punctuation that nobody types who looks for words. Parentheses, full stops and dashes of
/// numbers such as `3.1(8)` and `6-2` count.
fn ignored(letter: char) -> bool {
    matches!(
        letter,
        '、' | '。'
            | '，'
            | ','
            | '・'
            | '･'
            | '「'
            | '」'
            | '『'
            | '』'
            | '【'
            | '】'
            | '〔'
            | '〕'
            | '“'
            | '”'
            | '"'
            | '\''
            | '’'
            | '‘'
            | ':'
            | ';'
            | '!'
            | '?'
            | '…'
            | '※'
            | '*'
            | '<'
            | '>'
            | '〈'
            | '〉'
            | '《'
            | '》'
            | '＜'
            | '＞'
            | '\u{200b}'
            | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::fold;
    use crate::index::nfkc;

    fn folded(text: &str) -> String {
        fold(text, &nfkc).text
    }

    #[test]
    fn what_people_type_is_the_same_as_what_stands_there() {
        for (typed, stands) in [
            ("ＩＳＭＡＰ", "ismap"),
            ("サーバ", "サーバー"),
            ("ｻｰﾊﾞｰ", "サーバ"),
            ("ﾊﾟｽﾜｰﾄﾞ", "パスワード"),
            ("くらうど", "クラウド"),
            ("國民健康保險", "国民健康保険"),
            ("３．１（８）", "3.1(8)"),
            ("6−2", "6-2"),
            ("「満たさない」場合、", "満たさない場合"),
            ("CISOへ", "CISO へ"),
            ("⑤", "5"),
            ("S(A)", "s(ａ)"),
            ("重要性分類SA", "重要性分類S (A)"),
            ("ＳＡ", "S（A）"),
        ] {
            assert_eq!(folded(typed), folded(stands), "{typed} / {stands}");
        }
    }

    #[test]
    fn what_differs_stays_different() {
        for (one, other) in [
            ("か", "が"),
            ("6-2", "62"),
            ("国", "図"),
            ("は", "ば"),
            ("", "-"),
            ("3(a)", "3a"),
            ("s(ab)", "sab"),
        ] {
            assert_ne!(folded(one), folded(other), "{one} / {other}");
        }
    }

    #[test]
    fn a_hit_is_found_again_in_the_text_as_it_was() {
        let text = "「サーバー」の ＣＩＳＯ へ";
        let all = fold(text, &nfkc);
        let word = fold("ciso", &nfkc);
        let at = all.text.find(&word.text).unwrap();
        let (from, to) = all.origin(at, at + word.text.len());
        assert_eq!(text[from..to].trim_end(), "ＣＩＳＯ");
        let (from, to) = all.origin(0, "さば".len());
        assert_eq!(&text[from..to], "サーバー」");
        let text = "分類S (A)では";
        let all = fold(text, &nfkc);
        let at = all.text.find("sa").unwrap();
        let (from, to) = all.origin(at, at + 2);
        assert_eq!(&text[from..to], "S (A)");
    }

    proptest::proptest! {
        #[test]
        fn any_text_folds_and_every_range_is_a_range_of_it(text in ".*", from in 0usize..40, to in 0usize..40) {
            let all = fold(&text, &nfkc);
            let (from, to) = all.origin(from.min(to), from.max(to));
            proptest::prop_assert!(from <= to);
            proptest::prop_assert!(text.get(from..to).is_some());
        }

        #[test]
        fn folding_twice_is_folding_once(text in "[ぁ-んァ-ヶーｦ-ﾟ一-龠Ａ-Ｚa-z0-9 -]*") {
            let once = fold(&text, &nfkc).text;
            proptest::prop_assert_eq!(&fold(&once, &nfkc).text, &once);
        }
    }
}
