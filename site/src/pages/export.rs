//! The forms of a checklist as Excel and CSV, and the import of filled forms.
//!
//! The page is complete without scripts; its controls are disabled until it is sealed. The program
//! gets the rules and the words of the form as [`ExportData`].

use kijun_content::model::{Checklist, Standard};
use leptos::prelude::*;

use crate::client::export::model::Export;
use crate::client::export::view;
use crate::client::kit::program::Program;
use crate::components::file_field::file_field;
use crate::components::forget::forget;
use crate::components::note::about_note;
use crate::components::start::start;
use crate::data::export::ExportData;
use crate::page::Family;
use crate::page::program::{live, program};
use crate::page::{Here, Page, below};
use crate::pages::short_name;
use crate::routes::Route;
use crate::sheet_form::sheet_form;

pub(super) fn page(
    here: &Here<'_>,
    (place, list): (usize, usize),
    standard: &Standard,
    checklist: &Checklist,
) -> Page {
    let label = format!("{}のExcel・CSV", checklist.title);
    let paper = here.to(Route::Paper { standard: place, checklist: list });
    let live = here.bundle(Family::Export).is_some();
    let not_live = (!live).then(|| {
        view! {
            <p class="notice" data-kind="warning">
                "このサイトは、画面での書き出しの仕組みを入れずに作られています。紙のチェックリストをお使いください。"
            </p>
        }
    });
    let instead = paper.clone();
    let content = view! {
        <h1>{format!("{} {label}", standard.short_title)}</h1>
        <p class="lede">
            "Excelの様式を作り、記入したものを読み込みます。白紙の様式も、これまでの回答を入れた様式も作れます。"
        </p>
        <noscript>
            <p class="notice" data-kind="warning">
                "この画面での書き出しにはJavaScriptが必要です。"
                <a href=paper.clone()>"紙のチェックリスト"</a>
                "を印刷してお使いいただくか、コマンド"<code>{format!("kijun export {} --out 点検票.xlsx", checklist.rules.id)}</code>"で様式を作ってください。"
            </p>
        </noscript>
        {not_live}
        {start(live, "書き出し", move || view! { "ページを読み込み直しても変わらないときは、"<a href=instead.clone()>"紙のチェックリスト"</a>"をお使いください。" })}
        {form(here, (place, list), standard, checklist)}
        {about()}
        <p>
            <a href=here.to(Route::Check { standard: place, checklist: list })>"画面で自己点検する"</a>
            "　"
            <a href=paper>"紙のチェックリスト"</a>
            "　"
            <a href=here.to(Route::Sign)>"回答ファイルに署名する"</a>
        </p>
    };
    Page {
        title: format!("{label} {}", standard.short_title),
        description: format!(
            "{}の要件をExcelの様式で点検するための書き出しと、記入した様式の読み込みです。ファイルの内容は送信されません。",
            standard.title
        ),
        trail: below(place, standard, Route::Export { standard: place, checklist: list }, &label),
        wide: false,
        family: Some(Family::Export),
        content: content.into_any(),
    }
}

fn form(
    here: &Here<'_>,
    (place, list): (usize, usize),
    standard: &Standard,
    checklist: &Checklist,
) -> Option<impl IntoView + use<>> {
    let data = ExportData {
        rules: checklist.rules.to_json(),
        name: short_name(standard, checklist),
        form: sheet_form(standard, checklist),
        site_root: here.link(""),
        check: here.to(Route::Check { standard: place, checklist: list }),
    };
    // The content's check has refused unsound rules.
    let export = Program::still(Export::new(data.clone())?);
    let content = view! {
        <div class="export">
            <p>
                "選んだファイルの内容は、この端末の外へ送信されません。"
                <a href=here.to(Route::Privacy)>"くわしく"</a>
            </p>
            <section aria-labelledby="out">
                <h2 id="out">"様式を作る"</h2>
                <div class="fields">
                    {live("source", view::source(export))}
                    {file_field(view::ANSWERS, "answers", ".json,.xlsx,.csv,.txt,.tsv,application/json", "回答ファイル(JSON・Excel・CSV)から作る")}
                </div>
                {live("out", view::out(export))}
            </section>
            <section aria-labelledby="in">
                <h2 id="in">"記入した様式を読み込む"</h2>
                <p>
                    "記入したExcelまたはCSVの様式を選んでください。誤りがあれば、すべてのセルの位置と直し方を示します。"
                </p>
                {file_field(
                    view::FORM,
                    "xlsx",
                    ".xlsx,.csv,.json,.txt,.tsv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,text/csv",
                    "記入したファイル(Excel・CSV・JSON)を読み込む",
                )}
                {live("reading", view::reading(export))}
            </section>
        </div>
    };
    Some(program(&data, view! { {content} {forget(here.link(""), false)} }.into_any()))
}

fn about() -> impl IntoView {
    about_note(view! {
        <p>
            "Excelの様式は、原文の表の列に回答の欄を加えたものです(原文に表がないものは、編集で同じような表にしています)。2枚目のシートに例外、最後のシートに書き方があります。色の付いた欄だけに記入でき、パスワードはありません。"
        </p>
        <p>
            "どのセルも数式にはなりません。数式と間違われる文の先頭には ' が付き、読み込むときに外します。様式に入らないもの(この版の知らない項目や、確定していない引き継ぎの案など)があれば、様式の中に名前を書きます。"
        </p>
    })
}
