//! A second, brute-force version of the rule model.
//!
//! It shares only the input with the engine: [`Checklist`] and [`AnswerFile`]. It has no bit sets,
//! no bounds read from clause states, and no search. When the model says "every completion" or
//! "every set", this code tries every completion and every set, so it is easy to read, and fit only
//! for small checklists.
//!
//! The modules follow the model: the facts and requirements ([`world`]), the values of answers
//! ([`value`]), the consequences of the clauses ([`verdict`]), each requirement's status ([`status`]), the deciding answers
//! ([`decisive`]), the remedies ([`remedies`]), the diagnostics ([`diagnostics`]).

pub mod decisive;
pub mod diagnostics;
pub mod remedies;
pub mod status;
pub mod value;
pub mod verdict;
pub mod world;

use kijun_rules::AnswerFile;
use kijun_rules::model::{Checklist, Verdict};
use serde_json::{Map, Value, json};

pub use world::{Seen, Standing, World};

/// The amount of computation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// Everything. The time doubles with each requirement.
    Everything,
    /// Everything except the decisive answers and the remedies.
    Polynomial,
}

/// Evaluate the answers by the rule model, with the names of the assessment file; without messages,
/// digests and who answers. Diagnostics are sorted.
///
/// # Panics
/// Panic if the file names no class of the checklist: bad input is tested elsewhere.
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
