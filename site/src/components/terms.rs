//! Terms of the glossary, explained in the documents' words.
//!
//! The first occurrence of each term in a document's words becomes a button that opens a `popover`;
//! no script is needed for it, and the words are not changed.

use kijun_content::model::Term;
use kijun_content::tree::{Element, Fragment, Node, NodeId};
use maud::{Markup, html};

/// Elements in which no term is explained: headings, captions, links, controls, navigation and
/// marked words.
const LEFT_ALONE: [&str; 12] =
    ["a", "button", "h1", "h2", "h3", "h4", "h5", "h6", "mark", "nav", "caption", "option"];

/// Explain each term at its first occurrence. Return the notes that the buttons open, as HTML; they
/// may be anywhere on the same page.
pub(crate) fn explain(document: &mut Fragment, terms: &[Term], glossary: &str) -> String {
    let mut left: Vec<&Term> = terms.iter().collect();
    let mut explained = Vec::new();
    for text in texts(document) {
        while let Some(found) = first(document, text, &left) {
            let term = left.remove(found.term);
            make_button(document, text, &found, term);
            explained.push(term);
        }
    }
    let notes = explained.into_iter().map(|term| note(term, glossary).into_string());
    notes.collect()
}

/// Return the texts in which terms are explained.
fn texts(document: &Fragment) -> Vec<NodeId> {
    let texts = document.tree().root().descendants().filter(|node| {
        let mut above = node.ancestors().filter_map(|above| above.value().element());
        node.value().text().is_some() && !above.any(is_left_alone)
    });
    texts.map(|node| node.id()).collect()
}

fn is_left_alone(element: &Element) -> bool {
    LEFT_ALONE.contains(&element.name()) || element.get("data-words") == Some("kijun")
}

/// One occurrence of a term.
struct Occurrence {
    /// The range in the text, in bytes.
    at: std::ops::Range<usize>,
    /// The index of the term.
    term: usize,
}

/// Find the first occurrence of any of `terms` in a text; of several that begin together, the
/// longest.
fn first(document: &Fragment, text: NodeId, terms: &[&Term]) -> Option<Occurrence> {
    let text = document.tree().get(text)?.value().text()?;
    let found = terms.iter().enumerate().flat_map(|(term, own)| {
        let forms = own.forms.iter().filter_map(|form| Some((find(text, form)?, form.len())));
        forms.map(move |(at, length)| (at, usize::MAX - length, term, length))
    });
    let (at, _, term, length) = found.min()?;
    Some(Occurrence { at: at..at + length, term })
}

/// Put a button around an occurrence. The text node keeps the words after it.
fn make_button(document: &mut Fragment, text: NodeId, found: &Occurrence, term: &Term) {
    let Some(mut text) = document.tree_mut().get_mut(text) else { return };
    let Node::Text(words) = text.value() else { return };
    let after = words.split_off(found.at.end);
    let own = words.split_off(found.at.start);
    let before = std::mem::replace(words, after);
    let button = Element::new("button")
        .with("type", "button")
        .with("class", "term")
        .with("popovertarget", format!("term-{}", term.id));
    text.insert_before(Node::Text(before));
    text.insert_before(Node::Element(button)).append(Node::Text(own));
}

/// Return the first byte of a form in a text. A form of Latin letters must be a whole word: `EU` is
/// not in `QUEUE`.
fn find(text: &str, form: &str) -> Option<usize> {
    let places = text.match_indices(form);
    let alone = |letter: Option<char>, edge: Option<char>| {
        let word = |letter: char| letter.is_ascii_alphanumeric();
        !(letter.is_some_and(word) && edge.is_some_and(word))
    };
    let mut own = places.filter(|(at, form)| {
        let (before, after) = (text.get(..*at), text.get(at + form.len()..));
        alone(before.and_then(|text| text.chars().next_back()), form.chars().next())
            && alone(after.and_then(|text| text.chars().next()), form.chars().next_back())
    });
    own.next().map(|(at, _)| at)
}

/// Show the explanation of a term, in a popover.
fn note(term: &Term, glossary: &str) -> Markup {
    let Term { id, term, text, source, .. } = term;
    html! {
        div.term-note id={ "term-" (id) } popover data-words="kijun" {
            p { strong { (term) } }
            p { (text) }
            p.hint { "根拠: " (source) }
            p { a href={ (glossary) "#" (id) } { "用語集で見る" } }
        }
    }
}

#[cfg(test)]
mod tests {
    use kijun_content::model::Term;
    use kijun_content::tree::{Builder, Element, Fragment};

    use super::explain;

    fn term(id: &str, forms: &[&str]) -> Term {
        Term {
            id: id.to_owned(),
            term: forms[0].to_owned(),
            reading: String::new(),
            forms: forms.iter().map(|form| (*form).to_owned()).collect(),
            text: "説明 <1>".to_owned(),
            source: "法".to_owned(),
        }
    }

    /// Make elements that are nested in each other, the innermost with this text.
    fn document(elements: Vec<Element>, text: &str) -> Fragment {
        let mut html = Builder::default();
        for element in elements {
            html.open(element);
        }
        html.text(text);
        html.finish()
    }

    fn shown(mut document: Fragment, terms: &[Term]) -> String {
        let notes = explain(&mut document, terms, "../g/");
        document.to_string() + &notes
    }

    #[test]
    fn the_first_occurrence_of_a_term_is_a_button_with_a_note() {
        let mut html = Builder::default();
        html.element(Element::new("p"), |words| {
            words.text("VPNと");
            words.element(Element::new("br"), |_| {});
            words.text("VPN");
        });
        let html = shown(html.finish(), &[term("vpn", &["VPN"])]);
        assert!(html.contains("<p><button type=\"button\" class=\"term\" popovertarget=\"term-vpn\">VPN</button>と<br>VPN</p>"), "{html}");
        assert!(html.contains("<p>説明 &lt;1&gt;</p>"), "{html}");
        assert!(html.contains("href=\"../g/#vpn\""), "{html}");
        assert_eq!(html.matches("popovertarget").count(), 1);
    }

    #[test]
    fn of_two_terms_that_begin_together_the_longer_is_explained() {
        let terms = [term("ip", &["IP"]), term("ip-vpn", &["IP-VPN"])];
        let html = shown(document(vec![Element::new("p")], "IP-VPN"), &terms);
        assert!(html.contains("popovertarget=\"term-ip-vpn\">IP-VPN<"), "{html}");
        assert!(!html.contains("term-ip\""), "{html}");
    }

    #[test]
    fn links_headings_marks_and_notes_are_left_alone() {
        let terms = [term("vpn", &["VPN"])];
        for (alone, text) in [
            (vec![Element::new("h2")], "VPN"),
            (vec![Element::new("a").with("href", "VPN")], "VPN"),
            (vec![Element::new("mark").with("title", "VPN"), Element::new("span")], "VPN"),
            (vec![Element::new("div").with("data-words", "kijun"), Element::new("p")], "VPN"),
            (vec![Element::new("p")], "XVPN VPNX"),
        ] {
            let shown = shown(document(alone, text), &terms);
            assert!(!shown.contains("popovertarget"), "{shown}");
        }
        let list = vec![Element::new("ul"), Element::new("li")];
        assert!(shown(document(list, "VPN"), &terms).contains("<li><button"));
    }

    #[test]
    fn signs_of_html_in_words_and_attributes_are_no_tags() {
        let terms = [term("vpn", &["VPN"]), term("and", &["amp"])];
        let link = vec![Element::new("p").with("title", "a > VPN"), Element::new("em")];
        assert_eq!(
            shown(document(link, "1 < 2 & VPN > 0"), &terms).split("<div").next(),
            Some(
                "<p title=\"a &gt; VPN\"><em>1 &lt; 2 &amp; <button type=\"button\" \
                 class=\"term\" popovertarget=\"term-vpn\">VPN</button> &gt; 0</em></p>"
            )
        );
    }
}
