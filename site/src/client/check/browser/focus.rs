//! The moves of the focus.

use gloo::utils::document;
use web_sys::Element;

use super::super::action::Action;
use super::super::model::Focus;
use super::Live;
use super::fields::NAME;
use crate::client::kit::dom::{focus, one};

impl Live {
    pub(super) fn focus(&self, to: &Focus) {
        let button = |action: Action| format!("[data-action=\"{}\"]", action.id());
        let selector = match to {
            Focus::Notice => return self.enter_notice(),
            Focus::Requirement(place) => return self.requirements.go_to(*place),
            Focus::Heading(place) => return self.requirements.go_to_heading(*place),
            Focus::Class => "select[name=class]".to_owned(),
            Focus::Answer(id) => format!("[name=\"answer:{id}\"]"),
            Focus::TrialStart => button(Action::Trial),
            Focus::TrialDrop => button(Action::TrialDrop),
        };
        one(&self.root, &selector).iter().for_each(focus);
    }

    /// Move the focus to the notice's first button, and remember where it was.
    pub(super) fn enter_notice(&self) {
        self.came_from.replace(document().active_element());
        self.parts.notice_button().iter().for_each(focus);
    }

    /// Move the focus back if the notice's buttons are gone.
    pub(super) fn leave_notice(&self) {
        let active = document().active_element();
        if active.is_some_and(|active| active.matches("body").is_ok_and(|body| !body)) {
            return;
        }
        let came_from = self.came_from.take().filter(|element: &Element| element.is_connected());
        let name = || one(&self.root, &format!("[name=\"{NAME}\"]"));
        came_from.or_else(name).iter().for_each(focus);
    }

    /// Return the place of the requirement that has the focus.
    pub(super) fn place_in_focus(&self) -> Option<usize> {
        self.requirements.place_of(&document().active_element()?)
    }
}
