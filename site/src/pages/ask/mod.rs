//! 「これを置けますか?」: what each standard says about kinds of information, by a phrase or as a list.

mod data;

use kijun_content::model::{ClassWords, Standard};
use leptos::prelude::*;

use super::requirements;
use crate::client::ask::model::{Ask, Browser};
use crate::client::ask::view::{ANSWERS, STANDARD, WORDS, status};
use crate::client::kit::program::Program;
use crate::components::class_table::{anchor, definitions, examples};
use crate::components::forget::forget;
use crate::components::start::start;
use crate::components::words::{shown, words};
use crate::data::ask::{AskData, Index};
use crate::page::program::{live, program};
use crate::page::{Family, Here, Page};
use crate::routes::Route;

/// The name of the page.
const TITLE: &str = "これを置けますか?";

pub(super) fn page(here: &Here<'_>) -> Page {
    let standards = (0..).zip(&here.site.library.standards);
    let lists = standards.map(|(place, each)| standard(here, place, each)).collect_view();
    let content = view! {
        <h1>{TITLE}</h1>
        <p class="lede">
            "クラウドサービスに置きたい情報が、どの分類に当たり、何が求められるかを、各基準の文言から調べます。"
        </p>
        {question(here)}
        <section class="all-standards">
            <h2>"基準ごとの分類"</h2>
            <p>"言葉で調べなくても、ここから各分類の定義と例、求められる要件、手続きへ進めます。"</p>
            {lists}
        </section>
    };
    Page {
        title: TITLE.to_owned(),
        description:
            "クラウドサービスに置きたい情報がどの分類に当たり、何が求められるかを、各基準の文言から調べます。入力した言葉は送信されません。"
                .to_owned(),
        trail: vec![(Route::Ask, TITLE.to_owned())],
        wide: false,
        family: Some(Family::Ask),
        content: content.into_any(),
    }
}

/// Show the field, the choice of a standard, and the place of the answers.
fn question(here: &Here<'_>) -> impl IntoView + use<> {
    let data = AskData { root: here.link(""), index: data::index(here) };
    let options = data.index.standards.iter().map(|standard| {
        view! { <option value=standard.id.clone()>{standard.title.clone()}</option> }
    });
    let options = options.collect_view();
    let model = Program::still(Ask::new(Index::default(), Browser::NONE, String::new(), ""));
    let content = view! {
        <div class="ask-fields-form">
            <div class="field">
                <label for=WORDS>"置きたいもの、確かめたいこと"</label>
                <input
                    type="text"
                    id=WORDS
                    name="q"
                    autocomplete="off"
                    spellcheck="false"
                    enterkeyhint="go"
                    aria-describedby="q-hint"
                    disabled
                />
            </div>
            <div class="field">
                <label for=STANDARD>"どの基準で調べますか"</label>
                <select id=STANDARD name="standard" autocomplete="off" disabled>{options}</select>
            </div>
        </div>
        <p class="hint" id="q-hint">
            "例：講師謝礼の源泉徴収書、議事録、住民税のデータ、監視カメラの映像、サーバーが海外。入力した言葉は送信されません。選んだ基準は、この端末に残ります。"
        </p>
        {live("status", status(model).into_any())}
        <noscript>
            <p class="notice" data-kind="info">"言葉から調べるには、JavaScriptが必要です。下の各基準の分類は、このままお読みいただけます。"</p>
        </noscript>
        {start(here.bundle(Family::Ask).is_some(), "言葉から調べるため", || "ページを読み込み直すか、下の各基準の分類からお探しください。")}
        <div id=ANSWERS tabindex="-1"></div>
        {forget(data.root.clone(), true)}
    };
    program(&data, content.into_any())
}

/// Show the classes of a standard with their definitions and examples, and where to go from there.
fn standard(here: &Here<'_>, place: usize, standard: &Standard) -> impl IntoView + use<> {
    let classes = standard.classes.iter().flat_map(|scheme| &scheme.classes);
    let classes = classes.map(|each| class(here, place, standard, each)).collect_view();
    let link = |route: Route, label: &str| {
        view! { <li><a href=here.to(route)>{label.to_owned()}</a></li> }
    };
    let requirements = (!standard.checklists.is_empty())
        .then(|| link(Route::Requirements(place), requirements::title(standard)));
    let procedure =
        standard.procedure.is_some().then(|| link(Route::Procedure(place), "利用の手続き"));
    view! {
        <section data-standard=standard.id.clone()>
            <h3>{standard.short_title.clone()}</h3>
            {classes}
            <ul>{requirements}{procedure}</ul>
        </section>
    }
}

fn class(
    here: &Here<'_>,
    place: usize,
    standard: &Standard,
    class: &ClassWords,
) -> impl IntoView + use<> {
    let errata = &standard.errata;
    let href = format!("{}#{}", here.to(Route::Classes(place)), anchor(&class.id));
    let defined =
        (!class.definitions.is_empty()).then(|| shown(|html| definitions(html, class, errata)));
    let examples =
        (!class.examples.is_empty()).then(|| shown(|html| examples(html, class, errata)));
    view! {
        <h4 data-words="document"><a href=href>{words(&class.title, errata)}</a></h4>
        {defined}
        {examples}
    }
}
