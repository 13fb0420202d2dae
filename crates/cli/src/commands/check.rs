//! `kijun check`: validates all content.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use crate::catalogue::Catalogue;
use crate::failure::Failure;
use crate::progress::Progress;

/// Validates all content and says what was found sound.
pub(crate) fn run(content: &Path, out: &mut impl Write) -> Result<ExitCode, Failure> {
    let progress = Progress::start("内容を検査しています");
    let library = kijun_content::load(content)?;
    Catalogue::of(&library)?;
    drop(progress);
    writeln!(out, "内容に誤りはありません。")?;
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
