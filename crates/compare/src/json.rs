//! The comparison as JSON.
//!
//! ```json
//! { "schema": "kijun-comparison/1", "only": "all", "sort": "given",
//!   "groups": [ {
//!     "checklist": "annex2/cloud", "title": "…", "edition": "undated",
//!     "digest": {"rules": "sha256:…"},
//!     "flags": [ {"code": "classes_differ", "grave": false, "message": "…"} ],
//!     "vendors": [ {
//!       "number": 1, "file": "a.json", "service": {"name": "…", "provider": "…"},
//!       "class": "SB", "edition": "…", "phases": ["selection"],
//!       "verdict": "undetermined", "best": "conforming", "worst": "nonconforming",
//!       "out_of_scope_reason": null,
//!       "clauses": {"nonconforming": 0, "approval_required": 1, "open": 2},
//!       "flags": [ {"code": "verdict_differs", "grave": true, "message": "…"} ],
//!       "stated": [ {"file": null, "verdict": "conforming"} ],
//!       "digest": {"answers": "sha256:…"}, "code": "ABCD-…",
//!       "signature": {"state": "valid", "key": "a.pem"} } ],
//!     "facts": [ {"id": "…", "question": "…", "differs": true, "values": [true, null]} ],
//!     "requirements": [ {"id": "1", "title": "…", "differs": true, "fails": true,
//!       "cells": [ {"status": "nonconforming", "failing": true, "answer": "unmet", "value": "99.5", "reason": "…",
//!         "note": "…", "evidence": ["…"], "exception": {"reason": "…", "measure": "…",
//!         "until": "…", "approver": "…"}, "proposed": {"status": "met"}} ]} ] } ],
//!   "keys": [ {"file": "a.pem", "fingerprint": "06e3 …"} ],
//!   "without_answers": [ {"file": "b.json", "verdict": "…", "message": "…"} ],
//!   "unreadable": [ {"file": "c.json", "line": 1, "column": 2, "message": "…", "cure": "…"} ] }
//! ```
//!
//! `stated` holds the claims about the verdict: in the answer file itself (`file` is null), and in
//! assessments given beside it. `signature`: `unsigned`, `unchecked`, `valid` (with the file of the
//! key), `malformed` or `mismatch`. Keys have this order; `values` and `cells` have that of `vendors`.
//! A cell has `status`, `failing` and the parts of the answer.

use std::borrow::Cow;

use kijun_rules::Status;
use kijun_rules::answers::Answer;
use kijun_rules::engine::RequirementStatus;
use kijun_rules::model::FactValue;
use kijun_rules::model::Phase;
use serde::Serialize;

use crate::column::Column;
use crate::comparison::{Comparison, Group};
use crate::flag::Flag;
use crate::order::{Only, Sort};
use crate::signature::Key;
use crate::statement::Statement;
use crate::submission::Unreadable;
use crate::vendor::{Cell, Tally};
use crate::words;

/// The value of `schema`.
pub const SCHEMA: &str = "kijun-comparison/1";

impl Comparison<'_> {
    /// Return the comparison as JSON, on one line: the wanted rows, and the vendors in this order.
    #[must_use]
    pub fn to_json(&self, only: Only, sort: &Sort) -> String {
        let json = serde_json::to_string(&ComparisonJson {
            schema: SCHEMA,
            only: only.id(),
            sort: sort.id(),
            groups: self.groups.iter().map(|group| of_group(group, only, sort)).collect(),
            keys: self.keys.iter().map(|each| of_key(each.content)).collect(),
            without_answers: self
                .without_answers
                .iter()
                .map(|each| of_statement(each.content))
                .collect(),
            unreadable: self.unreadable.iter().map(|each| of_unreadable(each.content)).collect(),
        });
        debug_assert!(json.is_ok(), "memory can always be written to");
        json.unwrap_or_default()
    }
}

#[derive(Serialize)]
struct ComparisonJson<'a> {
    schema: &'static str,
    only: &'static str,
    sort: Cow<'static, str>,
    groups: Vec<GroupJson<'a>>,
    keys: Vec<KeyJson<'a>>,
    without_answers: Vec<StatementJson<'a>>,
    unreadable: Vec<UnreadableJson<'a>>,
}

#[derive(Serialize)]
struct GroupJson<'a> {
    checklist: &'a str,
    title: &'a str,
    edition: &'a str,
    digest: RulesDigest<'a>,
    flags: Vec<FlagJson<'a>>,
    vendors: Vec<VendorJson<'a>>,
    facts: Vec<FactJson<'a>>,
    requirements: Vec<RowJson<'a>>,
}

#[derive(Serialize)]
struct RulesDigest<'a> {
    rules: &'a str,
}

#[derive(Serialize)]
struct AnswersDigest<'a> {
    answers: &'a str,
}

#[derive(Serialize)]
struct FlagJson<'a> {
    code: &'static str,
    grave: bool,
    message: &'a str,
}

#[derive(Serialize)]
struct VendorJson<'a> {
    number: usize,
    file: &'a str,
    service: ServiceJson<'a>,
    class: &'a str,
    edition: Option<&'a str>,
    phases: Vec<&'static str>,
    verdict: &'static str,
    best: &'static str,
    worst: &'static str,
    out_of_scope_reason: Option<&'a str>,
    clauses: ClausesJson,
    flags: Vec<FlagJson<'a>>,
    stated: Vec<StatedJson<'a>>,
    digest: AnswersDigest<'a>,
    code: String,
    signature: SignatureJson<'a>,
}

#[derive(Serialize)]
struct SignatureJson<'a> {
    state: &'static str,
    key: Option<&'a str>,
}

#[derive(Serialize)]
struct KeyJson<'a> {
    file: &'a str,
    fingerprint: String,
}

#[derive(Serialize)]
struct StatedJson<'a> {
    file: Option<&'a str>,
    verdict: Option<&'a str>,
}

#[derive(Serialize)]
struct ServiceJson<'a> {
    name: Option<&'a str>,
    provider: Option<&'a str>,
}

#[derive(Serialize)]
struct ClausesJson {
    nonconforming: usize,
    approval_required: usize,
    open: usize,
}

#[derive(Serialize)]
struct FactJson<'a> {
    id: &'a str,
    question: &'a str,
    differs: bool,
    values: Vec<&'a FactValue>,
}

#[derive(Serialize)]
struct RowJson<'a> {
    id: &'a str,
    title: &'a str,
    differs: bool,
    fails: bool,
    cells: Vec<CellJson<'a>>,
}

#[derive(Serialize)]
struct CellJson<'a> {
    status: Option<&'static str>,
    failing: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exception: Option<ExceptionJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    proposed: Option<ProposedJson>,
}

#[derive(Serialize)]
struct ProposedJson {
    status: Option<&'static str>,
}

#[derive(Serialize)]
struct ExceptionJson<'a> {
    reason: &'a str,
    measure: &'a str,
    until: &'a str,
    approver: &'a str,
}

#[derive(Serialize)]
struct StatementJson<'a> {
    file: &'a str,
    verdict: Option<&'a str>,
    message: &'static str,
}

#[derive(Serialize)]
struct UnreadableJson<'a> {
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    message: &'a str,
    cure: &'a str,
}

fn of_group<'a>(group: &'a Group<'_>, only: Only, sort: &Sort) -> GroupJson<'a> {
    let columns: Vec<&Column<'_>> = group.sorted(sort).collect();
    let checklist = group.known.rules.checklist();
    let facts = group.facts.iter().filter(|fact| fact.is_wanted(only)).map(|fact| FactJson {
        id: fact.id,
        question: fact.question,
        differs: fact.differs,
        values: columns.iter().map(|column| column.vendor.fact(fact.id)).collect(),
    });
    let rows = group.rows.iter().filter(|row| row.is_wanted(only)).map(|row| RowJson {
        id: group.known.rules.requirement_id(row.requirement),
        title: group.title(*row),
        differs: row.differs,
        fails: row.fails,
        cells: columns.iter().map(|column| of_cell(column.vendor.cell(row.requirement))).collect(),
    });
    GroupJson {
        checklist: &checklist.id,
        title: &group.known.title,
        edition: &checklist.edition,
        digest: RulesDigest { rules: group.known.rules.digest() },
        flags: of_flags(&group.flags),
        facts: facts.collect(),
        requirements: rows.collect(),
        vendors: columns.iter().map(|column| of_column(group, column)).collect(),
    }
}

fn of_column<'a>(group: &'a Group<'_>, column: &'a Column<'_>) -> VendorJson<'a> {
    let vendor = column.vendor;
    let class = group.known.rules.class_at(vendor.class());
    let (bounds, tally) = (vendor.bounds(), vendor.tally());
    let Tally { nonconforming, approval_required, open } = tally;
    let beside = column.beside.iter().map(|each| each.content);
    let stated = vendor.statements.iter().chain(beside).map(|statement| StatedJson {
        file: statement.file_name.as_deref(),
        verdict: statement.verdict.as_deref(),
    });
    VendorJson {
        number: column.number,
        file: &vendor.file_name,
        service: ServiceJson { name: vendor.service(), provider: vendor.provider() },
        class: class.map_or("", |class| class.id.as_str()),
        edition: vendor.file().edition.as_deref(),
        phases: vendor.file().phases.iter().copied().map(Phase::id).collect(),
        verdict: vendor.verdict().id(),
        best: bounds.best.id(),
        worst: bounds.worst.id(),
        out_of_scope_reason: vendor.out_of_scope(),
        clauses: ClausesJson { nonconforming, approval_required, open },
        flags: of_flags(&column.flags),
        stated: stated.collect(),
        digest: AnswersDigest { answers: vendor.answers_digest() },
        code: group.code(vendor).to_string(),
        signature: SignatureJson {
            state: column.signed.id(),
            key: column.signer.map(|key| key.file_name.as_str()),
        },
    }
}

fn of_key(key: &Key) -> KeyJson<'_> {
    KeyJson { file: &key.file_name, fingerprint: key.public.fingerprint() }
}

fn of_flags(flags: &[Flag]) -> Vec<FlagJson<'_>> {
    flags
        .iter()
        .map(|Flag { code, grave, message }| FlagJson { code, grave: *grave, message })
        .collect()
}

fn of_cell(cell: Cell<'_>) -> CellJson<'_> {
    let answer = cell.answer;
    let exception = answer.and_then(Answer::exception).map(|exception| ExceptionJson {
        reason: &exception.reason,
        measure: &exception.measure,
        until: &exception.until,
        approver: &exception.approver,
    });
    CellJson {
        status: cell.status.map(RequirementStatus::id),
        failing: cell.failing,
        answer: answer.and_then(Answer::status).map(Status::id),
        value: answer.and_then(Answer::value),
        reason: answer.and_then(Answer::reason),
        note: answer.and_then(Answer::note),
        evidence: answer.and_then(Answer::evidence).map(|evidence| evidence.iter().collect()),
        exception,
        proposed: answer
            .and_then(Answer::proposal)
            .map(|proposal| ProposedJson { status: proposal.status.map(Status::id) }),
    }
}

fn of_statement(statement: &Statement) -> StatementJson<'_> {
    StatementJson {
        file: statement.file_name.as_deref().unwrap_or_default(),
        verdict: statement.verdict.as_deref(),
        message: words::WITHOUT_ANSWERS,
    }
}

fn of_unreadable(unreadable: &Unreadable) -> UnreadableJson<'_> {
    let Unreadable { file_name, error } = unreadable;
    UnreadableJson {
        file: file_name,
        line: error.position.map(|position| position.line),
        column: error.position.map(|position| position.column),
        message: &error.message,
        cure: &error.cure,
    }
}
