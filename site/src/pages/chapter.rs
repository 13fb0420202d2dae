//! A chapter: the document's words, and links to the chapters before and after it.

use kijun_content::model::{Block, Chapter, Standard};
use kijun_content::tree::{Builder, Element, Fragment};
use leptos::prelude::*;

use crate::components::citation::cited_as;
use crate::components::class_table::class_table;
use crate::components::errata::explain_marks;
use crate::components::figures::place_figures;
use crate::components::margin::Margin;
use crate::components::note::{add_editor_note, short_note};
use crate::components::requirement_table::requirement_table;
use crate::components::terms::explain;
use crate::components::words::{add_words, shown, words};
use crate::components::worked_examples::worked_examples;
use crate::page::{Here, Page, below};
use crate::routes::Route;

/// Make the words of a chapter, with the margin beside them. Terms are not explained yet.
pub(super) fn document(
    here: &Here<'_>,
    place: usize,
    standard: &Standard,
    chapter: usize,
) -> Option<Fragment> {
    let own = standard.chapters.get(chapter)?;
    let mut html = Builder::default();
    if opens(standard, chapter) && !own.titled_by_document {
        document_title(&mut html, standard);
    }
    add_blocks(&mut html, standard, own);
    let mut document = html.finish();
    place_figures(&mut document, here, standard);
    Margin::of(here, place, standard, chapter, own).put_beside(&mut document);
    Some(document)
}

/// Return whether the document's title comes before this chapter: it comes before the first
/// chapter, unless a chapter shows it elsewhere.
fn opens(standard: &Standard, chapter: usize) -> bool {
    let mut everything = standard.chapters.iter().flat_map(|chapter| &chapter.blocks);
    chapter == 0 && !everything.any(|block| *block == Block::Title)
}

fn document_title(html: &mut Builder, standard: &Standard) {
    let title = Element::new("p").with("data-words", "document").with("class", "document-title");
    html.element(title, |title| add_words(title, &standard.title, &standard.errata));
}

pub(super) fn page(
    here: &Here<'_>,
    place: usize,
    standard: &Standard,
    chapter: usize,
    document: &Fragment,
) -> Option<Page> {
    let route = Route::Chapter { standard: place, chapter };
    let own = standard.chapters.get(chapter)?;
    let wide = own
        .blocks
        .iter()
        .any(|block| matches!(block, Block::RequirementTable(_) | Block::ClassTable));
    let title = &own.title;
    // If the chapter's own title is from the document, the document's title comes before it.
    let above = (opens(standard, chapter) && own.titled_by_document)
        .then(|| shown(|html| document_title(html, standard)));
    let untitled = (!own.titled_by_document).then(|| short_note("見出しは編集で付けたものです。"));
    let owner = if own.titled_by_document { "document" } else { "kijun" };
    let mut document = document.clone();
    let glossary = &here.site.library.glossary[..];
    let glossary = if here.links_to(Route::Glossary) { glossary } else { &[] };
    let notes = explain(&mut document, glossary, &here.to(Route::Glossary));
    let errata = here.to(Route::Errata(place));
    let notes = notes + &explain_marks(&mut document, &standard.errata, &errata);
    let content = view! {
        {above}
        <h1 data-words=owner>{words(title, &standard.errata)}</h1>
        {untitled}
        {contents(own)}
        <div class="document" data-words="document" data-cite=cited_as(standard) inner_html=document.to_string()></div>
        <div data-words="kijun" inner_html=notes></div>
        {worked_examples(here, place, standard, |example| example.at.chapter == chapter)}
        {neighbours(here, place, standard, chapter)}
    };
    let list = chapters(here, place, standard, chapter).into_any();
    let content = view! { <div class="beside">{list}<div>{content.into_any()}</div></div> };
    Some(Page {
        title: format!("{title} {}", standard.short_title),
        description: format!("{}の「{title}」を原文のまま掲載しています。", standard.title),
        trail: below(place, standard, route, title),
        wide,
        family: None,
        content: content.into_any(),
    })
}

/// Add the content of a chapter.
pub(super) fn add_blocks(html: &mut Builder, standard: &Standard, chapter: &Chapter) {
    let errata = &standard.errata;
    for block in &chapter.blocks {
        match block {
            Block::Words(words) => {
                html.element(Element::new("div").with("class", "prose"), |own| own.append(words));
            }
            Block::RequirementTable(list) => {
                if let Some(checklist) = standard.checklists.get(*list) {
                    requirement_table(html, checklist, errata);
                }
            }
            Block::ClassTable => {
                if let Some(scheme) = &standard.classes {
                    class_table(html, scheme, errata);
                }
            }
            Block::Title => {
                let title = Element::new("p").with("class", "document-title");
                html.element(title, |title| add_words(title, &standard.title, errata));
            }
            Block::Note(note) => add_editor_note(html, note),
        }
    }
}

/// Show the headings of the chapter, each with a link that can be copied.
pub(super) fn contents(chapter: &Chapter) -> Option<impl IntoView + use<>> {
    let items = chapter.headings.iter().map(|heading| {
        let href = format!("#{}", heading.id);
        let depth = heading.level.to_string();
        view! { <li data-level=depth><a href=href>{heading.text.clone()}</a></li> }
    });
    (!chapter.headings.is_empty()).then(|| {
        view! {
            <nav class="contents" aria-label="このページの見出し"><ul>{items.collect_view()}</ul></nav>
        }
    })
}

/// Show all chapters of the document, with this one marked.
pub(super) fn chapters(
    here: &Here<'_>,
    place: usize,
    standard: &Standard,
    chapter: usize,
) -> impl IntoView + use<> {
    let items = (0..).zip(&standard.chapters).map(|(each, other)| {
        let current = (each == chapter).then_some("page");
        let href = here.to(Route::Chapter { standard: place, chapter: each });
        view! { <li><a href=href aria-current=current>{other.title.clone()}</a></li> }
    });
    let label = format!("{}の章", standard.short_title);
    let whole = here.to(Route::Whole(place));
    view! {
        <nav class="chapter-list" aria-label=label>
            <ul>{items.collect_view()}</ul>
            <p><a href=whole>"全文(印刷用)"</a></p>
        </nav>
    }
}

/// Show links to the chapters before and after.
pub(super) fn neighbours(
    here: &Here<'_>,
    place: usize,
    standard: &Standard,
    chapter: usize,
) -> impl IntoView + use<> {
    let link = |other: Option<usize>, class: &'static str, label: &'static str| {
        let other = other?;
        let title = standard.chapters.get(other)?.title.clone();
        let href = here.to(Route::Chapter { standard: place, chapter: other });
        Some(view! { <a class=class href=href><span>{label}</span>{title}</a> })
    };
    let before = link(chapter.checked_sub(1), "before", "前の章");
    let after = link(chapter.checked_add(1), "after", "次の章");
    let any = before.is_some() || after.is_some();
    any.then(|| view! { <nav class="neighbours" aria-label="前後の章">{before}{after}</nav> })
}
