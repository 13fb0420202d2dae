//! `kijun schema`: the JSON Schemas of files.

use std::io::Write;
use std::process::ExitCode;

use crate::args::Schema;
use crate::failure::Failure;

/// Print the schema of this name; without one all of them, as an object by their names.
pub(crate) fn run(args: &Schema, out: &mut impl Write) -> Result<ExitCode, Failure> {
    if let Some(name) = &args.name {
        let schema = kijun_schemas::find(name).ok_or_else(|| unknown(name))?;
        out.write_all(schema.text.as_bytes())?;
    } else {
        for (place, schema) in kijun_schemas::every().enumerate() {
            let before = if place == 0 { "{\n" } else { ",\n" };
            write!(out, "{before}\"{}\": {}", schema.name, schema.text.trim_end())?;
        }
        writeln!(out, "\n}}")?;
    }
    Ok(ExitCode::SUCCESS)
}

fn unknown(name: &str) -> Failure {
    let known = || kijun_schemas::every().map(|schema| schema.name);
    Failure::Input(format!(
        "『{name}』というスキーマはありません。{}",
        kijun_content::did_you_mean(name, known())
    ))
}
