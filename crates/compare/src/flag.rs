//! What the reader has to be told of a file.

/// One remark on a file, or on a group of files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flag {
    /// The name used in JSON. Beside those of the engine's diagnostics:
    ///
    /// | code | meaning |
    /// | --- | --- |
    /// | `verdict_differs` | a stated verdict is not the one that the rules give |
    /// | `bounds_differ` | likewise, the stated bounds |
    /// | `statuses_differ` | likewise, the stated class or status of requirements |
    /// | `answers_digest_differs` | what is stated was stated of other answers |
    /// | `rules_digest_differs` | what is stated was stated by other rules |
    /// | `stated_edition_differs` | likewise, of another edition |
    /// | `statement_unreadable` | something is stated in a form that cannot be compared |
    /// | `same_answers` | another file has the same answers |
    /// | `class_differs` | the class is not that of most files |
    /// | `phases_limited` | only some phases were answered |
    /// | `proposals_open` | answers are proposed and not confirmed |
    /// | `classes_differ`, `facts_differ`, `phases_differ` | of a group: its files do not agree in this |
    pub code: &'static str,
    /// Whether the file contradicts itself or the rules: then it is not to be trusted unseen.
    pub grave: bool,
    /// What is the matter and, where it helps, what to do.
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
