//! The part of a page that its program brings to life.

use leptos::prelude::*;
use serde::Serialize;

use crate::data::in_order;

/// The element of a page's program: what the page hands to it, around the parts that it changes.
pub(crate) fn program<T: Serialize>(data: &T, content: AnyView) -> impl IntoView + use<T> {
    view! { <div class="program" data-props=props(data)>{content}</div> }
}

/// The same for a program that reads [`in_order`].
pub(crate) fn program_in_order<T: Serialize>(data: &T, content: AnyView) -> impl IntoView + use<T> {
    view! { <div class="program" data-props=in_order::write(data)>{content}</div> }
}

/// What a page hands to its program, as JSON.
///
/// Only what has keys that are no texts, or refuses to be written, would fail; none of
/// [`crate::data`] does. The program would then say that it could not be started.
fn props<T: Serialize>(data: &T) -> String {
    serde_json::to_string(data).unwrap_or_default()
}

/// A live part: the view as it is at the start, in the place where the program mounts it again.
pub(crate) fn live(name: impl Into<String>, view: AnyView) -> AnyView {
    view! { <div class="live" data-live=name.into()>{view}</div> }.into_any()
}
