//! Make texts comparable: remove differences that do not count.

use crate::variants::new_form;

/// A function that adds the compatibility form (NFKC) of a character to the text. The browser has
/// it built in; a native program takes it from a library. It is called only for characters that may
/// have another form.
pub type Widths<'a> = &'a dyn Fn(char, &mut String);

/// A text in its comparable form, with the origin of each character.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// The comparable text.
    pub text: String,
    /// For each character of [`Self::text`], the byte at which its original character begins in the
    /// original text. The last entry is the length of the original text.
    starts: Vec<usize>,
}

impl Folded {
    /// Return the range of bytes in the original text for a range of bytes of [`Self::text`]. An
    /// offset inside a character counts as the character's end, one beyond the text as its end.
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

/// Make a text comparable:
///
/// - fold widths and compositions by NFKC (`ＩＳＭＡＰ`, `㈱`, `⑤` → `5`), and letters to lower case;
/// - turn katakana into hiragana and drop 長音 and dashes after kana (サーバー, サーバ, さーば are
///   equal);
/// - replace other forms of characters (國, 髙, 﨑) by those of today, where the tables pair them one
///   to one, and drop the selectors of a form (異体字セレクター);
/// - turn other dashes into `-`, and `〜` into `~`; drop white space and punctuation;
/// - drop the parentheses around a letter after a letter (`S(A)` and `SA` are equal).
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

/// Return whether NFKC leaves the character as it is, with any neighbours.
fn stable(letter: char) -> bool {
    matches!(letter,
        ' '..='~' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}')
}

fn push(folded: &mut Folded, letter: char, at: usize) {
    let last = folded.text.chars().next_back();
    let kana_before = last.is_some_and(|last| ('\u{3041}'..='\u{3096}').contains(&last));
    let letter = match letter {
        // The marks of half-width kana: NFKC returns them apart if it is given single characters.
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

/// Turn `s(a` at the end of the text into `sa`. Return whether the text ended so.
fn bare(folded: &mut Folded) -> bool {
    let mut last = folded.text.bytes().rev();
    let letter = last.next().filter(u8::is_ascii_lowercase);
    let open = last.next() == Some(b'(') && last.next().is_some_and(|one| one.is_ascii_lowercase());
    let (Some(letter), true) = (letter, open) else { return false };
    folded.text.truncate(folded.text.len() - 2);
    folded.text.push(char::from(letter));
    // The origin of the letter stays that of the letter, not of its parenthesis.
    if let Some(at) = folded.starts.pop() {
        folded.starts.pop();
        folded.starts.push(at);
    }
    true
}

/// Join a mark with the kana before it: か with ゛ is が, は with ゜ is ぱ.
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

/// Return whether a character is punctuation that nobody types in a search. Parentheses, full stops
/// and dashes in numbers such as `3.1(8)` and `6-2` count.
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
            // Selectors of a character's form.
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{e0100}'..='\u{e01ef}'
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
            ("髙﨑", "高崎"),
            ("渡邉", "渡辺"),
            ("葛\u{e0100}城", "葛城"),
            ("\u{fa19}戶", "神戸"),
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
