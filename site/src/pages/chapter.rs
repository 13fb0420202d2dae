//! A chapter: the document's words, and the way to the chapters before and after it.

use kijun_content::model::{Block, Chapter, Standard};
use leptos::prelude::*;

use crate::components::citation::cited_as;
use crate::components::class_table::class_table;
use crate::components::margin::Margin;
use crate::components::note::editor_note;
use crate::components::requirement_table::requirement_table;
use crate::components::situation::situation;
use crate::components::terms::{Explained, explain};
use crate::components::words::words;
use crate::components::worked_examples::worked_examples;
use crate::page::{Here, Page, below};
use crate::routes::Route;

pub(super) fn page(
    here: &Here<'_>,
    place: usize,
    standard: &Standard,
    chapter: usize,
) -> Option<Page> {
    let route = Route::Chapter(place, chapter);
    let own = standard.chapters.get(chapter)?;
    let wide = own
        .blocks
        .iter()
        .any(|block| matches!(block, Block::RequirementTable(_) | Block::ClassTable));
    let title = &own.title;
    // The document's own title stands once, at its beginning.
    let mut everything = standard.chapters.iter().flat_map(|chapter| &chapter.blocks);
    let placed = everything.any(|block| *block == Block::Title);
    let opening = (chapter == 0 && !placed).then(
        || view! { <p class="document-title" data-words="document">{words(&standard.title, &standard.errata)}</p> },
    );
    // A chapter's title of the document's own stands below it; Kijun's is none of its words.
    let (above, opening) = if own.titled_by_document { (opening, None) } else { (None, opening) };
    let untitled = (!own.titled_by_document)
        .then(|| editor_note("このページの見出しは、原文にないため編集で付けたものです。"));
    let owner = if own.titled_by_document { "document" } else { "kijun" };
    let margin = Margin::of(here, place, standard, chapter, own);
    let blocks = own.blocks.iter().map(|content| block(standard, &margin, content)).collect_view();
    let document = view! { {opening}{blocks} }.to_html();
    let terms = &here.site.library.glossary;
    let Explained { words: document, notes } = explain(&document, terms, &here.to(Route::Glossary));
    let content = view! {
        {above}
        <h1 data-words=owner>{words(title, &standard.errata)}</h1>
        {untitled}
        {situation(standard).into_any()}
        {contents(own)}
        <div class="document" data-words="document" data-cite=cited_as(standard) inner_html=document></div>
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

pub(super) fn block(standard: &Standard, margin: &Margin, block: &Block) -> AnyView {
    match block {
        Block::Html(html) => {
            view! { <div class="prose" inner_html=margin.beside(html)></div> }.into_any()
        }
        Block::RequirementTable(place) => standard
            .checklists
            .get(*place)
            .map(|checklist| requirement_table(checklist, &standard.errata))
            .into_any(),
        Block::ClassTable => {
            standard.classes.as_ref().map(|scheme| class_table(scheme, &standard.errata)).into_any()
        }
        Block::Title => {
            view! { <p class="document-title">{words(&standard.title, &standard.errata)}</p> }
                .into_any()
        }
        Block::Note(note) => editor_note(note.clone()).into_any(),
    }
}

/// The headings of the chapter, each with a link that can be copied.
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

/// All chapters of the document, with this one marked.
pub(super) fn chapters(
    here: &Here<'_>,
    place: usize,
    standard: &Standard,
    chapter: usize,
) -> impl IntoView + use<> {
    let items = (0..).zip(&standard.chapters).map(|(each, other)| {
        let current = (each == chapter).then_some("page");
        let href = here.to(Route::Chapter(place, each));
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

/// The chapters before and after.
pub(super) fn neighbours(
    here: &Here<'_>,
    place: usize,
    standard: &Standard,
    chapter: usize,
) -> impl IntoView + use<> {
    let link = |other: Option<usize>, class: &'static str, label: &'static str| {
        let other = other?;
        let title = standard.chapters.get(other)?.title.clone();
        let href = here.to(Route::Chapter(place, other));
        Some(view! { <a class=class href=href><span>{label}</span>{title}</a> })
    };
    let before = link(chapter.checked_sub(1), "before", "前の章");
    let after = link(chapter.checked_add(1), "after", "次の章");
    let any = before.is_some() || after.is_some();
    any.then(|| view! { <nav class="neighbours" aria-label="前後の章">{before}{after}</nav> })
}
