//! A small sample of each attack; the long runs are `cargo xtask release-check`.

use kijun_attack::run::run;
use kijun_attack::target::{self, Target};

/// Files of one seed for each target: seconds, not minutes.
const COUNTS: [(&str, u64); 5] =
    [("answers", 3000), ("csv", 300), ("xlsx", 60), ("content", 60), ("city-table", 20)];

#[test]
fn no_reader_crashes_or_loses_an_answer() {
    let targets = target::all();
    assert!(targets.iter().map(|target| target.name()).eq(COUNTS.map(|(name, _)| name)));
    for (target, (name, count)) in targets.iter().zip(COUNTS) {
        let report = run(target.as_ref(), count, 1, &|_| 0);
        let faults: Vec<&str> = report.faults.iter().map(|(fault, _)| fault.as_str()).collect();
        assert!(faults.is_empty(), "{name}: {faults:?}");
        assert_eq!(report.tried, count, "{name}");
        // Damage is neither nothing nor total: some files are still taken, some are refused.
        assert!(report.taken > 0 && report.taken < count, "{name}: {report}");
    }
}

/// A reader that crashes, and one that loses an answer.
struct Broken(Vec<Vec<u8>>);

impl Target for Broken {
    fn name(&self) -> &'static str {
        "broken"
    }

    fn seeds(&self) -> &[Vec<u8>] {
        &self.0
    }

    fn words(&self) -> &[&'static str] {
        &["x"]
    }

    fn check(&self, bytes: &[u8]) -> Result<bool, String> {
        assert!(bytes.len().is_multiple_of(2), "odd");
        Err("lost".to_owned())
    }
}

#[test]
fn a_crash_and_a_loss_are_found_with_their_files_the_same_each_time() {
    let target = Broken(vec![b"a seed".to_vec()]);
    let report = run(&target, 100, 7, &|_| 0);
    let says = |words: &str| report.faults.iter().any(|(fault, _)| fault == words);
    assert!(says("lost") && says("a panic: odd"), "{:?}", report.faults);
    let again = run(&target, 100, 7, &|_| 0);
    assert_eq!(report.faults, again.faults);
    assert_ne!(report.faults, run(&target, 100, 8, &|_| 0).faults);
}
