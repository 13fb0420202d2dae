//! The record: its fields, its buttons, and the certificate.

use kijun_rules::date;
use leptos::prelude::*;

use super::super::model::{Message, Paper, Training};
use super::{Look, button, state, text};
use crate::client::kit::program::Program;

/// Show the fields of the certificate, and the buttons of the record.
pub fn record_form(program: Program<Training>) -> impl IntoView + use<> {
    let field = |id: &'static str, kind, name, label, message: fn(String) -> Message| {
        view! {
            <div class="field">
                <label for=id>{label}</label>
                <input
                    type=kind
                    id=id
                    data-field=name
                    autocomplete="off"
                    disabled
                    on:input=move |event| program.send(message(event_target_value(&event)))
                />
            </div>
        }
    };
    let print = Message::Print(Paper::Certificate);
    let csv = Look { export: Some("csv"), ..Look::default() }.secondary();
    view! {
        {field("trainee", "text", "name", "氏名", Message::Name)}
        {field("training-date", "date", "date", "受講日", Message::Date)}
        <p class="toolbar-actions">
            {button(program, Look::of("certificate"), "受講記録を印刷", print)}
            {button(program, csv, "CSVで保存", Message::Save)}
            {button(program, Look::of("forget").secondary(), "記録を消去", Message::Forget)}
        </p>
    }
}

/// Show the name on the certificate.
pub fn name(program: Program<Training>) -> impl IntoView + use<> {
    text(program, |model| model.name.clone())
}

/// Show the day on the certificate, in words.
pub fn day(program: Program<Training>) -> impl IntoView + use<> {
    text(program, |model| date::of_field(&model.date))
}

/// Show the results on the certificate.
pub fn rows(program: Program<Training>) -> impl IntoView + use<> {
    const COLUMNS: [&str; 5] = ["内容", "題名", "あなたの答え", "正しい答え", "結果"];
    let rows = move || {
        let rows = program.read(Training::rows).into_iter().map(|row| {
            let cells = [row.kind.to_owned(), row.title, row.yours, row.right, row.outcome];
            let cells = COLUMNS.into_iter().zip(cells).map(|(label, cell)| {
                view! { <td data-label=label>{cell}</td> }
            });
            view! { <tr>{cells.collect_view()}</tr> }
        });
        rows.collect_view()
    };
    let heads = COLUMNS.into_iter().map(|label| view! { <th scope="col">{label}</th> });
    view! {
        <p class="hint" hidden=state(program, |model| !model.record.is_empty())>
            "まだ記録がありません。"
        </p>
        <table class="results" hidden=state(program, |model| model.record.is_empty())>
            <thead><tr>{heads.collect_view()}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
