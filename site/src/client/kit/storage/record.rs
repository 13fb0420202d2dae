//! One record: an answer file's text under a line that says what it is.

/// The first word of the line above the answer file.
const MARK: &str = "kijun-kept/1";

/// An assessment as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Kept {
    /// Its name among the keys: the moment it was made; empty for the one that earlier versions
    /// kept.
    pub id: String,
    /// What the reader calls it; empty if they gave it no name.
    pub name: String,
    /// When it was last saved, as JavaScript's `toISOString` writes it; empty if that is not known.
    pub saved: String,
    /// How often it was saved.
    pub revision: u32,
    /// The answer file, as JSON.
    pub text: String,
}

impl Kept {
    /// As it is stored: a line of the mark, revision, time and name, then the answer file.
    pub(super) fn to_text(&self) -> String {
        let mut text = String::with_capacity(self.text.len() + self.name.len() + 64);
        for part in [MARK, "\t", &self.revision.to_string(), "\t", &self.saved, "\t"] {
            text.push_str(part);
        }
        text.extend(self.name.chars().map(|c| if c.is_control() { ' ' } else { c }));
        text.push('\n');
        text.push_str(&self.text);
        text
    }

    /// From what is stored; `None` if that is neither a record nor a bare answer file. Whether the
    /// answer file can be read is not looked at.
    pub(super) fn of_text(id: &str, stored: &str) -> Option<Self> {
        let id = id.to_owned();
        if stored.trim_start().starts_with('{') {
            return Some(Self { id, text: stored.to_owned(), ..Self::default() });
        }
        let (line, text) = stored.split_once('\n')?;
        let mut parts = line.splitn(4, '\t');
        let (mark, revision) = (parts.next()?, parts.next()?.parse().ok()?);
        let (saved, name) = (parts.next()?.to_owned(), parts.next()?.to_owned());
        (mark == MARK).then(|| Self { id, name, saved, revision, text: text.to_owned() })
    }
}
