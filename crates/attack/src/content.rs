//! Content folders, TOML and Markdown, and a city's Excel table.

use std::path::{Path, PathBuf};

use kijun_import::{Decisions, Input, import};
use tempfile::TempDir;

use crate::answers::{here, kept, sorted};
use crate::tables::{WORKBOOK, apart, together};
use crate::target::{Target, refused};

/// Between the path of a file and its content, in a seed.
const PATH_ENDS: u8 = b'\n';

/// The checker of content: one file of a sound folder is damaged.
pub struct Content {
    folder: TempDir,
    seeds: Vec<Vec<u8>>,
}

impl Content {
    /// Begin with the template of `kijun new` and a standard with two editions.
    ///
    /// # Panics
    /// Panic if they cannot be written into a temporary folder.
    #[must_use]
    pub fn new() -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let root = folder.path().join("content");
        kijun_content::template::write_new(&root).expect("the template");
        let mut paths = Vec::new();
        gather(&root, &mut paths);
        let mut seeds = kept("content");
        for path in paths {
            let name = path.strip_prefix(&root).expect("in the folder").to_string_lossy();
            let mut seed = name.into_owned().into_bytes();
            seed.push(PATH_ENDS);
            seed.extend(std::fs::read(&path).expect("a file of the template"));
            seeds.push(seed);
        }
        Self { folder, seeds }
    }

    /// Return the file that a seed stands for, if the folder has it.
    fn file(&self, bytes: &[u8]) -> Option<(PathBuf, usize)> {
        let end = bytes.iter().position(|byte| *byte == PATH_ENDS)?;
        let name = std::str::from_utf8(&bytes[..end]).ok()?;
        let known = self.seeds.iter().any(|seed| seed.get(..=end) == bytes.get(..=end));
        known.then(|| (self.folder.path().join("content").join(name), end + 1))
    }
}

impl Default for Content {
    fn default() -> Self {
        Self::new()
    }
}

/// Add all files of a folder and of the folders in it, sorted.
fn gather(folder: &Path, paths: &mut Vec<PathBuf>) {
    for path in sorted(folder) {
        if path.is_dir() {
            gather(&path, paths);
        } else {
            paths.push(path);
        }
    }
}

impl Target for Content {
    fn name(&self) -> &'static str {
        "content"
    }

    fn seeds(&self) -> &[Vec<u8>] {
        &self.seeds
    }

    fn words(&self) -> &[&'static str] {
        &[
            "[[",
            "]]",
            "[level]",
            "level.A = \"必須\"",
            "clauses = [",
            "any_of = [\"1\"]",
            "else = \"nonconforming\"",
            "quote = \"\"",
            "at_least = 0",
            "at_least = -1",
            "count = 1000000",
            "\"\"\"",
            "'''",
            "#",
            "# ",
            "| - | - |",
            "|",
            "1. ",
            "- ",
            "> ",
            "[^1]",
            "[^1]: ",
            "[a](b)",
            "![a](b)",
            "**",
            "`",
            "<b>",
            "&amp;",
            "\\",
            "folder = \"..\"",
            "1979-05-27",
            "inf",
            "\\U0010FFFF",
        ]
    }

    fn check(&self, bytes: &[u8]) -> Result<bool, String> {
        let Some((path, at)) = self.file(bytes) else { return Ok(false) };
        let sound = std::fs::read(&path).map_err(|error| error.to_string())?;
        std::fs::write(&path, &bytes[at..]).map_err(|error| error.to_string())?;
        let loaded = kijun_content::load(&self.folder.path().join("content"));
        std::fs::write(&path, sound).map_err(|error| error.to_string())?;
        match loaded {
            Ok(_) => Ok(true),
            Err(report) => refused(!report.problems().is_empty()),
        }
    }
}

/// The reader of a city's own Excel table.
pub struct CityTable {
    seeds: Vec<Vec<u8>>,
}

impl CityTable {
    /// Begin with the tables in `tests/import`.
    ///
    /// # Panics
    /// Panic if there are none.
    #[must_use]
    pub fn new() -> Self {
        let mut seeds = kept("city-table");
        let tables = sorted(&here("tests/import"));
        let tables = tables.iter().filter(|path| path.extension().is_some_and(|end| end == "xlsx"));
        seeds.extend(tables.filter_map(|path| apart(&std::fs::read(path).ok()?)));
        assert!(!seeds.is_empty(), "tests/import has tables");
        Self { seeds }
    }
}

impl Default for CityTable {
    fn default() -> Self {
        Self::new()
    }
}

impl Target for CityTable {
    fn name(&self) -> &'static str {
        "city-table"
    }

    fn seeds(&self) -> &[Vec<u8>] {
        &self.seeds
    }

    fn words(&self) -> &[&'static str] {
        &WORKBOOK
    }

    fn packed(&self, damaged: Vec<u8>) -> Vec<u8> {
        together(&damaged)
    }

    fn check(&self, bytes: &[u8]) -> Result<bool, String> {
        let input = Input { name: "table.xlsx", bytes };
        match import(&[input], &Decisions::default(), &[]) {
            Ok(_) => Ok(true),
            Err(faults) => refused(!faults.is_empty()),
        }
    }
}
