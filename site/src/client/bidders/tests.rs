//! What the page shows and hands out, with files that mean well and files that do not.

use calamine::{Data, Reader, Xlsx};
use kijun_compare::{Only, Sort};
use scraper::{Html, Selector};
use serde_json::{Value, json};

use super::desk::{Desk, known};
use super::export::File;
use super::{matrix, paper};

const RULES: &str = r#"{"classes":[{"clauses":[{"any_of":["1"],"quote":"必須","severity":"nonconforming","source":"No.1"},{"any_of":["2"],"quote":"推奨","severity":"advisory","source":"No.2"}],"id":"A","title":"分類A"},{"id":"C","out_of_scope":"対象外です","title":"分類C"}],"edition":"1","facts":[{"id":"f","question":"個人情報を扱いますか"}],"id":"a/b","requirements":[{"id":"1"},{"id":"2"}]}"#;

/// Everything that a template could fall for.
const HOSTILE: &str = "<img src=x onerror=alert(1)>\"'><script>alert(2)</script>&lt;";

fn desk(files: &[(&str, Value)]) -> Desk {
    let mut desk = Desk::new(vec![known(RULES, "題", "No.1\t暗号化\nNo.2\t認証").unwrap()]);
    for (name, fields) in files {
        let mut file = json!({"schema": "kijun-answers/1", "checklist": "a/b", "class": "A"});
        for (field, value) in fields.as_object().unwrap() {
            file[field] = value.clone();
        }
        desk.add(name, file.to_string().as_bytes());
    }
    desk
}

fn hostile() -> Value {
    let answer = json!({"status": "not_applicable", "reason": HOSTILE, "note": HOSTILE,
        "evidence": [HOSTILE], "proposed": {"status": "met"},
        "exception": {"reason": HOSTILE, "measure": HOSTILE, "until": HOSTILE, "approver": HOSTILE}});
    json!({"service": {"name": HOSTILE, "provider": HOSTILE}, "edition": HOSTILE,
        "verdict": HOSTILE, "phases": ["selection"], "facts": {HOSTILE: true, "f": true},
        "answers": {"1": answer, HOSTILE: {"status": "met"}}})
}

fn shown(desk: &Desk) -> [Html; 3] {
    let comparison = desk.comparison();
    let screen = matrix::groups(&comparison, desk.only, desk.sort, desk.open);
    let apart = matrix::apart(&comparison);
    let paper = paper::comparison(&comparison, desk.only, desk.sort);
    [screen, apart, paper].map(|markup| Html::parse_fragment(&markup.into_string()))
}

fn texts(html: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    html.select(&selector).map(|element| element.text().collect()).collect()
}

#[test]
fn what_a_file_brings_never_becomes_an_element() {
    let mut desk = desk(&[(HOSTILE, hostile()), (HOSTILE, hostile())]);
    desk.add(HOSTILE, b"{");
    desk.add(HOSTILE, format!("{{\"schema\":{}}}", json!(HOSTILE)).as_bytes());
    desk.add(HOSTILE, br#"{"schema":"kijun-assessment/1"}"#);
    desk.open = true;
    let parts = shown(&desk);
    for html in &parts {
        assert!(html.errors.is_empty(), "{:?}", html.errors);
        for selector in ["img", "script", "[onerror]"] {
            assert!(texts(html, selector).is_empty(), "{selector}");
        }
    }
    let [screen, apart, paper] = &parts;
    let times =
        |html: &Html| html.root_element().text().collect::<String>().matches(HOSTILE).count();
    // Name, provider, file, edition, reason, note, evidence and exception: nothing is dropped.
    assert!(times(screen) >= 2 * 11, "{}", times(screen));
    assert!(times(paper) >= 2 * 10, "{}", times(paper));
    assert!(times(apart) >= 3, "{}", times(apart));
}

#[test]
fn heads_rows_and_cells_are_found_by_their_names() {
    let lie =
        json!({"answers": {"1": {"status": "unmet", "note": "改修中"}}, "verdict": "conforming"});
    let fair = json!({"answers": {"1": {"status": "met"}}, "service": {"name": "乙"}, "facts": {"f": true}});
    let mut desk = desk(&[("a.json", lie), ("b.json", fair), ("c.json", json!({"class": "C"}))]);
    let [screen, ..] = shown(&desk);
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
    desk.only = Only::Failures;
    let [screen, ..] = shown(&desk);
    assert_eq!(texts(&screen, "[data-requirement]").len(), 1);
    desk.sort = Sort::Verdict;
    let [screen, ..] = shown(&desk);
    let names = texts(&screen, ".vendor-name");
    assert_eq!(names, ["2. 乙", "1. a.json", "3. c.json"]);
}

#[test]
fn notes_are_given_when_asked_for() {
    let noted = json!({"answers": {"1": {"status": "unmet", "note": HOSTILE}}});
    let desk = desk(&[("a.json", json!({})), ("b.json", noted)]);
    let comparison = desk.comparison();
    let given = |checklist, id, number| {
        matrix::notes_of(&comparison, checklist, id, number).map(maud::Markup::into_string)
    };
    let html = Html::parse_fragment(&given("a/b", "1", 2).unwrap());
    assert_eq!(texts(&html, "dd"), [HOSTILE]);
    for (checklist, id, number) in
        [("a/b", "1", 1), ("a/b", "2", 2), ("a/c", "1", 2), ("a/b", "3", 2), ("a/b", "1", 3)]
    {
        assert_eq!(given(checklist, id, number), None);
    }
}

#[test]
fn paper_has_six_vendors_abreast_and_nothing_behind_a_fold() {
    let files: Vec<_> =
        (0..14).map(|_| ("a.json", json!({"answers": {"1": {"note": "注"}}}))).collect();
    let desk = desk(&files);
    let [_, _, paper] = shown(&desk);
    assert_eq!(texts(&paper, "table").len(), 3);
    assert_eq!(
        texts(&paper, ".abreast"),
        ["1〜6件目(全14件)", "7〜12件目(全14件)", "13〜14件目(全14件)"]
    );
    assert!(texts(&paper, "details").is_empty());
    assert_eq!(texts(&paper, "td .own").len(), 14);
}

#[test]
fn csv_and_workbook_hold_what_the_comparison_holds() {
    let desk =
        desk(&[("a.json", hostile()), ("=b.json", json!({"answers": {"2": {"status": "met"}}}))]);
    let comparison = desk.comparison();
    let csv = File::Csv.bytes(&comparison, Only::All, Sort::Given).unwrap();
    let csv = kijun_sheets::csv::table::read(&csv).unwrap();
    let bytes = File::Xlsx.bytes(&comparison, Only::All, Sort::Given).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["比較1", "明細"]);
    let range = book.worksheet_range("明細").unwrap();
    assert_eq!(range.height(), csv.len());
    for (row, cells) in range.rows().zip(&csv) {
        let cell = |data: &Data| kijun_sheets::unguarded(&data.to_string()).to_owned();
        let mut read: Vec<String> = row.iter().map(cell).collect();
        read.resize(cells.len(), String::new());
        // A workbook's line ends are those of XML.
        assert_eq!(read, *cells);
    }
    let matrix = book.worksheet_range("比較1").unwrap();
    let first: Vec<String> =
        matrix.rows().next().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(first[3], "2. =b.json");
    assert!(book.worksheet_formula("明細").unwrap().is_empty());
    let json = File::Json.bytes(&comparison, Only::All, Sort::Given).unwrap();
    let json: Value = serde_json::from_slice(&json).unwrap();
    assert_eq!(json["groups"][0]["vendors"][1]["file"], "=b.json");
}
