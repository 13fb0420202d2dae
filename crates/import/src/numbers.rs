//! The numbers of the rows, and sets of them in a sentence: 「No.3-2からNo.3-5まで」.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::fold::fold;

/// The signs that stand for sets in a pattern: one for each set of a sentence.
pub(crate) const FIRST: char = '\u{e000}';

/// The numbers of a table, in its order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Numbers {
    rows: BTreeMap<String, usize>,
    /// The length of the longest number, in bytes.
    longest: usize,
}

/// A set of rows that a sentence names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Set {
    pub(crate) members: Vec<usize>,
    /// True if the words join them by 又は.
    pub(crate) is_choice: bool,
    /// The place in the folded words.
    pub(crate) range: Range<usize>,
}

const PREFIXES: [&str; 6] = ["no.", "項番", "番号", "項目", "no", "要件"];
const TO: [&str; 5] = ["から", "~", "to", "through", "ないし"];
const OR: [&str; 5] = ["又は", "または", "若しくは", "もしくは", "or"];
const AND: [&str; 8] = ["及び", "および", "並びに", "かつ", "、", "・", ",", "and"];

impl Numbers {
    pub(crate) fn new<'a>(numbers: impl Iterator<Item = &'a str>) -> Self {
        let rows: BTreeMap<String, usize> =
            numbers.enumerate().map(|(row, number)| (key(number), row)).collect();
        let longest = rows.keys().map(String::len).max().unwrap_or_default();
        Self { rows, longest }
    }

    /// Return a sentence with each set as one sign, and the sets.
    pub(crate) fn template(&self, folded: &str) -> (String, Vec<Set>) {
        let (mut template, mut sets) = (String::new(), Vec::<Set>::new());
        let mut place = 0;
        while let Some(sign) = folded.get(place..).and_then(|rest| rest.chars().next()) {
            let before = folded.get(..place).and_then(|before| before.chars().next_back());
            // White space is gone: an English word may stand right before a number that begins with a
            // letter.
            let is_word = sign.is_ascii_alphabetic();
            let parts = |before: char| match before {
                '-' | '.' => true,
                before => before.is_ascii_digit() || before.is_ascii_alphabetic() && !is_word,
            };
            let may_begin = before.is_none_or(|before| !parts(before));
            if let Some(set) = self.set(folded, place).filter(|_| may_begin)
                && let Some(own) = u32::try_from(sets.len())
                    .ok()
                    .and_then(|count| char::from_u32(u32::from(FIRST) + count))
            {
                place = set.range.end;
                template.push(own);
                sets.push(set);
            } else {
                template.push(sign);
                place += sign.len_utf8();
            }
        }
        (template, sets)
    }

    /// Return the set that begins at a place.
    fn set(&self, text: &str, start: usize) -> Option<Set> {
        let (first, mut end) = self.one(text, start, false)?;
        let (mut members, mut is_choice) = (vec![first], false);
        let mut last = first;
        loop {
            let rest = text.get(end..)?;
            let word =
                |words: &[&'static str]| words.iter().copied().find(|word| rest.starts_with(*word));
            if let Some(to) = word(&TO)
                && let Some((next, after)) = self.one(text, end + to.len(), true)
                && next > last
            {
                members.extend(last + 1..=next);
                (last, end) = (next, after);
                if text.get(end..).is_some_and(|rest| rest.starts_with("まで")) {
                    end += "まで".len();
                }
                continue;
            }
            let (joint, is_or) = match (word(&OR), word(&AND)) {
                (Some(or), _) => (or, true),
                (None, Some(and)) => (and, false),
                (None, None) => break,
            };
            // 「、又は」 and 「, or」.
            let mut from = end + joint.len();
            let mut or = is_or;
            if let Some(second) =
                OR.iter().find(|or| text.get(from..).is_some_and(|rest| rest.starts_with(**or)))
            {
                from += second.len();
                or = true;
            }
            let Some((next, after)) = self.one(text, from, true) else { break };
            is_choice |= or;
            members.push(next);
            (last, end) = (next, after);
        }
        members.sort_unstable();
        members.dedup();
        Some(Set { members, is_choice, range: start..end })
    }

    /// Return the row whose number is at a place, and the end of the number.
    fn one(&self, text: &str, start: usize, is_joined: bool) -> Option<(usize, usize)> {
        let rest = text.get(start..)?;
        let prefix = PREFIXES.iter().find(|prefix| rest.starts_with(**prefix));
        let at = start + prefix.map_or(0, |prefix| prefix.len());
        let rest = text.get(at..)?;
        let fits = |number: &str| {
            rest.strip_prefix(number).is_some_and(|after| {
                let mut after = after.chars();
                let next = after.next();
                let digit = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
                let is_longer = number.ends_with(|last: char| last.is_ascii_digit())
                    && (digit(next)
                        || (next.is_some_and(|next| "-.".contains(next)) && digit(after.next())));
                let is_count = next.is_some_and(|next| "つ個年月日時回件%以".contains(next));
                !(is_longer || is_count && prefix.is_none() && is_bare(number))
            })
        };
        let ends = (1..=self.longest.min(rest.len())).rev();
        let mut found = ends.filter_map(|end| self.rows.get_key_value(rest.get(..end)?));
        let (number, row) = found.find(|(number, _)| fits(number))?;
        let row = *row;
        // A bare number could be anything.
        (prefix.is_some() || is_joined || !is_bare(number)).then_some((row, at + number.len()))
    }
}

fn is_bare(number: &str) -> bool {
    number.chars().all(|sign| sign.is_ascii_digit())
}

/// Return a number in the spelling by which it is compared.
pub(crate) fn key(number: &str) -> String {
    let folded = fold(number);
    let bare = PREFIXES.iter().find_map(|prefix| folded.strip_prefix(prefix));
    bare.filter(|bare| !bare.is_empty()).unwrap_or(&folded).to_owned()
}

#[cfg(test)]
mod tests {
    use super::Numbers;
    use crate::fold::fold;

    #[test]
    fn sets_of_numbers_are_found_in_a_sentence() {
        let numbers = Numbers::new(
            ["3-1", "3-2", "3-3", "3-4", "3-5", "10", "⑨", "⑩", "(16)", "(17)", "ct-01", "ct-02"]
                .into_iter(),
        );
        for (words, found) in [
            (
                "No.3-1を満たさない場合は、No.3-2からNo.3-5までのうち3つ以上",
                vec![vec![0], vec![1, 2, 3, 4]],
            ),
            ("No.３－２～３－４のいずれか", vec![vec![1, 2, 3]]),
            ("No.3-1又はNo.3-2、3-4", vec![vec![0, 1, 3]]),
            ("No.10を満たす場合は不要", vec![vec![5]]),
            ("10日以内に3-1-2を", vec![]),
            ("№⑨の取得", vec![vec![6]]),
            ("次の(16)から(17)までのうち", vec![vec![8, 9]]),
            ("Must unless CT-01 is met", vec![vec![10]]),
        ] {
            let (_, sets) = numbers.template(&fold(words));
            let sets: Vec<Vec<usize>> = sets.into_iter().map(|set| set.members).collect();
            assert_eq!(sets, found, "{words}");
        }
    }
}
