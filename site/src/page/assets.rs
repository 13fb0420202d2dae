//! The addresses of the files that pages load.

use super::{Family, Look};

/// The addresses, below the site's root, of the files that pages load.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Assets {
    /// The style sheets, in the order of [`Look::ALL`].
    pub(crate) styles: Vec<String>,
    /// The loader, which starts a page's program.
    pub(crate) loader: String,
    /// The script that says what is wrong if a page's program does not start.
    pub(crate) watchdog: String,
    /// A WebAssembly module without content.
    pub(crate) empty: String,
    /// The script of all pages.
    pub(crate) page: String,
    /// The script of reading pages.
    pub(crate) reading: String,
    /// The script of the presenter's notes.
    pub(crate) notes: String,
    /// In the order of [`Family::ALL`]; empty if the site is built without bundles.
    pub(crate) bundles: Vec<BundleAddress>,
    /// The notices of those whose work is given out; `None` if the site has none.
    pub(crate) notices: Option<String>,
    /// True if the site has each form as one file.
    pub(crate) standalone: bool,
}

/// The addresses, below the site's root, of a bundle's two files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BundleAddress {
    /// The JavaScript module.
    pub(crate) js: String,
    /// The WebAssembly module.
    pub(crate) wasm: String,
}

impl Assets {
    /// Return the address of the style sheet for pages of this look.
    pub(crate) fn style(&self, look: Look) -> &str {
        let place = Look::ALL.iter().position(|known| *known == look);
        place.and_then(|place| self.styles.get(place)).map_or("", String::as_str)
    }

    /// Return the addresses of a bundle; `None` if the site is built without bundles.
    pub(crate) fn bundle(&self, family: Family) -> Option<&BundleAddress> {
        let place = Family::ALL.iter().position(|known| *known == family)?;
        self.bundles.get(place)
    }
}
