//! Run the corpus through the command: one verdict per line, in the same order. A file that cannot
//! be assessed gives an error in its place, and the exit code reports it.

mod support;

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use support::{Files, run};

/// Return every file of the corpus, with those in the folders of the other checklists.
fn corpus(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(corpus(&path));
        } else if path.extension().is_some_and(|extension| extension == "json") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn cases(file: &Path) -> Vec<Value> {
    serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap()
}

/// Compare a result with the corpus's expectation.
fn compare(case: &Value, said: &Value) {
    let about = &case["description"];
    let expect = &case["expect"];
    if !expect["error"].is_null() {
        assert!(said["error"].as_str().is_some_and(|error| !error.is_empty()), "{about}: {said}");
        return;
    }
    for name in ["verdict", "best", "worst", "decisive", "remedies"] {
        let wanted = match &expect[name] {
            Value::Null => continue,
            Value::String(none) if none == "none" => &Value::Null,
            wanted => wanted,
        };
        assert_eq!(&said[name], wanted, "{about}: {name}");
    }
    for (id, status) in expect["requirements"].as_object().into_iter().flatten() {
        let mut all = said["requirements"].as_array().unwrap().iter();
        let found = all.find(|each| each["id"] == json!(id)).expect("every id is listed");
        assert_eq!(&found["status"], status, "{about}: {id}");
    }
}

#[test]
fn every_case_of_the_corpus_is_a_line_with_its_verdict() {
    let files = Files::new();
    let mut count = 0;
    for file in corpus(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus")) {
        // A case written as text may contain line breaks.
        let mut cases = cases(&file);
        cases.retain(|case| !case["answers"].is_null());
        let lines: Vec<String> = cases.iter().map(|case| case["answers"].to_string()).collect();
        let input = files.write("lines.jsonl", lines.join("\n"));
        let ran = run(&["evaluate", "--jsonl", input.to_str().unwrap()]);
        let said = ran.json_lines();
        assert_eq!(said.len(), cases.len(), "{}", file.display());
        let errors = said.iter().filter(|said| !said["error"].is_null()).count();
        assert_eq!(ran.code, if errors > 0 { 2 } else { 0 }, "{}", file.display());
        assert_eq!(ran.stderr.lines().count(), errors, "{}", file.display());
        for (case, said) in cases.iter().zip(&said) {
            compare(case, said);
        }
        count += cases.len();
    }
    assert!(count > 200, "only {count} cases were read");
}

/// Files given by name get the same verdicts as lines.
#[test]
fn every_case_that_stands_as_text_is_a_file_with_its_verdict() {
    let files = Files::new();
    for file in corpus(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus")) {
        for case in cases(&file).iter().filter(|case| case["raw"].is_string()) {
            let answers = files.write("answers.json", case["raw"].as_str().unwrap());
            let ran = run(&["evaluate", "--format", "json", answers.to_str().unwrap()]);
            let refused = !case["expect"]["error"].is_null();
            assert_eq!(ran.code, if refused { 2 } else { 0 }, "{}", case["description"]);
            assert_eq!(ran.stderr.is_empty(), !refused, "{}", case["description"]);
            if refused {
                assert_eq!(ran.stdout, "", "{}", case["description"]);
                assert!(ran.stderr.contains("answers.json:"), "{}", ran.stderr);
            } else {
                compare(case, &ran.json());
            }
        }
    }
}
