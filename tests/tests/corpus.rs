//! The corpus of annex2: every case gives the expected result, and every row, status and path has a
//! case. `content.rs` runs the files of the other checklists, in folders below, with their rules.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use kijun_rules::model::FactValue;
use kijun_rules::{AnswerFile, Rules};
use kijun_tests::annex2::{CLASSES, PREMISES, ROWS};
use kijun_tests::corpus::{Case, cases, run};
use serde_json::{Value, json};

/// Return every case, with its file.
fn corpus() -> Vec<(String, Case)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the corpus is a folder")
        .map(|entry| entry.expect("the corpus can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    let mut all = Vec::new();
    for file in files {
        let name = file.file_name().expect("a file has a name").to_string_lossy().into_owned();
        let json = fs::read_to_string(&file).expect("the corpus can be read");
        let cases = cases(&json).unwrap_or_else(|error| panic!("{name}: {error}"));
        all.extend(cases.into_iter().map(|case| (name.clone(), case)));
    }
    all
}

fn rules() -> Rules {
    Rules::compile(kijun_tests::annex2::checklist()).expect("the rules of annex2 are sound")
}

#[test]
fn every_case_is_as_expected() {
    let rules = rules();
    let mut failures = Vec::new();
    for (file, case) in corpus() {
        if let Err(problems) = run(&rules, &case) {
            failures.push(format!("{file}: {}: {}", case.description, problems.join("; ")));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_case_says_what_it_shows() {
    let mut seen = BTreeSet::new();
    for (file, case) in corpus() {
        assert!(case.answers.is_some() != case.raw.is_some(), "{file}: {}", case.description);
        assert!(seen.insert(case.description.clone()), "{file}: twice {}", case.description);
    }
}

#[test]
fn every_row_of_the_table_has_a_case_in_every_class() {
    let corpus = corpus();
    for (any_of, severities) in ROWS {
        for (class, severity) in CLASSES.iter().zip(severities) {
            let shows = |case: &Case| {
                if case.class().as_deref() != Some(class) {
                    return false;
                }
                match severity {
                    Some(severity) => case.expect.clauses.iter().any(|clause| {
                        clause["any_of"] == json!(any_of)
                            && clause.get("severity") == Some(&json!(severity))
                            && clause.get("state") == Some(&json!("violated"))
                    }),
                    // The class has no such rule: an unmet answer has another consequence, or none.
                    None => any_of.iter().all(|id| case.expect.requirements.contains_key(*id)),
                }
            };
            let found = corpus.iter().any(|(_, case)| shows(case));
            assert!(found, "no case for {any_of:?} in class {class}");
        }
    }
}

#[test]
fn every_alternative_has_a_case() {
    let corpus = corpus();
    for (any_of, severities) in ROWS.iter().filter(|(any_of, _)| any_of.len() > 1) {
        for (class, _) in CLASSES.iter().zip(severities).filter(|(_, severity)| severity.is_some())
        {
            for alternative in &any_of[1..] {
                let shows = |case: &Case| {
                    case.class().as_deref() == Some(class)
                        && case
                            .expect
                            .requirements
                            .get(*alternative)
                            .is_some_and(|status| status == "met")
                        && case.expect.clauses.iter().any(|clause| {
                            clause["any_of"] == json!(any_of) && clause["state"] == "satisfied"
                        })
                };
                let found = corpus.iter().any(|(_, case)| shows(case));
                assert!(found, "no case for {alternative} of {any_of:?} in class {class}");
            }
        }
    }
}

#[test]
fn every_status_state_verdict_diagnostic_and_error_has_a_case() {
    let corpus = corpus();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for (_, case) in &corpus {
        let expect = &case.expect;
        seen.extend(expect.requirements.values().map(|status| format!("status {status}")));
        seen.extend(expect.verdict.iter().map(|verdict| format!("verdict {verdict}")));
        seen.extend(expect.error.iter().map(|error| format!("error {error}")));
        seen.extend(expect.diagnostics.iter().flatten().map(|code| format!("diagnostic {code}")));
        for clause in &expect.clauses {
            let text = |name: &str| clause.get(name).and_then(Value::as_str).unwrap_or("any");
            seen.insert(format!("clause {}", text("state")));
            seen.insert(format!("{} counts as {}", text("severity"), text("effective")));
        }
    }
    let wanted = [
        (
            "status",
            "not_required unavailable met unanswered pending nonconforming approval_required advisory note substituted",
        ),
        (
            "verdict",
            "conforming conforming_with_advisories approval_required nonconforming undetermined out_of_scope",
        ),
        ("clause", "satisfied violated open"),
        ("nonconforming counts as", "nonconforming approval_required"),
        ("approval_required counts as", "approval_required"),
        ("advisory counts as", "advisory"),
        (
            "diagnostic",
            "premise_conflict reason_missing unknown_requirement unknown_fact edition_mismatch premises_disagree class_too_low",
        ),
        // A corpus file can contain neither bytes that are not UTF-8 nor a file of 16 MiB.
        (
            "error",
            "empty not_json too_deep duplicate_name wrong_type wrong_schema missing_checklist unknown_checklist missing_class unknown_class unknown_phase",
        ),
    ];
    for (kind, names) in wanted {
        for name in names.split(' ') {
            assert!(seen.contains(&format!("{kind} {name}")), "no case with {kind} {name}");
        }
    }
}

/// Require a case for every premise with its fact unknown, true to the premise, and contradicting
/// it.
#[test]
fn every_premise_path_has_a_case() {
    let corpus = corpus();
    for (id, is) in PREMISES {
        for (fact, status) in [(None, "met"), (Some(is), "met"), (Some(!is), "unavailable")] {
            let shows = |case: &Case| {
                let Ok(file) = AnswerFile::read(case.bytes()) else { return false };
                let mut facts = file.facts.iter().flatten();
                let known = facts.find(|(name, _)| &**name == "personal_information");
                let mut answers = file.answers.iter().flatten();
                known.map_or(&FactValue::Unknown, |(_, value)| value) == &fact.into()
                    && answers.any(|(name, answer)| &**name == id && answer.status().is_some())
                    && case.expect.requirements.get(id).is_some_and(|found| found == status)
            };
            assert!(corpus.iter().any(|(_, case)| shows(case)), "no case for {id} with {fact:?}");
        }
    }
}

/// Require cases for 該当しない with and without a reason; alone, together with each other kind of
/// answer, and together with unavailable ones.
#[test]
fn every_path_of_not_applicable_has_a_case() {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for (_, case) in corpus() {
        let Ok(file) = AnswerFile::read(case.bytes()) else { continue };
        let answers: Vec<_> = file.answers.iter().flatten().collect();
        for (_, answer) in answers.iter().filter(|(_, answer)| answer.lacks_reason()) {
            seen.insert(format!("reason {:?}", answer.reason()));
        }
        for clause in &case.expect.clauses {
            let members: BTreeSet<&str> = clause["any_of"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .collect();
            let mut kinds: Vec<&str> = members
                .iter()
                .map(|id| match case.expect.requirements.get(*id).map(String::as_str) {
                    Some("unavailable") => "unavailable",
                    _ => answers
                        .iter()
                        .find(|(name, _)| &**name == *id)
                        .and_then(|(_, answer)| Some(answer.status()?.id()))
                        .unwrap_or("unanswered"),
                })
                .collect();
            kinds.sort_unstable();
            kinds.dedup();
            seen.insert(kinds.join(" and "));
        }
    }
    for path in [
        "not_applicable",
        "not_applicable and unmet",
        "not_applicable and unanswered",
        "not_applicable and unavailable",
        "met and not_applicable",
        "reason None",
        "reason Some(\"\")",
        "reason Some(\"  \")",
        "reason Some(\"\\u{3000}\\n\")",
    ] {
        assert!(seen.contains(path), "no case for {path}; there are {seen:?}");
    }
}
