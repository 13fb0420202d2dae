//! `kijun import-standard`: from a city's file to a content folder and its review.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path};
use std::process::ExitCode;

use kijun_import::{Decisions, Fault, Imported, Input, SUMS, decisions, import, sum};

use crate::args::ImportStandard;
use crate::failure::{Failure, say};

/// The file by which a folder is known as one of an earlier import.
const REVIEW: &str = "review.json";

/// Import the files, write the folder, and say what to do next. Nothing is written if anything is
/// wrong with a file.
pub(crate) fn run(args: &ImportStandard, out: &mut impl Write) -> Result<ExitCode, Failure> {
    let mut read = Vec::new();
    for path in &args.files {
        let bytes = fs::read(path).map_err(|error| unreadable(path, &error))?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        read.push((name.unwrap_or_default(), bytes));
    }
    let decided = match &args.decisions {
        Some(path) => {
            let text = fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
            decisions(&path.display().to_string(), &text).map_err(|faults| faulty(&faults))?
        }
        None => Decisions::new(),
    };
    let inputs = read.iter().map(|(name, bytes)| Input { name, bytes });
    let inputs: Vec<Input<'_>> = inputs.collect();
    let imported = import(&inputs, &decided, kijun_content::RESERVED_STANDARDS)
        .map_err(|faults| faulty(&faults))?;
    check_out(&args.out, &imported.id)?;
    let earlier = Earlier::of(&args.out);
    if !args.overwrite {
        earlier.check(&args.out, &imported)?;
    }
    let written = write(&args.out, &imported).and_then(|()| earlier.tidy(&args.out, &imported));
    written.map_err(|error| {
        let dir = args.out.display();
        Failure::Fault(format!(
            "『{dir}』に書き出せません({error})。空き容量と権限を確認してください。"
        ))
    })?;
    let (requirements, open) = imported.counts;
    let dir = args.out.display();
    if open == 0 {
        writeln!(
            out,
            "『{dir}』に{requirements}の要件を取り込みました。確かめていただきたいことはありません。\n\
             \n  \
             1. 『{dir}/review.html』をブラウザーで開き、読み取りの結果に目を通す\n  \
             2. kijun check --content {dir} で、誤りがないか確かめる"
        )?;
        return Ok(ExitCode::SUCCESS);
    }
    writeln!(
        out,
        "『{dir}』に{requirements}の要件を取り込みました。確かめていただきたいことが{open}件あります。\n\
         \n  \
         1. 『{dir}/review.html』をブラウザーで開き、質問に答えて decisions.toml を保存する\n  \
         2. 同じコマンドに --decisions decisions.toml を付けて、もう一度実行する\n  \
         3. kijun check --content {dir} で、誤りがないか確かめる"
    )?;
    Ok(ExitCode::SUCCESS)
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
    Failure::Input(format!(
        "『{}』を読めません({error})。ファイルの場所と権限を確認してください。",
        path.display()
    ))
}

/// Say every fault on a line of its own.
fn faulty(faults: &[Fault]) -> Failure {
    let (last, others) = match faults {
        [others @ .., last] => (last.to_string(), others),
        [] => (String::new(), faults),
    };
    for fault in others {
        say(fault);
    }
    Failure::Input(last)
}

/// Refuse a folder with anything in it that is not from an earlier import of the same standard.
fn check_out(out: &Path, id: &str) -> Result<(), Failure> {
    let is_empty = match fs::read_dir(out) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => true,
        Err(error) => return Err(unreadable(out, &error)),
    };
    if is_empty || out.join(REVIEW).is_file() && out.join(id).is_dir() {
        return Ok(());
    }
    let dir = out.display();
    Err(Failure::Input(format!(
        "『{dir}』には、この取り込みで作ったものではないファイルがあります。新しいフォルダーを指定してください。"
    )))
}

/// The files of an earlier import, each with its sum.
struct Earlier(BTreeMap<String, String>);

impl Earlier {
    fn of(out: &Path) -> Self {
        let list = fs::read_to_string(out.join(SUMS)).unwrap_or_default();
        let lines = list.lines().filter_map(|line| line.split_once("  "));
        Self(lines.map(|(sum, path)| (path.to_owned(), sum.to_owned())).collect())
    }

    /// Return true if a file is there, and not as the earlier import wrote it.
    fn is_changed(&self, out: &Path, path: &str) -> bool {
        let own = fs::read(out.join(path)).map(|bytes| sum(&bytes));
        own.is_ok_and(|own| self.0.get(path) != Some(&own))
    }

    /// Refuse to write over files that were changed by hand since.
    fn check(&self, out: &Path, imported: &Imported) -> Result<(), Failure> {
        let is_lost = |path: &str, bytes: &[u8]| {
            let same = fs::read(out.join(path)).is_ok_and(|own| own == bytes);
            path != SUMS && !same && self.is_changed(out, path)
        };
        let changed = imported.all().filter(|(path, bytes)| is_lost(path, bytes));
        let changed: Vec<&str> = changed.map(|(path, _)| path).collect();
        if changed.is_empty() {
            return Ok(());
        }
        Err(Failure::Input(format!(
            "『{}』の次のファイルは、前の取り込みの後に変わっています: {}。何も書いていません。\
             新しいフォルダーに取り込んで見比べるか、書き換えてよければ --overwrite を付けてください。",
            out.display(),
            changed.join("、")
        )))
    }

    /// Remove the files that only the earlier import made, unless they were changed.
    fn tidy(&self, out: &Path, imported: &Imported) -> io::Result<()> {
        let is_made = |path: &str| imported.all().any(|(own, _)| own == path);
        for path in self.0.keys().filter(|path| !is_made(path)) {
            let mut parts = Path::new(path).components();
            let is_inside = parts.all(|part| matches!(part, Component::Normal(_)));
            if is_inside && out.join(path).is_file() && !self.is_changed(out, path) {
                fs::remove_file(out.join(path))?;
            }
        }
        Ok(())
    }
}

fn write(out: &Path, imported: &Imported) -> io::Result<()> {
    for (path, bytes) in imported.all() {
        let path = out.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, bytes)?;
    }
    Ok(())
}
