//! A sound checklist, compiled.

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};

use super::compile::{Compiled, compile, fact_index, requirement_index};
use super::compiled::{CompiledClass, CompiledClause, Judged, Premise};
use super::error::RulesError;
use super::index::{ClassIndex, ClauseIndex, FactIndex, RequirementIndex};
use crate::digest;
use crate::json::raw_text;
use crate::model::{Checklist, Class, Clause, Fact, Requirement, read_checklist};
use crate::names::Names;

/// A sound checklist, compiled: names resolved to numbers, clauses to bit masks.
///
/// INVARIANT (resolved): every index inside refers to an element of `checklist`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    checklist: Checklist,
    digest: String,
    pub(crate) classes: Vec<CompiledClass>,
    pub(crate) premises: Vec<Premise>,
    /// The slots after the requirements' own, in the order of their requirements.
    pub(crate) judged: std::sync::Arc<[Judged]>,
    requirement_names: Names,
}

impl Rules {
    /// Compile a checklist.
    ///
    /// # Errors
    /// Fail with every fault of the checklist, in its order.
    pub fn compile(checklist: Checklist) -> Result<Self, Vec<RulesError>> {
        let digest = digest::of_rules(&checklist);
        Self::with_digest(checklist, digest)
    }

    /// Compile the checklist of a JSON text as [`Checklist::to_json`] writes it. The digest is
    /// taken of the text itself.
    ///
    /// # Errors
    /// Fail if the text is no checklist; else as [`Self::compile`].
    pub fn from_json(text: &str) -> Result<Self, Vec<RulesError>> {
        let checklist = read_checklist(text)
            .map_err(|error| vec![RulesError::Unreadable(error.to_string())])?;
        Self::with_digest(checklist, digest::of_text(text))
    }

    fn with_digest(checklist: Checklist, digest: String) -> Result<Self, Vec<RulesError>> {
        let Compiled { classes, premises, judged, names } = compile(&checklist)?;
        let judged = judged.into();
        Ok(Self { checklist, digest, classes, premises, judged, requirement_names: names })
    }

    /// Return the checklist.
    #[must_use]
    pub fn checklist(&self) -> &Checklist {
        &self.checklist
    }

    /// Return the digest of the rules: `sha256:` and 64 hexadecimal digits.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Return the requirement with this id.
    #[must_use]
    pub fn requirement(&self, id: &str) -> Option<RequirementIndex> {
        requirement_index(&self.checklist, &self.requirement_names, id)
    }

    /// Return the class with this id.
    #[must_use]
    pub fn class(&self, id: &str) -> Option<ClassIndex> {
        (0u16..)
            .zip(&self.checklist.classes)
            .find(|(_, class)| class.id == id)
            .map(|(place, _)| ClassIndex(place))
    }

    /// Return the fact with this id.
    #[must_use]
    pub fn fact(&self, id: &str) -> Option<FactIndex> {
        fact_index(&self.checklist, id)
    }

    /// Return every requirement's index, in order.
    pub fn requirements(&self) -> impl DoubleEndedIterator<Item = RequirementIndex> + use<> {
        let count = u16::try_from(self.checklist.requirements.len()).unwrap_or(u16::MAX);
        (0..count).map(RequirementIndex)
    }

    /// Return every class's index, the highest class first.
    pub fn class_indices(&self) -> impl Iterator<Item = ClassIndex> + use<> {
        let count = u16::try_from(self.checklist.classes.len()).unwrap_or(u16::MAX);
        (0..count).map(ClassIndex)
    }

    /// Return a requirement; `None` for an index that belongs to other rules.
    #[must_use]
    pub fn requirement_at(&self, index: RequirementIndex) -> Option<&Requirement> {
        self.checklist.requirements.get(index.get())
    }

    /// Return a requirement's id; empty for an index that belongs to other rules.
    #[must_use]
    pub fn requirement_id(&self, index: RequirementIndex) -> &str {
        self.requirement_at(index).map_or("", |requirement| requirement.id.as_str())
    }

    /// Return a class; `None` for an index that belongs to other rules.
    #[must_use]
    pub fn class_at(&self, index: ClassIndex) -> Option<&Class> {
        self.checklist.classes.get(index.get())
    }

    /// Return a fact; `None` for an index that belongs to other rules.
    #[must_use]
    pub fn fact_at(&self, index: FactIndex) -> Option<&Fact> {
        self.checklist.facts.get(index.get())
    }

    /// Return a clause of a class; `None` for an index that belongs to other rules.
    #[must_use]
    pub fn clause_at(&self, class: ClassIndex, index: ClauseIndex) -> Option<&Clause> {
        self.class_at(class)?.clauses.get(index.get())
    }

    /// Return the members of a clause, in the checklist's order.
    #[must_use]
    pub fn members(&self, class: ClassIndex, index: ClauseIndex) -> &[RequirementIndex] {
        self.compiled_clause(class, index).map_or(&[], |clause| &clause.members)
    }

    /// Return the class of a checklist without classes ([`Checklist::has_no_classes`]).
    #[must_use]
    pub fn only_class(&self) -> Option<ClassIndex> {
        self.checklist.has_no_classes().then_some(ClassIndex(0))
    }

    /// Count the 64-bit words that hold one bit a requirement.
    pub(crate) fn word_count(&self) -> usize {
        self.checklist.requirements.len().div_ceil(64)
    }

    /// Count the 64-bit words that hold one bit a slot.
    pub(crate) fn slot_word_count(&self) -> usize {
        (self.checklist.requirements.len() + self.judged.len()).div_ceil(64)
    }

    pub(crate) fn compiled_clause(
        &self,
        class: ClassIndex,
        index: ClauseIndex,
    ) -> Option<&CompiledClause> {
        self.classes.get(class.get())?.clauses.get(index.get())
    }
}

/// Writes the checklist.
impl Serialize for Rules {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.checklist.serialize(serializer)
    }
}

/// Reads a checklist from `serde_json` and compiles it.
impl<'de> Deserialize<'de> for Rules {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = raw_text(deserializer)?;
        Self::from_json(text.get()).map_err(|errors| {
            let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
            D::Error::custom(errors.join(" "))
        })
    }
}
