//! The names that all documents share: ids, UUIDs, times, properties.

use kijun_content::model::Standard;
use kijun_rules::text::is_blank;
use serde_json::{Value, json};
use uuid::Uuid;

/// The namespace of the properties that OSCAL has no name for.
pub const NAMESPACE: &str = "urn:kijun:oscal";

/// The version of OSCAL in the documents. Nothing in them is newer, so tools and schemas of 1.2.3
/// take them too; tools of 1.2.1 refuse a higher number.
pub const OSCAL_VERSION: &str = "1.2.1";

/// The time of a document whose edition has no day: the format asks for one.
const NO_DAY: &str = "1970-01-01";

/// Return the UUID of something with this name: the same name has the same UUID everywhere.
pub(crate) fn uuid(parts: &[&str]) -> String {
    let space = Uuid::new_v5(&Uuid::NAMESPACE_URL, NAMESPACE.as_bytes());
    Uuid::new_v5(&space, parts.join("\n").as_bytes()).to_string()
}

/// Return the id of a requirement as a control: OSCAL's ids begin with a letter, and a catalog has
/// the requirements of several checklists.
pub(crate) fn control(checklist: &str, requirement: &str) -> String {
    format!("r.{checklist}.{requirement}")
}

/// Return the name of a class's clause, by its place in the class: it groups its properties.
pub(crate) fn clause(place: usize) -> String {
    format!("clause-{}", place + 1)
}

/// Return the day from which an edition of a standard applies, as a time.
pub(crate) fn time(standard: &Standard, edition: &str) -> String {
    let found = standard.editions.iter().find(|each| each.id == edition);
    let day = found.and_then(|edition| edition.in_force);
    format!("{}T00:00:00Z", day.map_or_else(|| NO_DAY.to_owned(), |day| day.to_string()))
}

/// Return a document's metadata.
pub(crate) fn metadata(standard: &Standard, edition: &str, title: &str, remarks: &str) -> Value {
    json!({
        "title": one_line(title),
        "last-modified": time(standard, edition),
        "version": edition,
        "oscal-version": OSCAL_VERSION,
        "remarks": remarks,
    })
}

/// Return a property of Kijun's namespace; nothing for a blank value. A value of OSCAL is on one
/// line without white space around it: the text as it is goes into the remarks where it differs.
pub(crate) fn property(name: &str, value: &str) -> Option<Value> {
    if is_blank(value) {
        return None;
    }
    let line = one_line(value);
    let mut property = json!({ "name": name, "ns": NAMESPACE, "value": line });
    if line != value {
        property["remarks"] = json!(value);
    }
    Some(property)
}

/// Return a property whose value is JSON on one line, letter for letter.
pub(crate) fn json_property(name: &str, value: serde_json::Result<String>) -> Option<Value> {
    // The types that are written have no maps with keys other than strings, so nothing is lost.
    value.ok().map(|value| json!({ "name": name, "ns": NAMESPACE, "value": value }))
}

/// Return the label of a control: the document's own number.
pub(crate) fn label(number: &str) -> Value {
    json!({ "name": "label", "value": number })
}

/// Return a text on one line, without white space around it.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Return a text; this one in its place if it is blank.
pub(crate) fn or<'a>(text: &'a str, instead: &'a str) -> &'a str {
    if is_blank(text) { instead } else { text }
}
