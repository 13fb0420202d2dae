//! Tools of the benchmarks: a generator of large content folders, a generator of large checklists,
//! a simple evaluator to compare with, and the budgets.
//!
//! The benchmarks themselves are in `benches/`; `cargo xtask bench` runs them.
#![deny(missing_docs)]

pub mod budget;
pub mod large;
pub mod synthetic;
