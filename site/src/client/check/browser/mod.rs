//! Brings the form to life: restores what was kept, listens, seals, and only then lets answers in.

mod actions;
#[cfg(feature = "form-editions")]
mod changes;
mod controls;
mod find;
mod lists;
mod print;
mod shelf;
mod show;
mod soon;
mod time;
mod transfer;

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use kijun_rules::Rules;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, Event, KeyboardEvent, StorageEvent};

use super::draft::{Draft, Field};
use super::editions::Editions;
use super::names::Names;
use super::panel::List;
use crate::client::kit::dom;
use crate::client::kit::files::{Downloads, Uploads};
use crate::client::kit::notice::{self, Notice};
use controls::Controls;
use find::Finder;
use lists::{LiveList, Slot};
use shelf::{Keeper, Opened};
use soon::Soon;

/// A live form: what was entered, and everything that is done with it.
struct Live {
    root: Element,
    rules: Rules,
    names: Names,
    footnotes: Vec<String>,
    draft: RefCell<Draft>,
    /// The answers as they were before others replaced them.
    before: RefCell<Option<Draft>>,
    /// While an answer is tried: the answers that are kept.
    committed: RefCell<Option<Draft>>,
    /// The assessment removed last.
    removed: RefCell<Option<crate::client::kit::storage::Kept>>,
    notice: RefCell<Option<Notice>>,
    /// What had the focus before the notice.
    came_from: RefCell<Option<Element>>,
    /// The classes whose reasons are shown.
    cells: RefCell<Vec<String>>,
    controls: Controls,
    finder: Finder,
    keeper: Keeper,
    parts: Parts,
    downloads: Downloads,
    uploads: Uploads,
    rest: Soon,
    #[cfg(feature = "form-editions")]
    changes: changes::Changes,
}

/// The parts of the page that are made from templates.
struct Parts {
    notice: Slot,
    head: Slot,
    announced: Slot,
    trial: Slot,
    trial_start: Slot,
    saved: Slot,
    shelf: Slot,
    matrix: LiveList,
    lists: [LiveList; List::ALL.len()],
    exceptions: LiveList,
    #[cfg(feature = "form-editions")]
    edition: Slot,
}

impl Parts {
    fn find(root: &Element) -> Self {
        let slot = |name| Slot::find(root, name);
        Self {
            notice: slot("notice"),
            head: slot("head"),
            announced: slot("announced"),
            trial: slot("trial"),
            trial_start: slot("trial-start"),
            saved: slot("saved"),
            shelf: slot("shelf"),
            matrix: LiveList::find(root, "matrix", None),
            lists: List::ALL.map(|list| LiveList::find(root, list.name(), Some("details"))),
            exceptions: LiveList::find(root, "exceptions", Some("section")),
            #[cfg(feature = "form-editions")]
            edition: slot("edition"),
        }
    }
}

/// Starts the form. The loader calls it with the island's element.
#[wasm_bindgen]
pub fn assessment_form(root: Element) {
    let Some(page) = dom::one(&root, "[data-assessment]") else { return };
    // The content's check has refused unsound rules; the paper form is always there.
    let Ok(rules) = Rules::from_json(&dom::attribute(&page, "data-rules")) else { return };
    let editions = Editions {
        earlier: dom::attribute(&page, "data-earlier"),
        #[cfg(feature = "form-editions")]
        successions: kijun_rules::editions::Succession::list_from_json(&dom::attribute(
            &page,
            "data-successions",
        )),
    };
    let site_root = dom::attribute(&page, "data-site-root");
    let keeper = Keeper::new(&site_root, &rules.checklist().id, editions);
    let Opened { draft, notice } = keeper.start(&rules);
    let controls = Controls::find(root.clone(), &rules);
    let footnotes = dom::all(&root, "[data-footnote]").filter_map(|note| note.text_content());
    let live = Rc::new(Live {
        footnotes: footnotes.collect(),
        names: controls.names(&rules),
        finder: Finder::find(&root, &controls),
        parts: Parts::find(&root),
        controls,
        keeper,
        rules,
        draft: RefCell::new(draft),
        before: RefCell::default(),
        committed: RefCell::default(),
        removed: RefCell::default(),
        notice: RefCell::default(),
        came_from: RefCell::default(),
        cells: RefCell::default(),
        downloads: Downloads::default(),
        uploads: Uploads::default(),
        rest: Soon::default(),
        #[cfg(feature = "form-editions")]
        changes: changes::Changes::find(&root),
        root,
    });
    live.refill();
    live.show();
    live.show_shelf();
    live.say(notice);
    live.listen();
    crate::client::kit::seal::seal();
    live.controls.enable();
    if let Some(root) = document().document_element() {
        // The mark that the form takes answers from now on.
        dom::set(&root, "data-hydrated", "true");
    }
}

impl Live {
    fn listen(self: &Rc<Self>) {
        for kind in ["input", "change", "click", "toggle", "keydown"] {
            let live = Rc::clone(self);
            // One listener for the whole page: the controls are static, and there may be thousands.
            // `toggle` does not bubble; it is caught on its way down.
            let options = if kind == "toggle" {
                EventListenerOptions::run_in_capture_phase()
            } else {
                EventListenerOptions::default()
            };
            let options = EventListenerOptions { passive: kind != "keydown", ..options };
            let listener =
                EventListener::new_with_options(&document(), kind, options, move |event| {
                    let target =
                        event.target().and_then(|target| target.dyn_into::<Element>().ok());
                    if !matches!(kind, "input" | "change") {
                        live.catch_up();
                    }
                    match (kind, target) {
                        ("click", Some(target)) => live.clicked(&target),
                        ("toggle", Some(target)) => live.toggled(&target),
                        ("keydown", _) => live.pressed(event),
                        (_, Some(target)) => live.changed(event, &target),
                        _ => {}
                    }
                });
            // The form lives as long as the page.
            listener.forget();
        }
        let live = Rc::clone(self);
        EventListener::new(&window(), "storage", move |event| live.stored(event)).forget();
        for kind in ["pagehide", "visibilitychange"] {
            let live = Rc::clone(self);
            EventListener::new(&window(), kind, move |_| live.catch_up()).forget();
        }
        let live = Rc::clone(self);
        EventListener::new(&window(), "beforeprint", move |_| {
            live.catch_up();
            print::prepare(&live.root, &live.rules, &live.kept_draft());
        })
        .forget();
    }

    /// A control has a new value.
    fn changed(self: &Rc<Self>, event: &Event, target: &Element) {
        if target.has_attribute("data-import") {
            self.catch_up();
            if event.type_() == "change" {
                self.import(target.unchecked_ref());
            }
            return;
        }
        let Some((name, value)) = controls::name_and_value(target) else { return };
        match name.as_str() {
            "filter" => return self.filter(&value),
            "assessment-name" => {
                if event.type_() == "change" {
                    self.rename(&value);
                }
                return;
            }
            _ => {}
        }
        let Some(field) = Field::of_name(&name) else { return };
        if self.draft.borrow().value(field) == value {
            return;
        }
        self.draft.borrow_mut().set(field, &value);
        self.show_verdict();
        if matches!(field, Field::Class | Field::Phase) {
            self.refilter();
        }
        // Nobody waits for the rest to see the verdict: it follows the next frame.
        let live = Rc::clone(self);
        self.rest.soon(move || live.finish());
    }

    /// What follows a change and its verdict.
    fn finish(&self) {
        self.show_reasons();
        self.keep();
    }

    /// Finishes at once what waits for the next frame, before anything else happens.
    fn catch_up(&self) {
        if self.rest.cancel() {
            self.finish();
        }
    }

    /// Ctrl+Enter goes to the next open question; Escape goes to the notice, and from there closes
    /// it.
    fn pressed(&self, event: &Event) {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        match key.key().as_str() {
            "Enter" if key.ctrl_key() => {
                event.prevent_default();
                self.next();
            }
            "Escape" if self.notice.borrow().is_some() => {
                let active = document().active_element();
                if active.is_some_and(|active| self.parts.notice.contains(&active)) {
                    self.say(None);
                    self.leave_notice();
                } else {
                    self.enter_notice();
                }
            }
            _ => {}
        }
    }

    /// Moves the focus to the notice's first button, and remembers where it was.
    fn enter_notice(&self) {
        self.came_from.replace(document().active_element());
        self.parts.notice.button().iter().for_each(dom::focus);
    }

    /// Moves the focus back, where the notice's buttons are gone.
    fn leave_notice(&self) {
        let active = document().active_element();
        if active.is_some_and(|active| active.matches("body").is_ok_and(|body| !body)) {
            return;
        }
        let came_from = self.came_from.take().filter(|element| element.is_connected());
        let name = || dom::one(&self.root, "[name=\"assessment-name\"]");
        came_from.or_else(name).iter().for_each(dom::focus);
    }

    /// A cell of the matrix was opened or closed: its reasons are made when they are looked at.
    fn toggled(&self, target: &Element) {
        let Some(id) = target.get_attribute("data-cell") else { return };
        let open = target.has_attribute("open");
        let mut cells = self.cells.borrow_mut();
        if cells.contains(&id) == open {
            return;
        }
        if open {
            cells.push(id);
        } else {
            cells.retain(|other| *other != id);
        }
        drop(cells);
        self.show();
    }

    /// Another tab has kept something.
    fn stored(&self, event: &Event) {
        self.catch_up();
        let key = event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key);
        let mine = self.keeper.id().map(|id| self.keeper.shelf.key(&id));
        // No key: everything was cleared.
        if (key.is_none() || key == mine)
            && let Some(notice) = self.keeper.look()
        {
            self.say(Some(notice));
        }
        self.show_shelf();
    }

    /// Puts the draft's values into the controls.
    fn refill(&self) {
        self.controls.fill(&self.draft.borrow(), &self.rules);
    }

    /// The answers that count: those before a trial, while there is one.
    fn kept_draft(&self) -> Draft {
        let committed = self.committed.borrow();
        committed.as_ref().map_or_else(|| self.draft.borrow().clone(), Draft::clone)
    }

    /// Keeps the draft in this browser, unless it is only being tried.
    fn keep(&self) {
        if self.committed.borrow().is_some() {
            return;
        }
        let known = self.keeper.id();
        if let Some(notice) = self.keeper.keep(&self.draft.borrow()) {
            self.say(Some(notice));
        }
        if self.keeper.id() == known {
            self.show_saved();
        } else {
            self.show_shelf();
        }
    }

    /// Says something in place of what was said before.
    fn say(&self, notice: Option<Notice>) {
        self.parts.notice.show(notice::area_with_key(notice.as_ref()));
        self.notice.replace(notice);
    }
}
