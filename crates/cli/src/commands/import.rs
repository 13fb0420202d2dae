//! `kijun import`: a filled form as an answer file.

use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use kijun_rules::{AnswerFile, ReadError};

use super::evaluate::input::{Source, read_bounded, reason};
use crate::args::Import;
use crate::catalogue::Catalogue;
use crate::failure::{Failure, say};
use crate::tables;

/// Read the form; write the answers if nothing has to be mended.
pub(crate) fn run(
    content: &Path,
    args: &Import,
    out: &mut impl Write,
) -> Result<ExitCode, Failure> {
    let library = kijun_content::load(content)?;
    let catalogue = Catalogue::of(&library)?;
    let name = args.file.to_string_lossy();
    if args.out.as_deref() == Some(&args.file) {
        return Err(Failure::Input(
            "--out に記入した様式と同じファイルは指定できません。別の名前にしてください。"
                .to_owned(),
        ));
    }
    let source = Source::File(args.file.clone());
    let reader = source.open().map_err(|reason| Failure::Input(format!("{name}: {reason}")))?;
    let bytes = read_bounded(reader)
        .map_err(|error| Failure::Input(format!("{name}: {}", reason(&error))))?;
    // An answer file already is read and handed on.
    let file = tables::answers(&catalogue, &name, &bytes)?;
    drop(bytes);
    let json = json(&name, file)?;
    let to = args.out.clone().unwrap_or_else(|| PathBuf::from("-"));
    put(&to, json.as_bytes(), out)?;
    Ok(ExitCode::SUCCESS)
}

/// Return an answer file as it is written. Nothing is written that cannot be read again.
pub(super) fn json(name: &str, file: AnswerFile) -> Result<String, Failure> {
    let mut json = file.to_json();
    // It is as large as what is made from it.
    drop(file);
    json.push('\n');
    AnswerFile::check(&json).map_err(|error| unreadable(name, &error))?;
    Ok(json)
}

/// Return the failure of an answer file that cannot be read.
pub(crate) fn unreadable(name: &str, error: &ReadError) -> Failure {
    let said = format!("{} {}", error.message, error.cure);
    Failure::Input(match error.position {
        Some(place) => format!("{name}:{}:{}: {said}", place.line, place.column),
        None => format!("{name}: {said}"),
    })
}

/// Write a file, whole or not at all; `-` is standard output.
pub(super) fn put(to: &Path, bytes: &[u8], out: &mut impl Write) -> Result<(), Failure> {
    if to == Path::new("-") {
        out.write_all(bytes)?;
        return Ok(());
    }
    let shown = to.display();
    let failed = |error| {
        Failure::Fault(format!(
            "『{shown}』に書き出せません({error})。フォルダーの有無、空き容量、権限と、ほかのソフトで開いていないかを確認してください。"
        ))
    };
    let mut beside = OsString::from(to.as_os_str());
    beside.push(".part");
    let beside = PathBuf::from(beside);
    fs::write(&beside, bytes).map_err(failed)?;
    if let Err(error) = fs::rename(&beside, to) {
        // A file that could not be moved is of no use under this name.
        let _ = fs::remove_file(&beside);
        return Err(failed(error));
    }
    say(format_args!("『{shown}』に書き出しました。"));
    Ok(())
}
