//! The rows of a group's matrix.

use kijun_rules::answers::Answer;
use kijun_rules::model::{Fact, FactValue};
use kijun_rules::{RequirementIndex, Rules};

use crate::column::Column;
use crate::order::Only;
use crate::values::AskedOf;
use crate::vendor::{Cell, Vendor};

/// A requirement, across the vendors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The requirement.
    pub requirement: RequirementIndex,
    /// True if its status, its answer or its value differs between vendors.
    pub differs: bool,
    /// True if a vendor fails in it.
    pub fails: bool,
}

impl Row {
    /// Return true if the row is wanted.
    #[must_use]
    pub fn is_wanted(self, only: Only) -> bool {
        match only {
            Only::All => true,
            Only::Differences => self.differs,
            Only::Failures => self.fails,
        }
    }
}

/// A fact about the use, across the vendors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FactRow<'a> {
    /// The fact.
    pub fact: &'a Fact,
    /// Its id.
    pub id: &'a str,
    /// The question about it; its id where the form asks none.
    pub question: &'a str,
    /// True if it differs between vendors.
    pub differs: bool,
}

impl FactRow<'_> {
    /// Return the vendor's value in words; one that the fact does not have is unknown.
    #[must_use]
    pub fn said_by<'v>(&'v self, vendor: &'v Vendor) -> &'v str {
        let stated = vendor.fact(self.id);
        let value = if self.fact.takes(stated) { stated } else { &FactValue::Unknown };
        value.label(Some(self.fact))
    }

    /// Return the first letter of the vendor's value in words, for tables of many vendors.
    #[must_use]
    pub fn short<'v>(&'v self, vendor: &'v Vendor) -> &'v str {
        let said = self.said_by(vendor);
        let end = said.char_indices().nth(1).map_or(said.len(), |(end, _)| end);
        said.get(..end).unwrap_or(said)
    }

    /// Return true if the row is wanted. No vendor fails by a fact.
    #[must_use]
    pub fn is_wanted(self, only: Only) -> bool {
        match only {
            Only::All => true,
            Only::Differences => self.differs,
            Only::Failures => false,
        }
    }
}

/// Return a row for each requirement, in the order of the rules.
pub(crate) fn of_requirements(rules: &Rules, columns: &[Column<'_>]) -> Vec<Row> {
    let row = |requirement| {
        let cells = || columns.iter().map(|column| column.vendor.cell(requirement));
        let values = AskedOf::of(rules, requirement);
        let said = |cell: Cell<'_>| (cell.status, cell.answer.and_then(Answer::status));
        let differ = |one: Cell<'_>, other: Cell<'_>| {
            said(one) != said(other) || values.is_some_and(|values| !values.same(one, other))
        };
        let first = cells().next();
        Row {
            requirement,
            differs: first.is_some_and(|first| cells().skip(1).any(|each| differ(first, each))),
            fails: cells().any(|cell| cell.failing),
        }
    };
    rules.requirements().map(row).collect()
}

/// Return a row for each fact that the form asks about or that a vendor states, in the order of the
/// rules.
pub(crate) fn of_facts<'a>(rules: &'a Rules, columns: &[Column<'_>]) -> Vec<FactRow<'a>> {
    let row = |fact: &'a Fact| {
        let mut values = columns.iter().map(|column| column.vendor.fact(&fact.id));
        let stated = values.clone().any(FactValue::is_known);
        let first = values.next();
        (stated || fact.question.is_some()).then(|| FactRow {
            fact,
            id: &fact.id,
            question: fact.question.as_deref().unwrap_or(&fact.id),
            differs: values.any(|value| Some(value) != first),
        })
    };
    rules.checklist().facts.iter().filter_map(row).collect()
}
