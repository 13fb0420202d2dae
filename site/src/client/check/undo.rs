//! Answers that were erased or replaced on this page. They can be brought back until the tab is
//! closed.

use crate::client::kit::storage::one_line;

/// An assessment that was removed, or replaced on the page by another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    /// The id of its record; `None` if it was not kept.
    pub id: Option<String>,
    /// The reader's name for it; empty if there is none.
    pub name: String,
    /// Its title in a list.
    pub title: String,
    /// Its answer file, as JSON, with everything that was entered.
    pub text: String,
    /// True if it was open.
    pub open: bool,
    /// The answer file that was read in its place, if this can be told.
    pub by: Option<String>,
}

/// The replaced assessments, oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Undo(Vec<Replaced>);

impl Undo {
    /// Return the replaced assessments, oldest first.
    #[must_use]
    pub fn all(&self) -> &[Replaced] {
        &self.0
    }

    /// Add one.
    pub fn push(&mut self, replaced: Replaced) {
        self.0.push(replaced);
    }

    /// Take out the one at a place of [`Self::all`], or the newest if there is no such place.
    pub fn take(&mut self, place: Option<usize>) -> Option<Replaced> {
        let place = place.filter(|place| *place < self.0.len());
        place.map(|place| self.0.remove(place)).or_else(|| self.0.pop())
    }

    /// Return the text that the tab keeps for a reload, without the `skipped` oldest ones. Return
    /// `None` if nothing is left.
    ///
    /// Each is a line (open, id, number of bytes, name, title; between tabs) and the answer file.
    #[must_use]
    pub fn to_text(&self, skipped: usize) -> Option<String> {
        let mut text = String::new();
        for Replaced { id, name, title, text: file, open, .. } in self.0.iter().skip(skipped) {
            let id = id.as_ref().map_or("-", String::as_str);
            let open = if *open { "open" } else { "closed" };
            for part in [open, id, &file.len().to_string(), &one_line(name), &one_line(title)] {
                text.push_str(part);
                text.push('\t');
            }
            text.push('\n');
            text.push_str(file);
        }
        (!text.is_empty()).then_some(text)
    }

    /// Read the text of [`Self::to_text`], up to the first part that cannot be read.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        let mut all = Vec::new();
        let mut rest = text;
        while let Some((replaced, after)) = read(rest) {
            all.push(replaced);
            rest = after;
        }
        Self(all)
    }
}

fn read(text: &str) -> Option<(Replaced, &str)> {
    let (line, rest) = text.split_once('\n')?;
    let mut parts = line.split('\t');
    let (open, id) = (parts.next()? == "open", parts.next()?);
    let (file, rest) = rest.split_at_checked(parts.next()?.parse().ok()?)?;
    let replaced = Replaced {
        id: (id != "-").then(|| id.to_owned()),
        name: parts.next()?.to_owned(),
        title: parts.next()?.to_owned(),
        text: file.to_owned(),
        open,
        by: None,
    };
    Some((replaced, rest))
}

#[cfg(test)]
mod tests {
    use super::{Replaced, Undo};

    #[test]
    fn a_tab_reads_what_it_has_left() {
        let replaced = |id: Option<&str>, text: &str| Replaced {
            id: id.map(ToOwned::to_owned),
            name: "点検".to_owned(),
            title: "題".to_owned(),
            text: text.to_owned(),
            open: id.is_some(),
            by: None,
        };
        let mut undo = Undo::default();
        assert_eq!(undo.to_text(0), None);
        let all =
            [replaced(None, "{\n\t\"あ\":1}\n"), replaced(Some(""), ""), replaced(Some("1"), "{}")];
        for each in &all {
            undo.push(each.clone());
        }
        let text = undo.to_text(0).unwrap();
        assert_eq!(Undo::of_text(&text), undo);
        assert_eq!(Undo::of_text(&undo.to_text(1).unwrap()).all(), &all[1..]);
        for end in 0..text.len() {
            let cut = text.get(..end).map(Undo::of_text).unwrap_or_default();
            assert_eq!(cut.all(), &all[..cut.all().len()], "cut at {end}");
        }
        assert_eq!(undo.take(Some(0)), Some(all[0].clone()));
        assert_eq!(undo.take(Some(9)), Some(all[2].clone()));
        assert_eq!((undo.take(None), undo.take(None)), (Some(all[1].clone()), None));
    }
}
