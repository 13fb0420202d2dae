//! Parts of the page that are made from templates, and brought up to date where they differ.

use std::cell::{Cell, RefCell};

use maud::Markup;
use web_sys::Element;

use super::super::panel::rows::{Row, Step, steps};
use crate::client::kit::dom;

/// How many rows are shown until the reader asks for all.
const SHOWN: usize = 40;

/// A part that is replaced as a whole.
pub(super) struct Slot {
    element: Option<Element>,
    html: RefCell<String>,
}

impl Slot {
    /// The element with `data-part` of this name.
    pub(super) fn find(root: &Element, name: &str) -> Self {
        let element = dom::one(root, &format!("[data-part=\"{name}\"]"));
        let html = element.as_ref().map(Element::inner_html).unwrap_or_default();
        Self { element, html: RefCell::new(html) }
    }

    /// Shows this, if something else is shown; an empty part is hidden where it may be.
    pub(super) fn show(&self, html: Markup) {
        let html = html.into_string();
        let Some(element) = &self.element else { return };
        if *self.html.borrow() != html {
            dom::renewing(element, &|| {
                element.set_inner_html(&html);
                Some(element.clone())
            });
            self.html.replace(html);
        }
    }

    /// Whether an element stands in this part.
    pub(super) fn contains(&self, other: &Element) -> bool {
        self.element.as_ref().is_some_and(|element| element.contains(Some(other)))
    }

    /// The first button of the part.
    pub(super) fn button(&self) -> Option<Element> {
        dom::one(self.element.as_ref()?, "button")
    }

    /// Shows or hides the part.
    pub(super) fn reveal(&self, shown: bool) {
        if let Some(element) = &self.element {
            dom::toggle(element, "hidden", !shown);
        }
    }
}

/// A list, of which only rows that differ are touched.
pub(super) struct LiveList {
    element: Option<Element>,
    /// What is hidden while the list is empty.
    section: Option<Element>,
    count: Option<Element>,
    more: Option<Element>,
    rows: RefCell<Vec<Row>>,
    counted: Cell<usize>,
    all: Cell<bool>,
}

impl LiveList {
    /// The element with `data-part` of this name, its count and its button for more.
    pub(super) fn find(root: &Element, name: &str, section: Option<&str>) -> Self {
        let part = |attribute: &str| dom::one(root, &format!("[{attribute}=\"{name}\"]"));
        let element = part("data-part");
        let section = section.and_then(|selector| element.as_ref()?.closest(selector).ok()?);
        Self {
            element,
            section,
            count: part("data-count"),
            more: part("data-more"),
            rows: RefCell::default(),
            counted: Cell::new(0),
            all: Cell::new(false),
        }
    }

    /// Shows all rows from now on; the next [`Self::show`] does it.
    pub(super) fn show_all(&self) {
        self.all.set(true);
    }

    /// Shows these rows.
    pub(super) fn show(&self, mut rows: Vec<Row>, html: &dyn Fn(Row) -> Markup) {
        let Some(list) = &self.element else { return };
        let count = rows.len();
        if self.more.is_some() && !self.all.get() {
            rows.truncate(SHOWN);
        }
        let mut cursor = list.first_element_child();
        for step in steps(&self.rows.borrow(), &rows) {
            let next = cursor.as_ref().and_then(Element::next_element_sibling);
            // Before the row at the cursor; behind the last row where there is none.
            let insert = |at: usize| {
                let made = rows.get(at).map(|row| html(*row).into_string()).unwrap_or_default();
                let (beside, place) = match &cursor {
                    Some(row) => (row, "beforebegin"),
                    None => (list, "beforeend"),
                };
                // The browser reads any text as HTML: it cannot fail inside of a list.
                let _ = beside.insert_adjacent_html(place, &made);
            };
            match (step, &cursor) {
                (Step::Insert(at), _) => insert(at),
                (Step::Keep, _) | (_, None) => cursor = next,
                (Step::Remove, Some(row)) => {
                    row.remove();
                    cursor = next;
                }
                (Step::Replace(at), Some(row)) => {
                    dom::renewing(row, &|| {
                        insert(at);
                        row.previous_element_sibling()
                    });
                    row.remove();
                    cursor = next;
                }
            }
        }
        if let Some(more) = &self.more {
            dom::toggle(more, "hidden", rows.len() == count);
        }
        if self.counted.replace(count) != count
            && let Some(place) = &self.count
        {
            place.set_text_content(Some(&format!("({count}件)")));
        }
        if let Some(section) = &self.section {
            dom::toggle(section, "hidden", count == 0);
        }
        self.rows.replace(rows);
    }
}
