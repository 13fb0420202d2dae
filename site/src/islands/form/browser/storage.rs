//! The answers kept in this browser, and nowhere else.

use gloo::utils::window;
use kijun_rules::Rules;

use super::super::draft::Draft;

/// What the browser had kept.
pub(super) enum Kept {
    Nothing,
    Answers(Box<Draft>),
    /// It cannot be read, for this reason; it was put aside.
    Unreadable(String),
    /// The browser keeps nothing for this page.
    Blocked,
}

/// The place of one checklist's answers. Its key carries the site's base path, since several sites
/// may share an origin.
pub(super) struct Storage {
    storage: Option<web_sys::Storage>,
    key: String,
}

impl Storage {
    /// `site_root` is the way from the page to the site's root, e.g. `../../../`.
    pub(super) fn open(site_root: &str, checklist: &str) -> Self {
        let root = web_sys::Url::new_with_base(site_root, &super::location());
        let base = root.map_or_else(|_| "/".to_owned(), |url| url.pathname());
        Self {
            storage: window().local_storage().ok().flatten(),
            key: format!("kijun:{base}:answers:{checklist}"),
        }
    }

    /// What was kept.
    pub(super) fn load(&self, rules: &Rules) -> Kept {
        let Some(storage) = &self.storage else { return Kept::Blocked };
        match storage.get_item(&self.key) {
            Err(_) => Kept::Blocked,
            Ok(None) => Kept::Nothing,
            Ok(Some(text)) => match Draft::read(rules, text.as_bytes()) {
                Ok(draft) => Kept::Answers(Box::new(draft)),
                Err(error) => {
                    // Put aside before the next answer is kept over it.
                    let aside = storage.set_item(&format!("{}:unreadable", self.key), &text);
                    let note = if aside.is_err() {
                        " 別名での保管もできませんでした。"
                    } else {
                        ""
                    };
                    Kept::Unreadable(format!("{error}{note}"))
                }
            },
        }
    }

    /// Keeps the answers; `false` if the browser does not. Blank answers are not kept at all.
    pub(super) fn keep(&self, draft: &Draft) -> bool {
        let Some(storage) = &self.storage else { return false };
        if draft.is_blank() {
            return storage.remove_item(&self.key).is_ok();
        }
        draft.file().to_json().is_ok_and(|json| storage.set_item(&self.key, &json).is_ok())
    }
}
