//! One requirement of the form: its words, the demand of each class, and the answer.

use kijun_content::model::{Category, Checklist, Erratum, Holds, Item, Requirement};
use kijun_rules::Status;
use kijun_rules::model::{AskedValue, ValueKind};
use leptos::prelude::*;

use super::CheckPage;
use super::service::facts_above;
use crate::components::edition_changes::beside_answer;
use crate::components::requirement_table::anchor;
use crate::components::requirement_words::{above, duty, place};
use crate::components::words::words;

pub(super) fn category(
    page: CheckPage<'_>,
    number: usize,
    category: &Category,
) -> impl IntoView + use<> {
    let errata = &page.standard.errata;
    let items = category.items.iter().map(|item| {
        let requirements = item.requirements.iter().map(|requirement| one(page, item, requirement));
        view! {
            <div data-item>
                {above(item, errata)}
                {requirements.collect_view()}
            </div>
        }
    });
    let (id, number) = (format!("category-{number}"), number.to_string());
    view! {
        <section class="category" id=id data-category=number.clone()>
            <h3>
                <span>{words(&category.title, errata)}</span> " "
                <span class="progress" data-progress=number.clone()></span>
            </h3>
            {items.collect_view()}
        </section>
    }
}

/// Return the label of a requirement in the form: the document's own number; else the id, with
/// `No.` before a number of the document's table.
pub(crate) fn label(requirement: &Requirement) -> String {
    let id = &requirement.id;
    let of_table = id.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    // If one item makes several demands, the id counts its sentences.
    let sentence = id.rsplit_once("-s").map(|(_, number)| format!(" その{number}"));
    match &requirement.place {
        Some(place) => format!("{place}{}", sentence.unwrap_or_default()),
        None if requirement.at.is_none() && of_table => format!("No.{id}"),
        None => id.clone(),
    }
}

/// Return the words for an answer to a requirement.
pub(crate) fn answer_label(requirement: &Requirement, status: Status) -> &str {
    match (&requirement.answer_words, status) {
        (Some(words), Status::Met) => &words.met,
        (Some(words), Status::Unmet) => &words.unmet,
        _ => status.label(),
    }
}

/// Return the link to a requirement's place in the document.
pub(super) fn origin(page: CheckPage<'_>, requirement: &Requirement) -> String {
    let chapter = requirement.at.as_ref().and_then(|at| place(page.standard, at));
    match chapter {
        Some(path) => page.root.link(&path),
        None => format!("{}#{}", page.table, anchor(&requirement.id)),
    }
}

fn one(page: CheckPage<'_>, item: &Item, requirement: &Requirement) -> impl IntoView + use<> {
    let CheckPage { standard, checklist, root, .. } = page;
    let errata = &standard.errata;
    let label = label(requirement);
    let chapter = requirement.at.as_ref().and_then(|at| place(standard, at));
    let original = chapter.as_deref().map(|path| {
        let href = root.link(path);
        let name = format!("{label}の原文の該当箇所");
        view! { <p class="original"><a href=href aria-label=name>"原文の該当箇所"</a></p> }
    });
    let id = requirement.id.clone();
    let risk = item.risk.as_deref().map(|risk| {
        view! {
            <details class="risk">
                <summary data-words="document">
                    {checklist.heading(&Holds::Risk).map(ToOwned::to_owned)}
                </summary>
                <p data-words="document">{words(risk, errata)}</p>
            </details>
        }
    });
    view! {
        {facts_above(checklist, &id)}
        <details
            class="requirement"
            id=format!("no-{id}")
            data-requirement=id.clone()
            data-status="none"
            open
        >
            <summary class="requirement-head">
                <h4>
                    <span class="number">{label.clone()}</span>" "
                    <span>{requirement.title.clone()}</span>
                </h4>
                <span class="provisional">"仮"</span>
                <span class="status-badge" data-status-text>"未回答"</span>
            </summary>
            <fieldset>
                <legend class="visually-hidden">{format!("{label} {}", requirement.title)}</legend>
                <p class="requirement-text" data-words="document">{words(&requirement.text, errata)}</p>
                <div class="beside">{duty(checklist, requirement)} {original} {risk}</div>
                {levels(checklist, requirement, errata)}
                {beside_answer(page.editions, &checklist.rules.id, &id)}
                <div data-proposal></div>
                <div class="answer-options">
                    {answers(requirement, &label)}
                    {asked(checklist, &id).map(|asked| value(asked, &id))}
                    <details class="texts" data-texts>
                        <summary>"備考・根拠資料"</summary>
                        <div class="side-by-side">
                            {text_field("note", &id, "備考")}
                            {text_field("evidence", &id, "根拠資料(文書名やURLを1行に1つ)")}
                        </div>
                    </details>
                </div>
                {reason(&id)}
            </fieldset>
        </details>
    }
}

/// Show the demand of each class in the document's words; the form keeps only the chosen class's.
fn levels(
    checklist: &Checklist,
    requirement: &Requirement,
    errata: &[Erratum],
) -> impl IntoView + use<> {
    let title = |class: &str| {
        let found = checklist.rules.classes.iter().find(|known| known.id == class);
        found.map_or_else(|| class.to_owned(), |class| class.title.clone())
    };
    let classes = !checklist.rules.has_no_classes();
    let levels = requirement.levels.iter().map(|level| {
        view! {
            <div data-class=level.class.clone()>
                <dt>{if classes { title(&level.class) } else { "水準".to_owned() }}</dt>
                <dd data-words="document">{words(&level.words, errata)}</dd>
            </div>
        }
    });
    view! { <dl class="level-words">{levels.collect_view()}</dl> }
}

fn answers(requirement: &Requirement, label: &str) -> impl IntoView + use<> {
    let id = &requirement.id;
    let option = |status: Status| {
        let words = answer_label(requirement, status).to_owned();
        view! {
            <label>
                <input
                    type="radio"
                    name=format!("answer:{id}")
                    value=status.id()
                    autocomplete="off"
                    disabled
                />
                " "{words}
            </label>
        }
    };
    view! {
        {Status::ALL.map(option).collect_view()}
        <button
            type="button"
            class="quiet"
            data-clear=id.to_owned()
            aria-label=format!("{label}の回答を取り消す")
            disabled
        >
            "取り消す"
        </button>
    }
}

/// Return the value that a requirement asks for.
pub(crate) fn asked<'a>(checklist: &'a Checklist, id: &str) -> Option<&'a AskedValue> {
    let mut all = checklist.rules.requirements.iter();
    all.find(|requirement| requirement.id == id)?.value.as_ref()
}

/// Show the field for the value that a requirement asks for, and the place for what is wrong with
/// it. A number is entered as text: the browser's own field for numbers forgets what it cannot
/// read.
fn value(asked: &AskedValue, id: &str) -> impl IntoView + use<> {
    let (field, problem) = (format!("value-{id}"), format!("value-{id}-problem"));
    let (own, name, by) = (field.clone(), format!("value:{id}"), problem.clone());
    let control = match asked.kind {
        ValueKind::Number => view! {
            <input type="text" inputmode="decimal" id=own name=name autocomplete="off" aria-describedby=by disabled />
        }
        .into_any(),
        ValueKind::Date => view! {
            <input type="date" id=own name=name autocomplete="off" aria-describedby=by disabled />
        }
        .into_any(),
        ValueKind::Choice => {
            let choices = asked.choices.iter().map(|choice| {
                view! { <option value=choice.id.clone()>{choice.title.clone()}</option> }
            });
            view! {
                <select id=own name=name autocomplete="off" aria-describedby=by disabled>
                    <option value="">"選んでください"</option>
                    {choices.collect_view()}
                </select>
            }
            .into_any()
        }
        ValueKind::Text => view! {
            <textarea id=own name=name rows="2" autocomplete="off" aria-describedby=by disabled></textarea>
        }
        .into_any(),
    };
    let unit = asked.unit.as_deref().map(|unit| format!("(単位: {unit})"));
    view! {
        <div class="field value">
            <label for=field>{asked.kind.label()}{unit}</label>
            {control}
            <p class="hint" role="status" id=problem data-value-problem></p>
        </div>
    }
}

/// Show the field for the reason: required if a requirement does not apply, and asked for if a
/// recommendation is not followed. The form shows it in these cases, with the words that fit.
fn reason(id: &str) -> impl IntoView + use<> {
    let (field, hint) = (format!("reason-{id}"), format!("reason-{id}-hint"));
    view! {
        <div class="field" data-reason="required">
            <label for=field.clone()>"理由"</label>
            <p class="hint" id=hint.clone()>
                <span class="if-required">"該当しない理由を書いてください。理由がない場合は未回答として扱います。"</span>
                <span class="if-asked">"推奨の要件です。満たさない理由があれば書いてください(代替となるサービスがないなど)。"</span>
            </p>
            <textarea
                id=field
                name=format!("reason:{id}")
                rows="2"
                autocomplete="off"
                aria-describedby=hint
                disabled
            ></textarea>
        </div>
    }
}

fn text_field(kind: &'static str, id: &str, label: &'static str) -> impl IntoView + use<> {
    let field = format!("{kind}-{id}");
    view! {
        <div class="field">
            <label for=field.clone()>{label}</label>
            <textarea id=field name=format!("{kind}:{id}") rows="1" autocomplete="off" disabled></textarea>
        </div>
    }
}
