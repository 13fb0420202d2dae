//! Finding one's way: filters, the next open question, progress by category.

use std::cell::{Cell, RefCell};

use gloo::utils::document;
use kijun_rules::Rules;
use kijun_rules::engine::RequirementStatus;
use kijun_rules::model::{Party, Phase, Severity};
use web_sys::Element;

use super::super::draft::Outcome;
use super::controls::{Controls, Requirement};
use crate::client::kit::dom::{all, attribute, focus, one, toggle};

/// A category of the page: where its progress stands, and its requirements' places in the page.
struct Category {
    places: Vec<Element>,
    requirements: std::ops::Range<usize>,
    shown: Cell<(usize, usize)>,
}

/// The filters and the progress.
pub(super) struct Finder {
    groups: Vec<Element>,
    categories: Vec<Category>,
    filter: RefCell<String>,
    /// Of each requirement, whether it is hidden.
    hidden: RefCell<Vec<bool>>,
    found: Option<Element>,
}

impl Finder {
    /// The parts inside `root`.
    pub(super) fn find(root: &Element, controls: &Controls) -> Self {
        let mut at = 0;
        let categories = all(root, "[data-category]").map(|section| {
            let start = at;
            at += all(&section, "[data-requirement]").count();
            let name = attribute(&section, "data-category");
            Category {
                places: all(root, &format!("[data-progress=\"{name}\"]")).collect(),
                requirements: start..at,
                shown: Cell::new((usize::MAX, 0)),
            }
        });
        Self {
            categories: categories.collect(),
            groups: all(root, "[data-category], [data-item]").collect(),
            filter: RefCell::default(),
            hidden: RefCell::new(vec![false; controls.requirements.len()]),
            found: one(root, "[data-found]"),
        }
    }

    /// Shows how many of each category are answered.
    pub(super) fn show(&self, controls: &Controls, outcome: Option<&Outcome>) {
        use RequirementStatus::{NotRequired, Unanswered, Unavailable};
        for category in &self.categories {
            let requirements = controls.requirements.get(category.requirements.clone());
            let statuses = requirements.into_iter().flatten().filter_map(|requirement| {
                outcome?.explanation.statuses.get(requirement.index.get())
            });
            let asked = statuses.filter(|status| !matches!(status, NotRequired | Unavailable));
            let progress = asked.fold((0, 0), |(done, all), status| {
                (done + usize::from(!matches!(status, Unanswered)), all + 1)
            });
            if category.shown.replace(progress) != progress {
                let text = match progress {
                    (_, 0) => String::new(),
                    (done, all) => format!("回答{done}／{all}"),
                };
                for place in &category.places {
                    place.set_text_content(Some(&text));
                }
            }
        }
    }

    /// Shows only the requirements of a filter. It is applied when it is chosen: a requirement does
    /// not vanish from under the hand that answers it.
    pub(super) fn apply(
        &self,
        name: &str,
        rules: &Rules,
        controls: &Controls,
        outcome: Option<&Outcome>,
    ) {
        self.filter.replace(name.to_owned());
        let mut hidden = self.hidden.borrow_mut();
        let mut count = 0;
        for (requirement, hidden) in controls.requirements.iter().zip(hidden.iter_mut()) {
            let fits = fits(name, rules, requirement, outcome);
            count += usize::from(fits);
            if *hidden == fits {
                toggle(&requirement.element, "hidden", !fits);
                *hidden = !fits;
            }
        }
        for group in &self.groups {
            let empty = one(group, "[data-requirement]:not([hidden])").is_none();
            toggle(group, "hidden", empty);
        }
        if let Some(found) = &self.found {
            let text = if name == "all" {
                String::new()
            } else {
                format!("{count}件を表示しています。")
            };
            found.set_text_content(Some(&text));
        }
    }

    /// Applies the filter again, e.g. after another class was chosen.
    pub(super) fn again(&self, rules: &Rules, controls: &Controls, outcome: Option<&Outcome>) {
        let name = self.filter.borrow().clone();
        if !name.is_empty() && name != "all" {
            self.apply(&name, rules, controls, outcome);
        }
    }

    /// Goes to the first open question after the one that has the focus, round to the first.
    /// `false` if none is open.
    pub(super) fn next(&self, controls: &Controls, open: impl Fn(&Requirement) -> bool) -> bool {
        let active = document().active_element();
        let here = active.and_then(|active| active.closest("[data-requirement]").ok()?);
        let here = here.and_then(|here| {
            controls.requirements.iter().position(|requirement| requirement.element == here)
        });
        let start = here.map_or(0, |here| here + 1);
        let (before, after) =
            controls.requirements.split_at(start.min(controls.requirements.len()));
        let Some(next) = after.iter().chain(before).find(|requirement| open(requirement)) else {
            return false;
        };
        // One that the filter has hidden is shown.
        for group in &self.groups {
            if group.contains(Some(&next.element)) {
                toggle(group, "hidden", false);
            }
        }
        toggle(&next.element, "hidden", false);
        toggle(&next.element, "open", true);
        if let Some(radio) = one(&next.element, "input[type=radio]") {
            next.element.scroll_into_view();
            focus(&radio);
        }
        true
    }
}

fn fits(name: &str, rules: &Rules, requirement: &Requirement, outcome: Option<&Outcome>) -> bool {
    use RequirementStatus::{Follows, NotRequired, Unanswered};
    let explanation = outcome.map(|outcome| &outcome.explanation);
    let status = explanation.and_then(|it| it.statuses.get(requirement.index.get())).copied();
    let rule = rules.requirement_at(requirement.index);
    let party = rule.and_then(|rule| rule.party);
    match name {
        "open" => status.is_none_or(|status| status == Unanswered),
        "unmet" => {
            matches!(status, Some(Follows(Severity::Nonconforming | Severity::ApprovalRequired)))
        }
        "asked" => status != Some(NotRequired),
        "decisive" => explanation.is_some_and(|it| it.decisive.contains(&requirement.index)),
        "provider" => party == Some(Party::Provider),
        "municipality" => party == Some(Party::Municipality),
        // What a provider sees before a bid.
        "bid" => {
            let phase = rule.and_then(|rule| rule.phase);
            party == Some(Party::Provider)
                || matches!(phase, Some(Phase::Selection | Phase::Procurement))
        }
        "proposed" => one(&requirement.element, ".proposal").is_some(),
        _ => true,
    }
}
