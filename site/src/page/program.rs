//! The part of a page that its program controls.

use leptos::prelude::*;
use serde::Serialize;

use crate::data::in_order;

/// Make the element of a page's program: the data for it, around the parts that it changes.
pub(crate) fn program<T: Serialize>(data: &T, content: AnyView) -> impl IntoView + use<T> {
    view! { <div class="program" data-props=props(data)>{content}</div> }
}

/// Make the same for a program that reads [`in_order`].
pub(crate) fn program_in_order<T: Serialize>(data: &T, content: AnyView) -> impl IntoView + use<T> {
    view! { <div class="program" data-props=in_order::write(data)>{content}</div> }
}

/// Return the data for a program, as JSON.
///
/// Writing fails only for map keys that are not texts, or for types that refuse to be written;
/// [`crate::data`] has neither. If it failed, the program would say that it could not be started.
fn props<T: Serialize>(data: &T) -> String {
    serde_json::to_string(data).unwrap_or_default()
}

/// Show a live part: the view at the start, in the place where the program mounts it again.
pub(crate) fn live(name: impl Into<String>, view: AnyView) -> AnyView {
    view! { <div class="live" data-live=name.into()>{view}</div> }.into_any()
}
