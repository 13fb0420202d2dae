//! The forms as one file each: their policy names everything in them, and they refer to nothing else.
#![cfg(feature = "pages")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::sync::LazyLock;

use data_encoding::BASE64;
use flate2::read::GzDecoder;
use kijun_site::build::{BuildError, Bundles, Family, Options, Standalone, build};
use kijun_site::routes::Route;
use lzma_rust2::LzmaReader;
use scraper::{ElementRef, Html, Selector};
use sha2::{Digest, Sha256};
use support::SITE;

/// Return stand-ins for the bundles, each with a start, and the notices.
fn bundles(workbooks: bool) -> Bundles {
    let names = Family::ALL.map(Family::name).into_iter();
    let names = names.chain(workbooks.then_some("standalone")).chain(["unpack"]);
    let files = names.flat_map(|name| {
        let script = format!("const {0}=1;export{{{0} as default}};", name.replace('-', "_"));
        [
            (format!("{name}/a.js"), script.into_bytes()),
            (format!("{name}/a.wasm"), name.as_bytes().to_vec()),
        ]
    });
    let notices = [("third-party.txt".to_owned(), b"notices".to_vec())];
    Bundles::of(&files.chain(notices).collect::<Vec<_>>()).unwrap()
}

/// Return the files of all checklists, by their addresses.
fn files(standalone: Standalone) -> BTreeMap<String, String> {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    let bundles = Some(bundles(standalone == Standalone::WithWorkbooks));
    let options = Options { bundles, standalone: Some(standalone), ..Options::default() };
    build(&SITE.library, &options, &out).unwrap();
    let lists = SITE.library.standards.iter().flat_map(|standard| &standard.checklists);
    let files = lists.map(|list| {
        let address = Route::standalone(list);
        let html = std::fs::read_to_string(out.join(&address)).expect(&address);
        (address, html)
    });
    let home = std::fs::read_to_string(out.join("index.html")).unwrap();
    files.chain([("index.html".to_owned(), home)]).collect()
}

static FILES: LazyLock<BTreeMap<String, String>> =
    LazyLock::new(|| files(Standalone::WithWorkbooks));

/// Return the files without the home page, parsed as they stand.
fn parsed() -> Vec<(&'static str, Html)> {
    let files = FILES.iter().filter(|(name, _)| *name != "index.html");
    files.map(|(name, html)| (name.as_str(), Html::parse_document(html))).collect()
}

/// Return the bytes that stand packed in the element of this id.
fn unpacked(html: &Html, id: &str) -> Vec<u8> {
    let place = select(&format!("#{id}"));
    let packed: String = html.select(&place).next().expect(id).text().collect();
    let packed = BASE64.decode(packed.as_bytes()).expect(id);
    let mut bytes = Vec::new();
    let mut reader = LzmaReader::new_mem_limit(packed.as_slice(), u32::MAX, None).expect(id);
    reader.read_to_end(&mut bytes).expect(id);
    bytes
}

/// Return the parts that stand packed together, by their names.
fn parts(html: &Html) -> BTreeMap<String, String> {
    let place = select("#packed");
    let parts = html.select(&place).next().unwrap().attr("data-parts").unwrap().to_owned();
    let mut rest = unpacked(html, "packed");
    let parts = parts.split(',').map(|each| {
        let (name, length) = each.split_once(' ').unwrap();
        let after = rest.split_off(length.parse().unwrap());
        (name.to_owned(), String::from_utf8(std::mem::replace(&mut rest, after)).unwrap())
    });
    let parts = parts.collect();
    assert!(rest.is_empty());
    parts
}

/// Return the names of the programs that the file starts.
fn programs(html: &Html) -> Vec<String> {
    let place = select("#packed");
    let names = html.select(&place).next().unwrap().attr("data-programs").unwrap();
    names.split(',').map(ToOwned::to_owned).collect()
}

/// Return the files as their scripts make them whole: with the form in its place.
fn whole() -> Vec<(&'static str, Html)> {
    let files = parsed().into_iter().map(|(name, html)| {
        let form = String::from_utf8(unpacked(&html, "packed-check")).unwrap();
        let empty = "<div id=\"check\" data-view class=\"page wide\">";
        assert_eq!(FILES[name].matches(empty).count(), 1, "{name}");
        let paper =
            html.select(&select("#packed-paper")).next().unwrap().text().collect::<String>();
        let paper = BASE64.decode(paper.as_bytes()).unwrap();
        let mut text = String::new();
        GzDecoder::new(paper.as_slice()).read_to_string(&mut text).unwrap();
        let place = "<div id=\"paper\" data-view class=\"page wide\">";
        assert_eq!(FILES[name].matches(place).count(), 1, "{name}");
        let whole = FILES[name].replace(empty, &format!("{empty}{form}"));
        let whole = whole.replace(place, &format!("{place}{text}"));
        (name, Html::parse_document(&whole))
    });
    files.collect()
}

fn select(selector: &str) -> Selector {
    Selector::parse(selector).unwrap()
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(&Sha256::digest(text.as_bytes())))
}

#[test]
fn the_policy_allows_what_stands_in_the_file_and_nothing_else() {
    for (name, html) in parsed() {
        let all = |selector: &str| -> Vec<String> {
            html.select(&select(selector)).map(|each| each.text().collect()).collect()
        };
        let head = select("head > *");
        let policy = html.select(&head).nth(1).and_then(|meta| meta.attr("content")).unwrap();
        let policy = policy.to_owned();
        assert!(policy.starts_with("default-src 'none'; "), "{name}: {policy}");
        let sources = |directive: &str| -> BTreeSet<String> {
            let found =
                policy.split(';').map(str::trim).find_map(|each| each.strip_prefix(directive));
            found.unwrap().split_whitespace().map(ToOwned::to_owned).collect()
        };
        let mut scripts = all("script:not([type='application/octet-stream'])");
        assert_eq!(scripts.len(), 4, "{name}: two scripts, what unpacks, and the start");
        let parts = parts(&html);
        scripts.extend(programs(&html).iter().map(|name| parts[&format!("{name}.js")].clone()));
        let mut allowed: BTreeSet<String> = scripts.iter().map(|text| hash(text)).collect();
        allowed.insert("'wasm-unsafe-eval'".to_owned());
        assert_eq!(sources("script-src "), allowed, "{name}");
        let styles = all("style").into_iter().chain([parts["style"].clone()]);
        let styles: BTreeSet<String> = styles.map(|text| hash(&text)).collect();
        assert_eq!(sources("style-src "), styles, "{name}");
        let directives: Vec<&str> =
            policy.split(';').filter_map(|each| each.split_whitespace().next()).collect();
        let known =
            ["default-src", "script-src", "style-src", "img-src", "form-action", "base-uri"];
        assert_eq!(directives, known, "{name}");
    }
}

/// Return the ids of a file. Each is there once.
fn ids<'a>(name: &str, html: &'a Html) -> BTreeSet<&'a str> {
    let mut ids = BTreeSet::new();
    for id in html.select(&select("[id]")).filter_map(|each| each.attr("id")) {
        assert!(ids.insert(id), "{name}: the id `{id}` twice");
    }
    ids
}

/// Return the attributes of an element that make a browser load something or go there.
fn references<'a>(element: &ElementRef<'a>) -> impl Iterator<Item = (&'a str, &'a str)> {
    let refers = ["href", "src", "srcset", "action", "formaction", "poster", "data"];
    element.value().attrs().filter(move |(name, value)| refers.contains(name) && *value != "data:,")
}

#[test]
fn the_file_refers_to_nothing_but_its_own_places() {
    for (name, html) in whole() {
        let ids = ids(name, &html);
        for element in html.select(&select("*")) {
            let tag = element.value().name();
            for (attribute, value) in references(&element) {
                if let Some(id) = value.strip_prefix('#') {
                    assert!(ids.contains(id), "{name}: no place for `{value}`");
                    continue;
                }
                // The document's own links to the web, which the reader follows or not.
                assert_eq!((tag, attribute), ("a", "href"), "{name}: {value}");
                assert_eq!(element.attr("rel"), Some("noreferrer external"), "{name}: {value}");
            }
        }
        for attribute in ["for", "aria-labelledby", "aria-describedby"] {
            for element in html.select(&select(&format!("[{attribute}]"))) {
                let named = element.attr(attribute).unwrap_or_default();
                assert!(named.split_whitespace().all(|id| ids.contains(id)), "{name}: {named}");
            }
        }
        assert!(!html.html().contains("kijun-inside:"), "{name}");
        let style = &parts(&html)["style"];
        assert!(!style.contains("@import") && !style.contains("url("), "{name}");
    }
}

#[test]
fn nothing_in_an_attribute_is_style_or_script() {
    for (name, html) in whole() {
        for element in html.select(&select("*")) {
            let own = |attribute: &str| attribute == "style" || attribute.starts_with("on");
            let tag = element.value().name();
            assert!(!element.value().attrs().any(|(attribute, _)| own(attribute)), "{name}: {tag}");
        }
    }
}

#[test]
fn damage_and_a_missing_end_can_be_seen() {
    for (name, html) in parsed() {
        let end = select("body > *:last-child");
        let last = html.select(&end).next().and_then(|last| last.attr("id"));
        assert_eq!(last, Some("end"), "{name}");
        let packed: Vec<ElementRef<'_>> = html.select(&select("[data-sum]")).collect();
        assert_eq!(packed.len(), 4, "{name}");
        for place in packed {
            let text: String = place.text().collect();
            let add = |sum: i32, byte: &u8| sum.wrapping_mul(31).wrapping_add(i32::from(*byte));
            let sum = BASE64.decode(text.as_bytes()).unwrap().iter().fold(0, add);
            assert_eq!(place.attr("data-sum"), Some(sum.to_string().as_str()), "{name}");
        }
        // Where no script runs at all, the page says so too.
        assert_eq!(html.select(&select("#check [data-waiting]")).count(), 1, "{name}");
        assert_eq!(html.select(&select("noscript [data-waiting]")).count(), 0, "{name}");
    }
}

#[test]
fn the_file_has_the_form_the_words_the_classes_and_its_programs() {
    for (name, html) in whole() {
        let count = |selector: &str| html.select(&select(selector)).count();
        assert!(
            parsed().iter().all(|(_, html)| html.select(&select("#words .document")).count() > 0)
        );
        for part in [
            "#check .assessment",
            "#words .document",
            "#classes .class-words",
            "#paper table",
            "#about",
        ] {
            assert!(count(part) > 0, "{name}: {part}");
        }
        let programs = programs(&html);
        assert_eq!(count("[data-props]"), programs.len(), "{name}: {programs:?}");
        assert_eq!(count("button[data-export=xlsx][data-workbook]"), 1, "{name}");
        let parts = parts(&html);
        let names =
            ["finder.js", "finder.wasm", "notices", "standalone.js", "standalone.wasm", "style"];
        assert!(parts.keys().eq(names), "{name}: {:?}", parts.keys());
        assert_eq!(programs.last().map(String::as_str), Some("standalone"), "{name}");
        let finder = programs.iter().any(|program| program == "finder");
        assert_eq!(
            finder,
            count("[data-live=finder]") == 1,
            "{name}: only where there are questions"
        );
        let open = select(":is(button, input, select, textarea):not([disabled])");
        assert_eq!(html.select(&open).count(), 0, "{name}: closed until it is sealed");
        let store = html.root_element().attr("data-store").unwrap();
        assert!(store.starts_with("standalone/"), "{name}: {store}");
    }
}

#[test]
fn the_home_page_offers_every_file() {
    let home = Html::parse_document(&FILES["index.html"]);
    let offered: BTreeSet<&str> =
        home.select(&select("a[download]")).filter_map(|link| link.attr("href")).collect();
    let files: BTreeSet<&str> =
        FILES.keys().map(String::as_str).filter(|name| *name != "index.html").collect();
    assert_eq!(offered, files);
    assert!(!SITE.pages["index.html"].contains("standalone/"), "a site without them offers none");
}

#[test]
fn without_workbooks_the_form_has_no_way_to_excel() {
    for (name, text) in files(Standalone::WithoutWorkbooks) {
        let html = Html::parse_document(&text);
        let count = |selector: &str| html.select(&select(selector)).count();
        assert_eq!(count("[data-export=xlsx]"), 0, "{name}");
        if name != "index.html" {
            let form = String::from_utf8(unpacked(&html, "packed-check")).unwrap();
            assert!(form.contains("data-export=\"csv\"") && !form.contains("\"xlsx\""), "{name}");
        }
    }
}

#[test]
fn without_programs_it_is_refused() {
    let out = tempfile::tempdir().unwrap();
    for bundles in [None, Some(bundles(false))] {
        let standalone = Some(Standalone::WithWorkbooks);
        let options = Options { bundles, standalone, ..Options::default() };
        let error = build(&SITE.library, &options, &out.path().join("site")).unwrap_err();
        assert!(matches!(error, BuildError::NoPrograms), "{error}");
    }
}
