//! The npm packages: the rules engine as `@kijun/engine`, and the command as `kijun`.
//!
//! Their words are in `npm/`; here the version, the built parts, licences and bills are added. A
//! package is the archive that `npm pack` would make, without times.

use std::fs;
use std::path::{Path, PathBuf};

use base64ct::{Base64, Encoding};
use kijun_notices::{linked, notices};

use crate::archive::{Entry, tar_gz};
use crate::command::{self, NOTICES, common};
use crate::sbom::{self, Product};
use crate::{Made, VERSION, read};

/// The folder that all files of an npm package are in.
const TOP: &str = "package";

/// The version in the templates.
const NO_VERSION: &str = "\"version\": \"0.0.0\"";

/// Write the package of the command into a folder, and return its path. `program`: the command for
/// Linux on x64. `third`: the notices of what is in it.
///
/// # Errors
/// Fail if a file cannot be read or written, or cargo fails.
pub fn write_command(root: &Path, program: &Path, third: &Path, out: &Path) -> Made<PathBuf> {
    let mut entries = words(&root.join("npm/kijun"))?;
    entries.push(Entry::program("linux-x64/kijun", read(program)?));
    let product = command::product(root, Some(format!("pkg:npm/kijun@{VERSION}")))?;
    entries.extend(common(root, third, &product)?);
    write(out, "kijun", entries)
}

/// Write the package of the engine into a folder, and return its path. `built`: the folder with what
/// wasm-bindgen made of the crate `kijun-engine`.
///
/// # Errors
/// Fail if a file cannot be read or written, if the content is not sound, or if cargo fails.
pub fn write_engine(root: &Path, built: &Path, out: &Path) -> Made<PathBuf> {
    let mut entries = words(&root.join("npm/engine"))?;
    entries.push(Entry::new("kijun_engine.js", read(&built.join("kijun_engine.js"))?));
    let wasm = Base64::encode_string(&read(&built.join("kijun_engine_bg.wasm"))?);
    entries.push(Entry::new("wasm.js", format!("export default \"{wasm}\";\n")));
    entries.extend(rules(root)?);
    let crates = linked::of_engine(root)?;
    let product = Product {
        name: "@kijun/engine",
        kind: "library",
        description: "The rules engine of kijun, compiled to WebAssembly.",
        purl: Some(format!("pkg:npm/%40kijun/engine@{VERSION}")),
        rust: sbom::rust()?,
        crates,
    };
    entries.push(Entry::new(NOTICES, notices::of(root, &product.crates)?));
    entries.push(Entry::new(sbom::FILE, sbom::text(root, &product)?));
    for name in ["LICENSE-APACHE", "LICENSE-MIT"] {
        entries.push(Entry::new(name, read(&root.join(name))?));
    }
    write(out, "kijun-engine", entries)
}

/// Return the rules of every checklist of the content, as modules: `rules/annex2/cloud.js`.
fn rules(root: &Path) -> Made<Vec<Entry>> {
    let library = kijun_content::load(&root.join("content"))
        .map_err(|_| "the content is not sound: cargo run -p kijun-cli -- check")?;
    let checklists = library.standards.iter().flat_map(|standard| &standard.checklists);
    checklists
        .map(|checklist| {
            let text = serde_json::to_string(&checklist.rules.to_json())?;
            let path = format!("rules/{}.js", checklist.rules.id);
            Ok(Entry::new(path, format!("export default {text};\n")))
        })
        .collect()
}

/// Return the files of a folder of `npm/`, with the version in place.
fn words(folder: &Path) -> Made<Vec<Entry>> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let mut text = String::from_utf8(read(&entry.path())?)?;
        if name == "package.json" {
            if !text.contains(NO_VERSION) {
                return Err(format!("{}: no {NO_VERSION}", entry.path().display()).into());
            }
            text = text.replace(NO_VERSION, &format!("\"version\": \"{VERSION}\""));
        }
        let program = text.starts_with("#!");
        entries.push(Entry { path: name, bytes: text.into_bytes(), program });
    }
    Ok(entries)
}

fn write(out: &Path, name: &str, entries: Vec<Entry>) -> Made<PathBuf> {
    let path = out.join(format!("{name}-{VERSION}.tgz"));
    fs::create_dir_all(out)?;
    fs::write(&path, tar_gz(TOP, entries)?)?;
    Ok(path)
}
