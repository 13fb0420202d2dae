//! The crosswalk: which requirements of two standards correspond, and what the answers to one of
//! them propose for the other.
//!
//! Pure like the engine: no files, no clock, no order that changes between runs, no panic. It is
//! compiled natively and to WASM.
//!
//! | subject | module |
//! | --- | --- |
//! | topics, entries, relations, as `content/crosswalk.toml` has them | [`model`] |
//! | all that is needed to carry answers from one checklist to another | [`bridge`] |
//! | which answer follows from which, and why not | [`carry`] |
//! | from what follows to proposals in an answer file | [`proposal`] |
//! | proposals into an answer file that is there already | [`existing`] |
#![deny(missing_docs)]
#![cfg_attr(
    not(test),
    deny(
        clippy::indexing_slicing,
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::unreachable,
        clippy::float_arithmetic,
        clippy::iter_over_hash_type,
        clippy::string_slice
    )
)]

pub mod bridge;
pub mod carry;
pub mod existing;
pub mod model;
pub mod proposal;

pub use bridge::{Bridge, Link};
pub use carry::{Basis, Carried, Outcome, Withheld};
pub use existing::{Held, held};
pub use model::{Crosswalk, Entry, Relation, SeenEntry, Side, Topic};
