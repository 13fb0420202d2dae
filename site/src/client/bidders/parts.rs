//! The parts that the screen and the paper share. Whatever a file brings is text, and `bdi` keeps
//! the direction of a name to itself.

use kijun_compare::{Flag, Only};
use leptos::prelude::*;

use super::notes::{EVIDENCE, Entry};

/// A text of a file.
pub(super) fn bdi(text: &str) -> AnyView {
    view! { <bdi>{text.to_owned()}</bdi> }.into_any()
}

/// A vendor's own words, line by line.
fn own(text: String) -> AnyView {
    view! { <bdi class="own">{text}</bdi> }.into_any()
}

/// A term with what is said of it.
pub(super) fn entry(term: &'static str, content: AnyView) -> AnyView {
    view! { <div><dt>{term}</dt><dd>{content}</dd></div> }.into_any()
}

/// What was written to an answer.
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

/// Remarks; each says in a word how weighty it is.
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

/// What is said where no row is wanted.
pub(super) fn nothing(only: Only) -> AnyView {
    let text = match only {
        Only::All => "要件はありません。",
        Only::Differences => "回答や状態の異なる要件はありません。",
        Only::Failures => "満たしていない要件はありません。",
    };
    view! { <p>{text}</p> }.into_any()
}
