//! `kijun evaluate`: its results for readable files, in their order and form.

mod support;

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use serde_json::{Value, json};
use support::{Files, answers, kijun, run, run_with_input};

const EXAMPLE: &str = r#"{ "schema": "kijun-answers/1", "checklist": "annex2/cloud", "edition": "…", "class": "SB",
  "service": {"name": "…", "provider": "…"},
  "facts": {"personal_information": true},
  "phases": ["selection"],
  "answers": { "5-1": {"status": "met", "note": "…", "evidence": ["…"]},
               "6-3": {"status": "not_applicable", "reason": "…"} } }
"#;

/// Return an answer file with the same answer to every requirement of annex2.
fn all(status: &str) -> String {
    let ids =
        ["1", "2", "3", "4", "5-1", "5-2", "5-3", "6-1", "6-2", "6-3", "6-4", "6-5", "7-1", "7-2"];
    let fields = ids.map(|id| format!(r#""{id}":{{"status":"{status}"}}"#));
    answers(&fields.join(","))
}

fn verdicts(values: &[Value]) -> Vec<&str> {
    let verdict = |value: &'static str| move |each| Value::get(each, value);
    values
        .iter()
        .map(|value| match verdict("verdict")(value) {
            Some(verdict) => verdict.as_str().unwrap(),
            None if value["error"].is_string() => "error",
            None => panic!("neither a verdict nor an error: {value}"),
        })
        .collect()
}

#[test]
fn the_documented_answer_file_gives_the_documented_assessment() {
    let files = Files::new();
    let file = files.write("answers.json", EXAMPLE);
    let ran = run(&["evaluate".as_ref(), "--format".as_ref(), "json".as_ref(), file.as_os_str()]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert_eq!(ran.stdout.lines().count(), 1);
    let assessment = ran.json();
    for (field, value) in [
        ("schema", "kijun-assessment/1"),
        ("checklist", "annex2/cloud"),
        ("edition", "undated"),
        ("class", "SB"),
        ("verdict", "undetermined"),
        ("best", "conforming"),
        ("worst", "nonconforming"),
    ] {
        assert_eq!(assessment[field], value, "{field}");
    }
    assert_eq!(assessment["decisive"], json!(["1", "2", "3", "4", "6-1", "6-2", "7-1", "7-2"]));
    assert_eq!(assessment["requirements"].as_array().unwrap().len(), 14);
    assert_eq!(assessment["diagnostics"][0]["code"], "edition_mismatch");
    let keys = [
        "schema",
        "checklist",
        "edition",
        "class",
        "verdict",
        "best",
        "worst",
        "out_of_scope_reason",
        "requirements",
        "clauses",
        "decisive",
        "remedies",
        "diagnostics",
        "digest",
    ];
    let places = keys.map(|key| ran.stdout.find(&format!("\"{key}\":")).unwrap());
    assert!(places.is_sorted(), "keys stand in the documented order");
}

#[test]
fn standard_input_gives_the_same_bytes_as_the_file() {
    let files = Files::new();
    let file = files.write("answers.json", EXAMPLE);
    let file = file.to_str().unwrap();
    let from_file = run(&["evaluate", "--format", "json", file]);
    for args in [&["evaluate", "--format", "json"][..], &["evaluate", "--format", "json", "-"]] {
        let from_input = run_with_input(args, EXAMPLE.as_bytes());
        assert_eq!(from_input.stdout, from_file.stdout);
        assert_eq!(from_input.code, 0);
    }
    let line = EXAMPLE.replace('\n', " ");
    let from_line = run_with_input(&["evaluate", "--jsonl"], line.as_bytes());
    assert_eq!(from_line.stdout, from_file.stdout);
    let with_mark = format!("\u{feff}{EXAMPLE}");
    let marked = run_with_input(&["evaluate", "--format", "json"], with_mark.as_bytes());
    assert_eq!(marked.stdout, from_file.stdout);
}

#[test]
fn files_are_assessed_in_the_order_given_and_the_rest_goes_on_after_a_bad_one() {
    let files = Files::new();
    let met = files.write("met.json", all("met"));
    let bad = files.write("bad.json", "{\n  \"schema\": 1}");
    let unmet = files.write("unmet.json", all("unmet"));
    let missing = files.path("missing.json");
    let mut args: Vec<&std::ffi::OsStr> = vec!["evaluate".as_ref(), "--format=json".as_ref()];
    args.extend([&met, &bad, &missing, &unmet, &met].map(|path| path.as_os_str()));
    let ran = run(&args);
    assert_eq!(ran.code, 2);
    assert_eq!(verdicts(&ran.json_lines()), ["conforming", "nonconforming", "conforming"]);
    let stderr: Vec<&str> = ran.stderr.lines().collect();
    assert_eq!(stderr.len(), 2, "{stderr:?}");
    assert!(stderr[0].starts_with(&format!("{}:2:13: ", bad.display())), "{stderr:?}");
    assert!(stderr[1].starts_with(&format!("{}: ", missing.display())), "{stderr:?}");
}

#[test]
fn lines_are_assessed_in_order_and_a_bad_line_has_an_error_in_its_place() {
    let mut input = Vec::new();
    let mut expected = Vec::new();
    for round in 0..200 {
        for (line, verdict) in [
            (all("met").into_bytes(), "conforming"),
            (b"{".to_vec(), "error"),
            (all("unmet").into_bytes(), "nonconforming"),
            (vec![0xff, b'"'], "error"),
            (answers("").into_bytes(), "undetermined"),
        ] {
            input.extend(line);
            input.extend(if round % 2 == 0 { &b"\n"[..] } else { &b"\r\n\n"[..] });
            expected.push(verdict);
        }
    }
    let ran = run_with_input(&["evaluate", "--jsonl"], &input);
    assert_eq!(ran.code, 2);
    let lines = ran.json_lines();
    assert_eq!(verdicts(&lines), expected);
    assert_eq!(
        lines[1],
        json!({"error": "2行1文字目: JSONが途中で終わっています。 この位置の前後で、括弧・引用符・コンマの過不足がないか確認してください。"})
    );
    let stderr: Vec<&str> = ran.stderr.lines().collect();
    assert_eq!(stderr.len(), 400);
    assert!(stderr[0].starts_with("標準入力:2:1: JSONが途中で"), "{}", stderr[0]);
    // The second round has a blank line after each line: blank lines are counted.
    assert!(stderr[2].starts_with("標準入力:8:"), "{}", stderr[2]);
}

#[test]
fn a_line_too_long_has_an_error_in_its_place_and_the_next_is_read() {
    let mut input = all("met").into_bytes();
    input.push(b'\n');
    input.resize(input.len() + (17 << 20), b' ');
    input.push(b'\n');
    input.extend(all("unmet").into_bytes());
    let ran = run_with_input(&["evaluate", "--jsonl"], &input);
    assert_eq!(ran.code, 2);
    let lines = ran.json_lines();
    assert_eq!(verdicts(&lines), ["conforming", "error", "nonconforming"]);
    assert!(lines[1]["error"].as_str().unwrap().starts_with("2行1文字目: "), "{}", lines[1]);
}

#[test]
fn several_files_of_lines_are_read_one_after_the_other() {
    let files = Files::new();
    let first = files.write("first.jsonl", format!("{}\n{{}}\n", all("met")));
    let second = files.write("second.jsonl", all("unmet"));
    let args = ["evaluate", "--jsonl", first.to_str().unwrap(), second.to_str().unwrap()];
    let ran = run(&args);
    assert_eq!(ran.code, 2);
    assert_eq!(verdicts(&ran.json_lines()), ["conforming", "error", "nonconforming"]);
    assert!(ran.stderr.starts_with(&format!("{}:2:", first.display())), "{}", ran.stderr);
}

#[test]
fn a_result_comes_as_soon_as_its_line_has_come() {
    let mut child = kijun()
        .args(["evaluate", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for status in ["met", "unmet"] {
        // The blank line shows that text after a line does not delay its result.
        stdin.write_all(format!("{}\n\n", all(status)).as_bytes()).unwrap();
        stdin.flush().unwrap();
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        let verdict = if status == "met" { "conforming" } else { "nonconforming" };
        assert_eq!(serde_json::from_str::<Value>(&line).unwrap()["verdict"], verdict);
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn text_is_the_default_and_names_verdict_clauses_words_and_remedies() {
    let file = answers(r#""3":{"status":"unmet"},"5-1":{"status":"met"}"#);
    let ran = run_with_input(&["evaluate"], file.as_bytes());
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    for words in [
        "判定: 不適合",
        "情報の分類: 重要性分類S (B)(SB)",
        "・[不適合] No.3(暗号化対策)",
        "「必須」",
        "個別に要否を整理する",
        "・No.6-1、No.6-2のいずれか1つを満たす",
        "sha256:",
    ] {
        assert!(ran.stdout.contains(words), "{words}: {}", ran.stdout);
    }
}

#[test]
fn nothing_to_read_is_no_line_but_no_file_either() {
    let lines = run_with_input(&["evaluate", "--jsonl"], b"");
    assert_eq!((lines.code, lines.stdout.as_str()), (0, ""));
    let file = run_with_input(&["evaluate"], b"");
    assert_eq!((file.code, file.stdout.as_str()), (2, ""));
    assert!(file.stderr.starts_with("標準入力: ファイルが空です。"), "{}", file.stderr);
}

#[test]
fn whoever_stops_reading_the_output_gets_no_error() {
    let mut child = kijun()
        .args(["evaluate", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    let line = format!("{}\n", all("met"));
    // Write until the process has stopped reading.
    while stdin.write_all(line.as_bytes()).is_ok() {}
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{:?}", output.status);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}
