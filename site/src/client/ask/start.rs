//! The question's start in the browser: the field, the standard, the keys.

use gloo::events::EventListener;
use gloo::utils::{document, window};
use leptos::prelude::{Effect, Get, GetUntracked};
use wasm_bindgen::{JsCast, throw_str};
use web_sys::{
    Element, HtmlDocument, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, KeyboardEvent,
};

use super::model::{Ask, Browser, Effect as Task, Message};
use super::view::{ANSWERS, STANDARD, WORDS, answers, status};
use crate::client::kit::program::Program;
use crate::client::kit::storage::Store;
use crate::client::kit::storage::browser::{Browser as Storage, base};
use crate::client::kit::{dom, forget, mount, start as kit, typed};
use crate::data::ask::AskData;

/// Start the page.
pub fn start() {
    let (root, data): (_, AskData) = kit::data();
    let found = |id: &str| document().get_element_by_id(id);
    let field = found(WORDS).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    let choice = found(STANDARD).and_then(|choice| choice.dyn_into::<HtmlSelectElement>().ok());
    let (Some(field), Some(choice), Some(place)) = (field, choice, found(ANSWERS)) else {
        throw_str("the page has no field, no choice of a standard or no place for answers")
    };
    let base = base(&data.root);
    let tab = forget::tab(&base);
    field.set_value(&typed::before(&tab));
    let chosen = Storage::default().get(&key(&base)).ok().flatten().unwrap_or_default();
    let model =
        Ask::new(data.index, Browser { widths: typed::widths, whole }, field.value(), &chosen);
    choice.set_value(model.standard().map_or("", |standard| &standard.id));
    // Without words, the entry may still hold what was cleared, to be said.
    if !field.value().is_empty() {
        typed::keep(&tab, &field.value());
    }
    let program = Program::new(model, move |program, effect| match effect {
        Task::Keep(words) => typed::keep(&tab, &words),
        Task::Remember(id) => {
            // Storage may be blocked or full: then the choice holds for this page only.
            let _ = Storage::default().set(&key(&base), &id);
        }
        Task::FocusAnswers => focus_answers(),
        Task::Print => mount::after_views(|| {
            let _ = window().print();
        }),
        Task::Copy(address) => program.send(Message::Copied(copy(&address))),
    });
    mount::mount("status", move || status(program));
    let shown = program.memo(answers);
    // Now, before the page is sealed: what fails here keeps the page closed.
    dom::show_html(&place, &shown.get_untracked());
    let target = place.clone();
    // It lives as long as the page.
    Effect::new(move |_| dom::show_html(&target, &shown.get()));
    EventListener::new(&place, "click", move |event| {
        let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let control = pressed.and_then(|pressed| pressed.closest("[data-do]").ok().flatten());
        let message = control.and_then(|own| Message::of(&dom::attribute(&own, "data-do")));
        if let Some(message) = message {
            program.send(message);
        }
    })
    .forget();
    let input = field.clone();
    EventListener::new(&field, "input", move |_| program.send(Message::Type(input.value())))
        .forget();
    EventListener::new(&field, "keydown", move |event| {
        let key = event.dyn_ref::<KeyboardEvent>();
        // While a word is being converted, Enter belongs to the input method.
        if key.is_some_and(|key| key.key() == "Enter" && !key.is_composing()) {
            focus_answers();
        }
    })
    .forget();
    let select = choice.clone();
    EventListener::new(&choice, "change", move |_| program.send(Message::Choose(select.value())))
        .forget();
    kit::seal_and_enable(&root);
    dom::focus(&field);
}

/// Return the name under which the standard is remembered.
fn key(base: &str) -> String {
    format!("kijun:{base}:ask")
}

fn focus_answers() {
    mount::after_views(|| {
        if let Some(answers) = document().get_element_by_id(ANSWERS) {
            dom::focus(&answers);
        }
    });
}

/// Copy a text by way of a field, which also works without TLS, where the clipboard is missing.
/// Return whether it was copied.
fn copy(text: &str) -> bool {
    let (Ok(field), Some(body)) = (document().create_element("textarea"), document().body()) else {
        return false;
    };
    let active = document().active_element();
    if body.append_child(&field).is_err() {
        return false;
    }
    if let Some(field) = field.dyn_ref::<HtmlTextAreaElement>() {
        field.set_value(text);
        field.select();
    }
    let document = document();
    let copied = document.dyn_ref::<HtmlDocument>();
    let copied = copied.is_some_and(|own| own.exec_command("copy").unwrap_or_default());
    field.remove();
    active.iter().for_each(dom::focus);
    copied
}

/// Return the whole address for a link of the page.
fn whole(link: &str) -> String {
    let here = window().location().href().unwrap_or_default();
    web_sys::Url::new_with_base(link, &here).map_or_else(|_| link.to_owned(), |url| url.href())
}
