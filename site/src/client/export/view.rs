//! The live parts of the export page: the choice of answers, the export, and the form that was
//! read.

use leptos::prelude::*;

use super::message::{Message, Slot};
use super::model::{Export, Outcome};
use super::report::{Findings, Summary};
use crate::client::kit::format::Format;
use crate::client::kit::list::list;
use crate::client::kit::notice::Notice;
use crate::client::kit::notice_view::notice_area;
use crate::client::kit::program::Program;

/// The id of the file input for an answer file.
pub const ANSWERS: &str = "import-answers";
/// The id of the file input for a filled form.
pub const FORM: &str = "import-xlsx";
/// The id of the heading over the outcome of a form.
pub const READING: &str = "reading";

const SAVE_ANSWERS: &str = "回答ファイル(JSON)を保存";

/// Show the choice of the answers with which a form is made.
pub fn source(program: Program<Export>) -> AnyView {
    let option = move |key: String| {
        let (value, labelled) = (key.clone(), key.clone());
        let selected = program.signal(move |export| export.sources.is_chosen(&key));
        let label = program.signal(move |export| export.sources.label(&labelled));
        view! { <option value=value prop:selected=selected>{label}</option> }.into_any()
    };
    view! {
        <div class="field">
            <label for="source">"様式に入れる回答"</label>
            <select
                id="source"
                name="source"
                autocomplete="off"
                disabled
                on:change=move |event| program.send(Message::Choose(event_target_value(&event)))
            >
                {list(program.signal(|export| export.sources.keys()), option)}
            </select>
            <p class="hint">"このブラウザーに保存した自己点検がここに並びます。"</p>
        </div>
    }
    .into_any()
}

/// Show the buttons that give files out, and the notices about it.
pub fn out(program: Program<Export>) -> AnyView {
    let buttons = [
        (Format::Xlsx, "", "xlsx", "Excel(XLSX)を保存"),
        (Format::Csv, "secondary", "csv", "CSVを保存"),
        (Format::Json, "secondary", "answers", SAVE_ANSWERS),
    ];
    let buttons = buttons.map(|(format, class, name, label)| {
        view! {
            <button
                type="button"
                class=class
                data-export=name
                disabled
                on:click=move |_| program.send(Message::Export(format))
            >
                {label}
            </button>
        }
    });
    view! {
        <div class="toolbar-actions">{buttons.collect_view()}</div>
        {area(program, Slot::Out)}
    }
    .into_any()
}

/// Show the outcome of a filled form, and the notices about it.
pub fn reading(program: Program<Export>) -> AnyView {
    // A row is made once for each outcome, and an outcome does not change.
    let row = move |_| {
        let outcome = program.peek(|export| export.outcome().cloned());
        match outcome {
            Some(Outcome::Refused { name, errors, notices }) => refused(&name, errors, notices),
            Some(Outcome::Read { name, summary, notices, .. }) => {
                read(program, &name, summary, notices)
            }
            Some(Outcome::Kept(name)) => kept(&name, program.peek(|export| export.check.clone())),
            None => ().into_any(),
        }
    };
    view! {
        {area(program, Slot::In)}
        <div data-slot="reading">{list(program.signal(Export::outcome_key), row)}</div>
    }
    .into_any()
}

fn area(program: Program<Export>, slot: Slot) -> AnyView {
    let (name, read): (_, fn(&Export) -> Option<&Notice>) = match slot {
        Slot::Out => ("notice", |export| export.said(Slot::Out).notice()),
        Slot::In => ("notice-in", |export| export.said(Slot::In).notice()),
    };
    let notice = move |_| notice_area(program, read, |_| Message::Dismiss, || Message::Dismiss);
    view! {
        <div class="notice-area" role="alert" data-slot=name>
            {list(program.signal(move |export| export.said(slot).key()), notice)}
        </div>
    }
    .into_any()
}

fn heading(text: &'static str) -> AnyView {
    view! { <h3 id=READING tabindex="-1">{text}</h3> }.into_any()
}

fn refused(name: &str, errors: Findings, notices: Findings) -> AnyView {
    let count = errors.count;
    let said = format!(
        "「{name}」に、直すところが{count}件あります。直して保存し、もう一度選んでください。"
    );
    view! {
        <div class="notice" data-kind="error" data-errors=count.to_string()>
            {heading("読み込めませんでした")}
            <p>{said}</p>
            {findings(errors)}
        </div>
        {beside(notices)}
    }
    .into_any()
}

fn read(program: Program<Export>, name: &str, summary: Summary, notices: Findings) -> AnyView {
    let said = format!("「{name}」に誤りはありません。内容を確かめてから、保存してください。");
    let rows = summary.rows.into_iter().map(|(term, text)| entry(term, text, None));
    let verdict = summary
        .verdict
        .map(|verdict| entry("判定", verdict.label().to_owned(), Some(verdict.id())));
    let rows: Vec<AnyView> = rows.chain(verdict).collect();
    view! {
        <div class="notice" data-kind="info" data-read>
            {heading("読み込みました")}
            <p>{said}</p>
            <dl class="summary">{rows}</dl>
            <div class="toolbar-actions">
                <button type="button" data-action="keep" on:click=move |_| program.send(Message::Keep)>
                    "このブラウザーに保存"
                </button>
                <button
                    type="button"
                    class="secondary"
                    data-action="download"
                    on:click=move |_| program.send(Message::Download)
                >
                    {SAVE_ANSWERS}
                </button>
            </div>
        </div>
        {beside(notices)}
    }
    .into_any()
}

fn entry(term: &'static str, text: String, verdict: Option<&'static str>) -> AnyView {
    view! { <div><dt>{term}</dt><dd data-verdict=verdict>{text}</dd></div> }.into_any()
}

fn kept(name: &str, check: String) -> AnyView {
    let said = format!("「{name}」という名前で、このブラウザーに保存しました。");
    view! {
        <div class="notice" data-kind="info" data-kept>
            {heading("保存しました")}
            <p>{said}<a href=check>"自己点検のページで開く"</a></p>
        </div>
    }
    .into_any()
}

/// Show the other notices, beside the errors to mend.
fn beside(notices: Findings) -> AnyView {
    let count = notices.count;
    if count == 0 {
        return ().into_any();
    }
    view! {
        <div class="notice" data-kind="warning" data-notices=count.to_string()>
            <p>{format!("確かめていただきたいことが{count}件あります。")}</p>
            {findings(notices)}
        </div>
    }
    .into_any()
}

fn findings(findings: Findings) -> AnyView {
    let item =
        |cell: Option<String>, text: String| view! { <li data-cell=cell>{text}</li> }.into_any();
    let others = findings.others();
    let others = (others > 0).then(|| item(None, format!("ほか{others}件")));
    let items = findings.listed.into_iter().map(|(cell, text)| item(cell, text));
    let items: Vec<AnyView> = items.chain(others).collect();
    view! { <ul class="findings">{items}</ul> }.into_any()
}
