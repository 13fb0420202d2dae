//! 「これを置けますか?」: questions whose right answers are known (`tests/ask/questions.toml`), put to the
//! index that the page carries.

mod support;

use std::collections::BTreeSet;

use kijun_ask::index::Kind;
use kijun_ask::{By, Ready, Reply, Said, ask, chosen};
use kijun_content::said;
use kijun_search::fold;
use kijun_search::index::nfkc;
use kijun_site::data::ask::AskData;
use kijun_site::data::in_order;
use proptest::prelude::*;
use support::SITE;
use support::html::starts;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

#[derive(Debug)]
struct Question {
    standard: String,
    asks: String,
    class: Option<String>,
    requirement: Option<String>,
    said: Option<String>,
    quote: Option<String>,
    nothing: bool,
    word: Option<String>,
}

fn questions() -> Vec<Question> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/ask/questions.toml");
    let text = std::fs::read_to_string(path).unwrap();
    let root = DeTable::parse(&text).unwrap();
    let all = root.get_ref().get("question").unwrap().get_ref().as_array().unwrap();
    let question = |value: &Spanned<DeValue<'_>>| {
        let table = value.get_ref().as_table().unwrap();
        let value = |key: &str| table.get(key).map(Spanned::get_ref);
        let text = |key: &str| value(key).and_then(DeValue::as_str).map(str::to_owned);
        Question {
            standard: text("standard").unwrap(),
            asks: text("asks").unwrap(),
            class: text("class"),
            requirement: text("requirement"),
            said: text("said"),
            quote: text("quote"),
            nothing: value("nothing").is_some(),
            word: text("word"),
        }
    };
    all.iter().map(question).collect()
}

/// Return the index that the page hands to its program.
fn ready() -> Ready {
    let html = &SITE.pages["ask/index.html"];
    let data = starts(html).into_iter().find_map(|(_, mut has)| has.remove("data-props")).unwrap();
    let data: AskData = in_order::read(&data).unwrap();
    Ready::new(data.index, &nfkc)
}

fn standard(ready: &Ready, id: &str) -> usize {
    ready.index().standards.iter().position(|each| each.id == id).unwrap()
}

/// Return every quotation of a reply.
fn quotes(ready: &Ready, reply: &Reply<'_>) -> Vec<String> {
    let known = &ready.index().standards[reply.standard];
    let mut quotes: Vec<String> = Vec::new();
    for answer in &reply.answers {
        let because = answer.class.iter().flat_map(|(_, because)| because.cited());
        let cited = because.chain(&answer.forbidden).chain(&answer.exempt);
        quotes.extend(cited.map(|cited| cited.quote.words.clone()));
    }
    quotes.extend(reply.passages.iter().map(|cited| cited.quote.words.clone()));
    let rows = reply.requirements.iter().filter_map(|(place, _)| known.row(*place));
    quotes.extend(rows.map(|(_, row)| row.quote.words.clone()));
    quotes
}

/// Return the differences between a reply and the right answer; empty if there are none.
fn differences(ready: &Ready, question: &Question) -> String {
    let place = standard(ready, &question.standard);
    let known = &ready.index().standards[place];
    let reply = ask(ready, place, &question.asks, &nfkc).unwrap();
    let first = reply.answers.first();
    let class = first.and_then(|answer| answer.class.as_ref());
    let class = class.map(|(class, _)| known.classes[*class].id.as_str());
    let rows = reply.requirements.iter().filter_map(|(place, _)| known.row(*place));
    let rows: Vec<&str> = rows.map(|(_, row)| row.id.as_str()).collect();
    let said = first.map(|answer| answer.said.id());
    let mut wrong = Vec::new();
    if question.class.is_some() && class != question.class.as_deref() {
        wrong.push(format!("class {class:?}"));
    }
    if let Some(wanted) = &question.requirement
        && !rows.contains(&wanted.as_str())
    {
        wrong.push(format!("requirements {rows:?}"));
    }
    if question.said.is_some() && said != question.said.as_deref() {
        wrong.push(format!("said {said:?}"));
    }
    if let Some(wanted) = &question.quote
        && !quotes(ready, &reply).iter().any(|quote| quote.contains(wanted))
    {
        wrong.push(format!("quotes {:?}", quotes(ready, &reply)));
    }
    if question.nothing && (class.is_some() || !quotes(ready, &reply).is_empty()) {
        wrong.push(format!("{class:?} {:?}", quotes(ready, &reply)));
    }
    if wrong.is_empty() { String::new() } else { format!("{question:?}\n  {}\n", wrong.join("; ")) }
}

#[test]
fn every_question_gets_its_right_answer() {
    let ready = ready();
    let questions = questions();
    let wrong: String = questions.iter().map(|each| differences(&ready, each)).collect();
    assert!(wrong.is_empty(), "\n{wrong}");
    let asked: BTreeSet<(&str, &str)> =
        questions.iter().map(|each| (each.standard.as_str(), each.asks.as_str())).collect();
    assert_eq!(asked.len(), questions.len(), "no question is put twice");
    let known = questions.iter().filter(|each| !each.nothing).count();
    let everyday = questions.iter().filter(|each| each.word.is_some()).count();
    assert!(known >= 120 && everyday >= 60, "{known} questions, {everyday} of everyday words");
    for standard in &ready.index().standards {
        let own = questions.iter().filter(|each| each.standard == standard.id);
        assert!(own.count() >= 20, "{}", standard.id);
    }
}

#[test]
fn everyday_words_do_not_stand_in_the_document() {
    for question in questions() {
        let Some(word) = &question.word else { continue };
        assert!(fold(&question.asks, &nfkc).text.contains(&fold(word, &nfkc).text), "{word}");
        let standards = &SITE.library.standards;
        let standard = standards.iter().find(|each| each.id == question.standard).unwrap();
        let word = fold(word, &nfkc).text;
        for part in said(standard) {
            assert!(!fold(&part.words, &nfkc).text.contains(&word), "{}: {}", word, part.words);
        }
    }
}

#[test]
fn every_everyday_word_leads_somewhere_in_each_standard_that_it_names() {
    let ready = ready();
    for term in &ready.index().terms {
        for meaning in &term.means {
            let leads = !meaning.grounds.is_empty() || !meaning.rows.is_empty();
            assert!(leads, "{:?}: {}", term.forms, meaning.words);
            for form in &term.forms {
                let reply = ask(&ready, meaning.standard, form, &nfkc).unwrap();
                assert!(!quotes(&ready, &reply).is_empty(), "{form}: {reply:?}");
            }
        }
    }
}

#[test]
fn every_ground_has_its_place_on_a_page() {
    for standard in &ready().index().standards {
        for ground in &standard.grounds {
            let quote = &ground.quote;
            assert!(!quote.href.is_empty() && !quote.place.is_empty(), "{quote:?}");
        }
        let rows = standard.lists.iter().flat_map(|list| &list.rows);
        assert!(rows.clone().count() > 0);
        assert!(rows.into_iter().all(|row| !row.quote.href.is_empty()));
    }
}

#[test]
fn the_prohibitions_of_kobe_are_the_only_ones() {
    let ready = ready();
    let forbids = ready.index().standards.iter().flat_map(|standard| {
        let grounds = standard.grounds.iter().filter(|ground| ground.kind == Kind::Prohibition);
        grounds.map(|ground| (standard.id.as_str(), ground.quote.place.as_str()))
    });
    let forbids: Vec<_> = forbids.collect();
    assert_eq!(forbids.len(), 2, "{forbids:?}");
    assert!(forbids.iter().all(|(standard, _)| *standard == "kobe"), "{forbids:?}");
}

#[test]
fn a_class_that_was_chosen_is_answered_with_its_own_words() {
    let ready = ready();
    for (place, standard) in ready.index().standards.iter().enumerate() {
        for class in 0..standard.classes.len() {
            let reply = chosen(&ready, place, class, None).unwrap();
            let (own, because) = reply.answers[0].class.as_ref().unwrap();
            assert_eq!((*own, because.cited()[0].by == By::Choice), (class, true));
        }
        for (question, each) in standard.questions.iter().enumerate() {
            let reply = chosen(&ready, place, each.class, Some(question)).unwrap();
            assert_eq!(reply.answers[0].class.as_ref().map(|(own, _)| *own), Some(each.class));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn whatever_is_asked_no_answer_comes_without_a_quotation(
        phrase in "([議事録個人情報税住民票公開非海外サーバーログのをにない、 ]|給与明細|マイナンバー|申請書|SA|[a-z]){0,12}",
        standard in 0usize..4,
    ) {
        let ready = READY.with(Clone::clone);
        let reply = ask(&ready, standard, &phrase, &nfkc).unwrap();
        prop_assert_eq!(&Some(reply.clone()), &ask(&ready, standard, &phrase, &nfkc), "the same twice");
        let classes: Vec<usize> =
            reply.answers.iter().filter_map(|answer| Some(answer.class.as_ref()?.0)).collect();
        prop_assert!(classes.windows(2).all(|pair| pair[0] < pair[1]), "highest first");
        for answer in &reply.answers {
            if let Some((_, because)) = &answer.class {
                prop_assert!(because.cited().iter().all(|cited| !cited.quote.words.is_empty()));
            } else {
                prop_assert_eq!(reply.answers.len(), 1);
                prop_assert!(matches!(answer.said, Said::Undetermined | Said::Forbidden | Said::OutOfScope));
            }
            if answer.said == Said::Forbidden {
                prop_assert!(answer.forbidden.iter().any(|cited| cited.kind == Kind::Prohibition));
            }
        }
    }
}

thread_local! {
    static READY: Ready = ready();
}
