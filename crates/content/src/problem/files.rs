//! Errors of files and folders.

use miette::Diagnostic;
use thiserror::Error;

use super::labels;

/// There is no content folder.
#[derive(Debug, Error, Diagnostic)]
#[error("内容のフォルダー『{path}』がありません")]
#[diagnostic(help(
    "`--content` で内容のフォルダーを指定するか、`kijun new {path}` でひな形を作ってください。"
))]
pub(crate) struct MissingRoot {
    pub(crate) path: String,
}

/// The content folder cannot be listed.
#[derive(Debug, Error, Diagnostic)]
#[error("フォルダー『{path}』を開けません（{why}）")]
#[diagnostic(help("フォルダーであること、読み取りの権限があることを確かめてください。"))]
pub(crate) struct UnreadableRoot {
    pub(crate) path: String,
    pub(crate) why: String,
}

/// The content folder has no standard in it.
#[derive(Debug, Error, Diagnostic)]
#[error("内容のフォルダー『{path}』に基準が1つもありません")]
#[diagnostic(help(
    "基準ごとにフォルダーを作り、`standard.toml` を置いてください。ひな形は `kijun new 新しいフォルダー名` で作れます。"
))]
pub(crate) struct EmptyRoot {
    pub(crate) path: String,
}

/// A named file does not exist.
#[derive(Debug, Error, Diagnostic)]
#[error("ファイル『{path}』がありません")]
#[diagnostic(help("ファイルを置くか、ファイル名を直してください。"))]
pub(crate) struct MissingFile {
    pub(crate) path: String,
}

/// A file exists but cannot be read.
#[derive(Debug, Error, Diagnostic)]
#[error("ファイル『{path}』を読めません（{why}）")]
#[diagnostic(help(
    "フォルダーではなくファイルであること、読み取りの権限があることを確かめてください。"
))]
pub(crate) struct Unreadable {
    pub(crate) path: String,
    pub(crate) why: String,
}

/// A symbolic link that leads out of the content folder.
#[derive(Debug, Error, Diagnostic)]
#[error("『{path}』は、内容のフォルダーの外を指すリンクです")]
#[diagnostic(help("リンクをやめて、ファイルそのものを置いてください。外のファイルは読みません。"))]
pub(crate) struct LeadsOut {
    pub(crate) path: String,
}

/// A folder, a device or a pipe in the place of a file.
#[derive(Debug, Error, Diagnostic)]
#[error("『{path}』は、ふつうのファイルではありません")]
#[diagnostic(help("フォルダーや装置ではなく、ファイルを置いてください。"))]
pub(crate) struct NoRegularFile {
    pub(crate) path: String,
}

/// A file above the largest size.
#[derive(Debug, Error, Diagnostic)]
#[error("ファイル『{path}』は{bytes}バイトあり、上限の{limit}バイトを超えています")]
#[diagnostic(help(
    "ファイルを取り違えていないか確かめてください。長い文書は、章ごとにファイルを分けます。"
))]
pub(crate) struct TooLarge {
    pub(crate) path: String,
    pub(crate) bytes: u64,
    pub(crate) limit: u64,
}

/// The files of a standard are too large together.
#[derive(Debug, Error, Diagnostic)]
#[error(
    "この基準のファイルは、『{path}』までを合わせると上限の{limit}バイトを超えるので、『{path}』を読みません"
)]
#[diagnostic(help(
    "ファイルを取り違えていないか確かめてください。別の文書なら、別の基準のフォルダーに分けます。"
))]
pub(crate) struct TooMuch {
    pub(crate) path: String,
    pub(crate) limit: u64,
}

/// A file name leads out of the standard's folder.
#[derive(Debug, Error, Diagnostic)]
#[error("ファイル名『{path}』は基準のフォルダーの中を指していません")]
#[diagnostic(help(
    "基準のフォルダーからの相対パスを `/` 区切りで書いてください（例：`source.txt`）。"
))]
pub(crate) struct OutsideFolder {
    pub(crate) path: String,
}

/// A file has bytes that are not UTF-8.
#[derive(Debug, Error, Diagnostic)]
#[error("UTF-8として読めないバイト（0x{byte:02X}）があります")]
#[diagnostic(help(
    "文字コードをUTF-8にして保存し直してください（Shift_JISで保存されていることがよくあります）。"
))]
pub(crate) struct NotUtf8 {
    pub(crate) byte: u8,
}

labels! {
    MissingRoot => "";
    UnreadableRoot => "";
    EmptyRoot => "";
    MissingFile => "このファイルがありません";
    Unreadable => "このファイルを読めません";
    LeadsOut => "外を指しています";
    NoRegularFile => "ファイルではありません";
    TooLarge => "大きすぎます";
    TooMuch => "合わせると大きすぎます";
    OutsideFolder => "フォルダーの外を指しています";
    NotUtf8 => "このバイトを読めません";
}
