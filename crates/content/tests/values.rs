//! A small standard with everything that a rule can say, from its content folder to the assessment:
//! counts, facts of several values, several conditions, values with thresholds, no classes.

use std::path::Path;

use kijun_rules::Rules;
use kijun_tests::corpus;

#[test]
fn every_case_is_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/values");
    let (library, warnings) = kijun_content::load_with_warnings(&folder).unwrap_or_else(|report| {
        let said: Vec<String> =
            report.problems().iter().map(kijun_content::Problem::plain).collect();
        panic!("{}", said.join("\n"));
    });
    assert!(warnings.is_empty(), "the question has words for its answers");
    let checklist = &library.standards[0].checklists[0];
    let rules = Rules::compile(checklist.rules.clone()).expect("the rules are sound");
    let cases = std::fs::read_to_string(folder.join("cases.json")).expect("the cases");
    for case in corpus::cases(&cases).expect("the cases are a list") {
        assert_eq!(corpus::run(&rules, &case), Ok(()), "{}", case.description);
    }
    // As a page carries them, they are the same rules.
    let again = Rules::from_json(&rules.checklist().to_json()).expect("the rules can be read");
    assert_eq!(again, rules);
}
