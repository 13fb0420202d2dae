//! The form's static controls: values out of them, values and states into them.

use std::cell::RefCell;

use kijun_rules::engine::RequirementStatus;
use kijun_rules::{RequirementIndex, Rules};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

use super::super::draft::{Draft, Field, Outcome};
use super::super::words;

/// One requirement's place in the page.
struct Requirement {
    index: RequirementIndex,
    id: String,
    element: Element,
    badge: Option<Element>,
    reason: Option<Element>,
}

/// What was last written to a requirement, so that only changes are written.
#[derive(Clone, PartialEq, Eq)]
struct Shown {
    status: Option<RequirementStatus>,
    badge: &'static str,
    reason: bool,
}

/// The controls of the page.
pub(super) struct Controls {
    root: Element,
    requirements: Vec<Requirement>,
    shown: RefCell<Vec<Option<Shown>>>,
    class: RefCell<Option<String>>,
}

impl Controls {
    /// The controls inside `root`.
    pub(super) fn find(root: Element, rules: &Rules) -> Self {
        let requirements = elements(&root, "[data-requirement]").filter_map(|element| {
            let id = element.get_attribute("data-requirement")?;
            let index = rules.requirement(&id)?;
            let part = |selector: &str| element.query_selector(selector).ok().flatten();
            let (badge, reason) = (part("[data-status-text]"), part("[data-reason]"));
            Some(Requirement { index, id, element, badge, reason })
        });
        let requirements: Vec<Requirement> = requirements.collect();
        let shown = RefCell::new(vec![None; requirements.len()]);
        Self { root, requirements, shown, class: RefCell::new(None) }
    }

    /// Lets the controls be used.
    pub(super) fn enable(&self) {
        for control in elements(&self.root, ":disabled") {
            // A control that stays disabled is seen at once; there is nothing else to be done.
            let _ = control.remove_attribute("disabled");
        }
    }

    /// Puts the draft's values into all controls.
    pub(super) fn fill(&self, draft: &Draft) {
        for control in elements(&self.root, "input[name], select[name], textarea[name]") {
            let name = control.get_attribute("name").unwrap_or_default();
            let Some(field) = Field::of_name(&name) else { continue };
            let value = draft.value(field);
            if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
                if input.type_() == "radio" {
                    input.set_checked(input.value() == value);
                } else {
                    input.set_value(value);
                }
            } else if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
                select.set_value(value);
            } else if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
                area.set_value(value);
            }
        }
    }

    /// Shows how each requirement stands.
    pub(super) fn show(&self, draft: &Draft, outcome: Option<&Outcome>) {
        self.show_class(draft.value(Field::Class));
        let statuses = outcome.map(|outcome| outcome.explanation.statuses.as_slice());
        let mut shown = self.shown.borrow_mut();
        for (requirement, shown) in self.requirements.iter().zip(shown.iter_mut()) {
            let answer = draft.value(Field::Answer(&requirement.id));
            let status =
                statuses.and_then(|statuses| statuses.get(requirement.index.get())).copied();
            let now = Shown {
                status,
                badge: status.map_or_else(|| words::given(answer), words::status),
                reason: answer == "not_applicable"
                    || !draft.value(Field::Reason(&requirement.id)).is_empty(),
            };
            if shown.as_ref() != Some(&now) {
                requirement.write(shown.as_ref(), &now);
                *shown = Some(now);
            }
        }
    }

    /// Of the document's words for the classes, shows those of the chosen one; all if none is.
    fn show_class(&self, class: &str) {
        if self.class.borrow().as_deref() == Some(class) {
            return;
        }
        for words in elements(&self.root, "[data-class]") {
            let of = words.get_attribute("data-class").unwrap_or_default();
            toggle(&words, "hidden", !class.is_empty() && of != class);
        }
        self.class.replace(Some(class.to_owned()));
    }
}

impl Requirement {
    fn write(&self, before: Option<&Shown>, now: &Shown) {
        set(&self.element, "data-status", now.status.map_or("none", RequirementStatus::id));
        if let Some(badge) = &self.badge {
            badge.set_text_content(Some(now.badge));
        }
        if let Some(reason) = &self.reason {
            toggle(reason, "hidden", !now.reason);
        }
        // Folds when the class stops asking for it, unfolds when it asks again; in between, the
        // reader opens and closes as they like.
        let folded = |shown: &Shown| shown.status == Some(RequirementStatus::NotRequired);
        if before.is_some_and(folded) != folded(now) {
            toggle(&self.element, "open", !folded(now));
        }
    }
}

/// The name of a control, and the value it has after a change.
pub(super) fn name_and_value(control: &Element) -> Option<(String, String)> {
    let name = control.get_attribute("name")?;
    let value = if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        if input.type_() == "radio" && !input.checked() {
            return None;
        }
        input.value()
    } else if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
        select.value()
    } else {
        control.dyn_ref::<HtmlTextAreaElement>()?.value()
    };
    Some((name, value))
}

/// The texts of the elements inside `root` that the selector finds.
pub(super) fn texts(root: &Element, selector: &str) -> Vec<String> {
    elements(root, selector).filter_map(|element| element.text_content()).collect()
}

fn elements(root: &Element, selector: &str) -> impl Iterator<Item = Element> + use<> {
    let found = root.query_selector_all(selector).ok();
    let count = found.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).filter_map(move |at| found.as_ref()?.item(at)?.dyn_into().ok())
}

fn set(element: &Element, name: &str, value: &str) {
    // Fails only for names that are no attribute names.
    let _ = element.set_attribute(name, value);
}

fn toggle(element: &Element, name: &str, on: bool) {
    let _ = element.toggle_attribute_with_force(name, on);
}
