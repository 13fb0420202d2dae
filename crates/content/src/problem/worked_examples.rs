//! Errors of worked examples.

use miette::Diagnostic;
use thiserror::Error;

use super::labels;

/// A place of an example that no chapter has.
#[derive(Debug, Error, Diagnostic)]
#[error("実例の場所『{name}』が、章にありません")]
#[diagnostic(help(
    "{suggestion}文言のある見出し、段落、項目の終わりに ` {{#…}}` の形でIDを付け、そのIDを `at` に書いてください。"
))]
pub(crate) struct NoSuchExamplePlace {
    pub(crate) name: String,
    pub(crate) suggestion: String,
}

/// A point that is not a part of its example.
#[derive(Debug, Error, Diagnostic)]
#[error("場所『{name}』は、実例『{example}』の下にありません")]
#[diagnostic(help("この実例の見出しや項目の下にある段落や項目のIDを書いてください。"))]
pub(crate) struct PointElsewhere {
    pub(crate) name: String,
    pub(crate) example: String,
}

/// Points that are not in the document's order, or repeated.
#[derive(Debug, Error, Diagnostic)]
#[error("場所『{name}』は、実例の中で、1つ前の `point` の場所より後にありません")]
#[diagnostic(help("`[[example.point]]` を、原文の順に1回ずつ並べてください。"))]
pub(crate) struct PointOutOfOrder {
    pub(crate) name: String,
}

/// Words of an example that belong to no point.
#[derive(Debug, Error, Diagnostic)]
#[error("実例の文言『{words}』が、どの `point` にもありません")]
#[diagnostic(help(
    "その段落や項目にIDを付け、`[[example.point]]` を加えてください。実例の文言は、すべて載せます。"
))]
pub(crate) struct ExampleWordsLeftOut {
    pub(crate) words: String,
}

/// A requirement named twice at one point.
#[derive(Debug, Error, Diagnostic)]
#[error("`requirements` に要件『{requirement}』が2回あります")]
#[diagnostic(help("片方を消してください。"))]
pub(crate) struct TouchedTwice {
    pub(crate) requirement: String,
}

labels! {
    NoSuchExamplePlace => "この場所がありません";
    PointElsewhere => "この実例の文言ではありません";
    PointOutOfOrder => "順序が違うか、2回目です";
    ExampleWordsLeftOut => "この実例です";
    TouchedTwice => "2回目です";
}
