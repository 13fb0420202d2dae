//! Errors of the crosswalk.

use miette::Diagnostic;
use thiserror::Error;

use super::labels;

/// Both sides of an entry name the same checklist.
#[derive(Debug, Error, Diagnostic)]
#[error("`a` と `b` が同じチェックリスト『{checklist}』です")]
#[diagnostic(help(
    "ほかの基準と比べるための表なので、どちらかを別のチェックリストにしてください。"
))]
pub(crate) struct CrosswalkOfOne {
    pub(crate) checklist: String,
}

/// A side without requirements.
#[derive(Debug, Error, Diagnostic)]
#[error("`requirements` に要件がありません")]
#[diagnostic(help("比べる要件の番号を1つ以上書いてください（例：`requirements = [\"5-1\"]`）。"))]
pub(crate) struct NoRequirement;

/// A requirement named twice on one side.
#[derive(Debug, Error, Diagnostic)]
#[error("`requirements` に要件『{requirement}』が2回あります")]
#[diagnostic(help("片方を消してください。"))]
pub(crate) struct RequirementTwice {
    pub(crate) requirement: String,
}

/// The same requirements compared twice.
#[derive(Debug, Error, Diagnostic)]
#[error("同じ要件どうしの比較が2回あります")]
#[diagnostic(help(
    "1つにまとめてください。`a` と `b` を入れ替えただけのもの、別の論点にあるものも、同じ比較です。"
))]
pub(crate) struct PairTwice;

/// Words in 「」 that neither side has.
#[derive(Debug, Error, Diagnostic)]
#[error("「{quote}」は、比べている要件の文言にありません。{deviation}")]
#[diagnostic(help(
    "「」の中には、`a` か `b` の要件の文言をそのまま写してください。文言でないなら、「」を外します。"
))]
pub(crate) struct QuoteOfNeither {
    pub(crate) quote: String,
    pub(crate) deviation: String,
}

labels! {
    CrosswalkOfOne => "同じチェックリストです";
    NoRequirement => "空です";
    RequirementTwice => "2回目です";
    PairTwice => "2回目です";
    QuoteOfNeither => "この理由です";
}
