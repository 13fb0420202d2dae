//! Builds that are the same in every folder: the compiler writes other paths than this machine's into
//! what it makes.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::step::Failure;
use crate::workspace::{Workspace, run};

/// Let a build for `target`, by cargo or Trunk, write `/kijun` and `/crates` for the folders of this
/// machine. cargo adds these options to those of `.cargo/config.toml`.
///
/// A folder with a space in its path cannot be named in this way: then the paths in it stay.
///
/// # Errors
/// Fail if cargo cannot fetch the crates, or their folders cannot be read.
pub(crate) fn hide_paths(
    workspace: &Workspace,
    build: &mut Command,
    target: &str,
) -> Result<(), Failure> {
    let variable = format!("CARGO_TARGET_{}_RUSTFLAGS", target.to_uppercase().replace('-', "_"));
    let options: Vec<String> = folders(workspace)?
        .iter()
        .filter(|(folder, _)| !has_space(folder))
        .map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display()))
        .collect();
    build.env(variable, options.join(" "));
    Ok(())
}

/// Fail if a folder of this machine has a space in its path, and would stand in a release.
///
/// # Errors
/// Fail also as [`hide_paths`] does.
pub(crate) fn can_hide_paths(workspace: &Workspace) -> Result<(), Failure> {
    match folders(workspace)?.iter().find(|(folder, _)| has_space(folder)) {
        None => Ok(()),
        Some((folder, _)) => Err(Failure::new(format!(
            "{}: with a space in this path, it would stand in what is given out",
            folder.display()
        ))
        .cure("move it to a folder without a space")),
    }
}

/// Fail if a file that is given out names a folder of this machine.
///
/// # Errors
/// Fail also if the file cannot be read, or as [`hide_paths`] does.
pub(crate) fn names_no_folder(workspace: &Workspace, file: &Path) -> Result<(), Failure> {
    let bytes = std::fs::read(file)
        .map_err(|error| Failure::new(format!("{}: {error}", file.display())))?;
    let named = |folder: &Path| {
        let folder = folder.to_string_lossy();
        bytes.windows(folder.len()).any(|window| window == folder.as_bytes())
    };
    match folders(workspace)?.iter().find(|(folder, _)| named(folder)) {
        None => Ok(()),
        Some((folder, _)) => {
            let (file, folder) = (file.display(), folder.display());
            Err(Failure::new(format!("{file} names {folder}, a folder of this machine"))
                .cure("remove target/stamps, so that all programs are built again"))
        }
    }
}

/// Return the folders that the compiler reads, with the names that stand for them. The last one that
/// fits counts.
fn folders(workspace: &Workspace) -> Result<Vec<(PathBuf, &'static str)>, Failure> {
    // Only then are all crates in the folders that are listed below.
    run(&mut workspace.cargo(&["fetch", "--quiet", "--locked"]))?;
    let sources = cargo_home().join("registry").join("src");
    let entries = std::fs::read_dir(&sources)
        .map_err(|error| Failure::new(format!("{}: {error}", sources.display())))?;
    let mut crates: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    crates.sort();
    let mut folders = vec![
        (workspace.root.clone(), "/kijun"),
        // In the top folder, or elsewhere.
        (workspace.target.clone(), "/kijun/target"),
    ];
    folders.extend(crates.into_iter().map(|folder| (folder, "/crates")));
    Ok(folders)
}

fn has_space(folder: &Path) -> bool {
    folder.to_string_lossy().contains(char::is_whitespace)
}

/// Return the folder in which cargo keeps the sources of crates.
fn cargo_home() -> PathBuf {
    let named = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    named.or_else(|| Some(std::env::home_dir()?.join(".cargo"))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::WASM;

    #[test]
    fn a_folder_of_this_machine_in_a_file_is_found() {
        let here = Workspace::here();
        let file = std::env::temp_dir().join(format!("kijun-names-{}", std::process::id()));
        std::fs::write(&file, format!("a{}/src/lib.rs", here.root.display())).unwrap();
        let said = names_no_folder(&here, &file).unwrap_err().to_string();
        assert!(said.contains("a folder of this machine"), "{said}");
        std::fs::write(&file, "/kijun/src/lib.rs").unwrap();
        names_no_folder(&here, &file).unwrap();
        std::fs::remove_file(&file).unwrap();
    }

    #[test]
    fn the_folders_of_this_machine_get_other_names() {
        let here = Workspace::here();
        let mut command = Command::new("cargo");
        hide_paths(&here, &mut command, WASM).unwrap();
        let set: Vec<_> = command.get_envs().collect();
        let [(name, Some(options))] = set[..] else { panic!("{set:?}") };
        assert_eq!(name, "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS");
        let options = options.to_str().unwrap();
        let root = here.root.display();
        assert!(options.contains(&format!("--remap-path-prefix={root}=/kijun ")), "{options}");
        assert!(options.ends_with("=/crates"), "{options}");
    }
}
