//! A written CSV is read again, field for field; every fault of a changed one is reported with its
//! cell.

mod support;

use kijun_rules::AnswerFile;
use kijun_sheets::csv::answers::{Words, write};
use kijun_sheets::csv::{is_answers, read, table};
use kijun_sheets::{Reading, Weight};
use proptest::prelude::*;
use support::{assert_same, file, rules};

fn words(id: &str) -> Words {
    let level = if id == "1" { "必須" } else { "" };
    Words { title: format!("={id}"), category: "区分".to_owned(), level: level.to_owned() }
}

fn csv(file: &AnswerFile) -> Vec<u8> {
    write(&rules(), file, &words).unwrap()
}

fn reading(csv: &[u8]) -> Reading {
    let rules = rules();
    read(csv, &|id| {
        if id == "example/cloud" {
            Ok(&rules)
        } else {
            Err(format!("『{id}』は読めません。"))
        }
    })
}

/// Return the findings of a table that was changed: the text in a column of a row, by its heading.
fn findings(changes: &[(usize, &str, &str)]) -> Vec<String> {
    let json = br#"{"schema":"kijun-answers/1","checklist":"example/cloud","class":"SA",
        "facts":{"personal_information":true},
        "answers":{"1":{"status":"met"},"5-1":{"status":"unmet","note":"n","evidence":["a"]}}}"#;
    let mut rows = table::read(&csv(&AnswerFile::read(json).unwrap())).unwrap();
    for (row, heading, text) in changes {
        let column = rows[0].iter().position(|known| known == heading).expect(heading);
        (*text).clone_into(&mut rows[*row][column]);
    }
    let mut writer = table::Writer::new(&rows[0]);
    rows[1..].iter().for_each(|row| writer.row(row));
    let read = reading(&writer.finish().unwrap());
    read.findings().iter().map(ToString::to_string).collect()
}

proptest! {
    #[test]
    fn each_field_comes_back(file in file()) {
        let csv = csv(&file);
        prop_assert!(is_answers(&csv));
        let read = reading(&csv);
        let errors: Vec<_> =
            read.findings().iter().filter(|found| found.weight == Weight::Error).collect();
        prop_assert!(errors.is_empty(), "{errors:?}");
        assert_same(read.file().unwrap(), &file);
        let digest = kijun_rules::digest::of_answers;
        prop_assert_eq!(digest(read.file().unwrap()), digest(&file));
    }

    #[test]
    fn no_cell_is_a_formula_and_every_row_is_as_wide(file in file()) {
        let csv = csv(&file);
        let mut reader = csv_core::Reader::new();
        let (mut rest, mut output) = (&csv[3..], vec![0; csv.len()]);
        let (mut widths, mut width) = (Vec::new(), 0);
        loop {
            let (result, read, written) = reader.read_field(rest, &mut output);
            rest = &rest[read..];
            match result {
                csv_core::ReadFieldResult::Field { record_end } => {
                    let cell = std::str::from_utf8(&output[..written]).unwrap();
                    let first = cell.trim_start().chars().next().unwrap_or('x');
                    prop_assert!(!"=+-@＝＋－＠".contains(first), "{cell:?}");
                    prop_assert!(!cell.starts_with(['\t', '\r']), "{cell:?}");
                    width += 1;
                    if record_end {
                        widths.push(std::mem::take(&mut width));
                    }
                }
                csv_core::ReadFieldResult::End => break,
                _ => {}
            }
        }
        prop_assert!(widths.windows(2).all(|pair| pair[0] == pair[1]), "{widths:?}");
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in any::<Vec<u8>>(), text in any::<String>()) {
        let _ = reading(&bytes);
        let _ = reading(format!("様式,チェックリスト,{text}").as_bytes());
        let table = format!("様式,チェックリスト,番号,回答\nkijun-csv/1,example/cloud,{text}");
        let _ = reading(table.as_bytes());
    }
}

#[test]
fn phases_stay_in_their_order_and_number() {
    for phases in [r#"["operation","selection"]"#, r#"["build","build","selection"]"#] {
        let json = format!(
            r#"{{"schema":"kijun-answers/1","checklist":"example/cloud","class":"SA","phases":{phases}}}"#
        );
        let file = AnswerFile::read(json.as_bytes()).unwrap();
        let table = csv(&file);
        let reading = reading(&table);
        assert!(reading.findings().is_empty(), "{:?}", reading.findings());
        assert_eq!(reading.file().unwrap().phases, file.phases, "{phases}");
    }
}

#[test]
fn what_the_table_has_no_place_for_is_named_in_it() {
    let json = r#"{"schema":"kijun-answers/1","checklist":"example/cloud","class":"SA",
        "assessment":{"verdict":"conforming"},"service":{"name":"名","url":"x"},
        "facts":{" ":true},"phases":["operation","selection"],
        "answers":{"1":{"status":"met","later":1,"exception":{"reason":"r","extra":1}},
                   "5-1":{"proposed":{"status":"met"}},"":{"note":"n"}}}"#;
    let csv = csv(&AnswerFile::read(json.as_bytes()).unwrap());
    let rows = table::read(&csv).unwrap();
    let column = |heading: &str| rows[0].iter().position(|known| known == heading).expect(heading);
    let (of_file, of_answer) =
        (column("この表に含まれないもの(全体)"), column("この表に含まれないもの(要件)"));
    let expected = "assessment、service.url、facts.\" \"、answers.\"\"";
    assert!(rows[1..].iter().all(|row| row[of_file] == expected), "{}", rows[1][of_file]);
    assert_eq!(rows[1][of_answer], "exception.extra、later");
    assert_eq!(rows[2][of_answer], "proposed");
    let said: Vec<String> = reading(&csv).findings().iter().map(ToString::to_string).collect();
    assert!(said.iter().any(|said| said.contains("含まれていません: assessment")), "{said:?}");
}

#[test]
fn all_that_is_wrong_is_said_at_once_with_its_cell() {
    let found = findings(&[
        (1, "回答", "OK"),
        (2, "回答", "×"),
        (1, "利用の条件:personal_information", "たぶん"),
        (2, "分類", "Z"),
        (4, "番号", "1"),
        (5, "番号", ""),
        (5, "備考", "番号のない行"),
    ]);
    let expected = [
        "E3: E2の『SA』と異なります。この列は、どの行も同じにしてください。",
        "M2: 『はい』『いいえ』『わからない・未定』のいずれかを選んでください。",
        "M3: M2の『たぶん』と異なります。この列は、どの行も同じにしてください。",
        "U2: 『満たす』『満たさない』『該当しない』のいずれかを選んでください。",
        "U3: 『満たす』『満たさない』『該当しない』のいずれかを選んでください。",
        "N5: 番号『1』の行はN2にもあります。一方を削除してください。",
        "N6: 要件の番号がありません。番号を書くか、この行の記入を消してください。",
    ];
    for expected in expected {
        assert!(found.iter().any(|found| found == expected), "{expected} in {found:#?}");
    }
}

#[test]
fn what_people_and_spreadsheets_do_to_a_table_is_tolerated_and_said() {
    let found =
        findings(&[(2, "番号", "5月1日"), (1, "番号", "　Ｎｏ．１ "), (1, "回答", " 満たす　")]);
    assert_eq!(
        found,
        ["N3: 『5月1日』を番号『5-1』として読みました。表計算ソフトが番号を日付に変えたものです。"]
    );
    let found = findings(&[(3, "番号", "9-9"), (3, "回答", "該当しない")]);
    assert_eq!(found.len(), 3, "{found:#?}");
    assert!(found[0].starts_with("N4: 番号『9-9』の要件は"), "{found:#?}");
    assert!(found[1].starts_with("V4: 該当しない理由がありません。"), "{found:#?}");
    assert!(found[2].starts_with("No.5-2の行がありません。"), "{found:#?}");
}

#[test]
fn other_files_are_refused_with_what_to_choose() {
    let refused = |bytes: &[u8]| {
        let read = reading(bytes);
        assert!(read.file().is_none());
        read.findings()[0].to_string()
    };
    assert!(refused(b"").contains("空です"));
    assert!(refused(b"a,b\n1,2").contains("回答のCSVではありません"));
    assert!(refused("様式,チェックリスト\nkijun-csv/9,x".as_bytes()).contains("kijun-csv/9"));
    assert!(refused("様式,チェックリスト\nkijun-csv/1,x".as_bytes()).contains("『x』"));
    let half = "様式,チェックリスト,番号\nkijun-csv/1,example/cloud,1";
    assert!(refused(half.as_bytes()).contains("『回答』の列がありません"));
    assert!(refused(b"\x83\x60").contains("UTF-8"));
}
