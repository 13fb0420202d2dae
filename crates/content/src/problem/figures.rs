//! Errors of images in chapters.

use miette::Diagnostic;
use thiserror::Error;

use super::labels;

/// An image without an alternative text.
#[derive(Debug, Error, Diagnostic)]
#[error("画像『{path}』に代替テキストがありません")]
#[diagnostic(help(
    "`![図が示すこと]({path})` のように、`[` と `]` の間に、図を見られない人に伝わる文を書いてください。編集で付けた文として扱われ、原文とは照合されません。"
))]
pub(crate) struct FigureWithoutText {
    pub(crate) path: String,
}

/// An image with a title.
#[derive(Debug, Error, Diagnostic)]
#[error("画像『{path}』に題名（`\"…\"`）は付けられません")]
#[diagnostic(help(
    "`![代替テキスト]({path})` だけにしてください。図の題名が原文にあれば、画像の前か後に、ふつうの段落として書きます。"
))]
pub(crate) struct FigureWithTitle {
    pub(crate) path: String,
}

/// An image at another place.
#[derive(Debug, Error, Diagnostic)]
#[error("画像『{address}』は、この基準のフォルダーの外にあります")]
#[diagnostic(help(
    "画像のファイルを基準のフォルダーに置き、`![代替テキスト](figures/図1.png)` のように相対パスで書いてください。ページは外から何も読み込みません。"
))]
pub(crate) struct FigureElsewhere {
    pub(crate) address: String,
}

/// A file of a kind that pages do not show.
#[derive(Debug, Error, Diagnostic)]
#[error("『{path}』は、載せられる種類の画像ではありません")]
#[diagnostic(help(
    "PNG（`.png`）、JPEG（`.jpg`）、WebP（`.webp`）、SVG（`.svg`）のどれかで保存し直してください。"
))]
pub(crate) struct FigureWrongKind {
    pub(crate) path: String,
}

/// A file whose bytes are not what its name says.
#[derive(Debug, Error, Diagnostic)]
#[error("画像『{path}』の中身は{kind}ではありません")]
#[diagnostic(help("{cure}"))]
pub(crate) struct FigureOfOtherKind {
    pub(crate) path: String,
    pub(crate) kind: &'static str,
    pub(crate) cure: String,
}

/// A broken image.
#[derive(Debug, Error, Diagnostic)]
#[error("画像『{path}』を読めません")]
#[diagnostic(help(
    "ファイルが途中で切れているか、壊れています。画像のソフトで開けることを確かめ、保存し直してください。"
))]
pub(crate) struct FigureUnreadable {
    pub(crate) path: String,
}

/// An image without a size, or with one that is too large.
#[derive(Debug, Error, Diagnostic)]
#[error("画像『{path}』の大きさが決まらないか、大きすぎます（幅{width}、高さ{height}ピクセル）")]
#[diagnostic(help(
    "幅と高さをそれぞれ1から{limit}ピクセルまでにしてください。SVGでは、`svg` の `width` と `height` か、`viewBox` から決まります。"
))]
pub(crate) struct FigureWithoutSize {
    pub(crate) path: String,
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) limit: usize,
}

/// A drawing that runs or loads something.
#[derive(Debug, Error, Diagnostic)]
#[error("SVG『{path}』に、動くものや外を指すもの（`{found}`）があります")]
#[diagnostic(help(
    "描画のソフトで「プレーンSVG」として保存し直すか、PNGで書き出してください。スクリプト、外のファイルへの参照、アニメーション、DOCTYPEは載せられません。"
))]
pub(crate) struct FigureUnsafe {
    pub(crate) path: String,
    pub(crate) found: String,
}

labels! {
    FigureWithoutText => "`[` と `]` の間が空です";
    FigureWithTitle => "題名があります";
    FigureElsewhere => "外を指しています";
    FigureWrongKind => "この種類は載せられません";
    FigureOfOtherKind => "中身が違います";
    FigureUnreadable => "読めません";
    FigureWithoutSize => "この画像です";
    FigureUnsafe => "この画像です";
}
