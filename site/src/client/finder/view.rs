//! The finder's view: the question or the result, and the buttons below it.

use leptos::prelude::*;

use super::model::{Finder, Message, State};
use crate::client::kit::program::Program;
use crate::data::finder::{CheckLink, FinderClass, FinderData};

/// The id of the element that shows the question or the result.
pub const RESULT: &str = "finder-state";

/// Show the whole finder. Its buttons are disabled until the page is sealed.
pub fn finder(program: Program<Finder>) -> impl IntoView {
    let button = move |class: &'static str, message: Message, label: &'static str| {
        view! {
            <button type="button" class=class disabled on:click=move |_| program.send(message)>
                {label}
            </button>
        }
    };
    view! {
        <div class="finder">
            <div id=RESULT class="finder-state" tabindex="-1" role="status" aria-live="polite">
                {move || program.read(shown)}
            </div>
            <div class="toolbar-actions" hidden=program.signal(|finder| !finder.is_asking())>
                {button("", Message::Answer(true), "はい")}
                {button("", Message::Answer(false), "いいえ")}
            </div>
            <div class="toolbar-actions">
                {button("quiet", Message::Back, "1つ前の質問に戻る")}
                {button("quiet", Message::Restart, "最初からやり直す")}
            </div>
        </div>
    }
}

fn shown(finder: &Finder) -> AnyView {
    match finder.state() {
        State::Asking(place) => asked(&finder.data, place),
        State::Found(place) => found(&finder.data, place),
        State::Undetermined => view! {
            <p class="finder-result">"どの分類の定義にも当たりませんでした。"</p>
            <p>"このままでは分類を決められません。回答を見直すか、情報管理者に確認してください。"</p>
        }
        .into_any(),
    }
}

fn asked(data: &FinderData, place: usize) -> AnyView {
    let question = data.questions.get(place);
    let class = question.and_then(|question| data.classes.get(question.class));
    let title = class.map(|class| class.title.clone());
    let text = question.map(|question| question.text.clone());
    view! {
        <p class="finder-progress">
            {format!("質問{}(全{}問)", place + 1, data.questions.len())}
            <span class="finder-class">{title}</span>
        </p>
        <p class="finder-question">{text}</p>
    }
    .into_any()
}

fn found(data: &FinderData, place: usize) -> AnyView {
    let Some(question) = data.questions.get(place) else { return ().into_any() };
    let Some(class) = data.classes.get(question.class) else { return ().into_any() };
    let FinderClass { title, link, out_of_scope } = class.clone();
    let above = (question.class > 0)
        .then_some("これより上の分類の定義には、いずれも「いいえ」と答えています。");
    let words = question.words.iter().cloned().map(|words| {
        if words.as_held {
            view! { <mark title="原文のまま">{words.text}</mark> }.into_any()
        } else {
            words.text.into_any()
        }
    });
    let next = match out_of_scope {
        Some(reason) => view! { <p>{reason}</p> }.into_any(),
        None => data.checks.iter().cloned().map(check).collect_view().into_any(),
    };
    view! {
        <p class="finder-result">"この情報は「"<strong>{title}</strong>"」に当たります。"</p>
        <p>"「はい」と答えた、次の定義によります。"{above}</p>
        <blockquote class="quote"><p>{words.collect_view()}</p></blockquote>
        <p><a href=link>"この分類の定義と例を見る"</a></p>
        {next}
    }
    .into_any()
}

fn check(CheckLink { title, link }: CheckLink) -> impl IntoView {
    view! { <p><a class="button" href=link>{format!("{title}の自己点検へ進む")}</a></p> }
}
