//! A record: the text of an answer file, below a line that describes it.

use kijun_rules::AnswerFile;

/// The name that is shown for an assessment without one.
#[allow(dead_code, reason = "a bundle takes the parts that it needs")]
pub(crate) const UNNAMED: &str = "名前のない自己点検";

/// The first word of the line above the answer file.
const MARK: &str = "kijun-kept/1";

/// An assessment as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Kept {
    /// The id in its key: the moment it was made; empty for the assessment of earlier versions.
    pub id: String,
    /// The reader's name for it; empty if there is none.
    pub name: String,
    /// The time of the last save, in the form of JavaScript's `toISOString`; empty if it is not
    /// known.
    pub saved: String,
    /// The number of saves.
    pub revision: u32,
    /// The answer file, as JSON.
    pub text: String,
}

impl Kept {
    /// Return the name as it is shown: its own, else that of the service in these answers.
    #[allow(dead_code, reason = "a bundle takes the parts that it needs")]
    pub(crate) fn shown_name(&self, answers: Option<&AnswerFile>) -> String {
        let service = answers.and_then(|answers| answers.service.as_ref()?.name.as_deref());
        let names = [Some(self.name.as_str()), service, Some(UNNAMED)];
        names.into_iter().flatten().find(|name| !name.is_empty()).unwrap_or_default().to_owned()
    }

    /// Return the stored form: a line with the mark, revision, time and name, then the answer file.
    pub(super) fn to_text(&self) -> String {
        let mut text = String::with_capacity(self.text.len() + self.name.len() + 64);
        for part in [MARK, "\t", &self.revision.to_string(), "\t", &self.saved, "\t"] {
            text.push_str(part);
        }
        text.push_str(&one_line(&self.name));
        text.push('\n');
        text.push_str(&self.text);
        text
    }

    /// Read the stored form; `None` if it is neither a record nor a bare answer file. Do not check
    /// that the answer file can be read.
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

/// Return a text with a space in place of each control character, for a line of parts between tabs.
pub(crate) fn one_line(text: &str) -> String {
    text.chars().map(|char| if char.is_control() { ' ' } else { char }).collect()
}
