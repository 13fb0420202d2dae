//! Files that cannot be imported: each is refused with what is wrong, where, and what to do.

use kijun_import::{Decisions, Fault, read};
use rust_xlsxwriter::Workbook;

/// Make a workbook of one sheet.
fn sheet(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("要件").unwrap();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            sheet.write_string(row, column, *cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

fn faults(bytes: &[u8]) -> Vec<Fault> {
    match read("city.xlsx", bytes, &Decisions::new()) {
        Ok(draft) => panic!("it was read: {} rows", draft.requirements.len()),
        Err(faults) => faults,
    }
}

const HEAD: &[&str] = &["番号", "要件", "区分Ａ"];

#[test]
fn a_file_that_cannot_be_read_is_refused_with_the_cure() {
    const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    let locked: Vec<u8> = COMPOUND
        .iter()
        .copied()
        .chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    for (bytes, cure) in [
        (Vec::new(), "保存し直して"),
        (b"number,text\n1,a\n".to_vec(), "保存し直して"),
        (COMPOUND.to_vec(), "「Excelブック(.xlsx)」として保存し直して"),
        (locked, "パスワードを外して"),
        (sheet(&[]), "要件の表が入ったファイルか確認して"),
        (sheet(&[&["挨拶", "あ"], &["い", "う"]]), "シートが必要です"),
    ] {
        let faults = faults(&bytes);
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert!(faults[0].message.contains(cure), "{}", faults[0]);
    }
}

#[test]
fn a_fault_in_the_table_names_sheet_and_cell() {
    for (rows, told) in [
        (
            vec![HEAD, &["1-1", "暗号化すること。", "必須"], &["１－１", "記録すること。", "必須"]],
            "city.xlsx: 要件!A3: 番号『１－１』は要件!A2にもあります。",
        ),
        (
            vec![&["項目", "要件", "区分Ａ"], &["暗号", "暗号化すること。", "必須"]],
            "city.xlsx: 要件!A1: この行を表の見出しと見ましたが、番号の列がありません。",
        ),
        (
            vec![
                HEAD,
                &["1", "暗号化すること。", "必須"],
                &["", "記録すること。", "必須"],
                &["3", "消すこと。", "任意"],
            ],
            "city.xlsx: 要件!A3: 要件の文言がある行に、番号がありません。",
        ),
    ] {
        let faults = faults(&sheet(&rows));
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert!(faults[0].to_string().starts_with(told), "{}", faults[0]);
    }
}

#[test]
fn rows_by_class_are_turned_into_columns() {
    let rows: &[&[&str]] = &[
        &["みさき市の要件"],
        &["番号", "要件", "情報の区分", "水準", "備考"],
        &["第1章"],
        &["1", "暗号化すること。", "区分甲", "必須", "共通"],
        &["", "", "区分乙", "推奨", ""],
        &["2", "記録すること。", "区分甲", "必須", ""],
        &["", "", "区分乙", "", ""],
        &["※ 甲は個人情報をいう。"],
    ];
    let draft = read("city.xlsx", &sheet(rows), &Decisions::new());
    let draft = draft.unwrap_or_else(|faults| panic!("{faults:?}"));
    let classes: Vec<&str> = draft.classes.iter().map(|class| class.title.as_str()).collect();
    assert_eq!(classes, ["区分甲", "区分乙"]);
    let levels: Vec<Vec<(&str, String)>> = draft
        .requirements
        .iter()
        .map(|row| {
            row.levels.iter().map(|level| (level.words.as_str(), level.at.to_string())).collect()
        })
        .collect();
    let level = |words, at: &str| (words, at.to_owned());
    assert_eq!(levels[0], [level("必須", "要件!D4"), level("推奨", "要件!D5")]);
    assert_eq!(levels[1], [level("必須", "要件!D6"), level("", "要件!D7")]);
    assert_eq!(draft.requirements[0].other.values().collect::<Vec<_>>(), ["共通"]);
    assert_eq!(draft.requirements[0].category, "第1章");
    assert!(draft.notes.iter().any(|note| note.words.starts_with("※")));
    let rules: Vec<_> =
        draft.clauses.iter().map(|clause| (clause.class.as_str(), clause.severity.id())).collect();
    assert_eq!(rules, [("c1", "nonconforming"), ("c2", "advisory"), ("c1", "nonconforming")]);
    assert!(draft.mended.iter().any(|remark| remark.what.contains("組み替えました")));
}

#[test]
fn many_sheets_and_many_rows_are_read() {
    let mut book = Workbook::new();
    for place in 0..10 {
        let sheet = book.add_worksheet().set_name(format!("シート{place}")).unwrap();
        sheet.write_string(0, 0, format!("説明{place}")).unwrap();
    }
    let sheet = book.add_worksheet().set_name("要件").unwrap();
    for (column, title) in (0..).zip(HEAD) {
        sheet.write_string(0, column, *title).unwrap();
    }
    for row in 1..=5000 {
        sheet.write_number(row, 0, row).unwrap();
        sheet.write_string(row, 1, format!("要件{row}を満たすこと。")).unwrap();
        sheet.write_string(row, 2, "必須").unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    let draft = read("city.xlsx", &bytes, &Decisions::new()).unwrap();
    assert_eq!(
        (draft.requirements.len(), draft.clauses.len(), draft.others.len()),
        (5000, 5000, 10)
    );
}
