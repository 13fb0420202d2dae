//! The page that signs answer files says all that is signed.
#![cfg(feature = "pages")]

mod support;

use kijun_rules::{AnswerFile, digest};
use support::SITE;

/// The words for each part of an answer file that is signed, and a file that differs in this part.
const SIGNED: [(&str, &str); 10] = [
    ("文書の版", r#""edition":"2","answers":{"1":{}}"#),
    ("分類", r#""class":"B","answers":{"1":{}}"#),
    ("サービス", r#""service":{"name":"乙"},"answers":{"1":{}}"#),
    ("条件", r#""facts":{"f":true},"answers":{"1":{}}"#),
    ("点検する段階", r#""phases":["build"],"answers":{"1":{}}"#),
    ("回答", r#""answers":{"1":{"status":"met"}}"#),
    ("値", r#""answers":{"1":{"value":"99"}}"#),
    ("理由", r#""answers":{"1":{"reason":"理由"}}"#),
    ("備考", r#""answers":{"1":{"note":"備考"}}"#),
    ("根拠資料", r#""answers":{"1":{"evidence":["資料"]}}"#),
];

#[test]
fn the_page_names_everything_that_is_signed() {
    let of = |rest: &str| {
        let text = format!(r#"{{"schema":"kijun-answers/1","checklist":"a/b",{rest}}}"#);
        digest::of_answers(&AnswerFile::read(text.as_bytes()).unwrap())
    };
    let plain = of(r#""answers":{"1":{}}"#);
    let list = SIGNED.map(|(words, _)| words).join("、");
    assert!(SITE.pages["sign/index.html"].contains(&list), "{list}");
    for (words, file) in SIGNED {
        assert_ne!(of(file), plain, "{words}");
    }
}
