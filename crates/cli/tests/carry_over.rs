//! `kijun carry-over`: proposals from the answers to another checklist. Proposals never count.

mod support;

use serde_json::{Value, json};
use support::{Files, Ran, run, run_with_input};

fn of(checklist: &str, answers: &Value) -> String {
    json!({
        "schema": "kijun-answers/1", "checklist": checklist, "class": "SB",
        "service": { "name": "受付サービス", "provider": "例示事業者" },
        "facts": { "personal_information": true },
        "answers": answers,
    })
    .to_string()
}

fn carry(to: &str, file: &str) -> Ran {
    run_with_input(&["carry-over", "-", "--to", to], file.as_bytes())
}

#[test]
fn what_follows_is_proposed_with_its_source_and_its_texts() {
    let file = of(
        "annex2/cloud",
        &json!({
            "1": { "status": "met" },
            "2": { "status": "met", "note": "契約書案で確認" },
            "3": { "status": "met", "evidence": ["設計書3.2"] },
            "4": { "status": "unmet" },
            "6-1": { "status": "met" },
            "7-1": { "status": "met", "note": "証明書も出る" },
        }),
    );
    let ran = carry("shunan/external-service", &file);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let made = ran.json();
    assert_eq!(made["schema"], "kijun-answers/1");
    assert_eq!(made["checklist"], "shunan/external-service");
    assert_eq!(made["edition"], "2023-09-20");
    assert_eq!(made["service"]["name"], "受付サービス");
    assert_eq!((&made["class"], &made["facts"]), (&Value::Null, &Value::Null));
    let from = |requirements: &[&str]| {
        json!({ "checklist": "annex2/cloud", "edition": "undated",
                "requirements": requirements, "relation": "superset" })
    };
    assert_eq!(
        made["answers"],
        json!({
            "18": { "proposed": { "status": "met", "from": from(&["6-1"]) } },
            "19": { "proposed": {
                "status": "met", "note": "契約書案で確認", "from": from(&["1", "2"]) } },
        })
    );
    // The unmet 4 gives no proposal for 22; 7-1 is only related to 15.
    for said in [
        "2件の要件に提案",
        "19 ← 1・2: 満たす",
        "22: 状態は提案しません。\n    3・4: こちらより多くを求める",
        "15: 状態は提案しません。\n    7-1・7-2: 関連する",
    ] {
        assert!(ran.stderr.contains(said), "{said}: {}", ran.stderr);
    }
}

#[test]
fn notes_of_related_requirements_come_without_a_status_and_only_if_asked_for() {
    let file = of("annex2/cloud", &json!({ "7-1": { "status": "met", "note": "証明書も出る" } }));
    let to = "shunan/external-service";
    assert_eq!(carry(to, &file).json()["answers"], json!({}));
    let args = ["carry-over", "-", "--to", to, "--with-notes"];
    let made = run_with_input(&args, file.as_bytes()).json();
    let proposed = &made["answers"]["15"]["proposed"];
    assert_eq!((&proposed["status"], &proposed["note"]), (&Value::Null, &json!("証明書も出る")));
    assert_eq!(proposed["from"]["relation"], "related");
}

#[test]
fn an_unmet_part_makes_the_whole_unmet() {
    let file = of("annex2/cloud", &json!({ "2": { "status": "unmet" } }));
    let made = carry("kobe/public-cloud", &file).json();
    assert_eq!(made["answers"]["1-1"]["proposed"]["status"], "unmet");
    assert_eq!(made["answers"]["1-1"]["proposed"]["from"]["relation"], "subset");
}

#[test]
fn what_one_city_has_decided_is_not_decided_in_another() {
    let file = json!({
        "schema": "kijun-answers/1", "checklist": "shunan/external-service",
        "class": "confidentiality-1",
        "answers": { "risk-6": { "status": "met", "note": "検討済み" } },
    });
    let ran = carry("kitakyushu/cloud", &file.to_string());
    assert_eq!(ran.json()["answers"], json!({}));
    assert!(ran.stderr.contains("それぞれの市が自ら行うこと"), "{}", ran.stderr);
}

/// Proposals give the same verdict as no answers; confirmed ones count.
#[test]
fn proposals_never_count() {
    let file = of(
        "annex2/cloud",
        &json!({ "1": { "status": "met" }, "2": { "status": "met" }, "6-1": { "status": "met" } }),
    );
    let mut made = carry("kobe/public-cloud", &file).json();
    assert_eq!(made["answers"], json!({}), "1 and 2 being met is only a part of 1-1");
    made = carry("shunan/external-service", &file).json();
    made["class"] = json!("confidentiality-2");
    let evaluate = |file: &Value| {
        run_with_input(&["evaluate", "--format", "json"], file.to_string().as_bytes()).json()
    };
    let met = |assessment: &Value| {
        let all = assessment["requirements"].as_array().unwrap().clone();
        all.iter().filter(|each| each["status"] == "met").count()
    };
    let assessment = evaluate(&made);
    assert_eq!((met(&assessment), &assessment["verdict"]), (0, &json!("undetermined")));
    let answers = made["answers"].as_object_mut().unwrap();
    for answer in answers.values_mut() {
        *answer = answer["proposed"].take();
    }
    assert_eq!(met(&evaluate(&made)), 2);
}

#[test]
fn a_file_is_written_and_the_source_left_alone() {
    let files = Files::new();
    let text = of("annex2/cloud", &json!({ "6-1": { "status": "met" } }));
    let source = files.write("別紙2.json", &text);
    let out = files.path("周南市.json");
    let [source, out] = [&source, &out].map(|path| path.to_str().unwrap());
    let to = ["--to", "shunan/external-service", "--out"];
    let ran = run(&["carry-over", source, to[0], to[1], to[2], out]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{}", ran.stderr);
    let made: Value = serde_json::from_slice(&std::fs::read(out).unwrap()).unwrap();
    assert_eq!(made["answers"]["18"]["proposed"]["status"], "met");
    let over = run(&["carry-over", source, to[0], to[1], to[2], source]);
    assert_eq!(over.code, 2);
    assert!(over.stderr.contains("もとの回答ファイルは指定できません"), "{}", over.stderr);
    assert_eq!(std::fs::read_to_string(source).unwrap(), text);
}

#[test]
fn what_was_answered_in_the_other_file_stays() {
    let files = Files::new();
    let source = of(
        "annex2/cloud",
        &json!({ "1": { "status": "met" }, "2": { "status": "met" }, "6-1": { "status": "met" } }),
    );
    let given = json!({
        "schema": "kijun-answers/1", "checklist": "shunan/external-service",
        "class": "confidentiality-2", "later": [1],
        "answers": { "18": { "status": "unmet", "note": "海外" }, "19": { "note": "確認中" } },
    });
    let [source, into] =
        [files.write("別紙2.json", &source), files.write("周南市.json", given.to_string())];
    let to = "shunan/external-service";
    let args = |into: &str| {
        let source = source.to_str().unwrap().to_owned();
        ["carry-over", &source, "--to", to, "--into", into].map(ToOwned::to_owned)
    };
    let carry = |into: &str| {
        let args = args(into);
        run(&args.each_ref().map(String::as_str))
    };
    let ran = carry(into.to_str().unwrap());
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let mut made = ran.json();
    let proposed = made["answers"]["19"].as_object_mut().unwrap().remove("proposed");
    assert_eq!(proposed.unwrap()["status"], "met");
    assert_eq!(made, given, "nothing else has changed");
    assert!(ran.stderr.contains("1件の要件に提案"), "{}", ran.stderr);
    assert!(ran.stderr.contains("18: 引き継ぎ先では、すでに「満たさない」"), "{}", ran.stderr);

    let older = given.to_string().replace(r#""class""#, r#""edition":"2020-01-01","class""#);
    for (text, said) in [
        (older, "『2023-09-20』版への回答ではありません"),
        (of("annex2/cloud", &json!({})), "--to と同じ『shunan/external-service』"),
        ("{".to_owned(), "JSONが途中で"),
    ] {
        let ran = carry(files.write("ほか.json", &text).to_str().unwrap());
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{}", ran.stderr);
        assert!(ran.stderr.contains(said), "{said}: {}", ran.stderr);
    }
}

#[test]
fn answers_to_another_edition_are_no_ground() {
    let file = json!({
        "schema": "kijun-answers/1", "checklist": "shunan/external-service",
        "edition": "2020-01-01", "answers": { "10": { "status": "met" } },
    });
    let ran = carry("kitakyushu/cloud", &file.to_string());
    assert_eq!((ran.code, &ran.json()["answers"]), (0, &json!({})));
    for said in ["『2020-01-01』版への回答です", "kijun editions carry", "別の版への回答"]
    {
        assert!(ran.stderr.contains(said), "{said}: {}", ran.stderr);
    }
}

#[test]
fn what_cannot_be_carried_over_is_refused_with_a_cure() {
    let annex2 = of("annex2/cloud", &json!({}));
    let meeting = of("kitakyushu/web-meeting", &json!({}));
    for (to, file, said) in [
        ("shunan/external-servise", &annex2, "もしかして『shunan/external-service』"),
        ("annex2/cloud", &annex2, "『annex2/cloud』そのものへの回答です"),
        (
            "kobe/public-cloud",
            &meeting,
            "『kitakyushu/web-meeting』と『kobe/public-cloud』の対応がありません",
        ),
        ("annex2/cloud", &"{".to_owned(), "標準入力:1:1: JSONが途中で"),
        ("annex2/cloud", &of("kobe/none", &json!({})), "チェックリスト『kobe/none』はありません"),
    ] {
        let ran = carry(to, file);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{to}: {}", ran.stderr);
        assert!(ran.stderr.contains(said), "{said}: {}", ran.stderr);
    }
    let missing = run(&["carry-over", "ない.json", "--to", "annex2/cloud"]);
    assert_eq!(missing.code, 2);
    assert!(missing.stderr.contains("ファイルがありません"), "{}", missing.stderr);
}
