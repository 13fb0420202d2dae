//! Tables in which each requirement is a clause of its own, through the engine: every row with
//! every answer, in every class, every phase, and with its condition known or not.

mod support;

use kijun_rules::engine::{Explanation, Given, PhaseSet, explain};
use kijun_rules::model::{Phase, Severity, Verdict};
use kijun_rules::{AnswerSet, Case, RequirementIndex, Rules};
use kijun_tests::row::Row;
use kijun_tests::{kitakyushu, shunan};

const EVERY_ANSWER: [Given; 4] =
    [Given::Unanswered, Given::Met, Given::Unmet, Given::NotApplicable];

/// The status of one requirement, and the verdict while all others are met.
#[derive(Debug, PartialEq, Eq)]
struct Said {
    status: &'static str,
    best: Verdict,
    worst: Verdict,
    is_decisive: bool,
    is_remedy: bool,
}

/// Return the verdict that follows from a severity in the rule model.
fn follows(severity: Severity) -> Verdict {
    match severity {
        Severity::Nonconforming => Verdict::Nonconforming,
        Severity::ApprovalRequired => Verdict::ApprovalRequired,
        Severity::Advisory => Verdict::ConformingWithAdvisories,
        Severity::Note => Verdict::Conforming,
    }
}

fn name(severity: Severity) -> &'static str {
    match severity {
        Severity::Nonconforming => "nonconforming",
        Severity::ApprovalRequired => "approval_required",
        Severity::Advisory => "advisory",
        Severity::Note => "note",
    }
}

/// Return the expected result for a row while all other requirements are met.
fn expected(row: &Row, counts: bool, given: Given) -> Said {
    let conforming = Verdict::Conforming;
    let violated = |severity| (name(severity), follows(severity), follows(severity));
    let (status, best, worst) = match given {
        _ if !counts => ("not_required", conforming, conforming),
        Given::Met => ("met", conforming, conforming),
        Given::Unanswered => ("unanswered", conforming, follows(row.severity)),
        Given::NotApplicable if row.severity == Severity::Nonconforming => {
            violated(Severity::ApprovalRequired)
        }
        Given::Unmet | Given::NotApplicable => violated(row.severity),
    };
    Said {
        status,
        best,
        worst,
        is_decisive: best != worst,
        is_remedy: [Verdict::Nonconforming, Verdict::ApprovalRequired].contains(&worst),
    }
}

/// Return whether a row counts: not if the fact of its condition is known to be false, and only in
/// its phase.
fn counts(row: &Row, fact: Option<bool>, phases: &[Phase]) -> bool {
    (row.condition.is_none() || fact != Some(false))
        && (phases.is_empty() || row.phase.is_none_or(|phase| phases.contains(&phase)))
}

fn said(explained: &Explanation, at: RequirementIndex) -> Said {
    let remedies = explained.remedies.as_ref().expect("to meet everything helps");
    assert_eq!(remedies.one_of, [], "each demand stands by itself");
    for one in explained.decisive.iter().chain(&remedies.all) {
        assert_eq!(*one, at, "everything else is met");
    }
    Said {
        status: explained.statuses[at.get()].id(),
        best: explained.bounds.best,
        worst: explained.bounds.worst,
        is_decisive: !explained.decisive.is_empty(),
        is_remedy: !remedies.all.is_empty(),
    }
}

/// Return limits to phases: none, each phase, and each two.
fn phase_lists() -> Vec<Vec<Phase>> {
    let mut lists = vec![Vec::new()];
    for (at, &one) in Phase::ALL.iter().enumerate() {
        lists.push(vec![one]);
        lists.extend(Phase::ALL[at + 1..].iter().map(|&other| vec![one, other]));
    }
    lists
}

fn every_answer_to_every_row(rules: &Rules, class: &str, rows: &[Row]) {
    let class = rules.class(class).expect("a class of the table");
    let find = |id: &str| rules.requirement(id).expect("a requirement of the table");
    let mut all_met = AnswerSet::blank(rules);
    for requirement in rules.requirements() {
        all_met.answer(requirement, Given::Met);
    }
    for phases in phase_lists() {
        let asked = |sheet: &AnswerSet| {
            explain(Case { rules, class, phases: PhaseSet::of(&phases), answers: sheet })
        };
        for row in rows {
            let values: &[_] =
                if row.condition.is_some() { &[None, Some(true), Some(false)] } else { &[None] };
            for &value in values {
                let mut sheet = all_met.clone();
                if let Some(fact) = row.condition {
                    let fact = rules.fact(fact).expect("a fact of the table");
                    sheet.state_fact(rules, fact, value);
                }
                for given in EVERY_ANSWER {
                    sheet.answer(find(&row.id), given);
                    let counts = counts(row, value, &phases);
                    let said = said(&asked(&sheet), find(&row.id));
                    let with = (&row.id, value, &phases, given);
                    assert_eq!(said, expected(row, counts, given), "{with:?}");
                }
            }
        }
        // Nothing counts besides these rows.
        let explained = asked(&all_met);
        let mut required: Vec<_> =
            rows.iter().filter(|row| counts(row, None, &phases)).map(|row| find(&row.id)).collect();
        required.sort_unstable();
        for requirement in rules.requirements() {
            let status = if required.contains(&requirement) { "met" } else { "not_required" };
            assert_eq!(explained.statuses[requirement.get()].id(), status);
        }
        assert_eq!(explained.clauses.len(), required.len());
    }
}

/// Give one answer to all rows: the verdict is the gravest that follows from one of them.
fn one_answer_to_all(rules: &Rules, class: &str, rows: &[Row]) {
    let class = rules.class(class).expect("a class of the table");
    for given in EVERY_ANSWER {
        let mut sheet = AnswerSet::blank(rules);
        for requirement in rules.requirements() {
            sheet.answer(requirement, given);
        }
        let explained =
            explain(Case { rules, class, phases: PhaseSet::default(), answers: &sheet });
        let each = || rows.iter().map(|row| expected(row, true, given));
        assert_eq!(Some(explained.bounds.best), each().map(|each| each.best).max());
        assert_eq!(Some(explained.bounds.worst), each().map(|each| each.worst).max());
    }
}

fn holds(checklist: &str, class: &str, rows: &[Row]) {
    let rules = support::rules(checklist);
    every_answer_to_every_row(rules, class, rows);
    one_answer_to_all(rules, class, rows);
}

#[test]
fn shunan_confidentiality_2() {
    let rows = shunan::rows("confidentiality-2");
    assert_eq!(rows.len(), 28);
    holds("shunan/external-service", "confidentiality-2", &rows);
}

#[test]
fn shunan_confidentiality_1() {
    let rows = shunan::rows("confidentiality-1");
    assert_eq!(rows.len(), 12);
    holds("shunan/external-service", "confidentiality-1", &rows);
}

#[test]
fn kitakyushu_cloud_important() {
    holds("kitakyushu/cloud", "important", &kitakyushu::cloud("important"));
}

#[test]
fn kitakyushu_cloud_other() {
    holds("kitakyushu/cloud", "other", &kitakyushu::cloud("other"));
}

#[test]
fn kitakyushu_web_meeting() {
    for class in ["important", "other"] {
        holds("kitakyushu/web-meeting", class, &kitakyushu::web_meeting(class));
    }
}

/// Together, the rows of both classes contain all requirements.
#[test]
fn no_requirement_is_left_out() {
    let lists: [(&str, Vec<Row>); 3] = [
        (
            "shunan/external-service",
            ["confidentiality-2", "confidentiality-1"].map(shunan::rows).concat(),
        ),
        ("kitakyushu/cloud", ["important", "other"].map(kitakyushu::cloud).concat()),
        ("kitakyushu/web-meeting", kitakyushu::web_meeting("important")),
    ];
    for (checklist, rows) in lists {
        let rules = support::rules(checklist);
        let mut stated: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
        let all = rules.checklist().requirements.iter();
        let mut all: Vec<&str> = all.map(|each| each.id.as_str()).collect();
        stated.sort_unstable();
        all.sort_unstable();
        assert_eq!(stated, all, "{checklist}");
    }
}
