//! The values of answers: whether they have their form, and what thresholds say to them.

use kijun_rules::model::{AskedValue, Thresholds, ValueKind};

use super::world::shows_something;

/// Return the value as it counts: none if it is missing or malformed.
#[must_use]
pub fn counting<'v>(asked: &AskedValue, value: Option<&'v str>) -> Option<&'v str> {
    value.filter(|value| {
        let blank = asked.kind == ValueKind::Text && !shows_something(value);
        !blank && has_form(asked, value)
    })
}

/// Return true if the value has the form of its kind.
#[must_use]
pub fn has_form(asked: &AskedValue, value: &str) -> bool {
    match asked.kind {
        ValueKind::Number => scaled(value).is_some(),
        ValueKind::Date => {
            let digits = value.len() == 10 && value.is_ascii();
            let date = value.parse::<jiff::civil::Date>().ok().filter(|_| digits);
            date.is_some_and(|date| date.year() >= 1 && date.to_string() == value)
        }
        ValueKind::Choice => asked.choices.iter().any(|choice| choice.id == value),
        ValueKind::Text => value.chars().count() <= 4096,
    }
}

/// Return true if every threshold is passed.
#[must_use]
pub fn passes(asked: &AskedValue, thresholds: &Thresholds, value: &str) -> bool {
    let number = asked.kind == ValueKind::Number;
    let Thresholds { at_least, at_most, not_before, not_after, one_of } = thresholds;
    let same = |other: &String| {
        if number { scaled(other) == scaled(value) } else { other == value }
    };
    at_least.as_ref().is_none_or(|least| scaled(value) >= scaled(least))
        && at_most.as_ref().is_none_or(|most| scaled(value) <= scaled(most))
        && not_before.as_ref().is_none_or(|first| value >= first.as_str())
        && not_after.as_ref().is_none_or(|last| value <= last.as_str())
        && (one_of.is_empty() || one_of.iter().any(same))
}

/// Return a decimal in billionths.
fn scaled(text: &str) -> Option<i128> {
    let (minus, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text),
    };
    let mut parts = digits.split('.');
    let (whole, part) = (parts.next()?, parts.next());
    let are_digits =
        |text: &str| !text.is_empty() && text.chars().all(|digit| digit.is_ascii_digit());
    let fits = are_digits(whole)
        && whole.len() <= 18
        && parts.next().is_none()
        && part.is_none_or(|part| are_digits(part) && part.len() <= 9);
    let padded = format!("{whole}{:0<9}", part.unwrap_or_default());
    let number: i128 = padded.parse().ok().filter(|_| fits)?;
    Some(if minus { -number } else { number })
}
