//! `kijun export --format oscal`: the files that it makes. `crates/oscal` holds what is in them.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;
use support::{Files, Ran, run};

const ANSWERS: &str = r#"{"schema":"kijun-answers/1","checklist":"annex2/cloud","class":"CLASS",
    "service":{"name":"例"},"answers":{"1":{"status":"met"},"9-9":{"status":"met"}},"later":1}"#;

fn export(what: &str, out: &Path) -> Ran {
    run(&["export", what, "--format", "oscal", "--out", out.to_str().unwrap()])
}

/// Return the files of a folder by their names.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let read = |entry: fs::DirEntry| {
        (entry.file_name().into_string().unwrap(), fs::read_to_string(entry.path()).unwrap())
    };
    entries.map(read).collect()
}

const BLANK: [&str; 5] = [
    "catalog-annex2-undated.json",
    "profile-annex2-cloud-I.json",
    "profile-annex2-cloud-II.json",
    "profile-annex2-cloud-SA.json",
    "profile-annex2-cloud-SB.json",
];

#[test]
fn a_checklist_becomes_a_catalog_and_profiles_and_the_same_ones_again() {
    let place = Files::new();
    let (one, other) = (place.path("a/b"), place.path("other"));
    for out in [&one, &other] {
        let ran = export("annex2/cloud", out);
        assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{}", ran.stderr);
    }
    let files = [&one, &other].map(|folder| files(folder));
    assert_eq!(files[0].keys().collect::<Vec<_>>(), BLANK);
    assert_eq!(files[0], files[1]);
}

#[test]
fn answers_add_what_is_claimed_and_how_it_was_judged() {
    let place = Files::new();
    // A class that is out of scope has no profile: the claims are about the catalog.
    let classes = [("SB", "profile-annex2-cloud-SB.json"), ("III", "catalog-annex2-undated.json")];
    for (class, source) in classes {
        let answers = place.write("answers.json", ANSWERS.replace("CLASS", class));
        let out = place.path(class);
        let ran = export(answers.to_str().unwrap(), &out);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        for part in ["later", "answers.9-9"] {
            assert!(ran.stderr.contains(&format!("含まれません: {part}\n")), "{}", ran.stderr);
        }
        let files = files(&out);
        let mut names: Vec<&str> = files.keys().map(String::as_str).collect();
        names.retain(|name| !BLANK.contains(name));
        assert_eq!(names, ["assessment-results.json", "component-definition.json"]);
        let claims: Value = serde_json::from_str(&files["component-definition.json"]).unwrap();
        let component = &claims["component-definition"]["components"][0];
        assert_eq!(component["control-implementations"][0]["source"], source);
        assert!(files.contains_key(source));
    }
}

#[test]
fn what_cannot_be_written_is_said() {
    let place = Files::new();
    let ran = run(&["export", "annex2/cloud", "--format", "oscal", "--out", "-"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert!(ran.stderr.contains("--out にフォルダーを指定してください。"), "{}", ran.stderr);
    let file = place.write("file", String::new());
    let ran = export("annex2/cloud", &file);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("フォルダー『"), "{}", ran.stderr);
    let answers = place.write("a.json", ANSWERS.replace(r#""class":"CLASS","#, ""));
    let ran = export(answers.to_str().unwrap(), &place.path("none"));
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("a.json") && ran.stderr.contains("class"), "{}", ran.stderr);
    assert!(!place.path("none").exists());
}
