//! The values of facts as numbers.

use crate::model::{Choice, Fact, FactValue, UNKNOWN, Values};
use crate::names::Names;

/// Return the place of a fact's value: 0 and 1 for no and yes, or that of the choice; `None` if it
/// is unknown, or if the fact does not have it.
pub(crate) fn value_place(fact: &Fact, value: &FactValue) -> Option<u16> {
    match value {
        FactValue::Is(is) if fact.choices.is_empty() => Some(u16::from(*is)),
        FactValue::Choice(id) => choice_place(fact, id),
        FactValue::Unknown | FactValue::Is(_) => None,
    }
}

/// Return the places of the values; `None` if the fact does not have one of them, or if there is
/// none.
pub(super) fn value_places(fact: &Fact, values: &Values) -> Option<Box<[u16]>> {
    match values {
        Values::Is(is) => Some([value_place(fact, &FactValue::Is(*is))?].into()),
        Values::OneOf(ids) if ids.is_empty() => None,
        Values::OneOf(ids) => ids.iter().map(|id| choice_place(fact, id)).collect(),
    }
}

fn choice_place(fact: &Fact, id: &str) -> Option<u16> {
    let mut choices = (0u16..).zip(&fact.choices);
    choices.find(|(_, choice)| choice.id == id).map(|(place, _)| place)
}

/// Return true if no choice occurs twice.
pub(super) fn are_sound(choices: &[Choice]) -> bool {
    let name_at = |place: usize| choices.get(place).map(|choice| choice.id.as_str());
    Names::of(choices.len(), &name_at).repeated(&name_at).next().is_none()
}

/// Return true if no choice is named as a value that is not known.
pub(super) fn are_known(choices: &[Choice]) -> bool {
    choices.iter().all(|choice| choice.id != UNKNOWN)
}
