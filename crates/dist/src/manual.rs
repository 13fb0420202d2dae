//! The manual and the completions, of the definition by which the command reads its command line.

use clap::Command;
use clap_complete::Shell;
use clap_mangen::Man;

use crate::Made;
use crate::archive::Entry;

/// The shells, each with the name under which it looks for the completions.
const SHELLS: [(Shell, &str); 4] = [
    (Shell::Bash, "kijun.bash"),
    (Shell::Zsh, "_kijun"),
    (Shell::Fish, "kijun.fish"),
    (Shell::PowerShell, "kijun.ps1"),
];

/// Return the pages of the manual: `man/kijun.1`, and one for each command.
///
/// # Errors
/// Never fails: the pages are written into memory.
pub fn pages() -> Made<Vec<Entry>> {
    let mut command = kijun_cli::command();
    command.build();
    let mut pages = Vec::new();
    add("kijun", &command, &mut pages)?;
    Ok(pages)
}

/// Add the page of a command, named by the commands above it, and those of the commands in it.
fn add(name: &str, command: &Command, pages: &mut Vec<Entry>) -> Made<()> {
    let mut page = Vec::new();
    let named = command.clone().display_name(name);
    // Without a date: the page is the same each time.
    Man::new(named).source(format!("kijun {}", crate::VERSION)).render(&mut page)?;
    pages.push(Entry::new(format!("man/{name}.1"), page));
    for each in command.get_subcommands() {
        add(&format!("{name}-{}", each.get_name()), each, pages)?;
    }
    Ok(())
}

/// Return the completions for each shell: `completions/kijun.bash` and others.
#[must_use]
pub fn completions() -> Vec<Entry> {
    let entry = |(shell, file): (Shell, &str)| {
        let mut text = Vec::new();
        clap_complete::generate(shell, &mut kijun_cli::command(), "kijun", &mut text);
        Entry::new(format!("completions/{file}"), text)
    };
    SHELLS.into_iter().map(entry).collect()
}
