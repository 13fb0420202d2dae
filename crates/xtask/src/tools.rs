//! The pinned tools: found, or installed once into `target/tools`.

use crate::browser;
use crate::pins::Pins;
use crate::step::{Failure, Step};
use crate::workspace::{Workspace, output, run};

/// The target for which the programs in the browser are compiled.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// The purpose of the tools.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// The site.
    Build,
    /// What a release gives out: the scripts and the engine must be the same everywhere.
    Release,
    /// The site and its tests in a browser.
    Test,
}

/// A tool that cargo builds: its crate, its program, and the options to install it.
struct Built {
    krate: &'static str,
    program: &'static str,
    options: &'static [&'static str],
}

const BUILT: [Built; 2] = [
    Built { krate: "trunk", program: "trunk", options: &["--no-default-features"] },
    Built { krate: "wasm-bindgen-cli", program: "wasm-bindgen", options: &["--bin=wasm-bindgen"] },
];

const PACKAGES: [&str; 6] = ["binaryen", "esbuild", "playwright-core", "axe-core", "unpdf", "ws"];

/// Return the steps that install the missing tools; none if everything is there.
///
/// # Errors
/// Fail if `tools.toml` cannot be read, or if npm is missing and the purpose needs it.
pub(crate) fn missing(workspace: &Workspace, purpose: Purpose) -> Result<Vec<Step<'_>>, Failure> {
    let pins = Pins::read(&workspace.root)?;
    let mut steps = Vec::new();
    steps.extend(wasm_target(workspace));
    steps.extend(built(workspace, &pins)?);
    steps.extend(packages(workspace, &pins, purpose)?);
    if purpose == Purpose::Test {
        steps.extend(browser::CHROMIUM.missing(workspace));
        steps.extend(browser::FIREFOX.missing(workspace));
        steps.extend(browser::NGINX.missing(workspace));
        steps.extend(browser::APACHE.missing(workspace));
    }
    Ok(steps)
}

/// Return Trunk's name for the version of wasm-opt, for machines without npm, where Trunk downloads
/// wasm-opt itself.
///
/// # Errors
/// Fail if `tools.toml` cannot be read.
pub(crate) fn wasm_opt_version(workspace: &Workspace) -> Result<String, Failure> {
    let pins = Pins::read(&workspace.root)?;
    let major = pins.get("binaryen")?.split('.').next().unwrap_or_default();
    Ok(format!("version_{major}"))
}

fn wasm_target(workspace: &Workspace) -> Option<Step<'_>> {
    let folder =
        output(workspace.command("rustc").args(["--print", "target-libdir", "--target", WASM]));
    if folder.is_some_and(|folder| std::path::Path::new(folder.trim()).is_dir()) {
        return None;
    }
    Some(Step::build(format!("adding the target {WASM}"), move || {
        run(workspace.command("rustup").args(["target", "add", WASM])).map_err(|failure| {
            failure.cure(format!("install rustup, then: rustup target add {WASM}"))
        })
    }))
}

fn built<'a>(workspace: &'a Workspace, pins: &Pins) -> Result<Option<Step<'a>>, Failure> {
    let mut wanted = Vec::new();
    for tool in BUILT {
        let version = pins.get(tool.krate)?;
        let says = output(workspace.command(workspace.tool(tool.program)).arg("--version"));
        if says.as_deref().and_then(|says| says.split_whitespace().nth(1)) != Some(version) {
            wanted.push((tool.options, format!("{}@{version}", tool.krate)));
        }
    }
    if wanted.is_empty() {
        return Ok(None);
    }
    let names: Vec<&str> = wanted.iter().map(|(_, name)| name.as_str()).collect();
    let title = format!("building {} (a few minutes, once)", names.join(" and "));
    Ok(Some(Step::build(title, move || {
        let folder = workspace.tools().join("build");
        for (options, name) in &wanted {
            // Without debug information and optimisation, they are quick to build and fast enough.
            run(workspace
                .cargo(&["install", "--quiet", "--locked", "--debug", "--force", "--root"])
                .arg(workspace.tools())
                .args(*options)
                .arg(name)
                .env("CARGO_TARGET_DIR", &folder)
                .env("CARGO_PROFILE_DEV_DEBUG", "false")
                .env_remove("RUSTFLAGS"))?;
        }
        // Nothing in this folder is used again, and it is large.
        std::fs::remove_dir_all(&folder)
            .map_err(|error| Failure::new(format!("{}: {error}", folder.display())))
    })))
}

fn packages<'a>(
    workspace: &'a Workspace,
    pins: &Pins,
    purpose: Purpose,
) -> Result<Option<Step<'a>>, Failure> {
    let mut names = Vec::new();
    let mut complete = true;
    for package in PACKAGES {
        let version = pins.get(package)?;
        let manifest = workspace.node_modules().join(package).join("package.json");
        let installed = std::fs::read_to_string(manifest).unwrap_or_default();
        complete &= installed.contains(&format!("\"version\": \"{version}\""));
        names.push(format!("{package}@{version}"));
    }
    if complete {
        return Ok(None);
    }
    if output(workspace.command(NPM).arg("--version")).is_none() {
        return match purpose {
            Purpose::Build => Ok(None),
            Purpose::Release | Purpose::Test => {
                Err(Failure::new("npm is missing: releases and browser tests need Node and npm")
                    .cure("install Node 20 or newer, for example: apt-get install nodejs npm"))
            }
        };
    }
    let title = format!("fetching {} from npm", names.join(", "));
    Ok(Some(Step::build(title, move || {
        run(workspace
            .command(NPM)
            .args(["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund"])
            .args(["--loglevel=error", "--prefix"])
            .arg(workspace.tools().join("npm"))
            .args(&names))
    })))
}

#[cfg(windows)]
const NPM: &str = "npm.cmd";
#[cfg(not(windows))]
const NPM: &str = "npm";
