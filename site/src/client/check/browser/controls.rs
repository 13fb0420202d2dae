//! The form's static controls: values out of them, values and states into them.

use std::cell::RefCell;

use kijun_rules::answers::{Answer, Proposal, Status};
use kijun_rules::engine::RequirementStatus;
use kijun_rules::model::Severity;
use kijun_rules::{RequirementIndex, Rules};
use kijun_sheets::csv::answers::Words;
use maud::html;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

use super::super::draft::{Draft, Field, Outcome};
use super::super::names::{Name, Names};
use super::super::panel::{self, Source};
use super::super::words;
use crate::client::kit::dom::{all, attribute, one, set, toggle};

/// One requirement's place in the page.
pub(super) struct Requirement {
    pub(super) index: RequirementIndex,
    pub(super) id: String,
    pub(super) element: Element,
    badge: Option<Element>,
    reason: Option<Element>,
    proposal: Option<Element>,
}

/// What was last written to a requirement, so that only changes are written.
#[derive(Clone, PartialEq, Eq)]
struct Shown {
    status: Option<RequirementStatus>,
    badge: &'static str,
    /// Whether a reason is `required`, `asked` for, kept, or out of place.
    reason: &'static str,
    proposal: Option<Proposal>,
}

/// The controls of the page.
pub(super) struct Controls {
    root: Element,
    pub(super) requirements: Vec<Requirement>,
    shown: RefCell<Vec<Option<Shown>>>,
    class: RefCell<Option<String>>,
    /// The checklists from which proposals may come, and the form's own.
    sources: Vec<Source>,
    own: String,
}

impl Controls {
    /// The controls inside `root`.
    pub(super) fn find(root: Element, rules: &Rules) -> Self {
        let requirements = all(&root, "[data-requirement]").filter_map(|element| {
            let id = attribute(&element, "data-requirement");
            let index = rules.requirement(&id)?;
            let (badge, reason) =
                (one(&element, "[data-status-text]"), one(&element, "[data-reason]"));
            let proposal = one(&element, "[data-proposal]");
            Some(Requirement { index, id, element, badge, reason, proposal })
        });
        let requirements: Vec<Requirement> = requirements.collect();
        let shown = RefCell::new(vec![None; requirements.len()]);
        let sources = all(&root, "[data-source]").map(|link| Source {
            checklist: attribute(&link, "data-source"),
            title: link.text_content().unwrap_or_default(),
            href: attribute(&link, "href"),
        });
        let sources = sources.collect();
        let own = rules.checklist().id.clone();
        Self { root, requirements, shown, class: RefCell::new(None), sources, own }
    }

    /// What the page calls the requirements.
    pub(super) fn names(&self, rules: &Rules) -> Names {
        let mut names = Names::of_ids(rules);
        for requirement in &self.requirements {
            let text = |selector: &str| {
                let found = one(&requirement.element, selector);
                found.and_then(|element| element.text_content()).unwrap_or_default()
            };
            if let Some(name) = names.0.get_mut(requirement.index.get()) {
                *name = Name {
                    label: text("[data-label]"),
                    title: text("[data-title]"),
                    place: attribute(&requirement.element, "data-place"),
                };
            }
        }
        names
    }

    /// What the page says of a requirement, for a table; `class` is the chosen one's id.
    pub(super) fn words(&self, id: &str, class: Option<&str>) -> Words {
        let Some(requirement) = self.requirements.iter().find(|each| each.id == id) else {
            return Words::default();
        };
        let text = |element: Option<Element>| {
            let Some(element) = element else { return String::new() };
            // A line break has no text of its own; given one, it is shown no differently.
            all(&element, "br").for_each(|line| line.set_text_content(Some("\n")));
            element.text_content().unwrap_or_default()
        };
        let category = requirement.element.closest("[data-category]").ok().flatten();
        let level = all(&requirement.element, "[data-class]")
            .find(|level| class == Some(attribute(level, "data-class").as_str()));
        Words {
            title: text(one(&requirement.element, "[data-title]")),
            category: text(category.and_then(|category| one(&category, "[data-title]"))),
            level: text(level.and_then(|level| one(&level, "dd"))),
        }
    }

    /// Lets the controls be used.
    pub(super) fn enable(&self) {
        for control in all(&self.root, ":disabled") {
            // A control that stays disabled is seen at once; there is nothing else to be done.
            let _ = control.remove_attribute("disabled");
        }
    }

    /// Puts the draft's values into all controls.
    pub(super) fn fill(&self, draft: &Draft, rules: &Rules) {
        for control in all(&self.root, "input[name], select[name], textarea[name]") {
            let name = attribute(&control, "name");
            let Some(field) = Field::of_name(&name) else { continue };
            let value = draft.value(field);
            if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
                if input.type_() == "radio" {
                    input.set_checked(input.value() == value);
                } else {
                    input.set_value(&value);
                }
            } else if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
                select.set_value(&value);
                // Several phases, which only a file can name: they are a choice of their own.
                if select.value() != value
                    && field == Field::Phase
                    && let Some(phases) = draft.phases(rules)
                {
                    let choice = html! { option value=(value) { (phases) } };
                    let _ = select.insert_adjacent_html("beforeend", &choice.into_string());
                    select.set_value(&value);
                }
            } else if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
                area.set_value(&value);
            }
        }
    }

    /// Shows how each requirement stands.
    pub(super) fn show(
        &self,
        draft: &Draft,
        answers: &[Option<&Answer>],
        outcome: Option<&Outcome>,
    ) {
        self.show_class(&draft.value(Field::Class));
        let statuses = outcome.map(|outcome| outcome.explanation.statuses.as_slice());
        let mut shown = self.shown.borrow_mut();
        for (requirement, shown) in self.requirements.iter().zip(shown.iter_mut()) {
            let at = requirement.index.get();
            let answer = answers.get(at).copied().flatten();
            let status = statuses.and_then(|statuses| statuses.get(at)).copied();
            let given = answer.and_then(Answer::status);
            let proposal = answer.and_then(Answer::proposal);
            let now = Shown {
                status,
                badge: match (&proposal, given) {
                    (Some(_), None) => "提案あり",
                    _ => status.map_or_else(|| words::given(given), RequirementStatus::label),
                },
                reason: match (given, status) {
                    (Some(Status::NotApplicable), _) => "required",
                    (Some(_), Some(RequirementStatus::Follows(Severity::Advisory))) => "asked",
                    _ if answer.is_some_and(|answer| answer.reason().is_some()) => "kept",
                    _ => "",
                },
                proposal: proposal.cloned(),
            };
            if shown.as_ref() != Some(&now) {
                self.write(requirement, shown.as_ref(), &now);
                *shown = Some(now);
            }
        }
    }

    /// Of the document's words for the classes, shows those of the chosen one; all if none is.
    fn show_class(&self, class: &str) {
        if self.class.borrow().as_deref() == Some(class) {
            return;
        }
        for words in all(&self.root, "[data-class]") {
            let of = attribute(&words, "data-class");
            toggle(&words, "hidden", !class.is_empty() && of != class);
        }
        self.class.replace(Some(class.to_owned()));
    }
}

impl Controls {
    fn write(&self, requirement: &Requirement, before: Option<&Shown>, now: &Shown) {
        let status = now.status.map_or("none", RequirementStatus::id);
        set(&requirement.element, "data-status", status);
        if let Some(badge) = &requirement.badge {
            badge.set_text_content(Some(now.badge));
        }
        if let Some(reason) = &requirement.reason {
            toggle(reason, "hidden", now.reason.is_empty());
            set(reason, "data-reason", now.reason);
            if let Some(area) = one(reason, "textarea") {
                set(
                    &area,
                    "aria-required",
                    if now.reason == "required" { "true" } else { "false" },
                );
            }
        }
        if before.and_then(|before| before.proposal.as_ref()) != now.proposal.as_ref()
            && let Some(place) = &requirement.proposal
        {
            let html = now.proposal.as_ref().map(|proposal| {
                panel::proposal(&requirement.id, proposal, &self.own, &self.sources)
            });
            place.set_inner_html(&html.unwrap_or_default().into_string());
        }
        // Folds when the class stops asking for it, unfolds when it asks again; in between, the
        // reader opens and closes as they like.
        let folded = |shown: &Shown| shown.status == Some(RequirementStatus::NotRequired);
        if before.is_some_and(folded) != folded(now) {
            toggle(&requirement.element, "open", !folded(now));
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
