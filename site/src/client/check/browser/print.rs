//! The printed assessment: put beside the page when it is printed, and taken away afterwards. On
//! paper it takes the place of the whole page (`result.css`).

use gloo::utils::document;
use kijun_rules::date::in_words;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlTemplateElement};

use super::super::model::Form;
use super::super::paper::{self, SHEET};
use crate::client::kit::storage::Store;
use crate::client::kit::{clock, dom};

/// The class of the sheet.
const CLASS: &str = "result-sheet";

/// Put the printed assessment beside the page, in place of an earlier one.
pub(super) fn prepare<S: Store>(form: &Form<S>) {
    end();
    let template = document().get_element_by_id(SHEET);
    let template = template.and_then(|found| found.dyn_into::<HtmlTemplateElement>().ok());
    let (Some(body), Some(template)) = (document().body(), template) else { return };
    let Ok(element) = document().create_element("section") else { return };
    dom::set(&element, "class", CLASS);
    let Ok(content) = template.content().clone_node_with_deep(true) else { return };
    // This fails only if a section cannot have a child.
    let _ = element.append_child(&content);
    let now = clock::now();
    let sheet = paper::sheet(form, &in_words(now.year, now.month, now.day));
    for (name, html) in &sheet.places {
        if let Some(place) = dom::one(&element, &format!("[data-print=\"{name}\"]")) {
            dom::show_html(&place, html);
        }
    }
    for cell in dom::all(&element, "[data-of]") {
        if dom::attribute(&cell, "data-of") != sheet.class {
            cell.remove();
        }
    }
    let columns = dom::all(&element, ".paper-table thead th").count().to_string();
    for heading in dom::all(&element, "[colspan]") {
        dom::set(&heading, "colspan", &columns);
    }
    for place in dom::all(&element, "[data-row]") {
        let id = dom::attribute(&place, "data-row");
        let row = sheet.rows.iter().find(|(known, _)| *known == id);
        let Some(row) = row.and_then(|(_, row)| row.as_ref()) else {
            place.remove();
            continue;
        };
        for (cell, html) in [(".boxes", &row.answer), (".remarks", &row.remarks)] {
            if let Some(cell) = dom::one(&place, cell) {
                dom::show_html(&cell, html);
            }
        }
    }
    dom::toggle(&element, "data-alone", sheet.rows.iter().all(|(_, row)| row.is_none()));
    for (name, text) in &sheet.lines {
        line(name, text);
    }
    // This fails only if the body cannot have a child.
    let _ = body.append_child(&element);
}

/// Take the printed assessment away.
pub(super) fn end() {
    if let Ok(Some(sheet)) = document().query_selector(&format!("body > .{CLASS}")) {
        sheet.remove();
    }
}

/// Set a line for the style sheet, as a CSS string.
fn line(name: &str, text: &str) {
    let quoted: String = text.chars().filter(|c| !matches!(c, '"' | '\\' | '\n')).collect();
    let html = document().document_element();
    if let Some(html) = html.and_then(|html| html.dyn_into::<HtmlElement>().ok()) {
        // A browser that does not support such lines prints without them.
        let _ = html.style().set_property(name, &format!("\"{quoted}\""));
    }
}
