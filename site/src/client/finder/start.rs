//! The finder's start in the browser.

use gloo::utils::document;

use super::model::{Effect, Finder};
use super::view::{RESULT, finder};
use crate::client::kit::program::Program;
use crate::client::kit::{dom, mount, start as kit};

/// Start the finder on its page.
pub fn start() {
    let (root, data) = kit::data();
    let program = Program::new(Finder::new(data), |_, effect| match effect {
        Effect::FocusResult => mount::after_views(|| {
            if let Some(result) = document().get_element_by_id(RESULT) {
                dom::focus(&result);
            }
        }),
    });
    mount::mount("finder", move || finder(program));
    kit::seal_and_enable(&root);
}
