//! Every requirement of the five checklists in every spelling, and every date that its number can
//! become: never another requirement.

use kijun_rules::Rules;
use kijun_rules::model::{Checklist, Class, Requirement};
use proptest::prelude::*;

use super::{Identities, TITLES};

/// The ids of the five checklists; of the last two, one of each shape.
const CHECKLISTS: [&str; 5] = [
    "1 2 3 4 5-1 5-2 5-3 6-1 6-2 6-3 6-4 6-5 7-1 7-2",
    "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 \
     risk-1 risk-2 risk-3 risk-4 risk-5 risk-6 risk-7 risk-8 risk-9 risk-10 risk-11 risk-12",
    "1-1 1-2 1-3 1-4 1-5 2-1 2-2 2-3",
    "3.1-2 3.1-3 3.1-4-s1 3.1-4-s2 3.1-8-1 3.1-8-5 3.3-1-1-3 4.1-2 4.1-2-8 4.2-s1 5.2-1-1",
    "6.2-1-1 6.2-1-2 6.2-1-5 6.2-2-1 6.2-2-4",
];

fn rules(ids: &str) -> Rules {
    let requirement = |id: &str| Requirement { id: id.to_owned(), ..Requirement::default() };
    Rules::compile(Checklist {
        id: "example/cloud".to_owned(),
        edition: "1".to_owned(),
        classes: vec![Class { id: "A".to_owned(), ..Class::default() }],
        requirements: ids.split_whitespace().map(requirement).collect(),
        ..Checklist::default()
    })
    .unwrap()
}

/// Return the identities of a checklist in which each requirement has a title of its own.
fn titled<'r>(rules: &'r Rules, titles: &[(String, String)]) -> Identities<'r> {
    let mut identities = Identities::of(rules);
    identities.set_words(titles.iter().map(|(id, title)| (id.as_str(), (TITLES, title.as_str()))));
    identities
}

fn titles(ids: &str) -> Vec<(String, String)> {
    ids.split_whitespace().map(|id| (id.to_owned(), format!("要件の名 {id}"))).collect()
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Return what spreadsheets make of a number, in all their languages and formats; nothing of one
/// that they leave as it is.
fn mangled(id: &str) -> Vec<String> {
    let mut all = Vec::new();
    let parts: Option<Vec<u32>> = id.split('-').map(|part| part.parse().ok()).collect();
    let Some(parts) = parts else { return all };
    let month = |number: u32| MONTHS.get(usize::try_from(number).ok()?.checked_sub(1)?).copied();
    match *parts.as_slice() {
        [number] => {
            all.extend([format!("{number}.0"), format!("0{number}")]);
            if number < 32 {
                all.extend([format!("1900-01-{number:02}"), format!("1900/1/{number}")]);
            }
        }
        [a, b] => {
            for (m, d) in [(a, b), (b, a)] {
                let Some(name) = month(m) else { continue };
                all.extend([
                    format!("{m}月{d}日"),
                    format!("{m}/{d}"),
                    format!("{d}-{name}"),
                    format!("{name}-{d}"),
                    format!("{name}-{d:02}"),
                    format!("2026/{m}/{d}"),
                    format!("2026-{m:02}-{d:02}"),
                    format!("2026-{m:02}-{d:02}T00:00:00"),
                    format!("20{d:02}-{m:02}-01"),
                    format!("20{d:02}/{m}/1"),
                    format!("20{d:02}年{m}月"),
                    format!("令和8年{m}月{d}日"),
                ]);
            }
            all.push(format!("{a:02}-{b:02}"));
        }
        _ => {}
    }
    all
}

const DASHES: &str = "-ーｰ―─━‑‒–—−－‐一";

/// Return the spellings of a number.
fn spelt(id: &str) -> Vec<String> {
    let wide: String = id
        .chars()
        .map(|sign| match sign {
            '!'..='~' => char::from_u32(u32::from(sign) + 0xfee0).unwrap(),
            sign => sign,
        })
        .collect();
    let dashed = DASHES.chars().flat_map(|dash| {
        [id, wide.as_str()].map(|id| id.replace(['-', '－'], &format!(" {dash}")))
    });
    let mut all: Vec<String> = dashed.collect();
    all.extend([
        format!("No.{id}"),
        format!("　{wide}\u{200b}"),
        format!("№{id}."),
        format!("'{id}"),
    ]);
    all
}

#[test]
fn every_spelling_is_the_requirement_and_with_the_words_of_another_an_error() {
    for ids in CHECKLISTS {
        let (rules, titles) = (rules(ids), titles(ids));
        let identities = titled(&rules, &titles);
        for (id, title) in &titles {
            for text in spelt(id) {
                for words in [&[(TITLES, title.as_str())][..], &[]] {
                    let found = identities.find(&text, words);
                    assert_eq!(found.map(|found| found.id).as_deref(), Ok(id.as_str()), "{text}");
                }
                for (other, title) in titles.iter().filter(|(other, _)| other != id) {
                    let found = identities.find(&text, &[(TITLES, title)]);
                    assert!(found.is_err(), "{text} with the words of {other}: {found:?}");
                }
            }
        }
    }
}

#[test]
fn no_date_becomes_another_requirement() {
    for ids in CHECKLISTS {
        let (rules, titles) = (rules(ids), titles(ids));
        let identities = titled(&rules, &titles);
        // A number of another checklist can be a row's, too.
        for id in CHECKLISTS.iter().flat_map(|ids| ids.split_whitespace()).chain(["13-1", "10-12"])
        {
            let own = titles.iter().find(|(known, _)| known == id);
            for text in mangled(id) {
                match identities.find(&text, &[]) {
                    // Nothing is known of it, or it is the only one: no other number gives it.
                    Ok(found) if own.is_none() => {
                        let is_other = titles.iter().any(|(known, _)| *known == found.id);
                        let swapped = id.split('-').rev().collect::<Vec<_>>().join("-");
                        assert!(!is_other || found.id == swapped, "{id} as {text}: {found:?}");
                    }
                    Ok(found) => assert_eq!(found.id, id, "{text}"),
                    Err(_) => {}
                }
                if let Some((_, title)) = own {
                    let found = identities.find(&text, &[(TITLES, title)]);
                    let found = found.unwrap_or_else(|why| panic!("{id} as {text}: {why}"));
                    assert_eq!(found.id, id, "{text}");
                    assert!(found.notice.is_some(), "{text}");
                }
                for (other, title) in titles.iter().filter(|(other, _)| *other != id) {
                    let found = identities.find(&text, &[(TITLES, title)]);
                    assert!(found.is_err() || found.unwrap().id == *other, "{text} {other}");
                }
            }
        }
    }
}

#[test]
fn a_year_does_not_hide_another_requirement() {
    let ids = "1-1 1-2 13-1";
    let (rules, titles) = (rules(ids), titles(ids));
    let identities = titled(&rules, &titles);
    assert!(identities.find("2013-01-01", &[]).is_err());
    let found = identities.find("2013-01-01", &[(TITLES, "要件の名 13-1")]).unwrap();
    assert_eq!(found.id, "13-1");
    let found = identities.find("41275", &[(TITLES, "要件の名 1-1")]).unwrap();
    assert_eq!(found.id, "1-1");
    assert!(identities.find("2013-01-01", &[(TITLES, "要件の名 1-2")]).is_err());
}

#[test]
fn decimals_are_told_apart_by_words_or_by_the_other_rows() {
    let ids = "1.1 1.10 1.2";
    let (rules, titles) = (rules(ids), titles(ids));
    let mut identities = titled(&rules, &titles);
    for (text, title, expected) in [
        ("1.1", "要件の名 1.10", Some("1.10")),
        ("1.1", "要件の名 1.1", Some("1.1")),
        ("1.1", "要件の名 1.2", None),
        ("1.1", "", None),
        ("1.10", "要件の名 1.10", Some("1.10")),
        ("1.20", "", Some("1.2")),
    ] {
        let found = identities.find(text, &[(TITLES, title)]);
        assert_eq!(found.ok().map(|found| found.id).as_deref(), expected, "{text} {title}");
    }
    identities.set_rows(["1.1", "1.10", "1.2"].into_iter());
    assert_eq!(identities.find("1.1", &[]).unwrap().id, "1.1");
}

#[test]
fn words_say_what_an_unreadable_number_was() {
    let (rules, titles) = (rules(CHECKLISTS[0]), titles(CHECKLISTS[0]));
    let identities = titled(&rules, &titles);
    for text in ["", "###", "#REF!", "5:1", "5/1/", "五の一", "1900-02-30"] {
        let found = identities.find(text, &[(TITLES, "要件の名 5-1")]).unwrap();
        assert_eq!(found.id, "5-1", "{text}");
        assert!(found.notice.is_some());
    }
    // A sound number that the checklist does not have says something else than the words.
    assert!(identities.find("9-9", &[(TITLES, "要件の名 5-1")]).is_err());
    // Nothing says that it is one of this checklist's: the answer is kept.
    assert_eq!(identities.find("9-9", &[]).unwrap().id, "9-9");
    assert_eq!(identities.find("9-9", &[(TITLES, "別の要件")]).unwrap().id, "9-9");
    assert!(identities.find("", &[]).is_err());
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in ".{0,20}", words in ".{0,8}") {
        let (rules, titles) = (rules(CHECKLISTS[0]), titles(CHECKLISTS[0]));
        let identities = titled(&rules, &titles);
        let _ = identities.find(&text, &[(TITLES, &words)]);
    }

    #[test]
    fn any_day_is_no_requirement_that_it_cannot_have_been(day in 18_264_u32..73_051) {
        let (rules, titles) = (rules(CHECKLISTS[0]), titles(CHECKLISTS[0]));
        let identities = titled(&rules, &titles);
        let found = identities.find(&day.to_string(), &[]);
        let is_known = found.is_ok_and(|found| rules.requirement(&found.id).is_some());
        prop_assert!(!is_known, "a day with a year says no requirement by itself");
    }
}
