//! Moments, as people write them here.

use js_sys::Date;
use wasm_bindgen::JsValue;

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
    let year = date.get_full_year();
    let era = year.saturating_sub(2018);
    format!("令和{era}年({year}年){}月{}日", date.get_month() + 1, date.get_date())
}
