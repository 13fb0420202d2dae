//! A form, filled in by people and saved by other programs: the answers read, and the findings.

mod support;

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use kijun_rules::AnswerFile;
use kijun_sheets::xlsx;
use proptest::prelude::*;
use support::book::{Book, Value, not_read, quiet, reading, rewritten, said, text};
use support::form::form;
use support::rules;

/// Return the main sheet with these areas merged.
fn merged(book: &Book, areas: &[&str]) -> Vec<u8> {
    let areas: String = areas.iter().flat_map(|area| ["<mergeCell ref=\"", area, "\"/>"]).collect();
    rewritten(&book.save(), |name, xml| {
        if !name.ends_with("sheet1.xml") {
            return xml;
        }
        xml.replace("</sheetData>", &format!("</sheetData><mergeCells>{areas}</mergeCells>"))
    })
}

#[test]
fn a_form_filled_in_by_hand_is_read() {
    let book = quiet()
        .put("C4", text("サービス"))
        .put("C5", Value::Number(2024.0))
        .put("C7", text("はい"))
        .put("C8", text("点検する"))
        .put("F12", text("満たす"))
        .put("F13", text(" 該当しない　"))
        .put("G13", text("=使わない"))
        .put("H13", Value::Number(1.5))
        .put("I13", text("契約書"))
        .put("K13", Value::Day(2026, 4, 1))
        .put("F14", text("レ"))
        .put("例外!A5", text("3.1-2"))
        .put("例外!C5", text("理由"))
        .put("例外!E5", Value::Day(2027, 3, 31));
    assert_eq!(book.said(), ["F14: 『レ』を『満たす』として読みました。"]);
    let expected = r#"{"schema":"kijun-answers/1","checklist":"example/cloud","edition":"1.1","class":"SA",
        "service":{"name":"サービス","provider":"2024"},
        "facts":{"personal_information":true},"phases":["selection"],
        "answers":{"1":{"status":"met"},
            "5-1":{"status":"not_applicable","reason":"=使わない","note":"1.5","evidence":["契約書","2026-04-01"]},
            "5-2":{"status":"met"},
            "3.1-2":{"exception":{"reason":"理由","until":"2027-03-31"}}}}"#;
    let expected = AnswerFile::read(expected.as_bytes()).unwrap();
    support::assert_same(book.read().file().unwrap(), &expected);
}

#[test]
fn every_error_is_said_at_once_with_its_cell() {
    let book = quiet()
        .put("C6", text("機密"))
        .put("C7", text("たぶん"))
        .put("C9", text("する"))
        .put("F12", text("OK"))
        .put("F13", text("☒"))
        .put("F14", Value::Sum)
        .put("H14", Value::Sum)
        .put("F15", text("ー"))
        .put("F16", text("満たさない"))
        .put("B16", text("1"))
        .put("H18", text("番号がない"))
        .put("例外!C5", text("どの要件か分からない"))
        .put("例外!A6", text("1"))
        .put("例外!C6", Value::Sum)
        .put("例外!A7", text("1"))
        .put("例外!C7", text("2回目"));
    assert!(book.read().file().is_none());
    let choose = "『満たす』『満たさない』『該当しない』のいずれかを選んでください。";
    let formula = "数式は使えません。式の代わりに値を記入してください。";
    let expected = [
        "C6: 『重要性分類S (A)』『重要性分類I』のいずれかを選んでください。".to_owned(),
        "C7: 『はい』『いいえ』『わからない・未定』のいずれかを選んでください。".to_owned(),
        "C9: 『点検する』を選ぶか、空欄にしてください。".to_owned(),
        format!("F12: {choose}"),
        format!("F13: {choose}"),
        format!("F14: {formula}"),
        format!("H14: {formula}"),
        format!("F15: {choose}"),
        "B16: 番号『1』の行はB12にもあります。一方を削除してください。".to_owned(),
        "B18: 要件の番号がありません。番号を書くか、この行の記入を消してください。".to_owned(),
        "例外!A5: 要件の番号がありません。番号を書くか、この行の記入を消してください。".to_owned(),
        format!("例外!C6: {formula}"),
        "例外!A7: 番号『1』の行はA6にもあります。1つの行にまとめてください。".to_owned(),
        "No.risk-1の行がありません。未回答として扱います。".to_owned(),
    ];
    assert_eq!(book.said(), expected);
}

#[test]
fn marks_of_people_and_of_tick_boxes_are_read_and_said() {
    let book = quiet()
        .put("C7", text("○"))
        .put("C8", Value::Truth(true))
        .put("C9", text("□"))
        .put("F12", Value::Truth(true))
        .put("F13", Value::Truth(false))
        .put("F14", text("✔\u{fe0f}"))
        .put("F15", text("×"))
        .put("F16", text("ﾚ"));
    assert_eq!(
        book.said(),
        [
            "C7: 『○』を『はい』として読みました。",
            "C8: 『TRUE』を『点検する』として読みました。",
            "C9: 『□』を空欄として読みました。",
            "F12: 『TRUE』を『満たす』として読みました。",
            "F13: 『FALSE』を空欄として読みました。",
            "F14: 『✔』を『満たす』として読みました。",
            "F15: 『×』を『満たさない』として読みました。",
            "F16: 『ﾚ』を『満たす』として読みました。",
        ]
    );
    let unclear = (12..=16).fold(quiet(), |book, row| book.put(&format!("F{row}"), text("△")));
    assert_eq!(
        unclear.said(),
        ["F12:F16: 『満たす』『満たさない』『該当しない』のいずれかを選んでください。"]
    );
}

#[test]
fn a_label_elsewhere_is_not_the_forms() {
    let filled = || quiet().put("C4", text("名")).put("C5", text("社"));
    let shifted = |by: u32| filled().rearrange("点検票", |row, column| Some((row + by, column)));
    let label = |cell: &str, label: &str| {
        format!("{cell}: 『{label}』とありますが、様式の欄ではないため読み取りません。")
    };
    let cases: [(Book, Vec<String>); 8] = [
        // A value and a remark that have the words of a label.
        (filled().put("C4", text("事業者名")), vec![]),
        (filled().put("D4", text("事業者名")), vec![label("D4", "事業者名")]),
        (filled().put("B5", text("サービス名")), vec![label("B5", "サービス名")]),
        // Rows above the form's own.
        (
            shifted(2)
                .put("A1", text("事業者名"))
                .put("C1", text("別会社"))
                .put("A2", text("控え")),
            vec![label("A1", "事業者名"), not_read("C1", "別会社"), not_read("A2", "控え")],
        ),
        (shifted(1).put("C3", text("山田")), vec![not_read("C3", "山田")]),
        // A row between the labels, with the words of one of them.
        (
            filled()
                .rearrange("点検票", |row, column| Some((row + u32::from(row > 3), column)))
                .put("A5", text("事業者名"))
                .put("C5", text("別会社")),
            vec![label("A5", "事業者名"), not_read("C5", "別会社")],
        ),
        // A column before all.
        (
            filled()
                .rearrange("点検票", |row, column| Some((row, column + 1)))
                .put("A5", text("事業者名")),
            vec!["B11: 『カテゴリー』".to_owned(), label("A5", "事業者名")],
        ),
        (filled().put("E6", text("備忘")), vec![not_read("E6", "備忘")]),
    ];
    for (book, expected) in cases {
        let read = book.read();
        let said = book.said();
        assert_eq!(said.len(), expected.len(), "{said:#?}");
        for (said, expected) in said.iter().zip(&expected) {
            assert!(said.starts_with(expected), "{said} / {expected}");
        }
        let service = read.file().unwrap().service.as_ref().unwrap();
        assert_eq!(service.provider.as_deref(), Some("社"), "{said:#?}");
        assert!(["名", "事業者名"].map(Some).contains(&service.name.as_deref()));
        assert_eq!(read.file().unwrap().class.as_deref(), Some("SA"));
    }
}

#[test]
fn two_blocks_of_labels_are_an_error() {
    let mut book = quiet().put("C4", text("名")).put("C5", text("社"));
    book = book.rearrange("点検票", |row, column| Some((row + 10, column)));
    let copies: Vec<_> =
        book.cells("点検票").iter().map(|(place, value)| (*place, value.clone())).collect();
    for ((row, column), value) in copies {
        if (13..20).contains(&row) {
            book.cells("点検票").insert((row - 10, column), value);
        }
    }
    assert!(book.read().file().is_none());
    assert!(book.said()[0].contains("の欄が2つあり"), "{:#?}", book.said());
}

#[test]
fn moved_and_added_rows_and_columns_are_tolerated_and_said() {
    // A column before everything, a blank row in the table, and a note in a new column.
    let book = quiet()
        .put("F12", text("満たす"))
        .put("F14", text("満たさない"))
        .rearrange("点検票", |row, column| {
            Some((if row >= 12 { row + 1 } else { row }, column + 1))
        })
        .put("A12", text("メモ"));
    let read = book.read();
    let said: Vec<String> = read.findings().iter().map(ToString::to_string).collect();
    assert_eq!(said.len(), 2, "{said:#?}");
    assert!(said[0].starts_with("B11: 『カテゴリー』『No.』『項目』"), "{said:#?}");
    assert!(said[0].ends_with("の列の位置が様式と異なります。見出しで読み取りました。"));
    assert_eq!(said[1], not_read("A12", "メモ"));
    let file = read.file().unwrap();
    assert_eq!(file.class.as_deref(), Some("SA"));
    let answers = file.answers.as_ref().unwrap();
    let ids: Vec<&str> = answers.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(ids, ["1", "5-2"]);
}

#[test]
fn what_is_missing_or_changed_is_said() {
    let without_row =
        quiet().rearrange("点検票", |row, column| (row != 11).then_some((row, column)));
    assert_eq!(without_row.said(), ["No.1の行がありません。未回答として扱います。"]);
    let changed = quiet().put("D12", text("満たさなくてよい"));
    assert_eq!(
        changed.said(),
        ["D12: 様式の文言が書き換えられています。書き換えた文言は読み取りません。"]
    );
    let reason = quiet().put("F12", text("該当しない"));
    assert_eq!(
        reason.said(),
        ["G12: 該当しない理由がありません。理由を書くまでは未回答として扱います。"]
    );
    let date = quiet().put("B13", Value::Day(2026, 5, 1)).put("F13", text("満たす"));
    assert_eq!(
        date.said(),
        [
            "B13: 『2026-05-01』を番号『5-1』として読みました。表計算ソフトが番号を日付に変えたものです。"
        ]
    );
    let mut sheet = quiet();
    sheet.sheets.push(("メモ".to_owned(), BTreeMap::from([((0, 0), text("x"))])));
    sheet.sheets.remove(1);
    assert_eq!(
        sheet.said(),
        [
            "『例外』のシートが見つかりません。例外はないものとして扱います。",
            "シート『メモ』は読み取りません。必要なら、備考などの欄に移してください: A1『x』"
        ]
    );
    let headless =
        quiet().rearrange("点検票", |row, column| (row != 10).then_some((row, column)));
    assert_eq!(
        headless.said()[0],
        "点検票の見出しの行(『No.』『チェック』のある行)が見つかりません。見出しを元に戻してください。"
    );
}

#[test]
fn sheets_may_have_other_names_and_stand_in_another_order() {
    let mut book =
        quiet().put("F12", text("満たす")).put("例外!A5", text("1")).put("例外!C5", text("理由"));
    book.sheets.reverse();
    for (place, (name, _)) in book.sheets.iter_mut().enumerate() {
        *name = format!("Sheet{place}");
    }
    assert_eq!(book.said(), [""; 0]);
    let read = book.read();
    let (_, answer) = &read.file().unwrap().answers.as_ref().unwrap()[0];
    assert_eq!(&*answer.exception().unwrap().reason, "理由");
}

#[test]
fn the_form_of_another_checklist_version_or_edition_is_named() {
    let other = Book::blank().put("記入方法!B15", text("annex2/cloud"));
    assert_eq!(other.said(), ["『annex2/cloud』の様式です。"]);
    let version = Book::blank().put("記入方法!B14", text("kijun-xlsx/2"));
    assert_eq!(
        version.said(),
        ["様式『kijun-xlsx/2』のExcelファイルは読めません。読めるのは『kijun-xlsx/1』です。"]
    );
    let edition = quiet().put("記入方法!B17", text("1.0"));
    assert_eq!(
        edition.said(),
        ["記入方法!B17: 版『1.0』の様式です。現在の版『1.1』とは要件が異なることがあります。"]
    );
    assert_eq!(edition.read().file().unwrap().edition.as_deref(), Some("1.0"));
}

#[test]
fn a_small_file_that_unpacks_to_a_huge_one_is_refused() {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .compression_level(Some(1));
    archive.start_file("xl/workbook.xml", options).unwrap();
    let zeros = vec![0; 1 << 20];
    for _ in 0..80 {
        archive.write_all(&zeros).unwrap();
    }
    let bytes = archive.finish().unwrap().into_inner();
    assert!(bytes.len() < 1 << 20);
    let said = reading(&bytes).findings()[0].to_string();
    assert!(said.contains("大きすぎます"), "{said}");
}

#[test]
fn a_cell_at_the_far_end_of_a_sheet_costs_nothing() {
    let mut book = quiet();
    book.cells("点検票").insert((1_048_575, 16_383), text("x"));
    assert_eq!(book.said(), [not_read("XFD1048576", "x")]);
}

#[test]
fn damaged_workbooks_are_read_or_refused() {
    let bytes = quiet().save();
    // Every part in turn: cut short, and with a stretch of it overwritten.
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let mut parts = Vec::new();
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).unwrap();
        let mut text = Vec::new();
        std::io::copy(&mut part, &mut text).unwrap();
        parts.push((part.name().unwrap().into_owned(), text));
    }
    for damaged in 0..parts.len() {
        for step in 0..8 {
            let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
            let options = zip::write::SimpleFileOptions::default()
                .compression_method(zip::CompressionMethod::Stored);
            for (place, (name, text)) in parts.iter().enumerate() {
                let mut text = text.clone();
                if place == damaged {
                    let at = text.len() * step / 8;
                    if step % 2 == 0 {
                        text.truncate(at);
                    } else {
                        text.iter_mut().skip(at).take(7).for_each(|byte| *byte = b'9');
                    }
                }
                archive.start_file(name.as_str(), options).unwrap();
                archive.write_all(&text).unwrap();
            }
            let _ = reading(&archive.finish().unwrap().into_inner());
        }
    }
}

#[test]
fn merged_cells_are_read_only_where_nothing_is_in_doubt() {
    let book = quiet().put("F12", text("満たす")).put("C4", text("サービス"));
    let choose = "F12のセルと結合されています。結合を解除して、欄ごとに記入してください。";
    assert_eq!(
        said(&merged(&book, &["F12:F14"])),
        [format!("F13: {choose}"), format!("F14: {choose}")]
    );
    // The text is in the first cell, and the others are not to be filled in.
    assert_eq!(said(&merged(&book, &["A1:F1", "C4:F4", "F15:F16"])), [""; 0]);
    let exceptions = quiet().put("例外!A5", text("1")).put("例外!A6", text("5-1"));
    let exceptions = exceptions.put("例外!C5", text("共通の理由")).save();
    let exceptions = rewritten(&exceptions, |name, xml| {
        let areas = "</sheetData><mergeCells><mergeCell ref=\"C5:C6\"/></mergeCells>";
        if name.ends_with("sheet2.xml") { xml.replace("</sheetData>", areas) } else { xml }
    });
    assert_eq!(
        said(&exceptions),
        ["例外!C6: C5のセルと結合されています。結合を解除して、欄ごとに記入してください。"]
    );
    let areas: Vec<String> = (20..1200).map(|row| format!("X{row}:Y{row}")).collect();
    let areas: Vec<&str> = areas.iter().map(String::as_str).collect();
    assert!(said(&merged(&book, &areas))[0].contains("大きすぎます"));
}

#[test]
fn strings_are_read_however_a_program_writes_them() {
    let book = quiet().put("F12", text("満たす")).put("H12", text("二つの部分"));
    let expected = book.read().file().unwrap().to_json();
    let bytes = book.save();
    // With the readings that Japanese Excel keeps, and in pieces of different looks.
    let ruby = rewritten(&bytes, |name, xml| {
        if !name.ends_with("sharedStrings.xml") {
            return xml;
        }
        let xml = xml.replace(
            "<t>満たす</t>",
            "<t>満たす</t><rPh sb=\"0\" eb=\"1\"><t>ミ</t></rPh><phoneticPr fontId=\"1\"/>",
        );
        xml.replace("<t>二つの部分</t>", "<r><t>二つの</t></r><r><rPr><b/></rPr><t>部分</t></r>")
    });
    // Without a table of strings, as Google and others write them.
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let mut shared = String::new();
    archive.by_name("xl/sharedStrings.xml").unwrap().read_to_string(&mut shared).unwrap();
    let strings = shared.split("<si>").skip(1).map(|string| string.split("</si>").next().unwrap());
    let strings: Vec<&str> = strings.collect();
    let inline = rewritten(&bytes, |name, xml| {
        if !name.starts_with("xl/worksheets/") {
            return xml;
        }
        let mut parts = xml.split(" t=\"s\"><v>");
        let mut inline = parts.next().unwrap().to_owned();
        for part in parts {
            let (number, rest) = part.split_once("</v>").unwrap();
            let string = strings[number.parse::<usize>().unwrap()];
            inline.extend([" t=\"inlineStr\"><is>", string, "</is>", rest]);
        }
        inline
    });
    for bytes in [ruby, inline] {
        assert_eq!(said(&bytes), [""; 0]);
        assert_eq!(reading(&bytes).file().unwrap().to_json(), expected);
    }
}

#[test]
fn a_form_saved_by_another_program_is_read() {
    // The form with answers, opened and saved by LibreOffice 7.4.
    let bytes = include_bytes!("fixtures/libreoffice.xlsx");
    assert_eq!(said(bytes), [""; 0]);
    let expected = AnswerFile::read(support::FILLED.as_bytes()).unwrap();
    support::assert_same(reading(bytes).file().unwrap(), &expected);
}

#[test]
fn rules_that_changed_within_an_edition_are_said() {
    let changed = quiet().put("記入方法!B18", text("sha256:0"));
    let said = changed.said();
    assert_eq!(said.len(), 1, "{said:#?}");
    assert!(said[0].starts_with("記入方法!B18: 様式を作ったあとに"), "{said:#?}");
    assert!(changed.read().file().is_some());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_file_is_too_damaged_to_be_refused(
        cut in any::<prop::sample::Index>(),
        spots in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        packed in any::<bool>(),
    ) {
        let bytes = blank_bytes(packed);
        let mut damaged = bytes.to_vec();
        for (place, byte) in &spots {
            let place = place.index(damaged.len());
            damaged[place] = *byte;
        }
        let _ = reading(&damaged);
        damaged.truncate(cut.index(bytes.len()));
        let _ = reading(&damaged);
    }

    #[test]
    fn no_part_is_too_damaged_to_be_refused(
        part in any::<prop::sample::Index>(),
        place in any::<prop::sample::Index>(),
        junk in prop_oneof![
            any::<String>(),
            "[0-9]{1,12}",
            "[A-Z]{1,5}[0-9]{0,10}",
            Just("<".to_owned()),
            Just("\"".to_owned()),
            Just("/>".to_owned()),
            Just("</v></c><c r=\"A0\" t=\"s\"><v>-1".to_owned()),
            Just("</v></c><c r=\"XFE1048577\" t=\"e\" s=\"99999\"><v>9e999".to_owned()),
        ],
        over in 0usize..8,
    ) {
        let bytes = blank_bytes(true);
        let count = zip::ZipArchive::new(Cursor::new(bytes)).unwrap().len();
        let chosen = std::cell::Cell::new(part.index(count));
        let damaged = rewritten(bytes, |_, text| {
            let left = chosen.get();
            chosen.set(left.wrapping_sub(1));
            if left != 0 || text.is_empty() {
                return text;
            }
            let letters: Vec<char> = text.chars().collect();
            let at = place.index(letters.len());
            let after = letters.iter().skip(at + over);
            letters[..at].iter().copied().chain(junk.chars()).chain(after.copied()).collect()
        });
        let _ = reading(&damaged);
    }
}

/// Return a blank form's bytes, made once: as written, or as another program would.
fn blank_bytes(packed: bool) -> &'static [u8] {
    static PACKED: std::sync::LazyLock<Vec<u8>> =
        std::sync::LazyLock::new(|| xlsx::write(&rules(), &form(), None).unwrap());
    static PLAIN: std::sync::LazyLock<Vec<u8>> = std::sync::LazyLock::new(|| quiet().save());
    if packed { &PACKED } else { &PLAIN }
}
