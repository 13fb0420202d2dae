//! Brings the page to life: listens, seals, and only then takes files.

mod files;

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use kijun_compare::{Known, Only, Sort};
use kijun_rules::text::plain;
use maud::{Markup, html};
use wasm_bindgen::{JsCast, prelude::wasm_bindgen};
use web_sys::{
    DragEvent, Element, Event, FileList, HtmlElement, HtmlInputElement, HtmlSelectElement,
};

use super::desk::{self, Desk};
use super::export::File;
use super::{matrix, paper};
use crate::client::kit::dom::focus;
use crate::client::kit::files::Downloads;
use files::Waiting;

/// A live page.
struct Live {
    desk: RefCell<Desk>,
    waiting: RefCell<Waiting>,
    downloads: Downloads,
    input: HtmlInputElement,
    tools: Element,
    notice: Element,
    summary: Element,
    apart: Element,
    groups: Element,
    paper: Element,
}

/// Starts the page. The loader calls it once.
#[wasm_bindgen]
pub fn hydrate() {
    let Some(live) = Live::find().map(Rc::new) else { return };
    live.listen();
    crate::client::kit::seal::seal();
    for control in all("[data-bidders] :disabled") {
        // A control that stays disabled is seen at once; there is nothing else to be done.
        let _ = control.remove_attribute("disabled");
    }
    live.show();
    if let Some(root) = document().document_element() {
        // The mark that the page takes files from now on.
        let _ = root.set_attribute("data-hydrated", "true");
    }
}

impl Live {
    fn find() -> Option<Self> {
        let part = |name: &str| one(&format!("[data-part=\"{name}\"]"));
        let known = all("[data-known]").filter_map(|element| {
            let attribute = |name: &str| element.get_attribute(name).unwrap_or_default();
            // The content's check has refused unsound rules.
            desk::known(
                &attribute("data-rules"),
                &attribute("data-title"),
                &attribute("data-names"),
            )
        });
        let known: Vec<Known> = known.collect();
        Some(Self {
            desk: RefCell::new(Desk::new(known)),
            waiting: RefCell::default(),
            downloads: Downloads::default(),
            input: one("input[data-import=\"answers\"]")?.dyn_into().ok()?,
            tools: part("tools")?,
            notice: part("notice")?,
            summary: part("summary")?,
            apart: part("apart")?,
            groups: part("groups")?,
            paper: part("paper")?,
        })
    }

    fn listen(self: &Rc<Self>) {
        self.on(&document(), "change", |live, _, target| live.changed(target));
        self.on(&document(), "click", |live, _, target| live.clicked(target));
        // Wherever a file is let go over the page: else the browser leaves the page for it.
        for kind in ["dragover", "drop"] {
            self.on(&document(), kind, |live, event, _| live.dropped(event));
        }
        self.on(&window(), "beforeprint", |live, _, _| live.show_paper());
        self.on(&window(), "afterprint", |live, _, _| live.paper.set_inner_html(""));
    }

    fn on(
        self: &Rc<Self>,
        target: &web_sys::EventTarget,
        kind: &'static str,
        then: fn(&Rc<Self>, &Event, &Element),
    ) {
        let live = Rc::clone(self);
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(target, kind, options, move |event| {
            let target = event.target().and_then(|target| target.dyn_into().ok());
            // What happens to the window happens to the whole page.
            if let Some(target) = target.or_else(|| document().document_element()) {
                then(&live, event, &target);
            }
        });
        // The page lives as long as its listeners.
        listener.forget();
    }

    fn changed(self: &Rc<Self>, target: &Element) {
        if target.has_attribute("data-import") {
            if let Some(files) = self.input.files() {
                self.take(&files);
            }
            return;
        }
        let name = target.get_attribute("name").unwrap_or_default();
        if let (Some(input), "open") = (target.dyn_ref::<HtmlInputElement>(), name.as_str()) {
            self.desk.borrow_mut().open = input.value() == "all";
        } else if let (Some(input), "only") = (target.dyn_ref::<HtmlInputElement>(), name.as_str())
        {
            self.desk.borrow_mut().only = Only::from_id(&input.value()).unwrap_or_default();
        } else if let (Some(select), "sort") = (target.dyn_ref::<HtmlSelectElement>(), &*name) {
            self.desk.borrow_mut().sort = Sort::from_id(&select.value()).unwrap_or_default();
        } else {
            return;
        }
        self.show();
    }

    fn clicked(self: &Rc<Self>, target: &Element) {
        let selector = "[data-notes], [data-remove], [data-export], [data-action]";
        let Some(button) = target.closest(selector).ok().flatten() else { return };
        if button.has_attribute("data-notes") {
            self.unfold(&button);
            return;
        }
        if let Some(number) = button.get_attribute("data-remove") {
            self.remove(number.parse().unwrap_or_default());
        } else if let Some(name) = button.get_attribute("data-export") {
            if let Some(file) = File::of_name(&name) {
                self.export(file);
            }
        } else {
            match button.get_attribute("data-action").as_deref() {
                Some("clear") => {
                    self.desk.borrow_mut().clear();
                    self.show();
                    self.say("info", "すべてのファイルを取り除きました。");
                    focus(&self.input);
                }
                // Fails only where printing is forbidden, and then the browser says so.
                Some("print") => drop(window().print()),
                _ => {}
            }
        }
    }

    fn dropped(self: &Rc<Self>, event: &Event) {
        event.prevent_default();
        if event.type_() != "drop" {
            return;
        }
        let transfer = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
        if let Some(files) = transfer.and_then(|transfer| transfer.files()) {
            self.take(&files);
        }
    }

    /// Takes the chosen files, unless they are too many.
    fn take(self: &Rc<Self>, files: &FileList) {
        let chosen: Vec<_> = (0..files.length()).filter_map(|at| files.get(at)).collect();
        // So that the same file can be chosen again after it was mended.
        self.input.set_value("");
        if chosen.is_empty() {
            return;
        }
        let waiting = self.waiting.borrow().count();
        if let Some(refusal) = self.desk.borrow().refusal(waiting, chosen.len()) {
            return self.say("error", &refusal);
        }
        let idle = self.waiting.borrow().is_empty();
        self.waiting.borrow_mut().add(chosen);
        if idle {
            self.read_next();
        }
    }

    /// Reads the files one after the other, in the order in which they were chosen; shows them when
    /// all are read.
    fn read_next(self: &Rc<Self>) {
        let live = Rc::clone(self);
        let reading = self.waiting.borrow_mut().next(move |name, bytes| {
            {
                let mut desk = live.desk.borrow_mut();
                match bytes {
                    Ok(bytes) => desk.add(&name, &bytes),
                    Err(unreadable) => desk.put(unreadable),
                }
            }
            live.read_next();
        });
        if !reading {
            let read = self.waiting.borrow_mut().finish();
            self.show();
            self.say("info", &format!("{read}件のファイルを読み込みました。"));
        }
    }

    fn remove(&self, number: usize) {
        let Some(removed) = self.desk.borrow_mut().remove(number) else { return };
        self.show();
        self.say("info", &format!("「{}」を取り除きました。", plain(removed.file_name())));
        // The button that was pressed is gone: the next one takes the focus, or what adds files.
        let next = [number, number - 1].map(|number| one(&format!("[data-remove=\"{number}\"]")));
        match next.into_iter().flatten().next().map(Element::dyn_into::<HtmlElement>) {
            Some(Ok(button)) => focus(&button),
            _ => focus(&self.input),
        }
    }

    /// Shows what was written to an answer, right after the button; or takes it away again.
    fn unfold(&self, button: &Element) {
        let open = button.get_attribute("aria-expanded").as_deref() == Some("true");
        // These fail for no element that is shown, and for no attribute name of ours.
        let _ = button.set_attribute("aria-expanded", if open { "false" } else { "true" });
        if open {
            button.next_element_sibling().iter().for_each(Element::remove);
            return;
        }
        let above = |name: &str| {
            let element = button.closest(&format!("[{name}]")).ok().flatten()?;
            element.get_attribute(name)
        };
        let desk = self.desk.borrow();
        let notes =
            above("data-checklist").zip(above("data-requirement")).and_then(|(checklist, id)| {
                let number = above("data-cell")?.parse().ok()?;
                matrix::notes_of(&desk.comparison(), &checklist, &id, number)
            });
        if let Some(notes) = notes {
            let _ = button.insert_adjacent_html("afterend", &notes.into_string());
        }
    }

    fn export(&self, file: File) {
        let desk = self.desk.borrow();
        let bytes = file.bytes(&desk.comparison(), desk.only, desk.sort);
        let name = format!("kijun-comparison.{}", file.name());
        match bytes {
            Ok(bytes) if self.downloads.save(&name, file.media_type(), &bytes) => {
                self.say("info", &format!("「{name}」を保存しました。"));
            }
            Ok(_) => self.say("error", "ファイルを保存できませんでした。"),
            Err(message) => self.say("error", &message),
        }
    }

    /// Shows what lies on the desk.
    fn show(&self) {
        let desk = self.desk.borrow();
        let comparison = desk.comparison();
        put(&self.groups, matrix::groups(&comparison, desk.only, desk.sort, desk.open));
        put(&self.apart, matrix::apart(&comparison));
        self.summary.set_text_content(Some(&desk.summary()));
        let _ = self.tools.toggle_attribute_with_force("hidden", desk.count() == 0);
        self.notice.set_inner_html("");
    }

    fn show_paper(&self) {
        let desk = self.desk.borrow();
        put(&self.paper, paper::comparison(&desk.comparison(), desk.only, desk.sort));
    }

    fn say(&self, kind: &str, text: &str) {
        put(&self.notice, html! { p.notice data-kind=(kind) { (text) } });
    }
}

fn put(element: &Element, markup: Markup) {
    element.set_inner_html(&markup.into_string());
}

fn one(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

fn all(selector: &str) -> impl Iterator<Item = Element> + use<> {
    let found = document().query_selector_all(selector).ok();
    let count = found.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).filter_map(move |at| found.as_ref()?.item(at)?.dyn_into().ok())
}
