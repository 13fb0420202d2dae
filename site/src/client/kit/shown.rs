//! Static parts of a page that a program shows, hides or writes into.
//!
//! The long texts of a page stay in place: no view makes them anew. After each message, the parts
//! that the model has changed are shown, hidden or rewritten.

/// The visible content of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// Nothing.
    No,
    /// Its own content.
    Yes,
    /// This text, in place of its own content.
    Text(String),
}

impl Shown {
    /// Return its own content if the condition is true, else nothing.
    #[must_use]
    pub fn when(condition: bool) -> Self {
        if condition { Self::Yes } else { Self::No }
    }
}

/// Show the parts with these ids as `shown` says, now and after each change. Call it while a view
/// is mounted, because signals need an owner.
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
