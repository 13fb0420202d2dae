//! The links to the worked examples.

use kijun_content::model::{Standard, WorkedExample};
use leptos::prelude::*;

use super::words::words;
use crate::page::Here;
use crate::routes::Route;

/// Show links to the standard's worked examples that `wanted` takes; `None` if it takes none, or on a
/// page that is a file by itself.
pub(crate) fn worked_examples(
    here: &Here<'_>,
    place: usize,
    standard: &Standard,
    wanted: impl Fn(&WorkedExample) -> bool,
) -> Option<AnyView> {
    if here.root.is_inside() {
        return None;
    }
    let found = (0..).zip(&standard.worked_examples).filter(|(_, example)| wanted(example));
    let links: Vec<_> = found
        .map(|(example, each)| {
            let href = here.to(Route::WorkedExample { standard: place, example });
            let title = words(&each.title, &standard.errata);
            view! { <li><a href=href>{title}</a></li> }
        })
        .collect();
    (!links.is_empty()).then(|| {
        view! {
            <nav class="examples" aria-label="要件と並べて読む例">
                <p>"要件と並べて読む例"</p>
                <ul>{links}</ul>
            </nav>
        }
        .into_any()
    })
}
