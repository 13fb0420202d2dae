use kijun_rules::{AnswerFile, digest};
use kijun_signature::PublicKey;
use leptos::prelude::*;

use super::message::{Effect, FILE, Message, Record, Slot, What};
use super::model::Sign;
use super::view;
use crate::client::kit::format::Download;
use crate::client::kit::model::Model;
use crate::client::kit::program::Program;
use crate::client::kit::storage::{Kept, Trouble};
use crate::data::sign::SignData;

const ANSWERS: &str = r#"{"schema":"kijun-answers/1","checklist":"a/b","class":"A","service":{"name":"甲"},"answers":{"1":{"status":"met"}},"later":[1.50]}"#;

fn page() -> Sign {
    let checklists = vec![("a/b".to_owned(), "題".to_owned())];
    Sign::new(SignData { site_root: "../".to_owned(), checklists })
}

fn said(sign: &Sign, slot: Slot) -> &str {
    sign.said(slot).notice().map_or("", |notice| &notice.text)
}

/// Do everything up to the signing: make a key, save it, choose a file.
fn ready() -> Sign {
    let mut sign = page();
    sign.update(Message::Open(Ok(Vec::new())));
    assert_eq!(sign.update(Message::MakeKey), [Effect::MakeRandom]);
    sign.update(Message::Random(Some([7; 32])));
    sign.update(Message::Saved(What::Private, Ok("秘密鍵.pem".to_owned())));
    sign.update(Message::AnswersRead("回答.json".to_owned(), Ok(ANSWERS.into())));
    sign
}

/// Return the only file that a message gives out.
fn given(sign: &mut Sign, message: Message) -> (What, Download) {
    match sign.update(message).pop() {
        Some(Effect::Save(what, download)) => (what, download),
        other => panic!("{other:?}: {sign:?}"),
    }
}

fn is_signed(sign: &mut Sign, download: &Download) {
    let (_, public) = given(sign, Message::Save(What::Public));
    let public = PublicKey::read(&public.bytes).unwrap();
    let file = AnswerFile::read(&download.bytes).unwrap();
    let signature = file.signature().unwrap().into_owned();
    assert_eq!(public.verify(&signature, &digest::of_answers(&file)), Ok(()));
}

#[test]
fn a_file_is_signed_by_the_new_key_and_keeps_everything_else() {
    let mut sign = ready();
    let (what, download) = given(&mut sign, Message::Save(What::Signed));
    assert_eq!(what, What::Signed);
    is_signed(&mut sign, &download);
    let text = String::from_utf8(download.bytes).unwrap();
    assert!(text.starts_with(ANSWERS.split(r#","later""#).next().unwrap()), "{text}");
    assert!(text.ends_with(r#","later":[1.50]}"#), "{text}");
}

#[test]
fn kept_answers_are_signed_as_they_are_now() {
    let mut sign = ready();
    let record = Record { checklist: "a/b".to_owned(), id: "1".to_owned(), name: String::new() };
    sign.update(Message::Renew(Ok(vec![record.clone()])));
    assert_eq!(sign.label(&record.key()), "題: 名前のない自己点検");
    assert!(sign.is_chosen(FILE), "the file that was chosen before");
    sign.update(Message::Choose(record.key()));
    assert_eq!(sign.update(Message::Save(What::Signed)), [Effect::Look(record)]);
    let kept = Kept {
        id: "1".to_owned(),
        name: String::new(),
        saved: String::new(),
        revision: 1,
        text: ANSWERS.to_owned(),
    };
    let (_, download) = given(&mut sign, Message::Looked(Ok(Some(kept))));
    is_signed(&mut sign, &download);
    for (kept, reason) in [(Ok(None), Trouble::Gone), (Err(Trouble::Blocked), Trouble::Blocked)] {
        assert_eq!(sign.update(Message::Looked(kept)), []);
        assert!(said(&sign, Slot::Sign).contains(&reason.to_string()));
    }
    sign.update(Message::Choose(FILE.to_owned()));
    given(&mut sign, Message::Save(What::Signed));
}

#[test]
fn nothing_is_signed_by_a_key_that_its_owner_does_not_have() {
    let mut sign = page();
    sign.update(Message::AnswersRead("回答.json".to_owned(), Ok(ANSWERS.into())));
    for what in [What::Signed, What::Private, What::Public] {
        assert_eq!(sign.update(Message::Save(what)), []);
        assert!(said(&sign, what.slot()).starts_with("先に、鍵を作るか"), "{sign:?}");
    }
    sign.update(Message::Random(Some([7; 32])));
    assert_eq!(sign.update(Message::Save(What::Signed)), []);
    assert!(said(&sign, Slot::Sign).contains("秘密鍵を保存してください"), "{sign:?}");
    sign.update(Message::Saved(What::Private, Err("保存できません。".to_owned())));
    assert_eq!(sign.update(Message::Save(What::Signed)), []);
    let (_, private) = given(&mut sign, Message::Save(What::Private));
    sign.update(Message::Saved(What::Private, Ok("秘密鍵.pem".to_owned())));
    let (_, first) = given(&mut sign, Message::Save(What::Signed));

    // Another day: the same key from its file gives the same signature.
    let mut again = page();
    again.update(Message::KeyRead("秘密鍵.pem".to_owned(), Ok(private.bytes)));
    assert_eq!(again.fingerprint(), sign.fingerprint());
    again.update(Message::AnswersRead("回答.json".to_owned(), Ok(ANSWERS.into())));
    assert_eq!(given(&mut again, Message::Save(What::Signed)).1, first);
}

#[test]
fn a_key_that_is_not_saved_is_at_risk_and_replaced_only_after_a_question() {
    let other = given(&mut ready(), Message::Save(What::Private)).1.bytes;
    let asks =
        |sign: &Sign| said(sign, Slot::Key).contains("まだ秘密鍵のファイルに保存されていません");
    let mut sign = page();
    assert!(!sign.at_risk());
    sign.update(Message::MakeKey);
    sign.update(Message::Random(Some([8; 32])));
    let own = sign.fingerprint();
    assert!(sign.at_risk());
    for _ in 0..2 {
        assert_eq!(sign.update(Message::MakeKey), [], "it is not made yet");
        assert!(asks(&sign) && sign.fingerprint() == own, "{sign:?}");
        sign.update(Message::Dismiss(Slot::Key));
        assert_eq!(sign.update(Message::Offered("replace")), [], "nothing waits any more");
    }
    sign.update(Message::KeyRead("別の鍵.pem".to_owned(), Ok(other.clone())));
    assert!(asks(&sign) && sign.fingerprint() == own, "{sign:?}");
    let (what, private) = given(&mut sign, Message::Offered("save-first"));
    assert_eq!(
        (what, sign.at_risk()),
        (What::Private, true),
        "it is saved when the browser says so"
    );
    // The very key, from its file, is safe without another word.
    let mut same = sign.clone();
    same.update(Message::KeyRead("秘密鍵.pem".to_owned(), Ok(private.bytes)));
    assert!(!same.at_risk() && same.fingerprint() == own);

    let mut replaced = sign.clone();
    replaced.update(Message::KeyRead("別の鍵.pem".to_owned(), Ok(other.clone())));
    replaced.update(Message::Offered("replace"));
    assert!(!replaced.at_risk() && replaced.fingerprint() != own, "{replaced:?}");
    sign.update(Message::MakeKey);
    assert_eq!(sign.update(Message::Offered("replace")), [Effect::MakeRandom]);
    sign.update(Message::Saved(What::Private, Ok("秘密鍵.pem".to_owned())));
    assert!(!sign.at_risk());
    assert_eq!(sign.update(Message::MakeKey), [Effect::MakeRandom], "nothing would be lost");
}

#[test]
fn the_kept_assessments_are_followed_and_never_mistaken() {
    let record = |id: &str, name: &str| Record {
        checklist: "a/b".to_owned(),
        id: id.to_owned(),
        name: name.to_owned(),
    };
    let mut sign = page();
    sign.update(Message::Open(Ok(Vec::new())));
    sign.update(Message::Renew(Ok(vec![record("1", "甲"), record("2", "乙")])));
    assert!(sign.is_chosen("a/b/1"), "the first, as if it had been there");
    sign.update(Message::Choose("a/b/2".to_owned()));
    sign.update(Message::Renew(Ok(vec![record("2", "丙"), record("3", "丁")])));
    assert!(sign.is_chosen("a/b/2") && sign.label("a/b/2") == "題: 丙", "{sign:?}");
    sign.update(Message::Renew(Err(Trouble::Blocked)));
    assert!(sign.is_chosen("a/b/2"));
    assert_eq!(said(&sign, Slot::Answers), "");
    sign.update(Message::Renew(Ok(vec![record("3", "丁")])));
    assert!(sign.is_chosen(FILE), "no other is signed in its place");
    assert!(said(&sign, Slot::Answers).contains("選び直してください"), "{sign:?}");
}

#[test]
fn what_cannot_be_read_is_named_with_its_reason() {
    let mut sign = ready();
    for (bytes, reason) in [
        (Ok(b"{".to_vec()), "途中で終わっています"),
        (Ok(b"PK\x03\x04".to_vec()), "CSVやExcelの表は"),
        (Err("大きすぎます。".to_owned()), "大きすぎます。"),
    ] {
        sign.update(Message::AnswersRead("x.json".to_owned(), bytes));
        assert!(said(&sign, Slot::Answers).contains(reason), "{sign:?}");
    }
    let fingerprint = sign.fingerprint();
    for (bytes, reason) in [
        (b"".to_vec(), "秘密鍵として読めません"),
        (given(&mut sign, Message::Save(What::Public)).1.bytes, "公開鍵が入っています"),
    ] {
        sign.update(Message::KeyRead("x.pem".to_owned(), Ok(bytes)));
        assert!(said(&sign, Slot::Key).contains(reason), "{sign:?}");
        assert_eq!(sign.fingerprint(), fingerprint, "the key before stays");
    }
    sign.update(Message::Random(None));
    assert!(said(&sign, Slot::Key).contains("乱数"), "{sign:?}");
    sign.update(Message::Dismiss(Slot::Key));
    assert_eq!(said(&sign, Slot::Key), "");
}

#[test]
fn the_fingerprint_is_shown_and_the_private_key_is_not() {
    let mut sign = ready();
    let (_, private) = given(&mut sign, Message::Save(What::Private));
    let private = String::from_utf8(private.bytes).unwrap();
    let secret = private.lines().nth(1).unwrap();
    let html = Owner::new().with(|| {
        let program = Program::still(sign.clone());
        [view::key(program), view::answers(program), view::sign(program)]
            .map(RenderHtml::to_html)
            .concat()
    });
    assert!(html.contains(&sign.fingerprint().unwrap()), "{html}");
    assert!(html.contains("選んだファイル: 回答.json"), "{html}");
    assert!(!html.contains(secret) && !format!("{sign:?}").contains(secret));
}
