//! The information classes: the finder, then every definition with the document's examples.

use kijun_content::model::{Checklist, ClassScheme, ClassWords, Erratum, Standard};
use kijun_content::runs;
use leptos::prelude::*;

use crate::client::finder::model::Finder;
use crate::client::finder::view;
use crate::components::class_table::{anchor, definitions, examples, lead};
use crate::components::need::{Need, value};
use crate::components::note::editor_note;
use crate::components::start::start;
use crate::components::words::{shown, words};
use crate::data::finder::{CheckLink, FinderClass, FinderData, Question, Words};
use crate::page::Family;
use crate::page::program::program;
use crate::page::{Here, Page, below};
use crate::routes::Route;

pub(super) fn page(here: &Here<'_>, place: usize, standard: &Standard) -> Option<Page> {
    let scheme = standard.classes.as_ref()?;
    let errata = &standard.errata;
    let classes = scheme.classes.iter().map(|class| section(scheme, class, errata)).collect_view();
    let asks = scheme.has_questions();
    let finder =
        here.bundle(Family::Finder).filter(|_| asks).map(|_| finder(here, place, standard, scheme));
    let lede = if asks { FINDING } else { NAMING };
    let note = scheme.note.clone().map(|note| editor_note(view! { <p>{note}</p> }));
    let has_examples = scheme.classes.iter().any(|class| !class.examples.is_empty());
    let heading = match (asks, has_examples) {
        (_, true) => "各分類の定義と例",
        (true, false) => "各分類の定義",
        (false, false) => "各分類",
    };
    let about_examples = has_examples.then(|| editor_note(view! { <p>{EXAMPLES}</p> }));
    let content = view! {
        <h1>"情報の分類"</h1>
        <p class="lede">{lede}</p>
        {note}
        {finder}
        <section>
            <h2>{heading}</h2>
            {shown(|html| lead(html, scheme, errata))}
            {about_examples}
            {classes}
        </section>
    };
    Some(Page {
        title: format!("情報の分類 {}", standard.short_title),
        description: format!("{}の情報の分類について、{}", standard.title, about(scheme)),
        trail: below(place, standard, Route::Classes(place), "情報の分類"),
        wide: false,
        family: asks.then_some(Family::Finder),
        content: content.into_any(),
    })
}

const FINDING: &str =
    "取り扱う情報がどの分類に当たるかを調べます。複数の分類に当たるときは、上の分類になります。";
const NAMING: &str = "この文書が使う情報の分類です。";
const EXAMPLES: &str = "例は、あくまでも例です。例にない情報は、定義に照らして判断してください。\
    判断に迷うときは、情報管理者に確認してください。";
const UNDEFINED: &str = "この文書は、この分類を定義していません。";

/// Return the content of the page of the classes, as a sentence.
pub(super) fn about(scheme: &ClassScheme) -> &'static str {
    let has_examples = scheme.classes.iter().any(|class| !class.examples.is_empty());
    match (scheme.has_questions(), has_examples) {
        (true, true) => "定義と例を示し、質問に答えて分類を調べます。",
        (true, false) => "定義を示し、質問に答えて分類を調べます。",
        (false, true) => "定義と例を示します。",
        (false, false) => "文書の定めを示します。",
    }
}

fn section(scheme: &ClassScheme, class: &ClassWords, errata: &[Erratum]) -> impl IntoView + use<> {
    let own = || ["分類", "定義", "例"].map(ToOwned::to_owned);
    let [_, definition, example] = scheme.columns.clone().unwrap_or_else(own);
    // The headings of the columns are the document's if it has a table of classes.
    let owner = if scheme.columns.is_some() { "document" } else { "kijun" };
    let id = anchor(&class.id);
    let lead = class
        .lead
        .as_deref()
        .map(|lead| view! { <p data-words="document">{words(lead, errata)}</p> });
    let defined = (!class.definitions.is_empty())
        .then(|| view! { <div><h4 data-words=owner>{definition}</h4>{lead}{shown(|html| definitions(html, class, errata))}</div> });
    let shown = (!class.examples.is_empty())
        .then(|| view! { <div><h4 data-words=owner>{example}</h4>{shown(|html| examples(html, class, errata))}</div> });
    let undefined = class.definitions.is_empty().then(|| UNDEFINED.to_owned());
    let notes = undefined.into_iter().chain(class.note.clone());
    let note = notes.map(|note| editor_note(view! { <p>{note}</p> })).collect_view();
    view! {
        <section class="class-words" id=id.clone()>
            <h3 data-words="document"><a href=format!("#{id}")>{words(&class.title, errata)}</a></h3>
            <div class="class-columns">{defined}{shown}</div>
            {note}
        </section>
    }
}

/// Show the finder, if the site has its bundle.
fn finder(
    here: &Here<'_>,
    place: usize,
    standard: &Standard,
    scheme: &ClassScheme,
) -> impl IntoView + use<> {
    let classes = scheme.classes.iter().map(|class| FinderClass {
        id: class.id.clone(),
        demanded: standard.checklists.iter().map(|list| demanded(list, &class.id)).sum(),
        title: class.title.clone(),
        link: format!("#{}", anchor(&class.id)),
        out_of_scope: out_of_scope(standard, &class.id),
    });
    let questions = (0..).zip(&scheme.classes).flat_map(|(place, class)| {
        class.definitions.iter().filter_map(move |definition| {
            Some(Question {
                class: place,
                text: definition.question.as_ref()?.question.clone(),
                words: runs(&definition.words, &standard.errata)
                    .into_iter()
                    .map(|run| Words { text: run.text.to_owned(), as_held: run.as_held })
                    .collect(),
            })
        })
    });
    let inside = here.root.is_inside();
    let checks = (0..).zip(&standard.checklists).filter_map(|(list, checklist)| {
        let route = Route::Check { standard: place, checklist: list };
        let title = checklist.title.clone();
        // A file by itself has its own form only.
        (!inside || here.route == Some(route)).then(|| CheckLink { title, link: here.to(route) })
    });
    let data = FinderData {
        site_root: here.link(""),
        standard: standard.id.clone(),
        requirements: if inside { String::new() } else { here.to(Route::Requirements(place)) },
        classes: classes.collect(),
        questions: questions.collect(),
        checks: checks.collect(),
    };
    let finder = view::frame(&Finder::new(data.clone(), None)).into_string();
    let finder = view! { <div class="live" data-live="finder" inner_html=finder></div> };
    view! {
        <section aria-labelledby="finder">
            <h2 id="finder">"質問に答えて調べる"</h2>
            <p>"上の分類から順に、定義に当たるかどうかを尋ねます。回答は送信も保存もされません。決まった分類は、この端末に保存し、この基準のどのページでも使います。"</p>
            <noscript>
                <p class="notice" data-kind="info">"質問に答えて調べるには、JavaScriptが必要です。下の各分類の定義は、このままお読みいただけます。"</p>
            </noscript>
            {start(!here.root.is_inside(), "質問", || "下の各分類の定義から調べてください。")}
            {program(&data, finder.into_any())}
        </section>
    }
}

/// Return the number of requirements that a checklist demands of a class.
fn demanded(checklist: &Checklist, class: &str) -> usize {
    let class = value(checklist, class);
    let needs = checklist.requirements().map(|(.., each)| Need::of(checklist, each));
    needs.filter(|need| need.classes.split(' ').any(|each| each == class)).count()
}

/// Return the reason why no checklist of the standard covers a class; `None` if one covers it or
/// there is no reason.
fn out_of_scope(standard: &Standard, class: &str) -> Option<String> {
    let reason = |checklist: &Checklist| {
        let class = checklist.rules.classes.iter().find(|each| each.id == class)?;
        class.out_of_scope.clone()
    };
    let reasons: Option<Vec<String>> = standard.checklists.iter().map(reason).collect();
    reasons?.into_iter().next()
}
