//! `kijun editions`: what differs between two editions, and answers to an older one.

mod carry;
mod diff;
mod report;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use crate::args::{Editions, EditionsCommand};
use crate::failure::Failure;

/// Runs the command that was chosen.
pub(crate) fn run(
    content: &Path,
    args: &Editions,
    out: &mut impl Write,
) -> Result<ExitCode, Failure> {
    match &args.command {
        EditionsCommand::Diff(args) => diff::run(content, args, out),
        EditionsCommand::Carry(args) => carry::run(content, args, out),
    }
}
