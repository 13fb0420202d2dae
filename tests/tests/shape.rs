//! The exact text of the assessment: names, their order, and the values for empty parts.

use kijun_rules::model::{
    Checklist, Class, Clause, Exemption, Fact, FactIs, Party, Requirement, Severity,
};
use kijun_rules::{AnswerFile, Assessment, Rules};

fn clause(any_of: &[&str], severity: Severity) -> Clause {
    Clause {
        any_of: any_of.iter().map(|&id| id.to_owned()).collect(),
        severity,
        source: "第1章".to_owned(),
        quote: any_of.join("か"),
        ..Clause::default()
    }
}

/// Return three requirements, with an alternative, a premise, and a fact that exempts.
fn rules() -> Rules {
    let requirement = |id: &str| Requirement { id: id.to_owned(), ..Requirement::default() };
    let fact = |id: &str, exempts: Option<&str>| Fact {
        id: id.to_owned(),
        question: Some("問い".to_owned()),
        exempts: exempts.map(|reason| Exemption { is: true.into(), reason: reason.to_owned() }),
        ..Fact::default()
    };
    let covered = Class {
        id: "A".to_owned(),
        title: "高".to_owned(),
        out_of_scope: None,
        clauses: vec![
            clause(&["1"], Severity::Nonconforming),
            clause(&["2", "3"], Severity::ApprovalRequired),
            clause(&["3"], Severity::Note),
        ],
    };
    let outside = Class {
        id: "B".to_owned(),
        out_of_scope: Some("表に欄がありません。".to_owned()),
        ..Class::default()
    };
    let premise = Some(FactIs { fact: "f".to_owned(), is: true.into() });
    Rules::compile(Checklist {
        id: "town/use".to_owned(),
        edition: "1.0".to_owned(),
        classes: vec![covered, outside],
        facts: vec![fact("f", None), fact("g", Some("除外です。"))],
        requirements: vec![
            Requirement { party: Some(Party::Provider), ..requirement("1") },
            requirement("2"),
            Requirement { premise, ..requirement("3") },
        ],
    })
    .expect("the rules are sound")
}

/// Return the assessment for these fields of an answer file, without the digest.
fn said(fields: &str) -> String {
    let file = format!(r#"{{"schema":"kijun-answers/1","checklist":"town/use",{fields}}}"#);
    let file = AnswerFile::read(file.as_bytes()).expect("it can be read");
    let rules = rules();
    let assessment = Assessment::of(&rules, &file).expect("the class is known");
    let json = serde_json::to_string(&assessment).expect("it can be written");
    let (before, digest) = json.split_once(",\"digest\":").expect("the digest stands last");
    let hash = |text: &str| text.bytes().all(|byte| b"0123456789abcdef".contains(&byte));
    let digests = digest
        .strip_prefix(r#"{"rules":"sha256:"#)
        .and_then(|rest| rest.strip_suffix("\"}}"))
        .and_then(|rest| rest.split_once(r#"","answers":"sha256:"#))
        .expect("two digests");
    for each in [digests.0, digests.1] {
        assert!(each.len() == 64 && hash(each), "{each}");
    }
    format!("{before}}}")
}

#[test]
fn an_assessment_letter_for_letter() {
    let fields = r#""class":"A","answers":{"1":{"status":"met"},"2":{"status":"unmet"}}"#;
    assert_eq!(
        said(fields),
        concat!(
            r#"{"schema":"kijun-assessment/1","checklist":"town/use","edition":"1.0","class":"A","#,
            r#""verdict":"undetermined","best":"conforming","worst":"approval_required","#,
            r#""out_of_scope_reason":null,"requirements":[{"id":"1","status":"met","#,
            r#""party":"provider"},{"id":"2","status":"pending"},{"id":"3","status":"unanswered"}],"#,
            r#""clauses":[{"any_of":["1"],"severity":"nonconforming","effective":"nonconforming","#,
            r#""state":"satisfied","source":"第1章","quote":"1"},{"any_of":["2","3"],"#,
            r#""severity":"approval_required","effective":"approval_required","state":"open","#,
            r#""source":"第1章","quote":"2か3"},{"any_of":["3"],"severity":"note","#,
            r#""effective":"note","state":"open","source":"第1章","quote":"3"}],"#,
            r#""decisive":["3"],"remedies":{"all":[],"one_of":[[["2"],["3"]]]},"diagnostics":[]}"#,
        )
    );
}

/// A softened clause repeats its severity; an unavailable requirement is in no remedy; each
/// diagnostic names its subject.
#[test]
fn what_is_softened_unavailable_and_odd() {
    let fields = r#""class":"A","facts":{"f":false,"x":true},"answers":{
        "1":{"status":"not_applicable","reason":"使わない"},"2":{"status":"not_applicable"},
        "3":{"status":"met"},"9":{}}"#;
    let said = said(fields);
    for part in [
        r#""best":"approval_required","worst":"approval_required""#,
        r#"{"id":"1","status":"approval_required","party":"provider"},{"id":"2","status":"unanswered"},{"id":"3","status":"unavailable"}"#,
        r#"{"any_of":["1"],"severity":"nonconforming","effective":"approval_required","state":"violated","#,
        r#""decisive":[],"remedies":{"all":["1","2"],"one_of":[]}"#,
        r#"{"code":"unknown_requirement","requirement":"9","message":""#,
        r#""fact":"x","message":""#,
        r#"{"code":"reason_missing","requirement":"2","message":""#,
        r#"{"code":"premise_conflict","requirement":"3","#,
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
}

/// If no member of a clause could be met, there is no remedy.
#[test]
fn no_remedy_is_null() {
    let mut checklist = rules().checklist().clone();
    checklist.classes[0].clauses = vec![clause(&["3"], Severity::Nonconforming)];
    let rules = Rules::compile(checklist).expect("the rules are sound");
    let file =
        br#"{"schema":"kijun-answers/1","checklist":"town/use","class":"A","facts":{"f":false}}"#;
    let file = AnswerFile::read(file).expect("it can be read");
    let assessment = Assessment::of(&rules, &file).expect("the class is known");
    let json = serde_json::to_string(&assessment).expect("it can be written");
    assert!(json.contains(r#""verdict":"nonconforming","best":"nonconforming""#), "{json}");
    assert!(json.contains(r#""remedies":null"#), "{json}");
}

#[test]
fn out_of_scope_letter_for_letter() {
    for (fields, class, reason) in [
        (r#""class":"B""#, "B", "表に欄がありません。"),
        (r#""class":"B","answers":{"1":{"status":"unmet"}}"#, "B", "表に欄がありません。"),
        (r#""class":"A","facts":{"g":true}"#, "A", "除外です。"),
    ] {
        let expected = format!(
            concat!(
                r#"{{"schema":"kijun-assessment/1","checklist":"town/use","edition":"1.0","#,
                r#""class":"{}","verdict":"out_of_scope","best":"out_of_scope","#,
                r#""worst":"out_of_scope","out_of_scope_reason":"{}","requirements":[],"#,
                r#""clauses":[],"decisive":[],"remedies":null,"diagnostics":[]}}"#,
            ),
            class, reason
        );
        assert_eq!(said(fields), expected);
    }
}
