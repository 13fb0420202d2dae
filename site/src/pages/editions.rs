//! The editions of a standard, as the document describes them, and the differences between editions
//! whose text is held.

use kijun_content::editions::{
    ChecklistDifferences, Differences, FactDifferences, Kind, RequirementDifferences, between,
};
use kijun_content::model::{Edition, Standard};
use leptos::prelude::*;

use crate::components::citation::quotation;
use crate::components::date::name_of_edition;
use crate::components::edition_changes::{self as changes, Facts};
use crate::components::note::editor_note;
use crate::page::{Here, Page, below};
use crate::routes::Route;

const TITLE: &str = "版と改訂の履歴";

pub(super) fn page(here: &Here<'_>, place: usize, standard: &Standard) -> Page {
    let held = standard.held_editions();
    // The latest step comes first, because most readers look for it.
    let steps = held.windows(2).rev().filter_map(|pair| match pair {
        [(from, _), (to, _)] => between(standard, from, to),
        _ => None,
    });
    let steps: Vec<Differences> = steps.collect();
    let content = view! {
        <h1>{TITLE}</h1>
        {editor_note(view! { <p>{about(standard, &steps)}</p> })}
        {(!standard.editions.is_empty()).then(|| history(here, standard))}
        {steps.iter().map(|each| step(standard, each)).collect_view()}
    };
    Page {
        title: format!("{TITLE} {}", standard.short_title),
        description: format!("{}の版ごとの日付と、版と版のあいだの違いです。", standard.title),
        trail: below(place, standard, Route::Editions(place), TITLE),
        wide: false,
        family: None,
        content: content.into_any(),
    }
}

/// Say which differences the page shows, and which are missing.
fn about(standard: &Standard, steps: &[Differences]) -> String {
    let Some((_, earlier)) = standard.editions.split_last() else {
        return "この文書には、版も日付も書かれていません。改訂の履歴も書かれていません。"
            .to_owned();
    };
    let mut text = "版と日付は、文書に書かれているとおりです。".to_owned();
    if earlier.is_empty() {
        text.push_str("このほかの版は、文書に書かれていません。");
    }
    let missing = earlier.iter().filter(|edition| edition.text.is_none());
    let missing: Vec<String> = missing.map(|edition| name_of_edition(&edition.id)).collect();
    if !missing.is_empty() {
        text.push_str(&missing.join("、"));
        text.push_str("の文言はこのサイトにないため、その後の版との違いは示せません。");
    }
    if !steps.is_empty() {
        text.push_str("文言の違いは、両方の版の文言を比べたものです。");
    }
    text
}

/// Show the editions, the latest first, as the document describes them.
fn history(here: &Here<'_>, standard: &Standard) -> impl IntoView + use<> {
    let current = standard.current_edition();
    let one = |edition: &Edition| {
        let date = changes::in_force(edition);
        let date = date.unwrap_or_else(|| "文書に記載がありません".to_owned());
        let said = edition.said.as_ref().map(|cited| quotation(here, standard, cited));
        let is_current = (edition.id == current).then_some("(現在の版)");
        view! {
            <li>
                <h3>{name_of_edition(&edition.id)}{is_current}</h3>
                <dl class="facts"><div><dt>"適用日"</dt><dd>{date}</dd></div></dl>
                {said}
            </li>
        }
    };
    let editions = standard.editions.iter().rev().map(one).collect_view();
    view! {
        <section>
            <h2>"版の一覧"</h2>
            <ol class="editions" reversed>{editions}</ol>
        </section>
    }
}

/// Show the differences between two editions.
fn step(standard: &Standard, of: &Differences) -> impl IntoView + use<> {
    let id = format!("from-{}", of.from.id);
    let title =
        format!("{}から{}への変更", name_of_edition(&of.from.id), name_of_edition(&of.to.id));
    let changed = of.classes.iter().filter(|class| class.kind != Kind::Unchanged);
    let classes: Vec<_> = changed
        .map(|class| {
            view! {
                <article class="change">
                    <h4>
                        <span data-words="document">{class.title.clone()}</span>" "{kind(class.kind)}
                    </h4>
                    <dl class="changes">{changes::words(&class.words)}</dl>
                </article>
            }
        })
        .collect();
    let classes = (!classes.is_empty()).then(|| {
        view! { <section><h3>"情報の分類"</h3>{classes.collect_view()}</section> }
    });
    let to = standard.editions.iter().find(|edition| edition.id == of.to.id);
    let day = to.and_then(changes::in_force);
    let day = day.map(|day| view! { <p>{format!("{day}から適用")}</p> });
    view! {
        <section class="edition-step" id=id>
            <h2>{title}</h2>
            {day}
            {changes::legend()}
            {classes}
            {of.checklists.iter().map(checklist).collect_view()}
        </section>
    }
}

fn kind(kind: Kind) -> impl IntoView {
    view! { <span class="change-kind">{kind.label()}</span> }
}

fn checklist(of: &ChecklistDifferences) -> impl IntoView + use<> {
    let facts = Facts(&of.facts);
    let (same, others): (Vec<_>, Vec<_>) =
        of.requirements.iter().partition(|each| each.kind == Kind::Unchanged);
    let same: Vec<String> = same.iter().filter_map(|each| each.to.as_ref()).map(number).collect();
    let same = (!same.is_empty()).then(
        || view! { <p>{format!("変更のない要件({}件): {}", same.len(), same.join("、"))}</p> },
    );
    let asked: Vec<_> =
        of.facts.iter().filter(|fact| fact.kind != Kind::Unchanged).map(fact).collect();
    let asked = (!asked.is_empty()).then(|| {
        view! { <h4>"利用の条件"</h4><ul class="changes">{asked.collect_view()}</ul> }
    });
    view! {
        <section>
            <h3>{of.title.clone()}</h3>
            <p>{counts(&of.requirements)}</p>
            {others.into_iter().map(|each| requirement(each, facts)).collect_view()}
            {same}
            {asked}
        </section>
    }
}

fn number(id: &String) -> String {
    format!("No.{id}")
}

/// Return the number of requirements of each kind of change, in words.
fn counts(all: &[RequirementDifferences]) -> String {
    let kinds = [
        Kind::Changed,
        Kind::Moved,
        Kind::Split,
        Kind::Merged,
        Kind::New,
        Kind::Dropped,
        Kind::Unchanged,
    ];
    let counted = kinds.into_iter().filter_map(|kind| {
        let count = all.iter().filter(|each| each.kind == kind).count();
        (count > 0).then(|| format!("{}{count}件", kind.label()))
    });
    format!("要件: {}", counted.collect::<Vec<_>>().join("、"))
}

fn requirement(of: &RequirementDifferences, facts: Facts<'_>) -> impl IntoView + use<> {
    let from = of.from.iter().map(number).collect::<Vec<_>>().join("、");
    let stays = of.from.iter().eq(of.to.iter());
    let ids = match of.to.as_ref().map(number) {
        Some(to) if from.is_empty() || stays => to,
        Some(to) => format!("{from} → {to}"),
        None => from,
    };
    let same = (of.kind == Kind::Moved && of.is_same()).then_some("文言は変わっていません。");
    view! {
        <article class="change">
            <h4>{ids}" "{kind(of.kind)}" "{of.title.clone()}</h4>
            {same.map(|text| view! { <p>{text}</p> })}
            {changes::requirement(of, facts)}
        </article>
    }
}

fn fact(of: &FactDifferences) -> impl IntoView + use<> {
    view! { <li>{kind(of.kind)}" "{changes::segments(&of.segments, "kijun")}</li> }
}
