//! Static parts of a page that a program shows, hides or writes into.
//!
//! The long words of a page stay where they are: no view makes them anew. What the model says of
//! them is carried out after each message, where it has changed.

/// What is shown of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// Nothing.
    No,
    /// What stands in it.
    Yes,
    /// This text, in place of what stands in it.
    Text(String),
}

impl Shown {
    /// What stands in it, on a condition.
    #[must_use]
    pub fn when(condition: bool) -> Self {
        if condition { Self::Yes } else { Self::No }
    }
}

/// Show the parts with these ids as `shown` says, now and whenever it says otherwise. It runs where
/// signals have an owner, i.e. while a view is mounted.
#[cfg(all(feature = "browser", feature = "reactive"))]
pub(crate) fn keep_shown(shown: impl Fn() -> Vec<(String, Shown)> + 'static) {
    use leptos::prelude::Effect;

    Effect::new(move |before: Option<Vec<(String, Shown)>>| {
        let now = shown();
        let before = before.unwrap_or_default();
        for (place, part) in now.iter().enumerate() {
            if before.get(place) != Some(part) {
                show(&part.0, &part.1);
            }
        }
        now
    });
}

#[cfg(all(feature = "browser", feature = "reactive"))]
fn show(id: &str, shown: &Shown) {
    use super::dom;

    let Some(element) = gloo::utils::document().get_element_by_id(id) else { return };
    if let Shown::Text(text) = shown {
        element.set_text_content(Some(text));
    }
    dom::toggle(&element, "hidden", *shown == Shown::No);
}
