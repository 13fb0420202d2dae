//! Generated checklists and answers.
//!
//! The parts of a checklist refer to each other by [`Index`], which fits any length, so that a
//! failing case keeps its meaning when it shrinks.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use kijun_rules::model::{
    Checklist, Class, Clause, Exemption, Fact, FactIs, Party, Phase, Placement, Requirement,
    Severity,
};
use kijun_rules::{AnswerFile, Rules};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::RngSeed;
use serde_json::{Map, Value, json};

/// Rules with answers to them.
#[derive(Debug, Clone)]
pub struct Generated {
    /// The rules.
    pub rules: Rules,
    /// The answer file as JSON.
    pub json: Value,
}

impl Generated {
    /// Return the answer file, read from its JSON.
    ///
    /// # Panics
    /// Panic if it cannot be read, which never happens to a generated file.
    #[must_use]
    pub fn file(&self) -> AnswerFile {
        AnswerFile::read(self.json.to_string().as_bytes()).expect("a generated file can be read")
    }
}

/// Return a configuration that tries this many cases, the same ones in every run.
#[must_use]
pub fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(2),
        ..ProptestConfig::default()
    }
}

/// The size of the checklists.
#[derive(Debug, Clone)]
pub struct Size {
    /// The number of requirements.
    pub requirements: RangeInclusive<usize>,
    /// The number of clauses of a class.
    pub clauses: RangeInclusive<usize>,
    /// The number of members of a clause.
    pub members: RangeInclusive<usize>,
}

impl Size {
    /// Return a size that is small enough to try every completion and every set.
    #[must_use]
    pub fn small() -> Self {
        Self { requirements: 2..=8, clauses: 0..=8, members: 1..=4 }
    }

    /// Return a size so large that the engine's bit sets have several words.
    #[must_use]
    pub fn large() -> Self {
        Self { requirements: 65..=200, clauses: 0..=80, members: 1..=12 }
    }

    /// Return the size of the largest possible checklist.
    #[must_use]
    pub fn largest() -> Self {
        Self { requirements: 4096..=4096, clauses: 300..=300, members: 1..=200 }
    }
}

/// Generate rules of this size with answers to them; sometimes out of scope.
///
/// # Panics
/// Panic if the generated rules are not sound.
pub fn rules_and_answers(size: Size) -> impl Strategy<Value = Generated> {
    let facts = vec((option::weighted(0.1, any::<bool>()), option::of(any::<Index>())), 0..=3);
    let requirements = vec((any::<Index>(), option::weighted(0.5, fact_is())), size.requirements);
    let clause = (
        vec(any::<Index>(), size.members),
        select(&[
            Severity::Note,
            Severity::Advisory,
            Severity::ApprovalRequired,
            Severity::Nonconforming,
            Severity::Nonconforming,
        ]),
        option::weighted(0.3, fact_is()),
    );
    let classes = vec((option::weighted(0.95, Just(())), vec(clause, size.clauses)), 1..=3);
    let phases = vec(select(&Phase::ALL), 0..=2);
    (facts, requirements, classes, phases)
        .prop_map(|(facts, requirements, classes, phases)| {
            checklist(&facts, &requirements, &classes, &phases)
        })
        .prop_flat_map(|checklist| {
            let answers = answers(&checklist);
            let rules = Rules::compile(checklist).expect("a generated checklist is sound");
            (Just(rules), answers).prop_map(|(rules, json)| Generated { rules, json })
        })
}

type RawFactIs = (Index, bool);
type RawClause = (Vec<Index>, Severity, Option<RawFactIs>);

fn fact_is() -> impl Strategy<Value = RawFactIs> {
    (any::<Index>(), any::<bool>())
}

fn checklist(
    facts: &[(Option<bool>, Option<Index>)],
    requirements: &[(Index, Option<RawFactIs>)],
    classes: &[(Option<()>, Vec<RawClause>)],
    phases: &[Phase],
) -> Checklist {
    // The alphabetical order of these ids is not the checklist's order.
    let id = |prefix: &str, at: usize, count: usize| format!("{prefix}{}", count - at);
    let class_id = |at| id("C", at, classes.len());
    let fact_is = |raw: &Option<RawFactIs>| {
        let (fact, is) = raw.as_ref()?;
        let count = facts.len();
        (count > 0)
            .then(|| FactIs { fact: id("事実", fact.index(count), count), is: (*is).into() })
    };
    let requirements: Vec<Requirement> = requirements
        .iter()
        .enumerate()
        .map(|(at, (phase, premise))| Requirement {
            id: id("", at, requirements.len()),
            party: [None, Some(Party::Provider)][at % 2],
            phase: (!phases.is_empty()).then(|| phases[phase.index(phases.len())]),
            premise: fact_is(premise),
            value: None,
        })
        .collect();
    let clause = |(members, severity, condition): &RawClause| {
        let member = |index: &Index| &requirements[index.index(requirements.len())];
        let phase = members.first().map(member).and_then(|first| first.phase);
        let mut any_of: Vec<String> = Vec::new();
        for member in members.iter().map(member).filter(|member| member.phase == phase) {
            if !any_of.contains(&member.id) {
                any_of.push(member.id.clone());
            }
        }
        Clause {
            any_of,
            conditions: fact_is(condition).into_iter().collect(),
            quote: "いずれかを満たすこと".to_owned(),
            severity: *severity,
            source: "表".to_owned(),
            ..Clause::default()
        }
    };
    Checklist {
        classes: classes
            .iter()
            .enumerate()
            .map(|(at, (covered, clauses))| Class {
                clauses: clauses.iter().map(clause).collect(),
                id: class_id(at),
                out_of_scope: covered.is_none().then(|| "分類が対象外".to_owned()),
                title: format!("分類{at}"),
            })
            .collect(),
        edition: "2".to_owned(),
        facts: facts
            .iter()
            .enumerate()
            .map(|(at, (exempts, places))| Fact {
                choices: Vec::new(),
                exempts: exempts
                    .map(|is| Exemption {
                        is: is.into(), reason: format!("事実{at}により対象外")
                    }),
                id: id("事実", at, facts.len()),
                places: places.map(|class| Placement {
                    class: class_id(class.index(classes.len())),
                    definition: "定義".to_owned(),
                }),
                question: None,
            })
            .collect(),
        id: "generated/list".to_owned(),
        requirements,
    }
}

/// Generate an answer file for the checklist, with everything that an answer file may contain.
pub fn answers(checklist: &Checklist) -> impl Strategy<Value = Value> + use<> {
    let given = vec(option::weighted(0.9, answer()), checklist.requirements.len());
    file(checklist, given)
}

/// Generate an answer file in which all requirements except at most `others` are met.
pub fn nearly_all_met(
    checklist: &Checklist,
    others: usize,
) -> impl Strategy<Value = Value> + use<> {
    let count = checklist.requirements.len();
    let other = (any::<Index>(), option::weighted(0.8, answer()));
    let given = vec(other, 0..=others).prop_map(move |others| {
        let mut given = vec![Some(json!({"status": "met"})); count];
        for (at, answer) in others {
            given[at.index(count)] = answer;
        }
        given
    });
    file(checklist, given)
}

/// Generate an answer file for the checklist with these answers, in the checklist's order.
fn file<S: Strategy<Value = Vec<Option<Value>>>>(
    checklist: &Checklist,
    given: S,
) -> impl Strategy<Value = Value> + use<S> {
    let id = checklist.id.clone();
    let ids = checklist.requirements.iter().map(|requirement| requirement.id.clone());
    let ids: Vec<String> = ids.collect();
    let fact_ids: Vec<String> = checklist.facts.iter().map(|fact| fact.id.clone()).collect();
    let classes: Vec<String> = checklist.classes.iter().map(|class| class.id.clone()).collect();
    let facts =
        vec(select(vec![json!(true), json!(false), json!("unknown"), Value::Null]), fact_ids.len());
    let value = |name: &str| json!({"status": "met", name: "…"});
    let stray = vec(
        select(vec![("知らない", value("memo")), ("", value("note")), ("😀", json!({}))]),
        0..=3,
    );
    (
        select(classes),
        given,
        option::weighted(0.8, facts),
        stray,
        option::weighted(0.2, vec(select(&Phase::ALL), 0..=4)),
        option::weighted(0.3, select(&["1", "2"][..])),
    )
        .prop_map(move |(class, given, facts, stray, phases, edition)| {
            let answered =
                ids.iter().zip(given).filter_map(|(id, given)| Some((id.clone(), given?)));
            let mut answers: Map<String, Value> = answered.collect();
            let mut file = json!({
                "schema": "kijun-answers/1", "checklist": id, "class": class,
            });
            if let Some(facts) = facts {
                let mut facts: BTreeMap<_, _> = fact_ids.iter().cloned().zip(facts).collect();
                facts.extend(stray.iter().map(|(name, _)| ((*name).to_owned(), json!(true))));
                file["facts"] = json!(facts);
            }
            answers.extend(stray.into_iter().map(|(name, value)| (name.to_owned(), value)));
            if let Some(phases) = phases {
                file["phases"] = json!(phases);
            }
            if let Some(edition) = edition {
                file["edition"] = json!(edition);
            }
            file["answers"] = Value::Object(answers);
            file
        })
}

/// Generate an answer: any status, with and without reason, note and evidence.
fn answer() -> impl Strategy<Value = Value> {
    let unanswered = select(vec![json!({}), json!({"status": null, "note": "後で"})]);
    let blank = select(&["", " ", "\u{3000}\n", "\u{200b}", "\u{2060} \u{fe0f}"][..]);
    prop_oneof![
        2 => unanswered,
        2 => Just(json!({"status": "met", "evidence": ["資料1", ""]})),
        3 => Just(json!({"status": "unmet"})),
        3 => Just(json!({"status": "not_applicable", "reason": "保存しない"})),
        1 => blank.prop_map(|reason| json!({"status": "not_applicable", "reason": reason})),
        1 => Just(json!({"status": "not_applicable", "reason": null})),
    ]
}
