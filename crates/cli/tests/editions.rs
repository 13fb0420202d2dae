//! `kijun editions`: the differences between two editions, and answers carried over to the newer.

mod support;

use std::fs;

use serde_json::{Value, json};
use support::{Files, Ran, feed, kijun_on, run};

const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/editions");
const OLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/editions/town/editions/1.0");
const NEWER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/editions/town");

/// Run `kijun editions …` on the fixture.
fn editions(args: &[&str]) -> Ran {
    fed(&[&["editions"], args].concat(), "")
}

/// Run a command on the fixture with this standard input.
fn fed(args: &[&str], input: &str) -> Ran {
    feed(kijun_on(FIXTURE).args(args), input.as_bytes())
}

fn older_answers() -> Value {
    json!({
        "schema": "kijun-answers/1", "checklist": "town/service", "edition": "1.0",
        "class": "important", "service": { "name": "電子申請" },
        "facts": { "personal_information": false, "paper_register": true },
        "answers": {
            "1": { "status": "met", "note": "契約書12条" },
            "2": { "status": "met", "note": "TLS" },
            "4": { "status": "met", "note": "紙の台帳" },
            "5": { "status": "met" },
            "6": { "status": "met" },
            "7": { "status": "unmet" },
            "8": { "status": "met" },
        },
    })
}

fn carry(file: &Value) -> Ran {
    fed(&["editions", "carry", "-"], &file.to_string())
}

#[test]
fn a_difference_is_shown_in_words() {
    let ran = editions(&["diff", "town@1.0", "town"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    for said in [
        "版1.0(2023-04-01から適用) → 版2.0(2026-04-01から適用)",
        "要件: 変更なし1、変更2、番号の変更2、分割2、統合1、新設2、廃止1",
        "通信経路を[-適切に-]{+、電子政府推奨暗号リストにある方式で+}暗号化していること",
        "一般情報: [-推奨-]{+必須+}",
        "No.8 → No.7 番号の変更(文言は同じ)",
        "No.5 → No.5-1 分割",
        "No.6、No.7 → No.6 統合",
        // The question of a fact that only the older edition has is shown.
        "前: 「紙の申請書を受け付けますか。」が「はい」の場合、No.4を満たさないと「不適合」",
    ] {
        assert!(ran.stdout.contains(said), "{said}: {}", ran.stdout);
    }
}

#[test]
fn a_difference_is_given_as_data() {
    let ran = editions(&["diff", "town@1.0", "town@2.0", "--format", "json"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let found = ran.json();
    assert_eq!(found["from"], json!({ "id": "1.0", "in_force": "2023-04-01" }));
    let requirements = found["checklists"][0]["requirements"].as_array().unwrap();
    let kinds: Vec<&str> = requirements.iter().map(|each| each["kind"].as_str().unwrap()).collect();
    let expected = [
        "unchanged",
        "changed",
        "changed",
        "dropped",
        "new",
        "split",
        "split",
        "merged",
        "moved",
        "moved",
        "new",
    ];
    assert_eq!(kinds, expected);
    let level = &requirements[2]["levels"][0];
    assert_eq!(
        (&level["class"], &level["before"][0]["severity"]),
        (&json!("general"), &json!("advisory"))
    );
    assert_eq!(level["after"][0]["severity"], "nonconforming");
}

#[test]
fn two_folders_are_compared_as_two_editions_are() {
    let named = editions(&["diff", "town@1.0", "town"]);
    let folders = editions(&["diff", OLDER, NEWER]);
    assert_eq!((folders.code, &folders.stdout), (0, &named.stdout), "{}", folders.stderr);
    let back = editions(&["diff", NEWER, OLDER]);
    assert_eq!(back.code, 0);
    assert!(back.stderr.contains("対応表がないため"), "{}", back.stderr);
}

#[test]
fn what_cannot_be_compared_is_said_with_the_cure() {
    for (args, said) in [
        (["town@2.0", "town@1.0"], "古い版を先に指定してください"),
        (["town@2.0", "town"], "どちらも版『2.0』です"),
        (
            ["town@0.9", "town"],
            "版『0.9』の文言は、手元にありません。文言があるのは版『1.0』『2.0』です",
        ),
        (["town@1.O", "town"], "版『1.O』はありません。版の書き間違いか、より新しい版"),
        (["twon@1.0", "town"], "もしかして『town』"),
        (["/nowhere", "town"], "standard.toml のあるフォルダーを指定してください"),
    ] {
        let ran = editions(&["diff", args[0], args[1]]);
        assert_eq!(ran.code, 2, "{}", ran.stderr);
        assert_eq!(ran.stdout, "");
        assert!(ran.stderr.contains(said), "{said}: {}", ran.stderr);
    }
    let ran = run(&["editions", "diff", "kitakyushu@1.0", "kitakyushu@1.1"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("版『1.0』の文言は、手元にありません"), "{}", ran.stderr);
}

#[test]
fn answers_to_an_older_edition_are_carried_over_and_nothing_is_lost() {
    let ran = carry(&older_answers());
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let made = ran.json();
    assert_eq!((&made["edition"], &made["service"]["name"]), (&json!("2.0"), &json!("電子申請")));
    assert_eq!(made["answers"]["1"], json!({ "status": "met", "note": "契約書12条" }));
    assert_eq!(made["answers"]["7"], json!({ "status": "met" }), "8 has become 7");
    let proposed = |id: &str| made["answers"][id]["proposed"]["status"].clone();
    assert_eq!(["2", "5-1", "5-2", "6"].map(proposed), ["met", "met", "met", "unmet"]);
    assert_eq!(made["superseded"][0]["answers"]["4"]["note"], "紙の台帳");
    assert_eq!(made["superseded"][0]["facts"]["personal_information"], false);
    for said in [
        "版『1.0』への回答を、版『2.0』に引き継ぎました",
        "そのまま残った回答: 2件",
        "確認が必要な回答: No.2、No.5-1、No.5-2、No.6",
        "superseded に残した前の版の回答: No.4",
        "『important』の定義が変わりました",
        "答え直しが必要な利用の条件: 要配慮個人情報を取り扱いますか。",
    ] {
        assert!(ran.stderr.contains(said), "{said}: {}", ran.stderr);
    }
    // Answers to be confirmed do not count.
    let assessment = fed(&["evaluate", "--format", "json"], &made.to_string()).json();
    assert_eq!(assessment["edition"], "2.0");
    let requirements = assessment["requirements"].as_array().unwrap();
    let met = requirements.iter().filter(|each| each["status"] == "met");
    let met: Vec<&Value> = met.map(|each| &each["id"]).collect();
    assert_eq!(met, ["1", "7"]);
    let again = carry(&made);
    assert_eq!((again.code, &again.json()), (0, &made));
    assert!(again.stderr.contains("引き継ぐものはありません"), "{}", again.stderr);
}

#[test]
fn the_new_file_is_written_where_it_is_asked_for() {
    let files = Files::new();
    let from = files.write("old.json", older_answers().to_string());
    let to = from.with_file_name("new.json");
    let args = ["carry".as_ref(), from.as_os_str(), "--out".as_ref(), to.as_os_str()];
    let args: Vec<&str> = args.iter().map(|arg| arg.to_str().unwrap()).collect();
    let ran = editions(&args);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{}", ran.stderr);
    let written = fs::read_to_string(&to).unwrap();
    let written: Value = serde_json::from_str(&written).unwrap();
    assert_eq!(written, carry(&older_answers()).json());
}

#[test]
fn what_cannot_be_carried_over_is_refused() {
    let with = |name: &str, value: Value| {
        let mut file = older_answers();
        file[name] = value;
        file.to_string()
    };
    for (file, said) in [
        (with("edition", json!("0.9")), "版『0.9』の文言は、手元にありません"),
        (with("edition", json!("3.0")), "版『3.0』はありません。版の書き間違いか、より新しい版"),
        (with("checklist", json!("town/servise")), "いずれかにしてください: town/service"),
        ("{".to_owned(), "標準入力:1:1"),
    ] {
        let ran = fed(&["editions", "carry", "-"], &file);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{}", ran.stderr);
        assert!(ran.stderr.contains(said), "{said}: {}", ran.stderr);
    }
}

#[test]
fn help_names_the_commands_and_the_exit_codes() {
    let ran = run(&["editions", "--help"]);
    assert_eq!(ran.code, 0);
    for said in ["diff", "carry", "2つの版の違いを示す"] {
        assert!(ran.stdout.contains(said), "{said}: {}", ran.stdout);
    }
    for command in ["diff", "carry"] {
        let ran = run(&["editions", command, "--help"]);
        assert!(ran.stdout.contains("終了コード"), "{}", ran.stdout);
    }
}
