//! The work of others that Kijun gives out: the crates in the bundles and in the command, with their
//! licences.
//!
//! | subject | module |
//! | --- | --- |
//! | which crates go into what, by `cargo tree` | [`linked`] |
//! | their licences and texts, as one file for readers | [`notices`] |
#![deny(missing_docs)]

pub mod linked;
pub mod notices;
