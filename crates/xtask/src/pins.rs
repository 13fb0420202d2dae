//! The pinned versions of `tools.toml`.

use std::collections::BTreeMap;
use std::path::Path;

use crate::step::Failure;

/// Versions by the name of the tool.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Pins(BTreeMap<String, String>);

impl Pins {
    /// Read `tools.toml` in the top folder.
    ///
    /// # Errors
    /// Fail if the file cannot be read, or [`Pins::parse`] fails.
    pub(crate) fn read(root: &Path) -> Result<Self, Failure> {
        let text = std::fs::read_to_string(root.join("tools.toml"))
            .map_err(|error| Failure::new(format!("tools.toml: {error}")))?;
        Self::parse(&text)
    }

    /// Read lines of `name = "version"`, comments and blank lines: the part of TOML that pins need.
    ///
    /// # Errors
    /// Fail at any other line and at a name that occurs twice, with the line number.
    pub(crate) fn parse(text: &str) -> Result<Self, Failure> {
        let mut pins = BTreeMap::new();
        for (index, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let pin = line.split_once('=').and_then(|(name, version)| {
                let version = version.trim().strip_prefix('"')?.strip_suffix('"')?;
                Some((name.trim().to_owned(), version.to_owned()))
            });
            let fresh = pin.is_some_and(|(name, version)| pins.insert(name, version).is_none());
            if !fresh {
                let number = index + 1;
                return Err(Failure::new(format!("tools.toml, line {number}: {line}"))
                    .cure("write name = \"version\", each name once"));
            }
        }
        Ok(Self(pins))
    }

    /// Return the version of a tool.
    ///
    /// # Errors
    /// Fail if `tools.toml` does not name it.
    pub(crate) fn get(&self, name: &str) -> Result<&str, Failure> {
        self.0
            .get(name)
            .map(String::as_str)
            .ok_or_else(|| Failure::new(format!("tools.toml does not name a version of {name}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Workspace;

    #[test]
    fn names_and_versions_are_read() {
        let pins = Pins::parse("# tools\n\ntrunk = \"0.21.14\"\nbinaryen=\"132.0.0\"\n").unwrap();
        assert_eq!(pins.get("trunk").unwrap(), "0.21.14");
        assert_eq!(pins.get("binaryen").unwrap(), "132.0.0");
        assert!(pins.get("node").is_err());
    }

    #[test]
    fn other_lines_are_refused_with_their_number() {
        for (text, number) in
            [("trunk = 0.21.14", 1), ("\n[tools]", 2), ("a = \"1\"\na = \"2\"", 2)]
        {
            let message = Pins::parse(text).unwrap_err().to_string();
            assert!(message.contains(&format!("line {number}:")), "{message}");
        }
    }

    #[test]
    fn wasm_bindgen_is_the_same_in_rust_and_on_the_command_line() {
        let root = Workspace::here().root;
        let pins = Pins::read(&root).unwrap();
        let lock = std::fs::read_to_string(root.join("Cargo.lock")).unwrap();
        let version = pins.get("wasm-bindgen-cli").unwrap();
        let entry = format!("name = \"wasm-bindgen\"\nversion = \"{version}\"\n");
        assert!(lock.replace("\r\n", "\n").contains(&entry), "Cargo.lock has another version");
    }
}
