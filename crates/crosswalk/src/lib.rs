//! The crosswalk: the corresponding requirements of two standards, and the proposals that answers
//! to one of them make for the other.
//!
//! Pure like the engine: no files, no clock, no order that changes between runs, no panic. It is
//! compiled natively and to WASM.
//!
//! | subject | module |
//! | --- | --- |
//! | topics, entries, relations, as `content/crosswalk.toml` has them | [`model`] |
//! | the data to carry answers from one checklist to another | [`bridge`] |
//! | the answers that follow from others, or the reason why none does | [`carry`] |
//! | from the answers that follow to proposals in an answer file | [`proposal`] |
//! | proposals into an existing answer file | [`existing`] |
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
