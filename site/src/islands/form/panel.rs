//! The verdict panel. What it shows is made in [`super::summary`]; here it becomes elements.
//!
//! The whole panel is one reactive view: Leptos changes only what differs, so that a list which
//! the reader has opened stays open, and the code stays small.

use kijun_rules::model::Verdict;
use leptos::prelude::*;

use super::Form;
use super::summary::{Item, Section, Summary, summary};

/// The panel beside the form. Rendered natively it shows that no class is chosen.
#[component]
pub(crate) fn VerdictPanel(form: Form, footnotes: Vec<String>) -> impl IntoView {
    let Form { rules, state } = form;
    move || {
        panel(state.with(|state| summary(&rules, &state.draft, state.outcome.as_ref(), &footnotes)))
    }
}

fn panel(summary: Summary) -> impl IntoView {
    let Summary { verdict, bounds: [best, worst], label, sentences, sections } = summary;
    let announced = verdict.map(|verdict| format!("判定: {}", verdict.label()));
    view! {
        <section class="verdict-panel" aria-labelledby="verdict-heading">
            <h2 id="verdict-heading">"判定"</h2>
            <p
                class="verdict-mark"
                data-verdict=verdict.map_or("none", Verdict::id)
                data-best=best
                data-worst=worst
            >
                <strong>{label}</strong>
            </p>
            <p class="visually-hidden" role="status" aria-live="polite">{announced}</p>
            <div class="verdict-sentences">
                {sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view()}
            </div>
            {sections.into_iter().map(section).collect_view()}
        </section>
    }
}

fn section(section: Section) -> impl IntoView {
    let Section { name, heading, open, items } = section;
    let empty = items.is_empty();
    view! {
        <details class=name open=open hidden=empty>
            <summary><h3>{heading}</h3></summary>
            <ul>{items.into_iter().map(item).collect_view()}</ul>
        </details>
    }
}

fn item(item: Item) -> impl IntoView {
    let Item { state, requirements, text, quote: [quote, source] } = item;
    let unquoted = quote.is_empty();
    let link = |id: String| {
        let (target, number) = (format!("#no-{id}"), format!("No.{id}"));
        view! { <a class="requirement-link" href=target>{number}</a>" " }
    };
    view! {
        <li class="clause" data-state=state>
            <p class="clause-effect">
                {requirements.into_iter().map(link).collect_view()}
                <span>{text}</span>
            </p>
            <blockquote class="quote" hidden=unquoted>
                <p>{quote}</p>
                <footer>{source}</footer>
            </blockquote>
        </li>
    }
}
