//! The data that the page gives to its program.

use kijun_content::model::{Checklist, Scenario, Standard};

use super::walk::{short, slide_id};
use super::{Here, label};
use crate::components::date::edition;
use crate::data::training::{self as data, Answer, List, Mark, Question, Slide, TrainingData};

/// Return the data of a standard's training.
pub(super) fn of(here: &Here<'_>, standard: &Standard) -> TrainingData {
    let classes = standard.classes.as_ref().map_or(&[][..], |scheme| &scheme.classes);
    let questions = standard.training.quiz.iter().filter_map(|item| {
        let right = classes.iter().position(|class| class.id == item.class)?;
        // On the page, a line break in the words is not a space.
        let words =
            if item.by_document { item.words.replace('\n', "") } else { item.words.clone() };
        Some(Question { words, right })
    });
    TrainingData {
        root: here.link(""),
        standard: standard.id.clone(),
        title: standard.title.replace('\n', ""),
        name: standard.short_title.clone(),
        edition: edition(standard),
        lists: standard.checklists.iter().map(list).collect(),
        classes: classes.iter().map(|class| class.title.clone()).collect(),
        questions: questions.collect(),
        scenarios: standard.scenarios.iter().map(|each| scenario(standard, each)).collect(),
    }
}

fn list(checklist: &Checklist) -> List {
    let slides = checklist.requirements().map(|(.., requirement)| Slide {
        id: slide_id(checklist, requirement),
        title: format!("{} {}", label(requirement), short(&requirement.title)),
    });
    // The rules judge without the document's words.
    let mut rules = checklist.rules.clone();
    for clause in rules.classes.iter_mut().flat_map(|class| &mut class.clauses) {
        (clause.quote, clause.source) = (String::new(), String::new());
    }
    List { title: checklist.title.clone(), rules: rules.to_json(), slides: slides.collect() }
}

fn answer_words(checklist: Option<&Checklist>, requirement: &str) -> Option<[String; 2]> {
    let mut all = checklist?.requirements();
    let (.., own) = all.find(|(.., own)| own.id == requirement)?;
    own.answer_words.clone().map(|words| [words.met, words.unmet])
}

fn scenario(standard: &Standard, scenario: &Scenario) -> data::Scenario {
    let checklist = standard.checklists.get(scenario.checklist);
    let answers = scenario.answers.iter().map(|answer| Answer {
        requirement: answer.requirement.clone(),
        mark: Mark::of(answer.status),
        value: answer.value.clone(),
        words: answer_words(checklist, &answer.requirement),
    });
    let facts = scenario.facts.iter();
    data::Scenario {
        id: scenario.id.clone(),
        title: scenario.title.clone(),
        list: scenario.checklist,
        class: scenario.class.clone(),
        facts: facts.map(|(id, value)| (id.clone(), value.word().to_owned())).collect(),
        phases: scenario.phases.clone(),
        answers: answers.collect(),
    }
}
