//! The self-assessment form, complete before any script runs.
//!
//! Everything here is static HTML inside the form's island. All controls are disabled until the
//! island is live: what was ticked earlier could be lost, and the page is not sealed yet.

mod requirement;
mod service;

use kijun_content::model::{Checklist, Standard};
use leptos::prelude::*;

use crate::islands::form::AssessmentForm;
use crate::routes::Root;
use requirement::category;
use service::{service_and_class, toolbar};

/// What the form is made from.
#[derive(Clone, Copy)]
pub(crate) struct CheckPage<'a> {
    pub(crate) standard: &'a Standard,
    pub(crate) checklist: &'a Checklist,
    /// The way from the page to the site's root.
    pub(crate) root: &'a Root,
    /// Whether the site has the bundle that brings the form to life.
    pub(crate) live: bool,
}

/// The document's words below its table. The panel repeats them with a verdict of nonconforming.
fn footnotes(checklist: &Checklist) -> impl IntoView + use<> {
    let footnote = |words: &String| {
        view! { <blockquote class="quote" data-footnote>{words.clone()}</blockquote> }
    };
    checklist.footnotes.iter().map(footnote).collect_view()
}

/// The content of the page's `main`.
///
/// - `paper`: the link to the same checklist on paper.
/// - `classes`: the link to the classes and the finder, where the standard defines classes.
/// - `privacy`: the link to what happens with the data.
pub(crate) fn check_page(
    page: CheckPage<'_>,
    paper: String,
    classes: Option<String>,
    privacy: String,
) -> impl IntoView + use<> {
    let CheckPage { standard, checklist, root, live } = page;
    // Writing to memory does not fail.
    let rules = checklist.rules.to_json().unwrap_or_default();
    let site_root = root.link("");
    let static_controls = view! {
        {toolbar(paper.clone(), privacy)}
        {service_and_class(checklist, classes)}
        {checklist.categories.iter().map(|of| category(page, of)).collect_view()}
        {footnotes(checklist)}
    }
    .into_any();
    view! {
        <h1>{format!("{} {}の自己点検", standard.short_title, checklist.title)}</h1>
        <noscript>
            <p class="notice" data-kind="warning">
                "この画面での点検にはJavaScriptが必要です。"
                <a href=paper>"紙のチェックリスト"</a>
                "は、このままお使いいただけます。"
            </p>
        </noscript>
        {(!live).then(|| view! {
            <p class="notice" data-kind="warning">
                "このサイトは、画面での点検の仕組みを入れずに作られています。紙のチェックリストをお使いください。"
            </p>
        })}
        <p class="notice load-error" data-kind="error" role="alert" data-load-error hidden>
            "点検のプログラムを読み込めませんでした。ページを再読み込みしても変わらない場合は、紙のチェックリストをお使いください。"
        </p>
        <AssessmentForm>
            <div data-assessment data-rules=rules data-site-root=site_root>
                {static_controls}
            </div>
        </AssessmentForm>
    }
}
