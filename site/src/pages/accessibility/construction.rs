//! The accessibility of a site whose content nobody has tested yet: what holds by construction, what
//! the operator has found, and what is left to be checked.

use kijun_content::model::CriterionResult;
use leptos::prelude::*;

use super::criteria::{CRITERIA, Criterion};
use super::table;
use crate::page::Here;

/// The columns of the criteria that nobody has tested on this site.
const COLUMNS: &[&str] = &["達成基準", "レベル", "結果", "補足"];

/// Show what is known of this site, each with its ground.
pub(super) fn sections(here: &Here<'_>) -> impl IntoView + use<> {
    let results = &here.site.library.site.accessibility.results;
    let found = (!results.is_empty()).then(|| found(results).into_any());
    let (built, left): (Vec<&Criterion>, Vec<_>) =
        CRITERIA.iter().partition(|each| each.holds_by_construction());
    // A result may give the number with the title.
    let number = |result: &CriterionResult| {
        result.criterion.split_whitespace().next().map(ToOwned::to_owned)
    };
    let known: Vec<String> = results.iter().filter_map(number).collect();
    let left: Vec<&Criterion> =
        left.into_iter().filter(|each| !known.iter().any(|known| known == each.number)).collect();
    let rows = |all: Vec<&Criterion>, result: &'static str, with_note: bool| {
        let rows = all.into_iter().map(move |each| {
            let note = if with_note { each.note } else { "" };
            view! {
                <tr>
                    <th scope="row">{each.number}" "{each.title}</th>
                    <td data-label="レベル">{each.level}</td>
                    <td data-label="結果">{result}</td>
                    <td data-label="補足">{note}</td>
                </tr>
            }
        });
        rows.collect_view().into_any()
    };
    let left_count = left.len();
    let contact = here.site.library.site.contact.clone().map(|contact| {
        view! { <p>"問い合わせ: "{contact}</p> }
    });
    view! {
        <section>
            <h2 id="results">"達成基準ごとの結果"</h2>
            <p>
                "このサイトは、基準 Kijunで作られています。作りによって満たすものと、このサイトの内容で確かめるものを分けて示します。確かめていないものについて、満たすとは述べません。"
            </p>
            {contact}
            {found}
            <h3 id="construction">"作りによって満たすもの"</h3>
            <p>"基準 Kijunで作るサイトに共通の枠と部品によるもので、掲載する内容によりません。"</p>
            {table("作りによって満たすもの", COLUMNS, rows(built, "作りによる", true))}
            <h3 id="left">{format!("このサイトで確かめるもの({left_count}件)")}</h3>
            <p>
                "まだ確かめていません。運営する者が確かめた結果は、設定のファイル(site.toml)に書くと、ここに載ります。"
            </p>
            {table("このサイトで確かめるもの", COLUMNS, rows(left, "未確認", false))}
        </section>
    }
}

/// Show what the operator has found.
fn found(results: &[CriterionResult]) -> impl IntoView + use<> {
    let rows = results.iter().map(|each| {
        view! {
            <tr>
                <th scope="row">{each.criterion.clone()}</th>
                <td data-label="結果">{each.result.clone()}</td>
                <td data-label="確かめ方">{each.how.clone()}</td>
                <td data-label="補足">{each.note.clone()}</td>
            </tr>
        }
    });
    view! {
        <h3 id="found">"このサイトで確かめたもの"</h3>
        {table("このサイトで確かめたもの", &["達成基準", "結果", "確かめ方", "補足"], rows.collect_view().into_any())}
    }
}

#[cfg(test)]
mod tests {
    use super::super::criteria::CRITERIA;

    #[test]
    fn what_holds_by_construction_says_why() {
        let built: Vec<_> = CRITERIA.iter().filter(|each| each.holds_by_construction()).collect();
        assert_eq!(built.len(), 27, "every number names a criterion");
        for each in built {
            assert!(!each.note.is_empty(), "{}", each.number);
        }
    }
}
