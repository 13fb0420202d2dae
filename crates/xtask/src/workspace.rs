//! The folders of a clone, and the programs that run in them.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::step::Failure;

/// The folders of a clone.
pub(crate) struct Workspace {
    /// The top folder of the repository.
    pub(crate) root: PathBuf,
    /// Cargo's target folder.
    pub(crate) target: PathBuf,
}

impl Workspace {
    /// Return the clone in which this program was compiled.
    pub(crate) fn here() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .ancestors()
            .nth(2)
            .unwrap_or(Path::new("."))
            .to_path_buf();
        let target = std::env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| root.join("target"), |target| root.join(target));
        Self { root, target }
    }

    /// Return the folder of the pinned tools.
    pub(crate) fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }

    /// Return the folder of the npm packages.
    pub(crate) fn node_modules(&self) -> PathBuf {
        self.tools().join("npm").join("node_modules")
    }

    /// Return the path of a built tool, by its name.
    pub(crate) fn tool(&self, name: &str) -> PathBuf {
        self.tools().join("bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }

    /// Return the path of Kijun's command line, built in release mode.
    pub(crate) fn kijun(&self) -> PathBuf {
        self.target.join("release").join(format!("kijun{}", std::env::consts::EXE_SUFFIX))
    }

    /// Return the path of the command line with the clients in it.
    pub(crate) fn embedded(&self) -> PathBuf {
        self.target.join("dist").join(format!("kijun{}", std::env::consts::EXE_SUFFIX))
    }

    /// Return the folder of the built site.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Return the folder of the built bundles, which has a folder for each.
    pub(crate) fn bundles(&self) -> PathBuf {
        self.target.join("bundles")
    }

    /// Return a command that runs in the top folder and finds the pinned tools before any other.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut path = vec![self.tools().join("bin"), self.node_modules().join(".bin")];
        path.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
        let mut command = Command::new(program);
        command.current_dir(&self.root).stdin(Stdio::null());
        // This fails only for a folder with the separator in its name; then the PATH stays as it
        // is.
        if let Ok(path) = std::env::join_paths(path) {
            command.env("PATH", path);
        }
        command
    }

    /// Return a command for the cargo that runs this program.
    pub(crate) fn cargo(&self, args: &[&str]) -> Command {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
        let mut command = self.command(cargo);
        command.args(args);
        command
    }
}

/// Run a command, and show its output.
///
/// # Errors
/// Fail if it cannot be started or its exit code is not 0; the failure has the command line.
pub(crate) fn run(command: &mut Command) -> Result<(), Failure> {
    let status =
        command.status().map_err(|error| Failure::new(format!("{}: {error}", line(command))))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(format!("{}: {status}", line(command))))
    }
}

/// Return what a command prints on standard output; `None` if it cannot be run or fails.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.output().ok().filter(|output| output.status.success())?;
    String::from_utf8(output.stdout).ok()
}

/// Return a command as it would be typed.
fn line(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy()];
    words.extend(command.get_args().map(OsStr::to_string_lossy));
    words.join(" ")
}
