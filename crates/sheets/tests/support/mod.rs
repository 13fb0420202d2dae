//! A checklist with every part that a table shows, and answers of every kind to it.
#![allow(dead_code, reason = "each test takes what it needs")]

#[cfg(feature = "xlsx")]
pub mod book;
#[cfg(feature = "xlsx")]
pub mod form;

use kijun_rules::Rules;
use kijun_rules::answers::{Answer, AnswerFile, Exception, Named, Service, Status};
use kijun_rules::model::{
    Checklist, Class, Clause, Fact, FactIs, FactValue, Party, Phase, Requirement, Severity,
};
use kijun_rules::number::folded;
use kijun_rules::text::is_blank;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// The ids of the checklist's requirements.
pub const IDS: [&str; 5] = ["1", "5-1", "5-2", "3.1-2", "risk-1"];

/// Answers of every kind.
pub const FILLED: &str = r#"{"schema":"kijun-answers/1","checklist":"example/cloud","edition":"1.1","class":"SA",
    "service":{"name":"=1+1","provider":"事業者"},
    "facts":{"personal_information":true},"phases":["selection"],
    "answers":{"1":{"status":"met","note":"一行\n二行","evidence":["契約書","+81"]},
        "5-1":{"status":"not_applicable","reason":"使わない"},
        "5-2":{"status":"unmet","exception":{"reason":"対応中","measure":"運用","until":"2027-03-31","approver":"課長"}}}}"#;

/// Return the rules of a small checklist.
pub fn rules() -> Rules {
    let clause = |ids: &[&str], severity| Clause {
        any_of: ids.iter().map(ToString::to_string).collect(),
        severity,
        source: "No.1".to_owned(),
        quote: "必須".to_owned(),
        ..Clause::default()
    };
    let requirement = |(place, id): (usize, &&str)| Requirement {
        id: (*id).to_owned(),
        party: (place == 1).then_some(Party::Provider),
        phase: Some(if place < 3 { Phase::Selection } else { Phase::Operation }),
        premise: (place == 2)
            .then(|| FactIs { fact: "personal_information".to_owned(), is: false.into() }),
        value: None,
    };
    let class = |id: &str, title: &str| Class {
        id: id.to_owned(),
        title: title.to_owned(),
        clauses: vec![
            clause(&["1"], Severity::Nonconforming),
            clause(&["5-1", "5-2"], Severity::ApprovalRequired),
            clause(&["3.1-2", "risk-1"], Severity::Advisory),
        ],
        out_of_scope: None,
    };
    let fact = |id: &str, question: Option<&str>| Fact {
        id: id.to_owned(),
        question: question.map(ToOwned::to_owned),
        ..Fact::default()
    };
    let covered = [class("SA", "重要性分類S (A)"), class("I", "重要性分類I")];
    Rules::compile(Checklist {
        classes: covered.into(),
        edition: "1.1".to_owned(),
        facts: vec![
            fact("personal_information", Some("個人情報が含まれますか。")),
            fact("only_the_finder_asks", None),
        ],
        id: "example/cloud".to_owned(),
        requirements: IDS.iter().enumerate().map(requirement).collect(),
    })
    .unwrap()
}

/// Texts that spreadsheets and formats trip over, and any other.
pub fn text() -> impl Strategy<Value = String> {
    let hostile = select(vec![
        "=1+1",
        "=HYPERLINK(\"http://x\",\"y\")",
        "+81-3",
        "-1",
        "@SUM(1)",
        "＝1+1",
        "\t=1",
        "\r\n=1",
        " =1",
        "'",
        "'=1",
        "''",
        "a,b;c\td",
        "\"引用\"",
        "一行\n二行",
        "一行\r\n二行\r",
        "_x000D_",
        "_x005F_x0041_",
        "&amp;<b>]]>",
        "\u{0}\u{1}\u{1f}",
        "\u{fffe}\u{ffff}",
        "\u{feff}先頭",
        "𠮷野家👨‍👩‍👧",
        " 前後の空白　",
        "0123",
        "1e5",
        "TRUE",
        "5-1",
        "2026/1/2",
        "満たす",
    ]);
    prop_oneof![hostile.prop_map(ToOwned::to_owned), ".{0,12}", any::<String>()]
}

fn filled() -> impl Strategy<Value = String> {
    text().prop_filter("an empty text is no text", |text| !text.is_empty())
}

/// Return names that a cell can carry.
fn name() -> impl Strategy<Value = String> {
    filled().prop_map(|text| text.trim().to_owned()).prop_filter("no name", |name| {
        let number = folded(name);
        !is_blank(name) && name.trim() == name && IDS.iter().all(|id| folded(id) != number)
    })
}

fn answer() -> impl Strategy<Value = Answer> {
    let exception = of((text(), text(), text(), text()));
    let evidence = vec(filled(), 0..4);
    let texts = (of(filled()), of(filled()), of(filled()));
    let parts = (of(select(Status::ALL.to_vec())), texts, evidence, exception);
    parts.prop_map(|(status, (value, reason, note), evidence, exception)| {
        let mut answer = Answer::new(status);
        answer.set_value(&value.unwrap_or_default());
        answer.set_reason(&reason.unwrap_or_default());
        answer.set_note(&note.unwrap_or_default());
        answer.set_evidence(&evidence);
        if let Some((reason, measure, until, approver)) = exception {
            let [reason, measure, until, approver] =
                [reason, measure, until, approver].map(Into::into);
            answer.set_exception(&Exception { reason, measure, until, approver });
        }
        answer
    })
}

/// Answer files with only the parts that a table has a place for. Empty entries are left out: a
/// table has none.
pub fn file() -> impl Strategy<Value = AnswerFile> {
    let answers = (vec(of(answer()), IDS.len()), vec((name(), answer()), 0..3));
    let service = of((of(filled()), of(filled())));
    let facts = (of(any::<Option<bool>>()), of((name(), any::<Option<bool>>())));
    let phases = of(subsequence(Phase::ALL.to_vec(), 0..=6));
    let class = of(select(vec!["SA", "I"]));
    (answers, service, facts, phases, class, of(filled())).prop_map(
        |((known, other), service, facts, phases, class, edition)| AnswerFile {
            checklist: "example/cloud".to_owned(),
            edition,
            class: class.map(ToOwned::to_owned),
            service: service.and_then(|(name, provider)| {
                let any = name.is_some() || provider.is_some();
                any.then(|| Service { name, provider, ..Service::default() })
            }),
            facts: facts_of(facts.0, facts.1),
            phases: phases.unwrap_or_default(),
            answers: answers_of(known, other),
            ..AnswerFile::default()
        },
    )
}

#[expect(clippy::option_option, reason = "a fact may be absent, and may be unknown")]
fn facts_of(
    known: Option<Option<bool>>,
    other: Option<(String, Option<bool>)>,
) -> Option<Vec<Named<FactValue>>> {
    let known = known.map(|value| ("personal_information".into(), value.into()));
    let other = other.map(|(name, value)| (name.into(), value.into()));
    let facts: Vec<_> = known.into_iter().chain(other).collect();
    (!facts.is_empty()).then_some(facts)
}

fn answers_of(
    known: Vec<Option<Answer>>,
    mut other: Vec<(String, Answer)>,
) -> Option<Vec<Named<Answer>>> {
    other.sort_by(|(one, _), (another, _)| one.cmp(another));
    other.dedup_by(|(one, _), (another, _)| one == another);
    let known = IDS.iter().zip(known).filter_map(|(id, answer)| Some(((*id).into(), answer?)));
    let other = other.into_iter().map(|(id, answer)| (id.as_str().into(), answer));
    let says = |answer: &Answer| {
        answer.status().is_some()
            || answer.reason().is_some()
            || answer.note().is_some()
            || answer.evidence().is_some()
            || answer.exception().is_some()
    };
    let answers: Vec<_> = known.chain(other).filter(|(_, answer)| says(answer)).collect();
    (!answers.is_empty()).then_some(answers)
}

/// Assert that two files are equal, field for field.
pub fn assert_same(read: &AnswerFile, written: &AnswerFile) {
    assert_eq!(read.to_json(), written.to_json());
}
