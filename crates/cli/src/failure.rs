//! The failures of a command, and the exit codes.

use std::fmt::Display;
use std::io::{self, Write, stderr};
use std::process::ExitCode;

use kijun_content::{Problem, Report};
use kijun_rules::text::plain;
use miette::GraphicalReportHandler;

/// The content has errors, or a result cannot be written.
pub(crate) const FAULT: u8 = 1;

/// The input cannot be read or used.
pub(crate) const INPUT: u8 = 2;

/// The failure of a command.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The content has errors.
    Content(Report),
    /// The input cannot be used: fault and cure.
    Input(String),
    /// Something that the user did not give is wrong: what, and what to do.
    Fault(String),
    /// The output cannot be written.
    Output(io::Error),
}

impl From<Report> for Failure {
    fn from(report: Report) -> Self {
        Self::Content(report)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl Failure {
    /// Say what is wrong on standard error, and return the exit code.
    pub(crate) fn report(&self) -> ExitCode {
        match self {
            Self::Content(report) => {
                // It holds lines of its own, and words of this site's content.
                let _ = writeln!(stderr(), "{}", content_report(report));
                ExitCode::from(FAULT)
            }
            Self::Input(message) => {
                say(message);
                ExitCode::from(INPUT)
            }
            Self::Fault(message) => {
                say(message);
                ExitCode::from(FAULT)
            }
            // Whoever read the output has seen enough (`kijun list | head`): nothing is wrong.
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Self::Output(error) => {
                say(format_args!(
                    "結果を書き出せません({error})。出力先の空き容量と権限を確認してください。"
                ));
                ExitCode::from(FAULT)
            }
        }
    }
}

/// Write one line on standard error. If it is closed there is nobody to tell.
///
/// A message may repeat what others wrote: characters that act on a terminal, and line breaks, are
/// replaced ([`plain`]), so that a file cannot forge a line.
pub(crate) fn say(message: impl Display) {
    let _ = writeln!(stderr(), "{}", plain(&message.to_string()));
}

/// The number of errors of the content that are shown with an excerpt.
const SHOWN: usize = 200;

/// Return the errors of the content with their excerpts and cures, and how many there are.
fn content_report(report: &Report) -> String {
    let problems = report.problems();
    let (first, others) = problems.split_at(problems.len().min(SHOWN));
    let others =
        others.iter().map(|problem| format!("{}\n  {}\n", problem.plain(), problem.cure()));
    let others: String = others.collect();
    format!("{}\n{others}{report}。直してから、もう一度実行してください。", shown(first))
}

/// Return errors or warnings of the content, each with its excerpt and its cure.
pub(crate) fn shown(problems: &[Problem]) -> String {
    let handler = GraphicalReportHandler::new();
    let problems = problems.iter().map(|problem| {
        let mut text = String::new();
        match handler.render_report(&mut text, problem) {
            Ok(()) => text,
            // Only the excerpt can fail to be made; the rest is said without it.
            Err(_) => format!("{}\n{}\n", problem.plain(), problem.cure()),
        }
    });
    problems.collect::<Vec<String>>().join("\n")
}
