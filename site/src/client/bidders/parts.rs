//! The parts that the screen and the paper share. All content of a file is shown as text, and `bdi`
//! isolates the writing direction of a name.

use kijun_compare::{Flag, Only};
use leptos::prelude::*;

use super::notes::{EVIDENCE, Entry};

/// Show a text of a file.
pub(super) fn bdi(text: &str) -> AnyView {
    view! { <bdi>{text.to_owned()}</bdi> }.into_any()
}

/// Show a vendor's own words, line by line.
fn own(text: String) -> AnyView {
    view! { <bdi class="own">{text}</bdi> }.into_any()
}

/// Show a term with its content.
pub(super) fn entry(term: &'static str, content: AnyView) -> AnyView {
    view! { <div><dt>{term}</dt><dd>{content}</dd></div> }.into_any()
}

/// Show the notes to an answer.
pub(super) fn written(entries: Vec<Entry>) -> AnyView {
    let entries = entries.into_iter().map(|(term, texts)| {
        let texts = texts.into_iter().map(own);
        let content = if term == EVIDENCE {
            let items: Vec<AnyView> =
                texts.map(|text| view! { <li>{text}</li> }.into_any()).collect();
            view! { <ul>{items}</ul> }.into_any()
        } else {
            texts.collect::<Vec<_>>().into_any()
        };
        entry(term, content)
    });
    let entries: Vec<AnyView> = entries.collect();
    view! { <dl>{entries}</dl> }.into_any()
}

/// Show remarks; each names its weight in a word.
pub(super) fn flags(flags: &[Flag]) -> AnyView {
    if flags.is_empty() {
        return ().into_any();
    }
    let items = flags.iter().map(|flag| {
        let weight = if flag.grave { "要確認" } else { "注意" };
        view! { <li data-flag=flag.code><strong>{weight}</strong>" "{flag.message.clone()}</li> }
            .into_any()
    });
    let items: Vec<AnyView> = items.collect();
    view! { <ul class="flags">{items}</ul> }.into_any()
}

/// Show a text in place of the rows if there are none of the chosen kind.
pub(super) fn nothing(only: Only) -> AnyView {
    let text = match only {
        Only::All => "要件はありません。",
        Only::Differences => "回答や状態の異なる要件はありません。",
        Only::Failures => "満たしていない要件はありません。",
    };
    view! { <p>{text}</p> }.into_any()
}
