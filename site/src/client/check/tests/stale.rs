//! Test that nothing on the page is out of date after any sequence of events.

use proptest::prelude::*;

use super::{Memory, Message, Shown, checklist, open, page, send, shelf, shown};
use crate::client::check::action::{Action, Press};
use crate::client::check::find::Filter;
use crate::client::check::judged::Judged;
use crate::client::check::model::Form;
use crate::client::check::panel::List;
use crate::client::check::steps::walk;
use crate::client::kit::model::Model;

/// An event in one step.
#[derive(Debug, Clone)]
pub(super) enum Event {
    Here(Message),
    /// The same page in another tab enters something.
    OtherTab(String, String),
    /// The reader leaves the page and opens it again.
    Reload,
    /// The storage becomes full, or has room again.
    Full(bool),
}

fn entered() -> impl Strategy<Value = (String, String)> {
    let id = prop_oneof![Just("1"), Just("2"), Just("3"), Just("4")];
    let status =
        prop_oneof![Just("met"), Just("unmet"), Just("not_applicable"), Just("not_applicable")];
    let text = prop_oneof![Just(""), Just("x"), Just("<b>y")];
    let kind = prop_oneof![Just("reason"), Just("note"), Just("evidence")];
    let class = prop_oneof![Just("A"), Just("B"), Just("Z"), Just("")];
    let column = prop_oneof![Just("reason"), Just("until"), Just("approver")];
    let known = prop_oneof![Just("true"), Just("false"), Just("unknown")];
    let name = prop_oneof![Just("name"), Just("provider")];
    prop_oneof![
        4 => (id.clone(), status).prop_map(|(id, status)| (format!("answer:{id}"), status)),
        2 => (kind, id.clone(), text.clone()).prop_map(|(kind, id, text)| (format!("{kind}:{id}"), text)),
        2 => class.prop_map(|class| ("class".to_owned(), class)),
        1 => (id, column, text.clone()).prop_map(|(id, column, text)| (format!("exception:{id}:{column}"), text)),
        1 => known.prop_map(|known| ("fact:f".to_owned(), known)),
        1 => (name, text).prop_map(|(name, text)| (format!("service:{name}"), text)),
        1 => prop_oneof![Just("all"), Just("build")].prop_map(|phase| ("phase".to_owned(), phase)),
    ]
    .prop_map(|(field, value)| (field, value.to_owned()))
}

fn file() -> impl Strategy<Value = Message> {
    let edition = prop_oneof![Just("2"), Just("1"), Just("0"), Just("9")];
    let class = prop_oneof![Just("A"), Just("B"), Just("nowhere")];
    let status = prop_oneof![Just("met"), Just("unmet"), Just("not_applicable")];
    (edition, class, status).prop_map(|(edition, class, status)| {
        let text = format!(
            r#"{{"schema":"kijun-answers/1","checklist":"example/cloud","edition":"{edition}",
            "class":"{class}","answers":{{"1":{{"status":"{status}"}},"2":{{"status":"{status}"}},
            "3":{{"proposal":{{"status":"met","from":{{"checklist":"other/list","edition":"1","requirements":["7"]}}}}}},
            "gone":{{"note":"n"}}}}}}"#
        );
        Message::Read { name: "a.json".to_owned(), content: Ok(text.into_bytes()) }
    })
}

fn action() -> impl Strategy<Value = Message> {
    let id =
        prop_oneof![Just(""), Just("1"), Just("2"), Just("3"), Just("A"), Just("B"), Just("open")];
    let action = prop::sample::select(vec![
        Action::New,
        Action::Reset,
        Action::Undo,
        Action::Dismiss,
        Action::Class,
        Action::Accept,
        Action::Decline,
        Action::Trial,
        Action::TrialKeep,
        Action::TrialDrop,
        Action::Open,
        Action::Duplicate,
        Action::Remove,
        Action::Restore,
        Action::BringBack,
        Action::Proceed,
        Action::Theirs,
        Action::Mine,
        Action::Both,
    ]);
    (action, id).prop_map(|(action, id)| Message::Press(Press::Act(action, id.to_owned())))
}

pub(super) fn event() -> impl Strategy<Value = Event> {
    let filter = prop_oneof![
        Just(Filter::All),
        Just(Filter::Open),
        Just(Filter::Unmet),
        Just(Filter::Proposed)
    ];
    let message = prop_oneof![
        8 => entered().prop_map(|(field, value)| Message::Entered { field, value }),
        2 => Just(Message::Keep),
        1 => file(),
        5 => action(),
        1 => prop_oneof![Just("1"), Just("2")].prop_map(|id| Message::Press(Press::Clear(id.to_owned()))),
        1 => Just(Message::Press(Press::ShowAll(List::Open))),
        1 => (0..4_usize).prop_map(|place| Message::Next(Some(place))),
        1 => filter.prop_map(Message::Filter),
        1 => prop_oneof![Just(""), Just("点検")].prop_map(|name| Message::Rename(name.to_owned())),
        1 => (prop_oneof![Just("A"), Just("Z")], any::<bool>())
            .prop_map(|(class, open)| Message::Cell { class: class.to_owned(), open }),
    ];
    prop_oneof![
        12 => message.prop_map(Event::Here),
        2 => entered().prop_map(|(field, value)| Event::OtherTab(field, value)),
        1 => Just(Event::Reload),
        1 => any::<bool>().prop_map(Event::Full),
    ]
}

/// The page as the browser has it. It is updated step by step.
struct Page {
    shown: Shown,
}

impl Page {
    fn follow(&mut self, form: &Form<&Memory>) {
        let now = shown(form);
        for (old, new) in self.shown.reasons.lists.iter_mut().zip(&now.reasons.lists) {
            walk(&mut old.rows, &new.rows);
            old.count = new.count;
        }
        let lists = std::mem::take(&mut self.shown.reasons.lists);
        self.shown = now;
        self.shown.reasons.lists = lists;
    }
}

/// Return the view of a form that remembers nothing: its results are computed anew, and its
/// list of assessments is read again.
fn fresh(form: &mut Form<&Memory>) -> Shown {
    let memoised = std::mem::replace(&mut form.judged, Judged::new(&form.page.rules, &form.draft));
    form.keeper.read_list();
    let shown = shown(form);
    form.judged = memoised;
    shown
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_shown_is_stale(events in prop::collection::vec(event(), 1..30)) {
        let memory = Memory::default();
        let mut form = open(&memory);
        let mut page_shown = Page { shown: shown(&form) };
        for event in events {
            match event.clone() {
                Event::Here(message) => drop(form.update(with_id(&form, message))),
                Event::OtherTab(field, value) => {
                    let mut other = open(&memory);
                    send(&mut other, Message::Entered { field, value });
                    send(&mut other, Message::Keep);
                    send(&mut form, Message::Stored(None));
                }
                Event::Reload => form = Form::new(page(checklist()), shelf(&memory)),
                Event::Full(full) => memory.room.set(full.then_some(300)),
            }
            page_shown.follow(&form);
            let fresh = fresh(&mut form);
            prop_assert_eq!(&page_shown.shown, &fresh, "after {:?}", event);
        }
    }
}

/// Put the id of an assessment into a message about the shelf. Leave other messages as they are.
pub(super) fn with_id(form: &Form<&Memory>, message: Message) -> Message {
    let of_shelf = [Action::Open, Action::Duplicate, Action::Remove];
    match message {
        Message::Press(Press::Act(action, _)) if of_shelf.contains(&action) => {
            let first = form.keeper.list().kept.first().map(|entry| entry.id.clone());
            Message::Press(Press::Act(action, first.unwrap_or_default()))
        }
        other => other,
    }
}
