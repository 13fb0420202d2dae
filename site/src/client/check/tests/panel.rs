//! Tests of the panel's words.

use kijun_rules::model::{Checklist, Class, Requirement, Severity};

use super::{not_covered, page, text};
use crate::client::check::draft::{Draft, Field};
use crate::client::check::judged::Judged;
use crate::client::check::names::Names;
use crate::client::check::panel::{List, Tab, View, exceptions, head, matrix, remedies};

fn checklist(clauses: &[&[&str]]) -> Checklist {
    let requirement = |id: u32| Requirement { id: id.to_string(), ..Requirement::default() };
    let clause = |ids: &&[&str]| {
        super::clause(ids, Severity::Nonconforming, &format!("{}が必須", ids.join("・")))
    };
    let covered = Class {
        id: "A".to_owned(),
        title: "分類A".to_owned(),
        clauses: clauses.iter().map(clause).collect(),
        ..Class::default()
    };
    Checklist {
        classes: vec![covered, not_covered()],
        requirements: (1..=20).map(requirement).collect(),
        ..Checklist::default()
    }
}

/// Show the entries, and return the value that `read` takes from the view.
fn with<T>(clauses: &[&[&str]], entries: &[(&str, &str)], read: impl FnOnce(View<'_>) -> T) -> T {
    let page = page(checklist(clauses));
    let rules = &page.rules;
    let mut draft = Draft::blank(rules);
    for (name, value) in entries {
        draft.set(Field::of_name(name).unwrap(), value);
    }
    let judged = Judged::new(rules, &draft);
    let outcome = draft.class(rules).and_then(|class| judged.outcome(rules, &draft, class));
    read(View {
        page: &page,
        names: &Names::of(rules, &page.requirements),
        draft: &draft,
        answers: &draft.answers(rules),
        judged: &judged,
        outcome,
        remarks: &[],
    })
}

/// Return the HTML of the verdict.
fn said_head(view: View<'_>) -> String {
    head(view.names, Some(view.rules()), view.outcome, None).into_string()
}

/// Return the rows of a list as text, without tags.
fn said(list: List, view: View<'_>) -> Vec<String> {
    let keys = list.keys(view);
    assert!(keys.is_sorted(), "{list:?}");
    keys.into_iter().map(|key| text(&list.row(view, key).into_string())).collect()
}

const THREE: &[&[&str]] = &[&["1"], &["2", "3"]];

#[test]
fn without_a_class_there_is_nothing_to_say() {
    with(THREE, &[("answer:1", "met")], |view| {
        assert!(said_head(view).contains("data-verdict=\"none\""));
        assert!(List::ALL.iter().all(|list| list.keys(view).is_empty()));
    });
}

#[test]
fn a_violated_clause_stands_with_its_words_and_answers() {
    with(THREE, &[("class", "A"), ("answer:1", "unmet")], |view| {
        let [violated] = said(List::Violated, view).try_into().unwrap();
        assert!(violated.starts_with("No.1 満たしていないため、不適合です1が必須表"), "{violated}");
        assert!(violated.ends_with("No.1 題1: 満たさない"), "{violated}");
        assert_eq!(said(List::Open, view).len(), 1);
        assert_eq!(said(List::Satisfied, view).len(), 0);
        assert_eq!(said(List::Footnotes, view), ["個別に整理する"]);
        assert_eq!(said(List::Decisive, view).len(), 0);
    });
}

#[test]
fn an_open_verdict_says_what_decides() {
    with(THREE, &[("class", "A"), ("answer:1", "met")], |view| {
        let head = said_head(view);
        assert!(head.contains("data-verdict=\"undetermined\" data-best=\"conforming\" data-worst=\"nonconforming\""), "{head}");
        assert!(head.contains("この条件で必要な要件3件のうち1件に回答済みです。"), "{head}");
        assert!(head.contains("多くてもあと2問で確定します。"), "{head}");
        assert_eq!(said(List::Decisive, view), ["No.2 題2", "No.3 題3"]);
        assert!(said(List::Remedies, view)[0].starts_with("No.2・3のいずれか1つを満たす。"));
        assert_eq!(said(List::Footnotes, view).len(), 0);
    });
    with(&[&["1"], &["2"]], &[("class", "A"), ("answer:1", "unmet")], |view| {
        assert!(text(&said_head(view)).contains("判定は確定しています。"));
    });
}

#[test]
fn out_of_scope_gives_the_reason_alone() {
    with(THREE, &[("class", "Z")], |view| {
        assert!(said_head(view).contains("<p>欄がないため</p>"));
        assert!(List::ALL.iter().all(|list| list.keys(view).is_empty()));
    });
}

fn steps(clauses: &[&[&str]]) -> Vec<String> {
    with(clauses, &[("class", "A"), ("answer:1", "unmet")], |view| said(List::Remedies, view))
}

#[test]
fn remedies_are_said_as_a_person_would() {
    assert_eq!(
        steps(&[&["1"], &["3"]]),
        [
            "No.1を満たす。題1仮 満たすと、判定は「適合」から「不適合」まで(未確定)になります。試す No.1",
            "No.3を満たす。題3仮 これだけでは判定は変わりません。試す No.3"
        ]
    );
    assert!(steps(&[&["1", "2", "3"]])[0].starts_with("No.1〜3のいずれか1つを満たす。No.1 題1"));
    assert!(steps(&[&["1", "3"]])[0].starts_with("No.1・3のいずれか1つを満たす。"));
    let [either] = steps(&[&["1", "2"], &["2", "3"]]).try_into().unwrap();
    assert!(either.starts_with("次のいずれかを満たす。No.2 題2仮 満たすと、判定は「適合」になります。試す No.2No.1 題1 と No.3 題3仮"), "{either}");
}

#[test]
fn with_nothing_answered_no_steps_are_listed() {
    with(&[&["1"], &["3"]], &[("class", "A")], |view| {
        assert_eq!(said(List::Remedies, view), [""; 0]);
        assert!(remedies::about(view).starts_with("まだ回答がありません。"));
    });
    with(&[&["1"], &["3"]], &[("class", "A"), ("answer:1", "unmet")], |view| {
        let all = remedies::about(view);
        assert_eq!(all, "いまの判定は「不適合」です。次のすべてを行うと「適合」になります。");
    });
}

#[test]
fn an_exception_is_asked_for_once_for_a_clause() {
    let unmet = [("class", "A"), ("answer:2", "unmet"), ("answer:3", "unmet")];
    with(THREE, &unmet, |view| {
        assert_eq!(exceptions::keys(view), [1]);
        let html = exceptions::row(view, 1).into_string();
        assert!(html.contains("exception:2:reason") && !html.contains("exception:3:"), "{html}");
    });
    let filled = [unmet.as_slice(), &[("exception:3:reason", "理由")]].concat();
    with(THREE, &filled, |view| assert_eq!(exceptions::keys(view), [2], "where it was written"));
}

#[test]
fn the_tabs_go_round_by_keyboard() {
    let last = Tab::Reasons;
    for (from, key, to) in [
        (Tab::Result, "ArrowRight", Some(Tab::Fixes)),
        (last, "ArrowRight", Some(Tab::Result)),
        (Tab::Result, "ArrowLeft", Some(last)),
        (Tab::Fixes, "Home", Some(Tab::Result)),
        (Tab::Fixes, "End", Some(last)),
        (Tab::Fixes, "Enter", None),
    ] {
        assert_eq!(from.by_key(key), to, "{key}");
    }
}

#[test]
fn the_smallest_steps_come_first() {
    let mut clauses: Vec<Vec<String>> =
        (0..9).map(|n| vec![(2 * n + 1).to_string(), (2 * n + 2).to_string()]).collect();
    clauses.push((0..9).map(|n| (2 * n + 1).to_string()).collect());
    clauses.push(vec!["19".to_owned(), "20".to_owned()]);
    let clauses: Vec<Vec<&str>> =
        clauses.iter().map(|ids| ids.iter().map(String::as_str).collect()).collect();
    let clauses: Vec<&[&str]> = clauses.iter().map(Vec::as_slice).collect();
    let said = steps(&clauses);
    assert_eq!(said.len(), 2);
    assert!(said[0].starts_with("No.19・20のいずれか1つを満たす。"), "{said:?}");
    assert!(
        said[1].starts_with("次のそれぞれから、少なくとも1つを満たす。No.1 題1 または No.2"),
        "{said:?}"
    );
}

#[test]
fn every_class_has_its_verdict_and_its_reasons() {
    with(THREE, &[("answer:1", "unmet")], |view| {
        let classes = view.rules().class_indices();
        let html: Vec<String> =
            classes.map(|class| text(&matrix::cell(view, class, true).into_string())).collect();
        assert!(html[0].starts_with("分類A 不適合満たしていない条項(1件)No.1 "), "{html:?}");
        assert_eq!(html[1], "分類Z 対象外欄がないためこの分類で自己点検する");
    });
}

#[test]
fn what_a_file_says_never_becomes_an_element() {
    let hostile = "<img src=x onerror=\"alert('&')\">";
    with(&[&["1"]], &[("class", "A"), ("answer:1", hostile)], |view| {
        let mut view = view;
        let remarks = [hostile.to_owned()];
        view.remarks = &remarks;
        let html = List::Remarks.row(view, 0).into_string();
        assert!(!html.contains("<img"), "{html}");
        assert!(html.contains("&lt;img src=x"), "{html}");
    });
}

#[test]
fn a_row_of_the_exception_sheet_stands_where_something_is_not_met() {
    with(THREE, &[("class", "A"), ("answer:1", "unmet")], |view| {
        let keys = exceptions::keys(view);
        assert_eq!(keys, [0]);
        let html = exceptions::row(view, 0).into_string();
        assert!(html.contains("name=\"exception:1:reason\""), "{html}");
        assert!(html.contains("1が必須"), "{html}");
    });
}
