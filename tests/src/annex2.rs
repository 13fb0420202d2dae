//! The rules of annex2, written down by hand from the document's table.
//!
//! The content folder contains the same rules, beside the document's words. The tests compare it
//! with this independent version: change both, or neither.

use kijun_rules::model::{
    Checklist, Class, Clause, Fact, FactIs, Placement, Requirement, Severity, UNDATED,
};

use Severity::{Advisory, ApprovalRequired, Nonconforming, Note};

/// The classes with a column in the table, the highest first.
pub const CLASSES: [&str; 4] = ["SA", "SB", "I", "II"];

/// The class without a column in the table.
pub const OUT_OF_SCOPE: &str = "III";

/// The requirements' numbers.
pub const REQUIREMENTS: [&str; 14] =
    ["1", "2", "3", "4", "5-1", "5-2", "5-3", "6-1", "6-2", "6-3", "6-4", "6-5", "7-1", "7-2"];

/// A row: requirements of which one must be met, and the severity in each of [`CLASSES`] if none is
/// met; `None` if the class has no such rule.
pub type Row = (&'static [&'static str], [Option<Severity>; 4]);

/// The table.
#[rustfmt::skip]
pub const ROWS: [Row; 12] = [
    (&["1"], [Some(Nonconforming); 4]),
    (&["2"], [Some(Nonconforming); 4]),
    (&["3"], [Some(Nonconforming); 4]),
    (&["4"], [Some(Nonconforming), Some(Nonconforming), Some(Nonconforming), Some(Note)]),
    (&["5-1"], [Some(Nonconforming), Some(ApprovalRequired), Some(Note), Some(Note)]),
    (&["5-1", "5-2", "5-3"], [None, None, Some(Nonconforming), Some(Nonconforming)]),
    (&["6-1"], [Some(Nonconforming), Some(Advisory), Some(Advisory), Some(Note)]),
    (&["6-1", "6-2"], [None, Some(ApprovalRequired), None, None]),
    (&["6-1", "6-2", "6-3", "6-4", "6-5"], [None, None, Some(Nonconforming), Some(Nonconforming)]),
    (&["7-1"], [Some(Advisory), Some(Advisory), Some(Advisory), Some(Note)]),
    (&["7-1", "7-2"], [Some(Nonconforming); 4]),
    (&["7-2"], [Some(Nonconforming); 4]),
];

/// The requirements with a premise, and the value of `personal_information` that the premise needs.
pub const PREMISES: [(&str, bool); 3] = [("6-3", false), ("6-4", true), ("6-5", true)];

/// The class finder's facts, each with its class for the information.
pub const FACTS: [(&str, &str); 12] = [
    ("my_number_use_affairs", "SA"),
    ("core_system_database", "SA"),
    ("designated_sa", "SA"),
    ("personal_information_file", "SB"),
    ("my_number_related_affairs", "SB"),
    ("sensitive_personal_information", "SB"),
    ("serious_harm_if_disclosed", "SB"),
    ("personal_information", "I"),
    ("harm_if_disclosed", "I"),
    ("some_harm_if_disclosed", "II"),
    ("public_information", "III"),
    ("no_harm_if_disclosed", "III"),
];

/// Return the checklist `annex2/cloud` made from the table. Its texts are placeholders.
#[must_use]
pub fn checklist() -> Checklist {
    let class = |(at, id): (usize, &&str)| Class {
        id: (*id).to_owned(),
        title: format!("重要性分類{id}"),
        out_of_scope: None,
        clauses: ROWS
            .iter()
            .filter_map(|(any_of, severities)| {
                Some(Clause {
                    any_of: any_of.iter().map(|&id| id.to_owned()).collect(),
                    quote: format!("{}の{id}", any_of.join("、")),
                    severity: severities[at]?,
                    source: "別紙2".to_owned(),
                    ..Clause::default()
                })
            })
            .collect(),
    };
    let mut classes: Vec<Class> = CLASSES.iter().enumerate().map(class).collect();
    classes.push(Class {
        id: OUT_OF_SCOPE.to_owned(),
        title: format!("重要性分類{OUT_OF_SCOPE}"),
        out_of_scope: Some("別紙2の表に重要性分類IIIの列はありません。".to_owned()),
        clauses: Vec::new(),
    });
    Checklist {
        classes,
        edition: UNDATED.to_owned(),
        facts: FACTS
            .iter()
            .map(|&(id, class)| Fact {
                choices: Vec::new(),
                id: id.to_owned(),
                exempts: None,
                places: Some(Placement {
                    class: class.to_owned(),
                    definition: format!("{id}の定義"),
                }),
                question: (id == "personal_information").then(|| "個人情報を扱うか".to_owned()),
            })
            .collect(),
        id: "annex2/cloud".to_owned(),
        requirements: REQUIREMENTS
            .iter()
            .map(|&id| Requirement {
                id: id.to_owned(),
                party: None,
                phase: None,
                premise: PREMISES.iter().find(|(of, _)| *of == id).map(|&(_, is)| FactIs {
                    fact: "personal_information".to_owned(),
                    is: is.into(),
                }),
                value: None,
            })
            .collect(),
    }
}
