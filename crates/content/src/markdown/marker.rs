//! The document's own numbers at the start of a block: `3.1`, `(8)`, `⑤`, `(ア)`, `・`.

/// Return the number at the start of these words. A number without brackets (`3.1`) counts in
/// headings only: elsewhere words may begin with a number of another kind.
pub(crate) fn marker(words: &str, in_heading: bool) -> Option<&str> {
    let first = words.chars().next()?;
    let length = match first {
        '①'..='⑳' | '・' => first.len_utf8(),
        '(' | '（' => bracketed(words)?,
        '0'..='9' if in_heading => decimal(words)?,
        _ => return None,
    };
    words.get(..length)
}

/// Return the length in bytes of a number or a single kana in brackets.
fn bracketed(words: &str) -> Option<usize> {
    let close = words.find([')', '）'])?;
    let inside = words.get(words.chars().next()?.len_utf8()..close)?;
    let mut letters = inside.chars();
    let kana = matches!((letters.next(), letters.next()), (Some('ア'..='ン'), None));
    let number =
        (1..=2).contains(&inside.len()) && inside.bytes().all(|byte| byte.is_ascii_digit());
    let bracket = words.get(close..)?.chars().next()?;
    (kana || number).then_some(close + bracket.len_utf8())
}

/// Return the length in bytes of a number with dots, which a blank must follow.
fn decimal(words: &str) -> Option<usize> {
    let end = words.find(|letter: char| !letter.is_ascii_digit() && letter != '.')?;
    let blank = words.get(end..)?.starts_with(char::is_whitespace);
    blank.then_some(end)
}

/// Return the label of a block, made of the numbers above it and its own: `3.1(8)⑤`.
///
/// `place` is its place among the items of its list, from 1. A bullet has no other number.
pub(super) fn label(above: &str, marker: Option<&str>, place: usize) -> String {
    match marker {
        None => above.to_owned(),
        Some("・") => format!("{above} {place}つ目の・"),
        Some(number) if number.starts_with(|first: char| first.is_ascii_digit()) => {
            number.to_owned()
        }
        Some(number) => format!("{above}{number}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{label, marker};

    #[test]
    fn numbers_of_the_document_are_told_from_words() {
        for (words, number) in [
            ("3.1 クラウドサービスの選定条件", Some("3.1")),
            ("2つの条件", None),
            ("(8) セキュリティ対策", Some("(8)")),
            ("（10）その他", Some("（10）")),
            ("(例:書面)", None),
            ("(参考) 分類", None),
            ("(ア)格付", Some("(ア)")),
            ("⑤ 対処方法", Some("⑤")),
            ("・記録", Some("・")),
            ("(", None),
            ("", None),
        ] {
            assert_eq!(marker(words, true), number, "{words}");
        }
        assert_eq!(marker("3 日以内", false), None);
    }

    #[test]
    fn a_label_adds_up_the_numbers() {
        let section = label("3", Some("3.1"), 1);
        let item = label(&label(&section, Some("(8)"), 8), Some("⑤"), 5);
        assert_eq!(item, "3.1(8)⑤");
        assert_eq!(label("3.3①(ア)", Some("・"), 3), "3.3①(ア) 3つ目の・");
        assert_eq!(label("②", None, 1), "②");
    }
}
