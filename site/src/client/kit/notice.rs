//! Notices of a page: saved, read, refused.

use maud::{Markup, html};

/// The importance of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Something was done.
    Info,
    /// Something needs attention.
    Warning,
    /// Something was refused or failed; nothing has changed.
    Error,
}

impl Kind {
    /// Return the name in `data-kind`, for the style sheet.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// The action of a notice's button.
pub trait Action: Copy + PartialEq + Send + Sync + 'static {
    /// Return the name in `data-action`.
    fn id(self) -> &'static str;
}

impl Action for &'static str {
    fn id(self) -> &'static str {
        self
    }
}

/// The buttons of a notice: each action and its label.
pub type Offers<A = &'static str> = &'static [(A, &'static str)];

/// A notice. `A` is the type of the actions that its program knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice<A: 'static = &'static str> {
    /// The importance.
    pub kind: Kind,
    /// The text.
    pub text: String,
    /// The pages to go on to: each link and its text.
    pub links: Vec<(String, String)>,
    /// The buttons besides the closing button.
    pub offers: Offers<A>,
}

impl<A> Notice<A> {
    /// Return whether the notice goes when the reader goes on: it says what was done, and leaves
    /// nothing to decide.
    #[must_use]
    pub fn passes(&self) -> bool {
        self.kind == Kind::Info && self.offers.is_empty()
    }

    /// Return a notice without buttons.
    pub fn new(kind: Kind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into(), links: Vec::new(), offers: &[] }
    }

    /// Return the same notice with these links.
    #[must_use]
    pub fn leading(self, links: Vec<(String, String)>) -> Self {
        Self { links, ..self }
    }

    /// Return the same notice with these buttons.
    #[must_use]
    pub fn offering(self, offers: Offers<A>) -> Self {
        Self { offers, ..self }
    }
}

/// Return the HTML of the area in which the latest notice is announced. Escape closes the notice,
/// as its button says; `dismiss` is the name of the button's action.
#[must_use]
pub fn area<A: Action>(notice: Option<&Notice<A>>, dismiss: &str) -> Markup {
    let Some(Notice { kind, text, links, offers }) = notice else { return Markup::default() };
    html! {
        div.notice data-kind=(kind.id()) {
            p { (text) @for (href, label) in links { " " a href=(href) { (label) } } }
            div.toolbar-actions {
                @for (place, (action, label)) in offers.iter().enumerate() {
                    button.secondary[place > 0] type="button" data-action=(action.id()) { (label) }
                }
                button.secondary type="button" data-action=(dismiss) aria-keyshortcuts="Escape" {
                    "閉じる" kbd { "Esc" }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Notice, area};

    #[test]
    fn only_a_report_passes() {
        let of = |kind| -> Notice { Notice::new(kind, "") };
        assert!(of(Kind::Info).passes());
        assert!(!of(Kind::Info).offering(&[("undo", "元に戻す")]).passes());
        assert!(!of(Kind::Warning).passes() && !of(Kind::Error).passes());
    }

    #[test]
    fn what_a_file_says_never_becomes_an_element() {
        let notice: Notice = Notice::new(Kind::Error, "<img src=x onerror=\"alert('&')\">");
        let html = area(Some(&notice), "dismiss").into_string();
        assert!(html.contains("&lt;img src=x onerror=&quot;alert('&amp;')&quot;&gt;"), "{html}");
        assert_eq!(area::<&str>(None, "dismiss").into_string(), "");
    }
}
