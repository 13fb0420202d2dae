//! The crosswalk of this repository: entries that an editor must not miss, and rules for the
//! relations, written independently of the file.

use std::collections::BTreeSet;
use std::path::Path;

use kijun_content::Library;
use kijun_content::model::Checklist;
use kijun_crosswalk::{Bridge, Entry, Relation};
use kijun_rules::model::Party;

fn library() -> Library {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    kijun_content::load(&content).unwrap_or_else(|report| {
        let problems = report.problems().iter().map(kijun_content::Problem::plain);
        panic!("{}", problems.collect::<Vec<_>>().join("\n"));
    })
}

fn checklist<'l>(library: &'l Library, id: &str) -> &'l Checklist {
    let mut all = library.standards.iter().flat_map(|standard| &standard.checklists);
    all.find(|checklist| checklist.rules.id == id).expect("a checklist of the content folder")
}

/// Return an entry in short form, e.g. `annex2/cloud 3+4` for a side.
fn short(entry: &Entry) -> (String, Relation, String) {
    let side = |side: &kijun_crosswalk::Side| {
        format!("{} {}", side.checklist, side.requirements.join("+"))
    };
    (side(&entry.a), entry.relation, side(&entry.b))
}

/// All relations from which an answer may follow, as an auditor would sign them. Before you change
/// this list, read the words of both sides again.
#[test]
fn only_these_demands_are_said_to_contain_one_another() {
    use Relation::{Equal, Subset, Superset};
    let library = library();
    let strong = library.crosswalk.entries().map(|(_, entry)| short(entry));
    let strong: BTreeSet<_> =
        strong.filter(|(_, relation, _)| *relation != Relation::Related).collect();
    let (annex2, kita) = ("annex2/cloud", "kitakyushu/cloud");
    let (kobe, shunan) = ("kobe/public-cloud", "shunan/external-service");
    let expected = [
        (annex2, "1+2", Superset, shunan, "19"),
        (annex2, "2", Subset, shunan, "19"),
        (annex2, "3+4", Superset, shunan, "22"),
        (annex2, "6-1", Superset, shunan, "18"),
        (kobe, "1-1", Superset, annex2, "1+2"),
        (kobe, "1-1", Superset, shunan, "19"),
        (shunan, "10", Superset, kita, "3.1-8-3"),
        (shunan, "12", Superset, kita, "3.1-8-5"),
        (shunan, "13", Superset, kita, "3.1-8-7"),
        (shunan, "risk-3", Superset, kita, "4.1-2-3"),
        (shunan, "risk-6", Equal, kita, "4.1-2-1"),
        (shunan, "risk-7", Equal, kita, "4.1-2-2"),
        (shunan, "risk-8", Equal, kita, "4.1-2-5"),
        (shunan, "risk-9", Equal, kita, "4.1-2-8"),
        (shunan, "risk-10", Equal, kita, "4.1-2-6"),
        (shunan, "risk-11", Equal, kita, "4.1-2-4"),
        (shunan, "risk-12", Equal, kita, "4.1-2-7"),
    ];
    let expected = expected.map(|(a, own, relation, b, other)| {
        (format!("{a} {own}"), relation, format!("{b} {other}"))
    });
    assert_eq!(strong, BTreeSet::from(expected));
}

/// 北九州市's demands on its 所属長 are met by the staff, not by a service.
#[test]
fn no_service_does_what_a_citys_staff_has_to_do() {
    let library = library();
    let is_act = |checklist: &str, id: &String| {
        let requirements = &self::checklist(&library, checklist).rules.requirements;
        let found = requirements.iter().find(|requirement| requirement.id == *id);
        found.is_some_and(|requirement| requirement.party == Some(Party::Municipality))
    };
    for (_, entry) in library.crosswalk.entries() {
        let acts = [&entry.a, &entry.b].map(|side| {
            let all = side.requirements.iter().all(|id| is_act(&side.checklist, id));
            let any = side.requirements.iter().any(|id| is_act(&side.checklist, id));
            assert_eq!(all, any, "one side mixes acts with the rest: {entry:?}");
            any
        });
        assert!(
            entry.relation == Relation::Related || acts[0] == acts[1],
            "an act and something else: {entry:?}"
        );
    }
}

/// Every pair of standards has something to compare; these requirements match nothing elsewhere.
#[test]
fn what_stands_alone_is_known() {
    let library = library();
    let ids = |id: &str| {
        let requirements = &checklist(&library, id).rules.requirements;
        requirements.iter().map(|each| each.id.clone()).collect::<Vec<_>>()
    };
    let alone = |id: &str| -> String {
        let entries = || library.crosswalk.entries().map(|(_, entry)| entry);
        let compared: BTreeSet<&String> = entries()
            .filter_map(|entry| entry.seen_from(id))
            .flat_map(|seen| &seen.own.requirements)
            .collect();
        let alone = ids(id).into_iter().filter(|id| !compared.contains(id));
        alone.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(alone("annex2/cloud"), "6-4 6-5");
    assert_eq!(alone("kobe/public-cloud"), "");
    assert_eq!(alone("shunan/external-service"), "8");
    assert_eq!(alone("kitakyushu/web-meeting"), "6.2-1-1 6.2-1-5 6.2-2-2 6.2-2-4");
    assert_eq!(
        alone("kitakyushu/cloud"),
        "3.1-9-4-1 3.1-9-4-2 3.2-2 3.3-1-1-6 3.3-1-3-1 3.3-1-3-2 3.3-1-4-1 3.3-1-4-2 3.3-1-4-5 \
         3.3-1-4-6 3.3-2 3.3-3-1 3.3-4 3.4-1-1-2 3.4-1-2-1 3.4-1-2-2 3.4-1-2-3 3.4-1-3-1 \
         3.4-1-4-3 3.4-1-7-1 3.4-1-7-2 3.4-1-8-2 3.4-1-8-3 3.4-2 3.4-3 3.4-5 3.5-1-1-2 3.5-1-3-1 \
         3.5-1-3-2 4.2-s2 5.2-1-3 5.2-1-4 5.2-2-1 5.2-2-2 5.2-2-3"
    );
}

/// There is a bridge from each checklist to each other one, unless the documents have nothing in
/// common.
#[test]
fn there_is_a_way_between_the_checklists() {
    let library = library();
    let all: Vec<&Checklist> =
        library.standards.iter().flat_map(|standard| &standard.checklists).collect();
    let mut none = Vec::new();
    for from in &all {
        for to in all.iter().filter(|to| to.rules.id != from.rules.id) {
            let bridge = Bridge::between(&library.crosswalk, &from.rules, &to.rules);
            let back = Bridge::between(&library.crosswalk, &to.rules, &from.rules);
            assert_eq!(bridge.is_some(), back.is_some());
            if bridge.is_none() {
                none.push((from.rules.id.as_str(), to.rules.id.as_str()));
            }
        }
    }
    let (kobe, meeting) = ("kobe/public-cloud", "kitakyushu/web-meeting");
    assert_eq!(none, [(meeting, kobe), (kobe, meeting)]);
}
