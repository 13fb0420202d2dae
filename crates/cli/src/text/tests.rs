//! Whole reports of small checklists.

use kijun_content::model::{Category, Checklist, Footnote, Item, Requirement, Standard, Training};
use kijun_rules::code::Code;
use kijun_rules::model::{self, Class, Clause, Exemption, Fact, FactIs, Phase, Severity, Verdict};
use kijun_rules::{AnswerFile, Assessment};

use super::write_report;
use crate::catalogue::Entry;

fn clause(any_of: &[&str], severity: Severity) -> Clause {
    Clause {
        any_of: any_of.iter().map(|&id| id.to_owned()).collect(),
        quote: format!("{}の\nどれか", any_of.join("・")),
        severity,
        source: "見本 第1条".to_owned(),
        ..Clause::default()
    }
}

/// Return a checklist with one class of these clauses; requirement `x` may not be used with a
/// secret.
fn rules(ids: &[&str], clauses: Vec<Clause>) -> model::Checklist {
    let requirement = |id: &&str| model::Requirement {
        id: (*id).to_owned(),
        phase: Some(Phase::Selection),
        premise: (*id == "x").then(|| FactIs { fact: "secret".to_owned(), is: false.into() }),
        ..model::Requirement::default()
    };
    model::Checklist {
        classes: vec![Class {
            id: "A".to_owned(),
            title: "分類A".to_owned(),
            clauses,
            out_of_scope: None,
        }],
        edition: "1.1".to_owned(),
        facts: vec![
            Fact {
                id: "secret".to_owned(),
                question: Some("秘密ですか。".to_owned()),
                ..Fact::default()
            },
            Fact {
                id: "abroad".to_owned(),
                exempts: Some(Exemption {
                    is: true.into(),
                    reason: "国外での利用は、この基準の対象外です。".to_owned(),
                }),
                ..Fact::default()
            },
        ],
        id: "sample/cloud".to_owned(),
        requirements: ids.iter().map(requirement).collect(),
    }
}

fn item(ids: &[&str]) -> Item {
    let requirement = |id: &&str| Requirement {
        joined: Vec::new(),
        id: (*id).to_owned(),
        title: format!("項目{}", ids[0]),
        text: "本文".to_owned(),
        levels: Vec::new(),
        others: Vec::new(),
        answer_words: None,
        at: None,
        place: None,
    };
    Item {
        leads: Vec::new(),
        title: format!("項目{}", ids[0]),
        risk: None,
        requirements: ids.iter().map(requirement).collect(),
    }
}

/// Return the report of these answers under these rules, with requirements two an item.
fn report(rules: model::Checklist, fields: &str) -> String {
    let ids: Vec<String> = rules.requirements.iter().map(|each| each.id.clone()).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let standard = Standard {
        id: "sample".to_owned(),
        title: "見本の基準".to_owned(),
        short_title: "見本".to_owned(),
        publisher: None,
        summary: String::new(),
        editions: Vec::new(),
        origin: String::new(),
        chapters: Vec::new(),
        figures: Vec::new(),
        classes: None,
        checklists: vec![Checklist {
            name: "cloud".to_owned(),
            title: "クラウドの利用".to_owned(),
            rules,
            columns: Vec::new(),
            categories: vec![Category {
                title: "全般".to_owned(),
                in_table: true,
                items: ids.chunks(2).map(item).collect(),
            }],
            footnotes: vec![
                footnote("※個別に整理する。", &[Verdict::Nonconforming], &["A"]),
                footnote("※別の分類の注記。", &[Verdict::Nonconforming], &["B"]),
                footnote("※表だけの注記。", &[], &[]),
            ],
        }],
        procedure: None,
        worked_examples: Vec::default(),
        training: Training::default(),
        scenarios: Vec::new(),
        errata: Vec::new(),
    };
    let entry = Entry::of(&standard, &standard.checklists[0]).expect("the rules are sound");
    let json = format!(
        r#"{{"schema":"kijun-answers/1","checklist":"sample/cloud","class":"A",{fields}}}"#
    );
    let file = AnswerFile::read(json.as_bytes()).expect("the answers can be read");
    let assessment = Assessment::of(&entry.rules, &file).expect("the class is known");
    let mut out = Vec::new();
    write_report(&mut out, "回答.json", &entry, &file, &assessment).expect("memory can be written");
    let text = String::from_utf8(out).expect("the report is UTF-8");
    without_digests(&text)
}

fn footnote(words: &str, verdicts: &[Verdict], classes: &[&str]) -> Footnote {
    Footnote {
        words: words.to_owned(),
        verdicts: verdicts.to_vec(),
        classes: classes.iter().map(|&class| class.to_owned()).collect(),
    }
}

/// Digests and codes are tested where they are made.
fn without_digests(text: &str) -> String {
    let lines = text.lines().map(|line| match line.split_once("sha256:") {
        Some((before, digest)) if digest.len() == 64 => format!("{before}sha256:…\n"),
        _ => match line.split_once("照合用コード: ") {
            Some((before, code)) if Code::read(code).is_ok() => {
                format!("{before}照合用コード: …\n")
            }
            _ => format!("{line}\n"),
        },
    });
    lines.collect()
}

fn sample() -> model::Checklist {
    rules(
        &["1", "2", "3", "4", "x"],
        vec![
            clause(&["1"], Severity::Nonconforming),
            clause(&["1", "2"], Severity::Advisory),
            clause(&["2", "3"], Severity::ApprovalRequired),
            clause(&["3", "4"], Severity::Nonconforming),
            clause(&["x"], Severity::Note),
        ],
    )
}

#[test]
fn nonconforming_with_remedies_that_combine() {
    insta::assert_snapshot!(report(
        sample(),
        r#""service":{"name":"例","provider":"株式会社例"},"phases":["selection"],"edition":"1.0",
           "answers":{"1":{"status":"unmet"},"2":{"status":"unmet"},"3":{"status":"unmet"}}"#
    ));
}

#[test]
fn undetermined_after_a_claim_that_does_not_apply() {
    insta::assert_snapshot!(report(
        sample(),
        r#""answers":{"1":{"status":"not_applicable","reason":"使わない"},"3":{"status":"not_applicable"}}"#
    ));
}

#[test]
fn conforming_needs_nothing() {
    let met = ["1", "2", "3", "4", "x"].map(|id| format!(r#""{id}":{{"status":"met"}}"#));
    insta::assert_snapshot!(report(sample(), &format!(r#""answers":{{{}}}"#, met.join(","))));
}

#[test]
fn out_of_scope_gives_the_reason_and_nothing_else() {
    insta::assert_snapshot!(report(sample(), r#""facts":{"abroad":true}"#));
}

#[test]
fn without_any_remedy_it_says_so() {
    let rules = rules(&["x"], vec![clause(&["x"], Severity::Nonconforming)]);
    insta::assert_snapshot!(report(rules, r#""facts":{"secret":true}"#));
}

#[test]
fn too_many_combinations_are_given_by_their_clauses() {
    let ids: Vec<String> = (0..9).flat_map(|n| [format!("a{n}"), format!("b{n}")]).collect();
    let mut all: Vec<&str> = ids.iter().map(String::as_str).collect();
    let pairs = all.chunks(2).map(|pair| clause(&[pair[0], pair[1], "z"], Severity::Nonconforming));
    let clauses = pairs.collect();
    all.push("z");
    insta::assert_snapshot!(report(rules(&all, clauses), r#""answers":{}"#));
}
