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

use super::Form;
use super::draft::{Draft, Field};
use super::notice::{Kind, Notice};
use controls::Controls;
use storage::{Kept, Storage};
use transfer::{Downloads, File};

/// The parts that the listeners share.
struct Live {
    form: Form,
    controls: Controls,
    storage: Storage,
    downloads: Downloads,
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
    restore(&form, &storage);
    let live = Rc::new(Live { form, controls, storage, downloads: Downloads::default() });
    live.controls.fill(&live.form.draft.get_untracked());
    let shown = Rc::clone(&live);
    Effect::new(move |_| {
        shown.form.draft.with(|draft| {
            shown.form.outcome.with(|outcome| shown.controls.show(draft, outcome.as_ref()));
        });
    });
    listen(&live);
    crate::seal::seal();
    live.controls.enable();
    if let Some(root) = document().document_element() {
        // The mark that the form takes answers from now on.
        let _ = root.set_attribute("data-hydrated", "true");
    }
}

fn restore(form: &Form, storage: &Storage) {
    let notice = match storage.load(&form.rules) {
        Kept::Nothing => None,
        Kept::Answers(draft) => {
            form.draft.set(*draft);
            Some(Notice::new(Kind::Info, "前回の続きから表示しています。"))
        }
        Kept::Unreadable(error) => Some(Notice::new(
            Kind::Error,
            format!(
                "このブラウザーに保存されていた回答を読めませんでした({error})。\
                 元のデータは消さずに残してあります。回答ファイルがあれば読み込んでください。"
            ),
        )),
        Kept::Blocked => Some(blocked()),
    };
    form.notice.set(notice);
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
        if self.form.draft.with_untracked(|draft| draft.value(field) == value) {
            return;
        }
        self.form.draft.update(|draft| draft.set(field, &value));
        self.keep();
    }

    fn clicked(&self, target: &Element) {
        let Ok(Some(button)) = target.closest("[data-action], [data-export], [data-clear]") else {
            return;
        };
        if let Some(id) = button.get_attribute("data-clear") {
            self.form.draft.update(|draft| draft.set(Field::Answer(&id), ""));
            self.refill();
            return;
        }
        if let Some(file) = button.get_attribute("data-export").as_deref().and_then(File::of_name) {
            self.export(file);
            return;
        }
        match button.get_attribute("data-action").as_deref() {
            Some("reset") => {
                let blank = Draft::blank(&self.form.rules);
                self.replace(blank, "回答をすべて消去しました。このブラウザーからも消しました。");
            }
            Some("undo") => {
                let notice = self.form.notice.get_untracked();
                if let Some(before) = notice.and_then(|notice| notice.before) {
                    self.replace(before, "元の回答に戻しました。");
                }
            }
            Some("dismiss") => self.form.notice.set(None),
            _ => {}
        }
    }

    fn export(&self, file: File) {
        let saved = self
            .form
            .draft
            .with_untracked(|draft| self.downloads.save(file, draft.file(), &self.form.rules));
        let notice = match saved {
            Ok(name) => Notice::new(Kind::Info, format!("「{name}」を保存しました。")),
            Err(message) => Notice::new(Kind::Error, message),
        };
        self.form.notice.set(Some(notice));
    }

    fn import(self: &Rc<Self>, input: &HtmlInputElement) {
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        let name = file.name();
        let live = Rc::clone(self);
        let input = input.clone();
        leptos::task::spawn_local(async move {
            let read = transfer::read(file).await;
            // So that the same file can be chosen again after it was mended.
            input.set_value("");
            let rules = &live.form.rules;
            let draft = read
                .and_then(|bytes| Draft::read(rules, &bytes).map_err(|error| error.to_string()));
            match draft {
                Ok(draft) => live.replace(draft, &format!("「{name}」を読み込みました。")),
                Err(error) => live.form.notice.set(Some(Notice::new(
                    Kind::Error,
                    format!(
                        "「{name}」を読み込めませんでした。{error} これまでの回答は変わっていません。"
                    ),
                ))),
            }
        });
    }

    /// Puts other answers in place of the present ones, which can be brought back.
    fn replace(&self, draft: Draft, text: &str) {
        let before = self.form.draft.get_untracked();
        self.form.draft.set(draft);
        self.form.notice.set(Some(Notice::new(Kind::Info, text).with_undo(before)));
        self.refill();
    }

    /// Shows the draft in the controls, and keeps it.
    fn refill(&self) {
        self.form.draft.with_untracked(|draft| self.controls.fill(draft));
        self.keep();
    }

    fn keep(&self) {
        let kept = self.form.draft.with_untracked(|draft| self.storage.keep(draft));
        if !kept && self.form.notice.with_untracked(Option::is_none) {
            self.form.notice.set(Some(blocked()));
        }
    }
}

/// The address of the page.
fn location() -> String {
    window().location().href().unwrap_or_default()
}
