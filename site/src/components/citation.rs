//! The document's words with a link to their place in it.

use kijun_content::model::{Block, Citation, CitedAt, Standard};
use leptos::prelude::*;

use super::date::name_of_edition;
use super::requirement_table::{anchor, footnotes_anchor};
use super::requirement_words::place as place_in_chapter;
use super::words::words;
use crate::page::Here;

/// Show a quotation: the words and, below, the place as a link.
pub(crate) fn quotation(
    here: &Here<'_>,
    standard: &Standard,
    cited: &Citation,
) -> impl IntoView + use<> {
    view! {
        <blockquote class="quote">
            <p data-words="document">{words(&cited.quote, &standard.errata)}</p>
            <footer>"原文: "{source(here, standard, cited)}</footer>
        </blockquote>
    }
}

/// Return how to cite a document, before the place in it: `北九州市 クラウドサービス利用基準 第1.1版`.
pub(crate) fn cited_as(standard: &Standard) -> String {
    let publisher = standard.publisher.as_ref();
    // Some titles begin with the city's name.
    let publisher = publisher.filter(|publisher| !standard.title.starts_with(publisher.as_str()));
    let edition = standard.editions.last().map(|edition| name_of_edition(&edition.id));
    let parts = [publisher.cloned(), Some(standard.title.clone()), edition];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Show the place as a link, or only its name if no page has it.
fn source(here: &Here<'_>, standard: &Standard, cited: &Citation) -> AnyView {
    match place(standard, cited) {
        (label, Some(path)) => view! { <a href=here.link(&path)>{label}</a> }.into_any(),
        (label, None) => label.into_any(),
    }
}

/// Return the name of a cited place, and its path below the site's root; `None` if no page has it.
pub(crate) fn place(standard: &Standard, cited: &Citation) -> (String, Option<String>) {
    let label = match cited.at {
        CitedAt::Passage(_) | CitedAt::Row { .. } => cited.label.clone(),
        CitedAt::Footnote { .. } => format!("{}の注記", cited.label),
    };
    (label, path(standard, &cited.at))
}

/// Return the path, below the site's root, of a cited place; `None` if no page has it.
fn path(standard: &Standard, at: &CitedAt) -> Option<String> {
    let (checklist, anchor) = match at {
        CitedAt::Passage(at) => return place_in_chapter(standard, at),
        CitedAt::Row { checklist, requirement } => (*checklist, anchor(requirement)),
        CitedAt::Footnote { checklist } => {
            (*checklist, footnotes_anchor(&standard.checklists.get(*checklist)?.name))
        }
    };
    let table = Block::RequirementTable(checklist);
    let chapter = standard.chapters.iter().find(|chapter| chapter.blocks.contains(&table))?;
    Some(format!("{}/{}/#{anchor}", standard.id, chapter.id))
}
