//! The content of this repository, and OSCAL's schemas.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use jsonschema::Validator;
use kijun_content::Library;
use serde_json::Value;

pub(crate) static LIBRARY: LazyLock<Library> = LazyLock::new(|| load("../../content"));

static SCHEMAS: LazyLock<BTreeMap<&str, Validator>> = LazyLock::new(|| {
    let models = ["catalog", "profile", "component", "assessment-results"];
    models.into_iter().map(|model| (model, schema(model))).collect()
});

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn load(folder: &str) -> Library {
    kijun_content::load(&here(folder)).unwrap_or_else(|_| panic!("the content is sound"))
}

/// Return a standard with an earlier edition.
pub(crate) fn editions() -> Library {
    load("../../tests/editions")
}

fn schema(model: &str) -> Validator {
    let path = here(&format!("tests/schemas/oscal_{model}_schema.json"));
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    jsonschema::draft7::options().should_validate_formats(true).build(&schema).unwrap()
}

/// Fail if the document does not fit OSCAL's schema of the model.
pub(crate) fn check(model: &str, document: &Value) {
    let faults = SCHEMAS[model].iter_errors(document);
    let faults: Vec<String> =
        faults.map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    assert_eq!(faults, Vec::<String>::new(), "{model}");
}

/// Return all controls of a catalog by their ids.
pub(crate) fn controls(catalog: &Value) -> BTreeMap<String, Value> {
    let mut found = BTreeMap::new();
    let mut rest = vec![catalog];
    while let Some(group) = rest.pop() {
        for control in group["controls"].as_array().into_iter().flatten() {
            let id = control["id"].as_str().unwrap().to_owned();
            assert!(found.insert(id.clone(), control.clone()).is_none(), "{id} is there once");
        }
        rest.extend(group["groups"].as_array().into_iter().flatten());
    }
    found
}
