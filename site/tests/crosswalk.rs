//! The crosswalk's pages show every entry with the words of both sides; each word is its
//! document's, and an editor's words are marked.
#![cfg(feature = "pages")]

mod support;

use kijun_content::Library;
use kijun_content::model::Crosswalk;
use kijun_crosswalk::{Bridge, Side};
use kijun_rules::Checklist;
use kijun_site::build::{Options, build};
use kijun_site::data::carry::CarryData;
use kijun_site::data::in_order;
use kijun_site::routes::Route;
use scraper::{ElementRef, Html, Selector};
use support::html::without_space;
use support::{SITE, content};

fn page(path: &str) -> Html {
    let html = SITE.pages.get(&format!("{path}index.html"));
    Html::parse_document(html.unwrap_or_else(|| panic!("no page /{path}")))
}

fn select<'h>(root: ElementRef<'h>, selector: &str) -> Vec<ElementRef<'h>> {
    root.select(&Selector::parse(selector).expect("a selector")).collect()
}

fn text(element: ElementRef<'_>) -> String {
    without_space(&element.text().collect::<String>())
}

fn checklists() -> Vec<&'static Checklist> {
    let all = SITE.library.standards.iter().flat_map(|standard| &standard.checklists);
    all.map(|checklist| &checklist.rules).collect()
}

/// Return the words of a requirement, by the checklist's path, without white space.
fn words(checklist: &str, id: &str) -> String {
    let mut all = SITE.library.standards.iter().flat_map(|standard| &standard.checklists);
    let checklist = all.find(|each| each.rules.id == checklist).expect("a checklist");
    let mut all = checklist.requirements();
    let (_, _, found) = all.find(|(_, _, each)| each.id == id).expect("a requirement");
    without_space(&found.text)
}

/// Return the paths of the pages that show words of several documents.
fn mixed() -> Vec<String> {
    let routes = Route::all(&SITE.library);
    let mixed = routes.filter(|route| matches!(route, Route::Topic(_) | Route::CarryOver { .. }));
    mixed.map(|route| route.path(&SITE.library)).collect()
}

#[test]
fn every_topic_stands_with_its_entries_and_the_words_of_both_sides() {
    let crosswalk = &SITE.library.crosswalk;
    assert!(crosswalk.topics.len() > 20);
    for topic in &crosswalk.topics {
        let page = page(&format!("compare/{}/", topic.id));
        let section = select(page.root_element(), &format!("section[id=\"{}\"]", topic.id));
        let [section] = section[..] else { panic!("{} once", topic.id) };
        let heading = select(page.root_element(), "h1[data-words=\"kijun\"]");
        assert!(text(heading[0]).contains(&without_space(&topic.title)));
        let entries = select(section, ".topic-entries li");
        assert_eq!(entries.len(), topic.entries.len(), "{}", topic.id);
        let shown = text(section);
        for (entry, item) in topic.entries.iter().zip(entries) {
            let mark = select(item, "[data-relation]");
            assert_eq!(mark[0].attr("data-relation"), Some(entry.relation.id()));
            let why = select(item, ".why[data-words=\"kijun\"]");
            let why = text(why[0]);
            assert!(why.starts_with("編集者の読み取り"), "{why}");
            assert!(why.contains(&without_space(&entry.why)), "{why}");
            for Side { checklist, requirements } in [&entry.a, &entry.b] {
                for id in requirements {
                    assert!(
                        shown.contains(&words(checklist, id)),
                        "{}: {checklist} {id}",
                        topic.id
                    );
                }
            }
        }
    }
}

/// The words that are marked as a document's are in the document that the page names.
#[test]
fn every_word_is_its_documents() {
    for path in mixed() {
        let page = page(&path);
        let mut count = 0;
        for standard in &SITE.library.standards {
            let held = content().join(&standard.id).join("source.txt");
            let held = std::fs::read_to_string(held).expect("the text as held");
            let mut held: String = held
                .lines()
                .map(|line| without_space(line.trim_start().trim_start_matches("- ")))
                .collect();
            for erratum in &standard.errata {
                if let Some(published) = &erratum.published {
                    held = held.replace(&without_space(&erratum.held), &without_space(published));
                }
            }
            let own = format!("[data-standard=\"{}\"] [data-words=\"document\"]", standard.id);
            for element in select(page.root_element(), &own) {
                count += 1;
                // A requirement's further words are elsewhere in the document, and on a new line
                // here.
                let lines: Vec<String> = lines(element);
                for line in lines {
                    assert!(held.contains(&line), "/{path}: {}: `{line}`", standard.id);
                }
            }
        }
        assert!(count > 3, "/{path}: {count}");
        let all = select(page.root_element(), "[data-words=\"document\"]").len();
        assert_eq!(count, all, "/{path}: every document's words say whose they are");
    }
}

/// Return the texts of an element between its line breaks, without white space.
fn lines(element: ElementRef<'_>) -> Vec<String> {
    let html = element.inner_html();
    let parts = html.split("<br>").map(|part| {
        without_space(&Html::parse_fragment(part).root_element().text().collect::<String>())
    });
    parts.filter(|part| !part.is_empty()).collect()
}

#[test]
fn words_published_as_held_are_marked_here_too() {
    for path in mixed() {
        let html = &SITE.pages[&format!("{path}index.html")];
        for standard in &SITE.library.standards {
            for erratum in standard.errata.iter().filter(|each| each.published.is_none()) {
                for (around, text) in support::html::texts(html) {
                    if text.contains(&erratum.held) {
                        assert_eq!(around, "mark", "/{path}: `{}`", erratum.held);
                    }
                }
            }
        }
    }
}

#[test]
fn the_overview_names_every_requirement_that_is_compared_and_those_that_are_not() {
    let page = page("compare/");
    let cards = select(page.root_element(), ".compare-matrix td a").len();
    let topics = SITE.library.crosswalk.topics.iter();
    let topics = topics.map(|topic| self::page(&format!("compare/{}/", topic.id)));
    let shown = topics.map(|topic| select(topic.root_element(), ".crosswalk-card").len());
    assert_eq!(cards, shown.sum::<usize>(), "a card for every link");
    let lacks = select(page.root_element(), ".compare-lacking li");
    let lacks: Vec<&str> = lacks.iter().filter_map(|item| item.attr("data-lacks")).collect();
    let heads = select(page.root_element(), "#lacking [data-base]");
    let crosswalk = &SITE.library.crosswalk;
    for (place, base) in checklists().into_iter().enumerate() {
        let others = checklists().into_iter().filter(|other| other.id != base.id);
        let expected = others.map(|other| {
            let compared = crosswalk.between(&other.id, &base.id);
            let compared: Vec<&String> =
                compared.flat_map(|(_, seen)| &seen.own.requirements).collect();
            other.requirements.iter().filter(|each| !compared.contains(&&each.id)).count()
        });
        let expected: usize = expected.sum();
        let number = (place + 1).to_string();
        let found = lacks.iter().filter(|each| each.split(' ').any(|base| base == number)).count();
        assert_eq!(found, expected, "{}", base.id);
        let head: String = heads[place].text().collect();
        assert!(head.ends_with(&format!("にないもの（{expected}件）")), "{head}");
    }
    assert!(heads[0].text().collect::<String>().starts_with("別紙2にないもの"));
}

/// The heat of a cell is the relation of its entries with the chosen base.
#[test]
fn a_cell_says_how_it_stands_to_each_base() {
    let page = page("compare/");
    let checklists = checklists();
    for (row, topic) in select(page.root_element(), ".compare-matrix tbody tr")
        .into_iter()
        .zip(&SITE.library.crosswalk.topics)
    {
        for (cell, own) in select(row, "td").into_iter().zip(&checklists) {
            for (place, base) in checklists.iter().enumerate() {
                let relations: Vec<_> = topic
                    .entries
                    .iter()
                    .filter_map(|entry| entry.seen_from(&own.id))
                    .filter(|seen| seen.other.checklist == base.id)
                    .map(|seen| seen.relation.id())
                    .collect();
                let heat = select(cell, &format!(".heat[data-base=\"{}\"]", place + 1));
                let is_there = topic.entries.iter().any(|entry| entry.seen_from(&own.id).is_some());
                assert_eq!(heat.len(), usize::from(is_there && own.id != base.id));
                let Some(heat) = heat.first().and_then(|heat| heat.attr("data-heat")) else {
                    continue;
                };
                let (more, less) = (relations.contains(&"superset"), relations.contains(&"subset"));
                let expected = match (more, less) {
                    (true, true) => "mixed",
                    (true, false) => "more",
                    (false, true) => "less",
                    _ if relations.contains(&"equal") => "equal",
                    _ if relations.contains(&"related") => "related",
                    _ => "lacking",
                };
                assert_eq!(heat, expected, "{} {} {}", topic.id, own.id, base.id);
            }
        }
    }
}

/// Every two checklists: each entry between them once, and every other requirement of both.
#[test]
fn two_standards_at_a_time_show_what_each_asks_for() {
    let page = page("compare/");
    let crosswalk = &SITE.library.crosswalk;
    let all = checklists();
    for (place, one) in all.iter().enumerate() {
        for two in &all[place + 1..] {
            let [one_name, two_name] = [one, two].map(|each| each.id.replace('/', "."));
            let pair = format!("[id=\"pair.{one_name}.{two_name}\"]");
            let pair = select(page.root_element(), &pair);
            let count = |list: &str| select(pair[0], &format!("[data-list=\"{list}\"] li")).len();
            for relation in kijun_crosswalk::Relation::ALL {
                let expected = crosswalk.between(&one.id, &two.id);
                let expected = expected.filter(|(_, seen)| seen.relation == relation).count();
                assert_eq!(count(relation.id()), expected, "{one_name} {two_name} {relation:?}");
            }
            let only = |checklist: &Checklist, first: bool| {
                let sides = crosswalk.between(&one.id, &two.id);
                let ids: Vec<&String> =
                    sides
                        .flat_map(|(_, seen)| {
                            if first { &seen.own.requirements } else { &seen.other.requirements }
                        })
                        .collect();
                checklist.requirements.iter().filter(|each| !ids.contains(&&each.id)).count()
            };
            assert_eq!(count("one"), only(one, true), "{one_name} {two_name}");
            assert_eq!(count("two"), only(two, false), "{one_name} {two_name}");
        }
    }
}

#[test]
fn a_page_to_carry_over_has_an_element_for_every_link_and_the_ways_themselves() {
    for (place, standard) in SITE.library.standards.iter().enumerate() {
        for (list, to) in standard.checklists.iter().enumerate() {
            let page =
                page(&Route::CarryOver { standard: place, checklist: list }.path(&SITE.library));
            let crosswalk = &SITE.library.crosswalk;
            let ways = checklists().into_iter();
            let ways = ways.filter_map(|from| Bridge::between(crosswalk, from, &to.rules));
            let ways: Vec<Bridge> = ways.collect();
            let root = select(page.root_element(), "[data-carry]")[0];
            let props = select(page.root_element(), "[data-props]")[0].attr("data-props");
            let data: CarryData = in_order::read(props.expect("data")).expect("page data");
            let embedded: Vec<Bridge> = data.ways.into_iter().map(|way| way.bridge).collect();
            assert_eq!(embedded, ways);
            for (number, bridge) in ways.iter().enumerate() {
                let section = select(root, &format!("[data-bridge=\"{number}\"]"))[0];
                let targets = select(section, "[data-target]");
                let ids: Vec<_> =
                    targets.iter().filter_map(|each| each.attr("data-target")).collect();
                assert_eq!(ids, bridge.requirements);
                let without = select(section, "[data-without] li").len();
                assert_eq!(ids.len() + without, to.rules.requirements.len());
                for (target, id) in targets.into_iter().zip(&bridge.requirements) {
                    assert!(text(target).contains(&words(&bridge.to, id)));
                    let links = bridge.links.iter().filter(|link| link.to.contains(id)).count();
                    assert_eq!(select(target, "[data-link]").len(), links);
                    for link in bridge.links.iter().filter(|link| link.to.contains(id)) {
                        for each in &link.from {
                            assert!(text(target).contains(&words(&bridge.from, &each.id)));
                        }
                    }
                }
            }
            let controls = "input, select, button";
            let open =
                select(root, controls).into_iter().filter(|each| each.attr("disabled").is_none());
            assert_eq!(open.count(), 0, "no control can be used before the page is sealed");
        }
    }
}

#[test]
fn without_a_crosswalk_there_are_no_such_pages_and_no_links_to_them() {
    let library = Library {
        standards: SITE.library.standards.clone(),
        crosswalk: Crosswalk::default(),
        ..Library::default()
    };
    let folder = tempfile::tempdir().expect("a folder");
    let options = Options::default();
    build(&library, &options, folder.path()).expect("a site");
    let read = |page: &str| std::fs::read_to_string(folder.path().join(page));
    assert!(read("compare/index.html").is_err());
    assert!(read("annex2/cloud/carry-over/index.html").is_err());
    for page in ["index.html", "annex2/index.html", "annex2/cloud/check/index.html"] {
        let html = read(page).expect("a page");
        assert!(!html.contains("compare/") && !html.contains("carry-over/"), "{page}");
    }
    assert!(SITE.pages["index.html"].contains("compare/"));
    assert!(SITE.pages["annex2/cloud/check/index.html"].contains("carry-over/"));
}
