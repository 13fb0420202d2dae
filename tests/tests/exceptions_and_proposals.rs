//! The fields of an answer that its digest does not cover: read, changed and written again, without
//! losing anything that this version does not know.

use kijun_rules::answers::{Exception, Origin, Proposal, Texts};
use kijun_rules::{Answer, AnswerFile, Assessment, Rules, Status, digest};
use kijun_tests::annex2::checklist;
use kijun_tests::generate::cases;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

const HEAD: &str =
    r#"{"schema":"kijun-answers/1","checklist":"annex2/cloud","class":"SA","answers":{"1":"#;

/// Values that are neither an exception nor a proposal.
const UNEXPECTED: [&str; 11] = [
    "null",
    "true",
    "1e400",
    "\"2027-03-31\"",
    "[ ]",
    "[{\"reason\":\"x\"}]",
    "{\"reason\" : 5}",
    "{\"reason\":\"x\", \"note\":[] , \"until\":{}}",
    "{\"reason\":\"\\ud83d\"}",
    "{\"status\":\"perhaps\", \"measure\":1}",
    "{\"from\":\"shunan\", \"approver\":false}",
];

fn file(answer: &str) -> AnswerFile {
    AnswerFile::read(format!("{HEAD}{answer}}}}}").as_bytes()).expect("the file can be read")
}

fn first(file: &mut AnswerFile) -> &mut Answer {
    &mut file.answers.as_mut().expect("answers")[0].1
}

/// Return only the answer, as it is written.
fn written(file: &AnswerFile) -> String {
    let text = file.to_json();
    let answer = text.strip_prefix(HEAD).and_then(|rest| rest.strip_suffix("}}"));
    answer.expect("the answer stands last").to_owned()
}

/// Return the answer as it is written after a change.
fn changed(answer: &str, change: impl FnOnce(&mut Answer)) -> String {
    let mut file = file(answer);
    change(first(&mut file));
    written(&file)
}

fn exception(reason: &str, measure: &str, until: &str, approver: &str) -> Exception {
    let [reason, measure, until, approver] = [reason, measure, until, approver].map(Into::into);
    Exception { reason, measure, until, approver }
}

#[test]
fn an_exception_is_read() {
    let mut file = file(
        r#"{"exception":{"until":"2027-03-31","reason":"代替なし","later":[1],"measure":null}}"#,
    );
    assert_eq!(first(&mut file).exception(), Some(&exception("代替なし", "", "2027-03-31", "")));
    assert_eq!(Answer::default().exception(), None);
}

#[test]
fn a_proposal_is_read() {
    let mut file = file(
        r#"{"proposed":{"status":"met","reason":null,"note":"写し","evidence":["資料1"],"from":{
            "checklist":"shunan/external-service","edition":"undated","requirements":["9"],
            "relation":"equal","later":1}}}"#,
    );
    let from = Origin {
        checklist: "shunan/external-service".into(),
        edition: "undated".into(),
        requirements: ["9"].iter().collect(),
        relation: "equal".into(),
    };
    let expected = Proposal {
        status: Some(Status::Met),
        reason: "".into(),
        note: "写し".into(),
        evidence: ["資料1"].iter().collect(),
        from: from.boxed(),
    };
    assert_eq!(first(&mut file).proposal(), Some(&expected));
    assert_eq!(Answer::default().proposal(), None);
}

#[test]
fn they_are_written_at_a_fixed_place_and_otherwise_letter_for_letter() {
    let read = r#"{"later":{ "a":1.0 },"proposed":{"x" : [ 1e400 ],"status":"unmet"},"note":"n","exception":{ "until":"2027" },"evidence":["\u0065"],"status":"met"}"#;
    let expected = r#"{"status":"met","note":"n","evidence":["e"],"exception":{ "until":"2027" },"proposed":{"x" : [ 1e400 ],"status":"unmet"},"later":{ "a":1.0 }}"#;
    assert_eq!(written(&file(read)), expected);
    assert_eq!(written(&file(expected)), expected);
}

#[test]
fn what_has_another_shape_is_kept_and_not_interpreted() {
    for value in UNEXPECTED {
        let answer = format!("{{\"exception\":{value},\"proposed\":{value}}}");
        let mut file = file(&answer);
        assert_eq!(written(&file), answer);
        let first = first(&mut file);
        if value.contains("status") || value.contains("from") {
            assert_eq!(first.proposal(), None, "{value}");
        }
        assert_eq!(first.exception(), None, "{value}");
        let before = format!("{first:?}");
        // There is no new exception to replace it, so it stays.
        first.set_exception(&Exception::default());
        if first.proposal().is_none() {
            assert!(!first.accept_proposal());
        }
        assert_eq!(format!("{first:?}"), before, "{value}");
    }
}

#[test]
fn an_exception_is_set_and_taken_away() {
    let given = exception("代替なし", "", "2027-03-31", "\"課長\"");
    let json = r#"{"reason":"代替なし","until":"2027-03-31","approver":"\"課長\""}"#;
    let set = |answer: &mut Answer| answer.set_exception(&given);
    assert_eq!(changed("null", set), format!("{{\"exception\":{json}}}"));
    for value in UNEXPECTED.into_iter().filter(|value| !value.starts_with('{')) {
        let before = format!("{{\"later\":0,\"exception\":{value}}}");
        assert_eq!(changed(&before, set), format!("{{\"exception\":{json},\"later\":0}}"));
    }
    let before = r#"{"exception":{"later" : 0,"reason":5}}"#;
    let now = json.replace("\"}", r#"","later":0}"#);
    assert_eq!(changed(before, set), format!("{{\"exception\":{now}}}"));
    let before = r#"{"exception":{"until":"x","later":{ }},"proposed":1}"#;
    let take_away = |answer: &mut Answer| answer.set_exception(&Exception::default());
    assert_eq!(changed(before, take_away), r#"{"exception":{"later":{ }},"proposed":1}"#);
    assert_eq!(changed(r#"{"exception":{"until":"x"}}"#, take_away), "{}");
}

#[test]
fn evidence_is_set_and_taken_away() {
    let set = |answer: &mut Answer| answer.set_evidence(["資料\n1", ""]);
    assert_eq!(changed(r#"{"later":1}"#, set), r#"{"evidence":["資料\n1",""],"later":1}"#);
    let take_away = |answer: &mut Answer| answer.set_evidence([""; 0]);
    assert_eq!(changed(r#"{"evidence":["a"],"later":1}"#, take_away), r#"{"later":1}"#);
}

#[test]
fn a_proposal_never_counts_until_it_is_accepted() {
    let rules = Rules::compile(checklist()).expect("the table is sound");
    let verdict = |file: &AnswerFile| {
        let assessment = Assessment::of(&rules, file).expect("it can be assessed");
        format!("{:?}", assessment.explanation())
    };
    let mut proposed = file(r#"{"proposed":{"status":"unmet"}}"#);
    assert_eq!(verdict(&proposed), verdict(&file("{}")));
    assert!(first(&mut proposed).accept_proposal());
    assert_eq!(verdict(&proposed), verdict(&file(r#"{"status":"unmet"}"#)));
    assert_eq!(written(&proposed), r#"{"status":"unmet"}"#);
}

#[test]
fn an_accepted_proposal_adds_to_what_was_written() {
    let accept = |answer: &mut Answer| assert!(answer.accept_proposal());
    let proposed =
        r#""proposed":{"status":"met","reason":"r","note":"n","evidence":["a","b"],"from":{}}"#;
    assert_eq!(
        changed(&format!("{{{proposed},\"later\":1}}"), accept),
        r#"{"status":"met","reason":"r","note":"n","evidence":["a","b"],"later":1}"#
    );
    assert_eq!(
        changed(
            &format!(
                r#"{{"status":"unmet","reason":"own","note":"n","evidence":["b"],{proposed}}}"#
            ),
            accept
        ),
        r#"{"status":"met","reason":"own\nr","note":"n","evidence":["b","a"]}"#
    );
    assert_eq!(
        changed(r#"{"status":"met","note":"n","evidence":[],"proposed":{}}"#, accept),
        r#"{"status":"met","note":"n","evidence":[]}"#
    );
}

#[test]
fn the_digest_covers_neither() {
    let known = r#""status":"met","reason":"r","note":"n","evidence":["e"]"#;
    let plain = digest::of_answers(&file(&format!("{{{known}}}")));
    for value in UNEXPECTED.into_iter().chain([r#"{"status":"unmet","evidence":["x"]}"#]) {
        let more = format!("{{\"exception\":{value},{known},\"proposed\":{value}}}");
        assert_eq!(digest::of_answers(&file(&more)), plain, "{value}");
    }
    let mut file = file(&format!("{{{known}}}"));
    let answer = first(&mut file);
    answer.set_exception(&exception("a", "b", "c", "d"));
    answer.set_proposal(Some(&Proposal::default()));
    assert_eq!(digest::of_answers(&file), plain);
    first(&mut file).set_evidence(["other"]);
    assert_ne!(digest::of_answers(&file), plain);
}

fn text() -> impl Strategy<Value = String> {
    "[\\x00\n\"\\\\日😀a-c]{0,4}"
}

fn any_exception() -> impl Strategy<Value = Exception> {
    [text(), text(), text(), text()].prop_map(|texts| {
        let [reason, measure, until, approver] = texts.map(Into::into);
        Exception { reason, measure, until, approver }
    })
}

fn any_proposal() -> impl Strategy<Value = Proposal> {
    let status = option::of(proptest::sample::select(Status::ALL.to_vec()));
    let from = (text(), text(), vec(text(), 0..3), text());
    (status, text(), text(), vec(text(), 0..3), from).prop_map(
        |(status, reason, note, evidence, (checklist, edition, requirements, relation))| {
            let from = Origin {
                checklist: checklist.into(),
                edition: edition.into(),
                requirements: requirements.iter().collect(),
                relation: relation.into(),
            };
            let (reason, note) = (reason.into(), note.into());
            let evidence = evidence.iter().collect();
            Proposal { status, reason, note, evidence, from: from.boxed() }
        },
    )
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn what_is_set_is_read_again(
        exception in any_exception(),
        proposal in option::of(any_proposal()),
        evidence in vec(text(), 0..3),
    ) {
        let mut file = file(r#"{"later":[ 1 ]}"#);
        let answer = first(&mut file);
        answer.set_proposal(proposal.as_ref());
        answer.set_evidence(&evidence);
        answer.set_exception(&exception);
        let json = file.to_json();
        let mut again = AnswerFile::read(json.as_bytes()).expect("it can be read again");
        prop_assert_eq!(again.to_json(), json);
        let again = first(&mut again);
        prop_assert_eq!(again.exception(), Some(&exception).filter(|each| !each.is_empty()));
        prop_assert_eq!(again.proposal(), proposal.as_ref());
        prop_assert_eq!(again.evidence().cloned().unwrap_or_default(), Texts::from_iter(&evidence));
    }
}
