//! An answer that is proposed and not given: carried over from another checklist or edition.

use super::answer::PROPOSED;
use super::fields::{Value, texts};
use super::more::{Collected, filled, list};
use super::{Answer, ReadError, Status};

/// An answer that somebody still has to confirm. It never counts. In a file it stands under
/// `proposed`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proposal {
    /// What would be ticked.
    pub status: Option<Status>,
    /// The reason; empty if there is none.
    pub reason: String,
    /// The note; empty if there is none.
    pub note: String,
    /// The evidence.
    pub evidence: Vec<String>,
    /// Where it comes from.
    pub from: Origin,
}

/// Where a [`Proposal`] comes from. A text that is not known is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The path of the checklist that was answered.
    pub checklist: String,
    /// Its edition.
    pub edition: String,
    /// The requirements that were answered.
    pub requirements: Vec<String>,
    /// How they stand to this requirement, in the crosswalk's words (`equal`, `subset`, …).
    pub relation: String,
}

impl Proposal {
    fn read(value: Value<'_>) -> Result<Self, ReadError> {
        let mut proposal = Self::default();
        value.each_field(PROPOSED, &mut |name, value| {
            let name = name.as_ref();
            match name {
                _ if value.is_null() => {}
                "status" => {
                    let status = Status::from_id(&value.string(name)?);
                    proposal.status = Some(status.ok_or_else(|| value.wrong_type(name, ""))?);
                }
                "reason" => proposal.reason = value.string(name)?,
                "note" => proposal.note = value.string(name)?,
                "evidence" => proposal.evidence = texts(name, value)?,
                "from" => proposal.from = Origin::read(value)?,
                _ => {}
            }
            Ok(())
        })?;
        Ok(proposal)
    }

    fn json(&self) -> String {
        let status = self.status.and_then(|status| filled(status.id()));
        let object = Collected::of(&[
            ("status", status.as_deref()),
            ("reason", filled(&self.reason).as_deref()),
            ("note", filled(&self.note).as_deref()),
            ("evidence", list(&self.evidence).as_deref()),
            ("from", self.from.json().as_deref()),
        ]);
        object.finish().json().unwrap_or_else(|| "{}".to_owned())
    }
}

impl Origin {
    fn read(value: Value<'_>) -> Result<Self, ReadError> {
        let mut origin = Self::default();
        value.each_field("from", &mut |name, value| {
            let name = name.as_ref();
            match name {
                _ if value.is_null() => {}
                "checklist" => origin.checklist = value.string(name)?,
                "edition" => origin.edition = value.string(name)?,
                "requirements" => origin.requirements = texts(name, value)?,
                "relation" => origin.relation = value.string(name)?,
                _ => {}
            }
            Ok(())
        })?;
        Ok(origin)
    }

    fn json(&self) -> Option<String> {
        let object = Collected::of(&[
            ("checklist", filled(&self.checklist).as_deref()),
            ("edition", filled(&self.edition).as_deref()),
            ("requirements", list(&self.requirements).as_deref()),
            ("relation", filled(&self.relation).as_deref()),
        ]);
        object.finish().json()
    }
}

impl Answer {
    /// The answer that is proposed; `None` if none is, or if what stands in the file has another
    /// shape: such a value is kept and not interpreted.
    #[must_use]
    pub fn proposal(&self) -> Option<Proposal> {
        Proposal::read(Value::alone(self.more.get(PROPOSED)?)).ok()
    }

    /// Proposes an answer, in place of an earlier proposal; `None` takes the proposal away. What
    /// was answered stays.
    pub fn set_proposal(&mut self, proposal: Option<&Proposal>) {
        self.set_more(PROPOSED, proposal.map(Proposal::json).as_deref());
    }

    /// Makes the proposal the answer: its status in place of the one given, its texts and evidence
    /// after those that were there. Says whether there was a proposal.
    pub fn accept_proposal(&mut self) -> bool {
        let Some(proposal) = self.proposal() else {
            return false;
        };
        self.set_more(PROPOSED, None);
        self.set_status(proposal.status.or(self.status()));
        self.set_reason(&after(self.reason(), proposal.reason));
        self.set_note(&after(self.note(), proposal.note));
        let mut evidence = self.evidence().unwrap_or_default();
        let before = evidence.len();
        for each in proposal.evidence {
            if !evidence.contains(&each) {
                evidence.push(each);
            }
        }
        if evidence.len() > before {
            self.set_evidence(&evidence);
        }
        true
    }
}

/// Both texts, each on lines of its own; one that adds nothing is left out.
fn after(before: Option<&str>, text: String) -> String {
    // By bytes: the search for texts within texts is code that no bundle has otherwise.
    let has = |before: &str| before.as_bytes().windows(text.len()).any(|w| w == text.as_bytes());
    match before {
        Some(before) if text.is_empty() || has(before) => before.to_owned(),
        Some(before) if !before.is_empty() => [before, &text].join("\n"),
        _ => text,
    }
}
