//! `kijun schema`, and the files of the other commands against it.

mod support;

use kijun_tests::schemas;
use serde_json::{Map, Value, json};
use support::{Files, Ran, feed, kijun_on, run};

const EDITIONS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/editions");

/// Run a command on the content with two editions, with this standard input.
fn on_editions(args: &[&str], input: &str) -> Ran {
    feed(kijun_on(EDITIONS).args(args), input.as_bytes())
}

#[test]
fn all_schemas_are_given_out_and_each_by_its_name() {
    let ran = run(&["schema"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    let all: Map<String, Value> = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(all.len(), kijun_schemas::every().count());
    for (name, schema) in all {
        let ran = run(&["schema", name.as_str()]);
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
        assert_eq!(ran.json(), schema, "{name}");
    }
    let ran = run(&["schema", "--help"]);
    for schema in kijun_schemas::every() {
        assert!(ran.stdout.contains(schema.name) && ran.stdout.contains(schema.title));
    }
}

#[test]
fn an_unknown_name_is_answered_with_the_known_ones() {
    let ran = run(&["schema", "answer"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert!(ran.stderr.contains("『answer』というスキーマはありません。"), "{}", ran.stderr);
    assert!(ran.stderr.contains("answers"), "{}", ran.stderr);
}

/// Answers, assessments and comparisons of every test are checked where they are read
/// (`support::Ran::json`); these have no field `schema`.
#[test]
fn what_the_commands_say_fits_its_schema() {
    for (schema, args) in [
        ("list", &["list", "--format", "json"][..]),
        ("classification", &["classify", "--checklist", "annex2/cloud", "--facts", ""]),
        (
            "classification",
            &["classify", "--checklist", "annex2/cloud", "--facts", "personal_information"],
        ),
    ] {
        let ran = run(args);
        assert_eq!(ran.code, 0, "{args:?}: {}", ran.stderr);
        assert_eq!(schemas::check(schema, &ran.json()), Ok(()), "{args:?}");
    }
    let diff = on_editions(&["editions", "diff", "town@1.0", "town", "--format", "json"], "");
    assert_eq!(schemas::check("differences", &diff.json()), Ok(()));
}

#[test]
fn imported_and_carried_answers_fit_closed() {
    let files = Files::new();
    let csv = files.path("a.csv");
    let answers = support::answers(
        r#""3":{"status":"unmet","exception":{"reason":"a","until":"b"}},"6-3":{"status":"not_applicable","reason":"c"}"#,
    );
    let given = files.write("a.json", answers);
    let [csv, given] = [&csv, &given].map(|path| path.to_str().unwrap());
    assert_eq!(run(&["export", given, "--out", csv]).code, 0);
    let imported = run(&["import", csv]);
    assert_eq!(schemas::check("answers", &imported.json()), Ok(()));
    let carried = run(&["carry-over", given, "--to", "shunan/external-service"]);
    assert_eq!(schemas::check("answers", &carried.json()), Ok(()));
    let older = json!({"schema": "kijun-answers/1", "checklist": "town/service", "edition": "1.0",
        "class": "important", "facts": {"paper_register": true},
        "answers": {"2": {"status": "met"}, "4": {"status": "met", "note": "紙"}}});
    let newer = on_editions(&["editions", "carry", "-"], &older.to_string());
    assert!(newer.json()["superseded"].is_array(), "{}", newer.stdout);
    assert_eq!(schemas::check("answers", &newer.json()), Ok(()));
}
