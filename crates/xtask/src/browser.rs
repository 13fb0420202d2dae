//! A Chromium for the tests: the installed one, or one that is installed if possible.

use std::path::{Path, PathBuf};

use crate::step::{Failure, Step};
use crate::workspace::{Workspace, output, run};

/// The names of Chromium's program, in order of preference.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/// The program's path on a Mac, where it is not in the PATH.
const APPLICATION: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
const CURE: &str = "install Chromium, for example: apt-get install chromium fonts-noto-cjk; \
                    or name one with KIJUN_CHROMIUM";

/// Return the browser: the one that `KIJUN_CHROMIUM` names, or the first that is installed.
///
/// # Errors
/// Fail if there is none.
pub(crate) fn find() -> Result<PathBuf, Failure> {
    if let Some(named) = std::env::var_os("KIJUN_CHROMIUM") {
        return Ok(named.into());
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    in_folders(&std::env::split_paths(&path).collect::<Vec<_>>())
        .or_else(|| Some(PathBuf::from(APPLICATION)).filter(|application| application.is_file()))
        .ok_or_else(|| Failure::new("no Chromium was found").cure(CURE))
}

/// Return the step that installs a browser, if there is none.
pub(crate) fn missing(workspace: &Workspace) -> Option<Step<'_>> {
    find().err()?;
    Some(Step::build("installing Chromium and Japanese fonts by apt-get", move || {
        let root = output(workspace.command("id").arg("-u")).is_some_and(|id| id.trim() == "0");
        if !root || output(workspace.command("apt-get").arg("--version")).is_none() {
            return Err(Failure::new("no Chromium was found").cure(CURE));
        }
        let apt = |args: &[&str]| {
            run(workspace.command("apt-get").args(args).env("DEBIAN_FRONTEND", "noninteractive"))
        };
        apt(&["-qq", "update"])?;
        apt(&["-qq", "install", "--yes", "--no-install-recommends", "chromium", "fonts-noto-cjk"])
    }))
}

fn in_folders(folders: &[PathBuf]) -> Option<PathBuf> {
    NAMES
        .iter()
        .flat_map(|name| folders.iter().map(move |folder: &PathBuf| folder.join(name)))
        .find(|program: &PathBuf| Path::is_file(program))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_preferred_name_wins_over_the_earlier_folder() {
        let base = std::env::temp_dir().join(format!("kijun-xtask-{}", std::process::id()));
        let folders = [base.join("a"), base.join("b")];
        for folder in &folders {
            std::fs::create_dir_all(folder).unwrap();
        }
        std::fs::write(folders[0].join("google-chrome"), "").unwrap();
        std::fs::write(folders[1].join("chromium"), "").unwrap();
        assert_eq!(in_folders(&folders), Some(folders[1].join("chromium")));
        assert_eq!(in_folders(&folders[..1]), Some(folders[0].join("google-chrome")));
        std::fs::remove_dir_all(&base).unwrap();
        assert_eq!(in_folders(&folders), None);
    }
}
