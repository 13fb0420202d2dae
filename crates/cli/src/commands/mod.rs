//! One module a command. Each gives the exit code, or why it stopped.

pub(crate) mod build;
pub(crate) mod carry_over;
pub(crate) mod check;
pub(crate) mod classify;
pub(crate) mod compare;
pub(crate) mod doctor;
pub(crate) mod editions;
pub(crate) mod evaluate;
pub(crate) mod export;
pub(crate) mod import;
pub(crate) mod import_standard;
pub(crate) mod list;
pub(crate) mod new;
mod oscal;
pub(crate) mod schema;
pub(crate) mod serve;
pub(crate) mod verify;
