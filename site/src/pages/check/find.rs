//! Finding one's way in the form: filters, progress, the next open question.

use kijun_content::model::Checklist;
use kijun_rules::model::{Party, Phase};
use leptos::prelude::*;

/// The filters that every checklist has: their names and labels.
const FILTERS: [(&str, &str); 5] = [
    ("all", "すべて"),
    ("open", "未回答"),
    ("unmet", "不適合・要承認"),
    ("asked", "この分類で必要なもの"),
    ("decisive", "確定に必要なもの"),
];

/// The filters, by what the rules of the checklist know.
fn filters(checklist: &Checklist) -> Vec<(&'static str, &'static str)> {
    let requirements = &checklist.rules.requirements;
    let party = |wanted| requirements.iter().any(|known| known.party == Some(wanted));
    let bid = |phase| matches!(phase, Some(Phase::Selection | Phase::Procurement));
    let mut filters = FILTERS.to_vec();
    if party(Party::Provider) {
        filters.push(("provider", "事業者が答えるもの"));
        if party(Party::Municipality) {
            filters.push(("municipality", "市が答えるもの"));
        }
        if requirements.iter().any(|known| bid(known.phase)) {
            filters.push(("bid", "入札前に事業者が見るもの(選定・調達)"));
        }
    }
    filters.push(("proposed", "提案をまとめて見る"));
    filters
}

/// What stands above the requirements.
pub(super) fn finding(checklist: &Checklist) -> impl IntoView + use<> {
    let options = filters(checklist).into_iter().map(|(name, label)| {
        view! { <option value=name>{label}</option> }
    });
    let progress = (1..).zip(&checklist.categories).map(|(number, category): (usize, _)| {
        view! {
            <li>
                <a href=format!("#category-{number}")>{category.title.clone()}</a>
                " "
                <span class="progress" data-progress=number.to_string()></span>
            </li>
        }
    });
    view! {
        <nav class="finding" aria-label="要件を探す">
            <div class="field">
                <label for="filter">"表示する要件"</label>
                <select id="filter" name="filter" autocomplete="off" disabled>
                    {options.collect_view()}
                </select>
            </div>
            <button
                type="button"
                class="secondary"
                data-action="next"
                aria-keyshortcuts="Control+Enter"
                disabled
            >
                "次の未回答へ"
                <kbd>"Ctrl+Enter"</kbd>
            </button>
            <p class="hint" role="status" data-found></p>
            <details class="categories">
                <summary>"カテゴリーごとの進み具合"</summary>
                <ul>{progress.collect_view()}</ul>
            </details>
        </nav>
    }
}
