//! The controls of the open entry: the class of the information, and one control for each field.
//!
//! A field of several ledgers has one control; beside it are the places where each ledger names it.

use leptos::either::Either;
use leptos::prelude::*;

use super::super::model::{LedgerPage, Message};
use crate::client::kit::program::Program;
use crate::data::ledger::{Field, Ledger, LedgerData};

/// The id of the control of the class.
const CLASS: &str = "class";

/// Return the id of the first control of an entry.
#[must_use]
pub fn first_control(data: &LedgerData) -> String {
    match data.fields.first() {
        Some(field) if data.classes.is_empty() => control_id(field),
        _ => CLASS.to_owned(),
    }
}

fn control_id(field: &Field) -> String {
    format!("ledger-{}", field.id)
}

pub(super) fn fields(program: Program<LedgerPage>) -> impl IntoView + use<> {
    let fields = program.peek(|page| page.data.fields.clone());
    let controls = fields.into_iter().map(|field| control(program, field)).collect_view();
    view! { <div class="fields">{class(program)}{controls}</div> }
}

/// Show the choice of a class, which decides the ledger; nothing if there is nothing to choose.
fn class(program: Program<LedgerPage>) -> Option<impl IntoView + use<>> {
    let (classes, link, several) = program.peek(|page| {
        let LedgerData { classes, classes_link, ledgers, .. } = &page.data;
        (classes.clone(), classes_link.clone(), ledgers.len() > 1)
    });
    let is_any = !classes.is_empty();
    let options =
        classes.into_iter().map(|class| view! { <option value=class.id>{class.title}</option> });
    let options = options.collect_view();
    let chosen = program.signal(|page| page.book().entry().class.clone().unwrap_or_default());
    is_any.then(|| {
        view! {
            <div class="field">
                <label for=CLASS>"取り扱う情報の分類"</label>
                <select
                    id=CLASS
                    name=CLASS
                    autocomplete="off"
                    disabled
                    prop:value=chosen
                    on:change=move |event| program.send(Message::Class(event_target_value(&event)))
                >
                    <option value="">"選んでください"</option>
                    {options}
                </select>
                <p class="hint">
                    {several.then_some("分類によって、登録する台帳が違います。")}
                    <a href=link>"分類の説明を見る"</a>
                </p>
            </div>
        }
    })
}

fn control(program: Program<LedgerPage>, field: Field) -> impl IntoView + use<> {
    let id = control_id(&field);
    let name = format!("ledger:{}", field.id);
    let hint_id = field.hint.is_some().then(|| format!("{id}-hint"));
    let hint =
        field.hint.clone().map(|hint| view! { <p class="hint" id=hint_id.clone()>{hint}</p> });
    let (labels, sources) = program.peek(|page| {
        let of_field: Vec<_> = page.data.of_field(&field.id).collect();
        let ledger = |ledger: &Ledger| Some(ledger.id.clone());
        let labels = match of_field.first() {
            Some((_, column)) if !field.differs => vec![(None, column.heading.clone())],
            _ => {
                of_field.iter().map(|(own, column)| (ledger(own), column.heading.clone())).collect()
            }
        };
        let sources = of_field.iter().map(|(own, column)| (ledger(own), column.source.clone()));
        (labels, sources.collect())
    });
    let labels = parts(program, "of-ledger", labels);
    let sources = parts(program, "source", sources);
    let text = {
        let field = field.id.clone();
        program.signal(move |page| page.book().entry().value(&field).to_owned())
    };
    let entered = {
        let field = field.id.clone();
        move |event| program.send(Message::Enter(field.clone(), event_target_value(&event)))
    };
    let control = if field.lines {
        Either::Left(view! {
            <textarea
                id=id.clone()
                name=name
                rows="3"
                autocomplete="off"
                aria-describedby=hint_id
                disabled
                prop:value=text
                on:input=entered
            ></textarea>
        })
    } else {
        Either::Right(view! {
            <input
                type="text"
                id=id.clone()
                name=name
                autocomplete="off"
                aria-describedby=hint_id
                disabled
                prop:value=text
                on:input=entered
            />
        })
    };
    view! {
        <div
            class="field"
            data-field=field.id.clone()
            hidden=program.signal(move |page| page.is_needless(&field.id))
        >
            <label for=id data-words="document">{labels}</label>
            <p class="hint">"原文: "{sources}</p>
            {hint}
            {control}
        </div>
    }
}

/// Show the texts about a field for each ledger, as HTML. Texts for another ledger than the open
/// entry's are hidden; a text without a ledger is always shown.
fn parts(
    program: Program<LedgerPage>,
    class: &'static str,
    parts: Vec<(Option<String>, String)>,
) -> impl IntoView + use<> {
    let parts = parts.into_iter().map(|(ledger, html)| {
        let is_of_other = program
            .signal(move |page| ledger.as_deref().is_some_and(|ledger| page.is_of_other(ledger)));
        view! { <span class=class hidden=is_of_other inner_html=html></span> }
    });
    parts.collect_view()
}
