//! Forms of characters (旧字体, 異体字) and the form that documents use today.

use std::sync::LazyLock;

/// Each character, and beside it its form of today. `data/README.md` says where they are from.
const PAIRS: &str = include_str!("../data/variants.txt");

/// The pairs, sorted by the older form.
static TABLE: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let mut letters = PAIRS.chars().filter(|letter| *letter != '\n');
    std::iter::from_fn(|| Some((letters.next()?, letters.next()?))).collect()
});

/// Return today's form; the character itself if it has no other.
pub(crate) fn new_form(letter: char) -> char {
    // Kana and Latin letters are not in the table.
    if letter < '\u{3400}' {
        return letter;
    }
    let found = TABLE.binary_search_by_key(&letter, |(old, _)| *old);
    found.ok().and_then(|at| TABLE.get(at)).map_or(letter, |(_, new)| *new)
}

#[cfg(test)]
mod tests {
    use super::{TABLE, new_form};

    #[test]
    fn the_table_is_sorted_and_no_form_of_today_is_an_old_one() {
        assert!(TABLE.len() > 700, "{}", TABLE.len());
        assert!(TABLE.windows(2).all(|two| two[0].0 < two[1].0), "not sorted");
        for (old, new) in TABLE.iter() {
            assert_ne!(old, new);
            assert_eq!(new_form(*old), *new);
            assert_eq!(new_form(*new), *new, "{new} is on both sides");
        }
    }

    #[test]
    fn forms_in_names_are_todays_forms() {
        for (old, new) in "髙高﨑崎嵜崎邊辺邉辺齋斎德徳瀨瀬濵浜桒桑槗橋嶋島冨富栁柳𠮷吉舘館"
            .chars()
            .collect::<Vec<_>>()
            .chunks(2)
            .map(|pair| (pair[0], pair[1]))
        {
            assert_eq!(new_form(old), new, "{old}");
        }
        for kept in "埼智遥漏洩東".chars() {
            assert_eq!(new_form(kept), kept);
        }
    }
}
