//! The question's model, on a small standard.

use kijun_ask::index::{Class, Ground, Kind, List, Question, Quote, Term};
use kijun_ask::{Said, index::Meaning, index::Standard};
use proptest::prelude::*;

use super::{Ask, Browser, Effect, Message, Model};
use crate::client::ask::view::answers;
use crate::data::ask::Index;

fn quote(words: &str) -> Quote {
    Quote { words: words.to_owned(), place: "1".to_owned(), href: "../a/#1".to_owned() }
}

/// Return an index of two standards: one with questions, one without.
fn index() -> Index {
    let class = |id: &str, out: bool| Class {
        id: id.to_owned(),
        title: format!("分類{id}"),
        out_of_scope: out.then(|| "表に欄がありません。".to_owned()),
    };
    let ground = |kind, class, words: &str, question| Ground {
        kind,
        class: Some(class),
        quote: quote(words),
        question,
    };
    let first = Standard {
        id: "one".to_owned(),
        title: "甲".to_owned(),
        classes: vec![class("A", false), class("B", true)],
        grounds: vec![
            ground(Kind::Title, 0, "分類A", None),
            ground(Kind::Definition, 0, "名簿", Some(0)),
            ground(Kind::Title, 1, "分類B", None),
            ground(Kind::Example, 1, "広報紙", Some(1)),
        ],
        questions: vec![
            Question { class: 0, text: "名簿ですか。".to_owned(), ground: 1 },
            Question { class: 1, text: "広報紙ですか。".to_owned(), ground: 3 },
        ],
        lists: vec![List { form: "../one/l/check/".to_owned(), ..List::default() }],
        held: vec!["名簿".to_owned()],
        ..Standard::default()
    };
    let second = Standard {
        id: "two".to_owned(),
        title: "乙".to_owned(),
        classes: vec![class("X", false)],
        grounds: vec![ground(Kind::Title, 0, "分類X", None)],
        ..Standard::default()
    };
    let means = Meaning { words: "名簿".to_owned(), grounds: vec![1], ..Meaning::default() };
    let term = Term { forms: vec!["住所録".to_owned()], means: vec![means], why: None };
    Index { standards: vec![first, second], terms: vec![term] }
}

fn page(typed: &str) -> Ask {
    let mut ask = Ask::new(index(), Browser::NONE, String::new(), "");
    ask.update(Message::Type(typed.to_owned()));
    ask
}

/// Return the class of the first answer, by its id.
fn class(ask: &Ask) -> Option<String> {
    let reply = ask.reply()?;
    let (class, _) = reply.answers.first()?.class.as_ref()?;
    Some(ask.standard()?.classes[*class].id.clone())
}

#[test]
fn what_is_typed_is_kept_and_answered() {
    let mut ask = Ask::new(index(), Browser::NONE, String::new(), "");
    assert_eq!((ask.reply(), ask.status().as_str(), answers(&ask).as_str()), (None, "", ""));
    let effects = ask.update(Message::Type("名簿".to_owned()));
    assert_eq!(effects, [Effect::Keep("名簿".to_owned())]);
    assert_eq!(
        (class(&ask).as_deref(), ask.status().as_str()),
        (Some("A"), "甲の分類が1つ見つかりました。")
    );
    ask.update(Message::Type(" ".to_owned()));
    assert_eq!((ask.reply(), ask.status().as_str()), (None, ""));
}

#[test]
fn every_answer_names_its_class_its_standard_and_its_quotation() {
    for (typed, expected) in [
        (
            "名簿",
            &[
                "data-class=\"A\"",
                "data-standard=\"one\"",
                "<mark title=\"原文のまま\">名簿</mark>",
                "check/#class=A",
            ][..],
        ),
        ("住所録", &["data-class=\"A\"", "編集注", "「住所録」は"]),
        ("広報紙", &["data-class=\"B\"", "対象外です。", "表に欄がありません。"]),
        ("名簿と広報紙", &["data-class=\"A\"", "data-class=\"B\"", "名簿ですか。"]),
        (
            "宇宙船<b>",
            &[
                "data-class=\"\"",
                "「宇宙船&lt;b&gt;」に当たる文言は、甲にありません。",
                "質問1(全2問)",
            ],
        ),
    ] {
        let html = answers(&page(typed));
        for part in expected {
            assert!(html.contains(part), "{typed}: {part} in {html}");
        }
    }
}

#[test]
fn the_finder_leads_from_the_first_question_to_an_answer_and_back() {
    let mut ask = page("宇宙船");
    assert!(answers(&ask).contains("名簿ですか。"));
    assert_eq!(ask.update(Message::Answer(false)), [Effect::FocusAnswers]);
    assert!(answers(&ask).contains("広報紙ですか。"));
    ask.update(Message::Answer(true));
    assert_eq!((class(&ask).as_deref(), ask.is_chosen()), (Some("B"), true));
    ask.update(Message::Back);
    ask.update(Message::Answer(false));
    assert!(answers(&ask).contains("どの分類の定義にも当たりませんでした。"));
    ask.update(Message::Type("宇宙船2".to_owned()));
    assert!(answers(&ask).contains("名簿ですか。"), "other words begin again");
}

#[test]
fn a_document_without_definitions_lets_the_reader_choose_a_class() {
    let mut ask = page("名簿");
    assert_eq!(ask.update(Message::Choose("two".to_owned())), [Effect::Remember("two".to_owned())]);
    assert_eq!(class(&ask), None);
    ask.update(Message::Take(0));
    assert_eq!((class(&ask).as_deref(), ask.is_chosen()), (Some("X"), true));
    ask.update(Message::Back);
    assert_eq!(class(&ask), None);
    assert_eq!(ask.update(Message::Choose("three".to_owned())), []);
    assert_eq!(
        Ask::new(index(), Browser::NONE, String::new(), "two").standard().unwrap().id,
        "two"
    );
}

#[test]
fn an_answer_is_printed_alone_and_its_link_is_copied() {
    let mut ask = page("名簿");
    assert_eq!(ask.update(Message::Print(0)), [Effect::Print]);
    assert!(ask.prints(0) && answers(&ask).contains("data-printing"));
    let copy = ask.update(Message::Copy(0, 0));
    assert_eq!(copy, [Effect::Copy("../one/l/check/#class=A".to_owned())]);
    assert!(!ask.prints(0));
    for done in [true, false] {
        ask.update(Message::Copied(done));
        assert_eq!(answers(&ask).contains("コピーしました。"), done);
    }
    assert_eq!(ask.update(Message::Copy(7, 7)), []);
}

#[test]
fn a_control_has_the_name_of_its_message() {
    for message in [
        Message::Answer(true),
        Message::Answer(false),
        Message::Back,
        Message::Take(1),
        Message::Print(2),
        Message::Copy(3, 4),
    ] {
        assert_eq!(Message::of(&message.name()), Some(message));
    }
    for name in ["", "take", "take:x", "copy:1", "type"] {
        assert_eq!(Message::of(name), None, "{name}");
    }
}

proptest! {
    #[test]
    fn whatever_happens_an_answer_has_a_quotation_or_no_class(
        messages in prop::collection::vec(
            prop_oneof![
                "[名簿広報紙住所録宇宙 ]{0,4}".prop_map(Message::Type),
                prop_oneof!["one", "two", "x"].prop_map(Message::Choose),
                any::<bool>().prop_map(Message::Answer),
                Just(Message::Back),
                (0usize..3).prop_map(Message::Take),
                (0usize..3).prop_map(Message::Print),
            ],
            0..12,
        ),
    ) {
        let mut ask = page("");
        for message in messages {
            ask.update(message);
            let html = answers(&ask);
            let shown = html.matches("data-answer").count();
            prop_assert!(shown == 0 || html.contains("data-standard"));
            let Some(reply) = ask.reply() else { continue };
            prop_assert_eq!(shown, reply.answers.len());
            for answer in reply.answers {
                let quoted = answer.class.is_some_and(|(_, because)| !because.cited().is_empty());
                prop_assert!(quoted || answer.said == Said::Undetermined);
            }
        }
    }
}
