//! Properties hold everything that OSCAL has no word for, whole: alternatives, thresholds, values,
//! conditions, facts of several values, answers the other way round.

mod support;

use kijun_content::model::{AnswerWords, Category, Checklist, Item, Requirement, Standard};
use kijun_rules::{AnswerFile, Assessment, Rules};
use serde_json::{Value, json};
use support::{LIBRARY, check, controls};

/// Return rules with everything that a rule can say.
fn rules() -> Value {
    json!({
        "id": "town/service", "edition": "1.0",
        "facts": [{ "id": "kind", "question": "サービスの種類は何ですか。",
            "choices": [{ "id": "saas", "title": "SaaS" }, { "id": "paas", "title": "PaaS" }] },
            { "id": "personal", "question": "個人情報を扱いますか。" }],
        "requirements": [
            { "id": "1", "phase": "operation", "value": { "kind": "number", "unit": "%" },
              "premise": { "fact": "kind", "is": ["saas", "paas"] } },
            { "id": "2", "phase": "operation" }, { "id": "3", "party": "provider", "phase": "operation" },
        ],
        "classes": [
            { "id": "A", "title": "分類A", "clauses": [
                { "any_of": ["1", "2", "3"], "at_least": 2, "severity": "nonconforming",
                  "source": "第1条", "quote": "うち  2以上",
                  "thresholds": { "1": { "at_least": "99.5", "at_most": "100" } },
                  "conditions": [{ "fact": "kind", "is": "saas" }, { "fact": "personal", "is": true }] },
                { "any_of": ["3"], "severity": "note", "source": "第2条", "quote": "任意" }] },
            { "id": "B", "title": "分類B" },
        ],
    })
}

fn requirement(id: &str) -> Requirement {
    Requirement {
        id: id.to_owned(),
        title: String::new(),
        text: "過去3年以内に\n事故があったか".to_owned(),
        levels: Vec::new(),
        answer_words: Some(AnswerWords {
            met: "なかった".to_owned(), unmet: "あった".to_owned()
        }),
        others: Vec::new(),
        joined: Vec::new(),
        at: None,
        place: Some("①".to_owned()),
    }
}

/// Return a standard whose only checklist has these rules.
fn standard() -> Standard {
    let item = Item {
        leads: Vec::new(),
        title: "項目".to_owned(),
        risk: Some("危険".to_owned()),
        requirements: ["1", "2", "3"].map(requirement).to_vec(),
    };
    let empty = Category { title: "空".to_owned(), in_table: true, items: Vec::new() };
    let category = Category { items: vec![item], ..empty.clone() };
    let checklist = Checklist {
        name: "service".to_owned(),
        title: "サービス".to_owned(),
        rules: serde_json::from_value(rules()).unwrap(),
        columns: Vec::new(),
        categories: vec![category, empty],
        footnotes: Vec::new(),
    };
    Standard { id: "town".to_owned(), checklists: vec![checklist], ..LIBRARY.standards[0].clone() }
}

/// Return the values of the properties of this name; they are in the namespace.
fn values<'a>(props: &'a Value, name: &str) -> Vec<&'a str> {
    let props = props.as_array().unwrap().iter().filter(|each| each["name"] == name);
    props
        .map(|each| {
            assert_eq!(each["ns"], kijun_oscal::NAMESPACE);
            each["value"].as_str().unwrap()
        })
        .collect()
}

fn parsed(values: &[&str]) -> Vec<Value> {
    values.iter().map(|value| serde_json::from_str(value).unwrap()).collect()
}

#[test]
fn a_catalog_keeps_premises_values_and_facts() {
    let catalog = kijun_oscal::catalog(&standard(), "1.0");
    check("catalog", &catalog);
    let group = &catalog["catalog"]["groups"][0];
    assert_eq!(json!(parsed(&values(&group["props"], "fact"))), rules()["facts"]);
    let controls = controls(&catalog["catalog"]);
    let of = |id: &str, name: &str| values(&controls[id]["props"], name);
    let asked = &rules()["requirements"][0];
    assert_eq!(parsed(&of("r.service.1", "premise")), [asked["premise"].clone()]);
    assert_eq!(parsed(&of("r.service.1", "value")), [asked["value"].clone()]);
    assert_eq!(of("r.service.2", "value"), [""; 0]);
    assert_eq!(
        [of("r.service.3", "party"), of("r.service.3", "phase")],
        [["provider"], ["operation"]]
    );
    assert_eq!(
        [of("r.service.3", "answer-met"), of("r.service.3", "answer-unmet")],
        [["なかった"], ["あった"]]
    );
}

#[test]
fn a_profile_keeps_counts_thresholds_and_conditions_at_every_member() {
    let standard = standard();
    let checklist = &standard.checklists[0];
    let class = &checklist.rules.classes[0];
    let profile = kijun_oscal::profile(&standard, checklist, class, "catalog.json");
    check("profile", &profile);
    let profile = &profile["profile"];
    assert!(profile["metadata"]["remarks"].as_str().unwrap().contains("名前空間付きのプロパティ"));
    let rules = rules();
    let alters = profile["modify"]["alters"].as_array().unwrap();
    let clauses = rules["classes"][0]["clauses"].as_array().unwrap();
    for (alter, count) in alters.iter().zip([1, 1, 2]) {
        let props = &alter["adds"][0]["props"];
        assert_eq!(parsed(&values(props, "rule")), clauses[..count], "{alter}");
        let severities = values(props, "clause");
        assert_eq!(severities, ["nonconforming", "note"][..count]);
        assert_eq!(
            props[0]["remarks"],
            "条項1: 1、2、3のうち2つ以上を満たさなければ「不適合」。値: No.1は99.5%以上、100%以下。\
             条件: 「サービスの種類は何ですか。」が「SaaS」、「個人情報を扱いますか。」が「はい」\
             (成り立たないと分かっているものがあれば、この条項は数えません)。根拠(第1条):「うち  2以上」"
        );
        assert_eq!([&props[0]["group"], &props[1]["group"]], ["clause-1"; 2]);
    }
}

#[test]
fn a_class_without_clauses_takes_no_control() {
    let standard = standard();
    let checklist = &standard.checklists[0];
    let class = &checklist.rules.classes[1];
    let profile = kijun_oscal::profile(&standard, checklist, class, "catalog.json");
    check("profile", &profile);
    let import = &profile["profile"]["imports"][0];
    assert_eq!(import["exclude-controls"], json!([{ "matching": [{ "pattern": "*" }] }]));
}

#[test]
fn claims_keep_values_and_facts_and_results_keep_clauses() {
    let standard = standard();
    let checklist = &standard.checklists[0];
    let rules = Rules::compile(checklist.rules.clone()).unwrap();
    let file = json!({ "schema": "kijun-answers/1", "checklist": "town/service", "class": "A",
        "service": { "name": "甲", "provider": "乙社" },
        "facts": { "kind": "saas", "personal": true }, "phases": ["operation"],
        "answers": { "1": { "status": "met", "value": "99.50" },
            "2": { "note": "確認中" },
            "3": { "status": "unmet", "exception": { "reason": "対応\n中", "until": "2027-03-31" } } } });
    let file = AnswerFile::read(file.to_string().as_bytes()).unwrap();
    let claims = kijun_oscal::component(&standard, checklist, &file, "profile.json");
    check("component", &claims);
    let component = &claims["component-definition"]["components"][0];
    assert_eq!(values(&component["props"], "fact"), ["kind=saas", "personal=true"]);
    assert_eq!(values(&component["props"], "phase"), ["operation"]);
    let claimed = &component["control-implementations"][0]["implemented-requirements"];
    assert_eq!(values(&claimed[0]["props"], "value"), ["99.50"]);
    assert_eq!((&claimed[1]["description"], claimed[1].get("props")), (&json!("確認中"), None));
    let exception = &claimed[2]["props"][1];
    assert_eq!(
        (&exception["name"], &exception["value"]),
        (&json!("exception-reason"), &json!("対応 中"))
    );
    assert_eq!(exception["remarks"], "対応\n中", "the text as it is");
    let assessment = Assessment::of(&rules, &file).unwrap();
    let results = kijun_oscal::results(&standard, checklist, &rules, &assessment);
    check("assessment-results", &results);
    let result = &results["assessment-results"]["results"][0];
    assert_eq!(values(&result["props"], "clause"), ["open", "violated"]);
    assert_eq!(values(&result["props"], "verdict"), ["undetermined"]);
    assert_eq!(values(&result["props"], "decisive"), ["r.service.2"]);
}

#[test]
fn a_text_of_which_nothing_is_seen_is_none() {
    let standard = standard();
    let checklist = &standard.checklists[0];
    for blank in ["", " \n", "\u{200b}", "\u{3164} \u{ad}"] {
        let file = json!({ "schema": "kijun-answers/1", "checklist": "town/service", "class": "A",
            "service": { "name": "甲", "provider": blank },
            "answers": { "1": { "note": blank }, "3": { "status": "unmet", "note": blank,
                "evidence": [blank, "資料"], "exception": { "reason": blank, "until": "2027-03-31" } } } });
        let file = AnswerFile::read(file.to_string().as_bytes()).unwrap();
        let claims = kijun_oscal::component(&standard, checklist, &file, "profile.json");
        check("component", &claims);
        let claims = &claims["component-definition"];
        assert_eq!(claims["metadata"].get("parties"), None, "{blank:?}");
        let claimed =
            &claims["components"][0]["control-implementations"][0]["implemented-requirements"];
        let [only] = claimed.as_array().unwrap().as_slice() else {
            panic!("an answer without anything claims nothing: {claimed}");
        };
        assert_eq!(only["description"], "満たさない", "{blank:?}");
        assert_eq!(values(&only["props"], "evidence"), ["資料"]);
        assert_eq!(values(&only["props"], "exception-reason"), [""; 0]);
    }
}

#[test]
#[should_panic(expected = "catalog")]
fn the_schema_refuses_an_id_that_begins_with_a_digit() {
    let mut catalog = kijun_oscal::catalog(&standard(), "1.0");
    catalog["catalog"]["groups"][0]["groups"][0]["controls"][0]["id"] = json!("1");
    check("catalog", &catalog);
}
