//! `kijun compare`: several answer files side by side.

mod support;

use std::path::PathBuf;

use kijun_sheets::csv;
use serde_json::{Value, json};
use support::{Files, Ran, answers, run};

/// Run `kijun compare` with these options on these files.
fn compare(options: &[&str], files: &[&PathBuf]) -> Ran {
    let files = files.iter().map(|file| file.to_str().unwrap());
    run(&["compare"].into_iter().chain(options.iter().copied()).chain(files).collect::<Vec<_>>())
}

/// Return an answer file of annex2 for class SB, by this vendor, with these further fields.
fn named(name: &str, fields: &str, more: &Value) -> String {
    let mut file: Value = serde_json::from_str(&answers(fields)).unwrap();
    file["service"] = json!({"name": name, "provider": format!("{name}社")});
    for (field, value) in more.as_object().into_iter().flatten() {
        file[field] = value.clone();
    }
    file.to_string()
}

const UNMET: &str = r#""3":{"status":"unmet","note":"改修中"},"5-1":{"status":"met"}"#;

#[test]
fn the_table_has_a_head_for_each_vendor_and_a_row_for_each_requirement() {
    let files = Files::new();
    let first = files.write("a.json", named("甲", UNMET, &json!({"verdict": "conforming"})));
    let second = files.write("b.json", named("乙", r#""3":{"status":"met"}"#, &Value::Null));
    let ran = compare(&[], &[&first, &second]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    for words in [
        "■ 別紙2",
        "(annex2/cloud、版: undated)",
        "[1] 甲 / 甲社 (",
        "    判定: 不適合\n",
        "    判定: 未確定(適合〜不適合)\n",
        "分類: 重要性分類S (B)",
        "満たしていない条項: 不適合1件、",
        "[要確認] このファイルには判定「適合」と書かれていますが、規則で計算し直すと「不適合」です。",
        "* No.3    暗号化対策",
    ] {
        assert!(ran.stdout.contains(words), "{words}: {}", ran.stdout);
    }
    let rows =
        ran.stdout.lines().filter(|line| line.get(2..).is_some_and(|line| line.starts_with("No.")));
    assert_eq!(rows.count(), 14);
    let only = compare(&["--only", "failures"], &[&first, &second]);
    assert!(only.stdout.contains("* No.3 "), "{}", only.stdout);
    assert!(!only.stdout.contains("\n  No.1 "), "{}", only.stdout);
}

#[test]
fn the_columns_of_the_table_stand_below_each_other_in_japanese_too() {
    let files = Files::new();
    let paths: Vec<PathBuf> = (1..=12)
        .map(|number| files.write(&format!("{number}.json"), named("甲乙丙", UNMET, &json!({}))))
        .collect();
    let ran = compare(&[], &paths.iter().collect::<Vec<_>>());
    assert_eq!(ran.code, 0);
    let width =
        |text: &str| -> usize { text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum() };
    let matrix = ran.stdout.lines().skip_while(|line| !line.starts_with("  番号"));
    let matrix: Vec<&str> = matrix.take_while(|line| !line.starts_with("* は")).collect();
    let place = width(matrix[0].split("[7]").next().unwrap());
    for line in &matrix[1..] {
        let cell = line.char_indices().find(|(at, _)| width(&line[..*at]) == place);
        let (_, letter) = cell.unwrap_or_else(|| panic!("no cell at {place}: {line}"));
        assert!("満否承留任未待使代－外？".contains(letter), "{letter}: {line}");
    }
    assert!(ran.stdout.contains("否=不適合"), "{}", ran.stdout);
}

#[test]
fn what_a_file_brings_cannot_act_on_the_terminal() {
    let files = Files::new();
    let file = files.write("a.json", named("甲\u{1b}[2J\n■ 偽", UNMET, &Value::Null));
    let ran = compare(&[], &[&file]);
    assert_eq!(ran.code, 0);
    assert!(!ran.stdout.contains('\u{1b}'));
    assert!(!ran.stdout.contains("\n■ 偽"));
}

#[test]
fn json_is_documented_and_sorted_as_asked() {
    let files = Files::new();
    let first = files.write("a.json", named("甲", UNMET, &Value::Null));
    let second = files.write("b.json", named("乙", r#""3":{"status":"met"}"#, &Value::Null));
    let ran = compare(&["--format", "json", "--sort", "verdict"], &[&first, &second]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert_eq!(ran.stdout.lines().count(), 1);
    let json = ran.json();
    assert_eq!(json["schema"], "kijun-comparison/1");
    let group = &json["groups"][0];
    let names: Vec<_> = group["vendors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|vendor| &vendor["service"]["name"])
        .collect();
    assert_eq!(names, ["乙", "甲"]);
    assert_eq!(group["requirements"].as_array().unwrap().len(), 14);
    assert_eq!(group["requirements"][2]["cells"][1]["note"], "改修中");
    assert_eq!(group["vendors"][1]["file"], first.to_str().unwrap());
    let only = compare(&["--format", "json", "--only", "differences"], &[&first, &second]);
    let ids: Vec<_> = only.json()["groups"][0]["requirements"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["id"].clone())
        .collect();
    assert_eq!(ids, ["3", "5-1"]);
}

#[test]
fn csv_is_a_table_of_one_datum_a_cell_without_formulas() {
    let files = Files::new();
    let hostile = r#""3":{"status":"unmet","note":"=HYPERLINK(\"http://x\")"}"#;
    let file = files.write("a.json", named("+甲", hostile, &Value::Null));
    let ran = compare(&["--format", "csv"], &[&file]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert!(ran.stdout.starts_with("\u{feff}\"ファイル名\",\"サービス名\""), "{}", ran.stdout);
    assert!(ran.stdout.contains("\"'=HYPERLINK"));
    let rows = csv::table::read(ran.stdout.as_bytes(), |_| String::new()).unwrap().rows;
    let rows: Vec<Vec<&str>> = (0..rows.len()).map(|row| rows.row(row).collect()).collect();
    let at = |heading: &str| rows[0].iter().position(|each| *each == heading).unwrap();
    let row = rows.iter().find(|row| row[at("番号")] == "3").unwrap();
    assert_eq!(row[at("備考")], "=HYPERLINK(\"http://x\")");
    assert_eq!(row[at("サービス名")], "+甲");
    assert_eq!(row[at("要件の状態")], "不適合");
}

#[test]
fn what_cannot_be_compared_is_named_and_the_rest_goes_on() {
    let files = Files::new();
    let sound = files.write("a.json", named("甲", UNMET, &Value::Null));
    let broken = files.write("b.json", "{\n\"schema\": ");
    let alone = files.write("c.json", r#"{"schema":"kijun-assessment/1","verdict":"conforming"}"#);
    let missing = files.path("d.json");
    let ran = compare(&[], &[&sound, &broken, &alone, &missing]);
    assert_eq!(ran.code, 2);
    let said: Vec<&str> = ran.stderr.lines().collect();
    assert_eq!(said.len(), 3, "{}", ran.stderr);
    for (path, words) in [
        (&missing, ": ファイルがありません。"),
        (&broken, ":2:10: JSONが途中で終わっています。"),
        (&alone, ": 判定結果のファイルです。回答が入っていないため"),
    ] {
        let start = format!("{}{words}", path.display());
        assert!(said.iter().any(|line| line.starts_with(&start)), "{start}: {}", ran.stderr);
    }
    assert!(ran.stdout.contains("[1] 甲 / 甲社"), "{}", ran.stdout);
    assert!(ran.stdout.contains("比べられないファイル(2件): "), "{}", ran.stdout);
    let json = compare(&["--format", "json"], &[&sound, &broken, &alone]).json();
    assert_eq!(json["unreadable"][0]["line"], 2);
    assert_eq!(json["without_answers"][0]["verdict"], "conforming");
}

#[test]
fn an_assessment_beside_its_answers_is_compared_with_the_rules() {
    let files = Files::new();
    let answers = files.write("a.json", named("甲", UNMET, &Value::Null));
    let ran = run(&["evaluate", "--format", "json", answers.to_str().unwrap()]);
    let right = files.write("right.json", &ran.stdout);
    let lie = files.write("lie.json", ran.stdout.replace("nonconforming", "conforming"));
    let codes = |beside: &PathBuf| {
        let ran = compare(&["--format", "json"], &[beside, &answers]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let flags = ran.json()["groups"][0]["vendors"][0]["flags"].clone();
        let codes = flags.as_array().unwrap().iter().map(|flag| flag["code"].to_string());
        codes.collect::<Vec<_>>()
    };
    assert!(codes(&right).is_empty());
    assert_eq!(codes(&lie), ["\"verdict_differs\"", "\"bounds_differ\"", "\"statuses_differ\""]);
}

#[test]
fn more_than_fifty_files_of_several_checklists_are_compared() {
    let files = Files::new();
    let other = r#"{"schema":"kijun-answers/1","checklist":"kobe/public-cloud","class":"3"}"#;
    let paths: Vec<PathBuf> = (0..120)
        .map(|number| match number % 2 {
            0 => files.write(&format!("{number}.json"), named("甲", UNMET, &Value::Null)),
            _ => files.write(&format!("{number}.json"), other),
        })
        .collect();
    let ran = compare(&["--format", "json"], &paths.iter().collect::<Vec<_>>());
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    let json = ran.json();
    let groups = json["groups"].as_array().unwrap();
    assert_eq!(groups.len(), 2);
    assert!(groups.iter().all(|group| group["vendors"].as_array().unwrap().len() == 60));
}

#[test]
fn without_a_file_the_cure_is_named() {
    let ran = run(&["compare"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert!(ran.stderr.contains("を指定してください"), "{}", ran.stderr);
    let ran = run(&["compare", "--only", "all", "x.json"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("differences、failures"), "{}", ran.stderr);
}
