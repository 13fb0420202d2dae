//! Turn the cells of a class into its clauses.

use std::collections::BTreeMap;

use kijun_rules::model::{Clause, FactIs, Severity};

use super::raw::{RawCell, RawClause, RawRequirement, RawWords};
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
        clauses.extend(self.plain_clauses());
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
        let source = format!("{number}{} {column}", requirement.number().value);
        if self.raw.asks_nothing(cell) {
            if !cell.clauses.is_empty() || cell.read_at.is_some() {
                self.problems.add(&cell.words.at, DashWithRule);
            }
            return Vec::new();
        }
        if let Some(severity) = self.level_word(cell) {
            self.used.insert(requirement.id.value.clone());
            let conditions = self.of_requirement(requirement);
            return vec![Clause {
                any_of: vec![requirement.id.value.clone()],
                conditions,
                quote: cell.words.value.clone(),
                severity,
                source,
                ..Clause::default()
            }];
        }
        self.check_cell(requirement, cell);
        let clauses = cell.clauses.iter();
        clauses.map(|clause| self.clause(clause, requirement, cell, &source)).collect()
    }

    /// Return the clauses of a table without a column of demands: each row is demanded by its own
    /// words.
    fn plain_clauses(&mut self) -> Vec<Clause> {
        if self.raw.level_columns().next().is_some() {
            return Vec::new();
        }
        let rows: Vec<&RawRequirement> = self.raw.rows().collect();
        rows.into_iter().filter_map(|row| self.plain_clause(row)).collect()
    }

    fn plain_clause(&mut self, row: &RawRequirement) -> Option<Clause> {
        let RawWords::Row { text, severity, quote, .. } = &row.words else {
            return None;
        };
        if row.no_clause.is_some() {
            return None;
        }
        let read = match severity {
            Some(severity) => self.severity(severity),
            None if demands(&text.value) => Severity::Nonconforming,
            // That no clause names it is recorded.
            None => return None,
        };
        let words = quote.as_ref().unwrap_or(text);
        if let Some(quote) = quote {
            self.quote(Some(quote), &row.at, "条項", ("要件", &text.value));
        }
        self.used.insert(row.id.value.clone());
        let conditions = self.of_requirement(row);
        let number = self.columns.iter().find(|column| column.holds == Holds::Number);
        let number = number.map(|column| column.title.as_str()).unwrap_or_default();
        Some(Clause {
            any_of: vec![row.id.value.clone()],
            conditions,
            quote: words.value.clone(),
            severity: read,
            source: format!("{number}{}", row.number().value),
            ..Clause::default()
        })
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
        if !has_rule && requirement.no_clause.is_none() && cell.words.is_written() {
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
        if other.id.value == *id || !members.any(|member| member.id.value == *id) {
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
        let at_least = self.at_least(raw, any_of.len());
        let thresholds = self.thresholds(raw);
        let quote = raw.quote.as_ref();
        self.quote(quote, &raw.at, "条項", ("欄", &cell.words.value));
        let own = raw.conditions.as_ref().map_or(&[][..], |conditions| &conditions.all);
        let mut conditions = self.conditions(own);
        conditions.extend(self.of_requirement(requirement));
        Clause {
            any_of,
            at_least,
            conditions,
            thresholds,
            quote: quote.map_or_else(String::new, |quote| quote.value.clone()),
            severity: self.severity(&raw.severity),
            source: source.to_owned(),
        }
    }

    /// Return the conditions written at a requirement.
    fn of_requirement(&mut self, requirement: &RawRequirement) -> Vec<FactIs> {
        let raw = requirement.conditions.as_ref();
        raw.map_or_else(Vec::new, |conditions| self.conditions(&conditions.all))
    }

    /// Return the requirements of a clause, in the document's order.
    pub(super) fn members(&mut self, raw: &RawClause, requirement: &RawRequirement) -> Vec<String> {
        let mut members = BTreeMap::new();
        for member in raw.any_of.iter().map(|member| &member.id) {
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
        } else if !raw.any_of.iter().any(|member| member.id.value == *id) {
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

/// Return whether the last words of a requirement demand it.
fn demands(text: &str) -> bool {
    let words = squeeze(text);
    let words = words.trim_end_matches(['。', '.', '．']);
    DEMANDING.iter().any(|end| words.ends_with(end))
}

/// The last words of a sentence that demands something.
const DEMANDING: [&str; 6] = [
    "こと",
    "しなければならない",
    "なければならない",
    "してはならない",
    "必要がある",
    "必要である",
];

/// Return the content of the column that has a class's demands.
fn level(class: &str) -> Holds {
    Holds::Level(class.to_owned())
}

/// All severities, the gravest first.
const SEVERITIES: [Severity; 4] =
    [Severity::Nonconforming, Severity::ApprovalRequired, Severity::Advisory, Severity::Note];
