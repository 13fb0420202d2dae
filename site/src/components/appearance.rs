//! The appearance of the site: light or dark, and the size of the text.
//!
//! The choice is kept in the browser alone, and `page.js` applies it before a page's first paint. If
//! no script runs, the style sheet hides it.

use leptos::prelude::*;

/// The id of the choices; a button of the header opens them.
const ID: &str = "view";

/// Show the button that opens the choices.
pub(crate) fn opener() -> impl IntoView {
    view! {
        <button type="button" class="quiet view-opener" popovertarget=ID>"表示"</button>
    }
}

/// Show the choices.
pub(crate) fn choices() -> impl IntoView {
    view! {
        <div class="view-choices" id=ID popover="auto" role="dialog" aria-label="表示の設定">
            {choice("明るさ", "theme", &[("", "自動"), ("light", "明るい"), ("dark", "暗い")])}
            {choice("文字の大きさ", "size", &[("", "標準"), ("large", "大きい")])}
            <p class="hint">"この端末のこのブラウザーに保存され、どのページでも使います。"</p>
        </div>
    }
}

fn choice(
    legend: &'static str,
    name: &'static str,
    values: &[(&'static str, &'static str)],
) -> impl IntoView + use<> {
    let values = (0..).zip(values.iter().copied()).map(|(place, (value, label)): (usize, _)| {
        view! {
            <label>
                <input type="radio" name=name value=value checked=place == 0 autocomplete="off"/>
                {label}
            </label>
        }
    });
    view! { <fieldset class="choices"><legend>{legend}</legend>{values.collect_view()}</fieldset> }
}
