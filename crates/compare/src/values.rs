//! The values of a requirement across vendors: as they are shown, which is the best, their order.

use std::cmp::Ordering;

use kijun_rules::answers::Answer;
use kijun_rules::model::{AskedValue, ReadValue, Thresholds, ValueKind};
use kijun_rules::{RequirementIndex, Rules};

use crate::vendor::Cell;

/// The values of one requirement.
#[derive(Debug, Clone, Copy)]
pub struct AskedOf<'a> {
    /// The value that the requirement asks for.
    pub asked: &'a AskedValue,
    /// The direction in which a value is better; `None` if the clauses name none, or both.
    better: Option<Better>,
}

/// A direction: what a threshold demands more of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Better {
    /// A higher number, a later day.
    More,
    /// A lower number, an earlier day.
    Less,
}

impl<'a> AskedOf<'a> {
    /// Return the values of a requirement; `None` if it asks for none.
    #[must_use]
    pub fn of(rules: &'a Rules, requirement: RequirementIndex) -> Option<Self> {
        let requirement = rules.requirement_at(requirement)?;
        let (id, asked) = (&requirement.id, requirement.value.as_ref()?);
        let clauses = rules.checklist().classes.iter().flat_map(|class| &class.clauses);
        let all: Vec<&Thresholds> = clauses.filter_map(|clause| clause.thresholds_of(id)).collect();
        let more = all.iter().any(|one| one.at_least.is_some() || one.not_before.is_some());
        let less = all.iter().any(|one| one.at_most.is_some() || one.not_after.is_some());
        let better = match (more, less) {
            (true, false) => Some(Better::More),
            (false, true) => Some(Better::Less),
            _ => None,
        };
        Some(Self { asked, better })
    }

    /// Return the value that a vendor states, if it has the form that is asked for.
    #[must_use]
    pub fn read<'v>(&self, cell: Cell<'v>) -> Option<&'v str> {
        match self.asked.read(cell.answer.and_then(Answer::value)) {
            ReadValue::Given(value) => Some(value),
            ReadValue::Missing | ReadValue::Malformed => None,
        }
    }

    /// Return a vendor's value as it is shown: with its unit, or as the title of its choice; as it
    /// stands in the file if it does not have the form that is asked for; empty if there is none.
    #[must_use]
    pub fn shown(&self, cell: Cell<'_>) -> String {
        match self.read(cell) {
            Some(value) => self.asked.shown(value),
            None => cell.answer.and_then(Answer::value).unwrap_or_default().to_owned(),
        }
    }

    /// Return true if two vendors state the same value: `99.50` is `99.5`.
    #[must_use]
    pub fn same(&self, one: Cell<'_>, other: Cell<'_>) -> bool {
        match (self.read(one), self.read(other)) {
            (Some(one), Some(other)) => self.compare(one, other) == Ordering::Equal,
            _ => one.answer.and_then(Answer::value) == other.answer.and_then(Answer::value),
        }
    }

    /// Compare two vendors: the better value first, where none is known to be better the smaller
    /// one, and last a vendor without a value.
    #[must_use]
    pub fn order(&self, one: Cell<'_>, other: Cell<'_>) -> Ordering {
        match (self.read(one), self.read(other)) {
            (Some(one), Some(other)) if self.better == Some(Better::More) => {
                self.compare(other, one)
            }
            (Some(one), Some(other)) => self.compare(one, other),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        }
    }

    /// Return, for each of the cells, true if no other has a better value and one has a worse one.
    #[must_use]
    pub fn best(&self, cells: &[Cell<'_>]) -> Vec<bool> {
        let given: Vec<Option<&str>> = cells.iter().map(|cell| self.read(*cell)).collect();
        let any = |value: &str, order: Ordering| {
            given.iter().flatten().any(|other| self.compare(other, value) == order)
        };
        let best = |value: &str| match self.better {
            Some(Better::More) => !any(value, Ordering::Greater) && any(value, Ordering::Less),
            Some(Better::Less) => !any(value, Ordering::Less) && any(value, Ordering::Greater),
            None => false,
        };
        given.iter().map(|value| value.is_some_and(best)).collect()
    }

    /// Compare two values of the form that is asked for. Choices have the order in which they are
    /// listed.
    fn compare(&self, one: &str, other: &str) -> Ordering {
        if self.asked.kind == ValueKind::Choice {
            let place = |id: &str| self.asked.choices.iter().position(|choice| choice.id == id);
            return place(one).cmp(&place(other));
        }
        self.asked.kind.compare(one, other).unwrap_or(Ordering::Equal)
    }
}
