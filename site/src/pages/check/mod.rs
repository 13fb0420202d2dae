//! The self-assessment form, complete before any script runs.
//!
//! Everything here is static HTML. All controls are disabled until the form is live: earlier input
//! could be lost, and the page is not sealed yet.

mod data;
mod find;
mod hand_in;
pub(crate) mod requirement;
mod service;
mod sheet;

use kijun_content::editions::Differences;
use kijun_content::model::{Checklist, Footnote, Standard};
use kijun_rules::Rules;
use kijun_rules::editions::Succession;
use leptos::prelude::*;

use crate::client::check::course::{self, Step};
use crate::client::check::layout::Layout;
use crate::client::check::{panel, part::Part};
use crate::components::alternatives;
use crate::components::start::start;
use crate::data::check::Source;
use crate::page::program::program;
use crate::routes::Root;
use find::{categories, finding, layouts};
use hand_in::{exceptions, hand_in, review};
use requirement::category;
pub(crate) use requirement::label;
use service::{class, menu, promise, service};
use sheet::sheet;

/// A form with more requirements than this is long: the browser does not lay out the parts that are
/// out of sight, and the places of those parts are not exact.
const LONG: usize = 300;

/// The data from which the form is made.
#[derive(Clone, Copy)]
pub(crate) struct CheckPage<'a> {
    pub(crate) standard: &'a Standard,
    pub(crate) checklist: &'a Checklist,
    /// The way from the page to the site's root.
    pub(crate) root: &'a Root,
    /// The link to the page with the document's table; requirements of chapters have their own.
    pub(crate) table: &'a str,
    /// The link to the page that makes the Excel file; empty if there is none.
    pub(crate) export: &'a str,
    /// The data of the Excel form, if the form makes the Excel file itself.
    pub(crate) workbook: Option<&'a str>,
    /// The link to the page that carries answers over from other checklists, if there are any.
    pub(crate) carry_over: Option<&'a str>,
    /// The page's title.
    pub(crate) title: &'a str,
    /// The forms of all checklists whose answers may lead to proposals.
    pub(crate) sources: &'a [Source],
    /// The earlier editions whose text is held, with the differences and the state of the
    /// checklist.
    pub(crate) editions: &'a [(Differences, Succession)],
    /// The link to the page that shows all differences.
    pub(crate) history: &'a str,
    /// True if the site has the bundle with the form's program.
    pub(crate) live: bool,
}

/// Show the document's words below its table. The panel repeats those that belong to the verdict.
fn footnotes(checklist: &Checklist) -> impl IntoView + use<> {
    let footnote = |footnote: &Footnote| {
        let words = footnote.words.clone();
        view! { <blockquote class="quote" data-words="document">{words}</blockquote> }
    };
    checklist.footnotes.iter().map(footnote).collect_view()
}

/// Show the alternatives of each class as pictures; the form keeps only the chosen class's.
fn pictures(page: CheckPage<'_>) -> Option<impl IntoView + use<>> {
    let rules = Rules::compile(page.checklist.rules.clone()).ok()?;
    let names = data::names(page, &rules);
    let all = alternatives::of_classes(&rules, &names, "#no-", true);
    let of_class = all.into_iter().filter_map(|(at, html)| {
        let class = rules.class_at(at)?.id.clone();
        Some(view! { <div data-class=class inner_html=html></div> })
    });
    let of_class: Vec<_> = of_class.collect();
    (!of_class.is_empty()).then(|| {
        view! { <div class="pictures" hidden>{of_class}</div> }
    })
}

/// Show the link to the page that carries answers over from other checklists.
fn carry_over(page: CheckPage<'_>) -> Option<impl IntoView + use<>> {
    let href = page.carry_over?.to_owned();
    Some(view! {
        <p class="screen-note">
            "ほかの基準の自己点検に答えてあれば、"
            <a href=href>"その回答から提案を作れます"</a>
            "。"
        </p>
    })
}

/// Show the place for the form's report on answers to an earlier edition.
fn edition_report(page: CheckPage<'_>) -> Option<impl IntoView + use<>> {
    let href = page.history.to_owned();
    (!page.editions.is_empty()).then(|| {
        view! {
            <p class="screen-note">
                "前の版への回答ファイルも読み込めます。版の違いは"
                <a href=href>"版と改訂の履歴"</a>
                "にあります。"
            </p>
            <div data-part=Part::Edition.name()></div>
        }
    })
}

/// Show the content of the page's `main`.
///
/// - `paper`: the link to the same checklist on paper.
/// - `classes`: the link to the classes and the finder, if the standard defines classes.
/// - `privacy`: the link to the page on the protection of data.
pub(crate) fn check_page(
    page: CheckPage<'_>,
    paper: String,
    classes: Option<String>,
    privacy: String,
) -> impl IntoView + use<> {
    let CheckPage { standard, checklist, live, .. } = page;
    let long = (checklist.rules.requirements.len() > LONG).then_some("");
    let static_controls = view! {
        <div class="course">
            <nav aria-label="自己点検の手順" data-part=Part::Course.name() inner_html=course::frame(checklist.rules.has_no_classes()).into_string()></nav>
            {menu()}
            {finding(checklist)}
        </div>
        {promise(privacy)}
        {carry_over(page)}
        {edition_report(page)}
        {service()}
        {class(checklist, classes)}
        <section class="step" id=Step::Requirements.anchor() aria-labelledby="requirements-heading">
            <h2 id="requirements-heading">{Step::Requirements.heading(false)}</h2>
            {categories(checklist)}
            {layouts()}
            {pictures(page)}
            <div class="questions" data-layout=Layout::All.id()>
                {(1..)
                    .zip(&checklist.categories)
                    .map(|(number, of)| category(page, number, of))
                    .collect_view()}
            </div>
            {footnotes(checklist)}
        </section>
        {review(checklist)}
        {exceptions()}
        {hand_in(page, paper.clone())}
    }
    .into_any();
    let form = view! {
        <div class="assessment">
            <div class="assessment-form" data-assessment data-long=long>{static_controls}</div>
            <div class="assessment-side" inner_html=panel::frame(checklist.rules.has_no_classes()).into_string()></div>
        </div>
    };
    let instead = paper.clone();
    view! {
        <h1>{format!("{} {}の自己点検", standard.short_title, checklist.title)}</h1>
        <noscript>
            <p class="notice" data-kind="warning">
                "この画面での自己点検にはJavaScriptが必要です。"
                <a href=paper>"紙のチェックリスト"</a>
                "は、このままお使いいただけます。"
            </p>
        </noscript>
        {(!live).then(|| view! {
            <p class="notice" data-kind="warning">
                "このサイトは、画面での自己点検の仕組みを入れずに作られています。紙のチェックリストをお使いください。"
            </p>
        })}
        {start(live && !page.root.is_inside(), "自己点検", move || view! { "ページを読み込み直しても変わらないときは、"<a href=instead.clone()>"紙のチェックリスト"</a>"をお使いください。" })}
        {data::data(page).map(|data| program(&data, form.into_any()))}
        {live.then(|| sheet(page))}
    }
}
