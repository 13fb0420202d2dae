//! Read the groups: requirements whose words are in a chapter.
//!
//! A group, a requirement and a clause may each have the keys of a reading. A clause takes missing
//! keys from its requirement, and a requirement from its group. So the lead of a list is written
//! once for all items of the list.

use super::reader::Reader;
use super::{RawClause, RawFactIs, RawProseClause, RawRequirement, RawWords};
use crate::problem::MissingKey;
use crate::source::Text;
use crate::toml_file::Table;

/// The keys that tell how words are read, as far as they are written.
#[derive(Clone, Default)]
struct Reading {
    classes: Vec<Text>,
    severity: Option<Text>,
    condition: Option<RawFactIs>,
    quote: Option<Text>,
    source: Option<Text>,
}

impl Reading {
    /// Fill in what is missing here from the level above.
    fn or(self, above: &Self) -> Self {
        let classes = if self.classes.is_empty() { &above.classes } else { &self.classes };
        Self {
            classes: classes.clone(),
            severity: self.severity.or_else(|| above.severity.clone()),
            condition: self.condition.or_else(|| above.condition.clone()),
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
            condition: self.condition(table),
            quote: table.optional_text("quote", self.problems),
            source: table.optional_text("source", self.problems),
        }
    }

    fn prose_requirement(&mut self, table: &mut Table<'_>, shared: &Shared) -> RawRequirement {
        let id = table.text("id", self.problems);
        let reading = self.reading(table).or(&shared.reading);
        let no_clause = table.optional_text("no_clause", self.problems);
        let clauses = if table.has("clauses") {
            self.each(table, "clauses", |reader, clause| {
                let any_of = clause.texts("any_of", reader.problems);
                let own = reader.reading(clause).or(&reading);
                reader.prose_clause(clause, own, any_of)
            })
        } else if no_clause.is_some() {
            Vec::new()
        } else {
            vec![self.prose_clause(table, reading, vec![id.clone()])]
        };
        RawRequirement {
            at: table.at().clone(),
            premise: self.premise(table),
            party: table.optional_text("party", self.problems).or_else(|| shared.party.clone()),
            phase: table.optional_text("phase", self.problems).or_else(|| shared.phase.clone()),
            no_clause,
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
        any_of: Vec<Text>,
    ) -> RawProseClause {
        if reading.classes.is_empty() {
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
                severity: reading.severity.unwrap_or_else(|| Text::absent(table.at())),
                condition: reading.condition,
                quote: reading.quote,
            },
            classes: reading.classes,
            source: reading.source,
        }
    }
}
