//! The comparison of vendors' answer files: the page before any file is chosen.
//!
//! The controls are disabled until the page is sealed. The program gets the rules of all checklists
//! as [`BiddersData`], so that nothing has to be loaded after that.

use kijun_compare::Name;
use kijun_content::model::{Checklist, Standard};
use leptos::prelude::*;

use crate::client::bidders::model::{Bidders, MOST};
use crate::client::bidders::view;
use crate::client::kit::program::Program;
use crate::components::forget::forget;
use crate::components::start::start;
use crate::data::bidders::{BiddersData, ComparedChecklist};
use crate::page::Family;
use crate::page::program::{live, program};
use crate::page::{Here, Page};
use crate::routes::Route;
use crate::sheet_form::sheet_form;

const TITLE: &str = "事業者の回答の比較";

pub(super) fn page(here: &Here<'_>) -> Page {
    let has_program = here.bundle(Family::Bidders).is_some();
    let standards = here.site.library.standards.iter();
    let checklists = standards.flat_map(|standard| {
        standard.checklists.iter().map(move |checklist| compared(standard, checklist))
    });
    let data = BiddersData { checklists: checklists.collect() };
    let ids = here.site.library.standards.iter().flat_map(|standard| &standard.checklists);
    let known = data.checklists.iter().zip(ids).map(|(checklist, of)| {
        let (title, id) = (checklist.title.clone(), of.rules.id.clone());
        view! { <li>{title}" "<code>{id}</code></li> }
    });
    let bidders = view::bidders(Program::still(Bidders::new(&data)));
    let parts = view! {
        <div data-bidders>
            {chooser(here)}
            {live("bidders", bidders)}
            <section class="screen-only">
                <h2>"比べられるチェックリスト"</h2>
                <ul>{known.collect_view()}</ul>
            </section>
        </div>
    };
    let content = view! {
        <h1>{TITLE}</h1>
        <p class="lede">
            "事業者から受け取った回答ファイルを並べて比べます。判定は、掲載している基準の規則ですべて計算し直します。ファイルに書かれた判定は使わず、計算と異なれば知らせます。"
        </p>
        {without_scripts(has_program)}
        {program(&data, view! { {parts} {forget(here.link(""), false)} }.into_any())}
    };
    Page {
        title: TITLE.to_owned(),
        description: "事業者から受け取った回答ファイルを並べ、基準の規則で判定し直して比べます。ファイルはどこにも送信されません。".to_owned(),
        trail: vec![(Route::Bidders, TITLE.to_owned())],
        wide: true,
        family: Some(Family::Bidders),
        content: content.into_any(),
    }
}

fn without_scripts(live: bool) -> impl IntoView {
    let command = || view! { <code>"kijun compare 回答/*.json"</code> };
    view! {
        <noscript>
            <p class="notice" data-kind="warning">
                "この画面での比較にはJavaScriptが必要です。コマンド "{command()}" でも、同じ比較ができます。"
            </p>
        </noscript>
        {(!live).then(|| view! {
            <p class="notice" data-kind="warning">
                "このサイトは、画面での比較の仕組みを入れずに作られています。コマンド "{command()}" をお使いください。"
            </p>
        })}
        {start(live, "比較", move || view! { "ページを読み込み直しても変わらないときは、コマンド "{command()}" をお使いください。" })}
    }
}

/// Show the place to choose or drop files.
fn chooser(here: &Here<'_>) -> impl IntoView + use<> {
    view! {
        <div class="drop screen-only">
            <label for=view::INPUT>"回答ファイル(JSON・Excel・CSV)"</label>
            <input
                type="file"
                id=view::INPUT
                multiple
                accept=".json,.xlsx,.csv,.txt,.tsv,.pem,application/json,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,text/csv,text/plain"
                data-import="answers"
                aria-describedby="bidders-hint"
                disabled
            />
            <div class="hint" id="bidders-hint">
                <p>{format!("{MOST}件まで一度に選べます。ここにファイルをドロップしても読み込めます。判定結果のファイルも一緒に読み込むと、同じ回答の判定と照合し、公開鍵(PEM)も一緒に読み込むと、署名を確かめます。")}</p>
                <p>
                    "読み込んだ内容は、このページの中だけで扱います。どこにも送信されず、このブラウザーにも保存されません。ページを閉じると消えます。"
                    <a href=here.to(Route::Privacy)>"その仕組み"</a>
                    "　"<a href=here.to(Route::Sign)>"署名について"</a>
                </p>
            </div>
        </div>
    }
}

/// Return a checklist as the program needs it.
fn compared(standard: &Standard, checklist: &Checklist) -> ComparedChecklist {
    let names = checklist.requirements().map(|(_, _, requirement)| {
        let label = requirement.place.clone().unwrap_or_else(|| format!("No.{}", requirement.id));
        let name = Name::of(&label, &requirement.title);
        let words = requirement.answer_words.clone();
        (name.label, name.title, words.map(|words| [words.met, words.unmet]))
    });
    ComparedChecklist {
        rules: checklist.rules.to_json(),
        title: title(standard, checklist),
        form: sheet_form(standard, checklist),
        names: names.collect(),
    }
}

/// Return a checklist's name beside those of other standards; the command line's comparison uses
/// the same names.
fn title(standard: &Standard, checklist: &Checklist) -> String {
    format!("{} {}", standard.short_title, checklist.title)
}
