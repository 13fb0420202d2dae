//! The start of the comparison in the browser: it reads files, saves files and prints.

mod waiting;

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, EventTarget, FileList, HtmlInputElement};

use super::export;
use super::model::{Bidders, Effect, Message};
use super::view;
use crate::client::kit::files::Downloads;
use crate::client::kit::program::Program;
use crate::client::kit::{dom, mount, start as kit};
use crate::data::bidders::BiddersData;
use waiting::Waiting;

/// Start the page.
pub fn start() {
    let (root, data): (_, BiddersData) = kit::data();
    let waiting = Rc::new(RefCell::new(Waiting::default()));
    let (queue, downloads, page) = (Rc::clone(&waiting), Downloads::default(), root.clone());
    let program = Program::new(Bidders::new(&data), move |program, effect| match effect {
        Effect::Read => Waiting::accept(&queue, program),
        Effect::Save(format) => {
            let bytes = program.peek(|bidders| {
                let desk = bidders.desk();
                export::bytes(format, &desk.comparison(), desk.only, &desk.sort)
            });
            let name = program.peek(|bidders| bidders.desk().file_name(format));
            let saved = downloads.give(name, format, bytes);
            program.send(Message::Saved(saved));
        }
        // This fails only if printing is forbidden, and then the browser says so.
        Effect::Print => mount::after_views(|| drop(window().print())),
        Effect::FocusRemove(number) => {
            let page = page.clone();
            mount::after_views(move || {
                let button = dom::one(&page, &format!("[data-remove=\"{number}\"]"));
                button.or_else(input).iter().for_each(dom::focus);
            });
        }
        Effect::FocusInput => input().iter().for_each(dom::focus),
    });
    mount::mount("bidders", move || view::bidders(program));
    take_files(&waiting, program);
    for (kind, printing) in [("beforeprint", true), ("afterprint", false)] {
        listen(&window(), kind, move |_| program.send(Message::Printing(printing)));
    }
    kit::seal_and_enable(&root);
}

fn input() -> Option<web_sys::Element> {
    document().get_element_by_id(view::INPUT)
}

/// Take the files that are chosen with the input or dropped anywhere on the page. Without this, the
/// browser would leave the page to open a dropped file.
fn take_files(waiting: &Rc<RefCell<Waiting>>, program: Program<Bidders>) {
    let queue = Rc::clone(waiting);
    let take = Rc::new(move |files: &FileList| {
        let files: Vec<_> = (0..files.length()).filter_map(|at| files.get(at)).collect();
        let count = files.len();
        queue.borrow_mut().choose(files);
        program.send(Message::Choose(count));
    });
    let dropped = Rc::clone(&take);
    for kind in ["dragover", "drop"] {
        let dropped = Rc::clone(&dropped);
        listen(&document(), kind, move |event| {
            event.prevent_default();
            let transfer = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
            if let (Some(files), "drop") = (transfer.and_then(|transfer| transfer.files()), kind) {
                dropped(&files);
            }
        });
    }
    let Some(input) = input().and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) else {
        return;
    };
    let chooser = input.clone();
    listen(&input, "change", move |_| {
        if let Some(files) = chooser.files() {
            take(&files);
            // Clear the input, so that the same file can be chosen again after it was mended.
            chooser.set_value("");
        }
    });
}

/// Listen for as long as the page lives.
fn listen(target: &EventTarget, kind: &'static str, then: impl Fn(&Event) + 'static) {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(target, kind, options, move |event| then(event)).forget();
}
