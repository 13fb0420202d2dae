//! Errors of names: ids that are malformed, taken or unknown.

use miette::Diagnostic;
use thiserror::Error;

use super::labels;

/// An id with letters that an id may not have.
#[derive(Debug, Error, Diagnostic)]
#[error("{what}のID『{id}』に使えない文字があります")]
#[diagnostic(help("{rule}"))]
pub(crate) struct MalformedId {
    pub(crate) what: &'static str,
    pub(crate) id: String,
    pub(crate) rule: &'static str,
}

/// An id that belongs to a page of the site.
#[derive(Debug, Error, Diagnostic)]
#[error("{what}のID『{id}』は、サイトのほかのページのために取ってある名前です")]
#[diagnostic(help("ほかのIDにしてください。使えない名前：{reserved}"))]
pub(crate) struct ReservedId {
    pub(crate) what: &'static str,
    pub(crate) id: String,
    pub(crate) reserved: String,
}

/// An id that a page uses for a part of its own.
#[derive(Debug, Error, Diagnostic)]
#[error("{what}のID『{id}』は、ページの部品が使う名前です")]
#[diagnostic(help(
    "同じページにIDが2つできないように、ほかのIDにしてください。使えない名前：{reserved}"
))]
pub(crate) struct PageId {
    pub(crate) what: &'static str,
    pub(crate) id: String,
    pub(crate) reserved: String,
}

/// An id used twice.
#[derive(Debug, Error, Diagnostic)]
#[error("{what}のID『{id}』が2回使われています")]
#[diagnostic(help("どちらかを別のIDにしてください。公開済みのIDは変えず、新しいほうを変えます。"))]
pub(crate) struct DuplicateId {
    pub(crate) what: &'static str,
    pub(crate) id: String,
}

/// The id of a standard is not its folder's name.
#[derive(Debug, Error, Diagnostic)]
#[error("基準のID『{id}』がフォルダー名『{folder}』と違います")]
#[diagnostic(help("`id = \"{folder}\"` とするか、フォルダー名を『{id}』に変えてください。"))]
pub(crate) struct FolderMismatch {
    pub(crate) id: String,
    pub(crate) folder: String,
}

/// A name that does not exist.
#[derive(Debug, Error, Diagnostic)]
#[error("{what}『{name}』はありません")]
#[diagnostic(help("{suggestion}{cure}"))]
pub(crate) struct UnknownName {
    pub(crate) what: &'static str,
    pub(crate) name: String,
    pub(crate) suggestion: String,
    pub(crate) cure: &'static str,
}

labels! {
    MalformedId => "このID";
    ReservedId => "このID";
    PageId => "このID";
    DuplicateId => "同じIDです";
    FolderMismatch => "フォルダー名と違います";
    UnknownName => "この名前がありません";
}
