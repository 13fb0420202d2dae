//! The row of the exception sheet for a requirement that is not met.

use super::answer::EXCEPTION;
use super::fields::Value;
use super::more::{Fields, filled};
use super::{Answer, ReadError};

/// Why a requirement may stay unmet, and until when. It never changes the verdict. In a file it
/// stands under `exception`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exception {
    /// 理由: why the requirement is not met.
    pub reason: String,
    /// 代替措置: what is done instead.
    pub measure: String,
    /// 期限: until when, as a date (`2027-03-31`); not checked.
    pub until: String,
    /// 承認者: who approves.
    pub approver: String,
}

impl Exception {
    /// The names of its fields in a file.
    pub(super) const FIELDS: [&'static str; 4] = ["reason", "measure", "until", "approver"];

    /// Whether nothing was filled in.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fields().iter().all(|(_, text)| text.is_empty())
    }

    fn read(value: Value<'_>) -> Result<Self, ReadError> {
        let mut exception = Self::default();
        value.each_field(EXCEPTION, &mut |name, value| {
            let name = name.as_ref();
            match name {
                _ if value.is_null() => {}
                "reason" => exception.reason = value.string(name)?,
                "measure" => exception.measure = value.string(name)?,
                "until" => exception.until = value.string(name)?,
                "approver" => exception.approver = value.string(name)?,
                _ => {}
            }
            Ok(())
        })?;
        Ok(exception)
    }

    fn fields(&self) -> [(&'static str, &str); 4] {
        [
            ("reason", &self.reason),
            ("measure", &self.measure),
            ("until", &self.until),
            ("approver", &self.approver),
        ]
    }
}

impl Answer {
    /// The exception; `None` if nothing was filled in, or if what stands in the file has another
    /// shape: such a value is kept and not interpreted.
    #[must_use]
    pub fn exception(&self) -> Option<Exception> {
        let exception = Exception::read(Value::alone(self.more.get(EXCEPTION)?)).ok()?;
        (!exception.is_empty()).then_some(exception)
    }

    /// Sets the exception, in place of an earlier one; an empty one takes it away. Fields of the
    /// exception that this version does not know stay. A value of another shape stays while there
    /// is nothing to put in its place.
    pub fn set_exception(&mut self, exception: &Exception) {
        let before = self.more.get(EXCEPTION);
        if exception.is_empty() && before.is_some() && self.exception().is_none() {
            return;
        }
        let known = exception.fields().map(|(name, text)| (name, filled(text)));
        let fields = before.map(Fields::of).unwrap_or_default();
        let fields = fields.with(&known.each_ref().map(|(name, text)| (*name, text.as_deref())));
        self.set_more(EXCEPTION, fields.json().as_deref());
    }
}
