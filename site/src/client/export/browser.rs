//! Brings the page to life: seals it, and only then reads what is kept here and takes files.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::{document, window};
use kijun_rules::{AnswerFile, Rules};
use kijun_sheets::form::SheetForm;
use kijun_sheets::{Finding, Reading, csv, xlsx};
use maud::{Markup, html};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};

use super::report;
use crate::client::kit::dom::{self, one};
use crate::client::kit::files::{Downloads, Uploads};
use crate::client::kit::notice::{Kind, Notice, area};
use crate::client::kit::storage::browser::{Browser, shelf};
use crate::client::kit::storage::{Kept, Shelf, Trouble};

/// Answers that can be exported, with what they are called.
struct Source {
    label: String,
    from: From,
}

/// Where answers come from.
enum From {
    /// They are kept in this browser under this id, and may change there at any time.
    Kept(String),
    /// A file that was chosen.
    File(AnswerFile),
}

/// Where a notice stands: beside what it is about.
#[derive(Clone, Copy)]
enum Slot {
    /// Beside the buttons for what is saved.
    Out,
    /// Beside the choice of a filled form.
    In,
}

/// A filled form that was read.
struct Read {
    name: String,
    file: AnswerFile,
}

/// A live page.
struct Live {
    root: Element,
    select: HtmlSelectElement,
    rules: Rules,
    form: SheetForm,
    shelf: Shelf<Browser>,
    sources: RefCell<Vec<Source>>,
    read: RefCell<Option<Read>>,
    downloads: Downloads,
    uploads: Uploads,
}

/// The value of the choice of a blank form; other values are places in [`Live::sources`].
const BLANK: &str = "blank";

/// Starts the page. The loader calls it once.
#[wasm_bindgen]
pub fn hydrate() {
    let Some(live) = find().map(Rc::new) else { return };
    crate::client::kit::seal::seal();
    live.offer_kept(true);
    live.listen();
    for control in dom::all(&live.root, ":disabled") {
        dom::toggle(&control, "disabled", false);
    }
    if let Some(root) = document().document_element() {
        // The mark that the page takes files from now on. It fails for no attribute name of ours.
        let _ = root.set_attribute("data-hydrated", "true");
    }
}

fn find() -> Option<Live> {
    let root = document().query_selector("[data-export-page]").ok().flatten()?;
    // The content's check has refused unsound rules, and the page was made with the same form.
    let rules = Rules::from_json(&dom::attribute(&root, "data-rules")).ok()?;
    let form = serde_json::from_str(&dom::attribute(&root, "data-form")).ok()?;
    let select = one(&root, "select[name=\"source\"]")?.dyn_into().ok()?;
    let shelf = shelf(&dom::attribute(&root, "data-site-root"), &rules.checklist().id);
    Some(Live {
        root,
        select,
        rules,
        form,
        shelf,
        sources: RefCell::default(),
        read: RefCell::default(),
        downloads: Downloads::default(),
        uploads: Uploads::default(),
    })
}

impl Live {
    /// Offers the assessments that are kept in this browser, the one opened last first of all.
    ///
    /// - `first`: whether the page has just been opened. Only then is one of them chosen, and said what
    ///   cannot be offered.
    fn offer_kept(&self, first: bool) {
        let kept = match self.shelf.list() {
            Ok(kept) => kept,
            Err(trouble) => {
                let text = format!(
                    "{trouble}回答の入った様式を作るには、回答ファイル(JSON)を選んでください。"
                );
                if first {
                    self.say(Slot::Out, Some(&Notice::new(Kind::Warning, text)));
                }
                return;
            }
        };
        let latest = self.shelf.latest().ok().flatten();
        let mut unreadable = 0;
        for each in kept {
            let is_latest = first && latest.as_ref().is_some_and(|latest| latest.id == each.id);
            match self.answers(each.text.as_bytes()) {
                Ok(file) => {
                    let label = label(&each, &file);
                    self.offer(Source { label, from: From::Kept(each.id) }, is_latest);
                }
                Err(_) => unreadable += 1,
            }
        }
        if first && unreadable > 0 {
            let text = format!(
                "このブラウザーに保存されている点検のうち{unreadable}件は読めないため、一覧にありません。点検の画面で開いて確かめてください。"
            );
            self.say(Slot::Out, Some(&Notice::new(Kind::Warning, text)));
        }
    }

    /// Offers what is kept now: another tab may have added, renamed or removed some. What was chosen
    /// stays chosen.
    fn renew(&self) {
        let chosen = self.select.value().parse::<usize>().ok();
        let before = self.sources.take();
        while self.select.length() > 1 {
            self.select.remove_with_index(1);
        }
        self.offer_kept(false);
        for (place, source) in before.into_iter().enumerate() {
            let was_chosen = chosen == Some(place);
            match source.from {
                From::File(_) => self.offer(source, was_chosen),
                From::Kept(id) if was_chosen => self.choose(&id),
                From::Kept(_) => {}
            }
        }
    }

    /// Chooses what is kept under this id, or says that it is gone.
    fn choose(&self, id: &str) {
        let is_it = |source: &Source| matches!(&source.from, From::Kept(of) if of == id);
        if let Some(place) = self.sources.borrow().iter().position(is_it) {
            self.select.set_value(&place.to_string());
        } else {
            let text = "選んでいた点検は、別のタブで削除されたか、読めなくなりました。様式に入れる回答を選び直してください。";
            self.say(Slot::Out, Some(&Notice::new(Kind::Warning, text)));
        }
    }

    /// Adds a choice of what is exported.
    fn offer(&self, source: Source, chosen: bool) {
        let Ok(option) = document().create_element("option") else { return };
        option.set_text_content(Some(&source.label));
        let mut sources = self.sources.borrow_mut();
        let place = sources.len().to_string();
        let _ = option.set_attribute("value", &place);
        if self.select.append_child(&option).is_ok() {
            sources.push(source);
            if chosen {
                self.select.set_value(&place);
            }
        }
    }

    /// The answers of an answer file to this checklist.
    fn answers(&self, bytes: &[u8]) -> Result<AnswerFile, String> {
        let file = AnswerFile::read(bytes).map_err(|error| error.to_string())?;
        let id = &self.rules.checklist().id;
        if file.checklist != *id {
            return Err(elsewhere(&file.checklist, id));
        }
        if file.class.is_some() {
            file.class_in(&self.rules).map_err(|error| error.to_string())?;
        }
        Ok(file)
    }

    fn listen(self: &Rc<Self>) {
        for kind in ["change", "click"] {
            let live = Rc::clone(self);
            let listener = EventListener::new(&document(), kind, move |event| {
                let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                match target {
                    Some(target) if kind == "click" => live.clicked(&target),
                    Some(target) => live.changed(&target),
                    None => {}
                }
            });
            // The page's program lives as long as the page.
            listener.forget();
        }
        for kind in ["focus", "pageshow"] {
            let live = Rc::clone(self);
            EventListener::new(&window(), kind, move |_| live.renew()).forget();
        }
    }

    fn clicked(&self, target: &Element) {
        let Ok(Some(button)) = target.closest("[data-export], [data-action]") else { return };
        if let Some(kind) = button.get_attribute("data-export") {
            self.export(&kind);
            return;
        }
        match button.get_attribute("data-action").as_deref() {
            Some("keep") => self.keep(),
            Some("download") => {
                if let Some(Read { file, .. }) = &*self.read.borrow() {
                    self.download("answers", Some(file), Slot::In);
                }
            }
            Some("dismiss") => {
                self.say(Slot::Out, None);
                self.say(Slot::In, None);
            }
            _ => {}
        }
    }

    /// Gives out what was chosen, as it is kept at this moment.
    fn export(&self, kind: &str) {
        let chosen = self.select.value();
        if chosen == BLANK {
            self.download(kind, None, Slot::Out);
            return;
        }
        let sources = self.sources.borrow();
        let source = chosen.parse::<usize>().ok().and_then(|place| sources.get(place));
        match source.map(|source| &source.from) {
            Some(From::File(file)) => self.download(kind, Some(file), Slot::Out),
            Some(From::Kept(id)) => match self.kept_answers(id) {
                Ok(file) => self.download(kind, Some(&file), Slot::Out),
                Err(error) => {
                    let text = format!("書き出せませんでした。{error}");
                    self.say(Slot::Out, Some(&Notice::new(Kind::Error, text)));
                }
            },
            None => {}
        }
    }

    /// The answers that are kept under this id now.
    fn kept_answers(&self, id: &str) -> Result<AnswerFile, String> {
        let kept = self.shelf.read(id).map_err(|trouble| trouble.to_string())?;
        let kept = kept.ok_or_else(|| Trouble::Gone.to_string())?;
        self.answers(kept.text.as_bytes())
    }

    fn download(&self, kind: &str, file: Option<&AnswerFile>, slot: Slot) {
        let notice = match self.made(kind, file) {
            Ok((name, kind, bytes)) if self.downloads.save(&name, kind, &bytes) => {
                Notice::new(Kind::Info, format!("「{name}」を保存しました。"))
            }
            Ok(_) => Notice::new(Kind::Error, "ファイルを保存できませんでした。"),
            Err(error) => Notice::new(Kind::Error, error),
        };
        self.say(slot, Some(&notice));
    }

    /// The file to be saved: its name, its type, its bytes.
    fn made(
        &self,
        kind: &str,
        file: Option<&AnswerFile>,
    ) -> Result<(String, &'static str, Vec<u8>), String> {
        let checklist = self.rules.checklist();
        let blank = AnswerFile {
            checklist: checklist.id.clone(),
            edition: Some(checklist.edition.clone()),
            ..AnswerFile::default()
        };
        let answers = file.unwrap_or(&blank);
        let (extension, media, bytes) = match kind {
            "xlsx" => (
                "xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                xlsx::write(&self.rules, &self.form, file).map_err(|error| error.to_string())?,
            ),
            "csv" => {
                let class = answers.class.as_deref();
                let words = |id: &str| self.form.words(id, class);
                let bytes = csv::answers::write(&self.rules, answers, &words);
                ("csv", "text/csv", bytes.map_err(|error| error.to_string())?)
            }
            _ => {
                let json = answers.to_json();
                ("json", "application/json", json.into_bytes())
            }
        };
        let what = if file.is_some() { "answers" } else { "form" };
        let class = answers.class.as_deref().map(|class| format!("-{class}")).unwrap_or_default();
        let name = format!("kijun-{what}-{}{class}.{extension}", checklist.id.replace('/', "-"));
        Ok((name, media, bytes))
    }

    fn changed(self: &Rc<Self>, target: &Element) {
        let Some(kind) = target.get_attribute("data-import") else { return };
        let Some(input) = target.dyn_ref::<HtmlInputElement>() else { return };
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        let (name, live, input) = (file.name(), Rc::clone(self), input.clone());
        self.uploads.read(file, move |bytes| {
            // So that the same file can be chosen again after it was mended.
            input.set_value("");
            match (bytes, kind.as_str()) {
                (Err(error), "answers") => live.refuse(Slot::Out, &name, &error),
                (Err(error), _) => live.refuse(Slot::In, &name, &error),
                (Ok(bytes), "answers") => live.take_answers(&name, &bytes),
                (Ok(bytes), _) => live.take_form(name, &bytes),
            }
        });
    }

    /// An answer file is one more choice of what is exported.
    fn take_answers(&self, name: &str, bytes: &[u8]) {
        match self.answers(bytes) {
            Ok(file) => {
                let label = format!("ファイル: {name}");
                self.offer(Source { label, from: From::File(file) }, true);
                let text = format!("「{name}」を読み込みました。保存する形式を選んでください。");
                self.say(Slot::Out, Some(&Notice::new(Kind::Info, text)));
            }
            Err(error) => self.refuse(Slot::Out, name, &error),
        }
    }

    fn refuse(&self, slot: Slot, name: &str, error: &str) {
        let text = format!("「{name}」を読み込めませんでした。{error}");
        self.say(slot, Some(&Notice::new(Kind::Error, text)));
    }

    /// A filled form is read, and what was found is shown.
    fn take_form(&self, name: String, bytes: &[u8]) {
        self.say(Slot::In, None);
        match self.reading(bytes).into_result() {
            Ok((file, notices)) => {
                self.show(&report::read(&self.rules, &name, &file, &notices));
                self.read.replace(Some(Read { name, file }));
            }
            Err(findings) => {
                self.read.replace(None);
                self.show(&report::refused(&name, &cause(bytes, findings)));
            }
        }
    }

    fn reading(&self, bytes: &[u8]) -> Reading {
        let id = &self.rules.checklist().id;
        let is_ours = |of: &str| if of == id { Ok(()) } else { Err(elsewhere(of, id)) };
        if xlsx::read::is_workbook(bytes) {
            xlsx::read(bytes, &|of| is_ours(of).map(|()| (&self.rules, self.form.clone())))
        } else {
            csv::read(bytes, &|of| is_ours(of).map(|()| &self.rules))
        }
    }

    /// Keeps what was read as an assessment of its own, which the form then opens.
    fn keep(&self) {
        let Some(Read { name, file }) = self.read.take() else { return };
        let service = file.service.as_ref().and_then(|service| service.name.clone());
        let title = service.unwrap_or_else(|| {
            name.rsplit_once('.').map_or(name.as_str(), |(name, _)| name).to_owned()
        });
        let kept = self.shelf.add(&title, &file.to_json()).map_err(|trouble| trouble.to_string());
        match kept {
            Ok(kept) => {
                self.shelf.opened(&kept.id);
                let label = label(&kept, &file);
                self.offer(Source { label, from: From::Kept(kept.id) }, true);
                self.show(&self.kept(&title));
            }
            Err(error) => {
                let text = format!("{error}「回答ファイル(JSON)を保存」で保存してください。");
                self.say(Slot::In, Some(&Notice::new(Kind::Error, text)));
                self.read.replace(Some(Read { name, file }));
            }
        }
    }

    fn kept(&self, title: &str) -> Markup {
        html! {
            div.notice data-kind="info" data-kept {
                h3 tabindex="-1" data-focus { "保存しました" }
                p {
                    "「" (title) "」という名前で、このブラウザーに保存しました。"
                    a href=(dom::attribute(&self.root, "data-check")) { "点検の画面で開く" }
                }
            }
        }
    }

    fn say(&self, slot: Slot, notice: Option<&Notice>) {
        let name = match slot {
            Slot::Out => "[data-slot=\"notice\"]",
            Slot::In => "[data-slot=\"notice-in\"]",
        };
        if let Some(slot) = one(&self.root, name) {
            dom::renew(&slot, &area(notice).into_string());
        }
    }

    /// Shows what became of a form, and moves there.
    fn show(&self, said: &Markup) {
        if let Some(slot) = one(&self.root, "[data-slot=\"reading\"]") {
            slot.set_inner_html(&said.0);
            one(&slot, "[data-focus]").iter().for_each(dom::focus);
        }
    }
}

/// What a kept assessment is called in the list.
fn label(kept: &Kept, file: &AnswerFile) -> String {
    let service = file.service.as_ref().and_then(|service| service.name.clone());
    let name = if kept.name.is_empty() { service.unwrap_or_default() } else { kept.name.clone() };
    let name = if name.is_empty() { "名前のない点検".to_owned() } else { name };
    if kept.saved.is_empty() {
        return name;
    }
    let saved = js_sys::Date::new(&JsValue::from_str(&kept.saved));
    let saved: String = saved.to_locale_string("ja-JP", &JsValue::UNDEFINED).into();
    format!("{name}(最終保存 {saved})")
}

fn elsewhere(found: &str, here: &str) -> String {
    format!(
        "チェックリスト『{found}』のものです。このページで扱えるのは『{here}』です。『{found}』のページで読み込んでください。"
    )
}

/// What is wrong, said better for a file that has come to the wrong place.
fn cause(bytes: &[u8], mut findings: Vec<Finding>) -> Vec<Finding> {
    if let (true, [finding]) = (AnswerFile::read(bytes).is_ok(), findings.as_mut_slice()) {
        "回答ファイル(JSON)です。点検の画面か、このページの「回答ファイル(JSON)から作る」で読み込んでください。"
            .clone_into(&mut finding.message);
    }
    findings
}
