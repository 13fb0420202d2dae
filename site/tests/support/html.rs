//! Pages as a browser's parser reads them: their elements, and the words of `main`, with whose
//! words they are and whether they are shown.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::collections::BTreeMap;

use scraper::node::Element;
use scraper::{ElementRef, Html, Node, Selector};

/// A start tag: its name and its attributes.
pub type Start = (String, BTreeMap<String, String>);

/// Return every element of a page, in order.
pub fn starts(html: &str) -> Vec<Start> {
    let document = Html::parse_document(html);
    let elements = document.tree.root().descendants().filter_map(|node| node.value().as_element());
    elements.map(start).collect()
}

fn start(element: &Element) -> Start {
    let attributes = element.attrs().map(|(name, value)| (name.to_owned(), value.to_owned()));
    (element.name().to_owned(), attributes.collect())
}

/// Return every text of a page that is not blank, with the name of its parent element.
pub fn texts(html: &str) -> Vec<(String, String)> {
    let document = Html::parse_document(html);
    let texts = document.tree.root().descendants().filter_map(|node| {
        let text = node.value().as_text()?.to_string();
        let around = node.parent()?.value().as_element()?.name().to_owned();
        (!text.trim().is_empty()).then_some((around, text))
    });
    texts.collect()
}

/// Return a text without white space.
pub fn without_space(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whose words a text is: the nearest `data-words` says it, and `nav` is Kijun's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    Document,
    Kijun,
    /// No owner is named.
    Unsaid,
}

/// Words of one owner that follow one another in a block or in a line of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    pub owner: Owner,
    /// The id of the standard in the nearest `data-standard`, if any.
    pub standard: Option<String>,
    /// Whether a reader without scripts sees it, according to the HTML.
    pub shown: bool,
    /// The words without white space.
    pub words: String,
}

/// Return the words of a page's `main`, in order.
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

/// What the elements above say about the words in them.
#[derive(Clone)]
struct Above {
    owner: Owner,
    standard: Option<String>,
    shown: bool,
}

#[derive(Default)]
struct Gathered {
    runs: Vec<Run>,
    /// The runs that may get more words: one for each owner, so that a word of Kijun's within a
    /// line does not split the document's.
    open: Vec<Run>,
}

impl Gathered {
    fn children(&mut self, parent: ElementRef<'_>, above: &Above) {
        // A closed `details` shows only its summary.
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

    /// Close the open runs: they get no more words.
    fn end(&mut self) {
        self.runs.append(&mut self.open);
    }
}

/// The elements that do not end a line.
const INLINE: [&str; 24] = [
    "a", "abbr", "b", "bdi", "button", "cite", "code", "data", "dfn", "em", "i", "kbd", "mark",
    "q", "rt", "ruby", "small", "span", "strong", "sub", "sup", "time", "u", "wbr",
];

/// Return whether nothing in the element is shown.
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
