//! The panel beside the form: the verdict, its reasons, the remedies, and each class's verdict.
//!
//! Templates make its HTML from the model, natively and in the browser. Its frame ([`frame`])
//! never changes. [`head`] and the rows of its lists change, and the browser replaces those whose
//! HTML has changed.

pub mod exceptions;
pub mod matrix;
pub mod reasons;
pub mod remedies;
pub mod shelf;

use kijun_rules::answers::{Answer, Proposal};
use kijun_rules::model::Verdict;
use kijun_rules::{RequirementIndex, Rules};
use maud::{Markup, html};

use super::action::Action;
use super::draft::{Draft, Outcome};
use super::find::Progress;
use super::judged::Judged;
use super::names::Names;
use super::part::Part;
use super::words;
use crate::data::check::{CheckData, Source};

/// The data that the panel is made from.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The data that the page contains.
    pub page: &'a CheckData,
    /// The names of the requirements on the page.
    pub names: &'a Names,
    /// The answers that were entered.
    pub draft: &'a Draft,
    /// The answers, in the checklist's order.
    pub answers: &'a [Option<&'a Answer>],
    /// The results, by class.
    pub judged: &'a Judged,
    /// The result; `None` while no class is chosen.
    pub outcome: Option<&'a Outcome>,
    /// The remarks on unusual answers.
    pub remarks: &'a [String],
}

impl<'a> View<'a> {
    /// Return the rules.
    #[must_use]
    pub fn rules(self) -> &'a Rules {
        &self.page.rules
    }
}

/// A list of the panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// The remarks on unusual answers.
    Remarks,
    /// The least that has to be done to conform.
    Remedies,
    /// The document's words on a service that does not conform.
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

    /// Return the name in the page.
    #[must_use]
    pub const fn name(self) -> &'static str {
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

    /// Return whether it is open before the reader opens or closes it.
    fn open(self) -> bool {
        !matches!(self, Self::Open | Self::Satisfied)
    }

    /// Return the list of this name, or `None` if there is none.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.name() == name)
    }

    /// Return the keys of the rows, in ascending order.
    #[must_use]
    pub fn keys(self, view: View<'_>) -> Vec<u64> {
        let texts = |texts: &[String]| (0..).zip(texts).map(|(key, _)| key).collect();
        let Some(outcome) = view.outcome else { return Vec::new() };
        match self {
            Self::Remarks => texts(view.remarks),
            Self::Remedies => remedies::keys(outcome),
            Self::Footnotes if outcome.explanation.verdict() == Verdict::Nonconforming => {
                texts(&view.page.footnotes)
            }
            Self::Footnotes => Vec::new(),
            Self::Decisive => outcome.explanation.decisive.iter().map(|at| key(*at)).collect(),
            Self::Violated | Self::Open | Self::Satisfied => reasons::keys(self, outcome),
        }
    }

    /// Return the row of a key.
    #[must_use]
    pub fn row(self, view: View<'_>, key: u64) -> Markup {
        let place = usize::try_from(key).unwrap_or(usize::MAX);
        let Some(outcome) = view.outcome else { return Markup::default() };
        match self {
            Self::Remarks => {
                html! { li { @if let Some(text) = view.remarks.get(place) { (text) } } }
            }
            Self::Remedies => remedies::row(view, outcome, key),
            Self::Footnotes => html! {
                li {
                    blockquote.quote {
                        @if let Some(text) = view.page.footnotes.get(place) { (text) }
                    }
                }
            },
            Self::Decisive => {
                let found = outcome.explanation.decisive.iter().find(|at| at.get() == place);
                html! { li { @if let Some(at) = found { (link(view, *at)) } } }
            }
            Self::Violated | Self::Open | Self::Satisfied => reasons::row(view, outcome, key),
        }
    }
}

/// Return the key of a requirement's row.
fn key(at: RequirementIndex) -> u64 {
    u64::try_from(at.get()).unwrap_or(u64::MAX)
}

/// Return the frame: everything that does not change. As static HTML it shows that no class is
/// chosen.
#[must_use]
pub fn frame() -> Markup {
    html! {
        div.notice-area role="alert" data-part=(Part::Notice.name()) {}
        section.verdict-panel aria-labelledby="verdict-heading" {
            h2 #verdict-heading { "判定" }
            div.verdict-bar data-part=(Part::Head.name()) { (head(None)) }
            p.visually-hidden role="status" aria-live="polite" data-part=(Part::Announced.name()) {}
            div.trial data-part=(Part::Trial.name()) hidden {}
            div.toolbar-actions.trial-start hidden data-part=(Part::TrialStart.name()) { (trial_start()) }
            details.matrix open {
                summary { h3 { "どの分類なら使えるか" } }
                ul data-part=(Part::Matrix.name()) {}
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

/// Return the verdict, and the sentences on it.
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
    let Progress { answered, all } = outcome.progress;
    let mut said: Vec<String> = words::bounds(&outcome.explanation).into_iter().collect();
    said.push(words::certainty(&outcome.explanation));
    if let Some(phases) = &outcome.phases {
        said.push(format!("点検する段階を「{phases}」に限っています。"));
    }
    said.push(format!("この条件で必要な要件{all}件のうち{answered}件に回答済みです。"));
    said
}

/// Return the button that begins a trial.
#[must_use]
pub fn trial_start() -> Markup {
    html! {
        button.secondary type="button" data-action=(Action::Trial.id()) { "仮に試す" }
    }
}

/// Return the text of a trial: the verdict of the kept answers, and that of the tried answers.
#[must_use]
pub fn trial(kept: Option<&str>, tried: Option<&str>) -> Markup {
    let label = |verdict: Option<&str>| verdict.unwrap_or("分類が未選択").to_owned();
    html! {
        p {
            strong { "仮の回答を試しています。" }
            "この間の変更は保存されません。"
        }
        p.trial-verdicts {
            "いまの判定: " b { (label(kept)) } " → 仮の判定: " b { (label(tried)) }
        }
        div.toolbar-actions {
            button type="button" data-action=(Action::TrialDrop.id()) { "元の回答に戻す" }
            button.secondary type="button" data-action=(Action::TrialKeep.id()) { "この回答にする" }
        }
    }
}

/// Return the proposal for a requirement, with its source and the choice to accept it or not.
///
/// - `own`: the path of the form's own checklist; a proposal from it is from another edition.
/// - `sources`: the other checklists that the page knows.
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
                button type="button" data-action=(Action::Accept.id()) data-id=(id) { "確認して採用" }
                button.secondary type="button" data-action=(Action::Decline.id()) data-id=(id) { "使わない" }
            }
        }
    }
}

/// Return a link to a requirement: its label, followed by its title.
fn link(view: View<'_>, at: RequirementIndex) -> Markup {
    let name = view.names.get(at);
    html! {
        (anchor(view, at)) " " span.about-title { (name.title) }
    }
}

/// Return a link to a requirement, with its label.
fn anchor(view: View<'_>, at: RequirementIndex) -> Markup {
    html! { a href={ "#no-" (view.rules().requirement_id(at)) } { (view.names.label(at)) } }
}
