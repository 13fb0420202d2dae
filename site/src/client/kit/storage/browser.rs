//! The store of a browser: `localStorage`, and `sessionStorage` for what ends with the tab.
//!
//! Once the reader has cleared this site's data ([`super::super::forget`]), the page keeps nothing
//! any more until it is loaded again.

use gloo::utils::{document, window};
use wasm_bindgen::JsValue;
use web_sys::Storage;

use super::super::forget;
use super::{AsText, Shelf, Single, Store, Trouble};

/// The browser's storage, as far as the page may use it.
#[derive(Debug)]
pub struct Browser {
    lasting: Option<Storage>,
    of_tab: Option<Storage>,
}

/// Return the shelf of a checklist in this browser.
///
/// - `site_root`: the path from the page to the site's root, e.g. `../../../`.
/// - `checklist`: the checklist's path, e.g. `annex2/cloud`.
#[must_use]
pub fn shelf(site_root: &str, checklist: &str) -> Shelf<Browser> {
    Shelf::new(Browser::default(), &base(site_root), checklist)
}

/// Return the place of a single value in this browser, under `kijun:{base}:{kind}:{owner}`.
///
/// `site_root`: the path from the page to the site's root, e.g. `../../`.
#[must_use]
pub fn single<T: AsText>(site_root: &str, kind: &str, owner: &str) -> Single<Browser, T> {
    Single::new(Browser::default(), &base(site_root), kind, owner)
}

/// Return the path of the site, which is part of every key. `site_root` is the path to it from the
/// page. A page that is a file by itself names its own place in `data-store`: files have no site, and
/// are moved.
#[must_use]
pub fn base(site_root: &str) -> String {
    let page = document().document_element();
    if let Some(own) = page.and_then(|page| page.get_attribute("data-store")) {
        return own;
    }
    let here = window().location().href().unwrap_or_default();
    let root = web_sys::Url::new_with_base(site_root, &here);
    root.map_or_else(|_| "/".to_owned(), |url| url.pathname())
}

impl Default for Browser {
    /// Return this browser's storage.
    fn default() -> Self {
        Self {
            lasting: window().local_storage().ok().flatten(),
            of_tab: window().session_storage().ok().flatten(),
        }
    }
}

impl Browser {
    fn lasting(&self) -> Result<&Storage, Trouble> {
        self.lasting.as_ref().ok_or(Trouble::Blocked)
    }
}

impl Store for Browser {
    fn get(&self, key: &str) -> Result<Option<String>, Trouble> {
        self.lasting()?.get_item(key).map_err(|_| Trouble::Blocked)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Trouble> {
        if forget::done() {
            return Err(Trouble::Blocked);
        }
        self.lasting()?.set_item(key, text).map_err(|error| {
            let name = js_sys::Reflect::get(&error, &JsValue::from_str("name")).ok();
            let name = name.and_then(|name| name.as_string()).unwrap_or_default();
            // The second name is the one of Firefox.
            if matches!(name.as_str(), "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") {
                Trouble::Full
            } else {
                Trouble::Blocked
            }
        })
    }

    fn remove(&self, key: &str) -> Result<(), Trouble> {
        self.lasting()?.remove_item(key).map_err(|_| Trouble::Blocked)
    }

    fn keys(&self) -> Result<Vec<String>, Trouble> {
        let storage = self.lasting()?;
        let count = storage.length().map_err(|_| Trouble::Blocked)?;
        Ok((0..count).filter_map(|place| storage.key(place).ok().flatten()).collect())
    }

    fn of_tab(&self, key: &str) -> Option<String> {
        self.of_tab.as_ref()?.get_item(key).ok().flatten()
    }

    fn set_of_tab(&self, key: &str, text: Option<&str>) -> bool {
        let Some(storage) = self.of_tab.as_ref().filter(|_| !forget::done()) else { return false };
        match text {
            Some(text) => storage.set_item(key, text).is_ok(),
            None => storage.remove_item(key).is_ok(),
        }
    }

    fn now(&self) -> String {
        js_sys::Date::new_0().to_iso_string().into()
    }
}
