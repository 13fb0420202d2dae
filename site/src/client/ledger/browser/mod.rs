//! Brings the page to life: restores what was kept, listens, seals, and only then lets entries in.

mod answers;
mod controls;
mod keep;
mod keeping;
mod transfer;

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::{document, window};
use kijun_rules::ledger::{Entry, LedgerFile};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, Event};

use super::book::Book;
use super::list::list;
use super::words::Ledgers;
use crate::client::kit::dom::{self, one};
use crate::client::kit::files::{Downloads, Uploads};
use crate::client::kit::notice::{Kind, Notice, area};
use keep::{Keeper, Opened};
use keeping::not_kept;

/// What can be brought back.
enum Undo {
    /// An entry that was removed, with its place.
    Removed(usize, Entry),
    /// All entries, as they were before others came or a file filled them in.
    Replaced(Book),
}

/// A live page: what was entered, and everything that is done with it.
struct Live {
    root: Element,
    ledgers: Ledgers,
    book: RefCell<Book>,
    undo: RefCell<Option<Undo>>,
    /// What another tab has kept, until the reader has chosen.
    other: RefCell<Option<LedgerFile>>,
    notice: RefCell<Option<Notice>>,
    keeper: Keeper,
    downloads: Downloads,
    uploads: Uploads,
}

/// Starts the page. The loader calls it once.
#[wasm_bindgen]
pub fn hydrate() {
    let Some(root) = document().query_selector("[data-ledger-page]").ok().flatten() else { return };
    let ledgers = controls::ledgers(&root);
    let site_root = dom::attribute(&root, "data-site-root");
    let keeper = Keeper::new(&site_root, &ledgers.standard);
    let (book, notice) = restore(&keeper, &ledgers);
    let live = Rc::new(Live {
        root,
        book: RefCell::new(book),
        ledgers,
        undo: RefCell::default(),
        other: RefCell::default(),
        notice: RefCell::default(),
        keeper,
        downloads: Downloads::default(),
        uploads: Uploads::default(),
    });
    live.refill();
    live.say(notice);
    answers::offer(&live.root, &live.ledgers);
    live.listen();
    crate::client::kit::seal::seal();
    controls::enable(&live.root);
    if let Some(root) = document().document_element() {
        // The mark that the page takes entries from now on. It fails for no attribute name of ours.
        let _ = root.set_attribute("data-hydrated", "true");
    }
}

/// The entries that were kept, and what is to be said of them.
fn restore(keeper: &Keeper, ledgers: &Ledgers) -> (Book, Option<Notice>) {
    let blank = || Book::blank(ledgers);
    match keeper.open() {
        Opened::Nothing => (blank(), None),
        Opened::Ledger(file) => (Book::of_file(file), Some(info("前回の続きから表示しています。"))),
        Opened::Unreadable(error) => {
            let text = format!(
                "このブラウザーに保存されていた登録を読めませんでした({error})。\
                 元のデータは消さずに残してあります。台帳ファイルがあれば読み込んでください。"
            );
            (blank(), Some(Notice::new(Kind::Error, text)))
        }
        Opened::Blocked => (blank(), Some(not_kept("このブラウザーには登録を保存できません。"))),
    }
}

fn info(text: impl Into<String>) -> Notice {
    Notice::new(Kind::Info, text)
}

impl Live {
    fn listen(self: &Rc<Self>) {
        for kind in ["input", "change", "click"] {
            let live = Rc::clone(self);
            let listener = EventListener::new(&document(), kind, move |event| {
                let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                match target {
                    Some(target) if kind == "click" => live.clicked(&target),
                    Some(target) => live.changed(event, &target),
                    None => {}
                }
            });
            // The page's program lives as long as the page.
            listener.forget();
        }
        let live = Rc::clone(self);
        EventListener::new(&window(), "storage", move |_| live.changed_elsewhere()).forget();
        let live = Rc::clone(self);
        EventListener::new(&window(), "focus", move |_| {
            answers::offer(&live.root, &live.ledgers);
        })
        .forget();
    }

    /// A control has a new value.
    fn changed(self: &Rc<Self>, event: &Event, target: &Element) {
        if let Some(name) = target.get_attribute("data-import") {
            if event.type_() == "change" {
                self.import(&name, target.unchecked_ref());
            }
            return;
        }
        let Some((field, value)) = controls::changed(target) else { return };
        {
            let mut book = self.book.borrow_mut();
            let entry = book.entry_mut();
            match field {
                Some(field) if entry.value(&field) == value => return,
                Some(field) => entry.set(&field, &value),
                None => {
                    let class = (!value.is_empty()).then_some(value);
                    if entry.class == class {
                        return;
                    }
                    entry.class = class;
                }
            }
        }
        // What is entered now must not be lost by going back to what was there before.
        if matches!(*self.undo.borrow(), Some(Undo::Replaced(_))) {
            self.withdraw();
        }
        self.show();
        self.keep();
    }

    fn clicked(self: &Rc<Self>, target: &Element) {
        let Ok(Some(button)) = target.closest("[data-action], [data-export], [data-entry]") else {
            return;
        };
        if let Some(place) = button.get_attribute("data-entry") {
            self.book.borrow_mut().open(place.parse().unwrap_or_default());
            self.refill();
            return;
        }
        if let Some(name) = button.get_attribute("data-export") {
            let said = if name == "csv" { self.save_csv() } else { self.save_json() };
            self.say(Some(said));
            return;
        }
        match dom::attribute(&button, "data-action").as_str() {
            "add" => self.edit("[name]", Book::add),
            "duplicate" => self.edit("[name]", Book::duplicate),
            "remove" => self.remove(),
            "reset" => {
                let before = self.book.replace(Book::blank(&self.ledgers));
                self.replaced(
                    before,
                    info("登録をすべて消去しました。このブラウザーからも消しました。"),
                );
            }
            "undo" => self.undo(),
            "kept" => {
                if let Some((answers, name)) = answers::chosen(&self.root, &self.ledgers) {
                    self.prefill(&answers, &name);
                }
            }
            "both" | "theirs" | "mine" => {
                self.settle(&dom::attribute(&button, "data-action"));
            }
            "dismiss" => self.withdraw(),
            _ => {}
        }
    }

    /// Changes the list of entries, and leads to the control that the selector finds.
    fn edit(&self, focus: &str, change: fn(&mut Book)) {
        change(&mut self.book.borrow_mut());
        self.withdraw();
        self.refill();
        self.keep();
        one(&self.root, focus).iter().for_each(dom::focus);
    }

    fn remove(&self) {
        let (place, entry) = self.book.borrow_mut().remove();
        self.refill();
        if entry.is_blank() {
            self.withdraw();
        } else {
            self.undo.replace(Some(Undo::Removed(place, entry)));
            self.say(Some(info("登録を1件削除しました。").offering(UNDO)));
        }
        self.keep();
        one(&self.root, "#entries").iter().for_each(dom::focus);
    }

    fn undo(&self) {
        match self.undo.take() {
            Some(Undo::Removed(place, entry)) => self.book.borrow_mut().restore(place, entry),
            Some(Undo::Replaced(book)) => drop(self.book.replace(book)),
            None => return,
        }
        self.refill();
        self.say(Some(info("元に戻しました。")));
        self.keep();
        one(&self.root, "#entries").iter().for_each(dom::focus);
    }

    /// Other entries have taken the place of those before, which can be brought back.
    fn replaced(&self, before: Book, notice: Notice) {
        let undo = before != *self.book.borrow();
        self.undo.replace(undo.then_some(Undo::Replaced(before)));
        self.refill();
        self.say(Some(if undo { notice.offering(UNDO) } else { notice }));
        self.keep();
    }

    /// Takes the notice back, with what it offers.
    fn withdraw(&self) {
        self.undo.replace(None);
        self.say(None);
    }

    fn say(&self, notice: Option<Notice>) {
        let html = area(notice.as_ref()).into_string();
        if let Some(slot) = one(&self.root, "[data-slot=\"notice\"]") {
            slot.set_inner_html(&html);
        }
        self.notice.replace(notice);
    }

    /// Shows the entries, and puts the open one's values into the controls.
    fn refill(&self) {
        controls::fill(&self.root, &self.book.borrow());
        self.show();
    }

    fn show(&self) {
        let book = self.book.borrow();
        if let Some(slot) = one(&self.root, "[data-slot=\"entries\"]") {
            dom::renew(&slot, &list(&book, &self.ledgers).into_string());
        }
        controls::show(&self.root, &book, &self.ledgers);
    }
}

const UNDO: &[(&str, &str)] = &[("undo", "元に戻す")];
