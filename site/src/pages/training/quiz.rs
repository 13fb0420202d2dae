//! The quiz on the classes: the document's examples and the editors', one by one.

use kijun_content::model::{ClassScheme, ClassWords, QuizItem};
use leptos::prelude::*;

use super::Of;
use crate::client::training::view::{answer, quiz_bar};
use crate::components::class_table::definitions;
use crate::components::words::{shown, words};
use crate::data::training::{Choice, QUIZ, question_id};
use crate::page::program::live;

pub(super) fn section(of: Of<'_>) -> AnyView {
    let items = &of.standard.training.quiz;
    let Some(scheme) = of.standard.classes.as_ref().filter(|_| !items.is_empty()) else {
        return none(of).into_any();
    };
    let count = items.len();
    let questions = (0..).zip(items).map(|(place, item)| question(of, scheme, item, place, count));
    view! {
        <section id=QUIZ aria-labelledby="quiz-title" data-deck=of.deck() data-deck-name="quiz">
            <h2 id="quiz-title">"分類の練習"</h2>
            <p>"次の情報は、どの分類に当たるでしょうか。考えてから、答えを見てください。"</p>
            {live("quiz-bar", quiz_bar(of.program).into_any())}
            {questions.collect_view()}
        </section>
    }
    .into_any()
}

/// Show the reason why a standard has no quiz.
fn none(of: Of<'_>) -> impl IntoView + use<> {
    of.standard.classes.is_some().then(|| {
        view! {
            <section id=QUIZ aria-labelledby="quiz-title">
                <h2 id="quiz-title">"分類の練習"</h2>
                <p>"この文書は、分類の定義の全体や例を書いていないため、答えを文書で確かめられません。練習問題は置いていません。"</p>
            </section>
        }
    })
}

fn question(
    of: Of<'_>,
    scheme: &ClassScheme,
    item: &QuizItem,
    place: usize,
    count: usize,
) -> AnyView {
    let errata = &of.standard.errata;
    let (owner, mark) = if item.by_document {
        ("document", "原文の例")
    } else {
        ("kijun", "編集で作った例")
    };
    let (id, name, number) = (question_id(place), Choice::Class(place).name(), place + 1);
    let options = scheme.classes.iter().enumerate().map(|(value, class)| {
        view! {
            <label>
                <input type="radio" name=name.clone() value=value autocomplete="off" disabled/>
                <span data-words="document">{class.title.clone()}</span>
            </label>
        }
    });
    let right = scheme.classes.iter().find(|class| class.id == item.class);
    let information =
        if item.by_document { words(&item.words, errata) } else { item.words.clone().into_any() };
    let current = (place == 0).then_some("");
    let title = format!("{id}-title");
    view! {
        <article
            class="slide question"
            id=id.clone()
            tabindex="-1"
            aria-labelledby=title.clone()
            data-slide
            data-question
            data-right=item.class.clone()
            data-current=current
        >
            <p class="slide-place"><span class="editor-note-label">{mark}</span><span class="slide-count">{format!("{number} / {count}")}</span></p>
            <h3 id=title.clone() class="question-words" data-information data-words=owner>{information}</h3>
            <fieldset>
                <legend>"どの分類ですか。"</legend>
                <div class="answer-options">{options.collect_view()}</div>
            </fieldset>
            {live(&id, answer(of.program, place).into_any())}
            <details class="answer">
                <summary>"答えと理由"</summary>
                {right.map(|class| explanation(of, item, class))}
            </details>
        </article>
    }
    .into_any()
}

/// Show the definition's words, and the reason why the information belongs to this class.
fn explanation(of: Of<'_>, item: &QuizItem, class: &ClassWords) -> impl IntoView + use<> {
    let errata = &of.standard.errata;
    let definition = item.definition.and_then(|place| class.definitions.get(place));
    let said = match definition {
        Some(definition) => view! {
            <blockquote class="quote"><p data-words="document">{words(&definition.words, errata)}</p></blockquote>
        }
        .into_any(),
        None => shown(|html| definitions(html, class, errata)),
    };
    let why = item.why.clone().map(|why| view! { <p data-words="kijun">{why}</p> });
    let warning = of.standard.training.warning.as_deref().map(|warning| {
        view! {
            <p class="hint">"文書は、例について次のように断っています。"</p>
            <blockquote class="quote"><p data-words="document">{words(warning, errata)}</p></blockquote>
        }
    });
    let caution = (!item.by_document).then(|| {
        view! { <p class="hint">"この例は編集で作ったものです。実際の分類は、情報の内容に応じて、文書の定義と手続きで決まります。"</p> }
    });
    view! {
        <p><strong data-words="document">{class.title.clone()}</strong></p>
        <p class="label">"定義の文言"</p>
        {said}
        {why}
        {caution}
        {warning}
    }
}
