//! A new content folder with one small, valid, commented standard.

use std::io;
use std::path::{Path, PathBuf};

use miette::Diagnostic;
use thiserror::Error;

/// The files of a new content folder: path below it, and text. The standard in it is invented.
pub const FILES: &[(&str, &str)] = &[
    ("README.md", include_str!("template/README.md")),
    ("site.toml", include_str!("template/site.toml")),
    ("sample/standard.toml", include_str!("template/sample/standard.toml")),
    ("sample/source.txt", include_str!("template/sample/source.txt")),
    ("sample/classes.toml", include_str!("template/sample/classes.toml")),
    ("sample/service.toml", include_str!("template/sample/service.toml")),
    ("sample/aims.md", include_str!("template/sample/aims.md")),
    ("sample/table.md", include_str!("template/sample/table.md")),
    ("sample/information.md", include_str!("template/sample/information.md")),
    ("sample/steps.md", include_str!("template/sample/steps.md")),
];

/// The reason why a new content folder was not made.
#[derive(Debug, Error, Diagnostic)]
pub enum NewError {
    /// The folder has files already.
    #[error("フォルダー『{path}』は空ではありません")]
    #[diagnostic(help("まだないフォルダーか、空のフォルダーを指定してください。"))]
    NotEmpty {
        /// The folder.
        path: String,
    },
    /// A file or a folder could not be read or written.
    #[error("『{path}』に書き込めません（{why}）")]
    #[diagnostic(help(
        "フォルダーであること、書き込みの権限と空き容量があることを確かめてください。"
    ))]
    Write {
        /// The file or folder.
        path: String,
        /// The operating system's words.
        why: io::Error,
    },
}

/// Write a new content folder at `dir`, which need not exist. Return the files' paths in order.
///
/// # Errors
///
/// Fail with [`NewError::NotEmpty`] if there is anything in `dir`: nothing is overwritten. Fail
/// with [`NewError::Write`] if the file system refuses.
pub fn write_new(dir: &Path) -> Result<Vec<PathBuf>, NewError> {
    if !is_free(dir).map_err(|why| refused(dir, why))? {
        return Err(NewError::NotEmpty { path: dir.display().to_string() });
    }
    let mut written = Vec::new();
    for (name, text) in FILES {
        let path = dir.join(name);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|why| refused(folder, why))?;
        }
        std::fs::write(&path, text).map_err(|why| refused(&path, why))?;
        written.push(path);
    }
    Ok(written)
}

/// Return whether the folder does not exist or is empty.
fn is_free(dir: &Path) -> io::Result<bool> {
    match std::fs::read_dir(dir) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}

fn refused(path: &Path, why: io::Error) -> NewError {
    NewError::Write { path: path.display().to_string(), why }
}
