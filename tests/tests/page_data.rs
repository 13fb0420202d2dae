//! Rules, checklists and successions in the data of a page: a struct with derived serde.

use kijun_rules::editions::{Fates, Succession};
use kijun_rules::{Checklist, Rules};
use kijun_tests::annex2::checklist;
use serde::{Deserialize, Serialize};

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Page {
    title: String,
    rules: Rules,
    checklists: Vec<Checklist>,
    successions: Vec<Succession>,
    other: Option<Checklist>,
}

fn page() -> Page {
    let requirements = Fates {
        changed: vec![vec!["1".into(), "2".into(), "3".into()]],
        moved: vec![vec!["4".into(), "5".into()]],
        new: vec!["6".into()],
    };
    Page {
        title: "「点検」</script>".into(),
        rules: Rules::compile(checklist()).expect("the table is sound"),
        checklists: vec![checklist(), Checklist::default()],
        successions: vec![
            Succession { from: "1.0".into(), requirements, ..Succession::default() },
            Succession::default(),
        ],
        other: None,
    }
}

#[test]
fn the_data_of_a_page_is_read_as_it_was_written() {
    let page = page();
    let json = serde_json::to_string(&page).expect("it can be written");
    let read: Page = serde_json::from_str(&json).expect("it can be read");
    assert_eq!(read, page);
    assert_eq!(read.rules.digest(), page.rules.digest(), "of the text inside the page");
    let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let read: Page = serde_json::from_value(value).expect("it can be read from a value");
    assert_eq!(read.checklists, page.checklists);
}

#[test]
fn rules_are_written_as_their_checklist() {
    let rules = Rules::compile(checklist()).expect("the table is sound");
    assert_eq!(serde_json::to_string(&rules).expect("JSON"), checklist().to_json());
}

#[test]
fn data_that_does_not_fit_is_refused() {
    for (from, to, message) in [
        (r#""edition":"#, r#""edited":"#, "規則に『edited』という項目はありません。"),
        (r#""from":"1.0""#, r#""from":1"#, "規則の値が『1』になっています。"),
        (
            r#"{"any_of":["2"]"#,
            r#"{"any_of":["99"]"#,
            "要件『99』はこのチェックリストにありません。",
        ),
    ] {
        let json = serde_json::to_string(&page()).expect("it can be written");
        let changed = json.replacen(from, to, 1);
        assert_ne!(changed, json, "{from}");
        let error = serde_json::from_str::<Page>(&changed).expect_err("it is refused");
        assert!(error.to_string().contains(message), "{error}");
    }
}
