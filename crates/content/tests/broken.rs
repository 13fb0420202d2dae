//! A small valid standard with one mistake at a time: every error is found at its place, with its
//! cure, and nothing else is reported.
//!
//! The cases are data: `broken/cases/*.toml`. Each changes one file of `broken/mini`.

use std::fs;
use std::path::{Path, PathBuf};

use kijun_content::{Problem, Report};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken")
}

/// Make a content folder with a copy of the fixture.
fn fixture() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("mini")).unwrap();
    for entry in fs::read_dir(data().join("mini")).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), root.path().join("mini").join(entry.file_name())).unwrap();
    }
    root
}

/// The path of the crosswalk in the cases: from the standard's folder.
const CROSSWALK: &str = "../crosswalk.toml";

/// Add a crosswalk beside the fixture's standard.
fn add_crosswalk(root: &Path) {
    fs::copy(data().join("crosswalk.toml"), root.join("crosswalk.toml")).unwrap();
}

/// The path of the everyday words in the cases: from the standard's folder.
const TERMS: &str = "../terms.toml";

/// Add everyday words beside the fixture's standard.
fn add_terms(root: &Path) {
    fs::copy(data().join("terms.toml"), root.join("terms.toml")).unwrap();
}

fn change(root: &Path, file: &str, find: &str, replace: &str) {
    let path = root.join("mini").join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert_eq!(text.matches(find).count(), 1, "`{find}` stands once in {file}");
    fs::write(path, text.replace(find, replace)).unwrap();
}

/// Return the text under a key.
fn text<'t>(table: &'t DeTable<'_>, key: &str) -> Option<&'t str> {
    table.get(key).map(Spanned::get_ref).and_then(DeValue::as_str)
}

/// Return the tables under a key.
fn tables<'t, 'i>(table: &'t DeTable<'i>, key: &str) -> Vec<&'t DeTable<'i>> {
    let list = table.get(key).map(Spanned::get_ref);
    let list = list.and_then(DeValue::as_array).expect("a list");
    let entries = list.iter().map(Spanned::get_ref);
    entries.map(|each| each.as_table().expect("a table")).collect()
}

/// Return the differences from a case's expectation; empty if there are none.
fn differences(case: &DeTable<'_>) -> String {
    let name = text(case, "name").expect("a case has a name");
    let root = fixture();
    if text(case, "file") == Some(CROSSWALK) {
        add_crosswalk(root.path());
    }
    if text(case, "file") == Some(TERMS) {
        add_terms(root.path());
    }
    if let Some(file) = text(case, "remove") {
        fs::remove_file(root.path().join("mini").join(file)).unwrap();
    } else {
        let part = |key| text(case, key).expect("a case changes a file");
        change(root.path(), part("file"), part("find"), part("replace"));
    }
    let Err(report) = kijun_content::load(root.path()) else {
        return format!("{name}: nothing was reported\n");
    };
    let expected = tables(case, "expect");
    let problems = report.problems();
    let fits = expected.len() == problems.len()
        && expected.iter().zip(problems).all(|(expected, problem)| {
            let part = |key| text(expected, key).expect("an expectation is complete");
            problem.plain().starts_with(&format!("{}: ", part("at")))
                && problem.message().contains(part("message"))
                && problem.cure().contains(part("cure"))
        });
    if fits {
        return String::new();
    }
    let found = problems.iter();
    let found = found.map(|each| format!("  {}\n    {}\n", each.plain(), each.cure()));
    let found: Vec<String> = found.collect();
    format!("{name}: {} expected, found\n{}", expected.len(), found.concat())
}

#[test]
fn the_fixture_is_valid() {
    let loaded = kijun_content::load(fixture().path());
    assert!(loaded.is_ok(), "{:?}", loaded.err());
}

#[test]
fn a_crosswalk_is_optional_and_read_where_there_is_one() {
    let root = fixture();
    let topics = |root: &Path| kijun_content::load(root).unwrap().crosswalk.topics.len();
    assert_eq!(topics(root.path()), 0);
    add_crosswalk(root.path());
    assert_eq!(topics(root.path()), 2);
}

#[test]
fn everyday_words_are_optional_and_read_where_there_are_any() {
    let root = fixture();
    assert!(kijun_content::load(root.path()).unwrap().terms.is_empty());
    add_terms(root.path());
    let terms = kijun_content::load(root.path()).unwrap().terms;
    let first = terms.iter().map(|term| (term.forms.as_slice(), term.means[0].words.as_str()));
    let expected: [(&[String], &str); 2] = [
        (&["住所録".to_owned(), "じゅうしょろく".to_owned()], "名簿"),
        (&["盗聴".to_owned()], "通信が暗号化されること"),
    ];
    assert_eq!(first.collect::<Vec<_>>(), expected);
}

#[test]
fn of_a_standard_with_errors_the_everyday_words_miss_nothing() {
    let root = fixture();
    add_terms(root.path());
    change(root.path(), "classes.toml", "words = \"名簿\"", "words = \"名刺\"");
    let report = kijun_content::load(root.path()).unwrap_err();
    assert!(report.problems().iter().all(|each| each.path() != "terms.toml"), "{report:?}");
}

#[test]
fn of_a_standard_with_errors_the_crosswalk_misses_nothing() {
    let root = fixture();
    add_crosswalk(root.path());
    change(root.path(), "cloud.toml", "id = \"2\"", "id = \"3\"");
    change(root.path(), CROSSWALK, "\"superset\"", "\"super\"");
    let report = kijun_content::load(root.path()).unwrap_err();
    let own = report.problems().iter().filter(|each| each.path() == "crosswalk.toml");
    assert_eq!(own.map(Problem::line).collect::<Vec<_>>(), [8]);
    assert!(report.problems().iter().any(|each| each.path() == "mini/cloud.toml"));
}

#[test]
fn every_error_is_found_at_its_place_with_its_cure() {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(data().join("cases")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut wrong = String::new();
    let mut count = 0;
    for path in paths {
        let file = fs::read_to_string(&path).unwrap();
        let root = DeTable::parse(&file).unwrap_or_else(|error| panic!("{path:?}: {error}"));
        for case in tables(root.get_ref(), "case") {
            wrong.push_str(&differences(case));
            count += 1;
        }
    }
    assert!(count > 110, "only {count} cases were read");
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// Return the only problem of a folder, in plain text.
fn only(report: &Report) -> String {
    let [problem] = report.problems() else {
        panic!("{report:?}");
    };
    assert!(!problem.cure().is_empty());
    problem.plain()
}

#[test]
fn all_errors_come_at_once_in_the_order_of_files_and_lines() {
    let root = fixture();
    change(root.path(), "standard.toml", "2025-04-01", "2025-04-31");
    change(root.path(), "cloud.toml", "\"advisory\"", "\"advise\"");
    change(root.path(), "classes.toml", "名簿", "名刺");
    change(root.path(), "aims.md", "(table.md)", "(none.md)");
    let report = kijun_content::load(root.path()).unwrap_err();
    let places = report.problems().iter();
    let places: Vec<_> = places.map(|each| (each.path(), each.line())).collect();
    assert_eq!(
        places,
        [
            ("mini/aims.md", 7),
            ("mini/classes.toml", 14),
            ("mini/cloud.toml", 34),
            ("mini/standard.toml", 13),
        ]
    );
}

#[test]
fn bytes_that_are_not_utf8_are_reported_with_their_line() {
    let root = fixture();
    let path = root.path().join("mini/aims.md");
    let mut bytes = fs::read(&path).unwrap();
    bytes.extend(b"\nabc \x8a\xee\x8f\x80\n");
    fs::write(&path, bytes).unwrap();
    let report = kijun_content::load(root.path()).unwrap_err();
    let found = only(&report);
    assert!(found.starts_with("mini/aims.md:9:5: UTF-8として読めないバイト（0x8A）"), "{found}");
    assert!(report.problems()[0].cure().contains("Shift_JIS"));
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_accepted() {
    let root = fixture();
    for file in ["standard.toml", "cloud.toml", "classes.toml", "aims.md", "table.md"] {
        let path = root.path().join("mini").join(file);
        let text = fs::read_to_string(&path).unwrap().replace('\n', "\r\n");
        fs::write(&path, format!("\u{feff}{text}")).unwrap();
    }
    let plain = kijun_content::load(fixture().path()).unwrap();
    let windows = kijun_content::load(root.path());
    assert_eq!(windows.unwrap().standards[0].checklists, plain.standards[0].checklists);
}

#[test]
fn a_folder_without_a_standard_and_no_folder_are_reported() {
    let root = tempfile::tempdir().unwrap();
    fs::write(root.path().join("README.md"), "x").unwrap();
    fs::create_dir(root.path().join(".git")).unwrap();
    let empty = kijun_content::load(root.path()).unwrap_err();
    assert!(only(&empty).contains("基準が1つもありません"));
    let missing = kijun_content::load(&root.path().join("none")).unwrap_err();
    assert!(only(&missing).contains("がありません"));
    let file = kijun_content::load(&root.path().join("README.md")).unwrap_err();
    assert!(only(&file).contains("を開けません"));
}

#[test]
fn more_requirements_than_the_engine_takes_are_refused() {
    let root = fixture();
    let path = root.path().join("mini/cloud.toml");
    let mut text = fs::read_to_string(&path).unwrap();
    let more = (3..=4097).map(|id| {
        format!(
            "[[category.item.requirement]]\nid = \"{id}\"\ntext = \"要件\"\n\
             no_clause = \"試験\"\nlevel.A = \"-\"\nlevel.B = \"-\"\n"
        )
    });
    text.extend(more);
    fs::write(&path, text).unwrap();
    let report = kijun_content::load(root.path()).unwrap_err();
    assert!(only(&report).contains("要件が4097件あります"));
}

#[test]
fn a_folder_whose_name_cannot_be_an_address_is_refused() {
    let root = fixture();
    let pages = "accessibility ask assets bidders compare glossary privacy review schema search \
                 standalone styleguide";
    let taken = pages.split_whitespace().map(|name| (name, "取ってある名前"));
    for (name, message) in [("Mini", "使えない文字")].into_iter().chain(taken) {
        let folder = root.path().join(name);
        fs::rename(root.path().join("mini"), &folder).unwrap();
        let manifest = folder.join("standard.toml");
        let text = fs::read_to_string(&manifest).unwrap();
        fs::write(&manifest, text.replace("\"mini\"", &format!("\"{name}\""))).unwrap();
        let report = kijun_content::load(root.path()).unwrap_err();
        let found = only(&report);
        assert!(found.contains(message), "{found}");
        fs::write(&manifest, text).unwrap();
        fs::rename(folder, root.path().join("mini")).unwrap();
    }
}
