//! Archives as somebody else reads them.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;

/// A file of an archive, as it was read.
pub(crate) struct File {
    pub(crate) bytes: Vec<u8>,
    pub(crate) mode: u32,
    pub(crate) time: u64,
    pub(crate) owner: u64,
}

impl File {
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).expect("a text")
    }
}

/// Return the files of a packed tar archive by their paths, in the order of the archive.
pub(crate) fn files(path: &Path) -> Vec<(String, File)> {
    let mut tar = tar::Archive::new(GzDecoder::new(std::fs::File::open(path).unwrap()));
    let entries = tar.entries().unwrap();
    let files = entries.map(|entry| {
        let mut entry = entry.unwrap();
        let name = entry.path().unwrap().to_str().unwrap().to_owned();
        let header = entry.header();
        let (mode, time) = (header.mode().unwrap(), header.mtime().unwrap());
        let owner = header.uid().unwrap() + header.gid().unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        (name, File { bytes, mode, time, owner })
    });
    files.collect()
}

/// Return the files below the top folder, by their paths.
pub(crate) fn by_path(files: Vec<(String, File)>, top: &str) -> BTreeMap<String, File> {
    let inside = |name: &str| name.strip_prefix(top)?.strip_prefix('/').map(ToOwned::to_owned);
    files
        .into_iter()
        .map(|(name, file)| (inside(&name).unwrap_or_else(|| panic!("{name}: not in {top}")), file))
        .collect()
}

pub(crate) fn root() -> PathBuf {
    kijun_dist::root()
}

/// Return the commands that people may type, with those in them: `check`, `editions-diff`.
pub(crate) fn commands() -> Vec<String> {
    fn add(before: &str, command: &clap::Command, names: &mut Vec<String>) {
        for each in command.get_subcommands() {
            let name = format!("{before}{}", each.get_name());
            add(&format!("{name}-"), each, names);
            names.push(name);
        }
    }
    let mut names = Vec::new();
    add("", &kijun_cli::command(), &mut names);
    assert!(names.len() > 15 && names.contains(&"editions-diff".to_owned()), "{names:?}");
    names
}
