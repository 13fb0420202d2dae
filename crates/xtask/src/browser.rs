//! The browsers and web servers for the tests: the installed ones, or ones that are installed if
//! possible.
//!
//! Firefox is needed, too: only there a reload could give a page's controls back before its program
//! is live. A run without it fails; it never skips those tests.

use std::path::{Path, PathBuf};

use crate::step::{Failure, Step};
use crate::workspace::{Workspace, output, run};

/// A browser or web server that the tests need.
pub(crate) struct Browser {
    name: &'static str,
    /// The environment variable that names another one, also for the tests.
    pub(crate) variable: &'static str,
    /// The names of its program, in order of preference.
    programs: &'static [&'static str],
    /// Its program's path where it is not in the PATH: a browser's on a Mac, a server's on Debian.
    application: &'static str,
    /// Its packages of Debian; with a browser, what it needs for Japanese text.
    packages: &'static [&'static str],
}

pub(crate) const CHROMIUM: Browser = Browser {
    name: "Chromium",
    variable: "KIJUN_CHROMIUM",
    programs: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    application: "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    packages: &["chromium", "fonts-noto-cjk"],
};

pub(crate) const FIREFOX: Browser = Browser {
    name: "Firefox",
    variable: "KIJUN_FIREFOX",
    programs: &["firefox-esr", "firefox"],
    application: "/Applications/Firefox.app/Contents/MacOS/firefox",
    packages: &["firefox-esr"],
};

pub(crate) const NGINX: Browser = Browser {
    name: "nginx",
    variable: "KIJUN_NGINX",
    programs: &["nginx"],
    application: "/usr/sbin/nginx",
    packages: &["nginx"],
};

pub(crate) const APACHE: Browser = Browser {
    name: "Apache",
    variable: "KIJUN_APACHE",
    programs: &["apache2", "httpd"],
    application: "/usr/sbin/apache2",
    packages: &["apache2-bin"],
};

impl Browser {
    /// Return the browser: the one that its variable names, or the first that is installed.
    ///
    /// # Errors
    /// Fail if there is none.
    pub(crate) fn find(&self) -> Result<PathBuf, Failure> {
        if let Some(named) = std::env::var_os(self.variable) {
            return Ok(named.into());
        }
        let path = std::env::var_os("PATH").unwrap_or_default();
        self.in_folders(&std::env::split_paths(&path).collect::<Vec<_>>())
            .or_else(|| Some(PathBuf::from(self.application)).filter(|program| program.is_file()))
            .ok_or_else(|| self.not_found())
    }

    /// Return the step that installs the browser, if there is none.
    pub(crate) fn missing<'a>(&'a self, workspace: &'a Workspace) -> Option<Step<'a>> {
        self.find().err()?;
        Some(Step::build(
            format!("installing {} by apt-get", self.packages.join(", ")),
            move || {
                let root =
                    output(workspace.command("id").arg("-u")).is_some_and(|id| id.trim() == "0");
                if !root || output(workspace.command("apt-get").arg("--version")).is_none() {
                    return Err(self.not_found());
                }
                // In run level 1, a package does not start its server.
                let apt = |args: &[&str]| {
                    let mut apt = workspace.command("apt-get");
                    run(apt
                        .args(args)
                        .env("DEBIAN_FRONTEND", "noninteractive")
                        .env("RUNLEVEL", "1"))
                    .map_err(|failure| failure.cure(self.cure()))
                };
                apt(&["-qq", "update"])?;
                apt(&[&["-qq", "install", "--yes", "--no-install-recommends"], self.packages]
                    .concat())
            },
        ))
    }

    fn not_found(&self) -> Failure {
        Failure::new(format!("no {} was found", self.name)).cure(self.cure())
    }

    fn cure(&self) -> String {
        let (name, packages) = (self.name, self.packages.join(" "));
        let variable = self.variable;
        format!(
            "install {name}, for example: apt-get install {packages}; or name one with {variable}"
        )
    }

    fn in_folders(&self, folders: &[PathBuf]) -> Option<PathBuf> {
        self.programs
            .iter()
            .flat_map(|name| folders.iter().map(move |folder: &PathBuf| folder.join(name)))
            .find(|program: &PathBuf| Path::is_file(program))
    }
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
        assert_eq!(CHROMIUM.in_folders(&folders), Some(folders[1].join("chromium")));
        assert_eq!(CHROMIUM.in_folders(&folders[..1]), Some(folders[0].join("google-chrome")));
        assert_eq!(FIREFOX.in_folders(&folders), None);
        std::fs::remove_dir_all(&base).unwrap();
        assert_eq!(CHROMIUM.in_folders(&folders), None);
    }

    #[test]
    fn a_missing_browser_is_named_with_the_command_that_installs_it() {
        let said = FIREFOX.not_found().to_string();
        assert!(said.contains("no Firefox"), "{said}");
        assert!(said.contains("apt-get install firefox-esr"), "{said}");
        assert!(said.contains("KIJUN_FIREFOX"), "{said}");
        let said = APACHE.not_found().to_string();
        assert!(said.contains("apt-get install apache2-bin"), "{said}");
    }
}
