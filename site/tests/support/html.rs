//! Pages as a browser's parser sees them: their elements, and the words of `main` with whose they
//! are and whether they are shown.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::collections::BTreeMap;

use scraper::node::Element;
use scraper::{ElementRef, Html, Node, Selector};

/// A start tag: its name and its attributes.
pub type Start = (String, BTreeMap<String, String>);

/// Every element of a page, in order.
pub fn starts(html: &str) -> Vec<Start> {
    let document = Html::parse_document(html);
    let elements = document.tree.root().descendants().filter_map(|node| node.value().as_element());
    elements.map(start).collect()
}

fn start(element: &Element) -> Start {
    let attributes = element.attrs().map(|(name, value)| (name.to_owned(), value.to_owned()));
    (element.name().to_owned(), attributes.collect())
}

/// Every text of a page that is not blank, with the name of the element right around it.
pub fn texts(html: &str) -> Vec<(String, String)> {
    let document = Html::parse_document(html);
    let texts = document.tree.root().descendants().filter_map(|node| {
        let text = node.value().as_text()?.to_string();
        let around = node.parent()?.value().as_element()?.name().to_owned();
        (!text.trim().is_empty()).then_some((around, text))
    });
    texts.collect()
}

/// A text without white space.
pub fn without_space(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whose words a text is: the nearest `data-words` says it, and `nav` is Kijun's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    Document,
    Kijun,
    /// Nobody is named.
    Unsaid,
}

/// Words that follow one another in a block or a line of it, and are one owner's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    pub owner: Owner,
    /// The id of the standard that the nearest `data-standard` names, if any does.
    pub standard: Option<String>,
    /// Whether a reader without scripts sees it, as far as the HTML says.
    pub shown: bool,
    /// The words without white space.
    pub words: String,
}

/// The words of a page's `main`, in order.
pub fn runs(html: &str) -> Vec<Run> {
    let document = Html::parse_document(html);
    let main = Selector::parse("main").expect("a selector");
    let mut mains = document.select(&main);
    let main = mains.next().expect("a main");
    assert!(mains.next().is_none(), "one main");
    let mut gathered = Gathered::default();
    gathered.children(main, &Above { owner: Owner::Unsaid, standard: None, shown: true });
    gathered.end();
    gathered.runs
}

/// What the elements above say of the words in them.
#[derive(Clone)]
struct Above {
    owner: Owner,
    standard: Option<String>,
    shown: bool,
}

#[derive(Default)]
struct Gathered {
    runs: Vec<Run>,
    /// The runs that more words may come to: of each owner one, so that a word of Kijun's within a
    /// line does not part the document's.
    open: Vec<Run>,
}

impl Gathered {
    fn children(&mut self, parent: ElementRef<'_>, above: &Above) {
        // Of a closed `details` only the summary is shown.
        let closed = parent.value().name() == "details" && parent.attr("open").is_none();
        let inside = Above { shown: above.shown && !closed, ..above.clone() };
        for child in parent.children() {
            if let Node::Text(text) = child.value() {
                self.text(text, &inside);
            } else if let Some(child) = ElementRef::wrap(child) {
                let summary = child.value().name() == "summary";
                self.element(child, if summary { above } else { &inside });
            }
        }
    }

    fn element(&mut self, element: ElementRef<'_>, above: &Above) {
        let name = element.value().name();
        let said = element.attr("data-words");
        let own = Above {
            owner: match (said, name) {
                (Some("document"), _) => Owner::Document,
                (Some("kijun"), _) | (None, "nav") => Owner::Kijun,
                (None, _) => above.owner,
                (Some(other), _) => panic!("data-words=\"{other}\""),
            },
            standard: element.attr("data-standard").map(str::to_owned).or(above.standard.clone()),
            shown: above.shown && !is_hidden(element),
        };
        let apart = said == Some("document") || !INLINE.contains(&name);
        if apart {
            self.end();
        }
        self.children(element, &own);
        if apart {
            self.end();
        }
    }

    fn text(&mut self, text: &str, above: &Above) {
        let words = without_space(text);
        if words.is_empty() {
            return;
        }
        let Above { owner, standard, shown } = above.clone();
        let mut open = self.open.iter_mut();
        match open.find(|run| run.owner == owner && run.shown == shown) {
            Some(run) => run.words.push_str(&words),
            None => self.open.push(Run { owner, standard, shown, words }),
        }
    }

    /// No more words come to the open runs.
    fn end(&mut self) {
        self.runs.append(&mut self.open);
    }
}

/// The elements that do not end a line.
const INLINE: [&str; 24] = [
    "a", "abbr", "b", "bdi", "button", "cite", "code", "data", "dfn", "em", "i", "kbd", "mark",
    "q", "rt", "ruby", "small", "span", "strong", "sub", "sup", "time", "u", "wbr",
];

/// Whether nothing in the element is shown.
fn is_hidden(element: ElementRef<'_>) -> bool {
    let of_no_reader =
        ["script", "style", "template", "noscript", "datalist", "object", "iframe", "svg"];
    let name = element.value().name();
    let classes = ["visually-hidden", "screen-only", "print-only"];
    of_no_reader.contains(&name)
        || ["hidden", "popover", "inert"].iter().any(|each| element.attr(each).is_some())
        || element.attr("aria-hidden") == Some("true")
        || (name == "dialog" && element.attr("open").is_none())
        || element.value().classes().any(|class| classes.contains(&class))
}
