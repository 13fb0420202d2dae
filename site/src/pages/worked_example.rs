//! A worked example of the document, each part beside the items of a checklist that it concerns.

use kijun_content::model::{Anchor, Checklist, Standard, WorkedExample, WorkedPoint};
use kijun_rules::model::Class;
use leptos::prelude::*;

use crate::components::note::{about_note, editor_note};
use crate::components::requirement_table::anchor;
use crate::components::requirement_words::place as place_of;
use crate::components::words::words;
use crate::components::worked_examples::worked_examples;
use crate::page::{Here, Page};
use crate::routes::Route;

const ABOUT: &str = "はじめに原文の例を、続けて、その部分が関わる要件を示します。項目との対応は、編集で付けたもので、原文には書かれていません。";
const NONE: &str = "対応する要件はありません。";

pub(super) fn page(
    here: &Here<'_>,
    place: usize,
    standard: &Standard,
    example: usize,
) -> Option<Page> {
    let own = standard.worked_examples.get(example)?;
    let checklist = standard.checklists.get(own.checklist)?;
    let class = checklist.rules.classes.iter().find(|class| class.id == own.class)?;
    let shown = Shown { here, place, standard, own, checklist, class };
    let errata = &standard.errata;
    let above = shown.original(&own.at, own.place.as_deref());
    let note = own.note.clone().map(|note| editor_note(view! { <p>{note}</p> }));
    let points = own.points.iter().map(|point| shown.point(point)).collect_view();
    let others = worked_examples(here, place, standard, |each| each.id != own.id);
    let check = here.to(Route::Check { standard: place, checklist: own.checklist });
    let paper = here.to(Route::Paper { standard: place, checklist: own.checklist });
    let content = view! {
        <h1 data-words="document">{words(&own.title, errata)}</h1>
        <dl class="facts">
            <div><dt>"原文"</dt><dd>{above}</dd></div>
            <div><dt>"チェックリスト"</dt><dd>{checklist.title.clone()}</dd></div>
            <div>
                <dt>"情報の分類"</dt>
                <dd data-words="document">{words(&class.title, errata)}</dd>
            </div>
        </dl>
        {about_note(view! { <p>{ABOUT}</p> })}
        {note}
        {points}
        <p class="actions">
            <a class="button" href=check>"画面で自己点検する"</a>
            <a class="button secondary" href=paper>"紙のチェックリストを印刷する"</a>
        </p>
        {others}
    };
    Some(Page {
        title: format!("{} {}", own.title, standard.short_title),
        description: format!(
            "{}の例「{}」を、関わる要件と並べて示します。",
            standard.title, own.title
        ),
        trail: vec![
            (Route::Standard(place), standard.short_title.clone()),
            (Route::WorkedExamples(place), super::worked_examples::TITLE.to_owned()),
            (Route::WorkedExample { standard: place, example }, own.title.clone()),
        ],
        wide: true,
        family: None,
        content: content.into_any(),
    })
}

/// The values that all parts of the page share.
struct Shown<'a> {
    here: &'a Here<'a>,
    place: usize,
    standard: &'a Standard,
    own: &'a WorkedExample,
    checklist: &'a Checklist,
    class: &'a Class,
}

impl Shown<'_> {
    fn chapter(&self) -> String {
        let chapter = self.standard.chapters.get(self.own.at.chapter);
        chapter.map(|chapter| chapter.title.clone()).unwrap_or_default()
    }

    /// Show a link to a place, with the document's number as its text.
    fn original(&self, at: &Anchor, number: Option<&str>) -> impl IntoView + use<> {
        let href = place_of(self.standard, at).map(|path| self.here.link(&path));
        let label = number.map_or_else(|| self.chapter(), str::to_owned);
        view! { <a href=href>{label}</a> }
    }

    fn point(&self, point: &WorkedPoint) -> impl IntoView + use<> {
        let place = self.original(&point.at, point.place.as_deref());
        let touched = point.requirements.iter().map(|id| self.requirement(id)).collect_view();
        let nothing = point.requirements.is_empty().then(|| view! { <p>{NONE}</p> });
        view! {
            <section class="worked-point" id=point.at.id.clone()>
                <h2>{place}</h2>
                <div class="worked-columns">
                    <blockquote class="quote" data-words="document">
                        {words(&point.words, &self.standard.errata)}
                    </blockquote>
                    <div>
                        {editor_note(view! { {nothing}<p>{point.why.clone()}</p> })}
                        <ul class="touched">{touched}</ul>
                    </div>
                </div>
            </section>
        }
    }

    /// Show a requirement that the example concerns, with links to its words and to its answer.
    fn requirement(&self, id: &str) -> Option<impl IntoView + use<>> {
        let (.., own) = self.checklist.requirements().find(|(.., each)| each.id == id)?;
        let number = own.place.clone().unwrap_or_else(|| own.id.clone());
        let check =
            self.here.to(Route::Check { standard: self.place, checklist: self.own.checklist });
        let original = own.at.as_ref().map(|at| self.original(at, Some(&number)).into_any());
        let mut members = self.class.clauses.iter().flat_map(|clause| &clause.any_of);
        let free = !members.any(|member| member == id);
        let free = free.then(|| {
            let said = format!("「{}」では求められません。", self.class.title);
            view! { <p class="hint">{said}</p> }
        });
        Some(view! {
            <li>
                <p class="touched-head">
                    {original.unwrap_or_else(|| number.clone().into_any())}
                    <a href=format!("{check}#{}", anchor(id))>{format!("{number}を自己点検する")}</a>
                </p>
                <p data-words="document">{words(&own.text, &self.standard.errata)}</p>
                {free}
            </li>
        })
    }
}
