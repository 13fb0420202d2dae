//! The answer to one requirement.

use super::fields::{Raw, Value, texts};
use super::more::{Fields, list};
use super::{Exception, Status};
use crate::engine::Given;

/// The name of the evidence in a file.
pub(super) const EVIDENCE: &str = "evidence";
/// The name of the [exception](super::Exception) in a file.
pub(super) const EXCEPTION: &str = "exception";
/// The name of the [proposal](super::Proposal) in a file.
pub(super) const PROPOSED: &str = "proposed";

/// The answer to one requirement. Small while it holds no text: a file may have a million.
#[derive(Debug, Clone, Default)]
pub struct Answer {
    pub(super) status: Option<Status>,
    /// Whether it stood in the file as `null`.
    pub(super) null: bool,
    pub(super) texts: Option<Box<Texts>>,
    /// The evidence, the exception and the proposal, if there are any, then the fields that this
    /// version does not know.
    ///
    /// INVARIANT (evidence): it stands as `serde_json` writes a list of strings.
    pub(super) more: Fields,
}

/// What is written to an answer. Apart from it, since most answers have neither.
#[derive(Debug, Clone, Default)]
pub(super) struct Texts {
    reason: Option<Box<str>>,
    note: Option<Box<str>>,
}

impl Texts {
    /// The texts, if there are any.
    pub(super) fn boxed(reason: Option<Box<str>>, note: Option<Box<str>>) -> Option<Box<Self>> {
        (reason.is_some() || note.is_some()).then(|| Box::new(Self { reason, note }))
    }
}

impl Answer {
    /// An answer without texts.
    #[must_use]
    pub fn new(status: Option<Status>) -> Self {
        Self { status, ..Self::default() }
    }

    /// An answer that stands in the file as `null`.
    pub(crate) fn null() -> Self {
        Self { null: true, ..Self::default() }
    }

    /// Whether it stood in the file as `null`, and nothing was added to it since.
    pub(crate) fn is_null(&self) -> bool {
        self.null && self.status.is_none() && self.texts.is_none() && self.more.is_empty()
    }

    /// What was ticked.
    #[must_use]
    pub fn status(&self) -> Option<Status> {
        self.status
    }

    /// Ticks, or takes the tick back; the texts stay.
    pub fn set_status(&mut self, status: Option<Status>) {
        self.status = status;
    }

    /// Why the requirement does not apply.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        self.texts.as_ref()?.reason.as_deref()
    }

    /// Sets the reason; an empty text takes it away.
    pub fn set_reason(&mut self, reason: &str) {
        let texts = self.texts.take().unwrap_or_default();
        self.texts = Texts::boxed(non_empty(reason), texts.note);
    }

    /// A note on the answer.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        self.texts.as_ref()?.note.as_deref()
    }

    /// Sets the note; an empty text takes it away.
    pub fn set_note(&mut self, note: &str) {
        let texts = self.texts.take().unwrap_or_default();
        self.texts = Texts::boxed(texts.reason, non_empty(note));
    }

    /// The evidence: names of documents, addresses.
    #[must_use]
    pub fn evidence(&self) -> Option<Vec<String>> {
        texts(EVIDENCE, Value::alone(self.more.get(EVIDENCE)?)).ok()
    }

    /// Whether there is a list of evidence, which may be empty.
    pub(crate) fn has_evidence(&self) -> bool {
        self.more.get(EVIDENCE).is_some()
    }

    /// Calls `step` with each piece of the evidence, without holding them all: a file may have
    /// millions.
    pub(crate) fn each_evidence(&self, step: &mut dyn FnMut(&str)) {
        if let Some(list) = self.more.get(EVIDENCE) {
            // INVARIANT (evidence): there is nothing to refuse.
            let _ = Value::alone(list).each_element(EVIDENCE, &mut |_, value| {
                step(&value.string(EVIDENCE)?);
                Ok(())
            });
        }
    }

    /// Sets the evidence; an empty list takes it away.
    pub fn set_evidence(&mut self, evidence: &[impl AsRef<str>]) {
        self.set_more(EVIDENCE, list(evidence).as_deref());
    }

    /// Whether 該当しない was ticked without a reason, so that the answer does not count.
    #[must_use]
    pub fn lacks_reason(&self) -> bool {
        self.status == Some(Status::NotApplicable)
            && self.reason().is_none_or(|reason| reason.trim().is_empty())
    }

    /// The answer as the engine takes it.
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

    /// The names of the fields that this version does not know, those inside of an exception
    /// included (`exception.x`), and of those whose value has another shape than expected. Whoever
    /// hands the answer on in another form than JSON leaves these out.
    #[must_use]
    pub fn unknown_names(&self) -> Vec<String> {
        let mut names = Vec::new();
        self.more.each(|name, value| match name.as_ref() {
            EVIDENCE => {}
            PROPOSED if self.proposal().is_some() => {}
            EXCEPTION if self.exception().is_some() => {
                let inside = Fields::of(value).names().into_iter();
                let unknown = inside.filter(|name| !Exception::FIELDS.contains(&name.as_str()));
                names.extend(unknown.map(|name| format!("{EXCEPTION}.{name}")));
            }
            _ => names.push(name.into_owned()),
        });
        names
    }

    /// Puts the value of a field, as JSON, at its place; `None` takes the field away.
    pub(super) fn set_more(&mut self, field: &str, json: Option<&str>) {
        let now = |name| {
            if name == field { json } else { self.more.get(name).map(Raw::get) }
        };
        self.more = self.more.with(&[EVIDENCE, EXCEPTION, PROPOSED].map(|name| (name, now(name))));
    }
}

fn non_empty(text: &str) -> Option<Box<str>> {
    (!text.is_empty()).then(|| text.into())
}
