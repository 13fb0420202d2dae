//! The entries of a ledger, complete before any script runs.
//!
//! Everything here is static HTML. The controls are disabled until the page's program is live and
//! the page is sealed. On paper the page is a blank form, one a ledger; what is entered stands in
//! it. The program takes all it has to know from the page: which ledger a class belongs to (the
//! options), and a ledger's fields, in the document's words and order (the rows of its paper form).

mod fields;
mod paper;

use kijun_content::model::{Ledger, Procedure, Standard, Track};
use leptos::prelude::*;

use super::{Here, Page, below};
use crate::components::note::editor_note;
use crate::page::Family;
use crate::routes::Route;
use fields::fields;
use paper::paper;

/// What every part of the page needs.
#[derive(Clone, Copy)]
struct Of<'a> {
    here: &'a Here<'a>,
    place: usize,
    standard: &'a Standard,
    procedure: &'a Procedure,
}

impl<'a> Of<'a> {
    /// The classes with a ledger, each with that ledger.
    fn classes(self) -> impl Iterator<Item = (&'a str, &'a str, &'a Ledger)> {
        let scheme = self.standard.classes.as_ref();
        let classes = scheme.into_iter().flat_map(|scheme| &scheme.classes);
        classes.filter_map(move |class| {
            let of_class = |track: &&Track| track.classes.contains(&class.id);
            let track = self.procedure.tracks.iter().find(of_class)?;
            let ledger = self.procedure.ledgers.get(track.ledger?)?;
            Some((class.id.as_str(), class.title.as_str(), ledger))
        })
    }
}

pub(super) fn page(here: &Here<'_>, place: usize, standard: &Standard) -> Option<Page> {
    let procedure = standard.procedure.as_ref().filter(|each| !each.ledgers.is_empty())?;
    let of = Of { here, place, standard, procedure };
    let live = here.bundle(Family::Ledger).is_some();
    let not_live = (!live).then(|| {
        view! {
            <p class="notice" data-kind="warning">
                "このサイトは、画面での登録の仕組みを入れずに作られています。このページを印刷すると、手で書き込む用紙になります。"
            </p>
        }
    });
    let content = view! {
        <h1>"台帳の登録"</h1>
        <p class="lede">"台帳に書く項目を埋めて、CSVの行やファイルにします。"</p>
        {about(of)}
        <noscript>
            <p class="notice" data-kind="warning">
                "この画面での登録にはJavaScriptが必要です。このページを印刷すると、手で書き込む用紙になります。"
            </p>
        </noscript>
        {not_live}
        <p class="notice load-error" data-kind="error" role="alert" data-load-error hidden>
            "登録のプログラムを読み込めませんでした。ページを再読み込みしても変わらない場合は、印刷して手で書き込む用紙としてお使いください。"
        </p>
        {form(of)}
        {paper(of)}
    };
    Some(Page {
        title: format!("台帳の登録 {}", standard.short_title),
        description: format!(
            "{}が定める台帳の項目を埋めて、CSVやファイルにします。入力した内容は送信されません。",
            standard.title
        ),
        trail: below(place, standard, Route::Ledger(place), "台帳の登録"),
        wide: false,
        family: Some(Family::Ledger),
        content: content.into_any(),
    })
}

fn about(of: Of<'_>) -> impl IntoView + use<> {
    let procedure = of.here.to(Route::Procedure(of.place));
    editor_note(view! {
        <p>
            "項目の文言は原文のままです。画面と用紙の体裁は編集で作ったもので、原文は様式を定めていません。ここで作った登録は、市の台帳には自動では入りません。"
            <a href=procedure>"利用の手続き"</a>
            "に沿って、登録する人が台帳に登録してください。"
        </p>
    })
}

fn form(of: Of<'_>) -> impl IntoView + use<> {
    let checklists = of.standard.checklists.iter();
    let checklists = checklists.map(|list| format!("{}/{}", of.standard.id, list.name));
    let checklists = checklists.collect::<Vec<_>>().join(" ");
    let privacy = of.here.to(Route::Privacy);
    // As a script needs it: relative to the page, with a slash at its end.
    let root = of.here.link("");
    view! {
        <div
            class="ledger screen-only"
            data-ledger-page
            data-site-root=root
            data-standard=of.standard.id.clone()
            data-edition=of.standard.current_edition().to_owned()
            data-checklists=checklists
        >
            {toolbar(privacy)}
            <div class="notice-area" role="alert" data-slot="notice"></div>
            <section aria-labelledby="entries">
                <h2 id="entries" tabindex="-1">"登録の一覧"</h2>
                <div data-slot="entries"></div>
                <p class="toolbar-actions">
                    <button type="button" data-action="add" disabled>"新しい登録"</button>
                    <button type="button" class="secondary" data-action="duplicate" disabled>"この登録を複製"</button>
                    <button type="button" class="secondary" data-action="remove" disabled>"この登録を削除"</button>
                </p>
            </section>
            <section aria-labelledby="entry">
                <h2 id="entry">"登録の内容"</h2>
                {fields(of)}
            </section>
        </div>
    }
}

fn toolbar(privacy: String) -> impl IntoView {
    let file = |name: &'static str, accept: &'static str, label: &'static str| {
        let id = format!("import-{name}");
        view! {
            <div class="field">
                <label for=id.clone()>{label}</label>
                <input
                    type="file"
                    id=id
                    accept=accept
                    data-import=name
                    autocomplete="off"
                    disabled
                />
            </div>
        }
    };
    view! {
        <div class="toolbar">
            <p>
                "入力した内容は、このパソコンの外へ送信されません。登録は、入力のつどこのブラウザーに保存されます。"
                <a href=privacy>"くわしく"</a>
            </p>
            <div class="toolbar-actions">
                <button type="button" data-export="csv" disabled>"CSVで保存"</button>
                <button type="button" data-export="json" disabled>"台帳ファイル(JSON)で保存"</button>
                <button type="button" data-action="reset" disabled>"登録をすべて消去"</button>
            </div>
            <div class="toolbar-fields">
                {file("ledger", ".json,.csv,application/json,text/csv", "台帳ファイル(JSON)またはCSVを読み込む")}
                {file("answers", ".json,application/json", "回答ファイルから、サービス名・事業者名・分類を写す")}
                <div class="field" data-kept hidden>
                    <label for="kept">"このブラウザーの点検から、サービス名・事業者名・分類を写す"</label>
                    <select id="kept" autocomplete="off" disabled></select>
                    <button type="button" data-action="kept" disabled>"写す"</button>
                </div>
            </div>
        </div>
    }
}
