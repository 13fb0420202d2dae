//! Errors of `site.toml`.

use miette::Diagnostic;
use thiserror::Error;

use super::labels;

/// A text that is no colour.
#[derive(Debug, Error, Diagnostic)]
#[error("『{text}』は色として読めません")]
#[diagnostic(help("`#` のあとに、16進数を6桁で書いてください。例: `#0017c1`"))]
pub(crate) struct NoColour {
    pub(crate) text: String,
}

/// Colours of ground and text that are too close.
#[derive(Debug, Error, Diagnostic)]
#[error(
    "{scheme}の配色で、背景『{ground}』と文字『{text}』のコントラスト比が{ratio}しかありません"
)]
#[diagnostic(help("4.5以上になる色にしてください。{cure}"))]
pub(crate) struct LowContrast {
    pub(crate) scheme: &'static str,
    pub(crate) ground: String,
    pub(crate) text: String,
    pub(crate) ratio: String,
    pub(crate) cure: String,
}

/// Standards that are said to be tested, and are not the folder's.
#[derive(Debug, Error, Diagnostic)]
#[error("試験したという基準が、このフォルダーにある基準{there}と一致しません")]
#[diagnostic(help(
    "試験の結果は、試験した内容についてだけ書けます。このサイトのページを試験していなければ、`tested` の行を消してください。"
))]
pub(crate) struct TestedOthers {
    pub(crate) there: String,
}

labels! {
    NoColour => "色ではありません";
    LowContrast => "この背景です";
    TestedOthers => "この並びです";
}
