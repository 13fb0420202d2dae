//! Nothing that was entered is lost, over random sequences of events.

use proptest::prelude::*;

use super::stale::{Event, event, with_id};
use super::{Memory, checklist, open, page, send, shelf};
use crate::client::check::action::{Action, Press};
use crate::client::check::draft::{Draft, Field};
use crate::client::check::model::{Form, Message};
use crate::client::kit::model::Model;

/// Return whether the reader changes an answer by this message. The earlier one is gone then.
fn edits(message: &Message) -> bool {
    match message {
        Message::Entered { .. } | Message::Press(Press::Clear(_)) => true,
        Message::Press(Press::Act(action, _)) => {
            matches!(action, Action::Class | Action::Accept | Action::Decline | Action::TrialKeep)
        }
        _ => false,
    }
}

/// Return the texts of everything that is kept, can be brought back, or is shown.
fn texts(form: &Form<&Memory>, memory: &Memory) -> Vec<String> {
    let stored = memory.texts.borrow();
    let records = stored.iter().filter(|(key, _)| key.contains(":answers:"));
    let records = records.map(|(_, text)| match text.split_once('\n') {
        Some((line, text)) if line.starts_with("kijun-kept/") => text.to_owned(),
        _ => text.clone(),
    });
    let mut all: Vec<String> = records.collect();
    all.extend(form.undo.all().iter().map(|replaced| replaced.text.clone()));
    if !form.kept_draft().is_blank() {
        all.push(form.kept_draft().file().to_json());
    }
    all
}

/// Return whether nothing was entered but a class. The class stays chosen for the whole standard.
fn blank(form: &Form<&Memory>, text: &str) -> bool {
    Draft::read(form.rules(), text.as_bytes()).is_ok_and(|mut draft| {
        draft.set(Field::Class, "");
        draft.is_blank()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_entered_is_kept_or_can_be_brought_back(
        events in prop::collection::vec(event(), 1..40),
    ) {
        let memory = Memory::default();
        let mut form = open(&memory);
        for event in events {
            send(&mut form, Message::Keep);
            let shown = form.kept_draft().file().to_json();
            let files: Vec<_> = form.undo.all().iter().filter_map(|it| it.by.clone()).collect();
            let mut before = texts(&form, &memory);
            // The answers on the page are newer than those of their own record, and the reader has
            // the files that were read.
            before.retain(|text| *text == shown || !form.keeper.holds(text));
            before.retain(|text| !files.contains(text));
            match event.clone() {
                Event::Here(message) => {
                    let edited = edits(&message);
                    drop(form.update(with_id(&form, message)));
                    if edited {
                        continue;
                    }
                }
                Event::OtherTab(field, value) => {
                    // The other tab changes what it has opened.
                    let mut other = open(&memory);
                    send(&mut other, Message::Entered { field, value });
                    send(&mut other, Message::Keep);
                    send(&mut form, Message::Stored(None));
                    continue;
                }
                // The browser warns of leaving a page whose answers are at risk.
                Event::Reload if form.at_risk() => continue,
                Event::Reload => form = Form::new(page(checklist()), shelf(&memory)),
                // With room again, the newer answers take the place of the record's.
                Event::Full(full) => {
                    memory.room.set(full.then_some(300));
                    continue;
                }
            }
            send(&mut form, Message::Keep);
            let after = texts(&form, &memory);
            for text in before {
                prop_assert!(blank(&form, &text) || after.contains(&text), "after {:?}: lost {}", event, text);
            }
        }
    }
}
