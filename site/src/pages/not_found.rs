//! The page for unknown addresses. It may be shown at any depth, so its links are absolute.

use leptos::prelude::*;

use super::in_owner;
use crate::components::shell;
use crate::page::{Here, Page, Site};
use crate::routes::{Root, Route};

/// Render the page, with links from `root`.
pub(crate) fn render(site: &Site<'_>, root: Root) -> String {
    in_owner(|| {
        let here = Here { site, route: None, standard: None, root };
        let content = view! {
            <h1>"ページが見つかりません"</h1>
            <p>"アドレスが変わったか、入力に誤りがあります。"</p>
            <p><a href=here.to(Route::Home)>"ホームからお探しください"</a></p>
        };
        let page = Page {
            title: "ページが見つかりません".to_owned(),
            description: "指定されたアドレスのページはありません。".to_owned(),
            trail: Vec::new(),
            wide: false,
            family: None,
            content: content.into_any(),
        };
        shell::document(&here, page)
    })
}
