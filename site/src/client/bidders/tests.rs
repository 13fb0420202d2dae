//! Tests of the page's views and exports, with good files and with hostile ones.

use calamine::{Data, Reader, Xlsx};
use kijun_compare::{Only, Sort};
use kijun_rules::{AnswerFile, Rules};
use kijun_sheets::form::{ColumnKind, FormColumn, FormRow, SheetForm};
use scraper::{Html, Selector};
use serde_json::{Value, json};

use leptos::prelude::*;

use super::export;
use super::model::{Bidders, Effect, MOST, Message};
use super::view;
use crate::client::kit::decode::cp932;
use crate::client::kit::format::Format;
use crate::client::kit::model::Model;
use crate::client::kit::program::Program;
use crate::data::bidders::{BiddersData, ComparedChecklist};

const RULES: &str = r#"{"classes":[{"clauses":[{"any_of":["1"],"quote":"必須","severity":"nonconforming","source":"No.1"},{"any_of":["2"],"quote":"推奨","severity":"advisory","source":"No.2"}],"id":"A","title":"分類A"},{"id":"C","out_of_scope":"対象外です","title":"分類C"}],"edition":"1","facts":[{"id":"f","question":"個人情報を扱いますか"}],"id":"a/b","requirements":[{"id":"1"},{"id":"2"}]}"#;

/// A text with everything that could break a template.
const HOSTILE: &str = "<img src=x onerror=alert(1)>\"'><script>alert(2)</script>&lt;";

/// Return the words of the form of [`RULES`].
fn form() -> SheetForm {
    let row = |id: &str, text: &str| FormRow {
        id: id.to_owned(),
        title: text.to_owned(),
        cells: vec![String::new(), text.to_owned()],
        ..FormRow::default()
    };
    let column = |title: &str, kind| FormColumn { title: title.to_owned(), kind, class: None };
    SheetForm {
        title: "題".to_owned(),
        columns: vec![column("番号", ColumnKind::Number), column("要件", ColumnKind::Long)],
        rows: vec![row("1", "暗号化"), row("2", "認証")],
        ..SheetForm::default()
    }
}

fn page() -> Bidders {
    let names = [("No.1", "暗号化"), ("No.2", "認証")];
    let names = names.map(|(label, title)| (label.to_owned(), title.to_owned(), None)).to_vec();
    let (rules, title, form) = (RULES.to_owned(), "題".to_owned(), form());
    Bidders::new(&BiddersData { checklists: vec![ComparedChecklist { rules, title, form, names }] })
}

/// Choose files all at once, and read them.
fn take(bidders: &mut Bidders, files: &[(&str, &[u8])]) {
    assert_eq!(bidders.update(Message::Choose(files.len())), [Effect::Read]);
    for (name, bytes) in files {
        let read = bidders.desk().read(name, bytes);
        bidders.update(Message::Read(Box::new(read)));
    }
}

/// Return an answer file with these fields.
fn file(fields: &Value) -> Vec<u8> {
    let mut file = json!({"schema": "kijun-answers/1", "checklist": "a/b", "class": "A"});
    for (field, value) in fields.as_object().unwrap() {
        file[field] = value.clone();
    }
    file.to_string().into_bytes()
}

fn with(files: &[(&str, Value)]) -> Bidders {
    let mut bidders = page();
    for (name, fields) in files {
        take(&mut bidders, &[(name, &file(fields))]);
    }
    bidders
}

fn said(bidders: &Bidders) -> &str {
    bidders.said.notice().map_or("", |notice| &notice.text)
}

fn hostile() -> Value {
    let answer = json!({"status": "not_applicable", "reason": HOSTILE, "note": HOSTILE,
        "evidence": [HOSTILE], "proposed": {"status": "met"},
        "exception": {"reason": HOSTILE, "measure": HOSTILE, "until": HOSTILE, "approver": HOSTILE}});
    json!({"service": {"name": HOSTILE, "provider": HOSTILE}, "edition": HOSTILE,
        "verdict": HOSTILE, "phases": ["selection"], "facts": {HOSTILE: true, "f": true},
        "answers": {"1": answer, HOSTILE: {"status": "met"}}})
}

fn shown(bidders: &Bidders) -> Html {
    let program = || Program::still(bidders.clone());
    let html = Owner::new().with(|| view::bidders(program()).to_html());
    // Remove the marks of the parts that are shown later.
    Html::parse_fragment(&html.replace("<!>", ""))
}

fn printed(bidders: &Bidders) -> Html {
    let mut bidders = bidders.clone();
    bidders.update(Message::Printing(true));
    shown(&bidders)
}

fn texts(html: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    html.select(&selector).map(|element| element.text().collect()).collect()
}

/// Count the texts, line by line, below a part of the page.
fn times(html: &Html, part: &str) -> usize {
    texts(html, &format!("[data-part=\"{part}\"]")).concat().matches(HOSTILE).count()
}

#[test]
fn what_a_file_brings_never_becomes_an_element() {
    let mut bidders = with(&[(HOSTILE, hostile()), (HOSTILE, hostile())]);
    let schema = format!("{{\"schema\":{}}}", json!(HOSTILE)).into_bytes();
    let broken: [&[u8]; 3] = [b"{", &schema, br#"{"schema":"kijun-assessment/1"}"#];
    take(&mut bidders, &broken.map(|bytes| (HOSTILE, bytes)));
    bidders.update(Message::Open(true));
    let html = printed(&bidders);
    assert!(html.errors.is_empty(), "{:?}", html.errors);
    for selector in ["img", "script", "[onerror]"] {
        assert!(texts(&html, selector).is_empty(), "{selector}");
    }
    // Name, provider, file, edition, reason, note, evidence and exception: nothing may be missing.
    for (part, least) in [("groups", 2 * 11), ("paper", 2 * 10), ("apart", 3)] {
        assert!(times(&html, part) >= least, "{part}: {}", times(&html, part));
    }
}

#[test]
fn heads_rows_and_cells_are_found_by_their_names() {
    let lie =
        json!({"answers": {"1": {"status": "unmet", "note": "改修中"}}, "verdict": "conforming"});
    let fair = json!({"answers": {"1": {"status": "met"}}, "service": {"name": "乙"}, "facts": {"f": true}});
    let mut bidders = with(&[("a.json", lie), ("b.json", fair), ("c.json", json!({"class": "C"}))]);
    let screen = shown(&bidders);
    let verdicts = ["nonconforming", "undetermined", "out_of_scope"];
    for (number, verdict) in (1..).zip(verdicts) {
        let head = format!("[data-vendor=\"{number}\"][data-verdict=\"{verdict}\"]");
        assert_eq!(texts(&screen, &head).len(), 1, "{head}");
    }
    assert!(texts(&screen, "[data-vendor=\"1\"]")[0].contains("要確認1件"));
    let flags = texts(&screen, "[data-about=\"1\"] [data-flag=\"verdict_differs\"]");
    assert!(flags[0].starts_with("要確認 このファイルには判定「適合」と"), "{flags:?}");
    let cells = texts(&screen, "[data-requirement=\"1\"] > [data-cell]");
    assert_eq!(cells, ["不適合 満たさない備考", "満たす", "対象外"]);
    assert_eq!(
        texts(&screen, "[data-fact=\"f\"] > td"),
        ["わからない・未定", "はい", "わからない・未定"]
    );
    assert_eq!(texts(&screen, "[data-requirement=\"1\"] > th"), ["No.1 暗号化 相違あり"]);
    bidders.update(Message::Only(Only::Failures));
    assert_eq!(texts(&shown(&bidders), "[data-requirement]").len(), 1);
    bidders.update(Message::Sort(Sort::Verdict));
    let names = texts(&shown(&bidders), ".vendor-name");
    assert_eq!(names, ["2. 乙", "1. a.json", "3. c.json"]);
    assert_eq!(said(&bidders), "", "what was said of other rows is over");
}

#[test]
fn notes_are_given_when_asked_for_and_stay_with_their_file() {
    let noted = |note: &str| json!({"answers": {"1": {"status": "unmet", "note": note}}});
    let mut bidders = with(&[("a.json", noted("甲")), ("b.json", noted(HOSTILE))]);
    assert!(texts(&shown(&bidders), "[data-cell] dd").is_empty());
    let rules = &bidders.desk().comparison().groups[0].known.rules;
    let requirement = rules.requirement("1").unwrap();
    let second = (bidders.desk().id(2), requirement);
    bidders.update(Message::Unfold(second));
    assert_eq!(texts(&shown(&bidders), "[data-cell=\"2\"] dd"), [HOSTILE]);
    assert_eq!(texts(&shown(&bidders), "[data-cell] dd").len(), 1);
    bidders.update(Message::Remove(1));
    let html = shown(&bidders);
    assert_eq!(texts(&html, "[data-cell=\"1\"] dd"), [HOSTILE], "it has another number now");
    assert_eq!(texts(&html, "[data-notes][aria-expanded=\"true\"]"), ["備考"]);
    bidders.update(Message::Unfold(second));
    assert!(texts(&shown(&bidders), "[data-cell] dd").is_empty());
    bidders.update(Message::Open(true));
    assert_eq!(texts(&shown(&bidders), "[data-cell] dd").len(), 1);
    assert!(texts(&shown(&bidders), "[data-notes]").is_empty());
}

#[test]
fn paper_has_six_vendors_abreast_and_nothing_behind_a_fold() {
    let files: Vec<_> =
        (0..14).map(|_| ("a.json", json!({"answers": {"1": {"note": "注"}}}))).collect();
    let bidders = with(&files);
    assert!(texts(&shown(&bidders), ".bidders-paper").is_empty());
    let paper = printed(&bidders);
    assert_eq!(texts(&paper, ".bidders-paper table").len(), 3);
    assert_eq!(
        texts(&paper, ".abreast"),
        ["1〜6件目(全14件)", "7〜12件目(全14件)", "13〜14件目(全14件)"]
    );
    assert_eq!(texts(&paper, ".bidders-paper td .own").len(), 14);
}

#[test]
fn files_come_and_go_by_their_numbers() {
    let mut bidders = page();
    let summary = |bidders: &Bidders| bidders.desk().summary();
    assert_eq!(summary(&bidders), "ファイルはまだありません。");
    assert!(texts(&shown(&bidders), "[data-part=\"tools\"][hidden]").len() == 1);
    let sound = file(&json!({}));
    take(&mut bidders, &[("a.json", &sound), ("b.json", b"{"), ("c.json", &sound)]);
    assert_eq!(said(&bidders), "2件のファイルを読み込みました。1件は読み込めませんでした。");
    assert!(summary(&bidders).starts_with("2件の回答を"), "{}", summary(&bidders));
    assert!(summary(&bidders).ends_with("比べられないファイルが1件あります。"));
    for absent in [0, 4] {
        assert_eq!(bidders.update(Message::Remove(absent)), []);
    }
    assert_eq!(bidders.update(Message::Remove(1)), [Effect::FocusRemove(1)]);
    assert_eq!(said(&bidders), "「a.json」を取り除きました。");
    assert_eq!(bidders.update(Message::Remove(2)), [Effect::FocusRemove(1)]);
    assert_eq!(said(&bidders), "「c.json」を取り除きました。");
    assert_eq!(
        summary(&bidders),
        "比べられる回答はありません。比べられないファイルが1件あります。"
    );
    assert_eq!(bidders.update(Message::Clear), [Effect::FocusInput]);
    assert_eq!((bidders.desk().count(), said(&bidders)), (0, "すべてのファイルを取り除きました。"));
}

#[test]
fn files_are_shown_when_the_last_one_was_read() {
    let mut bidders = page();
    let sound = file(&json!({}));
    bidders.update(Message::Choose(2));
    let read = Box::new(bidders.desk().read("a.json", &sound));
    bidders.update(Message::Read(read.clone()));
    assert_eq!((bidders.desk().count(), said(&bidders)), (0, ""));
    bidders.update(Message::Choose(1));
    bidders.update(Message::Read(read.clone()));
    bidders.update(Message::Read(read));
    assert_eq!((bidders.desk().count(), said(&bidders)), (3, "3件のファイルを読み込みました。"));
}

#[test]
fn more_than_the_most_are_refused_with_the_numbers() {
    let sound = file(&json!({}));
    assert_eq!(page().update(Message::Choose(0)), []);
    assert_eq!(page().update(Message::Choose(MOST)), [Effect::Read]);
    // The numbers of files on the desk, of those that are waiting, and of those that are chosen
    // now.
    for (there, waiting, more, refusal) in [
        (0, 0, MOST + 1, "50件までです。51件が選ばれた"),
        (1, 0, MOST, "いま1件あり、50件が選ばれた"),
        (1, 1, 49, "いま2件あり、49件が選ばれた"),
    ] {
        let mut bidders = page();
        if there > 0 {
            take(&mut bidders, &[("a.json", &sound)]);
        }
        if waiting > 0 {
            bidders.update(Message::Choose(waiting));
        }
        assert_eq!(bidders.update(Message::Choose(more)), []);
        assert!(said(&bidders).contains(refusal), "{}", said(&bidders));
        assert_eq!(bidders.desk().count(), there);
    }
}

#[test]
fn a_filled_workbook_is_read_by_its_bytes_and_with_everything_in_it() {
    let rules = Rules::from_json(RULES).unwrap();
    let text = json!({
        "schema": "kijun-answers/1", "checklist": "a/b", "class": "A",
        "service": {"name": "甲"},
        "answers": {"1": {"status": "met", "note": "設計書3.2"}, "2": {"status": "unmet"}},
    });
    let answers = AnswerFile::read(text.to_string().as_bytes()).unwrap();
    let workbook = kijun_sheets::xlsx::write(&rules, &form(), Some(&answers)).unwrap();
    let mut bidders = page();
    take(&mut bidders, &[("回答.json", &workbook), ("様式.xlsx", b"PK\x03\x04")]);
    let comparison = bidders.desk().comparison();
    let [group] = &comparison.groups[..] else { panic!("one checklist") };
    let [column] = &group.columns[..] else { panic!("one vendor") };
    assert_eq!(column.vendor.service(), Some("甲"));
    assert_eq!(column.vendor.verdict().id(), "conforming_with_advisories");
    assert!(column.vendor.file().to_json().contains("設計書3.2"));
    let [refused] = &comparison.unreadable[..] else { panic!("one file that is broken") };
    assert!(
        refused.content.error.to_string().contains("Excelファイル"),
        "{}",
        refused.content.error
    );
}

#[test]
fn unsound_rules_are_left_out() {
    let (rules, title, names) = ("{}".to_owned(), String::new(), Vec::new());
    let data = BiddersData {
        checklists: vec![ComparedChecklist { rules, title, form: SheetForm::default(), names }],
    };
    let mut bidders = Bidders::new(&data);
    take(&mut bidders, &[("a.json", &file(&json!({})))]);
    assert!(bidders.desk().summary().starts_with("比べられる回答はありません。"));
}

#[test]
fn what_was_done_is_said_as_often_as_it_was_done() {
    let mut bidders = page();
    assert_eq!(bidders.update(Message::Export(Format::Csv)), [Effect::Save(Format::Csv)]);
    bidders.update(Message::Saved(Ok("a.csv".to_owned())));
    let first = bidders.said.key();
    bidders.update(Message::Saved(Ok("a.csv".to_owned())));
    assert_ne!(bidders.said.key(), first);
    bidders.update(Message::Saved(Err("誤り".to_owned())));
    assert_eq!(texts(&shown(&bidders), ".notice[data-kind=\"error\"]"), ["誤り"]);
    assert_eq!(bidders.update(Message::Print), [Effect::Print]);
    assert!(bidders.is_printing(), "the paper is there before the dialog opens");
    bidders.update(Message::Printing(false));
    assert!(!bidders.is_printing());
}

#[test]
fn tables_stand_beside_answer_files() {
    let mut bidders = with(&[("a.json", json!({"answers": {"1": {"status": "met"}}}))]);
    let table = "回答\t番号\t要件名\t様式\tチェックリスト\t分類\n\
                 ○\t1\t暗号化\tkijun-csv/1\ta/b\tA\n×\t2\t認証\tkijun-csv/1\ta/b\tA\n";
    let swapped = table.replace("暗号化", "認証");
    take(
        &mut bidders,
        &[("b.txt", table.as_bytes()), ("c.csv", swapped.as_bytes()), ("d", b"PK\x03\x04")],
    );
    let comparison = bidders.desk().comparison();
    let group = &comparison.groups[0];
    assert_eq!(group.columns.len(), 2);
    let flags = &group.columns[1].flags;
    let said: Vec<&str> = flags.iter().map(|flag| flag.message.as_str()).collect();
    assert!(said.iter().any(|said| said.contains("『○』を『満たす』として読みました")), "{said:?}");
    let unreadable: Vec<&str> =
        comparison.unreadable.iter().map(|each| each.content.error.message.as_str()).collect();
    assert!(unreadable[0].contains("番号は『1』ですが、この行の要件の文言は"), "{unreadable:?}");
    assert!(unreadable[1].contains("Excelファイル(.xlsx)として読めません"), "{unreadable:?}");
}

#[test]
fn csv_and_workbook_hold_what_the_comparison_holds() {
    let bidders =
        with(&[("a.json", hostile()), ("=b.json", json!({"answers": {"2": {"status": "met"}}}))]);
    let comparison = bidders.desk().comparison();
    let bytes = |file| export::bytes(file, &comparison, Only::All, &Sort::Given).unwrap();
    let csv = bytes(Format::Csv);
    let csv = kijun_sheets::csv::table::read(&csv, cp932).unwrap().rows;
    let csv: Vec<Vec<&str>> = (0..csv.len()).map(|row| csv.row(row).collect()).collect();
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes(Format::Xlsx))).unwrap();
    assert_eq!(book.sheet_names(), ["比較1", "明細"]);
    let range = book.worksheet_range("明細").unwrap();
    assert_eq!(range.height(), csv.len());
    for (row, cells) in range.rows().zip(&csv) {
        let cell = |data: &Data| kijun_sheets::unguarded(&data.to_string()).to_owned();
        let mut read: Vec<String> = row.iter().map(cell).collect();
        read.resize(cells.len(), String::new());
        // A workbook has the line ends of XML.
        assert_eq!(read, *cells);
    }
    let matrix = book.worksheet_range("比較1").unwrap();
    let first: Vec<String> =
        matrix.rows().next().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(first[3], "2. =b.json");
    assert!(book.worksheet_formula("明細").unwrap().is_empty());
    let json: Value = serde_json::from_slice(&bytes(Format::Json)).unwrap();
    assert_eq!(json["groups"][0]["vendors"][1]["file"], "=b.json");
}
