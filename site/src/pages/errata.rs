//! The places where the text as held is wrong or odd, and how they are published.

use kijun_content::MARK_TITLE;
use kijun_content::model::{Erratum, Standard};
use leptos::prelude::*;

use crate::components::note::editor_note;
use crate::page::{Page, below};
use crate::routes::Route;

pub(super) fn page(place: usize, standard: &Standard) -> Page {
    let rows = standard.errata.iter().map(row).collect_view();
    let content = view! {
        <h1>"原文の誤りと訂正"</h1>
        {editor_note(view! {
            <p>"もとの文書を読み取った文言のうち、誤りと思われる箇所の一覧です。正しい文言が確かなものは、直して掲載しています。確かめられないものは原文のまま掲載し、各ページでは点線の下線を付けて示しています。改行やページの切れ目で乱れた箇所は、断りなく整えています。"</p>
        })}
        <div class="table-scroll" tabindex="0" role="region" aria-label="原文の誤りと訂正の表">
            <table class="stacked">
                <thead>
                    <tr>
                        <th scope="col">"原文の文言"</th>
                        <th scope="col">"このサイトの文言"</th>
                        <th scope="col">"理由"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    };
    Page {
        title: format!("原文の誤りと訂正 {}", standard.short_title),
        description: format!("{}の文言のうち、誤りと思われる箇所とその扱いです。", standard.title),
        trail: below(place, standard, Route::Errata(place), "原文の誤りと訂正"),
        wide: false,
        family: None,
        content: content.into_any(),
    }
}

fn row(erratum: &Erratum) -> impl IntoView + use<> {
    let held = erratum.held.clone();
    let published = match erratum.published.clone() {
        Some(published) => view! { <span data-words="document">{published}</span> }.into_any(),
        None => view! {
            <mark title=MARK_TITLE data-words="document">{held.clone()}</mark>
            "（原文のまま）"
        }
        .into_any(),
    };
    view! {
        <tr>
            <th scope="row" data-label="原文の文言" data-words="document">{held}</th>
            <td data-label="このサイトの文言">{published}</td>
            <td data-label="理由">{erratum.reason.clone()}</td>
        </tr>
    }
}
