//! Tests of the page, message by message.

use kijun_crosswalk::Bridge;
use leptos::prelude::*;

use super::message::{Action, Effect, For, Listed, Made, Message};
use super::model::Carry;
use super::view;
use crate::client::kit::file_name::FileName;
use crate::client::kit::model::Model;
use crate::client::kit::notice::Kind;
use crate::client::kit::program::Program;
use crate::client::kit::shown::Shown;
use crate::client::kit::storage::{Kept, Trouble};
use crate::data::carry::{self, CarryData, Way};

/// Return the data of a crosswalk from `a/x` to `b/y`: 1 equals 1, 2 is related to 2, 3 is more
/// than 3.
fn data() -> CarryData {
    let link = |place: usize, id: &str, relation: &str| {
        format!(
            r#"{{"place":{place},"from":[{{"id":"{id}"}}],"to":["{id}"],
                "relation":"{relation}","own_act":false}}"#
        )
    };
    let links = [link(0, "1", "equal"), link(1, "2", "related"), link(2, "3", "superset")];
    let bridge = format!(
        r#"{{"from":"a/x","from_edition":"1","to":"b/y","to_edition":"2",
            "requirements":["1","2","3"],"links":[{}]}}"#,
        links.join(",")
    );
    let bridge: Bridge = serde_json::from_str(&bridge).unwrap();
    let numbers = ["No.1", "No.2", "No.3"].map(ToOwned::to_owned).to_vec();
    CarryData {
        site_root: "../".to_owned(),
        checklist: "b/y".to_owned(),
        name: "乙".to_owned(),
        check_link: "../check/".to_owned(),
        privacy_link: "../privacy/".to_owned(),
        ways: vec![Way {
            label: "甲市".to_owned(),
            export: "../x/export/".to_owned(),
            bridge,
            numbers,
        }],
    }
}

const SOURCE: &str = r#"{"schema":"kijun-answers/1","checklist":"a/x","edition":"1",
    "service":{"name":"受付"},"answers":{"1":{"status":"met"},
    "2":{"status":"met","note":"<b>約款</b>"},"3":{"status":"unmet"}}}"#;

fn target(answers: &str) -> Kept {
    let text = format!(
        r#"{{"schema":"kijun-answers/1","checklist":"b/y","edition":"2",
            "service":{{"name":"窓口"}},"answers":{answers}}}"#
    );
    Kept { id: "9".to_owned(), name: "引き継ぎ先".to_owned(), text, ..Kept::default() }
}

fn read(carry: &mut Carry, text: &str) {
    let bytes = text.as_bytes().to_vec();
    assert_eq!(carry.update(Message::FileRead("甲.json".to_owned(), Ok(bytes))), []);
}

fn opened() -> Carry {
    let mut carry = Carry::new(data());
    read(&mut carry, SOURCE);
    carry
}

fn act(carry: &mut Carry, action: Action) -> Vec<Effect> {
    carry.update(Message::Act(action))
}

fn aim(carry: &mut Carry, kept: Kept) {
    let effects = carry.update(Message::Target("kept:9".to_owned()));
    assert_eq!(effects, [Effect::ReadTarget(For::Choice, "9".to_owned())]);
    assert_eq!(carry.update(Message::TargetRead(For::Choice, Ok(Some(kept)))), []);
}

fn done(carry: &Carry) -> String {
    carry.done().map(|(notice, _)| notice.text.clone()).unwrap_or_default()
}

fn status(carry: &Carry) -> &str {
    carry.status().map_or("", |notice| &notice.text)
}

#[test]
fn answers_show_what_follows_from_them() {
    let mut carry = Carry::new(data());
    assert_eq!(carry.shown(), [(carry::section(0), Shown::No), (carry::before(0), Shown::No)]);
    read(&mut carry, SOURCE);
    assert_eq!(status(&carry), "「甲.json」から引き継げる回答を、下に表示しています。");
    let shown = carry.shown();
    let of = |id: String| shown.iter().find(|(known, _)| *known == id).map(|(_, shown)| shown);
    assert_eq!(of(carry::section(0)), Some(&Shown::Yes));
    assert_eq!(of(carry::target(0, "1")), Some(&Shown::Yes));
    let given = Shown::Text("回答: 満たす\n備考: <b>約款</b>".to_owned());
    assert_eq!(of(carry::given(0, "2", 1, "2")), Some(&given));
    assert_eq!(
        of(carry::says(0, "1", 0)),
        Some(&Shown::Text("この対応から「満たす」を提案できます。".to_owned()))
    );
    assert_eq!(carry.name(), "受付（甲市から引き継ぎ）");
    // A name that the reader entered is not replaced.
    carry.update(Message::Name("私の".to_owned()));
    read(&mut carry, &SOURCE.replace("受付", "別"));
    assert_eq!(carry.name(), "私の");
}

#[test]
fn what_cannot_be_read_is_named_and_nothing_is_carried_over_from_it() {
    for (text, words) in [
        (String::new(), "「甲.json」を読み込めませんでした。"),
        ("{".to_owned(), "1行"),
        (
            SOURCE.replace("a/x", "c/z"),
            "『c/z』への回答で、対応表にこの自己点検との対応がありません。引き継げるのは、甲市への回答です。",
        ),
        (SOURCE.replace("a/x", "b/y"), "この自己点検そのものの回答です"),
    ] {
        let mut carry = opened();
        act(&mut carry, Action::All);
        read(&mut carry, &text);
        assert!(status(&carry).contains(words), "{}", status(&carry));
        assert_eq!((carry.way(), carry.taken(), carry.has_proposals()), (None, &[][..], false));
    }
    let mut carry = opened();
    carry.update(Message::FileRead("x".to_owned(), Err("大きすぎます。".to_owned())));
    assert_eq!(status(&carry), "「x」を読み込めませんでした。大きすぎます。");
    read(&mut carry, &SOURCE.replace("\"edition\":\"1\"", "\"edition\":\"0\""));
    assert!(status(&carry).contains("『0』版への回答です"), "{}", status(&carry));
    read(&mut carry, r#"{"schema":"kijun-answers/1","checklist":"a/x"}"#);
    assert!(status(&carry).contains("まだありません"), "{}", status(&carry));
}

#[test]
fn a_kept_assessment_is_read_when_it_is_chosen() {
    let kept = Kept {
        id: "5".to_owned(),
        name: "点検".to_owned(),
        text: SOURCE.to_owned(),
        ..Kept::default()
    };
    let listed = Listed { kept: kept.clone(), saved: "昨日".to_owned() };
    let mut carry = Carry::new(data()).with_kept(&[Some(vec![listed])], Some(&[]));
    assert_eq!(carry.sources()[0].label, "甲市: 点検（昨日に保存）");
    let effects = carry.update(Message::Source("0:5".to_owned()));
    assert_eq!(effects, [Effect::ReadSource(0, "5".to_owned())]);
    carry.update(Message::SourceRead(Ok(Some(kept))));
    assert!(status(&carry).starts_with("「甲市: 点検（昨日に保存）」から"), "{}", status(&carry));
    for (read, words) in [(Ok(None), "削除されています"), (Err(Trouble::Blocked), "保存できません")]
    {
        carry.update(Message::Source("0:5".to_owned()));
        carry.update(Message::SourceRead(read));
        assert!(status(&carry).contains(words), "{}", status(&carry));
        assert_eq!(carry.way(), None);
    }
    assert_eq!(carry.update(Message::Source(String::new())), []);
    assert_eq!(status(&carry), "");
    let blocked = Carry::new(data()).with_kept(&[None], None);
    assert!(status(&blocked).contains("回答ファイルを選んでください"));
}

#[test]
fn every_status_is_ticked_and_notes_only_by_hand() {
    let mut carry = opened();
    assert_eq!(act(&mut carry, Action::Keep), []);
    assert_eq!(done(&carry), "引き継ぐ提案に印を付けてください。");
    act(&mut carry, Action::All);
    assert_eq!(carry.taken(), ["1"]);
    carry.update(Message::Take("2".to_owned(), true));
    carry.update(Message::Take("1".to_owned(), false));
    assert_eq!(carry.taken(), ["2"]);
    act(&mut carry, Action::None);
    assert!(carry.taken().is_empty());
}

#[test]
fn a_new_assessment_is_kept_and_goes_on_being_the_target() {
    let mut carry = opened();
    act(&mut carry, Action::All);
    let Some(Effect::Add(made, name)) = act(&mut carry, Action::Keep).pop() else { panic!() };
    assert_eq!((made.added, made.left, name.as_str()), (1, 0, "受付（甲市から引き継ぎ）"));
    let kept = Kept { id: "9".to_owned(), name, text: made.text.clone(), ..Kept::default() };
    carry.update(Message::Kept(made, Listed { kept, saved: String::new() }));
    assert!(done(&carry).contains("に1件の提案を保存しました"), "{}", done(&carry));
    assert!(carry.done().is_some_and(|(_, leads_on)| leads_on));
    assert_eq!((carry.target(), carry.targets().len()), ("kept:9".to_owned(), 1));
    assert!(carry.held("1").contains("すでに提案があります") && carry.taken().is_empty());
    carry.update(Message::NotKept(Trouble::Full));
    assert!(
        done(&carry).contains("いっぱい")
            && done(&carry).contains("「回答ファイルとして保存する」")
    );
    assert!(carry.done().is_some_and(|(notice, leads_on)| !leads_on && notice.kind == Kind::Error));
}

#[test]
fn nothing_is_written_over_in_a_kept_assessment() {
    let mut carry = opened();
    carry.update(Message::Take("1".to_owned(), true));
    carry.update(Message::Take("2".to_owned(), true));
    aim(&mut carry, target(r#"{"1":{"status":"unmet"}}"#));
    assert!(carry.held("1").contains("すでに「満たさない」と答えています"));
    assert_eq!(carry.taken(), ["2"]);
    let about = carry.about_target().unwrap();
    assert!(about.text.contains("「受付」") && about.text.contains("「窓口」"), "{}", about.text);
    // The record is read again: meanwhile, another tab has answered the requirement.
    let effects = act(&mut carry, Action::Keep);
    assert_eq!(effects, [Effect::ReadTarget(For::Keeping, "9".to_owned())]);
    let now = target(r#"{"1":{"status":"unmet"},"2":{"status":"met"}}"#);
    let effects = carry.update(Message::TargetRead(For::Keeping, Ok(Some(now.clone()))));
    let [Effect::Write(Made { added: 0, left: 1, .. }, kept)] = &effects[..] else { panic!() };
    assert_eq!(*kept, now);
    // Another tab may also have removed the record.
    carry.update(Message::TargetRead(For::Saving, Ok(None)));
    assert_eq!(done(&carry), "この自己点検は別のタブで削除されています。");
}

#[test]
fn what_cannot_be_the_target_is_refused_and_a_new_one_is_made() {
    let other = Kept { text: target("{}").text.replace("\"2\"", "\"1\""), ..target("{}") };
    let broken = Kept { text: "{".to_owned(), ..target("{}") };
    for (kept, words) in
        [(other, "『2』版への回答ではありません"), (broken, "「引き継ぎ先」を読み込めませんでした")]
    {
        let mut carry = opened();
        aim(&mut carry, kept);
        let about = carry.about_target().unwrap();
        assert!(about.kind == Kind::Error && about.text.contains(words), "{}", about.text);
        assert_eq!(carry.target(), "");
        carry.update(Message::Target(String::new()));
        assert_eq!(carry.about_target(), None);
    }
}

#[test]
fn a_file_is_given_out() {
    let mut carry = opened();
    carry.update(Message::Take("2".to_owned(), true));
    let Some(Effect::Save(made, 1, 0)) = act(&mut carry, Action::Save).pop() else { panic!() };
    let name = FileName::new("回答", "json").of("乙").about(Some("受付"));
    assert_eq!((made.name, made.kind), (name, "application/json"));
    carry.update(Message::Saved(Some("a.json".to_owned()), 1, 0));
    let text = String::from_utf8(made.bytes).unwrap();
    assert!(text.contains("\"proposed\"") && text.contains("<b>約款</b>"), "{text}");
    assert!(done(&carry).contains("1件の提案を保存しました"));
    carry.update(Message::Saved(None, 1, 0));
    assert_eq!(done(&carry), "ファイルを保存できませんでした。");
}

#[test]
fn what_a_file_says_never_becomes_an_element() {
    let mut carry = opened();
    carry.update(Message::FileRead("<img>".to_owned(), Err("<img>".to_owned())));
    Owner::new().with(|| {
        let html = view::choices(Program::still(carry)).to_html();
        assert!(html.contains("「&lt;img&gt;」") && !html.contains("<img"), "{html}");
    });
}
