//! The words for what was cleared from this browser.

/// The kinds of names that are counted, with their words.
const COUNTED: [(&str, &str); 3] =
    [("answers", "自己点検の回答"), ("ledger", "台帳の登録"), ("training", "研修の記録")];
/// The kinds of names that are only named, with their words. The other kinds say what was open.
const NAMED: [(&str, &str); 5] = [
    ("undo", "元に戻すための控え"),
    ("situation", "選んだ分類と立場"),
    ("ask", "「これを置けますか?」で選んだ基準"),
    ("shortcut", "検索を開くキーの設定"),
    ("view", "明るさと文字の大きさの設定"),
];

/// Return a sentence on what was cleared, from the kinds of the names that were removed.
#[must_use]
pub fn said(kinds: &[&str]) -> String {
    let count = |kind: &str| kinds.iter().filter(|other| **other == kind).count();
    let mut said: Vec<String> = Vec::new();
    for (kind, words) in COUNTED {
        if kinds.contains(&kind) {
            said.push(format!("{words}{}件", count(kind)));
        }
    }
    let named = NAMED.into_iter().filter(|(kind, _)| kinds.contains(kind));
    said.extend(named.map(|(_, words)| words.to_owned()));
    if said.is_empty() {
        return "このブラウザーに、このサイトのデータはありませんでした。".to_owned();
    }
    format!("このブラウザーから、このサイトのデータをすべて消しました({})。", said.join("、"))
}

#[cfg(test)]
mod tests {
    use super::said;

    #[test]
    fn everything_that_was_cleared_is_listed() {
        let cases: [(&[&str], &str); 3] = [
            (&[], "このブラウザーに、このサイトのデータはありませんでした。"),
            (
                &["answers", "opened", "answers", "ledger"],
                "このブラウザーから、このサイトのデータをすべて消しました\
                 (自己点検の回答2件、台帳の登録1件)。",
            ),
            (
                &["training", "view", "shortcut", "undo", "situation", "tab"],
                "このブラウザーから、このサイトのデータをすべて消しました\
                 (研修の記録1件、元に戻すための控え、選んだ分類と立場、検索を開くキーの設定、\
                 明るさと文字の大きさの設定)。",
            ),
        ];
        for (kinds, expected) in cases {
            assert_eq!(said(kinds), expected);
        }
    }
}
