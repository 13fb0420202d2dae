//! The targets of a chapter's links.

use std::collections::{BTreeMap, BTreeSet};

use crate::problem::{BrokenAnchor, BrokenLink, ForbiddenAddress, did_you_mean};

/// The chapters of a standard, by file name.
#[derive(Default)]
pub(crate) struct Index {
    chapters: BTreeMap<String, Target>,
}

struct Target {
    id: String,
    anchors: BTreeSet<String>,
}

/// The reason why a link cannot be published.
pub(super) enum Refused {
    Link(BrokenLink),
    Anchor(BrokenAnchor),
    Address(ForbiddenAddress),
}

impl Index {
    /// Add a chapter: its file, its id, and its anchors.
    pub(crate) fn add(&mut self, file: &str, id: &str, anchors: BTreeSet<String>) {
        let id = id.to_owned();
        self.chapters.insert(file.to_owned(), Target { id, anchors });
    }

    /// Return the address for a link in the chapter of the file `from`.
    ///
    /// Web addresses do not change. The page of each chapter is a folder beside those of the other
    /// chapters.
    pub(super) fn resolve(&self, target: &str, from: &str) -> Result<String, Refused> {
        if is_web(target) {
            return Ok(target.to_owned());
        }
        if has_scheme(target) {
            let target = target.to_owned();
            return Err(Refused::Address(ForbiddenAddress { target }));
        }
        let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
        let own = file.is_empty() && !anchor.is_empty();
        let file = if own { from } else { file };
        let Some(chapter) = self.chapters.get(file) else {
            let files = self.chapters.keys().map(String::as_str);
            return Err(Refused::Link(BrokenLink {
                target: target.to_owned(),
                suggestion: did_you_mean(file, files),
            }));
        };
        if !anchor.is_empty() && !chapter.anchors.contains(anchor) {
            let anchors = chapter.anchors.iter().map(String::as_str);
            return Err(Refused::Anchor(BrokenAnchor {
                file: file.to_owned(),
                anchor: anchor.to_owned(),
                suggestion: did_you_mean(anchor, anchors),
            }));
        }
        Ok(match (own, anchor.is_empty()) {
            (true, _) => format!("#{anchor}"),
            (false, true) => format!("../{}/", chapter.id),
            (false, false) => format!("../{}/#{anchor}", chapter.id),
        })
    }
}

/// Return whether this is a web address.
fn is_web(target: &str) -> bool {
    let lower = target.get(..8.min(target.len())).unwrap_or_default();
    let lower = lower.to_ascii_lowercase();
    lower.starts_with("https://") || lower.starts_with("http://")
}

/// Return whether a browser might take this for an address with a scheme or a host.
fn has_scheme(target: &str) -> bool {
    let path = target.split(['/', '?', '#']).next().unwrap_or_default();
    path.contains(':') || target.starts_with("//")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Index, Refused};

    fn index() -> Index {
        let mut index = Index::default();
        index.add("aims.md", "aims", BTreeSet::from(["goal".to_owned()]));
        index.add("02-use.md", "use", BTreeSet::from(["goal".to_owned()]));
        index
    }

    #[test]
    fn links_between_chapters_are_relative_to_the_page() {
        for (target, address) in [
            ("02-use.md", "../use/"),
            ("02-use.md#goal", "../use/#goal"),
            ("#goal", "#goal"),
            ("https://example.jp/a:b", "https://example.jp/a:b"),
            ("HTTP://example.jp", "HTTP://example.jp"),
        ] {
            let resolved = index().resolve(target, "aims.md").ok();
            assert_eq!(resolved.as_deref(), Some(address), "{target}");
        }
    }

    #[test]
    fn what_is_neither_a_chapter_nor_the_web_is_refused() {
        for target in ["javascript:alert(1)", "data:text/html,x", "mailto:a@b", "//host/x"] {
            let refused = index().resolve(target, "aims.md");
            assert!(matches!(refused, Err(Refused::Address(_))), "{target}");
        }
        for target in ["none.md", "", "../x", "\u{1}javascript"] {
            let refused = index().resolve(target, "aims.md");
            assert!(matches!(refused, Err(Refused::Link(_))), "{target}");
        }
        let refused = index().resolve("02-use.md#gaol", "aims.md");
        assert!(matches!(refused, Err(Refused::Anchor(_))));
    }
}
