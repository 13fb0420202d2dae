//! `kijun check`: validates all content.

use std::io::{Write, stderr};
use std::path::Path;
use std::process::ExitCode;

use crate::args::Check;
use crate::catalogue::Catalogue;
use crate::changes::Changes;
use crate::failure::{Failure, say, shown};
use crate::progress::Progress;

/// Validate all content; with `--watch` again after each change.
pub(crate) fn run(content: &Path, args: &Check, out: &mut impl Write) -> Result<ExitCode, Failure> {
    if !args.watch {
        return once(content, out);
    }
    let changes = Changes::of(content)?;
    loop {
        match once(content, out) {
            Ok(_) => {}
            Err(failure @ Failure::Content(_)) => drop(failure.report()),
            Err(failure) => return Err(failure),
        }
        say("変更を待っています。止めるにはCtrl-Cを押します。");
        out.flush()?;
        if !changes.wait() {
            return Ok(ExitCode::SUCCESS);
        }
    }
}

/// Validate all content, and write what was found sound and what may be wrong.
fn once(content: &Path, out: &mut impl Write) -> Result<ExitCode, Failure> {
    let progress = Progress::start("内容を検査しています");
    let (library, warnings) = kijun_content::load_with_warnings(content)?;
    Catalogue::of(&library)?;
    drop(progress);
    if !warnings.is_empty() {
        // They hold lines of their own, and words of this site's content.
        let _ = writeln!(stderr(), "{}", shown(&warnings));
    }
    match warnings.len() {
        0 => writeln!(out, "内容に誤りはありません。")?,
        count => writeln!(
            out,
            "内容に誤りはありません。上の注意{count}件は、意図したとおりか確かめてください。"
        )?,
    }
    for standard in &library.standards {
        let requirements: usize =
            standard.checklists.iter().map(|checklist| checklist.rules.requirements.len()).sum();
        writeln!(
            out,
            "  {}({}): 章{}、チェックリスト{}、要件{}",
            standard.title,
            standard.id,
            standard.chapters.len(),
            standard.checklists.len(),
            requirements
        )?;
    }
    Ok(ExitCode::SUCCESS)
}
