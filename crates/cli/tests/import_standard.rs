//! `kijun import-standard` on Kijun's own forms: the rules of the bundled checklists are read again
//! from their exported tables.

#[path = "../../import/tests/support/mod.rs"]
#[allow(dead_code, reason = "the words are compared where they were typed by hand")]
mod measure;
mod support;

use std::collections::BTreeMap;
use std::path::Path;

use kijun_content::Library;
use kijun_import::{Decisions, read};
use kijun_rules::model::Values;
use measure::{Count, Is, Truth, TruthClause, TruthCondition, TruthFact, TruthRequirement};

const BUNDLED: [&str; 5] = [
    "annex2/cloud",
    "kitakyushu/cloud",
    "kitakyushu/web-meeting",
    "kobe/public-cloud",
    "shunan/external-service",
];

/// Return what the content says of a checklist, as a truth.
fn truth(library: &Library, id: &str) -> Truth {
    let (standard, name) = id.split_once('/').unwrap();
    let standard = library.standards.iter().find(|each| each.id == standard).unwrap();
    let checklist = standard.checklists.iter().find(|each| each.name == name).unwrap();
    let rules = &checklist.rules;
    let classes = rules.classes.iter().filter(|class| class.out_of_scope.is_none());
    let read = classes.clone().flat_map(|class| {
        class.clauses.iter().map(|clause| TruthClause {
            class: class.title.clone(),
            any_of: clause.any_of.clone(),
            at_least: 1,
            severity: clause.severity.id().to_owned(),
            conditions: clause
                .conditions
                .iter()
                .map(|condition| TruthCondition {
                    fact: condition.fact.clone(),
                    is: match &condition.is {
                        Values::Is(is) => Is::One(*is),
                        Values::OneOf(names) => Is::Names(names.clone()),
                    },
                })
                .collect(),
            thresholds: BTreeMap::new(),
        })
    });
    Truth {
        clauses: read.collect(),
        classes: classes.map(|class| class.title.clone()).collect(),
        facts: rules
            .facts
            .iter()
            .map(|fact| TruthFact { words: fact.id.clone(), choices: None })
            .collect(),
        requirements: rules
            .requirements
            .iter()
            .map(|requirement| TruthRequirement {
                number: requirement.id.clone(),
                title: String::new(),
                text: String::new(),
                category: String::new(),
                value: None,
                reversed: false,
            })
            .collect(),
    }
}

#[test]
fn the_bundled_checklists_are_read_again_from_their_forms() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../content");
    let library = kijun_content::load(Path::new(root)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut all = Count::default();
    let mut table = measure::HEAD.to_owned();
    for id in BUNDLED {
        let file = folder.path().join("form.xlsx");
        let ran = support::run(&["export", id, "--out", file.to_str().unwrap()]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let mut draft =
            read("form.xlsx", &std::fs::read(&file).unwrap(), &Decisions::new()).unwrap();
        let mut truth = truth(&library, id);
        measure::without_circumstances(&mut draft, &mut truth);
        let count = measure::rules(&draft, &truth);
        for wrong in &count.wrong {
            println!("{id}: {wrong}");
        }
        table += &measure::line(id, &count);
        all.add(&count);
    }
    table += &measure::line("all", &all);
    assert!(all.wrong.len() * 200 <= all.all(), "more than 0.5 % wrong");
    measure::check_document("bundled", &table);
}

#[test]
fn an_imported_folder_passes_the_check_and_builds() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let book = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/import/hanamori.xlsx");
    let ran = support::run(&["import-standard", book, "--out", &path("city")]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stdout.contains("28の要件を取り込みました"), "{}", ran.stdout);
    for arguments in [vec!["check"], vec!["build", "--out", &path("site")]] {
        let mut command = support::kijun_on(&path("city"));
        let output = command.args(&arguments).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    // A second import changes nothing that was changed by hand, unless it is told to.
    let city = path("city");
    let again =
        |more: &[&str]| support::run(&[&["import-standard", book, "--out", &city], more].concat());
    assert_eq!(again(&[]).code, 0);
    let edited = Path::new(&city).join("hanamori/standard.toml");
    let text = std::fs::read_to_string(&edited).unwrap() + "# 直した\n";
    std::fs::write(&edited, &text).unwrap();
    let ran = again(&[]);
    assert_eq!(
        (ran.code, ran.stderr.contains("hanamori/standard.toml")),
        (2, true),
        "{}",
        ran.stderr
    );
    assert_eq!(std::fs::read_to_string(&edited).unwrap(), text);
    assert_eq!(again(&["--overwrite"]).code, 0);
    assert_ne!(std::fs::read_to_string(&edited).unwrap(), text);
    // Nothing is written beside files that are no import's, and nothing of a faulty file.
    std::fs::create_dir(path("other")).unwrap();
    std::fs::write(path("other/note.txt"), "").unwrap();
    let ran = support::run(&["import-standard", book, "--out", &path("other")]);
    assert_eq!((ran.code, ran.stderr.contains("新しいフォルダー")), (2, true), "{}", ran.stderr);
    let ran = support::run(&["import-standard", &path("other/note.txt"), "--out", &path("no")]);
    assert_eq!(ran.code, 2);
    assert!(!Path::new(&path("no")).exists());
}
