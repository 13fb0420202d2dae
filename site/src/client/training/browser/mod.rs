//! Brings the page to life: shows one part at a time, listens, seals, and only then lets answers in.

mod deck;
mod exercise;
mod keep;

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use kijun_rules::Rules;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, Event, HtmlInputElement, KeyboardEvent};

use super::record::{Done, Head, Record, to_csv};
use super::templates;
use crate::client::kit::date;
use crate::client::kit::dom::{self, all, attribute, one};
use crate::client::kit::files::Downloads;
use crate::client::kit::notice::{Kind, Notice, area};
use deck::Deck;
use keep::Keeper;

/// A live page.
struct Live {
    root: Element,
    decks: Vec<Deck>,
    /// The rules of each checklist, by its name.
    lists: Vec<(String, Rules)>,
    keeper: Keeper,
    forgotten: RefCell<Option<Record>>,
    downloads: Downloads,
}

/// Starts the page. The loader calls it once.
#[wasm_bindgen]
pub fn hydrate() {
    let Some(root) = document().query_selector("[data-training]").ok().flatten() else { return };
    let lists = all(&root, "[data-rules]").filter_map(|list| {
        // The content's check has refused unsound rules.
        let rules = Rules::from_json(&attribute(&list, "data-rules")).ok()?;
        Some((attribute(&list, "data-checklist"), rules))
    });
    let keeper =
        Keeper::new(&attribute(&root, "data-site-root"), &attribute(&root, "data-standard"));
    let live = Rc::new(Live {
        decks: Deck::all(&root),
        lists: lists.collect(),
        keeper,
        forgotten: RefCell::default(),
        downloads: Downloads::default(),
        root,
    });
    for deck in &live.decks {
        deck.tell();
    }
    live.show_record();
    live.listen();
    live.follow_address();
    crate::client::kit::seal::seal();
    for control in all(&live.root, "[disabled]") {
        dom::toggle(&control, "disabled", false);
    }
    // The mark that the page takes answers from now on. It fails for no attribute name of ours.
    let _ = page().map(|page| page.set_attribute("data-hydrated", "true"));
}

/// The root element of the page.
fn page() -> Option<Element> {
    document().document_element()
}

impl Live {
    fn listen(self: &Rc<Self>) {
        for kind in ["input", "click", "keydown"] {
            let live = Rc::clone(self);
            let options = EventListenerOptions { passive: kind != "keydown", ..Default::default() };
            let listener =
                EventListener::new_with_options(&document(), kind, options, move |event| {
                    let target = event.target().and_then(|target| target.dyn_into().ok());
                    match (kind, target) {
                        ("click", Some(target)) => live.clicked(&target),
                        ("input", Some(target)) => live.changed(&target),
                        ("keydown", Some(target)) => live.pressed(event, &target),
                        _ => {}
                    }
                });
            // The page's program lives as long as the page.
            listener.forget();
        }
        let live = Rc::clone(self);
        EventListener::new(&window(), "hashchange", move |_| live.follow_address()).forget();
        let live = Rc::clone(self);
        EventListener::new(&window(), "storage", move |_| {
            live.keeper.read();
            live.show_record();
        })
        .forget();
        EventListener::new(&window(), "afterprint", |_| {
            let _ = page().map(|page| page.remove_attribute("data-print"));
        })
        .forget();
    }

    /// Shows the part that the page's address names.
    fn follow_address(&self) {
        let hash = window().location().hash().unwrap_or_default();
        let id = hash.trim_start_matches('#');
        if id.is_empty() {
            return;
        }
        for deck in &self.decks {
            if let Some(place) = deck.place_of(id) {
                deck.show(place);
            }
        }
        if let Some(target) = document().get_element_by_id(id) {
            if target.has_attribute("data-scenario") {
                dom::toggle(&target, "open", true);
            }
            target.scroll_into_view();
        }
    }

    fn changed(&self, target: &Element) {
        if target.has_attribute("data-jump") {
            let id = target.unchecked_ref::<web_sys::HtmlSelectElement>().value();
            if let Some(deck) = self.walk()
                && let Some(place) = deck.place_of(&id)
            {
                self.went(deck, deck.show(place));
            }
            return;
        }
        let Some(field) = target.get_attribute("data-field") else { return };
        let input = target.unchecked_ref::<HtmlInputElement>();
        let value =
            if input.type_() == "date" { date::of_field(&input.value()) } else { input.value() };
        let shown = format!("[data-shown=\"{field}\"]");
        if let Some(shown) = one(&self.root, &shown) {
            shown.set_text_content(Some(&value));
        }
    }

    fn clicked(self: &Rc<Self>, target: &Element) {
        let Ok(Some(button)) = target.closest("[data-action], [data-export]") else { return };
        if button.has_attribute("data-export") {
            self.save();
            return;
        }
        match attribute(&button, "data-action").as_str() {
            action @ ("previous" | "next") => {
                let mut decks = self.decks.iter();
                if let Some(deck) = decks.find(|deck| deck.root.contains(Some(&button))) {
                    self.went(deck, deck.step(action == "next"));
                }
            }
            "project" => self.project(!projecting()),
            "notes" => {
                if let Some(deck) = self.walk() {
                    let on = !deck.root.has_attribute("data-notes");
                    dom::toggle(&deck.root, "data-notes", on);
                    press(&button, on);
                }
            }
            "handout" => print("handout"),
            "certificate" => print("certificate"),
            "answer" => self.answer(&button),
            "judge" => self.judge(&button),
            "forget" => {
                let record = self.keeper.forget();
                let text = "記録を消去しました。このブラウザーからも消しました。";
                let offers: &[_] = if record.is_empty() { &[] } else { UNDO };
                self.forgotten.replace(Some(record));
                self.say(Some(&Notice::new(Kind::Info, text).offering(offers)));
                self.show_record();
            }
            "undo" => {
                if let Some(record) = self.forgotten.take() {
                    self.keeper.restore(record);
                    self.say(Some(&Notice::new(Kind::Info, "記録を元に戻しました。")));
                    self.show_record();
                }
            }
            "dismiss" => self.say(None),
            _ => {}
        }
    }

    /// The arrows and the keys of a presenter's remote control turn the walk's pages: always while
    /// it is projected, else where nothing else has the focus. PageUp and PageDown are the page's own
    /// as long as the focus is outside of the walk.
    fn pressed(&self, event: &Event, target: &Element) {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let Some(deck) = self.walk() else { return };
        if key.ctrl_key() || key.alt_key() || key.meta_key() || key.shift_key() {
            return;
        }
        if matches!(target.tag_name().as_str(), "INPUT" | "SELECT" | "TEXTAREA") {
            return;
        }
        let inside = deck.root.contains(Some(target)) || projecting();
        let nowhere = target.tag_name() == "BODY" && in_sight(&deck.root);
        let turned = match key.key().as_str() {
            "ArrowRight" if inside || nowhere => deck.step(true),
            "ArrowLeft" if inside || nowhere => deck.step(false),
            "PageDown" if inside => deck.step(true),
            "PageUp" if inside => deck.step(false),
            "Escape" if projecting() => return self.project(false),
            _ => return,
        };
        event.prevent_default();
        self.went(deck, turned);
    }

    /// A deck was turned: what was shown of the walk is recorded.
    fn went(&self, deck: &Deck, turned: bool) {
        if !turned {
            return;
        }
        if projecting() {
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
        if deck.is_walk()
            && let Some(slide) = deck.current()
        {
            self.keep(&[Done::Seen(&slide.id())]);
        }
    }

    fn walk(&self) -> Option<&Deck> {
        self.decks.iter().find(|deck| deck.is_walk())
    }

    /// Shows the walk alone and large, or the whole page again.
    fn project(&self, on: bool) {
        if let Some(page) = page() {
            dom::toggle(&page, "data-projecting", on);
        }
        let Some(deck) = self.walk() else { return };
        if let Some(button) = one(&deck.root, "[data-action=\"project\"]") {
            press(&button, on);
        }
        if on {
            deck.current().iter().for_each(|slide| dom::focus(slide));
            window().scroll_to_with_x_and_y(0.0, 0.0);
        } else {
            deck.root.scroll_into_view();
        }
    }

    /// Says whether the chosen class is right, and opens the explanation.
    fn answer(&self, button: &Element) {
        let Ok(Some(question)) = button.closest("[data-question]") else { return };
        let right = attribute(&question, "data-right-title");
        let chosen = one(&question, "input:checked");
        let chosen = chosen.and_then(|input| input.parent_element()?.text_content());
        let chosen = chosen.as_deref().map(str::trim);
        if let Some(slot) = one(&question, "[data-slot=\"result\"]") {
            slot.set_inner_html(&templates::question(chosen, &right).into_string());
        }
        if let Some(answer) = one(&question, "details") {
            dom::toggle(&answer, "open", true);
        }
        let words = one(&question, "[data-information]").and_then(|words| words.text_content());
        if let (Some(chosen), Some(words)) = (chosen, words) {
            self.keep(&[Done::Quiz { words: &words, chosen, right: &right }]);
        }
    }

    fn keep(&self, results: &[Done<'_>]) {
        if !self.keeper.add(results) {
            let text = "このブラウザーには記録を保存できません。このページを閉じると消えるので、受講記録の印刷かCSVで残してください。";
            self.say(Some(&Notice::new(Kind::Warning, text)));
        }
        self.show_record();
    }

    fn show_record(&self) {
        if let Some(slot) = one(&self.root, "[data-slot=\"record\"]") {
            dom::renew(&slot, &templates::rows(&self.rows()).into_string());
        }
    }

    fn rows(&self) -> Vec<super::record::Row> {
        self.keeper.record().rows(self.walk().map_or(0, Deck::count))
    }

    fn save(&self) {
        let field = |name: &str| {
            let input = one(&self.root, &format!("[data-field=\"{name}\"]"));
            input.map(|input| input.unchecked_ref::<HtmlInputElement>().value()).unwrap_or_default()
        };
        let text = |selector: &str| {
            one(&self.root, selector).and_then(|each| each.text_content()).unwrap_or_default()
        };
        let (name, date) = (field("name"), field("date"));
        let (standard, edition) = (text("[data-standard-title]"), text("[data-edition]"));
        let head = Head { name: &name, date: &date, standard: &standard, edition: &edition };
        let rows = self.rows();
        let file = format!("kijun-training-{}.csv", attribute(&self.root, "data-standard"));
        let notice = if rows.is_empty() {
            Notice::new(
                Kind::Warning,
                "記録がまだないので、保存するものがありません。練習か演習をしてから保存してください。",
            )
        } else if to_csv(head, &rows).is_ok_and(|csv| self.downloads.save(&file, "text/csv", &csv))
        {
            Notice::new(Kind::Info, format!("「{file}」を保存しました（{}件）。", rows.len()))
        } else {
            Notice::new(Kind::Error, "ファイルを保存できませんでした。")
        };
        self.say(Some(&notice));
    }

    fn say(&self, notice: Option<&Notice>) {
        if let Some(slot) = one(&self.root, "[data-slot=\"notice\"]") {
            dom::renew(&slot, &area(notice).into_string());
        }
    }
}

const UNDO: &[(&str, &str)] = &[("undo", "元に戻す")];

/// Whether the walk is shown alone.
fn projecting() -> bool {
    page().is_some_and(|page| page.has_attribute("data-projecting"))
}

/// Whether part of an element is in the window.
fn in_sight(element: &Element) -> bool {
    let place = element.get_bounding_client_rect();
    let height = window().inner_height().ok().and_then(|height| height.as_f64());
    place.bottom() > 0.0 && height.is_some_and(|height| place.top() < height)
}

/// Says whether a button is pressed.
fn press(button: &Element, on: bool) {
    let _ = button.set_attribute("aria-pressed", if on { "true" } else { "false" });
}

/// Prints one part of the page; the style sheet knows which.
fn print(part: &str) {
    let _ = page().map(|page| page.set_attribute("data-print", part));
    // A browser that cannot print does nothing.
    let _ = window().print();
}
