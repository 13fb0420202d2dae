//! The data kept in this browser, and nowhere else: assessments, several for each checklist, each
//! with a name; and single values such as a ledger.
//!
//! Every bundle may use it. [`Shelf`] is the logic, over a [`Store`] of names and texts, and is
//! tested natively; `browser` is the store of a browser. A record is the text of an answer file
//! with its name, the time of its last save and a revision ([`Kept`]). Each record has its own key:
//!
//! - `kijun:{base}:answers:{checklist}:{id}`, where `{base}` is the path of the site, since several
//!   sites may share an origin;
//! - `kijun:{base}:answers:{checklist}`, for the single assessment of earlier versions, a bare
//!   answer file: it still opens, under the empty id;
//! - `….:unreadable` after either, for a record that could not be read. It is never deleted.
//!
//! A save names the revision that it was made from. If another tab has saved since, it is refused
//! with [`Trouble::Changed`], and the reader decides.
//!
//! [`Single`] keeps one value, such as a standard's ledger or record of training, under
//! `kijun:{base}:{kind}:{owner}`, by the same rules.

mod aside;
#[cfg(feature = "browser")]
pub mod browser;
#[cfg(all(test, not(target_family = "wasm")))]
pub(crate) mod memory;
mod record;
mod shelf;
mod single;

pub use record::Kept;
#[allow(unused_imports, reason = "a bundle takes the parts that it needs")]
pub(crate) use record::{UNNAMED, one_line};
pub use shelf::{Shelf, Store, Trouble};
pub use single::{AsText, Opened, Refused, Single};

#[cfg(all(test, not(target_family = "wasm")))]
mod tests;
