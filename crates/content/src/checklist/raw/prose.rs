//! Read the groups: requirements whose words are in a chapter.
//!
//! A group, a requirement and a clause may each have the keys of a reading. A clause takes missing
//! keys from its requirement, and a requirement from its group. So the lead of a list is written
//! once for all items of the list. Conditions add up: those of every level must hold.

use super::reader::Reader;
use super::{
    RawClause, RawConditions, RawMember, RawProseClause, RawRequirement, RawThresholds, RawWords,
};
use crate::problem::MissingKey;
use crate::source::{SourcePlace, Text};
use crate::toml_file::Table;

/// The keys that tell how words are read, as far as they are written.
#[derive(Clone, Default)]
struct Reading {
    classes: Vec<Text>,
    severity: Option<Text>,
    conditions: Option<RawConditions>,
    quote: Option<Text>,
    source: Option<Text>,
}

impl Reading {
    /// Fill in what is missing here from the level above, and add its conditions.
    fn or(self, above: &Self) -> Self {
        let classes = if self.classes.is_empty() { &above.classes } else { &self.classes };
        Self {
            classes: classes.clone(),
            severity: self.severity.or_else(|| above.severity.clone()),
            conditions: match (self.conditions, &above.conditions) {
                (Some(mut own), Some(above)) => {
                    own.all.extend(above.all.iter().cloned());
                    Some(own)
                }
                (own, above) => own.or_else(|| above.clone()),
            },
            // A quote has its own source, not the one from above.
            source: match self.quote {
                Some(_) => self.source,
                None => self.source.or_else(|| above.source.clone()),
            },
            quote: self.quote.or_else(|| above.quote.clone()),
        }
    }
}

/// The keys that a group has for all its requirements.
struct Shared {
    reading: Reading,
    party: Option<Text>,
    phase: Option<Text>,
}

impl Reader<'_> {
    pub(super) fn group(&mut self, table: &mut Table<'_>) -> Vec<RawRequirement> {
        let shared = Shared {
            reading: self.reading(table),
            party: table.optional_text("party", self.problems),
            phase: table.optional_text("phase", self.problems),
        };
        self.at_least_one(table, "requirement", |reader, table| {
            reader.prose_requirement(table, &shared)
        })
    }

    fn reading(&mut self, table: &mut Table<'_>) -> Reading {
        Reading {
            classes: table.texts("classes", self.problems),
            severity: table.optional_text("else", self.problems),
            conditions: self.conditions(table),
            quote: table.optional_text("quote", self.problems),
            source: table.optional_text("source", self.problems),
        }
    }

    fn prose_requirement(&mut self, table: &mut Table<'_>, shared: &Shared) -> RawRequirement {
        let id = table.text("id", self.problems);
        let own = self.reading(table);
        let conditions = own.conditions.clone();
        let reading = own.or(&shared.reading);
        let no_clause = table.optional_text("no_clause", self.problems);
        table.know("clauses");
        let clauses = if table.has("clauses") {
            self.each(table, "clauses", |reader, clause| {
                let any_of = reader.members(clause);
                let at_least = clause.optional_integer("at_least", reader.problems);
                let own = reader.reading(clause).or(&reading);
                reader.prose_clause(clause, own, any_of, at_least)
            })
        } else if no_clause.is_some() {
            Vec::new()
        } else {
            let only = RawMember { id: id.clone(), thresholds: RawThresholds::default() };
            vec![self.prose_clause(table, reading, vec![only], None)]
        };
        RawRequirement {
            at: table.at().clone(),
            premise: self.premise(table),
            party: table.optional_text("party", self.problems).or_else(|| shared.party.clone()),
            phase: table.optional_text("phase", self.problems).or_else(|| shared.phase.clone()),
            no_clause,
            conditions,
            value: self.value(table),
            answer_words: self.answer_words(table),
            joined: Vec::new(),
            words: RawWords::Prose {
                title: table.text("title", self.problems),
                stands_at: table.optional_text("at", self.problems).unwrap_or_else(|| id.clone()),
                also_at: table.texts("also_at", self.problems),
                clauses,
            },
            id,
        }
    }

    /// Return a clause. Record keys that are missing at every level.
    fn prose_clause(
        &mut self,
        table: &Table<'_>,
        reading: Reading,
        any_of: Vec<RawMember>,
        at_least: Option<(i64, SourcePlace)>,
    ) -> RawProseClause {
        let only = self.only_class(table.at());
        let classes =
            if reading.classes.is_empty() { only.into_iter().collect() } else { reading.classes };
        if classes.is_empty() {
            let kind = MissingKey { key: "classes", example: "[\"…\"]" };
            self.problems.add(table.at(), kind);
        }
        if reading.severity.is_none() {
            let kind = MissingKey { key: "else", example: "\"nonconforming\"" };
            self.problems.add(table.at(), kind);
        }
        RawProseClause {
            clause: RawClause {
                at: table.at().clone(),
                any_of,
                at_least,
                severity: reading.severity.unwrap_or_else(|| Text::absent(table.at())),
                conditions: reading.conditions,
                quote: reading.quote,
            },
            classes,
            source: reading.source,
        }
    }
}
