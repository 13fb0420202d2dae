//! Properties of every page of the repository's own content.
#![cfg(feature = "pages")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use kijun_content::model::ClassScheme;
use kijun_rules::Rules;
use kijun_rules::finder::classify;
use kijun_site::build::{Options, build};
use kijun_site::routes::Route;
use support::SITE;
use support::html::{starts, texts};

/// Return the page that a link on the page `from` leads to, and the anchor on it.
fn target(from: &str, href: &str) -> (String, String) {
    let (path, anchor) = href.split_once('#').unwrap_or((href, ""));
    let mut parts: Vec<&str> = if let Some(rooted) = path.strip_prefix('/') {
        return (page_of(rooted), anchor.to_owned());
    } else {
        from.split('/').collect()
    };
    if path.is_empty() {
        return (from.to_owned(), anchor.to_owned());
    }
    parts.pop();
    for part in path.split('/').filter(|part| *part != ".") {
        match part {
            ".." => assert!(parts.pop().is_some(), "{from}: `{href}` leads out of the site"),
            part => parts.push(part),
        }
    }
    (page_of(&parts.join("/")), anchor.to_owned())
}

fn page_of(path: &str) -> String {
    if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    }
}

#[test]
fn every_page_of_the_library_is_there() {
    let routes = Route::all(&SITE.library).map(|route| page_of(&route.path(&SITE.library)));
    let mut expected: BTreeSet<String> = routes.collect();
    expected.insert("404.html".to_owned());
    assert_eq!(SITE.pages.keys().cloned().collect::<BTreeSet<_>>(), expected);
    for page in [
        "annex2/index.html",
        "annex2/classes/index.html",
        "annex2/requirements/index.html",
        "annex2/errata/index.html",
        "annex2/cloud/check/index.html",
        "annex2/cloud/checklist/index.html",
        "kitakyushu/cloud/check/index.html",
        "kitakyushu/web-meeting/check/index.html",
        "kobe/public-cloud/check/index.html",
        "shunan/external-service/check/index.html",
        "privacy/index.html",
    ] {
        assert!(expected.contains(page), "{page}");
    }
}

#[test]
fn every_link_leads_to_a_page_and_an_anchor_that_exist() {
    let anchors: BTreeMap<&String, BTreeSet<String>> = SITE
        .pages
        .iter()
        .map(|(page, html)| {
            let ids = starts(html).into_iter().filter_map(|(_, mut all)| all.remove("id"));
            let mut seen = BTreeSet::new();
            for id in ids {
                assert!(!id.contains(char::is_whitespace), "{page}: `{id}`");
                assert!(seen.insert(id.clone()), "{page}: the id `{id}` twice");
            }
            (page, seen)
        })
        .collect();
    for (page, html) in &SITE.pages {
        for (name, attributes) in starts(html) {
            let Some(href) = attributes.get("href").filter(|_| name == "a") else { continue };
            if href.starts_with("https://") || href.starts_with("http://") {
                assert_eq!(attributes.get("rel").map(String::as_str), Some("noreferrer external"));
                continue;
            }
            let (to, anchor) = target(page, href);
            if to == "third-party.txt"
                || to.strip_prefix("schema/").is_some_and(|name| name != "index.html")
            {
                assert!(SITE.folder.join(&to).is_file());
                continue;
            }
            let Some(there) = anchors.get(&to) else { panic!("{page}: no page for `{href}`") };
            assert!(anchor.is_empty() || there.contains(&anchor), "{page}: no anchor for `{href}`");
        }
    }
}

#[test]
fn labels_and_descriptions_point_at_elements_of_their_page() {
    for (page, html) in &SITE.pages {
        let all = starts(html);
        let ids: BTreeSet<&String> = all.iter().filter_map(|(_, each)| each.get("id")).collect();
        for (_, attributes) in &all {
            for name in ["for", "aria-labelledby", "aria-describedby"] {
                let named = attributes.get(name).map(String::as_str).unwrap_or_default();
                for id in named.split_whitespace() {
                    assert!(ids.contains(&id.to_owned()), "{page}: {name}=\"{id}\"");
                }
            }
        }
    }
}

#[test]
fn pages_load_only_files_of_the_site_and_nothing_stands_inline() {
    for (page, html) in &SITE.pages {
        let mut policies = 0;
        for (name, attributes) in starts(html) {
            assert!(name != "style", "{page}: an inline style sheet");
            let inline = attributes.keys().find(|name| *name == "style" || name.starts_with("on"));
            assert_eq!(inline, None, "{page}: on <{name}>");
            assert!(name != "script" || attributes.contains_key("src"), "{page}: an inline script");
            policies += usize::from(
                attributes.get("http-equiv").is_some_and(|name| name == "Content-Security-Policy"),
            );
            let loads = match name.as_str() {
                "script" if attributes.contains_key("data-js") => {
                    ["src", "data-js", "data-wasm"].as_slice()
                }
                "script" => &["src"],
                "link" => &["href"],
                "img" | "iframe" | "object" | "form" => panic!("{page}: <{name}>"),
                _ => &[],
            };
            for attribute in loads {
                let address = &attributes[*attribute];
                if address != "data:," {
                    let (file, _) = target(page, address);
                    assert!(SITE.folder.join(&file).is_file(), "{page}: `{address}`");
                }
            }
        }
        assert_eq!(policies, 1, "{page}");
    }
}

#[test]
fn only_a_page_with_a_program_may_connect_and_only_to_its_own_site() {
    for (page, html) in &SITE.pages {
        let all = starts(html);
        let program = all.iter().any(|(_, has)| has.contains_key("data-wasm"));
        let policy = all.iter().find_map(|(_, has)| {
            let policy =
                has.get("http-equiv").is_some_and(|name| name == "Content-Security-Policy");
            has.get("content").filter(|_| policy)
        });
        let allowed: BTreeMap<&str, &str> =
            policy.unwrap().split(';').filter_map(|each| each.trim().split_once(' ')).collect();
        let mut expected = BTreeMap::from([
            ("default-src", "'none'"),
            ("script-src", "'self'"),
            ("style-src", "'self'"),
            ("img-src", "data:"),
            ("worker-src", "'none'"),
            ("form-action", "'none'"),
            ("base-uri", "'none'"),
        ]);
        if program {
            expected.insert("script-src", "'self' 'wasm-unsafe-eval'");
            expected.insert("connect-src", "'self'");
        }
        assert_eq!(allowed, expected, "{page}");
        let lookups = all.iter().find_map(|(_, has)| {
            let prefetch =
                has.get("http-equiv").is_some_and(|name| name == "x-dns-prefetch-control");
            has.get("content").filter(|_| prefetch)
        });
        assert_eq!(lookups.map(String::as_str), Some("off"), "{page}");
    }
}

#[test]
fn no_control_of_a_program_can_be_used_or_restored_before_the_program_is_live() {
    for (page, html) in &SITE.pages {
        let all = starts(html);
        if !all.iter().any(|(_, has)| has.contains_key("data-wasm")) {
            continue;
        }
        let controls = ["button", "input", "select", "textarea"];
        for (name, has) in all.iter().filter(|(name, _)| controls.contains(&name.as_str())) {
            assert!(has.contains_key("disabled"), "{page}: <{name}> {has:?}");
            let restored = has.get("autocomplete").map(String::as_str);
            assert_eq!(restored, Some("off"), "{page}: <{name}> {has:?}");
        }
    }
}

/// The pages with a program of their own, by the last part of their path.
const PROGRAMS: [&str; 9] =
    ["ask", "check", "carry-over", "export", "ledger", "training", "search", "sign", "bidders"];

#[test]
fn a_page_has_its_program_or_else_the_script_for_reading() {
    for (page, html) in &SITE.pages {
        let finder = SITE.library.standards.iter().any(|standard| {
            let asks = standard.classes.as_ref().is_some_and(ClassScheme::has_questions);
            asks && *page == format!("{}/classes/index.html", standard.id)
        });
        let name = page.trim_end_matches("/index.html").rsplit('/').next().unwrap_or_default();
        let expected = PROGRAMS.contains(&name) || finder;
        let mut scripts = starts(html);
        scripts.retain(|(name, _)| name == "script");
        // A page with a program is watched by an old script, which says if the program does not start.
        let watched = scripts.iter().position(|(_, has)| has["src"].contains("assets/watchdog-"));
        assert_eq!(watched.is_some(), expected, "{page}");
        watched.map(|place| scripts.remove(place));
        let [(_, all), (_, script)] = &scripts[..] else {
            panic!("{page}: {} scripts", scripts.len())
        };
        assert!(all["src"].contains("assets/page-") && !all.contains_key("defer"), "{page}");
        assert_eq!(script.contains_key("data-wasm"), expected, "{page}");
        // The presenter's notes follow the training by a script of their own.
        let own = if name == "notes" { "assets/notes-" } else { "assets/reading-" };
        assert_eq!(script["src"].contains(own), !expected, "{page}");
        let data = starts(html).into_iter().find_map(|(_, mut has)| has.remove("data-props"));
        assert_eq!(data.is_some_and(|data| data.len() > 2), expected, "{page}: the program's data");
    }
}

#[test]
fn each_page_has_one_title_heading_and_no_level_is_skipped() {
    for (page, html) in &SITE.pages {
        let levels: Vec<u8> = starts(html)
            .iter()
            .filter_map(|(name, _)| match name.as_bytes() {
                [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
                _ => None,
            })
            .collect();
        assert_eq!(levels.first(), Some(&1), "{page}");
        assert!(!levels[1..].contains(&1), "{page}");
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{page}: {levels:?}");
    }
}

#[test]
fn words_published_as_held_are_marked_wherever_they_stand() {
    for (place, standard) in SITE.library.standards.iter().enumerate() {
        let below = Route::Standard(place).path(&SITE.library);
        let errata = page_of(&Route::Errata(place).path(&SITE.library));
        let odd = standard.errata.iter().filter(|erratum| erratum.published.is_none());
        for erratum in odd {
            let pages = SITE.pages.iter().filter(|(page, _)| page.starts_with(&below));
            let mut marked = 0;
            for (page, html) in pages.filter(|(page, _)| **page != errata) {
                for (around, text) in texts(html) {
                    if text.contains(&erratum.held) {
                        // In chapters, the mark's words are a button that opens the reason.
                        let is_marked = ["mark", "button"].contains(&around.as_str());
                        assert!(is_marked, "{page}: `{}` in {around}", erratum.held);
                        marked += 1;
                    }
                }
            }
            assert!(marked > 0, "`{}` stands nowhere", erratum.held);
        }
    }
}

#[test]
fn the_finders_questions_lead_to_the_classes_of_the_rules() {
    for standard in &SITE.library.standards {
        let Some(scheme) = &standard.classes else { continue };
        for checklist in &standard.checklists {
            let rules = Rules::compile(checklist.rules.clone()).unwrap();
            for class in &scheme.classes {
                for definition in &class.definitions {
                    let Some(question) = &definition.question else { continue };
                    let fact = rules.fact(&question.fact).expect("a fact");
                    let found = classify(&rules, &[fact]).class.and_then(|at| rules.class_at(at));
                    assert_eq!(found.map(|class| &class.id), Some(&class.id));
                }
            }
            let order: Vec<&String> = scheme.classes.iter().map(|class| &class.id).collect();
            let ranked: Vec<&String> =
                checklist.rules.classes.iter().map(|each| &each.id).collect();
            assert_eq!(order, ranked, "the finder asks from the top class down");
        }
    }
}

#[test]
fn a_second_build_writes_nothing_and_one_without_bundles_says_so() {
    let again = build(&SITE.library, &SITE.options, &SITE.folder).unwrap();
    assert_eq!((again.written, again.removed), (0, 0));
    assert!(again.warnings.is_empty());

    let folder = tempfile::tempdir().unwrap();
    let options = Options { base_url: Some("/sub/path".to_owned()), ..Options::default() };
    let built = build(&SITE.library, &options, folder.path()).unwrap();
    assert_eq!((built.pages, built.warnings.len()), (SITE.pages.len(), 1));
    let read = |page: &str| std::fs::read_to_string(folder.path().join(page)).unwrap();
    assert_eq!(read("annex2/classes/index.html").matches("<script").count(), 1);
    assert!(read("404.html").contains("href=\"/sub/path/privacy/\""));
}

#[test]
fn without_a_bundle_the_form_says_that_it_stays_paper() {
    let folder = tempfile::tempdir().unwrap();
    let options = Options::default();
    let built = build(&SITE.library, &options, folder.path()).unwrap();
    assert_eq!(built.warnings.len(), 1);
    let says = |html: &str| html.contains("画面での自己点検の仕組みを入れずに作られています");
    let page = "annex2/cloud/check/index.html";
    assert!(says(&std::fs::read_to_string(folder.path().join(page)).unwrap()));
    assert!(!says(&SITE.pages[page]));
}

/// Return the ids of a page.
fn ids(page: &str) -> impl Iterator<Item = String> {
    starts(&SITE.pages[page]).into_iter().filter_map(|(_, mut all)| all.remove("id"))
}

#[test]
fn every_id_of_a_page_with_anchors_is_the_contents_or_reserved() {
    let library = &SITE.library;
    let is_reserved = |id: &str| {
        kijun_content::FRAME_IDS.contains(&id)
            || kijun_content::PAGE_IDS.iter().any(|prefix| id.starts_with(prefix))
            // Not an id that a place may have.
            || id.contains(':')
    };
    let mut seen = 0;
    for (place, standard) in library.standards.iter().enumerate() {
        let mut anchors: BTreeSet<String> = BTreeSet::new();
        let folder = support::content().join(&standard.id);
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "md") {
                let text = std::fs::read_to_string(path).unwrap();
                let ids = text.split("{#").skip(1).filter_map(|rest| rest.split_once('}'));
                anchors.extend(ids.map(|(id, _)| id.to_owned()));
            }
        }
        let chapters =
            (0..standard.chapters.len()).map(|chapter| Route::Chapter { standard: place, chapter });
        let examples = (0..standard.worked_examples.len())
            .map(|example| Route::WorkedExample { standard: place, example });
        for route in chapters.chain(examples) {
            let page = page_of(&route.path(library));
            for id in ids(&page) {
                assert!(anchors.contains(&id) || is_reserved(&id), "{page}: the id `{id}`");
                seen += 1;
            }
        }
    }
    assert!(seen > 300, "only {seen} ids were seen");
    let terms: BTreeSet<&str> = library.glossary.iter().map(|term| term.id.as_str()).collect();
    for id in ids("glossary/index.html") {
        assert!(
            terms.contains(id.as_str()) || kijun_content::FRAME_IDS.contains(&id.as_str()),
            "{id}"
        );
    }
    for (place, topic) in library.crosswalk.topics.iter().enumerate() {
        let page = page_of(&Route::Topic(place).path(library));
        for id in ids(&page) {
            // The others have a dot, or the topic's own id before them, and no topic has either.
            let own = id == topic.id || id == format!("{}-entries", topic.id) || id.contains('.');
            assert!(own || kijun_content::FRAME_IDS.contains(&id.as_str()), "{page}: `{id}`");
        }
    }
}
