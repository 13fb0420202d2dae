//! Tests of the page, message by message.

use kijun_rules::ledger::{Entry, LedgerFile};
use leptos::prelude::*;
use proptest::prelude::*;

use super::model::{Action, Effect, LedgerPage, Message, Upload};
use super::table::tests::data;
use super::view;
use crate::client::kit::file_name::FileName;
use crate::client::kit::format::Download;
use crate::client::kit::model::Model;
use crate::client::kit::notice::Kind;
use crate::client::kit::program::Program;
use crate::client::kit::storage::{AsText, Kept, Opened, Refused};

fn page(services: &[&str]) -> LedgerPage {
    let mut page = LedgerPage::blank(data());
    for service in services {
        page.update(Message::Act(Action::Add));
        enter(&mut page, "service", service);
    }
    page
}

fn enter(page: &mut LedgerPage, field: &str, text: &str) -> Vec<Effect> {
    page.update(Message::Enter(field.to_owned(), text.to_owned()))
}

fn act(page: &mut LedgerPage, action: Action) -> Vec<Effect> {
    page.update(Message::Act(action))
}

fn names(page: &LedgerPage) -> Vec<&str> {
    (0..page.book().entries().len()).map(|place| page.entry_name(place)).collect()
}

fn said(page: &LedgerPage) -> &str {
    page.notice().map_or("", |notice| &notice.text)
}

fn offered(page: &LedgerPage) -> Vec<Action> {
    page.notice()
        .map_or(&[][..], |notice| notice.offers)
        .iter()
        .map(|(action, _)| *action)
        .collect()
}

fn file(services: &[&str]) -> LedgerFile {
    page(services).book().to_file().unwrap_or_default()
}

fn kept(page: &LedgerPage) -> Vec<Effect> {
    vec![Effect::Keep(page.book().to_file())]
}

fn answers(class: &str) -> String {
    format!(
        r#"{{"schema":"kijun-answers/1","checklist":"sample/cloud","class":"{class}",
            "service":{{"name":"受付"}}}}"#
    )
}

#[test]
fn what_was_kept_is_opened_and_what_cannot_be_read_is_said() {
    for (opened, kind, words) in [
        (Opened::Nothing, None, ""),
        (Opened::Value(file(&["a"])), Some(Kind::Info), "前回の続き"),
        (Opened::Unreadable("壊れ".to_owned()), Some(Kind::Error), "読めませんでした(壊れ)"),
        (Opened::Blocked, Some(Kind::Warning), "保存できません。画面を閉じる前に"),
    ] {
        let page = LedgerPage::of_kept(data(), opened.clone());
        assert_eq!(page.notice().map(|notice| notice.kind), kind);
        assert!(said(&page).contains(words), "{}", said(&page));
        let expected = if matches!(opened, Opened::Value(_)) { "a" } else { "" };
        assert_eq!(names(&page), [expected]);
    }
}

#[test]
fn every_letter_is_kept_and_nothing_where_nothing_changed() {
    let mut page = page(&[]);
    assert_eq!(enter(&mut page, "service", "a"), kept(&page));
    assert_eq!(enter(&mut page, "service", "a"), []);
    assert_eq!(page.update(Message::Class("B".to_owned())), kept(&page));
    assert_eq!(page.entry_class(0), "Bの場合");
    assert!(page.is_of_other("one") && !page.is_of_other("two"));
    assert_eq!(page.update(Message::Class(String::new())), kept(&page));
    assert!(!page.is_of_other("one"));
    assert_eq!(enter(&mut page, "service", ""), [Effect::Keep(None)]);
}

#[test]
fn a_field_of_other_ledgers_is_shown_while_it_has_a_text() {
    let mut page = page(&[]);
    page.data.ledgers[0].columns.pop();
    assert!(!page.is_needless("purpose"));
    page.update(Message::Class("A".to_owned()));
    assert!(page.is_needless("purpose") && !page.is_needless("service"));
    enter(&mut page, "purpose", "x");
    assert!(!page.is_needless("purpose"));
}

#[test]
fn a_removed_entry_comes_back_even_after_others_were_changed() {
    let mut page = page(&["a", "b"]);
    page.update(Message::Open(0));
    let effects = act(&mut page, Action::Remove);
    let left = Effect::Leave(Some(file(&["a"])));
    assert_eq!(effects, [kept(&page), vec![Effect::FocusEntries, left]].concat());
    assert_eq!((names(&page), offered(&page)), (vec!["b"], vec![Action::Undo]));
    enter(&mut page, "service", "c");
    assert_eq!(offered(&page), [Action::Undo]);
    act(&mut page, Action::Undo);
    assert_eq!((names(&page), said(&page)), (vec!["a", "c"], "元に戻しました。"));
    assert_eq!(act(&mut page, Action::Undo), []);
    // A blank entry is removed without a notice.
    act(&mut page, Action::Add);
    act(&mut page, Action::Remove);
    assert_eq!((names(&page), said(&page)), (vec!["a", "c"], ""));
}

#[test]
fn a_reset_is_taken_back_and_what_was_entered_since_stays() {
    let mut page = page(&["a", "b"]);
    let left = Effect::Leave(Some(file(&["a", "b"])));
    assert_eq!(act(&mut page, Action::Reset), [Effect::Keep(None), left]);
    assert!(act(&mut page, Action::Undo).contains(&Effect::Leave(None)));
    assert_eq!(names(&page), ["a", "b"]);
    // The entries made since stay.
    act(&mut page, Action::Reset);
    enter(&mut page, "service", "c");
    assert_eq!(offered(&page), [Action::Undo]);
    act(&mut page, Action::Undo);
    assert_eq!(names(&page), ["c", "a", "b"]);
}

#[test]
fn between_two_tabs_the_reader_chooses() {
    for (choice, expected) in [
        (Action::Both, vec!["mine", "theirs"]),
        (Action::Theirs, vec!["theirs"]),
        (Action::Mine, vec!["mine"]),
    ] {
        let mut page = page(&["mine"]);
        page.update(Message::Refused(Refused::Changed(Some(file(&["theirs"])))));
        assert_eq!(offered(&page), [Action::Both, Action::Theirs, Action::Mine]);
        assert_eq!(page.update(Message::Stored), [], "until the reader has chosen");
        let effects = act(&mut page, choice);
        assert_eq!(names(&page), expected);
        assert_eq!(effects[0], Effect::Overwrite(page.book().to_file()));
        assert_eq!(page.update(Message::Stored), [Effect::LookForNews]);
        // The entries that the choice has removed can be brought back.
        act(&mut page, Action::Undo);
        let mut all = names(&page);
        all.sort_unstable();
        assert_eq!(all, ["mine", "theirs"]);
        // The page says it if the entries could not be kept.
        page.update(Message::Refused(Refused::Full));
        assert!(said(&page).contains("保存領域がいっぱい"), "{}", said(&page));
    }
    let mut page = page(&["mine"]);
    page.update(Message::Refused(Refused::Changed(None)));
    act(&mut page, Action::Theirs);
    assert_eq!(names(&page), [""], "removed elsewhere");
}

#[test]
fn what_offers_to_undo_goes_on_offering() {
    let mut page = page(&["a", "b"]);
    act(&mut page, Action::Remove);
    page.update(Message::Refused(Refused::Blocked));
    assert_eq!(offered(&page), [Action::Undo]);
    act(&mut page, Action::Dismiss);
    assert_eq!(said(&page), "");
    assert_eq!(act(&mut page, Action::Undo), []);
}

#[test]
fn what_was_erased_can_be_brought_back_after_a_reload() {
    let mut page = page(&[]);
    assert_eq!(page.update(Message::Left(file(&["a"]))).len(), 1);
    assert_eq!(offered(&page), [Action::Undo]);
    enter(&mut page, "service", "c");
    let effects = act(&mut page, Action::Undo);
    assert_eq!(names(&page), ["c", "a"]);
    assert!(effects.contains(&Effect::Leave(None)), "{effects:?}");
}

#[test]
fn what_an_earlier_version_could_not_read_is_added() {
    let mut page = page(&["a"]);
    let effects = page.update(Message::Returned(vec![file(&["b"]), file(&["a"])]));
    assert_eq!((names(&page), effects), (vec!["a", "b"], kept(&page)));
    assert!(said(&page).contains("登録1件を加えました"), "{}", said(&page));
}

#[test]
fn entries_that_are_not_kept_are_not_replaced_for_good() {
    let mut page = page(&["a"]);
    page.update(Message::Refused(Refused::Full));
    assert!(page.at_risk);
    page.update(Message::News(Some(file(&["b"]))));
    assert_eq!((names(&page), offered(&page)), (vec!["b"], vec![Action::Undo]));
    act(&mut page, Action::Undo);
    assert_eq!(names(&page), ["b", "a"]);
    page.update(Message::Refused(Refused::Blocked));
    page.update(Message::Safe);
    assert!(!page.at_risk);
}

#[test]
fn news_of_another_tab_is_shown_at_the_same_place() {
    let mut page = page(&["a", "b"]);
    assert_eq!(page.update(Message::News(Some(file(&["a", "c"])))), []);
    assert_eq!((names(&page), page.book().place()), (vec!["a", "c"], 1));
    assert_eq!(page.update(Message::News(None)), []);
    assert_eq!((names(&page), page.book().place()), (vec![""], 0));
}

#[test]
fn a_kept_assessment_is_copied_by_its_name() {
    let mut page = page(&[]);
    assert_eq!(act(&mut page, Action::Copy), []);
    let record = |name: &str, text: String| Kept { name: name.to_owned(), text, ..Kept::default() };
    let all = [
        ("1".to_owned(), record("", answers("A"))),
        ("2".to_owned(), record("点検", answers("B"))),
        ("3".to_owned(), record("壊れ", "{".to_owned())),
    ];
    page.update(Message::Kept(all.to_vec()));
    let labels: Vec<&str> = page.kept().iter().map(|kept| kept.label.as_str()).collect();
    assert_eq!(labels, ["受付、Aの場合", "点検、Bの場合"]);
    assert_eq!(page.chosen().map(|kept| kept.key.as_str()), Some("1"));
    page.update(Message::Choose("2".to_owned()));
    act(&mut page, Action::Copy);
    assert_eq!((names(&page), page.entry_class(0)), (vec!["受付"], "Bの場合"));
    assert_eq!(said(&page), "「点検、Bの場合」から、3か所に写しました。");
    // The chosen assessment was removed.
    page.update(Message::Kept(all[..1].to_vec()));
    assert_eq!(page.chosen().map(|kept| kept.key.as_str()), Some("1"));
}

#[test]
fn files_are_given_out_and_come_back() {
    let mut page = page(&["a"]);
    assert_eq!(act(&mut page, Action::Csv), []);
    assert!(said(&page).contains("「取り扱う情報の分類」を選んでから"));
    page.update(Message::Class("A".to_owned()));
    page.update(Message::Act(Action::Add));
    enter(&mut page, "service", "b");
    page.update(Message::Open(0));
    let Some(Effect::Save(Download { name, kind: "text/csv", bytes: csv }, told)) =
        act(&mut page, Action::Csv).pop()
    else {
        panic!("no CSV")
    };
    assert_eq!(name, FileName::new("台帳", "csv").of("見本").of("台帳one"));
    page.update(Message::Saved(Some("台帳.csv".to_owned()), told));
    assert!(said(&page).starts_with("「台帳.csv」を保存しました(台帳oneの登録1件)"));
    assert!(said(&page).contains("(台帳oneの登録1件)") && said(&page).contains("(1件)"));
    let Some(Effect::Save(Download { name, kind: "application/json", bytes: json }, told)) =
        act(&mut page, Action::Json).pop()
    else {
        panic!("no JSON")
    };
    assert_eq!(name, FileName::new("台帳", "json").of("見本"));
    assert_eq!(told, "を保存しました(登録2件)。");
    assert_eq!(json, page.book().to_file().unwrap().to_json().into_bytes());
    page.update(Message::Saved(None, told));
    assert_eq!(said(&page), "ファイルを保存できませんでした。");

    let read = |page: &mut LedgerPage, bytes: Vec<u8>| {
        page.update(Message::Read(Upload::Ledger, "台帳".to_owned(), Ok(bytes)))
    };
    let mut other = LedgerPage::blank(data());
    assert_eq!(act(&mut other, Action::Json), []);
    read(&mut other, json.clone());
    assert_eq!(said(&other), "「台帳」の登録2件を加えました。分類を選んでいない登録があります。");
    read(&mut other, json);
    assert!(said(&other).contains("すべてここにあります"), "{}", said(&other));
    let mut other = LedgerPage::blank(data());
    other.update(Message::Class("A".to_owned()));
    read(&mut other, csv);
    assert_eq!((names(&other), other.entry_class(1)), (vec!["", "a"], "Aの場合"));
}

#[test]
fn a_refused_file_changes_nothing() {
    let before = page(&["a"]);
    let unlike = r#"{"schema":"kijun-ledger/1","standard":"other"}"#.to_owned();
    for (upload, read, words) in [
        (Upload::Ledger, Ok("{".to_owned()), "途中で終わっています"),
        (Upload::Ledger, Ok(unlike), "ほかの基準『other』"),
        (Upload::Ledger, Ok("番号\n1\n".to_owned()), "列『番号』"),
        (Upload::Ledger, Ok(answers("A")), "schemaが"),
        (Upload::Answers, Ok("{}".to_owned()), "schema"),
        (
            Upload::Answers,
            Err("開けません。".to_owned()),
            "。開けません。 これまでの登録は変わっていません",
        ),
    ] {
        let mut page = before.clone();
        let effects =
            page.update(Message::Read(upload, "x".to_owned(), read.map(String::into_bytes)));
        assert_eq!((effects, page.book()), (vec![], before.book()));
        assert!(said(&page).contains(words), "{}", said(&page));
    }
}

#[test]
fn what_is_entered_never_becomes_an_element() {
    let mut page = page(&["<img src=x>"]);
    page.update(Message::Class("B".to_owned()));
    Owner::new().with(|| {
        let program = Program::still(page);
        let screen = view::ledger(program).to_html();
        assert!(screen.contains("<strong>&lt;img src=x&gt;<"), "{screen}");
        assert!(screen.contains("aria-current=\"true\""), "{screen}");
        let paper = view::paper(program).to_html();
        assert!(paper.contains("<td>&lt;img src=x&gt;<"), "{paper}");
        assert!(!screen.contains("<img") && !paper.contains("<img"));
    });
}

fn entries(file: Option<&LedgerFile>) -> &[Entry] {
    file.map_or(&[], |file| &file.entries)
}

fn messages() -> impl Strategy<Value = Vec<Message>> {
    let text = || prop::sample::select(vec!["", "a", "b", "=c"]).prop_map(ToOwned::to_owned);
    let action = prop::sample::select(vec![
        Action::Add,
        Action::Duplicate,
        Action::Remove,
        Action::Reset,
        Action::Print,
        Action::Copy,
        Action::Undo,
        Action::Both,
        Action::Theirs,
        Action::Mine,
        Action::Dismiss,
    ]);
    let files =
        prop::option::of(prop::sample::select(vec![file(&[]), file(&["a"]), file(&["b", "c"])]));
    let field = prop::sample::select(vec!["service", "purpose", "later"]);
    let message = prop_oneof![
        4 => (field, text()).prop_map(|(field, text)| Message::Enter(field.to_owned(), text)),
        1 => prop::sample::select(vec!["", "A", "B", "later"])
            .prop_map(|id| Message::Class(id.to_owned())),
        1 => (0..5usize).prop_map(Message::Open),
        6 => action.prop_map(Message::Act),
        1 => files.clone().prop_map(Message::News),
        1 => files.prop_map(|file| Message::Refused(Refused::Changed(file))),
        1 => prop::sample::select(vec!["A", "B"]).prop_map(|class| {
            Message::Read(Upload::Answers, "x".to_owned(), Ok(answers(class).into_bytes()))
        }),
    ];
    prop::collection::vec(message, 0..40)
}

proptest! {
    /// Check that after all messages an entry is open and the kept entries are the shown ones,
    /// unless the reader has to choose between the entries of two tabs.
    #[test]
    fn what_is_kept_is_what_is_shown(messages in messages()) {
        let mut page = LedgerPage::blank(data());
        let mut kept: Option<LedgerFile> = None;
        for message in messages {
            if let Message::News(file) = &message {
                kept.clone_from(file);
            }
            for effect in page.update(message) {
                if let Effect::Keep(file) | Effect::Overwrite(file) = effect {
                    kept = file;
                }
            }
            prop_assert!(page.book().place() < page.book().entries().len());
            let shown = page.book().to_file();
            prop_assert_eq!(entries(kept.as_ref()), entries(shown.as_ref()));
            if let Some(shown) = shown {
                prop_assert_eq!(LedgerFile::of_text(&shown.to_text()), Ok(shown));
            }
        }
    }
}
