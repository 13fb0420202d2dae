//! The reasons why a site could not be built.

use std::io::{self, ErrorKind};
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
    /// The output is not a folder, or a link that leads nowhere.
    #[error(
        "出力先 `{}` はフォルダーではありません(リンク先のないリンクのこともあります)。\
         空のフォルダーか、まだないフォルダーを指定してください。",
        .0.display()
    )]
    NoFolder(PathBuf),
    /// Something that Kijun did not write has the name of a file that it writes.
    #[error(
        "`{}` はKijunが作ったファイルではないので、上書きせずに中止しました。\
         ほかの場所に移してから、もう一度実行してください。",
        .0.display()
    )]
    InTheWay(PathBuf),
    /// Another process builds into the folder.
    #[error(
        "同じ出力先に、ほかの kijun build が書き込んでいます{}。\
         終わるのを待ってから、もう一度実行してください(目印のファイル `{}`)。",
        in_brackets(holder), path.display()
    )]
    Busy {
        /// The lock's file.
        path: PathBuf,
        /// The other process and its time, in Japanese; empty if they are not known.
        holder: String,
    },
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
    /// A form as one file was asked for, and its programs are not there.
    #[error(
        "1つのファイルの自己点検(--standalone)を作るための画面用プログラムがありません。\
         --bundle に、作ってある画面用プログラムのフォルダーを指定してください\
         (`cargo xtask build` は target/bundles に作ります)。"
    )]
    NoPrograms,
    /// The script of a bundle does not say where its program starts.
    #[error(
        "画面用プログラム `{0}` のスクリプトを、1つのファイルに入れられる形で読めません。\
         画面用プログラムを作り直してから(`cargo xtask build`)、もう一度実行してください。"
    )]
    Glue(&'static str),
    /// A file or folder could not be read or written. The earlier site is whole.
    #[error("`{}` を{what}。{}", path.display(), cure(source))]
    Io {
        /// The failed action in Japanese, e.g. `書けません`.
        what: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The error of the operating system.
        source: io::Error,
    },
    /// A file could not be put in its place. Files of the earlier site and of this one are mixed.
    #[error(
        "`{}` を入れ替えられません。{}\
         前のページと新しいページが混ざっているので、必ずもう一度実行してください。",
        path.display(), cure(source)
    )]
    HalfSwapped {
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

/// Return the remedy for an error of the operating system.
fn cure(error: &io::Error) -> &'static str {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            "空き容量を増やしてから、もう一度実行してください。"
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "読み書きの権限を確かめてください。"
        }
        _ => "権限と空き容量を確かめてください。",
    }
}

fn in_brackets(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("({text})") }
}
