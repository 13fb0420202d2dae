//! Files checked against their schemas.
//!
//! Each is checked twice: against the schema as it is published, which leaves fields open that it
//! does not name, and against the same schema closed. So a field that is written and not described
//! is found.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::{Value, json};

/// The published schemas and the closed ones, by their names.
static VALIDATORS: LazyLock<BTreeMap<&str, [Validator; 2]>> = LazyLock::new(|| {
    let validators = kijun_schemas::ALL.iter().map(|schema| {
        let open: Value = serde_json::from_str(schema.text).unwrap_or_default();
        let mut closed = open.clone();
        close(&mut closed);
        let compile = |schema: &Value| {
            jsonschema::draft202012::new(schema).unwrap_or_else(|fault| panic!("{fault}"))
        };
        (schema.name, [compile(&open), compile(&closed)])
    });
    validators.collect()
});

/// Check a file against the schema of this name, and against the closed one.
///
/// # Errors
/// Fail with every fault: its place in the file, and what is wrong there.
///
/// # Panics
/// Panic if there is no such schema, or if it is none.
pub fn check(name: &str, file: &Value) -> Result<(), Vec<String>> {
    let [open, closed] = VALIDATORS.get(name).expect("there is a schema of this name");
    faults(open, file)?;
    faults(closed, file)
}

/// Check a file against the published schema only: it may have fields of others.
///
/// # Errors
/// Fail with every fault: its place in the file, and what is wrong there.
///
/// # Panics
/// Panic if there is no such schema, or if it is none.
pub fn check_open(name: &str, file: &Value) -> Result<(), Vec<String>> {
    let [open, _] = VALIDATORS.get(name).expect("there is a schema of this name");
    faults(open, file)
}

fn faults(validator: &Validator, file: &Value) -> Result<(), Vec<String>> {
    let faults = validator.iter_errors(file);
    let faults: Vec<String> =
        faults.map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// Forbid every field that the schema does not name, wherever it names some.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            fields.values_mut().for_each(close);
            let names = fields.get("properties").is_some_and(Value::is_object);
            if names && !fields.contains_key("additionalProperties") {
                fields.insert("additionalProperties".to_owned(), json!(false));
            }
        }
        Value::Array(all) => all.iter_mut().for_each(close),
        _ => {}
    }
}
