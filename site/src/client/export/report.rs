//! A report on a filled form that was read.

use kijun_rules::model::Verdict;
use kijun_rules::{AnswerFile, Assessment, Rules};
use kijun_sheets::{Finding, Weight};

use crate::client::kit::table::LISTED;

/// The findings of one weight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findings {
    /// The number of findings.
    pub count: usize,
    /// The findings that are listed, each with its cell. The list is cut at its largest number.
    pub listed: Vec<(Option<String>, String)>,
}

impl Findings {
    /// Return the findings of this weight.
    #[must_use]
    pub fn of(findings: &[Finding], weight: Weight) -> Self {
        let of_weight = || findings.iter().filter(|finding| finding.weight == weight);
        let listed = of_weight()
            .take(LISTED)
            .map(|finding| (finding.cell.map(|cell| cell.to_string()), finding.to_string()));
        Self { count: of_weight().count(), listed: listed.collect() }
    }

    /// Return the number of findings that are not listed.
    #[must_use]
    pub fn others(&self) -> usize {
        self.count.saturating_sub(LISTED)
    }
}

/// A summary of a form's answers, before they are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The fields that are filled in.
    pub rows: Vec<(&'static str, String)>,
    /// The verdict on the answers.
    pub verdict: Option<Verdict>,
}

impl Summary {
    /// Sum up the answers.
    #[must_use]
    pub fn of(rules: &Rules, file: &AnswerFile) -> Self {
        let service = file.service.as_ref();
        let text = |text: Option<&String>| text.cloned().unwrap_or_else(|| "(記入なし)".to_owned());
        let class = file.class.as_deref().and_then(|id| rules.class_at(rules.class(id)?));
        let answers = file.answers.iter().flatten();
        let answered = answers.filter(|(_, answer)| answer.status().is_some()).count();
        let assessment = Assessment::of(rules, file).ok();
        Self {
            rows: vec![
                ("サービス名", text(service.and_then(|service| service.name.as_ref()))),
                ("事業者名", text(service.and_then(|service| service.provider.as_ref()))),
                ("情報の分類", text(class.map(|class| &class.title))),
                ("回答した要件", format!("{answered}件")),
            ],
            verdict: assessment.map(|assessment| assessment.explanation().verdict()),
        }
    }
}
