//! The numbers of requirements in all the spellings of people and programs: one folding for files
//! that are read in, for the search and for messages.

use crate::names::Names;
use crate::text::is_ignorable;
use crate::{RequirementIndex, Rules};

/// The longest number that is folded, in bytes. A longer one is none that a person mistyped.
const MAX_BYTES: usize = 256;

/// Return true for a sign that is drawn like a hyphen: dashes, minus signs, the sign of a long
/// vowel, a line of a table, the numeral 一, and the hyphen that shows only at a line's end.
#[must_use]
pub fn is_dash(sign: char) -> bool {
    matches!(
        sign,
        '-' | '\u{ad}' | '\u{2d7}' | '\u{2010}'
            ..='\u{2015}'
                | '\u{2043}'
                | '\u{207b}'
                | '\u{208b}'
                | '\u{2212}'
                | '\u{2500}'
                | '\u{2501}'
                | '\u{2796}'
                | '\u{30fc}'
                | '\u{3161}'
                | '\u{4e00}'
                | '\u{fe58}'
                | '\u{fe63}'
                | '\u{ff0d}'
                | '\u{ff70}'
    )
}

/// Return true for a character that shows nothing: white space, controls, and what Unicode calls
/// ignorable; and the blank of Braille, which some use for a space.
#[must_use]
pub fn is_unseen(sign: char) -> bool {
    sign.is_whitespace() || sign.is_control() || is_ignorable(sign) || sign == '\u{2800}'
}

/// Return a letter, a digit or a sign in half width and lower case; any other character as it is.
#[must_use]
pub fn narrow(sign: char) -> char {
    let half = match sign {
        '！'..='～' => u32::from(sign).checked_sub(0xfee0).and_then(char::from_u32),
        _ => None,
    };
    half.unwrap_or(sign).to_ascii_lowercase()
}

/// Return a number in its comparable form: without unseen characters and the signs that make it a
/// text in a spreadsheet, in half width and lower case, with one hyphen for each run of dashes, and
/// without `No.` before it. ` Ｎｏ．５ ― １` becomes `5-1`.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for sign in text.chars() {
        if is_dash(sign) {
            if !folded.ends_with('-') {
                folded.push('-');
            }
        } else if !is_unseen(sign) {
            folded.push(narrow(sign));
        }
    }
    let bare = folded.trim_matches(['=', '"', '\'', '’', '‘', '＇']).trim_end_matches('.');
    let prefixes = ["no.", "№.", "№", "項番", "番号", "no"];
    let number = prefixes.iter().find_map(|prefix| bare.strip_prefix(prefix));
    // `no` alone may be the beginning of a word.
    let is_number = |number: &&str| {
        let first = number.chars().next();
        first.is_some_and(|first| {
            !bare.starts_with("no") || bare.starts_with("no.") || first.is_ascii_digit()
        })
    };
    let number = number.filter(is_number);
    number.unwrap_or(bare).to_owned()
}

/// The requirements of a checklist by their numbers in comparable form.
#[derive(Debug, Clone)]
pub struct Numbers {
    /// In the checklist's order.
    all: Vec<(String, RequirementIndex)>,
    order: Names,
    /// The numbers that several requirements have.
    repeated: Vec<String>,
}

impl Numbers {
    /// Return the numbers of a checklist.
    #[must_use]
    pub fn of(rules: &Rules) -> Self {
        let ids = rules.checklist().requirements.iter().map(|requirement| requirement.id.as_str());
        let all = ids.filter_map(|id| Some((folded(id), rules.requirement(id)?)));
        let all: Vec<_> = all.collect();
        let name_at = |place: usize| all.get(place).map(|(number, _)| number.as_str());
        let order = Names::of(all.len(), &name_at);
        let repeated = order.repeated(&name_at).filter_map(name_at).map(ToOwned::to_owned);
        let repeated = repeated.collect();
        Self { all, order, repeated }
    }

    /// Return the one requirement whose number has the same comparable form as the text; `None` if
    /// there is none, or more than one.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<RequirementIndex> {
        if text.len() > MAX_BYTES {
            return None;
        }
        let number = folded(text);
        let name_at = |place: usize| self.all.get(place).map(|(known, _)| known.as_str());
        let place = self.order.find(&number, &name_at)?;
        let (_, found) = self.all.get(place)?;
        (!self.repeated.contains(&number)).then_some(*found)
    }

    /// Return the numbers in comparable form, each with its requirement.
    pub fn iter(&self) -> impl Iterator<Item = (&str, RequirementIndex)> {
        self.all.iter().map(|(number, requirement)| (number.as_str(), *requirement))
    }
}

#[cfg(test)]
mod tests {
    use super::{Numbers, folded};
    use crate::Rules;
    use crate::model::{Checklist, Class, Requirement};

    #[test]
    fn every_spelling_of_a_number_is_the_number() {
        for dash in "-ー ｰ―─━‑‒–—−－‐一\u{ad}".chars().filter(|dash| *dash != ' ')
        {
            for text in [
                "5{}1",
                " 5 {} 1　",
                "５{}１",
                "No.5{}1",
                "№５{}１",
                "5{}{}1",
                "'5{}1",
                "=\"5{}1\"",
            ] {
                let text = text.replace("{}", &dash.to_string());
                assert_eq!(folded(&text), "5-1", "{text}");
            }
        }
        assert_eq!(folded("\u{feff}Ｒｉｓｋ‐１\u{200b}"), "risk-1");
        assert_eq!(folded("３．１-８－５"), "3.1-8-5");
        assert_eq!(folded("No.risk-1"), "risk-1");
        assert_eq!(folded("no5"), "5");
        assert_eq!(folded("notice"), "notice");
        assert_eq!(folded("No."), "no");
        assert_eq!(folded("1."), "1");
        assert_eq!(folded(""), "");
    }

    #[test]
    fn a_number_of_two_requirements_finds_neither() {
        let requirement = |id: &str| Requirement { id: id.to_owned(), ..Requirement::default() };
        let checklist = Checklist {
            id: "example/cloud".to_owned(),
            requirements: ["5-1", "A", "a"].map(requirement).into(),
            classes: vec![Class { id: "X".to_owned(), ..Class::default() }],
            ..Checklist::default()
        };
        let rules = Rules::compile(checklist).unwrap();
        let numbers = Numbers::of(&rules);
        let found = |text: &str| numbers.find(text).map(|found| rules.requirement_id(found));
        assert_eq!(found("５―１"), Some("5-1"));
        assert_eq!(found("ａ"), None);
        assert_eq!(found("5-11"), None);
        assert_eq!(found(&"5".repeat(1000)), None);
    }
}
