//! The page's static parts: what they say of the ledgers, values into them, and the paper form.

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

use super::super::book::Book;
use super::super::words::{Class, Ledger, Ledgers};
use crate::client::kit::dom::{all, attribute, one, toggle};

/// What comes before a field's id in the name of its control.
const FIELD: &str = "ledger:";

/// What the page says of the ledgers.
pub(super) fn ledgers(root: &Element) -> Ledgers {
    let class = |option: Element| Class {
        id: attribute(&option, "value"),
        title: text(&option),
        ledger: attribute(&option, "data-ledger"),
    };
    let ledger = |form: Element| Ledger {
        id: attribute(&form, "data-form"),
        name: one(&form, "h2").as_ref().map(text).unwrap_or_default(),
        fields: all(&form, "[data-field]")
            .map(|row| {
                let words = one(&row, "[data-header]").as_ref().map(text).unwrap_or_default();
                (attribute(&row, "data-field"), words)
            })
            .collect(),
    };
    let prefill = |control: Element| {
        let name = attribute(&control, "name");
        Some((name.strip_prefix(FIELD)?.to_owned(), attribute(&control, "data-prefill")))
    };
    Ledgers {
        standard: attribute(root, "data-standard"),
        edition: attribute(root, "data-edition"),
        classes: all(root, "option[data-ledger]").map(class).collect(),
        ledgers: forms().map(ledger).collect(),
        prefills: all(root, "[data-prefill]").filter_map(prefill).collect(),
    }
}

/// The paper forms, which stand beside the controls.
fn forms() -> impl Iterator<Item = Element> {
    let main = document().document_element();
    main.into_iter().flat_map(|main| all(&main, "[data-form]").collect::<Vec<_>>())
}

fn text(element: &Element) -> String {
    element.text_content().unwrap_or_default().trim().to_owned()
}

/// Lets the controls be used.
pub(super) fn enable(root: &Element) {
    for control in all(root, ":disabled") {
        toggle(&control, "disabled", false);
    }
}

/// What a control stands for, and its value after a change: a field, or the class where there is no
/// field.
pub(super) fn changed(control: &Element) -> Option<(Option<String>, String)> {
    let name = control.get_attribute("name")?;
    let field = match name.strip_prefix(FIELD) {
        Some(field) => Some(field.to_owned()),
        None if name == "class" => None,
        None => return None,
    };
    Some((field, value(control)))
}

fn value(control: &Element) -> String {
    if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        input.value()
    } else if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
        select.value()
    } else {
        control.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value).unwrap_or_default()
    }
}

/// Puts the open entry's values into the controls.
pub(super) fn fill(root: &Element, book: &Book) {
    let entry = book.entry();
    for control in all(root, "[name]") {
        let name = attribute(&control, "name");
        let text = match name.strip_prefix(FIELD) {
            Some(field) => entry.value(field),
            None => entry.class.as_deref().unwrap_or_default(),
        };
        // Setting the same text again would move the caret.
        if value(&control) == text {
            continue;
        }
        if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
            input.set_value(text);
        } else if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
            select.set_value(text);
        } else if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
            area.set_value(text);
        }
    }
}

/// Of what is said for several ledgers, shows what is said for the open entry's; on paper too.
pub(super) fn show(root: &Element, book: &Book, ledgers: &Ledgers) {
    let entry = book.entry();
    let own = ledgers.of_entry(entry).map(|ledger| ledger.id.as_str());
    let other = |id: &str| own.is_some_and(|own| own != id);
    for part in all(root, "[data-of]") {
        toggle(&part, "hidden", other(&attribute(&part, "data-of")));
    }
    for field in all(root, "[data-ledgers]") {
        let of = attribute(&field, "data-ledgers");
        let elsewhere = of.split(' ').all(other);
        let blank = entry.value(&attribute(&field, "data-field")).is_empty();
        toggle(&field, "hidden", elsewhere && blank);
    }
    for form in forms() {
        toggle(&form, "hidden", other(&attribute(&form, "data-form")));
        for row in all(&form, "[data-field]") {
            if let Some(cell) = one(&row, "td") {
                cell.set_text_content(Some(entry.value(&attribute(&row, "data-field"))));
            }
        }
        for class in all(&form, "[data-class]") {
            let chosen = entry.class.as_deref() == Some(&attribute(&class, "data-class"));
            if let Some(tick) = one(&class, ".box") {
                tick.set_text_content(Some(if chosen { "☑" } else { "□" }));
            }
        }
    }
}
