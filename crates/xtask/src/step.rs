//! A step of a command, with its number, its time and its result.

use std::fmt;
use std::time::{Duration, Instant};

/// The reason why a step failed, and what to do about it.
#[derive(Debug)]
pub(crate) struct Failure {
    what: String,
    cure: Option<String>,
}

impl Failure {
    /// Make a failure with only a reason.
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), cure: None }
    }

    /// Add what to do, usually the command to run.
    pub(crate) fn cure(self, cure: impl Into<String>) -> Self {
        Self { cure: Some(cure.into()), ..self }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)?;
        self.cure.iter().try_for_each(|cure| write!(f, "\n      to do: {cure}"))
    }
}

type Action<'a> = Box<dyn FnOnce() -> Result<(), Failure> + 'a>;

/// One step.
pub(crate) struct Step<'a> {
    title: String,
    needed: bool,
    action: Action<'a>,
}

impl<'a> Step<'a> {
    /// Make a step that later steps need: if it fails, none of them runs.
    pub(crate) fn build(
        title: impl Into<String>,
        action: impl FnOnce() -> Result<(), Failure> + 'a,
    ) -> Self {
        Self { title: title.into(), needed: true, action: Box::new(action) }
    }

    /// Make a step that checks something: if it fails, the others still run.
    pub(crate) fn check(
        title: impl Into<String>,
        action: impl FnOnce() -> Result<(), Failure> + 'a,
    ) -> Self {
        Self { needed: false, ..Self::build(title, action) }
    }
}

/// The results of the steps of a command.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    passed: usize,
    failed: Vec<String>,
    skipped: usize,
}

impl Tally {
    /// Return whether every step was done.
    pub(crate) fn ok(&self) -> bool {
        self.failed.is_empty()
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed.len())?;
        if self.skipped > 0 {
            write!(f, ", {} skipped", self.skipped)?;
        }
        self.failed.iter().try_for_each(|title| write!(f, "\n  failed: {title}"))
    }
}

/// Run the steps in order, and write the result of each to standard error.
pub(crate) fn run(steps: Vec<Step<'_>>) -> Tally {
    let count = steps.len();
    let mut tally = Tally::default();
    let mut steps = steps.into_iter().enumerate();
    for (index, step) in steps.by_ref() {
        eprintln!("[{}/{count}] {}", index + 1, step.title);
        let start = Instant::now();
        let result = (step.action)();
        let time = elapsed(start.elapsed());
        match result {
            Ok(()) => {
                eprintln!("      {time}");
                tally.passed += 1;
            }
            Err(failure) => {
                eprintln!("      FAILED after {time}: {failure}");
                tally.failed.push(step.title);
                if step.needed {
                    break;
                }
            }
        }
    }
    tally.skipped = steps.count();
    tally
}

/// Return a duration as text: `0.4 s`, `2 min 5 s`.
fn elapsed(time: Duration) -> String {
    match time.as_secs() {
        seconds @ 0..60 => format!("{seconds}.{} s", time.subsec_millis() / 100),
        seconds => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    #[test]
    fn after_a_failed_check_the_others_still_run() {
        let ran = RefCell::new(Vec::new());
        let tally = run(vec![
            Step::check("a", || Err(Failure::new("broken"))),
            Step::check("b", || {
                ran.borrow_mut().push("b");
                Ok(())
            }),
        ]);
        assert_eq!(ran.into_inner(), ["b"]);
        assert!(!tally.ok());
        assert_eq!(tally.to_string(), "1 passed, 1 failed\n  failed: a");
    }

    #[test]
    fn after_a_failed_build_none_runs() {
        let tally = run(vec![
            Step::build("a", || Err(Failure::new("broken"))),
            Step::check("b", || panic!("must not run")),
        ]);
        assert_eq!(tally, Tally { passed: 0, failed: vec!["a".into()], skipped: 1 });
    }

    #[test]
    fn a_failure_names_its_cure() {
        let failure = Failure::new("npm is missing").cure("install Node");
        assert_eq!(failure.to_string(), "npm is missing\n      to do: install Node");
    }

    #[test]
    fn times_read_well() {
        assert_eq!(elapsed(Duration::from_millis(440)), "0.4 s");
        assert_eq!(elapsed(Duration::from_secs(125)), "2 min 5 s");
    }
}
