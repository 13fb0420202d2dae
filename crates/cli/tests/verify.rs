//! `kijun verify`: everything agrees, or each thing that does not is named.

mod support;

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use support::{Files, Ran, answers, run, run_with_input};

/// The public key of test 1 of RFC 8032, as OpenSSL writes it.
const KEY: &str = "-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
-----END PUBLIC KEY-----
";

/// Made with OpenSSL 3 by the private key of that test, over [`DIGEST`]:
/// `printf %s "$DIGEST" > digest.txt; openssl pkeyutl -sign -inkey key.pem -rawin -in digest.txt | openssl base64 -A`
const SIGNATURE: &str = "ed25519:7BCA41q96kYzvP0YmMoKyAVyt53qhAWKk0YRG1ar40eFgHDFLcGaUxnC647jbSyEhwKa5Pr2nyQPOoYSqoqhBA==";

/// The digest of [`signed`].
const DIGEST: &str = "sha256:9c5550e45333688a0fb88e363b0537507eedc977451d6f6986853309957c97f7";

fn signed() -> String {
    answers(r#""1":{"status":"met"}"#)
}

/// Answers with their assessment and their code, as `kijun` makes them.
struct Handed {
    files: Files,
    answers: PathBuf,
    assessment: PathBuf,
    code: String,
}

fn handed(answers: &str) -> Handed {
    let files = Files::new();
    let answers = files.write("回答.json", answers);
    let json = run(&["evaluate", "--format=json", text(&answers)]);
    let assessment = files.write("判定.json", &json.stdout);
    let report = run(&["evaluate", text(&answers)]).stdout;
    let code = report.lines().find_map(|line| line.strip_prefix("照合用コード: "));
    let code = code.expect("the report has the code").to_owned();
    Handed { files, answers, assessment, code }
}

fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

impl Handed {
    fn verify(&self, args: &[&str]) -> Ran {
        let own = ["verify", "--answers", text(&self.answers)];
        run(&[&own, args].concat())
    }

    /// Change the assessment, and verify it.
    fn changed(&self, change: impl FnOnce(&mut Value)) -> Ran {
        let stated = std::fs::read_to_string(&self.assessment).unwrap();
        let mut stated: Value = serde_json::from_str(&stated).unwrap();
        change(&mut stated);
        let file = self.files.write("changed.json", stated.to_string());
        self.verify(&[text(&file)])
    }
}

#[test]
fn what_was_made_from_the_answers_agrees() {
    let handed = handed(&signed());
    let typed = handed.code.replace('-', " ").to_lowercase();
    for args in [
        &[text(&handed.assessment)][..],
        &["--code", &handed.code],
        &["--code", &typed],
        &[text(&handed.assessment), "--code", &handed.code],
    ] {
        let ran = handed.verify(args);
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{args:?}: {}", ran.stdout);
        assert!(ran.stdout.contains("一致しています"), "{}", ran.stdout);
        assert!(ran.stdout.contains(&format!("照合用コード: {}\n", handed.code)));
    }
}

#[test]
fn each_thing_that_differs_is_named_with_its_place_and_the_right_value() {
    let handed = handed(&signed());
    let wrong = |change: fn(&mut Value), words: &[&str]| {
        let ran = handed.changed(change);
        assert_eq!((ran.code, ran.stderr.as_str()), (1, ""), "{}", ran.stdout);
        for word in words {
            assert!(ran.stdout.contains(word), "{word}: {}", ran.stdout);
        }
    };
    wrong(
        |it| it["verdict"] = json!("conforming"),
        &[
            "判定(verdict): 「適合(conforming)」と書かれていますが、正しくは「未確定(undetermined)」です。",
            "(1件)",
        ],
    );
    wrong(
        |it| it["digest"]["answers"] = json!("sha256:0"),
        &["回答の照合値(digest.answers)", "別の回答に対する判定です。"],
    );
    wrong(
        |it| it["digest"]["rules"] = json!("sha256:0"),
        &["規則の照合値(digest.rules)", "別の規則による判定です。"],
    );
    wrong(|it| it["requirements"][4]["status"] = json!("met"), &["requirements[5-1].status"]);
    wrong(|it| drop(it.as_object_mut().unwrap().remove("worst")), &["書かれていません。"]);
    wrong(|it| it["clauses"][0]["quote"] = json!("推奨"), &["「推奨」と書かれていますが"]);

    let same = handed.changed(|it| it["office"] = json!("甲"));
    assert_eq!(same.code, 0, "fields that others add do not count: {}", same.stdout);
}

#[test]
fn answers_changed_after_the_printing_have_another_code() {
    let before = handed(&signed());
    let after = handed(&answers(r#""1":{"status":"met","note":"後で加えた"}"#));
    assert_ne!(before.code, after.code);
    let ran = after.verify(&["--code", &before.code]);
    assert_eq!(ran.code, 1);
    assert!(ran.stdout.contains(&format!("正しくは「{}」です。", after.code)), "{}", ran.stdout);
    let assessed = after.verify(&[text(&before.assessment)]);
    assert_eq!(assessed.code, 1);
    let short = after.verify(&["--code", "ABCD"]);
    assert_eq!(short.code, 1);
    assert!(short.stdout.contains("照合用コードは16文字です(入力は4文字)。"), "{}", short.stdout);
}

#[test]
fn the_claim_in_an_answer_file_is_compared_too() {
    let claim = |verdict: &str| {
        let mut file: Value = serde_json::from_str(&signed()).unwrap();
        file["assessment"] = json!({"verdict": verdict});
        handed(&file.to_string())
    };
    let (honest, false_claim) = (claim("undetermined"), claim("conforming"));
    let ran = honest.verify(&["--code", &honest.code]);
    assert_eq!(ran.code, 0, "{}", ran.stdout);
    assert_eq!(honest.code, false_claim.code, "a claim is outside of the digest");
    let ran = false_claim.verify(&["--code", &honest.code]);
    assert_eq!(ran.code, 1);
    assert!(ran.stdout.contains("回答ファイルに書かれた判定(assessment): 一致しません(1件)。"));
}

#[test]
fn a_signature_made_by_openssl_is_verified_by_its_public_key() {
    let mut file: Value = serde_json::from_str(&signed()).unwrap();
    file["signature"] = json!(SIGNATURE);
    let handed = handed(&file.to_string());
    let key = handed.files.write("鍵.pem", KEY);
    let ran = handed.verify(&["--key", text(&key)]);
    assert!(ran.stdout.contains(DIGEST), "{}", ran.stdout);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{}", ran.stdout);
    assert!(
        ran.stdout
            .contains("・署名(鍵の指紋 06e3 fd8f da29 bb60 ab59 557d e61e db0a): 一致しています。"),
        "{}",
        ran.stdout
    );
    let unread = handed.verify(&["--code", &handed.code]);
    assert!(unread.stdout.contains("・署名: --key の指定がないため、確かめていません。"));

    let other = KEY.replace(
        "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo",
        "PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw",
    );
    let other = handed.files.write("別の鍵.pem", other);
    let ran = handed.verify(&["--key", text(&other)]);
    assert_eq!(ran.code, 1);
    assert!(ran.stdout.contains("この回答とこの鍵に合いません。"), "{}", ran.stdout);
}

#[test]
fn answers_without_a_signature_or_with_another_persons_do_not_pass() {
    let unsigned = handed(&signed());
    let key = unsigned.files.write("鍵.pem", KEY);
    let ran = unsigned.verify(&["--key", text(&key)]);
    assert_eq!(ran.code, 1);
    assert!(ran.stdout.contains("署名(signature)がありません。"), "{}", ran.stdout);

    let mut file: Value = serde_json::from_str(&answers(r#""1":{"status":"unmet"}"#)).unwrap();
    file["signature"] = json!(SIGNATURE);
    let changed = handed(&file.to_string());
    let ran = changed.verify(&["--key", text(&key)]);
    assert_eq!(ran.code, 1, "{}", ran.stdout);
}

#[test]
fn tables_are_read_like_answer_files() {
    let handed = handed(&signed());
    for name in ["回答.csv", "回答.xlsx"] {
        let table = handed.files.path(name);
        let made = run(&["export", text(&handed.answers), "--out", text(&table)]);
        assert_eq!(made.code, 0, "{}", made.stderr);
        let back = handed.files.path("back.json");
        run(&["import", text(&table), "--out", text(&back)]);
        let code = run(&["evaluate", text(&back)]).stdout;
        let code = code.lines().find_map(|line| line.strip_prefix("照合用コード: ")).unwrap();
        let ran = run(&["verify", "--answers", text(&table), "--code", code]);
        assert_eq!(ran.code, 0, "{name}: {}{}", ran.stdout, ran.stderr);
    }
}

#[test]
fn what_cannot_be_read_is_named_with_its_reason() {
    let handed = handed(&signed());
    let empty = handed.files.write("空.json", "");
    let broken = handed.files.write("壊れた.json", "{\n  \"schema\": ");
    let key = handed.files.write("鍵.txt", "鍵");
    let missing = handed.files.path("ない.json");
    let classless = signed().replace(r#","class":"SB""#, "");
    let classless = handed.files.write("分類なし.json", classless);
    let (answers, assessment) = (text(&handed.answers), text(&handed.assessment));
    for (args, words) in [
        (&[text(&empty), "--answers", answers][..], "空.json: 判定結果のファイルではありません。"),
        (&[answers, "--answers", answers], "回答.json: 判定結果のファイルではありません。"),
        (&[text(&broken), "--answers", answers], "壊れた.json:2:"),
        (&[text(&missing), "--answers", answers], "ない.json: ファイルがありません。"),
        (&[assessment, "--answers", assessment], "判定.json:1:"),
        (&[assessment, "--answers", text(&missing)], "ない.json: ファイルがありません。"),
        (
            &[assessment, "--answers", text(&classless)],
            "分類なし.json: 情報の分類(class)がありません。",
        ),
        (&["--answers", answers, "--key", text(&key)], "鍵.txt: Ed25519の公開鍵として読めません。"),
        (&["--answers", answers, "--key", text(&missing)], "ない.json: ファイルがありません。"),
        (&["--answers", answers], "照合するものがありません。"),
        (&[assessment], "--answers"),
    ] {
        let ran = run(&[&["verify"][..], args].concat());
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{args:?}");
        assert!(ran.stderr.contains(words), "{words}: {}", ran.stderr);
    }
}

#[test]
fn answers_come_from_standard_input_too() {
    let handed = handed(&signed());
    let args = ["verify", text(&handed.assessment), "--answers", "-"];
    let ran = run_with_input(&args, signed().as_bytes());
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{}", ran.stdout);
    assert!(ran.stdout.starts_with("■ 標準入力\n"), "{}", ran.stdout);
}
