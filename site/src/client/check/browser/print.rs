//! The form on paper: the lines above and below every page are written when it is printed.

use gloo::utils::document;
use kijun_rules::Assessment;
use kijun_rules::date::in_words;
use kijun_rules::model::edition_label;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::super::draft::Field;
use super::super::model::Form;
use super::fields::name_and_value;
use crate::client::kit::storage::Store;
use crate::client::kit::{clock, dom};

/// Fill in date, digests and verdict, and the lines above and below every page.
pub(super) fn prepare<S: Store>(root: &Element, form: &Form<S>) {
    let (rules, draft) = (form.rules(), form.kept_draft());
    let assessment = Assessment::of(rules, draft.file()).ok();
    let verdict =
        assessment.as_ref().map_or("判定なし", |it| it.explanation().verdict().label());
    let answers = assessment.as_ref().map(|it| it.answers_digest().to_owned()).unwrap_or_default();
    let now = clock::now();
    let date = in_words(now.year, now.month, now.day);
    let class = draft.class(rules).and_then(|class| rules.class_at(class));
    let phases = draft.phases(rules).unwrap_or_else(|| "すべて".to_owned());
    for (name, text) in [
        ("date", date.as_str()),
        ("verdict", verdict),
        ("phases", &phases),
        ("class", class.map_or("", |class| &class.title)),
        ("service", &draft.value(Field::ServiceName)),
        ("provider", &draft.value(Field::ServiceProvider)),
        ("rules-digest", rules.digest()),
        ("answers-digest", &answers),
    ] {
        if let Some(element) = dom::one(root, &format!("[data-print=\"{name}\"]")) {
            element.set_text_content(Some(text));
        }
    }
    // A field cuts off a text that is too long, or shows its placeholder. On paper its text is
    // shown in its place.
    for control in dom::all(root, "textarea, input[type=date]") {
        let Some(parent) = control.parent_element() else { continue };
        let value = name_and_value(&control).map(|(_, value)| value).unwrap_or_default();
        if value.is_empty() {
            dom::drop_attribute(&parent, "data-text");
        } else {
            dom::set(&parent, "data-text", &value);
        }
    }
    let edition = edition_label(&rules.checklist().edition);
    let short = |digest: &str| digest.chars().take(19).collect::<String>();
    line("--print-head", &format!("{} 版: {edition}", form.page.title));
    line("--print-date", &date);
    line("--print-foot", &format!("規則 {} 回答 {}", short(rules.digest()), short(&answers)));
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
