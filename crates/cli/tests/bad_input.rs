//! Files that cannot be read get one message each, with the place and the cure. Odd files are
//! assessed all the same.

mod support;

use support::{Files, Ran, answers, run, run_with_input};

/// Evaluate one file called `answers.json`.
fn evaluate(files: &Files, bytes: impl AsRef<[u8]>) -> Ran {
    let file = files.write("answers.json", bytes);
    run(&["evaluate", "--format", "json", file.to_str().unwrap()])
}

/// Check that the file is refused with one line on standard error: it contains the file, this
/// place, these words and a cure.
#[track_caller]
fn refused(bytes: impl AsRef<[u8]>, place: &str, words: &str) {
    let files = Files::new();
    let ran = evaluate(&files, bytes.as_ref());
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{}", ran.stderr);
    let message = ran.stderr.strip_suffix('\n').unwrap();
    let start = format!("{}:{place} {words}", files.path("answers.json").display());
    assert!(message.starts_with(&start), "{message}\nshould start with\n{start}");
    assert!(message.contains("ください"), "says what to do: {message}");
    assert_eq!(message.lines().count(), 1);
    assert!(message.len() < 1000, "{}", message.len());

    // The same holds for standard input.
    let from_input = run_with_input(&["evaluate", "--format", "json"], bytes.as_ref());
    assert_eq!((from_input.code, from_input.stdout.as_str()), (2, ""));
    let rest = message.strip_prefix(files.path("answers.json").to_str().unwrap()).unwrap();
    assert_eq!(from_input.stderr, format!("標準入力{rest}\n"));
}

/// Check as [`refused`] does, at the place of `«` in the text.
#[track_caller]
fn refused_at(marked: &str, words: &str) {
    let (before, after) = marked.split_once('«').unwrap();
    let line = before.rsplit('\n').next().unwrap();
    let number = before.matches('\n').count() + 1;
    let place = format!("{number}:{}:", line.chars().count() + 1);
    refused(format!("{before}{after}"), &place, words);
}

#[test]
fn empty_file() {
    refused("", "", "ファイルが空です。");
    refused(" \n", "", "ファイルが空です。");
}

#[test]
fn not_json() {
    refused_at("«こんにちは", "JSONとして読めません。");
    refused_at("{\n  \"schema\": \"基準\", «}", "JSONとして読めません。");
}

#[test]
fn json_array() {
    refused_at("«[]", "回答ファイル全体の値が配列になっています。");
}

#[test]
fn wrong_schema() {
    refused_at(r#"{"schema":«"kijun-answers/2"}"#, "schemaが『kijun-answers/2』になっています。");
    refused("{}", "", "schemaがありません。");
}

#[test]
fn unknown_checklist() {
    refused_at(
        &answers("").replace("\"annex2/cloud", "«\"annex3/cloud"),
        "チェックリスト『annex3/cloud』はありません。 \
         checklistを次のいずれかにしてください: annex2/cloud",
    );
}

#[test]
fn unknown_class() {
    refused_at(
        &answers("").replace("\"SB\"", "\n«\"SC\""),
        "分類『SC』はこのチェックリストにありません。",
    );
    let without = answers("").replace("\"class\":\"SB\",", "");
    refused(without, "", "情報の分類(class)がありません。");
}

#[test]
fn wrong_types() {
    refused_at(&answers(r#""1":«"met""#), "answers.1の値が文字列\"met\"になっています。");
    refused_at(
        &answers(r#""1":{"status":«"yes"}"#),
        "answers.1.statusの値が文字列\"yes\"になっています。",
    );
    refused_at(&answers(r#""1":{"note":«1}"#), "answers.1.noteの値が『1』になっています。");
}

#[test]
fn a_name_twice() {
    refused_at(&answers(r#""1":{},«"1":{}"#), "同じ名前『1』が1つの括弧の中に2回あります。");
}

#[test]
fn fifty_megabytes() {
    let mut bytes = b"[0".to_vec();
    bytes.extend(b",0".iter().cycle().take(50_000_000));
    bytes.push(b']');
    refused(bytes, "", "ファイルが16 MiBを超えています。");
}

#[test]
fn a_hundred_thousand_brackets() {
    let open = format!("{}«{}", "[".repeat(128), "[".repeat(100_000 - 128));
    let text = open + &"]".repeat(100_000);
    refused_at(&text, "括弧の入れ子が128段を超えています。");
}

#[test]
fn not_utf8() {
    let mut bytes = answers("").into_bytes();
    bytes.extend([b'\n', 0x93, 0xfa]);
    refused(bytes, "2:1:", "UTF-8でない文字があります。");
}

#[test]
fn a_directory() {
    let files = Files::new();
    let file = files.write("folder/answers.json", answers(""));
    let folder = file.parent().unwrap().to_str().unwrap();
    for args in [&["evaluate", folder][..], &["evaluate", "--jsonl", folder]] {
        let ran = run(args);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
        assert_eq!(
            ran.stderr,
            format!("{folder}: フォルダーです。中の回答ファイルを指定してください。\n")
        );
    }
}

#[test]
fn a_missing_file() {
    let files = Files::new();
    let missing = files.path("missing.json");
    let ran = run(&["evaluate", missing.to_str().unwrap()]);
    assert_eq!(ran.code, 2);
    let message =
        format!("{}: ファイルがありません。名前と場所を確認してください。\n", missing.display());
    assert_eq!(ran.stderr, message);
}

#[test]
fn an_unknown_requirement_is_assessed_with_a_diagnostic() {
    let ran = evaluate(&Files::new(), answers(r#""9-9":{"status":"met"}"#));
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    let diagnostic = &ran.json()["diagnostics"][0];
    assert_eq!(diagnostic["code"], "unknown_requirement");
    assert_eq!(diagnostic["requirement"], "9-9");
}

#[test]
fn a_reason_of_spaces_is_assessed_with_a_diagnostic() {
    let ran =
        evaluate(&Files::new(), answers(r#""1":{"status":"not_applicable","reason":"  　"}"#));
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    let assessment = ran.json();
    assert_eq!(assessment["diagnostics"][0]["code"], "reason_missing");
    assert_eq!(assessment["requirements"][0]["status"], "unanswered");
}
