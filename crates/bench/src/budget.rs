//! Figures compared with their budgets.

use std::time::{Duration, Instant};

/// The number of measurements of a figure; the smallest counts, because other programs on the
/// machine can only make it larger.
const ROUNDS: usize = 21;

/// The approximate duration of one measurement.
const ROUND: Duration = Duration::from_millis(20);

/// Return the time of one call.
pub fn time<T>(mut call: impl FnMut() -> T) -> Duration {
    let mut calls = 1u32;
    let elapsed = |calls: u32, call: &mut dyn FnMut() -> T| {
        let start = Instant::now();
        for _ in 0..calls {
            std::hint::black_box(call());
        }
        start.elapsed()
    };
    while elapsed(calls, &mut call) < ROUND && calls < 1 << 24 {
        calls *= 2;
    }
    let rounds = (0..ROUNDS).map(|_| elapsed(calls, &mut call));
    rounds.min().unwrap_or_default() / calls
}

/// Print a figure beside its budget, or alone if it has none. `Debug` must write the unit.
pub fn print<F: PartialOrd + std::fmt::Debug>(what: &str, figure: &F, budget: Option<&F>) {
    let shown = format!("{figure:.1?}");
    match budget {
        Some(budget) if figure <= budget => {
            println!("{what:<50} {shown:>10}   budget {budget:?}: kept");
        }
        Some(budget) => println!("{what:<50} {shown:>10}   budget {budget:?}: MISSED"),
        None => println!("{what:<50} {shown:>10}"),
    }
}

/// An amount of memory, printed in MiB.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mebibytes(pub u64);

impl std::fmt::Debug for Mebibytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} MiB", self.0)
    }
}

/// Return the largest amount of memory that this process has used so far; `None` if the operating
/// system does not say.
#[must_use]
pub fn peak_memory() -> Option<Mebibytes> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(Mebibytes(kib.div_ceil(1024)))
}
