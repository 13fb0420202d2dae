//! What a page has to tell about itself: saved, read, refused.

use maud::{Markup, html};

/// How weighty a notice is.
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
    /// Its name in `data-kind`, for the style sheet.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What a button of a notice does.
pub trait Action: Copy + PartialEq + Send + Sync + 'static {
    /// Its name in `data-action`.
    fn id(self) -> &'static str;
}

impl Action for &'static str {
    fn id(self) -> &'static str {
        self
    }
}

/// What a notice offers, as buttons: each action and its label.
pub type Offers<A = &'static str> = &'static [(A, &'static str)];

/// One notice. `A` are the actions that its program knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice<A: 'static = &'static str> {
    /// How weighty it is.
    pub kind: Kind,
    /// What it says.
    pub text: String,
    /// What it offers beside being closed.
    pub offers: Offers<A>,
}

impl<A> Notice<A> {
    /// A notice that offers nothing.
    pub fn new(kind: Kind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into(), offers: &[] }
    }

    /// The same with buttons.
    #[must_use]
    pub fn offering(self, offers: Offers<A>) -> Self {
        Self { offers, ..self }
    }
}

/// Return the content of the area in which the latest notice is announced, as HTML. Escape closes
/// the notice, which its button says; `dismiss` is the name of the button's action.
#[must_use]
pub fn area<A: Action>(notice: Option<&Notice<A>>, dismiss: &str) -> Markup {
    let Some(Notice { kind, text, offers }) = notice else { return Markup::default() };
    html! {
        div.notice data-kind=(kind.id()) {
            p { (text) }
            div.toolbar-actions {
                @for (action, label) in *offers {
                    button type="button" data-action=(action.id()) { (label) }
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
    fn what_a_file_says_never_becomes_an_element() {
        let notice: Notice = Notice::new(Kind::Error, "<img src=x onerror=\"alert('&')\">");
        let html = area(Some(&notice), "dismiss").into_string();
        assert!(html.contains("&lt;img src=x onerror=&quot;alert('&amp;')&quot;&gt;"), "{html}");
        assert_eq!(area::<&str>(None, "dismiss").into_string(), "");
    }
}
