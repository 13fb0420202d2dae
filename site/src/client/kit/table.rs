//! Chosen files that may be tables: their kind, and what is said of them.

use kijun_sheets::Finding;
pub use kijun_sheets::Kind;

use super::decode::cp932;

/// The most findings that a page lists: more than a person mends before reading a file again.
pub const LISTED: usize = 500;

/// Return the kind of a chosen file.
#[must_use]
pub fn kind(bytes: &[u8]) -> Kind {
    Kind::of(bytes, cp932)
}

/// Return the first findings in one text, with the number of the others.
#[must_use]
pub fn listed(findings: &[Finding]) -> String {
    let mut text: String = findings.iter().take(LISTED).map(ToString::to_string).collect();
    let others = findings.len().saturating_sub(LISTED);
    if others > 0 {
        text = format!("{text}ほかに{others}件あります。");
    }
    text
}

#[cfg(test)]
mod tests {
    use kijun_sheets::{Finding, Weight};

    use super::{LISTED, listed};

    #[test]
    fn every_finding_is_named_up_to_the_most_that_are_listed() {
        let finding = |number: usize| Finding {
            weight: Weight::Notice,
            sheet: None,
            cell: None,
            more: Vec::new(),
            message: format!("({number})"),
        };
        let all: Vec<Finding> = (0..=LISTED).map(finding).collect();
        let said = listed(&all[..LISTED]);
        assert!(all[..LISTED].iter().all(|one| said.contains(&one.message)));
        assert!(!said.contains("ほかに"));
        assert!(listed(&all).ends_with("ほかに1件あります。"));
    }
}
