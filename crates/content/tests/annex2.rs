//! 別紙2: its words are those of the source, its rules those of the table written out here.

mod support;

use kijun_content::model::{Block, Checklist, Standard};

fn annex2() -> Standard {
    support::standard("annex2")
}

fn cloud(standard: &Standard) -> &Checklist {
    support::checklist(standard, "cloud")
}

/// The members, the severity, and the place of the clause.
type ExpectedClause = (&'static [&'static str], &'static str, &'static str);

/// The rules by class.
const TABLE: &[(&str, &[ExpectedClause])] = &[
    (
        "SA",
        &[
            (&["1"], "nonconforming", "No.1 重要性分類S (A)"),
            (&["2"], "nonconforming", "No.2 重要性分類S (A)"),
            (&["3"], "nonconforming", "No.3 重要性分類S (A)"),
            (&["4"], "nonconforming", "No.4 重要性分類S (A)"),
            (&["5-1"], "nonconforming", "No.5-1 重要性分類S (A)"),
            (&["6-1"], "nonconforming", "No.6-1 重要性分類S (A)"),
            (&["7-1"], "advisory", "No.7-1 重要性分類S (A)"),
            (&["7-1", "7-2"], "nonconforming", "No.7-1 重要性分類S (A)"),
            (&["7-2"], "nonconforming", "No.7-2 重要性分類S (A)"),
        ],
    ),
    (
        "SB",
        &[
            (&["1"], "nonconforming", "No.1 重要性分類S (B)"),
            (&["2"], "nonconforming", "No.2 重要性分類S (B)"),
            (&["3"], "nonconforming", "No.3 重要性分類S (B)"),
            (&["4"], "nonconforming", "No.4 重要性分類S (B)"),
            (&["5-1"], "approval_required", "No.5-1 重要性分類S (B)"),
            (&["6-1"], "advisory", "No.6-1 重要性分類S (B)"),
            (&["6-1", "6-2"], "approval_required", "No.6-1 重要性分類S (B)"),
            (&["7-1"], "advisory", "No.7-1 重要性分類S (B)"),
            (&["7-1", "7-2"], "nonconforming", "No.7-1 重要性分類S (B)"),
            (&["7-2"], "nonconforming", "No.7-2 重要性分類S (B)"),
        ],
    ),
    (
        "I",
        &[
            (&["1"], "nonconforming", "No.1 重要性分類I"),
            (&["2"], "nonconforming", "No.2 重要性分類I"),
            (&["3"], "nonconforming", "No.3 重要性分類I"),
            (&["4"], "nonconforming", "No.4 重要性分類I"),
            (&["5-1"], "note", "No.5-1 重要性分類I"),
            (&["5-1", "5-2", "5-3"], "nonconforming", "No.5-2 重要性分類I"),
            (&["6-1"], "advisory", "No.6-1 重要性分類I"),
            (&["6-1", "6-2", "6-3", "6-4", "6-5"], "nonconforming", "No.6-1 重要性分類I"),
            (&["7-1"], "advisory", "No.7-1 重要性分類I"),
            (&["7-1", "7-2"], "nonconforming", "No.7-1 重要性分類I"),
            (&["7-2"], "nonconforming", "No.7-2 重要性分類I"),
        ],
    ),
    (
        "II",
        &[
            (&["1"], "nonconforming", "No.1 重要性分類II"),
            (&["2"], "nonconforming", "No.2 重要性分類II"),
            (&["3"], "nonconforming", "No.3 重要性分類II"),
            (&["4"], "note", "No.4 重要性分類II"),
            (&["5-1"], "note", "No.5-1 重要性分類II"),
            (&["5-1", "5-2", "5-3"], "nonconforming", "No.5-2 重要性分類II"),
            (&["6-1"], "note", "No.6-1 重要性分類II"),
            (&["6-1", "6-2", "6-3", "6-4", "6-5"], "nonconforming", "No.6-1 重要性分類II"),
            (&["7-1"], "note", "No.7-1 重要性分類II"),
            (&["7-1", "7-2"], "nonconforming", "No.7-1 重要性分類II"),
            (&["7-2"], "nonconforming", "No.7-2 重要性分類II"),
        ],
    ),
    ("III", &[]),
];

#[test]
fn the_rules_are_those_of_the_table() {
    let standard = annex2();
    let rules = &cloud(&standard).rules;
    assert_eq!(rules.id, "annex2/cloud");
    assert_eq!(rules.edition, "undated");
    let classes: Vec<&str> = rules.classes.iter().map(|class| class.id.as_str()).collect();
    let expected: Vec<&str> = TABLE.iter().map(|(class, _)| *class).collect();
    assert_eq!(classes, expected);
    for (class, (id, expected)) in rules.classes.iter().zip(TABLE) {
        let read = class.clauses.iter().map(|clause| {
            let members: Vec<&str> = clause.any_of.iter().map(String::as_str).collect();
            (members, clause.severity.id(), clause.source.as_str())
        });
        let read: Vec<_> = read.collect();
        let expected = expected.iter();
        let expected: Vec<_> = expected
            .map(|(members, severity, source)| (members.to_vec(), *severity, *source))
            .collect();
        assert_eq!(read, expected, "class {id}");
        assert_eq!(class.out_of_scope.is_some(), *id == "III", "class {id}");
    }
}

#[test]
fn the_engine_takes_the_rules() {
    let rules = cloud(&annex2()).rules.clone();
    let compiled = kijun_rules::Rules::compile(rules);
    assert!(compiled.is_ok(), "{:?}", compiled.err());
}

#[test]
fn premises_and_facts_are_those_of_the_document() {
    let standard = annex2();
    let rules = &cloud(&standard).rules;
    let ids: Vec<&str> = rules.requirements.iter().map(|each| each.id.as_str()).collect();
    assert_eq!(
        ids,
        ["1", "2", "3", "4", "5-1", "5-2", "5-3", "6-1", "6-2", "6-3", "6-4", "6-5", "7-1", "7-2"]
    );
    let premises = rules.requirements.iter().filter_map(|each| {
        let premise = each.premise.as_ref()?;
        Some((each.id.as_str(), premise.fact.as_str(), premise.is == true.into()))
    });
    assert_eq!(
        premises.collect::<Vec<_>>(),
        [
            ("6-3", "personal_information", false),
            ("6-4", "personal_information", true),
            ("6-5", "personal_information", true),
        ]
    );
    let facts = rules.facts.iter().map(|fact| {
        let class = fact.places.as_ref().map(|places| places.class.as_str());
        (fact.id.as_str(), class, fact.question.is_some())
    });
    assert_eq!(
        facts.collect::<Vec<_>>(),
        [
            ("personal_information", Some("I"), true),
            ("my_number_use_affairs", Some("SA"), false),
            ("core_system_database", Some("SA"), false),
            ("designated_sa", Some("SA"), false),
            ("personal_information_file", Some("SB"), false),
            ("my_number_related_affairs", Some("SB"), false),
            ("sensitive_personal_information", Some("SB"), false),
            ("serious_harm_if_disclosed", Some("SB"), false),
            ("harm_if_disclosed", Some("I"), false),
            ("some_harm_if_disclosed", Some("II"), false),
            ("public_information", Some("III"), false),
            ("no_harm_if_disclosed", Some("III"), false),
        ]
    );
}

#[test]
fn every_word_of_the_source_is_published_once_and_in_order() {
    let standard = annex2();
    assert_eq!(support::published(&standard), support::held(&standard));
}

#[test]
fn footnote_like_words_stand_on_lines_of_their_own() {
    let standard = annex2();
    let text = |id: &str| {
        let mut requirements = cloud(&standard).requirements();
        let (_, _, requirement) = requirements.find(|(_, _, each)| each.id == id).unwrap();
        requirement.text.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(text("3").len(), 2);
    assert!(text("3")[1].starts_with("(*)SSL"));
    assert_eq!(text("6-4").len(), 6);
    assert!(text("6-4")[1..].iter().all(|line| {
        line.starts_with('※') || line.starts_with('・') || line.starts_with("https://")
    }));
}

#[test]
fn the_chapters_are_the_table_and_the_examples() {
    let standard = annex2();
    let chapters = standard.chapters.iter();
    let chapters: Vec<_> = chapters.map(|each| (each.id.as_str(), &each.blocks[..])).collect();
    assert_eq!(
        chapters,
        [("table", &[Block::RequirementTable(0)][..]), ("examples", &[Block::ClassTable][..]),]
    );
    let held: Vec<_> = standard.errata.iter().map(|each| each.held.as_str()).collect();
    assert_eq!(held, ["向向く", "国内裁判所を管轄裁判所を指定可能", "HPIに", "EU.英国"]);
    assert!(standard.errata.iter().all(|each| each.published.is_none()));
}
