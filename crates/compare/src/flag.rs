//! The flags of a file.

/// One flag of a file, or of a group of files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flag {
    /// The name used in JSON. Beside those of the engine's diagnostics:
    ///
    /// | code | meaning |
    /// | --- | --- |
    /// | `verdict_differs` | a stated verdict is not the one by the rules |
    /// | `bounds_differ` | likewise, the stated bounds |
    /// | `statuses_differ` | likewise, the stated class or status of requirements |
    /// | `answers_digest_differs` | the claim is about other answers |
    /// | `rules_digest_differs` | the claim is by other rules |
    /// | `stated_edition_differs` | likewise, of another edition |
    /// | `statement_unreadable` | a part of the claim cannot be compared |
    /// | `signature_differs` | the signature is none of these answers by any key that was given |
    /// | `signature_malformed` | the field `signature` holds no signature |
    /// | `signature_unchecked` | there is a signature, and no key was given |
    /// | `unsigned` | keys were given, and there is no signature |
    /// | `same_answers` | another file has the same answers |
    /// | `class_differs` | the class is not that of most files |
    /// | `phases_limited` | only some phases were answered |
    /// | `table_read` | the answers are in a table (Excel, CSV), and this was found on reading it |
    /// | `proposals_open` | answers are proposed and not confirmed |
    /// | `classes_differ`, `facts_differ`, `phases_differ` | of a group: its files do not agree in this |
    pub code: &'static str,
    /// True if the file contradicts itself or the rules: then it must not be trusted unseen.
    pub grave: bool,
    /// The fault and, where it helps, the cure.
    pub message: String,
}

impl Flag {
    pub(crate) fn grave(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, grave: true, message: message.into() }
    }

    pub(crate) fn note(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, grave: false, message: message.into() }
    }
}
