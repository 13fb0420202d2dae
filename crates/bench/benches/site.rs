//! The time and memory to build a site: the repository's content, and a synthetic site of 1,000
//! chapters. Each build runs in a process of its own, so that its peak memory is its own.

use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use kijun_bench::budget::{self, Mebibytes, peak_memory};
use kijun_bench::synthetic::write_synthetic;
use kijun_site::build::{Options, build};

/// The number of chapters of the synthetic site.
const PAGES: usize = 1_000;

/// The number of builds of a site, each into an empty folder. The shortest time counts, because
/// other programs on the machine can only make it longer, and the largest memory.
const ROUNDS: usize = 5;

const ANNEX2: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../content");

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["build", content, out] => build_once(Path::new(content), Path::new(out)),
        // `cargo test --benches` only checks that the program starts.
        arguments if !arguments.contains(&"--bench") => Ok(()),
        _ => measure(),
    }
}

/// Build a site, and print the microseconds, the number of pages and the peak memory in MiB.
fn build_once(content: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    let library = kijun_content::load(content)?;
    let built = build(&library, &Options::default(), out)?;
    let took = start.elapsed();
    let memory = peak_memory().map_or(0, |memory| memory.0);
    println!("{} {} {memory}", took.as_micros(), built.pages);
    Ok(())
}

fn measure() -> Result<(), Box<dyn Error>> {
    println!("\nSite");
    let (took, pages, memory) = several(Path::new(ANNEX2))?;
    let what = format!("annex2: build of {pages} pages");
    budget::print(&what, &took, Some(&Duration::from_millis(300)));
    budget::print("annex2: peak memory", &memory, None);

    let content = tempfile::tempdir()?;
    write_synthetic(content.path(), PAGES)?;
    let (took, pages, memory) = several(content.path())?;
    let what = format!("{PAGES} chapters: build of {pages} pages");
    budget::print(&what, &took, Some(&Duration::from_millis(400)));
    let what = format!("{PAGES} chapters: peak memory");
    budget::print(&what, &memory, Some(&Mebibytes(100)));
    Ok(())
}

/// Return the shortest time of several builds, the number of pages, and the largest peak memory.
fn several(content: &Path) -> Result<(Duration, u64, Mebibytes), Box<dyn Error>> {
    let (mut shortest, mut largest, mut count) = (Duration::MAX, Mebibytes(0), 0);
    for _ in 0..ROUNDS {
        let out = tempfile::tempdir()?;
        let output = Command::new(std::env::current_exe()?)
            .arg("build")
            .args([content, out.path()])
            .output()?;
        let text = String::from_utf8(output.stdout)?;
        let numbers = text.split_whitespace().map(str::parse).collect::<Result<Vec<u64>, _>>()?;
        let [micros, pages, memory] = numbers.as_slice() else {
            return Err(String::from_utf8_lossy(&output.stderr).into());
        };
        shortest = shortest.min(Duration::from_micros(*micros));
        largest = largest.max(Mebibytes(*memory));
        count = *pages;
    }
    Ok((shortest, count, largest))
}
