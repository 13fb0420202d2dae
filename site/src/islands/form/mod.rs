//! The self-assessment form.
//!
//! The page is complete before any script runs: its controls are static HTML, inside the island as
//! its children, and hydration leaves them alone. The island adds the verdict panel, and
//! `browser` carries values between the controls and the [`draft`]. What is said is made in
//! [`words`] and [`summary`], and shown by `panel`.
//!
//! The rules stand in the page's `data-rules`, not in the island's properties: those would bring a
//! second JSON reader into the bundle.

#[cfg(feature = "hydrate")]
mod browser;
pub mod draft;
pub mod notice;
mod panel;
pub mod summary;
pub mod words;

use leptos::prelude::*;

use notice::{Notice, NoticeArea};
use panel::VerdictPanel;
use summary::Summary;

/// What the form shows beside its controls. One value, so that the bundle carries one kind of
/// signal.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    /// The verdict and its reasons.
    pub summary: Summary,
    /// The latest notice, until it is closed.
    pub notice: Option<Notice>,
}

/// The form's island.
///
/// - `children`: the page's static controls, in an element with `data-assessment`, `data-rules`
///   (the rules, as `Checklist::to_json` gives them) and `data-site-root` (the way from the page to
///   the site's root, e.g. `../../../`).
#[island]
pub fn AssessmentForm(children: Children) -> impl IntoView {
    let shown = RwSignal::new(Shown::default());
    #[cfg(feature = "hydrate")]
    browser::go_live(shown);
    view! {
        <div class="assessment">
            <div class="assessment-form">{children()}</div>
            <div class="assessment-side">
                <NoticeArea shown />
                <VerdictPanel shown />
            </div>
        </div>
    }
}
