//! Turn the cells of a class into its clauses.

use std::collections::BTreeMap;

use kijun_rules::model::{Clause, Severity};

use super::raw::{RawCell, RawClause, RawRequirement};
use super::rules::Builder;
use crate::model::Holds;
use crate::original::{deviation, squeeze};
use crate::problem::{
    CellWithoutRule, ClauseElsewhere, ClauseWithoutMember, DashWithRule, MissingLevel,
    MissingQuote, MixedPhases, NothingToReadAt, QuoteNotInCell, RepeatedMember,
};
use crate::source::{SourcePlace, Text};

impl Builder<'_> {
    /// Return the clauses of a class, in the document's order.
    pub(super) fn clauses(&mut self, class: &str) -> Vec<Clause> {
        let mut clauses = Vec::new();
        let column = self.columns.iter().find(|column| column.holds == level(class));
        if let Some(column) = column.cloned() {
            for requirement in self.raw.rows() {
                let Some(cell) = requirement.cell(class) else {
                    let kind = MissingLevel {
                        requirement: requirement.id.value.clone(),
                        class: class.to_owned(),
                    };
                    self.problems.add(&requirement.at, kind);
                    continue;
                };
                clauses.extend(self.cell(requirement, cell, &column.title));
            }
        }
        let prose = self.prose.iter().flat_map(|prose| &prose.clauses);
        let prose = prose.filter(|read| read.classes.iter().any(|own| own == class));
        clauses.extend(prose.map(|read| read.clause.clone()));
        clauses
    }

    /// Return the clauses of a cell.
    fn cell(&mut self, requirement: &RawRequirement, cell: &RawCell, column: &str) -> Vec<Clause> {
        let mut columns = self.columns.iter();
        let number = columns.find(|column| column.holds == Holds::Number);
        let number = number.map(|column| column.title.as_str()).unwrap_or_default();
        let source = format!("{number}{} {column}", requirement.id.value);
        if let Some(severity) = self.level_word(cell) {
            self.used.insert(requirement.id.value.clone());
            return vec![Clause {
                any_of: vec![requirement.id.value.clone()],
                condition: None,
                quote: cell.words.value.clone(),
                severity,
                source,
            }];
        }
        self.check_cell(requirement, cell);
        let clauses = cell.clauses.iter();
        clauses.map(|clause| self.clause(clause, requirement, cell, &source)).collect()
    }

    /// Return the severity of a cell whose words alone give it (`[level_words]`).
    fn level_word(&mut self, cell: &RawCell) -> Option<Severity> {
        if !cell.clauses.is_empty() || cell.read_at.is_some() {
            return None;
        }
        let mut words = self.raw.level_words.iter();
        let word = words.find(|word| word.words.value == cell.words.value)?;
        Some(self.severity(&word.severity))
    }

    /// Check that the cell gives its rule exactly once.
    fn check_cell(&mut self, requirement: &RawRequirement, cell: &RawCell) {
        let class = &cell.class.value;
        if let Some(read_at) = &cell.read_at {
            self.check_read_at(requirement, class, read_at);
        }
        let has_rule = !cell.clauses.is_empty() || cell.read_at.is_some();
        if cell.asks_nothing() {
            if has_rule {
                self.problems.add(&cell.words.at, DashWithRule);
            }
        } else if !has_rule && requirement.no_clause.is_none() && cell.words.is_written() {
            let class = class.clone();
            self.problems.add(&cell.words.at, CellWithoutRule { class });
        }
    }

    fn check_read_at(&mut self, requirement: &RawRequirement, class: &str, read_at: &Text) {
        let mut requirements = self.raw.requirements();
        let Some(other) = requirements.find(|other| other.id.value == read_at.value) else {
            self.unknown_requirement(read_at);
            return;
        };
        let id = &requirement.id.value;
        let clauses = other.cell(class).map_or(&[][..], |cell| &cell.clauses);
        let mut members = clauses.iter().flat_map(|clause| &clause.any_of);
        if other.id.value == *id || !members.any(|member| member.value == *id) {
            let kind = NothingToReadAt {
                read_at: read_at.value.clone(),
                class: class.to_owned(),
                requirement: id.clone(),
            };
            self.problems.add(&read_at.at, kind);
        }
    }

    fn clause(
        &mut self,
        raw: &RawClause,
        requirement: &RawRequirement,
        cell: &RawCell,
        source: &str,
    ) -> Clause {
        let any_of = self.members(raw, requirement);
        let quote = raw.quote.as_ref();
        self.quote(quote, &raw.at, "条項", ("欄", &cell.words.value));
        let condition = raw.condition.as_ref();
        Clause {
            any_of,
            condition: condition.map(|condition| self.fact_is(condition)),
            quote: quote.map_or_else(String::new, |quote| quote.value.clone()),
            severity: self.severity(&raw.severity),
            source: source.to_owned(),
        }
    }

    /// Return the requirements of a clause, in the document's order.
    pub(super) fn members(&mut self, raw: &RawClause, requirement: &RawRequirement) -> Vec<String> {
        let mut members = BTreeMap::new();
        for member in &raw.any_of {
            let Some(place) = self.order.get(&member.value) else {
                self.unknown_requirement(member);
                continue;
            };
            if members.insert(*place, member.value.clone()).is_some() {
                let requirement = member.value.clone();
                self.problems.add(&member.at, RepeatedMember { requirement });
            }
            self.used.insert(member.value.clone());
        }
        let id = &requirement.id.value;
        if raw.any_of.is_empty() {
            self.problems.add(&raw.at, ClauseWithoutMember);
        } else if !raw.any_of.iter().any(|member| member.value == *id) {
            let requirement = id.clone();
            self.problems.add(&raw.at, ClauseElsewhere { requirement });
        }
        self.check_phases(&members, &raw.at);
        members.into_values().collect()
    }

    /// Check that the requirements of a clause share a phase: a clause counts as a whole or not at
    /// all.
    fn check_phases(&mut self, members: &BTreeMap<usize, String>, at: &SourcePlace) {
        let phase = |place: &usize| self.phases.get(*place).and_then(Option::as_deref);
        let Some((first_place, first)) = members.first_key_value() else {
            return;
        };
        let other = members.iter().find(|(place, _)| phase(place) != phase(first_place));
        if let Some((_, other)) = other {
            let kind = MixedPhases { first: first.clone(), other: other.clone() };
            self.problems.add(at, kind);
        }
    }

    pub(super) fn severity(&mut self, name: &Text) -> Severity {
        let severity = SEVERITIES.into_iter().find(|each| each.id() == name.value);
        if severity.is_none() && name.is_written() {
            let known = SEVERITIES.map(Severity::id);
            self.problems.unknown("満たさないときの結果（`else`）", name, known, "");
        }
        severity.unwrap_or_default()
    }

    /// Check that there is a quote, and that it is in the document and in the words beside the
    /// rule.
    pub(super) fn quote(
        &mut self,
        quote: Option<&Text>,
        at: &SourcePlace,
        what: &'static str,
        (place, words): (&'static str, &str),
    ) {
        let Some(quote) = quote else {
            self.problems.add(at, MissingQuote { what });
            return;
        };
        let original = self.context.original;
        let original = original.is_none_or(|text| text.check_quote(quote, self.problems));
        let beside = deviation(&squeeze(&quote.value), &squeeze(words));
        if let (true, Some(deviation)) = (original, beside) {
            self.problems.add(&quote.at, QuoteNotInCell { place, deviation });
        }
    }
}

/// Return the content of the column that has a class's demands.
fn level(class: &str) -> Holds {
    Holds::Level(class.to_owned())
}

/// All severities, the gravest first.
const SEVERITIES: [Severity; 4] =
    [Severity::Nonconforming, Severity::ApprovalRequired, Severity::Advisory, Severity::Note];
