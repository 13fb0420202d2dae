//! The document's own numbers at the start of a block: `3.1`, `(8)`, `⑤`, `(ア)`, `・`.

use std::ops::Range;

/// Return the number at the start of these words. A number without brackets (`3.1`) counts in
/// headings only: elsewhere words may begin with a number of another kind.
pub(crate) fn marker(words: &str, in_heading: bool) -> Option<&str> {
    let first = words.chars().next()?;
    let length = match first {
        '①'..='⑳' | '・' => first.len_utf8(),
        '(' | '（' => bracketed(words)?,
        '0'..='9' => match (ordered(words), in_heading) {
            (Some(length), _) => length,
            (None, true) => decimal(words)?,
            (None, false) => return None,
        },
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

/// Return the length in bytes of a number with `.` or `)` behind it, as in an ordered list, which a
/// blank must follow.
fn ordered(words: &str) -> Option<usize> {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let rest = words.get(digits..)?.strip_prefix(['.', ')'])?;
    (digits > 0 && rest.starts_with(char::is_whitespace)).then_some(digits + 1)
}

/// Return the marker of an ordered list's item as written, with a blank, and its place; `None` for
/// an item without a number.
pub(super) fn ordinal(text: &str, item: &Range<usize>) -> Option<(String, Range<usize>)> {
    let written = text.get(item.clone())?;
    let digits = written.bytes().take_while(u8::is_ascii_digit).count();
    let sign = written.get(digits..)?.chars().next().filter(|sign| matches!(sign, '.' | ')'))?;
    let number = written.get(..digits).filter(|number| !number.is_empty())?;
    Some((format!("{number}{sign} "), item.start..item.start + digits + 1))
}

/// Return the sign at the beginning of a line that begins an item or an article: `・`, `ア `, `(1)`,
/// `①`, `第2条`, `2　`.
pub(super) fn item_sign(line: &str) -> Option<&str> {
    let first = line.chars().next()?;
    let end = match first {
        '①'..='⑳'
        | '・'
        | '※'
        | '○'
        | '●'
        | '◯'
        | '◎'
        | '■'
        | '□'
        | '◆'
        | '◇'
        | '★'
        | '☆'
        | '▲'
        | '△'
        | '▼'
        | '▽'
        | '•' => first.len_utf8(),
        '(' | '（' => bracketed_any(line)?,
        '第' => article(line)?,
        'ア'..='ン'
        | '一'
        | '二'
        | '三'
        | '四'
        | '五'
        | '六'
        | '七'
        | '八'
        | '九'
        | '十'
        | 'a'..='z' => {
            let rest = line.get(first.len_utf8()..)?;
            followed(rest).then_some(first.len_utf8())?
        }
        '0'..='9' | '０'..='９' => {
            let end = line.find(|letter: char| !is_digit(letter))?;
            followed(line.get(end..)?).then_some(end)?
        }
        _ => return None,
    };
    line.get(..end)
}

/// Return whether what follows a number shows that it is one of an item: a blank, a stop or a
/// bracket.
fn followed(rest: &str) -> bool {
    let mut letters = rest.chars();
    match letters.next() {
        Some('.' | '．' | ')' | '）') => letters.next().is_none_or(|next| !is_digit(next)),
        next => next.is_some_and(char::is_whitespace),
    }
}

fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit() || ('０'..='９').contains(&letter)
}

/// Return the length in bytes of a number or a single letter in brackets of any width.
fn bracketed_any(line: &str) -> Option<usize> {
    let close = line.find([')', '）'])?;
    let inside = line.get(line.chars().next()?.len_utf8()..close)?;
    let number = (1..=2).contains(&inside.chars().count()) && inside.chars().all(is_digit);
    let mut letters = inside.chars();
    let letter = matches!(
        (letters.next(), letters.next()),
        (Some('ア'..='ン' | 'a'..='z' | 'A'..='Z' | '一'..='十'), None)
    );
    let bracket = line.get(close..)?.chars().next()?;
    (number || letter).then_some(close + bracket.len_utf8())
}

/// Return the length in bytes of `第1条` or the like, which a blank, a bracket or the line's end must
/// follow.
fn article(line: &str) -> Option<usize> {
    let rest = line.strip_prefix('第')?;
    let number = |letter: char| is_digit(letter) || "一二三四五六七八九十百千の".contains(letter);
    let length = rest.find(|letter: char| !number(letter))?;
    let unit = rest.get(length..)?.chars().next().filter(|unit| "章節款条項号".contains(*unit))?;
    let end = '第'.len_utf8() + length + unit.len_utf8();
    let after = line.get(end..)?.chars().next();
    let ends = after.is_none_or(|after| after.is_whitespace() || matches!(after, '(' | '（'));
    (length > 0 && ends).then_some(end)
}

/// Return the length in bytes of a number with dots, which a blank must follow.
fn decimal(words: &str) -> Option<usize> {
    let end = words.find(|letter: char| !letter.is_ascii_digit() && letter != '.')?;
    let blank = words.get(end..)?.starts_with(char::is_whitespace);
    blank.then_some(end)
}

/// Return the label of a block, made of the numbers above it and its own: `3.1(8)⑤`.
///
/// `place` is its place among the items of its list, from 1. A bullet has no other number. A number
/// with a point inside (`3.1`, `3.1.`) holds those above it; one of an ordered list (`2.`) is set
/// off from them, for `3.1` and `2.` together are not `3.12.`.
pub(super) fn label(above: &str, marker: Option<&str>, place: usize) -> String {
    match marker {
        None => above.to_owned(),
        Some("・") => format!("{above} {place}つ目の・"),
        Some(number) if number.starts_with(|first: char| first.is_ascii_digit()) => {
            let own = number.trim_end_matches(['.', ')']);
            if own.len() == number.len() || own.contains('.') || above.is_empty() {
                number.to_owned()
            } else {
                format!("{above} {number}")
            }
        }
        Some(number) => format!("{above}{number}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{item_sign, label, marker, ordinal};

    #[test]
    fn numbers_of_the_document_are_told_from_words() {
        for (words, number) in [
            ("3.1 クラウドサービスの選定条件", Some("3.1")),
            ("3.1. 条件", Some("3.1.")),
            ("2つの条件", None),
            ("(8) セキュリティ対策", Some("(8)")),
            ("（10）その他", Some("（10）")),
            ("(例:書面)", None),
            ("(参考) 分類", None),
            ("(ア)格付", Some("(ア)")),
            ("⑤ 対処方法", Some("⑤")),
            ("・記録", Some("・")),
            ("3. 三番目", Some("3.")),
            ("12) 十二番目", Some("12)")),
            ("(", None),
            ("", None),
        ] {
            assert_eq!(marker(words, true), number, "{words}");
        }
        assert_eq!(marker("3 日以内", false), None);
        assert_eq!(marker("3.5 GB", false), None);
        assert_eq!(marker("3. 三番目", false), Some("3."));
    }

    #[test]
    fn the_marker_of_an_ordered_item_is_as_written() {
        for (item, marker) in [
            ("3. 三番目", Some("3. ")),
            ("03) 三番目", Some("03) ")),
            ("- 項目", None),
            ("* 3. 項目", None),
        ] {
            let found = ordinal(item, &(0..item.len()));
            assert_eq!(found.as_ref().map(|(marker, _)| marker.as_str()), marker, "{item}");
        }
    }

    #[test]
    fn lines_that_begin_an_item_are_told_from_those_that_go_on() {
        for (line, sign) in [
            ("・二つ目", Some("・")),
            ("ア 三つ目", Some("ア")),
            ("イ　三つ目", Some("イ")),
            ("(1) 一", Some("(1)")),
            ("（２）二", Some("（２）")),
            ("(ア)甲", Some("(ア)")),
            ("②記録", Some("②")),
            ("第2条　利用", Some("第2条")),
            ("第十二条の", None),
            ("第2条(定義)", Some("第2条")),
            ("第2条の規定により", None),
            ("2　前項", Some("2")),
            ("２．前項", Some("２")),
            ("2.5倍", None),
            ("2つ以上", None),
            ("※注", Some("※")),
            ("アカウントを", None),
            ("一覧を", None),
            ("(例:書面)", None),
            ("続きの文です。", None),
            ("", None),
        ] {
            assert_eq!(item_sign(line), sign, "{line}");
        }
    }

    #[test]
    fn a_label_adds_up_the_numbers() {
        let section = label("3", Some("3.1"), 1);
        let item = label(&label(&section, Some("(8)"), 8), Some("⑤"), 5);
        assert_eq!(item, "3.1(8)⑤");
        assert_eq!(label("3.3①(ア)", Some("・"), 3), "3.3①(ア) 3つ目の・");
        assert_eq!(label("②", None, 1), "②");
        for (above, number, whole) in [
            ("3.1", "2.", "3.1 2."),
            ("3.1", "2)", "3.1 2)"),
            ("3.", "2.", "3. 2."),
            ("3.", "3.1.", "3.1."),
            ("3.1.", "3.1.2.", "3.1.2."),
            ("3.1.", "(8)", "3.1.(8)"),
            ("", "3.", "3."),
        ] {
            assert_eq!(label(above, Some(number), 2), whole, "{above} {number}");
        }
    }
}
