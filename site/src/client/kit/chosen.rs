//! The class of the information that the reader has chosen for a standard.
//!
//! There is one choice for each standard. It is kept in this browser and is never sent, and every
//! page of the standard knows it: the script of all pages (`page.js`) shows it below the header,
//! where it can be changed and removed; programs read and change it here. Both keep it in
//! `kijun:{base}:situation`, as `{"role": "provider", "classes": {"annex2": "SB"}}`. A class may have
//! the name of a checklist before it, as in `cloud:SB`; the choice is for the whole standard.
//!
//! The choice is in no address. Only a link that is made to be handed on names a class, as
//! `#class=SB`; the page that it leads to takes the class out of its address.

/// The name before a class in the fragment of a link.
const FRAGMENT: &str = "#class=";

/// Return the fragment of a link that names a class. Ids of classes need no escaping.
#[must_use]
pub fn fragment(class: &str) -> String {
    format!("{FRAGMENT}{class}")
}

/// Return the class that a fragment names. In a file by itself, the place that the link leads to comes
/// before it: `#check#class=SB`.
#[must_use]
pub fn of_fragment(fragment: &str) -> Option<&str> {
    fragment.split_once(FRAGMENT).map(|(_, class)| class).filter(|class| !class.is_empty())
}

/// Return the class of a stored value, without the checklist before it.
#[must_use]
pub fn of_value(value: &str) -> Option<&str> {
    value.rsplit(':').next().filter(|class| !class.is_empty())
}

/// Return the standard that a checklist belongs to: `annex2` for `annex2/cloud`.
#[must_use]
pub fn standard_of(checklist: &str) -> &str {
    checklist.split_once('/').map_or(checklist, |(standard, _)| standard)
}

#[cfg(feature = "browser")]
pub(crate) use browser::{Chosen, of_link};

#[cfg(feature = "browser")]
mod browser {
    use gloo::events::EventListener;
    use gloo::utils::{document, window};
    use js_sys::{JSON, Object, Reflect};
    use wasm_bindgen::{JsCast, JsValue};
    use web_sys::Event;

    use super::super::storage::Store;
    use super::super::storage::browser::{Browser, base};

    /// The event by which a program tells the page's script that it has changed the choice.
    const CHANGED: &str = "kijun:choose";
    /// The event by which the page's script tells programs that the choice is another one, by
    /// whomever it was changed.
    const CHOSEN: &str = "kijun:chosen";

    /// The choice for a standard.
    #[derive(Debug, Clone)]
    pub(crate) struct Chosen {
        key: String,
        standard: JsValue,
    }

    impl Chosen {
        /// Return the place of the choice. `site_root` is the path from the page to the site's root,
        /// and `standard` the id of the standard.
        pub(crate) fn of(site_root: &str, standard: &str) -> Self {
            Self { key: format!("kijun:{}:situation", base(site_root)), standard: standard.into() }
        }

        /// Return the chosen class.
        pub(crate) fn get(&self) -> Option<String> {
            let classes = property(&self.kept(), &"classes".into());
            let value = property(&classes, &self.standard).as_string()?;
            super::of_value(&value).map(ToOwned::to_owned)
        }

        /// Choose a class, or remove the choice, and tell the rest of the page. Return whether the
        /// browser keeps it.
        pub(crate) fn set(&self, class: Option<&str>) -> bool {
            let kept = self.kept();
            let classes = object(property(&kept, &"classes".into()));
            // Neither call fails for an object that was just read.
            let _ = Reflect::set(&classes, &self.standard, &class.unwrap_or_default().into());
            let _ = Reflect::set(&kept, &"classes".into(), &classes);
            let text = JSON::stringify(&kept).ok().and_then(|text| text.as_string());
            let done = text.is_some_and(|text| Browser::default().set(&self.key, &text).is_ok());
            // A choice that is not kept is known to the program alone.
            if let (true, Ok(event)) = (done, Event::new(CHANGED)) {
                let _ = document().dispatch_event(&event);
            }
            done
        }

        /// Call `then` each time the choice may be another one: it was changed on this page or in
        /// another tab, or while this page was in the browser's cache.
        pub(crate) fn listen(&self, then: impl Fn(Option<String>) + 'static) {
            let here = self.clone();
            EventListener::new(&document(), CHOSEN, move |_| then(here.get())).forget();
        }

        fn kept(&self) -> JsValue {
            let text = Browser::default().get(&self.key).ok().flatten();
            object(text.and_then(|text| JSON::parse(&text).ok()).unwrap_or_default())
        }
    }

    /// Return the class that the link to this page names, and take it out of the address: a reload
    /// is no second link.
    pub(crate) fn of_link() -> Option<String> {
        let fragment = window().location().hash().ok()?;
        let class = super::of_fragment(&fragment)?.to_owned();
        let path = window().location().pathname().ok()?;
        if let Ok(history) = window().history() {
            let state = history.state().unwrap_or_default();
            // This fails only for an address of another site.
            let _ = history.replace_state_with_url(&state, "", Some(&path));
        }
        Some(class)
    }

    fn property(of: &JsValue, name: &JsValue) -> JsValue {
        Reflect::get(of, name).unwrap_or_default()
    }

    /// Return the value if it is an object, else an empty one: another program may have written it.
    fn object(value: JsValue) -> JsValue {
        if value.dyn_ref::<Object>().is_some() { value } else { Object::new().into() }
    }
}

#[cfg(test)]
mod tests {
    use super::{fragment, of_fragment, of_value, standard_of};

    #[test]
    fn a_link_names_the_class_that_it_was_made_for() {
        for class in ["SB", "confidentiality-2", "3"] {
            assert_eq!(of_fragment(&fragment(class)), Some(class));
            assert_eq!(of_fragment(&format!("#check{}", fragment(class))), Some(class));
        }
        for other in ["", "#", "#class=", "#no-1", "#class", "class=SB"] {
            assert_eq!(of_fragment(other), None, "{other}");
        }
    }

    #[test]
    fn the_choice_is_for_the_standard_whatever_checklist_it_was_made_for() {
        for (value, class) in
            [("cloud:SB", Some("SB")), ("SB", Some("SB")), ("cloud:", None), ("", None)]
        {
            assert_eq!(of_value(value), class, "{value}");
        }
        assert_eq!(standard_of("annex2/cloud"), "annex2");
        assert_eq!(standard_of("annex2"), "annex2");
    }
}
