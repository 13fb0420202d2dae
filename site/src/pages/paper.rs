//! A checklist on paper: the same requirements, with boxes to tick and blanks to fill in.

use kijun_content::model::{Category, Checklist, Erratum, Holds, Item, Requirement, Standard};
use kijun_rules::model::Class;
use leptos::prelude::*;

use crate::components::date::edition;
use crate::components::requirement_table::{columns, heading, level};
use crate::components::requirement_words::{duty, group_heading, name, number};
use crate::components::words::words;
use crate::components::worked_examples::worked_examples;
use crate::page::{Here, Page, below};
use crate::routes::Route;

/// The answers that can be ticked for a requirement.
const ANSWERS: [&str; 3] = ["満たす", "満たさない", "該当しない"];

pub(super) fn page(
    here: &Here<'_>,
    (place, list): (usize, usize),
    standard: &Standard,
    checklist: &Checklist,
) -> Page {
    let label = format!("{}の点検票", checklist.title);
    let errata = &standard.errata;
    let title = label.clone();
    let footnotes = checklist.footnotes.iter().map(|note| view! { <p>{words(note, errata)}</p> });
    let check = here.to(Route::Check { standard: place, checklist: list });
    let content = view! {
        <div class="screen-only">
            <p>
                "印刷してお使いください(A4横)。画面で点検するときは、"
                <a href=check>"自己点検"</a>
                "のページを開いてください。"
            </p>
            {worked_examples(here, place, standard, |each| each.checklist == list)}
        </div>
        <div class="paper">
            <h1>{title}</h1>
            <p class="paper-source"><span data-words="document">{words(&standard.title, errata)}</span>"　"{edition(standard)}</p>
            {blanks(checklist)}
            <div class="table-scroll" tabindex="0" role="region" aria-label="点検票">
                {table(checklist, errata)}
            </div>
            <div class="document-footnotes" data-words="document">{footnotes.collect_view()}</div>
            <p class="paper-help">
                "満たす・満たさない・該当しないのいずれか1つに印を付けてください。該当しないときは、その理由を備考に書いてください。"
            </p>
        </div>
    };
    Page {
        title: format!("{label} {}", standard.short_title),
        description: format!(
            "{}の要件を1枚ずつ確かめるための、印刷用の点検票です。",
            standard.title
        ),
        trail: below(place, standard, Route::Paper { standard: place, checklist: list }, &label),
        wide: true,
        family: None,
        content: content.into_any(),
    }
}

/// Show the head of the form: the service, the class, and who checked.
fn blanks(checklist: &Checklist) -> impl IntoView + use<> {
    let blank = |label: &'static str| view! { <div><dt>{label}</dt><dd></dd></div> };
    let classes = columns(checklist)
        .map(|class| view! { <li><span class="box" aria-hidden="true">"□"</span><span data-words="document">{class.title.clone()}</span></li> })
        .collect_view();
    view! {
        <dl class="blanks">
            {blank("サービス名")}
            {blank("事業者名")}
            {blank("点検日")}
            {blank("点検者(署名)")}
            <div class="blank-classes"><dt>"情報の分類"</dt><dd><ul>{classes}</ul></dd></div>
        </dl>
    }
}

fn table(checklist: &Checklist, errata: &[Erratum]) -> impl IntoView + use<> {
    let classes: Vec<&Class> = columns(checklist).collect();
    let heads = classes
        .iter()
        .map(|class| view! { <th scope="col" data-words="document">{class.title.clone()}</th> })
        .collect_view();
    let bodies = checklist
        .categories
        .iter()
        .flat_map(|category| category.items.iter().map(move |item| (category, item)))
        .map(|(category, item)| body(checklist, &classes, (category, item), errata))
        .collect_view();
    let [number, text, check] =
        [Holds::Number, Holds::Text, Holds::Check].map(|holds| heading(checklist, &holds));
    view! {
        <table class="paper-table">
            <thead>
                <tr>
                    <th class="number" scope="col" data-words=number.owner>{number.text}</th>
                    <th scope="col" data-words=text.owner>{text.text}</th>
                    {heads}
                    <th scope="col" data-words=check.owner>{check.text}</th>
                    <th scope="col">"備考"</th>
                </tr>
            </thead>
            {bodies}
        </table>
    }
}

fn body(
    checklist: &Checklist,
    classes: &[&Class],
    (category, item): (&Category, &Item),
    errata: &[Erratum],
) -> impl IntoView + use<> {
    let width = (classes.len() + 4).to_string();
    let rows = item.requirements.iter().map(|each| row(checklist, classes, each, errata));
    view! {
        <tbody>
            <tr class="group">
                <th scope="rowgroup" colspan=width>
                    {group_heading(category, item, errata)}
                </th>
            </tr>
            {rows.collect_view()}
        </tbody>
    }
}

fn row(
    checklist: &Checklist,
    classes: &[&Class],
    requirement: &Requirement,
    errata: &[Erratum],
) -> impl IntoView + use<> {
    let levels = classes
        .iter()
        .map(|class| level(requirement, class, errata))
        .map(|says| view! { <td class="level" data-words=says.owner>{says.text}</td> })
        .collect_view();
    let boxes = ANSWERS
        .map(|answer| view! { <li><span class="box" aria-hidden="true">"□"</span>{answer}</li> })
        .collect_view();
    view! {
        <tr>
            <th class="number" scope="row">{number(requirement, None)}</th>
            <td class="text">
                {name(requirement)}
                <span data-words="document">{words(&requirement.text, errata)}</span>
                {duty(checklist, requirement)}
            </td>
            {levels}
            <td class="boxes"><ul>{boxes}</ul></td>
            <td class="remarks"></td>
        </tr>
    }
}
