//! 北九州市: its words are those of the source, and every sentence of chapters 3 to 6 has been read, as
//! in `content/kitakyushu/reading.md`.

mod support;

use std::collections::BTreeSet;

use kijun_content::model::{Block, Chapter, Checklist, Standard};
use kijun_rules::model::Party;
use kijun_tests::kitakyushu as table;

fn kitakyushu() -> Standard {
    support::standard("kitakyushu")
}

#[test]
fn every_word_of_the_source_is_published_once_and_in_order() {
    let standard = kitakyushu();
    assert_eq!(support::published(&standard), support::held(&standard));
}

/// Return the blocks of a chapter, each as text, the title first.
fn blocks(chapter: &Chapter) -> Vec<String> {
    let mut html = format!("<h1>{}</h1>", chapter.title);
    for block in &chapter.blocks {
        if let Block::Words(words) = block {
            html.push_str(&words.to_string());
        }
    }
    for tag in ["<p", "<li", "<h", "</p", "</li", "</h", "<ul", "</ul"] {
        html = html.replace(tag, &format!("\n{tag}"));
    }
    let texts = html.lines().map(support::text_of);
    texts.filter(|text| !text.is_empty()).collect()
}

/// Return the sentences of a block. A sentence ends at a `。` outside of brackets, with closing
/// brackets after it.
fn sentences(block: &str) -> Vec<String> {
    let mut sentences = vec![String::new()];
    let mut depth = 0;
    let mut ended = false;
    for letter in block.chars() {
        let closes = ")）」』".contains(letter);
        if ended && !closes {
            sentences.push(String::new());
        }
        if "(（「『".contains(letter) {
            depth += 1;
        } else if closes && depth > 0 {
            depth -= 1;
        }
        ended = depth == 0 && (letter == '。' || (ended && closes));
        sentences.last_mut().unwrap().push(letter);
    }
    sentences
}

/// Return the rows of the table of readings: a sentence and its reading.
fn readings() -> Vec<(String, String)> {
    let path = support::content().join("kitakyushu/reading.md");
    let text = std::fs::read_to_string(path).unwrap();
    let rows = text.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    let rows = rows.filter(|row| !row.starts_with("原文 |") && !row.starts_with("---"));
    rows.map(|row| {
        let (sentence, reading) = row.split_once(" | ").expect("a row has two cells");
        (support::squeeze(sentence), reading.to_owned())
    })
    .collect()
}

/// Return the ids of requirements in a reading: those in backquotes.
fn ids(reading: &str) -> impl Iterator<Item = &str> {
    reading.split('`').skip(1).step_by(2)
}

#[test]
fn every_sentence_of_chapters_3_to_6_was_read_once() {
    let standard = kitakyushu();
    let chapters = standard.chapters.iter();
    let chapters = chapters.filter(|chapter| ["3", "4", "5", "6"].contains(&chapter.id.as_str()));
    let sentences: Vec<String> =
        chapters.flat_map(blocks).flat_map(|block| sentences(&block)).collect();
    let read: Vec<String> = readings().into_iter().map(|(sentence, _)| sentence).collect();
    for (place, sentence) in sentences.iter().enumerate() {
        assert_eq!(read.get(place), Some(sentence), "row {}", place + 1);
    }
    assert_eq!(read.len(), sentences.len());
}

#[test]
fn every_requirement_was_read_from_a_sentence_and_every_sentence_says_what_became_of_it() {
    let standard = kitakyushu();
    let lists = standard.checklists.iter();
    let known: BTreeSet<&str> =
        lists.flat_map(|list| &list.rules.requirements).map(|each| each.id.as_str()).collect();
    let readings = readings();
    let read: BTreeSet<&str> = readings.iter().flat_map(|(_, reading)| ids(reading)).collect();
    assert_eq!(read, known);
    assert!(readings.iter().all(|(_, reading)| !reading.trim().is_empty()));
}

#[test]
fn the_rules_are_those_read_from_the_chapters() {
    let standard = kitakyushu();
    let cloud = support::checklist(&standard, "cloud");
    assert_eq!(cloud.rules.id, "kitakyushu/cloud");
    assert_eq!(cloud.rules.edition, "1.1");
    let read = support::rules(cloud, "important");
    let count = read.len();
    let important = support::short(table::cloud("important"));
    assert_eq!(count, important.len(), "no rule stands twice");
    let unordered = |rules: Vec<support::Short>| rules.into_iter().collect::<BTreeSet<_>>();
    assert_eq!(unordered(read), unordered(important));
    assert_eq!(support::rules(cloud, "other"), support::short(table::cloud("other")));
    assert!(kijun_rules::Rules::compile(cloud.rules.clone()).is_ok());
}

#[test]
fn phases_and_parties_are_those_of_the_sections() {
    let standard = kitakyushu();
    for each in &support::checklist(&standard, "cloud").rules.requirements {
        assert_eq!(each.phase, Some(table::phase(&each.id)), "{}", each.id);
        let of_provider = each.id.starts_with("3.1-7") || each.id.starts_with("3.1-8");
        let party = if of_provider { Party::Provider } else { Party::Municipality };
        assert_eq!(each.party, Some(party), "{}", each.id);
    }
}

#[test]
fn the_web_meeting_rules_are_those_of_6_2() {
    let standard = kitakyushu();
    let list = support::checklist(&standard, "web-meeting");
    assert_eq!(list.rules.id, "kitakyushu/web-meeting");
    for class in ["important", "other"] {
        assert_eq!(support::rules(list, class), support::short(table::web_meeting(class)));
    }
    assert!(kijun_rules::Rules::compile(list.rules.clone()).is_ok());
}

/// Return a requirement's group (category, leads, title) and its own words.
fn shown(list: &Checklist, id: &str) -> (Vec<String>, String) {
    let mut requirements = list.requirements();
    let (category, item, own) = requirements.find(|(.., each)| each.id == id).unwrap();
    let mut above = vec![category.title.clone()];
    above.extend(item.leads.clone());
    above.push(item.title.clone());
    (above, own.text.clone())
}

#[test]
fn a_requirement_is_shown_with_the_words_it_stands_under() {
    let standard = kitakyushu();
    let cloud = support::checklist(&standard, "cloud");
    let (above, text) = shown(cloud, "3.3-1-4-5");
    assert_eq!(above[0], "3.3 クラウドサービスを利用した情報システムの導入・構築時の対策");
    assert!(above[1].starts_with("① 所属長は、クラウドサービスの特性や責任分界点"));
    assert_eq!(above[2], "(エ) 設計・設定時の誤りの防止");
    assert_eq!(text, "・利用するクラウドサービスの可用性に応じた設計を考慮する。");
    // Examples belong to their requirement and are not requirements themselves.
    let (above, text) = shown(cloud, "3.1-8-5");
    assert_eq!(above[1], "(8) セキュリティ対策");
    assert!(text.starts_with("⑤ 情報セキュリティインシデントへの対処方法\n"));
    assert!(text.contains("\n(例:対処方法\n(ア) 復旧を優先する場合は"));
    // An example about two requirements is shown with both.
    for id in ["3.1-7-1", "3.1-7-2"] {
        let (_, text) = shown(cloud, id);
        assert!(text.contains("\n(例:取り扱う情報の可用性区分の格付けに応じて、"), "{text}");
    }
    // If a paragraph has several demands, each requirement has its own sentence.
    let (_, text) = shown(cloud, "3.1-4-s3");
    assert!(text.starts_with("また、必要となる条項") && text.ends_with("についても検討する。"));
    // The demand to consider the risks comes without the risks, which have answers of their own.
    let (_, text) = shown(cloud, "4.1-2");
    assert!(text.ends_with("決定すること。\n検討すべきリスクの例"), "{text}");
}

#[test]
fn clauses_cite_the_place_of_their_words() {
    let standard = kitakyushu();
    let cloud = support::checklist(&standard, "cloud");
    let source = |class: &str, id: &str| {
        let class = cloud.rules.classes.iter().find(|each| each.id == class).unwrap();
        let clause = class.clauses.iter().find(|clause| clause.any_of == [id]).unwrap();
        clause.source.clone()
    };
    for (class, id, expected) in [
        ("important", "3.1-2", "3.1(2)"),
        ("important", "3.1-7-1", "3.1(1)"),
        ("important", "3.1-8-5", "3.1(8)⑤"),
        ("important", "3.1-9-1-3", "3.1(9)①(ウ)"),
        ("important", "3.3-1-1-3", "3.3①"),
        ("important", "3.3-1-4-5", "3.3①(エ) 5つ目の・"),
        ("other", "4.1-2-8", "4.1(2)"),
        ("other", "4.2-s2", "4.2"),
        ("other", "5.2-2-3", "5.2(2)③"),
    ] {
        assert_eq!(source(class, id), expected, "{id}");
    }
}

#[test]
fn each_example_of_kitakyushu_6_4_is_whole() {
    let standard = kitakyushu();
    let examples = &standard.worked_examples;
    assert_eq!(examples.len(), 2);
    let chapter = &standard.chapters[examples[0].at.chapter];
    assert_eq!(chapter.id, "6");
    for (example, class) in examples.iter().zip(["important", "other"]) {
        assert_eq!(standard.checklists[example.checklist].name, "web-meeting");
        assert_eq!((example.class.as_str(), example.points.len()), (class, 3));
    }
    // The points have all words of 6.4 below the two titles, in order.
    let held = support::held(&standard);
    let words = examples.iter().map(|example| {
        let points = example.points.iter().map(|point| point.words.as_str());
        format!("{}{}", example.title, points.collect::<String>())
    });
    let words = support::squeeze(&words.collect::<String>());
    assert!(held.ends_with(&words), "{words}");
}
