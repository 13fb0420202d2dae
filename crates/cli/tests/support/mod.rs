//! Run the `kijun` binary on the content of this repository.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use kijun_tests::schemas;
use serde_json::Value;
use tempfile::TempDir;

/// Return the `kijun` command on the content of this repository, with plain output on any terminal.
pub(crate) fn kijun() -> Command {
    kijun_on(concat!(env!("CARGO_MANIFEST_DIR"), "/../../content"))
}

/// Return the `kijun` command on other content.
pub(crate) fn kijun_on(content: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kijun"));
    command.env("NO_COLOR", "1").arg("--content").arg(content);
    command
}

/// Run it with these arguments and an empty standard input.
pub(crate) fn run<S: AsRef<std::ffi::OsStr>>(args: &[S]) -> Ran {
    let output = kijun().args(args).stdin(Stdio::null()).output();
    Ran::from(output.expect("the binary runs"))
}

/// Run it with these arguments and this standard input.
pub(crate) fn run_with_input(args: &[&str], input: &[u8]) -> Ran {
    feed(kijun().args(args), input)
}

/// Run a command with this standard input.
pub(crate) fn feed(command: &mut Command, input: &[u8]) -> Ran {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    let mut stdin = child.stdin.take().expect("standard input is piped");
    let input = input.to_vec();
    // Write while reading, so that neither side waits for the other.
    let writer = std::thread::spawn(move || {
        // The process may stop reading early.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().expect("the binary ends");
    writer.join().expect("the writer ends");
    Ran::from(output)
}

/// The result of a run.
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
    /// Return the lines of standard output as JSON values.
    pub(crate) fn json_lines(&self) -> Vec<Value> {
        let lines = self.stdout.lines();
        lines.map(|line| fitting(serde_json::from_str(line).expect("a line is JSON"))).collect()
    }

    /// Return standard output as one JSON value.
    pub(crate) fn json(&self) -> Value {
        fitting(serde_json::from_str(&self.stdout).expect("the output is JSON"))
    }
}

/// Return the file; fail if it does not fit the schema that it names.
fn fitting(file: Value) -> Value {
    let checked = match file["schema"].as_str() {
        Some("kijun-answers/1") => schemas::check_open("answers", &file),
        Some("kijun-assessment/1") => schemas::check("assessment", &file),
        Some("kijun-comparison/1") => schemas::check("comparison", &file),
        _ => Ok(()),
    };
    assert_eq!(checked, Ok(()));
    file
}

/// A folder with files, removed at the end of the test.
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

    /// Write a file, and make the folders above it.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        let parent = path.parent().expect("below the folder");
        std::fs::create_dir_all(parent).expect("a folder can be made");
        std::fs::write(&path, bytes).expect("a file can be written");
        path
    }
}

/// Return an answer file of annex2 for class SB with these answers.
pub(crate) fn answers(fields: &str) -> String {
    format!(
        r#"{{"schema":"kijun-answers/1","checklist":"annex2/cloud","class":"SB","answers":{{{fields}}}}}"#
    )
}
