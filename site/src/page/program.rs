//! The part of a page that its program controls.

use leptos::prelude::*;
use serde::Serialize;

use crate::data::in_order;

/// Make the element of a page's program: the data for it, around the parts that it changes.
pub(crate) fn program<T: Serialize>(data: &T, content: AnyView) -> impl IntoView + use<T> {
    view! { <div class="program" data-props=in_order::write(data)>{content}</div> }
}

/// Show a live part: the view at the start, in the place where the program mounts it again.
pub(crate) fn live(name: impl Into<String>, view: AnyView) -> AnyView {
    view! { <div class="live" data-live=name.into()>{view}</div> }.into_any()
}
