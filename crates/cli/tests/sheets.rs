//! `kijun export`, `kijun import`, and `kijun evaluate` on forms.

mod support;

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;

use serde_json::Value;
use support::{Files, run};

const FILLED: &str = r#"{"schema":"kijun-answers/1","checklist":"annex2/cloud","edition":"undated","class":"SB",
    "service":{"name":"=cmd|' /C calc'!A0","provider":"例示事業者"},
    "facts":{"personal_information":true},
    "answers":{"1":{"status":"met","note":"@備考\n2行目","evidence":["規約.pdf","+81"]},
        "3":{"status":"unmet","exception":{"reason":"対応中","measure":"運用","until":"2027-03-31","approver":"課長"}},
        "4":{"status":"met"},"6-1":{"status":"not_applicable","reason":"国内のみ"}}}"#;

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Run a command that must succeed.
fn ok(args: &[&str]) -> support::Ran {
    let ran = run(args);
    assert_eq!(ran.code, 0, "{args:?}: {}", ran.stderr);
    ran
}

/// Return a part of a workbook.
fn part(workbook: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut xml = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut xml).unwrap();
    xml
}

/// Return the cell of a string in the first sheet, by the cell's name in the file, which
/// spreadsheet programs show.
fn cell_of(workbook: &[u8], string: &str) -> String {
    let strings = part(workbook, "xl/sharedStrings.xml");
    let mut strings = strings.split("<si>").skip(1);
    let number = strings.position(|each| each.starts_with(&format!("<t>{string}</t>"))).unwrap();
    let sheet = part(workbook, "xl/worksheets/sheet1.xml");
    let (before, _) = sheet.split_once(&format!(" t=\"s\"><v>{number}</v>")).unwrap();
    let (_, cell) = before.rsplit_once("<c r=\"").unwrap();
    cell.split('"').next().unwrap().to_owned()
}

/// Return the workbook with every occurrence of one string replaced by another.
fn with_string(workbook: &[u8], from: &str, to: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut changed = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut xml = String::new();
        part.read_to_string(&mut xml).unwrap();
        if name.ends_with("sharedStrings.xml") {
            assert!(xml.contains(from), "{from} in {xml}");
            xml = xml.replace(from, to);
        }
        changed.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        changed.write_all(xml.as_bytes()).unwrap();
    }
    changed.finish().unwrap().into_inner()
}

#[test]
fn the_blank_form_of_every_checklist_is_read_again() {
    let files = Files::new();
    let list = ok(&["list", "--format", "json"]).json();
    let standards = list["standards"].as_array().unwrap();
    let checklists = standards.iter().flat_map(|each| each["checklists"].as_array().unwrap());
    let ids: Vec<&str> = checklists.map(|each| each["id"].as_str().unwrap()).collect();
    assert!(ids.len() >= 5, "{ids:?}");
    for id in ids {
        for format in ["xlsx", "csv"] {
            let form = files.path(&format!("form.{format}"));
            ok(&["export", id, "--out", text(&form)]);
            let ran = ok(&["import", text(&form)]);
            let answers = ran.json();
            assert_eq!(answers["checklist"], id);
            assert!(answers["edition"].is_string() && answers["answers"].is_null(), "{answers}");
            // A blank form gets one remark: no class has been chosen.
            let said: Vec<&str> = ran.stderr.lines().collect();
            assert!(
                said.len() == 1 && said[0].contains("情報の分類が選ばれていません"),
                "{said:#?}"
            );
        }
    }
}

#[test]
fn a_filled_form_comes_back_and_gives_the_same_verdict_and_digests() {
    let files = Files::new();
    let given = files.write("回答.json", FILLED);
    let expected = ok(&["evaluate", "--format", "json", text(&given)]);
    for format in ["xlsx", "csv", "json"] {
        let form = files.path(&format!("様式.{format}"));
        let again = files.path("戻り.json");
        ok(&["export", text(&given), "--out", text(&form)]);
        let ran = ok(&["evaluate", "--format", "json", text(&form)]);
        assert_eq!(ran.stdout, expected.stdout, "{format}");
        assert_eq!(ran.stderr, "");
        ok(&["import", text(&form), "--out", text(&again)]);
        let json: Value = serde_json::from_slice(&fs::read(&again).unwrap()).unwrap();
        assert_eq!(json, serde_json::from_str::<Value>(FILLED).unwrap(), "{format}");
    }
    let report = ok(&["evaluate", text(&files.path("様式.xlsx"))]).stdout;
    assert!(report.contains("様式.xlsx") && report.contains("不適合"), "{report}");
}

#[test]
fn the_same_answers_give_the_same_bytes_in_every_run() {
    let files = Files::new();
    let given = files.write("回答.json", FILLED);
    for format in ["xlsx", "csv"] {
        let [one, two] = ["1", "2"].map(|name| files.path(&format!("{name}.{format}")));
        for path in [&one, &two] {
            ok(&["export", text(&given), "--format", format, "--out", text(path)]);
        }
        assert_eq!(fs::read(one).unwrap(), fs::read(two).unwrap(), "{format}");
    }
}

#[test]
fn every_mistake_in_a_form_is_named_with_its_cell_and_nothing_is_written() {
    let files = Files::new();
    let given = files.write("回答.json", FILLED);
    let form = files.path("様式.xlsx");
    ok(&["export", text(&given), "--out", text(&form)]);
    let broken = with_string(&fs::read(&form).unwrap(), "<t>満たさない</t>", "<t>ダメ</t>");
    let broken = with_string(&broken, "<t>該当しない</t>", "<t>?</t>");
    let cells = [cell_of(&broken, "ダメ"), cell_of(&broken, "?")];
    assert_eq!(cells, ["J13", "J18"], "the rows of No.3 and No.6-1");
    let form = files.write("記入.xlsx", broken);
    let out = files.path("戻り.json");
    for args in [&["import", text(&form), "--out", text(&out)][..], &["evaluate", text(&form)]] {
        let ran = run(args);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{args:?}");
        let lines: Vec<&str> = ran.stderr.lines().collect();
        assert_eq!(lines.len(), 3, "{lines:#?}");
        for (line, cell) in lines.iter().zip(&cells) {
            let said = "『満たす』『満たさない』『該当しない』のいずれかを選んでください。";
            assert_eq!(*line, format!("{}:{cell}: {said}", text(&form)));
        }
        assert!(lines[2].contains("直すところが2件あります"), "{lines:#?}");
    }
    assert!(!out.exists());
}

/// An answer file with every field that such a file can have.
const EVERYTHING: &str = r#"{"schema":"kijun-answers/1","checklist":"kitakyushu/cloud","edition":"1.1","class":"important",
    "service":{"name":"受付サービス","provider":"例示事業者","契約番号":12},
    "facts":{"subcontracting":true,"後の条件":null},
    "phases":["selection","operation"],
    "answers":{
        "3.1-2":{"status":"met","note":"一行目\n二行目","evidence":["規約.pdf","https://example.jp/a?b=1","=1+1"]},
        "3.1-3":{"status":"not_applicable","reason":"=理由"},
        "3.1-5":{"status":"unmet","reason":"未対応","exception":{"reason":"対応中","measure":"運用","until":"2027-03-31","approver":"課長"}},
        "3.1-6":{"note":"回答のない備考","担当":"情報課"},
        "3.1-7-1":{"note":"引き継ぎ中","proposed":{"status":"met","reason":"","note":"案","evidence":["x"],
            "from":{"checklist":"annex2/cloud","edition":"undated","requirements":["1"],"relation":"equal"}}},
        "9-9":{"status":"unmet","note":"ない要件"}},
    "assessment":{"verdict":"conforming","edition":"1.1","digest":{"rules":"sha256:0","answers":"sha256:0"}},
    "後の項目":{"数":1.5e2}}"#;

/// Collect every path to a value that is not an object, with the value.
fn leaves(value: &Value, path: &str, into: &mut Vec<(String, Value)>) {
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            for (name, field) in fields {
                leaves(field, &format!("{path}/{name}"), into);
            }
        }
        other => into.push((path.to_owned(), other.clone())),
    }
}

#[test]
fn each_field_comes_back_or_is_named_on_the_face_of_what_leaves_it_out() {
    let files = Files::new();
    let given = files.write("回答.json", EVERYTHING);
    let expected = ok(&["evaluate", "--format", "json", text(&given)]).json();
    let mut fields = Vec::new();
    leaves(&serde_json::from_str(EVERYTHING).unwrap(), "", &mut fields);
    let left_out = [
        ("/assessment/", "assessment"),
        ("/後の項目/", "後の項目"),
        ("/service/契約番号", "service.契約番号"),
        ("/answers/3.1-6/担当", "担当"),
        ("/answers/3.1-7-1/proposed/", "proposed"),
    ];
    for (format, leaves_out) in [("json", &[][..]), ("csv", &left_out), ("xlsx", &left_out)] {
        let form = files.path(&format!("全部.{format}"));
        let again = files.path("戻り.json");
        ok(&["export", text(&given), "--out", text(&form)]);
        let ran = ok(&["import", text(&form), "--out", text(&again)]);
        let read: Value = serde_json::from_slice(&fs::read(&again).unwrap()).unwrap();
        let mut back = Vec::new();
        leaves(&read, "", &mut back);
        // The form names the omitted field for people, and the import names it too.
        let bytes = fs::read(&form).unwrap();
        let face = match format {
            "xlsx" => part(&bytes, "xl/sharedStrings.xml"),
            _ => String::from_utf8(bytes).unwrap(),
        };
        for (path, value) in &fields {
            match leaves_out.iter().find(|(prefix, _)| path.starts_with(prefix)) {
                None => assert!(
                    back.contains(&(path.clone(), value.clone())),
                    "{format} {path}: {value} in {back:#?}"
                ),
                Some((_, name)) => {
                    assert!(!back.iter().any(|(other, _)| other == path), "{format} {path}");
                    assert!(face.contains(name), "{format} {path}");
                    assert!(ran.stderr.contains("含まれていません: "), "{}", ran.stderr);
                }
            }
        }
        for (path, _) in &back {
            assert!(fields.iter().any(|(other, _)| other == path), "{format} {path} is new");
        }
        // The parts left out do not count: every field of the assessment is the same.
        let again = ok(&["evaluate", "--format", "json", text(&again)]).json();
        let (Value::Object(expected), Value::Object(again)) = (&expected, &again) else { panic!() };
        assert_eq!(expected.len(), again.len());
        for (name, value) in expected {
            assert_eq!(again.get(name), Some(value), "{format} {name}");
        }
    }
}

#[test]
fn what_a_table_leaves_out_is_said_on_its_face_and_when_it_is_read() {
    let files = Files::new();
    let more = FILLED.replace("\"facts\"", "\"後の項目\":1,\"facts\"");
    let given = files.write("回答.json", more);
    let csv = files.path("表.csv");
    ok(&["export", text(&given), "--out", text(&csv)]);
    assert!(fs::read_to_string(&csv).unwrap().contains("\"後の項目\""));
    let ran = ok(&["import", text(&csv)]);
    assert!(ran.stderr.contains("含まれていません: 後の項目"), "{}", ran.stderr);
    let form = files.path("様式.xlsx");
    ok(&["export", text(&given), "--out", text(&form)]);
    let ran = ok(&["import", text(&form)]);
    assert!(ran.stderr.contains("含まれていません: 後の項目"), "{}", ran.stderr);
}

/// Five parts that a table has no place for; a hundred more, and one that would forge a line.
#[test]
fn all_that_a_table_leaves_out_is_said_on_the_terminal_by_export_and_by_import() {
    let files = Files::new();
    let more: Vec<String> =
        (0..100).map(|number| format!("\"further_field_{number}\":1,")).collect();
    let more = more.concat();
    let given = files.write(
        "回答.json",
        format!(
            r#"{{"schema":"kijun-answers/1","checklist":"annex2/cloud","edition":"undated","class":"SA",{more}
            "reviewed_by_the_information_security_officer":"山田","approval_number_of_the_city":"R8-12","偽\n判定: 適合":1,
            "answers":{{"1":{{"status":"met","proposed":{{"status":"unmet","from":"x"}}}},"3":{{"status":"met","internal_ticket":"T-9"}},
            "7-2":{{"status":"unmet","exception":{{"reason":"r","extra":"lost"}}}}}}}}"#
        ),
    );
    let mut names = vec![
        ("reviewed_by_the_information_security_officer".to_owned(), ""),
        ("approval_number_of_the_city".to_owned(), ""),
        ("偽 判定: 適合".to_owned(), ""),
        ("proposed".to_owned(), "answers.1."),
        ("internal_ticket".to_owned(), "answers.3."),
        ("exception.extra".to_owned(), "answers.7-2."),
    ];
    names.extend((0..100).map(|number| (format!("further_field_{number}"), "")));
    for format in ["csv", "xlsx"] {
        let form = files.path(&format!("様式.{format}"));
        let ran = ok(&["export", text(&given), "--out", text(&form)]);
        let lines: Vec<&str> = ran.stderr.lines().collect();
        for (name, of) in &names {
            let line = format!("注意 {}: 書き出したものに含まれません: {of}{name}", text(&given));
            assert!(lines.contains(&line.as_str()), "{line} in {lines:#?}");
        }
        assert_eq!(lines.len(), names.len() + 2, "the file, each part, and the cure: {lines:#?}");
        assert!(lines.last().unwrap().contains("106件") && lines.last().unwrap().contains("json"));
        let ran = ok(&["import", text(&form)]);
        for (name, _) in &names {
            assert!(ran.stderr.contains(name), "{name} in {}", ran.stderr);
        }
        assert!(ran.stderr.lines().all(|line| !line.starts_with("判定")), "{}", ran.stderr);
    }
    let ran = ok(&["export", text(&given), "--out", text(&files.path("同じ.json"))]);
    assert_eq!(ran.stderr.lines().count(), 1, "{}", ran.stderr);
}

#[test]
fn an_answer_file_that_nothing_could_read_is_not_written() {
    let files = Files::new();
    let given = files.write("回答.json", FILLED);
    let form = files.path("様式.xlsx");
    ok(&["export", text(&given), "--out", text(&form)]);
    let long = with_string(&fs::read(&form).unwrap(), "国内のみ", &"x".repeat(17_000_000));
    let form = files.write("長い.xlsx", long);
    let out = files.path("戻り.json");
    for args in [
        &["import", text(&form), "--out", text(&out)][..],
        &["export", text(&form), "--format", "json", "--out", text(&out)],
    ] {
        let ran = run(args);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{args:?}: {}", ran.stderr);
        assert!(ran.stderr.contains("16 MiBを超え、読み込めなくなります"), "{}", ran.stderr);
        assert!(!out.exists());
    }
}

#[test]
fn mistakes_on_the_command_line_are_told() {
    let files = Files::new();
    let given = files.write("回答.json", FILLED);
    let given = text(&given);
    let out = files.path("様式.xlsx");
    let out = text(&out);
    let other = FILLED.replace("\"SB\"", "\"S\"");
    let other = files.write("別.json", other);
    for (args, said) in [
        (&["export", "annex2/none", "--out", out][..], "annex2/cloud、"),
        (&["export", "annex2/cloud", "--out", "様式.doc"], "--format"),
        (&["export", given, "--out", given], "同じファイル"),
        (&["export", text(&other), "--out", out], "分類『S』"),
        (&["import", given, "--out", given], "同じファイル"),
        (&["import", "ない.xlsx"], "ファイルがありません"),
        (&["export", "annex2/cloud"], "--out"),
    ] {
        let ran = run(args);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{args:?}");
        assert!(ran.stderr.contains(said), "{args:?}: {}", ran.stderr);
    }
    assert!(!Path::new(out).exists());
    let nowhere = files.path("ない/様式.xlsx");
    let ran = run(&["export", "annex2/cloud", "--out", text(&nowhere)]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("書き出せません"), "{}", ran.stderr);
}

#[test]
fn files_that_are_no_forms_are_refused_as_before() {
    let files = Files::new();
    let broken = files.write("壊れた.xlsx", "PK\u{3}\u{4}");
    let ran = run(&["evaluate", text(&broken)]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("Excelファイル"), "{}", ran.stderr);
    let table = files.write("表.csv", "a,b\n1,2\n");
    let ran = run(&["import", text(&table)]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("回答のCSVではありません"), "{}", ran.stderr);
    let json = files.write("壊れた.json", "{");
    let ran = run(&["import", text(&json)]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("途中で終わっています"), "{}", ran.stderr);
}
