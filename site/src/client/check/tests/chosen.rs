//! Tests of the class that is chosen outside of the form.

use super::update::html;
use super::{Memory, Message, act, checklist, enter, open, page, send, shelf, shown};
use crate::client::check::action::Action;
use crate::client::check::model::{Effect, Focus, Form};
use crate::client::check::part::Part;
use crate::client::kit::model::Model;

fn class<'f>(form: &'f Form<&Memory>) -> Option<&'f str> {
    form.draft.file().class.as_deref()
}

fn notice(form: &Form<&Memory>) -> String {
    html(&shown(form), Part::Notice)
}

fn chosen(class: &str) -> Message {
    Message::Chosen(Some(class.to_owned()))
}

fn linked(class: &str) -> Message {
    Message::Linked(class.to_owned())
}

fn choose(class: &str) -> Effect {
    Effect::Choose(Some(class.to_owned()))
}

/// Return a form with an answer for class A, and none chosen elsewhere.
fn answered(memory: &Memory) -> Form<&Memory> {
    let mut form = open(memory);
    enter(&mut form, "class", "A");
    enter(&mut form, "answer:1", "met");
    form
}

#[test]
fn a_form_without_answers_takes_the_choice_and_keeps_nothing() {
    let memory = Memory::default();
    let mut form = open(&memory);
    assert_eq!(form.update(chosen("A")), []);
    assert_eq!((class(&form), notice(&form)), (Some("A"), String::new()));
    assert!(form.draft.is_blank());
    // It follows a later choice, also to none, and knows no class of another checklist.
    for (choice, expected) in [("B", Some("B")), ("elsewhere", None), ("Z", Some("Z"))] {
        send(&mut form, chosen(choice));
        assert_eq!(class(&form), expected, "{choice}");
    }
    send(&mut form, Message::Chosen(None));
    assert_eq!(class(&form), None);
    send(&mut form, chosen("A"));
    send(&mut form, Message::Keep);
    assert!(memory.texts.borrow().is_empty());
    // It is kept with the first answer, and is the class of whatever begins later.
    enter(&mut form, "answer:1", "met");
    assert!(memory.texts.borrow().values().any(|text| text.contains("\"class\":\"A\"")));
    act(&mut form, Action::New, "");
    assert_eq!((class(&form), form.draft.is_blank()), (Some("A"), true));
}

#[test]
fn an_open_assessment_is_never_changed_without_asking() {
    let memory = Memory::default();
    answered(&memory);
    for (answer, own, choice) in [
        (None, "A", "B"),
        (Some(Action::Dismiss), "A", "B"),
        (Some(Action::TakeClass), "B", "B"),
        (Some(Action::KeepClass), "A", "A"),
        (Some(Action::NewWithClass), "B", "B"),
    ] {
        let texts = memory.texts.borrow().clone();
        let memory = Memory::default();
        memory.texts.replace(texts);
        let mut form = open(&memory);
        assert_eq!(form.update(chosen("B")), []);
        let said = notice(&form);
        assert!(said.contains("前回の続き") && said.contains("「分類B」です"), "{said}");
        assert_eq!(class(&form), Some("A"));
        let Some(action) = answer else { continue };
        let effects = act_on(&mut form, action);
        assert_eq!((class(&form), form.chosen()), (Some(own), Some(choice)), "{action:?}");
        let expected = match action {
            Action::Dismiss => vec![],
            Action::KeepClass => vec![choose("A")],
            _ => vec![choose("B"), Effect::Focus(Focus::Class)],
        };
        assert_eq!(effects, expected, "{action:?}");
        assert_eq!(form.draft.is_blank(), action == Action::NewWithClass);
        assert!(!notice(&form).contains("take-class"), "{}", notice(&form));
        assert_eq!(shelf(&memory).list().unwrap().len(), 1);
    }
}

fn act_on(form: &mut Form<&Memory>, action: Action) -> Vec<Effect> {
    form.update(Message::Press(super::Press::Act(action, String::new())))
}

#[test]
fn the_question_goes_when_both_are_the_same() {
    let memory = Memory::default();
    let mut form = answered(&memory);
    send(&mut form, chosen("B"));
    assert!(notice(&form).contains("keep-class"));
    send(&mut form, chosen("A"));
    assert_eq!(notice(&form), "");
    send(&mut form, chosen("B"));
    enter(&mut form, "class", "B");
    assert_eq!(notice(&form), "");
    // An assessment without a class has none to which the choice could be changed.
    let memory = Memory::default();
    let mut form = open(&memory);
    enter(&mut form, "answer:1", "met");
    send(&mut form, chosen("B"));
    assert!(notice(&form).contains("take-class") && !notice(&form).contains("keep-class"));
    assert_eq!(class(&form), None);
}

#[test]
fn a_link_is_taken_where_nothing_is_entered_and_nothing_chosen() {
    let memory = Memory::default();
    let mut form = open(&memory);
    assert_eq!(form.update(linked("elsewhere")), []);
    assert_eq!(form.update(linked("B")), [choose("B")]);
    assert_eq!((class(&form), form.chosen(), notice(&form)), (Some("B"), Some("B"), String::new()));
    assert_eq!(form.update(linked("B")), [], "the same again is nothing new");
    // Another class is chosen: it asks, although nothing was entered.
    assert_eq!(form.update(linked("A")), []);
    assert!(notice(&form).contains("このリンクの分類は「分類A」です"), "{}", notice(&form));
    assert_eq!(class(&form), Some("B"));
    act(&mut form, Action::TakeClass, "");
    assert_eq!((class(&form), form.chosen()), (Some("A"), Some("A")));
    assert!(form.draft.is_blank() && memory.texts.borrow().is_empty());
    // Answers are there: it asks.
    let mut form = answered(&memory);
    send(&mut form, linked("B"));
    assert_eq!((class(&form), form.chosen()), (Some("A"), Some("A")));
    assert!(notice(&form).contains("new-with-class") && !notice(&form).contains("keep-class"));
}

#[test]
fn a_class_chosen_in_the_form_is_the_choice_and_a_tried_one_is_not() {
    let memory = Memory::default();
    let mut form = open(&memory);
    let enter =
        |class: &str| Message::Entered { field: "class".to_owned(), value: class.to_owned() };
    assert_eq!(form.update(enter("A")), [choose("A"), Effect::KeepSoon]);
    assert_eq!(form.update(enter("")), [Effect::KeepSoon], "the choice stays");
    assert_eq!(form.chosen(), Some("A"));
    send(&mut form, enter("A"));
    act(&mut form, Action::Trial, "");
    assert_eq!(form.update(enter("B")), []);
    send(&mut form, chosen("Z"));
    assert_eq!((class(&form), notice(&form)), (Some("B"), String::new()));
}

#[test]
fn what_can_be_brought_back_is_offered_before_the_question() {
    let memory = Memory::default();
    let mut form = answered(&memory);
    act(&mut form, Action::Reset, "");
    enter(&mut form, "class", "B");
    enter(&mut form, "answer:1", "met");
    send(&mut form, chosen("A"));
    assert!(notice(&form).contains("data-action=\"undo\""), "{}", notice(&form));
}

#[test]
fn the_only_class_is_chosen() {
    let mut one = checklist();
    one.classes.truncate(1);
    let memory = Memory::default();
    let mut form = Form::new(page(one.clone()), shelf(&memory));
    assert_eq!((class(&form), form.draft.is_blank()), (Some("A"), true));
    send(&mut form, Message::Chosen(None));
    assert_eq!(class(&form), Some("A"));
    // Also for answers that name none.
    let text = r#"{"schema":"kijun-answers/1","checklist":"example/cloud",
        "answers":{"1":{"status":"met"}}}"#;
    let read = |text: &str| Message::Read { name: "a.json".to_owned(), content: Ok(text.into()) };
    send(&mut form, read(text));
    assert_eq!(class(&form), Some("A"));
    assert!(!form.draft.is_blank());
}

#[test]
fn a_report_goes_when_the_reader_goes_on() {
    let memory = Memory::default();
    answered(&memory);
    let mut form = open(&memory);
    assert!(notice(&form).contains("前回の続き"));
    enter(&mut form, "answer:2", "met");
    assert_eq!(notice(&form), "");
    act(&mut form, Action::Reset, "");
    enter(&mut form, "answer:2", "met");
    assert!(notice(&form).contains("data-action=\"undo\""), "an offer stays");
}
