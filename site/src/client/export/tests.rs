//! Tests of the export page's model with files and records, and of its views.

use kijun_rules::AnswerFile;
use kijun_rules::model::{Checklist, Class, Requirement};
use kijun_sheets::form::{ColumnKind, FormColumn, FormRow, SheetForm};
use kijun_sheets::{CellAddress, Finding, Weight};
use leptos::prelude::*;

use super::message::{Effect, Message, Slot, Stock, Stored};
use super::model::{Export, Outcome};
use super::{answers, files, view};
use crate::client::kit::file_name::FileName;
use crate::client::kit::format::Format;
use crate::client::kit::model::Model;
use crate::client::kit::program::Program;
use crate::client::kit::storage::{Kept, Trouble};
use crate::data::export::ExportData;

const HOSTILE: &str = "<img src=x onerror=\"alert('&')\">";

fn export() -> Export {
    let class = Class { id: "A".to_owned(), title: "分類A".to_owned(), ..Class::default() };
    let requirement = Requirement { id: "1".to_owned(), ..Requirement::default() };
    let checklist = Checklist {
        id: "a/b".to_owned(),
        edition: "1".to_owned(),
        classes: vec![class],
        requirements: vec![requirement],
        ..Checklist::default()
    };
    let column = |title: &str, kind| FormColumn { title: title.to_owned(), kind, class: None };
    let form = SheetForm {
        title: "点検票".to_owned(),
        columns: vec![column("番号", ColumnKind::Number), column("要件", ColumnKind::Long)],
        rows: vec![FormRow {
            id: "1".to_owned(),
            cells: vec![String::new(), "暗号化する".to_owned()],
            ..FormRow::default()
        }],
        ..SheetForm::default()
    };
    let rules = checklist.to_json();
    let (site_root, check) = ("../".to_owned(), "../check/".to_owned());
    Export::new(ExportData { rules, name: "見本".to_owned(), form, site_root, check }).unwrap()
}

fn json(service: &str) -> String {
    let service = serde_json::json!({ "name": service });
    serde_json::json!({"schema": "kijun-answers/1", "checklist": "a/b", "class": "A",
        "service": service, "answers": {"1": {"status": "met", "note": "注"}}})
    .to_string()
}

fn file(service: &str) -> AnswerFile {
    AnswerFile::read(json(service).as_bytes()).unwrap()
}

fn stored(id: &str, name: &str, text: &str) -> Stored {
    let (id, name, text) = (id.to_owned(), name.to_owned(), text.to_owned());
    let kept = Kept { id, name, text, revision: 1, ..Kept::default() };
    Stored { kept, saved: "今日".to_owned() }
}

fn stock(kept: Vec<Stored>) -> Stock {
    Stock { kept: Ok(kept), latest: Some("2".to_owned()) }
}

fn labels(export: &Export) -> Vec<String> {
    export.sources.keys().iter().map(|key| export.sources.label(key)).collect()
}

fn chosen(export: &Export) -> String {
    let keys = export.sources.keys();
    let chosen: Vec<_> = keys.iter().filter(|key| export.sources.is_chosen(key)).collect();
    assert_eq!(chosen.len(), 1, "{keys:?}");
    export.sources.label(chosen[0])
}

fn said(export: &Export, slot: Slot) -> &str {
    export.said(slot).notice().map_or("", |notice| &notice.text)
}

/// Return the effects after a message, as text. Answers are compared by their content.
fn after(export: &mut Export, message: Message) -> String {
    format!("{:?}", export.update(message))
}

fn html(export: Export, view: fn(Program<Export>) -> AnyView) -> String {
    Owner::new().with(|| view(Program::still(export)).to_html())
}

#[test]
fn what_is_kept_is_offered_and_the_one_opened_last_is_chosen() {
    let mut export = export();
    assert_eq!(
        (labels(&export), chosen(&export)),
        (vec!["白紙の様式".into()], "白紙の様式".into())
    );
    let kept = vec![
        stored("1", "", &json("甲")),
        stored("2", "名前", &json("乙")),
        stored("3", "", &json("")),
        stored("4", "壊れた", "{"),
        stored("5", "他の", &json("丙").replace("a/b", "a/c")),
    ];
    export.update(Message::Open(stock(kept)));
    assert_eq!(
        labels(&export),
        [
            "白紙の様式",
            "甲(最終保存 今日)",
            "名前(最終保存 今日)",
            "名前のない自己点検(最終保存 今日)"
        ]
    );
    assert_eq!(chosen(&export), "名前(最終保存 今日)");
    assert!(said(&export, Slot::Out).contains("2件は読めないため"), "{}", said(&export, Slot::Out));
}

#[test]
fn what_was_chosen_stays_chosen_until_it_is_gone() {
    let mut export = export();
    export.update(Message::Open(stock(vec![stored("2", "乙", &json("乙"))])));
    export.update(Message::AnswersRead("a.json".to_owned(), Ok((file("丙"), String::new()))));
    assert_eq!(chosen(&export), "ファイル: a.json");
    export.update(Message::Dismiss);
    export.update(Message::Renew(stock(vec![stored("1", "甲", &json("甲"))])));
    assert_eq!(labels(&export), ["白紙の様式", "甲(最終保存 今日)", "ファイル: a.json"]);
    assert_eq!((chosen(&export).as_str(), said(&export, Slot::Out)), ("ファイル: a.json", ""));
    export.update(Message::Choose(export.sources.keys()[1].clone()));
    export.update(Message::Renew(stock(vec![stored("1", "改名", &json("甲"))])));
    assert_eq!(chosen(&export), "改名(最終保存 今日)");
    export.update(Message::Renew(Stock { kept: Err(Trouble::Blocked), latest: None }));
    assert_eq!(chosen(&export), "白紙の様式");
    assert!(said(&export, Slot::Out).contains("削除されたか"));
}

#[test]
fn a_blocked_storage_is_said_and_a_file_offered_instead() {
    let mut export = export();
    export.update(Message::Open(Stock { kept: Err(Trouble::Blocked), latest: None }));
    assert!(said(&export, Slot::Out).ends_with("回答ファイル(JSON)を選んでください。"));
}

#[test]
fn what_is_kept_is_given_out_as_it_is_at_that_moment() {
    let mut export = export();
    let save = |answers: Option<AnswerFile>| {
        format!("{:?}", [Effect::Save(Slot::Out, Format::Csv, answers.map(Box::new))])
    };
    assert_eq!(after(&mut export, Message::Export(Format::Csv)), save(None));
    export.update(Message::Open(stock(vec![stored("2", "乙", &json("乙"))])));
    let look = after(&mut export, Message::Export(Format::Csv));
    assert_eq!(look, format!("{:?}", [Effect::Look(Format::Csv, "2".to_owned())]));
    let now = stored("2", "乙", &json("後")).kept;
    let given = after(&mut export, Message::Looked(Format::Csv, Ok(Some(now))));
    assert_eq!(given, save(Some(file("後"))));
    for (kept, cause) in [
        (Ok(None), "別のタブで削除されています"),
        (Err(Trouble::Blocked), "保存できません"),
        (Ok(Some(stored("2", "乙", "{").kept)), "途中で終わっています"),
    ] {
        assert!(export.update(Message::Looked(Format::Csv, kept)).is_empty());
        let said = said(&export, Slot::Out);
        assert!(said.starts_with("書き出せませんでした。") && said.contains(cause), "{said}");
    }
    export.update(Message::AnswersRead("a.json".to_owned(), Ok((file("丙"), String::new()))));
    assert_eq!(after(&mut export, Message::Export(Format::Csv)), save(Some(file("丙"))));
}

#[test]
fn a_form_is_kept_only_when_told_to_and_then_chosen() {
    let mut export = export();
    assert!(export.update(Message::Keep).is_empty());
    for (service, name) in [(Some("甲"), "甲"), (None, "点検.最終")] {
        let mut read = file("甲");
        if service.is_none() {
            read.service = None;
        }
        let form = Message::FormRead("点検.最終.xlsx".to_owned(), Ok((read.clone(), Vec::new())));
        assert_eq!(after(&mut export, form), "[FocusReading]");
        let keep = [Effect::Keep(name.to_owned(), read.to_json())];
        assert_eq!(after(&mut export, Message::Keep), format!("{keep:?}"));
        let full = export.update(Message::Kept(Err(Trouble::Full)));
        assert!(full.is_empty() && said(&export, Slot::In).contains("いっぱい"));
        assert_eq!(export.update(Message::Download).len(), 1, "a file is still offered");
        let record = stored("9", name, &read.to_json());
        assert_eq!(after(&mut export, Message::Kept(Ok(record))), "[FocusReading]");
        assert!(matches!(export.outcome(), Some(Outcome::Kept(kept)) if kept == name));
        assert_eq!(
            (chosen(&export), said(&export, Slot::In)),
            (format!("{name}(最終保存 今日)"), "")
        );
        assert!(export.update(Message::Keep).is_empty(), "not twice");
        export.update(Message::Renew(stock(Vec::new())));
    }
}

#[test]
fn the_same_words_are_announced_again() {
    let mut export = export();
    let saved = || Message::Saved(Slot::Out, Ok("a.csv".to_owned()));
    export.update(saved());
    let first = export.said(Slot::Out).key();
    export.update(saved());
    assert_eq!(said(&export, Slot::Out), "「a.csv」を保存しました。");
    assert_ne!(export.said(Slot::Out).key(), first);
    export.update(Message::Dismiss);
    assert!(export.said(Slot::Out).key().is_empty());
}

#[test]
fn forms_come_back_as_they_went_out() {
    let export = export();
    // The edition of a blank form, as in the form of this checklist.
    let mut given = file("甲");
    given.edition = Some("1".to_owned());
    let written = given.to_json();
    for format in Format::ALL {
        let make = |answers| files::make(&export, format, answers);
        let named = |kind| FileName::new(kind, format.extension()).of("見本");
        let (name, _) = make(None);
        assert_eq!(name, named("様式"));
        let (name, bytes) = make(Some(&given));
        assert_eq!(name, named("回答").of("分類A").about(Some("甲")));
        let (read, _) = files::read(&export.rules, &export.form, &bytes.unwrap()).unwrap();
        assert_eq!(read.to_json(), written);
    }
}

#[test]
fn a_form_is_made_with_answers_of_any_kind() {
    let export = export();
    for format in Format::ALL {
        let (_, bytes) = files::make(&export, format, Some(&file("甲")));
        let (read, _) = files::answers(&export.rules, &export.form, &bytes.unwrap()).unwrap();
        let name =
            |file: &AnswerFile| file.service.as_ref().and_then(|service| service.name.clone());
        assert_eq!(name(&read), name(&file("甲")));
    }
    let error = files::answers(&export.rules, &export.form, b"PK\x03\x04").unwrap_err();
    assert!(error.contains("Excelファイル"), "{error}");
}

#[test]
fn another_checklists_answers_name_their_page() {
    let export = export();
    let other = json("甲").replace("a/b", "a/c");
    let error = answers::read(&export.rules, other.as_bytes()).unwrap_err();
    assert!(error.contains("『a/c』のページで"), "{error}");
    assert!(answers::read(&export.rules, json("甲").replace("\"A\"", "\"B\"").as_bytes()).is_err());
}

fn finding(weight: Weight, message: &str) -> Finding {
    let cell = Some(CellAddress { row: 11, column: 1 });
    Finding { weight, sheet: None, cell, more: Vec::new(), message: message.to_owned() }
}

#[test]
fn every_error_stands_with_its_cell_and_no_text_becomes_an_element() {
    let read = |findings: Vec<Finding>| {
        let mut export = export();
        export.update(Message::FormRead(HOSTILE.to_owned(), Err(findings)));
        html(export, view::reading)
    };
    let shown = read(vec![finding(Weight::Error, HOSTILE), finding(Weight::Notice, "知らせ")]);
    assert!(shown.contains("data-errors=\"1\"") && shown.contains("data-notices=\"1\""), "{shown}");
    assert!(shown.contains("data-cell=\"B12\"") && shown.contains("B12: &lt;img"), "{shown}");
    assert!(!shown.contains("<img"), "{shown}");
    let many = read((0..600).map(|_| finding(Weight::Error, "誤り")).collect());
    assert!(many.contains("ほか100件") && many.contains("直すところが600件"), "{many}");
}

#[test]
fn what_was_read_is_shown_before_it_is_kept() {
    let mut export = export();
    export.update(Message::FormRead("a.xlsx".to_owned(), Ok((file(HOSTILE), Vec::new()))));
    let shown = html(export, view::reading);
    assert!(!shown.contains("<img") && shown.contains("&lt;img"), "{shown}");
    assert!(shown.contains("分類A") && shown.contains("1件"), "{shown}");
    assert!(shown.contains("data-verdict=\"conforming\""), "{shown}");
    assert!(shown.contains("data-action=\"keep\""), "{shown}");
}
