//! The training pages are complete without scripts, and say what content and rules say.
#![cfg(feature = "pages")]

mod support;

use kijun_content::model::Standard;
use scraper::{ElementRef, Html, Selector};
use support::SITE;

fn all<'a>(root: ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    root.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Check every training page with its standard.
fn each(check: impl Fn(&Standard, ElementRef<'_>)) {
    for standard in &SITE.library.standards {
        let path = format!("{}/training/index.html", standard.id);
        let html = Html::parse_document(SITE.pages.get(&path).expect(&path));
        check(standard, html.root_element());
    }
}

#[test]
fn every_requirement_has_its_page_of_the_walk_in_order() {
    each(|standard, page| {
        let slides = all(page, "[data-deck-name=walk] > [data-slide]");
        let requirements = standard
            .checklists
            .iter()
            .flat_map(|list| list.requirements().map(move |(_, item, each)| (list, item, each)));
        let requirements: Vec<_> = requirements.collect();
        assert_eq!(slides.len(), requirements.len(), "{}", standard.id);
        for (slide, (list, item, requirement)) in slides.into_iter().zip(requirements) {
            let id = format!("walk-{}-{}", list.name, requirement.id);
            assert_eq!(slide.attr("id"), Some(id.as_str()));
            let words = text(slide);
            assert!(words.contains(&squeezed(&requirement.text)), "{id}: its words");
            let risk = item.risk.as_deref().map(squeezed).unwrap_or_default();
            assert!(words.contains(&risk), "{id}: its risk");
            let classes = list.rules.classes.iter().filter(|class| class.out_of_scope.is_none());
            assert_eq!(all(slide, ".slide-levels tbody tr").len(), classes.count(), "{id}");
        }
    });
}

#[test]
fn what_a_class_is_said_to_follow_is_what_its_rules_say() {
    each(|standard, page| {
        for list in &standard.checklists {
            let classes = list.rules.classes.iter().filter(|class| class.out_of_scope.is_none());
            for (place, class) in classes.enumerate() {
                for requirement in &list.rules.requirements {
                    let selector = format!(
                        "[id='walk-{}-{}'] .slide-levels tbody tr:nth-child({}) td:last-child",
                        list.name,
                        requirement.id,
                        place + 1
                    );
                    let [cell] = all(page, &selector)[..] else { panic!("{selector}") };
                    let mut asking: Vec<_> = class.clauses.iter().collect();
                    asking.retain(|clause| clause.any_of.contains(&requirement.id));
                    assert_eq!(all(cell, "li").len(), asking.len(), "{selector}");
                    for (line, clause) in all(cell, "li").into_iter().zip(asking) {
                        let line = text(line);
                        let outcome = squeezed(clause.severity.verdict().label());
                        assert!(line.contains(&outcome), "{selector}: {line}");
                        assert_eq!(line.contains("どれも満たさないと"), clause.any_of.len() > 1);
                        assert_eq!(line.contains("の場合）"), !clause.conditions.is_empty());
                    }
                }
            }
        }
    });
}

#[test]
fn every_question_has_its_answer_and_says_whose_it_is() {
    each(|standard, page| {
        let questions = all(page, "[data-question]");
        let quiz = &standard.training.quiz;
        assert_eq!(questions.len(), quiz.len(), "{}", standard.id);
        for (question, item) in questions.into_iter().zip(quiz) {
            let words = text(question);
            assert!(words.contains(&squeezed(&item.words)), "{words}");
            assert_eq!(words.contains("原文の例"), item.by_document, "{words}");
            assert_eq!(words.contains("編集で作った例"), !item.by_document, "{words}");
            assert_eq!(question.attr("data-right"), Some(item.class.as_str()));
            let classes = &standard.classes.as_ref().unwrap().classes;
            assert_eq!(all(question, "input").len(), classes.len());
            let warned = standard.training.warning.is_some();
            assert_eq!(words.contains("あくまでも一例です"), warned, "{words}");
        }
    });
    let with = SITE.library.standards.iter().filter(|each| each.training.warning.is_some());
    assert_eq!(with.count(), 1);
}

#[test]
fn every_scenario_is_marked_as_made_up_and_solved() {
    each(|standard, page| {
        let stories = all(page, "[data-scenario]");
        assert_eq!(stories.len(), standard.scenarios.len(), "{}", standard.id);
        for (story, scenario) in stories.into_iter().zip(&standard.scenarios) {
            let words = text(story);
            assert!(words.contains("編集で作った事例") && words.contains("サービス（架空）"));
            let [mark] = all(story, ".verdict-mark")[..] else { panic!("one verdict") };
            assert_eq!(mark.attr("data-verdict"), Some(scenario.verdict.id()));
            let rows = all(story, "[data-row]");
            assert_eq!(rows.len(), scenario.answers.len(), "{}", scenario.id);
            for (row, answer) in rows.into_iter().zip(&scenario.answers) {
                assert_eq!(row.attr("data-row"), Some(answer.requirement.as_str()));
                let expected = answer.status.map_or("unanswered", |status| status.id());
                assert_eq!(row.attr("data-answer"), Some(expected));
                let [status] = all(row, "[data-status]")[..] else { panic!("one status") };
                assert_eq!(status.attr("data-status"), Some(answer.becomes.id()));
            }
        }
    });
}

#[test]
fn no_control_can_be_used_before_the_page_is_live() {
    each(|standard, page| {
        let controls = all(page, ".training :is(input, select, button)");
        assert!(controls.len() > 10, "{}", standard.id);
        for control in controls {
            assert!(control.attr("disabled").is_some(), "{}", control.html());
        }
    });
}

#[test]
fn the_home_page_and_each_standards_page_lead_here() {
    let home = &SITE.pages["index.html"];
    for standard in &SITE.library.standards {
        assert!(home.contains(&format!("href=\"{}/training/\"", standard.id)));
        let own = &SITE.pages[&format!("{}/index.html", standard.id)];
        assert!(own.contains("href=\"../") && own.contains("training/\""), "{}", standard.id);
    }
}
