//! Errors of the glossary.

use miette::Diagnostic;
use thiserror::Error;

use super::labels;

/// A form that two terms have.
#[derive(Debug, Error, Diagnostic)]
#[error("書き方『{form}』が2回あります")]
#[diagnostic(help("本文のどの用語として説明するかが決まるように、片方を消してください。"))]
pub(crate) struct FormTwice {
    pub(crate) form: String,
}

labels! {
    FormTwice => "2回目です";
}
