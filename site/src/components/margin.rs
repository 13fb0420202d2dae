//! The margin of a chapter's words: their citations, and the requirements read from them.

use std::collections::BTreeMap;

use kijun_content::model::{Chapter, Checklist, Requirement, Standard};
use kijun_content::tree::{Builder, Element, Fragment, Node, NodeId, NodeRef};

use super::need::Need;
use super::requirement_table::anchor;
use crate::page::Here;
use crate::routes::Route;

/// The notes beside the passages of a chapter, by the anchors of the passages.
#[derive(Debug, Default)]
pub(crate) struct Margin {
    /// The document's own numbers, e.g. `3.1(8)⑤`.
    places: BTreeMap<String, String>,
    /// The requirements that were read from a passage.
    related: BTreeMap<String, Fragment>,
}

impl Margin {
    /// Make the margin of the chapter at `chapter` of the standard at `place`.
    pub(crate) fn of(
        here: &Here<'_>,
        place: usize,
        standard: &Standard,
        chapter: usize,
        own: &Chapter,
    ) -> Self {
        let mut grouped: BTreeMap<String, Vec<(&Checklist, &Requirement)>> = BTreeMap::new();
        for checklist in &standard.checklists {
            for (.., requirement) in checklist.requirements() {
                if let Some(at) = requirement.at.as_ref().filter(|at| at.chapter == chapter) {
                    grouped.entry(at.id.clone()).or_default().push((checklist, requirement));
                }
            }
        }
        let page = here.to(Route::Requirements(place));
        let related = grouped.into_iter().map(|(id, found)| (id, related(&page, &found)));
        Self { places: own.places.iter().cloned().collect(), related: related.collect() }
    }

    /// Make a margin of the numbers alone, for a page with the whole document.
    pub(crate) fn of_places(own: &Chapter) -> Self {
        Self { places: own.places.iter().cloned().collect(), ..Self::default() }
    }

    /// Put the notes into the chapter.
    ///
    /// Each link of a passage to itself gets the passage's number as `data-place`; headings get
    /// such a link. A passage's own words and its requirements are side by side in a `div.noted`,
    /// before the passages below it.
    pub(crate) fn put_beside(&self, document: &mut Fragment) {
        for link in document.elements(&["a"]) {
            self.cite(document, link);
        }
        for heading in document.elements(&["h2", "h3", "h4", "h5", "h6"]) {
            if let Some(id) = id(document, heading) {
                self.link(document, heading, &id);
                self.surround(document, heading, &id);
            }
        }
        for paragraph in document.elements(&["p"]) {
            if let Some(id) = id(document, paragraph) {
                self.surround(document, paragraph, &id);
            }
        }
        for item in document.elements(&["li"]) {
            if let Some(related) = id(document, item).and_then(|id| self.related.get(&id)) {
                note_item(document, item, related);
            }
        }
    }

    /// Write the number of a passage on its link to itself.
    fn cite(&self, document: &mut Fragment, link: NodeId) {
        if let Some(mut link) = document.tree_mut().get_mut(link)
            && let Node::Element(link) = link.value()
            && matches!(link.get("class"), Some("marker" | "anchor"))
            && let Some(id) = link.get("href").and_then(|href| href.strip_prefix('#'))
            && let Some(place) = self.places.get(id)
        {
            link.set("data-place", place);
        }
    }

    /// Give a heading a link to itself.
    fn link(&self, document: &mut Fragment, heading: NodeId, id: &str) {
        let link = Element::new("a")
            .with("class", "anchor")
            .with("href", format!("#{id}"))
            .with("aria-label", "この見出しへのリンク")
            .with_any("data-place", self.places.get(id));
        if let Some(mut heading) = document.tree_mut().get_mut(heading) {
            heading.append(Node::Element(link));
        }
    }

    /// Put the requirements that were read from a passage beside its element.
    fn surround(&self, document: &mut Fragment, passage: NodeId, id: &str) {
        if let Some(related) = self.related.get(id) {
            surround(document, passage, related);
        }
    }
}

fn id(document: &Fragment, node: NodeId) -> Option<String> {
    document.element(node)?.get("id").map(str::to_owned)
}

/// Make the element around words and the requirements beside them.
fn noted() -> Node {
    Node::Element(Element::new("div").with("class", "noted"))
}

/// Put an element into a [`noted`] with the requirements read from its words.
fn surround(document: &mut Fragment, element: NodeId, related: &Fragment) {
    let tree = document.tree_mut();
    let Some(mut own) = tree.get_mut(element) else { return };
    let mut noted = own.insert_before(noted());
    noted.append_id(element);
    let noted = noted.id();
    append(document, noted, related);
}

/// Put the requirements read from an item beside its own words: its first paragraph or, without a
/// paragraph, everything before the list in it. Words without the document's number keep their
/// place, and the requirements follow them.
fn note_item(document: &mut Fragment, item: NodeId, related: &Fragment) {
    let Some(own) = document.tree().get(item) else { return };
    let paragraph = own.children().find(|child| child.value().is_any(&["p"]));
    if let Some(paragraph) = paragraph.map(|paragraph| paragraph.id()) {
        return surround(document, paragraph, related);
    }
    let words = own.children().take_while(|child| !child.value().is_any(&["ul", "ol"]));
    let words: Vec<_> = words.collect();
    let has_number = words.iter().any(|word| {
        let link = word.value().element();
        link.is_some_and(|link| link.get("class") == Some("marker"))
    });
    let words: Vec<NodeId> = words.iter().map(NodeRef::id).collect();
    let tree = document.tree_mut();
    let Some(mut item) = tree.get_mut(item) else { return };
    if has_number {
        let mut noted = item.prepend(noted());
        let mut inner = noted.append(Node::Element(Element::new("div")));
        for word in words {
            inner.append_id(word);
        }
        let noted = noted.id();
        append(document, noted, related);
    } else {
        let related = tree.extend_tree(related.tree().clone()).id();
        match words.last().and_then(|last| tree.get_mut(*last)) {
            Some(mut last) => last.insert_id_after(related),
            None => return,
        };
    }
}

/// Append a copy of `other` to an element.
fn append(document: &mut Fragment, element: NodeId, other: &Fragment) {
    if let Some(mut element) = document.tree_mut().get_mut(element) {
        element.append_subtree(other.tree().clone());
    }
}

/// Return the requirements that were read from one passage, as HTML.
fn related(page: &str, found: &[(&Checklist, &Requirement)]) -> Fragment {
    let label = "読み取った要件";
    let mut html = Builder::default();
    let outer = Element::new("div")
        .with("class", "related")
        .with("data-words", "kijun")
        .with("role", "note")
        .with("aria-label", label);
    html.element(outer, |html| {
        let name = Element::new("span").with("class", "related-label");
        html.element(name, |name| name.text(label));
        for (checklist, requirement) in found {
            let need = Need::of(checklist, requirement);
            let each = Element::new("span").with("data-need", need.classes);
            html.element(each.with_any("data-party", need.party), |each| {
                let href = format!("{page}#{}", anchor(&requirement.id));
                each.element(Element::new("a").with("href", href), |link| {
                    link.text(&format!("{} {}", requirement.id, requirement.title));
                });
            });
        }
    });
    html.finish()
}

#[cfg(test)]
mod tests {
    use kijun_content::tree::{Builder, Element, Fragment};

    use super::Margin;

    fn element(name: &'static str, id: &str) -> Element {
        Element::new(name).with("id", id)
    }

    fn marker(html: &mut Builder) {
        html.element(Element::new("a").with("class", "marker"), |_| {});
    }

    fn beside(fill: impl FnOnce(&mut Builder)) -> String {
        let text = |text: &str| -> Fragment {
            let mut html = Builder::default();
            html.text(text);
            html.finish()
        };
        let related = [("a", "[A]"), ("b", "[B]"), ("h", "[H]")];
        let places = [("a", "3.1(8)⑤"), ("h", "3.1")];
        let margin = Margin {
            places: places.map(|(id, place)| (id.to_owned(), place.to_owned())).into(),
            related: related.map(|(id, own)| (id.to_owned(), text(own))).into(),
        };
        let mut html = Builder::default();
        fill(&mut html);
        let mut document = html.finish();
        margin.put_beside(&mut document);
        document.to_string()
    }

    const NOTED: &str = "<div class=\"noted\">";

    #[test]
    fn requirements_follow_the_words_of_a_paragraph() {
        let html = beside(|html| html.element(element("p", "a"), |words| words.text("x")));
        assert_eq!(html, format!("{NOTED}<p id=\"a\">x</p>[A]</div>"));
    }

    #[test]
    fn requirements_of_an_item_come_before_the_items_below_it() {
        let html = beside(|html| {
            html.element(element("li", "a"), |item| {
                marker(item);
                item.text("x");
                item.element(Element::new("ul"), |list| {
                    list.element(element("li", "b"), |item| {
                        marker(item);
                        item.text("y");
                    });
                });
            });
        });
        let marker = "<a class=\"marker\"></a>";
        assert_eq!(
            html,
            format!(
                "<li id=\"a\">{NOTED}<div>{marker}x</div>[A]</div>\
                 <ul><li id=\"b\">{NOTED}<div>{marker}y</div>[B]</div></li></ul></li>"
            )
        );
    }

    #[test]
    fn requirements_of_an_item_follow_its_first_paragraph() {
        let html = beside(|html| {
            html.element(element("li", "a"), |item| {
                item.element(Element::new("p"), |words| words.text("x"));
                item.element(Element::new("p"), |words| words.text("y"));
            });
            html.element(Element::new("li"), |item| item.text("z"));
        });
        let expected = format!("<li id=\"a\">{NOTED}<p>x</p>[A]</div><p>y</p></li><li>z</li>");
        assert_eq!(html, expected);
    }

    #[test]
    fn requirements_follow_an_item_without_a_number_too() {
        let html = beside(|html| {
            html.element(element("li", "a"), |item| {
                item.text("x");
                item.element(Element::new("ul"), |_| {});
            });
        });
        assert_eq!(html, "<li id=\"a\">x[A]<ul></ul></li>");
    }

    #[test]
    fn headings_get_a_link_to_themselves() {
        let html = beside(|html| html.element(element("h2", "h"), |heading| heading.text("x")));
        assert!(
            html.starts_with("<div class=\"noted\"><h2 id=\"h\">x<a class=\"anchor\" href=\"#h\""),
            "{html}"
        );
        assert!(html.contains("data-place=\"3.1\"></a></h2>[H]</div>"), "{html}");
    }

    #[test]
    fn a_link_of_a_passage_to_itself_carries_the_documents_number() {
        let html = beside(|html| {
            let link = || Element::new("a").with("href", "#a");
            html.element(link().with("class", "marker"), |link| link.text("⑤"));
            html.element(link(), |link| link.text("b"));
        });
        assert_eq!(html.matches("data-place=\"3.1(8)⑤\"").count(), 1, "{html}");
    }
}
