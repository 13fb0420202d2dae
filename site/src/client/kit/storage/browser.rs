//! The store of a browser: `localStorage`, and `sessionStorage` for the record that this tab has
//! opened.

use gloo::utils::window;
use wasm_bindgen::JsValue;
use web_sys::Storage;

use super::{AsText, Shelf, Single, Store, Trouble};

/// The browser's storage, as far as the page may use it.
#[derive(Debug)]
pub struct Browser {
    lasting: Option<Storage>,
    of_tab: Option<Storage>,
    /// The key in the tab's storage for the opened record.
    opened: String,
}

/// Return the shelf of a checklist in this browser.
///
/// - `site_root`: the path from the page to the site's root, e.g. `../../../`.
/// - `checklist`: the checklist's path, e.g. `annex2/cloud`.
#[must_use]
pub fn shelf(site_root: &str, checklist: &str) -> Shelf<Browser> {
    let base = base(site_root);
    let store = Browser::new(format!("kijun:{base}:opened:{checklist}"));
    Shelf::new(store, &base, checklist)
}

/// Return the place of a single value in this browser, under `kijun:{base}:{kind}:{owner}`.
///
/// `site_root`: the path from the page to the site's root, e.g. `../../`.
#[must_use]
pub fn single<T: AsText>(site_root: &str, kind: &str, owner: &str) -> Single<Browser, T> {
    // There is only one value, so a tab has nothing to remember.
    Single::new(Browser::new(String::new()), &base(site_root), kind, owner)
}

/// Return the path of the site, which is part of every key. `site_root` is the path to it from the
/// page.
#[must_use]
pub fn base(site_root: &str) -> String {
    let here = window().location().href().unwrap_or_default();
    let root = web_sys::Url::new_with_base(site_root, &here);
    root.map_or_else(|_| "/".to_owned(), |url| url.pathname())
}

impl Browser {
    /// Return this browser's storage. `opened` is the key of the tab for the record that it has
    /// opened.
    #[must_use]
    pub fn new(opened: String) -> Self {
        Self {
            lasting: window().local_storage().ok().flatten(),
            of_tab: window().session_storage().ok().flatten(),
            opened,
        }
    }

    fn lasting(&self) -> Result<&Storage, Trouble> {
        self.lasting.as_ref().ok_or(Trouble::Blocked)
    }
}

impl Store for Browser {
    fn get(&self, key: &str) -> Result<Option<String>, Trouble> {
        self.lasting()?.get_item(key).map_err(|_| Trouble::Blocked)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Trouble> {
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

    fn opened_here(&self) -> Option<String> {
        self.of_tab.as_ref()?.get_item(&self.opened).ok().flatten()
    }

    fn set_opened_here(&self, id: &str) {
        if let Some(storage) = &self.of_tab {
            // If this fails, the tab opens the record that was opened last in any tab.
            let _ = storage.set_item(&self.opened, id);
        }
    }

    fn now(&self) -> String {
        js_sys::Date::new_0().to_iso_string().into()
    }
}
