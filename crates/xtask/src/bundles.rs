//! The bundles: the program of a page family, compiled to WASM by Trunk.
//!
//! Trunk takes seconds even if nothing has changed. So this module hashes the bundle's sources,
//! which cargo lists, and its other inputs, and runs Trunk only if the hash is different.

use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::reproducible;
use crate::step::{Failure, Step};
use crate::tools::{WASM, wasm_opt_version};
use crate::workspace::{Workspace, output, run};

/// Return a step for each bundle of `site/bundles`.
///
/// # Errors
/// Fail if the folder cannot be read.
pub(crate) fn steps(workspace: &Workspace) -> Result<Vec<Step<'_>>, Failure> {
    Ok(names(workspace)?
        .into_iter()
        .map(|name| Step::build(format!("the bundle {name}"), move || build(workspace, &name)))
        .collect())
}

/// Return the names of the bundles, sorted.
///
/// # Errors
/// Fail if the folder `site/bundles` cannot be read.
pub(crate) fn names(workspace: &Workspace) -> Result<Vec<String>, Failure> {
    let folder = workspace.root.join("site").join("bundles");
    let entries = fs::read_dir(&folder)
        .map_err(|error| Failure::new(format!("{}: {error}", folder.display())))?;
    let mut names: Vec<String> = entries
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let name = path.file_stem()?.to_str()?.to_owned();
            (path.extension()? == "html").then_some(name)
        })
        .collect();
    names.sort();
    Ok(names)
}

fn build(workspace: &Workspace, name: &str) -> Result<(), Failure> {
    let stamps = workspace.target.join("stamps");
    let failed = |error| Failure::new(format!("{}: {error}", stamps.display()));
    fs::create_dir_all(&stamps).map_err(failed)?;
    // Trunk's temporary files have the same names in every build: two builds at once would mix
    // them.
    let lock = File::create(stamps.join("lock")).map_err(failed)?;
    lock.lock().map_err(failed)?;

    let (out, stamp) = (workspace.bundles().join(name), stamps.join(name));
    let before = fingerprint(workspace, name);
    if before.is_some() && before == fs::read_to_string(&stamp).ok() && out.is_dir() {
        eprintln!("      nothing changed");
        return Ok(());
    }
    let started = stamps.join("started");
    fs::write(&stamp, "").and_then(|()| fs::write(&started, name)).map_err(failed)?;
    trunk(workspace, name, &out)?;
    minify(workspace, &out)?;
    // Only now does cargo list the sources of this build. A file that was edited meanwhile may be
    // in it or not: then there is no stamp, and the next run builds again.
    let edited = inputs(workspace, name).unwrap_or_default().iter().any(|file| {
        let modified = |path: &Path| path.metadata().and_then(|data| data.modified()).ok();
        modified(file) >= modified(&started)
    });
    let after = fingerprint(workspace, name).filter(|_| !edited).unwrap_or_default();
    fs::write(&stamp, after).map_err(failed)
}

fn trunk(workspace: &Workspace, name: &str, out: &Path) -> Result<(), Failure> {
    let mut trunk = workspace.command(workspace.tool("trunk"));
    reproducible::hide_paths(workspace, &mut trunk, WASM)?;
    run(trunk
        .args(["--log=warn", "build"])
        .arg(Path::new("site").join("bundles").join(name).with_extension("html"))
        .arg("--dist")
        .arg(out)
        .env("TRUNK_TOOLS_WASM_OPT", wasm_opt_version(workspace)?)
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // With a backtrace, Trunk adds its own to every error of the compiler.
        .env("RUST_BACKTRACE", "0"))
}

/// Remove white space and shorten names in the bundle's script. Without Node it stays unchanged:
/// larger, but it works.
fn minify(workspace: &Workspace, out: &Path) -> Result<(), Failure> {
    let esbuild = workspace.node_modules().join(".bin").join("esbuild");
    if !esbuild.exists() {
        return Ok(());
    }
    let entries =
        fs::read_dir(out).map_err(|error| Failure::new(format!("{}: {error}", out.display())))?;
    let scripts = entries.filter_map(|entry| Some(entry.ok()?.path()));
    for script in scripts.filter(|path| path.extension().is_some_and(|kind| kind == "js")) {
        let mut esbuild = workspace.command(&esbuild);
        esbuild.args(["--minify", "--format=esm", "--log-level=warning", "--allow-overwrite"]);
        let mut outfile = std::ffi::OsString::from("--outfile=");
        outfile.push(&script);
        run(esbuild.arg(&script).arg(outfile))?;
    }
    Ok(())
}

/// Return a hash of everything that goes into a bundle; `None` if cargo has not built it or a file
/// is missing.
fn fingerprint(workspace: &Workspace, name: &str) -> Option<String> {
    let mut hasher = DefaultHasher::new();
    output(workspace.command("rustc").arg("--version"))?.hash(&mut hasher);
    std::env::var_os("RUSTFLAGS").hash(&mut hasher);
    for file in inputs(workspace, name)? {
        fs::read(&file).ok()?.hash(&mut hasher);
        file.hash(&mut hasher);
    }
    Some(format!("{:016x}", hasher.finish()))
}

/// Return the files that go into a bundle; `None` if cargo has not built it.
fn inputs(workspace: &Workspace, name: &str) -> Option<Vec<PathBuf>> {
    let named = workspace.target.join(WASM).join("wasm-release").join(format!("{name}.d"));
    let mut files = sources(&fs::read_to_string(named).ok()?);
    let html = format!("site/bundles/{name}.html");
    files.extend(
        [".cargo/config.toml", "Cargo.lock", "Cargo.toml", "Trunk.toml", "tools.toml"]
            .into_iter()
            .chain(["site/Cargo.toml", "crates/rules/Cargo.toml", &html])
            .map(|file| workspace.root.join(file)),
    );
    Some(files)
}

/// Return the sources in cargo's dep-info, `target: source source…`; a space in a path is written
/// `\ `.
fn sources(dep_info: &str) -> Vec<PathBuf> {
    let line = dep_info.lines().next().unwrap_or_default();
    let (_, sources) = line.split_once(": ").unwrap_or_default();
    sources
        .replace("\\ ", "\0")
        .split(' ')
        .filter(|path| !path.is_empty())
        .map(|path| PathBuf::from(path.replace('\0', " ")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dep_info_names_the_sources() {
        let line = "/t/form.wasm: /k/my\\ site/lib.rs /k/rules/lib.rs\n";
        assert_eq!(sources(line), [Path::new("/k/my site/lib.rs"), Path::new("/k/rules/lib.rs")]);
        assert!(sources("").is_empty());
    }

    #[test]
    fn every_bundle_has_its_program_and_its_feature() {
        let workspace = Workspace::here();
        let manifest = fs::read_to_string(workspace.root.join("site/Cargo.toml")).unwrap();
        let names = names(&workspace).unwrap();
        assert!(names.contains(&"form".to_owned()), "{names:?}");
        for name in names {
            let html = workspace.root.join("site/bundles").join(&name).with_extension("html");
            let html = fs::read_to_string(html).unwrap();
            assert!(html.contains(&format!("data-bin=\"{name}\"")), "{name}.html");
            assert!(html.contains(&format!("data-cargo-features=\"{name}\"")), "{name}.html");
            assert!(manifest.contains(&format!("name = \"{name}\"")), "site/Cargo.toml: {name}");
            // A bundle that extends another one has the feature of that one.
            let of = match name.as_str() {
                "form-editions" => "form",
                "standalone" => "form-editions",
                _ => "browser",
            };
            assert!(manifest.contains(&format!("\n{name} = [\"{of}\"")), "feature {name}");
        }
    }
}
