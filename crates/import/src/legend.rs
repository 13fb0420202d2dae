//! The meaning of the words and signs in the columns of the classes: what the legend says, else
//! what everybody means by them.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;

use crate::fold::fold;
use crate::model::Severity;

/// A pattern; all patterns of this crate are tested.
pub(crate) fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is constant")
}

/// The meaning of a word: a severity, or that nothing is asked.
pub(crate) type Meaning = Option<Severity>;

/// The words and signs of a table with their meanings.
#[derive(Debug, Clone, Default)]
pub(crate) struct Legend {
    told: BTreeMap<String, Meaning>,
    /// The positive signs that occur in the table.
    signs: BTreeSet<String>,
}

const WORDS: [(&str, Meaning); 44] = [
    ("必須", Some(Severity::Nonconforming)),
    ("必要", Some(Severity::Nonconforming)),
    ("必", Some(Severity::Nonconforming)),
    ("要", Some(Severity::Nonconforming)),
    ("義務", Some(Severity::Nonconforming)),
    ("must", Some(Severity::Nonconforming)),
    ("required", Some(Severity::Nonconforming)),
    ("mandatory", Some(Severity::Nonconforming)),
    ("shall", Some(Severity::Nonconforming)),
    ("利用不可", Some(Severity::Nonconforming)),
    ("不可", Some(Severity::Nonconforming)),
    ("原則必須", Some(Severity::Advisory)),
    ("原則", Some(Severity::Advisory)),
    ("推奨", Some(Severity::Advisory)),
    ("望ましい", Some(Severity::Advisory)),
    ("努力義務", Some(Severity::Advisory)),
    ("should", Some(Severity::Advisory)),
    ("recommended", Some(Severity::Advisory)),
    ("任意", Some(Severity::Note)),
    ("参考", Some(Severity::Note)),
    ("may", Some(Severity::Note)),
    ("optional", Some(Severity::Note)),
    ("承認", Some(Severity::ApprovalRequired)),
    ("要承認", Some(Severity::ApprovalRequired)),
    ("協議", Some(Severity::ApprovalRequired)),
    ("要協議", Some(Severity::ApprovalRequired)),
    ("個別協議", Some(Severity::ApprovalRequired)),
    ("要相談", Some(Severity::ApprovalRequired)),
    ("要許可", Some(Severity::ApprovalRequired)),
    ("approval", Some(Severity::ApprovalRequired)),
    ("approvalrequired", Some(Severity::ApprovalRequired)),
    ("-", None),
    ("ー", None),
    ("×", None),
    ("x", None),
    ("/", None),
    ("対象外", None),
    ("該当なし", None),
    ("不要", None),
    ("なし", None),
    ("n/a", None),
    ("na", None),
    ("適用外", None),
    ("notapplicable", None),
];

/// The sign for white space in a folded note.
const GAP: char = '\u{1}';

/// The signs of agreement, from the strongest.
const SIGNS: [&str; 9] = ["◎", "●", "■", "○", "✓", "✔", "レ", "△", "□"];

patterns! {
    NOTHING = "求めない|求めません|関係しない|対象としない|対象外|不要|該当しない|適用しない|要しない|適用なし|doesnotapply|notapplicable|notrequired|notneeded";
    APPROVAL = "協議|承認|許可|個別に判断|approval|consult";
    ADVISORY = "望まし|推奨|努め|努力|原則|expected|recommended";
    NOTE = "任意|参考|optional|forinformation";
    NONCONFORMING = "必須|必ず|利用できない|利用することができない|なければならない|満たすこと|cannotbeused|mandatory|required|mustbemet";
}

impl Legend {
    /// Read the legend of a table.
    ///
    /// - `cells`: the words of the columns of the classes, folded;
    /// - `notes`: the words around the table.
    pub(crate) fn new(cells: &BTreeSet<String>, notes: &[String]) -> Self {
        let short = cells.iter().filter(|cell| !cell.is_empty() && cell.chars().count() <= 12);
        let mut words: BTreeSet<&str> = short.map(String::as_str).collect();
        words.extend(SIGNS.iter().chain(&[
            "必須",
            "原則必須",
            "推奨",
            "任意",
            "must",
            "should",
            "may",
        ]));
        let mut told = BTreeMap::new();
        for note in notes {
            // White space parts a sign from the definition of the one before.
            let note: Vec<String> = note.split_whitespace().map(fold).collect();
            let note = note.join(&GAP.to_string());
            let mut marks: Vec<(usize, &str)> = Vec::new();
            for word in &words {
                marks.extend(
                    note.match_indices(*word).filter(|(at, _)| is_defined(&note, *at, word)),
                );
            }
            marks.sort_by_key(|(at, word)| (*at, std::cmp::Reverse(word.len())));
            for (place, (at, word)) in marks.iter().enumerate() {
                let next = marks.iter().skip(place + 1).find(|(next, _)| *next >= at + word.len());
                let end = next.map_or(note.len(), |(next, _)| *next);
                let definition = note.get(at + word.len()..end).unwrap_or_default();
                if let Some(meaning) = meaning(&definition.replace(GAP, "")) {
                    told.entry((*word).to_owned()).or_insert(meaning);
                }
            }
        }
        let signs = SIGNS.iter().filter(|sign| cells.iter().any(|cell| cell.contains(**sign)));
        Self { told, signs: signs.map(|sign| (*sign).to_owned()).collect() }
    }

    /// Return the meaning of a word or sign, and if it is sure.
    pub(crate) fn meaning(&self, folded: &str) -> Option<(Meaning, bool)> {
        let known = WORDS.iter().find(|(word, _)| *word == folded).map(|(_, meaning)| *meaning);
        match (self.told.get(folded), known) {
            // A legend explains a common word, it rarely turns it round.
            (Some(Some(Severity::ApprovalRequired)), Some(Some(_))) => {
                return Some((Some(Severity::ApprovalRequired), true));
            }
            (Some(told), None) => return Some((*told, true)),
            (Some(told), Some(known)) if known.is_none() => return Some((*told, true)),
            (_, Some(known)) => return Some((known, true)),
            (None, None) => {}
        }
        let rank = SIGNS.iter().position(|sign| *sign == folded)?;
        let stronger = SIGNS.iter().take(rank).filter(|sign| self.signs.contains(**sign)).count();
        let severity = match (folded, stronger) {
            ("△" | "□", 0 | 1) | (_, 1) => Severity::Advisory,
            (_, 0) => Severity::Nonconforming,
            _ => Severity::Note,
        };
        // A table with one sign only says by it that something is asked.
        Some((Some(severity), self.signs.len() == 1))
    }

    /// Return true if the legend tells that a blank cell asks nothing, or nothing else does.
    pub(crate) fn is_blank_nothing(&self, cells: &BTreeSet<String>) -> bool {
        !cells.iter().any(|cell| matches!(self.meaning(cell), Some((None, _))))
    }
}

/// Return true if a note defines the word here, and does not only use it.
fn is_defined(note: &str, at: usize, word: &str) -> bool {
    let (before, after) =
        (note.get(..at).unwrap_or_default(), note.get(at + word.len()..).unwrap_or_default());
    let follows = ["」は", "」の項目", "」:", "」", ":", "=", "は", "の項目", "(", "…", "印"];
    let after = after.trim_start_matches(GAP);
    let is_followed = follows.iter().any(|each| after.starts_with(each));
    let first = before.chars().next_back();
    let is_sign = word.chars().next().is_some_and(|first| !first.is_alphabetic());
    let is_start = first.is_none_or(|sign| {
        "「『。、,;・)】\u{1}".contains(sign) || sign.is_ascii_digit() || sign == '.'
    });
    // A folded note has no spaces: a sign may follow anything but a particle of its own sentence.
    let is_word = first.is_some_and(|sign| sign.is_ascii_alphanumeric());
    is_followed && (is_start || is_sign || word.is_ascii() && !is_word)
}

/// Return the meaning that a definition gives.
pub(crate) fn meaning(definition: &str) -> Option<Meaning> {
    if NOTHING.is_match(definition) {
        return Some(None);
    }
    let severity = if APPROVAL.is_match(definition) {
        Severity::ApprovalRequired
    } else if ADVISORY.is_match(definition) {
        Severity::Advisory
    } else if NOTE.is_match(definition) {
        Severity::Note
    } else if NONCONFORMING.is_match(definition) {
        Severity::Nonconforming
    } else {
        return None;
    };
    Some(Some(severity))
}

/// Return true if words ask for somebody's consent.
pub(crate) fn is_approval(folded: &str) -> bool {
    APPROVAL.is_match(folded)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Legend, Severity};

    #[test]
    fn a_legend_gives_signs_their_meaning() {
        let cells =
            |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<BTreeSet<_>>();
        let kirigahama = Legend::new(
            &cells(&["○", "△", "×", "-"]),
            &["【凡例】○：必ず満たすこと　△：満たすことが望ましい　×：市の責任で行うため、事業者には求めない　－：当該種別のサービスには関係しない".to_owned()],
        );
        let kumoi = Legend::new(
            &cells(&["◎", "◎(協議)", "○", "△", "/"]),
            &["・「◎」は必須（満たさないサービスは利用できない。）、「◎（協議）」は必須であるが、満たさない場合に情報セキュリティ統括課との協議により利用を認めることがあるもの、「○」は推奨、「△」は任意、「／」は対象としないものを示す。".to_owned()],
        );
        let hanamori = Legend::new(
            &cells(&["■", "□"]),
            &["・■の項目は必ず満たすこと。□の項目は満たすことが望ましい。".to_owned()],
        );
        for (legend, sign, meaning) in [
            (&kirigahama, "○", Some(Severity::Nonconforming)),
            (&kirigahama, "△", Some(Severity::Advisory)),
            (&kirigahama, "×", None),
            (&kirigahama, "-", None),
            (&kumoi, "◎", Some(Severity::Nonconforming)),
            (&kumoi, "◎(協議)", Some(Severity::ApprovalRequired)),
            (&kumoi, "○", Some(Severity::Advisory)),
            (&kumoi, "△", Some(Severity::Note)),
            (&kumoi, "/", None),
            (&hanamori, "■", Some(Severity::Nonconforming)),
            (&hanamori, "□", Some(Severity::Advisory)),
        ] {
            assert_eq!(legend.meaning(sign), Some((meaning, true)), "{sign}");
        }
    }
}
