//! One module a command. Each gives the exit code, or why it stopped.

pub(crate) mod build;
pub(crate) mod carry_over;
pub(crate) mod check;
pub(crate) mod classify;
pub(crate) mod compare;
pub(crate) mod editions;
pub(crate) mod evaluate;
pub(crate) mod export;
pub(crate) mod import;
pub(crate) mod list;
pub(crate) mod new;
pub(crate) mod serve;
