//! The results in `docs/release-check.md`: one row a suite.

use std::path::PathBuf;

use crate::step::Failure;
use crate::workspace::{Workspace, output};

fn file(workspace: &Workspace) -> PathBuf {
    workspace.root.join("docs").join("release-check.md")
}

/// Write the result of a suite into its row, with the commit that it is of.
///
/// # Errors
/// Fail if the file cannot be read or written, or has no such row.
pub(crate) fn write(workspace: &Workspace, suite: &str, result: &str) -> Result<(), Failure> {
    let path = file(workspace);
    let failed = |error| Failure::new(format!("{}: {error}", path.display()));
    let text = std::fs::read_to_string(&path).map_err(failed)?;
    let commit = output(workspace.command("git").args(["rev-parse", "--short", "HEAD"]));
    let text = with_result(&text, suite, commit.unwrap_or_default().trim(), result)?;
    std::fs::write(&path, text).map_err(failed)
}

/// Return the text with another row for a suite.
fn with_result(text: &str, suite: &str, commit: &str, result: &str) -> Result<String, Failure> {
    let start = format!("| `{suite}` | ");
    // The first table says what the suites do.
    let (before, results) = text
        .split_once("\n## Results\n")
        .ok_or_else(|| Failure::new("docs/release-check.md has no part `## Results`"))?;
    let mut found = false;
    let mut rows: Vec<String> = Vec::new();
    for row in results.lines() {
        if row.starts_with(&start) || row.starts_with(start.trim_end()) {
            found = true;
            let result = result.replace('|', "\\|").replace('\n', " ");
            rows.push(format!("{start}{commit} | {result} |"));
        } else {
            rows.push(row.to_owned());
        }
    }
    if !found {
        return Err(Failure::new(format!("docs/release-check.md has no row for `{suite}`")));
    }
    Ok(format!("{before}\n## Results\n{}\n", rows.join("\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
| `load` | what it does |

## Results

| `load` | | not run |
| `files: csv` | 1 | before |
";

    #[test]
    fn a_result_replaces_the_row_of_its_suite_alone() {
        let text = with_result(TEXT, "load", "abc", "a|b\nc").unwrap();
        let expected = TEXT.replace("| `load` | | not run |", "| `load` | abc | a\\|b c |");
        assert_eq!(text, expected);
        let text = with_result(&text, "files: csv", "abc", "after").unwrap();
        assert!(text.contains("| `files: csv` | abc | after |\n"), "{text}");
        assert!(text.starts_with("| `load` | what it does |\n"), "{text}");
    }

    #[test]
    fn a_suite_without_a_row_is_named() {
        let said = with_result(TEXT, "clones", "abc", "").unwrap_err().to_string();
        assert!(said.contains("`clones`"), "{said}");
        assert!(with_result("", "load", "abc", "").is_err());
    }

    #[test]
    fn every_suite_has_a_row_in_the_file() {
        let workspace = Workspace::here();
        let text = std::fs::read_to_string(file(&workspace)).unwrap();
        for suite in crate::release::rows() {
            with_result(&text, &suite, "abc", "fine").unwrap();
        }
    }
}
