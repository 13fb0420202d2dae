//! A standard without classes: no page of it speaks of any.
#![cfg(feature = "pages")]

use std::fs;
use std::path::Path;

use kijun_site::build::{Options, build};
use scraper::{Html, Selector};

#[test]
fn no_page_speaks_of_classes() {
    let content = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/content/tests/values");
    let library = kijun_content::load(Path::new(content)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    build(&library, &Options::default(), folder.path()).unwrap();
    let main = Selector::parse("main").unwrap();
    for page in
        ["m", "m/table", "m/requirements", "m/c/check", "m/c/checklist", "m/c/export", "m/training"]
    {
        let html = fs::read_to_string(folder.path().join(page).join("index.html")).unwrap();
        let html = Html::parse_document(&html);
        // A dialog speaks of everything that the whole site may keep.
        let shown = html.select(&main).flat_map(|each| each.descendants()).filter(|node| {
            let parents = node.ancestors().filter_map(|each| each.value().as_element());
            !parents
                .into_iter()
                .any(|parent| parent.attr("hidden").is_some() || parent.name() == "dialog")
        });
        let words: String =
            shown.filter_map(|node| Some(node.value().as_text()?.to_string())).collect();
        let at =
            words.find("分類").map(|at| words[..at].chars().rev().take(40).collect::<String>());
        let before: Option<String> = at.map(|before| before.chars().rev().collect());
        assert_eq!(before, None, "{page}");
        let headings = Selector::parse("th").unwrap();
        let empty =
            html.select(&headings).filter(|each| each.text().all(|text| text.trim().is_empty()));
        assert_eq!(empty.count(), 0, "{page}: a heading without words");
    }
}
