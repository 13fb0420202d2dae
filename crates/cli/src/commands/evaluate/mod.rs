//! `kijun evaluate`: answer files → assessments, in the order they were given.
//!
//! - [`input`] reads files and lines within the size limit;
//! - [`jsonl`] assesses lines, many at a time;
//! - here, whole files, and how what could not be read is reported.

pub(super) mod input;
mod jsonl;

use std::fmt::Display;
use std::io::{self, IsTerminal, Write, stdin, stdout};
use std::path::Path;
use std::process::ExitCode;

use kijun_rules::answers::Position;
use kijun_rules::{AnswerFile, Assessment, ReadError};

use crate::args::{Evaluate, Format};
use crate::catalogue::{Catalogue, Entry};
use crate::failure::{Failure, INPUT, say};
use crate::progress::Progress;
use crate::{tables, text};
use input::{Source, read_bounded};

/// Assess all files (or standard input), even if some of them are faulty.
pub(crate) fn run(
    content: &Path,
    args: &Evaluate,
    out: &mut impl Write,
) -> Result<ExitCode, Failure> {
    if args.jsonl && args.format == Some(Format::Text) {
        return Err(Failure::Input(
            "--jsonl の出力はJSONだけです。--format text を外してください。".to_owned(),
        ));
    }
    let library = kijun_content::load(content)?;
    let catalogue = Catalogue::of(&library)?;
    let sources = Source::all(&args.files);
    if sources.contains(&Source::Stdin) && stdin().is_terminal() {
        say("標準入力から回答を読みます。終わりにはCtrl-D(WindowsではCtrl-Z)を押してください。");
    }
    // Results on the terminal are a sign of life themselves.
    let progress = (!stdout().is_terminal()).then(|| Progress::start("判定しています"));
    let mut all_read = true;
    for source in &sources {
        let reader = match source.open() {
            Ok(reader) => reader,
            Err(reason) => {
                unreadable(source, None, &reason);
                all_read = false;
                continue;
            }
        };
        all_read &= if args.jsonl {
            jsonl::evaluate(&catalogue, source, reader, out)?
        } else {
            match read_bounded(reader) {
                Ok(bytes) => evaluate_file(&catalogue, source, bytes, args.format, out)?,
                Err(error) => {
                    unreadable(source, None, &input::reason(&error));
                    false
                }
            }
        };
        // Whoever reads along gets each result as soon as it is there.
        out.flush()?;
    }
    drop(progress);
    Ok(if all_read { ExitCode::SUCCESS } else { ExitCode::from(INPUT) })
}

/// Assess one file; return true if it could be read.
fn evaluate_file(
    catalogue: &Catalogue<'_>,
    source: &Source,
    bytes: Vec<u8>,
    format: Option<Format>,
    out: &mut impl Write,
) -> io::Result<bool> {
    let write = |entry: &Entry<'_>, file: &AnswerFile, assessment: &Assessment<'_>| match format {
        Some(Format::Json) => write_json(assessment, out),
        Some(Format::Text) | None => {
            text::write_report(out, &source.name(), entry, file, assessment)
        }
    };
    let result = match tables::read(catalogue, &source.name(), &bytes) {
        Some(reading) => {
            let file = match tables::report(&source.name(), reading) {
                Ok(file) => file,
                Err(failure) => {
                    failure.report();
                    return Ok(false);
                }
            };
            assess(catalogue, &file, write)
        }
        None => with_assessment(catalogue, bytes, write),
    };
    match result {
        Ok(written) => written.map(|()| true),
        Err(error) => {
            unreadable(source, error.position, &what_and_cure(&error));
            Ok(false)
        }
    }
}

/// Read and assess one answer file, and hand the result on.
fn with_assessment<T>(
    catalogue: &Catalogue<'_>,
    bytes: Vec<u8>,
    then: impl FnOnce(&Entry<'_>, &AnswerFile, &Assessment<'_>) -> T,
) -> Result<T, ReadError> {
    let file = AnswerFile::read(&bytes)?;
    let at = |field: &str, error: ReadError| ReadError {
        position: AnswerFile::position_of(&bytes, field),
        ..error
    };
    let entry = catalogue.find(&file.checklist).map_err(|error| at("checklist", error))?;
    file.class_in(&entry.rules).map_err(|error| at("class", error))?;
    // The file is held; its bytes are not needed beside it.
    drop(bytes);
    assess(catalogue, &file, then)
}

/// Assess answers, and hand the result on.
fn assess<T>(
    catalogue: &Catalogue<'_>,
    file: &AnswerFile,
    then: impl FnOnce(&Entry<'_>, &AnswerFile, &Assessment<'_>) -> T,
) -> Result<T, ReadError> {
    let entry = catalogue.find(&file.checklist)?;
    let assessment = Assessment::of(&entry.rules, file)?;
    Ok(then(entry, file, &assessment))
}

fn write_json(assessment: &Assessment<'_>, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, assessment)?;
    writeln!(out)
}

fn what_and_cure(error: &ReadError) -> String {
    format!("{} {}", error.message, error.cure)
}

/// Say what could not be read: `file:line:column: what is wrong, what to do`.
fn unreadable(source: &Source, place: Option<Position>, reason: &dyn Display) {
    let name = source.name();
    match place {
        Some(Position { line, column }) => say(format_args!("{name}:{line}:{column}: {reason}")),
        None => say(format_args!("{name}: {reason}")),
    }
}
