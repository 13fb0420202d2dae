//! Answer files: read, assessed, written and read again.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use kijun_content::Library;
use kijun_rules::{AnswerFile, Assessment, Rules};
use kijun_tests::corpus;
use serde_json::Value;

use crate::target::Target;

/// Return a path of the repository.
pub(crate) fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// Return the repository's content.
pub(crate) fn library() -> Library {
    kijun_content::load(&here("content")).unwrap_or_else(|_| panic!("the content is sound"))
}

/// Return the rules of every checklist, by its path.
pub(crate) fn rules(library: &Library) -> BTreeMap<String, Rules> {
    let checklists = library.standards.iter().flat_map(|standard| &standard.checklists);
    checklists
        .map(|checklist| {
            let rules = Rules::compile(checklist.rules.clone()).expect("the rules are sound");
            (checklist.rules.id.clone(), rules)
        })
        .collect()
}

/// Return the answer files of the corpus, and those that were found before.
pub(crate) fn files() -> Vec<Vec<u8>> {
    let mut files = kept("answers");
    let mut folders = vec![here("tests/corpus")];
    while let Some(folder) = folders.pop() {
        for path in sorted(&folder) {
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = std::fs::read_to_string(&path).expect("a file of the corpus");
                let cases = corpus::cases(&text).expect("cases");
                files.extend(cases.iter().map(|case| case.bytes().to_vec()));
            }
        }
    }
    files
}

/// Return the files that earlier runs found, kept in `tests/attack/<target>`.
pub(crate) fn kept(target: &str) -> Vec<Vec<u8>> {
    let files = sorted(&here("tests/attack").join(target));
    files.iter().map(|path| std::fs::read(path).expect("a kept file")).collect()
}

pub(crate) fn sorted(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    paths
}

/// The reader of answer files.
pub struct Answers {
    seeds: Vec<Vec<u8>>,
    rules: BTreeMap<String, Rules>,
}

impl Answers {
    /// Begin with the corpus.
    ///
    /// # Panics
    /// Panic if the corpus or the content is not sound.
    #[must_use]
    pub fn new() -> Self {
        Self { seeds: files(), rules: rules(&library()) }
    }
}

impl Default for Answers {
    fn default() -> Self {
        Self::new()
    }
}

const WORDS: [&str; 32] = [
    "\"answers\":{",
    "\"status\":\"met\"",
    "\"status\":\"unmet\"",
    "\"status\":\"not_applicable\"",
    "\"reason\":\"\"",
    "\"reason\":\"使わない\"",
    "\"note\":\"a\"",
    "\"evidence\":[\"a\",\"b\"]",
    "\"exception\":{\"reason\":\"r\"}",
    "\"proposed\":{\"status\":\"met\"}",
    "\"value\":\"12\"",
    "\"class\":\"III\"",
    "\"class\":null",
    "\"phases\":[\"procurement\"]",
    "\"facts\":{\"a\":true}",
    "\"service\":{\"name\":\"甲\"}",
    "\"assessment\":{}",
    "\"signature\":{}",
    "\"1\":{}",
    "\"6-1\":{\"status\":\"met\"}",
    "\"checklist\":\"kobe/public-cloud\"",
    "null",
    "true",
    "[]",
    "{}",
    ",",
    ":",
    "{",
    "}",
    "[",
    "]",
    "\"",
];

impl Target for Answers {
    fn name(&self) -> &'static str {
        "answers"
    }

    fn seeds(&self) -> &[Vec<u8>] {
        &self.seeds
    }

    fn words(&self) -> &[&'static str] {
        &WORDS
    }

    fn check(&self, bytes: &[u8]) -> Result<bool, String> {
        let file = match AnswerFile::read(bytes) {
            Ok(file) => file,
            Err(error) if error.message.is_empty() || error.cure.is_empty() => {
                return Err("an error without words".to_owned());
            }
            Err(_) => return Ok(false),
        };
        kept_whole(&file, bytes)?;
        for rules in self.rules.values() {
            if let Ok(assessment) = Assessment::of(rules, &file) {
                serde_json::from_str::<Value>(&assessment.to_json())
                    .map_err(|error| format!("the assessment is no JSON: {error}"))?;
            }
        }
        Ok(true)
    }
}

/// Fail if an answer of the bytes is not in the file, or if writing and reading changes it.
fn kept_whole(file: &AnswerFile, bytes: &[u8]) -> Result<(), String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let given: Value = serde_json::from_slice(bytes)
        .map_err(|error| format!("read, but no JSON by another reader: {error}"))?;
    let written = file.to_json();
    let held: Value = serde_json::from_str(&written)
        .map_err(|error| format!("what was written is no JSON: {error}"))?;
    let answers = given["answers"].as_object().into_iter().flatten();
    for (id, answer) in answers.filter(|(_, answer)| answer["status"].is_string()) {
        let held = &held["answers"][id]["status"];
        if *held != answer["status"] {
            return Err(format!("the answer to {id} became {held}"));
        }
    }
    let again = AnswerFile::read(written.as_bytes())
        .map_err(|error| format!("what was written cannot be read: {error}"))?;
    if again.to_json() == written { Ok(()) } else { Err("written twice, it differs".to_owned()) }
}
