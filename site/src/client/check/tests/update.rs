//! Tests of the changes and effects of each message.

use super::{
    Memory, Message, Shown, act, checklist, enter, open, page, send, shelf, shown, text, texts,
};
use crate::client::check::action::{Action, Press};
use crate::client::check::files::File;
use crate::client::check::find::Filter;
use crate::client::check::model::{Effect, Focus, Form};
use crate::client::check::panel::List;
use crate::client::check::part::Part;
use crate::client::kit::model::Model;

fn html(shown: &Shown, part: Part) -> String {
    let slots = shown.verdict.slots.iter().chain(&shown.reasons.slots);
    let found: String =
        slots.filter(|slot| slot.part == part).map(|slot| slot.html.as_str()).collect();
    let lists = shown.reasons.lists.iter().filter(|list| list.part == part);
    let rows = lists.flat_map(|list| &list.rows).map(|row| row.html.as_str());
    found + &rows.collect::<String>()
}

#[test]
fn the_exception_sheet_cites_the_class_that_is_chosen() {
    let memory = Memory::default();
    let mut form = open(&memory);
    enter(&mut form, "class", "A");
    enter(&mut form, "answer:1", "unmet");
    assert!(html(&shown(&form), Part::Exceptions).contains("分類Aでは1が必須"));
    enter(&mut form, "class", "B");
    let sheet = html(&shown(&form), Part::Exceptions);
    assert!(sheet.contains("分類Bでは1が必須") && !sheet.contains("分類A"), "{sheet}");
}

#[test]
fn an_answer_without_its_reason_that_is_taken_back_is_shown_nowhere() {
    let memory = Memory::default();
    let mut form = open(&memory);
    enter(&mut form, "class", "A");
    enter(&mut form, "answer:1", "not_applicable");
    assert!(text(&html(&shown(&form), Part::List(List::Open))).contains("該当しない(理由がない"));
    assert_eq!(shown(&form).reasons.lists[0].count, 1, "a remark on the missing reason");
    send(&mut form, Message::Press(Press::Clear("1".to_owned())));
    let shown = shown(&form);
    assert!(!text(&html(&shown, Part::List(List::Open))).contains("該当しない"));
    assert_eq!(shown.reasons.lists[0].count, 0);
}

#[test]
fn a_note_evaluates_nothing_and_an_answer_once() {
    let memory = Memory::default();
    let mut form = open(&memory);
    enter(&mut form, "class", "A");
    enter(&mut form, "answer:1", "met");
    let _ = shown(&form);
    assert_eq!(form.judged.computed(), 1);
    form.update(Message::Entered { field: "note:1".to_owned(), value: "x".to_owned() });
    assert_eq!(form.judged.computed(), 1, "the result is still there");
    form.update(Message::Entered { field: "answer:2".to_owned(), value: "met".to_owned() });
    assert_eq!(form.judged.computed(), 0, "it is another one now");
    let _ = (shown(&form), shown(&form));
    assert_eq!(form.judged.computed(), 1, "however often it is looked at");
}

#[test]
fn what_is_entered_is_kept_after_the_verdict_and_opened_again() {
    let memory = Memory::default();
    let mut form = open(&memory);
    let entered = Message::Entered { field: "answer:1".to_owned(), value: "met".to_owned() };
    assert_eq!(form.update(entered.clone()), [Effect::KeepSoon]);
    assert_eq!(memory.texts.borrow().len(), 0);
    assert_eq!(form.update(entered), [], "the same again is nothing new");
    send(&mut form, Message::Keep);
    assert_eq!(memory.texts.borrow().len(), 1);
    let again = open(&memory);
    assert_eq!(again.draft.file().to_json(), form.draft.file().to_json());
    assert!(html(&shown(&again), Part::Notice).contains("前回の続き"));
}

#[test]
fn the_list_of_assessments_says_what_is_kept() {
    let memory = Memory::default();
    let mut form = open(&memory);
    let list = |form: &Form<&Memory>| text(&html(&shown(form), Part::Shelf));
    enter(&mut form, "service:name", "甲サービス");
    assert!(list(&form).starts_with("甲サービス (表示中)"), "{}", list(&form));
    enter(&mut form, "service:name", "乙サービス");
    assert!(list(&form).starts_with("乙サービス (表示中)"), "{}", list(&form));
    send(&mut form, Message::Rename(" 点検 ".to_owned()));
    assert!(list(&form).starts_with("点検 (表示中)"), "{}", list(&form));
    act(&mut form, Action::New, "");
    assert!(list(&form).starts_with("点検 2026"), "{}", list(&form));
    enter(&mut form, "answer:1", "met");
    assert!(list(&form).contains("名前のない点検 (表示中)"), "{}", list(&form));
}

#[test]
fn other_answers_can_be_taken_back() {
    let memory = Memory::default();
    let mut form = open(&memory);
    enter(&mut form, "class", "A");
    enter(&mut form, "answer:1", "met");
    let before = form.draft.file().to_json();
    let effects = form.update(Message::Press(Press::Act(Action::Reset, String::new())));
    assert_eq!(effects, [Effect::Focus(Focus::Notice)]);
    assert!(form.draft.is_blank());
    assert_eq!(memory.texts.borrow().len(), 0, "nothing is kept of a blank one");
    act(&mut form, Action::Undo, "");
    assert_eq!(form.draft.file().to_json(), before);
    let answers = r#"{"schema":"kijun-answers/1","checklist":"example/cloud","class":"B"}"#;
    let content = Ok(answers.as_bytes().to_vec());
    send(&mut form, Message::Read { name: "a.json".to_owned(), content });
    assert_eq!(form.draft.file().class.as_deref(), Some("B"));
    act(&mut form, Action::Undo, "");
    assert_eq!(form.draft.file().to_json(), before);
    let bad = Ok(b"{".to_vec());
    send(&mut form, Message::Read { name: "b.json".to_owned(), content: bad });
    assert_eq!(form.draft.file().to_json(), before, "a bad file changes nothing");
    assert!(html(&shown(&form), Part::Notice).contains("「b.json」を読み込めませんでした"));
}

#[test]
fn a_trial_is_neither_kept_nor_given_out() {
    let memory = Memory::default();
    let mut form = open(&memory);
    enter(&mut form, "class", "A");
    enter(&mut form, "answer:1", "unmet");
    let kept = memory.texts.borrow().clone();
    act(&mut form, Action::Trial, "");
    enter(&mut form, "answer:1", "met");
    assert_eq!(*memory.texts.borrow(), kept);
    assert!(html(&shown(&form), Part::Trial).contains("不適合"));
    let effects = form.update(Message::Press(Press::Export(File::Csv)));
    let [Effect::Download(made)] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(String::from_utf8_lossy(&made.bytes).contains("満たさない"));
    act(&mut form, Action::TrialDrop, "");
    assert_eq!(form.draft.value(super::super::draft::Field::Answer("1")), "unmet");
    act(&mut form, Action::Trial, "");
    enter(&mut form, "answer:1", "met");
    act(&mut form, Action::TrialKeep, "");
    assert_ne!(*memory.texts.borrow(), kept);
}

#[test]
fn a_filter_hides_and_the_next_open_question_is_shown() {
    let memory = Memory::default();
    let mut form = open(&memory);
    enter(&mut form, "answer:1", "met");
    send(&mut form, Message::Filter(Filter::Provider));
    assert_eq!(form.hidden, [false, true, true, true]);
    assert_eq!(shown(&form).reasons.found, "1件を表示しています。");
    let effects = form.update(Message::Next(Some(0)));
    assert_eq!(effects, [Effect::Focus(Focus::Requirement(1))]);
    assert_eq!(form.hidden, [false, false, true, true]);
    for id in ["2", "3", "4"] {
        enter(&mut form, &format!("answer:{id}"), "met");
    }
    assert_eq!(form.update(Message::Next(None)), []);
    assert!(html(&shown(&form), Part::Notice).contains("未回答の要件はありません。"));
}

#[test]
fn two_tabs_are_told_of_each_other() {
    let memory = Memory::default();
    let mut here = open(&memory);
    enter(&mut here, "answer:1", "met");
    let key = memory.texts.borrow().keys().next().unwrap().clone();
    let mut there = open(&memory);
    enter(&mut there, "answer:1", "unmet");
    send(&mut here, Message::Stored(Some(key)));
    let notice = html(&shown(&here), Part::Notice);
    assert!(notice.contains("data-action=\"theirs\""), "{notice}");
    enter(&mut here, "answer:2", "met");
    assert!(memory.texts.borrow().values().any(|text| text.contains("unmet")), "not overwritten");
    act(&mut here, Action::Both, "");
    assert_eq!(memory.texts.borrow().keys().filter(|key| key.contains("answers")).count(), 2);
}

#[test]
fn what_hinders_keeping_is_said_once_and_seen_always() {
    let memory = Memory::default();
    memory.room.set(Some(10));
    let mut form = open(&memory);
    enter(&mut form, "answer:1", "met");
    assert!(html(&shown(&form), Part::Notice).contains("いっぱい"));
    act(&mut form, Action::Dismiss, "");
    enter(&mut form, "answer:2", "met");
    assert_eq!(html(&shown(&form), Part::Notice), "");
    assert!(html(&shown(&form), Part::Saved).contains("保存できていません"));
    memory.room.set(None);
    enter(&mut form, "answer:3", "met");
    assert!(html(&shown(&form), Part::Saved).contains("保存しました"));
}

#[test]
fn a_long_list_is_cut_until_all_is_asked_for() {
    let memory = Memory::default();
    let mut long = checklist();
    let requirement = long.requirements[0].clone();
    let ids = (10..60).map(|id| id.to_string());
    for id in ids {
        let mut clause = long.classes[0].clauses[0].clone();
        clause.any_of = vec![id.clone()];
        long.classes[0].clauses.push(clause);
        long.requirements.push(kijun_rules::model::Requirement { id, ..requirement.clone() });
    }
    let mut form = Form::new(page(long), shelf(&memory));
    enter(&mut form, "class", "A");
    let open = |form: &Form<&Memory>| {
        let lists = shown(form).reasons.lists;
        lists.into_iter().find(|list| list.part == Part::List(List::Open)).unwrap()
    };
    assert_eq!((open(&form).rows.len(), open(&form).count), (40, 53));
    send(&mut form, Message::Press(Press::ShowAll(List::Open)));
    assert_eq!(open(&form).rows.len(), 53);
    assert!(texts(&open(&form).rows)[0].starts_with("No.1 未回答"));
}

#[test]
fn an_earlier_edition_becomes_an_assessment_of_its_own() {
    let memory = Memory::default();
    let old = r#"{"schema":"kijun-answers/1","checklist":"example/cloud","edition":"1",
        "answers":{"1":{"status":"met"},"2":{"status":"met"}}}"#;
    shelf(&memory).add("点検", old).unwrap();
    let mut form = open(&memory);
    assert!(html(&shown(&form), Part::Notice).contains("引き継ぎました"));
    assert!(html(&shown(&form), Part::Edition).contains("確認が必要な回答(1件)"));
    let edition = |form: &Form<&Memory>, place: usize| {
        shown(form).verdict.requirements[place].clone().unwrap().edition
    };
    assert_eq!((edition(&form, 0), edition(&form, 1)), (String::new(), "1".to_owned()));
    act(&mut form, Action::Accept, "2");
    assert_eq!(edition(&form, 1), "");
    assert_eq!(form.keeper.list().kept.len(), 2, "the earlier one stays");
}

#[test]
fn what_cannot_be_read_is_put_aside_and_said() {
    for broken in ["kijun-kept/1\t1\t2026-04-01T09:00:00.000Z\t\n{", "?"] {
        let memory = Memory::default();
        let key = shelf(&memory).key("20260401");
        memory.texts.borrow_mut().insert(key, broken.to_owned());
        let form = open(&memory);
        let said = html(&shown(&form), Part::Notice);
        assert!(said.contains("読めませんでした"), "{broken}: {said}");
        assert!(html(&shown(&form), Part::Shelf).contains("読めなかったデータ"), "{broken}");
        assert!(memory.texts.borrow().values().any(|text| text == broken), "{broken}");
    }
}
