//! The page of samples is built only on request, and has every component.
#![cfg(feature = "pages")]

mod support;

use std::collections::BTreeSet;
use std::path::Path;

use kijun_site::build::{Options, build};
use scraper::{Html, Selector};
use support::SITE;

#[test]
fn every_component_has_a_sample() {
    let folder = tempfile::tempdir().unwrap();
    let options = Options { styleguide: true, ..Options::default() };
    let built = build(&SITE.library, &options, folder.path()).unwrap();
    assert_eq!(built.pages, SITE.pages.len() + 1);
    let page = std::fs::read_to_string(folder.path().join("styleguide/index.html")).unwrap();

    let page = Html::parse_document(&page);
    let samples = Selector::parse("[data-component]").unwrap();
    let shown: BTreeSet<&str> =
        page.select(&samples).filter_map(|sample| sample.attr("data-component")).collect();
    let modules = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/components");
    for module in std::fs::read_dir(modules).unwrap() {
        let name = module.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned();
        assert!(name == "mod" || shown.contains(name.as_str()), "{name} has no sample");
    }

    let empty = Selector::parse(".sample").unwrap();
    for sample in page.select(&empty) {
        let text: String = sample.text().collect();
        assert!(!text.contains("見本になるものがありません"), "{text}");
    }
}

#[test]
fn the_samples_are_not_published() {
    assert!(!SITE.pages.keys().any(|page| page.contains("styleguide")));
    let assets = std::fs::read_dir(SITE.folder.join("assets")).unwrap();
    let mut names = assets.map(|file| file.unwrap().file_name().into_string().unwrap());
    assert!(!names.any(|name| name.contains("styleguide")));
}
