//! The build of Kijun itself: `cargo xtask serve`, `build`, `test`, `bench`.
//!
//! | subject | module |
//! | --- | --- |
//! | the commands and their steps | [`plan`] |
//! | a step: its number, its time, its failure | [`step`] |
//! | pinned tools, fetched once | [`tools`], [`pins`] |
//! | the browsers for the tests | [`browser`] |
//! | the WASM of the programs in the browser | [`bundles`] |
//! | what a release gives out | [`dist`] |
//! | the long suites before a release, and their results | [`release`], [`record`] |
//! | builds that are the same in every folder | [`reproducible`] |
//! | folders, and programs that run in them | [`workspace`] |

mod browser;
mod bundles;
mod dist;
mod pins;
mod plan;
mod record;
mod release;
mod reproducible;
mod step;
mod tools;
mod workspace;

use std::process::ExitCode;

use workspace::Workspace;

const HELP: &str = "\
The build of Kijun.

Usage: cargo xtask <command>

  serve [--port N]   build everything, with the samples of /styleguide/, and serve it on 127.0.0.1
  build [option…]    build the site into dist/; options are those of `kijun build`
  dist               what a release gives out, in target/dist: archives, npm packages, checksums, and the
                     command with the clients in it, which builds sites without tools
  test               everything that CI runs
  release-check [suite…]
                     what takes too long for every change: files, clones, load, mutants; the results go
                     into docs/release-check.md
  bench              benchmarks, and the weight of every page against its budget
  help               this text

What is missing is fetched on the first run: the wasm target by rustup, the tools of tools.toml
into target/tools, Chromium, Firefox, nginx and Apache by apt-get (as root). KIJUN_CHROMIUM and KIJUN_FIREFOX
name other ones.
";

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let command = args.next().unwrap_or_default();
    let rest: Vec<String> = args.collect();
    let workspace = Workspace::here();
    let done = match command.as_str() {
        "serve" => plan::serve(&workspace, &rest),
        "build" => plan::build(&workspace, &rest),
        "dist" if rest.is_empty() => plan::dist(&workspace),
        "test" if rest.is_empty() => plan::test(&workspace),
        "release-check" => plan::release_check(&workspace, &rest),
        "bench" if rest.is_empty() => plan::bench(&workspace),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprint!("{HELP}");
            return ExitCode::from(2);
        }
    };
    if done { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
