//! The answers that follow from others: the whole table, link by link, and its exceptions.

use kijun_crosswalk::{Bridge, Crosswalk, Entry, Outcome, Relation, Side, Topic, Withheld};
use kijun_rules::model::{Checklist, FactIs, Party, Requirement};
use kijun_rules::{AnswerFile, Status};

fn side(checklist: &str, requirements: &[&str]) -> Side {
    let requirements = requirements.iter().map(|id| (*id).to_owned()).collect();
    Side { checklist: checklist.to_owned(), requirements }
}

/// Return a checklist with these requirements. `c` is the city's own act; `p` has a premise.
fn checklist(id: &str, requirements: &[&str]) -> Checklist {
    let requirements = requirements.iter().map(|id| Requirement {
        id: (*id).to_owned(),
        party: (*id == "c").then_some(Party::Municipality),
        premise: (*id == "p").then(|| FactIs { fact: "abroad".to_owned(), is: true.into() }),
        ..Requirement::default()
    });
    Checklist {
        id: id.to_owned(),
        edition: "1".to_owned(),
        requirements: requirements.collect(),
        ..Checklist::default()
    }
}

/// Return a bridge from `one/a` to `two/b` over these entries, of which the first side is
/// `one/a`'s.
fn bridge_to(to: &str, entries: &[(&[&str], Relation, &[&str])]) -> Bridge {
    let entries = entries.iter().map(|(a, relation, b)| Entry {
        a: side("one/a", a),
        b: side(to, b),
        relation: *relation,
        why: "理由".to_owned(),
    });
    let topic = Topic {
        id: "t".to_owned(),
        title: "論点".to_owned(),
        note: None,
        entries: entries.collect(),
    };
    let crosswalk = Crosswalk { topics: vec![topic] };
    let from = checklist("one/a", &["1", "2", "c", "p"]);
    let to = checklist(to, &["9", "8", "c"]);
    Bridge::between(&crosswalk, &from, &to).expect("there are entries")
}

fn bridge(entries: &[(&[&str], Relation, &[&str])]) -> Bridge {
    bridge_to("two/b", entries)
}

fn file(fields: &str) -> AnswerFile {
    let text = format!(r#"{{"schema":"kijun-answers/1","checklist":"one/a",{fields}}}"#);
    AnswerFile::read(text.as_bytes()).unwrap()
}

/// Answers in short: `m`et, `u`nmet, `n`ot applicable, `b`lank reason, `-` none.
fn answered(answers: &[(&str, char)]) -> AnswerFile {
    let fields = answers.iter().map(|(id, short)| match short {
        'm' => format!(r#""{id}":{{"status":"met"}}"#),
        'u' => format!(r#""{id}":{{"status":"unmet"}}"#),
        'n' => format!(r#""{id}":{{"status":"not_applicable","reason":"使わない"}}"#),
        'b' => format!(r#""{id}":{{"status":"not_applicable","reason":" "}}"#),
        _ => format!(r#""{id}":{{"note":"まだ"}}"#),
    });
    file(&format!(r#""answers":{{{}}}"#, fields.collect::<Vec<_>>().join(",")))
}

/// Return the result of the first link of a bridge.
fn says(bridge: &Bridge, file: &AnswerFile) -> Result<Status, Withheld> {
    bridge.carry(file)[0].bases[0].says
}

#[test]
fn one_requirement_and_one() {
    use Relation::{Equal, Related, Subset, Superset};
    let (met, unmet) = (Ok(Status::Met), Ok(Status::Unmet));
    let not_applicable = Ok(Status::NotApplicable);
    for (relation, answer, expected) in [
        (Equal, 'm', met),
        (Equal, 'u', unmet),
        (Equal, 'n', not_applicable),
        (Equal, 'b', Err(Withheld::Unanswered)),
        (Equal, '-', Err(Withheld::Unanswered)),
        (Superset, 'm', met),
        (Superset, 'u', Err(Withheld::MoreDemanded)),
        (Superset, 'n', Err(Withheld::NotApplicable)),
        (Superset, '-', Err(Withheld::Unanswered)),
        (Subset, 'm', Err(Withheld::PartOnly)),
        (Subset, 'u', unmet),
        (Subset, 'n', Err(Withheld::NotApplicable)),
        (Subset, '-', Err(Withheld::Unanswered)),
        (Related, 'm', Err(Withheld::Related)),
        (Related, 'u', Err(Withheld::Related)),
        (Related, 'n', Err(Withheld::Related)),
        (Related, '-', Err(Withheld::Unanswered)),
    ] {
        let bridge = bridge(&[(&["1"], relation, &["9"])]);
        let found = says(&bridge, &answered(&[("1", answer)]));
        assert_eq!(found, expected, "{relation:?} {answer}");
    }
}

#[test]
fn two_requirements_and_one() {
    use Relation::{Equal, Subset, Superset};
    let (met, unmet) = (Ok(Status::Met), Ok(Status::Unmet));
    for (relation, one, two, expected) in [
        (Equal, 'm', 'm', met),
        (Equal, 'm', 'u', unmet),
        (Equal, '-', 'u', unmet),
        (Equal, 'n', 'u', unmet),
        (Equal, 'm', '-', Err(Withheld::PartlyAnswered)),
        (Equal, 'm', 'n', Err(Withheld::NotApplicable)),
        (Equal, 'n', 'n', Err(Withheld::NotApplicable)),
        (Superset, 'm', 'm', met),
        (Superset, 'm', 'u', Err(Withheld::MoreDemanded)),
        (Superset, 'm', '-', Err(Withheld::PartlyAnswered)),
        (Subset, 'm', 'm', Err(Withheld::PartOnly)),
        (Subset, 'u', '-', unmet),
    ] {
        let bridge = bridge(&[(&["1", "2"], relation, &["9"])]);
        let found = says(&bridge, &answered(&[("1", one), ("2", two)]));
        assert_eq!(found, expected, "{relation:?} {one}{two}");
    }
}

#[test]
fn one_requirement_and_two() {
    use Relation::{Equal, Subset, Superset};
    for (relation, answer, expected) in [
        (Equal, 'm', Ok(Status::Met)),
        (Equal, 'u', Err(Withheld::OneOfSeveral)),
        (Equal, 'n', Err(Withheld::NotApplicable)),
        (Superset, 'm', Ok(Status::Met)),
        (Superset, 'u', Err(Withheld::MoreDemanded)),
        (Subset, 'm', Err(Withheld::PartOnly)),
        (Subset, 'u', Err(Withheld::OneOfSeveral)),
    ] {
        let bridge = bridge(&[(&["1"], relation, &["9", "8"])]);
        let carried = bridge.carry(&answered(&[("1", answer)]));
        let ids: Vec<&str> = carried.iter().map(|each| each.requirement.as_str()).collect();
        assert_eq!(ids, ["9", "8"], "in the checklist's order");
        for each in &carried {
            assert_eq!(each.bases[0].says, expected, "{relation:?} {answer}");
        }
    }
}

#[test]
fn an_entry_is_read_from_either_side() {
    let entry = Entry {
        a: side("two/b", &["9"]),
        b: side("one/a", &["1"]),
        relation: Relation::Subset,
        why: "理由".to_owned(),
    };
    let topic =
        Topic { id: "t".to_owned(), title: "論点".to_owned(), note: None, entries: vec![entry] };
    let crosswalk = Crosswalk { topics: vec![topic] };
    let (one, two) = (checklist("one/a", &["1"]), checklist("two/b", &["9"]));
    let bridge = Bridge::between(&crosswalk, &one, &two).unwrap();
    assert_eq!(bridge.links[0].relation, Relation::Superset);
    assert_eq!(says(&bridge, &answered(&[("1", 'm')])), Ok(Status::Met));
    assert_eq!(Bridge::between(&crosswalk, &one, &checklist("three/c", &["9"])), None);
}

#[test]
fn what_one_city_did_is_not_what_another_did() {
    let met = answered(&[("1", 'm'), ("c", 'm')]);
    for (from, to) in [("c", "9"), ("1", "c")] {
        let elsewhere = bridge(&[(&[from], Relation::Equal, &[to])]);
        assert_eq!(says(&elsewhere, &met), Err(Withheld::OwnAct));
        let same_city = bridge_to("one/b", &[(&[from], Relation::Equal, &[to])]);
        assert_eq!(says(&same_city, &met), Ok(Status::Met));
    }
}

#[test]
fn a_premise_that_a_fact_contradicts_is_no_ground() {
    let bridge = bridge(&[(&["p"], Relation::Equal, &["9"])]);
    let with = |fact: &str| {
        file(&format!(r#""facts":{{"abroad":{fact}}},"answers":{{"p":{{"status":"met"}}}}"#))
    };
    assert_eq!(says(&bridge, &with("false")), Err(Withheld::Premise));
    assert_eq!(says(&bridge, &with("true")), Ok(Status::Met));
    assert_eq!(says(&bridge, &with("null")), Ok(Status::Met));
}

#[test]
fn answers_to_another_edition_or_checklist_are_no_ground() {
    let bridge = bridge(&[(&["1"], Relation::Equal, &["9"])]);
    let of = |edition: &str| {
        file(&format!(r#""edition":"{edition}","answers":{{"1":{{"status":"met"}}}}"#))
    };
    assert_eq!(says(&bridge, &of("1")), Ok(Status::Met));
    assert_eq!(says(&bridge, &of("0")), Err(Withheld::OtherEdition));
    let mut other = of("1");
    other.checklist = "two/b".to_owned();
    assert_eq!(says(&bridge, &other), Err(Withheld::Unanswered));
}

#[test]
fn a_proposal_in_the_source_is_no_answer() {
    let bridge = bridge(&[(&["1"], Relation::Equal, &["9"])]);
    let proposed = file(r#""answers":{"1":{"proposed":{"status":"met","note":"前の版から"}}}"#);
    assert_eq!(bridge.carry(&proposed)[0].outcome, Outcome::Nothing);
}

#[test]
fn links_that_disagree_are_shown_and_not_resolved() {
    let bridge =
        bridge(&[(&["1"], Relation::Superset, &["9"]), (&["2"], Relation::Subset, &["9"])]);
    let file = file(r#""answers":{"1":{"status":"met","note":"確認済み"},"2":{"status":"unmet"}}"#);
    let carried = bridge.carry(&file).remove(0);
    assert_eq!(carried.outcome, Outcome::Conflict);
    let said: Vec<_> = carried.bases.iter().map(|basis| basis.says).collect();
    assert_eq!(said, [Ok(Status::Met), Ok(Status::Unmet)]);
    let proposal = bridge.proposal(&carried, &file).unwrap();
    assert_eq!((proposal.status, &*proposal.note), (None, "確認済み"));
    assert_eq!(&*proposal.from.unwrap().relation, "superset");
}

#[test]
fn a_proposal_says_where_it_comes_from_and_brings_its_texts_once() {
    let bridge = bridge(&[
        (&["p"], Relation::Related, &["9"]),
        (&["1", "2"], Relation::Superset, &["9"]),
        (&["p"], Relation::Equal, &["8"]),
    ]);
    let file = file(
        r#""service":{"name":"受付","窓口":3},"class":"A","answers":{
            "1":{"status":"met","note":"設計書で確認","evidence":["設計書3.2","約款"]},
            "2":{"status":"met","note":"設計書で確認","evidence":["約款"]},
            "p":{"status":"not_applicable","reason":"国内のみ","note":"関連"}}"#,
    );
    let proposals = bridge.carry(&file).into_iter().filter_map(|carried| {
        let proposal = bridge.proposal(&carried, &file)?;
        Some((carried.requirement, proposal))
    });
    let json = bridge.file(&file, proposals).to_json();
    assert_eq!(
        json,
        concat!(
            r#"{"schema":"kijun-answers/1","checklist":"two/b","edition":"1","#,
            r#""service":{"name":"受付","窓口":3},"answers":{"#,
            r#""9":{"proposed":{"status":"met","note":"設計書で確認","#,
            r#""evidence":["設計書3.2","約款"],"from":{"checklist":"one/a","edition":"1","#,
            r#""requirements":["1","2"],"relation":"superset"}}},"#,
            r#""8":{"proposed":{"status":"not_applicable","reason":"国内のみ","note":"関連","#,
            r#""from":{"checklist":"one/a","edition":"1","requirements":["p"],"#,
            r#""relation":"equal"}}}}}"#
        )
    );
}

#[test]
fn an_answer_without_words_is_a_hint_without_a_proposal() {
    let bridge = bridge(&[(&["1"], Relation::Related, &["9"])]);
    let bare = answered(&[("1", 'm')]);
    let carried = bridge.carry(&bare).remove(0);
    assert_eq!(carried.outcome, Outcome::Hint);
    assert_eq!(bridge.proposal(&carried, &bare), None);
    let noted = file(r#""answers":{"1":{"status":"met","note":"約款で確認"}}"#);
    let proposal = bridge.proposal(&bridge.carry(&noted)[0], &noted).unwrap();
    assert_eq!((proposal.status, &*proposal.note), (None, "約款で確認"));
    assert_eq!(&*proposal.from.unwrap().relation, "related");
}

#[test]
fn a_bridge_comes_back_from_a_page() {
    let bridge = bridge(&[(&["p"], Relation::Subset, &["9", "8"])]);
    let json = serde_json::to_string(&bridge).unwrap();
    assert_eq!(serde_json::from_str::<Bridge>(&json).unwrap(), bridge);
}
