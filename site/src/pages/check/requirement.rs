//! One requirement of the form: its words, what each class demands, and the answer.

use kijun_content::model::{Category, Checklist, Erratum, Holds, Item, Requirement};
use kijun_rules::Status;
use leptos::prelude::*;

use super::CheckPage;
use crate::components::requirement_words::{above, duty, place};
use crate::components::words::words;

pub(super) fn category(page: CheckPage<'_>, category: &Category) -> impl IntoView + use<> {
    let errata = &page.standard.errata;
    let items = category.items.iter().map(|item| {
        let requirements = item.requirements.iter().map(|requirement| one(page, item, requirement));
        view! {
            {above(item, errata)}
            {requirements.collect_view()}
        }
    });
    view! {
        <section class="category">
            <h2>{words(&category.title, errata)}</h2>
            {items.collect_view()}
        </section>
    }
}

fn one(page: CheckPage<'_>, item: &Item, requirement: &Requirement) -> impl IntoView + use<> {
    let CheckPage { standard, checklist, root, .. } = page;
    let errata = &standard.errata;
    let original = requirement.at.as_ref().and_then(|at| place(standard, at)).map(|path| {
        let label = format!("No.{}の原文の該当箇所", requirement.id);
        view! { <p><a href=root.link(&path) aria-label=label>"原文の該当箇所"</a></p> }
    });
    let id = requirement.id.clone();
    let risk = item.risk.as_deref().map(|risk| {
        view! {
            <div class="risk">
                <p class="label">{checklist.heading(&Holds::Risk).map(ToOwned::to_owned)}</p>
                <p>{words(risk, errata)}</p>
            </div>
        }
    });
    view! {
        <details class="requirement" id=format!("no-{id}") data-requirement=id.clone() data-status="none" open>
            <summary class="requirement-head">
                <h3><span class="number">{format!("No.{id}")}</span>" "{requirement.title.clone()}</h3>
                <span class="status-badge" data-status-text>"未回答"</span>
            </summary>
            <fieldset>
                <legend class="visually-hidden">{format!("No.{id} {}", requirement.title)}</legend>
                <p class="requirement-text">{words(&requirement.text, errata)}</p>
                {duty(checklist, requirement)}
                {original}
                {risk}
                {levels(checklist, requirement, errata)}
                <div class="answer-options">{answers(&id)}</div>
                {text_field("reason", &id, "該当しない理由", "理由がない場合は未回答として扱います。")}
                {text_field("note", &id, "備考・根拠", "")}
            </fieldset>
        </details>
    }
}

/// What each class demands, in the document's words; the island leaves the chosen class's.
fn levels(
    checklist: &Checklist,
    requirement: &Requirement,
    errata: &[Erratum],
) -> impl IntoView + use<> {
    let title = |class: &str| {
        let found = checklist.rules.classes.iter().find(|known| known.id == class);
        found.map_or_else(|| class.to_owned(), |class| class.title.clone())
    };
    let levels = requirement.levels.iter().map(|level| {
        view! {
            <div data-class=level.class.clone()>
                <dt>{title(&level.class)}</dt>
                <dd>{words(&level.words, errata)}</dd>
            </div>
        }
    });
    view! { <dl class="level-words">{levels.collect_view()}</dl> }
}

fn answers(id: &str) -> impl IntoView + use<> {
    let option = |status: Status| {
        view! {
            <label>
                <input
                    type="radio"
                    name=format!("answer:{id}")
                    value=status.id()
                    autocomplete="off"
                    disabled
                />
                " "{status.label()}
            </label>
        }
    };
    view! {
        {Status::ALL.map(option).collect_view()}
        <button
            type="button"
            class="quiet"
            data-clear=id.to_owned()
            aria-label=format!("No.{id}の回答を取り消す")
            disabled
        >
            "取り消す"
        </button>
    }
}

fn text_field(
    kind: &'static str,
    id: &str,
    label: &'static str,
    hint: &'static str,
) -> impl IntoView + use<> {
    let field = format!("{kind}-{id}");
    let hint_id = (!hint.is_empty()).then(|| format!("{field}-hint"));
    let is_reason = kind == "reason";
    view! {
        <div class="field" data-reason=is_reason>
            <label for=field.clone()>{label}</label>
            {hint_id.clone().map(|id| view! { <p class="hint" id=id>{hint}</p> })}
            <textarea
                id=field
                name=format!("{kind}:{id}")
                rows="2"
                autocomplete="off"
                aria-describedby=hint_id
                disabled
            ></textarea>
        </div>
    }
}
