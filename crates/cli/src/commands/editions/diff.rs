//! `kijun editions diff`: what differs between two editions.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use kijun_content::editions::{Differences, between, differences};
use kijun_content::model::{Library, Standard};

use super::report;
use crate::args::{Diff, Format};
use crate::failure::{Failure, say};

/// Compare the two editions.
pub(super) fn run(content: &Path, args: &Diff, out: &mut impl Write) -> Result<ExitCode, Failure> {
    let (old, new) = (Named::of(&args.old), Named::of(&args.new));
    let mut library = None;
    if matches!((&old, &new), (Named::Edition { .. }, _) | (_, Named::Edition { .. })) {
        library = Some(kijun_content::load(content)?);
    }
    let (found, newer) = match (&old, &new, &library) {
        (
            Named::Edition { standard, edition: from },
            Named::Edition { standard: same, edition: to },
            Some(library),
        ) if standard == same => {
            let standard = standard_in(library, standard)?;
            let (from, to) = (from.or_current(standard), to.or_current(standard));
            (of_one(standard, from, to)?, standard.clone())
        }
        _ => {
            let (older, newer) = (old.load(library.as_ref())?, new.load(library.as_ref())?);
            let (found, mapped) = differences(&older, &newer);
            if !mapped {
                say("要件の対応表がないため、同じ番号の要件どうしを比べました。");
            }
            (found, newer)
        }
    };
    match args.format.unwrap_or(Format::Text) {
        Format::Text => report::write(&found, &newer, out)?,
        Format::Json => {
            serde_json::to_writer(&mut *out, &found).map_err(io::Error::from)?;
            writeln!(out)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The name of an edition on the command line.
enum Named<'a> {
    /// `standard@edition`, or a standard's id for the current one.
    Edition { standard: &'a str, edition: Wanted<'a> },
    /// A standard's folder.
    Folder(&'a Path),
}

#[derive(Clone, Copy)]
struct Wanted<'a>(Option<&'a str>);

impl Wanted<'_> {
    fn or_current<'s>(&'s self, standard: &'s Standard) -> &'s str {
        self.0.unwrap_or_else(|| standard.current_edition())
    }
}

impl<'a> Named<'a> {
    /// An existing folder is meant as one.
    fn of(argument: &'a str) -> Self {
        let folder = Path::new(argument);
        if folder.is_dir() || argument.contains(['/', '\\']) {
            return Self::Folder(folder);
        }
        match argument.split_once('@') {
            Some((standard, edition)) => Self::Edition { standard, edition: Wanted(Some(edition)) },
            None => Self::Edition { standard: argument, edition: Wanted(None) },
        }
    }

    fn load(&self, library: Option<&Library>) -> Result<Standard, Failure> {
        match (self, library) {
            (Self::Folder(folder), _) => {
                let none = || {
                    Failure::Input(format!(
                        "『{}』に基準がありません。standard.toml のあるフォルダーを指定してください。",
                        folder.display()
                    ))
                };
                if !folder.join("standard.toml").is_file() {
                    return Err(none());
                }
                let one = kijun_content::load_one(folder)?;
                one.standards.into_iter().next().ok_or_else(none)
            }
            (Self::Edition { standard, edition }, Some(library)) => {
                let standard = standard_in(library, standard)?;
                Ok(held(standard, edition.or_current(standard))?.clone())
            }
            (Self::Edition { standard, .. }, None) => Err(unknown(standard, &[])),
        }
    }
}

fn of_one(standard: &Standard, from: &str, to: &str) -> Result<Differences, Failure> {
    held(standard, from)?;
    held(standard, to)?;
    between(standard, from, to).ok_or_else(|| {
        let why = if from == to {
            format!("どちらも版『{from}』です。違う版を指定してください。")
        } else {
            format!("版『{from}』は版『{to}』より後の版です。古い版を先に指定してください。")
        };
        Failure::Input(why)
    })
}

fn standard_in<'l>(library: &'l Library, id: &str) -> Result<&'l Standard, Failure> {
    let found = library.standards.iter().find(|standard| standard.id == id);
    found.ok_or_else(|| {
        let known: Vec<&str> = library.standards.iter().map(|each| each.id.as_str()).collect();
        unknown(id, &known)
    })
}

fn unknown(id: &str, known: &[&str]) -> Failure {
    Failure::Input(format!(
        "基準『{id}』はありません。{}",
        kijun_content::did_you_mean(id, known.iter().copied())
    ))
}

/// Return the edition of a standard, if its text is held.
pub(super) fn held<'s>(standard: &'s Standard, id: &str) -> Result<&'s Standard, Failure> {
    let held = standard.held_editions();
    if let Some((_, edition)) = held.iter().find(|(held, _)| *held == id) {
        return Ok(edition);
    }
    let ids: String = held.iter().flat_map(|(id, _)| ["『", id, "』"]).collect();
    let what = if standard.editions.iter().any(|edition| edition.id == id) {
        format!("の版『{id}』の文言は、手元にありません。")
    } else {
        format!("に版『{id}』はありません。版の書き間違いか、より新しい版と考えられます。")
    };
    Err(Failure::Input(format!("『{}』{what}文言があるのは版{ids}です。", standard.short_title)))
}
