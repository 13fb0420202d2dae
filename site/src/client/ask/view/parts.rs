//! Parts of an answer: quotations, requirements, the procedure.

use kijun_ask::index::{Kind, List, Quote, Row, Standard, Track};
use kijun_ask::{By, Cited, Rank, Reply};
use maud::{Markup, Render, html};

/// Show the document's words, with a mark on those that are published as held.
pub(super) fn words(standard: &Standard, text: &str) -> Markup {
    let odd = standard.held.iter().filter_map(|held| Some((text.find(held)?, held.len())));
    let Some((start, length)) = odd.min() else { return text.render() };
    let (before, found) = text.split_at(start);
    let (found, after) = found.split_at(length);
    html! { (before) mark title="原文のまま" { (found) } (words(standard, after)) }
}

/// Show a note of the editors.
pub(super) fn note(content: &Markup) -> Markup {
    html! {
        div class="editor-note" role="note" data-words="kijun" {
            span class="editor-note-label" { "編集注" }
            div { p { (content) } }
        }
    }
}

/// Show a place as a link.
fn place(quote: &Quote) -> Markup {
    html! {
        @if quote.href.is_empty() { (quote.place) } @else { a href=(quote.href) { (quote.place) } }
    }
}

/// Show a quotation: the words and, below, the place as a link.
pub(super) fn quotation(standard: &Standard, quote: &Quote) -> Markup {
    html! {
        blockquote class="quote" {
            p data-words="document" { (words(standard, &quote.words)) }
            footer { "原文: " (place(quote)) }
        }
    }
}

/// Show quotations with the way that led to them.
pub(super) fn because(standard: &Standard, cited: &[Cited<'_>]) -> Markup {
    html! {
        @for each in cited {
            @if let By::Term { shown, term, meaning } = &each.by {
                (note(&html! {
                    "「" (shown) "」は、編集による言葉の表により、次の文言に当たるものとして調べました。"
                    @if let Some(when) = &meaning.when { strong { (when) "です。" } }
                    @if let Some(why) = &term.why { (why) }
                }))
            }
            @if let Some(kind) = kind(each.kind) { p class="hint" { (kind) } }
            (quotation(standard, each.quote))
        }
    }
}

/// Say what the words are; `None` if they say it themselves.
fn kind(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Title => Some("この分類の名前です。"),
        Kind::Definition => Some("この分類の定義です。"),
        Kind::Example => Some("この分類の例です。"),
        Kind::Prohibition | Kind::Exemption | Kind::Passage => None,
    }
}

/// Return how much of its requirements paper has room for, if a class demands many: a line of each,
/// or only their names.
pub(super) fn on_paper(standard: &Standard, class: usize) -> Option<&'static str> {
    let counts = standard.lists.iter().map(|list| demanded(list, class).len());
    match counts.sum::<usize>() {
        0..=15 => None,
        16..=40 => Some("lines"),
        _ => Some("names"),
    }
}

/// Show the requirements that the phrase is about, with the demands of every class.
pub(super) fn requirements(standard: &Standard, reply: &Reply<'_>) -> Markup {
    let mut said: Vec<&str> = Vec::new();
    for (_, by) in &reply.requirements {
        if let By::Term { shown, .. } = by
            && !said.contains(&shown.as_str())
        {
            said.push(shown);
        }
    }
    html! {
        @if !said.is_empty() {
            (note(&html! {
                "「" (said.join("」「")) "」は、編集による言葉の表により、次の要件の文言に当たるものとして調べました。"
            }))
        }
        ul class="ask-rows" {
            @for (place, by) in &reply.requirements {
                @if let Some((list, row)) = standard.row(*place) { (about(standard, list, row, by)) }
            }
        }
    }
}

fn about(standard: &Standard, list: &List, row: &Row, by: &By<'_>) -> Markup {
    let when = match by {
        By::Term { meaning, .. } => meaning.when.as_deref(),
        By::Words | By::Question | By::Choice => None,
    };
    html! {
        li data-requirement=(row.id) {
            p class="ask-row-head" {
                (named(row))
                @if standard.lists.len() > 1 { " " span class="hint" { (list.title) } }
            }
            @if let Some(when) = when { p class="when" { (when) } }
            (quotation(standard, &row.quote))
            dl class="ask-levels" {
                @for level in &row.levels {
                    @if let Some(class) = standard.classes.get(level.class) {
                        div data-level=(level.rank.id()) {
                            dt data-words="document" { (class.title) }
                            dd data-words="document" { (words(standard, &level.words)) }
                        }
                    }
                }
            }
        }
    }
}

/// Show the name of a requirement, in the brackets of editors if it is Kijun's.
fn named(row: &Row) -> Markup {
    html! {
        @if row.own_title {
            span class="own-name" data-words="kijun" { (row.title) }
        } @else {
            span data-words="document" { (row.title) }
        }
    }
}

/// Return the requirements of a checklist that a class demands, with rank and words, the gravest
/// first.
fn demanded(list: &List, class: usize) -> Vec<(Rank, &Row, &str)> {
    let rows = list.rows.iter().filter_map(|row| {
        let level = row.levels.iter().find(|level| level.class == class)?;
        Some((level.rank, row, level.words.as_str()))
    });
    let mut rows: Vec<_> = rows.collect();
    rows.sort_by_key(|(rank, ..)| *rank);
    rows
}

/// Return the number of requirements by rank, in words: `必須8件、推奨2件`.
pub(super) fn counted(standard: &Standard, class: usize) -> String {
    let all = standard.lists.iter().flat_map(|list| demanded(list, class));
    let all: Vec<Rank> = all.map(|(rank, ..)| rank).collect();
    let counts = Rank::ALL.into_iter().filter_map(|rank| {
        let count = all.iter().filter(|other| **other == rank).count();
        (count > 0).then(|| format!("{}{count}件", rank.label()))
    });
    counts.collect::<Vec<_>>().join("、")
}

/// The number of requirements up to which a list is open at once.
const OPEN: usize = 20;

/// Show what a class demands: a list for each checklist, what must be met first.
pub(super) fn demands(standard: &Standard, class: usize, first: bool) -> Markup {
    let several = standard.lists.len() > 1;
    html! {
        @for list in &standard.lists {
            @let rows = demanded(list, class);
            @if !rows.is_empty() {
                details class="ask-demands" open[first && rows.len() <= OPEN] {
                    summary {
                        @if several { (list.title) } @else { "要件の一覧" }
                        "（" (rows.len()) "件）"
                    }
                    ul class="ask-rows" {
                        @for (rank, row, level) in rows { (demand(standard, rank, row, level)) }
                    }
                }
            }
        }
    }
}

fn demand(standard: &Standard, rank: Rank, row: &Row, level: &str) -> Markup {
    let first = row.quote.words.lines().next().unwrap_or_default();
    html! {
        li data-requirement=(row.id) data-level=(rank.id()) {
            span class="ask-rank" { (rank.label()) }
            span class="ask-number" { (place(&row.quote)) } " "
            (named(row))
            span class="ask-text" data-words="document" { (words(standard, first)) }
            // The level is repeated only where it says more than its label.
            @if level != rank.label() && !level.is_empty() {
                span class="ask-level" data-words="document" { (words(standard, level)) }
            }
        }
    }
}

/// Show who permits the use, the steps, and what is entered in the ledger.
pub(super) fn procedure(standard: &Standard, track: Option<&Track>) -> Markup {
    let unsaid = |text: &str| note(&text.render());
    let Some(track) = track else {
        return unsaid("利用の手続きは、この文書に書かれていません。");
    };
    html! {
        @match &track.approver {
            Some(approver) => {
                p { "利用を許可する者: " strong data-words="document" { (approver.words) } }
                (quotation(standard, &approver.quote))
            }
            None => (unsaid("利用を許可する者は、この文書に書かれていません。")),
        }
        details class="ask-steps" {
            summary { "手順（" (track.steps.len()) "件）" }
            ul class="ask-rows" {
                @for step in &track.steps {
                    li {
                        p class="ask-row-head" { (step.title) }
                        @if let Some(when) = &step.when { span class="when" { (when) } }
                        @for (part, name) in &step.people {
                            span class="ask-person" { (part) ": " b data-words="document" { (name) } }
                        }
                        (quotation(standard, &step.quote))
                    }
                }
            }
        }
        @match &track.ledger {
            Some(ledger) => {
                p {
                    "登録する台帳: " strong data-words="document" { (ledger.name) }
                    "　登録する者: "
                    @match &ledger.by {
                        Some(by) => b data-words="document" { (by) },
                        None => "原文に書かれていません",
                    }
                }
                (quotation(standard, &ledger.quote))
                p class="ask-entry" data-words="document" {
                    (words(standard, &ledger.fields.join("　")))
                }
            }
            None => (unsaid("台帳への登録は、この文書に書かれていません。")),
        }
    }
}
