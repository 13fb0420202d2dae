//! The archive of the command for one system: one folder that needs nothing else.

use std::fs;
use std::path::{Path, PathBuf};

use kijun_notices::linked;

use crate::archive::{Entry, tar_gz, zip};
use crate::sbom::{self, Product};
use crate::{Made, VERSION, manual, read};

/// The notices of third parties, in each archive and package.
pub const NOTICES: &str = "third-party.txt";

/// The parts that an archive is made of.
pub struct Command<'a> {
    /// The top folder of the repository.
    pub root: &'a Path,
    /// The built command, with the clients in it.
    pub program: &'a Path,
    /// The system that it is for: `x86_64-linux`, `x86_64-windows`.
    pub system: &'a str,
    /// The notices of what is in it.
    pub notices: &'a Path,
}

impl Command<'_> {
    /// Write the archive into a folder, and return its path. For Windows it is a ZIP.
    ///
    /// # Errors
    /// Fail if a file cannot be read or written, or cargo fails.
    pub fn write(&self, out: &Path) -> Made<PathBuf> {
        let top = format!("kijun-{VERSION}-{}", self.system);
        let windows = self.system.ends_with("windows");
        let entries = self.entries(windows)?;
        let (bytes, ending) =
            if windows { (zip(&top, entries)?, "zip") } else { (tar_gz(&top, entries)?, "tar.gz") };
        let path = out.join(format!("{top}.{ending}"));
        fs::create_dir_all(out)?;
        fs::write(&path, bytes)?;
        Ok(path)
    }

    fn entries(&self, windows: bool) -> Made<Vec<Entry>> {
        let name = if windows { "kijun.exe" } else { "kijun" };
        let mut entries = vec![
            Entry::program(name, read(self.program)?),
            Entry::new("README.txt", readme(windows)),
        ];
        entries.extend(common(self.root, self.notices, &product(self.root, None)?)?);
        entries.extend(manual::pages()?);
        entries.extend(manual::completions());
        Ok(entries)
    }
}

/// Return the words for the one who unpacks the archive; on Windows with its line breaks.
fn readme(windows: bool) -> String {
    let text = include_str!("readme.txt").replace("{version}", VERSION);
    if windows { text.replace("./kijun", "kijun.exe").replace('\n', "\r\n") } else { text }
}

/// Return the command as a product with a bill of materials: the crates of the command and of the
/// clients in it.
///
/// # Errors
/// Fail if cargo fails.
pub fn product(root: &Path, purl: Option<String>) -> Made<Product<'static>> {
    Ok(Product {
        name: "kijun",
        kind: "application",
        description: "The command kijun, with the programs of the browser in it.",
        purl,
        rust: sbom::rust()?,
        crates: linked::all(root)?,
    })
}

/// Return the files that everything has that is given out: licences, notices, bill of materials.
///
/// # Errors
/// Fail if a file cannot be read, or cargo fails.
pub fn common(root: &Path, notices: &Path, product: &Product<'_>) -> Made<Vec<Entry>> {
    let mut entries = vec![
        Entry::new(NOTICES, read(notices)?),
        Entry::new(sbom::FILE, sbom::text(root, product)?),
    ];
    for name in ["LICENSE-APACHE", "LICENSE-MIT"] {
        entries.push(Entry::new(name, read(&root.join(name))?));
    }
    Ok(entries)
}
