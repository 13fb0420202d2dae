//! What changed since an earlier edition, beside the answers that come from it.

use kijun_rules::editions::RELATION;
use web_sys::Element;

use super::super::draft::Draft;
use crate::client::kit::dom::{all, attribute, toggle};

/// The static parts that show what changed in a requirement.
pub(super) struct Changes(Vec<Change>);

struct Change {
    requirement: String,
    edition: String,
    element: Element,
}

impl Changes {
    pub(super) fn find(root: &Element) -> Self {
        let changes = all(root, "[data-change]").filter_map(|element| {
            let requirement = element.closest("[data-requirement]").ok().flatten()?;
            Some(Change {
                requirement: attribute(&requirement, "data-requirement"),
                edition: attribute(&element, "data-change"),
                element,
            })
        });
        Self(changes.collect())
    }

    /// Shows the changes since the edition from which an answer is proposed, and no others.
    pub(super) fn show(&self, draft: &Draft) {
        for change in &self.0 {
            let proposal = draft.proposal(&change.requirement);
            let shown = proposal.and_then(|proposal| proposal.from).is_some_and(|from| {
                *from.relation == *RELATION && *from.edition == *change.edition
            });
            toggle(&change.element, "hidden", !shown);
        }
    }
}
