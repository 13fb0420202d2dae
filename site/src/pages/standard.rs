//! A standard's overview: a description, the source, and links to all its pages.

use kijun_content::model::Standard;
use leptos::prelude::*;

use super::{classes, requirements, worked_examples};
use crate::components::date::edition;
use crate::components::navigation::CHECKLISTS;
use crate::components::note::editor_note;
use crate::components::words::words;
use crate::components::worked_examples::worked_examples as links_to_examples;
use crate::page::{Here, Page};
use crate::routes::Route;

pub(super) fn page(here: &Here<'_>, place: usize, standard: &Standard) -> Page {
    let publisher =
        standard.publisher.clone().unwrap_or_else(|| "文書に発行者の記載がありません".to_owned());
    let (summary, origin) = (standard.summary.clone(), standard.origin.clone());
    let content = view! {
        <h1 data-words="document">{words(&standard.title, &standard.errata)}</h1>
        {editor_note(view! { <p>{summary}</p> })}
        <dl class="facts">
            <div><dt>"発行者"</dt><dd>{publisher}</dd></div>
            <div><dt>"版"</dt><dd>{edition(standard)}</dd></div>
            <div><dt>"もとにした文書"</dt><dd>{origin}</dd></div>
        </dl>
        <section>
            <h2>"読む"</h2>
            <ol class="chapters">{chapters(here, place, standard)}</ol>
            <ul>{reference(here, place, standard)}</ul>
        </section>
        {checklists(here, place, standard)}
        {training(here, place, standard)}
    };
    Page {
        title: standard.title.clone(),
        description: standard.summary.clone(),
        trail: vec![(Route::Standard(place), standard.short_title.clone())],
        wide: false,
        family: None,
        content: content.into_any(),
    }
}

fn chapters(here: &Here<'_>, place: usize, standard: &Standard) -> impl IntoView + use<> {
    let items = (0..).zip(&standard.chapters).map(|(chapter, each)| {
        let href = here.to(Route::Chapter { standard: place, chapter });
        view! { <li><a href=href>{each.title.clone()}</a></li> }
    });
    items.collect_view()
}

/// Show the pages that are made from the document, apart from its chapters.
fn reference(here: &Here<'_>, place: usize, standard: &Standard) -> impl IntoView + use<> {
    let item = |route: Route, label: String, about: &'static str| {
        view! { <li><a href=here.to(route)>{label}</a><span class="about">{about}</span></li> }
    };
    let classes = standard
        .classes
        .as_ref()
        .map(|scheme| item(Route::Classes(place), "情報の分類".to_owned(), classes::about(scheme)));
    let requirements = (!standard.checklists.is_empty()).then(|| {
        item(
            Route::Requirements(place),
            requirements::title(standard).to_owned(),
            requirements::about(standard),
        )
    });
    let procedure = standard.procedure.as_ref();
    let ledger = procedure.is_some_and(|procedure| !procedure.ledgers.is_empty());
    let ledger = (ledger && here.links_to(Route::Ledger(place))).then(|| {
        item(
            Route::Ledger(place),
            "台帳の登録".to_owned(),
            "台帳に書く項目を埋めて、CSVの行やファイルにします。",
        )
    });
    let procedure = procedure.map(|_| {
        item(
            Route::Procedure(place),
            "利用の手続き".to_owned(),
            "サービスを選んだ後に、誰が何をし、誰の許可を受けるかを示します。",
        )
    });
    let examples = (!standard.worked_examples.is_empty()).then(|| {
        item(
            Route::WorkedExamples(place),
            worked_examples::TITLE.to_owned(),
            "原文の例を、関わる要件と並べて示します。",
        )
    });
    let editions = item(
        Route::Editions(place),
        "版と改訂の履歴".to_owned(),
        "版ごとの日付と、版と版のあいだの違いです。",
    );
    let count = standard.errata.len();
    let errata = (count > 0).then(|| {
        item(
            Route::Errata(place),
            format!("原文の誤りと訂正({count}件)"),
            "誤りと思われる文言と、このサイトでの扱いです。",
        )
    });
    view! { {classes}{requirements}{examples}{procedure}{ledger}{editions}{errata} }
}

/// Show the link to the training of the standard.
fn training(here: &Here<'_>, place: usize, standard: &Standard) -> Option<impl IntoView + use<>> {
    let href = here.to(Route::Training(place));
    let linked = !standard.checklists.is_empty() && here.links_to(Route::Training(place));
    let quiz = standard.classes.as_ref().map(|_| "分類の練習");
    let exercises = (!standard.scenarios.is_empty()).then_some("事例の演習");
    let parts = ["要件を1つずつ映す"].into_iter().chain(quiz).chain(exercises);
    let parts = parts.collect::<Vec<_>>().join("・");
    linked.then(|| {
        view! {
            <section>
                <h2>"研修で使う"</h2>
                <p>
                    <a href=href>{parts}</a>
                    <span class="about">"会議室で映して説明したり、架空のサービスを判定して規則の判定と比べたりできます。"</span>
                </p>
            </section>
        }
    })
}

fn checklists(here: &Here<'_>, place: usize, standard: &Standard) -> Option<impl IntoView + use<>> {
    let items = (0..).zip(&standard.checklists).map(|(list, checklist)| {
        let check = here.to(Route::Check { standard: place, checklist: list });
        let paper = here.to(Route::Paper { standard: place, checklist: list });
        let count = checklist.rules.requirements.len();
        let carry_over = Route::CarryOver { standard: place, checklist: list };
        let has_way = here.site.library.crosswalk.has(&checklist.rules.id);
        let carry_over = (has_way && here.links_to(carry_over)).then(|| {
            let href = here.to(carry_over);
            view! { <p><a href=href>"ほかの基準の回答を引き継ぐ"</a></p> }
        });
        let examples = links_to_examples(here, place, standard, |each| each.checklist == list);
        view! {
            <article class="card">
                <h3>{checklist.title.clone()}</h3>
                <p>{format!("要件は{count}件です。")}</p>
                <p class="actions">
                    <a class="button" href=check>"画面で自己点検する"</a>
                    <a class="button secondary" href=paper>"紙のチェックリストを印刷する"</a>
                </p>
                {carry_over}
                {examples}
            </article>
        }
    });
    (!standard.checklists.is_empty()).then(|| {
        view! { <section><h2 id=CHECKLISTS>"点検する"</h2>{items.collect_view()}</section> }
    })
}
