//! The engine and the corpus runner as a module for the browser's tests.
//!
//! ```text
//! cargo build --package kijun-tests-wasm --target wasm32-unknown-unknown --profile wasm-release
//! wasm-bindgen --target web --out-dir OUT target/wasm32-unknown-unknown/wasm-release/kijun_tests_wasm.wasm
//! ```

use kijun_rules::{Checklist, Rules};
use kijun_tests::corpus;
use serde_json::json;
use wasm_bindgen::prelude::wasm_bindgen;

/// Return the assessment of an answer file by a checklist (its JSON), as JSON; `{"error": "…"}` if
/// the file cannot be assessed.
#[wasm_bindgen]
#[must_use]
pub fn assess(checklist_json: &str, answers: &[u8]) -> String {
    let assessed = rules(checklist_json).and_then(|rules| {
        corpus::assess(&rules, answers)
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .map_err(|error| error.to_string())
    });
    assessed.unwrap_or_else(|error| json!({"error": error}).to_string())
}

/// Run every case of a corpus file by a checklist (its JSON), and return
/// `{"cases": 12, "failures": ["…"]}`.
#[wasm_bindgen]
#[must_use]
pub fn run_corpus(checklist_json: &str, corpus_json: &str) -> String {
    let report = match rules(checklist_json) {
        Ok(rules) => corpus::report(&rules, corpus_json),
        Err(error) => json!({"cases": 0, "failures": [error]}),
    };
    report.to_string()
}

fn rules(checklist_json: &str) -> Result<Rules, String> {
    let checklist: Checklist =
        serde_json::from_str(checklist_json).map_err(|error| error.to_string())?;
    Rules::compile(checklist).map_err(|errors| format!("{errors:?}"))
}
