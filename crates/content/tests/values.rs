//! A small standard with everything that a rule can say, from its content folder to the assessment:
//! counts, facts of several values, several conditions, values with thresholds, no classes.

use std::path::{Path, PathBuf};

use kijun_rules::Rules;
use kijun_tests::corpus;

/// The folder of the small standard.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/values")
}

#[test]
fn a_scenario_states_choices_and_values() {
    let library = kijun_content::load(&folder()).expect("the content is sound");
    let [scenario] = library.standards[0].scenarios.as_slice() else { panic!("one") };
    let facts: Vec<_> =
        scenario.facts.iter().map(|(id, value)| format!("{id}={}", value.word())).collect();
    assert_eq!(facts, ["service=saas", "personal=false"]);
    assert_eq!(scenario.class, "all");
    let values: Vec<_> = scenario.answers.iter().map(|answer| answer.value.as_deref()).collect();
    assert_eq!(values, [Some("99.9"), None, None, None, None, Some("2026-02-01")]);
}

#[test]
fn a_scenario_with_a_wrong_choice_or_value_is_refused() {
    for (find, replace, message) in [
        ("is = \"saas\"", "is = \"sass\"", "事実『service』に、値『sass』はありません"),
        ("is = \"saas\"", "is = true", "事実『service』に、値『true』はありません"),
        ("value = \"99.9\"", "value = \"99.9%\"", "値『99.9%』は数値として読めません"),
        ("value = \"99.9\"", "value = \"99.4\"", "要件『1』の状態は『met』と書かれていますが"),
    ] {
        let root = tempfile::tempdir().expect("a folder");
        let to = root.path().join("m/scenarios");
        std::fs::create_dir_all(&to).expect("a folder");
        for name in ["c.toml", "source.txt", "standard.toml", "table.md"] {
            let from = folder().join("m").join(name);
            std::fs::copy(from, root.path().join("m").join(name)).expect("a copy");
        }
        let scenario = std::fs::read_to_string(folder().join("m/scenarios/box.toml"));
        let scenario = scenario.expect("the scenario");
        assert_eq!(scenario.matches(find).count(), 1, "{find}");
        std::fs::write(to.join("box.toml"), scenario.replace(find, replace)).expect("written");
        let report = kijun_content::load(root.path()).expect_err(replace);
        let said: Vec<String> =
            report.problems().iter().map(kijun_content::Problem::message).collect();
        assert!(said.iter().any(|said| said.contains(message)), "{replace}: {said:#?}");
    }
}

#[test]
fn every_case_is_as_expected() {
    let folder = folder();
    let (library, warnings) = kijun_content::load_with_warnings(&folder).unwrap_or_else(|report| {
        let said: Vec<String> =
            report.problems().iter().map(kijun_content::Problem::plain).collect();
        panic!("{}", said.join("\n"));
    });
    assert!(warnings.is_empty(), "the question has words for its answers");
    let checklist = &library.standards[0].checklists[0];
    let rules = Rules::compile(checklist.rules.clone()).expect("the rules are sound");
    let cases = std::fs::read_to_string(folder.join("cases.json")).expect("the cases");
    for case in corpus::cases(&cases).expect("the cases are a list") {
        assert_eq!(corpus::run(&rules, &case), Ok(()), "{}", case.description);
    }
    // As a page carries them, they are the same rules.
    let again = Rules::from_json(&rules.checklist().to_json()).expect("the rules can be read");
    assert_eq!(again, rules);
}
