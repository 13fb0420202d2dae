//! The rule model a second time, by brute force.
//!
//! It shares the input with the engine, [`Checklist`] and [`AnswerFile`], and nothing else: no
//! bit sets, no bounds read off clause states, no search. What the model says of "every
//! completion" and of "every set" is done here with every completion and every set, so it is to be
//! read, and to be used for small checklists.
//!
//! The pages follow the model: what is known of each requirement ([`world`]), what follows from
//! the clauses ([`verdict`]), each requirement's status ([`status`]), which answers decide
//! ([`decisive`]), what would help ([`remedies`]), what is odd ([`diagnostics`]).

pub mod decisive;
pub mod diagnostics;
pub mod remedies;
pub mod status;
pub mod verdict;
pub mod world;

use kijun_rules::AnswerFile;
use kijun_rules::model::{Checklist, Verdict};
use serde_json::{Map, Value, json};

pub use world::{Standing, World};

/// How much is worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// Everything. Takes time that doubles with each requirement.
    Everything,
    /// Everything but the decisive answers and the remedies.
    Polynomial,
}

/// What the rule model says of the answers, with the names of the assessment file; messages,
/// digests and who answers are left out. Diagnostics are sorted.
///
/// # Panics
/// If the file names no class of the checklist: the corpus of bad input is elsewhere.
#[must_use]
pub fn evaluate(checklist: &Checklist, file: &AnswerFile, effort: Effort) -> Value {
    let world = World::new(checklist, file);
    let mut said = Map::new();
    let mut say = |name: &str, value: Value| {
        said.insert(name.to_owned(), value);
    };
    say("class", json!(world.class.id));
    say("out_of_scope_reason", json!(world.out_of_scope));
    say("diagnostics", diagnostics::all(&world, file));
    let in_scope = world.out_of_scope.is_none();
    let (best, worst) = if in_scope {
        (verdict::best(&world), verdict::worst(&world))
    } else {
        (Verdict::OutOfScope, Verdict::OutOfScope)
    };
    say("best", json!(best));
    say("worst", json!(worst));
    say("verdict", json!(if best == worst { best } else { Verdict::Undetermined }));
    say("requirements", list(in_scope, || status::all(&world)));
    say("clauses", list(in_scope, || verdict::clauses(&world)));
    if effort == Effort::Everything {
        say("decisive", list(in_scope, || decisive::all(&world)));
        say("remedies", if in_scope { remedies::all(&world) } else { Value::Null });
    }
    Value::Object(said)
}

fn list(in_scope: bool, make: impl FnOnce() -> Vec<Value>) -> Value {
    Value::Array(if in_scope { make() } else { Vec::new() })
}
