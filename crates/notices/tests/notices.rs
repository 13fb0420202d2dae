//! The notices name every crate that is given out, with its licence and its text.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use kijun_notices::linked::{bundles, of_bundle, of_command};
use kijun_notices::notices::text;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap().to_owned()
}

#[test]
fn every_crate_that_is_given_out_is_named_with_its_licence_and_text() {
    let root = root();
    let text = text(&root, None).unwrap();
    let (list, texts) = text.split_once(&"-".repeat(80)).unwrap();
    let entries: BTreeMap<&str, &str> =
        list.split("\n\n").filter_map(|entry| entry.split_once('\n')).collect();
    let mut all = BTreeMap::from([("kijun".to_owned(), of_command(&root).unwrap())]);
    for bundle in bundles(&root).unwrap() {
        let crates = of_bundle(&root, &bundle).unwrap();
        all.insert(bundle, crates);
    }
    assert_eq!(all.len(), 1 + std::fs::read_dir(root.join("site/bundles")).unwrap().count());
    for (what, crates) in all {
        assert!(crates.len() > 30, "{what}: {crates:?}");
        for (name, version) in crates {
            let entry = entries.get(format!("{name} {version}").as_str());
            let entry = entry.unwrap_or_else(|| panic!("{what}: {name} {version} is missing"));
            let line = |key: &str| {
                let line = entry.lines().find_map(|line| line.trim().strip_prefix(key));
                line.unwrap_or_else(|| panic!("{name}: {key}")).trim().to_owned()
            };
            assert!(line("source:").starts_with("http"), "{name}");
            assert!(line("in:").split(", ").any(|own| own == what), "{name} in {what}");
            let licence = line("licence:");
            let (words, numbers) = licence.split_once(" [").unwrap();
            assert!(!words.is_empty(), "{name}");
            for number in numbers.split(" [") {
                let mark = format!("\n[{number}\n\n");
                let (_, text) = texts.split_once(&mark).unwrap_or_else(|| panic!("{name}: {mark}"));
                assert!(text.lines().take(10).any(|line| !line.is_empty()), "{name}");
            }
            assert!(!words.contains("MPL-2.0") || line("code:").contains(&version), "{name}");
        }
    }
}

#[test]
fn crates_of_this_repository_are_no_third_parties() {
    let command = of_command(&root()).unwrap();
    assert!(command.iter().all(|(name, _)| !name.starts_with("kijun-")));
    assert!(command.iter().any(|(name, _)| name == "clap"));
}
