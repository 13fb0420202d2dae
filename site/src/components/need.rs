//! For whom a requirement is: which classes demand it, and who answers for it.
//!
//! The page of a reader who has chosen a class and a role marks what applies (`reading.js`).

use kijun_content::model::{Checklist, Requirement};
use kijun_rules::model::{Party, Severity};

/// What a requirement's element says for the marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Need {
    /// `data-need`: the classes that demand it, as `checklist:class`, with spaces between.
    pub(crate) classes: String,
    /// `data-party`: who answers for it; `None` where the rules do not say.
    pub(crate) party: Option<&'static str>,
}

impl Need {
    /// The need for a requirement of a checklist.
    pub(crate) fn of(checklist: &Checklist, requirement: &Requirement) -> Self {
        // What is optional for a class (任意) is not demanded by it.
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

/// How a class is called here: class ids are a checklist's own.
pub(crate) fn value(checklist: &Checklist, class: &str) -> String {
    format!("{}:{class}", checklist.name)
}
