//! A checklist on paper: the same requirements, with boxes to tick and blanks to fill in.

pub(crate) mod table;

use kijun_content::model::{Checklist, Standard};
use kijun_rules::model::Fact;
use leptos::prelude::*;

use crate::components::date::edition;
use crate::components::requirement_table::columns;
use crate::components::words::words;
use crate::components::worked_examples::worked_examples;
use crate::page::{Here, Page, below};
use crate::routes::Route;
use table::{Answers, table};

pub(super) fn page(
    here: &Here<'_>,
    (place, list): (usize, usize),
    standard: &Standard,
    checklist: &Checklist,
) -> Page {
    let label = format!("{}のチェックリスト", checklist.title);
    let errata = &standard.errata;
    let title = label.clone();
    let footnotes =
        checklist.footnotes.iter().map(|note| view! { <p>{words(&note.words, errata)}</p> });
    let check = here.to(Route::Check { standard: place, checklist: list });
    let content = view! {
        <div class="screen-only">
            <p>
                "印刷してお使いください(A4横)。画面で自己点検するときは、"
                <a href=check>"自己点検"</a>
                "のページを開いてください。"
            </p>
            {worked_examples(here, place, standard, |each| each.checklist == list)}
        </div>
        <div class="paper">
            <h1>{title}</h1>
            <p class="paper-source"><span data-words="document">{words(&standard.title, errata)}</span>"　"{edition(standard)}</p>
            {blanks(checklist)}
            {facts(checklist)}
            <div class="table-scroll" tabindex="0" role="region" aria-label="チェックリスト">
                {table(checklist, errata, Answers::Boxes)}
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
            "{}の要件を1枚ずつ確かめるための、印刷用のチェックリストです。",
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
            {(!checklist.rules.has_no_classes()).then(|| view! {
                <div class="blank-classes"><dt>"情報の分類"</dt><dd><ul>{classes}</ul></dd></div>
            })}
        </dl>
    }
}

/// The answers that can be ticked for a yes/no fact.
const YES_NO: [&str; 2] = ["はい", "いいえ"];

/// The answer to any fact that is not known.
const UNKNOWN: &str = "わからない・未定";

/// Show the facts about the use, with boxes to tick; `None` if the checklist asks for none.
fn facts(checklist: &Checklist) -> Option<impl IntoView + use<>> {
    let boxes = |fact: &Fact| {
        let choices = fact.choices.iter().map(|choice| choice.title.clone());
        let yes_no = YES_NO.iter().filter(|_| fact.choices.is_empty());
        let values = choices.chain(yes_no.copied().chain([UNKNOWN]).map(ToOwned::to_owned));
        values
            .map(|value| view! { <li><span class="box" aria-hidden="true">"□"</span>{value}</li> })
            .collect_view()
    };
    let asked =
        checklist.rules.facts.iter().filter_map(|fact| Some((fact, fact.question.clone()?)));
    let rows = asked.map(|(fact, question)| {
        view! {
            <tr>
                <th scope="row">{question}</th>
                <td class="boxes"><ul>{boxes(fact)}</ul></td>
            </tr>
        }
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| {
        view! {
            <table class="fact-table">
                <caption>"利用の条件"</caption>
                <tbody>{rows}</tbody>
            </table>
        }
    })
}
