//! Each schema is one of 2020-12, and its own examples fit it.

use kijun_schemas::every;
use serde_json::Value;

#[test]
fn each_is_a_schema_and_its_examples_fit() {
    for schema in every() {
        let json: Value = serde_json::from_str(schema.text).unwrap();
        assert_eq!(json["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert_eq!(json["title"], schema.title, "{}", schema.name);
        assert_eq!(json["$id"], format!("urn:kijun:schema:{}:1", schema.name));
        assert!(json["description"].is_string(), "{}", schema.name);
        jsonschema::draft202012::meta::validate(&json)
            .unwrap_or_else(|fault| panic!("{}: {fault}", schema.name));
        let validator = jsonschema::draft202012::new(&json).unwrap();
        for example in json["examples"].as_array().into_iter().flatten() {
            let faults: Vec<String> =
                validator.iter_errors(example).map(|fault| fault.to_string()).collect();
            assert_eq!(faults, Vec::<String>::new(), "{}", schema.name);
        }
    }
}

#[test]
fn names_are_names_in_addresses_and_each_is_there_once() {
    for (place, schema) in every().enumerate() {
        assert!(schema.name.chars().all(|sign| sign.is_ascii_lowercase()), "{}", schema.name);
        assert!(every().take(place).all(|before| before.name != schema.name), "{}", schema.name);
        assert!(schema.text.ends_with("}\n"), "{} ends with a line", schema.name);
    }
}
