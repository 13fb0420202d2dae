//! `kijun new`: a content folder to start from.

use std::io::Write;
use std::process::ExitCode;

use crate::args::New;
use crate::failure::Failure;

/// Write the template, and say what to do next.
pub(crate) fn run(args: &New, out: &mut impl Write) -> Result<ExitCode, Failure> {
    let dir = args.dir.display();
    kijun_content::template::write_new(&args.dir)
        .map_err(|error| Failure::Input(format!("『{dir}』に作れません。{error}")))?;
    writeln!(
        out,
        "『{dir}』にひな形を作りました。次のように進めてください。\n\
         \n  \
         1. 『{dir}』の中のファイルを開き、説明に沿って書き換える\n  \
         2. kijun check --content {dir}    誤りがないか確かめる\n  \
         3. kijun build --content {dir} --out dist && kijun serve    ページを見る"
    )?;
    Ok(ExitCode::SUCCESS)
}
