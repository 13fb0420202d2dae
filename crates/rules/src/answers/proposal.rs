//! An answer that is proposed: carried over from another checklist or edition.

use super::status::Status;
use super::texts::Texts;
use crate::json::{Collected, ReadError, Value, filled};

/// The name of a proposal in a file.
pub(super) const PROPOSED: &str = "proposed";

/// An answer that somebody still has to confirm. It never counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proposal {
    /// The status to be ticked; `None` if none is proposed.
    pub status: Option<Status>,
    /// The reason; empty if there is none.
    pub reason: Box<str>,
    /// The note; empty if there is none.
    pub note: Box<str>,
    /// The evidence.
    pub evidence: Texts,
    /// The answers that it comes from; `None` if they are not known.
    pub from: Option<Box<Origin>>,
}

/// The answers that a [`Proposal`] comes from. A text that is not known is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The path of the checklist that was answered.
    pub checklist: Box<str>,
    /// Its edition.
    pub edition: Box<str>,
    /// The requirements that were answered.
    pub requirements: Texts,
    /// Their relation to this requirement, in the crosswalk's words (`equal`, `subset`, …).
    pub relation: Box<str>,
}

impl Proposal {
    /// Read a proposal; names that this version does not know are passed over.
    ///
    /// # Errors
    /// Fail if the value is no object, or a known field has another type.
    pub(super) fn read(value: Value<'_>) -> Result<Self, ReadError> {
        let mut proposal = Self::default();
        value.each_field(PROPOSED, &mut |name, value| {
            let name = name.as_ref();
            match name {
                _ if value.is_null() => {}
                "status" => {
                    let status = Status::from_id(&value.string(name)?);
                    proposal.status = Some(status.ok_or_else(|| value.wrong_type(name, ""))?);
                }
                "reason" => proposal.reason = value.string(name)?.into(),
                "note" => proposal.note = value.string(name)?.into(),
                "evidence" => proposal.evidence = Texts::read(name, value)?,
                "from" => proposal.from = Origin::read(value)?.boxed(),
                _ => {}
            }
            Ok(())
        })?;
        Ok(proposal)
    }

    /// Return the proposal as JSON.
    pub(super) fn json(&self) -> String {
        let status = self.status.and_then(|status| filled(status.id()));
        Collected::of(&[
            ("status", status.as_deref()),
            ("reason", filled(&self.reason).as_deref()),
            ("note", filled(&self.note).as_deref()),
            ("evidence", filled_list(&self.evidence).as_deref()),
            (
                "from",
                self.from.clone().and_then(|from| from.boxed()).map(|from| from.json()).as_deref(),
            ),
        ])
        .object()
    }
}

impl Origin {
    /// Return the origin in a box; `None` if nothing is known of it.
    #[must_use]
    pub fn boxed(self) -> Option<Box<Self>> {
        (self != Self::default()).then(|| Box::new(self))
    }

    fn read(value: Value<'_>) -> Result<Self, ReadError> {
        let mut origin = Self::default();
        value.each_field("from", &mut |name, value| {
            let name = name.as_ref();
            match name {
                _ if value.is_null() => {}
                "checklist" => origin.checklist = value.string(name)?.into(),
                "edition" => origin.edition = value.string(name)?.into(),
                "requirements" => origin.requirements = Texts::read(name, value)?,
                "relation" => origin.relation = value.string(name)?.into(),
                _ => {}
            }
            Ok(())
        })?;
        Ok(origin)
    }

    fn json(&self) -> String {
        Collected::of(&[
            ("checklist", filled(&self.checklist).as_deref()),
            ("edition", filled(&self.edition).as_deref()),
            ("requirements", filled_list(&self.requirements).as_deref()),
            ("relation", filled(&self.relation).as_deref()),
        ])
        .object()
    }
}

fn filled_list(texts: &Texts) -> Option<String> {
    (!texts.is_empty()).then(|| texts.json())
}
