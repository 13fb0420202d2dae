//! The files of an import: what is written, and that nothing is where something is wrong.

use std::path::Path;

use kijun_content::RESERVED_STANDARDS;
use kijun_import::{Decisions, Input, decisions, import};

fn workbook(name: &str) -> Vec<u8> {
    std::fs::read(Path::new("../../tests/import").join(name)).unwrap()
}

fn imported(name: &str, bytes: &[u8], decisions: &Decisions) -> kijun_import::Imported {
    import(&[Input { name, bytes }], decisions, RESERVED_STANDARDS)
        .unwrap_or_else(|faults| panic!("{faults:?}"))
}

#[test]
fn every_row_stands_in_the_review_with_its_rule() {
    let imported = imported("aigahara.xlsx", &workbook("aigahara.xlsx"), &Decisions::new());
    let review: serde_json::Value = serde_json::from_str(&imported.files["review.json"]).unwrap();
    let rows = review["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 29);
    let row = rows.iter().find(|row| row["number"] == "６－２").unwrap();
    assert_eq!(
        row["levels"][0]["rule"],
        "６－１を満たさないときは、６－２〜６－５のうち2つ以上を満たす（必須）"
    );
    assert!(row["sure"].as_bool().unwrap());
    let page = &imported.files["review.html"];
    assert!(page.contains("default-src 'none'") && page.contains("６－１を満たさないときは"));
}

#[test]
fn a_decision_counts_as_long_as_the_words_are_the_same() {
    let bytes = workbook("kirigahama.xlsx");
    let first = imported("kirigahama.xlsx", &bytes, &Decisions::new());
    let review: serde_json::Value = serde_json::from_str(&first.files["review.json"]).unwrap();
    let question = &review["questions"][0];
    let text = |key: &str| question[key].as_str().unwrap().to_owned();
    let entry = |hash: &str| {
        format!(
            "[[decision]]\nnumber = \"{}\"\nabout = \"{}\"\nwords = \"{hash}\"\nchoice = \"note\"\n",
            text("number"),
            text("about")
        )
    };
    let decided = decisions("decisions.toml", &entry(&text("hash"))).unwrap();
    let second = imported("kirigahama.xlsx", &bytes, &decided);
    assert_eq!(second.counts.1, first.counts.1 - 1);
    let other = decisions("decisions.toml", &entry("0000000000000000")).unwrap();
    assert_eq!(imported("kirigahama.xlsx", &bytes, &other).counts.1, first.counts.1);
}

#[test]
fn a_name_of_a_page_is_no_standard() {
    let bytes = include_bytes!("../../../tests/import/hanamori.xlsx");
    for (name, id) in
        [("sign.xlsx", "standard"), ("My City.xlsx", "my-city"), ("ask.xlsx", "standard")]
    {
        assert_eq!(imported(name, bytes, &Decisions::new()).id, id, "{name}");
    }
}
