//! The words around a requirement's own words: the titles above it, its number, its phase and
//! party.

use kijun_content::model::{Anchor, Category, Checklist, Erratum, Item, Requirement, Standard};
use kijun_rules::model::Party;
use leptos::prelude::*;

use super::words::words;

/// Show the heading of an item in a list: its category, and the document's words above it.
pub(crate) fn group_heading(
    category: &Category,
    item: &Item,
    errata: &[Erratum],
) -> impl IntoView + use<> {
    view! {
        <span class="category" data-words="document">{words(&category.title, errata)}</span>
        {leads(item, errata)}
        <span data-words="document">{words(&item.title, errata)}</span>
    }
}

/// Show the document's words between the category and the item, one line each.
fn leads(item: &Item, errata: &[Erratum]) -> impl IntoView + use<> {
    let lead = |lead: &String| view! { <span class="lead" data-words="document">{words(lead, errata)}</span> };
    item.leads.iter().map(lead).collect_view()
}

/// Show the words above a requirement of a chapter. Return `None` in a table, where the item's
/// title is the requirement's own.
pub(crate) fn above(item: &Item, errata: &[Erratum]) -> Option<impl IntoView + use<>> {
    let in_chapter = item.requirements.iter().any(|requirement| requirement.at.is_some());
    let any = !item.leads.is_empty() || !item.title.is_empty();
    (in_chapter && any).then(|| {
        let lines = item.leads.iter().chain([&item.title]).filter(|line| !line.is_empty());
        let lines = lines.map(|line| view! { <p>{words(line, errata)}</p> });
        view! { <div class="above" data-words="document">{lines.collect_view()}</div> }
    })
}

/// Show the number of a requirement, with a link if `href` is given: the document's own number and,
/// if different, the id in answer files.
pub(crate) fn number(requirement: &Requirement, href: Option<String>) -> impl IntoView + use<> {
    let id = requirement.id.clone();
    let place = requirement.place.clone().filter(|place| *place != id);
    let (number, id) = match place {
        Some(place) => (place, Some(view! { <span class="id">{id}</span> })),
        None => (id, None),
    };
    let number = match href {
        Some(href) => view! { <a href=href>{number}</a> }.into_any(),
        None => number.into_any(),
    };
    view! { {number}{id} }
}

/// Show the short name of a requirement of a chapter, in Kijun's words. Return `None` in a table,
/// where the item above the requirement names it.
pub(crate) fn name(requirement: &Requirement) -> Option<impl IntoView + use<>> {
    let name = requirement.at.as_ref().map(|_| requirement.title.clone());
    name.map(|name| view! { <p class="requirement-name" data-words="kijun">{name}</p> })
}

/// Show in which phase a requirement is checked and who answers for it, if the rules say so.
pub(crate) fn duty(
    checklist: &Checklist,
    requirement: &Requirement,
) -> Option<impl IntoView + use<>> {
    let mut rules = checklist.rules.requirements.iter();
    let rule = rules.find(|rule| rule.id == requirement.id)?;
    let phase = rule.phase.map(|phase| format!("段階: {}", phase.label()));
    let party = rule.party.map(|party| format!("答える人: {}", party_label(party)));
    let said: Vec<String> = phase.into_iter().chain(party).collect();
    (!said.is_empty()).then(|| view! { <p class="duty" data-words="kijun">{said.join("　")}</p> })
}

fn party_label(party: Party) -> &'static str {
    match party {
        Party::Provider => "事業者",
        Party::Municipality => "市",
    }
}

/// Return the path, below the site's root, of a place in a chapter; `None` without such a chapter.
pub(crate) fn place(standard: &Standard, at: &Anchor) -> Option<String> {
    let chapter = standard.chapters.get(at.chapter)?;
    Some(format!("{}/{}/#{}", standard.id, chapter.id, at.id))
}
