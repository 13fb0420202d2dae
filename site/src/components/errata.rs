//! Words that are published as held, explained where they stand.
//!
//! Each mark becomes a button that opens a `popover` with the reason; no script is needed for it,
//! and the words are not changed.

use kijun_content::MARK_TITLE;
use kijun_content::model::Erratum;
use kijun_content::tree::{Element, Fragment, Node, NodeId};
use maud::{Markup, html};

/// Make each mark a button. Return the notes that the buttons open, as HTML; they may be anywhere on
/// the same page. `href` leads to the list of all errata.
pub(crate) fn explain_marks(document: &mut Fragment, errata: &[Erratum], href: &str) -> String {
    let mut explained = Vec::new();
    for (mark, held) in marks(document) {
        let Some(number) = errata.iter().position(|each| each.held == held) else { continue };
        if put_button(document, mark, number).is_some() && !explained.contains(&number) {
            explained.push(number);
        }
    }
    let notes = explained
        .into_iter()
        .filter_map(|number| Some(note(number, errata.get(number)?, href).into_string()));
    notes.collect()
}

/// Return the marks with their words.
fn marks(document: &Fragment) -> Vec<(NodeId, String)> {
    let all = document.tree().root().descendants().filter(|node| {
        let element = node.value().element();
        element.is_some_and(|own| own.name() == "mark" && own.get("title") == Some(MARK_TITLE))
    });
    let all = all.map(|mark| {
        let words = mark.descendants().filter_map(|node| node.value().text());
        (mark.id(), words.collect())
    });
    all.collect()
}

/// Put a button around the content of a mark.
fn put_button(document: &mut Fragment, mark: NodeId, number: usize) -> Option<()> {
    let children: Vec<NodeId> =
        document.tree().get(mark)?.children().map(|child| child.id()).collect();
    let button = Element::new("button")
        .with("type", "button")
        .with("class", "term erratum")
        .with("popovertarget", id(number));
    let mut mark = document.tree_mut().get_mut(mark)?;
    let mut button = mark.append(Node::Element(button));
    for child in children {
        button.append_id(child);
    }
    Some(())
}

fn id(number: usize) -> String {
    format!("erratum:{}", number + 1)
}

/// Show why words are published as held, in a popover.
fn note(number: usize, erratum: &Erratum, href: &str) -> Markup {
    html! {
        div.term-note id=(id(number)) popover data-words="kijun" {
            p { strong { "原文のまま掲載しています" } }
            p { (erratum.reason) }
            p { a href=(href) { "原文の誤りと訂正" } }
        }
    }
}

#[cfg(test)]
mod tests {
    use kijun_content::model::Erratum;
    use kijun_content::tree::Builder;

    use super::explain_marks;
    use crate::components::words::add_words;

    #[test]
    fn a_mark_opens_the_reason_and_its_words_stay() {
        let errata = [Erratum {
            held: "向向く".to_owned(),
            published: None,
            reason: "「向く」の誤り <1>".to_owned(),
        }];
        let mut html = Builder::default();
        add_words(&mut html, "裁判所に向向く。向向く", &errata);
        let mut document = html.finish();
        let notes = explain_marks(&mut document, &errata, "../errata/");
        let shown = document.to_string();
        let mark = "<mark title=\"原文のまま\"><button type=\"button\" class=\"term erratum\" \
                    popovertarget=\"erratum:1\">向向く</button></mark>";
        assert_eq!(shown, format!("裁判所に{mark}。{mark}"));
        assert_eq!(notes.matches("popover").count(), 1);
        assert!(
            notes.contains("「向く」の誤り &lt;1&gt;") && notes.contains("../errata/"),
            "{notes}"
        );
    }
}
