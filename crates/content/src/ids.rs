//! The rules for ids, and the check that no id is taken twice.

use std::collections::BTreeMap;

use crate::problem::{DuplicateId, MalformedId, PageId, Problems, ReservedId, quoted};
use crate::source::{SourcePlace, Text};

/// Names of pages at the top of the site, which no standard may take.
pub const RESERVED_STANDARDS: &[&str] = &[
    "accessibility",
    "ask",
    "assets",
    "bidders",
    "compare",
    "glossary",
    "privacy",
    "review",
    "schema",
    "search",
    "sign",
    "standalone",
    "styleguide",
];

/// Names of pages below a standard, which no chapter and no checklist may take.
pub(crate) const RESERVED_CHAPTERS: &[&str] = &[
    "carry-over",
    "check",
    "checklist",
    "classes",
    "editions",
    "errata",
    "export",
    "ledger",
    "procedure",
    "requirements",
    "training",
    "whole",
    "worked-examples",
];

/// Ids that the frame of every page uses.
pub const FRAME_IDS: &[&str] = &["main", "view"];

/// The beginnings of the ids that a page gives to rows of tables, to the words below them, and to
/// explanations of terms. No place of a chapter may have such an id, because its page may have them.
pub const PAGE_IDS: &[&str] = &["class-", "footnotes-", "no-", "term-"];

/// A kind of id: its name in messages, and the letters that it may have.
#[derive(Debug, Clone, Copy)]
pub(crate) struct IdKind {
    what: &'static str,
    rule: &'static str,
    allowed: fn(&str) -> bool,
    /// Ids that pages use themselves, where ids of this kind are on a page as they are.
    page: &'static [&'static str],
    /// The beginnings of such ids.
    page_prefixes: &'static [&'static str],
}

/// The id of a standard: a part of an address.
pub(crate) const STANDARD: IdKind = address("基準");
/// The id of a chapter: a part of an address.
pub(crate) const CHAPTER: IdKind = address("章");
/// The name of a checklist: a part of an address.
pub(crate) const CHECKLIST: IdKind = address("チェックリスト");
/// The id of a class, as in answer files.
pub(crate) const CLASS: IdKind = number("分類");
/// The id of a requirement, as in answer files.
pub(crate) const REQUIREMENT: IdKind = number("要件");
/// The anchor of a heading, a paragraph or an item.
pub(crate) const ANCHOR: IdKind =
    IdKind { page: FRAME_IDS, page_prefixes: PAGE_IDS, ..number("場所") };
/// The label of a footnote: the document's own mark.
pub(crate) const FOOTNOTE: IdKind =
    IdKind { what: "脚注", rule: "", allowed: |_| true, page: &[], page_prefixes: &[] };
/// The id of a fact, as in answer files.
pub(crate) const FACT: IdKind = name("事実");
/// The id of a choice, as in answer files.
pub(crate) const CHOICE: IdKind =
    IdKind { what: "選択肢", rule: "", allowed: |_| true, page: &[], page_prefixes: &[] };
/// The id of a track of the procedure: a part of an anchor.
pub(crate) const TRACK: IdKind = address("流れ");
/// The id of a ledger: a part of a file's name.
pub(crate) const LEDGER: IdKind = address("台帳");
/// The id of a ledger's field, as in ledger files.
pub(crate) const FIELD: IdKind = name("台帳の項目");
/// The id of a topic of the crosswalk: an anchor.
pub(crate) const TOPIC: IdKind = IdKind { page: FRAME_IDS, ..address("論点") };
/// The id of a term: an anchor of the glossary page.
pub(crate) const TERM: IdKind = IdKind { page: FRAME_IDS, ..address("用語") };
/// The id of a worked example: a part of an address.
pub(crate) const WORKED_EXAMPLE: IdKind = address("実例");
/// The id of a scenario: its file's name without the extension, a part of an anchor.
pub(crate) const SCENARIO: IdKind = address("事例");
/// The id of an edition, as in answer files.
pub(crate) const EDITION: IdKind = IdKind {
    what: "版",
    rule: "空白を含めず、版の番号か日付を書いてください（例：`1.1`、`2025-04-01`）。",
    allowed: |id| !id.chars().any(|letter| letter.is_whitespace() || letter.is_control()),
    page: &[],
    page_prefixes: &[],
};

/// Return the kind of ids that are parts of addresses.
const fn address(what: &'static str) -> IdKind {
    IdKind {
        what,
        rule: "英小文字か数字で始め、英小文字、数字、`-` だけで書いてください（例：`annex2`）。",
        allowed: |id| {
            !id.starts_with('-')
                && id.chars().all(|letter| matches!(letter, 'a'..='z' | '0'..='9' | '-'))
        },
        page: &[],
        page_prefixes: &[],
    }
}

/// Return the kind of ids that are names in files.
const fn name(what: &'static str) -> IdKind {
    IdKind {
        what,
        rule: "英小文字で始め、英小文字、数字、`_` だけで書いてください（例：`personal_information`）。",
        allowed: |id| {
            id.starts_with(|first: char| first.is_ascii_lowercase())
                && id.chars().all(|letter| matches!(letter, 'a'..='z' | '0'..='9' | '_'))
        },
        page: &[],
        page_prefixes: &[],
    }
}

/// Return the kind of ids that follow the document's numbers.
const fn number(what: &'static str) -> IdKind {
    IdKind {
        what,
        rule: "英数字で始め、英数字、`-`、`.`、`_` だけで書いてください（例：`5-1`、`3.1-2`）。",
        allowed: |id| {
            id.starts_with(|first: char| first.is_ascii_alphanumeric())
                && id.chars().all(|letter| {
                    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.' | '_')
                })
        },
        page: &[],
        page_prefixes: &[],
    }
}

impl IdKind {
    /// Record an id with letters that it may not have, or one that its page uses itself.
    pub(crate) fn check(&self, id: &str, at: &SourcePlace, problems: &mut Problems) {
        if !id.is_empty() && !(self.allowed)(id) {
            let kind = MalformedId { what: self.what, id: id.to_owned(), rule: self.rule };
            problems.add(at, kind);
        }
        let begins = self.page_prefixes.iter().any(|prefix| id.starts_with(prefix));
        if begins || self.page.contains(&id) {
            let beginnings = match self.page_prefixes {
                [] => String::new(),
                prefixes => format!("、{}で始まる名前", quoted(prefixes)),
            };
            let reserved = format!("{}{beginnings}", quoted(self.page));
            problems.add(at, PageId { what: self.what, id: id.to_owned(), reserved });
        }
    }

    /// Record an id that belongs to another page.
    pub(crate) fn check_reserved(&self, id: &Text, reserved: &[&str], problems: &mut Problems) {
        if reserved.contains(&id.value.as_str()) {
            let kind =
                ReservedId { what: self.what, id: id.value.clone(), reserved: quoted(reserved) };
            problems.add(&id.at, kind);
        }
    }
}

/// The ids of one kind that are taken, with their places.
pub(crate) struct Taken {
    kind: IdKind,
    ids: BTreeMap<String, SourcePlace>,
}

impl Taken {
    /// Start with no id taken.
    pub(crate) fn new(kind: IdKind) -> Self {
        Self { kind, ids: BTreeMap::new() }
    }

    /// Take an id. Record one that is malformed or already taken.
    pub(crate) fn take(&mut self, id: &Text, problems: &mut Problems) {
        self.take_at(&id.value, &id.at, problems);
    }

    /// Take an id that is written at a place.
    pub(crate) fn take_at(&mut self, id: &str, at: &SourcePlace, problems: &mut Problems) {
        if id.is_empty() {
            return;
        }
        self.kind.check(id, at, problems);
        if let Some(first) = self.ids.get(id) {
            let kind = DuplicateId { what: self.kind.what, id: id.to_owned() };
            problems.add_against(at, first, kind);
        } else {
            self.ids.insert(id.to_owned(), at.clone());
        }
    }

    /// Return whether this id is taken.
    pub(crate) fn contains(&self, id: &str) -> bool {
        self.ids.contains_key(id)
    }

    /// Return the ids, sorted.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.ids.keys().map(String::as_str)
    }
}
