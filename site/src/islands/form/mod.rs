//! The self-assessment form.
//!
//! The page is complete before any script runs: its controls are static HTML, inside the island as
//! its children, and hydration leaves them alone. The island adds the verdict panel, and
//! `browser` carries values between the controls and the [`draft`]. What is said is made in
//! [`words`] and [`summary`], and shown by `panel`.

#[cfg(feature = "hydrate")]
mod browser;
pub mod draft;
pub mod notice;
mod panel;
pub mod summary;
pub mod words;

use std::sync::Arc;

use kijun_rules::Rules;
use leptos::either::Either;
use leptos::prelude::*;

use draft::{Draft, Outcome};
use notice::{Notice, NoticeArea};
use panel::VerdictPanel;

/// The form, shared by its parts.
#[derive(Clone)]
pub(crate) struct Form {
    pub(crate) rules: Arc<Rules>,
    pub(crate) state: RwSignal<State>,
}

/// All that changes. One value, so that the bundle carries one kind of signal.
#[derive(Debug, Clone)]
pub struct State {
    /// What has been entered.
    pub draft: Draft,
    /// The draft's outcome; `None` while no class is chosen.
    pub outcome: Option<Outcome>,
    /// The latest notice, until it is closed.
    pub notice: Option<Notice>,
}

impl Form {
    fn new(rules: Rules) -> Self {
        let draft = Draft::blank(&rules);
        let state = RwSignal::new(State { draft, outcome: None, notice: None });
        Self { rules: Arc::new(rules), state }
    }
}

/// The form's island.
///
/// - `rules`: the rules, as `Checklist::to_json` gives them.
/// - `footnotes`: the document's words shown with a verdict of nonconforming.
/// - `site_root`: the way from the page to the site's root, e.g. `../../../`.
/// - `children`: the page's static controls.
#[island]
pub fn AssessmentForm(
    rules: String,
    footnotes: Vec<String>,
    site_root: String,
    children: Children,
) -> impl IntoView {
    match Rules::from_json(&rules) {
        Ok(rules) => Either::Left(live_form(Form::new(rules), footnotes, site_root, children)),
        // The content's check has refused unsound rules; the paper form is always there.
        Err(_) => Either::Right(view! { <div class="assessment">{children()}</div> }),
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
                <NoticeArea state=form.state />
                <VerdictPanel form footnotes />
            </div>
        </div>
    }
}
