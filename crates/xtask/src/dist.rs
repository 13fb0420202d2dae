//! What a release gives out, into `target/dist`: the command with the clients in it, its archives, the
//! npm packages and the checksums. `kijun-dist` packs them; here is what is built for it.

use std::path::{Path, PathBuf};

use crate::reproducible;
use crate::step::{Failure, Step};
use crate::tools::WASM;
use crate::workspace::{Workspace, output, run};

/// A system that the command is built for.
struct System {
    /// Its name in the names of archives.
    name: &'static str,
    /// Rust's name of it.
    target: &'static str,
    /// The ending of programs.
    ending: &'static str,
}

/// Linux, in one file that needs no library of the system.
const STATIC: System =
    System { name: "x86_64-linux", target: "x86_64-unknown-linux-musl", ending: "" };

/// Windows, built by the compiler of mingw.
const WINDOWS: System =
    System { name: "x86_64-windows", target: "x86_64-pc-windows-gnu", ending: ".exe" };

/// The linker for Windows, of Debian's package gcc-mingw-w64-x86-64.
const MINGW: &str = "x86_64-w64-mingw32-gcc";

/// The options of wasm-opt: small, with the features of WASM that Rust uses.
const OPTIMISED: [&str; 7] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Return the folder of what is given out.
pub(crate) fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target.join("dist")
}

/// Return the steps that make what is given out. The clients must have been built.
pub(crate) fn steps(workspace: &Workspace) -> Vec<Step<'_>> {
    let mut steps = vec![Step::build("the kijun command for Linux, static", move || {
        reproducible::can_hide_paths(workspace)?;
        // They are packed in the program, where the names would not be seen.
        for module in modules(&workspace.bundles())? {
            reproducible::names_no_folder(workspace, &module)?;
        }
        let system = linux(workspace);
        let program = build(workspace, &system)?;
        let kijun = workspace.embedded();
        copy(&program, &kijun)?;
        pack(workspace, &folder(workspace), &kijun, system.name)
    })];
    steps.push(engine(workspace));
    if windows(workspace) {
        steps.push(Step::build("the kijun command for Windows", move || {
            let program = build(workspace, &WINDOWS)?;
            command(workspace, &folder(workspace), &program, WINDOWS.name)
        }));
    } else {
        eprintln!(
            "No archive for Windows is made: that needs gcc-mingw-w64-x86-64, and rustup target add {}.",
            WINDOWS.target
        );
    }
    steps.push(Step::build("the npm package of the engine, and the checksums", move || {
        let out = folder(workspace);
        run(dist(workspace, &out)?.arg("engine").arg(engine_folder(workspace)))?;
        run(dist(workspace, &out)?.arg("sums"))
    }));
    steps
}

/// Return the steps that make the same of a command that is already built, in little time, for the
/// tests: the folder is not for giving out.
pub(crate) fn sample(workspace: &Workspace) -> Vec<Step<'_>> {
    vec![
        engine(workspace),
        Step::build("the archive and the packages", move || {
            let out = sample_folder(workspace);
            pack(workspace, &out, &workspace.embedded(), "x86_64-linux")?;
            run(dist(workspace, &out)?.arg("engine").arg(engine_folder(workspace)))?;
            run(dist(workspace, &out)?.arg("sums"))
        }),
    ]
}

/// Return the folder of what the tests look at.
pub(crate) fn sample_folder(workspace: &Workspace) -> PathBuf {
    workspace.target.join("packed")
}

/// Make the archive and the npm package of a command.
fn pack(workspace: &Workspace, out: &Path, kijun: &Path, system: &str) -> Result<(), Failure> {
    command(workspace, out, kijun, system)?;
    run(dist(workspace, out)?.arg("npm").arg(kijun).arg(notices(workspace)))
}

/// Make the archive of a command.
fn command(workspace: &Workspace, out: &Path, kijun: &Path, system: &str) -> Result<(), Failure> {
    run(dist(workspace, out)?.arg("command").arg(kijun).arg(system).arg(notices(workspace)))
}

fn notices(workspace: &Workspace) -> PathBuf {
    workspace.bundles().join("third-party.txt")
}

/// Return the command `kijun-dist` that writes into this folder.
fn dist(workspace: &Workspace, out: &Path) -> Result<std::process::Command, Failure> {
    std::fs::create_dir_all(out)
        .map_err(|error| Failure::new(format!("{}: {error}", out.display())))?;
    let mut dist = workspace.cargo(&["run", "--quiet", "--package", "kijun-dist", "--", "--out"]);
    dist.arg(out);
    Ok(dist)
}

/// Build the command for a system, with the clients in it; return its path.
fn build(workspace: &Workspace, system: &System) -> Result<PathBuf, Failure> {
    let build = ["build", "--quiet", "--release", "--package", "kijun-cli", "--features", "embed"];
    let mut build = workspace.cargo(&build);
    reproducible::hide_paths(workspace, &mut build, system.target)?;
    run(build.args(["--target", system.target]).env("KIJUN_BUNDLES", workspace.bundles()))?;
    let name = format!("kijun{}", system.ending);
    let program = workspace.target.join(system.target).join("release").join(name);
    reproducible::names_no_folder(workspace, &program)?;
    Ok(program)
}

/// Return the modules in the folders of the bundles.
fn modules(bundles: &Path) -> Result<Vec<PathBuf>, Failure> {
    let failed = |error| Failure::new(format!("{}: {error}", bundles.display()));
    let mut modules = Vec::new();
    for folder in std::fs::read_dir(bundles).map_err(failed)? {
        let folder = folder.map_err(failed)?.path();
        let files = std::fs::read_dir(folder).into_iter().flatten();
        let files = files.filter_map(|entry| Some(entry.ok()?.path()));
        modules.extend(files.filter(|path| path.extension().is_some_and(|end| end == "wasm")));
    }
    Ok(modules)
}

/// Return Linux with a static program, or else this machine's own.
fn linux(workspace: &Workspace) -> System {
    if has(workspace, STATIC.target)
        || run(workspace.command("rustup").args(["target", "add", STATIC.target])).is_ok()
    {
        return STATIC;
    }
    eprintln!("      not static, but for this system's own libraries: no target {}", STATIC.target);
    System { name: "x86_64-linux-gnu", target: "x86_64-unknown-linux-gnu", ending: "" }
}

/// Return whether a program for Windows can be built here.
fn windows(workspace: &Workspace) -> bool {
    has(workspace, WINDOWS.target) && output(workspace.command(MINGW).arg("--version")).is_some()
}

/// Return whether Rust's standard library for a target is there.
fn has(workspace: &Workspace, target: &str) -> bool {
    let asked = ["--print", "target-libdir", "--target", target];
    output(workspace.command("rustc").args(asked))
        .is_some_and(|folder| Path::new(folder.trim()).is_dir())
}

fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    to.parent()
        .map_or(Ok(()), std::fs::create_dir_all)
        .and_then(|()| std::fs::copy(from, to))
        .map(drop)
        .map_err(|error| Failure::new(format!("{}: {error}", to.display())))
}

/// Return the step that compiles the engine for the npm package.
fn engine(workspace: &Workspace) -> Step<'_> {
    Step::build("the engine for the npm package", move || {
        let mut build = workspace.cargo(&["build", "--quiet", "--package", "kijun-engine"]);
        reproducible::hide_paths(workspace, &mut build, WASM)?;
        run(build.args(["--lib", "--target", WASM, "--profile", "wasm-release"]))?;
        let folder = engine_folder(workspace);
        run(workspace
            .command(workspace.tool("wasm-bindgen"))
            .args(["--target", "web", "--no-typescript", "--out-dir"])
            .arg(&folder)
            .arg(workspace.target.join(WASM).join("wasm-release").join("kijun_engine.wasm")))?;
        let wasm = folder.join("kijun_engine_bg.wasm");
        let wasm_opt = workspace.node_modules().join(".bin").join("wasm-opt");
        run(workspace.command(wasm_opt).args(OPTIMISED).arg(&wasm).arg("-o").arg(&wasm))
    })
}

fn engine_folder(workspace: &Workspace) -> PathBuf {
    workspace.target.join("engine")
}
