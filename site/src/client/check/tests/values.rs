//! The values beside the answers: the tick that follows them, what is said of them, what is kept.

use kijun_rules::answers::AnswerFile;
use kijun_rules::model::{AskedValue, Choice, NO_CLASSES, Thresholds, ValueKind};

use super::{Checklist, Class, Requirement, Severity, clause, enter, open, page, shelf, text};
use crate::client::check::model::Form;
use crate::client::check::view;
use crate::client::kit::storage::memory::Memory;

/// Return a checklist without classes that asks for a value of each kind.
fn asked() -> Checklist {
    let choice = |id: &str| Choice { id: id.to_owned(), title: format!("選択{id}") };
    let requirement = |id: &str, kind, unit: Option<&str>| Requirement {
        id: id.to_owned(),
        value: Some(AskedValue {
            kind,
            choices: if kind == ValueKind::Choice {
                ["a", "b"].map(choice).into()
            } else {
                Vec::new()
            },
            required: kind == ValueKind::Text,
            unit: unit.map(ToOwned::to_owned),
        }),
        ..Requirement::default()
    };
    let some = |text: &str| Some(text.to_owned());
    let demands = [
        Thresholds { at_least: some("99.5"), ..Thresholds::default() },
        Thresholds { not_before: some("2026-04-01"), ..Thresholds::default() },
        Thresholds { one_of: vec!["a".to_owned()], ..Thresholds::default() },
        Thresholds::default(),
    ];
    let clauses = ["1", "2", "3", "4"].into_iter().zip(demands).map(|(id, demanded)| {
        let mut clause = clause(&[id], Severity::Nonconforming, "必須");
        if !demanded.is_empty() {
            clause.thresholds.push((id.to_owned(), demanded));
        }
        clause
    });
    Checklist {
        classes: vec![Class {
            id: NO_CLASSES.to_owned(),
            clauses: clauses.collect(),
            ..Class::default()
        }],
        requirements: vec![
            requirement("1", ValueKind::Number, Some("%")),
            requirement("2", ValueKind::Date, None),
            requirement("3", ValueKind::Choice, None),
            requirement("4", ValueKind::Text, None),
        ],
        facts: Vec::new(),
        ..super::checklist()
    }
}

fn form(memory: &Memory) -> Form<&Memory> {
    Form::new(page(asked()), shelf(memory))
}

#[test]
fn a_value_that_passes_is_met_and_one_that_does_not_is_said_at_its_field() {
    // The field, the value, the status that the form writes, the words at the field.
    let cases = [
        ("1", "99.50", "met", ""),
        ("1", "99.4", "", "99.5%以上"),
        ("1", "９９．５", "", "半角"),
        ("1", "99.5%", "", "単位"),
        ("2", "2026-04-01", "met", ""),
        ("2", "2026-03-31", "", "2026-04-01以後"),
        ("2", "2026-02-30", "", "実在する日付"),
        ("3", "a", "met", ""),
        ("3", "b", "", "選択a"),
        ("3", "c", "", "選択肢から"),
        ("4", "市の庁舎", "met", ""),
        ("4", " ", "", ""),
    ];
    for (id, value, status, said) in cases {
        let memory = Memory::default();
        let mut form = form(&memory);
        enter(&mut form, &format!("value:{id}"), value);
        let shown = view::verdict(&form);
        let place = id.parse::<usize>().unwrap() - 1;
        let problem = &shown.requirements[place].as_ref().unwrap().value;
        assert_eq!(problem.is_empty(), said.is_empty(), "{id} {value}: {problem}");
        assert!(problem.contains(said), "{id} {value}: {problem}");
        let file = form.draft.file().to_json();
        assert_eq!(file.contains(r#""status":"met""#), status == "met", "{file}");
        let read = AnswerFile::read(file.as_bytes()).unwrap();
        assert_eq!(read.answers.unwrap()[0].1.value(), Some(value), "nothing is lost");
    }
}

#[test]
fn the_tick_of_the_form_goes_with_its_value_and_that_of_the_reader_stays() {
    let memory = Memory::default();
    let mut form = form(&memory);
    let status = |form: &Form<&Memory>| {
        form.draft.value(super::super::draft::Field::Answer("1")).into_owned()
    };
    enter(&mut form, "value:1", "100");
    assert_eq!(status(&form), "met");
    enter(&mut form, "value:1", "9");
    assert_eq!(status(&form), "");
    enter(&mut form, "answer:1", "met");
    enter(&mut form, "value:1", "99.9");
    enter(&mut form, "value:1", "");
    assert_eq!(status(&form), "met");
    let shown = view::verdict(&form);
    assert!(shown.requirements[0].as_ref().unwrap().value.contains("値を入力"));
    enter(&mut form, "answer:1", "unmet");
    enter(&mut form, "value:1", "99.9");
    assert_eq!(status(&form), "unmet");
}

#[test]
fn values_are_kept_in_the_browser_and_named_in_the_panel() {
    let memory = Memory::default();
    let mut first = form(&memory);
    enter(&mut first, "value:1", "99.4");
    let again = form(&memory);
    assert_eq!(again.draft.file().to_json(), first.draft.file().to_json());
    let shown = view::reasons(&again, &|moment| moment.to_owned());
    let all: String =
        shown.lists.iter().flat_map(|list| &list.rows).map(|row| text(&row.html)).collect();
    for words in ["No.1は99.5%以上", "99.4%"] {
        assert!(all.contains(words), "{words}: {all}");
    }
}

#[test]
fn a_checklist_without_classes_is_judged_without_a_choice() {
    let memory = Memory::default();
    let form = form(&memory);
    assert_eq!(form.draft.file().class.as_deref(), Some(NO_CLASSES));
    assert!(form.outcome().is_some());
    let shown = view::reasons(&form, &|moment| moment.to_owned());
    assert!(shown.slots.iter().all(|slot| !slot.html.contains("情報の分類")));
    assert!(open(&memory).outcome().is_none(), "one with classes asks for one");
}
