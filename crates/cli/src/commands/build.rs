//! `kijun build`: the whole static site.

use std::error::Error;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use kijun_site::build::{BuildError, Bundles, Options, Standalone, build};

use crate::args::Build;
use crate::base_path::base_path;
use crate::clients::embedded;
use crate::failure::{Failure, say};
use crate::progress::Progress;

/// Build the site, and say what was written.
pub(crate) fn run(content: &Path, args: &Build, out: &mut impl Write) -> Result<ExitCode, Failure> {
    let base_url = args.base_url.as_deref().map(base_path).transpose()?;
    let progress = Progress::start("サイトを作っています");
    let library = kijun_content::load(content)?;
    let bundles = match args.bundle.as_deref() {
        Some(folder) => Some(Bundles::find(folder)?),
        None => embedded()?,
    };
    let standalone = args.standalone.then_some(if args.without_xlsx {
        Standalone::WithoutWorkbooks
    } else {
        Standalone::WithWorkbooks
    });
    let options = Options {
        base_url,
        bundles,
        standalone,
        compress: args.compress,
        clean: args.clean,
        styleguide: args.styleguide,
    };
    let built = build(&library, &options, &args.out)?;
    drop(progress);
    for warning in &built.warnings {
        say(format_args!("注意: {warning}"));
    }
    writeln!(
        out,
        "『{}』に{}ページのサイトを作りました(書き込んだファイル{}、消したファイル{})。",
        args.out.display(),
        built.pages,
        built.written,
        built.removed
    )?;
    Ok(ExitCode::SUCCESS)
}

impl From<BuildError> for Failure {
    fn from(error: BuildError) -> Self {
        match error {
            BuildError::ForeignFolder(_)
            | BuildError::NoFolder(_)
            | BuildError::InTheWay(_)
            | BuildError::Bundle { .. }
            | BuildError::NoPrograms
            | BuildError::Glue(_) => Self::Input(error.to_string()),
            BuildError::Busy { .. } => Self::Fault(error.to_string()),
            BuildError::Io { .. } => Self::Fault(format!(
                "{error}前に作ったサイトがあれば、そのまま残っています。{}",
                cause(&error)
            )),
            BuildError::HalfSwapped { .. } => Self::Fault(format!("{error}{}", cause(&error))),
        }
    }
}

/// Return the words of the operating system.
fn cause(error: &BuildError) -> String {
    error.source().map(|source| format!("({source})")).unwrap_or_default()
}
