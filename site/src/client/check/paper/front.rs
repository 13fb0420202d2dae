//! The first sheet: the verdict, what is missing, the exceptions, the words that belong to it. It
//! has to stay one sheet: long lists are cut, and say so; the table has everything.

use kijun_rules::answers::Answer;
use kijun_rules::engine::{ClauseResult, ClauseState, Group, RequirementStatus};
use kijun_rules::model::{Severity, Verdict};
use kijun_rules::text::{is_blank, shortened};
use kijun_rules::{RequirementIndex, engine::Remedies};
use maud::{Markup, html};

use super::{answer, row};
use crate::client::check::draft::{Column, Field, Outcome};
use crate::client::check::find::Progress;
use crate::client::check::panel::{List, View};
use crate::client::check::{value, words};

/// The most rows of a list.
const ROWS: usize = 5;

/// The most requirements that are named one after the other.
const NAMED: usize = 60;

/// The most characters of a text in a list.
const LETTERS: usize = 80;

/// Return the places of the first sheet with their HTML. `any` is true if there is any answer.
pub(super) fn places(view: View<'_>, any: bool) -> Vec<(&'static str, String)> {
    let rules = view.rules();
    let text = |text: &str| html! { (text) }.into_string();
    let entered = |field| {
        let value = view.draft.value(field);
        text(if is_blank(&value) { "(未記入)" } else { &value })
    };
    let class = view.draft.class(rules).and_then(|class| rules.class_at(class));
    let of = |part: fn(View<'_>, &Outcome) -> Markup| {
        view.outcome.map(|outcome| part(view, outcome)).unwrap_or_default().into_string()
    };
    vec![
        ("kind", text(kind(view.outcome))),
        ("service", entered(Field::ServiceName)),
        ("provider", entered(Field::ServiceProvider)),
        ("class", text(class.map_or("(未選択)", |class| &class.title))),
        ("phases", text(view.draft.phases(rules).as_deref().unwrap_or("すべて"))),
        ("progress", text(&progress(view))),
        ("verdict", verdict(view, any).into_string()),
        ("open", of(open)),
        ("violated", of(violated)),
        ("remedies", of(remedies)),
        ("exceptions", of(exceptions)),
        ("footnotes", footnotes(view).into_string()),
        ("remarks", remarks(view).into_string()),
        ("hint", text(hint(view.outcome, any))),
    ]
}

/// Return the words beside the title that say what the sheet is, if it is not a result.
fn kind(outcome: Option<&Outcome>) -> &'static str {
    match outcome.map(|outcome| outcome.explanation.verdict()) {
        None => "(分類が未選択)",
        Some(Verdict::Undetermined) => "(途中の記録)",
        Some(_) => "",
    }
}

fn progress(view: View<'_>) -> String {
    match view.outcome {
        Some(outcome) if outcome.out_of_scope.is_some() => "回答は必要ありません".to_owned(),
        Some(Outcome { progress: Progress { answered, all }, .. }) => {
            format!("必要な要件{all}件のうち{answered}件に回答")
        }
        None => {
            let answered = view.answers.iter().flatten().filter(|it| it.status().is_some());
            format!("{}件に回答", answered.count())
        }
    }
}

fn verdict(view: View<'_>, any: bool) -> Markup {
    let verdict = view.outcome.map(|outcome| outcome.explanation.verdict());
    html! {
        div.sheet-verdict data-result=(verdict.map_or("none", Verdict::id)) {
            p { "判定" strong { (verdict.map_or("判定なし", Verdict::label)) } }
            @for sentence in sentences(view, any) { p { (sentence) } }
        }
    }
}

fn sentences(view: View<'_>, any: bool) -> Vec<String> {
    let mut said = Vec::new();
    if !any {
        said.push("まだ回答がありません。".to_owned());
    }
    let Some(outcome) = view.outcome else {
        said.push("情報の分類が選ばれていないため、判定できません。".to_owned());
        return said;
    };
    if let Some(reason) = &outcome.out_of_scope {
        return vec![reason.clone()];
    }
    let Progress { answered, all } = outcome.progress;
    match words::bounds(&outcome.explanation) {
        Some(bounds) => {
            said.push("未回答の要件があるため、判定は確定していません。".to_owned());
            said.push(bounds);
        }
        None if answered < all => said.push(format!(
            "未回答の要件が{}件ありますが、どのように回答しても判定は変わりません。",
            all - answered
        )),
        None => {}
    }
    if let Some(phases) = &outcome.phases {
        said.push(format!("点検する段階を「{phases}」に限った判定です。"));
    }
    said
}

/// Return the missing answers that decide.
fn open(view: View<'_>, outcome: &Outcome) -> Markup {
    let decisive = &outcome.explanation.decisive;
    html! { @if !decisive.is_empty() { p { (named(view, decisive)) } } }
}

/// Return requirements by their numbers, one after the other.
fn named(view: View<'_>, requirements: &[RequirementIndex]) -> Markup {
    html! {
        @for (nth, at) in requirements.iter().take(NAMED).enumerate() {
            @if nth > 0 { "、" }
            span.nb { (view.names.label(*at)) }
        }
        @if requirements.len() > NAMED { "、ほか" (requirements.len() - NAMED) "件" }
    }
}

/// Return the violated clauses, the gravest first.
fn violated(view: View<'_>, outcome: &Outcome) -> Markup {
    let results = &outcome.explanation.clauses;
    let of = |severity: Severity| {
        results.iter().copied().filter(move |result| {
            result.state == ClauseState::Violated && result.effective == severity
        })
    };
    let grave = [Severity::Nonconforming, Severity::ApprovalRequired, Severity::Advisory];
    let all: Vec<ClauseResult> = grave.into_iter().flat_map(of).collect();
    html! {
        @if !all.is_empty() {
            table {
                @for result in all.iter().take(ROWS) { (clause(view, outcome, *result)) }
            }
            @if all.len() > ROWS { p { "ほか" (all.len() - ROWS) "件。次のページからの表にあります。" } }
        }
    }
}

fn clause(view: View<'_>, outcome: &Outcome, result: ClauseResult) -> Markup {
    let clause = view.rules().clause_at(outcome.class, result.clause);
    let status = RequirementStatus::Follows(result.effective);
    html! {
        tr {
            th scope="row" { span.sheet-status data-result=(status.id()) { (status.label()) } }
            td {
                (value::members(view, outcome.class, result))
                @let demanded = value::demanded(view, outcome.class, result);
                @if !demanded.is_empty() { p { (demanded) } }
            }
            td {
                @if let Some(clause) = clause {
                    "「" (shortened(&clause.quote, LETTERS)) "」(" (clause.source) ")"
                }
                @if result.effective != result.severity {
                    p { "「該当しない」でよいか、市の確認が必要です。" }
                }
            }
        }
    }
}

/// Return the least that leads to conformity.
fn remedies(view: View<'_>, outcome: &Outcome) -> Markup {
    let explanation = &outcome.explanation;
    if explanation.verdict() == Verdict::OutOfScope {
        return Markup::default();
    }
    let Some(Remedies { all, one_of }) = &explanation.remedies else {
        return html! { p { "回答を変えるだけでは適合になりません。利用の条件と分類を見直してください。" } };
    };
    html! {
        @if !all.is_empty() || !one_of.is_empty() {
            @if explanation.verdict() == Verdict::Undetermined {
                p { "未回答の要件を、満たさないものとして数えています。" }
            }
            ul {
                @if all.len() > ROWS {
                    li { "次の" (all.len()) "件をすべて満たす: " (named(view, all)) }
                } @else {
                    @for at in all { li { (title(view, *at)) "を満たす" } }
                }
                @for group in one_of.iter().take(ROWS) { li { (choice(view, group)) } }
                @if one_of.len() > ROWS { li { "このほかに、選べる組が" (one_of.len() - ROWS) "組あります" } }
            }
        }
    }
}

fn title(view: View<'_>, at: RequirementIndex) -> Markup {
    let name = view.names.get(at);
    html! { span.nb { (name.label) } @if !name.title.is_empty() { "(" (name.title) ")" } }
}

fn choice(view: View<'_>, group: &Group) -> Markup {
    let (sets, between): (Vec<&[RequirementIndex]>, _) = match group {
        Group::Sets(sets) if sets.iter().all(|set| set.len() == 1) => {
            let flat: Vec<RequirementIndex> = sets.iter().flatten().copied().collect();
            return html! { (view.names.joined(&flat, "・")) "のいずれか1つを満たす" };
        }
        Group::Sets(sets) => (sets.iter().map(Vec::as_slice).collect(), "と"),
        Group::EachOf(clauses) => {
            (clauses.iter().map(|clause| clause.of.as_slice()).collect(), "又は")
        }
    };
    html! {
        (group.heading()) ": "
        @for (nth, set) in sets.iter().take(ROWS).enumerate() {
            @if nth > 0 { "／" }
            (view.names.joined(set, between))
            (group.count_label(nth))
        }
        @if sets.len() > ROWS { "／ほか" (sets.len() - ROWS) "通り" }
    }
}

/// Return the exceptions that were entered, and a blank row for each clause that needs one.
fn exceptions(view: View<'_>, outcome: &Outcome) -> Markup {
    let has = |at: &RequirementIndex| answer(view, *at).and_then(Answer::exception).is_some();
    let entered = view.rules().requirements().filter(has).map(|at| vec![at]);
    let needed = outcome.explanation.clauses.iter().filter(|result| {
        result.state == ClauseState::Violated && result.effective >= Severity::ApprovalRequired
    });
    let needed = needed.map(|result| view.rules().members(outcome.class, result.clause).to_vec());
    let mut rows: Vec<Vec<RequirementIndex>> = Vec::new();
    for members in entered.chain(needed.filter(|members| !members.iter().any(has))) {
        if !rows.contains(&members) {
            rows.push(members);
        }
    }
    html! {
        @if !rows.is_empty() {
            table {
                tr {
                    th scope="col" { "要件" }
                    @for (_, _, heading) in Column::ALL { th scope="col" { (heading) } }
                }
                @for members in rows.iter().take(ROWS) { (exception(view, members)) }
            }
            @if rows.len() > ROWS { p { "ほか" (rows.len() - ROWS) "件" } }
        }
    }
}

fn exception(view: View<'_>, members: &[RequirementIndex]) -> Markup {
    let first = members.first().and_then(|at| answer(view, *at));
    let cells = row::cells(&first.and_then(Answer::exception).cloned().unwrap_or_default());
    html! {
        tr {
            th scope="row" { (view.names.joined(members, "・")) }
            @for (_, text) in &cells { td { (shortened(text, LETTERS)) } }
        }
    }
}

/// Return the document's words that belong to the verdict.
fn footnotes(view: View<'_>) -> Markup {
    let keys = List::Footnotes.keys(view);
    let notes =
        keys.into_iter().filter_map(|key| view.page.footnotes.get(usize::try_from(key).ok()?));
    html! { @for note in notes { p data-words="document" { (note.words) } } }
}

fn remarks(view: View<'_>) -> Markup {
    html! {
        @for remark in view.remarks.iter().take(ROWS) { p { (remark) } }
        @if view.remarks.len() > ROWS { p { "ほか" (view.remarks.len() - ROWS) "件" } }
    }
}

fn hint(outcome: Option<&Outcome>, any: bool) -> &'static str {
    match (outcome, any) {
        (_, false) => {
            "回答がないため、要件の表は省いています。紙で点検するときは、紙のチェックリストを印刷してください。"
        }
        (None, true) => "照合用コードは、情報の分類を選ぶと印刷されます。",
        (Some(_), true) => {
            "照合用コードは、規則、回答、判定から計算したものです。回答ファイルと一致するかは、kijun verify で確かめられます。"
        }
    }
}
