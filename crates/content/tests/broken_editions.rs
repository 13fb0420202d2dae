//! A standard of two editions with one mistake at a time: every error is found at its place, with
//! its cure, and nothing else is reported.
//!
//! The cases are data: `broken_editions/cases.toml`. Each changes one file of `tests/editions/town`.

use std::fs;
use std::path::{Path, PathBuf};

use kijun_content::Problem;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A case: a mistake made in the fixture, and the expected errors.
struct Case {
    name: String,
    file: String,
    find: String,
    replace: String,
    expected: Vec<[String; 3]>,
}

fn manifest() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(from, to).unwrap();
        }
    }
}

/// Make a content folder with a copy of the fixture.
fn fixture() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    copy(&manifest().join("../../tests/editions"), root.path());
    root
}

fn tables<'t, 'i>(table: &'t DeTable<'i>, key: &str) -> Vec<&'t DeTable<'i>> {
    let list = table.get(key).and_then(|list| list.get_ref().as_array()).expect("a list");
    list.iter().map(|each| each.get_ref().as_table().expect("a table")).collect()
}

fn text(table: &DeTable<'_>, key: &str) -> String {
    let value = table.get(key).map(Spanned::get_ref).and_then(DeValue::as_str);
    value.unwrap_or_else(|| panic!("a text `{key}`")).to_owned()
}

fn cases() -> Vec<Case> {
    let path: PathBuf = manifest().join("tests/broken_editions/cases.toml");
    let file = fs::read_to_string(path).unwrap();
    let root = DeTable::parse(&file).unwrap();
    let case = |table: &DeTable<'_>| {
        let expected = tables(table, "expect").into_iter();
        let part = |key| text(table, key);
        Case {
            name: part("name"),
            file: part("file"),
            find: part("find"),
            replace: part("replace"),
            expected: expected
                .map(|each| ["at", "message", "cure"].map(|key| text(each, key)))
                .collect(),
        }
    };
    tables(root.get_ref(), "case").into_iter().map(case).collect()
}

/// Return the differences from a case's expectation; empty if there are none.
fn differences(case: &Case) -> String {
    let Case { name, file, find, replace, expected } = case;
    let root = fixture();
    let path = root.path().join("town").join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert_eq!(text.matches(find).count(), 1, "{name}: `{find}` stands once in {file}");
    fs::write(path, text.replace(find, replace)).unwrap();
    let Err(report) = kijun_content::load(root.path()) else {
        return format!("{name}: nothing was reported\n");
    };
    let found = report.problems();
    let fits = |([at, message, cure], problem): (&[String; 3], &Problem)| {
        problem.plain().starts_with(&format!("{at}: "))
            && problem.message().contains(message.as_str())
            && problem.cure().contains(cure.as_str())
    };
    if found.len() == expected.len() && expected.iter().zip(found).all(fits) {
        return String::new();
    }
    let found = found.iter().map(|each| format!("  {}\n    {}\n", each.plain(), each.cure()));
    format!("{name}: {} expected, found\n{}", expected.len(), found.collect::<String>())
}

#[test]
fn the_fixture_is_valid() {
    let loaded = kijun_content::load(fixture().path());
    assert!(loaded.is_ok(), "{:?}", loaded.err());
}

#[test]
fn every_error_is_found_at_its_place_with_its_cure() {
    let cases = cases();
    assert!(cases.len() > 25, "only {} cases were read", cases.len());
    let wrong: String = cases.iter().map(differences).collect();
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn a_folder_without_the_edition_is_reported_where_it_is_named() {
    let root = fixture();
    fs::remove_file(root.path().join("town/editions/1.0/standard.toml")).unwrap();
    let report = kijun_content::load(root.path()).unwrap_err();
    let [problem] = report.problems() else { panic!("{report:?}") };
    let message = "town/standard.toml:21:10: 前の版のフォルダー『town/editions/1.0』に";
    assert!(problem.plain().starts_with(message), "{}", problem.plain());
}
