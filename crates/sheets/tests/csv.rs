//! A written CSV is read again, field for field; every fault of a changed one is reported with its
//! cell.

mod support;

use kijun_rules::AnswerFile;
use kijun_sheets::csv::answers::{Words, write};
use kijun_sheets::csv::{Known, read, table};
use kijun_sheets::{Kind, Reading, Weight};
use proptest::prelude::*;
use support::{assert_same, file, rules};

fn words(id: &str) -> Words {
    let level = if id == "1" { "必須" } else { "" };
    Words { title: format!("={id}"), category: "区分".to_owned(), level: level.to_owned() }
}

fn csv(file: &AnswerFile) -> Vec<u8> {
    write(&rules(), file, &words).unwrap()
}

fn cp932(bytes: &[u8]) -> String {
    encoding_rs::SHIFT_JIS.decode_without_bom_handling(bytes).0.into_owned()
}

fn reading(csv: &[u8]) -> Reading {
    let rules = rules();
    let titles = || support::IDS.map(|id| words(id).title).into();
    read(csv, cp932, &|id| {
        if id == "example/cloud" {
            Ok(Known { rules: &rules, titles: titles() })
        } else {
            Err(format!("『{id}』は読めません。"))
        }
    })
}

const ANSWERED: &[u8] = br#"{"schema":"kijun-answers/1","checklist":"example/cloud","class":"SA",
    "facts":{"personal_information":true},
    "answers":{"1":{"status":"met"},"5-1":{"status":"unmet","note":"n","evidence":["a"]}}}"#;

/// Return the cells of a table with answers.
fn answered() -> Vec<Vec<String>> {
    rows(&csv(&AnswerFile::read(ANSWERED).unwrap()))
}

/// Return the findings of a table that was changed: the text in a column of a row, by its heading.
fn findings(changes: &[(usize, &str, &str)]) -> Vec<String> {
    let mut rows = answered();
    for (row, heading, text) in changes {
        let column = rows[0].iter().position(|known| known == heading).expect(heading);
        (*text).clone_into(&mut rows[*row][column]);
    }
    said(&written(&rows))
}

/// Return the cells of a table.
fn rows(csv: &[u8]) -> Vec<Vec<String>> {
    let rows = table::read(csv, cp932).unwrap().rows;
    (0..rows.len()).map(|row| rows.row(row).map(ToOwned::to_owned).collect()).collect()
}

/// Return a table with these cells.
fn written(rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = table::Writer::to_read_back(&rows[0]);
    rows[1..].iter().for_each(|row| writer.row(row));
    writer.finish().unwrap()
}

fn said(csv: &[u8]) -> Vec<String> {
    reading(csv).findings().iter().map(ToString::to_string).collect()
}

proptest! {
    #[test]
    fn each_field_comes_back(file in file()) {
        let csv = csv(&file);
        prop_assert_eq!(Kind::of(&csv, cp932), Kind::Table);
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
    let rows = rows(&csv);
    let column = |heading: &str| rows[0].iter().position(|known| known == heading).expect(heading);
    let (of_file, of_answer) =
        (column("この表に含まれないもの(全体)"), column("この表に含まれないもの(要件)"));
    let expected = "assessment、service.url、facts.\" \"、answers.\"\"";
    assert!(rows[1..].iter().all(|row| row[of_file] == expected), "{}", rows[1][of_file]);
    assert_eq!(rows[1][of_answer], "exception.extra、later");
    assert_eq!(rows[2][of_answer], "proposed");
    let said = said(&csv);
    let message = format!("含まれていません: {expected}");
    assert!(said.iter().any(|said| said.ends_with(&message)), "{said:?}");
}

#[test]
fn all_that_is_wrong_is_said_at_once_with_its_cell() {
    let found = findings(&[
        (1, "回答", "OK"),
        (2, "回答", "△"),
        (1, "利用の条件:personal_information", "たぶん"),
        (2, "分類", "Z"),
        (4, "番号", "1"),
        (4, "要件名", ""),
        (5, "番号", ""),
        (5, "要件名", ""),
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
    let found =
        findings(&[(3, "番号", "9-9"), (3, "要件名", "別の要件"), (3, "回答", "該当しない")]);
    assert_eq!(found.len(), 4, "{found:#?}");
    assert!(found[0].starts_with("N4: 番号『9-9』の要件は"), "{found:#?}");
    assert!(found[1].starts_with("O4: 『別の要件』は、読み取らない欄"), "{found:#?}");
    assert!(found[2].starts_with("V4: 該当しない理由がありません。"), "{found:#?}");
    assert!(found[3].starts_with("No.5-2の行がありません。"), "{found:#?}");
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
    assert!(refused(b"\x83\x60").contains("回答のCSVではありません"));
    assert!(refused(b"\x83\x60\xff").contains("先頭から3バイト目"));
    assert!(refused("様式｜チェックリスト｜番号\nx".as_bytes()).contains("『｜』"));
}

/// Return the table with these cells in another form: columns, separator, line before it, encoding.
fn rewritten(rows: &[Vec<String>], separator: &str, before: &str) -> String {
    let line = |row: &Vec<String>| {
        let cells = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
        cells.collect::<Vec<_>>().join(separator)
    };
    let lines: Vec<String> = rows.iter().map(line).collect();
    format!("{before}{}\r\n", lines.join("\r\n"))
}

/// A way to write a text as bytes.
type Encoded<'a> = &'a dyn Fn(&str) -> Vec<u8>;

#[test]
fn a_table_is_known_and_read_in_every_form_that_programs_save() {
    let expected = AnswerFile::read(ANSWERED).unwrap().to_json();
    let utf16 = |text: &str, big: bool| -> Vec<u8> {
        let bytes = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
        text.encode_utf16().flat_map(bytes).collect()
    };
    let mut turned = answered();
    for row in &mut turned {
        row.reverse();
    }
    let encodings: [Encoded<'_>; 6] = [
        &|text| text.as_bytes().to_vec(),
        &|text| format!("\u{feff}{text}").into_bytes(),
        &|text| encoding_rs::SHIFT_JIS.encode(text).0.into_owned(),
        &|text| utf16(&format!("\u{feff}{text}"), false),
        &|text| utf16(&format!("\u{feff}{text}"), true),
        &|text| utf16(text, false),
    ];
    for rows in [answered(), turned] {
        for (separator, before) in [
            (",", ""),
            ("\t", ""),
            (";", ""),
            (";", "sep=;\r\n"),
            ("|", "sep=|\r\n"),
            (",", "sep=,\n"),
        ] {
            for (place, encoded) in encodings.iter().enumerate() {
                let table = encoded(&rewritten(&rows, separator, before));
                assert_eq!(Kind::of(&table, cp932), Kind::Table, "{separator} {place}");
                let read = reading(&table);
                let said: Vec<String> = read.findings().iter().map(ToString::to_string).collect();
                assert_eq!(
                    read.file().map(AnswerFile::to_json),
                    Some(expected.clone()),
                    "{said:?}"
                );
                let is_other = usize::from(place > 1) + usize::from(separator != ",");
                assert_eq!(said.len(), is_other, "{said:?}");
            }
        }
    }
}

#[test]
fn rows_above_the_headings_are_named_and_count_in_the_cells() {
    let mut rows = answered();
    let answer = rows[0].iter().position(|known| known == "回答").unwrap();
    rows[1][answer] = "△".to_owned();
    rows.insert(0, vec!["社内控え".to_owned(), String::new(), "担当".to_owned()]);
    let read = reading(rewritten(&rows, ",", "").as_bytes());
    let said: Vec<String> = read.findings().iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "U3: 『満たす』『満たさない』『該当しない』のいずれかを選んでください。",
            "A1: 『社内控え』は、読み取らない欄に書かれています。必要なら、備考などの欄に移してください。",
            "C1: 『担当』は、読み取らない欄に書かれています。必要なら、備考などの欄に移してください。",
        ]
    );
}

#[test]
fn answer_files_and_workbooks_are_no_tables() {
    for json in ["{\"番号\":1,\"回答\":2}", " \n[\"様式\",\"チェックリスト\"]", "\u{feff}{}"]
    {
        assert_eq!(Kind::of(json.as_bytes(), cp932), Kind::Json, "{json}");
    }
    assert_eq!(Kind::of(b"PK\x03\x04...", cp932), Kind::Workbook);
    for other in ["", "a,b", "番号は回答", "\u{0}"] {
        let kind = if other.contains("回答") { Kind::Table } else { Kind::Other };
        assert_eq!(Kind::of(other.as_bytes(), cp932), kind, "{other}");
    }
}

#[test]
fn marks_are_read_and_said_once_for_all_cells() {
    let found = findings(&[
        (1, "回答", "✓"),
        (2, "回答", "✓\u{fe0f}"),
        (3, "回答", "×"),
        (4, "回答", "□"),
        (5, "回答", "満たす\u{200b}"),
    ]);
    let expected = [
        "U2:U3: 『✓』を『満たす』として読みました。",
        "U4: 『×』を『満たさない』として読みました。",
        "U5: 『□』を空欄として読みました。",
    ];
    assert_eq!(found, expected);
    let found =
        findings(&[(1, "回答", "△"), (2, "回答", "△ "), (3, "回答", "?"), (5, "回答", "△")]);
    let choose = "『満たす』『満たさない』『該当しない』のいずれかを選んでください。";
    assert_eq!(found, [format!("U2:U3、U6: {choose}"), format!("U4: {choose}")]);
}

#[test]
fn a_row_is_known_by_its_number_and_its_title() {
    for (number, title, said) in [
        ("5ー1", "=5-1", ""),
        ("2026/5/1", "=5-1", "N3: 『2026/5/1』を番号『5-1』として読みました。"),
        ("46143", "=5-1", "N3: 『46143』を番号『5-1』として読みました。"),
        ("2026/5/1", "", "N3: 『2026/5/1』は、表計算ソフトが番号を日付か数値に変えたもので"),
        ("5-1", "=5-2", "N3: 番号は『5-1』ですが、この行の要件の文言はNo.5-2のものです。"),
        ("", "=5-1", "N3: 番号がないため、この行の要件の文言から番号『5-1』として読みました。"),
        ("9-9", "=5-1", "N3: 番号は『9-9』ですが、この行の要件の文言はNo.5-1のものです。"),
    ] {
        let found = findings(&[(2, "番号", number), (2, "要件名", title)]);
        let first = found.first().map_or("", String::as_str);
        assert!(first.starts_with(said) && first.is_empty() == said.is_empty(), "{found:#?}");
    }
}

/// Return the names that a table leaves out.
fn left_out(file: &AnswerFile) -> Vec<String> {
    let mut names = Vec::new();
    kijun_sheets::csv::answers::omitted(file, &mut |name| names.push(name.to_owned()));
    names
}

#[test]
fn each_of_many_parts_left_out_is_named_when_it_is_written_and_when_it_is_read() {
    let unknown: Vec<String> =
        (0..500).map(|number| format!("\"項目の名前の長いもの{number}\":1,")).collect();
    let unknown = unknown.concat();
    let json = format!(
        r#"{{"schema":"kijun-answers/1","checklist":"example/cloud","class":"SA",{unknown}
        "answers":{{"1":{{"status":"met","一":1,"二":2,"三":{{}}}}}}}}"#
    );
    let file = AnswerFile::read(json.as_bytes()).unwrap();
    let names = left_out(&file);
    assert_eq!(names.len(), 503);
    assert_eq!(names[500..], ["answers.1.一", "answers.1.二", "answers.1.三"]);
    let said = said(&csv(&file)).join("\n");
    for name in &names {
        let name = name.trim_start_matches("answers.1.");
        assert!(said.contains(name), "{name}");
    }
}

#[test]
fn the_data_of_the_whole_file_is_repeated_while_it_is_little() {
    let with = |name: &str| {
        let json = format!(
            r#"{{"schema":"kijun-answers/1","checklist":"example/cloud","class":"SA","service":{{"name":"{name}"}},
            "facts":{{"personal_information":true}},"phases":["build"]}}"#
        );
        AnswerFile::read(json.as_bytes()).unwrap()
    };
    for (file, repeated) in [(with("名"), true), (with(&"名".repeat(2000)), false)] {
        let csv = csv(&file);
        assert!(said(&csv).is_empty());
        assert_same(reading(&csv).file().unwrap(), &file);
        assert_eq!(!rows(&csv)[2][0].is_empty(), repeated);
    }
}

#[test]
fn two_columns_of_evidence_with_the_same_number_are_both_kept() {
    let file = AnswerFile::read(support::FILLED.as_bytes()).unwrap();
    let mut rows = rows(&csv(&file));
    for (row, cells) in rows.iter_mut().enumerate() {
        cells.push(["根拠資料01", "三つ目"].get(row).copied().unwrap_or_default().to_owned());
    }
    let read = reading(&written(&rows));
    assert!(read.findings().is_empty(), "{:?}", read.findings());
    let answers = read.file().unwrap().answers.as_ref().unwrap();
    let evidence: Vec<&str> = answers[0].1.evidence().unwrap().iter().collect();
    assert_eq!(evidence, ["契約書", "三つ目", "+81"]);
}

#[test]
fn each_text_that_is_not_read_is_named_with_its_cell() {
    let file = AnswerFile::read(support::FILLED.as_bytes()).unwrap();
    let mut rows = rows(&csv(&file));
    let last = rows[0].len();
    for (row, texts) in
        [["担当", ""], ["山田", "左のメモ"], ["", ""], ["鈴木", ""]].iter().enumerate()
    {
        rows[row].extend(texts.map(ToOwned::to_owned));
    }
    let title = rows[0].iter().position(|heading| heading == "要件名").unwrap();
    let mut note = vec![String::new(); last];
    "表の下のメモ".clone_into(&mut note[title]);
    rows.push(note);
    let found = said(&written(&rows));
    let column = |column: usize| kijun_sheets::column_name(u32::try_from(column).unwrap());
    let of = |cell: String, words: &str| {
        format!(
            "{cell}: 『{words}』は、読み取らない欄に書かれています。必要なら、備考などの欄に移してください。"
        )
    };
    assert_eq!(
        found,
        [
            format!("{}1: 『担当』の列は読み取りません。", column(last)),
            of(format!("{}2", column(last)), "山田"),
            of(format!("{}4", column(last)), "鈴木"),
            of(format!("{}2", column(last + 1)), "左のメモ"),
            of(format!("{}7", column(title)), "表の下のメモ"),
        ]
    );
}

#[test]
fn an_unknown_id_is_kept_without_an_answer_too() {
    let json = br#"{"schema":"kijun-answers/1","checklist":"example/cloud","class":"SA",
        "answers":{"1":{"status":"met"},"9-9":{}}}"#;
    let file = AnswerFile::read(json).unwrap();
    assert_same(reading(&csv(&file)).file().unwrap(), &file);
}

#[test]
fn a_table_that_could_not_be_read_again_is_not_written() {
    let with = |field: &str, count: usize, value: &str| {
        let all: Vec<String> = (0..count).map(|number| format!("\"n{number}\":{value}")).collect();
        let json = format!(
            r#"{{"schema":"kijun-answers/1","checklist":"example/cloud","class":"SA","{field}":{{{}}}}}"#,
            all.join(",")
        );
        AnswerFile::read(json.as_bytes()).unwrap()
    };
    for (file, fits) in [
        // Five requirements and the header row, within 5,001 rows.
        (with("answers", 4_995, "{}"), true),
        (with("answers", 4_996, "{}"), false),
        (with("facts", 20_000, "true"), true),
        (with("facts", 200_000, "true"), false),
    ] {
        match write(&rules(), &file, &words) {
            Ok(csv) => {
                assert!(fits);
                assert_same(reading(&csv).file().unwrap(), &file);
            }
            Err(error) => {
                assert!(!fits);
                assert!(error.to_string().contains("回答ファイル(JSON)"), "{error}");
            }
        }
    }
}
