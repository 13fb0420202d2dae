//! A claim about the verdict. It is compared, never believed.

use kijun_rules::assessment;
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

/// The claim of an assessment, or of an answer file about its own assessment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statement {
    /// The name of the assessment's file; `None` for a claim in the answer file.
    pub file_name: Option<String>,
    /// The stated verdict, as written.
    pub verdict: Option<String>,
    /// The stated digest of the answers.
    pub answers_digest: Option<String>,
    pub(crate) best: Option<String>,
    pub(crate) worst: Option<String>,
    pub(crate) class: Option<String>,
    pub(crate) edition: Option<String>,
    pub(crate) rules_digest: Option<String>,
    /// The statuses of requirements.
    pub(crate) statuses: Vec<StatedStatus>,
    /// The names of the fields of a wrong type.
    pub(crate) strange: Vec<&'static str>,
}

/// The status that is stated of a requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StatedStatus {
    /// The id of the requirement.
    pub(crate) requirement: String,
    /// The status, as written.
    pub(crate) status: String,
}

/// The two fields of an answer file that state its verdict.
#[derive(Deserialize)]
struct Claims<'a> {
    #[serde(borrow)]
    assessment: Option<&'a RawValue>,
    #[serde(borrow)]
    verdict: Option<&'a RawValue>,
}

/// Return the claims of an answer file: in `assessment`, and in `verdict`. The bytes are those of a
/// file that was read.
pub(crate) fn of_answer_file(bytes: &[u8]) -> Vec<Statement> {
    let Ok(claims) = serde_json::from_slice::<Claims<'_>>(bare(bytes)) else {
        return Vec::new();
    };
    let value = |raw: &RawValue| serde_json::from_str::<Value>(raw.get()).unwrap_or_default();
    let assessment = claims.assessment.map(value).filter(|value| !value.is_null()).map(|value| {
        let mut statement = Statement::default();
        match value.as_object() {
            Some(object) => statement.take(object),
            None => statement.strange.push("assessment"),
        }
        statement
    });
    let verdict = claims.verdict.map(value).filter(|value| !value.is_null()).map(|value| {
        let mut statement = Statement::default();
        statement.verdict = statement.text(Some(&value), "verdict");
        statement
    });
    assessment.into_iter().chain(verdict).collect()
}

/// Return the bytes without the byte-order mark that some editors put before a text.
fn bare(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes)
}

impl Statement {
    /// Return an assessment; `None` if the bytes, sound JSON, are none.
    pub(crate) fn of_assessment(file_name: &str, bytes: &[u8]) -> Option<Self> {
        let value: Value = serde_json::from_slice(bare(bytes)).ok()?;
        let object = value.as_object()?;
        if object.get("schema")?.as_str()? != assessment::SCHEMA {
            return None;
        }
        let mut statement = Self { file_name: Some(file_name.to_owned()), ..Self::default() };
        statement.take(object);
        Some(statement)
    }

    fn take(&mut self, object: &Map<String, Value>) {
        self.verdict = self.text(object.get("verdict"), "verdict");
        self.best = self.text(object.get("best"), "best");
        self.worst = self.text(object.get("worst"), "worst");
        self.class = self.text(object.get("class"), "class");
        self.edition = self.text(object.get("edition"), "edition");
        match object.get("digest") {
            Some(Value::Object(digest)) => {
                self.rules_digest = self.text(digest.get("rules"), "digest.rules");
                self.answers_digest = self.text(digest.get("answers"), "digest.answers");
            }
            None | Some(Value::Null) => {}
            Some(_) => self.strange.push("digest"),
        }
        let statuses = object.get("requirements").and_then(Value::as_array);
        self.statuses.extend(statuses.into_iter().flatten().filter_map(|each| {
            let text = |name| Some(each.get(name)?.as_str()?.to_owned());
            Some(StatedStatus { requirement: text("id")?, status: text("status")? })
        }));
    }

    /// Return the text, if it is one; note the name of a value that is neither a text nor null.
    fn text(&mut self, value: Option<&Value>, name: &'static str) -> Option<String> {
        match value {
            Some(Value::String(text)) => return Some(text.clone()),
            None | Some(Value::Null) => {}
            Some(_) => self.strange.push(name),
        }
        None
    }
}
