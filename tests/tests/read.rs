//! The possible content of an answer file, and the parts that are written again.

use kijun_rules::engine::{Diagnostic, Given};
use kijun_rules::{AnswerFile, Assessment, Rules, digest};
use kijun_tests::annex2::checklist;
use kijun_tests::corpus::assess;
use kijun_tests::generate::{Size, cases, rules_and_answers};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::value::RawValue;
use std::collections::BTreeMap;

const HEAD: &str = r#"{"schema": "kijun-answers/1", "checklist": "annex2/cloud", "class": "SA""#;

fn read(text: &str) -> AnswerFile {
    AnswerFile::read(text.as_bytes()).expect("the file can be read")
}

#[test]
fn a_byte_order_mark_is_accepted() {
    let file = read(&format!("\u{feff}{HEAD}}}"));
    assert_eq!(file.class.as_deref(), Some("SA"));
    assert!(!file.to_json().starts_with('\u{feff}'));
}

#[test]
fn escapes_are_other_ways_to_write_the_same() {
    let plain = format!(
        "{HEAD}, \"facts\": {{\"personal_information\": \"unknown\"}}, \"phases\": [\"build\"], \
         \"answers\": {{\"5-1\": {{\"status\": \"met\", \"note\": \"日本\"}}}}}}"
    );
    let escaped = plain
        .replace("\"unknown\"", "\"\\u0075nknown\"")
        .replace("\"build\"", "\"b\\u0075ild\"")
        .replace("\"met\"", "\"\\u006det\"")
        .replace("\"5-1\"", "\"5\\u002d1\"")
        .replace("\"answers\"", "\"\\u0061nswers\"")
        .replace("日", "\\u65e5");
    assert_ne!(plain, escaped);
    let (plain, escaped) = (read(&plain), read(&escaped));
    assert_eq!(plain.to_json(), escaped.to_json());
    assert_eq!(digest::of_answers(&plain), digest::of_answers(&escaped));
}

#[test]
fn a_blank_reason_is_a_diagnostic() {
    let rules = Rules::compile(checklist()).expect("the table is sound");
    for reason in ["", " ", "\\t\\n", "\u{3000}", "\u{3000} \u{a0}\u{2003}"] {
        let file = read(&format!(
            "{HEAD}, \"answers\": {{\"1\": {{\"status\": \"not_applicable\", \"reason\": \"{reason}\"}}}}}}"
        ));
        let assessment = Assessment::of(&rules, &file).expect("it can be assessed");
        let codes: Vec<_> = assessment.diagnostics().iter().map(Diagnostic::code).collect();
        assert_eq!(codes, ["reason_missing"]);
        let first = rules.requirement("1").expect("the requirement exists");
        assert_eq!(file.answer_set(&rules).given(first), Given::Unanswered);
    }
}

#[test]
fn an_answer_without_a_status_keeps_its_note() {
    let file = read(&format!("{HEAD}, \"answers\": {{\"1\": {{\"note\": \"後で\"}}}}}}"));
    let again = read(&file.to_json());
    let answers = again.answers.expect("answers");
    assert_eq!(answers[0].1.note(), Some("後で"));
    assert_eq!(answers[0].1.given(), Given::Unanswered);
}

#[test]
fn what_an_older_version_does_not_know_stays_letter_for_letter() {
    let unknown = [
        "1e400",
        "-0.0",
        "1.0",
        "123456789012345678901234567890",
        "0.1000000000000000055511151231257827",
        "\"\\ud83d\"",
        "\"\\u0041\\/\"",
        "[ 1 ,\n 2 ]",
        "{\"b\" : 1, \"a\":{ }}",
        "null",
    ];
    for value in unknown {
        let text = format!(
            "{HEAD}, \"later\":{value}, \"service\": {{\"later\":{value}}}, \
             \"answers\": {{\"1\": {{\"later\":{value}}}, \"知らない\": {{\"later\":{value}}}}}}}"
        );
        let written = read(&text).to_json();
        assert_eq!(written.matches(&format!("\"later\":{value}")).count(), 4, "{written}");
        let again = read(&written);
        assert_eq!(again.to_json(), written);
    }
}

#[test]
fn an_unknown_id_is_never_dropped() {
    let rules = Rules::compile(checklist()).expect("the table is sound");
    for value in ["{}", "null", "{\"status\": null}", "{\"status\": \"met\"}"] {
        let file = read(&format!("{HEAD}, \"answers\": {{\"知らない\": {value}}}}}"));
        let assessment = Assessment::of(&rules, &file).expect("it can be assessed");
        let codes: Vec<_> = assessment.diagnostics().iter().map(Diagnostic::code).collect();
        assert_eq!(codes, ["unknown_requirement"], "{value}");
        assert!(file.to_json().contains("\"知らない\""), "{value}");
    }
}

/// Generate any JSON value, as text, with odd numbers, spaces and escapes.
fn any_value() -> impl Strategy<Value = String> {
    let leaf = select(vec![
        "null",
        "true",
        "1e400",
        "-0",
        "1.50",
        "\"\"",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"日本\\n\"",
        "[]",
        "{ }",
    ]);
    leaf.prop_map(str::to_owned).prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(|values| format!("[{}]", values.join(" ,\t"))),
            btree_map("[a-c日]{0,2}", inner, 0..4).prop_map(|fields| object(&fields)),
        ]
    })
}

fn object(fields: &BTreeMap<String, String>) -> String {
    let fields: Vec<String> =
        fields.iter().map(|(name, value)| format!("\"{name}\" : {value}")).collect();
    format!("{{{}}}", fields.join(" , "))
}

fn any_unknown() -> impl Strategy<Value = BTreeMap<String, String>> {
    btree_map("x-[a-z日😀]{0,3}", any_value(), 0..4)
}

/// Return the fields of an object as text.
fn raw_fields(object: &str) -> BTreeMap<String, Box<RawValue>> {
    serde_json::from_str(object).expect("an object")
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn unknown_fields_survive(top in any_unknown(), service in any_unknown(), answer in any_unknown()) {
        let fields = |more: &BTreeMap<String, String>| {
            let fields = object(more);
            let inner = fields[1..fields.len() - 1].to_owned();
            if inner.is_empty() { inner } else { format!(", {inner}") }
        };
        let text = format!(
            "{HEAD}, \"service\": {{\"name\": \"名\"{}}}, \"answers\": {{\"1\": {{\"note\": \"\"{}}}}}{}}}",
            fields(&service), fields(&answer), fields(&top),
        );
        let written = read(&text).to_json();
        let all = raw_fields(&written);
        let first = raw_fields(all["answers"].get());
        for (inside, expected) in [
            (&all, &top),
            (&raw_fields(all["service"].get()), &service),
            (&raw_fields(first["1"].get()), &answer),
        ] {
            let unknown = inside.iter().filter(|(name, _)| name.starts_with("x-"));
            let unknown: BTreeMap<_, _> =
                unknown.map(|(name, value)| (name.clone(), value.get().to_owned())).collect();
            prop_assert_eq!(&unknown, expected);
        }
        let again = read(&written);
        prop_assert_eq!(again.to_json(), written);
        prop_assert_eq!(digest::of_answers(&again), digest::of_answers(&read(&text)));
    }

    #[test]
    fn writing_and_reading_changes_nothing(case in rules_and_answers(Size::small())) {
        let file = case.file();
        let again = read(&file.to_json());
        prop_assert_eq!(digest::of_answers(&file), digest::of_answers(&again));
        let assessed = |file: &AnswerFile| {
            serde_json::to_string(&Assessment::of(&case.rules, file).expect("a class")).expect("JSON")
        };
        prop_assert_eq!(assessed(&file), assessed(&again));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..200)) {
        let _ = AnswerFile::read(&bytes);
    }

    /// Read a valid file with some bytes changed, removed or added.
    #[test]
    fn any_damage_is_read_or_refused(
        damage in vec((any::<Index>(), prop_oneof![
            select(b"{}[]\":,\\u0n \xe3\xff".to_vec()).boxed(), any::<u8>().boxed(),
        ], 0..3_u8), 1..4),
    ) {
        let rules = Rules::compile(checklist()).expect("the table is sound");
        let mut bytes = format!(
            "{HEAD}, \"edition\": null, \"service\": {{\"name\": \"名\"}}, \"phases\": [\"build\"],\n\
             \"facts\": {{\"personal_information\": true}}, \"later\":[{{\"a\": 1.5}}], \"answers\": {{\
             \"5-1\": {{\"status\": \"not_applicable\", \"reason\": \"\\u65e5\", \"evidence\": [\"e\"]}}}}}}"
        ).into_bytes();
        for (at, byte, kind) in damage {
            let at = at.index(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => { bytes.remove(at); }
            }
        }
        if let Err(error) = assess(&rules, &bytes) {
            prop_assert!(error.to_string().ends_with('。') || error.cure.contains(": "), "{error}");
            if let Some(place) = error.position {
                let text = String::from_utf8_lossy(&bytes);
                let line = text.split('\n').nth(place.line - 1).expect("a line of the file");
                prop_assert!((1..=line.chars().count() + 1).contains(&place.column), "{error}");
            }
        }
    }
}
