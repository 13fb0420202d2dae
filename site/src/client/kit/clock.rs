//! The reader's clock.

use js_sys::Date;
use kijun_rules::date::Moment;
use wasm_bindgen::JsValue;

/// Return the moment of a text in ISO form, on the reader's clock.
pub(crate) fn moment(iso: &str) -> Moment {
    of(&Date::new(&JsValue::from_str(iso)))
}

/// Return the current moment.
pub(crate) fn now() -> Moment {
    of(&Date::new_0())
}

/// Return a moment in ISO form as words: the time if it is today, else the date and the time.
pub(crate) fn said(iso: &str) -> String {
    moment(iso).seen_at(now())
}

fn of(date: &Date) -> Moment {
    // The numbers of a browser's date always fit.
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    let signed = |number: u32| i8::try_from(number).unwrap_or_default();
    Moment {
        year: i16::try_from(date.get_full_year()).unwrap_or_default(),
        month: signed(date.get_month() + 1),
        day: signed(date.get_date()),
        hour: small(date.get_hours()),
        minute: small(date.get_minutes()),
    }
}
