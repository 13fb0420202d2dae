//! A checklist of the largest size.

use kijun_rules::Checklist;
use kijun_rules::model::{Class, Clause, MAX_REQUIREMENTS, Requirement, Severity};

/// Make a checklist of [`MAX_REQUIREMENTS`] with one class. Each requirement has a clause of its
/// own, is one of two in another clause, and one of eight in a third.
#[must_use]
pub fn checklist() -> Checklist {
    let ids: Vec<String> = (1..=MAX_REQUIREMENTS).map(|number| number.to_string()).collect();
    let clause = |ids: &[String], severity| Clause {
        any_of: ids.to_vec(),
        quote: "必須".to_owned(),
        severity,
        source: "見本の表".to_owned(),
        ..Clause::default()
    };
    let mut clauses = Vec::new();
    for group in ids.chunks(8) {
        clauses.push(clause(group, Severity::Nonconforming));
        for pair in group.chunks(2) {
            clauses.push(clause(pair, Severity::ApprovalRequired));
        }
        for one in group.chunks(1) {
            clauses.push(clause(one, Severity::Advisory));
        }
    }
    Checklist {
        classes: vec![Class {
            clauses,
            id: "A".to_owned(),
            out_of_scope: None,
            title: "分類A".to_owned(),
        }],
        edition: "1.0".to_owned(),
        facts: Vec::new(),
        id: "large/cloud".to_owned(),
        requirements: ids
            .iter()
            .map(|id| Requirement { id: id.clone(), ..Requirement::default() })
            .collect(),
    }
}
