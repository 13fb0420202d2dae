//! `kijun export`: the form of a checklist, blank or filled with answers.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use kijun_rules::AnswerFile;
use kijun_sheets::{csv, xlsx};
use kijun_site::sheet_form::sheet_form;

use super::evaluate::input::{Source, read_bounded, reason};
use super::import::{put, unreadable};
use crate::args::{Export, ExportFormat};
use crate::catalogue::{Catalogue, Entry};
use crate::failure::Failure;
use crate::tables;

/// Write the form into the file.
pub(crate) fn run(
    content: &Path,
    args: &Export,
    out: &mut impl Write,
) -> Result<ExitCode, Failure> {
    let library = kijun_content::load(content)?;
    let catalogue = Catalogue::of(&library)?;
    let format = format(args)?;
    let name = args.what.to_string_lossy();
    let (entry, file) = match catalogue.get(&name) {
        Some(entry) => (entry, None),
        None if is_file(&args.what) => {
            let file = answers(&catalogue, args)?;
            let entry =
                catalogue.find(&file.checklist).map_err(|error| unreadable(&name, &error))?;
            if file.class.is_some() {
                file.class_in(&entry.rules).map_err(|error| unreadable(&name, &error))?;
            }
            (entry, Some(file))
        }
        None => {
            return Err(Failure::Input(format!(
                "『{name}』というチェックリストもファイルもありません。チェックリストは次のいずれかです: {}",
                catalogue.ids().join("、")
            )));
        }
    };
    let bytes = bytes(entry, file.as_ref(), format)?;
    put(&args.out, &bytes, out)?;
    Ok(ExitCode::SUCCESS)
}

/// Return true if it can be opened: a checklist's id is no file's name.
fn is_file(path: &Path) -> bool {
    path == Path::new("-") || File::open(path).is_ok() || path.exists()
}

/// Return the answers in the file, whatever its form.
fn answers(catalogue: &Catalogue<'_>, args: &Export) -> Result<AnswerFile, Failure> {
    if args.what == args.out && args.what != Path::new("-") {
        return Err(Failure::Input(
            "--out に回答ファイルと同じファイルは指定できません。別の名前にしてください。"
                .to_owned(),
        ));
    }
    let name = args.what.to_string_lossy();
    let mut source = Source::all(std::slice::from_ref(&args.what));
    let source = source.pop().unwrap_or(Source::Stdin);
    let reader = source.open().map_err(|reason| Failure::Input(format!("{name}: {reason}")))?;
    let bytes = read_bounded(reader)
        .map_err(|error| Failure::Input(format!("{name}: {}", reason(&error))))?;
    match tables::read(catalogue, &name, &bytes) {
        Some(reading) => tables::report(&name, reading)
            .ok_or_else(|| Failure::Input(format!("{name}: 様式を書き出しませんでした。"))),
        None => AnswerFile::read(&bytes).map_err(|error| unreadable(&name, &error)),
    }
}

/// Return the form that was asked for, or the one that the file's name asks for.
fn format(args: &Export) -> Result<ExportFormat, Failure> {
    if let Some(format) = args.format {
        return Ok(format);
    }
    let extension = args.out.extension().and_then(|extension| extension.to_str());
    match extension.map(str::to_ascii_lowercase).as_deref() {
        Some("xlsx") => Ok(ExportFormat::Xlsx),
        Some("csv") => Ok(ExportFormat::Csv),
        Some("json") => Ok(ExportFormat::Json),
        _ => Err(Failure::Input(
            "書き出す形式が分かりません。--format で xlsx、csv、json のいずれかを指定するか、--out の拡張子を .xlsx、.csv、.json のいずれかにしてください。".to_owned(),
        )),
    }
}

fn bytes(
    entry: &Entry<'_>,
    file: Option<&AnswerFile>,
    format: ExportFormat,
) -> Result<Vec<u8>, Failure> {
    let form = || sheet_form(entry.standard, entry.checklist);
    let checklist = entry.rules.checklist();
    let blank = || AnswerFile {
        checklist: checklist.id.clone(),
        edition: Some(checklist.edition.clone()),
        ..AnswerFile::default()
    };
    match format {
        ExportFormat::Xlsx => xlsx::write(&entry.rules, &form(), file)
            .map_err(|error| Failure::Fault(error.to_string())),
        ExportFormat::Csv => {
            let (form, file) = (form(), file.cloned().unwrap_or_else(blank));
            let class = file.class.as_deref();
            csv::answers::write(&entry.rules, &file, &|id| form.words(id, class))
                .map_err(|error| Failure::Fault(error.to_string()))
        }
        ExportFormat::Json => {
            let json = file.cloned().unwrap_or_else(blank).to_json();
            Ok(format!("{json}\n").into_bytes())
        }
    }
}
