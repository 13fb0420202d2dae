//! The panel beside the form: the verdict, why, what would help, and what every class would give.
//!
//! What it shows is HTML made from an outcome by templates, natively as in the browser. Its frame
//! ([`frame`]) never changes; [`head`] and the rows of its lists do, and the browser replaces those
//! that differ.

pub mod exceptions;
pub mod matrix;
pub mod reasons;
pub mod remedies;
pub mod rows;

use kijun_rules::Rules;
use kijun_rules::answers::{Answer, Proposal};
use kijun_rules::model::Verdict;
use maud::{Markup, html};

use super::draft::{Draft, Outcome};
use super::names::Names;
use super::words;
use rows::{Mix, Row};

/// All that the panel is made from.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The rules.
    pub rules: &'a Rules,
    /// What the page calls the requirements.
    pub names: &'a Names,
    /// The document's words below its table.
    pub footnotes: &'a [String],
    /// What was entered.
    pub draft: &'a Draft,
    /// The answers, in the checklist's order.
    pub answers: &'a [Option<&'a Answer>],
    /// The result; `None` while no class is chosen.
    pub outcome: Option<&'a Outcome>,
}

/// A list of the panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// What is odd about the answers.
    Remarks,
    /// The least that has to be done.
    Remedies,
    /// What the document says of a service that does not conform.
    Footnotes,
    /// The clauses that are violated.
    Violated,
    /// The missing answers that can change the verdict.
    Decisive,
    /// The clauses that are open.
    Open,
    /// The clauses that are satisfied.
    Satisfied,
}

impl List {
    /// All lists, in the order of the panel.
    pub const ALL: [Self; 7] = [
        Self::Remarks,
        Self::Remedies,
        Self::Footnotes,
        Self::Violated,
        Self::Decisive,
        Self::Open,
        Self::Satisfied,
    ];

    /// Its name in the page.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Remarks => "remarks",
            Self::Remedies => "remedies",
            Self::Footnotes => "footnotes",
            Self::Violated => "violated",
            Self::Decisive => "decisive",
            Self::Open => "open",
            Self::Satisfied => "satisfied",
        }
    }

    fn heading(self) -> &'static str {
        match self {
            Self::Remarks => "回答についての注意",
            Self::Remedies => "適合にするために最低限必要なこと",
            Self::Footnotes => "要件を満たさない場合の取扱い",
            Self::Violated => "満たしていない条項",
            Self::Decisive => "判定を左右する未回答の要件",
            Self::Open => "未確定の条項",
            Self::Satisfied => "満たしている条項",
        }
    }

    /// Whether it is open before the reader opens or closes it.
    fn open(self) -> bool {
        !matches!(self, Self::Open | Self::Satisfied)
    }

    /// The rows.
    #[must_use]
    pub fn rows(self, view: View<'_>) -> Vec<Row> {
        let texts = |texts: &[String]| -> Vec<Row> {
            let row = |(key, text): (u64, &String)| Row {
                key,
                state: Mix::default().with_text(text).get(),
            };
            (0..).zip(texts).map(row).collect()
        };
        let Some(outcome) = view.outcome else { return Vec::new() };
        match self {
            Self::Remarks => texts(&outcome.remarks),
            Self::Remedies => remedies::rows(outcome),
            Self::Footnotes if outcome.explanation.verdict() == Verdict::Nonconforming => {
                texts(view.footnotes)
            }
            Self::Footnotes => Vec::new(),
            Self::Decisive => {
                let decisive = outcome.explanation.decisive.iter();
                decisive
                    .filter_map(|at| Some(Row { key: u64::try_from(at.get()).ok()?, state: 0 }))
                    .collect()
            }
            Self::Violated | Self::Open | Self::Satisfied => reasons::rows(self, view, outcome),
        }
    }

    /// The content of a row.
    #[must_use]
    pub fn row(self, view: View<'_>, row: Row) -> Markup {
        let place = usize::try_from(row.key).unwrap_or(usize::MAX);
        let Some(outcome) = view.outcome else { return Markup::default() };
        match self {
            Self::Remarks => {
                html! { li { @if let Some(text) = outcome.remarks.get(place) { (text) } } }
            }
            Self::Remedies => remedies::row(view, outcome, row),
            Self::Footnotes => html! {
                li { blockquote.quote { @if let Some(text) = view.footnotes.get(place) { (text) } } }
            },
            Self::Decisive => {
                let found = outcome.explanation.decisive.iter().find(|at| at.get() == place);
                html! { li { @if let Some(at) = found { (link(view, *at)) } } }
            }
            Self::Violated | Self::Open | Self::Satisfied => reasons::row(view, outcome, row),
        }
    }
}

/// The frame: everything that stays. Rendered natively it shows that no class is chosen.
#[must_use]
pub fn frame() -> Markup {
    html! {
        div.notice-area role="alert" data-part="notice" {}
        section.verdict-panel aria-labelledby="verdict-heading" {
            h2 #verdict-heading { "判定" }
            div.verdict-bar data-part="head" { (head(None)) }
            p.visually-hidden role="status" aria-live="polite" data-part="announced" {}
            div.trial data-part="trial" hidden {}
            div.toolbar-actions.trial-start hidden data-part="trial-start" {
                button.secondary type="button" data-action="trial" { "仮に試す" }
            }
            details.matrix open {
                summary { h3 { "どの分類なら使えるか" } }
                ul data-part="matrix" {}
            }
            @for list in List::ALL {
                details class=(list.name()) open[list.open()] hidden {
                    summary { h3 { (list.heading()) " " span data-count=(list.name()) {} } }
                    ul data-part=(list.name()) {}
                    button.quiet type="button" data-more=(list.name()) hidden { "すべて表示する" }
                }
            }
        }
    }
}

/// The verdict, and the sentences on it.
#[must_use]
pub fn head(outcome: Option<&Outcome>) -> Markup {
    let explanation = outcome.map(|outcome| &outcome.explanation);
    let verdict = explanation.map_or("none", |explanation| explanation.verdict().id());
    let [best, worst] = explanation.map_or(["none"; 2], |explanation| {
        [explanation.bounds.best.id(), explanation.bounds.worst.id()]
    });
    html! {
        p.verdict-mark data-verdict=(verdict) data-best=(best) data-worst=(worst) {
            strong { (explanation.map_or("分類を選ぶと判定します", |it| it.verdict().label())) }
        }
        div.verdict-sentences {
            @for sentence in outcome.map(sentences).unwrap_or_default() { p { (sentence) } }
        }
        a.to-reasons href="#verdict-heading" { "判定の理由へ" }
    }
}

fn sentences(outcome: &Outcome) -> Vec<String> {
    if let Some(reason) = &outcome.out_of_scope {
        return vec![reason.clone()];
    }
    let (answered, all) = outcome.progress;
    let mut said: Vec<String> = words::bounds(&outcome.explanation).into_iter().collect();
    said.push(words::certainty(&outcome.explanation));
    if let Some(phases) = &outcome.phases {
        said.push(format!("点検する段階を「{phases}」に限っています。"));
    }
    said.push(format!("この条件で必要な要件{all}件のうち{answered}件に回答済みです。"));
    said
}

/// What is said while an answer is tried: the verdict as it is kept, and as it would be.
#[must_use]
pub fn trial(kept: Option<&Outcome>, tried: Option<&Outcome>) -> Markup {
    let label = |outcome: Option<&Outcome>| {
        outcome.map_or("分類が未選択", |outcome| outcome.explanation.verdict().label())
    };
    html! {
        p {
            strong { "仮の回答を試しています。" }
            "この間の変更は保存されません。"
        }
        p.trial-verdicts {
            "いまの判定: " b { (label(kept)) } " → 仮の判定: " b { (label(tried)) }
        }
        div.toolbar-actions {
            button type="button" data-action="trial-drop" { "元の回答に戻す" }
            button.secondary type="button" data-action="trial-keep" { "この回答にする" }
        }
    }
}

/// A checklist from which a proposal may come, as the page names it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Source {
    /// The checklist's path, e.g. `shunan/external-service`.
    pub checklist: String,
    /// Its title.
    pub title: String,
    /// The link to its form.
    pub href: String,
}

/// What is proposed for a requirement, where it comes from, and the choice.
///
/// - `own`: the path of the form's own checklist; a proposal from there is from another edition.
/// - `sources`: what the page knows of other checklists.
#[must_use]
pub fn proposal(id: &str, proposal: &Proposal, own: &str, sources: &[Source]) -> Markup {
    let from = proposal.from.clone().unwrap_or_default();
    let source = sources.iter().find(|known| *known.checklist == *from.checklist);
    let evidence = proposal.evidence.join("、");
    html! {
        div.proposal {
            p {
                strong { "提案" } " "
                @match proposal.status {
                    Some(status) => (status.label()),
                    None => "状態は答えてください",
                }
            }
            @for (label, text) in [("理由", &*proposal.reason), ("備考", &proposal.note), ("根拠資料", &evidence)] {
                @if !text.is_empty() { p { (label) ": " (text) } }
            }
            p.hint {
                "もとの回答: "
                @match source {
                    _ if *from.checklist == *own => "この基準の別の版",
                    Some(source) => a href=(source.href) { (source.title) },
                    None => (from.checklist),
                }
                @if !from.edition.is_empty() { " (版: " (from.edition) ")" }
                @for requirement in &from.requirements {
                    " "
                    @match source {
                        Some(source) if *from.checklist != *own => {
                            a href={ (source.href) "#no-" (requirement) } { (requirement) }
                        }
                        _ => (requirement),
                    }
                }
                "。確認して採用するまで判定には数えません。"
            }
            div.toolbar-actions {
                button type="button" data-action="accept" data-id=(id) { "確認して採用" }
                button.secondary type="button" data-action="decline" data-id=(id) { "使わない" }
            }
        }
    }
}

/// A link to a requirement, by its label, with its title.
fn link(view: View<'_>, at: kijun_rules::RequirementIndex) -> Markup {
    let name = view.names.get(at);
    html! {
        (anchor(view, at)) " " span.about-title { (name.title) }
    }
}

/// A link to a requirement, by its label.
fn anchor(view: View<'_>, at: kijun_rules::RequirementIndex) -> Markup {
    html! { a href={ "#no-" (view.rules.requirement_id(at)) } { (view.names.label(at)) } }
}

#[cfg(test)]
mod tests;
