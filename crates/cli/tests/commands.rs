//! The commands except `evaluate` and `serve`, and mistakes on the command line.

mod support;

use std::process::Command;

use serde_json::json;
use support::{Files, run};

/// Run `kijun` on another content folder.
fn run_on(content: &std::path::Path, args: &[&str]) -> support::Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kijun"));
    command.env("NO_COLOR", "1").arg("--content").arg(content).args(args);
    support::Ran::from(command.output().unwrap())
}

#[test]
fn check_names_what_was_found_sound() {
    let ran = run(&["check"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert!(ran.stdout.starts_with("内容に誤りはありません。\n"), "{}", ran.stdout);
    assert!(ran.stdout.contains("(annex2): 章2、チェックリスト1、要件14"), "{}", ran.stdout);
}

#[test]
fn faulty_content_is_reported_with_file_and_line_by_every_command() {
    let files = Files::new();
    files.write("broken/standard.toml", "id = \"broken\"\ntitle = \n");
    let answers = files.write("answers.json", support::answers(""));
    let content = files.path("");
    for args in [
        &["check"][..],
        &["list"],
        &["evaluate", answers.to_str().unwrap()],
        &["classify", "--checklist", "annex2/cloud"],
    ] {
        let ran = run_on(&content, args);
        assert_eq!((ran.code, ran.stdout.as_str()), (1, ""), "{args:?}");
        assert!(ran.stderr.contains("broken/standard.toml:2:"), "{}", ran.stderr);
    }
    let missing = run_on(&files.path("nowhere"), &["check"]);
    assert_eq!(missing.code, 1);
    assert!(missing.stderr.contains("nowhere"), "{}", missing.stderr);
}

#[test]
fn list_gives_the_documented_fields() {
    let ran = run(&["list", "--format", "json"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    let list = ran.json();
    let standard = &list["standards"][0];
    assert_eq!(standard["id"], "annex2");
    assert_eq!(standard["publisher"], json!(null));
    assert_eq!(standard["editions"], json!([{"id": "undated", "in_force": null}]));
    let checklist = &standard["checklists"][0];
    assert_eq!(checklist["id"], "annex2/cloud");
    let classes = checklist["classes"].as_array().unwrap();
    let ids: Vec<_> = classes.iter().map(|class| &class["id"]).collect();
    assert_eq!(ids, ["SA", "SB", "I", "II", "III"]);
    assert_eq!(classes[4]["in_scope"], false);
    assert_eq!(checklist["phases"], json!([]));
    let facts = checklist["facts"].as_array().unwrap();
    assert_eq!(facts.len(), 1);
    assert_eq!(facts[0]["id"], "personal_information");
    let requirements = checklist["requirements"].as_array().unwrap();
    assert_eq!(requirements.len(), 14);
    let four = &requirements[3];
    assert_eq!(
        four,
        &json!({"id": "4", "title": "暗号化対策", "category": "アプリケーション/通信",
            "phase": null, "party": null,
            "levels": {"SA": "必須", "SB": "必須", "I": "必須", "II": "任意"}})
    );
    let finder = checklist["finder"].as_array().unwrap();
    let database = finder.iter().find(|fact| fact["fact"] == "core_system_database").unwrap();
    assert_eq!(database["class"], "SA");
    assert_eq!(database["definition"], "基幹系システムのデータベース");
    assert!(finder.iter().all(|fact| fact["question"].is_string()));
}

#[test]
fn list_as_text_names_every_checklist() {
    let ran = run(&["list"]);
    assert_eq!(ran.code, 0);
    assert!(ran.stdout.contains("チェックリスト: annex2/cloud"), "{}", ran.stdout);
}

#[test]
fn classify_gives_the_highest_class_and_why() {
    let classify =
        |facts: &str| run(&["classify", "--checklist", "annex2/cloud", "--facts", facts]);
    let ran = classify("personal_information, personal_information_file");
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert_eq!(
        ran.json(),
        json!({"class": "SB", "because": ["個人情報ファイル"], "facts": ["personal_information_file"]})
    );
    let nothing = classify("");
    assert_eq!(nothing.code, 0);
    assert_eq!(nothing.json(), json!({"class": null, "because": [], "facts": []}));
    let unknown = classify("personal_informatoin");
    assert_eq!((unknown.code, unknown.stdout.as_str()), (2, ""));
    assert!(
        unknown.stderr.contains("『personal_information』ではありませんか"),
        "{}",
        unknown.stderr
    );
}

#[test]
fn classify_suggests_the_checklist_that_was_meant() {
    let ran = run(&["classify", "--checklist", "annex2/clowd", "--facts", ""]);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert!(ran.stderr.contains("『annex2/cloud』ではありませんか"), "{}", ran.stderr);
}

#[test]
fn new_writes_content_that_is_sound_and_overwrites_nothing() {
    let files = Files::new();
    let folder = files.path("mine");
    let name = folder.to_str().unwrap();
    let ran = run(&["new", name]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert!(ran.stdout.contains(&format!("kijun check --content {name}")), "{}", ran.stdout);
    let checked = run_on(&folder, &["check"]);
    assert_eq!((checked.code, checked.stderr.as_str()), (0, ""));
    let again = run(&["new", name]);
    assert_eq!((again.code, again.stdout.as_str()), (2, ""));
}

#[test]
fn mistakes_on_the_command_line_are_named_in_japanese() {
    for (args, words) in [
        (&[][..], "コマンドを指定してください。"),
        (&["chek"], "『chek』というコマンドはありません。もしかして『check』ではありませんか。"),
        (&["list", "--formt", "json"], "『--formt』という指定はありません。もしかして『--format』"),
        (&["list", "--format", "xml"], "『xml』は使えません。使えるのは text、json です。"),
        (&["serve", "--port", "99999"], "『99999』は使えません。"),
        (&["check", "--content"], "『--content <フォルダー>』の値がありません。\n"),
        (&["evaluate", "--jsonl=1"], "『--jsonl』に値は付けられません。『=1』を取ってください。"),
        (&["evaluate", "--format"], "の値がありません。使えるのは "),
        (&["classify"], "--checklist <ID> を指定してください。"),
        (&["build"], "--out <フォルダー> を指定してください。"),
        (&["evaluate", "--jsonl", "--format", "text"], "--jsonl の出力はJSONだけです。"),
    ] {
        let ran = run(args);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{args:?}");
        assert!(ran.stderr.contains(words), "{args:?}: {}", ran.stderr);
    }
}

#[test]
fn help_and_version_are_no_mistakes() {
    for command in ["check", "list", "evaluate", "compare", "classify", "build", "serve", "new"] {
        let ran = run(&[command, "--help"]);
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{command}");
        assert!(ran.stdout.contains("例:"), "{command}: {}", ran.stdout);
    }
    let help = run(&["--help"]);
    assert_eq!(help.code, 0);
    assert!(help.stdout.contains("終了コード:"), "{}", help.stdout);
    let version = run(&["--version"]);
    assert_eq!(version.stdout, format!("kijun {}\n", env!("CARGO_PKG_VERSION")));
}
