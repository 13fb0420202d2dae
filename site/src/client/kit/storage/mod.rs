//! The assessments kept in this browser, and nowhere else: several a checklist, each with a name.
//!
//! Every bundle may use it. [`Shelf`] is the logic, over a [`Store`] of names and texts, and is
//! tested natively; `browser` is the store that a browser has. A record is an answer file's text
//! with its name, the time of its last save and a revision ([`Kept`]), in a key of its own:
//!
//! - `kijun:{base}:answers:{checklist}:{id}`, where `{base}` is the path of the site, since several
//!   sites may share an origin;
//! - `kijun:{base}:answers:{checklist}`, where earlier versions kept the one assessment they knew,
//!   as a bare answer file: it goes on opening, under the empty id;
//! - `….:unreadable` after either, where a record was put that could not be read. It is never
//!   deleted.
//!
//! A save says which revision it was made from. Where another tab has saved since, it is refused
//! with [`Trouble::Changed`], and the reader decides.

#[cfg(feature = "browser")]
pub mod browser;
mod record;
mod shelf;

pub use record::Kept;
pub use shelf::{Shelf, Store, Trouble};

#[cfg(all(test, not(target_family = "wasm")))]
mod tests;
