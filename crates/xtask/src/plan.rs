//! The steps of each command.

use std::path::PathBuf;

use crate::step::{Failure, Step, run as run_steps};
use crate::tools::{self, Purpose, WASM};
use crate::workspace::{Workspace, output, run};
use crate::{browser, bundles, dist, release, reproducible};

type Steps<'a> = Result<Vec<Step<'a>>, Failure>;

/// Build the site in `dist/` (`cargo xtask build`). Return whether it was built.
pub(crate) fn build(workspace: &Workspace, options: &[String]) -> bool {
    finish(site_with_tools(workspace, options), false)
}

/// Build the site, then serve it until the program is stopped (`cargo xtask serve`).
pub(crate) fn serve(workspace: &Workspace, options: &[String]) -> bool {
    let styleguide = ["--styleguide".to_owned()];
    let steps = site_with_tools(workspace, &styleguide).map(|mut steps| {
        steps.push(Step::build("serving dist (Ctrl+C stops it)", move || {
            run(workspace.command(workspace.kijun()).arg("serve").args(options))
        }));
        steps
    });
    finish(steps, false)
}

/// Make what a release gives out, in `target/dist` (`cargo xtask dist`).
pub(crate) fn dist(workspace: &Workspace) -> bool {
    let steps = tools::missing(workspace, Purpose::Release).and_then(|mut steps| {
        steps.extend(clients(workspace)?);
        steps.extend(dist::steps(workspace));
        Ok(steps)
    });
    finish(steps, false)
}

/// Return the step that makes the command with the clients in it. It also takes the place of the one
/// without, which cargo makes again when it is asked for.
fn embedded(workspace: &Workspace) -> Step<'_> {
    Step::build("the kijun command with the clients in it, into target/dist", move || {
        let build =
            ["build", "--quiet", "--release", "--package", "kijun-cli", "--features", "embed"];
        run(workspace.cargo(&build).env("KIJUN_BUNDLES", workspace.bundles()))?;
        let made = workspace.kijun();
        let (folder, kijun) = (workspace.target.join("dist"), workspace.embedded());
        std::fs::create_dir_all(&folder)
            .and_then(|()| std::fs::copy(&made, &kijun))
            .map(drop)
            .map_err(|error| Failure::new(format!("{}: {error}", kijun.display())))
    })
}

/// Run the long suites with these names, or all (`cargo xtask release-check`). Return whether all of
/// them passed.
pub(crate) fn release_check(workspace: &Workspace, suites: &[String]) -> bool {
    finish(release::steps(workspace, suites), true)
}

/// Run everything that CI runs (`cargo xtask test`). Return whether all of it passed.
pub(crate) fn test(workspace: &Workspace) -> bool {
    finish(test_steps(workspace), true)
}

/// Run the benchmarks and weigh the pages (`cargo xtask bench`).
pub(crate) fn bench(workspace: &Workspace) -> bool {
    finish(bench_steps(workspace), true)
}

fn bench_steps(workspace: &Workspace) -> Steps<'_> {
    let mut steps = tools::missing(workspace, Purpose::Test)?;
    steps.extend(site(workspace, &[])?);
    steps.push(Step::check("benchmarks", move || {
        run(&mut workspace.cargo(&["bench", "--package", "kijun-bench"]))
    }));
    steps.push(Step::check("an answer in the form, in Chromium", move || answers(workspace)));
    steps.push(weights(workspace));
    Ok(steps)
}

/// Measure the time from an answer to the painted verdict.
fn answers(workspace: &Workspace) -> Result<(), Failure> {
    run(workspace
        .command("node")
        .arg(workspace.root.join("tests").join("browser").join("bench.mjs"))
        .env("KIJUN_BIN", workspace.kijun())
        .env("KIJUN_BUNDLES", workspace.bundles())
        .env(browser::CHROMIUM.variable, browser::CHROMIUM.find()?)
        .env("KIJUN_DIST", workspace.dist())
        .env("KIJUN_NODE_MODULES", workspace.node_modules())
        .env("KIJUN_TESTS_WASM", corpus_folder(workspace)))
}

fn finish(steps: Steps<'_>, summary: bool) -> bool {
    match steps {
        Ok(steps) => {
            let tally = run_steps(steps);
            if summary || !tally.ok() {
                eprintln!("{tally}");
            }
            tally.ok()
        }
        Err(failure) => {
            eprintln!("{failure}");
            false
        }
    }
}

fn site_with_tools<'a>(workspace: &'a Workspace, options: &'a [String]) -> Steps<'a> {
    let mut steps = tools::missing(workspace, Purpose::Build)?;
    steps.extend(site(workspace, options)?);
    Ok(steps)
}

/// Return the steps that make the command line, the bundles, and then the pages.
fn site<'a>(workspace: &'a Workspace, options: &'a [String]) -> Steps<'a> {
    let mut steps = vec![Step::build("the kijun command, in release", move || {
        run(&mut workspace.cargo(&["build", "--quiet", "--release", "--package", "kijun-cli"]))
    })];
    steps.extend(clients(workspace)?);
    steps.push(pages(workspace, options));
    Ok(steps)
}

/// Return the step that makes the pages with the command that was built last.
fn pages<'a>(workspace: &'a Workspace, options: &'a [String]) -> Step<'a> {
    Step::build("the pages, into dist", move || {
        run(workspace
            .command(workspace.kijun())
            .args(["build", "--out"])
            .arg(workspace.dist())
            .arg("--bundle")
            .arg(workspace.bundles())
            .arg("--standalone")
            .args(options))
    })
}

/// Return the steps that make the bundles, and the notices beside them.
fn clients(workspace: &Workspace) -> Steps<'_> {
    let mut steps = bundles::steps(workspace)?;
    steps.push(Step::build("the notices of third parties", move || {
        let file = workspace.bundles().join("third-party.txt");
        run(workspace.cargo(&["run", "--quiet", "--package", "kijun-notices", "--"]).arg(file))
    }));
    Ok(steps)
}

fn test_steps(workspace: &Workspace) -> Steps<'_> {
    let mut steps = tools::missing(workspace, Purpose::Test)?;
    steps.extend(lints(workspace)?);
    steps.extend(rust_tests(workspace));
    // One command for all tests in a browser: the one with the clients in it.
    steps.extend(clients(workspace)?);
    steps.push(embedded(workspace));
    steps.push(pages(workspace, &[]));
    steps.push(weights(workspace));
    steps.push(Step::build("the engine and the corpus as WASM", move || corpus(workspace)));
    steps.extend(dist::sample(workspace));
    steps.push(Step::check("the pages in Chromium and Firefox", move || browser_tests(workspace)));
    Ok(steps)
}

fn lints(workspace: &Workspace) -> Steps<'_> {
    let mut steps = vec![
        Step::check("rustfmt", move || run(&mut workspace.cargo(&["fmt", "--all", "--check"]))),
        Step::check("clippy, all crates", move || {
            let mut clippy = workspace.cargo(&["clippy", "--quiet", "--workspace"]);
            run(clippy.args(["--all-targets", "--", "-D", "warnings"]))
        }),
    ];
    for name in bundles::names(workspace)? {
        steps.push(Step::check(format!("clippy, the bundle {name}"), move || {
            let mut clippy = workspace.cargo(&["clippy", "--quiet", "--package", "kijun-site"]);
            clippy.args(["--target", WASM, "--no-default-features", "--features", &name]);
            run(clippy.args(["--lib", "--bin", &name, "--", "-D", "warnings"]))
        }));
    }
    steps.push(Step::check("rustdoc", move || {
        let mut doc = workspace.cargo(&["doc", "--quiet", "--workspace", "--no-deps"]);
        run(doc.env("RUSTDOCFLAGS", "-D warnings"))
    }));
    Ok(steps)
}

/// Return the steps that run the Rust tests, with nextest if it is installed; nextest does not run
/// the examples in the documentation.
fn rust_tests(workspace: &Workspace) -> Vec<Step<'_>> {
    if output(&mut workspace.cargo(&["nextest", "--version"])).is_none() {
        return vec![Step::check("Rust tests", move || {
            run(&mut workspace.cargo(&["test", "--quiet", "--workspace", "--no-fail-fast"]))
        })];
    }
    vec![
        Step::check("Rust tests, by nextest", move || {
            run(&mut workspace.cargo(&["nextest", "run", "--workspace", "--no-fail-fast"]))
        }),
        Step::check("documentation tests", move || {
            run(&mut workspace.cargo(&["test", "--quiet", "--workspace", "--doc"]))
        }),
    ]
}

/// Compile the engine with the corpus runner, which the browser tests import.
fn corpus(workspace: &Workspace) -> Result<(), Failure> {
    let mut build = workspace.cargo(&["build", "--quiet", "--package", "kijun-tests-wasm"]);
    // As the bundles: cargo then compiles the crates of both once.
    reproducible::hide_paths(workspace, &mut build, WASM)?;
    run(build.args(["--target", WASM, "--profile", "wasm-release"]))?;
    run(workspace
        .command(workspace.tool("wasm-bindgen"))
        .args(["--target", "web", "--no-typescript", "--out-dir"])
        .arg(corpus_folder(workspace))
        .arg(workspace.target.join(WASM).join("wasm-release").join("kijun_tests_wasm.wasm")))
}

fn corpus_folder(workspace: &Workspace) -> PathBuf {
    workspace.target.join("tests-wasm")
}

/// Run `tests/browser/*.test.mjs` with Node's own test runner; environment variables give the
/// paths.
fn browser_tests(workspace: &Workspace) -> Result<(), Failure> {
    let folder = workspace.root.join("tests").join("browser");
    let entries = std::fs::read_dir(&folder)
        .map_err(|error| Failure::new(format!("{}: {error}", folder.display())))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    if files.is_empty() {
        return Err(Failure::new(format!("{}: no *.test.mjs", folder.display())));
    }
    files.sort();
    run(workspace
        .command("node")
        .args(["--test", "--test-reporter=spec"])
        .args(files)
        .env("KIJUN_BIN", workspace.kijun())
        .env("KIJUN_BUNDLES", workspace.bundles())
        .env("KIJUN_EMBEDDED", workspace.embedded())
        .env("KIJUN_PACKED", dist::sample_folder(workspace))
        .env(browser::CHROMIUM.variable, browser::CHROMIUM.find()?)
        .env(browser::FIREFOX.variable, browser::FIREFOX.find()?)
        .env(browser::NGINX.variable, browser::NGINX.find()?)
        .env(browser::APACHE.variable, browser::APACHE.find()?)
        .env("KIJUN_DIST", workspace.dist())
        .env("KIJUN_NODE_MODULES", workspace.node_modules())
        .env("KIJUN_TESTS_WASM", corpus_folder(workspace)))
}

fn weights(workspace: &Workspace) -> Step<'_> {
    Step::check("the weight of every page", move || {
        let light = workspace.target.join("without-xlsx");
        run(workspace
            .command(workspace.kijun())
            .args(["build", "--standalone", "--without-xlsx", "--out"])
            .arg(&light)
            .arg("--bundle")
            .arg(workspace.bundles()))?;
        run(workspace
            .command("node")
            .arg(workspace.root.join("crates/xtask/src/weights.mjs"))
            .arg(workspace.dist())
            .arg(light))
    })
}
