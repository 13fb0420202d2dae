//! The views of the page: file import and export, the notice, the list of entries, the open entry,
//! and the ledgers on paper.

mod fields;
mod paper;

use leptos::prelude::*;

use super::model::{Action, LedgerPage, Message};
use crate::client::kit::notice::Action as _;
use crate::client::kit::notice_view::notice_area;
use crate::client::kit::program::{Program, STILL};
use fields::fields;
pub use fields::first_control;
pub use paper::paper;

/// The id of the heading of the entries.
pub const ENTRIES: &str = "entries";
/// The id of the file input for a ledger file or a table.
pub const LEDGER_FILE: &str = "import-ledger";
/// The id of the file input for an answer file.
pub const ANSWER_FILE: &str = "import-answers";

/// Show everything on the screen. The controls are disabled until the page is sealed.
pub fn ledger(program: Program<LedgerPage>) -> impl IntoView + use<> {
    view! {
        {toolbar(program)}
        <div class="notice-area" role="alert">
            {notice_area(program, LedgerPage::notice, Message::Act, || Message::Act(Action::Dismiss))}
        </div>
        <section aria-labelledby=ENTRIES>
            <h2 id=ENTRIES tabindex="-1">"登録の一覧"</h2>
            <ol class="ledger-entries">
                {move || program.read(|page| entries(program, page))}
            </ol>
            <p class="toolbar-actions">
                {button(program, Action::Add, "", "新しい登録")}
                {button(program, Action::Duplicate, "secondary", "この登録を複製")}
                {button(program, Action::Remove, "secondary", "この登録を削除")}
            </p>
        </section>
        <section aria-labelledby="entry">
            <h2 id="entry">"登録の内容"</h2>
            {fields(program)}
        </section>
        {give_out(program)}
    }
}

/// Show the buttons for what comes after the form: files, paper, and clearing.
fn give_out(program: Program<LedgerPage>) -> impl IntoView + use<> {
    view! {
        <section aria-labelledby="give-out">
            <h2 id="give-out">"保存と印刷"</h2>
            <p>"CSVは、Excelで開けます。印刷すると、いま開いている登録の用紙が紙に出ます。"</p>
            <p class="toolbar-actions">
                {button(program, Action::Csv, "", "CSVで保存")}
                {button(program, Action::Print, "", "印刷する")}
                {button(program, Action::Json, "secondary", "台帳ファイル(JSON)で保存")}
                {button(program, Action::Reset, "secondary", "登録をすべて消去")}
            </p>
        </section>
    }
}

fn toolbar(program: Program<LedgerPage>) -> impl IntoView + use<> {
    let privacy = program.peek(|page| page.data.privacy_link.clone());
    view! {
        <div class="toolbar">
            <p>
                "入力した内容は、この端末の外へ送信されません。登録は、入力のつどこのブラウザーに保存されます。"
                <a href=privacy>"くわしく"</a>
            </p>
            <div class="toolbar-fields">
                {file(LEDGER_FILE, ".json,.csv,application/json,text/csv", "台帳ファイル(JSON)またはCSVを読み込む")}
                {file(ANSWER_FILE, ".json,application/json", "回答ファイルから、サービス名・事業者名・分類を写す")}
                {kept(program)}
            </div>
        </div>
    }
}

fn button(
    program: Program<LedgerPage>,
    action: Action,
    class: &'static str,
    label: &'static str,
) -> impl IntoView + use<> {
    let export = matches!(action, Action::Csv | Action::Json).then(|| action.id());
    view! {
        <button
            type="button"
            class=class
            data-action=action.id()
            data-export=export
            disabled
            on:click=move |_| program.send(Message::Act(action))
        >
            {label}
        </button>
    }
}

/// Show a file input; the program listens to it by its id.
fn file(id: &'static str, accept: &'static str, label: &'static str) -> impl IntoView + use<> {
    let name = id.strip_prefix("import-");
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input type="file" id=id accept=accept data-import=name autocomplete="off" disabled />
        </div>
    }
}

/// Show the assessments that are kept in this browser, if there are any.
fn kept(program: Program<LedgerPage>) -> impl IntoView + use<> {
    let options = move || {
        program.read(|page| {
            let options = page.kept().iter().map(|kept| {
                view! { <option value=kept.key.clone()>{kept.label.clone()}</option> }
            });
            options.collect_view()
        })
    };
    let chosen =
        program.signal(|page| page.chosen().map_or_else(String::new, |chosen| chosen.key.clone()));
    view! {
        <div class="field" data-kept hidden=program.signal(|page| page.kept().is_empty())>
            <label for="kept">"このブラウザーの自己点検から、サービス名・事業者名・分類を写す"</label>
            <select
                id="kept"
                autocomplete="off"
                disabled
                prop:value=chosen
                on:change=move |event| program.send(Message::Choose(event_target_value(&event)))
            >
                {options}
            </select>
            {button(program, Action::Copy, "", "写す")}
        </div>
    }
}

/// Show the buttons that open the entries. Each button is known by the place of its entry.
fn entries(program: Program<LedgerPage>, page: &LedgerPage) -> impl IntoView + use<> {
    let entries = (0..page.book().entries().len()).map(|place| {
        let name = match page.entry_name(place) {
            "" => "名称が未入力の登録".to_owned(),
            name => name.to_owned(),
        };
        let is_open = page.book().place() == place;
        view! {
            <li>
                <button
                    type="button"
                    data-entry=place.to_string()
                    aria-current=is_open.then(|| "true".to_owned())
                    disabled=STILL
                    on:click=move |_| program.send(Message::Open(place))
                >
                    <strong>{name}</strong>
                    <span>{page.entry_class(place).to_owned()}</span>
                </button>
            </li>
        }
    });
    entries.collect_view()
}
