//! Excel and CSV forms of a checklist: out, and filled ones back in.
//!
//! Everything here is static HTML; the controls are disabled until the page's program is live and the
//! page is sealed. The program takes the rules and the words of the form from the page.

use kijun_content::model::{Checklist, Standard};
use leptos::prelude::*;

use crate::components::note::editor_note;
use crate::page::Family;
use crate::page::{Here, Page, below};
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
        <p class="notice load-error" data-kind="error" role="alert" data-load-error hidden>
            "書き出しのプログラムを読み込めませんでした。ページを再読み込みしても変わらない場合は、紙のチェックリストをお使いください。"
        </p>
        {form(here, (place, list), standard, checklist)}
        {about()}
        <p>
            <a href=here.to(Route::Check { standard: place, checklist: list })>"画面で点検する"</a>
            "　"
            <a href=paper>"紙のチェックリスト"</a>
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
) -> impl IntoView + use<> {
    // Writing to memory does not fail.
    let rules = checklist.rules.to_json();
    let form = serde_json::to_string(&sheet_form(standard, checklist)).unwrap_or_default();
    let root = here.link("");
    let check = here.to(Route::Check { standard: place, checklist: list });
    let privacy = here.to(Route::Privacy);
    view! {
        <div
            class="export"
            data-export-page
            data-rules=rules
            data-form=form
            data-site-root=root
            data-check=check
        >
            <p>
                "選んだファイルの内容は、このパソコンの外へ送信されません。"
                <a href=privacy>"くわしく"</a>
            </p>
            <section aria-labelledby="out">
                <h2 id="out">"様式を作る"</h2>
                <div class="fields">
                    <div class="field">
                        <label for="source">"様式に入れる回答"</label>
                        <select id="source" name="source" autocomplete="off" disabled>
                            <option value="blank">"白紙の様式"</option>
                        </select>
                        <p class="hint">"このブラウザーに保存した点検がここに並びます。"</p>
                    </div>
                    {file("answers", ".json,application/json", "回答ファイル(JSON)から作る")}
                </div>
                <div class="toolbar-actions">
                    <button type="button" data-export="xlsx" disabled>"Excel(XLSX)を保存"</button>
                    <button type="button" class="secondary" data-export="csv" disabled>"CSVを保存"</button>
                    <button type="button" class="secondary" data-export="answers" disabled>
                        "回答ファイル(JSON)を保存"
                    </button>
                </div>
                <div class="notice-area" role="alert" data-slot="notice"></div>
            </section>
            <section aria-labelledby="in">
                <h2 id="in">"記入した様式を読み込む"</h2>
                <p>
                    "記入したExcelまたはCSVの様式を選んでください。誤りがあれば、すべてのセルの位置と直し方を示します。"
                </p>
                {file(
                    "xlsx",
                    ".xlsx,.csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,text/csv",
                    "記入したExcelファイルを読み込む",
                )}
                <div class="notice-area" role="alert" data-slot="notice-in"></div>
                <div data-slot="reading"></div>
            </section>
        </div>
    }
}

fn file(name: &'static str, accept: &'static str, label: &'static str) -> impl IntoView {
    let id = format!("import-{name}");
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input type="file" id=id accept=accept data-import=name autocomplete="off" disabled />
        </div>
    }
}

fn about() -> impl IntoView {
    editor_note(view! {
        <p>
            "Excelの様式は、原文の表の列に回答の欄を加えたものです(原文に表がないものは、編集で同じような表にしています)。2枚目のシートに例外、最後のシートに書き方があります。色の付いた欄だけに記入でき、パスワードはありません。"
        </p>
        <p>
            "どのセルも数式にはなりません。数式と間違われる文の先頭には ' が付き、読み込むときに外します。様式に入らないもの(この版の知らない項目や、確定していない引き継ぎの案など)があれば、様式の中に名前を書きます。"
        </p>
    })
}
