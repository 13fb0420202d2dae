//! The row of the exception sheet for a requirement that is not met.

use crate::json::{Collected, ReadError, Value, filled};

/// The name of an exception in a file.
pub(super) const EXCEPTION: &str = "exception";

/// The reason why a requirement may stay unmet, and its term. It never changes the verdict.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exception {
    /// 理由: why the requirement is not met.
    pub reason: Box<str>,
    /// 代替措置: the measure taken instead.
    pub measure: Box<str>,
    /// 期限: the last day, as a date (`2027-03-31`); not checked.
    pub until: Box<str>,
    /// 承認者: who approves.
    pub approver: Box<str>,
}

impl Exception {
    /// The names of its fields in a file.
    pub(super) const FIELDS: [&'static str; 4] = ["reason", "measure", "until", "approver"];

    /// Return true if every field is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts().iter().all(|text| text.is_empty())
    }

    /// Read an exception; names that this version does not know are passed over.
    ///
    /// # Errors
    /// Fail if the value is no object, or a known field no string.
    pub(super) fn read(value: Value<'_>) -> Result<Self, ReadError> {
        let mut exception = Self::default();
        value.each_field(EXCEPTION, &mut |name, value| {
            let name = name.as_ref();
            match name {
                _ if value.is_null() => {}
                "reason" => exception.reason = value.string(name)?.into(),
                "measure" => exception.measure = value.string(name)?.into(),
                "until" => exception.until = value.string(name)?.into(),
                "approver" => exception.approver = value.string(name)?.into(),
                _ => {}
            }
            Ok(())
        })?;
        Ok(exception)
    }

    /// Return the exception as JSON.
    pub(super) fn json(&self) -> String {
        let fields = self.fields();
        Collected::of(&fields.each_ref().map(|(name, text)| (*name, text.as_deref()))).object()
    }

    /// Return each field as JSON; `None` for an empty one.
    pub(super) fn fields(&self) -> [(&'static str, Option<String>); 4] {
        let [a, b, c, d] = self.texts();
        let [reason, measure, until, approver] = Self::FIELDS;
        [(reason, filled(a)), (measure, filled(b)), (until, filled(c)), (approver, filled(d))]
    }

    fn texts(&self) -> [&str; 4] {
        [&self.reason, &self.measure, &self.until, &self.approver]
    }
}
