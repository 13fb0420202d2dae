//! The value that an answer may have beside its status: a number, a date, a choice or a text.
//!
//! Numbers are decimals, compared exactly and without floating point; dates are compared as the
//! texts they are, which is their order in time.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::text::is_blank;

/// The most Unicode scalar values of a text.
pub const MAX_TEXT: usize = 4096;

/// The kind of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ValueKind {
    /// 数値: a decimal with at most 18 digits before the point and 9 after it.
    Number,
    /// 日付: a day of the calendar, `2026-11-30`.
    Date,
    /// 選択: one of the listed choices.
    Choice,
    /// 記述: a text of at most [`MAX_TEXT`] characters.
    #[default]
    Text,
}

/// One of several values that a fact or an answer may have.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The id used in answer files.
    pub id: String,
    /// The choice as it is shown.
    pub title: String,
}

/// The value that a requirement asks for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct AskedValue {
    /// The choices; empty for every other kind.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    /// The kind.
    pub kind: ValueKind,
    /// True if an answer of met without a value counts as unanswered.
    #[serde(skip_serializing_if = "is_false")]
    pub required: bool,
    /// The unit shown beside a number, e.g. `%`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

/// The limits of a value in a clause; all that are given must hold.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Thresholds {
    /// The smallest number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<String>,
    /// The largest number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<String>,
    /// The last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_after: Option<String>,
    /// The first day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_before: Option<String>,
    /// The choices, or the numbers, one of which the value must be; empty for any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub one_of: Vec<String>,
}

/// The value of an answer, as it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadValue<'a> {
    /// There is none, or a blank text.
    Missing,
    /// It does not have the form that its kind asks for; it counts as missing.
    Malformed,
    /// The value.
    Given(&'a str),
}

impl ValueKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Number, Self::Date, Self::Choice, Self::Text];

    /// Return the name used in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Date => "date",
            Self::Choice => "choice",
            Self::Text => "text",
        }
    }

    /// Return the kind as it is shown.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Number => "数値",
            Self::Date => "日付",
            Self::Choice => "選択肢",
            Self::Text => "記述",
        }
    }

    /// Return the kind of that name; `None` for any other text.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// Compare two well-formed values; `None` if a number is not well-formed.
    #[must_use]
    pub fn compare(self, one: &str, other: &str) -> Option<Ordering> {
        match self {
            Self::Number => Some(decimal(one)?.cmp(&decimal(other)?)),
            Self::Date | Self::Choice | Self::Text => Some(one.cmp(other)),
        }
    }
}

impl AskedValue {
    /// Return the value of an answer as it counts.
    #[must_use]
    pub fn read<'a>(&self, value: Option<&'a str>) -> ReadValue<'a> {
        let Some(value) = value else {
            return ReadValue::Missing;
        };
        if self.kind == ValueKind::Text && is_blank(value) {
            ReadValue::Missing
        } else if self.is_well_formed(value) {
            ReadValue::Given(value)
        } else {
            ReadValue::Malformed
        }
    }

    /// Return true if the value has the form of its kind.
    #[must_use]
    pub fn is_well_formed(&self, value: &str) -> bool {
        match self.kind {
            ValueKind::Number => decimal(value).is_some(),
            ValueKind::Date => is_date(value),
            ValueKind::Choice => self.choices.iter().any(|choice| choice.id == value),
            ValueKind::Text => value.chars().nth(MAX_TEXT).is_none(),
        }
    }

    /// Return the value as it is shown: with its unit, or as the title of its choice.
    #[must_use]
    pub fn shown(&self, value: &str) -> String {
        let choice = self.choices.iter().find(|choice| choice.id == value);
        let shown = choice.map_or(value, |choice| choice.title.as_str());
        [shown, self.unit.as_deref().unwrap_or_default()].concat()
    }
}

impl Thresholds {
    /// Return true if nothing is demanded.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Return the thresholds as they are shown: `99.5%以上`.
    #[must_use]
    pub fn label(&self, asked: &AskedValue) -> String {
        let shown = |value: &String| asked.shown(value);
        let ends = [
            (&self.at_least, "以上"),
            (&self.at_most, "以下"),
            (&self.not_before, "以後"),
            (&self.not_after, "以前"),
        ];
        let ends = ends.into_iter().filter_map(|(limit, end)| Some((limit.as_ref()?, end)));
        let mut said: Vec<String> = ends.map(|(limit, end)| shown(limit) + end).collect();
        if !self.one_of.is_empty() {
            let listed: Vec<String> = self.one_of.iter().map(shown).collect();
            said.push(listed.join("又は"));
        }
        said.join("、")
    }

    /// Return every threshold with its kind of comparison; `one_of` is not among them.
    fn limits(&self) -> [(Option<&String>, Ordering, bool); 4] {
        [
            (self.at_least.as_ref(), Ordering::Less, true),
            (self.at_most.as_ref(), Ordering::Greater, true),
            (self.not_before.as_ref(), Ordering::Less, false),
            (self.not_after.as_ref(), Ordering::Greater, false),
        ]
    }

    /// Return true if a well-formed value passes every threshold.
    #[must_use]
    pub fn pass(&self, kind: ValueKind, value: &str) -> bool {
        let limits = self.limits();
        let mut limits = limits.iter().filter_map(|(limit, beyond, _)| Some(((*limit)?, beyond)));
        limits
            .all(|(limit, beyond)| kind.compare(value, limit).is_some_and(|order| order != *beyond))
            && (self.one_of.is_empty()
                || self.one_of.iter().any(|one| kind.compare(value, one) == Some(Ordering::Equal)))
    }

    /// Return true if the thresholds fit the value that the requirement asks for: numbers and dates
    /// in their form, choices that exist.
    #[must_use]
    pub fn fit(&self, asked: &AskedValue) -> bool {
        let limits = self.limits();
        let mut limits = limits.iter().filter_map(|(limit, _, number)| Some(((*limit)?, *number)));
        let kind = asked.kind;
        let of_kind = |number| kind == if number { ValueKind::Number } else { ValueKind::Date };
        limits.all(|(limit, number)| of_kind(number) && asked.is_well_formed(limit))
            && (self.one_of.is_empty() || matches!(kind, ValueKind::Number | ValueKind::Choice))
            && self.one_of.iter().all(|one| asked.is_well_formed(one))
    }

    /// Return true if some value passes all of these thresholds, which fit what is asked.
    #[must_use]
    pub fn some_value_passes(all: &[&Self], asked: &AskedValue) -> bool {
        let kind = asked.kind;
        let passes = |value: &str| all.iter().all(|each| each.pass(kind, value));
        // If a value passes, then so does one of those that are written, or a choice.
        let limits = all.iter().flat_map(|each| each.limits()).filter_map(|(limit, ..)| limit);
        let listed = all.iter().flat_map(|each| &each.one_of);
        let written = limits.chain(listed).chain(asked.choices.iter().map(|choice| &choice.id));
        let mut written = written.peekable();
        written.peek().is_none() || written.any(|value| passes(value))
    }
}

/// Return a decimal as its whole part and its billionths, both with its sign; `None` if the text is
/// not of the form `-?[0-9]{1,18}(\.[0-9]{1,9})?`.
fn decimal(text: &str) -> Option<(i64, i64)> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let sign = if digits.len() == text.len() { 1 } else { -1 };
    let (whole, part) = match digits.split_once('.') {
        Some((whole, part)) => (whole, number(part, 9)?),
        None => (digits, 0),
    };
    let places = digits.len().saturating_sub(whole.len() + 1);
    let billionths = (places..9).fold(part, |part, _| part * 10);
    Some((sign * number(whole, 18)?, sign * billionths))
}

/// Return the number of a text that has digits only, at least one and at most `most`.
fn number(text: &str, most: usize) -> Option<i64> {
    if text.is_empty() || text.len() > most {
        return None;
    }
    text.bytes().try_fold(0i64, |number, byte| {
        byte.is_ascii_digit().then(|| number * 10 + i64::from(byte - b'0'))
    })
}

/// Return true for a day of the (proleptic Gregorian) calendar of the years 0001 to 9999, as
/// `2026-11-30`.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else {
        return false;
    };
    if (year.len(), month.len(), day.len()) != (4, 2, 2) {
        return false;
    }
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2))
    else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    year > 0 && (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_compared_exactly() {
        let same = [("99.5", "99.50"), ("-0", "0"), ("007", "7"), ("0.000000001", "00.000000001")];
        for (one, other) in same {
            assert_eq!(ValueKind::Number.compare(one, other), Some(Ordering::Equal), "{one}");
        }
        let rising = [
            "-999999999999999999.999999999",
            "-1.5",
            "-1.2",
            "-1",
            "-0.5",
            "0",
            "0.000000001",
            "0.3",
            "99.5",
            "99.500000001",
            "99.51",
            "100",
            "999999999999999999.999999999",
        ];
        for pair in rising.windows(2) {
            assert_eq!(ValueKind::Number.compare(pair[0], pair[1]), Some(Ordering::Less));
        }
        let none = [
            "",
            "-",
            "+1",
            " 1",
            "1 ",
            "1.",
            ".5",
            "1e3",
            "１",
            "1,000",
            "--1",
            "1.2.3",
            "1234567890123456789",
            "1.1234567890",
            "0x1",
        ];
        for text in none {
            assert_eq!(decimal(text), None, "{text:?}");
        }
    }

    #[test]
    fn dates_exist_in_the_calendar() {
        for text in ["0001-01-01", "9999-12-31", "2024-02-29", "2000-02-29", "2026-11-30"] {
            assert!(is_date(text), "{text}");
        }
        let none = [
            "",
            "0000-01-01",
            "1900-02-29",
            "2026-02-29",
            "2026-11-31",
            "2026-13-01",
            "2026-00-10",
            "2026-01-00",
            "2026-1-1",
            "2026/11/30",
            "20261130",
            "-2026-11-30",
            "+026-11-30",
            "2026-11-30T00:00",
            "２０２６-11-30",
        ];
        for text in none {
            assert!(!is_date(text), "{text:?}");
        }
    }

    #[test]
    fn some_value_passes_or_none() {
        let number = AskedValue { kind: ValueKind::Number, ..AskedValue::default() };
        let some = |text: &str| Some(text.to_owned());
        let from = |text| Thresholds { at_least: some(text), ..Thresholds::default() };
        let to = |text| Thresholds { at_most: some(text), ..Thresholds::default() };
        assert!(Thresholds::some_value_passes(&[&from("1.0"), &to("1")], &number));
        assert!(!Thresholds::some_value_passes(&[&from("1.1"), &to("1")], &number));
        let one = Thresholds { one_of: vec!["2".to_owned(), "1".to_owned()], ..from("1.5") };
        assert!(Thresholds::some_value_passes(&[&one], &number));
        assert!(!Thresholds::some_value_passes(&[&one, &to("1.7")], &number));
    }
}
