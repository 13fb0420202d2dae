//! The published words are those of the documents' texts as held: all of them, and nothing else.
#![cfg(feature = "pages")]

mod called;
mod compare;
#[path = "../../../crates/content/tests/support/debris.rs"]
mod debris;
mod mutations;
mod source;
#[path = "../support/mod.rs"]
mod support;

use support::SITE;
use support::html::without_space;

#[test]
fn every_sentence_and_cell_stands_in_its_chapter_once_and_in_order() {
    for standard in &SITE.library.standards {
        let compared = compare::chapters(standard, &SITE.pages);
        let (found, all) = (compared.found, compared.characters);
        let summary = format!("{}: {found} of {all} characters", standard.id);
        assert!(all > 1000, "{summary}");
        // At least 999 of 1000 characters; then no deviation at all.
        assert!(found * 1000 >= all * 999, "{summary}\n{}", compared.deviations.join("\n"));
        assert!(compared.deviations.is_empty(), "{summary}\n{}", compared.deviations.join("\n"));
    }
}

#[test]
fn what_other_pages_call_the_documents_stands_in_it() {
    let deviations = compare::quotations(&SITE.library, &SITE.pages);
    assert!(deviations.is_empty(), "{}", deviations.join("\n"));
}

#[test]
fn what_other_pages_call_kijuns_is_no_sentence_of_a_document() {
    let deviations = compare::borrowed(&SITE.library, &SITE.pages);
    assert!(deviations.is_empty(), "{}", deviations.join("\n"));
}

#[test]
fn the_errata_name_everything_that_is_known_to_be_wrong_or_odd() {
    let known: [(&str, &[&str], &[&str]); 4] = [
        ("annex2", &[], &["向向く", "国内裁判所を管轄裁判所を指定可能", "HPIに", "EU.英国"]),
        (
            "kitakyushu",
            &["基本的 りな", "クラウ 7ド", "フドサービス", "(才)", "評 断", "CISO ヘ"],
            &["情報重要情報資産", "所属専門性"],
        ),
        ("kobe", &["例にならない"], &["個人情報情報"]),
        ("shunan", &["接收", "18データの所在"], &[]),
    ];
    for (id, corrected, as_held) in known {
        let standard = SITE.library.standards.iter().find(|each| each.id == id).unwrap();
        let words = |is_corrected: bool| {
            let all = standard.errata.iter();
            let all = all.filter(move |each| each.published.is_some() == is_corrected);
            all.map(|each| without_space(&each.held)).collect::<Vec<_>>()
        };
        for (listed, expected) in [(words(true), corrected), (words(false), as_held)] {
            assert_eq!(listed.len(), expected.len(), "{id}: {listed:?}");
            for held in expected {
                let held = without_space(held);
                assert!(listed.iter().any(|each| each.contains(&held)), "{id}: {held}");
            }
        }
    }
}
