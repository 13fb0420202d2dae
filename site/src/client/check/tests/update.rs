//! Tests of the changes and effects of each message.

use kijun_rules::answers::Status;

use super::{
    Memory, Message, Shown, act, checklist, enter, open, page, send, shelf, shown, text, texts,
};
use crate::client::check::action::{Action, Press};
use crate::client::check::draft::Field;
use crate::client::check::files::File;
use crate::client::check::find::Filter;
use crate::client::check::layout::Layout;
use crate::client::check::model::{Effect, Focus, Form};
use crate::client::check::panel::List;
use crate::client::check::part::Part;
use crate::client::kit::model::Model;

pub(super) fn html(shown: &Shown, part: Part) -> String {
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
    assert!(list(&form).contains("名前のない自己点検 (表示中)"), "{}", list(&form));
}

#[test]
fn a_table_is_read_by_its_bytes_and_nothing_of_it_is_lost_in_silence() {
    let table =
        "回答;番号;様式;チェックリスト;分類;担当\n✓;１;kijun-csv/1;example/cloud;A;情報課\n";
    for content in [table.to_owned(), table.replace(';', "\t"), table.replace(';', ",")] {
        let memory = Memory::default();
        let mut form = open(&memory);
        let content = Ok(content.into_bytes());
        send(&mut form, Message::Read { name: "a.json".to_owned(), content });
        let said = html(&shown(&form), Part::Notice);
        assert!(said.contains("「a.json」を読み込みました。"), "{said}");
        assert!(said.contains("『担当』の列は読み取りません") && said.contains("情報課"), "{said}");
        assert_eq!(form.draft.value(Field::Answer("1")), "met");
        assert_eq!(form.draft.value(Field::Class), "A");
    }
}

#[test]
fn the_form_reads_its_own_table() {
    let memory = Memory::default();
    let mut form = open(&memory);
    for (field, value) in [
        ("class", "A"),
        ("service:name", "甲"),
        ("fact:f", "true"),
        ("answer:1", "unmet"),
        ("note:1", "=SUM(1)"),
    ] {
        enter(&mut form, field, value);
    }
    let effects = form.update(Message::Press(Press::Export(File::Csv)));
    let [Effect::Download(made)] = effects.as_slice() else { panic!("{effects:?}") };
    let other = Memory::default();
    let mut read = open(&other);
    let content = Ok(made.bytes.clone());
    send(&mut read, Message::Read { name: "a.csv".to_owned(), content });
    let file = |form: &Form<&Memory>| {
        let mut file = form.draft.file().clone();
        file.edition = None;
        file.to_json()
    };
    assert_eq!(file(&read), file(&form));
}

#[test]
fn a_table_with_something_to_mend_changes_nothing() {
    let memory = Memory::default();
    let mut form = open(&memory);
    let table = "回答,番号,様式,チェックリスト\n△,1,kijun-csv/1,example/cloud\n";
    for (content, words) in [
        (table.to_owned(), "A2: "),
        (table.replace("example/cloud", "other/x"), "『other/x』の自己点検のページで"),
    ] {
        let content = Ok(content.into_bytes());
        send(&mut form, Message::Read { name: "a.csv".to_owned(), content });
        let said = html(&shown(&form), Part::Notice);
        assert!(said.contains(words) && said.contains("変わっていません"), "{said}");
        assert!(form.draft.is_blank());
    }
}

#[test]
fn a_workbook_leads_to_the_page_that_reads_it() {
    let memory = Memory::default();
    let mut form = open(&memory);
    let content = Ok(b"PK\x03\x04".to_vec());
    send(&mut form, Message::Read { name: "a.json".to_owned(), content });
    let said = html(&shown(&form), Part::Notice);
    assert!(said.contains("Excelのファイルは、次のページで読み込み"), "{said}");
    assert!(said.contains("<a href=\"../export/\">"), "{said}");
    assert!(form.draft.is_blank());
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
    let on_trial = shown(&form);
    assert!(html(&on_trial, Part::Trial).contains("不適合"));
    assert!(html(&on_trial, Part::Head).contains("data-verdict=\"nonconforming\""));
    assert!(on_trial.verdict.requirements[0].as_ref().unwrap().tried);
    assert!(text(&html(&on_trial, Part::Review)).contains("満たさない"), "what is handed in");
    let effects = form.update(Message::Press(Press::Export(File::Csv)));
    let [Effect::Download(made)] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(String::from_utf8_lossy(&made.bytes).contains("満たさない"));
    act(&mut form, Action::TrialDrop, "");
    assert_eq!(form.draft.value(Field::Answer("1")), "unmet");
    act(&mut form, Action::Trial, "1");
    assert_eq!(form.draft.value(Field::Answer("1")), "met", "a step is tried");
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
fn a_tab_without_changes_of_its_own_takes_over_in_silence() {
    let memory = Memory::default();
    let mut here = open(&memory);
    enter(&mut here, "answer:1", "met");
    let key = memory.texts.borrow().keys().next().unwrap().clone();
    let mut there = open(&memory);
    enter(&mut there, "answer:1", "unmet");
    send(&mut here, Message::Stored(Some(key)));
    assert_eq!(html(&shown(&here), Part::Notice), "");
    assert_eq!(here.draft.file().to_json(), there.draft.file().to_json());
}

#[test]
fn two_tabs_that_have_both_changed_are_told_where() {
    let memory = Memory::default();
    let mut here = open(&memory);
    enter(&mut here, "answer:1", "met");
    let mut there = open(&memory);
    enter(&mut there, "answer:1", "unmet");
    // This tab has not heard of it yet.
    enter(&mut here, "answer:2", "met");
    let notice = html(&shown(&here), Part::Notice);
    assert!(
        notice.contains("違い: No.1(この画面「満たす」、別のタブ「満たさない」)、No.2(この画面「満たす」、別のタブ「なし」)"),
        "{notice}"
    );
    assert_eq!(notice.matches("class=\"secondary\"").count(), 3, "one choice is primary: {notice}");
    assert!(memory.texts.borrow().values().any(|text| text.contains("unmet")), "not overwritten");
    act(&mut here, Action::Both, "");
    assert_eq!(memory.texts.borrow().keys().filter(|key| key.contains("answers")).count(), 2);
}

#[test]
fn requirements_are_answered_one_by_one() {
    let memory = Memory::default();
    let mut form = open(&memory);
    enter(&mut form, "class", "A");
    send(&mut form, Message::Layout(Layout::One));
    send(&mut form, Message::Answer(Status::Unmet));
    assert_eq!(form.draft.value(Field::Answer("1")), "unmet");
    let effects = form.update(Message::Turn { on: true });
    assert_eq!(effects, [Effect::Focus(Focus::Heading(1))]);
    assert_eq!(shown(&form).reasons.found, "2／4");
    send(&mut form, Message::Filter(Filter::Unmet));
    assert_eq!((form.current, shown(&form).reasons.found.as_str()), (0, "1／1"));
    assert_eq!(form.update(Message::Turn { on: true }), [], "nothing after the last");
    send(&mut form, Message::Reveal("3".to_owned()));
    assert_eq!((form.current, form.hidden[2]), (2, false));
}

#[test]
fn what_hinders_keeping_is_said_once_and_seen_always() {
    let memory = Memory::default();
    memory.room.set(Some(10));
    let mut form = open(&memory);
    enter(&mut form, "class", "A");
    assert!(html(&shown(&form), Part::Notice).contains("いっぱい"));
    act(&mut form, Action::Dismiss, "");
    enter(&mut form, "answer:1", "met");
    // The answers of the first category are complete: the file is offered, the reason is not said again.
    let offered = html(&shown(&form), Part::Notice);
    assert!(offered.contains("「一」の回答がそろいました"), "{offered}");
    assert!(!offered.contains("いっぱい"), "{offered}");
    assert!(html(&shown(&form), Part::Saved).contains("保存できていません"));
    memory.room.set(None);
    enter(&mut form, "answer:3", "met");
    assert!(html(&shown(&form), Part::Saved).contains("保存しました"));
}

/// Return whether the form offers the answer file because of this category.
fn offer(form: &Form<&Memory>, category: &str) -> bool {
    html(&shown(form), Part::Notice).contains(&format!("「{category}」の回答がそろいました"))
}

#[test]
fn the_answer_file_is_offered_when_the_page_says_that_a_category_is_complete() {
    let memory = Memory::default();
    memory.room.set(Some(10));
    // A class that asks for less: in the second category, for the requirement 4 only.
    let mut less = checklist();
    less.classes[0].clauses.remove(1);
    let mut form = Form::new(page(less), shelf(&memory));
    enter(&mut form, "answer:4", "unmet");
    assert!(!offer(&form, "二"), "no class says what is asked for");
    enter(&mut form, "class", "A");
    assert_eq!(shown(&form).reasons.progress, ["回答0／1", "回答1／1"]);
    assert!(offer(&form, "二"), "the requirements 2 and 3 are not asked for");
}

#[test]
fn a_new_assessment_has_its_answer_file_offered_anew() {
    let memory = Memory::default();
    memory.room.set(Some(10));
    let mut form = open(&memory);
    enter(&mut form, "class", "A");
    for _ in 0..2 {
        // A new assessment has the class from its beginning, so that one answer is enough.
        assert!(!offer(&form, "一"));
        enter(&mut form, "answer:1", "met");
        assert!(offer(&form, "一"));
        act(&mut form, Action::New, "");
        act(&mut form, Action::Proceed, "");
    }
    act(&mut form, Action::Undo, "");
    act(&mut form, Action::Proceed, "");
    enter(&mut form, "answer:4", "met");
    assert!(!offer(&form, "一"), "it was complete before it was brought back");
}

#[test]
fn a_name_that_is_kept_does_not_hide_answers_that_are_not() {
    let memory = Memory::default();
    let mut form = open(&memory);
    enter(&mut form, "answer:1", "met");
    send(&mut form, Message::Rename("名前".to_owned()));
    let longest = memory.texts.borrow().values().map(String::len).max();
    memory.room.set(longest);
    enter(&mut form, "answer:2", "met");
    assert!(form.at_risk());
    send(&mut form, Message::Rename(String::new()));
    assert!(form.at_risk(), "the name is kept, the answer is not");
    send(&mut form, Message::Press(Press::Act(Action::New, String::new())));
    assert!(html(&shown(&form), Part::Notice).contains("続けると画面から消えます"));
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
