//! Every checklist of the content, ready for the engine.

use std::collections::BTreeMap;

use kijun_content::model::{Checklist, Library, Standard};
use kijun_rules::{ReadError, RequirementIndex, Rules};

use crate::failure::Failure;

/// The checklists by their paths.
pub(crate) struct Catalogue<'a> {
    entries: BTreeMap<&'a str, Entry<'a>>,
}

/// A checklist: its words and its rules.
pub(crate) struct Entry<'a> {
    /// The document it is made from.
    pub(crate) standard: &'a Standard,
    /// Its words.
    pub(crate) checklist: &'a Checklist,
    /// Its rules.
    pub(crate) rules: Rules,
    titles: BTreeMap<&'a str, &'a str>,
}

impl<'a> Catalogue<'a> {
    /// Compiles the rules of every checklist.
    pub(crate) fn of(library: &'a Library) -> Result<Self, Failure> {
        let mut entries = BTreeMap::new();
        for standard in &library.standards {
            for checklist in &standard.checklists {
                let entry = Entry::of(standard, checklist)?;
                entries.insert(checklist.rules.id.as_str(), entry);
            }
        }
        Ok(Self { entries })
    }

    /// Return the checklist of that path.
    pub(crate) fn get(&self, id: &str) -> Option<&Entry<'a>> {
        self.entries.get(id)
    }

    /// Return the checklist of that path.
    ///
    /// # Errors
    /// Fail if there is none, with those that there are.
    pub(crate) fn find(&self, id: &str) -> Result<&Entry<'a>, ReadError> {
        self.get(id).ok_or_else(|| ReadError::unknown_checklist(id, &self.ids()))
    }

    /// Return the paths of all checklists, sorted.
    pub(crate) fn ids(&self) -> Vec<&'a str> {
        self.entries.keys().copied().collect()
    }
}

impl<'a> Entry<'a> {
    /// Compiles the rules of one checklist.
    pub(crate) fn of(standard: &'a Standard, checklist: &'a Checklist) -> Result<Self, Failure> {
        let rules = Rules::compile(checklist.rules.clone()).map_err(|errors| {
            let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
            Failure::Fault(format!(
                "チェックリスト『{}』の規則を使えません。{}",
                checklist.rules.id,
                errors.join("")
            ))
        })?;
        let titles = checklist
            .requirements()
            .map(|(_, _, requirement)| (requirement.id.as_str(), requirement.title.as_str()));
        Ok(Self { standard, checklist, rules, titles: titles.collect() })
    }

    /// Return the title of a requirement, in the document's words; empty if it has none.
    pub(crate) fn title(&self, requirement: RequirementIndex) -> &'a str {
        let id = self.rules.requirement_id(requirement);
        self.titles.get(id).copied().unwrap_or_default()
    }
}
