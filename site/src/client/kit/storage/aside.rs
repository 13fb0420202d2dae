//! Putting aside what cannot be read: it is moved to a key of its own, and never deleted.

use super::Store;

/// What a key ends with under which something unreadable was put.
pub(super) const ASIDE: &str = ":unreadable";

/// Move what is stored under `key` to a key where nothing else stands, and return the key where it
/// is now. Where there is no room for that, it stays under `key`.
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
