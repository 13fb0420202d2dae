//! The comparison of the standards: an overview of the crosswalk, and a page for each topic. The
//! filter is only a style sheet: without it, everything is shown.

mod matrix;
mod pairs;
mod topic;

use kijun_crosswalk::Relation;
use leptos::prelude::*;

use super::{Here, Page};
use crate::components::crosswalk::{Listed, listed, sign};
use crate::components::note::about_note;
use crate::routes::Route;
use matrix::{bases, lacking, matrix, of_topic};
use pairs::pairs;
use topic::topic;

/// The largest number of checklists that the style sheet's filter knows (`crosswalk.css`).
const FILTERED_CHECKLISTS: usize = 8;

/// A checklist with its number in the filter, counted from 1.
pub(super) type Numbered<'a> = (usize, Listed<'a>);

pub(super) fn page(here: &Here<'_>) -> Page {
    let columns = columns(here);
    let content = view! {
        <h1>"基準の対応表"</h1>
        <p class="lede">
            "同じ事柄について、それぞれの基準が何を求めているかを、論点ごとに並べて比べます。"
        </p>
        {about_note(view! {
            <p>"要件の文言は、それぞれの文書のとおりです。どの要件とどの要件が対応するかと、論点の名前、関係、その理由は、文書に書かれているものではなく、編集者の読み取りです。"</p>
        })}
        <div class="compare">
            {filter(&columns)}
            <section class="overview">
                <h2>"論点の一覧"</h2>
                {bases(&columns)}
                <p class="screen-note">"論点か番号を選ぶと、それぞれの文書の文言を並べて読めます。"</p>
                {matrix(here, &columns)}
                {legend()}
            </section>
            {lacking(here, &columns)}
            {pairs(here, &columns)}
        </div>
    };
    Page {
        title: "基準の対応表".to_owned(),
        description: "クラウドサービスの利用基準の要件を、論点ごとに並べて比べます。".to_owned(),
        trail: vec![(Route::Compare, "基準の対応表".to_owned())],
        wide: true,
        family: None,
        content: content.into_any(),
    }
}

/// Make the page of a topic; `None` if there is none at this place.
pub(super) fn topic_page(here: &Here<'_>, place: usize) -> Option<Page> {
    let topics = &here.site.library.crosswalk.topics;
    let each = topics.get(place)?;
    let columns = columns(here);
    // Only the checklists of this topic are of use in the filter.
    let shown = columns.iter().filter(|(_, listed)| !of_topic(each, *listed).is_empty());
    let shown: Vec<Numbered<'_>> = shown.copied().collect();
    let link = |place: usize, rel: &'static str, before: &'static str, after: &'static str| {
        let title = topics.get(place)?.title.clone();
        let href = here.to(Route::Topic(place));
        Some(view! { <a href=href rel=rel>{before}{title}{after}</a> })
    };
    let previous = place.checked_sub(1).and_then(|place| link(place, "prev", "← ", ""));
    let next = link(place + 1, "next", "", " →");
    let content = view! {
        <h1 data-words="kijun">
            <span class="editor-note-label">"編集者の論点"</span>
            {each.title.clone()}
        </h1>
        {about_note(view! {
            <p>"要件の文言は、それぞれの文書のとおりで、番号は原文の該当箇所へのリンクです。論点の名前、要件どうしの関係、その理由は、編集者の読み取りです。"</p>
        })}
        {legend()}
        <div class="compare">
            {filter(&shown)}
            {topic(here, &columns, (place, each))}
        </div>
        <nav class="neighbours" aria-label="前後の論点">{previous}{next}</nav>
    };
    Some(Page {
        title: format!("{} 基準の対応表", each.title),
        description: format!("{}について、それぞれの基準の要件を並べて比べます。", each.title),
        trail: vec![
            (Route::Compare, "基準の対応表".to_owned()),
            (Route::Topic(place), each.title.clone()),
        ],
        wide: true,
        family: None,
        content: content.into_any(),
    })
}

/// Return the checklists that the crosswalk compares, each with its number in the filter.
fn columns<'a>(here: &Here<'a>) -> Vec<Numbered<'a>> {
    let library = here.site.library;
    let compared = |listed: &Listed<'_>| library.crosswalk.has(listed.path());
    (1..).zip(listed(library).filter(compared)).collect()
}

/// Explain the signs.
fn legend() -> impl IntoView {
    let rows = Relation::ALL.map(|relation| {
        let (sign, word) = sign(relation);
        let meaning = match relation {
            Relation::Equal => "一方を満たせば、もう一方も満たします。",
            Relation::Superset => "先に書いた基準のほうが多くを求めています。先のものを満たせば、後のものも満たします。",
            Relation::Subset => "後に書いた基準のほうが多くを求めています。後のものを満たせば、先のものも満たします。",
            Relation::Related => "同じ事柄についての要件ですが、一方を満たしても、もう一方を満たすとは限りません。",
        };
        view! {
            <div>
                <dt>
                    <span class="relation-mark" data-relation=relation.id()>
                        <span aria-hidden="true">{sign}</span>{word}
                    </span>
                </dt>
                <dd>{meaning}</dd>
            </div>
        }
    });
    view! {
        <details class="legend">
            <summary>"関係の読み方"</summary>
            <dl>{rows.collect_view()}</dl>
            <p>
                "要件が2つ以上並んでいるときは、そのすべてを満たすことを1つの要求とみなします。関係は要件の文言だけを比べたもので、どの分類で必須になるかは、それぞれの要件の欄に書いてあります。"
            </p>
        </details>
    }
}

/// Show the choice of standards to be shown; the style sheet filters. `None` if there are too few
/// or too many of them.
fn filter(columns: &[Numbered<'_>]) -> Option<impl IntoView + use<>> {
    let boxes = columns.iter().map(|(number, listed)| {
        view! {
            <label>
                <input type="checkbox" value=number.to_string() checked autocomplete="off"/>
                {listed.label()}
            </label>
        }
    });
    (3..=FILTERED_CHECKLISTS).contains(&columns.len()).then(|| {
        view! {
            <fieldset class="choices compare-filter">
                <legend>"表示する基準"</legend>
                {boxes.collect_view()}
            </fieldset>
        }
    })
}
