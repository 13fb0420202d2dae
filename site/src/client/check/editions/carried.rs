//! Answers that are carried over from an earlier edition, and the words about them.

use kijun_rules::answers::{Answer, AnswerFile, Status};
use kijun_rules::editions::{RELATION, Succession, carry};
use kijun_rules::{RequirementIndex, Rules};
use maud::{Markup, html};

use super::super::draft::{Draft, Field};
use super::super::panel::View;

/// Return the file for the page's edition, and the message for the reader.
#[must_use]
pub fn over(rules: &Rules, file: &AnswerFile, succession: &Succession) -> (AnswerFile, String) {
    let to = &rules.checklist().edition;
    let carried = carry(file, succession, to);
    let mut said = format!("『{}』版への回答を、『{to}』版に引き継ぎました。", succession.from);
    // Keep it short: on a narrow screen it covers the form. The report has the rest.
    for (count, what) in [
        (carried.to_confirm.len(), "確認が必要な回答"),
        (carried.put_aside.len(), "行き先のない回答"),
        (carried.facts.len(), "答え直す利用の条件"),
    ] {
        if count > 0 {
            said.push_str(what);
            said.push_str(&count.to_string());
            said.push_str("件。");
        }
    }
    said.push_str(match (&carried.class, &carried.file.class) {
        (Some(_), Some(_)) => "分類の定義が変わったので、この分類でよいか確かめてください。",
        (Some(_), None) => "前の分類はなくなったので、選び直してください。",
        (None, _) => "",
    });
    (carried.file, said)
}

/// Return the list of what the reader has to do and of what is kept of earlier editions; empty if
/// there is nothing.
#[must_use]
pub fn report(view: View<'_>) -> Markup {
    let (rules, names, draft) = (view.rules(), view.names, view.draft);
    let is_pending = |at: &RequirementIndex| {
        let answer = view.answers.get(at.get()).copied().flatten();
        let from = answer.and_then(Answer::proposal).and_then(|proposal| proposal.from.as_ref());
        from.is_some_and(|from| *from.relation == *RELATION)
    };
    let pending: Vec<_> = rules.requirements().filter(is_pending).collect();
    let left = draft.file().superseded();
    if pending.is_empty() && left.is_empty() {
        return Markup::default();
    }
    html! {
        section.fields.edition-report aria-labelledby="edition-report-heading" {
            h2 #edition-report-heading { "前の版から引き継いだ回答" }
            @if !pending.is_empty() {
                p {
                    "要件が変わったため、確認が必要な回答(" (pending.len()) "件)。\
                     変わった文言を見て、確認して採用するまで、判定には使いません。"
                }
                ul {
                    @for at in &pending {
                        li {
                            a href={ "#no-" (rules.requirement_id(*at)) } { (names.label(*at)) }
                            " " (names.get(*at).title)
                        }
                    }
                }
            }
            @for file in &left { (kept(rules, draft, file)) }
        }
    }
}

/// Return the entries that are kept of an earlier edition.
fn kept(rules: &Rules, draft: &Draft, file: &AnswerFile) -> Markup {
    let facts = rules.checklist().facts.iter().filter(|fact| {
        let had =
            file.facts.iter().flatten().any(|(id, value)| *id == *fact.id && value.is_known());
        had && draft.value(Field::Fact(&fact.id)) == "unknown"
    });
    let questions: Vec<&str> = facts.filter_map(|fact| fact.question.as_deref()).collect();
    let class = file.class.as_deref().filter(|_| draft.value(Field::Class).is_empty());
    html! {
        @if !questions.is_empty() {
            p { "答え直してください: " (questions.join(" ")) }
        }
        @if let Some(class) = class {
            p { "情報の分類を選び直してください(前の分類: " (class) ")" }
        }
        @if file.answers.iter().flatten().next().is_some() {
            p {
                "『" (file.edition.as_deref().unwrap_or_default())
                "』版の回答のうち、そのままでは引き継げなかったもの(回答ファイルに残しています)"
            }
            ul {
                @for (id, answer) in file.answers.iter().flatten() {
                    li { b { (id.as_str()) } " " (given(answer)) }
                }
            }
        }
    }
}

/// Return an answer in words, with its texts.
fn given(answer: &Answer) -> Markup {
    let status = answer.status().map_or("未回答", Status::label);
    html! {
        (status)
        @for text in [answer.reason(), answer.note()].into_iter().flatten() { " " (text) }
        @for document in answer.evidence().into_iter().flatten() { " " (document) }
    }
}
