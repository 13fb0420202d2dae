//! 周南市: its words are those of the source, its rules those of the table written out here.

mod support;

use kijun_content::model::Standard;
use kijun_tests::shunan as table;

fn shunan() -> Standard {
    support::standard("shunan")
}

#[test]
fn every_word_of_the_source_is_published_once_and_in_order() {
    let standard = shunan();
    assert_eq!(support::published(&standard), support::held(&standard));
}

#[test]
fn the_rules_are_those_of_the_table() {
    let standard = shunan();
    let list = support::checklist(&standard, "external-service");
    assert_eq!(list.rules.id, "shunan/external-service");
    assert_eq!(list.rules.edition, "2023-09-20");
    let classes: Vec<&str> = list.rules.classes.iter().map(|each| each.id.as_str()).collect();
    assert_eq!(classes, ["confidentiality-2", "confidentiality-1"]);
    for class in classes {
        assert_eq!(support::rules(list, class), support::short(table::rows(class)));
    }
    assert_eq!(list.rules.requirements.len(), 40);
    assert!(kijun_rules::Rules::compile(list.rules.clone()).is_ok());
}

#[test]
fn a_clause_says_where_its_words_stand() {
    let standard = shunan();
    let list = support::checklist(&standard, "external-service");
    let [high, low] = &list.rules.classes[..] else {
        panic!("two classes");
    };
    let clause = &high.clauses[8];
    assert_eq!((clause.source.as_str(), clause.quote.as_str()), ("項番9 必須／推奨／任意", "必須"));
    assert!(low.clauses[0].source.starts_with("4（1(4)"));
}

#[test]
fn a_consideration_is_shown_with_its_words() {
    let standard = shunan();
    let list = support::checklist(&standard, "external-service");
    let (category, item, risk) =
        list.requirements().find(|(.., each)| each.id == "risk-4").expect("risk-4 is there");
    assert_eq!(category.title, "(4)外部サービス利用の特性");
    assert!(!category.in_table && item.title.is_empty());
    assert!(risk.text.starts_with("④サーバ装置等機器の整備環境が"), "{}", risk.text);
    assert!(risk.text.ends_with("サプライチェーンリスク¹への対策の確認が容易ではない。"));
    let at = risk.at.as_ref().expect("it stands in a chapter");
    assert_eq!((standard.chapters[at.chapter].id.as_str(), at.id.as_str()), ("1", "1-4-4"));
}

#[test]
fn the_class_that_the_document_does_not_name_is_called_as_the_document_calls_it() {
    let standard = shunan();
    let scheme = standard.classes.as_ref().expect("the standard has classes");
    let titles: Vec<&str> = scheme.classes.iter().map(|each| each.title.as_str()).collect();
    assert_eq!(titles, ["機密性2以上の情報を取り扱う場合", "機密性2以上の情報を取り扱わない場合"]);
    // The document defines neither class, so no questions lead to one.
    assert!(scheme.classes.iter().all(|each| each.definitions.is_empty()));
    assert!(!support::published(&standard).contains("機密性1"));
}
