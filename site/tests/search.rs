//! The search over the four standards finds the words of their pages.

mod support;

use kijun_search::index::nfkc;
use kijun_search::search;
use scraper::{ElementRef, Html, Selector};
use support::SITE;
use support::search::pieces;

/// The number of pieces of text to search for, and their lengths in characters.
const SAMPLES: usize = 1000;
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=12;

#[test]
fn whatever_stands_on_a_page_is_found() {
    let (pieces, pages) = (pieces(), pages());
    let mut random = Random(0x6b69_6a75);
    let mut missed = Vec::new();
    for _ in 0..SAMPLES {
        let (path, words) = sample(&pages, &mut random);
        let groups = search(&pieces, &words, &nfkc).groups;
        let mut found = groups.iter().flat_map(|group| &group.pages);
        if !found.any(|page| page.path == path) {
            missed.push(format!("{path}: {words}"));
        }
    }
    assert!(missed.len() * 100 <= SAMPLES, "{} missed:\n{}", missed.len(), missed.join("\n"));
}

/// Sentences in which terms of the glossary are explained, and the pages that contain them.
const EXPLAINED: [(&str, &str); 3] = [
    ("annex2/table/", "(*)SSL、TLSによるend to end、VPN装置等による拠点間のいずれも可"),
    (
        "kitakyushu/3/",
        "以下を含むクラウドサービスを利用して情報システムを構築する際のセキュリティ対策",
    ),
    ("shunan/1/", "裁判管轄の問題や国外の法制度が適用されることにより"),
];

#[test]
fn a_passage_is_not_cut_at_a_term_of_the_glossary() {
    let pieces = pieces();
    for (path, words) in EXPLAINED {
        let groups = search(&pieces, words, &nfkc).groups;
        let mut pages = groups.iter().flat_map(|group| &group.pages);
        let page = pages.find(|page| page.path == path).unwrap_or_else(|| panic!("{words}"));
        assert!(page.hits.iter().any(|hit| hit.text.contains(words)), "{words}: {:?}", page.hits);
    }
}

#[test]
fn every_requirement_is_found_by_its_number() {
    let pieces = pieces();
    for standard in &SITE.library.standards {
        for checklist in &standard.checklists {
            for (_, _, requirement) in checklist.requirements() {
                let groups = search(&pieces, &requirement.id, &nfkc).groups;
                let own = groups.iter().find(|group| group.title == standard.short_title);
                assert!(own.is_some(), "{} {}", checklist.rules.id, requirement.id);
            }
        }
    }
}

/// Numbers to search for, and the page and anchor of the first hit.
const NUMBERS: [(&str, &str); 17] = [
    ("3.1(8)", "kitakyushu/3/#3.1-8"),
    ("3.1", "kitakyushu/3/#3.1"),
    ("①(4)", "kobe/1/#1-4"),
    ("項番11", "shunan/requirements/#no-11"),
    ("4.1(2)(ウ)", "kitakyushu/4/#4.1-2-3"),
    ("４．１（２）（ｳ）", "kitakyushu/4/#4.1-2-3"),
    ("5.2", "kitakyushu/5/#5.2"),
    ("3.3①(ア)", "kitakyushu/3/#3.3-1-1"),
    ("3.3①(ア) 2つ目の・", "kitakyushu/3/#3.3-1-1-2"),
    ("3.1(4) その1", "kitakyushu/3/#3.1-4"),
    ("6-2", "annex2/requirements/#no-6-2"),
    ("No6-2", "annex2/requirements/#no-6-2"),
    ("No.6-2", "annex2/requirements/#no-6-2"),
    ("6.2(1)⑤", "kitakyushu/6/#6.2-1-5"),
    ("5.2(1)①", "kitakyushu/5/#5.2-1-1"),
    ("3.1(8)⑤", "kitakyushu/3/#3.1-8-5"),
    ("3.1-8-5", "kitakyushu/3/#3.1-8-5"),
];

#[test]
fn a_number_finds_its_clause_first_and_tools_last() {
    let pieces = pieces();
    let tools = ["/carry-over/", "/export/", "/ledger/", "/training/"];
    let is_tool =
        |path: &str| path.starts_with("compare/") || tools.iter().any(|tool| path.ends_with(tool));
    for (typed, clause) in NUMBERS {
        let groups = search(&pieces, typed, &nfkc).groups;
        let first = &groups[0].pages[0];
        assert_eq!(format!("{}#{}", first.path, first.hits[0].anchor), clause, "{typed}");
        for group in &groups {
            let own = group.pages.iter().filter(|page| !page.repeats());
            // Only pages with the number by itself; those where it is inside another number come
            // after.
            let own = own.filter(|page| page.hits.iter().any(|hit| stands(hit.text, typed)));
            let tools: Vec<bool> = own.map(|page| is_tool(page.path)).collect();
            assert!(tools.is_sorted(), "{typed} in {}: {tools:?}", group.title);
        }
    }
}

/// Return whether a text has the number by itself: not as the end or the beginning of a longer one.
fn stands(text: &str, number: &str) -> bool {
    text.match_indices(number).any(|(at, number)| {
        let after = &text[at + number.len()..];
        !text[..at].ends_with(['.', ')', '-']) && !after.starts_with('.')
    })
}

/// Questions, and a word in the first hit.
const QUESTIONS: [(&str, &str); 13] = [
    ("議事録はどの分類ですか", "議事録"),
    ("議事録の分類", "議事録"),
    ("議事録分類", "議事録"),
    ("再委託してもいいですか", "再委託"),
    ("誰が承認しますか", "承認"),
    ("誰が承認するのか", "承認"),
    ("台帳には何を書けばいいですか", "台帳"),
    ("暗号化しないといけませんか", "暗号化"),
    ("ﾊﾞｯｸｱｯﾌﾟはどこに保存しますか", "バックアップ"),
    ("再委託は何故駄目ですか？", "再委託"),
    ("No6-2は守らないといけませんか", "6-2"),
    ("項番11は必須ですか", "事務所"),
    ("取り扱いはどうすればよいですか", "取り扱い"),
];

#[test]
fn a_question_finds_what_has_its_rarest_words() {
    let pieces = pieces();
    for (typed, word) in QUESTIONS {
        let found = search(&pieces, typed, &nfkc);
        assert!(!found.loose.is_empty(), "{typed}");
        let first = found.groups.first().unwrap_or_else(|| panic!("{typed}: nothing"));
        assert!(
            first.pages[0].hits[0].text.contains(word),
            "{typed}: {:?}",
            first.pages[0].hits[0]
        );
        let pages = found.groups.iter().flat_map(|group| &group.pages);
        let hits = pages.flat_map(|page| &page.hits).filter(|hit| !hit.repeated).count();
        assert!(hits <= 70, "{typed}: {hits}");
    }
    // A search for words as they are written has no loose words.
    let class = search(&pieces, "重要性分類SA", &nfkc);
    assert_eq!((class.groups[0].title, class.loose.len()), ("別紙2", 0));
    assert!(search(&pieces, "宇宙旅行", &nfkc).groups.is_empty());
}

/// Return the path of each page, and the lines of text in its `main`.
fn pages() -> Vec<(String, Vec<String>)> {
    let main = Selector::parse("main").unwrap();
    let named = SITE
        .pages
        .iter()
        .filter(|(file, _)| file.ends_with("index.html") && !file.starts_with("search/"))
        // The training and the question repeat the words of other pages.
        .filter(|(file, _)| !file.contains("/training/") && !file.starts_with("ask/"));
    let pages = named.map(|(file, page)| {
        let html = Html::parse_document(page);
        let main = html.select(&main).next().unwrap();
        let text = main.descendants().filter(|node| {
            let mut around = node.ancestors().filter_map(ElementRef::wrap);
            !around.any(|each| {
                let left_out = ["hidden", "popover", "data-situation"];
                left_out.iter().any(|name| each.attr(name).is_some())
                    || each.value().name() == "option"
            })
        });
        let text = text.filter_map(|node| node.value().as_text());
        let lines = text.map(|line| line.trim().to_owned()).filter(|line| line.chars().count() > 1);
        (file.trim_end_matches("index.html").to_owned(), lines.collect())
    });
    pages.filter(|(_, lines): &(String, Vec<String>)| !lines.is_empty()).collect()
}

/// Choose a piece of a page's text that begins where a word may begin.
fn sample(pages: &[(String, Vec<String>)], random: &mut Random) -> (String, String) {
    loop {
        let (path, lines) = &pages[random.below(pages.len())];
        let line: Vec<char> = lines[random.below(lines.len())].chars().collect();
        let length = LENGTHS.start() + random.below(LENGTHS.end() - LENGTHS.start() + 1);
        let from = random.below(line.len());
        let to = (from + length).min(line.len());
        let border =
            |at: usize| at == 0 || at == line.len() || kind(line[at - 1]) != kind(line[at]);
        let words: String = line[from..to].iter().collect();
        let words = words.trim();
        if border(from) && words.chars().filter(|letter| letter.is_alphanumeric()).count() > 1 {
            return (path.clone(), words.to_owned());
        }
    }
}

/// Return the kind of a character: words of Japanese mostly end where it changes.
fn kind(letter: char) -> u8 {
    match letter {
        '\u{3041}'..='\u{3096}' => 0,
        '\u{30a1}'..='\u{30fc}' => 1,
        '\u{4e00}'..='\u{9fff}' => 2,
        letter if letter.is_alphanumeric() => 3,
        _ => 4,
    }
}

/// A generator that gives the same numbers in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}
