//! The class finder: yes/no questions from the highest class down.
//!
//! It asks what a class's definition says, one sentence after the other, and names a class only
//! when every higher one has been answered no. The page has all definitions and examples as static
//! text; the finder is a guide through them. Nothing is stored, and the page is sealed before the
//! first answer.

#[cfg(feature = "hydrate")]
mod browser;
pub mod steps;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use steps::{State, Steps};

/// A class as the finder needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FinderClass {
    /// The class as the document calls it.
    pub title: String,
    /// The link to its definitions and examples.
    pub link: String,
    /// Why no checklist covers it, if that is so.
    pub out_of_scope: Option<String>,
}

/// A question, and the sentence of a definition behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The place of its class among the classes.
    pub class: usize,
    /// The question, in Kijun's words.
    pub text: String,
    /// The document's words, in parts; those marked `true` are published as held.
    pub words: Vec<(String, bool)>,
}

/// A link to a self-assessment form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckLink {
    /// What is checked.
    pub title: String,
    /// The form's address.
    pub link: String,
}

/// The element that shows the question or the result.
const STATE_ID: &str = "finder-state";

/// The finder's island.
///
/// - `classes`: the classes, the highest first.
/// - `questions`: the questions, those of the highest class first.
/// - `checks`: the forms to go on to.
#[island]
pub fn ClassFinder(
    classes: Vec<FinderClass>,
    questions: Vec<Question>,
    checks: Vec<CheckLink>,
) -> impl IntoView {
    let count = questions.len();
    let live = RwSignal::new(false);
    let steps = RwSignal::new(Steps::default());
    let state = Memo::new(move |_| steps.get().state(count));
    let asking = move || matches!(state.get(), State::Asking(_));
    let answer = move |yes: bool| steps.update(|steps| steps.answer(yes, count));
    #[cfg(feature = "hydrate")]
    browser::go_live(live, state, STATE_ID);
    view! {
        <div class="finder">
            <div id=STATE_ID class="finder-state" tabindex="-1" role="status" aria-live="polite">
                {move || match state.get() {
                    State::Asking(place) => asked(&classes, &questions, place).into_any(),
                    State::Found(place) => found(&classes, &questions, &checks, place).into_any(),
                    State::Undetermined => undetermined().into_any(),
                }}
            </div>
            <div class="toolbar-actions" hidden=move || !asking()>
                <button type="button" disabled=move || !live.get() on:click=move |_| answer(true)>"はい"</button>
                <button type="button" disabled=move || !live.get() on:click=move |_| answer(false)>"いいえ"</button>
            </div>
            <div class="toolbar-actions">
                <button
                    type="button"
                    class="quiet"
                    disabled=move || !live.get()
                    on:click=move |_| steps.update(Steps::back)
                >
                    "1つ前の質問に戻る"
                </button>
                <button
                    type="button"
                    class="quiet"
                    disabled=move || !live.get()
                    on:click=move |_| steps.set(Steps::default())
                >
                    "最初からやり直す"
                </button>
            </div>
        </div>
    }
}

fn asked(classes: &[FinderClass], questions: &[Question], place: usize) -> impl IntoView + use<> {
    let question = questions.get(place);
    let class = question.and_then(|question| classes.get(question.class));
    let title = class.map(|class| class.title.clone());
    let text = question.map(|question| question.text.clone());
    view! {
        <p class="finder-progress">
            {format!("質問{}(全{}問)", place + 1, questions.len())}
            <span class="finder-class">{title}</span>
        </p>
        <p class="finder-question">{text}</p>
    }
}

fn found(
    classes: &[FinderClass],
    questions: &[Question],
    checks: &[CheckLink],
    place: usize,
) -> Option<impl IntoView + use<>> {
    let question = questions.get(place)?;
    let FinderClass { title, link, out_of_scope } = classes.get(question.class)?.clone();
    let above = (question.class > 0)
        .then_some("これより上の分類の定義には、いずれも「いいえ」と答えています。");
    let words = question.words.iter().cloned().map(|(text, as_held)| {
        if as_held {
            view! { <mark title="原文のまま">{text}</mark> }.into_any()
        } else {
            text.into_any()
        }
    });
    let next = match out_of_scope {
        Some(reason) => view! { <p>{reason}</p> }.into_any(),
        None => checks
            .iter()
            .cloned()
            .map(|CheckLink { title, link }| {
                view! { <p><a class="button" href=link>{format!("{title}の自己点検へ進む")}</a></p> }
            })
            .collect_view()
            .into_any(),
    };
    Some(view! {
        <p class="finder-result">"この情報は「"<strong>{title}</strong>"」に当たります。"</p>
        <p>"「はい」と答えた、次の定義によります。"{above}</p>
        <blockquote class="quote"><p>{words.collect_view()}</p></blockquote>
        <p><a href=link>"この分類の定義と例を見る"</a></p>
        {next}
    })
}

fn undetermined() -> impl IntoView {
    view! {
        <p class="finder-result">"どの分類の定義にも当たりませんでした。"</p>
        <p>"このままでは分類を決められません。回答を見直すか、情報管理者に確認してください。"</p>
    }
}
