//! The published words against the documents' texts as held: all of them, and nothing else.
#![cfg(feature = "pages")]

mod compare;
#[path = "../../../crates/content/tests/support/debris.rs"]
mod debris;
mod mutations;
mod source;
#[path = "../support/mod.rs"]
mod support;

use compare::Pages;
use kijun_content::model::Standard;
use support::SITE;
use support::html::{Owner, runs, without_space};

#[test]
fn every_sentence_and_cell_stands_in_its_chapter_once_and_in_order() {
    for standard in &SITE.library.standards {
        let compared = compare::chapters(standard, &SITE.pages);
        let (found, all) = (compared.found, compared.characters);
        let summary = format!("{}: {found} of {all} characters", standard.id);
        assert!(all > 1000, "{summary}");
        // At least 999 of 1000: what is not found is named, and one such is too many.
        assert!(found * 1000 >= all * 999, "{summary}\n{}", compared.deviations.join("\n"));
        assert!(compared.deviations.is_empty(), "{summary}\n{}", compared.deviations.join("\n"));
    }
}

#[test]
fn what_other_pages_call_the_documents_stands_in_it() {
    let deviations = compare::quotations(&SITE.library, &SITE.pages);
    assert!(deviations.is_empty(), "{}", deviations.join("\n"));
}

/// All that a page calls the document's and shows.
fn documents(pages: &Pages, page: &str) -> String {
    let runs = runs(&pages[page]);
    let own = runs.iter().filter(|run| run.owner == Owner::Document && run.shown);
    own.map(|run| run.words.as_str()).collect()
}

/// The words that the page has to call the document's.
fn assert_called_the_documents<'w>(page: &str, words: impl IntoIterator<Item = &'w str>) {
    let shown = documents(&SITE.pages, page);
    for words in words {
        assert!(shown.contains(&without_space(words)), "{page}: `{words}`");
    }
}

fn requirement_words(standard: &Standard, list: usize) -> impl Iterator<Item = &str> {
    let all = standard.checklists[list].requirements();
    all.flat_map(|(category, item, requirement)| {
        let levels = requirement.levels.iter().map(|level| level.words.as_str());
        let above = [category.title.as_str(), item.title.as_str(), requirement.text.as_str()];
        above.into_iter().chain(item.leads.iter().map(String::as_str)).chain(levels)
    })
}

#[test]
fn the_words_of_requirements_are_called_the_documents() {
    for standard in &SITE.library.standards {
        let id = &standard.id;
        for (list, checklist) in standard.checklists.iter().enumerate() {
            let requirements = format!("{id}/requirements/index.html");
            assert_called_the_documents(&requirements, requirement_words(standard, list));
            let paper = format!("{id}/{}/checklist/index.html", checklist.name);
            assert_called_the_documents(&paper, requirement_words(standard, list));
        }
    }
}

#[test]
fn the_words_of_classes_are_called_the_documents() {
    for standard in &SITE.library.standards {
        let Some(scheme) = &standard.classes else { continue };
        let words = scheme.classes.iter().flat_map(|class| {
            let definitions = class.definitions.iter().map(|each| each.words.as_str());
            let examples = class.examples.iter().map(|each| each.words.as_str());
            let own = [class.title.as_str()].into_iter().chain(class.lead.as_deref());
            own.chain(definitions).chain(examples)
        });
        assert_called_the_documents(&format!("{}/classes/index.html", standard.id), words);
    }
}

#[test]
fn each_erratum_is_listed_with_the_words_as_held_and_as_published_and_why() {
    for standard in &SITE.library.standards {
        let page = format!("{}/errata/index.html", standard.id);
        let all: Vec<String> = runs(&SITE.pages[&page]).into_iter().map(|run| run.words).collect();
        for erratum in &standard.errata {
            let published = erratum.published.as_ref().unwrap_or(&erratum.held);
            assert_called_the_documents(&page, [erratum.held.as_str(), published.as_str()]);
            let reason = without_space(&erratum.reason);
            assert!(all.contains(&reason), "{page}: `{}`", erratum.reason);
        }
    }
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
        ("shunan", &["接收"], &[]),
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
