//! Write the notices of third parties into a file, and those of the form as one file beside it:
//! `kijun-notices FILE`.

use std::error::Error;
use std::path::Path;
use std::{fs, io};

use kijun_notices::notices;

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args_os().nth(1).ok_or("name the file to be written")?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).ok_or("a workspace")?;
    let file = Path::new(&file);
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    write(file, &notices::text(root, None)?)?;
    let only = notices::text(root, Some(&notices::IN_STANDALONE))?;
    write(&file.with_file_name(notices::FILE_OF_STANDALONE), &only)?;
    Ok(())
}

/// Write a file, unless it has this text: cargo takes a new time for a change.
fn write(file: &Path, text: &str) -> io::Result<()> {
    if fs::read(file).is_ok_and(|written| written == text.as_bytes()) {
        return Ok(());
    }
    fs::write(file, text)
}
