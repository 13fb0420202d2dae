//! The numbers of clauses and requirements, in all their spellings.

use kijun_rules::number::{is_dash, is_unseen};

use crate::fold::{Widths, fold};

/// Return a number in its comparable form: `3.1(8)⑤`, `３．１－８－５` and `No.3.1-8-5` are equal, and so
/// are `4.1(2)(ウ)` and `4.1-2-3`, `3.3①(ア) 2つ目の・` and `3.3-1-1-2`.
pub(crate) fn plain(text: &str, widths: Widths<'_>) -> String {
    let mut plain = String::new();
    // A circled digit is a separate number: ⑤ after (8) is not 85.
    let mut apart = String::with_capacity(text.len());
    for letter in dashed(text).chars() {
        if ('①'..='⑳').contains(&letter) {
            apart.push('-');
        }
        apart.push(letter);
    }
    for letter in fold(&apart, widths).text.chars() {
        match letter {
            '(' | ')' | '-' => {
                if !plain.is_empty() && !plain.ends_with('-') {
                    plain.push('-');
                }
            }
            letter => plain.push(letter),
        }
    }
    let plain = plain.trim_matches('-');
    let prefixes = ["no.", "no", "第", "項番"];
    let number = prefixes.iter().find_map(|prefix| plain.strip_prefix(prefix));
    let number = number.filter(|number| number.starts_with(|first: char| first.is_ascii_digit()));
    let parts: Vec<String> = number.unwrap_or(plain).split('-').map(counted).collect();
    parts.join("-")
}

/// Return a number with a hyphen for each kind of dash, as the numbers in files are folded, and
/// without unseen characters.
pub(crate) fn dashed(text: &str) -> String {
    let seen = text.chars().filter(|letter| !is_unseen(*letter));
    seen.map(|letter| if is_dash(letter) { '-' } else { letter }).collect()
}

/// Return a part of a number with digits instead of a counting letter: `う` is `3`.
fn counted(part: &str) -> String {
    let mut letters = part.chars();
    if let (Some(letter), None) = (letters.next(), letters.next())
        && let Some(place) = KANA.chars().position(|kana| kana == letter)
    {
        return (place + 1).to_string();
    }
    if let Some(place) = part.strip_prefix("その") {
        return format!("s{place}");
    }
    part.strip_suffix("つ目の").or_else(|| part.strip_suffix("つ目")).unwrap_or(part).to_owned()
}

/// The counting letters, in their order.
const KANA: &str = "あいうえおかきくけこさしすせそたちつてと";

fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit() || ('０'..='９').contains(&letter)
}

/// Return the circled digits of a text, in their order.
pub(crate) fn circled(text: &str) -> Vec<char> {
    text.chars().filter(|letter| ('①'..='⑳').contains(letter)).collect()
}

/// Return whether a number between these two texts is a part of a longer one, such as 5.2 in 2.5.2.
pub(crate) fn goes_on(before: &str, number: &str, after: &str) -> bool {
    let next = after.strip_prefix('.').unwrap_or(after);
    let last = before.strip_suffix(['.', '-']).unwrap_or(before);
    (number.ends_with(is_digit) && next.starts_with(is_digit))
        || (number.starts_with(is_digit) && last.ends_with(is_digit))
}

#[cfg(test)]
mod tests {
    use super::plain;
    use crate::index::nfkc;

    #[test]
    fn numbers_are_compared_without_their_form() {
        assert_eq!(plain("6－2", &nfkc), "6-2");
        assert_eq!(plain("(3)", &nfkc), "3");
        assert_eq!(plain("4.1(2)(ク)", &nfkc), "4.1-2-8");
        assert_eq!(plain("3.3①(ア) 2つ目の・", &nfkc), "3.3-1-1-2");
        assert_eq!(plain("3.1(4) その1", &nfkc), "3.1-4-s1");
        for typed in ["No6-2", "No.6-2", "№６－２", "no 6-2", "項番6-2", "6-2"] {
            assert_eq!(plain(typed, &nfkc), "6-2", "{typed}");
        }
        assert_eq!(plain("notice", &nfkc), "notice");
        for dash in "ーｰ―─━‑‒–—−－‐一".chars() {
            assert_eq!(plain(&format!("６{dash}２"), &nfkc), "6-2", "{dash}");
        }
    }
}
