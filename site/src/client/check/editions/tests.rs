use kijun_rules::Rules;
use kijun_rules::answers::ReadErrorKind;
use kijun_rules::editions::{Fates, Succession};
use kijun_rules::model::{Checklist, Class, Fact, Requirement};

use super::super::draft::{Draft, Field};
use super::super::judged::Judged;
use super::super::names::Names;
use super::super::panel::View;
use super::{Editions, Taken, carried};
use crate::data::check::CheckData;

fn rules() -> Rules {
    let requirement = |id: &str| Requirement { id: id.to_owned(), ..Requirement::default() };
    Rules::compile(Checklist {
        id: "example/cloud".to_owned(),
        edition: "2".to_owned(),
        classes: vec![Class { id: "A".to_owned(), ..Class::default() }],
        requirements: vec![requirement("1"), requirement("2")],
        facts: vec![Fact {
            id: "f".to_owned(),
            question: Some("扱いますか。".to_owned()),
            ..Fact::default()
        }],
    })
    .unwrap()
}

fn editions() -> Editions {
    let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    let requirements = Fates { changed: vec![ids(&["2", "2"]), ids(&["3"])], ..Fates::default() };
    let classes = Fates { changed: vec![ids(&["B"])], ..Fates::default() };
    let facts = Fates { changed: vec![ids(&["f", "f"])], ..Fates::default() };
    Editions {
        earlier: ids(&["0", "1"]),
        successions: vec![Succession { from: "1".to_owned(), requirements, classes, facts }],
    }
}

fn take(edition: &str, class: &str) -> Taken {
    let file = format!(
        r#"{{"schema":"kijun-answers/1","checklist":"example/cloud","edition":"{edition}",
        "class":"{class}","facts":{{"f":true}},"answers":{{"1":{{"status":"met"}},
        "2":{{"status":"met"}},"3":{{"status":"unmet","note":"<紙>"}}}}}}"#
    );
    editions().take(&rules(), file.as_bytes()).unwrap()
}

#[test]
fn a_file_for_the_page_s_edition_is_taken_as_it_is() {
    let taken = take("2", "A");
    assert_eq!((taken.said.as_str(), taken.carried), ("", false));
    assert_eq!(taken.draft.value(Field::Answer("2")), "met");
}

#[test]
fn a_file_for_an_earlier_edition_is_carried_over() {
    let taken = take("1", "B");
    assert!(taken.carried);
    for said in [
        "『1』版への回答を、『2』版に",
        "確認が必要な回答1件",
        "行き先のない回答1件",
        "答え直す利用の条件1件",
        "選び直して",
    ] {
        assert!(taken.said.contains(said), "{said}: {}", taken.said);
    }
    let rules = rules();
    let mut draft = taken.draft;
    assert_eq!(draft.file().edition.as_deref(), Some("2"));
    assert_eq!(draft.value(Field::Answer("1")), "met");
    assert_eq!(draft.value(Field::Answer("2")), "");
    let report = |draft: &Draft| {
        let judged = Judged::new(&rules, draft);
        carried::report(View {
            page: &CheckData::of_rules(rules.clone()),
            names: &Names::of_ids(&rules),
            draft,
            answers: &draft.answers(&rules),
            judged: &judged,
            outcome: None,
            remarks: &[],
        })
        .into_string()
    };
    let html = report(&draft);
    for part in ["href=\"#no-2\"", "満たさない &lt;紙&gt;", "扱いますか。", "(前の分類: B)"]
    {
        assert!(html.contains(part), "{part}: {html}");
    }
    draft.settle("2", true);
    draft.set(Field::Class, "A");
    draft.set(Field::Fact("f"), "false");
    let html = report(&draft);
    assert!(html.contains("満たさない &lt;紙&gt;"), "what is kept stays in sight: {html}");
    for part in ["#no-2", "扱いますか。", "前の分類"] {
        assert!(!html.contains(part), "{part}: {html}");
    }
}

#[test]
fn an_edition_that_cannot_be_compared_is_said_plainly_and_the_answers_stay() {
    for (edition, said) in
        [("0", "その版の文言がない"), ("3", "『2』版までで"), ("x", "『2』版までで")]
    {
        let taken = take(edition, "A");
        assert!(!taken.carried);
        assert!(taken.said.contains(&format!("『{edition}』版に対するもの")), "{}", taken.said);
        assert!(taken.said.contains(said), "{}", taken.said);
        assert_eq!(taken.draft.value(Field::Answer("2")), "met");
        assert_eq!(taken.draft.file().edition.as_deref(), Some(edition));
    }
}

#[test]
fn a_file_for_another_checklist_is_refused_whatever_its_edition() {
    let file = r#"{"schema":"kijun-answers/1","checklist":"other/cloud","edition":"1"}"#;
    let error = editions().take(&rules(), file.as_bytes()).unwrap_err();
    assert_eq!(error.kind, ReadErrorKind::UnknownChecklist);
}
