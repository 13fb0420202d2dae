//! The generated cases reach every result that is compared. Otherwise the second evaluator could
//! agree on checklists without any results.

use std::collections::BTreeMap;

use kijun_tests::generate::{Size, cases, rules_and_answers};
use kijun_tests::naive::{self, Effort};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::Value;

#[test]
fn everything_occurs() {
    let mut runner = TestRunner::new(cases(1));
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut see = |what: String| *seen.entry(what).or_default() += 1;
    let strategy = rules_and_answers(Size::small());
    for _ in 0..2000 {
        let case = strategy.new_tree(&mut runner).expect("a case").current();
        let said = naive::evaluate(case.rules.checklist(), &case.file(), Effort::Everything);
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        see(text(&said["verdict"]));
        let list = |name: &str| said[name].as_array().cloned().unwrap_or_default();
        for requirement in list("requirements") {
            see(format!("status {}", text(&requirement["status"])));
        }
        for clause in list("clauses") {
            see(format!("clause {}", text(&clause["state"])));
            if clause["severity"] != clause["effective"] {
                see("softened".to_owned());
            }
        }
        for diagnostic in list("diagnostics") {
            see(format!("diagnostic {}", text(&diagnostic["code"])));
        }
        see(format!("decisive {}", list("decisive").len().min(3)));
        match said["remedies"]["one_of"].as_array() {
            None => see("no remedies".to_owned()),
            Some(groups) => see(format!("groups {}", groups.len().min(2))),
        }
        let sets = said["remedies"]["one_of"][0].as_array().into_iter().flatten();
        if sets.filter(|set| set.as_array().is_some_and(|set| set.len() > 1)).count() > 1 {
            see("sets of several".to_owned());
        }
    }
    for (kind, names) in [
        (
            "",
            "conforming conforming_with_advisories approval_required nonconforming undetermined out_of_scope softened",
        ),
        (
            "status ",
            "not_required unavailable met unanswered pending nonconforming approval_required advisory note substituted",
        ),
        ("clause ", "satisfied violated open"),
        (
            "diagnostic ",
            "premise_conflict reason_missing unknown_requirement unknown_fact edition_mismatch premises_disagree class_too_low",
        ),
        ("decisive ", "0 1 2 3"),
        ("groups ", "0 1 2"),
    ] {
        for name in names.split(' ') {
            let found = seen.get(&format!("{kind}{name}")).copied().unwrap_or_default();
            assert!(found >= 10, "{kind}{name} occurs {found} times of {seen:?}");
        }
    }
    for name in ["no remedies", "sets of several"] {
        assert!(seen.get(name).is_some_and(|found| *found >= 10), "{name}: {seen:?}");
    }
}
