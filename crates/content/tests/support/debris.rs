//! Parts of the texts as held that are not the documents' words, or that are out of place.

/// Return the text of a standard as held, without the parts that its pages do not repeat.
///
/// # Panics
/// Panic if a part to correct is not in the text exactly once.
pub fn mended(standard: &str, held: &str) -> String {
    match standard {
        "kitakyushu" => replaced(held, &[(&contents_list(held), "")]),
        "shunan" => replaced(held, &SHUNAN),
        _ => held.to_owned(),
    }
}

fn replaced(held: &str, parts: &[(&str, &str)]) -> String {
    parts.iter().fold(held.to_owned(), |text, (from, to)| {
        assert_eq!(text.matches(from).count(), 1, "`{from}` is in the text as held, once");
        text.replacen(from, to, 1)
    })
}

/// Return 北九州市's own contents list.
fn contents_list(held: &str) -> String {
    let (_, after) = held.split_once("\n目次\n").expect("the contents list begins");
    let (list, _) = after.split_once("\n1 基本的な考え方\n").expect("the contents list ends");
    assert!(list.lines().count() < 60);
    format!("\n目次\n{list}")
}

/// 周南市's own contents list, the header that its table repeats on a new page, and the number ⑥,
/// which the page break has moved from the first row of its group to the second.
const SHUNAN: [(&str, &str); 4] = [
    (
        "目次

1	はじめに	1
	(1)目的	1
	(2)本基準の位置づけ	1
	(3)「外部サービス」の定義	1
	(4)外部サービス利用の特性	1
2	外部サービスの利用判断基準	3
	(1)機密性2以上の情報を取り扱う場合	3
	(2)機密性2以上の情報を取り扱わない場合	3
3	外部サービス（機密性2以上の情報を取り扱う場合）の利用に関する規定	3
4	外部サービス（機密性2以上の情報を取り扱わない場合）の利用に関する規定	3
5	利用申請の許可権限者への外部サービスの利用申請	4
	(1)外部サービス利用申請の許可権限者	4
	(2)外部サービスの利用申請	4
6	その他	4
",
        "",
    ),
    ("項番	規定番号	区分	要件	必須／推奨 ／任意	適用状況", ""),
    ("18		データの所在", "18	⑥	データの所在"),
    ("19	⑥", "19	"),
];
