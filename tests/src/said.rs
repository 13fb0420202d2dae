//! The engine's assessment, in the form of the second evaluator.

use kijun_rules::{AnswerFile, Assessment, Rules};
use serde_json::Value;

/// Return the assessment's file, as bytes.
///
/// # Panics
/// Panic if the file names no class of the checklist.
#[must_use]
pub fn assessment(rules: &Rules, file: &AnswerFile) -> Vec<u8> {
    let assessment = Assessment::of(rules, file).expect("the file names a class of the checklist");
    serde_json::to_vec(&assessment).expect("an assessment can be written")
}

/// Return the fields of the engine's assessment that [`naive::evaluate`](crate::naive::evaluate)
/// returns for the same effort: those in `like`, without messages and parties, with diagnostics
/// sorted.
///
/// # Panics
/// Panic if the file names no class of the checklist, or the assessment does not have its
/// documented form.
#[must_use]
pub fn by_engine(rules: &Rules, file: &AnswerFile, like: &Value) -> Value {
    let bytes = assessment(rules, file);
    let Ok(Value::Object(mut said)) = serde_json::from_slice(&bytes) else {
        panic!("an assessment is an object");
    };
    let like = like.as_object().expect("the second evaluator gives an object");
    said.retain(|name, _| like.contains_key(name));
    for requirement in array(&mut said["requirements"]) {
        object(requirement).remove("party");
    }
    let diagnostics = array(&mut said["diagnostics"]);
    for diagnostic in diagnostics.iter_mut() {
        let fields = object(diagnostic);
        let message = fields.remove("message").expect("a diagnostic has a message");
        assert!(
            message.as_str().is_some_and(|message| message.ends_with('。')),
            "a message is a sentence: {message}"
        );
        fields.remove("clause");
        fields.entry("fact").or_insert(Value::Null);
    }
    diagnostics.sort_by_key(|diagnostic| {
        let field = |name: &str| diagnostic[name].as_str().map(ToOwned::to_owned);
        (field("code"), field("requirement"), field("fact"))
    });
    Value::Object(said)
}

fn array(value: &mut Value) -> &mut Vec<Value> {
    value.as_array_mut().expect("a list")
}

fn object(value: &mut Value) -> &mut serde_json::Map<String, Value> {
    value.as_object_mut().expect("an object")
}
