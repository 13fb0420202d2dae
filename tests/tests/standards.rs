//! The laws and the second evaluator on each of the five checklists, with random answers.

mod support;

use std::ops::Range;

use kijun_rules::answers::Status;
use kijun_rules::engine::{AnswerSet, Given, bounds};
use kijun_rules::model::{Checklist, Verdict};
use kijun_rules::{AnswerFile, Assessment, Bounds, Case, Rules};
use kijun_tests::generate::{answers, cases, nearly_all_met};
use kijun_tests::naive::{self, Effort};
use kijun_tests::said;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{TestCaseResult, TestRunner};
use serde_json::Value;

fn file(json: &Value) -> AnswerFile {
    AnswerFile::read(json.to_string().as_bytes()).expect("a generated file can be read")
}

/// Generate any answers, or answers of which most are met, so that single ones decide.
fn any_answers(checklist: &Checklist) -> BoxedStrategy<Value> {
    let few = nearly_all_met(checklist, 3);
    prop_oneof![answers(checklist), nearly_all_met(checklist, 12), few].boxed()
}

/// Test a law on each of the five checklists.
fn on_each<S: Strategy>(
    count: u32,
    strategy: impl Fn(&Checklist) -> S,
    law: impl Fn(&Rules, S::Value) -> TestCaseResult,
) {
    for rules in support::checklists() {
        let tried = TestRunner::new(cases(count))
            .run(&strategy(rules.checklist()), |value| law(rules, value));
        if let Err(failure) = tried {
            panic!("{}: {failure}", rules.checklist().id);
        }
    }
}

fn bounds_of(rules: &Rules, file: &AnswerFile, sheet: &AnswerSet) -> Bounds {
    let class = file.class_in(rules).expect("a class was chosen");
    bounds(Case { rules, class, phases: file.phase_set(), answers: sheet })
}

#[test]
fn more_met_is_never_worse() {
    let met = vec(any::<Index>(), 1..12);
    let with_met = |list: &Checklist| (any_answers(list), met.clone());
    on_each(1200, with_met, |rules, (json, met)| {
        let file = file(&json);
        let all: Vec<_> = rules.requirements().collect();
        let mut sheet = file.answer_set(rules);
        let mut before = bounds_of(rules, &file, &sheet);
        for at in met {
            sheet.answer(all[at.index(all.len())], Given::Met);
            let after = bounds_of(rules, &file, &sheet);
            prop_assert!(after.best <= before.best && after.worst <= before.worst);
            before = after;
        }
        Ok(())
    });
}

#[test]
fn every_completion_ends_between_best_and_worst() {
    let with_choice = |list: &Checklist| (any_answers(list), vec(any::<bool>(), 16));
    on_each(1200, with_choice, |rules, (json, choice)| {
        let file = file(&json);
        let mut sheet = file.answer_set(rules);
        let before = bounds_of(rules, &file, &sheet);
        for (requirement, met) in rules.requirements().zip(choice.iter().cycle()) {
            if sheet.given(requirement) == Given::Unanswered {
                sheet.answer(requirement, if *met { Given::Met } else { Given::Unmet });
            }
        }
        let end = bounds_of(rules, &file, &sheet);
        prop_assert_eq!(end.best, end.worst);
        prop_assert!(before.best <= end.best && end.best <= before.worst);
        Ok(())
    });
}

/// Any answers have an assessment, and always the same one.
#[test]
fn every_file_has_one_assessment() {
    let shuffled = |list: &Checklist| (any_answers(list), vec(any::<u8>(), 8..40));
    on_each(500, shuffled, |rules, (json, order)| {
        let file = file(&json);
        let bytes = said::assessment(rules, &file);
        let again = Rules::compile(rules.checklist().clone()).expect("it was sound before");
        prop_assert_eq!(&said::assessment(&again, &file), &bytes);
        let read = Rules::from_json(&rules.checklist().to_json());
        prop_assert_eq!(&said::assessment(&read.expect("it was sound before"), &file), &bytes);
        let mut other_order = file.clone();
        if let Some(answers) = &mut other_order.answers {
            let mut keys = order.iter().cycle();
            answers.sort_by_cached_key(|_| keys.next());
        }
        prop_assert_eq!(&said::assessment(rules, &other_order), &bytes);
        let assessment = Assessment::of(rules, &file).expect("a class was chosen");
        let explained = assessment.explanation();
        let in_scope = explained.verdict() != Verdict::OutOfScope;
        let count = if in_scope { rules.requirements().count() } else { 0 };
        prop_assert_eq!(explained.statuses.len(), count);
        prop_assert_eq!(assessment.out_of_scope().is_some(), !in_scope);
        Ok(())
    });
}

fn both_agree(rules: &Rules, json: &Value, effort: Effort) -> TestCaseResult {
    let file = file(json);
    let expected = naive::evaluate(rules.checklist(), &file, effort);
    prop_assert_eq!(said::by_engine(rules, &file, &expected), expected);
    Ok(())
}

#[test]
fn both_evaluators_agree_on_verdict_and_statuses() {
    on_each(600, any_answers, |rules, json| both_agree(rules, &json, Effort::Polynomial));
}

/// Few answers are not met, so that every completion and every set can be tried.
#[test]
fn both_evaluators_agree_on_what_decides_and_what_would_help() {
    let few = |list: &Checklist| nearly_all_met(list, 6);
    on_each(300, few, |rules, json| both_agree(rules, &json, Effort::Everything));
}

/// A proposal, an exception and further texts change no verdict.
#[test]
fn what_is_written_beside_an_answer_changes_no_verdict() {
    const BESIDE: Range<usize> = 0..40;
    let with_places = |list: &Checklist| (any_answers(list), vec(any::<Index>(), BESIDE));
    on_each(200, with_places, |rules, (json, places)| {
        let plain = file(&json);
        let mut changed = plain.clone();
        let given = changed.answers.get_or_insert_default();
        for at in places.iter().filter(|_| !given.is_empty()).collect::<Vec<_>>() {
            let at = at.index(given.len());
            let answer = &mut given[at].1;
            answer.set_note("別紙のとおり");
            answer.set_evidence(["資料1"]);
            answer.set_proposal(Some(&kijun_rules::answers::Proposal {
                status: Some(Status::Unmet),
                ..Default::default()
            }));
        }
        prop_assert_eq!(changed.answer_set(rules), plain.answer_set(rules));
        let explained = |file: &AnswerFile| {
            format!("{:?}", Assessment::of(rules, file).expect("a class").explanation())
        };
        prop_assert_eq!(explained(&changed), explained(&plain));
        Ok(())
    });
}
