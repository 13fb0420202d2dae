//! The training of a standard: its requirements one by one, the class quiz, scenarios and the
//! record.
//!
//! All of it is static HTML: without scripts, all parts are shown below each other, and the answers
//! are in parts that can be unfolded. The controls are disabled until the page's program is live
//! and sealed. The program takes its data from the page; it computes the outcome of a scenario
//! anew.

mod data;
mod exercise;
mod notes;
mod quiz;
mod record;
mod walk;

use kijun_content::model::Standard;
use leptos::prelude::*;

use super::check::label;
use super::{Here, Page, below};
use crate::client::kit::program::Program;
use crate::client::training::model::Training;
use crate::client::training::record::Record;
use crate::client::training::view;
use crate::components::forget::forget;
use crate::components::note::about_note;
use crate::components::start::start;
use crate::data::training::{QUIZ, RECORD, SCENARIOS, WALK};
use crate::page::Family;
use crate::page::program::{live, program};
use crate::routes::Route;
pub(super) use notes::page as notes;

/// The title of the page.
pub(super) const TITLE: &str = "研修で使う";

/// The values that every part of the page needs.
#[derive(Clone, Copy)]
struct Of<'a> {
    here: &'a Here<'a>,
    standard: &'a Standard,
    /// True if the site has the bundle with the page's program.
    live: bool,
    /// The page's program in its first state.
    program: Program<Training>,
}

impl Of<'_> {
    /// Return the attribute with which the style sheet shows one thing at a time.
    fn deck(self) -> &'static str {
        if self.live { "live" } else { "paper" }
    }
}

pub(super) fn page(here: &Here<'_>, place: usize, standard: &Standard) -> Page {
    let is_live = here.bundle(Family::Training).is_some();
    let data = data::of(here, standard);
    let model = Program::still(Training::new(data.clone(), Record::default()));
    let of = Of { here, standard, live: is_live, program: model };
    let parts = view! {
        <div class="training">
            <div class="notice-area" role="alert" data-slot="notice">
                {live("notice", view::notice(model))}
            </div>
            {walk::section(of)}
            {quiz::section(of)}
            {exercise::section(of)}
            {record::section(of)}
        </div>
    };
    let has_classes = standard.classes.is_some();
    let (think, kept) = if has_classes {
        ("分類を考え、", "要件、危険、分類の扱いと定義")
    } else {
        ("", "要件、危険と扱い")
    };
    let content = view! {
        <h1>{format!("{} 研修で使う", standard.short_title)}</h1>
        <p class="lede">
            {format!("要件を1つずつ映して説明し、{think}架空のサービスを判定してみるページです。スライドの代わりに、そのまま映せます。")}
        </p>
        {about_note(view! {
            <p>
                {format!("{kept}は原文のままです。例、問題、事例、メモは編集で作ったもので、サービスや事業者の名前はどれも架空です。事例の判定は、このサイトの規則が計算したものです。")}
            </p>
        })}
        {contents(of)}
        {notices(of)}
        {program(&data, view! { {parts} {forget(here.link(""), false)} }.into_any())}
    };
    Page {
        title: format!("{TITLE} {}", standard.short_title),
        description: format!(
            "{}の要件を1つずつ説明し、{}事例の演習ができるページです。入力した内容は送信されません。",
            standard.title,
            if has_classes { "分類の練習と" } else { "" }
        ),
        trail: below(place, standard, Route::Training(place), TITLE),
        wide: true,
        family: Some(Family::Training),
        content: content.into_any(),
    }
}

fn contents(of: Of<'_>) -> impl IntoView + use<> {
    let link = |id: &str, text: String| {
        view! { <li><a href=format!("#{id}")>{text}</a></li> }
    };
    let requirements: usize =
        of.standard.checklists.iter().map(|list| list.rules.requirements.len()).sum();
    let quiz = of.standard.training.quiz.len();
    let scenarios = of.standard.scenarios.len();
    view! {
        <nav class="contents" aria-label="この研修の内容">
            <ul>
                {link(WALK, format!("要件を1つずつ（{requirements}件）"))}
                {(quiz > 0).then(|| link(QUIZ, format!("分類の練習（{quiz}問）")))}
                {(scenarios > 0).then(|| link(SCENARIOS, format!("事例の演習（{scenarios}件）")))}
                {link(RECORD, "受講記録".to_owned())}
            </ul>
        </nav>
    }
}

fn notices(of: Of<'_>) -> impl IntoView + use<> {
    view! {
        <noscript>
            <p class="notice" data-kind="warning">
                "画面での練習と演習にはJavaScriptが必要です。このままでも、すべての要件、問題と答え、事例と判定を読み、印刷して配れます。"
            </p>
        </noscript>
        {(!of.live).then(|| view! {
            <p class="notice" data-kind="warning">
                "このサイトは、画面での練習の仕組みを入れずに作られています。このページは、読むことと、印刷して配ることができます。"
            </p>
        })}
        {start(of.live, "練習", || "ページを読み込み直しても変わらないときは、このまま読むか、印刷してお使いください。")}
    }
}
