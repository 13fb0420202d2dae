//! The bills of materials: valid by CycloneDX's own schema, complete, and the same each time.

mod support;

use std::collections::BTreeSet;

use jsonschema::{Registry, draft7};
use kijun_dist::{command, sbom};
use kijun_notices::linked;
use serde_json::Value;
use support::root;

fn schema(name: &str) -> Value {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/schemas");
    let text = std::fs::read_to_string(format!("{folder}/{name}.SNAPSHOT.schema.json"));
    serde_json::from_str(&text.unwrap()).unwrap()
}

/// Return the faults of a bill by CycloneDX's schema.
fn faults(bill: &Value) -> Vec<String> {
    let mut registry = Registry::new();
    for name in ["spdx", "jsf-0.82"] {
        let address = format!("http://cyclonedx.org/schema/{name}.SNAPSHOT.schema.json");
        registry = registry.add(address, schema(name)).unwrap();
    }
    let registry = registry.prepare().unwrap();
    let validator = draft7::options()
        .with_registry(&registry)
        .should_validate_formats(true)
        .build(&schema("bom-1.6"))
        .unwrap();
    validator.iter_errors(bill).map(|fault| format!("{}: {fault}", fault.instance_path())).collect()
}

fn text() -> String {
    let root = root();
    let product = command::product(&root, Some("pkg:npm/kijun@0.1.0".to_owned())).unwrap();
    sbom::text(&root, &product).unwrap()
}

fn texts<'b>(list: &'b Value, key: &str) -> Vec<&'b str> {
    list.as_array().unwrap().iter().map(|each| each[key].as_str().unwrap()).collect()
}

#[test]
fn the_bill_is_valid_and_the_schema_can_tell() {
    let mut bill: Value = serde_json::from_str(&text()).unwrap();
    assert_eq!(faults(&bill), Vec::<String>::new());
    bill["components"][0]["licenses"] = serde_json::json!([{ "license": { "id": "NONE-SUCH" } }]);
    assert!(!faults(&bill).is_empty());
}

#[test]
fn the_bill_has_every_crate_that_is_given_out_and_what_each_needs() {
    let bill: Value = serde_json::from_str(&text()).unwrap();
    let given = linked::all(&root()).unwrap();
    let names = texts(&bill["components"], "bom-ref");
    let expected: Vec<String> =
        given.keys().map(|(name, version)| format!("pkg:cargo/{name}@{version}")).collect();
    let mut expected: Vec<String> = expected.iter().map(|name| name.replace('+', "%2B")).collect();
    expected.push("rust-std".to_owned());
    assert_eq!(names, expected);
    let known: BTreeSet<&str> = names.into_iter().collect();
    // Everything is needed by the product, or by what it needs.
    let mut reached = BTreeSet::new();
    let own = format!("kijun@{}", kijun_dist::VERSION);
    let mut next = vec![own.as_str()];
    while let Some(name) = next.pop() {
        let mut rows = bill["dependencies"].as_array().unwrap().iter();
        let row = rows.find(|row| row["ref"] == name).unwrap_or_else(|| panic!("{name}"));
        for on in row["dependsOn"].as_array().unwrap() {
            let on = on.as_str().unwrap();
            assert!(known.contains(on), "{name} needs {on}");
            if reached.insert(on) {
                next.push(on);
            }
        }
    }
    assert_eq!(reached, known);
}

#[test]
fn the_bill_has_no_time_and_no_number_of_its_own() {
    let first = text();
    assert_eq!(first, text());
    for word in ["timestamp", "serialNumber"] {
        assert!(!first.contains(word), "{word}");
    }
}
