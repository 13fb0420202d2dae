//! The live parts of the page. A part is replaced if its HTML has changed.

use std::cell::{Cell, RefCell};

use web_sys::Element;

use super::super::panel::List;
use super::super::part::Part;
use super::super::steps::{Step, steps};
use super::super::view::{Row, Rows, Slot};
use crate::client::kit::dom;

/// The parts.
pub(super) struct Parts(Vec<LivePart>);

struct LivePart {
    part: Part,
    element: Element,
    /// The HTML of a part that is replaced as a whole.
    html: RefCell<String>,
    rows: RefCell<Vec<Row>>,
    count: Cell<Option<usize>>,
    /// The element that is hidden while a list is empty.
    section: Option<Element>,
    count_place: Option<Element>,
    more: Option<Element>,
}

impl Parts {
    pub(super) fn find(root: &Element) -> Self {
        let lists = List::ALL.map(Part::List);
        let parts = Part::WHOLE.into_iter().chain(lists).chain([
            Part::Matrix,
            Part::Exceptions,
            Part::Review,
        ]);
        Self(parts.filter_map(|part| LivePart::find(root, part)).collect())
    }

    fn get(&self, part: Part) -> Option<&LivePart> {
        self.0.iter().find(|live| live.part == part)
    }

    /// Return whether an element is in the notice.
    pub(super) fn notice_contains(&self, other: &Element) -> bool {
        self.get(Part::Notice).is_some_and(|notice| notice.element.contains(Some(other)))
    }

    /// Return the first button of the notice.
    pub(super) fn notice_button(&self) -> Option<Element> {
        dom::one(&self.get(Part::Notice)?.element, "button")
    }

    /// Show these parts.
    pub(super) fn show_slots(&self, slots: Vec<Slot>) {
        for Slot { part, html, hidden } in slots {
            let Some(live) = self.get(part) else { continue };
            if let Some(hidden) = hidden {
                dom::toggle(&live.element, "hidden", hidden);
            }
            if *live.html.borrow() != html {
                dom::show_html(&live.element, &html);
                live.html.replace(html);
            }
        }
    }

    /// Show these rows. Return the elements of the rows that are new in the page.
    pub(super) fn show_rows(&self, now: Rows) -> Vec<Element> {
        self.get(now.part).map(|live| live.show_rows(now)).unwrap_or_default()
    }
}

impl LivePart {
    fn find(root: &Element, part: Part) -> Option<Self> {
        let named = |attribute: &str| dom::one(root, &format!("[{attribute}=\"{}\"]", part.name()));
        let element = named("data-part")?;
        let around = match part {
            Part::List(_) => Some("details"),
            Part::Exceptions => Some("section"),
            _ => None,
        };
        Some(Self {
            part,
            html: RefCell::new(element.inner_html()),
            rows: RefCell::default(),
            count: Cell::new(None),
            section: around.and_then(|selector| element.closest(selector).ok()?),
            count_place: named("data-count"),
            more: named("data-more"),
            element,
        })
    }

    fn show_rows(&self, now: Rows) -> Vec<Element> {
        let Rows { rows, count, .. } = now;
        let mut new = Vec::new();
        let mut cursor = self.element.first_element_child();
        for step in steps(&self.rows.borrow(), &rows) {
            let next = cursor.as_ref().and_then(Element::next_element_sibling);
            match (step, &cursor) {
                (Step::Insert(at), _) => new.extend(self.insert(cursor.as_ref(), rows.get(at))),
                (Step::Keep, _) | (_, None) => cursor = next,
                (Step::Remove, Some(row)) => {
                    row.remove();
                    cursor = next;
                }
                (Step::Replace(at), Some(row)) => {
                    dom::renewing(row, &|| self.insert(Some(row), rows.get(at)));
                    new.extend(row.previous_element_sibling());
                    row.remove();
                    cursor = next;
                }
            }
        }
        if let Some(more) = &self.more {
            dom::toggle(more, "hidden", rows.len() == count);
        }
        if self.count.replace(Some(count)) != Some(count) {
            if let Some(place) = &self.count_place {
                place.set_text_content(Some(&format!("({count}件)")));
            }
            if let Some(section) = &self.section {
                dom::toggle(section, "hidden", count == 0);
            }
        }
        self.rows.replace(rows);
        new
    }

    /// Insert a row before the one at the cursor, or after the last. Return its element.
    fn insert(&self, cursor: Option<&Element>, row: Option<&Row>) -> Option<Element> {
        let (beside, place) = match cursor {
            Some(row) => (row, "beforebegin"),
            None => (&self.element, "beforeend"),
        };
        // The browser reads any text as HTML, so this cannot fail inside a list.
        let _ = beside.insert_adjacent_html(place, &row?.html);
        match cursor {
            Some(row) => row.previous_element_sibling(),
            None => self.element.last_element_child(),
        }
    }
}
