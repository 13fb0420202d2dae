//! All worked examples of a standard.

use kijun_content::model::{Anchor, Standard, WorkedExample};
use leptos::prelude::*;

use crate::components::note::about_note;
use crate::components::requirement_words::place as place_of;
use crate::components::words::words;
use crate::page::{Here, Page, below};
use crate::routes::Route;

pub(super) const TITLE: &str = "要件と並べて読む例";

const ABOUT: &str = "原文が挙げる例を、要件と並べて読むページの一覧です。どの項目に関わるかは、編集で付けたもので、原文には書かれていません。";

pub(super) fn page(here: &Here<'_>, place: usize, standard: &Standard) -> Page {
    let examples = (0..)
        .zip(&standard.worked_examples)
        .map(|(example, own)| card(here, place, standard, (example, own)))
        .collect_view();
    let content = view! {
        <h1>{TITLE}</h1>
        {about_note(view! { <p>{ABOUT}</p> })}
        {examples}
    };
    Page {
        title: format!("{TITLE} {}", standard.short_title),
        description: format!("{}の例を、関わる要件と並べて示します。", standard.title),
        trail: below(place, standard, Route::WorkedExamples(place), TITLE),
        wide: false,
        family: None,
        content: content.into_any(),
    }
}

/// Show one example: its name, its information, and the items that each part of it concerns.
fn card(
    here: &Here<'_>,
    place: usize,
    standard: &Standard,
    (example, own): (usize, &WorkedExample),
) -> Option<impl IntoView + use<>> {
    let checklist = standard.checklists.get(own.checklist)?;
    let class = checklist.rules.classes.iter().find(|class| class.id == own.class)?;
    let page = here.to(Route::WorkedExample { standard: place, example });
    let chapter = standard.chapters.get(own.at.chapter)?.title.clone();
    let link = |at: &Anchor, label: String| {
        let href = place_of(standard, at).map(|path| here.link(&path));
        view! { <a href=href>{label}</a> }
    };
    let above = link(&own.at, own.place.clone().unwrap_or_else(|| chapter.clone()));
    let points = own.points.iter().map(|point| {
        let number = point.place.clone().unwrap_or_else(|| chapter.clone());
        let touched: Vec<String> = checklist
            .requirements()
            .filter(|(.., each)| point.requirements.contains(&each.id))
            .map(|(.., each)| each.place.clone().unwrap_or_else(|| each.id.clone()))
            .collect();
        let touched = match touched.as_slice() {
            [] => "なし".to_owned(),
            touched => touched.join("、"),
        };
        let href = format!("{page}#{}", point.at.id);
        view! {
            <tr>
                <th scope="row" data-label="例の箇所"><a href=href>{number}</a></th>
                <td data-label="関わる項目">{touched}</td>
            </tr>
        }
    });
    let label = format!("{}の各箇所が関わる項目", own.title);
    Some(view! {
        <article class="card">
            <h2 data-words="document">
                <a href=page.clone()>{words(&own.title, &standard.errata)}</a>
            </h2>
            <dl class="facts">
                <div><dt>"原文"</dt><dd>{above}</dd></div>
                <div><dt>"チェックリスト"</dt><dd>{checklist.title.clone()}</dd></div>
                <div>
                    <dt>"情報の分類"</dt>
                    <dd data-words="document">{words(&class.title, &standard.errata)}</dd>
                </div>
            </dl>
            <div class="table-scroll" tabindex="0" role="region" aria-label=label>
                <table class="stacked">
                    <thead>
                        <tr><th scope="col">"例の箇所"</th><th scope="col">"関わる項目"</th></tr>
                    </thead>
                    <tbody>{points.collect_view()}</tbody>
                </table>
            </div>
        </article>
    })
}
