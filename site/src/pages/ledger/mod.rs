//! The entries of a ledger, complete before any script runs.
//!
//! The controls are disabled until the page's program is live and the page is sealed. On paper the
//! page is a form for each ledger, with the entered texts or blank.

mod data;

use kijun_content::model::{Ledger, Procedure, Standard, Track};
use leptos::prelude::*;

use super::{Here, Page, below};
use crate::client::kit::program::Program;
use crate::client::ledger::model::LedgerPage;
use crate::client::ledger::view::{ledger, paper};
use crate::components::forget::forget;
use crate::components::note::editor_note;
use crate::components::start::start;
use crate::page::Family;
use crate::page::program::{live, program};
use crate::routes::Route;

/// The values that every part of the page needs.
#[derive(Clone, Copy)]
struct Of<'a> {
    here: &'a Here<'a>,
    place: usize,
    standard: &'a Standard,
    procedure: &'a Procedure,
}

impl<'a> Of<'a> {
    /// Return the classes with a ledger, each with that ledger.
    fn classes(self) -> impl Iterator<Item = (&'a str, &'a str, &'a Ledger)> {
        let scheme = self.standard.classes.as_ref();
        let classes = scheme.into_iter().flat_map(|scheme| &scheme.classes);
        classes.filter_map(move |class| {
            let of_class = |track: &&Track| track.classes.contains(&class.id);
            let track = self.procedure.tracks.iter().find(of_class)?;
            let ledger = self.procedure.ledgers.get(track.ledger?)?;
            Some((class.id.as_str(), class.title.as_str(), ledger))
        })
    }
}

pub(super) fn page(here: &Here<'_>, place: usize, standard: &Standard) -> Option<Page> {
    let procedure = standard.procedure.as_ref().filter(|each| !each.ledgers.is_empty())?;
    let of = Of { here, place, standard, procedure };
    let has_program = here.bundle(Family::Ledger).is_some();
    let not_live = (!has_program).then(|| {
        view! {
            <p class="notice" data-kind="warning">
                "このサイトは、画面での登録の仕組みを入れずに作られています。このページを印刷すると、手で書き込む用紙になります。"
            </p>
        }
    });
    let data = data::data(of);
    let form = Program::still(LedgerPage::blank(data.clone()));
    let screen = view! {
        <div class="ledger screen-only" data-ledger-page>{live("ledger", ledger(form).into_any())}</div>
    };
    let content = view! {
        <h1>"台帳の登録"</h1>
        <p class="lede">"台帳に書く項目を埋めて、CSVの行やファイルにします。"</p>
        {about(of)}
        <noscript>
            <p class="notice" data-kind="warning">
                "この画面での登録にはJavaScriptが必要です。このページを印刷すると、手で書き込む用紙になります。"
            </p>
        </noscript>
        {not_live}
        {start(has_program, "登録", || "ページを読み込み直しても変わらないときは、印刷して手で書き込む用紙としてお使いください。")}
        {program(&data, view! { {screen} {forget(here.link(""), false)} }.into_any())}
        {live("paper", paper(form).into_any())}
    };
    Some(Page {
        title: format!("台帳の登録 {}", standard.short_title),
        description: format!(
            "{}が定める台帳の項目を埋めて、CSVやファイルにします。入力した内容は送信されません。",
            standard.title
        ),
        trail: below(place, standard, Route::Ledger(place), "台帳の登録"),
        wide: false,
        family: Some(Family::Ledger),
        content: content.into_any(),
    })
}

fn about(of: Of<'_>) -> impl IntoView + use<> {
    let procedure = of.here.to(Route::Procedure(of.place));
    editor_note(view! {
        <p>
            "項目の文言は原文のままです。画面と用紙の体裁は編集で作ったもので、原文は様式を定めていません。ここで作った登録は、市の台帳には自動では入りません。"
            <a href=procedure>"利用の手続き"</a>
            "に沿って、登録する者が台帳に登録してください。"
        </p>
    })
}
