//! The five checklists of the content folder.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use kijun_content::Problem;
use kijun_rules::Rules;

/// Return a folder beside the tests.
pub fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The paths of the five checklists.
pub const CHECKLISTS: [&str; 5] = [
    "annex2/cloud",
    "kitakyushu/cloud",
    "kitakyushu/web-meeting",
    "kobe/public-cloud",
    "shunan/external-service",
];

/// Return every checklist of the content folder, compiled, in the order of [`CHECKLISTS`].
pub fn checklists() -> &'static [Rules] {
    static CACHE: OnceLock<Vec<Rules>> = OnceLock::new();
    CACHE.get_or_init(|| {
        let library = kijun_content::load(&folder("../content")).unwrap_or_else(|report| {
            let problems: Vec<String> = report.problems().iter().map(Problem::plain).collect();
            panic!("{}", problems.join("\n"))
        });
        let all = library.standards.into_iter().flat_map(|standard| standard.checklists);
        let compiled =
            all.map(|each| Rules::compile(each.rules).expect("checked content is sound"));
        let mut compiled: Vec<Rules> = compiled.collect();
        compiled.sort_by(|a, b| a.checklist().id.cmp(&b.checklist().id));
        let ids: Vec<&str> = compiled.iter().map(|rules| rules.checklist().id.as_str()).collect();
        assert_eq!(ids, CHECKLISTS);
        compiled
    })
}

/// Return one of the five.
#[allow(dead_code, reason = "not every test takes a checklist by name")]
pub fn rules(id: &str) -> &'static Rules {
    let mut all = checklists().iter();
    all.find(|rules| rules.checklist().id == id).expect("one of the five checklists")
}
