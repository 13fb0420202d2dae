//! The numbers of requirements that a spreadsheet has turned into dates or decimals.
//!
//! A spreadsheet takes `6-1` for a day and `1.10` for 1.1, and the number that was written is lost.
//! The rest says only which numbers it can have been.

use kijun_rules::number::{is_dash, is_unseen, narrow};

/// The days of a spreadsheet that are read as dates: 1950 to 2099.
const SERIALS: std::ops::Range<u32> = 18_264..73_051;

/// The year of the first such day; a small number that is formatted as a day falls into it.
const FIRST_YEAR: u32 = 1900;

/// The meaning of a number in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Year,
    Month,
    Day,
    /// A day or a month or the last digits of a year.
    Any,
}

/// A date, by its numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Date(Vec<(u32, Role)>);

impl Date {
    /// Read a date as spreadsheets write it; `None` if the text is none.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let seen = text.chars().filter(|sign| sign.is_whitespace() || !is_unseen(*sign));
        let signs = seen.map(|sign| match sign {
            sign if sign.is_whitespace() => ' ',
            sign if is_dash(sign) => '-',
            sign => narrow(sign),
        });
        let text: String = signs.collect();
        let text = text.trim();
        if let Ok(serial) = text.parse::<u32>() {
            return SERIALS.contains(&serial).then(|| Self::of_serial(serial));
        }
        let (date, _weekday) = text.split_once('(').unwrap_or((text, ""));
        let date = without_time(date);
        let mut parts = Vec::new();
        let (mut rest, mut era) = (date, None);
        let mut signs = String::new();
        while let Some(sign) = rest.chars().next() {
            if sign.is_ascii_digit() {
                let end = rest.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(rest.len());
                let (digits, after) = rest.split_at_checked(end)?;
                let value: u32 = digits.parse().ok()?;
                let unit = after.chars().next();
                parts.push(match (era.take(), unit) {
                    (Some(era), _) => (value.checked_add(era)?, Role::Year),
                    (None, Some('年')) => (value, Role::Year),
                    (None, Some('月')) => (value, Role::Month),
                    (None, Some('日')) => (value, Role::Day),
                    (None, _) if value > 31 => (value, Role::Year),
                    (None, _) => (value, Role::Any),
                });
                rest = after;
            } else if let Some((before, after)) = era_of(rest).filter(|_| parts.is_empty()) {
                (era, rest) = (Some(before), after);
            } else if sign.is_ascii_lowercase() {
                let end = rest.find(|sign: char| !sign.is_ascii_lowercase()).unwrap_or(rest.len());
                let (name, after) = rest.split_at_checked(end)?;
                parts.push((month(name)?, Role::Month));
                rest = after;
            } else if "/-., '年月日".contains(sign) {
                signs.push(sign);
                rest = rest.get(sign.len_utf8()..)?;
            } else {
                return None;
            }
        }
        Self::of_parts(parts, &signs)
    }

    fn of_parts(mut parts: Vec<(u32, Role)>, signs: &str) -> Option<Self> {
        let count = |role| parts.iter().filter(|(_, known)| *known == role).count();
        let is_number = count(Role::Any) == parts.len() && !signs.contains('/');
        let is_decimal = parts.len() == 2 && count(Role::Month) == 0 && signs == ".";
        let twice = [Role::Year, Role::Month, Role::Day].into_iter().any(|role| count(role) > 1);
        if !(2..=3).contains(&parts.len()) || is_number || is_decimal || twice {
            return None;
        }
        if let [(_, Role::Year), (_, month @ Role::Any), (_, day @ Role::Any)] = &mut *parts {
            (*month, *day) = (Role::Month, Role::Day);
        }
        Some(Self(parts))
    }

    /// Return the day of a spreadsheet's number.
    fn of_serial(serial: u32) -> Self {
        // Counted from 1 March of the year 0 in periods of 400 years, as the calendar repeats.
        let days = serial + 693_899;
        let (era, day) = (days / 146_097, days % 146_097);
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let day = day - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year + 400 * era + u32::from(month <= 2);
        Self(vec![(year, Role::Year), (month, Role::Month), (day, Role::Day)])
    }

    /// Return true if the date has a year: then even one requirement that fits may be the wrong one,
    /// since `1-1` of the year 2013 and `13-1` give the same day.
    pub(crate) fn has_year(&self) -> bool {
        self.0.len() > 2 || self.0.iter().any(|(_, role)| *role == Role::Year)
    }

    /// Return true if a number, in comparable form, can have become this date.
    pub(crate) fn fits(&self, number: &str) -> bool {
        let parts = number.split('-').map(|part| part.parse::<u32>().ok());
        let Some(parts) = parts.collect::<Option<Vec<u32>>>() else { return false };
        match *parts.as_slice() {
            [number] => self.0.as_slice() == day_of_first_year(number),
            [_, _] | [_, _, _] => self.is_made_of(&parts, &mut vec![false; self.0.len()]),
            _ => false,
        }
    }

    /// Return true if each of the numbers can be a part of the date that is not used yet, and the
    /// parts that are left over follow from them: this year, or the first of the month.
    fn is_made_of(&self, numbers: &[u32], used: &mut Vec<bool>) -> bool {
        let Some((number, others)) = numbers.split_first() else {
            return self.0.iter().zip(used).all(|(&(value, role), used)| {
                *used || matches!(role, Role::Year | Role::Any) || role == Role::Day && value == 1
            });
        };
        for (place, &(value, role)) in self.0.iter().enumerate() {
            let says = value == *number || role == Role::Year && value % 100 == *number;
            if says && used.get(place) == Some(&false) {
                used[place] = true;
                if self.is_made_of(others, used) {
                    return true;
                }
                used[place] = false;
            }
        }
        false
    }
}

/// Return the day that a small number becomes if its cell is formatted as a day.
fn day_of_first_year(number: u32) -> Vec<(u32, Role)> {
    let (month, day) = match number {
        1..=31 => (1, number),
        32..=59 => (2, number - 31),
        _ => return Vec::new(),
    };
    vec![(FIRST_YEAR, Role::Year), (month, Role::Month), (day, Role::Day)]
}

/// Return a date without the time of day after it.
fn without_time(text: &str) -> &str {
    let Some((before, _)) = text.split_once(':') else { return text };
    let date = before.trim_end_matches(|sign: char| sign.is_ascii_digit());
    date.trim_end_matches(['t', ' '])
}

/// Return the year before the first of a Japanese era that a text begins with, and the rest.
fn era_of(text: &str) -> Option<(u32, &str)> {
    let eras =
        [("令和", 2018), ("平成", 1988), ("昭和", 1925), ("r", 2018), ("h", 1988), ("s", 1925)];
    let found = eras.into_iter().find_map(|(era, year)| Some((year, text.strip_prefix(era)?)));
    found.filter(|(_, rest)| rest.starts_with(|first: char| first.is_ascii_digit()))
}

/// Return the month of an English name or of its beginning.
fn month(name: &str) -> Option<u32> {
    let months = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let found = months.iter().position(|month| name.len() > 2 && month.starts_with(name));
    u32::try_from(found? + 1).ok()
}

/// Return a number, in comparable form, as a spreadsheet counts it: `01` and `1`, `1.10` and `1.1`,
/// `06-01` and `6-1` are the same.
pub(crate) fn value(number: &str) -> String {
    let is_single = !number.contains('-');
    let parts = number.split('-').map(|part| {
        let (whole, fraction) = part.split_once('.').unwrap_or((part, ""));
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !is_digits(whole) || !is_digits(fraction) {
            return part.to_owned();
        }
        let whole = match whole.trim_start_matches('0') {
            "" => "0",
            digits => digits,
        };
        match if is_single { fraction.trim_end_matches('0') } else { fraction } {
            "" => whole.to_owned(),
            fraction => format!("{whole}.{fraction}"),
        }
    });
    parts.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::{Date, value};

    fn fits(date: &str, number: &str) -> bool {
        Date::read(date).is_some_and(|date| date.fits(number))
    }

    #[test]
    fn every_form_of_a_date_fits_the_numbers_it_can_have_been() {
        for date in [
            "6月1日",
            "6/1",
            "06/01",
            "1-Jun",
            "Jun-1",
            "1-jun",
            "June 1",
            "2026/6/1",
            "2026-06-01",
            "2026-06-01T00:00:00",
            "2026/6/1 0:00",
            "2026年6月1日",
            "2026年6月1日(月)",
            "6/1/2026",
            "1-Jun-26",
            "令和8年6月1日",
            "R8.6.1",
            "46174",
            "６月１日",
            "1.6.2026",
            "Jun 1, 2026",
        ] {
            assert!(fits(date, "6-1"), "{date}");
            assert!(!fits(date, "6-2") && !fits(date, "7-1"), "{date}");
        }
        for date in
            ["Jan-13", "13-Jan", "2013/1/1", "2013年1月", "2013-01-01", "41275", "平成25年1月1日"]
        {
            assert!(fits(date, "13-1"), "{date}");
        }
        assert!(fits("2013-01-01", "1-1") && fits("2003/1/2", "3-1-2"));
        assert!(!fits("2013-01-02", "13-1"), "the day is not the first");
        assert!(fits("1900-01-04", "4") && fits("1900/2/1", "32"));
        assert!(!fits("1900-01-04", "5"));
        for (date, has_year) in
            [("6/1", false), ("1-Jun", false), ("2026-06-01", true), ("46174", true)]
        {
            assert_eq!(Date::read(date).unwrap().has_year(), has_year, "{date}");
        }
    }

    #[test]
    fn a_number_is_no_date() {
        let numbers = [
            "", "5-1", "3.1-2", "3-1-2", "6.1", "28", "99999", "risk-1", "4.2-s1", "5月", "x/1",
            "9-9", "1/2/3/4",
        ];
        for number in numbers {
            assert_eq!(Date::read(number), None, "{number}");
        }
    }

    #[test]
    fn numbers_are_compared_as_a_spreadsheet_counts_them() {
        for (one, other) in
            [("1.10", "1.1"), ("1.0", "1"), ("01", "1"), ("06-01", "6-1"), ("0", "00")]
        {
            assert_eq!(value(one), value(other), "{one} {other}");
        }
        for (one, other) in [("1.10", "1.11"), ("3.10-2", "3.1-2"), ("a.10", "a.1"), ("10", "1")] {
            assert_ne!(value(one), value(other), "{one} {other}");
        }
    }
}
