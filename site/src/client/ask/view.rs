//! The question's views: the number of answers, as a Leptos view, and the answers, as HTML text.
//!
//! An answer is long, has few controls, and is made anew for every letter. As views of Leptos the
//! answers weighed 60 KB (brotli) more.

mod card;
mod parts;

use leptos::prelude::*;
use maud::{Markup, html};

use self::card::{class_card, open_card};
use self::parts::requirements;
use super::model::Ask;
use crate::client::kit::program::Program;

/// The id of the field for the words.
pub const WORDS: &str = "q";

/// The id of the choice of a standard.
pub const STANDARD: &str = "standard";

/// The id of the element with the answers.
pub const ANSWERS: &str = "answers";

/// Show the number of answers.
pub fn status(program: Program<Ask>) -> impl IntoView + use<> {
    let status = program.signal(Ask::status);
    view! { <p role="status" class="ask-status" data-ask-status>{status}</p> }
}

/// Return the answers as HTML. A control has its message in `data-do`
/// ([`Message::of`](super::model::Message::of)).
#[must_use]
pub fn answers(ask: &Ask) -> String {
    shown(ask).map(Markup::into_string).unwrap_or_default()
}

fn shown(ask: &Ask) -> Option<Markup> {
    let (standard, reply) = (ask.standard()?, ask.reply()?);
    let has_class = reply.answers.iter().any(|answer| answer.class.is_some());
    Some(html! {
        @for (place, answer) in reply.answers.iter().enumerate() {
            @match &answer.class {
                Some((class, because)) => {
                    (class_card(ask, standard, &reply, (place, answer), (*class, because)))
                }
                None => (open_card(ask, standard, &reply, answer)),
            }
        }
        // Without a class, the requirements are part of the only answer.
        @if has_class && !reply.requirements.is_empty() {
            section class="ask-about" {
                h2 { "関係する要件" }
                (requirements(standard, &reply))
            }
        }
    })
}
