//! A written workbook is read again, field for field; no cell is a formula; the same answers give
//! the same bytes.

mod support;

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use kijun_rules::AnswerFile;
use kijun_sheets::xlsx::{self, read::is_workbook};
use kijun_sheets::{Reading, Weight, unguarded};
use proptest::prelude::*;
use support::form::form;
use support::{assert_same, file, rules};

fn workbook(file: Option<&AnswerFile>) -> Vec<u8> {
    xlsx::write(&rules(), &form(), file).unwrap()
}

fn reading(bytes: &[u8]) -> Reading {
    let rules = rules();
    xlsx::read(bytes, &|id| match id {
        "example/cloud" => Ok((&rules, form())),
        _ => Err(format!("『{id}』は読めません。")),
    })
}

/// Return the parts of a workbook with their text.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = archive.len();
    let part = |place| {
        let mut part = archive.by_index(place).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        (part.name().unwrap().into_owned(), text)
    };
    (0..count).map(part).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn each_field_comes_back(file in file()) {
        let bytes = workbook(Some(&file));
        prop_assert!(is_workbook(&bytes));
        let read = reading(&bytes);
        let errors: Vec<_> =
            read.findings().iter().filter(|found| found.weight == Weight::Error).collect();
        prop_assert!(errors.is_empty(), "{errors:?}");
        let mut expected = file.clone();
        sort(&mut expected);
        let mut read = read.file().unwrap().clone();
        sort(&mut read);
        assert_same(&read, &expected);
    }

    #[test]
    fn nothing_is_a_formula_and_no_cell_is_merged(file in file()) {
        for (name, text) in parts(&workbook(Some(&file))) {
            prop_assert!(!text.contains("<f>") && !text.contains("<f "), "{name}");
            prop_assert!(!text.contains("<mergeCell"), "{name}");
        }
    }
}

/// Facts are written in the checklist's order, exceptions after the answers.
fn sort(file: &mut AnswerFile) {
    if let Some(facts) = &mut file.facts {
        facts.sort_by(|(one, _), (other, _)| one.cmp(other));
    }
    if let Some(answers) = &mut file.answers {
        answers.sort_by(|(one, _), (other, _)| one.cmp(other));
    }
}

/// Make the form that `fixtures/libreoffice.xlsx` was saved from: run it with a path in
/// `KIJUN_FIXTURE`, then open and save the file there with LibreOffice.
#[test]
fn the_form_for_other_programs_can_be_written() {
    let file = AnswerFile::read(support::FILLED.as_bytes()).unwrap();
    let bytes = workbook(Some(&file));
    if let Some(path) = std::env::var_os("KIJUN_FIXTURE") {
        std::fs::write(path, &bytes).unwrap();
    }
    assert_same(reading(&bytes).file().unwrap(), &file);
}

#[test]
fn the_same_answers_give_the_same_bytes() {
    let json = br#"{"schema":"kijun-answers/1","checklist":"example/cloud","class":"SA",
        "answers":{"1":{"status":"met"}}}"#;
    let file = AnswerFile::read(json).unwrap();
    assert_eq!(workbook(Some(&file)), workbook(Some(&file)));
    assert_eq!(workbook(None), workbook(None));
}

#[test]
fn a_blank_form_has_the_shape_of_the_documents_table() {
    let bytes = workbook(None);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["点検票", "例外", "記入方法"]);
    let sheet = book.worksheet_range("点検票").unwrap();
    let row = |at: usize| -> Vec<String> {
        sheet.rows().nth(at).unwrap().iter().map(Data::to_string).collect()
    };
    let header = (0..sheet.height()).find(|at| row(*at).contains(&"No.".to_owned())).unwrap();
    assert_eq!(
        row(header),
        [
            "カテゴリー",
            "No.",
            "項目",
            "要件",
            "重要性分類S (A)",
            "チェック",
            "該当しない理由",
            "備考",
            "根拠資料1",
            "根拠資料2",
            "根拠資料3"
        ]
    );
    assert_eq!(row(header + 1)[..6], ["=区分", "1", "項目", "要件\n二行目", "必須", ""]);
    let main = &parts(&bytes).into_iter().find(|(name, _)| name.ends_with("sheet1.xml")).unwrap().1;
    for part in [
        "<sheetProtection sheet=\"1\"",
        "state=\"frozen\"",
        "orientation=\"landscape\"",
        "paperSize=\"9\"",
        "満たす,満たさない,該当しない",
        "&amp;P / &amp;N",
        "例 &amp;&amp; 点検票",
    ] {
        assert!(main.contains(part), "{part}");
    }
    let read = reading(&bytes);
    let said: Vec<String> = read.findings().iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "C6: 情報の分類が選ばれていません。判定には、『重要性分類S (A)』『重要性分類I』のいずれかが必要です。"
        ]
    );
    assert_eq!(
        read.file().unwrap().to_json(),
        r#"{"schema":"kijun-answers/1","checklist":"example/cloud","edition":"1.1"}"#
    );
}

#[test]
fn what_the_workbook_has_no_place_for_is_named_on_its_face() {
    let long = "長".repeat(40_000);
    let json = format!(
        r#"{{"schema":"kijun-answers/1","checklist":"example/cloud","class":"SA",
        "assessment":{{"verdict":"conforming"}},"phases":["operation","selection"],
        "answers":{{"1":{{"status":"met","note":"{long}","later":1}},
                   "5-1":{{"proposed":{{"status":"met"}}}}}}}}"#
    );
    let bytes = workbook(Some(&AnswerFile::read(json.as_bytes()).unwrap()));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&bytes)).unwrap();
    let sheet = book.worksheet_range("点検票").unwrap();
    let face = sheet.get_value((3, 0)).unwrap().to_string();
    assert_eq!(
        face,
        "この様式に含まれないもの: assessment、phasesの順序、answers.1.later、answers.1.note(32,767字を超えるため)、answers.5-1.proposed"
    );
    let read = reading(&bytes);
    let said: Vec<String> = read.findings().iter().map(ToString::to_string).collect();
    let names = face.trim_start_matches("この様式に含まれないもの: ");
    assert!(
        said.iter().any(|said| said.ends_with(&format!("含まれていません: {names}"))),
        "{said:?}"
    );
}

/// Return the names that a form leaves out.
fn left_out(file: &AnswerFile) -> Vec<String> {
    let mut names = Vec::new();
    xlsx::omitted(&rules(), &form(), file, &mut |name| names.push(name.to_owned()));
    names
}

#[test]
fn each_of_many_parts_left_out_is_named_when_it_is_written_and_when_it_is_read() {
    let unknown: Vec<String> =
        (0..2000).map(|number| format!("\"項目の名前の長いもの{number}\":1,")).collect();
    let unknown = unknown.concat();
    let id = "番".repeat(32_768);
    let json = format!(
        r#"{{"schema":"kijun-answers/1","checklist":"example/cloud","class":"SA",{unknown}
        "facts":{{"{id}":true,"{}":true}},
        "answers":{{"{id}":{{"status":"met"}},"{}":{{"status":"unmet"}}}}}}"#,
        "事".repeat(32_763),
        "答".repeat(32_767)
    );
    let file = AnswerFile::read(json.as_bytes()).unwrap();
    let names = left_out(&file);
    assert_eq!(names.len(), 2003, "{:?}", &names[2000..]);
    for (name, field) in names[2000..].iter().zip(["facts.番", "facts.事", "answers.番"]) {
        assert!(name.starts_with(field) && name.ends_with("(32,767字を超えるため)"), "{name}");
    }
    let bytes = workbook(Some(&file));
    let read = reading(&bytes);
    let said: Vec<String> = read.findings().iter().map(ToString::to_string).collect();
    let said = said.join("\n");
    assert_eq!(names.iter().find(|name| !said.contains(*name)), None);
    // The longest id that a cell can hold is kept.
    let answers = read.file().unwrap().answers.as_ref().unwrap();
    assert_eq!(answers.len(), 1);
    assert_eq!(answers[0].0.chars().count(), 32_767);
}

#[test]
fn what_is_beyond_the_form_is_named_one_by_one() {
    let all = |what: &str, value: &str, count: usize| {
        let each = (0..count).map(|number| format!("\"{what}{number}\":{value}"));
        each.collect::<Vec<_>>().join(",")
    };
    let evidence = vec!["\"x\""; 101].join(",");
    let json = format!(
        r#"{{"schema":"kijun-answers/1","checklist":"example/cloud","class":"none",
        "facts":{{{}}},"answers":{{"1":{{"evidence":[{evidence}]}},"z":{{"evidence":[{evidence}]}},{}}}}}"#,
        all("f", "true", 1001),
        all("a", "{}", 1001)
    );
    let file = AnswerFile::read(json.as_bytes()).unwrap();
    assert_eq!(
        left_out(&file),
        [
            "class",
            "facts.f1000",
            "answers.1.evidence(100件を超える分)",
            "answers.z.evidence(10件を超える分)",
            "answers.a999",
            "answers.a1000"
        ]
    );
    let read = reading(&workbook(Some(&file)));
    let read = read.file().unwrap();
    assert_eq!(read.facts.as_ref().unwrap().len(), 1000);
    let answers = read.answers.as_ref().unwrap();
    assert_eq!(answers.len(), 1001);
    assert_eq!(answers[0].1.evidence().unwrap().len(), 100);
    assert_eq!(answers[1].1.evidence().unwrap().len(), 10);
}

#[test]
fn a_form_that_could_not_be_read_again_is_not_written() {
    let with = |note: &str| {
        let answers: Vec<String> =
            (0..900).map(|number| format!(r#""a{number}":{{"note":"{note}"}}"#)).collect();
        let json = format!(
            r#"{{"schema":"kijun-answers/1","checklist":"example/cloud","answers":{{{}}}}}"#,
            answers.join(",")
        );
        AnswerFile::read(json.as_bytes()).unwrap()
    };
    // One text in all cells: it is stored once, and read 900 times.
    for (length, fits) in [(1000, true), (17_000, false)] {
        match xlsx::write(&rules(), &form(), Some(&with(&"n".repeat(length)))) {
            Ok(bytes) => assert!(fits && reading(&bytes).file().is_some()),
            Err(error) => {
                assert!(!fits && error.to_string().contains("読み込める大きさ"), "{error}");
            }
        }
    }
}

#[test]
fn other_files_are_refused_with_what_to_do() {
    let refused = |bytes: &[u8]| {
        let read = reading(bytes);
        assert!(read.file().is_none());
        read.findings()[0].to_string()
    };
    assert!(refused(b"").contains("Excelファイル"));
    assert!(refused(b"PK\x03\x04").contains("Excelファイル"));
    let old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    assert!(refused(old).contains("古い形式(.xls)"));
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(refused(&[old, name.as_slice()].concat()).contains("パスワードの付いた"));
    assert!(refused(&vec![0; 17 << 20]).contains("大きすぎます"));
    let table = xlsx::table::Table { name: "表".to_owned(), ..Default::default() };
    let other = xlsx::table::write("表", &[table]).unwrap();
    assert!(refused(&other).contains("様式ではありません"));
}

#[test]
fn a_table_comes_back_as_it_went_out() {
    let texts = ["=1+1", " 前後 ", "二\n行", "\"<&>'\u{1f600}", "\u{1}_x0041_\u{fffe}_x_", ""];
    let row: Vec<String> = texts.map(ToOwned::to_owned).to_vec();
    let table = |name: &str| xlsx::table::Table {
        name: name.to_owned(),
        header: vec!["見出し".to_owned(); texts.len()],
        rows: vec![row.clone(), row.iter().take(1).cloned().collect()],
    };
    let tables = [table("一"), table("<二>")];
    let bytes = xlsx::table::write("題 & 名", &tables).unwrap();
    assert_eq!(bytes, xlsx::table::write("題 & 名", &tables).unwrap(), "the same bytes");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.as_slice())).unwrap();
    assert_eq!(book.sheet_names(), ["一", "<二>"]);
    for name in ["一", "<二>"] {
        let range = book.worksheet_range(name).unwrap();
        assert_eq!((range.height(), range.width()), (3, texts.len()));
        let read = range.rows().nth(1).unwrap().iter().map(ToString::to_string);
        let read: Vec<String> = read.map(|cell| unguarded(&cell).to_owned()).collect();
        assert_eq!(read, row);
        assert!(book.worksheet_formula(name).unwrap().is_empty());
    }
}

#[test]
fn a_table_that_the_format_cannot_hold_is_refused() {
    let table = |name: &str, cell: String| xlsx::table::Table {
        name: name.to_owned(),
        header: vec![cell],
        ..Default::default()
    };
    let refused =
        |tables: &[xlsx::table::Table]| xlsx::table::write("題", tables).unwrap_err().to_string();
    assert!(refused(&[table("表", "字".repeat(32_768))]).contains("セルA1"));
    assert!(xlsx::table::write("題", &[table("表", "字".repeat(32_767))]).is_ok());
    for name in ["", "a/b", "a'b", &"名".repeat(32)] {
        assert!(refused(&[table(name, String::new())]).contains("シート名"), "{name}");
    }
    assert!(
        refused(&[table("表", String::new()), table("表", String::new())]).contains("シート名")
    );
    let wide =
        xlsx::table::Table { header: vec![String::new(); 16_385], ..table("表", String::new()) };
    assert!(refused(&[wide]).contains("大きすぎます"));
}
