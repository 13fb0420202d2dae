//! The live parts of the page: the notices, the files that cannot be compared, the controls and the
//! tables.

use std::sync::Arc;

use kijun_compare::{Only, Sort};
use leptos::prelude::*;

use super::desk::Desk;
use super::matrix;
use super::model::{Bidders, Message};
use super::paper;
use crate::client::kit::format::Format;
use crate::client::kit::list::list;
use crate::client::kit::program::Program;

/// The id of the input that adds files.
pub const INPUT: &str = "bidders-files";

/// A desk from which views are made. Two are equal unless something on the desk has changed.
#[derive(Clone)]
struct Laid(Arc<Desk>);

impl PartialEq for Laid {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Show the whole page below the choice of files.
pub fn bidders(program: Program<Bidders>) -> AnyView {
    let desk = program.memo(|bidders| Laid(Arc::clone(bidders.desk())));
    let apart = move || {
        desk.with(|desk| {
            let comparison = desk.0.comparison();
            let both = [matrix::apart(program, &comparison), matrix::keys(program, &comparison)];
            Vec::from(both).into_any()
        })
    };
    let groups = move || desk.with(|desk| matrix::groups(program, &desk.0));
    let summary = Signal::derive(move || desk.with(|desk| desk.0.summary()));
    let paper =
        move || program.read(|bidders| bidders.is_printing().then(|| paper::paper(bidders.desk())));
    let notice = move |_| {
        program.peek(|bidders| {
            let notice = bidders.said.notice();
            let (kind, text) = notice.map(|said| (said.kind.id(), said.text.clone())).unzip();
            view! { <p class="notice" data-kind=kind>{text}</p> }.into_any()
        })
    };
    view! {
        <div class="notice-area" data-part="notice" role="status" aria-live="polite">
            {list(program.signal(|bidders| bidders.said.key()), notice)}
        </div>
        <div data-part="apart">{apart}</div>
        {tools(program, summary)}
        <div class="bidders-screen" data-part="groups">{groups}</div>
        <div class="paper-only" data-part="paper">{paper}</div>
    }
    .into_any()
}

/// Show the controls for the files, if there are any files.
fn tools(program: Program<Bidders>, summary: Signal<String>) -> AnyView {
    let only = Only::ALL.map(|only| {
        let label = match only {
            Only::All => "すべての要件",
            Only::Differences => "相違のある要件だけ",
            Only::Failures => "満たしていない要件だけ",
        };
        let checked = program.signal(move |bidders| bidders.desk().only == only);
        radio(
            "only",
            only.id(),
            label,
            checked,
            Box::new(move || program.send(Message::Only(only))),
        )
    });
    let open = [("some", "押したものだけ開く"), ("all", "すべて開く")].map(|(value, label)| {
        let open = value == "all";
        let checked = program.signal(move |bidders| bidders.desk().open == open);
        radio("open", value, label, checked, Box::new(move || program.send(Message::Open(open))))
    });
    let orders = Sort::ALL.map(|sort| {
        let label = match &sort {
            Sort::Given => "読み込んだ順",
            Sort::Verdict => "判定の良い順",
            Sort::Failures => "満たしていない条項の少ない順",
            Sort::Name => "サービス名の順",
            Sort::Value(_) => "",
        };
        view! { <option value=sort.id()>{label}</option> }.into_any()
    });
    let by_value = program.peek(|bidders| bidders.desk().asked());
    let by_value = by_value.into_iter().map(|(id, label)| {
        let label = format!("{label}の値の良い順");
        view! { <option value=Sort::Value(id.into()).id()>{label}</option> }.into_any()
    });
    let orders: Vec<AnyView> = orders.into_iter().chain(by_value).collect();
    let sort =
        move |id: String| program.send(Message::Sort(Sort::from_id(&id).unwrap_or_default()));
    let exports = Format::ALL.map(|format| {
        let label = match format {
            Format::Xlsx => "Excelで保存",
            Format::Csv => "CSVで保存",
            Format::Json => "JSONで保存",
        };
        let send = Box::new(move || program.send(Message::Export(format)));
        button("secondary", Some(format.extension()), None, label, send)
    });
    let print = Box::new(move || program.send(Message::Print));
    let clear = Box::new(move || program.send(Message::Clear));
    view! {
        <div
            class="toolbar bidders-tools screen-only"
            data-part="tools"
            hidden=program.signal(|bidders| bidders.desk().count() == 0)
        >
            <p data-part="summary">{summary}</p>
            <fieldset class="choices">
                <legend>"表示する要件"</legend>
                {Vec::from(only)}
            </fieldset>
            <div class="field">
                <label for="bidders-sort">"並べる順"</label>
                <select
                    id="bidders-sort"
                    name="sort"
                    disabled
                    prop:value=program.signal(|bidders| bidders.desk().sort.id().into_owned())
                    on:change=move |event| sort(event_target_value(&event))
                >
                    {orders}
                </select>
            </div>
            <fieldset class="choices">
                <legend>"理由・備考・根拠資料"</legend>
                {Vec::from(open)}
            </fieldset>
            {code(program)}
            <div class="toolbar-actions">
                {Vec::from(exports)}
                {button("secondary", None, Some("print"), "印刷", print)}
                {button("quiet", None, Some("clear"), "すべて取り除く", clear)}
            </div>
        </div>
    }
    .into_any()
}

/// Show the field for a code from paper, and which files it belongs to.
fn code(program: Program<Bidders>) -> AnyView {
    let said = move || {
        let (kind, text) = program.read(Bidders::code_said)?;
        Some(view! { <p class="notice" data-kind=kind.id()>{text}</p> }.into_any())
    };
    view! {
        <div class="field">
            <label for="bidders-code">"紙の照合用コード"</label>
            <input
                type="text"
                id="bidders-code"
                name="code"
                autocomplete="off"
                spellcheck="false"
                aria-describedby="bidders-code-said"
                disabled
                on:input=move |event| program.send(Message::Code(event_target_value(&event)))
            />
            <div id="bidders-code-said" data-part="code" role="status">{said}</div>
        </div>
    }
    .into_any()
}

/// The action of a control.
type Act = Box<dyn Fn()>;

fn radio(
    name: &'static str,
    value: &'static str,
    label: &'static str,
    checked: Signal<bool>,
    act: Act,
) -> AnyView {
    view! {
        <label>
            <input type="radio" name=name value=value prop:checked=checked disabled on:change=move |_| act()/>
            {label}
        </label>
    }
    .into_any()
}

fn button(
    class: &'static str,
    export: Option<&'static str>,
    action: Option<&'static str>,
    label: &'static str,
    act: Act,
) -> AnyView {
    view! {
        <button type="button" class=class data-export=export data-action=action disabled on:click=move |_| act()>
            {label}
        </button>
    }
    .into_any()
}
