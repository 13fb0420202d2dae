//! 神戸市: its words are those of the source, its rules those of ① and ② written out here.

mod support;

use kijun_content::model::{Block, Standard};
use kijun_tests::kobe as table;

fn kobe() -> Standard {
    support::standard("kobe")
}

#[test]
fn every_word_of_the_source_is_published_once_and_in_order() {
    let standard = kobe();
    assert_eq!(support::published(&standard), support::held(&standard));
}

#[test]
fn the_rules_are_those_of_the_report() {
    let standard = kobe();
    let list = support::checklist(&standard, "public-cloud");
    assert_eq!(list.rules.id, "kobe/public-cloud");
    assert_eq!(list.rules.edition, "2020-07-30");
    let ids: Vec<&str> = list.rules.requirements.iter().map(|each| each.id.as_str()).collect();
    assert_eq!(ids, table::REQUIREMENTS);
    let table: [(&[&str], &str); 8] = [
        (&["1-1"], "nonconforming"),
        (&["1-2"], "nonconforming"),
        (&["1-3"], "nonconforming"),
        (&["1-4"], "approval_required"),
        (&["1-5"], "nonconforming"),
        (&["1-4", "2-1"], "nonconforming"),
        (&["1-4", "2-2"], "nonconforming"),
        (&["1-4", "2-3"], "nonconforming"),
    ];
    let expected: Vec<support::Short> = table
        .iter()
        .map(|(members, severity)| {
            (members.iter().map(ToString::to_string).collect(), *severity, None)
        })
        .collect();
    for class in table::CLASSES {
        assert_eq!(support::rules(list, class), expected, "class {class}");
    }
    let outside = list.rules.classes.iter().filter(|class| class.out_of_scope.is_some());
    assert_eq!(outside.map(|class| class.id.as_str()).collect::<Vec<_>>(), [table::OUT_OF_SCOPE]);
    assert!(kijun_rules::Rules::compile(list.rules.clone()).is_ok());
}

#[test]
fn the_line_is_cited_from_both_slides() {
    let standard = kobe();
    let list = support::checklist(&standard, "public-cloud");
    let class = &list.rules.classes[0];
    let of_line = class.clauses.iter().filter(|clause| clause.any_of.iter().any(|id| id == "1-4"));
    let sources: Vec<&str> = of_line.map(|clause| clause.source.as_str()).collect();
    assert_eq!(sources, ["①(4)、②", "①(4)、②①", "①(4)、②②", "①(4)、②③"]);
    assert_eq!(class.clauses[0].source, "①(1)");
}

#[test]
fn the_finder_asks_for_the_definitions_from_the_highest_class_down() {
    let standard = kobe();
    let facts = &support::checklist(&standard, "public-cloud").rules.facts;
    let placed = facts
        .iter()
        .filter_map(|fact| Some((fact.id.as_str(), fact.places.as_ref()?.class.as_str())));
    assert_eq!(placed.collect::<Vec<_>>(), table::FACTS);
    let exempting =
        facts.iter().filter_map(|fact| Some((&fact.id, fact.exempts.as_ref()?.is == true.into())));
    assert_eq!(exempting.collect::<Vec<_>>(), [(&"lgwan_asp".to_owned(), true)]);
}

#[test]
fn the_title_stands_where_the_report_has_it() {
    let standard = kobe();
    let blocks = &standard.chapters[0].blocks;
    assert!(matches!(
        &blocks[..],
        [Block::Words(_), Block::Title, Block::Words(_), Block::Note(_)]
    ));
}
