//! The standards side by side: the crosswalk, topic by topic. The filters are style sheets and
//! links alone: without them, everything stands.

mod matrix;
mod pairs;
mod topic;

use kijun_crosswalk::Relation;
use leptos::prelude::*;

use super::{Here, Page};
use crate::components::crosswalk::{Listed, listed, sign};
use crate::components::note::editor_note;
use crate::routes::Route;
use matrix::{alone, matrix};
use pairs::pairs;
use topic::topic;

/// The largest number of checklists that the style sheet's filter knows (`crosswalk.css`).
const FILTERED_CHECKLISTS: usize = 8;

/// The anchor of the list of topics, to which the filter by topic leads back.
pub(super) const ALL: &str = "topics";

/// A checklist with its number in the filter, counted from 1.
pub(super) type Numbered<'a> = (usize, Listed<'a>);

pub(super) fn page(here: &Here<'_>) -> Page {
    let crosswalk = &here.site.library.crosswalk;
    let compared = |listed: &Listed<'_>| {
        let mut entries = crosswalk.entries();
        entries.any(|(_, entry)| entry.seen_from(listed.path()).is_some())
    };
    let columns: Vec<Numbered<'_>> =
        (1..).zip(listed(here.site.library).filter(compared)).collect();
    let topics = crosswalk.topics.iter().map(|each| topic(here, &columns, each)).collect_view();
    let content = view! {
        <h1>"基準の対応表"</h1>
        <p class="lede">
            "同じ事柄について、それぞれの基準が何を求めているかを、論点ごとに並べて比べます。番号は、原文の該当箇所へのリンクです。"
        </p>
        {editor_note(view! {
            <p>"要件の文言は、それぞれの文書のとおりです。どの要件とどの要件が対応するかと、論点の名前、関係、その理由は、文書に書かれているものではなく、編集者の読み取りです。"</p>
        })}
        {legend()}
        <div class="compare">
            {filter(&columns)}
            <section class="overview">
                <h2 id=ALL tabindex="-1">"論点の一覧"</h2>
                <p class="screen-note">"論点を選ぶと、その論点だけを表示します。"</p>
                {matrix(crosswalk, &columns)}
            </section>
            {pairs(here, &columns)}
            {topics}
            {alone(here, &columns)}
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

/// What the signs mean.
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

/// Which standards are shown; the style sheet does it.
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
