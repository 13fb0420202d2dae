//! The procedures: their words are in the documents, and the ledgers are complete.

#[allow(dead_code, reason = "these tests look at less than those of one standard")]
mod support;

use kijun_content::model::{Citation, CitedAt, Ledger, Prefill, Procedure, Standard, Track};

fn procedure(standard: &Standard) -> &Procedure {
    standard.procedure.as_ref().expect("the standard has a procedure")
}

fn track<'p>(procedure: &'p Procedure, id: &str) -> &'p Track {
    procedure.tracks.iter().find(|track| track.id == id).expect("a track of this id")
}

/// Return the actor of each step of a track, with the place of its words.
fn acts(track: &Track) -> Vec<(Option<&str>, &str)> {
    track.steps.iter().map(|step| (step.by.as_deref(), step.cited.label.as_str())).collect()
}

/// Return the fields of a ledger: number, id, words without white space.
fn fields(ledger: &Ledger) -> Vec<(&str, &str, String)> {
    let fields = ledger.fields.iter();
    let number = |number: &Option<String>| number.is_some();
    assert!(ledger.fields.iter().all(|field| number(&field.number)));
    fields
        .map(|field| {
            let number = field.number.as_deref().unwrap_or_default();
            (number, field.id.as_str(), support::squeeze(&field.words))
        })
        .collect()
}

#[test]
fn kitakyushu_has_two_tracks_with_their_own_approvers_and_ledgers() {
    let standard = support::standard("kitakyushu");
    let procedure = procedure(&standard);
    assert!(procedure.ordered);
    let important = track(procedure, "important");
    assert_eq!(important.approver.as_ref().unwrap().words, "CISO");
    assert_eq!(
        acts(important),
        [
            (None, "2(1)"),
            (Some("所属長"), "5.2(1)①"),
            (Some("所属長"), "5.2(1)①"),
            (Some("CISO"), "5.2(1)②"),
            (Some("CISO"), "5.2(1)③"),
            (Some("所属長"), "5.2(1)④"),
            (Some("所属長"), "3.3②"),
            (Some("所属長"), "3.4②"),
            (Some("所属長"), "3.5②"),
        ]
    );
    let other = track(procedure, "other");
    assert_eq!(other.approver.as_ref().unwrap().words, "所属長");
    assert_eq!(
        acts(other),
        [
            (None, "2(2)"),
            (Some("所属長"), "4.1(2)"),
            (Some("職員等"), "4.2"),
            (Some("職員"), "5.2(2)①"),
            (Some("所属長"), "5.2(2)②"),
            (None, "5.2(2)③"),
            (Some("所属長"), "4.2"),
            (None, "5.2(2)③"),
        ]
    );
    assert_eq!((important.ledger, other.ledger), (Some(0), Some(1)));
    let names: Vec<&str> = procedure.ledgers.iter().map(|ledger| ledger.name.as_str()).collect();
    assert_eq!(names, ["台帳", "台帳(重要情報資産を取り扱わない場合)"]);
    let expected = [
        ("(ア)", "service", "クラウドサービスの名称(必要に応じて機能名までを含む)"),
        ("(イ)", "provider", "クラウドサービス提供者の名称"),
        ("(ウ)", "purpose", "利用目的(業務内容)"),
        ("(エ)", "classification", "取り扱う情報の格付"),
        ("(オ)", "period", "利用期間"),
        ("(カ)", "applicant", "利用申請者(所属・氏名)"),
        ("(キ)", "users", "利用者の範囲(自組織の関係者内に限る、部局内に限るなど)。"),
        ("(ク)", "administrator", "クラウドサービス管理者(所属・補職名)"),
        ("(ケ)", "other", "その他必要な項目"),
    ];
    for ledger in &procedure.ledgers {
        let found = fields(ledger);
        let found = found.iter().map(|(number, id, words)| (*number, *id, words.as_str()));
        assert_eq!(found.collect::<Vec<_>>(), expected);
        let anchor = if ledger.id == "important" { "5.2-1-4" } else { "5.2-2-3" };
        for (place, field) in (1..).zip(&ledger.fields) {
            assert_eq!(field.at.id, format!("{anchor}-{place}"));
        }
    }
}

#[test]
fn shunan_has_one_ledger_and_the_same_approver_for_all_information() {
    let standard = support::standard("shunan");
    let procedure = procedure(&standard);
    assert!(procedure.ordered);
    for track in &procedure.tracks {
        assert_eq!(track.approver.as_ref().unwrap().words, "情報システム管理者");
        assert_eq!(track.ledger, Some(0));
    }
    let (above, below) = (&procedure.tracks[0], &procedure.tracks[1]);
    assert_eq!(above.classes, ["confidentiality-2"]);
    assert_eq!(below.classes, ["confidentiality-1"]);
    assert_ne!(above.steps[0], below.steps[0]);
    assert_eq!(above.steps[1..], below.steps[1..]);
    let [ledger] = &procedure.ledgers[..] else { panic!("one ledger") };
    assert_eq!(ledger.name, "外部サービス利用台帳");
    assert_eq!(ledger.by.as_deref(), Some("利用申請の許可権限者"));
    let found = fields(ledger);
    let found: Vec<&str> = found.iter().map(|(number, ..)| *number).collect();
    assert_eq!(found, ["(ア)", "(イ)", "(ウ)", "(エ)", "(オ)", "(カ)", "(キ)"]);
    let anchors = ledger.fields.iter().map(|field| field.at.id.as_str());
    assert_eq!(
        anchors.collect::<Vec<_>>(),
        ["5-2-3-1", "5-2-3-2", "5-2-3-3", "5-2-3-4", "5-2-3-5", "5-2-3-6", "5-2-3-7"]
    );
}

#[test]
fn annex2_and_kobe_have_no_ledger_and_no_order() {
    for id in ["annex2", "kobe"] {
        let standard = support::standard(id);
        let procedure = procedure(&standard);
        assert!(!procedure.ordered && procedure.ledgers.is_empty(), "{id}");
        for track in &procedure.tracks {
            assert!(track.approver.is_none() && track.ledger.is_none(), "{id} {}", track.id);
        }
    }
    let annex2 = support::standard("annex2");
    let labels = |id: &str| -> Vec<String> {
        let steps = &track(procedure(&annex2), id).steps;
        steps.iter().map(|step| step.cited.label.clone()).collect()
    };
    assert_eq!(labels("sa"), ["要件の表の下"]);
    assert_eq!(labels("sb"), ["No.5-1 重要性分類S (B)", "No.6-1 重要性分類S (B)", "要件の表の下"]);
    assert_eq!(labels("i-ii"), ["No.6-3", "要件の表の下"]);
}

#[test]
fn every_quote_and_every_name_is_the_documents() {
    for id in ["annex2", "kitakyushu", "kobe", "shunan"] {
        let standard = support::standard(id);
        let held = support::held(&standard);
        let is_held = |words: &str| {
            let found = held.contains(&support::squeeze(words));
            assert!(found, "{id}: `{words}` is not in the document");
        };
        let cited = |cited: &Citation| {
            is_held(&cited.quote);
            assert!(!cited.label.is_empty(), "{id}: `{}`", cited.quote);
            if let CitedAt::Passage(at) = &cited.at {
                assert!(standard.chapters.get(at.chapter).is_some(), "{id}: {at:?}");
            }
        };
        let procedure = procedure(&standard);
        for track in &procedure.tracks {
            if let Some(approver) = &track.approver {
                is_held(&approver.words);
                cited(&approver.cited);
            }
            for step in &track.steps {
                let named = [&step.by, &step.to, &step.consulted, &step.involved];
                named.into_iter().flatten().for_each(|name| is_held(name));
                cited(&step.cited);
            }
        }
        for ledger in &procedure.ledgers {
            is_held(&ledger.name);
            cited(&ledger.cited);
            let words = ledger.fields.iter().map(|field| &field.words);
            words.for_each(|words| is_held(words));
        }
    }
}

#[test]
fn the_tracks_cover_every_class_that_the_checklists_cover() {
    for id in ["annex2", "kitakyushu", "kobe", "shunan"] {
        let standard = support::standard(id);
        let tracks = &procedure(&standard).tracks;
        for class in standard.checklists.iter().flat_map(|list| &list.rules.classes) {
            let has_track = tracks.iter().any(|track| track.classes.contains(&class.id));
            assert_eq!(has_track, class.out_of_scope.is_none(), "{id}: {}", class.id);
        }
    }
}

#[test]
fn a_ledger_takes_what_an_answer_file_says() {
    for id in ["kitakyushu", "shunan"] {
        let standard = support::standard(id);
        for ledger in &procedure(&standard).ledgers {
            let prefilled =
                ledger.fields.iter().filter_map(|field| Some((&*field.id, field.prefill?)));
            assert_eq!(
                prefilled.collect::<Vec<_>>(),
                [
                    ("service", Prefill::ServiceName),
                    ("provider", Prefill::Provider),
                    ("classification", Prefill::Class),
                ]
            );
        }
    }
}
