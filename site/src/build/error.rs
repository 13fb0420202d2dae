//! The reasons why a site could not be built.

use std::io;
use std::path::{Path, PathBuf};

/// The reason why a site could not be built, with the remedy, for the person who builds.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// The folder contains files that Kijun did not write.
    #[error(
        "出力先 `{}` は空でなく、Kijunが作ったフォルダーでもありません。\
         中のファイルを消さないように中止しました。空のフォルダーか、まだないフォルダーを指定してください。",
        .0.display()
    )]
    ForeignFolder(PathBuf),
    /// A bundle's folder has no file of this kind, or several.
    #[error(
        "`{}` に .{extension} ファイルが1つだけある必要があります。\
         画面用プログラムを作り直してから(`cargo xtask build`)、もう一度実行してください。",
        folder.display()
    )]
    Bundle {
        /// The bundle's folder.
        folder: PathBuf,
        /// `js` or `wasm`.
        extension: &'static str,
    },
    /// A file or folder could not be read or written.
    #[error("`{}` を{what}。権限と空き容量を確かめてください。", path.display())]
    Io {
        /// The failed action in Japanese, e.g. `書けません`.
        what: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The error of the operating system.
        source: io::Error,
    },
}

impl BuildError {
    pub(super) fn io(what: &'static str, path: &Path, source: io::Error) -> Self {
        Self::Io { what, path: path.to_owned(), source }
    }
}
