//! The printed assessment, 自己点検結果書: one sheet with the result, then the answers as a table.
//!
//! The page has its words in a template (`pages/check/sheet.rs`). Here is everything that is
//! filled in, made from the answers that are kept: answers on trial are never printed.

mod front;
mod row;

use kijun_rules::answers::Answer;
use kijun_rules::model::edition_label;
use kijun_rules::{Assessment, RequirementIndex};
use maud::{Markup, html};

use super::draft::Draft;
use super::judged::Judged;
use super::model::Form;
use super::panel::View;
use crate::client::kit::storage::Store;

pub use row::Row;

/// The id of the template.
pub const SHEET: &str = "result-sheet-template";

/// The sections of the first sheet: their names in the template, and their headings. A section
/// without content is not printed.
pub const SECTIONS: [(&str, &str); 6] = [
    ("open", "判定を左右する未回答の要件"),
    ("violated", "満たしていない条項"),
    ("remedies", "適合にするために最低限必要なこと"),
    ("exceptions", "例外の記載"),
    ("footnotes", "この判定についての原文の注記"),
    ("remarks", "回答についての注意"),
];

/// Everything that is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The id of the class; the table keeps the demands of no other one. Empty if none is chosen.
    pub class: String,
    /// The HTML of the places of the template, by their names.
    pub places: Vec<(&'static str, String)>,
    /// The rows of the table by the ids of their requirements; `None` for one that is left out.
    pub rows: Vec<(String, Option<Row>)>,
    /// The lines above and below every page: on the left above, on the right above, below the
    /// digests of the rules and of the answers, and the code.
    pub lines: [(&'static str, String); 5],
}

/// Return the printed assessment of the answers that are kept. `date` is the day of printing.
#[must_use]
pub fn sheet<S: Store>(form: &Form<S>, date: &str) -> Sheet {
    let (rules, draft) = (form.rules(), form.kept_draft());
    let judged = Judged::new(rules, draft);
    let class = draft.class(rules);
    let remarks = class.map(|class| draft.remarks(rules, class, judged.answers()));
    let remarks = remarks.unwrap_or_default();
    let view = View {
        page: &form.page,
        names: &form.names,
        draft,
        answers: &draft.answers(rules),
        judged: &judged,
        outcome: class.and_then(|class| judged.outcome(rules, draft, class)),
        remarks: &remarks,
    };
    filled(view, date)
}

fn filled(view: View<'_>, date: &str) -> Sheet {
    let (rules, draft) = (view.rules(), view.draft);
    let assessment = Assessment::of(rules, draft.file()).ok();
    let code = assessment.as_ref().map(|it| it.code().to_string());
    let digest = assessment.as_ref().map(|it| it.answers_digest().to_owned());
    let digest = digest.unwrap_or_else(|| kijun_rules::digest::of_answers(draft.file()));
    let any = view.answers.iter().flatten().any(|answer| says_anything(answer));
    let rows: Vec<(String, Option<Row>)> = rules
        .requirements()
        .map(|at| (rules.requirement_id(at).to_owned(), any.then(|| row::row(view, at)).flatten()))
        .collect();
    let omitted = rows.iter().filter(|(_, row)| row.is_none()).count();
    let mut places = front::places(view, any);
    let text = |text: &str| html! { (text) }.into_string();
    places.extend([
        ("date", text(date)),
        ("code", text(code.as_deref().unwrap_or("なし"))),
        ("facts", if any { facts(view).into_string() } else { String::new() }),
        ("omitted", if any && omitted > 0 { said_omitted(omitted) } else { String::new() }),
        (
            "digests",
            html! { p { "規則: " (rules.digest()) } p { "回答: " (digest) } }.into_string(),
        ),
    ]);
    let edition = edition_label(&rules.checklist().edition);
    Sheet {
        class: class_id(view).to_owned(),
        places,
        rows,
        lines: [
            ("--print-head", format!("{} 版: {edition}", view.page.title)),
            ("--print-date", date.to_owned()),
            ("--print-rules", format!("規則 {}", rules.digest())),
            ("--print-answers", format!("回答 {digest}")),
            ("--print-code", code.unwrap_or_default()),
        ],
    }
}

fn class_id(view: View<'_>) -> &str {
    let class = view.draft.class(view.rules()).and_then(|class| view.rules().class_at(class));
    class.map_or("", |class| &class.id)
}

fn said_omitted(count: usize) -> String {
    html! { "この分類と利用の条件で求められず、回答もない要件" (count) "件は省いています。" }
        .into_string()
}

/// Return whether an answer holds anything that somebody entered.
fn says_anything(answer: &Answer) -> bool {
    answer.status().is_some()
        || answer.value().is_some()
        || answer.reason().is_some()
        || answer.note().is_some()
        || answer.evidence().is_some()
        || answer.exception().is_some()
}

/// Return the facts for which the form asks, with their values.
fn facts(view: View<'_>) -> Markup {
    html! {
        @for fact in &view.rules().checklist().facts {
            @if let Some(question) = &fact.question {
                p {
                    (question) " "
                    b {
                        (view.draft.fact(&fact.id).label(Some(fact)))
                    }
                }
            }
        }
    }
}

/// Return the code of the kept answers for the screen; nothing while no class is chosen.
#[must_use]
pub fn code(draft: &Draft, view: View<'_>) -> Markup {
    let Some(outcome) = view.outcome else { return Markup::default() };
    let digest = kijun_rules::digest::of_answers(draft.file());
    let verdict = outcome.explanation.verdict();
    let code = kijun_rules::code::Code::of(view.rules().digest(), &digest, verdict);
    html! { "照合用コード: " b { (code) } }
}

fn answer(view: View<'_>, at: RequirementIndex) -> Option<&Answer> {
    view.answers.get(at.get()).copied().flatten()
}
