//! The class finder: from facts about information to its class.

use crate::model::Fact;
use crate::rules::{ClassIndex, FactIndex, Rules};

/// The class that the facts lead to, and the facts that decide it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding<'a> {
    /// The highest class that some fact places the information into; `None` if none does.
    pub class: Option<ClassIndex>,
    /// The facts that place it there, in the checklist's order.
    pub because: Vec<&'a Fact>,
}

/// Return the highest class into which the given facts place the information.
#[must_use]
pub fn classify<'a>(rules: &'a Rules, facts: &[FactIndex]) -> Finding<'a> {
    let placed = |fact: &&Fact| fact.places.as_ref().and_then(|place| rules.class(&place.class));
    let mut facts = facts.to_vec();
    facts.sort_unstable();
    facts.dedup();
    let given: Vec<&Fact> = facts.into_iter().filter_map(|fact| rules.fact_at(fact)).collect();
    let class = given.iter().filter_map(placed).min();
    let because = if class.is_none() {
        Vec::new()
    } else {
        given.into_iter().filter(|fact| placed(fact) == class).collect()
    };
    Finding { class, because }
}
