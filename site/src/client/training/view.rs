//! The training page's views: what turns its parts, what is said of answers, and the record.

use kijun_rules::date;
use leptos::prelude::*;

use super::deck::Way;
use super::judge::{Outcome, Row};
use super::model::{Judgement, Message, Paper, Part, Said, Training};
use crate::client::kit::notice_view::notice_area;
use crate::client::kit::program::Program;

/// The latest notice.
pub fn notice(program: Program<Training>) -> AnyView {
    notice_area(program, Training::notice, |_| Message::Undo, || Message::Dismiss)
}

/// What a button looks like and says of itself.
#[derive(Default)]
struct Button {
    /// Its name in `data-action`.
    action: &'static str,
    secondary: bool,
    label: &'static str,
    /// Whether it does nothing now. It is not `disabled`: it would lose the focus.
    ends: Option<Signal<String>>,
    pressed: Option<Signal<String>>,
}

/// A button. It is disabled until the page is sealed.
fn button(program: Program<Training>, button: Button, message: Message) -> AnyView {
    let Button { action, secondary, label, ends, pressed } = button;
    view! {
        <button
            type="button"
            class=secondary.then_some("secondary")
            data-action=action
            aria-disabled=ends
            aria-pressed=pressed
            disabled
            on:click=move |_| program.send(message.clone())
        >
            {label}
        </button>
    }
    .into_any()
}

/// What turns the walk, shows it large, and prints it.
pub fn walk_bar(program: Program<Training>) -> AnyView {
    let lists = program.peek(|model| model.data().lists.clone()).into_iter().map(|list| {
        let options = list.slides.into_iter().map(|slide| {
            view! { <option value=slide.id>{slide.title}</option> }
        });
        view! { <optgroup label=list.title>{options.collect_view()}</optgroup> }
    });
    let current =
        program.signal(|model| model.slide().map(|slide| slide.id.clone()).unwrap_or_default());
    let jump = view! {
        <div class="field deck-jump">
            <label for="walk-jump">"要件を選ぶ"</label>
            <select
                id="walk-jump"
                autocomplete="off"
                disabled
                prop:value=current
                on:input:target=move |event| program.send(Message::Jump(event.target().value()))
            >
                {lists.collect_view()}
            </select>
        </div>
    };
    let state = |read: fn(&Training) -> bool| program.signal(move |model| read(model).to_string());
    let switch = |action, label, read, message| {
        let pressed = Some(state(read));
        button(program, Button { action, label, secondary: true, pressed, ends: None }, message)
    };
    let print =
        Button {
            action: "handout", label: "配布資料を印刷", secondary: true, ..Button::default()
        };
    view! {
        <div class="deck-bar screen-only">
            <div class="toolbar-actions">
                {turns(program, Part::Walk, ["前へ", "次へ"])}
                {jump}
            </div>
            <div class="toolbar-actions">
                {switch("project", "大きく映す", Training::projecting, Message::Project)}
                {switch("notes", "説明する人のメモ", Training::notes, Message::Notes)}
                {button(program, print, Message::Print(Paper::Handout))}
                <p class="hint">"→・PageDownで次、←・PageUpで前の要件へ進みます。Escで「大きく映す」を終わります。"</p>
            </div>
        </div>
    }
    .into_any()
}

/// What turns the questions.
pub fn quiz_bar(program: Program<Training>) -> AnyView {
    view! {
        <div class="deck-bar screen-only">
            <div class="toolbar-actions">
                {turns(program, Part::Quiz, ["前の問題", "次の問題"])}
            </div>
        </div>
    }
    .into_any()
}

/// The buttons that turn a part, and which piece of it is shown.
fn turns(program: Program<Training>, part: Part, labels: [&'static str; 2]) -> AnyView {
    let turn = |action, label, way| {
        let ends =
            Some(program.signal(move |model| model.deck(part).next(way).is_none().to_string()));
        let look = Button { action, label, ends, ..Button::default() };
        button(program, look, Message::Turn(part, way))
    };
    let count = program.signal(move |model| {
        let deck = model.deck(part);
        let count = format!("{} / {}", deck.at() + 1, deck.count());
        match model.slide().filter(|_| part == Part::Walk) {
            Some(slide) => format!("{count}　{}", slide.title),
            None => count,
        }
    });
    let [back, on] = labels;
    view! {
        {turn("previous", back, Way::Back)}
        {turn("next", on, Way::On)}
        <p class="deck-count" role="status" data-slot="count">{count}</p>
    }
    .into_any()
}

/// The button below a question, and what is said of the answer.
pub fn answer(program: Program<Training>, place: usize) -> AnyView {
    let look = Button { action: "answer", label: "答えを見る", ..Button::default() };
    view! {
        <p class="screen-only">{button(program, look, Message::Answer(place))}</p>
        <p class="question-result" role="status" data-slot="result">
            {move || program.read(|model| said(model, place))}
        </p>
    }
    .into_any()
}

/// Whether the chosen class is right.
fn said(model: &Training, place: usize) -> AnyView {
    let Some(said) = model.attempt(place).said else { return ().into_any() };
    let class = |place: usize| model.data().classes.get(place).map_or("", String::as_str);
    let right = model.data().questions.get(place).map_or(0, |question| question.right);
    let (mark, words) = match said {
        Said::Unchosen => ("", format!("答えは「{}」です。", class(right))),
        Said::Chosen(chosen) if chosen == right => {
            ("○ 正解です。", format!("「{}」です。", class(right)))
        }
        Said::Chosen(chosen) => (
            "× 違います。",
            format!("選んだのは「{}」、答えは「{}」です。", class(chosen), class(right)),
        ),
    };
    view! { <strong>{mark}</strong>{words} }.into_any()
}

/// The button below a scenario, and what is said of the reader's verdict and marks.
pub fn judgement(program: Program<Training>, place: usize) -> AnyView {
    let look = Button { action: "judge", label: "答え合わせをする", ..Button::default() };
    let shown = move || {
        program.read(|model| match model.judgement(place) {
            Judgement::None => ().into_any(),
            Judgement::NoVerdict => view! {
                <p class="notice" data-kind="warning">"「あなたの判定」を選んでから、答え合わせをしてください。"</p>
            }
            .into_any(),
            Judgement::Made(outcome) => made(outcome),
        })
    };
    view! {
        <p class="screen-only">{button(program, look, Message::Judge(place))}</p>
        <div class="judgement" role="status" data-slot="judgement">{shown}</div>
    }
    .into_any()
}

fn made(outcome: &Outcome) -> AnyView {
    let Outcome { yours, by_marks, rules, .. } = *outcome;
    let count = outcome.rows.len();
    let head = match yours == rules {
        true => "○ 判定は、規則と一致しました。",
        false => "× 判定が、規則と違いました。",
    };
    let own = format!("{}（あなたの印に規則を当てはめた場合）", by_marks.label());
    let own = (count > 0).then(|| fact("印からの判定", own));
    let mut text = format!("要件の印は、{count}件のうち{}件が一致しました。", outcome.same());
    if outcome.unmarked() > 0 {
        text.push_str(&format!("印を付けていない要件が{}件あります。", outcome.unmarked()));
    }
    if yours != by_marks {
        text.push_str("印と判定が合っていません。満たさない要件がどの判定につながるかを、下の表で確かめてください。");
    }
    view! {
        <p><strong>{head}</strong></p>
        <dl class="facts">
            {fact("あなたの判定", yours.label().to_owned())}
            {fact("規則の判定", rules.label().to_owned())}
            {own}
        </dl>
        {(count > 0).then(|| view! { <p>{text}</p> })}
    }
    .into_any()
}

fn fact(name: &'static str, words: String) -> AnyView {
    view! { <div><dt>{name}</dt><dd>{words}</dd></div> }.into_any()
}

/// The name of the place for the reader's mark: of a scenario, and of an answer of it.
#[must_use]
pub fn mark_name(scenario: usize, answer: usize) -> String {
    format!("mark-{scenario}-{answer}")
}

/// The reader's mark for a requirement of a scenario, beside the scenario's.
pub fn mark(program: Program<Training>, scenario: usize, requirement: usize) -> AnyView {
    let shown = move || {
        program.read(|model| match model.judgement(scenario) {
            Judgement::Made(outcome) => outcome.rows.get(requirement).map(row),
            Judgement::None | Judgement::NoVerdict => None,
        })
    };
    (move || shown().unwrap_or_else(|| "―".into_any())).into_any()
}

fn row(row: &Row) -> AnyView {
    let (mark, same) = match row.mark {
        None => ("印なし".to_owned(), ""),
        Some(mark) if mark == row.right => (format!("{} ", mark.label()), "○ 一致"),
        Some(mark) => (format!("{} ", mark.label()), "× 違う"),
    };
    let status = format!("印からの状態: {}", row.status.label());
    view! { {mark}<strong>{same}</strong><span class="about">{status}</span> }.into_any()
}

/// The fields of the certificate, and what is done with the record.
pub fn record_form(program: Program<Training>) -> AnyView {
    let field = |id: &'static str, kind, name, label, message: fn(String) -> Message| {
        view! {
            <div class="field">
                <label for=id>{label}</label>
                <input
                    type=kind
                    id=id
                    data-field=name
                    autocomplete="off"
                    disabled
                    on:input:target=move |event| program.send(message(event.target().value()))
                />
            </div>
        }
        .into_any()
    };
    let print =
        Button { action: "certificate", label: "受講記録を印刷", ..Button::default() };
    let forget =
        Button { action: "forget", label: "記録を消去", secondary: true, ..Button::default() };
    view! {
        {field("trainee", "text", "name", "氏名", Message::Name)}
        {field("training-date", "date", "date", "受講日", Message::Date)}
        <p class="toolbar-actions">
            {button(program, print, Message::Print(Paper::Certificate))}
            <button
                type="button"
                class="secondary"
                data-export="csv"
                disabled
                on:click=move |_| program.send(Message::Save)
            >
                "CSVで保存"
            </button>
            {button(program, forget, Message::Forget)}
        </p>
    }
    .into_any()
}

/// The name on the certificate.
pub fn name(program: Program<Training>) -> AnyView {
    program.signal(|model| model.name().to_owned()).into_any()
}

/// The day on the certificate, in words.
pub fn day(program: Program<Training>) -> AnyView {
    program.signal(|model| date::of_field(model.date())).into_any()
}

/// The results on the certificate.
pub fn rows(program: Program<Training>) -> AnyView {
    const COLUMNS: [&str; 5] = ["内容", "題名", "あなたの答え", "正しい答え", "結果"];
    let shown = move || {
        let rows = program.read(Training::rows);
        if rows.is_empty() {
            return view! { <p class="hint">"まだ記録がありません。"</p> }.into_any();
        }
        let rows = rows.into_iter().map(|row| {
            let cells = [row.kind.to_owned(), row.title, row.yours, row.right, row.outcome];
            let cells = COLUMNS.into_iter().zip(cells).map(|(label, cell)| {
                view! { <td data-label=label>{cell}</td> }
            });
            view! { <tr>{cells.collect_view()}</tr> }
        });
        let heads = COLUMNS.map(|label| view! { <th scope="col">{label}</th> });
        view! {
            <table class="results">
                <thead><tr>{heads.into_iter().collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        }
        .into_any()
    };
    shown.into_any()
}
