//! The answers as they will be handed in, to be read through before.

use kijun_rules::RequirementIndex;
use kijun_rules::answers::{Answer, Status};
use kijun_rules::engine::RequirementStatus;
use maud::{Markup, html};

use super::{View, anchor, key};
use crate::client::check::draft::Field;
use crate::client::check::value;

/// Return the keys of the rows: the requirements that the class asks for, or that have an answer.
#[must_use]
pub fn keys(view: View<'_>) -> Vec<u64> {
    let asked = |at: &RequirementIndex| {
        let status = status(view, *at);
        status.is_some_and(|status| status != RequirementStatus::NotRequired)
            || answer(view, *at).and_then(Answer::status).is_some()
    };
    view.rules().requirements().filter(asked).map(key).collect()
}

/// Return the row of a requirement.
#[must_use]
pub fn row(view: View<'_>, key: u64) -> Markup {
    let place = usize::try_from(key).unwrap_or(usize::MAX);
    let Some(at) = view.rules().requirements().nth(place) else { return Markup::default() };
    let answer = answer(view, at);
    let given = answer.and_then(Answer::status);
    let lacks = answer.is_some_and(Answer::lacks_reason);
    html! {
        li data-open[given.is_none() || lacks] {
            (anchor(view, at)) " " span.about-title { (view.names.get(at).title) } " "
            b { (view.names.get(at).given(given)) }
            (value::shown(view, at, "", ""))
            @if lacks { " (理由が必要です)" }
            @if let Some(status) = status(view, at) {
                @if !matches!(status, RequirementStatus::Met | RequirementStatus::Unanswered) {
                    " " span data-status=(status.id()) { span.status-badge { (status.label()) } }
                }
            }
            @if let Some(reason) = answer.and_then(Answer::reason) { p.hint { "理由: " (reason) } }
        }
    }
}

/// Return the service, the class, the verdict and the numbers of the answers.
#[must_use]
pub fn summary(view: View<'_>) -> Markup {
    let draft = view.draft;
    let class = draft.class(view.rules()).and_then(|class| view.rules().class_at(class));
    let name = |field| {
        let value = draft.value(field);
        if value.is_empty() { "記入なし".to_owned() } else { value.into_owned() }
    };
    let count = |status: Status| {
        view.answers.iter().flatten().filter(|it| it.status() == Some(status)).count()
    };
    html! {
        dl.facts {
            div { dt { "サービス名" } dd { (name(Field::ServiceName)) } }
            div { dt { "事業者名" } dd { (name(Field::ServiceProvider)) } }
            @if view.rules().only_class().is_none() {
                div { dt { "情報の分類" } dd { (class.map_or("未選択", |class| &class.title)) } }
            }
            div { dt { "判定" } dd {
                (view.outcome.map_or("判定なし", |it| it.explanation.verdict().label()))
            } }
            div { dt { "回答" } dd {
                @for status in Status::ALL { (status.label()) " " (count(status)) "件　" }
                @if let Some(outcome) = view.outcome {
                    "未回答 " (outcome.progress.all - outcome.progress.answered) "件"
                }
            } }
        }
    }
}

fn answer(view: View<'_>, at: RequirementIndex) -> Option<&Answer> {
    view.answers.get(at.get()).copied().flatten()
}

fn status(view: View<'_>, at: RequirementIndex) -> Option<RequirementStatus> {
    view.outcome?.explanation.statuses.get(at.get()).copied()
}
