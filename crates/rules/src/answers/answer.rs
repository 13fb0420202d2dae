//! The answer to one requirement.

use std::collections::BTreeSet;

use thin_vec::ThinVec;

use super::exception::{EXCEPTION, Exception};
use super::part::{Field, Kept, Part};
use super::proposal::Proposal;
use super::status::{Given, Status};
use super::texts::Texts;
use crate::json::{Fields, Raw};
use crate::text::is_blank;

/// The answer to one requirement. Small while it holds no text: a file may have a million.
#[derive(Debug, Clone, Default)]
pub struct Answer {
    pub(super) status: Option<Status>,
    /// True for `null` in the file.
    pub(super) null: bool,
    /// Each field at most once, in the order of [`Field`].
    pub(super) parts: ThinVec<Part>,
    /// The fields that this version does not know.
    pub(super) unknown: Fields,
}

impl Answer {
    /// Return an answer without texts.
    #[must_use]
    pub fn new(status: Option<Status>) -> Self {
        Self { status, ..Self::default() }
    }

    /// Return the answer for `null` in a file.
    pub(super) fn null() -> Self {
        Self { null: true, ..Self::default() }
    }

    /// Return true if it was `null` in the file, and nothing was added since.
    pub(crate) fn is_null(&self) -> bool {
        self.null && self.status.is_none() && self.parts.is_empty() && self.unknown.is_empty()
    }

    /// Return the status that is ticked.
    #[must_use]
    pub fn status(&self) -> Option<Status> {
        self.status
    }

    /// Tick a status, or take the tick away; the texts stay.
    pub fn set_status(&mut self, status: Option<Status>) {
        self.status = status;
    }

    /// Return the value beside the status, as it was written.
    #[must_use]
    pub fn value(&self) -> Option<&str> {
        self.parts.iter().find_map(|part| match part {
            Part::Value(text) => Some(&**text),
            _ => None,
        })
    }

    /// Set the value; an empty text takes it away.
    pub fn set_value(&mut self, value: &str) {
        self.set(Field::Value, non_empty(value).map(Part::Value));
    }

    /// Return true if the file has something other than a text where the value stands.
    #[must_use]
    pub fn has_unread_value(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Unread(Field::Value, _)))
    }

    /// Return the reason why the requirement does not apply.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        self.parts.iter().find_map(|part| match part {
            Part::Reason(text) => Some(&**text),
            _ => None,
        })
    }

    /// Set the reason; an empty text takes it away.
    pub fn set_reason(&mut self, reason: &str) {
        self.set(Field::Reason, non_empty(reason).map(Part::Reason));
    }

    /// Return the note.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        self.parts.iter().find_map(|part| match part {
            Part::Note(text) => Some(&**text),
            _ => None,
        })
    }

    /// Set the note; an empty text takes it away.
    pub fn set_note(&mut self, note: &str) {
        self.set(Field::Note, non_empty(note).map(Part::Note));
    }

    /// Return the evidence: names of documents, addresses. The list may be empty.
    #[must_use]
    pub fn evidence(&self) -> Option<&Texts> {
        self.parts.iter().find_map(|part| match part {
            Part::Evidence(texts) => Some(texts),
            _ => None,
        })
    }

    /// Set the evidence; an empty list takes it away.
    pub fn set_evidence(&mut self, evidence: impl IntoIterator<Item = impl AsRef<str>>) {
        let texts: Texts = evidence.into_iter().collect();
        self.set(Field::Evidence, (!texts.is_empty()).then_some(Part::Evidence(texts)));
    }

    /// Return the exception; `None` if it is empty, or if the file has a value of another shape
    /// there: such a value is kept and not interpreted.
    #[must_use]
    pub fn exception(&self) -> Option<&Exception> {
        self.parts.iter().find_map(|part| match part {
            Part::Exception(kept) => Some(&kept.value),
            _ => None,
        })
    }

    /// Set the exception; an empty one takes it away. Fields of the exception that this version
    /// does not know stay. A value of another shape stays if the new exception is empty.
    pub fn set_exception(&mut self, exception: &Exception) {
        let before = self.parts.iter().find(|part| part.field() == Field::Exception);
        if exception.is_empty() && matches!(before, Some(Part::Unread(..))) {
            return;
        }
        let known = exception.fields();
        let known = known.each_ref().map(|(name, text)| (*name, text.as_deref()));
        let before = before.map(|part| Fields::of(Raw::known(&part.json()))).unwrap_or_default();
        let part = before.with(&known).json().map(|text| {
            if exception.is_empty() {
                Part::Unread(Field::Exception, text)
            } else {
                Part::Exception(Kept::boxed(exception.clone(), &text, &exception.json()))
            }
        });
        self.set(Field::Exception, part);
    }

    /// Return the answer that is proposed; `None` if none is, or if the file has a value of another
    /// shape there: such a value is kept and not interpreted.
    #[must_use]
    pub fn proposal(&self) -> Option<&Proposal> {
        self.parts.iter().find_map(Part::as_proposal)
    }

    /// Set the proposal; `None` takes it away. The answer itself stays.
    pub fn set_proposal(&mut self, proposal: Option<&Proposal>) {
        let part = proposal.map(|proposal| Part::proposed(Raw::known(&proposal.json())));
        self.set(Field::Proposed, part);
    }

    /// Return true if the file has a value for the proposal, of any shape.
    #[must_use]
    pub fn holds_proposal(&self) -> bool {
        self.parts.iter().any(|part| part.field() == Field::Proposed)
    }

    /// Make the proposal the answer: its status in place of the one given, its texts and evidence
    /// after the ones given. Return false if there is no proposal.
    pub fn accept_proposal(&mut self) -> bool {
        let Some(Proposal { status, reason, note, evidence, .. }) = self.proposal().cloned() else {
            return false;
        };
        self.set(Field::Proposed, None);
        self.set_status(status.or(self.status()));
        self.set_reason(&after(self.reason(), &reason));
        self.set_note(&after(self.note(), &note));
        let mut all: Vec<String> =
            self.evidence().into_iter().flatten().map(str::to_owned).collect();
        let mut seen: BTreeSet<String> = all.iter().cloned().collect();
        let before = all.len();
        all.extend(
            evidence.iter().filter(|each| seen.insert((*each).to_owned())).map(str::to_owned),
        );
        if all.len() > before {
            self.set_evidence(&all);
        }
        true
    }

    /// Return true for 該当しない without a reason that shows anything, which does not count.
    #[must_use]
    pub fn lacks_reason(&self) -> bool {
        self.status == Some(Status::NotApplicable) && self.reason().is_none_or(is_blank)
    }

    /// Return the answer as the engine counts it.
    #[must_use]
    pub fn given(&self) -> Given {
        match self.status {
            None => Given::Unanswered,
            Some(Status::Met) => Given::Met,
            Some(Status::Unmet) => Given::Unmet,
            Some(Status::NotApplicable) if self.lacks_reason() => Given::Unanswered,
            Some(Status::NotApplicable) => Given::NotApplicable,
        }
    }

    /// Call `step` with the name of each field that this version does not know, or whose value has
    /// another shape than expected; a field of an exception as `exception.x`. Another form than JSON
    /// has no place for them.
    pub fn each_unknown_name(&self, step: &mut dyn FnMut(&str)) {
        for part in &self.parts {
            match part {
                Part::Unread(field, _) => step(field.name()),
                Part::Exception(kept) => {
                    let text = kept.text.as_deref().unwrap_or_default();
                    Fields::of(Raw::known(text)).each_name(&mut |name| {
                        if !Exception::FIELDS.contains(&name) {
                            step(&format!("{EXCEPTION}.{name}"));
                        }
                    });
                }
                _ => {}
            }
        }
        self.unknown.each_name(step);
    }

    /// Put a part at its place; `None` takes the field away.
    fn set(&mut self, field: Field, part: Option<Part>) {
        let at = self.parts.iter().position(|part| part.field() >= field);
        let at = at.unwrap_or(self.parts.len());
        if self.parts.get(at).is_some_and(|part| part.field() == field) {
            self.parts.remove(at);
        }
        if let Some(part) = part {
            self.parts.reserve_exact(1);
            self.parts.insert(at, part);
        }
    }
}

fn non_empty(text: &str) -> Option<Box<str>> {
    (!text.is_empty()).then(|| text.into())
}

/// Return both texts, each on its own lines; leave out one that the other contains.
fn after(before: Option<&str>, text: &str) -> String {
    // By bytes: no bundle holds the search for texts within texts otherwise.
    let has = |before: &str| before.as_bytes().windows(text.len()).any(|w| w == text.as_bytes());
    match before {
        Some(before) if text.is_empty() || has(before) => before.to_owned(),
        Some(before) if !before.is_empty() => [before, text].join("\n"),
        _ => text.to_owned(),
    }
}
