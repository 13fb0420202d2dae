//! The measure of the import: workbooks of many layouts against what a careful official reads in
//! them. The table stands in `docs/import.md`.

#[allow(dead_code, reason = "circumstances are compared by their words here")]
mod support;

use std::path::Path;

use kijun_import::{Decisions, read};
use support::{Count, line, rules, words, workbooks};

#[test]
fn workbooks_are_understood_or_asked_about() {
    let other = std::env::var("KIJUN_IMPORT_WORKBOOKS");
    let folder = other.clone().unwrap_or_else(|_| "../../tests/import".to_owned());
    let mut all = Count::default();
    let mut table = support::HEAD.to_owned();
    for (name, bytes, truth) in workbooks(Path::new(&folder)) {
        let draft = read(&name, &bytes, &Decisions::new());
        let draft = draft.unwrap_or_else(|faults| panic!("{name}: {faults:?}"));
        let (rules, words) = (rules(&draft, &truth), words(&draft, &truth));
        for wrong in rules.wrong.iter().chain(&words.wrong) {
            println!("{name}: {wrong}");
        }
        assert!(words.wrong.is_empty(), "{name}: the words are the document's");
        table += &line(&name, &rules);
        all.add(&rules);
    }
    table += &line("all", &all);
    println!("{table}");
    assert!(all.wrong.len() * 200 <= all.all(), "more than 0.5 % wrong");
    assert!(all.asked * 100 <= 15 * all.all(), "more than 15 % asked");
    if other.is_err() {
        support::check_document("workbooks", &table);
    }
}
