//! Errors of TOML files: syntax, keys and types.

use miette::Diagnostic;
use thiserror::Error;

use super::labels;

/// A file that is not TOML.
#[derive(Debug, Error, Diagnostic)]
#[error("TOMLとして読めません：{what}")]
#[diagnostic(help("{cure}このファイルのほかの誤りは、これを直すと表示されます。"))]
pub(crate) struct Syntax {
    pub(crate) what: String,
    pub(crate) cure: &'static str,
}

/// A required key that is missing.
#[derive(Debug, Error, Diagnostic)]
#[error("`{key}` がありません")]
#[diagnostic(help("`{key} = {example}` の形で書き加えてください。"))]
pub(crate) struct MissingKey {
    pub(crate) key: &'static str,
    pub(crate) example: &'static str,
}

/// A key that is not allowed here.
#[derive(Debug, Error, Diagnostic)]
#[error("`{key}` というキーはここでは使えません")]
#[diagnostic(help("{suggestion}要らなければ消してください。"))]
pub(crate) struct UnknownKey {
    pub(crate) key: String,
    pub(crate) suggestion: String,
}

/// A value of another type.
#[derive(Debug, Error, Diagnostic)]
#[error("`{key}` には{expected}を書きますが、{found}が書かれています")]
#[diagnostic(help("`{key} = {example}` の形にしてください。"))]
pub(crate) struct WrongType {
    pub(crate) key: String,
    pub(crate) expected: &'static str,
    pub(crate) found: &'static str,
    pub(crate) example: &'static str,
}

/// A text without any letter.
#[derive(Debug, Error, Diagnostic)]
#[error("`{key}` が空です")]
#[diagnostic(help("内容を書くか、書くことがなければ `{key}` の行を消してください。"))]
pub(crate) struct EmptyText {
    pub(crate) key: String,
}

/// A date that does not exist.
#[derive(Debug, Error, Diagnostic)]
#[error("日付『{date}』は存在しません")]
#[diagnostic(help("実在する日付を `2025-04-01` の形で書いてください。"))]
pub(crate) struct NoSuchDate {
    pub(crate) date: String,
}

labels! {
    Syntax => "このあたりです";
    MissingKey => "ここに要ります";
    UnknownKey => "知らないキーです";
    WrongType => "値の種類が違います";
    EmptyText => "何も書かれていません";
    NoSuchDate => "暦にない日付です";
}
