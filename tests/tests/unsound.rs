//! Rules that cannot be compiled are refused, with everything that is wrong; none causes a panic in
//! the engine.

use kijun_rules::model::{
    Checklist, Class, Clause, Exemption, Fact, FactIs, MAX_REQUIREMENTS, Phase, Placement,
    Requirement,
};
use kijun_rules::{Rules, RulesError};

use RulesError::{
    DuplicateId, EmptyClause, MixedPhases, NoClass, TooManyNames, TooManyRequirements,
    UnknownClass, UnknownFact, UnknownRequirement,
};

fn checklist(requirements: usize, any_of: &[&str]) -> Checklist {
    let clause =
        Clause { any_of: any_of.iter().map(|&id| id.to_owned()).collect(), ..Clause::default() };
    Checklist {
        classes: vec![Class { id: "C".to_owned(), clauses: vec![clause], ..Class::default() }],
        requirements: (0..requirements)
            .map(|at| Requirement { id: at.to_string(), ..Requirement::default() })
            .collect(),
        ..Checklist::default()
    }
}

fn fact(id: &str) -> Fact {
    Fact { id: id.to_owned(), exempts: Some(Exemption::default()), ..Fact::default() }
}

#[track_caller]
fn refused(change: impl FnOnce(&mut Checklist), expected: &[RulesError]) {
    let mut checklist = checklist(3, &["0", "1"]);
    assert!(Rules::compile(checklist.clone()).is_ok());
    change(&mut checklist);
    let errors = Rules::compile(checklist).expect_err("the checklist is not sound");
    assert_eq!(errors, expected);
    assert!(errors.iter().all(|error| error.to_string().ends_with('。')));
}

#[test]
fn every_flaw_is_named() {
    let id = str::to_owned;
    let wanted = |fact: &str| Some(FactIs { fact: fact.to_owned(), is: true.into() });
    refused(|list| list.classes.clear(), &[NoClass]);
    refused(|list| list.classes.push(list.classes[0].clone()), &[DuplicateId(id("C"))]);
    refused(
        |list| list.requirements[1].id = id("0"),
        &[DuplicateId(id("0")), UnknownRequirement(id("1"))],
    );
    refused(|list| list.facts = vec![fact("f"), fact("f")], &[DuplicateId(id("f"))]);
    refused(|list| list.classes[0].clauses[0].any_of.push(id("0")), &[DuplicateId(id("0"))]);
    refused(|list| list.classes[0].clauses[0].any_of.push(id("9")), &[UnknownRequirement(id("9"))]);
    refused(|list| list.classes[0].clauses[0].any_of.clear(), &[EmptyClause(id("C"))]);
    refused(
        |list| list.classes[0].clauses[0].conditions.extend(wanted("f")),
        &[UnknownFact(id("f"))],
    );
    refused(|list| list.requirements[2].premise = wanted("f"), &[UnknownFact(id("f"))]);
    refused(|list| list.requirements[1].phase = Some(Phase::Build), &[MixedPhases(id("C"))]);
    let placed = Placement { class: id("D"), definition: String::new() };
    refused(
        |list| list.facts = vec![Fact { places: Some(placed), ..fact("f") }],
        &[UnknownClass(id("D"))],
    );
}

#[test]
fn more_than_there_may_be() {
    assert!(Rules::compile(checklist(MAX_REQUIREMENTS, &["4095"])).is_ok());
    let errors = Rules::compile(checklist(MAX_REQUIREMENTS + 1, &["0"]));
    assert_eq!(errors, Err(vec![TooManyRequirements(MAX_REQUIREMENTS + 1)]));
    // Also more than a 16-bit index can number.
    for count in [MAX_REQUIREMENTS + 1, 70_000] {
        let mut many = checklist(1, &["0"]);
        many.facts = (0..count).map(|at| fact(&at.to_string())).collect();
        assert_eq!(Rules::compile(many), Err(vec![TooManyNames(count)]));
        let mut many = checklist(1, &["0"]);
        many.classes =
            (0..count).map(|at| Class { id: at.to_string(), ..Class::default() }).collect();
        assert_eq!(Rules::compile(many), Err(vec![TooManyNames(count)]));
    }
}
