//! What a release gives out: complete, and the same each time.

mod support;

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use kijun_dist::command::Command;
use kijun_dist::{VERSION, manual, npm, sums};
use serde_json::Value;
use support::{by_path, commands, files, root};
use tempfile::TempDir;

/// Make the archive of a command that is made up.
fn archive(folder: &Path, system: &str) -> std::path::PathBuf {
    let (program, notices) = (folder.join("program"), folder.join("notices"));
    fs::write(&program, "#!/bin/sh\n").unwrap();
    fs::write(&notices, "notices").unwrap();
    let root = root();
    let command = Command { root: &root, program: &program, system, notices: &notices };
    command.write(&folder.join("out")).unwrap()
}

#[test]
fn the_archive_for_linux_is_complete_and_says_nothing_of_the_machine() {
    let folder = TempDir::new().unwrap();
    let path = archive(folder.path(), "x86_64-linux");
    let top = format!("kijun-{VERSION}-x86_64-linux");
    assert_eq!(path.file_name().unwrap().to_str().unwrap(), format!("{top}.tar.gz"));
    let read = files(&path);
    let names: Vec<&String> = read.iter().map(|(name, _)| name).collect();
    assert!(names.is_sorted(), "{names:?}");
    let read = by_path(read, &top);
    for (name, file) in &read {
        let mode = if name == "kijun" { 0o755 } else { 0o644 };
        assert_eq!((file.mode, file.time, file.owner), (mode, 0, 0), "{name}");
        assert!(!file.bytes.is_empty(), "{name}");
    }
    let mut expected: Vec<String> =
        commands().iter().map(|name| format!("man/kijun-{name}.1")).collect();
    for name in
        ["LICENSE-APACHE", "LICENSE-MIT", "README.txt", "bom.cdx.json", "kijun", "man/kijun.1"]
    {
        expected.push(name.to_owned());
    }
    for shell in ["_kijun", "kijun.bash", "kijun.fish", "kijun.ps1"] {
        expected.push(format!("completions/{shell}"));
    }
    expected.push("third-party.txt".to_owned());
    expected.sort();
    assert!(read.keys().eq(expected.iter()), "{:?}", read.keys());
    assert!(read["README.txt"].text().starts_with(&format!("kijun {VERSION}\n")));
    assert_eq!(read["third-party.txt"].text(), "notices");
}

#[test]
fn the_archive_for_windows_is_a_zip_with_its_line_breaks() {
    let folder = TempDir::new().unwrap();
    let path = archive(folder.path(), "x86_64-windows");
    let mut zip = zip::ZipArchive::new(Cursor::new(fs::read(&path).unwrap())).unwrap();
    let top = format!("kijun-{VERSION}-x86_64-windows");
    let mut readme = String::new();
    let name = format!("{top}/README.txt");
    zip.by_name(&name).unwrap().read_to_string(&mut readme).unwrap();
    assert!(readme.contains("kijun.exe serve") && !readme.contains("./kijun"), "{readme}");
    assert_eq!(readme.matches('\n').count(), readme.matches("\r\n").count());
    for place in 0..zip.len() {
        let file = zip.by_index(place).unwrap();
        assert_eq!(file.last_modified().map(|time| time.year()), Some(1980), "{place}");
    }
    zip.by_name(&format!("{top}/kijun.exe")).unwrap();
    zip.by_name(&format!("{top}/third-party.txt")).unwrap();
}

#[test]
fn the_same_input_gives_the_same_bytes_in_another_folder() {
    let (first, second) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let made =
        [&first, &second].map(|folder| fs::read(archive(folder.path(), "x86_64-linux")).unwrap());
    assert!(made[0] == made[1]);
}

#[test]
fn the_manual_and_the_completions_name_every_command() {
    let mut made = manual::pages().unwrap();
    made.extend(manual::completions());
    let text = |path: &str| {
        let entry = made.iter().find(|entry| entry.path == path);
        String::from_utf8(entry.unwrap_or_else(|| panic!("{path}")).bytes.clone()).unwrap()
    };
    for command in commands() {
        // roff writes a hyphen as `\-`.
        let page = text(&format!("man/kijun-{command}.1")).replace("\\-", "-");
        assert!(page.contains(&format!(".TH kijun-{command} 1")), "{page}");
        let last = command.rsplit_once("editions-").map_or(command.as_str(), |(_, last)| last);
        for shell in ["_kijun", "kijun.bash", "kijun.fish", "kijun.ps1"] {
            let words = text(&format!("completions/{shell}"));
            let names =
                words.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-');
            assert!(names.into_iter().any(|name| name == last), "{shell}: {last}");
        }
        if !command.starts_with("editions-") {
            let first = text("man/kijun.1").replace("\\-", "-");
            assert!(first.contains(&command), "man/kijun.1: {command}");
        }
    }
}

#[test]
fn the_npm_packages_have_what_npm_needs() {
    let folder = TempDir::new().unwrap();
    let here = |name: &str| folder.path().join(name);
    fs::write(here("kijun_engine.js"), "export {}").unwrap();
    fs::write(here("kijun_engine_bg.wasm"), "\0asm").unwrap();
    let engine = npm::write_engine(&root(), folder.path(), &here("out")).unwrap();
    let command = npm::write_command(
        &root(),
        &here("kijun_engine.js"),
        &here("kijun_engine_bg.wasm"),
        &here("out"),
    );
    for (path, name, files_of) in [
        (
            engine,
            "@kijun/engine",
            vec!["index.js", "index.d.ts", "wasm.js", "rules/annex2/cloud.js"],
        ),
        (command.unwrap(), "kijun", vec!["kijun.mjs", "linux-x64/kijun"]),
    ] {
        let read = by_path(files(&path), "package");
        let manifest: Value = serde_json::from_str(read["package.json"].text()).unwrap();
        assert_eq!((&manifest["name"], &manifest["version"]), (&name.into(), &VERSION.into()));
        let always =
            ["README.md", "LICENSE-APACHE", "LICENSE-MIT", "third-party.txt", "bom.cdx.json"];
        for file in always.iter().chain(&files_of) {
            let file = read.get(*file).unwrap_or_else(|| panic!("{name}: {file}"));
            assert!(!file.bytes.is_empty());
        }
        for (path, file) in &read {
            let program = path == "kijun.mjs" || path == "linux-x64/kijun";
            assert_eq!(file.mode, if program { 0o755 } else { 0o644 }, "{path}");
        }
    }
}

#[test]
fn the_checksums_are_those_of_the_archives_in_the_form_of_sha256sum() {
    let folder = TempDir::new().unwrap();
    for (name, text) in
        [("b.tgz", "abc"), ("a.tar.gz", ""), ("c.zip", "abc"), ("kijun", "not given")]
    {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let of_nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    let of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    let expected = format!("{of_nothing}  a.tar.gz\n{of_abc}  b.tgz\n{of_abc}  c.zip\n");
    assert_eq!(sums::of(folder.path()).unwrap(), expected);
}
