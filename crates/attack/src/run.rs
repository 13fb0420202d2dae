//! A run, and its report.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use fastrand::Rng;

use crate::damage::damaged;
use crate::target::Target;

/// The longest that a reader may take for one file.
pub const LONGEST: Duration = Duration::from_secs(2);

/// The result of a run.
#[derive(Debug, Default)]
pub struct Report {
    /// The number of files.
    pub tried: u64,
    /// The number of those that were taken.
    pub taken: u64,
    /// The time of the file that took longest.
    pub slowest: Duration,
    /// The most memory that a file took at once, in bytes, where it was measured.
    pub memory: usize,
    /// The broken promises: the reason, and the file.
    pub faults: Vec<(String, Vec<u8>)>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { tried, taken, slowest, memory, faults } = self;
        write!(
            f,
            "{tried} files, {taken} taken, {} refused, {} faults; the slowest took {} ms, the most memory was {} KiB",
            tried - taken,
            faults.len(),
            slowest.as_millis(),
            memory / 1024
        )
    }
}

/// The most faults that are kept.
const FAULTS: usize = 20;

/// Give `count` damaged files of a seed to a reader. `memory`: forget the most memory so far, and
/// return how much is in use now (false), or return the most since then (true).
pub fn run(target: &dyn Target, count: u64, seed: u64, memory: &dyn Fn(bool) -> usize) -> Report {
    let mut rng = Rng::with_seed(seed);
    let mut report = Report::default();
    for _ in 0..count {
        let bytes = target.packed(damaged(&mut rng, target.seeds(), target.words()));
        let before = memory(false);
        let start = Instant::now();
        let checked = catch_unwind(AssertUnwindSafe(|| target.check(&bytes)));
        let time = start.elapsed();
        report.memory = report.memory.max(memory(true).saturating_sub(before));
        report.slowest = report.slowest.max(time);
        report.tried += 1;
        let fault = match checked {
            Ok(Ok(taken)) => {
                report.taken += u64::from(taken);
                (time > LONGEST).then(|| format!("it took {} ms", time.as_millis()))
            }
            Ok(Err(fault)) => Some(fault),
            Err(panic) => Some(format!("a panic: {}", words(panic.as_ref()))),
        };
        if let Some(fault) = fault {
            report.faults.push((fault, bytes));
            if report.faults.len() == FAULTS {
                break;
            }
        }
    }
    report
}

fn words(panic: &dyn std::any::Any) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("without words").to_owned()
}
