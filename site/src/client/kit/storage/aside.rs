//! Put unreadable texts aside: they move to a key of their own, and are never deleted.

use super::Store;

/// The end of a key for an unreadable text.
pub(super) const ASIDE: &str = ":unreadable";

/// Move the text stored under `key` to a free key, and return that key. If there is no room, the
/// text stays under `key`.
pub(super) fn put_aside<S: Store>(store: &S, key: &str, stored: &str) -> String {
    let mut aside = format!("{key}{ASIDE}");
    let mut number = 1;
    while let Ok(Some(other)) = store.get(&aside) {
        if other == stored {
            break;
        }
        number += 1;
        aside = format!("{key}:{number}{ASIDE}");
    }
    if store.set(&aside, stored).is_err() || store.remove(key).is_err() {
        return key.to_owned();
    }
    aside
}
