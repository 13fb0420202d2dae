//! Answers carried over from an earlier edition: by cases, and by laws.

use std::path::Path;

use kijun_content::editions::{Side, segments, successions};
use kijun_content::model::Standard;
use kijun_rules::editions::{Carried, Fate, Fates, RELATION, Succession, carry};
use kijun_rules::{AnswerFile, Status};
use kijun_tests::generate::cases;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

fn town() -> Standard {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("editions");
    let library = kijun_content::load(&root);
    assert!(library.is_ok(), "`kijun check --content tests/editions` says what is wrong");
    library.expect("the fixture is sound").standards.remove(0)
}

fn file(value: &Value) -> AnswerFile {
    AnswerFile::read(value.to_string().as_bytes()).expect("the file can be read")
}

fn written(file: &AnswerFile) -> Value {
    serde_json::from_str(&file.to_json()).expect("it is JSON")
}

/// Carry over a file for the first edition with these fields to the second.
fn carried(fields: &Value) -> Carried {
    let town = town();
    let mut whole = json!({
        "schema": "kijun-answers/1", "checklist": "town/service", "edition": "1.0",
    });
    let fields = fields.as_object().expect("fields").clone();
    whole.as_object_mut().expect("an object").extend(fields);
    let (_, succession) = &successions(&town, &town.checklists[0])[0];
    carry(&file(&whole), succession, "2.0")
}

/// Carry over one answer, and return the answers of the new file.
fn one(id: &str, answer: &Value) -> Value {
    let mut answers = Map::new();
    answers.insert(id.to_owned(), answer.clone());
    written(&carried(&json!({ "answers": answers })).file)["answers"].clone()
}

fn proposed(status: &str, sources: &[&str]) -> Value {
    json!({ "status": status, "from": {
        "checklist": "town/service", "edition": "1.0", "requirements": sources,
        "relation": RELATION,
    }})
}

#[test]
fn an_answer_to_an_unchanged_requirement_stays_with_all_that_stands_in_it() {
    let answer = json!({
        "status": "met", "note": "契約書12条", "evidence": ["契約書"],
        "exception": {"reason": "x"}, "担当": "情報課",
    });
    assert_eq!(one("1", &answer), json!({ "1": answer }));
    assert_eq!(one("8", &answer), json!({ "7": answer }), "under its new number");
}

#[test]
fn an_answer_to_a_changed_requirement_is_proposed_and_does_not_count() {
    let answer = json!({
        "status": "not_applicable", "reason": "閉域網のため", "note": "n", "evidence": ["図"],
        "exception": {"measure": "y"}, "担当": "情報課",
    });
    let mut proposal = proposed("not_applicable", &["2"]);
    for (name, value) in
        [("reason", json!("閉域網のため")), ("note", json!("n")), ("evidence", json!(["図"]))]
    {
        proposal[name] = value;
    }
    let expected = json!({ "2": {
        "exception": {"measure": "y"}, "担当": "情報課", "proposed": proposal,
    }});
    assert_eq!(one("2", &answer), expected);
    let level = one("3", &json!({ "status": "met" }));
    assert_eq!(level, json!({ "3": { "proposed": proposed("met", &["3"]) } }), "the level changed");
    let number = one("9", &json!({ "status": "met" }));
    assert_eq!(number, json!({ "8": { "proposed": proposed("met", &["9"]) } }), "words and number");
}

#[test]
fn a_note_alone_is_no_answer_and_stays_a_note() {
    assert_eq!(one("2", &json!({ "note": "確認中" })), json!({ "2": { "note": "確認中" } }));
}

#[test]
fn an_answer_to_a_requirement_that_was_split_is_proposed_to_each_part() {
    let carried = carried(&json!({ "answers": { "5": { "status": "met", "note": "約款" } } }));
    let mut proposal = proposed("met", &["5"]);
    proposal["note"] = json!("約款");
    let expected = json!({ "5-1": { "proposed": proposal }, "5-2": { "proposed": proposal } });
    assert_eq!(written(&carried.file)["answers"], expected);
    assert_eq!(carried.to_confirm, ["5-1", "5-2"]);
    let left = carried.file.superseded();
    assert_eq!(written(&left[0])["answers"], json!({ "5": { "status": "met", "note": "約款" } }));
}

#[test]
fn answers_to_requirements_that_were_put_together_are_proposed_together() {
    // The answers to 6 and 7, and the proposal for the new 6.
    let table = [
        (Some("met"), Some("met"), Some("met")),
        (Some("met"), Some("unmet"), Some("unmet")),
        (Some("unmet"), None, Some("unmet")),
        (Some("met"), None, None),
        (Some("not_applicable"), Some("not_applicable"), Some("not_applicable")),
        (Some("met"), Some("not_applicable"), None),
    ];
    for (six, seven, expected) in table {
        let mut answers = Map::new();
        for (id, status) in [("6", six), ("7", seven)] {
            if let Some(status) = status {
                answers.insert(id.to_owned(), json!({ "status": status, "note": id }));
            }
        }
        let carried = carried(&json!({ "answers": answers }));
        let entries = carried.file.answers.as_deref().expect("answers");
        let [(id, answer)] = entries else { panic!("{entries:?}") };
        assert_eq!(*id, "6");
        assert_eq!(answer.status(), None, "nothing counts");
        let proposal = answer.proposal().expect("a proposal");
        assert_eq!(proposal.status.map(Status::id), expected, "{six:?} and {seven:?}");
        let notes = if seven.is_some() { "6\n7" } else { "6" };
        assert_eq!(&*proposal.note, notes);
        assert_eq!(written(&carried.file.superseded()[0])["answers"], Value::Object(answers));
    }
}

#[test]
fn an_answer_to_a_dropped_requirement_is_kept_apart_although_its_number_is_used_again() {
    let answer = json!({ "status": "met", "note": "紙" });
    let carried = carried(&json!({ "answers": { "4": answer, "99": answer } }));
    assert_eq!(
        written(&carried.file)["answers"],
        json!({ "99": answer }),
        "a number that no edition knows stays"
    );
    assert_eq!(carried.put_aside, ["4"]);
    assert_eq!(
        written(&carried.file)["superseded"],
        json!([{ "schema": "kijun-answers/1", "checklist": "town/service", "edition": "1.0",
                 "answers": { "4": answer } }])
    );
}

#[test]
fn an_answer_under_a_number_that_the_older_edition_did_not_have_does_not_begin_to_count() {
    let carried = carried(&json!({ "answers": { "5-1": { "status": "met" } } }));
    assert_eq!(written(&carried.file)["answers"], json!({}));
    assert_eq!(carried.put_aside, ["5-1"]);
}

#[test]
fn a_proposal_that_was_never_confirmed_stays_one_and_keeps_its_origin() {
    let older = json!({ "proposed": {
        "status": "met", "from": {"checklist": "annex2/cloud", "requirements": ["3"]} } });
    assert_eq!(one("2", &older), json!({ "2": older }));
    let both = json!({ "status": "met", "proposed": older["proposed"] });
    let carried = carried(&json!({ "answers": { "2": both } }));
    let expected = json!({ "2": { "proposed": proposed("met", &["2"]) } });
    assert_eq!(written(&carried.file)["answers"], expected, "the answer comes first");
    assert_eq!(written(&carried.file.superseded()[0])["answers"], json!({ "2": both }));
}

#[test]
fn classes_and_facts_that_are_others_are_asked_again() {
    let carried = carried(&json!({
        "class": "important",
        "facts": { "personal_information": false, "paper_register": true, "not_public": true,
                   "subcontracting": true, "unheard_of": true },
    }));
    assert_eq!(carried.class.as_deref(), Some("important"), "its definition changed");
    assert_eq!(carried.facts, ["personal_information"]);
    let written = written(&carried.file);
    assert_eq!(written["class"], "important");
    assert_eq!(written["facts"], json!({ "not_public": true, "unheard_of": true }));
    assert_eq!(
        written["superseded"][0]["facts"],
        json!({ "personal_information": false, "paper_register": true, "subcontracting": true })
    );
    let carried = self::carried(&json!({ "class": "general" }));
    assert_eq!((carried.class, carried.file.class.as_deref()), (None, Some("general")));
}

#[test]
fn what_was_claimed_of_the_older_edition_is_kept_with_it() {
    let carried = carried(&json!({
        "verdict": "conforming", "assessment": { "verdict": "conforming", "edition": "1.0" },
        "superseded": [{ "edition": "0.9" }, 5], "備考": 1.5,
    }));
    let written = written(&carried.file);
    assert_eq!(written.get("verdict"), None);
    assert_eq!(written.get("assessment"), None);
    assert_eq!(written["備考"], 1.5);
    assert_eq!(written["superseded"][0], json!({ "edition": "0.9" }));
    assert_eq!(written["superseded"][1], 5);
    assert_eq!(written["superseded"][2]["verdict"], "conforming");
    assert_eq!(written["superseded"].as_array().map(Vec::len), Some(3));
}

const OLD: usize = 6;
const NEW: usize = 8;

/// Generate the successors of six requirements among eight, and which of the six are unchanged.
fn succession() -> impl Strategy<Value = Succession> {
    let heirs = vec(0..NEW, 0..3);
    (vec(heirs, OLD), vec(any::<bool>(), OLD)).prop_map(|(heirs, same)| {
        let sources = |heir: usize| heirs.iter().filter(|heirs| heirs.contains(&heir)).count();
        let mut requirements =
            Fates { new: (OLD..NEW).map(|id| id.to_string()).collect(), ..Fates::default() };
        for (id, heirs) in heirs.iter().enumerate() {
            let mut heirs = heirs.clone();
            heirs.sort_unstable();
            heirs.dedup();
            let whole = same[id] && heirs.len() == 1 && sources(heirs[0]) == 1;
            let entry = std::iter::once(id).chain(heirs.clone());
            let entry: Vec<String> = entry.map(|id| id.to_string()).collect();
            if !whole {
                requirements.changed.push(entry);
            } else if heirs != [id] {
                requirements.moved.push(entry);
            }
        }
        Succession { from: "1".to_owned(), requirements, ..Succession::default() }
    })
}

/// Generate an answer; each of its texts has a number of its own.
fn answer() -> impl Strategy<Value = (Option<&'static str>, [bool; 5])> {
    let statuses = [None, Some("met"), Some("unmet"), Some("not_applicable")];
    (proptest::sample::select(statuses.to_vec()), any::<[bool; 5]>())
}

fn answers() -> impl Strategy<Value = (Value, Vec<String>)> {
    vec(proptest::option::of(answer()), NEW + 1).prop_map(|all| {
        let mut file = Map::new();
        let mut texts = Vec::new();
        for (id, answer) in all.into_iter().enumerate() {
            let Some((status, [reason, note, evidence, exception, unknown])) = answer else {
                continue;
            };
            let mut object = Map::new();
            if let Some(status) = status {
                object.insert("status".to_owned(), json!(status));
            }
            let mut text = |kind: &str| {
                texts.push(format!("{kind}-of-{id}"));
                json!(texts.last())
            };
            for (wanted, kind) in [(reason, "reason"), (note, "note"), (unknown, "担当")] {
                if wanted {
                    object.insert(kind.to_owned(), text(kind));
                }
            }
            if evidence {
                object.insert("evidence".to_owned(), json!([text("evidence")]));
            }
            if exception {
                object.insert("exception".to_owned(), json!({ "measure": text("measure") }));
            }
            file.insert(id.to_string(), Value::Object(object));
        }
        let file = json!({
            "schema": "kijun-answers/1", "checklist": "x/y", "edition": "1", "answers": file,
        });
        (file, texts)
    })
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn nothing_is_lost_and_only_what_is_as_it_was_counts(
        succession in succession(),
        (answers, texts) in answers(),
    ) {
        let before = file(&answers);
        let carried = carry(&before, &succession, "2");
        let json = carried.file.to_json();
        for text in &texts {
            prop_assert!(json.contains(text), "`{text}` is lost in {json}");
        }
        let again = carry(&before, &succession, "2");
        prop_assert_eq!(&json, &again.file.to_json(), "the same bytes");
        let read = AnswerFile::read(json.as_bytes()).unwrap();
        prop_assert_eq!(&json, &read.to_json(), "an answer file again");
        prop_assert_eq!(read.edition.as_deref(), Some("2"));

        let place = |id: &str| match succession.requirements.of(id) {
            Fate::Same => Some(id.to_owned()),
            Fate::Moved(to) => Some(to.to_owned()),
            _ => None,
        };
        let counted = |file: &AnswerFile| -> Vec<(String, Status)> {
            let answers = file.answers.iter().flatten();
            answers.filter_map(|(id, answer)| Some((id.to_string(), answer.status()?))).collect()
        };
        let expected: Vec<_> = counted(&before)
            .into_iter()
            .filter_map(|(id, status)| Some((place(&id)?, status)))
            .collect();
        prop_assert_eq!(counted(&carried.file), expected);

        let proposals = carried.file.answers.iter().flatten();
        let proposals = proposals.filter(|(_, answer)| answer.proposal().is_some());
        let mut proposed: Vec<&str> = proposals.map(|(id, _)| id.as_str()).collect();
        let mut named: Vec<&str> = carried.to_confirm.iter().map(String::as_str).collect();
        proposed.sort_unstable();
        named.sort_unstable();
        prop_assert_eq!(proposed, named, "every proposal is named");
    }

    #[test]
    fn a_file_has_each_requirement_once(
        succession in succession(),
        (answers, _) in answers(),
    ) {
        let carried = carry(&file(&answers), &succession, "2");
        let entries = carried.file.answers.iter().flatten();
        let mut ids: Vec<&str> = entries.map(|(id, _)| id.as_str()).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        prop_assert_eq!(ids.len(), count);
    }

    #[test]
    fn a_succession_is_read_as_it_is_written(all in vec(succession(), 0..3)) {
        let json = Succession::list_to_json(&all);
        prop_assert_eq!(Succession::list_from_json(&json), all);
    }

    #[test]
    fn the_parts_of_two_texts_joined_are_the_texts(
        older in "[国内法がをの、。適用するこ2\\-\n ]{0,24}",
        newer in "[国内法がをの、。適用するこ2\\-\n ]{0,24}",
    ) {
        let parts = segments(&older, &newer);
        let of = |other: Side| -> String {
            let own = parts.iter().filter(|part| part.side != other);
            own.flat_map(|part| part.text.split_whitespace()).collect()
        };
        let squeezed = |text: &str| -> String { text.split_whitespace().collect() };
        prop_assert_eq!(of(Side::New), squeezed(&older));
        prop_assert_eq!(of(Side::Old), squeezed(&newer));
        prop_assert!(parts.iter().all(|part| !part.text.is_empty()));
        prop_assert!(parts.windows(2).all(|pair| pair[0].side != pair[1].side));
    }
}
