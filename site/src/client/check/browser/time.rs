//! Moments, as people write them here.

use js_sys::Date;
use wasm_bindgen::JsValue;

use crate::client::kit::date::in_words;

/// A moment given in ISO form: the time if it is today's, with its date if not.
pub(super) fn of(iso: &str) -> String {
    let (then, now) = (Date::new(&JsValue::from_str(iso)), Date::new_0());
    let time = format!("{}:{:02}", then.get_hours(), then.get_minutes());
    let (date, today) = (day(&then), day(&now));
    if date == today { time } else { format!("{date} {time}") }
}

/// Today.
pub(super) fn today() -> String {
    day(&Date::new_0())
}

/// `令和7年(2025年)4月1日`
fn day(date: &Date) -> String {
    // A year, a month and a day that a browser gives fit; one that did not would be no date.
    let month = i8::try_from(date.get_month() + 1).unwrap_or_default();
    let day = i8::try_from(date.get_date()).unwrap_or_default();
    in_words(i16::try_from(date.get_full_year()).unwrap_or_default(), month, day)
}
