//! A checklist compiled for evaluation: names resolved to numbers, clauses to bit masks.

use std::fmt;

use crate::model::{
    Checklist, Class, Clause, Fact, MAX_REQUIREMENTS, Phase, Requirement, Severity,
};
use crate::names::{NameAt, Names};
use crate::{digest, model};

/// The place of a requirement in its checklist's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequirementIndex(pub(crate) u16);

/// The place of a class in its checklist's order, the highest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClassIndex(pub(crate) u16);

/// The place of a fact in its checklist's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactIndex(pub(crate) u16);

/// The place of a clause among the clauses of its class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClauseIndex(pub(crate) u32);

impl RequirementIndex {
    /// The place, from 0.
    #[must_use]
    pub fn get(self) -> usize {
        usize::from(self.0)
    }

    /// The 64-bit word in which this requirement's bit stands, and the bit.
    pub(crate) fn bit(self) -> (usize, u64) {
        (usize::from(self.0 >> 6), 1 << (self.0 & 63))
    }
}

impl ClassIndex {
    /// The place, from 0.
    #[must_use]
    pub fn get(self) -> usize {
        usize::from(self.0)
    }
}

impl FactIndex {
    /// The place, from 0.
    #[must_use]
    pub fn get(self) -> usize {
        usize::from(self.0)
    }
}

impl ClauseIndex {
    /// The place, from 0.
    #[must_use]
    pub fn get(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }
}

/// Requirements that share a 64-bit word, as a mask in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mask {
    pub(crate) word: u16,
    pub(crate) bits: u64,
}

/// A fact that must not be known to have the other value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Condition {
    pub(crate) fact: FactIndex,
    pub(crate) is: bool,
}

/// One clause, ready to be evaluated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CompiledClause {
    pub(crate) severity: Severity,
    pub(crate) phase: Option<Phase>,
    pub(crate) condition: Option<Condition>,
    /// Where its masks stand in [`CompiledClass::masks`].
    pub(crate) masks: std::ops::Range<usize>,
    /// Its members, in the checklist's order.
    pub(crate) members: Box<[RequirementIndex]>,
}

/// The clauses of one class.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct CompiledClass {
    pub(crate) clauses: Vec<CompiledClause>,
    pub(crate) masks: Vec<Mask>,
    /// For each requirement, the clauses that contain it.
    pub(crate) clauses_of: Vec<Box<[ClauseIndex]>>,
}

/// A premise, resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Premise {
    pub(crate) requirement: RequirementIndex,
    pub(crate) fact: FactIndex,
    pub(crate) is: bool,
}

/// A checklist that was found sound, compiled.
///
/// INVARIANT (resolved): every index inside stands for an element of `checklist`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    checklist: Checklist,
    digest: String,
    pub(crate) classes: Vec<CompiledClass>,
    pub(crate) premises: Vec<Premise>,
    requirement_names: Names,
}

impl Rules {
    /// Compiles a checklist.
    ///
    /// # Errors
    /// All that is wrong with it, in its own order; see [`RulesError`].
    pub fn compile(checklist: Checklist) -> Result<Self, Vec<RulesError>> {
        let digest = digest::of_rules(&checklist);
        Self::with_digest(checklist, digest)
    }

    /// Compiles the checklist of a JSON text as [`Checklist::to_json`] gives it. Its digest is taken of
    /// the text itself.
    ///
    /// # Errors
    /// If the text is not that of a checklist; else as [`Self::compile`].
    pub fn from_json(text: &str) -> Result<Self, Vec<RulesError>> {
        let checklist = model::read_checklist(text)
            .map_err(|error| vec![RulesError::Unreadable(error.to_string())])?;
        Self::with_digest(checklist, digest::of_text(text))
    }

    fn with_digest(checklist: Checklist, digest: String) -> Result<Self, Vec<RulesError>> {
        let mut errors = Vec::new();
        if checklist.requirements.len() > MAX_REQUIREMENTS {
            errors.push(RulesError::TooManyRequirements(checklist.requirements.len()));
            return Err(errors);
        }
        let most = checklist.classes.len().max(checklist.facts.len());
        if most > MAX_REQUIREMENTS {
            return Err(vec![RulesError::TooManyNames(most)]);
        }
        let names = Names::of(checklist.requirements.len(), &|place| {
            checklist.requirements.get(place).map(|requirement| requirement.id.as_str())
        });
        let mut compiler = Compiler { checklist: &checklist, requirement_names: &names, errors };
        compiler.check_names();
        let premises = compiler.premises();
        let classes = checklist.classes.iter().map(|class| compiler.class(class)).collect();
        if !compiler.errors.is_empty() {
            return Err(compiler.errors);
        }
        Ok(Self { checklist, digest, classes, premises, requirement_names: names })
    }

    /// The checklist as it was given.
    #[must_use]
    pub fn checklist(&self) -> &Checklist {
        &self.checklist
    }

    /// The digest of the rules: `sha256:` and 64 hexadecimal digits.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// The requirement with this id.
    #[must_use]
    pub fn requirement(&self, id: &str) -> Option<RequirementIndex> {
        requirement_index(&self.checklist, &self.requirement_names, id)
    }

    /// The class with this id.
    #[must_use]
    pub fn class(&self, id: &str) -> Option<ClassIndex> {
        (0u16..)
            .zip(&self.checklist.classes)
            .find(|(_, class)| class.id == id)
            .map(|(place, _)| ClassIndex(place))
    }

    /// The fact with this id.
    #[must_use]
    pub fn fact(&self, id: &str) -> Option<FactIndex> {
        fact_index(&self.checklist, id)
    }

    /// Every requirement's index, in order.
    pub fn requirements(&self) -> impl DoubleEndedIterator<Item = RequirementIndex> + use<> {
        let count = u16::try_from(self.checklist.requirements.len()).unwrap_or(u16::MAX);
        (0..count).map(RequirementIndex)
    }

    /// Every class's index, the highest class first.
    pub fn class_indices(&self) -> impl Iterator<Item = ClassIndex> + use<> {
        let count = u16::try_from(self.checklist.classes.len()).unwrap_or(u16::MAX);
        (0..count).map(ClassIndex)
    }

    /// A requirement as the checklist has it; `None` for an index that belongs to other rules.
    #[must_use]
    pub fn requirement_at(&self, index: RequirementIndex) -> Option<&Requirement> {
        self.checklist.requirements.get(index.get())
    }

    /// A requirement's id; empty for an index that belongs to other rules.
    #[must_use]
    pub fn requirement_id(&self, index: RequirementIndex) -> &str {
        self.requirement_at(index).map_or("", |requirement| requirement.id.as_str())
    }

    /// A class as the checklist has it.
    #[must_use]
    pub fn class_at(&self, index: ClassIndex) -> Option<&Class> {
        self.checklist.classes.get(index.get())
    }

    /// A fact as the checklist has it.
    #[must_use]
    pub fn fact_at(&self, index: FactIndex) -> Option<&Fact> {
        self.checklist.facts.get(index.get())
    }

    /// A clause of a class as the checklist has it.
    #[must_use]
    pub fn clause_at(&self, class: ClassIndex, index: ClauseIndex) -> Option<&Clause> {
        self.class_at(class)?.clauses.get(index.get())
    }

    /// The members of a clause, in the checklist's order.
    #[must_use]
    pub fn members(&self, class: ClassIndex, index: ClauseIndex) -> &[RequirementIndex] {
        self.compiled_clause(class, index).map_or(&[], |clause| &clause.members)
    }

    /// The number of 64-bit words that hold one bit a requirement.
    pub(crate) fn word_count(&self) -> usize {
        self.checklist.requirements.len().div_ceil(64)
    }

    pub(crate) fn compiled_clause(
        &self,
        class: ClassIndex,
        index: ClauseIndex,
    ) -> Option<&CompiledClause> {
        self.classes.get(class.get())?.clauses.get(index.get())
    }
}

fn requirement_index(checklist: &Checklist, names: &Names, id: &str) -> Option<RequirementIndex> {
    let place = names.find(id, &|place| {
        checklist.requirements.get(place).map(|requirement| requirement.id.as_str())
    });
    Some(RequirementIndex(u16::try_from(place?).ok()?))
}

fn fact_index(checklist: &Checklist, id: &str) -> Option<FactIndex> {
    (0u16..)
        .zip(&checklist.facts)
        .find(|(_, fact)| fact.id == id)
        .map(|(place, _)| FactIndex(place))
}

/// Resolves names and gathers errors.
struct Compiler<'a> {
    checklist: &'a Checklist,
    requirement_names: &'a Names,
    errors: Vec<RulesError>,
}

impl Compiler<'_> {
    fn check_names(&mut self) {
        if self.checklist.classes.is_empty() {
            self.errors.push(RulesError::NoClass);
        }
        let Checklist { classes, facts, requirements, .. } = self.checklist;
        self.refuse_duplicates(classes.len(), &|place| Some(classes.get(place)?.id.as_str()));
        self.refuse_duplicates(facts.len(), &|place| Some(facts.get(place)?.id.as_str()));
        self.refuse_duplicates(requirements.len(), &|place| {
            Some(requirements.get(place)?.id.as_str())
        });
        for fact in facts {
            if let Some(placement) = &fact.places
                && !self.checklist.classes.iter().any(|class| class.id == placement.class)
            {
                self.errors.push(RulesError::UnknownClass(placement.class.clone()));
            }
        }
    }

    fn refuse_duplicates(&mut self, count: usize, name_at: NameAt<'_, '_>) {
        for name in Names::of(count, name_at).repeated(name_at).filter_map(name_at) {
            self.errors.push(RulesError::DuplicateId(name.to_owned()));
        }
    }

    fn premises(&mut self) -> Vec<Premise> {
        let mut premises = Vec::new();
        for (place, requirement) in (0u16..).zip(&self.checklist.requirements) {
            let Some(premise) = &requirement.premise else {
                continue;
            };
            if let Some(condition) = self.condition(premise) {
                premises.push(Premise {
                    requirement: RequirementIndex(place),
                    fact: condition.fact,
                    is: condition.is,
                });
            }
        }
        premises
    }

    fn condition(&mut self, wanted: &model::FactIs) -> Option<Condition> {
        let found = fact_index(self.checklist, &wanted.fact);
        if found.is_none() {
            self.errors.push(RulesError::UnknownFact(wanted.fact.clone()));
        }
        found.map(|fact| Condition { fact, is: wanted.is })
    }

    fn class(&mut self, class: &Class) -> CompiledClass {
        let mut compiled = CompiledClass::default();
        let mut clauses_of = vec![Vec::new(); self.checklist.requirements.len()];
        for (place, clause) in (0u32..).zip(&class.clauses) {
            let members = self.members(class, clause);
            for member in &members {
                if let Some(clauses) = clauses_of.get_mut(member.get()) {
                    clauses.push(ClauseIndex(place));
                }
            }
            let first = compiled.masks.len();
            for member in &members {
                let (word, bit) = member.bit();
                let word = u16::try_from(word).unwrap_or(u16::MAX);
                match compiled.masks.get_mut(first..).and_then(<[Mask]>::last_mut) {
                    Some(mask) if mask.word == word => mask.bits |= bit,
                    _ => compiled.masks.push(Mask { word, bits: bit }),
                }
            }
            let condition = clause.condition.as_ref().and_then(|wanted| self.condition(wanted));
            compiled.clauses.push(CompiledClause {
                severity: clause.severity,
                phase: self.phase(class, &members),
                condition,
                masks: first..compiled.masks.len(),
                members: members.into(),
            });
        }
        compiled.clauses_of = clauses_of.into_iter().map(Into::into).collect();
        compiled
    }

    fn members(&mut self, class: &Class, clause: &Clause) -> Vec<RequirementIndex> {
        let mut members = Vec::with_capacity(clause.any_of.len());
        for id in &clause.any_of {
            let Some(index) = requirement_index(self.checklist, self.requirement_names, id) else {
                self.errors.push(RulesError::UnknownRequirement(id.clone()));
                continue;
            };
            match members.binary_search(&index) {
                Err(place) => members.insert(place, index),
                Ok(_) => self.errors.push(RulesError::DuplicateId(id.clone())),
            }
        }
        if clause.any_of.is_empty() {
            self.errors.push(RulesError::EmptyClause(class.id.clone()));
        }
        members
    }

    /// The phase of a clause is that of its members.
    fn phase(&mut self, class: &Class, members: &[RequirementIndex]) -> Option<Phase> {
        let mut phases = members.iter().map(|member| {
            self.checklist.requirements.get(member.get()).and_then(|requirement| requirement.phase)
        });
        let first = phases.next()?;
        if phases.any(|phase| phase != first) {
            self.errors.push(RulesError::MixedPhases(class.id.clone()));
        }
        first
    }
}

/// What makes a checklist unsound. The content's own check finds these with file and line; here
/// they keep [`Rules`] sound whatever it is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RulesError {
    /// The text is not that of a checklist, for this reason.
    Unreadable(String),
    /// More requirements than [`MAX_REQUIREMENTS`].
    TooManyRequirements(usize),
    /// More classes or facts than [`MAX_REQUIREMENTS`].
    TooManyNames(usize),
    /// The checklist has no class.
    NoClass,
    /// This id stands twice where it may stand once.
    DuplicateId(String),
    /// A clause names a requirement that does not exist.
    UnknownRequirement(String),
    /// A fact places information into a class that does not exist.
    UnknownClass(String),
    /// A premise or a condition names a fact that does not exist.
    UnknownFact(String),
    /// A clause of this class has no requirement.
    EmptyClause(String),
    /// A clause of this class has requirements of different phases.
    MixedPhases(String),
}

impl fmt::Display for RulesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooManyRequirements(count) => {
                write!(
                    f,
                    "要件が{count}件あります。1つのチェックリストは{MAX_REQUIREMENTS}件までです。"
                )
            }
            Self::TooManyNames(count) => {
                write!(
                    f,
                    "分類または事実が{count}件あります。それぞれ{MAX_REQUIREMENTS}件までです。"
                )
            }
            Self::Unreadable(reason) => write!(f, "規則を読めません。{reason}"),
            Self::NoClass => write!(f, "分類が1つもありません。"),
            Self::DuplicateId(id) => write!(f, "ID『{id}』が重複しています。"),
            Self::UnknownRequirement(id) => {
                write!(f, "要件『{id}』はこのチェックリストにありません。")
            }
            Self::UnknownClass(id) => write!(f, "分類『{id}』はこのチェックリストにありません。"),
            Self::UnknownFact(id) => write!(f, "事実『{id}』はこのチェックリストにありません。"),
            Self::EmptyClause(class) => write!(f, "分類『{class}』に、要件のない条項があります。"),
            Self::MixedPhases(class) => {
                write!(f, "分類『{class}』に、段階の異なる要件を合わせた条項があります。")
            }
        }
    }
}

impl std::error::Error for RulesError {}
