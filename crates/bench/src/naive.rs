//! The bounds of a verdict as one would write them at first: over JSON values, by name.
//!
//! It is what the engine is compared with, for speed. It knows no phases and no exemptions.

use serde_json::Value;

/// Severities, the mildest first.
const SEVERITIES: [&str; 4] = ["note", "advisory", "approval_required", "nonconforming"];

/// The verdict that follows from each severity.
const VERDICTS: [&str; 4] =
    ["conforming", "conforming_with_advisories", "approval_required", "nonconforming"];

/// The best and the worst verdict of an answer file under a checklist, both as JSON.
#[must_use]
pub fn bounds(checklist: &Value, file: &Value) -> Option<[&'static str; 2]> {
    let classes = checklist["classes"].as_array()?;
    let class = classes.iter().find(|class| class["id"] == file["class"])?;
    let (mut best, mut worst) = (0, 0);
    for clause in class["clauses"].as_array()? {
        if contradicted(file, &clause["condition"]) {
            continue;
        }
        let severity = SEVERITIES.iter().position(|id| clause["severity"] == *id)?;
        let members = clause["any_of"].as_array()?;
        let states: Vec<&str> =
            members.iter().filter_map(|id| state(checklist, file, id.as_str()?)).collect();
        if states.contains(&"met") {
            continue;
        }
        if states.contains(&"unanswered") {
            worst = worst.max(severity);
            continue;
        }
        let claimed = states.contains(&"not_applicable") && !states.contains(&"unmet");
        let effective = if claimed { severity.min(2) } else { severity };
        best = best.max(effective);
        worst = worst.max(effective);
    }
    Some([VERDICTS[best], VERDICTS[worst]])
}

/// How a requirement stands; `unavailable` if its premise is known not to hold.
fn state<'a>(checklist: &Value, file: &'a Value, id: &str) -> Option<&'a str> {
    let requirements = checklist["requirements"].as_array()?;
    let requirement = requirements.iter().find(|requirement| requirement["id"] == id)?;
    if contradicted(file, &requirement["premise"]) {
        return Some("unavailable");
    }
    let answer = &file["answers"][id];
    match answer["status"].as_str() {
        None => Some("unanswered"),
        Some("not_applicable") if answer["reason"].as_str().unwrap_or("").trim().is_empty() => {
            Some("unanswered")
        }
        status => status,
    }
}

/// Whether the fact is known to have the other value.
fn contradicted(file: &Value, wanted: &Value) -> bool {
    let known = wanted["fact"].as_str().map(|fact| &file["facts"][fact]);
    known.is_some_and(|known| known.is_boolean() && *known != wanted["is"])
}
