//! The assessment's JSON. Written as it is made: a file with a million unknown ids has as many
//! diagnostics, whose messages are never in memory together.

use std::fmt;

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::{Assessment, SCHEMA};
use crate::engine::{Group, Lacking, Remedies};
use crate::model::Clause;
use crate::rules::{RequirementIndex, Rules};

impl Serialize for Assessment<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { rules, explanation, .. } = self;
        let checklist = rules.checklist();
        let class = rules.class_at(self.class).map_or("", |class| class.id.as_str());
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("schema", SCHEMA)?;
        map.serialize_entry("checklist", &checklist.id)?;
        map.serialize_entry("edition", &checklist.edition)?;
        map.serialize_entry("class", class)?;
        map.serialize_entry("verdict", explanation.verdict().id())?;
        map.serialize_entry("best", explanation.bounds.best.id())?;
        map.serialize_entry("worst", explanation.bounds.worst.id())?;
        map.serialize_entry("out_of_scope_reason", &self.out_of_scope)?;
        map.serialize_entry(
            "requirements",
            &List(|| {
                let statuses = rules.requirements().zip(&explanation.statuses);
                statuses.map(|(index, status)| {
                    let party =
                        rules.requirement_at(index).and_then(|requirement| requirement.party);
                    Object([
                        ("id", Some(Field::Text(rules.requirement_id(index)))),
                        ("status", Some(Field::Text(status.id()))),
                        ("party", party.map(|party| Field::Text(party.id()))),
                    ])
                })
            }),
        )?;
        map.serialize_entry(
            "clauses",
            &List(|| {
                explanation.clauses.iter().map(|result| {
                    let clause = rules.clause_at(self.class, result.clause);
                    let source = clause.map_or("", |clause| clause.source.as_str());
                    let quote = clause.map_or("", |clause| clause.quote.as_str());
                    let members = rules.members(self.class, result.clause);
                    let needed = clause.and_then(|clause| clause.at_least).filter(|n| *n != 1);
                    let judged = clause.filter(|clause| !clause.thresholds.is_empty());
                    Object([
                        ("any_of", Some(Field::Ids(rules, members))),
                        ("at_least", needed.map(Field::Count)),
                        ("thresholds", judged.map(|clause| Field::Judged(rules, clause, members))),
                        ("severity", Some(Field::Text(result.severity.id()))),
                        ("effective", Some(Field::Text(result.effective.id()))),
                        ("state", Some(Field::Text(result.state.id()))),
                        ("source", Some(Field::Text(source))),
                        ("quote", Some(Field::Text(quote))),
                    ])
                })
            }),
        )?;
        map.serialize_entry("decisive", &Field::Ids(rules, &explanation.decisive))?;
        let remedies = explanation.remedies.as_ref();
        map.serialize_entry("remedies", &remedies.map(|remedies| NamedRemedies(rules, remedies)))?;
        map.serialize_entry(
            "diagnostics",
            &List(|| {
                self.diagnostics.iter().map(|diagnostic| {
                    Object([
                        ("code", Some(Field::Text(diagnostic.code()))),
                        (
                            "requirement",
                            Some(diagnostic.requirement().map_or(Field::Null, Field::Text)),
                        ),
                        ("fact", diagnostic.fact().map(Field::Text)),
                        ("clause", diagnostic.clause().map(Field::Text)),
                        ("message", Some(Field::Message(diagnostic))),
                    ])
                })
            }),
        )?;
        map.serialize_entry(
            "digest",
            &Object([
                ("rules", Some(Field::Text(rules.digest()))),
                ("answers", Some(Field::Text(&self.answers_digest))),
            ]),
        )?;
        map.end()
    }
}

/// A value of an assessment's object.
enum Field<'a> {
    Null,
    Text(&'a str),
    Ids(&'a Rules, &'a [RequirementIndex]),
    Count(u32),
    /// The thresholds of a clause's members.
    Judged(&'a Rules, &'a Clause, &'a [RequirementIndex]),
    Message(&'a dyn fmt::Display),
}

impl Serialize for Field<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Ids(rules, ids) => {
                serializer.collect_seq(ids.iter().map(|&index| rules.requirement_id(index)))
            }
            Self::Count(count) => serializer.serialize_u32(*count),
            Self::Judged(rules, clause, members) => {
                let mut map = serializer.serialize_map(None)?;
                for &member in *members {
                    let id = rules.requirement_id(member);
                    if let Some(thresholds) = clause.thresholds_of(id) {
                        map.serialize_entry(id, thresholds)?;
                    }
                }
                map.end()
            }
            Self::Message(message) => serializer.collect_str(message),
        }
    }
}

/// An object with these keys, in this order; keys without a value are left out.
struct Object<'a, const N: usize>([(&'static str, Option<Field<'a>>); N]);

impl<const N: usize> Serialize for Object<'_, N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in &self.0 {
            if let Some(value) = value {
                map.serialize_entry(name, value)?;
            }
        }
        map.end()
    }
}

/// A list whose elements are made while it is written.
struct List<F>(F);

impl<F, I> Serialize for List<F>
where
    F: Fn() -> I,
    I: Iterator<Item: Serialize>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut seq = serializer.serialize_seq(None)?;
        (self.0)().try_for_each(|element| seq.serialize_element(&element))?;
        seq.end()
    }
}

struct NamedRemedies<'a>(&'a Rules, &'a Remedies);

impl Serialize for NamedRemedies<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(rules, remedies) = self;
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("all", &Field::Ids(rules, &remedies.all))?;
        map.serialize_entry(
            "one_of",
            &List(|| remedies.one_of.iter().map(|group| NamedGroup(rules, group))),
        )?;
        map.end()
    }
}

struct NamedGroup<'a>(&'a Rules, &'a Group);

impl Serialize for NamedGroup<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let rules = self.0;
        match self.1 {
            Group::Sets(sets) => IdLists(rules, sets).serialize(serializer),
            Group::EachOf(clauses) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("each_of", &List(|| clauses.iter().map(|c| Each(rules, c))))?;
                map.end()
            }
        }
    }
}

struct Each<'a>(&'a Rules, &'a Lacking);

impl Serialize for Each<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(rules, Lacking { of, lacks, one }) = *self;
        let ids = Field::Ids(rules, of);
        if *one {
            return ids.serialize(serializer);
        }
        let lacks = u32::try_from(*lacks).unwrap_or(u32::MAX);
        Object([("at_least", Some(Field::Count(lacks))), ("of", Some(ids))]).serialize(serializer)
    }
}

struct IdLists<'a>(&'a Rules, &'a [Vec<RequirementIndex>]);

impl Serialize for IdLists<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.1.iter().map(|ids| Field::Ids(self.0, ids)))
    }
}
