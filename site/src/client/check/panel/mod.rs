//! The panel beside the form: the verdict, its reasons, the remedies, and each class's verdict.
//!
//! Templates make its HTML from the model, natively and in the browser. Its frame ([`frame`])
//! never changes. [`head`] and the rows of its lists change, and the browser replaces those whose
//! HTML has changed.

pub mod exceptions;
pub mod matrix;
pub mod reasons;
pub mod remedies;
pub mod review;
pub mod shelf;

use kijun_rules::answers::{Answer, Proposal};
use kijun_rules::engine::Explanation;
use kijun_rules::{RequirementIndex, Rules};
use maud::{Markup, html};

use super::action::Action;
use super::draft::{Draft, Outcome};
use super::find::Progress;
use super::judged::Judged;
use super::names::Names;
use super::part::Part;
use super::words;
use crate::data::check::{CheckData, Footnote, Source};

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
    /// The document's words that belong to the verdict.
    Footnotes,
    /// The clauses that are violated and matter to the verdict.
    Violated,
    /// The recommended and optional clauses that are violated.
    Advised,
    /// The missing answers that can change the verdict.
    Decisive,
    /// The clauses that are open.
    Open,
    /// The clauses that are satisfied.
    Satisfied,
}

impl List {
    /// All lists, in the order of the panel.
    pub const ALL: [Self; 8] = [
        Self::Remarks,
        Self::Remedies,
        Self::Footnotes,
        Self::Violated,
        Self::Advised,
        Self::Decisive,
        Self::Open,
        Self::Satisfied,
    ];

    /// Return the tab that has it.
    #[must_use]
    pub const fn tab(self) -> Tab {
        match self {
            Self::Remarks | Self::Footnotes | Self::Decisive => Tab::Result,
            Self::Remedies => Tab::Fixes,
            Self::Violated | Self::Advised | Self::Open | Self::Satisfied => Tab::Reasons,
        }
    }

    /// Return the number of rows that it shows until the reader asks for all.
    #[must_use]
    pub const fn rows(self) -> usize {
        match self {
            Self::Decisive => 5,
            Self::Remedies => 8,
            _ => 40,
        }
    }

    /// Return the name in the page.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Remarks => "remarks",
            Self::Remedies => "remedies",
            Self::Footnotes => "footnotes",
            Self::Violated => "violated",
            Self::Advised => "advised",
            Self::Decisive => "decisive",
            Self::Open => "open",
            Self::Satisfied => "satisfied",
        }
    }

    fn heading(self) -> &'static str {
        match self {
            Self::Remarks => "回答についての注意",
            Self::Remedies => "適合にするために最低限必要なこと",
            Self::Footnotes => "この判定についての原文の注記",
            Self::Violated => "満たしていない条項",
            Self::Advised => "満たしていない推奨・任意の条項",
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
            Self::Footnotes => footnotes(view, outcome),
            Self::Decisive => outcome.explanation.decisive.iter().map(|at| key(*at)).collect(),
            Self::Violated | Self::Advised | Self::Open | Self::Satisfied => {
                reasons::keys(self, outcome)
            }
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
                        @if let Some(note) = view.page.footnotes.get(place) { (note.words) }
                    }
                }
            },
            Self::Decisive => {
                let found = outcome.explanation.decisive.iter().find(|at| at.get() == place);
                html! { li { @if let Some(at) = found { (link(view, *at)) } } }
            }
            Self::Violated | Self::Advised | Self::Open | Self::Satisfied => {
                reasons::row(view, outcome, key)
            }
        }
    }
}

/// A tab of the panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// The result: each class's verdict, and the answers that still matter.
    #[default]
    Result,
    /// The steps that lead to conformity.
    Fixes,
    /// The clauses.
    Reasons,
}

impl Tab {
    /// All tabs, in their order.
    pub const ALL: [Self; 3] = [Self::Result, Self::Fixes, Self::Reasons];

    /// Return the name in the page.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Result => "result",
            Self::Fixes => "fixes",
            Self::Reasons => "reasons",
        }
    }

    /// Return the tab of this name, or `None` if there is none.
    #[must_use]
    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tab| tab.id() == id)
    }

    const fn label(self) -> &'static str {
        match self {
            Self::Result => "結果",
            Self::Fixes => "直すこと",
            Self::Reasons => "理由",
        }
    }

    /// Return the tab that a key leads to; `None` for other keys.
    #[must_use]
    pub fn by_key(self, key: &str) -> Option<Self> {
        let place = Self::ALL.into_iter().position(|tab| tab == self)?;
        let last = Self::ALL.len() - 1;
        let to = match key {
            "ArrowRight" if place == last => 0,
            "ArrowRight" => place + 1,
            "ArrowLeft" => place.checked_sub(1).unwrap_or(last),
            "Home" => 0,
            "End" => last,
            _ => return None,
        };
        Self::ALL.get(to).copied()
    }
}

/// Return the keys of the document's words that belong to the verdict and the class.
fn footnotes(view: View<'_>, outcome: &Outcome) -> Vec<u64> {
    let class = view.rules().class_at(outcome.class).map_or("", |class| class.id.as_str());
    let verdict = outcome.explanation.verdict();
    let belongs = |note: &Footnote| note.under.iter().any(|(of, id)| *of == verdict && id == class);
    let notes = (0..).zip(&view.page.footnotes).filter(|(_, note)| belongs(note));
    notes.map(|(key, _)| key).collect()
}

/// Return the key of a requirement's row.
fn key(at: RequirementIndex) -> u64 {
    u64::try_from(at.get()).unwrap_or(u64::MAX)
}

/// Return the frame: everything that does not change. As static HTML it shows that no class is
/// chosen, or that nothing is answered if the document knows no classes (`none`).
#[must_use]
pub fn frame(none: bool) -> Markup {
    html! {
        div.notice-area role="alert" data-part=(Part::Notice.name()) {}
        section.verdict-panel aria-labelledby="verdict-heading" {
            h2 #verdict-heading { "判定" }
            div.verdict-bar data-part=(Part::Head.name()) { (verdict_mark(None, if none { "回答すると判定します" } else { NO_CLASS })) }
            p.visually-hidden role="status" aria-live="polite" data-part=(Part::Announced.name()) {}
            div.trial data-part=(Part::Trial.name()) hidden {}
            div.tabs role="tablist" aria-label="判定の内容" {
                @for tab in Tab::ALL {
                    @let chosen = tab == Tab::default();
                    button type="button" role="tab" id={ "tab-" (tab.id()) } data-tab=(tab.id())
                        aria-controls={ "panel-" (tab.id()) } aria-selected=(chosen)
                        tabindex=[(!chosen).then_some("-1")] disabled { (tab.label()) }
                }
            }
            @for tab in Tab::ALL {
                div.tab-panel role="tabpanel" id={ "panel-" (tab.id()) } tabindex="0"
                    aria-labelledby={ "tab-" (tab.id()) } hidden[tab != Tab::default()] {
                    @match tab {
                        Tab::Result => div.matrix hidden[none] {
                            h3 { "どの分類なら使えるか" }
                            ul data-part=(Part::Matrix.name()) {}
                        },
                        Tab::Fixes => {
                            p data-part=(Part::Fixes.name()) {}
                            div.toolbar-actions.trial-start hidden data-part=(Part::TrialStart.name()) { (trial_start()) }
                        }
                        Tab::Reasons => p data-part=(Part::About.name()) {},
                    }
                    @for list in List::ALL.into_iter().filter(|list| list.tab() == tab) {
                        details class=(list.name()) open[list.open()] hidden {
                            summary { h3 { (list.heading()) " " span data-count=(list.name()) {} } }
                            ul data-part=(list.name()) {}
                            button.quiet type="button" data-more=(list.name()) hidden { "すべて表示する" }
                        }
                    }
                }
            }
        }
    }
}

/// The words in place of the verdict while no class is chosen.
const NO_CLASS: &str = "分類を選ぶと判定します";

/// Return the verdict with its bounds; without one, `words` in its place.
fn verdict_mark(explanation: Option<&Explanation>, words: &str) -> Markup {
    let verdict = explanation.map_or("none", |explanation| explanation.verdict().id());
    let [best, worst] = explanation.map_or(["none"; 2], |explanation| {
        [explanation.bounds.best.id(), explanation.bounds.worst.id()]
    });
    html! {
        p.verdict-mark data-verdict=(verdict) data-best=(best) data-worst=(worst) {
            strong { (explanation.map_or(words, |it| it.verdict().label())) }
        }
    }
}

/// Return the verdict, and the sentences on it. `tried` is the verdict of the answers on trial.
#[must_use]
pub fn head(
    names: &Names,
    rules: Option<&Rules>,
    outcome: Option<&Outcome>,
    tried: Option<&str>,
) -> Markup {
    let explanation = outcome.map(|outcome| &outcome.explanation);
    let question = explanation
        .and_then(|it| it.decisive.first())
        .zip(rules)
        .map(|(at, rules)| (rules.requirement_id(*at), names.label(*at)));
    html! {
        (verdict_mark(explanation, NO_CLASS))
        @if let Some(tried) = tried { p.tried { span.provisional { "仮" } " " (tried) } }
        @if let Some(outcome) = outcome {
            @let complete = outcome.progress.is_complete();
            span.verdict-short {
                @let short = words::certainty_in_short(&outcome.explanation, complete);
                @match question {
                    Some((id, _)) => a href={ "#no-" (id) } { (short) },
                    None => (short),
                }
            }
            div.verdict-sentences {
                @if let Some(reason) = &outcome.out_of_scope {
                    p { (reason) }
                } @else {
                    @let certainty = words::certainty(&outcome.explanation, complete);
                    @match question {
                        Some((id, label)) => p { a href={ "#no-" (id) } { (certainty) } " (" (label) ")" },
                        None => p { (certainty) },
                    }
                    @for sentence in sentences(outcome) { p { (sentence) } }
                }
            }
        }
        a.to-reasons href="#verdict-heading" { "結果へ" }
    }
}

fn sentences(outcome: &Outcome) -> Vec<String> {
    let Progress { answered, all } = outcome.progress;
    let mut said: Vec<String> = words::bounds(&outcome.explanation).into_iter().collect();
    if let Some(phases) = &outcome.phases {
        said.push(format!("点検する段階を「{phases}」に限っています。"));
    }
    said.push(if outcome.progress.is_complete() {
        format!("この条件で必要な要件{all}件すべてに回答済みです。")
    } else {
        format!("この条件で必要な要件{all}件のうち{answered}件に回答済みです。")
    });
    said
}

/// Return the button that begins a trial.
#[must_use]
pub fn trial_start() -> Markup {
    html! {
        button.secondary type="button" data-action=(Action::Trial.id()) { "回答を変えて試す" }
    }
}

/// Return the text of a trial: the verdict of the kept answers, and that of the tried answers.
#[must_use]
pub fn trial(kept: Option<&str>, tried: Option<&str>) -> Markup {
    let label = |verdict: Option<&str>| verdict.unwrap_or("分類が未選択").to_owned();
    html! {
        p {
            span.provisional { "仮" }
            strong { " 仮の回答を試しています。" }
            "この間の変更は、保存も提出も印刷もされません。"
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

/// Return a sentence for the tab of the clauses if it has nothing to show.
#[must_use]
pub fn about_clauses(view: View<'_>) -> &'static str {
    match view.outcome {
        None => "分類を選ぶと、判定のもとになる条項を示します。",
        Some(_) => "",
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
