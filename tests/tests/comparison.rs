//! A comparison says the same about each vendor as the engine does for its file alone, whatever
//! other files are compared and in any order.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use kijun_compare::{Comparison, Known, Only, Sort, Submission, read};
use kijun_rules::{AnswerFile, Assessment, Rules};
use kijun_tests::generate::cases;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

/// The checklists of the content folder.
static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../content"));
    let library = kijun_content::load(root).unwrap();
    let checklists = library.standards.into_iter().flat_map(|standard| standard.checklists);
    let known = checklists.map(|checklist| Known {
        rules: Rules::compile(checklist.rules).unwrap(),
        title: checklist.title,
        names: Vec::new(),
    });
    known.collect()
});

/// Generate a file for a checklist as a vendor may submit it: answers in all states, and claims
/// that may be false.
fn handed_in(rules: &Rules) -> impl Strategy<Value = Value> + use<> {
    let checklist = rules.checklist().clone();
    let classes: Vec<String> = checklist.classes.iter().map(|class| class.id.clone()).collect();
    let status = select(vec![
        json!({"status": "met"}),
        json!({"status": "met", "note": "注"}),
        json!({"status": "unmet"}),
        json!({"status": "not_applicable", "reason": "ない"}),
        json!({"status": "not_applicable"}),
    ]);
    let answers = vec(option::weighted(0.8, status), checklist.requirements.len());
    let facts = vec(option::of(any::<bool>()), checklist.facts.len());
    let claim = option::of(select(&["conforming", "nonconforming", "undetermined"][..]));
    (select(classes), answers, facts, claim, option::weighted(0.2, Just("0")), 0..3u8).prop_map(
        move |(class, answers, facts, claim, edition, name)| {
            let given = checklist.requirements.iter().zip(answers);
            let answers: Map<String, Value> =
                given.filter_map(|(each, answer)| Some((each.id.clone(), answer?))).collect();
            let given = checklist.facts.iter().zip(facts);
            let facts: Map<String, Value> =
                given.map(|(fact, value)| (fact.id.clone(), json!(value))).collect();
            let mut file = json!({"schema": "kijun-answers/1", "checklist": checklist.id,
                "class": class, "answers": answers, "facts": facts,
                "service": {"name": format!("サービス{name}")}});
            if let Some(claim) = claim {
                file["verdict"] = json!(claim);
            }
            if let Some(edition) = edition {
                file["edition"] = json!(edition);
            }
            file
        },
    )
}

/// Return everything that the comparison says about each file, except its number.
fn said(known: &[Known], files: &[(String, String)], sort: &Sort) -> BTreeMap<String, Value> {
    let reads: Vec<Submission> =
        files.iter().map(|(name, text)| read(known, name, text.as_bytes())).collect();
    let json = Comparison::of(known, &reads).to_json(Only::All, sort);
    let json: Value = serde_json::from_str(&json).unwrap();
    let mut said = BTreeMap::new();
    for group in json["groups"].as_array().unwrap() {
        for (place, vendor) in group["vendors"].as_array().unwrap().iter().enumerate() {
            let mut vendor = vendor.clone();
            vendor["number"].take();
            let rows = group["requirements"].as_array().unwrap().iter();
            let cells: Vec<Value> = rows
                .map(|row| json!([row["id"], row["cells"][place], row["differs"], row["fails"]]))
                .collect();
            let facts: Vec<&Value> = group["facts"]
                .as_array()
                .unwrap()
                .iter()
                .map(|row| &row["values"][place])
                .collect();
            let all = json!([group["flags"], vendor, cells, facts]);
            said.insert(vendor["file"].as_str().unwrap().to_owned(), all);
        }
    }
    for file in ["unreadable", "without_answers"] {
        for each in json[file].as_array().unwrap() {
            said.insert(each["file"].as_str().unwrap().to_owned(), each.clone());
        }
    }
    assert_eq!(said.len(), files.len() - matched(&json), "every file is somewhere");
    said
}

/// Return the number of files that are assessments and were matched.
fn matched(json: &Value) -> usize {
    let vendors = json["groups"].as_array().unwrap().iter();
    let vendors = vendors.flat_map(|group| group["vendors"].as_array().unwrap());
    let stated = vendors.flat_map(|vendor| vendor["stated"].as_array().unwrap());
    let mut files: Vec<&str> = stated.filter_map(|stated| stated["file"].as_str()).collect();
    files.sort_unstable();
    files.dedup();
    files.len()
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn the_order_of_the_files_changes_nothing(
        (files, order, sort) in {
            let one = handed_in(&KNOWN[0].rules);
            let other = handed_in(&KNOWN[KNOWN.len() - 1].rules);
            let answers = vec(prop_oneof![3 => one, 1 => other], 1..=6);
            // Add some assessments, true or forged, some copies, and some files that cannot be
            // read.
            let beside = (0..3usize, any::<bool>(), 0..2usize);
            (answers, beside, select(&Sort::ALL)).prop_flat_map(move |(answers, beside, sort)| {
                let files = files(&KNOWN, &answers, beside);
                (Just(files.clone()), Just(files).prop_shuffle(), Just(sort))
            })
        },
    ) {
        prop_assert_eq!(said(&KNOWN, &files, &sort), said(&KNOWN, &order, &Sort::Given));
    }

    #[test]
    fn each_vendor_gets_what_the_engine_says_of_it_alone(
        answers in vec(handed_in(&KNOWN[0].rules), 1..=5),
    ) {
        let known = KNOWN.as_slice();
        let files = files(known, &answers, (0, false, 0));
        let reads: Vec<Submission> =
            files.iter().map(|(name, text)| read(known, name, text.as_bytes())).collect();
        let comparison = Comparison::of(known, &reads);
        for (column, (_, text)) in comparison.groups[0].columns.iter().zip(&files) {
            let file = AnswerFile::read(text.as_bytes()).unwrap();
            let alone = Assessment::of(&known[0].rules, &file).unwrap();
            prop_assert_eq!(column.vendor.explanation(), alone.explanation());
            prop_assert_eq!(column.vendor.answers_digest(), alone.answers_digest());
            let stated = serde_json::from_str::<Value>(text).unwrap()["verdict"].clone();
            let lies = stated.is_string() && stated != alone.explanation().verdict().id();
            let flagged = column.flags.iter().any(|flag| flag.code == "verdict_differs");
            prop_assert_eq!(flagged, lies, "a lie is flagged, and nothing else");
        }
    }
}

/// Return named files: the answers, then this number of assessments, forged or not, and this number
/// of broken files.
fn files(
    known: &[Known],
    answers: &[Value],
    (assessments, forged, broken): (usize, bool, usize),
) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for (place, answers) in answers.iter().enumerate() {
        files.push((format!("回答{place}.json"), answers.to_string()));
    }
    for (place, answers) in answers.iter().take(assessments).enumerate() {
        let file = AnswerFile::read(answers.to_string().as_bytes()).unwrap();
        let rules = known.iter().find(|known| known.rules.checklist().id == file.checklist);
        let json = Assessment::of(&rules.unwrap().rules, &file).unwrap().to_json();
        let mut json: Value = serde_json::from_str(&json).unwrap();
        if forged {
            json["verdict"] = json!("conforming");
            json["best"] = json!("conforming");
        }
        files.push((format!("判定{place}.json"), json.to_string()));
    }
    for place in 0..broken {
        files.push((format!("壊れた{place}.json"), "{".to_owned()));
    }
    files
}
