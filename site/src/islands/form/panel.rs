//! The verdict panel. What it shows is made in [`super::summary`]; here it becomes elements.
//!
//! The whole panel is one reactive view: Leptos changes only what differs, so that a list which
//! the reader has opened stays open. The lists' items are HTML text: as elements of their own they
//! would make the bundle a tenth larger.

use kijun_rules::model::Verdict;
use leptos::prelude::*;

use super::Shown;
use super::summary::{Item, Section, Summary};

/// The panel beside the form. Rendered natively it shows that no class is chosen.
#[component]
pub(crate) fn VerdictPanel(shown: RwSignal<Shown>) -> impl IntoView {
    move || panel(shown.with(|shown| shown.summary.clone()))
}

fn panel(summary: Summary) -> impl IntoView {
    let Summary { verdict, bounds: [best, worst], label, sentences, sections } = summary;
    let announced =
        verdict.map_or_else(String::new, |verdict| format!("判定: {}", verdict.label()));
    view! {
        <section class="verdict-panel" aria-labelledby="verdict-heading">
            <h2 id="verdict-heading">"判定"</h2>
            <div class="verdict-bar">
                <p
                    class="verdict-mark"
                    data-verdict=verdict.map_or("none", Verdict::id)
                    data-best=best
                    data-worst=worst
                >
                    <strong>{label}</strong>
                </p>
                <div class="verdict-sentences" inner_html=paragraphs(&sentences)></div>
            </div>
            <p class="visually-hidden" role="status" aria-live="polite">{announced}</p>
            {sections.into_iter().map(section).collect_view()}
        </section>
    }
}

fn section(section: Section) -> impl IntoView {
    let Section { name, heading, open, items } = section;
    view! {
        <details class=name open=open hidden=items.is_empty()>
            <summary><h3>{heading}</h3></summary>
            <ul inner_html=list(&items)></ul>
        </details>
    }
}

fn paragraphs(sentences: &[String]) -> String {
    let mut html = String::new();
    for sentence in sentences {
        element(&mut html, "<p>", sentence, "</p>");
    }
    html
}

fn list(items: &[Item]) -> String {
    let mut html = String::new();
    for Item { state, requirements, text, quote: [quote, source] } in items {
        element(&mut html, "<li data-state=\"", state, "\"><p>");
        for id in requirements {
            element(&mut html, "<a href=\"#no-", id, "\">");
            element(&mut html, "No.", id, "</a> ");
        }
        element(&mut html, "", text, "</p>");
        if !quote.is_empty() {
            element(&mut html, "<blockquote class=\"quote\"><p>", quote, "</p>");
            element(&mut html, "<footer>", source, "</footer></blockquote>");
        }
        html.push_str("</li>");
    }
    html
}

/// Writes a text between two pieces of HTML. What HTML would read in the text is escaped.
fn element(html: &mut String, before: &str, text: &str, after: &str) {
    html.push_str(before);
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(letter),
        }
    }
    html.push_str(after);
}

#[cfg(test)]
mod tests {
    use super::{list, paragraphs};
    use crate::islands::form::summary::Item;

    #[test]
    fn what_a_file_says_never_becomes_an_element() {
        let hostile = "<img src=x onerror=\"alert('&')\">";
        let escaped = "&lt;img src=x onerror=&quot;alert('&amp;')&quot;&gt;";
        assert_eq!(paragraphs(&[hostile.to_owned()]), format!("<p>{escaped}</p>"));
        let item = Item {
            state: "violated",
            requirements: vec![hostile.to_owned()],
            text: hostile.to_owned(),
            quote: [hostile.to_owned(), hostile.to_owned()],
        };
        let html = list(&[item]);
        assert!(!html.contains("<img"), "{html}");
        assert_eq!(html.matches(escaped).count(), 5);
    }

    #[test]
    fn an_item_has_a_link_a_text_and_a_quote() {
        let item = Item {
            state: "open",
            requirements: vec!["5-1".to_owned()],
            text: "未回答".to_owned(),
            quote: ["必須".to_owned(), "No.5-1".to_owned()],
        };
        assert_eq!(
            list(&[item]),
            "<li data-state=\"open\"><p><a href=\"#no-5-1\">No.5-1</a> 未回答</p>\
             <blockquote class=\"quote\"><p>必須</p><footer>No.5-1</footer></blockquote></li>"
        );
    }
}
