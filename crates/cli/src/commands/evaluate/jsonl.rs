//! One answer object a line → one assessment a line, many at a time.
//!
//! Lines that have already arrived are assessed together, on all cores, and written in their
//! order; a long line is assessed by itself and its result streamed out. So results come as soon
//! as their lines have, and what is held stays small: a batch is at most one read buffer, whatever
//! the length of the input.

use std::io::{self, Read, Write};

use kijun_rules::ReadError;
use kijun_rules::answers::Position;
use rayon::prelude::*;
use serde::Serialize;

use super::input::{Line, Lines, Source, reason};
use super::{unreadable, what_and_cure, with_assessment, write_json};
use crate::catalogue::Catalogue;

/// A line longer than this is assessed by itself.
const LONG: usize = 64 * 1024;

/// The output for a line that cannot be read.
#[derive(Serialize)]
struct BadLine<'a> {
    error: &'a str,
}

/// Assess every line; return true if all could be read.
pub(super) fn evaluate(
    catalogue: &Catalogue<'_>,
    source: &Source,
    reader: impl Read,
    out: &mut impl Write,
) -> io::Result<bool> {
    let mut lines = Lines::of(reader);
    let mut batch = Vec::new();
    let mut all_read = true;
    loop {
        let line = match lines.next() {
            Ok(line) => line,
            Err(error) => {
                together(catalogue, source, &mut batch, out)?;
                unreadable(source, None, &reason(&error));
                return Ok(false);
            }
        };
        let Some(line) = line else {
            return Ok(together(catalogue, source, &mut batch, out)? && all_read);
        };
        if line.holds_more_than(LONG) {
            all_read &= together(catalogue, source, &mut batch, out)?;
            all_read &= report(source, assess(catalogue, line, out)?, out)?;
        } else if !line.is_blank() {
            batch.push(line);
        }
        if !lines.has_buffered_line() {
            all_read &= together(catalogue, source, &mut batch, out)?;
            out.flush()?;
        }
    }
}

/// Assess the lines of a batch on all cores, and write the results in their order.
fn together(
    catalogue: &Catalogue<'_>,
    source: &Source,
    batch: &mut Vec<Line>,
    out: &mut impl Write,
) -> io::Result<bool> {
    let results: Vec<_> = batch
        .par_drain(..)
        .map(|line| {
            let mut json = Vec::new();
            let read = assess(catalogue, line, &mut json)?;
            Ok((json, read))
        })
        .collect::<io::Result<_>>()?;
    let mut all_read = true;
    for (json, read) in results {
        out.write_all(&json)?;
        all_read &= report(source, read, out)?;
    }
    Ok(all_read)
}

/// Write the assessment of a line, or return the reason why there is none, with the line's number.
fn assess(
    catalogue: &Catalogue<'_>,
    line: Line,
    out: &mut impl Write,
) -> io::Result<Result<(), ReadError>> {
    let result = match line.bytes {
        Some(bytes) => {
            with_assessment(catalogue, bytes, |_, _, assessment| write_json(assessment, out))
        }
        None => Err(ReadError::too_large()),
    };
    match result {
        Ok(written) => written.map(Ok),
        Err(error) => {
            let column = error.position.map_or(1, |place| place.column);
            let position = Position { line: line.number, column };
            Ok(Err(ReadError { position: Some(position), ..error }))
        }
    }
}

/// Write the output for a line; return true if it had an assessment.
fn report(source: &Source, read: Result<(), ReadError>, out: &mut impl Write) -> io::Result<bool> {
    let Err(error) = read else {
        return Ok(true);
    };
    unreadable(source, error.position, &what_and_cure(&error));
    let bad = BadLine { error: &error.to_string() };
    serde_json::to_writer(&mut *out, &bad)?;
    writeln!(out)?;
    Ok(false)
}
