//! The differences between an assessment that somebody states and the one by the rules.

use kijun_rules::model::Verdict;
use kijun_rules::text::quoted;
use serde_json::Value;

/// The fields of an assessment that say most, in the order in which differences are shown; the
/// others follow.
const FIRST: [&str; 8] =
    ["schema", "checklist", "edition", "class", "verdict", "best", "worst", "digest"];

/// The names of fields for readers.
const NAMES: [(&str, &str); 14] = [
    ("checklist", "チェックリスト"),
    ("edition", "版"),
    ("class", "分類"),
    ("verdict", "判定"),
    ("best", "判定の幅"),
    ("worst", "判定の幅"),
    ("digest.rules", "規則の照合値"),
    ("digest.answers", "回答の照合値"),
    ("out_of_scope_reason", "対象外の理由"),
    ("requirements", "要件の状態"),
    ("clauses", "条項"),
    ("decisive", "判定を左右する要件"),
    ("remedies", "適合にするために必要なこと"),
    ("diagnostics", "注意"),
];

/// A place where a stated value is not the right one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Difference {
    /// The place, as a path: `requirements[5-1].status`.
    pub(super) place: String,
    /// The difference, in a sentence.
    pub(super) sentence: String,
}

/// Return the differences of a stated value from the right one. Fields that this version does not
/// know do not count. If the value is only a `part`, neither do fields that it leaves out.
pub(super) fn differences(stated: &Value, right: &Value, part: bool) -> Vec<Difference> {
    let mut walk = Walk { part, found: Vec::new() };
    walk.compare("", Some(stated), right);
    walk.found
}

struct Walk {
    part: bool,
    found: Vec<Difference>,
}

impl Walk {
    fn compare(&mut self, place: &str, stated: Option<&Value>, right: &Value) {
        match (stated, right) {
            (None, _) if self.part || right.is_null() => {}
            (Some(Value::Object(_)), Value::Object(fields)) => {
                let first = FIRST.iter().filter_map(|name| fields.get_key_value(*name));
                let rest = fields.iter().filter(|(name, _)| !FIRST.contains(&name.as_str()));
                for (name, value) in first.chain(rest) {
                    let dot = if place.is_empty() { "" } else { "." };
                    let inner = format!("{place}{dot}{name}");
                    self.compare(&inner, stated.and_then(|all| all.get(name)), value);
                }
            }
            (Some(Value::Array(given)), Value::Array(all)) if is_list_of_objects(all) => {
                for (at, value) in all.iter().enumerate() {
                    let inner = format!("{place}[{}]", key(value, at));
                    self.compare(&inner, given.get(at), value);
                }
                for (at, value) in given.iter().enumerate().skip(all.len()) {
                    let inner = format!("{place}[{}]", key(value, at));
                    self.add(&inner, Some(value), &Value::Null);
                }
            }
            (stated, right) if stated == Some(right) => {}
            (stated, right) => self.add(place, stated, right),
        }
    }

    fn add(&mut self, place: &str, stated: Option<&Value>, right: &Value) {
        let right = said(place, right);
        let sentence = match stated {
            Some(stated) => {
                format!("「{}」と書かれていますが、正しくは「{right}」です。", said(place, stated))
            }
            None => format!("書かれていません。正しくは「{right}」です。"),
        };
        let name = NAMES.iter().find(|(known, _)| *known == place);
        let name = name.or_else(|| {
            let top = place.split(['.', '[']).next().unwrap_or_default();
            NAMES.iter().find(|(known, _)| *known == top)
        });
        let sentence = match name {
            Some((_, name)) => format!("{name}({place}): {sentence}"),
            None if place.is_empty() => sentence,
            None => format!("{place}: {sentence}"),
        };
        self.found.push(Difference { place: place.to_owned(), sentence });
    }
}

fn is_list_of_objects(values: &[Value]) -> bool {
    values.first().is_some_and(Value::is_object)
}

/// Return the name of an element: its id, the requirements of a clause, or its number.
fn key(value: &Value, at: usize) -> String {
    if let Some(id) = value.get("id").and_then(Value::as_str) {
        return quoted(id).into_owned();
    }
    let members = value.get("any_of").and_then(Value::as_array);
    let members: Vec<&str> = members.into_iter().flatten().filter_map(Value::as_str).collect();
    if members.is_empty() { (at + 1).to_string() } else { quoted(&members.join(",")).into_owned() }
}

/// Return a value in a sentence: a text as it is, a verdict also by its name, anything else as JSON.
fn said(place: &str, value: &Value) -> String {
    match value {
        Value::Null => "(なし)".to_owned(),
        Value::String(text) => match Verdict::from_id(text) {
            Some(verdict) if matches!(place, "verdict" | "best" | "worst") => {
                format!("{}({text})", verdict.label())
            }
            // A digest is compared letter by letter.
            _ if place.starts_with("digest") && text.len() < 80 => text.clone(),
            _ => quoted(text).into_owned(),
        },
        value => quoted(&value.to_string()).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::differences;
    use serde_json::{Value, json};

    fn right() -> Value {
        json!({
            "schema": "kijun-assessment/1", "checklist": "annex2/cloud", "class": "SB",
            "verdict": "nonconforming", "out_of_scope_reason": null,
            "requirements": [{"id": "1", "status": "met"}, {"id": "5-1", "status": "unanswered"}],
            "clauses": [{"any_of": ["6-1", "6-2"], "state": "open"}],
            "decisive": ["5-1"], "remedies": {"all": [], "one_of": [[["5-1"]]]},
            "digest": {"rules": "sha256:a", "answers": "sha256:b"}
        })
    }

    fn places(change: impl FnOnce(&mut Value), part: bool) -> Vec<String> {
        let mut stated = right();
        change(&mut stated);
        differences(&stated, &right(), part).into_iter().map(|each| each.place).collect()
    }

    #[test]
    fn nothing_differs_from_itself_and_unknown_fields_do_not_count() {
        assert_eq!(places(|_| {}, false), Vec::<String>::new());
        let more = |stated: &mut Value| {
            stated["by"] = json!("甲");
            stated["requirements"][0]["x"] = json!(1);
            stated.as_object_mut().unwrap().remove("out_of_scope_reason");
        };
        assert_eq!(places(more, false), Vec::<String>::new());
    }

    type Case = (fn(&mut Value), &'static [&'static str]);

    #[test]
    fn each_difference_has_its_place() {
        let cases: [Case; 8] = [
            (|it| it["verdict"] = json!("conforming"), &["verdict"]),
            (|it| it["digest"]["answers"] = json!("sha256:c"), &["digest.answers"]),
            (|it| it["digest"] = json!("sha256:c"), &["digest"]),
            (|it| it["requirements"][1]["status"] = json!("met"), &["requirements[5-1].status"]),
            (|it| it["clauses"][0]["state"] = json!("satisfied"), &["clauses[6-1,6-2].state"]),
            (|it| it["decisive"] = json!([]), &["decisive"]),
            (
                |it| it["requirements"].as_array_mut().unwrap().push(json!({"id": "9"})),
                &["requirements[9]"],
            ),
            (
                |it| {
                    it["requirements"].as_array_mut().unwrap().pop();
                    it["verdict"] = json!(1);
                },
                &["verdict", "requirements[5-1]"],
            ),
        ];
        for (change, expected) in cases {
            assert_eq!(places(change, false), expected);
        }
    }

    #[test]
    fn a_part_may_leave_fields_out() {
        let part = json!({"verdict": "conforming", "digest": {"rules": "sha256:a"}});
        let found = differences(&part, &right(), true);
        let sentences: Vec<&str> = found.iter().map(|each| each.sentence.as_str()).collect();
        assert_eq!(
            sentences,
            [
                "判定(verdict): 「適合(conforming)」と書かれていますが、正しくは「不適合(nonconforming)」です。"
            ]
        );
        let whole = differences(&json!({}), &json!({"class": "SB"}), false);
        assert_eq!(whole[0].sentence, "分類(class): 書かれていません。正しくは「SB」です。");
        let strange = differences(&json!([]), &json!({"class": "SB"}), false);
        assert_eq!(strange.len(), 1);
    }
}
