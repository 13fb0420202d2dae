//! `kijun export`: the form of a checklist, blank or filled with answers, or both as OSCAL.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use kijun_rules::AnswerFile;
use kijun_sheets::{csv, xlsx};
use kijun_site::sheet_form::sheet_form;

use super::evaluate::input::{Source, read_bounded, reason};
use super::import::{json, put, unreadable};
use super::oscal;
use crate::args::{Export, ExportFormat};
use crate::catalogue::{Catalogue, Entry};
use crate::failure::{Failure, say};
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
    let (entry, mut file) = match catalogue.get(&name) {
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
    write((&name, entry, &mut file), format, &args.out, out)?;
    if let Some(file) = &file {
        say_omitted(&name, entry, file, format);
    }
    Ok(ExitCode::SUCCESS)
}

/// Name each part of the answers that the file has no place for, on a line of its own.
fn say_omitted(name: &str, entry: &Entry<'_>, file: &AnswerFile, format: ExportFormat) {
    let mut count = 0_usize;
    let mut step = |part: &str| {
        count += 1;
        say(format_args!("注意 {name}: 書き出したものに含まれません: {part}"));
    };
    match format {
        ExportFormat::Xlsx => {
            let form = sheet_form(entry.standard, entry.checklist);
            xlsx::omitted(&entry.rules, &form, file, &mut step);
        }
        ExportFormat::Csv => csv::answers::omitted(file, &mut step),
        ExportFormat::Oscal => {
            csv::answers::omitted(file, &mut step);
            kijun_oscal::omitted(entry.checklist, file, &mut step);
        }
        ExportFormat::Json => {}
    }
    if count > 0 {
        say(format_args!(
            "{name}: 回答のうち{count}件が、書き出したものに含まれません。必要なら、もとの回答ファイルも残すか、--format json で書き出してください。"
        ));
    }
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
    tables::answers(catalogue, &name, &bytes)
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
            "書き出す形式が分かりません。--format で xlsx、csv、json、oscal のいずれかを指定するか、--out の拡張子を .xlsx、.csv、.json のいずれかにしてください。".to_owned(),
        )),
    }
}

/// Write the form, or the documents; take the answers out of `file` if they are handed on as they
/// are.
fn write(
    (name, entry, file): (&str, &Entry<'_>, &mut Option<AnswerFile>),
    format: ExportFormat,
    to: &Path,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let form = || sheet_form(entry.standard, entry.checklist);
    let checklist = entry.rules.checklist();
    let blank = || AnswerFile {
        checklist: checklist.id.clone(),
        edition: Some(checklist.edition.clone()),
        ..AnswerFile::default()
    };
    let bytes = match format {
        ExportFormat::Xlsx => xlsx::write(&entry.rules, &form(), file.as_ref())
            .map_err(|error| Failure::Fault(error.to_string()))?,
        ExportFormat::Csv => {
            let (form, blank) = (form(), blank());
            let file = file.as_ref().unwrap_or(&blank);
            let class = file.class.as_deref();
            csv::answers::write(&entry.rules, file, &|id| form.words(id, class))
                .map_err(|error| Failure::Fault(error.to_string()))?
        }
        ExportFormat::Json => json(name, file.take().unwrap_or_else(blank))?.into_bytes(),
        ExportFormat::Oscal => return oscal::write(name, entry, file.as_ref(), to, out),
    };
    put(to, &bytes, out)
}
