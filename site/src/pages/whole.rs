//! A whole document on one page, for printing and for searching in it.

use kijun_content::model::{Chapter, Standard};
use kijun_content::tree::{Builder, Fragment, Node};
use leptos::prelude::*;

use super::chapter::add_blocks;
use crate::components::citation::cited_as;
use crate::components::date::edition;
use crate::components::figures::place_figures;
use crate::components::joined::join;
use crate::components::margin::Margin;
use crate::components::note::short_note;
use crate::components::words::words;
use crate::page::{Here, Page, below};
use crate::routes::{Root, Route};

/// The note below a title that the document does not have.
const UNTITLED: &str = "見出しは編集で付けたものです。";

pub(super) fn page(
    here: &Here<'_>,
    place: usize,
    standard: &Standard,
    documents: &[Fragment],
) -> Page {
    let contents = (0..).zip(&standard.chapters).map(|(number, chapter)| entry(number, chapter));
    let chapters = (0..).zip(&standard.chapters).zip(documents);
    let chapters =
        chapters.map(|((number, chapter), document)| whole(standard, number, chapter, document));
    let publisher = standard.publisher.clone();
    let publisher = publisher.unwrap_or_else(|| "文書に発行者の記載がありません".to_owned());
    // A file by itself has no pages of the chapters.
    let chapterwise = (!here.root.is_inside()).then(|| {
        let address = here.to(Route::Standard(place));
        view! { <a href=address>"章ごとに読む"</a> }
    });
    let content = view! {
        <div class="cover">
            <h1 data-words="document">{words(&standard.title, &standard.errata)}</h1>
            <dl class="facts">
                <div><dt>"発行者"</dt><dd>{publisher}</dd></div>
                <div><dt>"版"</dt><dd>{edition(standard)}</dd></div>
                <div><dt>"もとにした文書"</dt><dd>{standard.origin.clone()}</dd></div>
            </dl>
            <p class="hint">
                "原文の全章を1つにまとめたページです。ブラウザーの印刷機能で、目次とページ番号の付いた文書として印刷できます。"
                {chapterwise}
            </p>
            <nav class="contents" aria-label="目次"><h2>"目次"</h2><ol>{contents.collect_view()}</ol></nav>
        </div>
        <div data-cite=cited_as(standard)>{chapters.collect_view()}</div>
    };
    Page {
        title: format!("全文 {}", standard.title),
        description: format!("{}の全章を1つにまとめた、印刷のためのページです。", standard.title),
        trail: below(place, standard, Route::Whole(place), "全文"),
        wide: true,
        family: None,
        content: content.into_any(),
    }
}

/// Return the id of a chapter on this page. Anchors are unique only within a chapter, so this id is
/// put before them.
pub(super) fn id(number: usize) -> String {
    format!("chapter-{}", number + 1)
}

fn entry(number: usize, chapter: &Chapter) -> impl IntoView + use<> {
    let sections = chapter.headings.iter().filter(|heading| heading.level == 2).map(|heading| {
        let href = format!("#{}-{}", id(number), heading.id);
        view! { <li><a href=href>{heading.text.clone()}</a></li> }
    });
    let sections = sections.collect_view();
    let sections = (!sections.is_empty()).then(|| view! { <ol>{sections}</ol> });
    let href = format!("#{}", id(number));
    view! { <li><a href=href>{chapter.title.clone()}</a>{sections}</li> }
}

/// Make the words of every chapter, each with its anchors below its own id. In a file by itself, links
/// between the chapters stay inside.
pub(super) fn documents(here: &Here<'_>, standard: &Standard) -> Vec<Fragment> {
    let documents = (0..).zip(&standard.chapters).map(|(number, chapter)| {
        let mut html = Builder::default();
        add_blocks(&mut html, standard, chapter);
        let mut document = html.finish();
        place_figures(&mut document, here, standard);
        Margin::of_places(chapter).put_beside(&mut document);
        join(&mut document, &id(number));
        if here.root.is_inside() {
            stay_inside(&mut document, standard);
        }
        document
    });
    documents.collect()
}

fn whole(
    standard: &Standard,
    number: usize,
    chapter: &Chapter,
    document: &Fragment,
) -> impl IntoView + use<> {
    let owner = if chapter.titled_by_document { "document" } else { "kijun" };
    let untitled = (!chapter.titled_by_document).then(|| short_note(UNTITLED));
    view! {
        <section class="whole-chapter">
            <h2 id=id(number) data-words=owner>{words(&chapter.title, &standard.errata)}</h2>
            {untitled}
            <div class="document" data-words="document" inner_html=document.to_string()></div>
        </section>
    }
}

/// Mark the links to other chapters as links inside the page. They lead to the folder beside.
fn stay_inside(document: &mut Fragment, standard: &Standard) {
    let root = Root::inside();
    for node in document.tree_mut().values_mut() {
        if let Node::Element(element) = node
            && let Some(chapter) = element.get("href").and_then(|href| href.strip_prefix("../"))
        {
            element.set("href", root.link(&format!("{}/{chapter}", standard.id)));
        }
    }
}
