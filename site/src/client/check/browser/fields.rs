//! The form's controls: their values are read and written here.

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

use super::super::draft::Field;
use super::super::model::Form;
use crate::client::kit::dom::{all, attribute, one, set};
use crate::client::kit::storage::Store;

/// The name of the control for the open assessment's name.
pub(super) const NAME: &str = "assessment-name";
/// The name of the choice of a way to answer.
pub(super) const LAYOUT: &str = "layout";
/// The name of the choice of a filter.
pub(super) const FILTER: &str = "filter";

/// Return a control's name and its value after a change. Return `None` for a control without a
/// name and for a choice that was deselected.
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

/// Put the model's values into all controls inside `root`.
pub(super) fn fill<S: Store>(root: &Element, form: &Form<S>) {
    for control in all(root, "input[name], select[name], textarea[name]") {
        let name = attribute(&control, "name");
        let Some(field) = Field::of_name(&name) else { continue };
        let value = form.draft.value(field);
        if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
            if input.type_() == "radio" {
                input.set_checked(input.value() == value);
            } else if input.value() != value {
                input.set_value(&value);
            }
        } else if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
            select.set_value(&value);
            // Only a file can name several phases. They get a choice of their own.
            if select.value() != value
                && field == Field::Phase
                && let Some(phases) = form.draft.phases(form.rules())
            {
                add_choice(select, &value, &phases);
                select.set_value(&value);
            }
        } else if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>()
            && area.value() != value
        {
            area.set_value(&value);
        }
    }
}

fn add_choice(select: &HtmlSelectElement, value: &str, label: &str) {
    let Ok(choice) = document().create_element("option") else { return };
    set(&choice, "value", value);
    choice.set_text_content(Some(label));
    // This fails only if the element cannot contain a choice.
    let _ = select.append_child(&choice);
}

/// Show the name of the open assessment, unless the reader is typing it.
pub(super) fn show_name(root: &Element, name: &str) {
    let Some(input) = one(root, &format!("[name=\"{NAME}\"]")) else { return };
    let has_focus = document().active_element().as_ref() == Some(&input);
    let Some(input) = input.dyn_ref::<HtmlInputElement>() else { return };
    // The default value is the name that was shown last.
    if has_focus && input.value() != input.default_value() {
        return;
    }
    if input.value() != name {
        input.set_value(name);
    }
    input.set_default_value(name);
}
