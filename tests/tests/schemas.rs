//! Every file that the tests make fits its schema, and the schemas say what the engine says.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use kijun_compare::{Comparison, Known, Only, Sort, read};
use kijun_rules::engine::{ClauseState, RequirementStatus};
use kijun_rules::ledger::LedgerFile;
use kijun_rules::model::{Party, Phase, Severity, Verdict};
use kijun_rules::{AnswerFile, Assessment, Rules, Status, assessment, ledger};
use kijun_tests::generate::{self, Size, rules_and_answers};
use kijun_tests::{corpus, schemas};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Return the files of the corpus, each with the checklist that it is for.
fn corpora() -> Vec<(String, PathBuf)> {
    let folder = support::folder("corpus");
    let top = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let top = top.filter(|path| path.is_file()).map(|path| ("annex2/cloud".to_owned(), path));
    let below = support::CHECKLISTS.into_iter().filter(|id| *id != "annex2/cloud");
    let below = below.map(|id| (id.to_owned(), folder.join(id).with_extension("json")));
    top.chain(below).collect()
}

fn cases(path: &Path) -> Vec<corpus::Case> {
    corpus::cases(&fs::read_to_string(path).unwrap()).unwrap()
}

fn parsed(json: &str) -> Value {
    serde_json::from_str(json).unwrap()
}

/// Return whether a value stands in the file that the engine remarks on and takes as missing.
fn has_malformed_value(assessment: &Value) -> bool {
    let diagnostics = assessment["diagnostics"].as_array().unwrap();
    diagnostics.iter().any(|each| each["code"] == "value_malformed")
}

#[test]
fn the_corpus_and_what_is_said_of_it_fit_their_schemas() {
    let mut count = 0;
    for (checklist, path) in corpora() {
        for case in cases(&path) {
            // A file that cannot be read need not fit; a byte-order mark is no part of the JSON.
            let Ok(file) = AnswerFile::read(case.bytes()) else { continue };
            let said = corpus::assess(support::rules(&checklist), case.bytes());
            let said: Option<Value> =
                said.ok().map(|bytes| serde_json::from_slice(&bytes).unwrap());
            if let Some(said) = &said {
                assert_eq!(schemas::check("assessment", said), Ok(()), "{}", case.description);
            }
            let bytes = case.bytes();
            let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
            // As deep as the limit: deeper than this parser goes.
            let Ok(given) = serde_json::from_slice::<Value>(bytes) else { continue };
            if !said.as_ref().is_some_and(has_malformed_value) {
                for each in [given, parsed(&file.to_json())] {
                    let checked = schemas::check_open("answers", &each);
                    assert_eq!(checked, Ok(()), "{}", case.description);
                }
            }
            count += usize::from(said.is_some());
        }
    }
    assert!(count > 250, "{count} assessments");
}

#[test]
fn comparisons_fit_their_schema() {
    let known: Vec<Known> = support::checklists()
        .iter()
        .map(|rules| Known {
            rules: rules.clone(),
            title: rules.checklist().id.clone(),
            names: Vec::new(),
        })
        .collect();
    let mut files: Vec<(String, Vec<u8>)> = corpora()
        .iter()
        .flat_map(|(_, path)| cases(path))
        .enumerate()
        .map(|(place, case)| (format!("{place}.json"), case.bytes().to_vec()))
        .collect();
    let whole = json!({
        "schema": "kijun-answers/1", "checklist": "annex2/cloud", "class": "SB",
        "verdict": "conforming", "assessment": {"verdict": "conforming", "digest": 1},
        "answers": {"3": {"status": "unmet", "reason": "理由", "note": "注", "evidence": ["資料"],
            "exception": {"reason": "代替なし", "measure": "監視", "until": "2027-03-31"}},
            "4": {"proposed": {"status": "met"}}, "5-1": {"proposed": {"note": "案"}}}});
    files.push(("全部.json".to_owned(), whole.to_string().into_bytes()));
    let other =
        br#"{"schema":"kijun-assessment/1","checklist":"annex2/cloud","verdict":"conforming"}"#;
    files.push(("判定.json".to_owned(), other.to_vec()));
    let reads: Vec<_> = files.iter().map(|(name, bytes)| read(&known, name, bytes)).collect();
    let comparison = Comparison::of(&known, &reads);
    for (only, sort) in
        Only::ALL.into_iter().zip([Sort::Given, Sort::Verdict, Sort::Value("1".into())])
    {
        let json = parsed(&comparison.to_json(only, &sort));
        assert_eq!(schemas::check("comparison", &json), Ok(()));
        assert_eq!(json["groups"].as_array().unwrap().len(), known.len());
        assert!(!json["unreadable"].as_array().unwrap().is_empty());
        assert!(!json["without_answers"].as_array().unwrap().is_empty());
    }
}

#[test]
fn ledgers_fit_their_schema() {
    for text in [
        r#"{"schema":"kijun-ledger/1","standard":"kitakyushu"}"#,
        r#"{"schema":"kijun-ledger/1","standard":"kitakyushu","edition":null,"entries":null}"#,
        r#"{"schema":"kijun-ledger/1","standard":"kitakyushu","edition":"1.1","entries":[{},
            {"class":null,"fields":null},{"class":"important","fields":{"service":"a","x":null}}]}"#,
    ] {
        assert_eq!(schemas::check("ledger", &parsed(text)), Ok(()), "{text}");
        let file = LedgerFile::read(text.as_bytes()).unwrap();
        assert_eq!(schemas::check("ledger", &parsed(&file.to_json())), Ok(()), "{text}");
    }
}

/// The files of CONTRACT's extensions, written out: none of the five checklists uses them.
#[test]
fn values_choices_and_numbers_of_members_have_their_place() {
    let answers = json!({
        "schema": "kijun-answers/1", "checklist": "例/クラウド",
        "facts": {"service_model": "saas", "personal_information": true, "other": "unknown"},
        "answers": {"8": {"status": "met", "value": "99.50"}, "9": {"status": "met", "value": null}},
        "signature": format!("ed25519:{}==", "A".repeat(86))});
    assert_eq!(schemas::check("answers", &answers), Ok(()));
    let mut said = json!({
        "schema": "kijun-assessment/1", "checklist": "例/クラウド", "edition": "1.0", "class": "all",
        "verdict": "undetermined", "best": "conforming", "worst": "nonconforming",
        "out_of_scope_reason": null,
        "requirements": [{"id": "8", "status": "unanswered"}],
        "clauses": [{"any_of": ["8", "9", "10"], "at_least": 2,
            "thresholds": {"8": {"at_least": "99.5", "at_most": "100"},
                "9": {"not_before": "2026-04-01", "not_after": "2027-03-31"},
                "10": {"one_of": ["ISO/IEC 27001", "ISMAP"]}},
            "severity": "nonconforming", "effective": "nonconforming", "state": "open",
            "source": "8", "quote": "2つ以上"}],
        "decisive": ["8"],
        "remedies": {"all": [], "one_of": [[["8"], ["9", "10"]],
            {"each_of": [["8"], {"at_least": 2, "of": ["8", "9", "10"]}]}]},
        "diagnostics": [{"code": "value_missing", "requirement": "8", "message": "…"}],
        "digest": {"rules": format!("sha256:{}", "0".repeat(64)),
            "answers": format!("sha256:{}", "f".repeat(64))}});
    assert_eq!(schemas::check("assessment", &said), Ok(()));
    said["clauses"][0]["thresholds"]["8"]["at_last"] = json!("1");
    assert_ne!(schemas::check("assessment", &said), Ok(()), "a misspelt threshold is found");
}

type Change = fn(&mut Value);

#[test]
fn what_no_reader_takes_fits_no_schema() {
    let good = json!({"schema": "kijun-answers/1", "checklist": "annex2/cloud", "class": "SB",
        "service": {"name": "名"}, "facts": {"a": true}, "phases": ["build"],
        "answers": {"1": {"status": "met", "note": "注", "evidence": ["資料"]}}});
    let changes: [Change; 14] = [
        |file| file["schema"] = json!("kijun-answers/2"),
        |file| file["schema"] = Value::Null,
        |file| drop(file.as_object_mut().unwrap().remove("checklist")),
        |file| file["checklist"] = json!(1),
        |file| file["class"] = json!(["SB"]),
        |file| file["service"] = json!("名"),
        |file| file["service"]["name"] = json!(false),
        |file| file["facts"]["a"] = json!(1),
        |file| file["phases"] = json!(["building"]),
        |file| file["answers"] = json!([]),
        |file| file["answers"]["1"] = json!("met"),
        |file| file["answers"]["1"]["status"] = json!("Met"),
        |file| file["answers"]["1"]["note"] = json!(1),
        |file| file["answers"]["1"]["evidence"] = json!("資料"),
    ];
    assert!(AnswerFile::read(good.to_string().as_bytes()).is_ok());
    assert_eq!(schemas::check("answers", &good), Ok(()));
    for change in changes {
        let mut file = good.clone();
        change(&mut file);
        assert!(AnswerFile::read(file.to_string().as_bytes()).is_err(), "{file}");
        assert_ne!(schemas::check_open("answers", &file), Ok(()), "{file}");
    }
}

/// Return the texts of an enumeration of a schema, without null.
fn names(schema: &str, pointer: &str) -> BTreeSet<String> {
    let schema = parsed(kijun_schemas::find(schema).unwrap().text);
    let listed = schema.pointer(pointer).unwrap_or_else(|| panic!("{pointer}")).as_array().unwrap();
    listed.iter().filter_map(|each| Some(each.as_str()?.to_owned())).collect()
}

#[test]
fn what_a_schema_lists_is_what_the_engine_knows() {
    let of =
        |ids: &[&str]| -> BTreeSet<String> { ids.iter().copied().map(str::to_owned).collect() };
    let statuses = [
        RequirementStatus::NotRequired,
        RequirementStatus::Unavailable,
        RequirementStatus::Met,
        RequirementStatus::Unanswered,
        RequirementStatus::Pending,
        RequirementStatus::Substituted,
    ];
    let follows = Severity::ALL.map(RequirementStatus::Follows);
    let statuses: Vec<&str> =
        statuses.into_iter().chain(follows).map(RequirementStatus::id).collect();
    let settled = Verdict::ALL.into_iter().filter(|verdict| *verdict != Verdict::Undetermined);
    let settled: Vec<&str> = settled.map(Verdict::id).collect();
    let states = [ClauseState::Satisfied, ClauseState::Violated, ClauseState::Open];
    let sorts = Sort::ALL.map(|sort| sort.id().into_owned());
    let sorts = sorts.each_ref().map(String::as_str);
    for (schema, pointer, known) in [
        ("answers", "/$defs/status/enum", of(&Status::ALL.map(Status::id))),
        ("answers", "/properties/phases/items/enum", of(&Phase::ALL.map(Phase::id))),
        ("assessment", "/$defs/verdict/enum", of(&Verdict::ALL.map(Verdict::id))),
        ("assessment", "/$defs/settled/enum", of(&settled)),
        ("assessment", "/$defs/severity/enum", of(&Severity::ALL.map(Severity::id))),
        ("assessment", "/$defs/clause/properties/state/enum", of(&states.map(ClauseState::id))),
        ("assessment", "/properties/requirements/items/properties/status/enum", of(&statuses)),
        (
            "assessment",
            "/properties/requirements/items/properties/party/enum",
            of(&[Party::Provider.id(), Party::Municipality.id()]),
        ),
        ("comparison", "/$defs/verdict/enum", of(&Verdict::ALL.map(Verdict::id))),
        ("comparison", "/$defs/status/enum", of(&Status::ALL.map(Status::id))),
        ("comparison", "/$defs/cell/properties/status/enum", of(&statuses)),
        ("comparison", "/properties/only/enum", of(&Only::ALL.map(Only::id))),
        ("comparison", "/properties/sort/anyOf/0/enum", of(&sorts)),
    ] {
        assert_eq!(names(schema, pointer), known, "{schema}{pointer}");
    }
    for (schema, name) in [
        ("assessment", assessment::SCHEMA),
        ("comparison", kijun_compare::SCHEMA),
        ("ledger", ledger::SCHEMA),
    ] {
        let schema = parsed(kijun_schemas::find(schema).unwrap().text);
        assert_eq!(schema["properties"]["schema"]["const"], name);
    }
}

fn assess(rules: &Rules, file: &AnswerFile) -> Value {
    parsed(&Assessment::of(rules, file).unwrap().to_json())
}

proptest! {
    #![proptest_config(generate::cases(300))]

    #[test]
    fn generated_files_fit(generated in rules_and_answers(Size::small())) {
        let file = generated.file();
        let said = assess(&generated.rules, &file);
        prop_assert_eq!(schemas::check("assessment", &said), Ok(()));
        if !has_malformed_value(&said) {
            prop_assert_eq!(schemas::check_open("answers", &generated.json), Ok(()));
            prop_assert_eq!(schemas::check_open("answers", &parsed(&file.to_json())), Ok(()));
        }
    }
}
