//! What the form has to tell about itself: saved, read, refused.

use leptos::prelude::*;

use super::Shown;

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

/// One notice.
#[derive(Debug, Clone)]
pub struct Notice {
    /// How weighty it is.
    pub kind: Kind,
    /// What it says.
    pub text: String,
    /// Whether it offers to bring the earlier answers back.
    pub undo: bool,
}

impl Notice {
    /// A notice without a button to undo.
    pub fn new(kind: Kind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into(), undo: false }
    }
}

/// Shows the latest notice. It is announced at once.
#[component]
pub(crate) fn NoticeArea(shown: RwSignal<Shown>) -> impl IntoView {
    move || {
        let notice = shown.with(|shown| shown.notice.clone());
        let hidden = notice.is_none();
        let no_undo = notice.as_ref().is_none_or(|notice| !notice.undo);
        let (name, label, text) = match notice {
            None => ("none", "", String::new()),
            Some(Notice { kind: Kind::Info, text, .. }) => ("info", "お知らせ", text),
            Some(Notice { kind: Kind::Warning, text, .. }) => ("warning", "ご注意", text),
            Some(Notice { kind: Kind::Error, text, .. }) => ("error", "エラー", text),
        };
        view! {
            <div class="notice-area" role="alert">
                <div class="notice" data-kind=name hidden=hidden>
                    <p><strong>{label}</strong>" "{text}</p>
                    <button type="button" data-action="undo" hidden=no_undo>"元の回答に戻す"</button>
                    <button type="button" data-action="dismiss">"閉じる"</button>
                </div>
            </div>
        }
    }
}
