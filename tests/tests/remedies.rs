//! Too many remedies to be listed, and searches that could take too long.

use std::time::{Duration, Instant};

use kijun_rules::engine::{AnswerSet, Group, PhaseSet, Remedies, explain, remedies};
use kijun_rules::model::{Checklist, Class, Clause, Requirement, Severity};
use kijun_rules::{AnswerFile, Case, Rules};
use kijun_tests::naive::{self, Effort};
use kijun_tests::said;
use serde_json::json;

/// Make a checklist of one class with these clauses, all of them necessary.
fn checklist(requirements: usize, clauses: &[Vec<usize>]) -> Checklist {
    let clause = |members: &Vec<usize>| Clause {
        any_of: members.iter().map(ToString::to_string).collect(),
        severity: Severity::Nonconforming,
        ..Clause::default()
    };
    let requirement = |at: usize| Requirement { id: at.to_string(), ..Requirement::default() };
    Checklist {
        classes: vec![Class {
            id: "C".to_owned(),
            clauses: clauses.iter().map(clause).collect(),
            ..Class::default()
        }],
        edition: "1".to_owned(),
        id: "made/up".to_owned(),
        requirements: (0..requirements).map(requirement).collect(),
        ..Checklist::default()
    }
}

fn rules(requirements: usize, clauses: &[Vec<usize>]) -> Rules {
    Rules::compile(checklist(requirements, clauses)).expect("the checklist is sound")
}

fn case<'a>(rules: &'a Rules, sheet: &'a AnswerSet) -> Case<'a> {
    let class = rules.class("C").expect("the class exists");
    Case { rules, class, phases: PhaseSet::default(), answers: sheet }
}

/// Return the remedies if nothing is answered.
fn searched(rules: &Rules) -> Remedies {
    remedies(case(rules, &AnswerSet::blank(rules))).expect("to meet everything helps")
}

/// Return every choice of `size` numbers below `count`.
fn choices(count: usize, size: usize) -> Vec<Vec<usize>> {
    (0..1_usize << count)
        .filter(|bits| bits.count_ones() as usize == size)
        .map(|bits| (0..count).filter(|at| bits >> at & 1 == 1).collect())
        .collect()
}

/// Return independent pairs, connected by a clause that asks for nothing more.
fn pairs(count: usize) -> Vec<Vec<usize>> {
    let mut clauses: Vec<_> = (0..count).map(|pair| vec![2 * pair, 2 * pair + 1]).collect();
    clauses.push((0..2 * count).collect());
    clauses
}

#[track_caller]
fn both_agree(requirements: usize, clauses: &[Vec<usize>]) -> serde_json::Value {
    let rules = rules(requirements, clauses);
    let file = json!({"schema": "kijun-answers/1", "checklist": "made/up", "class": "C"});
    let file = AnswerFile::read(file.to_string().as_bytes()).expect("the file can be read");
    let expected = naive::evaluate(rules.checklist(), &file, Effort::Everything);
    let said = said::by_engine(&rules, &file, &expected);
    assert_eq!(said, expected);
    said["remedies"]["one_of"][0].clone()
}

#[test]
fn up_to_256_sets_are_listed() {
    // Every five of ten have a member in every six of ten: 252 sets.
    let listed = both_agree(10, &choices(10, 6));
    assert_eq!(listed.as_array().map(Vec::len), Some(252));
    // Eight pairs: 256.
    let found = searched(&rules(16, &pairs(8)));
    let [Group::Sets(sets)] = found.one_of.as_slice() else { panic!("one list") };
    assert_eq!(sets.len(), 256);
}

#[test]
fn more_are_given_as_clauses_in_their_order() {
    let mut clauses = choices(11, 6);
    clauses.reverse();
    let group = both_agree(11, &clauses);
    assert_eq!(group["each_of"].as_array().map(Vec::len), Some(462));
    let found = searched(&rules(18, &pairs(9)));
    let [Group::EachOf(each)] = found.one_of.as_slice() else { panic!("too many to list") };
    assert_eq!(each.len(), 10);
}

/// No search runs without end, even on the longest checklists. A search of one second here would
/// take years if every set were tried; the limit allows for a busy machine.
#[test]
fn no_search_takes_long() {
    let ring = |count: usize| (0..count).map(|at| vec![at, (at + 1) % count]).collect::<Vec<_>>();
    let apart = (0..2048).map(|pair| vec![2 * pair, 2 * pair + 1]).collect::<Vec<_>>();
    let star = (1..4096).map(|leaf| vec![0, leaf]).collect::<Vec<_>>();
    let wide = (0..400).map(|at| (0..4096).filter(|id| id % 401 != at).collect()).collect();
    let few_of_many =
        (0..256).map(|bits: usize| (0..8).map(|pair| 2 * pair + (bits >> pair & 1)).collect());
    let cases: [(&str, Vec<Vec<usize>>); 6] = [
        ("a ring", ring(4096)),
        ("pairs", apart),
        ("a star", star),
        ("wide clauses", wide),
        ("every choice from eight pairs", few_of_many.collect()),
        ("half of sixteen", choices(16, 8)),
    ];
    for (name, clauses) in cases {
        let rules = rules(4096, &clauses);
        let sheet = AnswerSet::blank(&rules);
        let start = Instant::now();
        let explained = explain(case(&rules, &sheet));
        let took = start.elapsed();
        assert!(explained.remedies.is_some_and(|found| !found.one_of.is_empty()), "{name}");
        println!("{name}: {took:?}");
        assert!(took < Duration::from_secs(60), "{name}: {took:?}");
    }
}
