//! The review of a draft: as data for programs, and as a page for people.

mod page;

use serde::Serialize;

use crate::model::{Class, Column, Draft, Fact, Level, Place, Question, Remark};

pub use page::page;

/// The review as data.
#[derive(Serialize)]
struct Review<'a> {
    schema: &'static str,
    file: &'a str,
    title: &'a str,
    classes: &'a [Class],
    columns: &'a [Column],
    facts: &'a [Fact],
    rows: Vec<Row<'a>>,
    questions: &'a [Question],
    contradictions: &'a [Remark],
    mended: &'a [Remark],
    dropped: &'a [Remark],
}

/// A row of the table.
#[derive(Serialize)]
struct Row<'a> {
    number: &'a str,
    id: &'a str,
    words: &'a str,
    at: &'a Place,
    rule: String,
    sure: bool,
    levels: &'a [Level],
    questions: Vec<&'a Question>,
}

/// Return the review as JSON.
#[must_use]
pub fn json(draft: &Draft, file: &str) -> String {
    let review = Review {
        schema: "kijun-review/1",
        file,
        title: &draft.title,
        classes: &draft.classes,
        columns: &draft.columns,
        facts: &draft.facts,
        rows: rows(draft),
        questions: &draft.questions,
        contradictions: &draft.contradictions,
        mended: &draft.mended,
        dropped: &draft.dropped,
    };
    serde_json::to_string_pretty(&review).unwrap_or_default() + "\n"
}

fn rows(draft: &Draft) -> Vec<Row<'_>> {
    let rows = draft.requirements.iter().map(|requirement| {
        let questions: Vec<&Question> = draft
            .questions
            .iter()
            .filter(|question| question.number == requirement.number)
            .collect();
        let is_open = questions.iter().any(|question| question.decided.is_none());
        Row {
            number: &requirement.number,
            id: &requirement.id,
            words: &requirement.text,
            at: &requirement.at,
            rule: rule(draft, &requirement.levels),
            sure: !is_open && requirement.levels.iter().all(|level| level.sure),
            levels: &requirement.levels,
            questions,
        }
    });
    rows.collect()
}

/// Return the rules of a row in one sentence; classes with the same rule are named together.
fn rule(draft: &Draft, levels: &[Level]) -> String {
    let mut said: Vec<(Vec<&str>, &str)> = Vec::new();
    for level in levels {
        let class = draft.classes.iter().find(|class| class.id == level.class);
        let title = class.map_or("", |class| class.title.as_str());
        match said.iter_mut().find(|(_, rule)| *rule == level.rule) {
            Some((titles, _)) => titles.push(title),
            None => said.push((vec![title], &level.rule)),
        }
    }
    let sentences = said.into_iter().map(|(titles, rule)| {
        let titles: Vec<&str> = titles.into_iter().filter(|title| !title.is_empty()).collect();
        if titles.is_empty() { rule.to_owned() } else { format!("{}: {rule}", titles.join("・")) }
    });
    sentences.collect::<Vec<_>>().join("。")
}
