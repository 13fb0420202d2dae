//! The flat table holds every datum, each in a cell of its own.

mod support;

use kijun_compare::{Comparison, Only, Sort, records};
use serde_json::{Value, json};
use support::{file, known, reads};

fn table(files: &[(&str, &str)], only: Only) -> Vec<Vec<String>> {
    let known = known();
    let reads = reads(&known, files);
    let comparison = Comparison::of(&known, &reads);
    let mut rows = Vec::new();
    records::each(&comparison, only, &Sort::Given, &mut |row| rows.push(row.to_vec()));
    rows
}

/// Return the cells of a row by their headings.
fn cell<'a>(table: &'a [Vec<String>], row: usize, heading: &str) -> &'a str {
    let place = table[0].iter().position(|each| each == heading);
    &table[row][place.unwrap_or_else(|| panic!("no heading {heading}"))]
}

#[test]
fn every_datum_has_its_cell() {
    let answers = json!({
        "1": {"status": "unmet", "note": "一行目\n二行目", "exception": {"reason": "理由", "measure": "措置", "until": "期限", "approver": "承認者"}},
        "2": {"status": "not_applicable", "reason": "ない", "evidence": ["甲", "乙"]},
        "3": {"proposed": {"status": "met"}}});
    let first = file(
        "",
        &json!({"answers": answers, "service": {"name": "名", "provider": "者"},
            "facts": {"personal": false}, "phases": ["selection", "operation"], "verdict": "conforming"}),
    );
    let table = table(&[("a.json", &first), ("b.json", "{")], Only::All);
    assert!(table.iter().all(|row| row.len() == table[0].len()), "one width");
    // The vendor as a whole, one fact, four requirements, and the file that cannot be compared.
    assert_eq!(table.len(), 1 + 1 + 1 + 4 + 1);
    for (row, heading, value) in [
        (1, "種別", "全体"),
        (1, "ファイル名", "a.json"),
        (1, "サービス名", "名"),
        (1, "事業者名", "者"),
        (1, "チェックリスト", "example/cloud"),
        (1, "版", "2"),
        (1, "基準の版", "2"),
        (1, "分類", "A"),
        (1, "分類の名称", "分類A"),
        (1, "点検する段階", "選定、運用"),
        (1, "判定", "不適合"),
        (1, "最も良い場合", "不適合"),
        (1, "最も悪い場合", "不適合"),
        (1, "対象外の理由", ""),
        (1, "不適合の条項", "1"),
        (1, "要承認・要協議の条項", "0"),
        (1, "未確定の条項", "1"),
        (2, "種別", "利用の条件"),
        (2, "番号", "personal"),
        (2, "要件名", "個人情報を扱いますか"),
        (2, "回答", "いいえ"),
        (3, "種別", "要件"),
        (3, "番号", "1"),
        (3, "要件名", "暗号化"),
        (3, "要件の状態", "不適合"),
        (3, "回答", "満たさない"),
        (3, "備考", "一行目\n二行目"),
        (3, "例外の理由", "理由"),
        (3, "例外の代替措置", "措置"),
        (3, "例外の期限", "期限"),
        (3, "例外の承認者", "承認者"),
        (4, "該当しない理由", "ない"),
        (4, "根拠資料1", "甲"),
        (4, "根拠資料2", "乙"),
        (5, "回答", "未回答"),
        (5, "未確認の提案", "満たす"),
        (6, "判定", "不適合"),
        (7, "種別", "比べられないファイル"),
        (7, "ファイル名", "b.json"),
    ] {
        assert_eq!(cell(&table, row, heading), value, "row {row}, {heading}");
    }
    assert!(cell(&table, 1, "規則の照合値").starts_with("sha256:"));
    assert!(cell(&table, 1, "回答の照合値").starts_with("sha256:"));
    assert!(cell(&table, 1, "確認事項").contains("計算し直すと「不適合」です"));
    assert!(cell(&table, 7, "確認事項").contains("JSONが途中で"));
}

#[test]
fn a_vendor_without_wanted_rows_is_there_all_the_same() {
    let file = file("met met met met", &Value::Null);
    let table = table(&[("a.json", &file)], Only::Failures);
    assert_eq!(table.len(), 2);
    assert_eq!(cell(&table, 1, "判定"), "適合");
}

#[test]
fn the_matrix_has_the_vendors_side_by_side() {
    let known = known();
    let first =
        file("met unmet unmet met", &json!({"service": {"name": "甲"}, "verdict": "conforming"}));
    let second =
        file("met met - met", &json!({"service": {"name": "乙"}, "facts": {"personal": false}}));
    let reads = reads(&known, &[("a.json", &first), ("b.json", &second)]);
    let comparison = Comparison::of(&known, &reads);
    let table = records::matrix(&comparison.groups[0], Only::Differences, &Sort::Name);
    assert!(table.iter().all(|row| row.len() == 4));
    assert_eq!(table[0], ["番号", "要件名", "2. 乙", "1. 甲"]);
    let row = |title: &str| &table.iter().find(|row| row[1] == title).unwrap()[2..];
    assert_eq!(row("判定"), ["適合", "要承認・要協議"]);
    assert_eq!(row("個人情報を扱いますか"), ["いいえ", "わからない・未定"]);
    assert_eq!(row("認証"), ["満たす", "要承認・要協議"]);
    assert!(row("確認事項")[1].contains("計算し直すと"));
    assert!(!table.iter().any(|row| row[1] == "暗号化"), "only what differs");
}
