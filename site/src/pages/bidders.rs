//! Vendors' answer files side by side: the page before any file is chosen.
//!
//! The controls are disabled until the page is sealed and live. The rules of all checklists are
//! embedded, so that nothing has to be loaded after that.

use kijun_compare::{Name, Only, Sort};
use kijun_content::model::{Checklist, Standard};
use leptos::prelude::*;

use crate::client::bidders::desk::MOST;
use crate::page::Family;
use crate::page::{Here, Page};
use crate::routes::Route;

const TITLE: &str = "事業者の回答の比較";

pub(super) fn page(here: &Here<'_>) -> Page {
    let live = here.bundle(Family::Bidders).is_some();
    let content = view! {
        <h1>{TITLE}</h1>
        <p class="lede">
            "事業者から受け取った回答ファイルを並べて比べます。判定は、掲載している基準の規則ですべて計算し直します。ファイルに書かれた判定は使わず、計算と異なれば知らせます。"
        </p>
        {without_scripts(live)}
        <div data-bidders>
            {chooser(here)}
            <div class="notice-area" data-part="notice" role="status" aria-live="polite"></div>
            <div data-part="apart"></div>
            {tools()}
            <div class="bidders-screen" data-part="groups"></div>
            <div class="paper-only" data-part="paper"></div>
            {known(here)}
        </div>
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
        <p class="notice load-error" data-kind="error" role="alert" data-load-error hidden>
            "比較のプログラムを読み込めませんでした。ページを再読み込みしても変わらない場合は、コマンド "{command()}" をお使いください。"
        </p>
    }
}

/// Where files are chosen or let go.
fn chooser(here: &Here<'_>) -> impl IntoView + use<> {
    view! {
        <div class="drop screen-only">
            <label for="bidders-files">"回答ファイル(JSON)"</label>
            <input
                type="file"
                id="bidders-files"
                multiple
                accept=".json,application/json"
                data-import="answers"
                aria-describedby="bidders-hint"
                disabled
            />
            <div class="hint" id="bidders-hint">
                <p>{format!("{MOST}件まで一度に選べます。ここにファイルをドロップしても読み込めます。判定結果のファイルも一緒に読み込むと、同じ回答の判定と照合します。")}</p>
                <p>
                    "読み込んだ内容は、このページの中だけで扱います。どこにも送信されず、このブラウザーにも保存されません。ページを閉じると消えます。"
                    <a href=here.to(Route::Privacy)>"その仕組み"</a>
                </p>
            </div>
        </div>
    }
}

/// What can be done with the files; shown when there are some.
fn tools() -> impl IntoView {
    let rows = Only::ALL.map(|only| {
        let label = match only {
            Only::All => "すべての要件",
            Only::Differences => "相違のある要件だけ",
            Only::Failures => "満たしていない要件だけ",
        };
        view! {
            <label>
                <input type="radio" name="only" value=only.id() checked=only == Only::All disabled/>
                {label}
            </label>
        }
    });
    let orders = Sort::ALL.map(|sort| {
        let label = match sort {
            Sort::Given => "読み込んだ順",
            Sort::Verdict => "判定の良い順",
            Sort::Failures => "満たしていない条項の少ない順",
            Sort::Name => "サービス名の順",
        };
        view! { <option value=sort.id()>{label}</option> }
    });
    let exports = [("xlsx", "Excelで保存"), ("csv", "CSVで保存"), ("json", "JSONで保存")];
    let exports = exports.map(|(name, label)| {
        view! { <button type="button" class="secondary" data-export=name disabled>{label}</button> }
    });
    view! {
        <div class="toolbar bidders-tools screen-only" data-part="tools" hidden>
            <p data-part="summary"></p>
            <fieldset class="choices">
                <legend>"表示する要件"</legend>
                {rows.collect_view()}
            </fieldset>
            <div class="field">
                <label for="bidders-sort">"並べる順"</label>
                <select id="bidders-sort" name="sort" disabled>{orders.collect_view()}</select>
            </div>
            <fieldset class="choices">
                <legend>"理由・備考・根拠資料"</legend>
                <label><input type="radio" name="open" value="some" checked disabled/>"押したものだけ開く"</label>
                <label><input type="radio" name="open" value="all" disabled/>"すべて開く"</label>
            </fieldset>
            <div class="toolbar-actions">
                {exports.collect_view()}
                <button type="button" class="secondary" data-action="print" disabled>"印刷"</button>
                <button type="button" class="quiet" data-action="clear" disabled>"すべて取り除く"</button>
            </div>
        </div>
    }
}

/// The rules of every checklist, for the bundle; and their names, for the reader.
fn known(here: &Here<'_>) -> impl IntoView + use<> {
    let standards = here.site.library.standards.iter();
    let checklists = standards.flat_map(|standard| {
        standard.checklists.iter().map(move |checklist| one(standard, checklist))
    });
    view! {
        <section class="screen-only">
            <h2>"比べられるチェックリスト"</h2>
            <ul>{checklists.collect_view()}</ul>
        </section>
    }
}

fn one(standard: &Standard, checklist: &Checklist) -> impl IntoView + use<> {
    // Writing to memory does not fail.
    let rules = checklist.rules.to_json();
    let title = title(standard, checklist);
    let names = checklist.requirements().map(|(_, _, requirement)| {
        let label = requirement.place.clone().unwrap_or_else(|| format!("No.{}", requirement.id));
        let name = Name::of(&label, &requirement.title);
        format!("{}\t{}", name.label, name.title)
    });
    let names = names.collect::<Vec<_>>().join("\n");
    let (id, shown) = (checklist.rules.id.clone(), title.clone());
    view! {
        <li data-known data-rules=rules data-title=shown data-names=names>
            {title}" "<code>{id}</code>
        </li>
    }
}

/// A checklist's name beside those of other standards; the command line's comparison says the same.
fn title(standard: &Standard, checklist: &Checklist) -> String {
    format!("{} {}", standard.short_title, checklist.title)
}
