//! The form on paper: what stands above and below every page is written when it is printed.

use gloo::utils::document;
use kijun_rules::model::edition_label;
use kijun_rules::{Assessment, Rules};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::super::draft::{Draft, Field};
use super::controls::name_and_value;
use super::{dom, time};

/// Fills in date, digests and verdict, and the lines above and below every page.
pub(super) fn prepare(root: &Element, rules: &Rules, draft: &Draft) {
    let assessment = Assessment::of(rules, draft.file()).ok();
    let verdict =
        assessment.as_ref().map_or("判定なし", |it| it.explanation().verdict().label());
    let answers = assessment.as_ref().map(|it| it.answers_digest().to_owned()).unwrap_or_default();
    let date = time::today();
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
    // A field of a form is cut off where its text is longer, or shows what is to be filled in: on
    // paper its text stands in its place.
    for control in dom::all(root, "textarea, input[type=date]") {
        let Some(parent) = control.parent_element() else { continue };
        let value = name_and_value(&control).map(|(_, value)| value).unwrap_or_default();
        if value.is_empty() {
            dom::drop_attribute(&parent, "data-text");
        } else {
            dom::set(&parent, "data-text", &value);
        }
    }
    let title = document().title();
    let title = title.split('|').next().unwrap_or_default().trim_end();
    let edition = edition_label(&rules.checklist().edition);
    let short = |digest: &str| digest.chars().take(19).collect::<String>();
    line("--print-head", &format!("{title} 版: {edition}"));
    line("--print-date", &date);
    line("--print-foot", &format!("規則 {} 回答 {}", short(rules.digest()), short(&answers)));
}

/// A line for the style sheet, as a string of CSS.
fn line(name: &str, text: &str) {
    let quoted: String = text.chars().filter(|c| !matches!(c, '"' | '\\' | '\n')).collect();
    let html = document().document_element();
    if let Some(html) = html.and_then(|html| html.dyn_into::<HtmlElement>().ok()) {
        // A browser without such lines prints without them.
        let _ = html.style().set_property(name, &format!("\"{quoted}\""));
    }
}
