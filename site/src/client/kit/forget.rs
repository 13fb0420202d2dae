//! Clear everything that this site keeps in this browser.
//!
//! A page with a program has the button (`components::forget`). After the reader has confirmed,
//! every name of this site goes from `localStorage` and from the tab's `sessionStorage`, and the
//! page is loaded again: nothing that it has shown or held stays. Other tabs hear of it and do the
//! same. Until then, no page of the site keeps anything any more.

use std::cell::Cell;

use gloo::events::EventListener;
use gloo::utils::{document, window};
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlDialogElement, PageTransitionEvent, Storage, StorageEvent};

use super::dom;
use super::storage::browser::base;

thread_local! {
    /// True once everything is cleared: this page keeps nothing any more.
    static DONE: Cell<bool> = const { Cell::new(false) };
}

/// The property of the history's state with the words for what was cleared. It is in no address and
/// is removed when it was shown.
const CLEARED: &str = "cleared";

/// The property of the history's state with the mark by which the other tabs heard of it.
const TOLD: &str = "told";

/// Return whether everything was cleared since the page was loaded.
pub(crate) fn done() -> bool {
    DONE.get()
}

/// Listen to the button, to other tabs, and to the return from the back/forward cache. Show what
/// was cleared before this page was loaded. Do nothing on a page without the button.
pub(crate) fn listen(root: &Element) {
    let Some(part) = dom::one(root, "[data-site-root]") else { return };
    let here = base(&dom::attribute(&part, "data-site-root"));
    // A slow browser lets the page that was loaded again hear what the page itself had told the
    // others.
    let told_by_this_tab = show_cleared(root);
    for button in dom::all(root, "[data-forget]") {
        let dialog = question(root);
        EventListener::new(&button, "click", move |_| {
            // This fails only if the question is already shown.
            let _ = dialog.as_ref().map(HtmlDialogElement::show_modal);
        })
        .forget();
    }
    for (selector, clears) in [("[data-forget-confirm]", true), ("[data-forget-cancel]", false)] {
        for button in dom::all(root, selector) {
            let (here, dialog) = (here.clone(), question(root));
            EventListener::new(&button, "click", move |_| {
                if clears {
                    clear(&here);
                } else if let Some(dialog) = &dialog {
                    dialog.close();
                }
            })
            .forget();
        }
    }
    let there = here.clone();
    EventListener::new(&window(), "storage", move |event| {
        let Some(event) = event.dyn_ref::<StorageEvent>() else { return };
        let mark = event.new_value().or_else(|| event.old_value());
        // The mark is set and removed: the page hears of it twice, and is loaded again once.
        if !done() && event.key().as_deref() == Some(&signal(&there)) && mark != told_by_this_tab {
            // This tab may have kept something just before it heard of it.
            forget_here(&there);
            reload();
        }
    })
    .forget();
    // A page from the cache shows what was there when it was left.
    EventListener::new(&window(), "pagehide", |event| {
        if is_persisted(event)
            && let Some(page) = document().document_element()
        {
            dom::set(&page, "data-left", "");
        }
    })
    .forget();
    let before = part.has_attribute("data-cached").then(|| tab(&here));
    EventListener::new(&window(), "pageshow", move |event| {
        if !is_persisted(event) {
            return;
        }
        if before.as_ref().is_none_or(|before| tab(&here) != *before) {
            reload();
        } else if let Some(page) = document().document_element() {
            dom::drop_attribute(&page, "data-left");
        }
    })
    .forget();
}

/// Return a mark of this tab, which is another one after everything was cleared. It is empty if the
/// browser keeps nothing for the tab.
pub(crate) fn tab(base: &str) -> String {
    let key = format!("kijun:{base}:tab");
    let Some(storage) = window().session_storage().ok().flatten() else { return String::new() };
    if let Ok(Some(mark)) = storage.get_item(&key) {
        return mark;
    }
    let mark = String::from(js_sys::Date::new_0().to_iso_string());
    if storage.set_item(&key, &mark).is_ok() { mark } else { String::new() }
}

/// Return whether the page goes to the back/forward cache, or comes from it.
fn is_persisted(event: &Event) -> bool {
    event.dyn_ref::<PageTransitionEvent>().is_some_and(PageTransitionEvent::persisted)
}

/// Return the dialog that asks the reader.
fn question(root: &Element) -> Option<HtmlDialogElement> {
    dom::one(root, "[data-forget-dialog]")?.dyn_into().ok()
}

/// Return the name by which the other tabs hear that everything was cleared. It is removed at once.
fn signal(base: &str) -> String {
    format!("kijun:{base}:forget")
}

/// Clear everything, tell the other tabs, and load the page again.
fn clear(base: &str) {
    let names = forget_here(base);
    let mark = String::from(js_sys::Date::new_0().to_iso_string());
    if let Some(storage) = window().local_storage().ok().flatten() {
        let signal = signal(base);
        // The other tabs hear of both.
        let _ = storage.set_item(&signal, &mark);
        let _ = storage.remove_item(&signal);
    }
    if let Ok(history) = window().history() {
        let state = js_sys::Object::new();
        let _ = Reflect::set(&state, &CLEARED.into(), &said(&names, base).into());
        let _ = Reflect::set(&state, &TOLD.into(), &mark.into());
        let _ = history.replace_state_with_url(&state, "", None);
    }
    reload();
}

/// Clear what the browser and this tab keep, and return the names. From now on the page keeps
/// nothing.
fn forget_here(base: &str) -> Vec<String> {
    DONE.set(true);
    if let Ok(history) = window().history() {
        // The search keeps its words there.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", None);
    }
    let storages = [window().local_storage(), window().session_storage()];
    let storages = storages.into_iter().filter_map(|storage| storage.ok().flatten());
    storages.flat_map(|storage| take_all(&storage, base)).collect()
}

/// Remove all names of this site, and return them.
fn take_all(storage: &Storage, base: &str) -> Vec<String> {
    let start = format!("kijun:{base}:");
    let count = storage.length().unwrap_or_default();
    let all = (0..count).filter_map(|place| storage.key(place).ok().flatten());
    let ours: Vec<String> = all.filter(|key| key.starts_with(&start)).collect();
    ours.into_iter().filter(|key| storage.remove_item(key).is_ok()).collect()
}

fn reload() {
    // The page asks nothing when it is left: what it held is to be dropped.
    DONE.set(true);
    let _ = window().location().reload();
}

/// Show what was cleared before the page was loaded again, and drop these words. Return the mark by
/// which this tab told the others.
fn show_cleared(root: &Element) -> Option<String> {
    let history = window().history().ok()?;
    let state = history.state().ok()?;
    let property = |name: &str| Reflect::get(&state, &name.into()).ok()?.as_string();
    let (words, mark) = (property(CLEARED)?, property(TOLD));
    let place = dom::one(root, "[data-cleared]")?;
    let _ = history.replace_state_with_url(&JsValue::NULL, "", None);
    place.set_text_content(Some(&words));
    dom::focus(&place);
    mark
}

/// Return in words what was cleared.
fn said(names: &[String], base: &str) -> String {
    let kinds = names.iter().filter_map(|name| {
        let rest = name.strip_prefix("kijun:")?.strip_prefix(base)?.strip_prefix(':')?;
        rest.split(':').next()
    });
    super::cleared::said(&kinds.collect::<Vec<_>>())
}
