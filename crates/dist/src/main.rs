//! Make what is given out: `kijun-dist command|npm|engine|sums`. `cargo xtask dist` calls it.

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use kijun_dist::command::Command;
use kijun_dist::{Made, npm, root, sums};

#[derive(Parser)]
struct Arguments {
    /// The folder that it is written into
    #[arg(long)]
    out: PathBuf,

    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// The archive of the command
    Command {
        /// The built command, with the clients in it
        program: PathBuf,
        /// The system that it is for: x86_64-linux, x86_64-windows
        system: String,
        /// The notices of what is in it
        notices: PathBuf,
    },
    /// The npm package of the command
    Npm {
        /// The built command for Linux on x64
        program: PathBuf,
        /// The notices of what is in it
        notices: PathBuf,
    },
    /// The npm package of the engine
    Engine {
        /// The folder with what wasm-bindgen made of it
        built: PathBuf,
    },
    /// The checksums of all archives and packages in the folder
    Sums,
}

fn main() -> Made<()> {
    let Arguments { out, what } = Arguments::parse();
    let root = root();
    match what {
        What::Command { program, system, notices } => {
            let command =
                Command { root: &root, program: &program, system: &system, notices: &notices };
            command.write(&out)?;
        }
        What::Npm { program, notices } => {
            npm::write_command(&root, &program, &notices, &out)?;
        }
        What::Engine { built } => {
            npm::write_engine(&root, &built, &out)?;
        }
        What::Sums => std::fs::write(out.join(sums::FILE), sums::of(&out)?)?,
    }
    Ok(())
}
