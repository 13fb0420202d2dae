//! The training page's start in the browser: event listeners and effects.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use leptos::prelude::Effect as Reaction;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, KeyboardEvent};

use super::deck::{Focus, pressed};
use super::model::{Effect, Message, Paper, Part, Training};
use super::record::Record;
use super::session::{self, Session};
use super::{screen, view};
use crate::client::kit::files::Downloads;
use crate::client::kit::mount::{after_views, mount};
use crate::client::kit::program::Program;
use crate::client::kit::storage::browser::{Browser, single};
use crate::client::kit::storage::{Opened, Refused, Single};
use crate::client::kit::{dom, start as kit};
use crate::data::training::{Choice, TrainingData, WALK, question_id, scenario_id};

/// Start the page.
pub fn start() {
    let (root, data): (Element, TrainingData) = kit::data();
    let kept = Rc::new(single::<Record>(&data.root, "training", &data.standard));
    let (mut record, mut unreadable) = (Record::default(), None);
    match kept.open() {
        Opened::Value(kept) => record = kept,
        Opened::Unreadable(error) => unreadable = Some(error),
        Opened::Nothing | Opened::Blocked => {}
    }
    kept.returned().into_iter().for_each(|returned| record.add_all(returned));
    let left = kept.left();
    let (store, downloads) = (Rc::clone(&kept), Downloads::default());
    let mut model = Training::new(data.clone(), record);
    model.session = session::random();
    let program = Program::new(model, move |program, effect| {
        perform(program, effect, &store, &downloads);
    });
    let told = unreadable.map(Message::Unreadable).or_else(|| left.map(Message::Left));
    if let Some(message) = told {
        program.send(message);
    }
    mount_all(program, &data);
    show_pieces(program, &data);
    let session = Session::open(program);
    Reaction::new(move |_| session.tell(&program.read(Training::shown_id)));
    listen(program, &root, kept);
    follow_address(program);
    kit::seal_and_enable(&root);
}

fn mount_all(program: Program<Training>, data: &TrainingData) {
    mount("notice", move || view::notice(program));
    mount("walk-bar", move || view::walk_bar(program));
    mount("quiz-bar", move || view::quiz_bar(program));
    mount("record-form", move || view::record_form(program));
    mount("name", move || view::name(program));
    mount("day", move || view::day(program));
    mount("rows", move || view::rows(program));
    for place in 0..data.questions.len() {
        mount(&question_id(place), move || view::answer(program, place));
    }
    for (place, scenario) in data.scenarios.iter().enumerate() {
        mount(&scenario_id(&scenario.id), move || view::judgement(program, place));
        for row in 0..scenario.answers.len() {
            mount(&view::mark_name(place, row), move || view::mark(program, place, row));
        }
    }
}

fn by_id(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

/// Show the current pieces, and the notes, as the model says.
fn show_pieces(program: Program<Training>, data: &TrainingData) {
    let slides = data.lists.iter().flat_map(|list| &list.slides).map(|slide| by_id(&slide.id));
    let slides: Vec<_> = slides.collect();
    let questions: Vec<_> =
        (0..data.questions.len()).map(|place| by_id(&question_id(place))).collect();
    let (walk, page) = (by_id(WALK), document().document_element());
    Reaction::new(move |_| {
        program.read(|model| {
            for (part, pieces) in [(Part::Walk, &slides), (Part::Quiz, &questions)] {
                for (place, piece) in pieces.iter().enumerate() {
                    let current = place == model.deck(part).at();
                    toggle(piece.as_ref(), "data-current", current);
                }
            }
            toggle(walk.as_ref(), "data-notes", model.notes);
            toggle(page.as_ref(), "data-projecting", model.projecting);
        });
    });
}

fn listen(program: Program<Training>, root: &Element, kept: Rc<Single<Browser, Record>>) {
    EventListener::new(root, "change", move |event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input
            && let Some(choice) = Choice::of_name(&input.name())
        {
            program.send(Message::Choose(choice, input.value()));
        }
    })
    .forget();
    let options = EventListenerOptions { passive: false, ..Default::default() };
    EventListener::new_with_options(&document(), "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        if event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key() {
            return;
        }
        let projecting = program.peek(|model| model.projecting);
        if let Some(message) = pressed(&event.key(), focus(event), projecting) {
            event.prevent_default();
            program.send(message);
        }
    })
    .forget();
    EventListener::new(&window(), "resize", move |_| fit(program)).forget();
    EventListener::new(&document(), "fullscreenchange", move |_| {
        // The browser's own key has ended it.
        if !screen::is_whole() && program.peek(|model| model.projecting) {
            program.send(Message::Project);
        }
        fit(program);
    })
    .forget();
    EventListener::new(&window(), "hashchange", move |_| follow_address(program)).forget();
    EventListener::new(&window(), "storage", move |_| {
        if let Some(news) = kept.news() {
            program.send(Message::News(news.unwrap_or_default()));
        }
    })
    .forget();
    EventListener::new(&window(), "afterprint", |_| {
        if let Some(page) = document().document_element() {
            dom::drop_attribute(&page, "data-print");
        }
    })
    .forget();
}

/// Return the place of the focus when a key is pressed.
fn focus(event: &KeyboardEvent) -> Focus {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let (Some(target), Some(walk)) = (target, by_id(WALK)) else { return Focus::Elsewhere };
    match target.tag_name().as_str() {
        "INPUT" | "SELECT" | "TEXTAREA" => Focus::Control,
        _ if walk.contains(Some(&target)) => Focus::Walk,
        "BODY" if in_sight(&walk) => Focus::Nothing,
        _ => Focus::Elsewhere,
    }
}

/// Return whether part of an element is in the window.
fn in_sight(element: &Element) -> bool {
    let place = element.get_bounding_client_rect();
    let height = window().inner_height().ok().and_then(|height| height.as_f64());
    place.bottom() > 0.0 && height.is_some_and(|height| place.top() < height)
}

fn follow_address(program: Program<Training>) {
    let hash = window().location().hash().unwrap_or_default();
    let id = hash.trim_start_matches('#');
    if !id.is_empty() {
        program.send(Message::Follow(id.to_owned()));
    }
}

fn perform(
    program: Program<Training>,
    effect: Effect,
    kept: &Single<Browser, Record>,
    downloads: &Downloads,
) {
    match effect {
        Effect::FollowFocus { from, to } => {
            let (from, active) = (by_id(&from), document().active_element());
            if from.is_some_and(|from| from.contains(active.as_deref())) {
                later(to, dom::focus);
            }
        }
        Effect::Focus(id) => later(id, dom::focus),
        Effect::FocusChoice(choice) => {
            let first = document().query_selector(&format!("[name=\"{}\"]", choice.name()));
            first.ok().flatten().iter().for_each(dom::focus);
        }
        Effect::Whole(on) => {
            screen::whole(on);
            fit(program);
        }
        Effect::ScrollUp => {
            after_views(|| window().scroll_to_with_x_and_y(0.0, 0.0));
            fit(program);
        }
        Effect::ScrollTo(id) => later(id, Element::scroll_into_view),
        Effect::OpenScenario(id) => toggle(by_id(&id).as_ref(), "open", true),
        Effect::OpenAnswer(id) => {
            let answer = by_id(&id).and_then(|each| dom::one(&each, ".answer"));
            toggle(answer.as_ref(), "open", true);
        }
        Effect::Keep(again) => keep(program, kept, again),
        Effect::Leave(record) => kept.leave(record.as_ref()),
        Effect::Save(file) => program.send(Message::Saved(downloads.save(&file))),
        Effect::Print(paper) => print(paper),
    }
}

/// Set the walk to the size at which it fits, after the views show it.
fn fit(program: Program<Training>) {
    after_views(move || screen::fit(program.peek(|model| model.projecting)));
}

/// Do something with an element after the views show the result of the messages.
fn later(id: String, act: fn(&Element)) {
    after_views(move || by_id(&id).iter().for_each(act));
}

/// Add an attribute without a value to an element, or remove it.
fn toggle(element: Option<&Element>, name: &str, on: bool) {
    if let Some(element) = element {
        dom::toggle(element, name, on);
    }
}

fn keep(program: Program<Training>, kept: &Single<Browser, Record>, again: Message) {
    let kept_now = program.peek(|model| {
        let record = &model.record;
        kept.keep((!record.is_empty()).then_some(record))
    });
    match kept_now {
        // The record has what was returned.
        Ok(()) => kept.drop_returned(),
        Err(Refused::Changed(other)) => {
            // This page has now seen the record, so it may change it.
            kept.news();
            program.send(Message::News(other.unwrap_or_default()));
            program.send(again);
        }
        Err(Refused::Blocked | Refused::Full) => program.send(Message::NotKept),
    }
}

/// Print one part of the page; an attribute tells the style sheet which part.
fn print(paper: Paper) {
    let part = match paper {
        Paper::Handout => "handout",
        Paper::Certificate => "certificate",
    };
    if let Some(page) = document().document_element() {
        dom::set(&page, "data-print", part);
    }
    // A browser that cannot print does nothing.
    let _ = window().print();
}
