//! The requirements on the page, and the values that each one shows.

use std::cell::RefCell;

use web_sys::Element;

use super::super::row::Shown;
use super::super::view::{Reasons, Verdict};
use crate::client::kit::dom::{all, attribute, focus, one, set, show_html, toggle};
use crate::data::check::RequirementWords;

/// The elements of a requirement.
struct Requirement {
    element: Element,
    badge: Option<Element>,
    reason: Option<Element>,
    proposal: Option<Element>,
    changes: Vec<Element>,
    texts: Option<Element>,
    /// The field of its value, and the place for what is wrong with it.
    value: Option<(Element, Element)>,
    /// Its places in the pictures of alternatives, each with its badge.
    members: Vec<(Element, Element)>,
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
    /// The element around the requirements.
    questions: Option<Element>,
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
                texts: one(&element, "[data-texts]"),
                value: one(&element, "[name^='value:']").zip(one(&element, "[data-value-problem]")),
                members: all(root, &format!("[data-member=\"{}\"]", words.id))
                    .filter_map(|member| Some((member.clone(), one(&member, ".status-badge")?)))
                    .collect(),
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
            questions: one(root, ".questions"),
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
            if let Some(pictures) = one(root, ".pictures") {
                toggle(&pictures, "hidden", now.class.is_empty());
            }
            self.class.replace(Some(now.class.clone()));
        }
        for around in [self.questions.as_ref(), self.found.as_ref()].into_iter().flatten() {
            if attribute(around, "data-layout") != now.layout {
                set(around, "data-layout", now.layout);
            }
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

    /// Move the focus to the heading of the requirement at a place.
    pub(super) fn go_to_heading(&self, place: usize) {
        let Some(Some(requirement)) = self.list.get(place) else { return };
        one(&requirement.element, "summary").iter().for_each(focus);
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
    for (member, badge) in &requirement.members {
        set(member, "data-status", now.status);
        badge.set_text_content(Some(&now.badge));
    }
    toggle(&requirement.element, "hidden", now.hidden);
    toggle(&requirement.element, "data-tried", now.tried);
    toggle(&requirement.element, "data-current", now.current);
    if let Some(badge) = &requirement.badge {
        badge.set_text_content(Some(&now.badge));
    }
    if let Some((field, place)) = &requirement.value
        && before.map_or("", |before| &before.value) != now.value
    {
        place.set_text_content(Some(&now.value));
        set(field, "aria-invalid", if now.value.is_empty() { "false" } else { "true" });
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
        show_html(place, &now.proposal);
    }
    for change in &requirement.changes {
        let of = attribute(change, "data-change");
        toggle(change, "hidden", now.edition.is_empty() || of != now.edition);
    }
    // Texts that come from a file or another tab are unfolded. Nothing folds by itself.
    if now.texts
        && before.is_none_or(|before| !before.texts)
        && let Some(texts) = &requirement.texts
    {
        toggle(texts, "open", true);
    }
    // It folds when the class stops asking for it, and unfolds when the class asks again. In
    // between, the reader opens and closes it freely.
    if before.is_some_and(|before| before.folded) != now.folded {
        toggle(&requirement.element, "open", !now.folded);
    }
}

/// Return the element of the requirement of this id.
pub(super) fn element(root: &Element, id: &str) -> Option<Element> {
    one(root, &format!("[data-requirement=\"{id}\"]"))
}

/// Unfold the requirement of this id: a link leads to it.
pub(super) fn unfold(root: &Element, id: &str) {
    if let Some(element) = element(root, id) {
        toggle(&element, "open", true);
    }
}
