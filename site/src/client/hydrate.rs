//! How a page comes alive in the browser.
//!
//! A live part of a page stands in `<leptos-island data-component="name">`, and the bundle exports a
//! function of that name which takes the element. `site/assets/loader.js` calls it. There are two
//! kinds:
//!
//! - **By hand**, where size counts: the page's HTML stays as it is, and the function changes what
//!   differs (the form).
//! - **Leptos islands** (feature `reactive`). Natively, `#[island]` renders
//!   `<leptos-island data-component="Name_hash" data-props="{json}">` around its view, and its
//!   children as `<leptos-children>`. No inline script is written. The hash is that of the island
//!   function's source, so both sides must see the same text of it. In the browser, the loader first
//!   calls [`hydrate`], which makes the reactive root that islands hang on; each island then reads
//!   its properties from `data-props`, walks the element's HTML and binds to it what the view says;
//!   `<leptos-children>` is stepped over untouched, with what a reader has already ticked or typed
//!   there. What the view says outside of its children has to be the same on both sides at the
//!   start: what only the browser knows (its storage) comes in later, by an effect.

#[cfg(feature = "reactive")]
use wasm_bindgen::prelude::wasm_bindgen;

/// Makes the reactive root. The loader calls it once, before the first island.
#[cfg(feature = "reactive")]
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
