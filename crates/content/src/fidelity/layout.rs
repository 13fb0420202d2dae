//! The layout in a document's text: signs of lists and tables, page numbers, tags.

use crate::original::Squeezed;

/// Signs at the beginning of a line that a list of the chapter shows in its own way.
const BULLETS: [char; 5] = ['-', '•', '‣', '◦', '▪'];

/// Signs of which lines are drawn.
const RULES: &str = "-=_─━―—–＊*＝＿|:";

/// The shortest drawn line, in signs.
const RULE_LENGTH: usize = 3;

/// The most digits of a page number.
const PAGE_DIGITS: usize = 4;

/// A piece of layout, by its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Beside {
    /// Its end in the text.
    pub(super) end: usize,
    /// The number, if it is one alone on its line: a page number.
    pub(super) page: Option<u32>,
}

/// Return what stands beside the words at a place of the text; `None` if there are words.
pub(super) fn beside(original: &Squeezed, at: usize) -> Option<Beside> {
    let rest = original.text().get(at..)?;
    let first = rest.chars().next()?;
    let end = at + first.len_utf8();
    let plain = |end: usize| Some(Beside { end, page: None });
    let line = original.begins_line(at).then(|| line(original, at));
    let drawn = |line: &&str| {
        line.chars().count() >= RULE_LENGTH && line.chars().all(|sign| RULES.contains(sign))
    };
    if let Some(line) = line.filter(drawn) {
        return plain(at + line.len());
    }
    match first {
        '\u{feff}' | '\u{2500}'..='\u{257f}' => return plain(end),
        '|' if original.gap_at(at).is_some() || original.gap_at(end).is_some() || at == 0 => {
            return plain(end);
        }
        '<' => {
            if let Some(length) = tag(rest) {
                return plain(at + length);
            }
        }
        _ => {}
    }
    let line = line?;
    if let Some(page) = page(line) {
        return Some(Beside { end: at + line.len(), page: Some(page) });
    }
    (BULLETS.contains(&first) && original.gap_at(end).is_some()).then_some(end).and_then(plain)
}

/// Return the rest of the line at a place, without whitespace.
fn line(original: &Squeezed, at: usize) -> &str {
    let text = original.text();
    let rest = text.get(at..).unwrap_or_default();
    // Only short lines are of interest.
    let far = rest.char_indices().nth(80).map_or(text.len(), |(length, _)| at + length);
    let gaps = original.gaps_inside(&(at..far));
    let end = gaps.iter().find(|gap| gap.lines > 0).map_or(far, |gap| gap.at);
    text.get(at..end).unwrap_or_default()
}

/// Return the number of a line that is a page number: `3`, `- 3 -`, `3/12`.
fn page(line: &str) -> Option<u32> {
    let number = line.trim_matches(['-', '‐', '–', '—', '―', '－', 'ー', '―', '~']);
    let number = number
        .split_once(['/', '／'])
        .map_or(number, |(page, pages)| if digits(pages).is_some() { page } else { number });
    digits(number)
}

fn digits(number: &str) -> Option<u32> {
    let digit = |letter: char| match letter {
        '０'..='９' => Some(u32::from(letter) - u32::from('０')),
        _ => letter.to_digit(10),
    };
    let digits: Option<Vec<u32>> = number.chars().map(digit).collect();
    let digits = digits.filter(|digits| (1..=PAGE_DIGITS).contains(&digits.len()))?;
    Some(digits.into_iter().fold(0, |number, digit| number * 10 + digit))
}

/// Return the length of a tag of HTML at the beginning of a text.
fn tag(rest: &str) -> Option<usize> {
    let name = rest.strip_prefix('<')?;
    let name = name.strip_prefix('/').unwrap_or(name);
    let is_tag = name.starts_with(|first: char| first.is_ascii_alphabetic());
    let end = rest.find('>')?;
    let inside = rest.get(1..end)?;
    (is_tag && inside.is_ascii()).then_some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::{Beside, beside};
    use crate::original::Squeezed;

    #[test]
    fn only_what_is_beside_the_words_is_skipped() {
        for (text, at, end, page) in [
            ("- ①対策", 0, Some(1), None),
            ("-5.0度", 0, None, None),
            ("必須\t-\t-", "必須".len(), None, None),
            ("要件\n12\n次の", "要件".len(), Some(8), Some(12)),
            ("要件\n- １２ -\n次の", "要件".len(), Some(14), Some(12)),
            ("要件\n3／12\n", "要件".len(), Some(12), Some(3)),
            ("2　第2項である。", 0, None, None),
            ("12345\n", 0, None, None),
            ("<ul style=\"x\"> <li>個人", 0, Some(13), None),
            ("<必須／推奨>", 0, None, None),
            ("---\n| 区分 | 番号 |", 0, Some(3), None),
            ("| 区分 | 番号 |", 0, Some(1), None),
            ("A|B", 1, None, None),
        ] {
            let expected = end.map(|end| Beside { end, page });
            assert_eq!(beside(&Squeezed::new(text), at), expected, "{text}");
        }
    }
}
