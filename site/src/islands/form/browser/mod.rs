//! Brings the form to life: restores what was kept, listens, seals, and only then lets answers in.

mod controls;
mod storage;
mod transfer;

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::{document, window};
use kijun_rules::Rules;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement};

use super::Shown;
use super::draft::{Draft, Field};
use super::notice::{Kind, Notice};
use super::summary::summary;
use controls::Controls;
use storage::{Kept, Storage};
use transfer::{Downloads, File, Uploads};

/// A live form: what was entered, and everything that is done with it.
struct Live {
    rules: Rules,
    footnotes: Vec<String>,
    draft: RefCell<Draft>,
    /// The answers as they were before others replaced them.
    before: RefCell<Option<Draft>>,
    shown: RwSignal<Shown>,
    controls: Controls,
    storage: Storage,
    downloads: Downloads,
    uploads: Uploads,
}

/// Starts the form once its panel is hydrated.
pub(super) fn go_live(shown: RwSignal<Shown>) {
    // A microtask runs after hydration: what is restored must not differ from the page before it.
    queue_microtask(move || start(shown));
}

fn start(shown: RwSignal<Shown>) {
    let Some(root) = document().query_selector("[data-assessment]").ok().flatten() else { return };
    let attribute = |name: &str| root.get_attribute(name).unwrap_or_default();
    // The content's check has refused unsound rules; the paper form is always there.
    let Ok(rules) = Rules::from_json(&attribute("data-rules")) else { return };
    let storage = Storage::open(&attribute("data-site-root"), &rules.checklist().id);
    let (draft, notice) = restore(&rules, &storage);
    let live = Rc::new(Live {
        footnotes: controls::texts(&root, "[data-footnote]"),
        controls: Controls::find(root, &rules),
        rules,
        draft: RefCell::new(draft),
        before: RefCell::default(),
        shown,
        storage,
        downloads: Downloads::default(),
        uploads: Uploads::default(),
    });
    live.refill();
    live.show(notice);
    listen(&live);
    crate::seal::seal();
    live.controls.enable();
    if let Some(root) = document().document_element() {
        // The mark that the form takes answers from now on.
        let _ = root.set_attribute("data-hydrated", "true");
    }
}

/// The answers that were kept, and what is to be said of them.
fn restore(rules: &Rules, storage: &Storage) -> (Draft, Option<Notice>) {
    let blank = || Draft::blank(rules);
    match storage.load(rules) {
        Kept::Nothing => (blank(), None),
        Kept::Answers(draft) => {
            (*draft, Some(Notice::new(Kind::Info, "前回の続きから表示しています。")))
        }
        Kept::Unreadable(error) => {
            let text = format!(
                "このブラウザーに保存されていた回答を読めませんでした({error})。\
                 元のデータは消さずに残してあります。回答ファイルがあれば読み込んでください。"
            );
            (blank(), Some(Notice::new(Kind::Error, text)))
        }
        Kept::Blocked => (blank(), Some(blocked())),
    }
}

fn blocked() -> Notice {
    Notice::new(
        Kind::Warning,
        "このブラウザーには回答を保存できません。\
         画面を閉じる前に「回答ファイルを保存」で保存してください。",
    )
}

fn listen(live: &Rc<Live>) {
    for kind in ["input", "change", "click"] {
        let live = Rc::clone(live);
        // One listener for the whole page: the controls are static, and there may be thousands.
        let listener = EventListener::new(&document(), kind, move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            match target {
                Some(target) if kind == "click" => live.clicked(&target),
                Some(target) => live.changed(event, &target),
                None => {}
            }
        });
        // The form lives as long as the page.
        listener.forget();
    }
}

impl Live {
    /// A control has a new value.
    fn changed(self: &Rc<Self>, event: &Event, target: &Element) {
        if target.has_attribute("data-import") {
            if event.type_() == "change" {
                self.import(target.unchecked_ref());
            }
            return;
        }
        let Some((name, value)) = controls::name_and_value(target) else { return };
        let Some(field) = Field::of_name(&name) else { return };
        if self.draft.borrow().value(field) != value {
            self.draft.borrow_mut().set(field, &value);
            self.show(self.notice());
            self.keep();
        }
    }

    fn clicked(&self, target: &Element) {
        let Ok(Some(button)) = target.closest("[data-action], [data-export], [data-clear]") else {
            return;
        };
        if let Some(id) = button.get_attribute("data-clear") {
            self.draft.borrow_mut().set(Field::Answer(&id), "");
            self.refill();
            self.show(self.notice());
            self.keep();
        } else if let Some(name) = button.get_attribute("data-export") {
            if let Some(file) = File::of_name(&name) {
                self.export(file);
            }
        } else {
            match button.get_attribute("data-action").as_deref() {
                Some("reset") => {
                    let blank = Draft::blank(&self.rules);
                    self.replace(
                        blank,
                        "回答をすべて消去しました。このブラウザーからも消しました。",
                    );
                }
                Some("undo") => {
                    if let Some(before) = self.before.take() {
                        self.replace(before, "元の回答に戻しました。");
                    }
                }
                Some("dismiss") => self.show(None),
                _ => {}
            }
        }
    }

    fn export(&self, file: File) {
        let saved = self.downloads.save(file, self.draft.borrow().file(), &self.rules);
        self.show(Some(match saved {
            Ok(name) => Notice::new(Kind::Info, format!("「{name}」を保存しました。")),
            Err(message) => Notice::new(Kind::Error, message),
        }));
    }

    fn import(self: &Rc<Self>, input: &HtmlInputElement) {
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        let name = file.name();
        let live = Rc::clone(self);
        let input = input.clone();
        self.uploads.read(file, move |read| {
            // So that the same file can be chosen again after it was mended.
            input.set_value("");
            let draft = read.and_then(|bytes| {
                Draft::read(&live.rules, &bytes).map_err(|error| error.to_string())
            });
            match draft {
                Ok(draft) => live.replace(draft, &format!("「{name}」を読み込みました。")),
                Err(error) => {
                    let text = format!(
                        "「{name}」を読み込めませんでした。{error} これまでの回答は変わっていません。"
                    );
                    live.show(Some(Notice::new(Kind::Error, text)));
                }
            }
        });
    }

    /// Puts other answers in place of the present ones, which can be brought back.
    fn replace(&self, draft: Draft, text: &str) {
        let before = self.draft.replace(draft);
        let undo = !before.is_blank();
        self.before.replace(undo.then_some(before));
        self.refill();
        self.show(Some(Notice { undo, ..Notice::new(Kind::Info, text) }));
        self.keep();
    }

    /// Shows the outcome of the draft, in the panel and at each requirement.
    fn show(&self, notice: Option<Notice>) {
        let draft = self.draft.borrow();
        let outcome = draft.outcome(&self.rules);
        let outcome = outcome.as_ref();
        self.controls.show(&draft, outcome);
        let summary = summary(&self.rules, &draft, outcome, &self.footnotes);
        self.shown.set(Shown { summary, notice });
    }

    /// Puts the draft's values into the controls.
    fn refill(&self) {
        self.controls.fill(&self.draft.borrow());
    }

    /// Keeps the draft in this browser.
    fn keep(&self) {
        if !self.storage.keep(&self.draft.borrow()) && self.notice().is_none() {
            self.show(Some(blocked()));
        }
    }

    fn notice(&self) -> Option<Notice> {
        self.shown.with_untracked(|shown| shown.notice.clone())
    }
}

/// The address of the page.
fn location() -> String {
    window().location().href().unwrap_or_default()
}
