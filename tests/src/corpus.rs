//! Cases as data: an answer file, and the expected result of its assessment.
//!
//! The files in `corpus/` are run natively and in the browser: files directly in the folder with
//! the rules of annex2, files in folders below with the rules of the checklist that their path
//! names. A case is
//!
//! ```json
//! { "description": "一文で", "answers": { … },
//!   "expect": { "verdict": "undetermined", "best": "conforming", "worst": "nonconforming",
//!               "requirements": {"6-2": "substituted"}, "diagnostics": ["reason_missing"] } }
//! ```
//!
//! with `"raw": "…"` in place of `answers` if the text of the file matters. Fields that are missing
//! in `expect` are not compared; `requirements` and `clauses` may name only some of theirs, the
//! other lists must be complete.

use std::collections::BTreeMap;

use kijun_rules::answers::{ReadError, ReadErrorKind};
use kijun_rules::{AnswerFile, Assessment, Rules};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value, json};

/// An answer file, and the expected result of its assessment.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The purpose of the case, in one sentence.
    pub description: String,
    /// The answer file, kept as it is written.
    pub answers: Option<Box<RawValue>>,
    /// The text of the answer file, in place of `answers`.
    pub raw: Option<String>,
    /// The expected result.
    pub expect: Expect,
}

/// The expected result. Only the given fields are compared.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    /// The verdict.
    pub verdict: Option<String>,
    /// The verdict with every missing answer taken as met.
    pub best: Option<String>,
    /// The verdict with every missing answer taken as unmet.
    pub worst: Option<String>,
    /// The statuses of some requirements.
    #[serde(default)]
    pub requirements: BTreeMap<String, String>,
    /// Some clauses, with some of their fields; `any_of` identifies the clause.
    #[serde(default)]
    pub clauses: Vec<Map<String, Value>>,
    /// The missing answers that still decide.
    pub decisive: Option<Vec<String>>,
    /// The remedies; `"none"` if there are none.
    pub remedies: Option<Value>,
    /// The codes of the diagnostics, in order.
    pub diagnostics: Option<Vec<String>>,
    /// The digest of the answers.
    pub answers_digest: Option<String>,
    /// The kind of the error, if the file cannot be assessed.
    pub error: Option<String>,
}

impl Case {
    /// Return the bytes of the answer file.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        match (&self.raw, &self.answers) {
            (Some(text), _) => text.as_bytes(),
            (None, Some(file)) => file.get().as_bytes(),
            (None, None) => b"",
        }
    }

    /// Return the class that the answer file names.
    #[must_use]
    pub fn class(&self) -> Option<String> {
        AnswerFile::read(self.bytes()).ok()?.class
    }
}

/// Read the cases of a file.
///
/// # Errors
/// Fail if it is not a list of cases.
pub fn cases(json: &str) -> serde_json::Result<Vec<Case>> {
    serde_json::from_str(json)
}

/// Return the assessment of an answer file, as the bytes of its JSON.
///
/// # Errors
/// Fail if the file cannot be read, names another checklist, or names no class of this one.
pub fn assess(rules: &Rules, bytes: &[u8]) -> Result<Vec<u8>, ReadError> {
    let file = AnswerFile::read(bytes)?;
    let known = rules.checklist().id.as_str();
    if file.checklist != known {
        return Err(ReadError::unknown_checklist(&file.checklist, &[known]));
    }
    let assessment = Assessment::of(rules, &file)?;
    Ok(serde_json::to_vec(&assessment).unwrap_or_default())
}

/// Run a case.
///
/// # Errors
/// Fail with every difference from the expected result, one sentence each.
pub fn run(rules: &Rules, case: &Case) -> Result<(), Vec<String>> {
    let mut problems = Vec::new();
    match (assess(rules, case.bytes()), &case.expect.error) {
        (Err(error), Some(kind)) => {
            let found = kind_name(error.kind);
            differ(&mut problems, "error", &json!(found), &json!(kind));
            if error.message.is_empty() || error.cure.is_empty() {
                problems.push("an error says what is wrong and what to do".to_owned());
            }
        }
        (Err(error), None) => problems.push(format!("not expected to fail: {error}")),
        (Ok(_), Some(kind)) => problems.push(format!("expected to fail with {kind}")),
        (Ok(bytes), None) => match serde_json::from_slice(&bytes) {
            Ok(assessment) => compare(&mut problems, &assessment, &case.expect),
            Err(error) => problems.push(format!("the assessment is not JSON: {error}")),
        },
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// Run every case of a file and return a report: the number of cases, and the failures.
#[must_use]
pub fn report(rules: &Rules, corpus: &str) -> Value {
    let cases = match cases(corpus) {
        Ok(cases) => cases,
        Err(error) => return json!({"cases": 0, "failures": [error.to_string()]}),
    };
    let failures: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let problems = run(rules, case).err()?;
            Some(format!("{}: {}", case.description, problems.join("; ")))
        })
        .collect();
    json!({"cases": cases.len(), "failures": failures})
}

fn compare(problems: &mut Vec<String>, assessment: &Value, expect: &Expect) {
    let texts = [("verdict", &expect.verdict), ("best", &expect.best), ("worst", &expect.worst)];
    for (name, wanted) in texts {
        if let Some(wanted) = wanted {
            differ(problems, name, &assessment[name], &json!(wanted));
        }
    }
    for (id, wanted) in &expect.requirements {
        let found = find(&assessment["requirements"], "id", &json!(id));
        differ(problems, id, &found["status"], &json!(wanted));
    }
    for wanted in &expect.clauses {
        let any_of = wanted.get("any_of").unwrap_or(&Value::Null);
        let found = find(&assessment["clauses"], "any_of", any_of);
        for (name, value) in wanted {
            differ(problems, &format!("{any_of}.{name}"), &found[name], value);
        }
    }
    if let Some(wanted) = &expect.decisive {
        differ(problems, "decisive", &assessment["decisive"], &json!(wanted));
    }
    match &expect.remedies {
        None => {}
        Some(none) if none == "none" => {
            differ(problems, "remedies", &assessment["remedies"], &Value::Null);
        }
        Some(wanted) => differ(problems, "remedies", &assessment["remedies"], wanted),
    }
    if let Some(wanted) = &expect.diagnostics {
        let diagnostics = assessment["diagnostics"].as_array().into_iter().flatten();
        let found: Value = diagnostics.map(|diagnostic| diagnostic["code"].clone()).collect();
        differ(problems, "diagnostics", &found, &json!(wanted));
    }
    if let Some(wanted) = &expect.answers_digest {
        differ(problems, "digest.answers", &assessment["digest"]["answers"], &json!(wanted));
    }
}

fn find<'a>(list: &'a Value, name: &str, value: &Value) -> &'a Value {
    let mut elements = list.as_array().into_iter().flatten();
    elements.find(|element| element[name] == *value).unwrap_or(&Value::Null)
}

fn differ(problems: &mut Vec<String>, name: &str, found: &Value, wanted: &Value) {
    if found != wanted {
        problems.push(format!("{name} is {found}, expected {wanted}"));
    }
}

/// Return the name of an error's kind in the corpus: `not_utf8`, `wrong_type`.
#[must_use]
pub fn kind_name(kind: ReadErrorKind) -> String {
    let mut name = String::new();
    for letter in format!("{kind:?}").chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.extend(letter.to_lowercase());
    }
    name
}
