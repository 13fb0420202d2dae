//! The reader's clock.

use js_sys::Date;
use kijun_rules::date::Moment;
use wasm_bindgen::JsValue;

/// The moment that a text in ISO form names, on the reader's clock.
pub(crate) fn moment(iso: &str) -> Moment {
    of(&Date::new(&JsValue::from_str(iso)))
}

/// Now.
pub(crate) fn now() -> Moment {
    of(&Date::new_0())
}

/// A moment given in ISO form, in words: the time if it is today's, with its date if not.
pub(crate) fn said(iso: &str) -> String {
    moment(iso).seen_at(now())
}

fn of(date: &Date) -> Moment {
    // What a browser gives fits; what did not would be no date.
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
