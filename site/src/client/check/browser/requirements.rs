//! The requirements on the page, and the values that each one shows.

use std::cell::RefCell;

use web_sys::Element;

use super::super::row::Shown;
use super::super::view::{Reasons, Verdict};
use crate::client::kit::dom::{all, attribute, focus, one, set, toggle};
use crate::data::check::RequirementWords;

/// The elements of a requirement.
struct Requirement {
    element: Element,
    badge: Option<Element>,
    reason: Option<Element>,
    proposal: Option<Element>,
    changes: Vec<Element>,
}

/// The requirements in the page's order, the values that each one showed last, and the elements
/// around them.
pub(super) struct Requirements {
    list: Vec<Option<Requirement>>,
    shown: RefCell<Vec<Option<Shown>>>,
    class: RefCell<Option<String>>,
    /// The items and categories, each with the places of its requirements.
    groups: Vec<(Element, Vec<usize>)>,
    /// The elements that show a category's progress.
    progress: Vec<Vec<Element>>,
    found: Option<Element>,
}

impl Requirements {
    pub(super) fn find(root: &Element, words: &[RequirementWords]) -> Self {
        let find = |words: &RequirementWords| {
            let element = one(root, &format!("[data-requirement=\"{}\"]", words.id))?;
            Some(Requirement {
                badge: one(&element, "[data-status-text]"),
                reason: one(&element, "[data-reason]"),
                proposal: one(&element, "[data-proposal]"),
                changes: all(&element, "[data-change]").collect(),
                element,
            })
        };
        let list: Vec<Option<Requirement>> = words.iter().map(find).collect();
        let groups = all(root, "[data-category], [data-item]").map(|group| {
            let inside = |requirement: &Option<Requirement>| {
                requirement.as_ref().is_some_and(|it| group.contains(Some(&it.element)))
            };
            let first = list.iter().position(inside).unwrap_or(list.len());
            let count = list[first..].iter().take_while(|it| inside(it)).count();
            let places = (first..first + count).collect();
            (group, places)
        });
        let categories = words.iter().map(|words| words.category + 1).max().unwrap_or_default();
        let progress = (1..=categories)
            .map(|number| all(root, &format!("[data-progress=\"{number}\"]")).collect());
        Self {
            groups: groups.collect(),
            shown: RefCell::new(vec![None; list.len()]),
            class: RefCell::default(),
            progress: progress.collect(),
            found: one(root, "[data-found]"),
            list,
        }
    }

    /// Show the state of each requirement. Show the document's words for the chosen class only, or
    /// for all classes if none is chosen.
    pub(super) fn show(&self, root: &Element, now: &Verdict) {
        if self.class.borrow().as_ref() != Some(&now.class) {
            for words in all(root, "[data-class]") {
                let of = attribute(&words, "data-class");
                toggle(&words, "hidden", !now.class.is_empty() && of != now.class);
            }
            self.class.replace(Some(now.class.clone()));
        }
        let mut shown = self.shown.borrow_mut();
        let mut moved = false;
        for ((requirement, before), now) in
            self.list.iter().zip(shown.iter_mut()).zip(&now.requirements)
        {
            let (Some(requirement), Some(now)) = (requirement, now) else { continue };
            if before.as_ref() != Some(now) {
                moved |= before.as_ref().is_none_or(|before| before.hidden != now.hidden);
                write(requirement, before.as_ref(), now);
                *before = Some(now.clone());
            }
        }
        if moved {
            let hidden = |place: &usize| {
                shown.get(*place).and_then(Option::as_ref).is_some_and(|shown| shown.hidden)
            };
            for (group, places) in &self.groups {
                toggle(group, "hidden", !places.is_empty() && places.iter().all(hidden));
            }
        }
    }

    /// Show the progress of each category, and the number of requirements that the filter shows.
    pub(super) fn show_finding(&self, now: &Reasons) {
        let places = self.progress.iter().zip(&now.progress);
        let places =
            places.flat_map(|(places, text)| places.iter().map(move |place| (place, text)));
        for (place, text) in places.chain(self.found.iter().map(|found| (found, &now.found))) {
            if place.text_content().as_ref() != Some(text) {
                place.set_text_content(Some(text));
            }
        }
    }

    /// Return the place of the requirement around an element.
    pub(super) fn place_of(&self, element: &Element) -> Option<usize> {
        let around = element.closest("[data-requirement]").ok().flatten()?;
        self.list.iter().position(|it| it.as_ref().is_some_and(|it| it.element == around))
    }

    /// Open the requirement at a place, scroll it into view, and move the focus to its answers.
    pub(super) fn go_to(&self, place: usize) {
        let Some(Some(requirement)) = self.list.get(place) else { return };
        toggle(&requirement.element, "open", true);
        if let Some(radio) = one(&requirement.element, "input[type=radio]") {
            requirement.element.scroll_into_view();
            focus(&radio);
        }
    }
}

fn write(requirement: &Requirement, before: Option<&Shown>, now: &Shown) {
    set(&requirement.element, "data-status", now.status);
    toggle(&requirement.element, "hidden", now.hidden);
    if let Some(badge) = &requirement.badge {
        badge.set_text_content(Some(now.badge));
    }
    if let Some(reason) = &requirement.reason {
        toggle(reason, "hidden", now.reason.is_empty());
        set(reason, "data-reason", now.reason);
        if let Some(area) = one(reason, "textarea") {
            let required = now.reason == "required";
            set(&area, "aria-required", if required { "true" } else { "false" });
        }
    }
    if let Some(place) = &requirement.proposal
        && before.map_or("", |before| &before.proposal) != now.proposal
    {
        place.set_inner_html(&now.proposal);
    }
    for change in &requirement.changes {
        let of = attribute(change, "data-change");
        toggle(change, "hidden", now.edition.is_empty() || of != now.edition);
    }
    // It folds when the class stops asking for it, and unfolds when the class asks again. In
    // between, the reader opens and closes it freely.
    if before.is_some_and(|before| before.folded) != now.folded {
        toggle(&requirement.element, "open", !now.folded);
    }
}
