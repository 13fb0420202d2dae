//! The assessments kept in this browser, from which an entry can take its service and class.

use kijun_rules::answers::AnswerFile;
use maud::html;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlSelectElement};

use super::super::words::Ledgers;
use crate::client::kit::dom::{attribute, one, renew, toggle};
use crate::client::kit::storage::browser::shelf;

/// The assessments of the standard's checklists that can be read, with what they are called here.
fn kept(root: &Element, ledgers: &Ledgers) -> Vec<(AnswerFile, String)> {
    let site_root = attribute(root, "data-site-root");
    let checklists = attribute(root, "data-checklists");
    let mut found = Vec::new();
    for checklist in checklists.split_whitespace() {
        for kept in shelf(&site_root, checklist).list().unwrap_or_default() {
            let Ok(answers) = AnswerFile::read(kept.text.as_bytes()) else { continue };
            let service = answers.service.as_ref().and_then(|service| service.name.as_deref());
            let name = if kept.name.is_empty() { service.unwrap_or_default() } else { &kept.name };
            let mut label = if name.is_empty() { "名前のない点検" } else { name }.to_owned();
            if let Some(class) = &answers.class {
                label.push('、');
                label.push_str(ledgers.class_title(class));
            }
            found.push((answers, label));
        }
    }
    found
}

/// Offers what is kept; nothing is offered where nothing is.
pub(super) fn offer(root: &Element, ledgers: &Ledgers) {
    let Some(area) = one(root, "[data-kept]") else { return };
    let found = kept(root, ledgers);
    toggle(&area, "hidden", found.is_empty());
    let options = html! {
        @for (place, (_, label)) in found.iter().enumerate() {
            option value=(place) { (label) }
        }
    };
    if let Some(select) = one(&area, "select") {
        renew(&select, &options.into_string());
    }
}

/// The assessment that is chosen, with what it is called here.
pub(super) fn chosen(root: &Element, ledgers: &Ledgers) -> Option<(AnswerFile, String)> {
    let select: HtmlSelectElement = one(root, "[data-kept] select")?.dyn_into().ok()?;
    let place: usize = select.value().parse().ok()?;
    kept(root, ledgers).into_iter().nth(place)
}
