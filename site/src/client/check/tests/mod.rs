//! Tests of the form without a browser: its model over a store in memory, and what it shows.

mod chosen;
mod lost;
mod panel;
mod paper;
mod replace;
mod stale;
mod update;
mod values;

use kijun_rules::Rules;
use kijun_rules::editions::{Fates, Succession};
use kijun_rules::model::{Checklist, Class, Clause, Fact, Party, Requirement, Severity};

use super::action::{Action, Press};
use super::model::{Form, Message};
use super::view::{Reasons, Row, Verdict, reasons, verdict};
use crate::client::kit::model::Model;
use crate::client::kit::storage::Shelf;
use crate::client::kit::storage::memory::Memory;
use crate::data::check::{CheckData, Footnote, Level, RequirementWords};

/// Return a clause that any of these requirements satisfies.
fn clause(ids: &[&str], severity: Severity, quote: &str) -> Clause {
    Clause {
        any_of: ids.iter().map(|&id| id.to_owned()).collect(),
        severity,
        quote: quote.to_owned(),
        source: "表".to_owned(),
        ..Clause::default()
    }
}

/// Return a class that the checklist does not cover.
fn not_covered() -> Class {
    Class {
        id: "Z".to_owned(),
        title: "分類Z".to_owned(),
        out_of_scope: Some("欄がないため".to_owned()),
        ..Class::default()
    }
}

/// Return a checklist with two classes that demand the same in other words, an alternative, a
/// fact, and a class that is not covered.
fn checklist() -> Checklist {
    let class = |id: &str| Class {
        id: id.to_owned(),
        title: format!("分類{id}"),
        clauses: vec![
            clause(&["1"], Severity::Nonconforming, &format!("分類{id}では1が必須")),
            clause(&["2", "3"], Severity::ApprovalRequired, &format!("分類{id}では2か3")),
            clause(&["4"], Severity::Advisory, &format!("分類{id}では4を推奨")),
        ],
        ..Class::default()
    };
    let requirement = |id: &str| Requirement {
        id: id.to_owned(),
        party: Some(if id == "1" { Party::Provider } else { Party::Municipality }),
        ..Requirement::default()
    };
    Checklist {
        id: "example/cloud".to_owned(),
        edition: "2".to_owned(),
        classes: vec![class("A"), class("B"), not_covered()],
        requirements: ["1", "2", "3", "4"].map(requirement).into(),
        facts: vec![Fact {
            id: "f".to_owned(),
            question: Some("扱いますか。".to_owned()),
            ..Fact::default()
        }],
    }
}

/// Return the data that a page with these rules contains.
fn page(checklist: Checklist) -> CheckData {
    let words = checklist.requirements.iter().map(|requirement| RequirementWords {
        id: requirement.id.clone(),
        label: format!("No.{}", requirement.id),
        title: format!("題{}", requirement.id),
        place: "../#a".to_owned(),
        category: usize::from(requirement.id != "1"),
        levels: vec![Level { class: "A".to_owned(), words: "必須".to_owned() }],
        answers: None,
    });
    let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    let requirements = Fates { changed: vec![ids(&["2", "2"])], ..Fates::default() };
    CheckData {
        site_root: "../../".to_owned(),
        title: "例の自己点検".to_owned(),
        name: "例".to_owned(),
        export: "../export/".to_owned(),
        categories: vec!["一".to_owned(), "二".to_owned()],
        requirements: words.collect(),
        footnotes: vec![
            Footnote {
                words: "個別に整理する".to_owned(),
                under: vec![(kijun_rules::model::Verdict::Nonconforming, "A".to_owned())],
            },
            Footnote { words: "表だけの注記".to_owned(), under: Vec::new() },
        ],
        sources: Vec::new(),
        earlier: vec!["0".to_owned(), "1".to_owned()],
        successions: vec![Succession {
            from: "1".to_owned(),
            requirements,
            ..Succession::default()
        }],
        rules: Rules::compile(checklist).unwrap(),
    }
}

fn shelf(memory: &Memory) -> Shelf<&Memory> {
    Shelf::new(memory, "/site/", "example/cloud")
}

/// Return the form as its page opens in a browser with this memory.
fn open(memory: &Memory) -> Form<&Memory> {
    Form::new(page(checklist()), shelf(memory))
}

fn enter(form: &mut Form<&Memory>, field: &str, value: &str) {
    send(form, Message::Entered { field: field.to_owned(), value: value.to_owned() });
    send(form, Message::Keep);
}

/// Enter something that is not kept yet.
fn write(form: &mut Form<&Memory>, field: &str, value: &str) {
    send(form, Message::Entered { field: field.to_owned(), value: value.to_owned() });
}

fn act(form: &mut Form<&Memory>, action: Action, id: &str) {
    send(form, Message::Press(Press::Act(action, id.to_owned())));
}

fn send(form: &mut Form<&Memory>, message: Message) {
    form.update(message);
}

/// Everything that the form shows.
#[derive(Debug, PartialEq)]
struct Shown {
    verdict: Verdict,
    reasons: Reasons,
}

fn shown(form: &Form<&Memory>) -> Shown {
    Shown { verdict: verdict(form), reasons: reasons(form, &|moment| moment.to_owned()) }
}

/// Return the text between the tags.
fn text(html: &str) -> String {
    let mut inside = false;
    let visible = html.chars().filter(|c| {
        inside = (inside || *c == '<') && *c != '>';
        !inside && *c != '>'
    });
    visible.collect()
}

fn texts(rows: &[Row]) -> Vec<String> {
    rows.iter().map(|row| text(&row.html)).collect()
}
