//! What somebody claims the verdict is. It is never believed, only compared.

use std::borrow::Cow;

use kijun_rules::Rules;
use kijun_rules::assessment;
use kijun_rules::text::plain;
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::flag::{Flag, names};
use crate::vendor::Vendor;
use crate::words;

/// What an assessment says, or what an answer file says of its own assessment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statement {
    /// The name of the assessment's file; `None` for what stands in the answer file.
    pub file_name: Option<String>,
    /// The verdict stated, as it stands there.
    pub verdict: Option<String>,
    /// The digest of the answers that it was stated of.
    pub answers_digest: Option<String>,
    best: Option<String>,
    worst: Option<String>,
    class: Option<String>,
    edition: Option<String>,
    rules_digest: Option<String>,
    /// Requirement ids and their statuses.
    statuses: Vec<(String, String)>,
    /// The names of what has another type than it should.
    strange: Vec<&'static str>,
}

/// The two fields of an answer file by which it says something of its verdict.
#[derive(Deserialize)]
struct Claims<'a> {
    #[serde(borrow)]
    assessment: Option<&'a RawValue>,
    #[serde(borrow)]
    verdict: Option<&'a RawValue>,
}

/// What an answer file says of its own verdict: in `assessment`, and in `verdict`. The bytes are
/// those of a file that was read.
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

/// The bytes without the byte-order mark that some editors put before a text.
fn bare(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes)
}

impl Statement {
    /// An assessment; `None` if the bytes, sound JSON, are none.
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
            Some((text("id")?, text("status")?))
        }));
    }

    /// The text, if it is one; what is neither text nor null is remembered by its name.
    fn text(&mut self, value: Option<&Value>, name: &'static str) -> Option<String> {
        match value {
            Some(Value::String(text)) => return Some(text.clone()),
            None | Some(Value::Null) => {}
            Some(_) => self.strange.push(name),
        }
        None
    }

    /// Where it stands, as the beginning of a sentence.
    fn place(&self) -> String {
        match &self.file_name {
            None => "このファイル".to_owned(),
            Some(name) => format!("判定結果のファイル「{}」", plain(name)),
        }
    }

    /// Compares what is stated with what the rules give.
    pub(crate) fn compare(&self, vendor: &Vendor, rules: &Rules, into: &mut Vec<Flag>) {
        let place = self.place();
        let right = vendor.verdict();
        if let Some(stated) = differs(self.verdict.as_ref(), right.id()) {
            into.push(Flag::grave(
                "verdict_differs",
                format!(
                    "{place}には判定「{stated}」と書かれていますが、規則で計算し直すと「{}」です。",
                    right.label()
                ),
            ));
        }
        let bounds = vendor.bounds();
        let best = differs(self.best.as_ref(), bounds.best.id());
        let worst = differs(self.worst.as_ref(), bounds.worst.id());
        if best.is_some() || worst.is_some() {
            into.push(Flag::grave(
                "bounds_differ",
                format!("{place}に書かれた判定の幅が、計算し直した結果と異なります。"),
            ));
        }
        self.compare_statuses(&place, vendor, rules, into);
        if differs(self.answers_digest.as_ref(), vendor.answers_digest()).is_some() {
            into.push(Flag::grave(
                "answers_digest_differs",
                format!(
                    "{place}に書かれた判定は、この回答に対するものではありません(回答のダイジェストが異なります)。判定の後で回答が変わっていないか、提出者に確認してください。"
                ),
            ));
        }
        let edition = rules.checklist().edition.as_str();
        if let Some(stated) = differs(self.edition.as_ref(), edition) {
            into.push(Flag::note(
                "stated_edition_differs",
                format!("{place}に書かれた判定は版『{stated}』によるもので、この比較は版『{edition}』によります。"),
            ));
        } else if differs(self.rules_digest.as_ref(), rules.digest()).is_some() {
            into.push(Flag::note(
                "rules_digest_differs",
                format!("{place}に書かれた判定は、別の規則で出されたものです(規則のダイジェストが異なります)。"),
            ));
        }
        if !self.strange.is_empty() {
            let fields = names(self.strange.iter().copied());
            into.push(Flag::grave(
                "statement_unreadable",
                format!("{place}に書かれた判定のうち、{fields}は読める形になっていないため、比べられません。"),
            ));
        }
    }

    /// Compares the class and the status of each requirement.
    fn compare_statuses(&self, place: &str, vendor: &Vendor, rules: &Rules, into: &mut Vec<Flag>) {
        let class = rules.class_at(vendor.class()).map_or("", |class| class.id.as_str());
        if self.class.as_deref().is_some_and(|stated| stated != class) {
            into.push(Flag::grave(
                "statuses_differ",
                format!("{place}に書かれた判定は、別の分類に対するものです。"),
            ));
        }
        let wrong = self.statuses.iter().filter(|(id, stated)| {
            let right = rules.requirement(id).and_then(|index| vendor.status(index));
            right.is_none_or(|right| right.id() != stated)
        });
        let wrong: Vec<&str> = wrong.map(|(id, _)| id.as_str()).collect();
        if !wrong.is_empty() {
            into.push(Flag::grave(
                "statuses_differ",
                format!(
                    "{place}に書かれた要件の状態のうち、No.{}が、計算し直した結果と異なります。",
                    names(wrong)
                ),
            ));
        }
    }
}

/// What is stated, where it is not what is right.
fn differs<'a>(stated: Option<&'a String>, right: &str) -> Option<Cow<'a, str>> {
    stated.filter(|stated| *stated != right).map(|stated| words::stated(stated))
}
