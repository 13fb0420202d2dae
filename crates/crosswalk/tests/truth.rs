//! Proposals are true for any true crosswalk: demands are made of single points, the relations are
//! read off them, and answers are given by a world in which each point holds or not.

use std::collections::BTreeSet;

use kijun_crosswalk::{Bridge, Crosswalk, Entry, Outcome, Relation, Side, Topic};
use kijun_rules::answers::Service;
use kijun_rules::model::{Checklist, Class, Clause, Requirement, Severity};
use kijun_rules::{Answer, AnswerFile, Assessment, Rules, Status};
use proptest::prelude::*;

/// The points that a requirement demands, as bits.
type Points = u8;

const REQUIREMENTS: usize = 5;

/// The demands of the requirements of both checklists, the compared ones, the world, and the
/// answered ones.
#[derive(Debug, Clone)]
struct World {
    from: [Points; REQUIREMENTS],
    to: [Points; REQUIREMENTS],
    compared: Vec<(BTreeSet<usize>, BTreeSet<usize>)>,
    holds: Points,
    answered: [bool; REQUIREMENTS],
}

fn worlds() -> impl Strategy<Value = World> {
    let side = || proptest::collection::btree_set(0..REQUIREMENTS, 1..=2);
    (
        any::<[Points; REQUIREMENTS]>(),
        any::<[Points; REQUIREMENTS]>(),
        proptest::collection::vec((side(), side()), 1..8),
        any::<Points>(),
        any::<[bool; REQUIREMENTS]>(),
    )
        .prop_map(|(from, to, compared, holds, answered)| {
            // Few points, so that demands are often equal or part of one another.
            let few = |points: [Points; REQUIREMENTS]| points.map(|each| each & 0b111);
            World { from: few(from), to: few(to), compared, holds, answered }
        })
}

fn demanded(points: &[Points], side: &BTreeSet<usize>) -> Points {
    side.iter().fold(0, |all, place| all | points[*place])
}

fn relation(a: Points, b: Points) -> Relation {
    match (a & b == a, a & b == b) {
        (true, true) => Relation::Equal,
        (true, false) => Relation::Subset,
        (false, true) => Relation::Superset,
        (false, false) => Relation::Related,
    }
}

fn checklist(id: &str) -> Checklist {
    let ids = (0..REQUIREMENTS).map(|place| place.to_string());
    let clauses = ids.clone().map(|id| Clause {
        any_of: vec![id],
        severity: Severity::Nonconforming,
        ..Clause::default()
    });
    let class = Class { id: "A".to_owned(), clauses: clauses.collect(), ..Class::default() };
    let requirements = ids.map(|id| Requirement { id, ..Requirement::default() });
    Checklist {
        id: id.to_owned(),
        edition: "1".to_owned(),
        classes: vec![class],
        requirements: requirements.collect(),
        ..Checklist::default()
    }
}

impl World {
    fn bridge(&self) -> Bridge {
        let side = |checklist: &str, side: &BTreeSet<usize>| Side {
            checklist: checklist.to_owned(),
            requirements: side.iter().map(usize::to_string).collect(),
        };
        let entries = self.compared.iter().enumerate().map(|(place, (from, to))| {
            let relation = relation(demanded(&self.from, from), demanded(&self.to, to));
            let (from, to) = (side("one/a", from), side("two/b", to));
            let why = "理由".to_owned();
            // Every other entry is written the other way round.
            if place % 2 == 0 {
                Entry { a: from, b: to, relation, why }
            } else {
                Entry { a: to, b: from, relation: relation.reversed(), why }
            }
        });
        let topic = Topic {
            id: "t".to_owned(),
            title: "論点".to_owned(),
            note: None,
            entries: entries.collect(),
        };
        let crosswalk = Crosswalk { topics: vec![topic] };
        Bridge::between(&crosswalk, &checklist("one/a"), &checklist("two/b")).unwrap()
    }

    fn truth(&self, demanded: Points) -> Status {
        if demanded & self.holds == demanded { Status::Met } else { Status::Unmet }
    }

    fn file(&self) -> AnswerFile {
        let answers = (0..REQUIREMENTS).filter(|place| self.answered[*place]).map(|place| {
            let mut answer = Answer::new(Some(self.truth(self.from[place])));
            answer.set_note(&format!("{place}の確認"));
            (place.to_string().as_str().into(), answer)
        });
        let name = Some("サービス".to_owned());
        AnswerFile {
            checklist: "one/a".to_owned(),
            service: Some(Service { name, ..Service::default() }),
            answers: Some(answers.collect()),
            ..AnswerFile::default()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn what_is_proposed_is_true(world in worlds()) {
        let (bridge, file) = (world.bridge(), world.file());
        for carried in bridge.carry(&file) {
            let place: usize = carried.requirement.parse().unwrap();
            let truth = world.truth(world.to[place]);
            for status in carried.bases.iter().filter_map(|basis| basis.says.ok()) {
                prop_assert_eq!(status, truth, "{:?}", carried);
            }
            prop_assert_ne!(carried.outcome, Outcome::Conflict, "the answers are true");
        }
    }

    #[test]
    fn a_met_demand_that_covers_another_is_always_found(world in worlds()) {
        let (bridge, file) = (world.bridge(), world.file());
        let carried = bridge.carry(&file);
        for link in &bridge.links {
            let answered = link.from.iter().all(|each| world.answered[each.id.parse::<usize>().unwrap()]);
            let met = link.from.iter().all(|each| {
                world.truth(world.from[each.id.parse::<usize>().unwrap()]) == Status::Met
            });
            if answered && met && matches!(link.relation, Relation::Equal | Relation::Superset) {
                for each in carried.iter().filter(|each| link.to.contains(&each.requirement)) {
                    prop_assert_eq!(each.outcome, Outcome::Proposed(Status::Met));
                }
            }
        }
    }

    /// The verdict over a file of proposals is the one over no answers.
    #[test]
    fn a_proposal_never_counts(world in worlds()) {
        let (bridge, source) = (world.bridge(), world.file());
        let proposals = bridge.carry(&source).into_iter().filter_map(|carried| {
            let proposal = bridge.proposal(&carried, &source)?;
            Some((carried.requirement, proposal))
        });
        let mut file = bridge.file(&source, proposals);
        file.class = Some("A".to_owned());
        let blank = AnswerFile { answers: None, ..file.clone() };
        let rules = Rules::compile(checklist("two/b")).unwrap();
        // All but the digests, which are of the files.
        let said = |file: &AnswerFile| {
            let json = Assessment::of(&rules, file).unwrap().to_json();
            json.split_once(r#""digest":"#).unwrap().0.to_owned()
        };
        prop_assert_eq!(said(&file), said(&blank));
        // Nothing is lost on the way through a file.
        let again = AnswerFile::read(file.to_json().as_bytes()).unwrap();
        prop_assert_eq!(again.to_json(), file.to_json());
    }

    #[test]
    fn the_order_of_the_answers_does_not_matter(world in worlds()) {
        let (bridge, file) = (world.bridge(), world.file());
        let mut turned = file.clone();
        turned.answers.as_mut().unwrap().reverse();
        prop_assert_eq!(bridge.carry(&turned), bridge.carry(&file));
        prop_assert_eq!(bridge.carry(&file), bridge.carry(&file));
    }
}
