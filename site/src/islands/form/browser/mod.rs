//! Brings the form to life: restores what was kept, listens, seals, and only then lets answers in.

mod controls;
mod storage;
mod transfer;

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::{document, window};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement};

use super::draft::{Draft, Field};
use super::notice::{Kind, Notice};
use super::{Form, State};
use controls::Controls;
use storage::{Kept, Storage};
use transfer::{Downloads, File, Uploads};

/// The parts that the listeners share.
struct Live {
    form: Form,
    controls: Controls,
    storage: Storage,
    downloads: Downloads,
    uploads: Uploads,
}

/// Starts the form once its panel is hydrated.
pub(super) fn go_live(form: &Form, site_root: String) {
    let form = form.clone();
    // An effect runs after hydration: what is restored must not differ from the page before it.
    Effect::new(move |_| {
        let form = form.clone();
        untrack(|| start(form, &site_root));
    });
}

fn start(form: Form, site_root: &str) {
    let Some(controls) = Controls::find(&form.rules) else { return };
    let storage = Storage::open(site_root, &form.rules.checklist().id);
    let (draft, notice) = restore(&form, &storage);
    let (downloads, uploads) = (Downloads::default(), Uploads::default());
    let live = Rc::new(Live { form, controls, storage, downloads, uploads });
    live.show(draft, notice);
    live.refill();
    listen(&live);
    crate::seal::seal();
    live.controls.enable();
    if let Some(root) = document().document_element() {
        // The mark that the form takes answers from now on.
        let _ = root.set_attribute("data-hydrated", "true");
    }
}

/// The answers that were kept, and what is to be said of them.
fn restore(form: &Form, storage: &Storage) -> (Draft, Option<Notice>) {
    let blank = || Draft::blank(&form.rules);
    match storage.load(&form.rules) {
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
    for kind in ["input", "change"] {
        let live = Rc::clone(live);
        on(kind, move |event, target| live.changed(event, target));
    }
    let clicked = Rc::clone(live);
    on("click", move |_, target| clicked.clicked(target));
}

/// One listener for the whole page: the controls are static, and there may be thousands.
fn on(kind: &'static str, run: impl Fn(&Event, &Element) + 'static) {
    let listener = EventListener::new(&document(), kind, move |event| {
        if let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
            run(event, &target);
        }
    });
    // The form lives as long as the page.
    listener.forget();
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
        let mut state = self.form.state.get_untracked();
        if state.draft.value(field) != value {
            state.draft.set(field, &value);
            self.show(state.draft, state.notice);
            self.keep();
        }
    }

    fn clicked(&self, target: &Element) {
        let Ok(Some(button)) = target.closest("[data-action], [data-export], [data-clear]") else {
            return;
        };
        let mut state = self.form.state.get_untracked();
        if let Some(id) = button.get_attribute("data-clear") {
            state.draft.set(Field::Answer(&id), "");
            self.show(state.draft, state.notice);
            self.refill();
            self.keep();
        } else if let Some(name) = button.get_attribute("data-export") {
            if let Some(file) = File::of_name(&name) {
                self.export(file);
            }
        } else {
            match button.get_attribute("data-action").as_deref() {
                Some("reset") => {
                    let blank = Draft::blank(&self.form.rules);
                    self.replace(
                        blank,
                        "回答をすべて消去しました。このブラウザーからも消しました。",
                    );
                }
                Some("undo") => {
                    if let Some(before) = state.notice.and_then(|notice| notice.before) {
                        self.replace(before, "元の回答に戻しました。");
                    }
                }
                Some("dismiss") => self.show(state.draft, None),
                _ => {}
            }
        }
    }

    fn export(&self, file: File) {
        let state = self.form.state.get_untracked();
        let notice = match self.downloads.save(file, state.draft.file(), &self.form.rules) {
            Ok(name) => Notice::new(Kind::Info, format!("「{name}」を保存しました。")),
            Err(message) => Notice::new(Kind::Error, message),
        };
        self.show(state.draft, Some(notice));
    }

    fn import(self: &Rc<Self>, input: &HtmlInputElement) {
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        let name = file.name();
        let live = Rc::clone(self);
        let input = input.clone();
        self.uploads.read(file, move |read| {
            // So that the same file can be chosen again after it was mended.
            input.set_value("");
            let rules = &live.form.rules;
            let draft = read
                .and_then(|bytes| Draft::read(rules, &bytes).map_err(|error| error.to_string()));
            match draft {
                Ok(draft) => live.replace(draft, &format!("「{name}」を読み込みました。")),
                Err(error) => {
                    let text = format!(
                        "「{name}」を読み込めませんでした。{error} これまでの回答は変わっていません。"
                    );
                    let notice = Notice::new(Kind::Error, text);
                    live.show(live.form.state.get_untracked().draft, Some(notice));
                }
            }
        });
    }

    /// Puts other answers in place of the present ones, which can be brought back.
    fn replace(&self, draft: Draft, text: &str) {
        let before = self.form.state.get_untracked().draft;
        self.show(draft, Some(Notice::new(Kind::Info, text).with_undo(before)));
        self.refill();
        self.keep();
    }

    /// Shows the outcome of a draft, in the panel and at each requirement.
    fn show(&self, draft: Draft, notice: Option<Notice>) {
        let outcome = draft.outcome(&self.form.rules);
        self.controls.show(&draft, outcome.as_ref());
        self.form.state.set(State { draft, outcome, notice });
    }

    /// Puts the draft's values into the controls.
    fn refill(&self) {
        self.form.state.with_untracked(|state| self.controls.fill(&state.draft));
    }

    /// Keeps the draft in this browser.
    fn keep(&self) {
        let state = self.form.state.get_untracked();
        if !self.storage.keep(&state.draft) && state.notice.is_none() {
            self.show(state.draft, Some(blocked()));
        }
    }
}

/// The address of the page.
fn location() -> String {
    window().location().href().unwrap_or_default()
}
