//! What the form has to tell about itself: saved, read, refused.

use leptos::prelude::*;

use super::draft::Draft;

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
    /// The answers as they were before, where something replaced them.
    pub before: Option<Draft>,
}

impl Notice {
    /// A notice without a button to undo.
    pub fn new(kind: Kind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into(), before: None }
    }

    /// A notice with a button that brings earlier answers back, where there were any.
    #[must_use]
    pub fn with_undo(self, before: Draft) -> Self {
        Self { before: (!before.is_blank()).then_some(before), ..self }
    }
}

/// Shows the latest notice. It is announced at once.
#[component]
pub fn NoticeArea(notice: RwSignal<Option<Notice>>) -> impl IntoView {
    let shown = move || {
        notice.get().map(|notice| {
            let (name, label) = match notice.kind {
                Kind::Info => ("info", "お知らせ"),
                Kind::Warning => ("warning", "ご注意"),
                Kind::Error => ("error", "エラー"),
            };
            view! {
                <div class="notice" data-kind=name>
                    <p><strong>{label}</strong>" "{notice.text}</p>
                    {notice.before.is_some().then(|| view! {
                        <button type="button" data-action="undo">"元の回答に戻す"</button>
                    })}
                    <button type="button" data-action="dismiss">"閉じる"</button>
                </div>
            }
        })
    };
    view! { <div class="notice-area" role="alert">{shown}</div> }
}
