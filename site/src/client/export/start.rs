//! The export page's start in the browser: the storage, chosen files, downloads.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::{document, window};
use wasm_bindgen::{JsValue, throw_str};

use super::message::{Effect, Message, Slot, Stock, Stored};
use super::model::Export;
use super::{files, view};
use crate::client::kit::files::Downloads;
use crate::client::kit::program::Program;
use crate::client::kit::storage::browser::{Browser, shelf};
use crate::client::kit::storage::{Kept, Shelf};
use crate::client::kit::{dom, mount, start as kit, upload};
use crate::data::export::ExportData;

/// Start the page.
pub fn start() {
    let (root, data): (_, ExportData) = kit::data();
    let site_root = data.site_root.clone();
    let Some(export) = Export::new(data) else { throw_str("the page has no sound rules") };
    let shelf = Rc::new(shelf(&site_root, &export.rules.checklist().id));
    let (kept, downloads) = (Rc::clone(&shelf), Downloads::default());
    let program = Program::new(export, move |program, effect| match effect {
        Effect::Look(format, id) => program.send(Message::Looked(format, kept.read(&id))),
        Effect::Save(slot, format, answers) => {
            let (name, bytes) =
                program.peek(|export| files::make(export, format, answers.as_deref()));
            let saved = downloads.give(name, format, bytes);
            program.send(Message::Saved(slot, saved));
        }
        Effect::Keep(name, text) => {
            let added = kept.add(&name, &text).inspect(|record| kept.opened(&record.id));
            program.send(Message::Kept(added.map(stored)));
        }
        Effect::FocusReading => mount::after_views(|| {
            let heading = document().get_element_by_id(view::READING);
            heading.iter().for_each(dom::focus);
        }),
    });
    mount::mount("source", move || view::source(program));
    mount::mount("out", move || view::out(program));
    mount::mount("reading", move || view::reading(program));
    upload::listen(view::ANSWERS, move |name, read| {
        program.send(match read {
            Ok(bytes) => {
                let read = |export: &Export| files::answers(&export.rules, &export.form, &bytes);
                Message::AnswersRead(name, program.peek(read))
            }
            Err(error) => Message::Refused(Slot::Out, name, error),
        });
    });
    upload::listen(view::FORM, move |name, read| {
        program.send(match read {
            Ok(bytes) => {
                let read = |export: &Export| files::read(&export.rules, &export.form, &bytes);
                Message::FormRead(name, program.peek(read))
            }
            Err(error) => Message::Refused(Slot::In, name, error),
        });
    });
    program.send(Message::Open(stock(&shelf)));
    kit::seal_and_enable(&root);
    for kind in ["focus", "pageshow"] {
        let shelf = Rc::clone(&shelf);
        let renew = move |_: &_| program.send(Message::Renew(stock(&shelf)));
        // The page's program lives as long as the page.
        EventListener::new(&window(), kind, renew).forget();
    }
}

/// Return the current content of the storage.
fn stock(shelf: &Shelf<Browser>) -> Stock {
    let kept = shelf.list().map(|kept| kept.into_iter().map(stored).collect());
    Stock { kept, latest: shelf.latest().ok().flatten().map(|latest| latest.id) }
}

/// Return a record with the time when it was last saved, as this browser writes times.
fn stored(kept: Kept) -> Stored {
    let saved = if kept.saved.is_empty() {
        String::new()
    } else {
        let saved = js_sys::Date::new(&JsValue::from_str(&kept.saved));
        saved.to_locale_string("ja-JP", &JsValue::UNDEFINED).into()
    };
    Stored { kept, saved }
}
