//! Terms of the glossary, explained where they stand.
//!
//! The first place of each term in a document's words becomes a button that opens a `popover`; no
//! script is needed for it, and the words stay as they are.

use std::fmt::Write as _;

use kijun_content::model::Term;

/// Elements in which no term is looked for: headings, links, what is marked, and words that are not
/// the document's.
const LEFT_ALONE: [&str; 12] =
    ["a", "button", "h1", "h2", "h3", "h4", "h5", "h6", "mark", "nav", "caption", "option"];

/// Elements without an end.
const VOID: [&str; 6] = ["br", "hr", "img", "input", "wbr", "col"];

/// Words with their terms explained, as HTML.
pub(crate) struct Explained {
    /// The words, with a button at the first place of each term.
    pub(crate) words: String,
    /// What the buttons open; it can stand anywhere on the same page.
    pub(crate) notes: String,
}

/// Explains each term at its first place in HTML that is well-formed, as rendered HTML is.
pub(crate) fn explain(html: &str, terms: &[Term], glossary: &str) -> Explained {
    let mut writer = Writer {
        html: String::with_capacity(html.len() + 2000),
        open: Vec::new(),
        left: terms.iter().collect(),
        used: Vec::new(),
    };
    writer.part(html);
    let mut notes = String::new();
    for term in &writer.used {
        note(&mut notes, term, glossary);
    }
    Explained { words: writer.html, notes }
}

struct Writer<'t> {
    html: String,
    /// The open elements; whether each, or one around it, is left alone.
    open: Vec<(String, bool)>,
    /// The terms not yet explained, and those that are.
    left: Vec<&'t Term>,
    used: Vec<&'t Term>,
}

impl Writer<'_> {
    fn part(&mut self, part: &str) {
        let mut rest = part;
        while let Some((text, tag)) = rest.split_once('<') {
            self.text(text);
            let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
            self.tag(tag);
            rest = after;
        }
        self.text(rest);
    }

    fn tag(&mut self, tag: &str) {
        let _ = write!(self.html, "<{tag}>");
        if let Some(name) = tag.strip_prefix('/') {
            if self.open.last().is_some_and(|(open, _)| open == name.trim()) {
                self.open.pop();
            }
            return;
        }
        let name = tag.split([' ', '/', '\n']).next().unwrap_or_default();
        if name.starts_with('!') || VOID.contains(&name) || tag.ends_with('/') {
            return;
        }
        let around = self.left_alone();
        let alone = around || LEFT_ALONE.contains(&name) || tag.contains("data-words=\"kijun\"");
        self.open.push((name.to_owned(), alone));
    }

    fn left_alone(&self) -> bool {
        self.open.last().is_some_and(|(_, alone)| *alone)
    }

    /// Writes a text, with a button around the first place of each term.
    fn text(&mut self, text: &str) {
        let mut rest = text;
        while !self.left_alone() {
            let found = self.left.iter().enumerate().flat_map(|(place, term)| {
                let places = term.forms.iter().filter_map(|form| Some((find(rest, form)?, form)));
                places.map(move |(at, form)| (at, usize::MAX - form.len(), form, place))
            });
            let Some((at, _, form, place)) = found.min() else { break };
            let term = self.left.remove(place);
            self.used.push(term);
            let (before, found) = rest.split_at(at);
            let (found, after) = found.split_at(form.len());
            let _ = write!(
                self.html,
                "{before}<button type=\"button\" class=\"term\" popovertarget=\"term-{}\">{found}</button>",
                term.id
            );
            rest = after;
        }
        self.html.push_str(rest);
    }
}

/// Where a form stands. A form of Latin letters has to stand by itself: `EU` is not in `QUEUE`.
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

/// What a term means, in a popover.
fn note(html: &mut String, term: &Term, glossary: &str) {
    let Term { id, term, text, source, .. } = term;
    let [term, text, source] = [term, text, source].map(|text| escaped(text));
    let _ = write!(
        html,
        "<div class=\"term-note\" id=\"term-{id}\" popover data-words=\"kijun\"><p><strong>{term}</strong></p>\
         <p>{text}</p><p class=\"hint\">よりどころ: {source}</p>\
         <p><a href=\"{glossary}#{id}\">用語集で見る</a></p></div>"
    );
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::{Explained, explain};
    use kijun_content::model::Term;

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

    fn shown(document: &str, terms: &[Term]) -> String {
        let Explained { words, notes } = explain(document, terms, "../g/");
        words + &notes
    }

    #[test]
    fn the_first_place_of_a_term_is_a_button_and_its_note_stands_at_the_end() {
        let html = shown("<p>VPNと<br>VPN</p>", &[term("vpn", &["VPN"])]);
        assert!(html.contains("<p><button type=\"button\" class=\"term\" popovertarget=\"term-vpn\">VPN</button>と<br>VPN</p>"), "{html}");
        assert!(html.contains("<p>説明 &lt;1&gt;</p>"), "{html}");
        assert!(html.contains("href=\"../g/#vpn\""), "{html}");
        assert_eq!(html.matches("popovertarget").count(), 1);
    }

    #[test]
    fn of_two_terms_that_begin_together_the_longer_is_explained() {
        let terms = [term("ip", &["IP"]), term("ip-vpn", &["IP-VPN"])];
        let html = shown("<p>IP-VPN</p>", &terms);
        assert!(html.contains("popovertarget=\"term-ip-vpn\">IP-VPN<"), "{html}");
        assert!(!html.contains("term-ip\""), "{html}");
    }

    #[test]
    fn links_headings_marks_and_notes_are_left_alone() {
        let terms = [term("vpn", &["VPN"])];
        for alone in [
            "<h2>VPN</h2>",
            "<a href=\"VPN\">VPN</a>",
            "<mark title=\"VPN\"><span>VPN</span></mark>",
            "<div data-words=\"kijun\"><p>VPN</p></div>",
            "<p>XVPN VPNX</p>",
        ] {
            assert!(!shown(alone, &terms).contains("popovertarget"), "{alone}");
        }
        assert!(shown("<h2>VPN</h2><ul><li>VPN</li></ul>", &terms).contains("<li><button"));
    }
}
