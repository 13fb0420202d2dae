//! What stands beside the words of a chapter: their citations, and the requirements read from them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use kijun_content::model::{Chapter, Checklist, Requirement, Standard};
use lol_html::html_content::{ContentType, Element};
use lol_html::{RewriteStrSettings, element, rewrite_str};
use maud::html;

use super::need::Need;
use super::requirement_table::anchor;
use crate::page::Here;
use crate::routes::Route;

/// What is to stand beside the passages of a chapter, by their anchors.
#[derive(Debug, Default)]
pub(crate) struct Margin {
    /// The document's own numbers, e.g. `3.1(8)⑤`.
    places: BTreeMap<String, String>,
    /// The requirements that were read from a passage, as HTML.
    related: Rc<BTreeMap<String, String>>,
}

impl Margin {
    /// For the chapter at `chapter` of the standard at `place`.
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
        Self { places: own.places.iter().cloned().collect(), related: Rc::new(related.collect()) }
    }

    /// The numbers alone, for a page that has the whole document.
    pub(crate) fn of_places(own: &Chapter) -> Self {
        Self { places: own.places.iter().cloned().collect(), ..Self::default() }
    }

    /// Puts it into the chapter's HTML.
    ///
    /// Each link of a place to itself gets the place as `data-place`; headings get such a link.
    /// A passage's own words and its requirements stand side by side in a `div.noted`, before the
    /// passages below it.
    pub(crate) fn beside(&self, html: &str) -> String {
        let items: Rc<RefCell<Vec<Item>>> = Rc::default();
        let related = |id: &str| self.related.get(id).map(String::as_str);
        let handlers = vec![
            element!("a.marker, a.anchor", |link| {
                let place = link.get_attribute("href");
                let place = place.and_then(|href| self.places.get(href.strip_prefix('#')?));
                if let Some(place) = place {
                    link.set_attribute("data-place", place)?;
                }
                Ok(())
            }),
            element!("h2[id], h3[id], h4[id], h5[id], h6[id]", |heading| {
                let id = heading.get_attribute("id").unwrap_or_default();
                let place = self.places.get(&id);
                let link = html! {
                    a.anchor href={ "#" (id) } aria-label="この見出しへのリンク" data-place=[place] {}
                };
                heading.append(&link.into_string(), ContentType::Html);
                surround(heading, related(&id));
                Ok(())
            }),
            element!("p[id]", |paragraph| {
                let id = paragraph.get_attribute("id").unwrap_or_default();
                surround(paragraph, related(&id));
                Ok(())
            }),
            element!("li", |item| {
                let id = item.get_attribute("id");
                let related = id.and_then(|id| self.related.get(&id).cloned());
                items.borrow_mut().push(Item { related, open: false });
                let items = Rc::clone(&items);
                item.on_end_tag(lol_html::end_tag!(move |end| {
                    if let Some(words) = items.borrow_mut().pop().and_then(Item::end) {
                        end.before(&words, ContentType::Html);
                    }
                    Ok(())
                }))?;
                Ok(())
            }),
            // An item's own words are its first paragraph or, where it has none, everything up to
            // the list in it or to its end.
            element!("li > p", |paragraph| {
                let related = items.borrow_mut().last_mut().and_then(|item| item.related.take());
                surround(paragraph, related.as_deref());
                Ok(())
            }),
            element!("li > a.marker", |link| {
                if let Some(item) = items.borrow_mut().last_mut().filter(|item| item.is_noted()) {
                    item.open = true;
                    link.before(&format!("{NOTED}<div>"), ContentType::Html);
                }
                Ok(())
            }),
            element!("li > ul, li > ol", |list| {
                let words = items.borrow_mut().last_mut().map(std::mem::take).and_then(Item::end);
                list.before(&words.unwrap_or_default(), ContentType::Html);
                Ok(())
            }),
        ];
        let settings = RewriteStrSettings::new();
        let settings =
            handlers.into_iter().fold(settings, RewriteStrSettings::append_element_content_handler);
        // Our own HTML is well-formed; were it not, the words would matter more than their margin.
        rewrite_str(html, settings).unwrap_or_else(|_| html.to_owned())
    }
}

/// What holds words and the requirements beside them.
const NOTED: &str = "<div class=\"noted\">";

/// Puts an element into a [`NOTED`] with what was read from its words.
fn surround(element: &mut Element<'_, '_>, related: Option<&str>) {
    if let Some(related) = related {
        element.before(NOTED, ContentType::Html);
        element.after(&format!("{related}</div>"), ContentType::Html);
    }
}

/// An open list item whose own words have not ended.
#[derive(Debug, Default)]
struct Item {
    /// What was read from its words.
    related: Option<String>,
    /// Whether a [`NOTED`] has been opened around its words.
    open: bool,
}

impl Item {
    fn is_noted(&self) -> bool {
        self.related.is_some() && !self.open
    }

    /// What stands at the end of its own words.
    fn end(self) -> Option<String> {
        let related = self.related?;
        Some(if self.open { format!("</div>{related}</div>") } else { related })
    }
}

/// The requirements that were read from one passage.
fn related(page: &str, found: &[(&Checklist, &Requirement)]) -> String {
    let each = found.iter().map(|(checklist, requirement)| {
        let need = Need::of(checklist, requirement);
        html! {
            span data-need=(need.classes) data-party=[need.party] {
                a href={ (page) "#" (anchor(&requirement.id)) } {
                    (requirement.id) " " (requirement.title)
                }
            }
        }
    });
    let label = "読み取った要件";
    html! {
        div.related data-words="kijun" role="note" aria-label=(label) {
            span.related-label { (label) }
            @for each in each { (each) }
        }
    }
    .into_string()
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::Margin;

    fn beside(html: &str) -> String {
        let related = [("a", "[A]"), ("b", "[B]"), ("h", "[H]")];
        let places = [("a", "3.1(8)⑤"), ("h", "3.1")];
        let pairs = |pairs: &[(&str, &str)]| {
            pairs.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned())).collect()
        };
        Margin { places: pairs(&places), related: Rc::new(pairs(&related)) }.beside(html)
    }

    #[test]
    fn requirements_follow_the_words_of_their_own_passage() {
        let marker = "<a class=\"marker\"></a>";
        let noted = "<div class=\"noted\">";
        assert_eq!(beside("<p id=\"a\">x</p>"), format!("{noted}<p id=\"a\">x</p>[A]</div>"));
        assert_eq!(
            beside(&format!("<li id=\"a\">{marker}x<ul><li id=\"b\">{marker}y</li></ul></li>")),
            format!(
                "<li id=\"a\">{noted}<div>{marker}x</div>[A]</div>\
                 <ul><li id=\"b\">{noted}<div>{marker}y</div>[B]</div></li></ul></li>"
            )
        );
        assert_eq!(
            beside("<li id=\"a\"><p>x</p><p>y</p></li><li>z</li>"),
            format!("<li id=\"a\">{noted}<p>x</p>[A]</div><p>y</p></li><li>z</li>")
        );
        assert_eq!(beside("<li id=\"a\">x<ul></ul></li>"), "<li id=\"a\">x[A]<ul></ul></li>");
    }

    #[test]
    fn headings_get_a_link_to_themselves() {
        let html = beside("<h2 id=\"h\">x</h2>");
        assert!(
            html.starts_with("<div class=\"noted\"><h2 id=\"h\">x<a class=\"anchor\" href=\"#h\""),
            "{html}"
        );
        assert!(html.contains("data-place=\"3.1\"></a></h2>[H]</div>"), "{html}");
    }

    #[test]
    fn a_link_of_a_place_to_itself_carries_the_documents_number() {
        let html = beside("<a class=\"marker\" href=\"#a\">⑤</a><a href=\"#a\">b</a>");
        assert_eq!(html.matches("data-place=\"3.1(8)⑤\"").count(), 1, "{html}");
    }
}
