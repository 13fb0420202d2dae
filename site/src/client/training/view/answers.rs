//! The texts about answers to questions and scenarios.

use leptos::prelude::*;

use super::super::judge::{Outcome, Row};
use super::super::model::{Judgement, Message, Said, Training};
use super::{Look, button, state, text};
use crate::client::kit::program::Program;

/// Show the button below a question, and the text about the answer.
pub fn answer(program: Program<Training>, place: usize) -> impl IntoView + use<> {
    view! {
        <p class="screen-only">
            {button(program, Look::of("answer"), "答えを見る", Message::Answer(place))}
        </p>
        <p class="question-result" role="status" data-slot="result">
            <strong>{text(program, move |model| said(model, place).0.to_owned())}</strong>
            {text(program, move |model| said(model, place).1)}
        </p>
    }
}

/// Return whether the chosen class is right, and the sentence that says so.
fn said(model: &Training, place: usize) -> (&'static str, String) {
    let class = |place: usize| model.data.classes.get(place).map_or("", String::as_str);
    let right = model.data.questions.get(place).map_or(0, |question| question.right);
    match model.attempt(place).said {
        None => ("", String::new()),
        Some(Said::Unchosen) => ("", format!("答えは「{}」です。", class(right))),
        Some(Said::Chosen(chosen)) if chosen == right => {
            ("○ 正解です。", format!("「{}」です。", class(right)))
        }
        Some(Said::Chosen(chosen)) => (
            "× 違います。",
            format!("選んだのは「{}」、答えは「{}」です。", class(chosen), class(right)),
        ),
    }
}

/// Show the button below a scenario, and the text about the reader's verdict and marks.
pub fn judgement(program: Program<Training>, place: usize) -> impl IntoView + use<> {
    let of = move |read: fn(&Outcome) -> String| {
        text(program, move |model| model.outcome(place).map(read).unwrap_or_default())
    };
    let fact = move |name: &'static str, read: fn(&Outcome) -> String| {
        let hidden = state(program, move |model| {
            model.outcome(place).is_none_or(|made| read(made).is_empty())
        });
        view! { <div hidden=hidden><dt>{name}</dt><dd>{of(read)}</dd></div> }
    };
    let has_verdict = state(program, move |model| *model.judgement(place) != Judgement::NoVerdict);
    let is_open = state(program, move |model| model.outcome(place).is_none());
    view! {
        <p class="screen-only">
            {button(program, Look::of("judge"), "答え合わせをする", Message::Judge(place))}
        </p>
        <div class="judgement" role="status" data-slot="judgement">
            <p class="notice" data-kind="warning" hidden=has_verdict>"「あなたの判定」を選んでから、答え合わせをしてください。"</p>
            <div hidden=is_open>
                <p><strong>{of(head)}</strong></p>
                <dl class="facts">
                    {fact("あなたの判定", |made| made.yours.label().to_owned())}
                    {fact("規則の判定", |made| made.rules.label().to_owned())}
                    {fact("印からの判定", by_marks)}
                </dl>
                <p>{of(compared)}</p>
            </div>
        </div>
    }
}

fn head(outcome: &Outcome) -> String {
    let same = outcome.yours == outcome.rules;
    (if same {
        "○ 判定は、規則と一致しました。"
    } else {
        "× 判定が、規則と違いました。"
    })
    .to_owned()
}

/// Return the rules' result for the reader's marks; empty if there is nothing to mark.
fn by_marks(outcome: &Outcome) -> String {
    if outcome.rows.is_empty() {
        return String::new();
    }
    format!("{}（あなたの印に規則を当てはめた場合）", outcome.by_marks.label())
}

/// Return the number of marks that agree, and whether they fit the verdict, in words.
fn compared(outcome: &Outcome) -> String {
    let (count, unmarked) = (outcome.rows.len(), outcome.unmarked());
    if count == 0 {
        return String::new();
    }
    let open = match unmarked {
        0 => String::new(),
        _ => format!("印を付けていない要件が{unmarked}件あります。"),
    };
    let unfit = if outcome.yours == outcome.by_marks { "" } else { UNFIT };
    format!("要件の印は、{count}件のうち{}件が一致しました。{open}{unfit}", outcome.same())
}

const UNFIT: &str =
    "印と判定が合っていません。満たさない要件がどの判定につながるかを、下の表で確かめてください。";

/// Return the name of the place for the reader's mark, by scenario and answer.
#[must_use]
pub fn mark_name(scenario: usize, answer: usize) -> String {
    format!("mark-{scenario}-{answer}")
}

/// Show the reader's mark for a requirement of a scenario, beside the mark of the scenario.
pub fn mark(program: Program<Training>, scenario: usize, answer: usize) -> impl IntoView + use<> {
    let of = move |read: fn(Option<&Row>) -> String| {
        text(program, move |model| {
            read(model.outcome(scenario).and_then(|made| made.rows.get(answer)))
        })
    };
    let own = text(program, move |model| {
        let row = model.outcome(scenario).and_then(|made| made.rows.get(answer));
        match row.map(|row| row.mark) {
            None => "―".to_owned(),
            Some(None) => "印なし".to_owned(),
            Some(Some(mark)) => {
                let answers = model.data.scenarios.get(scenario).map(|of| &of.answers);
                let own = answers.and_then(|answers| answers.get(answer));
                format!("{} ", own.map_or(mark.label(), |own| own.label(mark)))
            }
        }
    });
    let same = of(|row| match row.and_then(|row| Some((row.mark?, row.right))) {
        None => String::new(),
        Some((mark, right)) => (if mark == right { "○ 一致" } else { "× 違う" }).to_owned(),
    });
    let status = of(|row| {
        row.map(|row| format!("印からの状態: {}", row.status.label())).unwrap_or_default()
    });
    view! { {own}<strong>{same}</strong><span class="about">{status}</span> }
}
