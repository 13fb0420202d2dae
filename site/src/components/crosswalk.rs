//! Shared by the pages of the crosswalk: the place of a requirement, its words, and an entry as a
//! sentence.

use kijun_content::Library;
use kijun_content::model::{Block, Checklist, Erratum, Holds, Item, Level, Requirement, Standard};
use kijun_crosswalk::Relation;
use leptos::prelude::*;

use super::requirement_table::{anchor, columns};
use super::requirement_words::{duty, name, place};
use super::words::words;
use crate::page::Here;
use crate::routes::Route;

/// A checklist of the library, with its place there.
#[derive(Clone, Copy)]
pub(crate) struct Listed<'a> {
    /// The place of the standard in the library.
    pub(crate) place: usize,
    /// The place of the checklist in its standard.
    pub(crate) list: usize,
    pub(crate) standard: &'a Standard,
    pub(crate) checklist: &'a Checklist,
}

/// Return every checklist, in the library's order.
pub(crate) fn listed(library: &Library) -> impl Iterator<Item = Listed<'_>> {
    (0..).zip(&library.standards).flat_map(|(place, standard)| {
        let lists = (0..).zip(&standard.checklists);
        lists.map(move |(list, checklist)| Listed { place, list, standard, checklist })
    })
}

impl<'a> Listed<'a> {
    /// Return the checklist's path.
    pub(crate) fn path(self) -> &'a str {
        &self.checklist.rules.id
    }

    /// Return the name of the checklist for pages with several standards.
    pub(crate) fn label(self) -> String {
        let short = &self.standard.short_title;
        if self.standard.checklists.len() > 1 {
            format!("{short}（{}）", self.checklist.title)
        } else {
            short.clone()
        }
    }

    /// Find a requirement by its id, with the item it belongs to.
    pub(crate) fn find(self, id: &str) -> Option<Found<'a>> {
        let mut all = self.checklist.requirements();
        let (_, item, requirement) = all.find(|(_, _, each)| each.id == id)?;
        Some(Found { listed: self, item, requirement })
    }

    /// Find the requirements with these ids.
    pub(crate) fn find_all(self, ids: &[String]) -> Vec<Found<'a>> {
        ids.iter().filter_map(|id| self.find(id)).collect()
    }
}

/// A requirement of a checklist.
#[derive(Clone, Copy)]
pub(crate) struct Found<'a> {
    pub(crate) listed: Listed<'a>,
    pub(crate) item: &'a Item,
    pub(crate) requirement: &'a Requirement,
}

impl Found<'_> {
    /// Return the document's number: `No.5-1`, `3.1(8)⑤`.
    pub(crate) fn number(self) -> String {
        let Requirement { id, place, at, .. } = self.requirement;
        let heading = self.listed.checklist.heading(&Holds::Number).filter(|_| at.is_none());
        match place {
            Some(place) => place.clone(),
            None => format!("{}{id}", heading.unwrap_or_default()),
        }
    }

    /// Return the link to the place where the document says it.
    pub(crate) fn original(self, here: &Here<'_>) -> String {
        let Listed { place: standard_place, list, standard, .. } = self.listed;
        if let Some(path) = self.requirement.at.as_ref().and_then(|at| place(standard, at)) {
            return here.link(&path);
        }
        let table = Block::RequirementTable(list);
        let chapter = standard.chapters.iter().position(|chapter| chapter.blocks.contains(&table));
        let page = chapter.map_or(Route::Standard(standard_place), |chapter| Route::Chapter {
            standard: standard_place,
            chapter,
        });
        format!("{}#{}", here.to(page), anchor(&self.requirement.id))
    }

    /// Show its number, as a link to its place in the document, and its title.
    pub(crate) fn brief(self, here: &Here<'_>) -> impl IntoView + use<> {
        let title = self.requirement.title.replace('\n', " ");
        view! { <a href=self.original(here)>{self.number()}</a>" "{title} }
    }

    /// Show its words: number, name, text, the demand of each class, who answers and when.
    pub(crate) fn words(self, here: &Here<'_>) -> impl IntoView + use<> {
        let Self { listed: Listed { standard, checklist, .. }, item, requirement, .. } = self;
        let errata = &standard.errata;
        // The id in answer files, if the document's number is a different one.
        let id = requirement.place.is_some().then(|| {
            view! { <span class="id">{requirement.id.clone()}</span> }
        });
        // In a table the title of the item names the requirement; in a chapter, an editor's name
        // does.
        let item = (requirement.at.is_none() && !item.title.is_empty()).then(|| {
            let title = words(&item.title, errata);
            view! { <p class="item" data-words="document">{title}</p> }
        });
        view! {
            <div class="crosswalk-words" data-standard=standard.id.clone()>
                <p class="crosswalk-number">
                    <a href=self.original(here)>{self.number()}</a>
                    {id}
                </p>
                {item}
                {name(requirement)}
                <p class="text" data-words="document">{words(&requirement.text, errata)}</p>
                {levels(checklist, requirement, errata)}
                {duty(checklist, requirement)}
            </div>
        }
    }
}

/// Show the demands of the classes; classes with a demand in the same words are shown together.
fn levels(
    checklist: &Checklist,
    requirement: &Requirement,
    errata: &[Erratum],
) -> impl IntoView + use<> {
    let mut groups: Vec<(&Level, Vec<String>)> = Vec::new();
    for class in columns(checklist) {
        let mut levels = requirement.levels.iter();
        let Some(level) = levels.find(|level| level.class == class.id) else {
            continue;
        };
        let title = class.title.clone();
        match groups.iter_mut().find(|(known, _)| known.words == level.words) {
            Some((_, classes)) => classes.push(title),
            None => groups.push((level, vec![title])),
        }
    }
    let rows = groups.into_iter().map(|(level, classes)| {
        let classes =
            classes.into_iter().map(|title| view! { <dt data-words="document">{title}</dt> });
        let says = words(&level.words, errata);
        view! { <div>{classes.collect_view()}<dd data-words="document">{says}</dd></div> }
    });
    view! { <dl class="crosswalk-levels">{rows.collect_view()}</dl> }
}

/// Show an entry as a sentence, with a sign before it. `a` and `b` are the two sides as they are to
/// be shown.
pub(crate) fn relation(relation: Relation, a: AnyView, b: AnyView) -> impl IntoView {
    let (sign, word) = sign(relation);
    let sentence = match relation {
        Relation::Equal => view! { {a}"と"{b}"は、同じことを求めています。" }.into_any(),
        Relation::Superset => view! { {a}"は、"{b}"の求めることをすべて含みます。" }.into_any(),
        Relation::Subset => view! { {a}"の求めることは、"{b}"に含まれます。" }.into_any(),
        Relation::Related => view! {
            {a}"と"{b}"は関連しますが、一方を満たしても、もう一方を満たすとは限りません。"
        }
        .into_any(),
    };
    view! {
        <p class="relation">
            <span class="relation-mark" data-relation=relation.id()>
                <span aria-hidden="true">{sign}</span>
                {word}
            </span>
            {sentence}
        </p>
    }
}

/// Return a sign and a word for a relation.
pub(crate) fn sign(relation: Relation) -> (&'static str, &'static str) {
    match relation {
        Relation::Equal => ("＝ ", "同じ"),
        Relation::Superset => ("⊇ ", "含む"),
        Relation::Subset => ("⊆ ", "含まれる"),
        Relation::Related => ("～ ", "関連"),
    }
}

/// Show the editor's reason for a relation. Odd words in its quotations are marked as published as
/// held.
pub(crate) fn why(text: &str, one: &Standard, other: &Standard) -> impl IntoView + use<> {
    let errata: Vec<Erratum> = one.errata.iter().chain(&other.errata).cloned().collect();
    view! {
        <p class="why" data-words="kijun">
            <span class="editor-note-label">"編集者の読み取り"</span>
            {words(text, &errata)}
        </p>
    }
}
