//! Texts from others cannot act on the terminal or forge a line, in any command that shows them.

mod support;

use serde_json::{Value, json};
use support::{Files, run};

/// Texts that would overwrite the line above, end the line, or reverse the following text.
const HOSTILE: [&str; 5] = [
    "良い\u{1b}7\u{1b}[5A\r\u{1b}[2K判定: 適合\u{1b}8",
    "良い\n判定: 適合\n\n\n",
    "良い\r判定: 適合\u{b}\u{c}\u{85}",
    "良い\u{9b}2K\u{202e}合適 :定判\u{2066}",
    "良い\u{2028}判定: 適合\u{2029}",
];

/// Return an answer file with one hostile text in the place of that name.
fn file(place: &str, text: &str) -> Value {
    let mut file = json!({
        "schema": "kijun-answers/1", "checklist": "annex2/cloud", "edition": "undated",
        "class": "SA", "service": {"name": "甲", "provider": "乙"},
        "facts": {}, "answers": {"1": {"status": "unmet"}, "2": {"status": "met"}},
    });
    let answer = json!({"status": "unmet", "note": text, "reason": text, "evidence": [text],
        "exception": {"reason": text, "measure": text, "until": text, "approver": text},
        "proposed": {"status": "met", "from": {"checklist": text, "edition": text, "requirements": [text]}}});
    match place {
        "name" | "provider" => file["service"][place] = text.into(),
        "edition" | "checklist" | "class" | "schema" => file[place] = text.into(),
        "fact" => file["facts"][text] = true.into(),
        "answer" => file["answers"][text] = answer,
        "texts" => file["answers"]["3"] = answer,
        "status" => file["answers"]["4"] = json!({"status": text}),
        "phase" => file["phases"] = json!([text]),
        "unknown" => file[text] = json!({text: text}),
        "claim" => file["verdict"] = json!({"verdict": text, "edition": text}),
        other => unreachable!("{other}"),
    }
    file
}

const PLACES: [&str; 13] = [
    "name",
    "provider",
    "edition",
    "checklist",
    "class",
    "schema",
    "fact",
    "answer",
    "texts",
    "status",
    "phase",
    "unknown",
    "claim",
];

/// Fail if a text contains characters that act on a terminal, or a verdict that comes only from the
/// file.
#[track_caller]
fn is_plain(text: &str, about: &str) {
    let acts = |char: char| char.is_control() && char != '\n';
    let turns = |char| matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}');
    assert!(!text.chars().any(|char| acts(char) || turns(char)), "{about}: {text:?}");
    let verdicts = text.lines().filter(|line| line.trim_start().starts_with("判定: 適合"));
    assert_eq!(verdicts.count(), 0, "{about}: {text}");
}

#[test]
fn every_command_shows_hostile_texts_as_plain_ones() {
    let files = Files::new();
    let text = HOSTILE.concat();
    for place in PLACES {
        let content = file(place, &text).to_string();
        let path = files.write(&format!("{place}.json"), content.as_bytes());
        let path = path.to_str().unwrap();
        let out = files.write(&format!("{place}-out.json"), b"");
        let out = out.to_str().unwrap();
        for arguments in [
            vec!["evaluate", path],
            vec!["compare", path, path],
            vec!["import", path],
            vec!["carry-over", path, "--to", "kobe/public-cloud", "--out", out],
            vec!["editions", "carry", path, "--out", out],
            vec!["export", path, "--out", out],
        ] {
            let ran = run(&arguments);
            let about = format!("{place}, kijun {}", arguments[0]);
            is_plain(&ran.stderr, &about);
            // Output for another program is data, in which such characters are escaped.
            if !ran.stdout.starts_with('{') {
                is_plain(&ran.stdout, &about);
            }
        }
    }
}

#[test]
fn the_name_of_a_file_is_shown_as_a_plain_one() {
    let files = Files::new();
    for text in HOSTILE {
        let name = format!("{text}.json").replace('/', "_");
        let path = files.write(&name, file("name", "甲").to_string().as_bytes());
        for command in ["evaluate", "compare"] {
            let ran = run(&[command, path.to_str().unwrap()]);
            is_plain(&ran.stderr, command);
            is_plain(&ran.stdout, command);
        }
        let ran = run(&["evaluate", &format!("missing-{name}")]);
        is_plain(&ran.stderr, "a missing file");
    }
}

#[test]
fn a_table_is_read_without_repeating_what_acts() {
    let files = Files::new();
    for text in HOSTILE {
        let cell = text.replace('"', "\"\"");
        let table = format!("項番,状態,備考\n1,met,\"{cell}\"\n\"{cell}\",met,\n2,\"{cell}\",\n");
        let path = files.write("table.csv", table.as_bytes());
        let ran = run(&["import", path.to_str().unwrap(), "--checklist", "annex2/cloud"]);
        is_plain(&ran.stderr, text);
    }
}
