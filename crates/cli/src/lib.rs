//! The `kijun` command: validate content, assess answer files, build the site and look at it.
//!
//! | subject | module |
//! | --- | --- |
//! | what can be given on the command line, and the help | `args`, `usage` |
//! | one module a command | `commands` |
//! | every checklist of the content, ready for the engine | `catalogue` |
//! | an assessment as a report for people | `text` |
//! | answers in Excel and CSV forms | `tables` |
//! | what goes wrong, and the exit codes | `failure` |
//!
//! It is a library with a program of one line, so that the manual and the completions can be made of
//! the same [`command`] that reads the command line.
#![deny(missing_docs)]

mod args;
mod base_path;
mod catalogue;
mod changes;
mod clients;
mod commands;
mod failure;
mod progress;
mod tables;
mod text;
mod usage;

use std::io::{BufWriter, Write};
use std::process::ExitCode;

use args::Command;
pub use args::command;
use failure::Failure;

/// Do what the command line of this process asks for, and return the exit code.
#[must_use]
pub fn run() -> ExitCode {
    let cli = match args::parse() {
        Ok(cli) => cli,
        Err(error) => return usage::report(&error),
    };
    let mut out = BufWriter::new(std::io::stdout().lock());
    let result = match cli.command {
        Command::Check(check) => commands::check::run(&cli.content, &check, &mut out),
        Command::List(list) => commands::list::run(&cli.content, &list, &mut out),
        Command::Evaluate(evaluate) => commands::evaluate::run(&cli.content, &evaluate, &mut out),
        Command::Verify(verify) => commands::verify::run(&cli.content, &verify, &mut out),
        Command::Compare(compare) => commands::compare::run(&cli.content, &compare, &mut out),
        Command::Export(export) => commands::export::run(&cli.content, &export, &mut out),
        Command::Import(import) => commands::import::run(&cli.content, &import, &mut out),
        Command::ImportStandard(args) => commands::import_standard::run(&args, &mut out),
        Command::Editions(editions) => commands::editions::run(&cli.content, &editions, &mut out),
        Command::CarryOver(args) => commands::carry_over::run(&cli.content, &args, &mut out),
        Command::Classify(classify) => commands::classify::run(&cli.content, &classify, &mut out),
        Command::Schema(schema) => commands::schema::run(&schema, &mut out),
        Command::Build(build) => commands::build::run(&cli.content, &build, &mut out),
        Command::Serve(serve) => commands::serve::run(&cli.content, &serve, &mut out),
        Command::Doctor(doctor) => commands::doctor::run(&doctor, &mut out),
        Command::New(new) => commands::new::run(&new, &mut out),
    };
    let written = out.flush().map_err(Failure::from);
    match result.and_then(|code| written.map(|()| code)) {
        Ok(code) => code,
        Err(failure) => failure.report(),
    }
}
