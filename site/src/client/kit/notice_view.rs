//! The area in which the latest notice is announced, as a Leptos view.

use leptos::prelude::*;

use super::model::Model;
use super::notice::{Action, Notice};
use super::program::Program;

/// Show the links of a notice.
pub fn shown(links: Vec<(String, String)>) -> Vec<AnyView> {
    let links = links.into_iter();
    links.map(|(href, label)| view! { " "<a href=href>{label}</a> }.into_any()).collect()
}

/// Show the notice that `read` finds in the model, with its buttons and a closing button.
///
/// `act` makes the message of a pressed button, and `dismiss` the message of the closing button.
/// The page has the area around the notice, with `role="status"` or `aria-live`.
pub fn notice_area<M, A>(
    program: Program<M>,
    read: fn(&M) -> Option<&Notice<A>>,
    act: fn(A) -> M::Message,
    dismiss: fn() -> M::Message,
) -> AnyView
where
    M: Model + Send + Sync + 'static,
    A: Action,
{
    let notice = move || {
        let notice = program.read(|model| {
            let of = |notice: &Notice<A>| {
                (notice.kind, notice.text.clone(), notice.links.clone(), notice.offers)
            };
            read(model).map(of)
        });
        let (kind, text, links, offers) = notice?;
        let offers = offers.iter().map(|&(action, label)| {
            view! {
                <button type="button" data-action=action.id() on:click=move |_| program.send(act(action))>
                    {label}
                </button>
            }
        });
        Some(
            view! {
                <div class="notice" data-kind=kind.id()>
                    <p>{text}{shown(links)}</p>
                    <div class="toolbar-actions">
                        {offers.collect_view()}
                        <button
                            type="button"
                            class="secondary"
                            data-action="dismiss"
                            on:click=move |_| program.send(dismiss())
                        >
                            "閉じる"
                        </button>
                    </div>
                </div>
            }
            .into_any(),
        )
    };
    notice.into_any()
}
