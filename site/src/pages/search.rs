//! The search over all standards.

use leptos::prelude::*;

use super::requirements;
use crate::client::kit::program::Program;
use crate::client::search::model::Search;
use crate::client::search::view::{RESULTS, WORDS, results, status};
use crate::components::forget::forget;
use crate::components::start::start;
use crate::data::search::{PieceData, SearchData};
use crate::page::Family;
use crate::page::program::{live, program};
use crate::page::{Here, Page};
use crate::routes::Route;

/// The name of the last piece of the index, with the pages that belong to no standard.
pub(crate) const OWN_PAGES: &str = "このサイト";

pub(super) fn page(here: &Here<'_>) -> Page {
    let content = view! {
        <h1>"検索"</h1>
        <p class="lede">
            "すべての基準から言葉を探します。全角と半角、ひらがなとカタカナ、長音の有無は区別しません。"<code>"6-2"</code>"や"<code>"3.1(8)"</code>"のような番号でも探せます。"
        </p>
        {search(here)}
        <section class="all-pages">
            <h2>"ページの一覧"</h2>
            {lists(here)}
        </section>
    };
    Page {
        title: "検索".to_owned(),
        description:
            "掲載しているすべての基準を、言葉や番号で検索します。入力した言葉は送信されません。"
                .to_owned(),
        trail: vec![(Route::Search, "検索".to_owned())],
        wide: false,
        family: Some(Family::Search),
        content: content.into_any(),
    }
}

/// Show the field for the words, and the results.
fn search(here: &Here<'_>) -> impl IntoView + use<> {
    let titles = here.site.library.standards.iter().map(|each| each.short_title.as_str());
    let pieces = titles
        .chain([OWN_PAGES])
        .zip(&here.site.pieces)
        .map(|(title, address)| PieceData { title: title.to_owned(), address: here.link(address) });
    let data = SearchData { root: here.link(""), pieces: pieces.collect() };
    // Without a program nothing is loaded, so the page does not say that it waits.
    let nothing = SearchData { root: here.link(""), pieces: Vec::new() };
    let model = Program::still(Search::new(nothing, |_, _| {}, String::new()));
    let content = view! {
        <div role="search" class="search">
            <div class="field">
                <label for=WORDS>"探す言葉"</label>
                <input
                    type="search"
                    id=WORDS
                    name="q"
                    autocomplete="off"
                    spellcheck="false"
                    enterkeyhint="search"
                    aria-describedby="q-hint"
                    disabled
                />
                <p class="hint" id="q-hint"><span class="keys">"上下の矢印キーで結果を選べます。"</span>"入力した言葉は送信されません。"</p>
            </div>
            {live("status", status(model).into_any())}
        </div>
        <noscript>
            <p>"検索にはJavaScriptが必要です。下のページの一覧からお探しください。"</p>
        </noscript>
        {start(here.bundle(Family::Search).is_some(), "検索", || "ページを読み込み直すか、下のページの一覧からお探しください。")}
        <div id=RESULTS data-pieces>{live("results", results(model).into_any())}</div>
        {forget(data.root.clone(), true)}
    };
    program(&data, content.into_any())
}

/// Show every standard with its chapters and checklists.
fn lists(here: &Here<'_>) -> impl IntoView + use<> {
    let lists = (0..).zip(&here.site.library.standards).map(|(place, standard)| {
        let item = |route: Route, title: &str| {
            view! { <li><a href=here.to(route)>{title.to_owned()}</a></li> }
        };
        let chapters = (0..).zip(&standard.chapters);
        let chapters = chapters
            .map(|(chapter, each)| item(Route::Chapter { standard: place, chapter }, &each.title))
            .collect_view();
        let classes = standard.classes.is_some().then(|| item(Route::Classes(place), "情報の分類"));
        let requirements = (!standard.checklists.is_empty())
            .then(|| item(Route::Requirements(place), requirements::title(standard)));
        let checks = (0..).zip(&standard.checklists).map(|(list, checklist)| {
            item(
                Route::Check { standard: place, checklist: list },
                &format!("{}の自己点検", checklist.title),
            )
        });
        view! {
            <h3><a href=here.to(Route::Standard(place))>{standard.short_title.clone()}</a></h3>
            <ul>{chapters}{classes}{requirements}{checks.collect_view()}</ul>
        }
    });
    lists.collect_view()
}
