//! The words that must be marked as a document's, on every kind of page that shows them.

use kijun_content::model::{Citation, Standard};

use crate::support::SITE;
use crate::support::html::{Owner, runs, without_space};

/// Fail if the page does not mark these words as the document's, or does not show them.
fn assert_called_the_documents<'w>(page: &str, words: impl IntoIterator<Item = &'w str>) {
    assert_called(page, words, false);
}

/// The same, also for words that a reader has to unfold.
fn assert_called_when_unfolded<'w>(page: &str, words: impl IntoIterator<Item = &'w str>) {
    assert_called(page, words, true);
}

fn assert_called<'w>(page: &str, words: impl IntoIterator<Item = &'w str>, folded: bool) {
    let html = SITE.pages.get(page).unwrap_or_else(|| panic!("{page} is missing"));
    let runs = runs(html);
    let own = runs.iter().filter(|run| run.owner == Owner::Document && (folded || run.shown));
    let shown: String = own.map(|run| run.words.as_str()).collect();
    let mut any = false;
    for words in words {
        assert!(shown.contains(&without_space(words)), "{page}: `{words}`");
        any = true;
    }
    assert!(any, "{page}: nothing was looked for");
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
fn the_words_of_requirements() {
    for standard in &SITE.library.standards {
        let id = &standard.id;
        for (list, checklist) in standard.checklists.iter().enumerate() {
            let requirements = format!("{id}/requirements/index.html");
            assert_called_the_documents(&requirements, requirement_words(standard, list));
            let paper = format!("{id}/{}/checklist/index.html", checklist.name);
            assert_called_the_documents(&paper, requirement_words(standard, list));
            // The form shows a level once its class is chosen, so only texts are compared.
            let check = format!("{id}/{}/check/index.html", checklist.name);
            let texts = checklist.requirements().map(|(.., requirement)| requirement.text.as_str());
            assert_called_the_documents(&check, texts);
        }
    }
}

#[test]
fn the_words_of_classes() {
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
fn the_words_of_procedures_and_ledgers() {
    for standard in &SITE.library.standards {
        let procedure = standard.procedure.as_ref().expect("each has a procedure");
        let page = format!("{}/procedure/index.html", standard.id);
        let quote = |cited: &'static Citation| cited.quote.as_str();
        for track in &procedure.tracks {
            let approver = track.approver.iter();
            let approver =
                approver.flat_map(|each| [each.words.as_str(), each.cited.quote.as_str()]);
            let steps = track.steps.iter().flat_map(|step| {
                let named = [&step.by, &step.to, &step.consulted, &step.involved];
                named.into_iter().flatten().map(String::as_str).chain([quote(&step.cited)])
            });
            if track.approver.is_some() {
                assert_called_the_documents(&page, approver);
            }
            assert_called_when_unfolded(&page, steps);
        }
        for ledger in &procedure.ledgers {
            let fields = || ledger.fields.iter().map(|field| field.words.as_str());
            let own = [ledger.name.as_str(), quote(&ledger.cited)].into_iter();
            assert_called_when_unfolded(&page, own.chain(ledger.by.as_deref()).chain(fields()));
            assert_called_the_documents(&format!("{}/ledger/index.html", standard.id), fields());
        }
    }
}

#[test]
fn the_words_of_worked_examples_and_of_what_they_touch() {
    let mut examples = 0;
    for standard in &SITE.library.standards {
        for example in &standard.worked_examples {
            let all = format!("{}/worked-examples/index.html", standard.id);
            assert_called_the_documents(&all, [example.title.as_str()]);
            let page = format!("{}/worked-examples/{}/index.html", standard.id, example.id);
            let points = example.points.iter().map(|point| point.words.as_str());
            let title = [example.title.as_str()].into_iter();
            assert_called_the_documents(&page, title.chain(points));
            for point in &example.points {
                let checklist = &standard.checklists[example.checklist];
                let touched = checklist.requirements();
                let touched = touched.filter(|(.., each)| point.requirements.contains(&each.id));
                let touched: Vec<&str> =
                    touched.map(|(.., requirement)| requirement.text.as_str()).collect();
                assert_eq!(touched.len(), point.requirements.len(), "{page}");
                if !touched.is_empty() {
                    assert_called_the_documents(&page, touched);
                }
            }
            examples += 1;
        }
    }
    assert_eq!(examples, 2, "both of 北九州市 6.4");
}

#[test]
fn a_document_on_one_page_has_what_its_chapters_have() {
    let documents = |page: &str| -> Vec<String> {
        let runs = runs(&SITE.pages[page]).into_iter();
        let own = runs.filter(|run| run.owner == Owner::Document && run.shown);
        own.map(|run| run.words).collect()
    };
    for standard in &SITE.library.standards {
        let whole = documents(&format!("{}/whole/index.html", standard.id)).concat();
        for chapter in &standard.chapters {
            let own = documents(&format!("{}/{}/index.html", standard.id, chapter.id)).concat();
            assert!(whole.contains(&own), "{}: the chapter {}", standard.id, chapter.id);
        }
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
