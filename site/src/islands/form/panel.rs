//! The verdict panel: the verdict, what is still needed for it, and the words that led to it.

use kijun_rules::Rules;
use kijun_rules::engine::{ClauseState, Explanation};
use kijun_rules::model::Verdict;
use leptos::prelude::*;

use super::draft::Outcome;
use super::{Form, words};

/// A clause as the panel shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct ClauseLine {
    state: &'static str,
    effect: &'static str,
    requirements: Vec<String>,
    source: String,
    quote: String,
}

/// The clauses in one state, as they are shown.
fn clause_lines(rules: &Rules, class: &str, outcome: &Outcome, state: ClauseState) -> Vec<ClauseLine> {
    let Some(class) = rules.class(class) else { return Vec::new() };
    let results = outcome.explanation.clauses.iter().filter(|result| result.state == state);
    let line = |result: &kijun_rules::engine::ClauseResult| {
        let clause = rules.clause_at(class, result.clause)?;
        let members = rules.members(class, result.clause).iter();
        Some(ClauseLine {
            state: result.state.id(),
            effect: words::clause(*result),
            requirements: members.map(|&id| rules.requirement_id(id).to_owned()).collect(),
            source: clause.source.clone(),
            quote: clause.quote.clone(),
        })
    };
    results.filter_map(line).collect()
}

/// The panel beside the form. Rendered natively it shows that no class is chosen.
#[component]
pub(crate) fn VerdictPanel(form: Form, footnotes: Vec<String>) -> impl IntoView {
    let Form { rules, draft, outcome, .. } = form;
    let explained = move |say: fn(&Explanation) -> String| {
        outcome.with(|outcome| outcome.as_ref().map_or_else(String::new, |o| say(&o.explanation)))
    };
    let id = |verdict: Option<Verdict>| verdict.map_or("none", Verdict::id);
    let verdict = Memo::new(move |_| {
        outcome.with(|outcome| outcome.as_ref().map(|outcome| outcome.explanation.verdict()))
    });
    let bound = move |worst: bool| {
        let bounds = outcome.with(|outcome| outcome.as_ref().map(|o| o.explanation.bounds));
        id(bounds.map(|bounds| if worst { bounds.worst } else { bounds.best }))
    };
    let label = move || verdict.get().map_or("分類を選ぶと判定します", Verdict::label);
    let progress = move || {
        outcome.with(|outcome| {
            outcome.as_ref().filter(|outcome| outcome.out_of_scope.is_none()).map(|outcome| {
                let (answered, all) = outcome.progress;
                format!("この分類で必要な要件{all}件のうち{answered}件に回答済み")
            })
        })
    };
    let lines = move |rules: &Rules, state: ClauseState| {
        let class = draft.with(|draft| draft.file().class.clone().unwrap_or_default());
        outcome.with(|outcome| {
            let lines = outcome.as_ref().map(|outcome| clause_lines(rules, &class, outcome, state));
            lines.unwrap_or_default()
        })
    };
    let (for_violated, for_open, for_remedies, for_decisive) =
        (rules.clone(), rules.clone(), rules.clone(), rules);
    let open = Memo::new(move |_| lines(&for_open, ClauseState::Open));
    let violated = Memo::new(move |_| lines(&for_violated, ClauseState::Violated));
    let remedies = Memo::new(move |_| {
        outcome.with(|outcome| {
            let outcome = outcome.as_ref().map(|o| words::remedies(&for_remedies, &o.explanation));
            outcome.unwrap_or_default()
        })
    });
    let decisive = Memo::new(move |_| {
        outcome.with(|outcome| {
            let decisive = outcome.iter().flat_map(|outcome| &outcome.explanation.decisive);
            decisive.map(|&id| for_decisive.requirement_id(id).to_owned()).collect::<Vec<_>>()
        })
    });
    let remarks = move || outcome.with(|outcome| outcome.as_ref().map(|o| o.remarks.clone()));
    let reason = move || outcome.with(|outcome| outcome.as_ref()?.out_of_scope.clone());

    view! {
        <section class="verdict-panel" aria-labelledby="verdict-heading">
            <h2 id="verdict-heading">"判定"</h2>
            <p
                class="verdict-mark"
                data-verdict=move || id(verdict.get())
                data-best=move || bound(false)
                data-worst=move || bound(true)
            >
                <strong>{label}</strong>
            </p>
            <p class="visually-hidden" role="status" aria-live="polite">
                {move || verdict.get().map(|verdict| format!("判定: {}", verdict.label()))}
            </p>
            <p class="verdict-reason" hidden=move || reason().is_none()>{reason}</p>
            <p class="verdict-bounds">{move || explained(|e| words::bounds(e).unwrap_or_default())}</p>
            <p class="verdict-progress">
                <span>{move || explained(words::certainty)}</span>" "<span>{progress}</span>
            </p>
            <p class="verdict-decisive" hidden=move || decisive.with(Vec::is_empty)>
                "判定を左右する未回答の要件: "
                {move || decisive.get().into_iter().map(requirement_link).collect_view()}
            </p>
            <div class="remedies" hidden=move || remedies.with(Vec::is_empty)>
                <h3>"適合にするために最低限必要なこと"</h3>
                <ul>
                    {move || remedies.get().into_iter().map(|step| view! { <li>{step}</li> }).collect_view()}
                </ul>
            </div>
            <div class="footnotes" hidden=move || verdict.get() != Some(Verdict::Nonconforming)>
                {footnotes.into_iter().map(|words| view! { <blockquote class="quote">{words}</blockquote> }).collect_view()}
            </div>
            <ul class="remarks">
                {move || remarks().unwrap_or_default().into_iter()
                    .map(|remark| view! { <li class="notice" data-kind="warning">{remark}</li> })
                    .collect_view()}
            </ul>
            <div class="clauses" hidden=move || violated.with(Vec::is_empty)>
                <h3>"満たしていない条項"</h3>
                <ul>{move || violated.get().into_iter().map(clause_item).collect_view()}</ul>
            </div>
            <details class="clauses" hidden=move || open.with(Vec::is_empty)>
                <summary>{move || format!("未確定の条項({}件)", open.with(Vec::len))}</summary>
                <ul>{move || open.get().into_iter().map(clause_item).collect_view()}</ul>
            </details>
        </section>
    }
}

/// The anchor of a requirement on the form.
fn requirement_link(id: String) -> impl IntoView {
    let target = format!("#no-{id}");
    view! { <a class="requirement-link" href=target>{format!("No.{id}")}</a>" " }
}

fn clause_item(line: ClauseLine) -> impl IntoView {
    let ClauseLine { state, effect, requirements, source, quote } = line;
    view! {
        <li class="clause" data-state=state>
            <p class="clause-effect">
                {requirements.into_iter().map(requirement_link).collect_view()}
                <span>{effect}</span>
            </p>
            <blockquote class="quote">
                <p>{quote}</p>
                <footer>{source}</footer>
            </blockquote>
        </li>
    }
}
