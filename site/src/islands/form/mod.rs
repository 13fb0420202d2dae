//! The self-assessment form.
//!
//! The page is complete before any script runs: its controls are static HTML, inside the island as
//! its children, and hydration leaves them alone. The island adds the verdict panel, and
//! [`browser`] carries values between the controls and the [`draft`]. What is said is made in
//! [`words`] and [`panel`].

#[cfg(feature = "hydrate")]
mod browser;
pub mod draft;
pub mod notice;
mod panel;
pub mod words;

use std::sync::Arc;

use kijun_rules::{Checklist, Rules};
use leptos::prelude::*;

use draft::{Draft, Outcome};
use notice::{Notice, NoticeArea};
use panel::VerdictPanel;

/// The state of a form, shared by its parts.
#[derive(Clone)]
pub(crate) struct Form {
    pub(crate) rules: Arc<Rules>,
    pub(crate) draft: RwSignal<Draft>,
    pub(crate) outcome: Memo<Option<Outcome>>,
    pub(crate) notice: RwSignal<Option<Notice>>,
}

impl Form {
    fn new(rules: Rules) -> Self {
        let rules = Arc::new(rules);
        let draft = RwSignal::new(Draft::blank(&rules));
        let for_outcome = Arc::clone(&rules);
        let outcome = Memo::new(move |_| draft.with(|draft| draft.outcome(&for_outcome)));
        Self { rules, draft, outcome, notice: RwSignal::new(None) }
    }
}

/// The form's island.
///
/// - `checklist`: the rules.
/// - `footnotes`: the document's words shown with a verdict of nonconforming.
/// - `site_root`: the way from the page to the site's root, e.g. `../../../`.
/// - `children`: the page's static controls.
#[island]
pub fn AssessmentForm(
    checklist: Checklist,
    footnotes: Vec<String>,
    site_root: String,
    children: Children,
) -> impl IntoView {
    match Rules::compile(checklist) {
        Ok(rules) => live_form(Form::new(rules), footnotes, site_root, children).into_any(),
        // The content's check has refused unsound rules; the paper form is always there.
        Err(_) => view! { <div class="assessment">{children()}</div> }.into_any(),
    }
}

fn live_form(
    form: Form,
    footnotes: Vec<String>,
    site_root: String,
    children: Children,
) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    browser::go_live(&form, site_root);
    #[cfg(not(feature = "hydrate"))]
    drop(site_root);
    view! {
        <div class="assessment">
            <div class="assessment-form">{children()}</div>
            <div class="assessment-side">
                <NoticeArea notice=form.notice />
                <VerdictPanel form footnotes />
            </div>
        </div>
    }
}
