//! For whom a requirement is: the classes that demand it, and who answers for it.
//!
//! If the reader has chosen a class and a role, the page marks what applies (`reading.js`).

use kijun_content::model::{Checklist, Requirement};
use kijun_rules::model::{Party, Severity};

/// The attributes of a requirement's element that the marks need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Need {
    /// `data-need`: the classes that demand it, as `checklist:class`, with spaces between.
    pub(crate) classes: String,
    /// `data-party`: who answers for it; `None` if the rules do not say.
    pub(crate) party: Option<&'static str>,
}

impl Need {
    /// Return the need for a requirement of a checklist.
    pub(crate) fn of(checklist: &Checklist, requirement: &Requirement) -> Self {
        // A class does not demand a requirement that is optional for it (任意).
        let demands = checklist.rules.classes.iter().filter(|class| {
            let mut clauses = class.clauses.iter().filter(|each| each.severity != Severity::Note);
            clauses.any(|clause| clause.any_of.contains(&requirement.id))
        });
        let classes: Vec<String> = demands.map(|class| value(checklist, &class.id)).collect();
        let mut rules = checklist.rules.requirements.iter();
        let rule = rules.find(|rule| rule.id == requirement.id);
        let party = rule.and_then(|rule| rule.party).map(|party| match party {
            Party::Provider => "provider",
            Party::Municipality => "municipality",
        });
        Self { classes: classes.join(" "), party }
    }
}

/// Return the name of a class in `data-need`: a class id is unique only within its checklist.
pub(crate) fn value(checklist: &Checklist, class: &str) -> String {
    format!("{}:{class}", checklist.name)
}
