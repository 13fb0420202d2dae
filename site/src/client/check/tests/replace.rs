//! Tests of the messages that replace the answers on the page: nothing is lost by them.

use super::update::html;
use super::{Memory, Message, act, enter, open, send, shelf, shown, text, write};
use crate::client::check::action::{Action, Press};
use crate::client::check::draft::Field;
use crate::client::check::files::File;
use crate::client::check::model::{Effect, Focus, Form};
use crate::client::check::part::Part;
use crate::client::kit::model::Model;

fn notice(form: &Form<&Memory>) -> String {
    html(&shown(form), Part::Notice)
}

fn json(form: &Form<&Memory>) -> String {
    form.draft.file().to_json()
}

fn answer(form: &Form<&Memory>) -> String {
    form.draft.value(Field::Answer("1")).into_owned()
}

/// Return the texts of the records.
fn records(memory: &Memory) -> Vec<String> {
    shelf(memory).list().unwrap().into_iter().map(|kept| kept.text).collect()
}

fn file(class: &str) -> Message {
    let answers =
        format!(r#"{{"schema":"kijun-answers/1","checklist":"example/cloud","class":"{class}"}}"#);
    Message::Read { name: "a.json".to_owned(), content: Ok(answers.into_bytes()) }
}

#[test]
fn erased_answers_can_be_brought_back_even_after_a_reload() {
    for reload in [false, true] {
        let memory = Memory::default();
        let mut form = open(&memory);
        enter(&mut form, "class", "A");
        enter(&mut form, "answer:1", "met");
        let before = json(&form);
        let effects = form.update(Message::Press(Press::Act(Action::Reset, String::new())));
        assert_eq!(effects, [Effect::Focus(Focus::Notice)]);
        assert!(form.draft.is_blank());
        assert_eq!(memory.texts.borrow().len(), 0, "nothing is kept of a blank one");
        assert!(notice(&form).contains("このタブを閉じるまで元に戻せます"), "{}", notice(&form));
        if reload {
            form = open(&memory);
            assert!(form.draft.is_blank());
            assert!(notice(&form).contains("data-action=\"undo\""), "{}", notice(&form));
        }
        act(&mut form, Action::Dismiss, "");
        assert!(html(&shown(&form), Part::Shelf).contains("data-action=\"bring-back\""));
        act(&mut form, Action::BringBack, "0");
        assert_eq!((json(&form), records(&memory)), (before.clone(), vec![before]));
        assert!(memory.of_tab.borrow().keys().all(|key| !key.contains("undo")));
    }
}

#[test]
fn a_file_opens_as_an_assessment_of_its_own() {
    let memory = Memory::default();
    let mut form = open(&memory);
    enter(&mut form, "answer:1", "met");
    send(&mut form, Message::Rename("A社".to_owned()));
    let before = json(&form);
    send(&mut form, file("B"));
    assert_eq!(form.draft.file().class.as_deref(), Some("B"));
    assert_eq!(form.keeper.name(), "");
    assert_eq!(records(&memory).len(), 2);
    assert!(records(&memory).contains(&before), "the open one stays");
    act(&mut form, Action::Undo, "");
    assert_eq!((json(&form), form.keeper.name()), (before.clone(), "A社"));
    assert_eq!(records(&memory), vec![before.clone()], "the file can be read again");
    // Changes made since it was read stay.
    send(&mut form, file("B"));
    enter(&mut form, "answer:1", "unmet");
    act(&mut form, Action::Undo, "");
    assert_eq!((json(&form), records(&memory).len()), (before, 2));
}

#[test]
fn a_file_is_read_into_a_blank_assessment() {
    let memory = Memory::default();
    let mut form = open(&memory);
    send(&mut form, Message::Rename("A社".to_owned()));
    send(&mut form, file("B"));
    assert_eq!((form.keeper.name(), records(&memory).len()), ("A社", 1));
    send(&mut form, file("B"));
    assert_eq!(records(&memory).len(), 1, "the same again");
    let before = json(&form);
    let bad = Message::Read { name: "b.json".to_owned(), content: Ok(b"{".to_vec()) };
    send(&mut form, bad);
    assert_eq!(json(&form), before, "a bad file changes nothing");
    assert!(notice(&form).contains("「b.json」を読み込めませんでした"));
}

#[test]
fn answers_that_are_not_kept_are_offered_as_a_file_before_they_are_replaced() {
    for next in [
        Message::Press(Press::Act(Action::New, String::new())),
        Message::Press(Press::Act(Action::Open, "other".to_owned())),
        file("B"),
    ] {
        let memory = Memory::default();
        let other = shelf(&memory).add("別", &json(&open(&Memory::default()))).unwrap();
        let next = match next {
            Message::Press(Press::Act(Action::Open, _)) => {
                Message::Press(Press::Act(Action::Open, other.id.clone()))
            }
            next => next,
        };
        let mut form = open(&memory);
        act(&mut form, Action::New, "");
        enter(&mut form, "answer:1", "met");
        memory.room.set(Some(10));
        enter(&mut form, "answer:1", "unmet");
        assert!(form.at_risk());
        let before = json(&form);
        send(&mut form, next.clone());
        assert_eq!(json(&form), before, "{next:?} waits");
        assert!(notice(&form).contains("data-action=\"save-file\""), "{}", notice(&form));
        // The reader may give it up,
        act(&mut form, Action::Dismiss, "");
        act(&mut form, Action::Proceed, "");
        assert_eq!(json(&form), before);
        // go on, and bring the answers back,
        send(&mut form, next.clone());
        act(&mut form, Action::Proceed, "");
        assert_ne!(json(&form), before);
        if form.at_risk() {
            act(&mut form, Action::Undo, "");
            act(&mut form, Action::Proceed, "");
        } else {
            act(&mut form, Action::Undo, "");
        }
        assert_eq!((json(&form), answer(&form)), (before.clone(), "unmet".to_owned()), "{next:?}");
        // or save the file, and go on.
        assert!(form.at_risk());
        send(&mut form, next.clone());
        act(&mut form, Action::SaveFile, "");
        send(&mut form, Message::Saved(Some("a.json".to_owned())));
        assert!(!form.at_risk());
        assert!(notice(&form).contains("data-action=\"proceed\""), "{}", notice(&form));
        act(&mut form, Action::Proceed, "");
        assert_ne!(json(&form), before);
    }
}

#[test]
fn what_is_removed_comes_back_as_it_was_shown() {
    let memory = Memory::default();
    let mut form = open(&memory);
    enter(&mut form, "answer:1", "met");
    let id = form.keeper.id().unwrap().to_owned();
    memory.room.set(Some(10));
    enter(&mut form, "answer:1", "unmet");
    let before = json(&form);
    act(&mut form, Action::Remove, &id);
    assert!(form.draft.is_blank());
    memory.room.set(None);
    act(&mut form, Action::Undo, "");
    assert_eq!((json(&form), records(&memory)), (before.clone(), vec![before]));
    // One that is not open comes back to the list only.
    act(&mut form, Action::New, "");
    enter(&mut form, "answer:1", "met");
    let here = json(&form);
    act(&mut form, Action::Remove, &id);
    assert_eq!(records(&memory), vec![here.clone()]);
    act(&mut form, Action::Undo, "");
    assert_eq!((json(&form), records(&memory).len()), (here, 2));
}

#[test]
fn a_choice_between_two_tabs_can_be_taken_back() {
    let memory = Memory::default();
    let mut here = open(&memory);
    enter(&mut here, "answer:1", "met");
    let mut there = open(&memory);
    enter(&mut there, "answer:1", "unmet");
    write(&mut here, "note:1", "ここ");
    send(&mut here, Message::Stored(None));
    assert!(here.at_risk());
    act(&mut here, Action::New, "");
    assert_eq!(answer(&here), "met", "the answers here are not kept: it waits");
    act(&mut here, Action::Theirs, "");
    assert_eq!(answer(&here), "unmet");
    act(&mut here, Action::Undo, "");
    assert_eq!((answer(&here), records(&memory).len()), ("met".to_owned(), 2));
    let mut there = open(&memory);
    enter(&mut there, "answer:1", "not_applicable");
    write(&mut here, "note:1", "ここだけ");
    send(&mut here, Message::Stored(None));
    act(&mut here, Action::Mine, "");
    assert_eq!(answer(&here), "met");
    act(&mut here, Action::Undo, "");
    assert_eq!((answer(&here), records(&memory).len()), ("not_applicable".to_owned(), 3));
}

#[test]
fn a_choice_between_two_tabs_keeps_no_answers_of_a_trial() {
    for choice in [Action::Mine, Action::Both] {
        let memory = Memory::default();
        let mut here = open(&memory);
        enter(&mut here, "answer:1", "met");
        act(&mut here, Action::Trial, "");
        enter(&mut here, "answer:1", "unmet");
        let mut there = open(&memory);
        enter(&mut there, "answer:2", "met");
        send(&mut here, Message::Stored(None));
        act(&mut here, choice, "");
        assert!(records(&memory).iter().all(|text| !text.contains("unmet")), "{choice:?}");
    }
}

#[test]
fn the_way_to_the_excel_page_warns_of_answers_that_are_not_kept() {
    let memory = Memory::default();
    let mut form = open(&memory);
    memory.blocked.set(true);
    enter(&mut form, "answer:1", "met");
    assert!(form.at_risk());
    send(&mut form, Message::Press(Press::ToExcel));
    assert!(notice(&form).contains("Excelのページでは使えません"), "{}", notice(&form));
    let effects = form.update(Message::Press(Press::Export(File::Answers)));
    assert!(matches!(effects.as_slice(), [Effect::Download(_)]), "{effects:?}");
    assert!(form.at_risk());
    send(&mut form, Message::Saved(Some("a.json".to_owned())));
    assert!(!form.at_risk());
    enter(&mut form, "answer:2", "met");
    assert!(form.at_risk());
}

#[test]
fn what_this_version_cannot_read_stays_for_the_version_that_can() {
    let newer = [
        "kijun-kept/1\t1\t2026-04-01T09:00:00.000Z\t\n{\"schema\":\"kijun-answers/2\"}",
        "kijun-kept/2\t{}",
        "?",
    ];
    for stored in newer {
        let memory = Memory::default();
        let key = shelf(&memory).key("20260401");
        memory.texts.borrow_mut().insert(key.clone(), stored.to_owned());
        let mut form = open(&memory);
        assert!(notice(&form).contains("読めませんでした"), "{stored}: {}", notice(&form));
        let list = text(&html(&shown(&form), Part::Shelf));
        assert!(list.contains("この版のサイトでは開けません"), "{stored}: {list}");
        let effects = form.update(Message::Press(Press::Act(Action::SaveAside, key.clone())));
        let [Effect::Download(made)] = effects.as_slice() else { panic!("{effects:?}") };
        assert_eq!(made.bytes, stored.as_bytes());
        enter(&mut form, "answer:1", "met");
        assert_eq!(memory.texts.borrow().get(&key).map(String::as_str), Some(stored));
        assert_eq!(form.keeper.list().kept.len(), 1);
        // The next visit opens the readable one.
        assert_eq!(answer(&open(&memory)), "met");
    }
}

#[test]
fn what_an_earlier_version_put_aside_is_opened_again() {
    let memory = Memory::default();
    let mut form = open(&memory);
    enter(&mut form, "answer:1", "met");
    let id = form.keeper.id().unwrap().to_owned();
    let key = shelf(&memory).key(&id);
    let stored = memory.texts.borrow_mut().remove(&key).unwrap();
    memory.texts.borrow_mut().insert(format!("{key}:unreadable"), stored.clone());
    let form = open(&memory);
    assert_eq!(answer(&form), "met");
    assert_eq!(memory.texts.borrow().get(&key), Some(&stored));
    assert!(!html(&shown(&form), Part::Shelf).contains("読めないデータ"));
}
