//! Errors of the everyday words.

use miette::Diagnostic;
use thiserror::Error;

use super::labels;

/// An everyday word that two entries have.
#[derive(Debug, Error, Diagnostic)]
#[error("日常の言葉『{form}』が2回あります")]
#[diagnostic(help(
    "どの文言として読むかが決まるように、1つの `[[term]]` にまとめるか、片方を消してください。"
))]
pub(crate) struct EverydayTwice {
    pub(crate) form: String,
}

/// Words that no part of the standard has.
#[derive(Debug, Error, Diagnostic)]
#[error("『{words}』は、{standard}の文言にありません。{deviation}")]
#[diagnostic(help(
    "`words` には、その基準の1つの段落、項目、欄にある、ひと続きの文言をそのまま写してください。説明は `when` か `why` に書きます。"
))]
pub(crate) struct WordsInNoPart {
    pub(crate) words: String,
    pub(crate) standard: String,
    pub(crate) deviation: String,
}

labels! {
    EverydayTwice => "2回目です";
    WordsInNoPart => "文言にありません";
}
