//! The answers to a phrase.

use crate::index::{Kind, Meaning, Quote, Standard, Term};

/// The answers of a standard about a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply<'i> {
    /// The place of the standard.
    pub standard: usize,
    /// The answers, that for the highest class first. If no class fits, there is one answer without
    /// a class; for a blank phrase there is none.
    pub answers: Vec<Answer<'i>>,
    /// The requirements that the phrase is about: the places of checklist and row, and the words that
    /// led there.
    pub requirements: Vec<((usize, usize), By<'i>)>,
    /// Other words of the document that the phrase is about.
    pub passages: Vec<Cited<'i>>,
    /// The words of the phrase that were understood, as typed.
    pub read: Vec<String>,
    /// The words of the phrase that the standard does not have, as typed.
    pub unread: Vec<String>,
    /// The words that were left out because the phrase denies them, as typed.
    pub denied: Vec<String>,
}

/// An answer: a class, and what carries it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer<'i> {
    /// The place of the class, and the words that lead to it; `None` if no class fits.
    pub class: Option<(usize, Because<'i>)>,
    /// The consequence.
    pub said: Said,
    /// The sentences that forbid it.
    pub forbidden: Vec<Cited<'i>>,
    /// The sentences that take it out of the standard's scope.
    pub exempt: Vec<Cited<'i>>,
    /// The place of the finder's question that decides between this class and the next answer's.
    pub decides: Option<usize>,
}

/// The words that lead to a class.
///
/// INVARIANT (quoted): there is at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Because<'i>(Vec<Cited<'i>>);

impl<'i> Because<'i> {
    /// Return the words; `None` if there are none.
    #[must_use]
    pub fn new(cited: Vec<Cited<'i>>) -> Option<Self> {
        (!cited.is_empty()).then_some(Self(cited))
    }

    /// Return the words; at least one.
    #[must_use]
    pub fn cited(&self) -> &[Cited<'i>] {
        &self.0
    }
}

/// Words of the document, and how the phrase led to them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited<'i> {
    /// The kind of the words.
    pub kind: Kind,
    /// The words.
    pub quote: &'i Quote,
    /// The place of the finder's question that decides on them.
    pub question: Option<usize>,
    /// The way from the phrase to them.
    pub by: By<'i>,
}

impl<'i> Cited<'i> {
    /// Return the case in which they are meant, in an editor's words.
    #[must_use]
    pub fn when(&self) -> Option<&'i str> {
        match self.by {
            By::Term { meaning, .. } => meaning.when.as_deref(),
            By::Words | By::Question | By::Choice => None,
        }
    }
}

/// The way from a phrase to words of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By<'i> {
    /// It has their words.
    Words,
    /// It has an everyday word that an editor has joined with them.
    Term {
        /// The everyday word as typed.
        shown: String,
        /// The term.
        term: &'i Term,
        /// Its meaning in the standard.
        meaning: &'i Meaning,
    },
    /// The reader has answered the finder's question with yes.
    Question,
    /// The reader has chosen the class.
    Choice,
}

/// The content of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// 置けません
    Forbidden,
    /// 対象外です
    OutOfScope,
    /// 手続きが必要です
    Procedure,
    /// 置けます。ただし…
    Allowed,
    /// Nothing: no class fits.
    Undetermined,
}

impl Said {
    /// Return its id, as pages and tests write it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Forbidden => "forbidden",
            Self::OutOfScope => "out-of-scope",
            Self::Procedure => "procedure",
            Self::Allowed => "allowed",
            Self::Undetermined => "undetermined",
        }
    }

    /// Return what follows for a class, from the words that were found.
    pub(crate) fn of(
        standard: &Standard,
        class: Option<usize>,
        forbidden: &[Cited<'_>],
        exempt: &[Cited<'_>],
    ) -> Self {
        let surely = |cited: &[Cited<'_>]| cited.iter().any(|each| each.when().is_none());
        if surely(exempt) {
            return Self::OutOfScope;
        }
        if surely(forbidden) {
            return Self::Forbidden;
        }
        let Some(class) = class else { return Self::Undetermined };
        let known = standard.classes.get(class);
        if known.is_some_and(|class| class.out_of_scope.is_some()) {
            return Self::OutOfScope;
        }
        let permits = standard.track(class).is_some_and(|track| track.approver.is_some());
        if permits { Self::Procedure } else { Self::Allowed }
    }
}
