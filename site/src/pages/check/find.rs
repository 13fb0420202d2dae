//! Navigation in the form: filters, progress, and the next open question.

use kijun_content::model::Checklist;
use kijun_rules::model::{Party, Phase};
use leptos::prelude::*;

use crate::client::check::action::Action;
use crate::client::check::find::Filter;
use crate::client::check::layout::Layout;

/// Return the filters that the rules of the checklist allow.
fn filters(checklist: &Checklist) -> Vec<Filter> {
    let requirements = &checklist.rules.requirements;
    let party = |wanted| requirements.iter().any(|known| known.party == Some(wanted));
    let bid = |phase| matches!(phase, Some(Phase::Selection | Phase::Procurement));
    let mut filters =
        vec![Filter::All, Filter::Open, Filter::Unmet, Filter::Asked, Filter::Decisive];
    if party(Party::Provider) {
        filters.push(Filter::Provider);
        if party(Party::Municipality) {
            filters.push(Filter::Municipality);
        }
        if requirements.iter().any(|known| bid(known.phase)) {
            filters.push(Filter::Bid);
        }
    }
    filters.push(Filter::Proposed);
    filters
}

/// Show the navigation above the requirements. It stays in sight with them.
pub(super) fn finding(checklist: &Checklist) -> impl IntoView + use<> {
    let options = filters(checklist).into_iter().map(|filter| {
        view! { <option value=filter.id()>{filter.label()}</option> }
    });
    view! {
        <nav class="finding" aria-label="要件を探す">
            <label for="filter">"表示"</label>
            <select id="filter" name="filter" autocomplete="off" disabled>
                {options.collect_view()}
            </select>
            <button
                type="button"
                class="secondary"
                data-action=Action::Next.id()
                aria-keyshortcuts="Control+Enter"
                disabled
            >
                "次の未回答へ"
                <kbd>"Ctrl+Enter"</kbd>
            </button>
            <button type="button" class="secondary turn" data-action=Action::Back.id() disabled>"前へ"</button>
            <p class="hint" role="status" data-found></p>
            <button type="button" class="secondary turn" data-action=Action::Forward.id() disabled>"次へ"</button>
        </nav>
    }
}

/// Show the choice between the ways to answer. They lay out the same controls.
pub(super) fn layouts() -> impl IntoView {
    let choices = Layout::ALL.map(|layout| {
        view! {
            <label>
                <input
                    type="radio"
                    name="layout"
                    value=layout.id()
                    checked=layout == Layout::default()
                    autocomplete="off"
                    disabled
                />
                " "{layout.label()}
            </label>
        }
    });
    view! {
        <fieldset class="layouts">
            <legend>"答え方"</legend>
            {choices.collect_view()}
            <p class="hint" data-keys>"キーボードでは、1 満たす、2 満たさない、3 該当しない、←→ 前後の要件。"</p>
        </fieldset>
    }
}

/// Show the progress of each category, with links to them.
pub(super) fn categories(checklist: &Checklist) -> impl IntoView + use<> {
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
        <details class="categories">
            <summary>"カテゴリーごとの進み具合"</summary>
            <ul>{progress.collect_view()}</ul>
        </details>
    }
}
