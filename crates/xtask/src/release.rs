//! What takes too long for every change: `cargo xtask release-check`. Each suite is a step that can be
//! chosen by its name, and writes its result into `docs/release-check.md`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::browser;
use crate::record;
use crate::step::{Failure, Step};
use crate::workspace::{Workspace, output, run};

/// A suite: its name, and what makes its result.
type Suite = (&'static str, fn(&Workspace) -> Result<(), Failure>);

const SUITES: [Suite; 4] =
    [("files", files), ("clones", clones), ("load", load), ("mutants", mutants)];

/// The damaged files for each reader.
const FILES: [(&str, &str); 5] = [
    ("answers", "1000000"),
    ("csv", "200000"),
    ("xlsx", "20000"),
    ("content", "20000"),
    ("city-table", "5000"),
];

/// The seed of the damaged files.
const SEED: &str = "20261130";

/// Return the steps of the suites with these names; of all, without a name.
///
/// # Errors
/// Fail if a name is none of a suite.
pub(crate) fn steps<'a>(
    workspace: &'a Workspace,
    names: &[String],
) -> Result<Vec<Step<'a>>, Failure> {
    let known: Vec<&str> = SUITES.iter().map(|(name, _)| *name).collect();
    if let Some(other) = names.iter().find(|name| !known.contains(&name.as_str())) {
        let known = known.join(", ");
        return Err(Failure::new(format!("no suite {other}")).cure(format!("choose of {known}")));
    }
    let chosen = |name: &str| names.is_empty() || names.iter().any(|one| one == name);
    let suites = SUITES.into_iter().filter(|(name, _)| chosen(name));
    Ok(suites.map(|(name, suite)| Step::check(name, move || suite(workspace))).collect())
}

/// Return the names of the rows that the suites write.
#[cfg(test)]
pub(crate) fn rows() -> Vec<String> {
    let files = FILES.iter().map(|(target, _)| format!("files: {target}"));
    let others = SUITES.iter().map(|(name, _)| (*name).to_owned());
    files.chain(others.filter(|name| name != "files")).collect()
}

/// Damaged files through every reader.
fn files(workspace: &Workspace) -> Result<(), Failure> {
    let mut failed = Vec::new();
    for (target, count) in FILES {
        let mut attack = workspace.cargo(&["run", "--quiet", "--release", "--package"]);
        let said = attack.args(["kijun-attack", "--", target, count, SEED]).output();
        let said = said.map_err(|error| Failure::new(format!("kijun-attack: {error}")))?;
        let text = String::from_utf8_lossy(&said.stdout).into_owned();
        eprint!("{text}");
        let line = text.lines().next().unwrap_or("it did not run");
        record::write(workspace, &format!("files: {target}"), line)?;
        if !said.status.success() {
            failed.push(target);
        }
    }
    if failed.is_empty() { Ok(()) } else { Err(Failure::new(failed.join(", "))) }
}

/// Two clean clones, each with its site and all that is given out.
fn clones(workspace: &Workspace) -> Result<(), Failure> {
    let folder = workspace.target.join("clones");
    let mut made = Vec::new();
    for name in ["one", "another-folder"] {
        made.push(built(workspace, &folder.join(name))?);
    }
    let (first, second) = (&made[0], &made[1]);
    let differs: Vec<&str> = first
        .iter()
        .zip(second)
        .filter(|(one, other)| one != other)
        .map(|((name, _), _)| name.as_str())
        .collect();
    if first.len() != second.len() || !differs.is_empty() {
        record::write(workspace, "clones", &format!("they differ: {}", differs.join(", ")))?;
        return Err(Failure::new(format!("the clones differ: {}", differs.join(", "))));
    }
    let given = first.iter().filter(|(name, _)| name.starts_with("given/"));
    let given: Vec<String> =
        given.map(|(name, sum)| format!("{} {sum}", name.trim_start_matches("given/"))).collect();
    let site = first.len() - given.len();
    let line = format!("equal: {site} files of the site; {}", given.join("; "));
    record::write(workspace, "clones", &line)
}

/// Clone the repository into a folder and build all there; return the SHA-256 of each file.
fn built(workspace: &Workspace, clone: &Path) -> Result<Vec<(String, String)>, Failure> {
    let failed = |error| Failure::new(format!("{}: {error}", clone.display()));
    if clone.exists() {
        fs::remove_dir_all(clone).map_err(failed)?;
    }
    run(workspace
        .command("git")
        .args(["clone", "--quiet", "--no-hardlinks"])
        .arg(&workspace.root)
        .arg(clone))?;
    // The pinned tools are no part of the result; nothing else is taken over.
    let target = clone.join("target");
    fs::create_dir_all(&target).map_err(failed)?;
    run(workspace.command("cp").arg("-a").arg(workspace.tools()).arg(&target))?;
    let here = |program: &Path| {
        let mut command = workspace.command(program);
        command.current_dir(clone).env_remove("CARGO_TARGET_DIR");
        command
    };
    run(here(Path::new("cargo")).args(["xtask", "dist"]))?;
    run(here(&target.join("dist").join("kijun")).args(["build", "--out", "dist", "--standalone"]))?;
    let mut sums = Vec::new();
    for (name, folder) in [("site", clone.join("dist")), ("given", target.join("dist"))] {
        let listed = output(
            workspace
                .command("sh")
                .current_dir(&folder)
                .args(["-c", "find . -type f -exec sha256sum {} +"]),
        );
        let listed =
            listed.ok_or_else(|| Failure::new(format!("{}: no sums", folder.display())))?;
        sums.extend(listed.lines().filter_map(|line| {
            let (sum, path) = line.split_once("  ./")?;
            Some((format!("{name}/{path}"), sum.to_owned()))
        }));
    }
    sums.sort();
    fs::remove_dir_all(clone).map_err(failed)?;
    Ok(sums)
}

/// The site behind nginx, asked by wrk.
fn load(workspace: &Workspace) -> Result<(), Failure> {
    if output(workspace.command("sh").args(["-c", "command -v wrk"])).is_none() {
        return Err(Failure::new("no wrk was found").cure("apt-get install wrk"));
    }
    let site: PathBuf = workspace.dist();
    let mut node = workspace.command("node");
    node.arg(workspace.root.join("tests/browser/load.mjs"))
        .env("KIJUN_DIST", &site)
        .env(browser::NGINX.variable, browser::NGINX.find()?)
        .stderr(std::process::Stdio::inherit());
    let line = output(&mut node).ok_or_else(|| {
        Failure::new(format!("the load on {} met an error", site.display()))
            .cure("build the site first: cargo xtask build")
    })?;
    record::write(workspace, "load", line.trim())
}

/// Changes of the rules that no test notices.
fn mutants(workspace: &Workspace) -> Result<(), Failure> {
    if output(&mut workspace.cargo(&["mutants", "--version"])).is_none() {
        return Err(Failure::new("no cargo-mutants was found")
            .cure("cargo install cargo-mutants --version 27.1.0 --locked"));
    }
    let out = workspace.target.join("mutants");
    let mut mutants = workspace.cargo(&["mutants", "--package", "kijun-rules"]);
    // The tests of the rules are in a crate of their own.
    mutants.args(["--test-package", "kijun-rules,kijun-tests", "--no-shuffle", "--output"]);
    let ended = run(mutants.arg(&out));
    let count = |name: &str| {
        let text = fs::read_to_string(out.join("mutants.out").join(name)).unwrap_or_default();
        text.lines().map(ToOwned::to_owned).collect::<Vec<_>>()
    };
    let (caught, missed) = (count("caught.txt"), count("missed.txt"));
    let (unviable, timeout) = (count("unviable.txt").len(), count("timeout.txt").len());
    if caught.is_empty() {
        return ended;
    }
    let explained =
        fs::read_to_string(workspace.root.join("docs").join("mutants.md")).unwrap_or_default();
    // Without the line, which moves.
    let name = |mutant: &str| mutant.splitn(4, ':').last().unwrap_or_default().trim().to_owned();
    let open: Vec<String> =
        missed.iter().map(|each| name(each)).filter(|each| !explained.contains(each)).collect();
    let line = format!(
        "{} caught, {} survived ({} of them explained), {timeout} ran too long, {unviable} did not compile",
        caught.len(),
        missed.len(),
        missed.len() - open.len()
    );
    record::write(workspace, "mutants", &line)?;
    if open.is_empty() {
        Ok(())
    } else {
        Err(Failure::new(format!("survivors without an explanation: {}", open.join("; ")))
            .cure("write a test, or explain it in docs/mutants.md"))
    }
}
