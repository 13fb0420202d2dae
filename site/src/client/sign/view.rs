//! The live parts of the page: the key, the answers, the signing.

use leptos::prelude::*;

use super::message::{FILE, Message, Slot, What};
use super::model::Sign;
use crate::client::kit::list::list;
use crate::client::kit::notice::Notice;
use crate::client::kit::notice_view::notice_area;
use crate::client::kit::program::Program;

/// The id of the file input for a private key.
pub const KEY: &str = "sign-key";
/// The id of the file input for an answer file.
pub const ANSWERS: &str = "sign-answers";

/// Show the buttons for the key, and its fingerprint.
pub fn key(program: Program<Sign>) -> AnyView {
    let fingerprint = move || {
        let fingerprint = program.read(Sign::fingerprint)?;
        Some(view! { <p>"鍵の指紋: "<code data-fingerprint>{fingerprint}</code></p> }.into_any())
    };
    view! {
        <div class="toolbar-actions">
            {button(program, "", "make", "新しい鍵を作る", || Message::MakeKey)}
            {button(program, "secondary", "private", "秘密鍵を保存", || Message::Save(What::Private))}
            {button(program, "secondary", "public", "公開鍵を保存", || Message::Save(What::Public))}
        </div>
        {area(program, Slot::Key)}
        {fingerprint}
    }
    .into_any()
}

/// Show the choice of the answers.
pub fn answers(program: Program<Sign>) -> AnyView {
    let option = move |key: String| {
        let (value, labelled) = (key.clone(), key.clone());
        let selected = program.signal(move |sign| sign.is_chosen(&key));
        let label = program.signal(move |sign| sign.label(&labelled));
        view! { <option value=value prop:selected=selected>{label}</option> }.into_any()
    };
    let file = program.signal(|sign| match sign.file_name() {
        Some(name) => format!("選んだファイル: {name}"),
        None => "下で選ぶファイル".to_owned(),
    });
    let is_file = program.signal(|sign| sign.is_chosen(FILE));
    view! {
        <div class="field">
            <label for="sign-source">"署名する回答"</label>
            <select
                id="sign-source"
                name="source"
                autocomplete="off"
                disabled
                on:change=move |event| program.send(Message::Choose(event_target_value(&event)))
            >
                {list(program.signal(Sign::records), option)}
                <option value=FILE prop:selected=is_file>{file}</option>
            </select>
            <p class="hint">"このブラウザーに保存した自己点検がここに並びます。"</p>
        </div>
        {area(program, Slot::Answers)}
    }
    .into_any()
}

/// Show the button that signs.
pub fn sign(program: Program<Sign>) -> AnyView {
    view! {
        <div class="toolbar-actions">
            {button(program, "", "signed", "署名して保存", || Message::Save(What::Signed))}
        </div>
        {area(program, Slot::Sign)}
    }
    .into_any()
}

fn button(
    program: Program<Sign>,
    class: &'static str,
    name: &'static str,
    label: &'static str,
    message: fn() -> Message,
) -> AnyView {
    view! {
        <button
            type="button"
            class=class
            data-action=name
            disabled
            on:click=move |_| program.send(message())
        >
            {label}
        </button>
    }
    .into_any()
}

fn area(program: Program<Sign>, slot: Slot) -> AnyView {
    type Parts = (&'static str, fn(&Sign) -> Option<&Notice>, fn() -> Message);
    let (name, read, dismiss): Parts = match slot {
        Slot::Key => {
            ("notice-key", |sign| sign.said(Slot::Key).notice(), || Message::Dismiss(Slot::Key))
        }
        Slot::Answers => (
            "notice-answers",
            |sign| sign.said(Slot::Answers).notice(),
            || Message::Dismiss(Slot::Answers),
        ),
        Slot::Sign => {
            ("notice-sign", |sign| sign.said(Slot::Sign).notice(), || Message::Dismiss(Slot::Sign))
        }
    };
    let notice = move |_| notice_area(program, read, Message::Offered, dismiss);
    view! {
        <div class="notice-area" role="alert" data-slot=name>
            {list(program.signal(move |sign| sign.said(slot).key()), notice)}
        </div>
    }
    .into_any()
}
