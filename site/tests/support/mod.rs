//! The built site of the content folder, and tools to read its HTML.

#![allow(dead_code, reason = "each test file uses a part of it")]

pub mod html;
pub mod search;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use kijun_content::Library;
use kijun_site::build::{Bundles, Family, Options, build};

/// A built site.
pub struct Site {
    pub library: Library,
    /// The pages, by their path below the site's root.
    pub pages: BTreeMap<String, String>,
    pub folder: PathBuf,
    pub options: Options,
    _temporary: tempfile::TempDir,
}

/// The site of the repository's content, built once with stand-ins for the bundles.
pub static SITE: LazyLock<Site> = LazyLock::new(|| {
    let temporary = tempfile::tempdir().unwrap();
    let bundles = temporary.path().join("bundles");
    for family in Family::ALL {
        let folder = bundles.join(family.name());
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("a.js"), family.name()).unwrap();
        std::fs::write(folder.join("a_bg.wasm"), family.name()).unwrap();
    }
    std::fs::write(bundles.join("third-party.txt"), "notices").unwrap();
    let library = kijun_content::load(&content()).expect("the repository's content is sound");
    let bundles = Some(Bundles::find(&bundles).unwrap());
    let options = Options { bundles, ..Options::default() };
    let folder = temporary.path().join("site");
    build(&library, &options, &folder).unwrap();
    let mut pages = BTreeMap::new();
    gather(&folder, &folder, &mut pages);
    Site { library, pages, folder, options, _temporary: temporary }
});

/// Return the repository's content folder.
pub fn content() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../content")
}

fn gather(root: &Path, folder: &Path, pages: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(root, &path, pages);
        } else if path.extension().is_some_and(|extension| extension == "html") {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            pages.insert(name, std::fs::read_to_string(&path).unwrap());
        }
    }
}
