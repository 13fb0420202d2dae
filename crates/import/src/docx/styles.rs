//! The styles of paragraphs: which are headings, and which are numbered.

use std::collections::BTreeMap;

use roxmltree::Document as Xml;

use super::{attribute, child, is, value};

/// The most styles that are based on each other; more are a circle.
const DEEPEST: usize = 20;

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<usize>,
    number: Option<String>,
    level: Option<usize>,
}

impl Styles {
    pub(super) fn of(xml: &Xml<'_>) -> Self {
        let all = xml.root_element().children().filter(|node| is(*node, "style"));
        let styles = all.filter_map(|node| {
            let id = attribute(node, "styleId")?.to_owned();
            let properties = child(node, "pPr");
            let numbered = properties.and_then(|own| child(own, "numPr"));
            let style = Style {
                name: value(node, "name").unwrap_or_default().to_lowercase(),
                based_on: value(node, "basedOn").map(str::to_owned),
                outline: properties.and_then(|own| value(own, "outlineLvl")?.parse().ok()),
                number: numbered.and_then(|own| value(own, "numId")).map(str::to_owned),
                level: numbered.and_then(|own| value(own, "ilvl")?.parse().ok()),
            };
            Some((id, style))
        });
        Self(styles.collect())
    }

    /// Return a style and those that it is based on, the nearest first.
    fn line<'a>(&'a self, id: &str) -> impl Iterator<Item = &'a Style> {
        let first = self.0.get(id);
        let next = |style: &&'a Style| self.0.get(style.based_on.as_deref()?);
        std::iter::successors(first, next).take(DEEPEST)
    }

    /// Return the depth of the heading that a style makes, from 1; 0 for none.
    pub(super) fn heading(&self, id: &str) -> usize {
        let of_name = |style: &Style| {
            style.name.strip_prefix("heading ").and_then(|depth| depth.parse::<usize>().ok())
        };
        let mut line = self.line(id);
        let found = line.find_map(|style| of_name(style).or(style.outline.map(|level| level + 1)));
        found.filter(|depth| (1..=9).contains(depth)).unwrap_or_default()
    }

    /// Return true for the style of the document's title.
    pub(super) fn is_title(&self, id: &str) -> bool {
        self.0.get(id).is_some_and(|style| style.name == "title")
    }

    /// Return true for a style of the table of contents.
    pub(super) fn is_contents(&self, id: &str) -> bool {
        self.0.get(id).is_some_and(|style| style.name.starts_with("toc "))
    }

    /// Return the numbering that a style brings: its id and the level.
    pub(super) fn number(&self, id: &str) -> Option<(String, usize)> {
        let number = self.line(id).find_map(|style| style.number.clone())?;
        Some((number, self.line(id).find_map(|style| style.level).unwrap_or_default()))
    }
}
