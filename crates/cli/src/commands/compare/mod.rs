//! `kijun compare`: several answer files side by side. What is said of them is made by
//! `kijun-compare`, as in the browser; here, files are read and the result is written:
//! [`table`] for people, CSV and JSON for programs.

mod table;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use kijun_compare::{Comparison, Known, Name, Numbered, Only, records, words};
use kijun_content::model::{Checklist, Library, Standard};
use kijun_rules::text::plain;
use kijun_sheets::csv;
use kijun_signature::is_key;

use super::evaluate::input::{Source, read_bounded, reason};
use crate::args::{self, Compare, ComparisonFormat};
use crate::catalogue::{Catalogue, Entry};
use crate::failure::{Failure, INPUT, say};
use crate::progress::Progress;
use crate::tables;

/// Compare the files, even if some of them are faulty.
pub(crate) fn run(
    content: &Path,
    args: &Compare,
    out: &mut impl Write,
) -> Result<ExitCode, Failure> {
    let library = kijun_content::load(content)?;
    let (known, catalogue) = (known(&library)?, Catalogue::of(&library)?);
    let progress = Progress::start("比べています");
    let mut reads = Vec::new();
    let mut all_opened = true;
    for source in Source::all(&args.files) {
        let name = source.name();
        let bytes =
            source.open().and_then(|reader| read_bounded(reader).map_err(|error| reason(&error)));
        match bytes {
            Ok(bytes) => {
                match tables::read(&catalogue, &name, &bytes).filter(|_| !is_key(&bytes)) {
                    Some(reading) => {
                        let said = reading.findings().iter().map(ToString::to_string);
                        let said: Vec<String> = said.collect();
                        match tables::report(&name, reading) {
                            Ok(file) => {
                                reads.push(kijun_compare::taken(&known, &name, file, &said));
                            }
                            Err(failure) => {
                                failure.report();
                                all_opened = false;
                            }
                        }
                    }
                    None => reads.push(kijun_compare::read(&known, &name, &bytes)),
                }
            }
            Err(reason) => {
                say(format_args!("{}: {reason}", plain(&name)));
                all_opened = false;
            }
        }
    }
    let comparison = Comparison::of(&known, &reads);
    drop(progress);
    report(&comparison);
    write(&comparison, args, out)?;
    let complete = all_opened && comparison.is_complete();
    Ok(if complete { ExitCode::SUCCESS } else { ExitCode::from(INPUT) })
}

/// Return the checklists of the content, with the words shown beside their rules.
fn known(library: &Library) -> Result<Vec<Known>, Failure> {
    let checklists = library.standards.iter().flat_map(|standard| {
        standard.checklists.iter().map(move |checklist| (standard, checklist))
    });
    let known = |(standard, checklist): (&Standard, &Checklist)| {
        let rules = Entry::of(standard, checklist)?.rules;
        let names = checklist.requirements().map(|(_, _, requirement)| {
            let number = || format!("No.{}", requirement.id);
            let words = requirement.answer_words.clone();
            Name {
                answers: words.map(|words| [words.met, words.unmet]),
                ..Name::of(&requirement.place.clone().unwrap_or_else(number), &requirement.title)
            }
        });
        let title = format!("{} {}", standard.short_title, checklist.title);
        Ok(Known { rules, title, names: names.collect() })
    };
    checklists.map(known).collect()
}

/// Say which files could not be compared: `file:line:column: what is wrong, what to do`.
fn report(comparison: &Comparison<'_>) {
    for Numbered { content: unreadable, .. } in &comparison.unreadable {
        let (name, error) = (plain(&unreadable.file_name), &unreadable.error);
        let reason = format!("{} {}", error.message, error.cure);
        match error.position {
            Some(place) => say(format_args!("{name}:{}:{}: {reason}", place.line, place.column)),
            None => say(format_args!("{name}: {reason}")),
        }
    }
    for Numbered { content: statement, .. } in &comparison.without_answers {
        let name = statement.file_name.as_deref().unwrap_or_default();
        say(format_args!("{}: {}", plain(name), words::WITHOUT_ANSWERS));
    }
}

fn write(comparison: &Comparison<'_>, args: &Compare, out: &mut impl Write) -> Result<(), Failure> {
    let only = match args.only {
        None => Only::All,
        Some(args::Only::Differences) => Only::Differences,
        Some(args::Only::Failures) => Only::Failures,
    };
    let sort = &args.sort.clone().unwrap_or_default();
    match args.format {
        None | Some(ComparisonFormat::Table) => table::write(comparison, only, sort, out)?,
        Some(ComparisonFormat::Json) => {
            writeln!(out, "{}", comparison.to_json(only, sort))?;
        }
        Some(ComparisonFormat::Csv) => {
            let mut table: Option<csv::table::Writer> = None;
            records::each(comparison, only, sort, &mut |row| match &mut table {
                Some(table) => table.row(row),
                // The headings come first.
                None => table = Some(csv::table::Writer::new(row)),
            });
            let bytes = table.map_or(Ok(Vec::new()), csv::table::Writer::finish);
            out.write_all(&bytes.map_err(|error| Failure::Fault(error.to_string()))?)?;
        }
    }
    Ok(())
}
