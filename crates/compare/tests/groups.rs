//! Files beside each other: groups, rows, order, flags.

mod support;

use kijun_compare::{Comparison, Only, Sort, read};
use serde_json::{Value, json};
use support::{codes, file, json, known, reads};

fn names(json: &Value) -> Vec<&str> {
    let vendors = json["groups"][0]["vendors"].as_array().unwrap();
    vendors.iter().map(|vendor| vendor["file"].as_str().unwrap()).collect()
}

fn ids(json: &Value, list: &str) -> Vec<String> {
    let rows = json["groups"][0][list].as_array().unwrap();
    rows.iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_matrix_has_a_row_for_each_requirement_and_a_cell_for_each_vendor() {
    let answers = json!({
        "1": {"status": "unmet", "exception": {"reason": "移行中", "measure": "手作業", "until": "2027-03-31", "approver": "課長"}},
        "2": {"status": "not_applicable", "reason": "画面がない", "note": "確認済み", "evidence": ["設計書", "契約書"]},
        "4": {"proposed": {"status": "met"}}});
    let first =
        file("", &json!({"answers": answers, "service": {"name": "甲", "provider": "甲社"}}));
    let second = file("met met - -", &Value::Null);
    let json = json(&[("a.json", &first), ("b.json", &second)], Only::All, &Sort::Given);
    let group = &json["groups"][0];
    assert_eq!(group["checklist"], "example/cloud");
    assert_eq!(ids(&json, "requirements"), ["1", "2", "3", "4"]);
    assert_eq!(
        group["requirements"][0],
        json!({"id": "1", "title": "暗号化", "differs": true, "fails": true, "cells": [
            {"status": "nonconforming", "failing": true, "answer": "unmet",
             "exception": {"reason": "移行中", "measure": "手作業", "until": "2027-03-31", "approver": "課長"}},
            {"status": "met", "failing": false, "answer": "met"}]})
    );
    assert_eq!(
        group["requirements"][1]["cells"][0],
        json!({"status": "pending", "failing": false, "answer": "not_applicable",
            "reason": "画面がない", "note": "確認済み", "evidence": ["設計書", "契約書"]})
    );
    assert_eq!(
        group["requirements"][3]["cells"],
        json!([{"status": "unanswered", "failing": false, "proposed": {"status": "met"}},
               {"status": "unanswered", "failing": false}])
    );
    let vendor = &group["vendors"][0];
    assert_eq!(vendor["service"], json!({"name": "甲", "provider": "甲社"}));
    assert_eq!(vendor["clauses"], json!({"nonconforming": 1, "approval_required": 0, "open": 1}));
    assert_eq!(codes(&vendor["flags"]), ["proposals_open"]);
    assert_eq!(group["facts"][0]["values"], json!([null, null]));
}

#[test]
fn only_what_differs_or_fails_is_given_when_asked() {
    let files = [
        ("a.json", &*file("met unmet unmet met", &json!({"facts": {"personal": true}}))),
        ("b.json", &*file("met met unmet -", &Value::Null)),
    ];
    let all = json(&files, Only::All, &Sort::Given);
    assert_eq!(ids(&all, "requirements"), ["1", "2", "3", "4"]);
    assert_eq!(ids(&all, "facts"), ["personal"]);
    let differences = json(&files, Only::Differences, &Sort::Given);
    assert_eq!(ids(&differences, "requirements"), ["2", "3", "4"]);
    assert_eq!(ids(&differences, "facts"), ["personal"]);
    // No.3 cannot be used by the first, and belongs to the clause that is violated.
    let failures = json(&files, Only::Failures, &Sort::Given);
    assert_eq!(ids(&failures, "requirements"), ["2", "3"]);
    assert_eq!(failures["groups"][0]["requirements"][1]["cells"][0]["status"], "unavailable");
    assert!(ids(&failures, "facts").is_empty());
    let one = json(&files[..1], Only::Differences, &Sort::Given);
    assert!(ids(&one, "requirements").is_empty(), "one alone differs from nobody");
}

#[test]
fn vendors_are_sorted_by_verdict_failures_and_name() {
    let named = |name: &str| json!({"service": {"name": name}});
    let files = [
        ("1", &*file("unmet unmet unmet met", &named("う"))), // nonconforming, 2 clauses
        ("2", &*file("unmet met met met", &named("い"))),     // nonconforming, 1 clause
        ("3", &*file("met met met met", &named("え"))),       // conforming
        ("4", &*file("met - met met", &named("あ"))),         // conforming already
        ("5", &*file("met unmet unmet met", &json!({}))),     // approval required, 1 clause
        ("6", &*file("- met met met", &named("お"))),         // undetermined
        ("7", &*file("met met met unmet", &named("か"))),     // with advisories
        ("8", &*file("", &json!({"class": "C", "service": {"name": "き"}}))), // out of scope
    ];
    for (sort, expected) in [
        (Sort::Given, ["1", "2", "3", "4", "5", "6", "7", "8"]),
        (Sort::Verdict, ["4", "3", "7", "5", "6", "2", "1", "8"]),
        (Sort::Failures, ["4", "3", "7", "8", "6", "5", "2", "1"]),
        (Sort::Name, ["5", "4", "2", "1", "3", "6", "7", "8"]),
    ] {
        let json = json(&files, Only::All, &sort);
        assert_eq!(names(&json), expected, "{sort:?}");
        assert_eq!(json["sort"], *sort.id());
        let numbers = json["groups"][0]["vendors"].as_array().unwrap();
        let numbers = numbers.iter().map(|vendor| vendor["number"].to_string());
        assert_eq!(numbers.collect::<Vec<_>>(), expected, "a number stays with its file");
    }
}

#[test]
fn files_for_different_checklists_are_apart() {
    let other = json!({"schema": "kijun-answers/1", "checklist": "example/other", "class": "A"});
    let other = other.to_string();
    let cloud = file("met", &Value::Null);
    let files = [("x.json", &*other), ("a.json", &*cloud), ("y.json", &*other)];
    let json = json(&files, Only::All, &Sort::Given);
    let groups = json["groups"].as_array().unwrap();
    let checklists: Vec<_> = groups.iter().map(|group| &group["checklist"]).collect();
    assert_eq!(checklists, ["example/cloud", "example/other"], "in the order of the site");
    assert_eq!(groups[1]["vendors"].as_array().unwrap().len(), 2);
    assert_eq!(groups[1]["vendors"][1]["number"], 3);
}

#[test]
fn other_classes_facts_phases_and_editions_are_flagged() {
    type Case<'a> = (&'a [Value], &'a [&'a [&'a str]], &'a [&'a str]);
    let class = |class: &str| json!({"class": class});
    let cases: &[Case<'_>] = &[
        (&[class("A"), class("A")], &[&["same_answers"], &["same_answers"]], &[]),
        (&[class("A"), class("B")], &[&["class_differs"], &["class_differs"]], &["classes_differ"]),
        (
            &[class("A"), class("B"), json!({"edition": "2", "service": {"name": "x"}})],
            &[&[], &["class_differs"], &[]],
            &["classes_differ"],
        ),
        (
            &[json!({"facts": {"personal": true}}), json!({"facts": {"personal": false}})],
            &[&[], &[]],
            &["facts_differ"],
        ),
        (
            &[json!({"phases": ["selection"]}), json!({})],
            &[&["phases_limited"], &[]],
            &["phases_differ"],
        ),
        (&[json!({"edition": "1"}), json!({})], &[&["edition_mismatch"], &[]], &[]),
        (
            &[json!({"answers": {"9": {}, "10": {"status": "met"}}, "facts": {"x": true}})],
            &[&["unknown_requirement", "unknown_fact"]],
            &[],
        ),
    ];
    for (fields, of_vendors, of_group) in cases {
        let texts: Vec<String> = fields.iter().map(|fields| file("met met", fields)).collect();
        let files: Vec<_> = texts.iter().map(|text| ("a.json", text.as_str())).collect();
        let json = json(&files, Only::All, &Sort::Given);
        let group = &json["groups"][0];
        assert_eq!(codes(&group["flags"]), *of_group, "{fields:?}");
        for (place, codes_of_vendor) in of_vendors.iter().enumerate() {
            let flags = &group["vendors"][place]["flags"];
            assert_eq!(codes(flags), *codes_of_vendor, "{fields:?}");
        }
    }
}

#[test]
fn what_cannot_be_read_is_named_with_place_and_cure() {
    let cases: &[(&[u8], &str, Value)] = &[
        (b"", "ファイルが空です。", json!(null)),
        (b"{\n \"schema\":", "JSONが途中で終わっています。", json!(2)),
        (b"\xff", "UTF-8でない文字があります。", json!(1)),
        (
            br#"{"schema":"kijun-answers/2"}"#,
            "schemaが『kijun-answers/2』になっています。",
            json!(1),
        ),
        (
            br#"{"schema":"kijun-answers/1","checklist":"a/b"}"#,
            "チェックリスト『a/b』はありません。",
            json!(1),
        ),
        (
            br#"{"schema":"kijun-answers/1","checklist":"example/cloud"}"#,
            "情報の分類(class)がありません。",
            json!(null),
        ),
        (
            b"{\"schema\":\"kijun-answers/1\",\"checklist\":\"example/cloud\",\n\"class\":\"Z\"}",
            "分類『Z』はこのチェックリストにありません。",
            json!(2),
        ),
        (br#"{"schema":"kijun-assessment/1","schema":"x"}"#, "同じ名前『schema』", json!(1)),
    ];
    let known = known();
    for (bytes, message, line) in cases {
        let sound = file("met", &Value::Null);
        let reads = [read(&known, "悪い.json", bytes), read(&known, "a.json", sound.as_bytes())];
        let comparison = Comparison::of(&known, &reads);
        assert!(!comparison.is_complete());
        let json: Value =
            serde_json::from_str(&comparison.to_json(Only::All, &Sort::Given)).unwrap();
        let found = &json["unreadable"][0];
        assert_eq!(found["file"], "悪い.json");
        assert!(found["message"].as_str().unwrap().starts_with(message), "{found}");
        assert_eq!(found["line"], *line, "{found}");
        assert_ne!(found["cure"], "");
        assert_eq!(json["groups"][0]["vendors"][0]["file"], "a.json", "the rest goes on");
    }
}

#[test]
fn nothing_given_is_an_empty_comparison() {
    let known = known();
    let comparison = Comparison::of(&known, &[]);
    assert!(comparison.groups.is_empty() && comparison.is_complete());
    assert!(reads(&known, &[]).is_empty());
}
