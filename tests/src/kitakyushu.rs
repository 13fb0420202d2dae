//! The rules of kitakyushu, written down by hand from the document's chapters 3 to 6.

use kijun_rules::model::{Phase, Severity};

use crate::row::Row;

/// A rule in short: requirement, severity, condition.
type Rule = (&'static str, Severity, Option<&'static str>);

const MUST: Severity = Severity::Nonconforming;
const SHOULD: Severity = Severity::Advisory;
const SUB: Option<&str> = Some("subcontracting");

/// The demands on 重要情報資産 that are not in lists with a lead, as read from the document.
#[rustfmt::skip]
const IMPORTANT: &[Rule] = &[
    ("3.1-2", MUST, None), ("3.1-3", MUST, None),
    ("3.1-4-s1", MUST, None), ("3.1-4-s2", MUST, None),
    ("3.1-4-s3", SHOULD, None), ("3.1-4-s4", SHOULD, None),
    ("3.1-5", MUST, None), ("3.1-6", MUST, SUB),
    ("3.1-7-1", MUST, None), ("3.1-7-2", MUST, None),
    ("3.1-8-1", MUST, None), ("3.1-8-2", MUST, None), ("3.1-8-3", MUST, None),
    ("3.1-8-4", MUST, None), ("3.1-8-5", SHOULD, None), ("3.1-8-6", MUST, None),
    ("3.1-8-7", MUST, None), ("3.1-8-8", MUST, None),
    ("3.1-9-1-1", SHOULD, None), ("3.1-9-1-2", SHOULD, None), ("3.1-9-1-3", SHOULD, SUB),
    ("3.1-9-2", SHOULD, None),
    ("3.1-9-3-1", MUST, None), ("3.1-9-3-2", MUST, SUB),
    ("3.1-9-4-1", MUST, None), ("3.1-9-4-2", MUST, Some("high_confidentiality")),
    ("3.2-1", MUST, None), ("3.2-2", MUST, None),
    ("3.3-2", MUST, None), ("3.3-3-1", MUST, None), ("3.3-3-2", MUST, None),
    ("3.3-3-3", MUST, None), ("3.3-4", MUST, None),
    ("3.4-2", MUST, Some("documented_changes")), ("3.4-3", MUST, None),
    ("3.4-4", MUST, Some("incident")), ("3.4-5", MUST, None),
    ("3.5-2", MUST, None),
    ("5.2-1-1", MUST, None), ("5.2-1-2", MUST, None), ("5.2-1-3", MUST, Some("approved")),
    ("5.2-1-4", MUST, None),
];

/// The bulleted lists: the item above, and the number of bullets.
const LISTS: &[(&str, usize)] = &[
    ("3.3-1-1", 9),
    ("3.3-1-2", 2),
    ("3.3-1-3", 2),
    ("3.3-1-4", 6),
    ("3.4-1-1", 4),
    ("3.4-1-2", 3),
    ("3.4-1-3", 3),
    ("3.4-1-4", 4),
    ("3.4-1-5", 3),
    ("3.4-1-6", 1),
    ("3.4-1-7", 2),
    ("3.4-1-8", 4),
    ("3.5-1-1", 2),
    ("3.5-1-2", 1),
    ("3.5-1-3", 2),
];

/// The bullets that are weaker than their lead, or depend on a circumstance.
const BULLETS: &[Rule] = &[
    ("3.3-1-3-2", MUST, Some("third_party_software")),
    ("3.3-1-4-5", SHOULD, None),
    ("3.4-1-4-1", MUST, Some("administrator_users")),
    ("3.4-1-4-3", MUST, Some("utility_programs")),
    ("3.4-1-5-2", MUST, Some("provider_key_management")),
    ("3.4-1-5-3", MUST, Some("provider_key_management")),
    ("3.4-1-7-1", MUST, Some("settings_changes")),
    ("3.4-1-8-2", MUST, Some("availability_1_or_2")),
];

#[rustfmt::skip]
const OTHER: &[Rule] = &[
    ("4.1-2", MUST, None),
    ("4.1-2-1", SHOULD, None), ("4.1-2-2", SHOULD, None), ("4.1-2-3", SHOULD, None),
    ("4.1-2-4", SHOULD, None), ("4.1-2-5", SHOULD, None), ("4.1-2-6", SHOULD, None),
    ("4.1-2-7", SHOULD, None), ("4.1-2-8", SHOULD, None),
    ("4.1-3-1-1", MUST, None), ("4.1-3-1-2", MUST, None), ("4.1-3-1-3", MUST, None),
    ("4.1-3-2", MUST, None),
    ("4.2-s1", MUST, None), ("4.2-s2", MUST, None),
    ("5.2-2-1", MUST, None), ("5.2-2-2", MUST, None), ("5.2-2-3", MUST, None),
];

/// Return the phase of a requirement of `kitakyushu/cloud`, from its section.
///
/// # Panics
/// Panic if its section has no phase.
#[must_use]
pub fn phase(id: &str) -> Phase {
    match id {
        "4.2-s1" => Phase::Application,
        "4.2-s2" => Phase::Operation,
        _ if id.starts_with("3.1") || id.starts_with("4.1-2") => Phase::Selection,
        _ if id.starts_with("3.2") => Phase::Procurement,
        _ if id.starts_with("3.3") => Phase::Build,
        _ if id.starts_with("3.4") || id.starts_with("4.1-3") => Phase::Operation,
        _ if id.starts_with("3.5") => Phase::Disposal,
        _ if id.starts_with("5.2") => Phase::Application,
        _ => panic!("{id} stands in another section"),
    }
}

/// The rules of 6.2. The flag is true if the rule is for 重要情報資産 only.
const WEB_MEETING: &[(Rule, bool)] = &[
    (("6.2-1-1", SHOULD, None), false),
    (("6.2-1-2", MUST, None), false),
    (("6.2-1-3", SHOULD, None), true),
    (("6.2-1-4", SHOULD, None), true),
    (("6.2-1-5", MUST, Some("audio")), false),
    (("6.2-2-1", MUST, Some("hosting")), false),
    (("6.2-2-2", MUST, Some("hosting")), false),
    (("6.2-2-3", MUST, Some("hosting")), false),
    (("6.2-2-4", MUST, Some("hosting")), false),
];

/// Return the rules of a class of `kitakyushu/cloud`.
///
/// # Panics
/// Panic if there is no such class.
#[must_use]
pub fn cloud(class: &str) -> Vec<Row> {
    let row = |&(id, severity, condition): &Rule| Row {
        id: id.to_owned(),
        severity,
        condition,
        phase: Some(phase(id)),
    };
    match class {
        "important" => {
            let mut rows: Vec<Row> = IMPORTANT.iter().map(row).collect();
            for (above, count) in LISTS {
                for place in 1..=*count {
                    let id = format!("{above}-{place}");
                    let own = BULLETS.iter().find(|(bullet, ..)| *bullet == id);
                    let plain = || Row {
                        severity: MUST,
                        condition: None,
                        phase: Some(phase(&id)),
                        id: id.clone(),
                    };
                    rows.push(own.map_or_else(plain, row));
                }
            }
            rows
        }
        "other" => OTHER.iter().map(row).collect(),
        _ => panic!("kitakyushu has no class {class}"),
    }
}

/// Return the rules of a class of `kitakyushu/web-meeting`.
///
/// # Panics
/// Panic if there is no such class.
#[must_use]
pub fn web_meeting(class: &str) -> Vec<Row> {
    assert!(["important", "other"].contains(&class), "kitakyushu has no class {class}");
    let of_class = WEB_MEETING.iter().filter(|(_, only)| class == "important" || !only);
    of_class
        .map(|&((id, severity, condition), _)| Row {
            id: id.to_owned(),
            severity,
            condition,
            phase: None,
        })
        .collect()
}
