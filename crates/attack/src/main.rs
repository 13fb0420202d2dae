//! Give damaged files to a reader: `kijun-attack TARGET COUNT SEED`. The files of faults are written into
//! `target/attack/TARGET`; put one that was mended into `tests/attack/TARGET`, so that every run
//! begins with it.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use kijun_attack::run::run;
use kijun_attack::target;
use peak_alloc::PeakAlloc;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [name, count, seed] = arguments.as_slice() else {
        return Err("kijun-attack TARGET COUNT SEED".into());
    };
    let targets = target::all();
    let known: Vec<&str> = targets.iter().map(|target| target.name()).collect();
    let target = targets.iter().find(|target| target.name() == name);
    let target = target.ok_or_else(|| format!("{name} is none of {}", known.join(", ")))?;
    let memory = |most: bool| {
        if most {
            return ALLOCATOR.peak_usage();
        }
        ALLOCATOR.reset_peak_usage();
        ALLOCATOR.current_usage()
    };
    let report = run(target.as_ref(), count.parse()?, seed.parse()?, &memory);
    println!("{name}, seed {seed}: {report}");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/attack").join(name);
    for (number, (fault, bytes)) in (1..).zip(&report.faults) {
        fs::create_dir_all(&folder)?;
        let file = folder.join(format!("{seed}-{number}"));
        fs::write(&file, bytes)?;
        println!("{}: {fault}", file.display());
    }
    Ok(if report.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
