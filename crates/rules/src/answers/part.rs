//! The parts of an answer beside its status.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::exception::{EXCEPTION, Exception};
use super::proposal::{PROPOSED, Proposal};
use super::texts::Texts;
use crate::json::{Raw, Value, encoded};

/// The name of the evidence in a file.
pub(super) const EVIDENCE: &str = "evidence";

/// The name of the value in a file.
pub(super) const VALUE: &str = "value";

/// The field that a part belongs to, in the order in which a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Value,
    Reason,
    Note,
    Evidence,
    Exception,
    Proposed,
}

impl Field {
    /// Return the name of the field in a file.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Value => VALUE,
            Self::Reason => "reason",
            Self::Note => "note",
            Self::Evidence => EVIDENCE,
            Self::Exception => EXCEPTION,
            Self::Proposed => PROPOSED,
        }
    }
}

/// A part of an answer. Three words, since a file may have a million.
#[derive(Debug, Clone)]
pub(super) enum Part {
    /// The value that the requirement asks for, as it was written.
    Value(Box<str>),
    /// The reason of 該当しない.
    Reason(Box<str>),
    /// A note.
    Note(Box<str>),
    /// The evidence.
    Evidence(Texts),
    /// An exception; not empty.
    Exception(Box<Kept<Exception>>),
    /// A proposal; not blank.
    Proposal(Box<Kept<Proposal>>),
    /// A proposal without any field that this version knows, as in the file.
    BlankProposal(Box<str>),
    /// A value of another shape than its field has, or an exception without a known field: kept as
    /// in the file, and not interpreted.
    Unread(Field, Box<str>),
}

/// A value of a known shape.
#[derive(Debug, Clone)]
pub(super) struct Kept<T> {
    /// The value.
    pub(super) value: T,
    /// The text of the file, where this version would write another: with fields that it does not
    /// know, for instance.
    pub(super) text: Option<Box<str>>,
}

impl<T> Kept<T> {
    /// Keep a value with its text in the file; `written` is the text that this version writes.
    pub(super) fn boxed(value: T, text: &str, written: &str) -> Box<Self> {
        Box::new(Self { value, text: (text != written).then(|| text.into()) })
    }
}

/// The proposal of [`Part::BlankProposal`].
static BLANK: LazyLock<Proposal> = LazyLock::new(Proposal::default);

impl Part {
    /// Read the value under [`Field::Exception`].
    pub(super) fn exception(raw: Raw<'_>) -> Self {
        match Exception::read(Value::alone(raw)) {
            Ok(exception) if !exception.is_empty() => {
                let written = exception.json();
                Self::Exception(Kept::boxed(exception, raw.get(), &written))
            }
            _ => Self::Unread(Field::Exception, raw.get().into()),
        }
    }

    /// Read the value under [`Field::Proposed`].
    pub(super) fn proposed(raw: Raw<'_>) -> Self {
        match Proposal::read(Value::alone(raw)) {
            Ok(proposal) if proposal == Proposal::default() => {
                Self::BlankProposal(raw.get().into())
            }
            Ok(proposal) => {
                let written = proposal.json();
                Self::Proposal(Kept::boxed(proposal, raw.get(), &written))
            }
            Err(_) => Self::Unread(Field::Proposed, raw.get().into()),
        }
    }

    /// Return the field.
    pub(super) fn field(&self) -> Field {
        match self {
            Self::Value(_) => Field::Value,
            Self::Reason(_) => Field::Reason,
            Self::Note(_) => Field::Note,
            Self::Evidence(_) => Field::Evidence,
            Self::Exception(_) => Field::Exception,
            Self::Proposal(_) | Self::BlankProposal(_) => Field::Proposed,
            Self::Unread(field, _) => *field,
        }
    }

    /// Return the proposal, if this is one.
    pub(super) fn as_proposal(&self) -> Option<&Proposal> {
        match self {
            Self::Proposal(kept) => Some(&kept.value),
            Self::BlankProposal(_) => Some(&BLANK),
            _ => None,
        }
    }

    /// Return the value as JSON.
    pub(super) fn json(&self) -> Cow<'_, str> {
        match self {
            Self::Value(text) | Self::Reason(text) | Self::Note(text) => encoded(text).into(),
            Self::Evidence(texts) => texts.json().into(),
            Self::Exception(kept) => match &kept.text {
                Some(text) => Cow::Borrowed(text),
                None => kept.value.json().into(),
            },
            Self::Proposal(kept) => match &kept.text {
                Some(text) => Cow::Borrowed(text),
                None => kept.value.json().into(),
            },
            Self::BlankProposal(text) | Self::Unread(_, text) => Cow::Borrowed(text),
        }
    }
}
