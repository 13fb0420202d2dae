//! Runs the `kijun` binary on the content of this repository.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// The `kijun` command on the content of this repository, speaking plainly whatever the terminal.
pub(crate) fn kijun() -> Command {
    kijun_on(concat!(env!("CARGO_MANIFEST_DIR"), "/../../content"))
}

/// The same on other content.
pub(crate) fn kijun_on(content: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kijun"));
    command.env("NO_COLOR", "1").arg("--content").arg(content);
    command
}

/// Runs it with these arguments and nothing on standard input.
pub(crate) fn run<S: AsRef<std::ffi::OsStr>>(args: &[S]) -> Ran {
    let output = kijun().args(args).stdin(Stdio::null()).output();
    Ran::from(output.expect("the binary runs"))
}

/// Runs it with these arguments and this standard input.
pub(crate) fn run_with_input(args: &[&str], input: &[u8]) -> Ran {
    feed(kijun().args(args), input)
}

/// Runs a command with this standard input.
pub(crate) fn feed(command: &mut Command, input: &[u8]) -> Ran {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    let mut stdin = child.stdin.take().expect("standard input is piped");
    let input = input.to_vec();
    // Written beside reading, so that neither side waits for the other.
    let writer = std::thread::spawn(move || {
        // The process may stop reading early.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().expect("the binary ends");
    writer.join().expect("the writer ends");
    Ran::from(output)
}

/// What a run gave.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().expect("ended by itself"),
            stdout: String::from_utf8(output.stdout).expect("UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }
}

impl Ran {
    /// Standard output as one JSON value a line.
    pub(crate) fn json_lines(&self) -> Vec<Value> {
        let lines = self.stdout.lines();
        lines.map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
    }

    /// Standard output as the only JSON value.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).expect("the output is JSON")
    }
}

/// A folder with files, gone at the end of the test.
pub(crate) struct Files {
    folder: TempDir,
}

impl Files {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file, and the folders above it.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        let parent = path.parent().expect("below the folder");
        std::fs::create_dir_all(parent).expect("a folder can be made");
        std::fs::write(&path, bytes).expect("a file can be written");
        path
    }
}

/// An answer file of annex2 for class SB with these fields beside.
pub(crate) fn answers(fields: &str) -> String {
    format!(
        r#"{{"schema":"kijun-answers/1","checklist":"annex2/cloud","class":"SB","answers":{{{fields}}}}}"#
    )
}
