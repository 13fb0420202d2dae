//! The faults of a command line, in Japanese.

use std::io::{Write, stderr};
use std::process::ExitCode;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::failure::INPUT;

/// Print the help or the version that was asked for, or what is wrong and where to look.
pub(crate) fn report(error: &Error) -> ExitCode {
    // Nothing can be done where the terminal itself is gone.
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _ = error.print();
            ExitCode::SUCCESS
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = writeln!(
                stderr(),
                "コマンドを指定してください。\n使い方は kijun --help で見られます。"
            );
            ExitCode::from(INPUT)
        }
        _ => {
            let message = message(error);
            let message = message.as_deref().unwrap_or("コマンドの指定を読み取れません。");
            let _ =
                writeln!(stderr(), "{message}\n使い方は kijun <コマンド> --help で見られます。");
            ExitCode::from(INPUT)
        }
    }
}

/// Return the fault, if it is one of the usual mistakes.
fn message(error: &Error) -> Option<String> {
    let context = |kind| texts(error.get(kind)?);
    Some(match error.kind() {
        ErrorKind::UnknownArgument => {
            let given = context(ContextKind::InvalidArg)?;
            let meant = context(ContextKind::SuggestedArg)
                .map(|name| format!("もしかして『{name}』ではありませんか。"));
            format!("『{given}』という指定はありません。{}", meant.unwrap_or_default())
        }
        ErrorKind::InvalidSubcommand => {
            let given = context(ContextKind::InvalidSubcommand)?;
            let meant = error
                .get(ContextKind::SuggestedSubcommand)
                .and_then(likeliest)
                .map(|name| format!("もしかして『{name}』ではありませんか。"));
            format!("『{given}』というコマンドはありません。{}", meant.unwrap_or_default())
        }
        ErrorKind::InvalidValue => {
            let argument = context(ContextKind::InvalidArg)?;
            let valid = context(ContextKind::ValidValue)
                .filter(|values| !values.is_empty())
                .map(|values| format!("使えるのは {values} です。"))
                .unwrap_or_default();
            match context(ContextKind::InvalidValue)? {
                given if given.is_empty() => format!("『{argument}』の値がありません。{valid}"),
                given => format!("『{argument}』に『{given}』は使えません。{valid}"),
            }
        }
        ErrorKind::ValueValidation => {
            let argument = context(ContextKind::InvalidArg)?;
            let given = context(ContextKind::InvalidValue)?;
            format!("『{argument}』に『{given}』は使えません。")
        }
        ErrorKind::MissingRequiredArgument => {
            let missing = context(ContextKind::InvalidArg)?;
            format!("{missing} を指定してください。")
        }
        ErrorKind::ArgumentConflict => {
            let argument = context(ContextKind::InvalidArg)?;
            format!("『{argument}』は2回、またはほかの指定と同時には使えません。")
        }
        ErrorKind::TooManyValues => {
            let argument = context(ContextKind::InvalidArg)?;
            let given = context(ContextKind::InvalidValue)?;
            format!("『{argument}』に値は付けられません。『={given}』を取ってください。")
        }
        ErrorKind::InvalidUtf8 => {
            "文字として読めない指定があります。文字コードをUTF-8にしてください。".to_owned()
        }
        _ => return None,
    })
}

/// Return the likeliest of what was meant; it stands last.
fn likeliest(value: &ContextValue) -> Option<String> {
    match value {
        ContextValue::Strings(texts) => texts.last().cloned(),
        value => texts(value),
    }
}

fn texts(value: &ContextValue) -> Option<String> {
    match value {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join("、")),
        _ => None,
    }
}
