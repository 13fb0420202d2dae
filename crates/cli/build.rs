//! With the feature `embed`: pack the built clients for the program, which holds them.
//!
//! They are read from the folder that `KIJUN_BUNDLES` names, else from `target/bundles`.

use std::error::Error;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use flate2::Compression;
use flate2::write::GzEncoder;

/// The environment variable that names the folder of the built clients.
const FOLDER: &str = "KIJUN_BUNDLES";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed={FOLDER}");
    if env::var_os("CARGO_FEATURE_EMBED").is_none() {
        return Ok(());
    }
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../..");
    let folder = env::var_os(FOLDER).map_or_else(|| root.join("target/bundles"), PathBuf::from);
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files = Vec::new();
    gather(&folder, &mut files).map_err(|error| {
        format!(
            "no clients in {}: {error}; build them with `cargo xtask build`, or name them with {FOLDER}",
            folder.display()
        )
    })?;
    files.sort();
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let mut list = String::from("&[\n");
    for (number, file) in files.iter().enumerate() {
        let packed = out.join(format!("{number}.gz"));
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(&fs::read(file)?)?;
        fs::write(&packed, gzip.finish()?)?;
        let name = file.strip_prefix(&folder)?.to_string_lossy().replace('\\', "/");
        writeln!(list, "({name:?}, include_bytes!({:?})),", packed.display().to_string())?;
    }
    list.push_str("]\n");
    fs::write(out.join("clients.rs"), list)?;
    Ok(())
}

/// Add the scripts, the modules and the notices of a folder and of the folders in it.
fn gather(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            gather(&path, files)?;
        } else if path
            .extension()
            .is_some_and(|kind| ["js", "wasm", "txt"].iter().any(|one| kind == *one))
        {
            files.push(path);
        }
    }
    Ok(())
}
