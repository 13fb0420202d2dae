//! JSON, as far as Kijun needs it: read strictly, without losing what is not known; written without
//! white space.
//!
//! Files and the data of pages are read by the same few functions. A derived reader would add the
//! reading of numbers with fractions, whose tables are a fifth of a bundle for the browser.

mod error;
mod fields;
mod page;
pub(crate) mod strict;
mod value;
mod write;

pub use error::{Position, ReadError, ReadErrorKind};
pub use fields::Fields;
pub(crate) use fields::{Collected, encoded, filled, list};
pub(crate) use page::{PLACE, elements, fields, object, raw_text, string};
pub use strict::{MAX_BYTES, MAX_DEPTH};
pub(crate) use value::{Raw, Value};
pub(crate) use write::{to_string, write};
