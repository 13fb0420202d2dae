//! The training page's views: what turns its parts, what is said of answers, and the record.
//!
//! Every text and state is a signal of one of two types, and what is not shown is hidden: no view is
//! made anew but the rows of the record. That keeps the bundle small.

use kijun_rules::date;
use leptos::prelude::*;

use super::deck::Way;
use super::judge::{Outcome, Row};
use super::model::{Judgement, Message, Paper, Part, Said, Training};
use crate::client::kit::notice_view::notice_area;
use crate::client::kit::program::Program;

/// A text of the model.
fn text(
    program: Program<Training>,
    read: impl Fn(&Training) -> String + Send + Sync + 'static,
) -> Signal<String> {
    let read: Box<dyn Fn(&Training) -> String + Send + Sync> = Box::new(read);
    program.signal(move |model| read(model))
}

/// A state of the model, e.g. whether something is hidden.
fn state(
    program: Program<Training>,
    read: impl Fn(&Training) -> bool + Send + Sync + 'static,
) -> Signal<bool> {
    let read: Box<dyn Fn(&Training) -> bool + Send + Sync> = Box::new(read);
    program.signal(move |model| read(model))
}

/// The latest notice.
pub fn notice(program: Program<Training>) -> AnyView {
    notice_area(program, Training::notice, |_| Message::Undo, || Message::Dismiss)
}

/// What a button looks like and says of itself.
#[derive(Clone, Copy, Default)]
struct Look {
    /// Its name in `data-action`.
    action: Option<&'static str>,
    /// Its name in `data-export`.
    export: Option<&'static str>,
    class: Option<&'static str>,
    /// Whether it does nothing now. It is not `disabled`: it would lose the focus.
    ends: Option<Signal<String>>,
    pressed: Option<Signal<String>>,
}

impl Look {
    fn of(action: &'static str) -> Self {
        Self { action: Some(action), ..Self::default() }
    }

    fn secondary(self) -> Self {
        Self { class: Some("secondary"), ..self }
    }
}

/// A button. It is disabled until the page is sealed.
fn button(
    program: Program<Training>,
    look: Look,
    label: &'static str,
    message: Message,
) -> impl IntoView + use<> {
    view! {
        <button
            type="button"
            class=look.class
            data-action=look.action
            data-export=look.export
            aria-disabled=look.ends
            aria-pressed=look.pressed
            disabled
            on:click=move |_| program.send(message.clone())
        >
            {label}
        </button>
    }
}

/// What turns the walk, shows it large, and prints it.
pub fn walk_bar(program: Program<Training>) -> impl IntoView + use<> {
    let lists = program.peek(|model| {
        let lists = model.data().lists.iter().map(|list| {
            let options = list.slides.iter().map(|slide| {
                view! { <option value=slide.id.clone()>{slide.title.clone()}</option> }
            });
            view! { <optgroup label=list.title.clone()>{options.collect_view()}</optgroup> }
        });
        lists.collect_view()
    });
    let current =
        text(program, |model| model.slide().map(|slide| slide.id.clone()).unwrap_or_default());
    let switch = |action, label, read: fn(&Training) -> bool, message| {
        let pressed = Some(text(program, move |model| read(model).to_string()));
        button(program, Look { pressed, ..Look::of(action).secondary() }, label, message)
    };
    let print = Look::of("handout").secondary();
    view! {
        <div class="deck-bar screen-only">
            <div class="toolbar-actions">
                {turns(program, Part::Walk, ["前へ", "次へ"])}
                <div class="field deck-jump">
                    <label for="walk-jump">"要件を選ぶ"</label>
                    <select
                        id="walk-jump"
                        autocomplete="off"
                        disabled
                        prop:value=current
                        on:input=move |event| program.send(Message::Jump(event_target_value(&event)))
                    >
                        {lists}
                    </select>
                </div>
            </div>
            <div class="toolbar-actions">
                {switch("project", "大きく映す", Training::projecting, Message::Project)}
                {switch("notes", "説明する人のメモ", Training::notes, Message::Notes)}
                {button(program, print, "配布資料を印刷", Message::Print(Paper::Handout))}
                <p class="hint">"→・PageDownで次、←・PageUpで前の要件へ進みます。Escで「大きく映す」を終わります。"</p>
            </div>
        </div>
    }
}

/// What turns the questions.
pub fn quiz_bar(program: Program<Training>) -> impl IntoView + use<> {
    view! {
        <div class="deck-bar screen-only">
            <div class="toolbar-actions">
                {turns(program, Part::Quiz, ["前の問題", "次の問題"])}
            </div>
        </div>
    }
}

/// The buttons that turn a part, and which piece of it is shown.
fn turns(
    program: Program<Training>,
    part: Part,
    labels: [&'static str; 2],
) -> impl IntoView + use<> {
    let turn = |action, label, way| {
        let ends =
            Some(text(program, move |model| model.deck(part).next(way).is_none().to_string()));
        button(program, Look { ends, ..Look::of(action) }, label, Message::Turn(part, way))
    };
    let count = text(program, move |model| {
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
}

/// The button below a question, and what is said of the answer.
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

/// Whether the chosen class is right, and which is.
fn said(model: &Training, place: usize) -> (&'static str, String) {
    let class = |place: usize| model.data().classes.get(place).map_or("", String::as_str);
    let right = model.data().questions.get(place).map_or(0, |question| question.right);
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

/// The button below a scenario, and what is said of the reader's verdict and marks.
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

/// What the rules say of the reader's marks; nothing where there is nothing to mark.
fn by_marks(outcome: &Outcome) -> String {
    if outcome.rows.is_empty() {
        return String::new();
    }
    format!("{}（あなたの印に規則を当てはめた場合）", outcome.by_marks.label())
}

/// How many marks agree, and whether they fit the verdict.
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

/// The name of the place for the reader's mark: of a scenario, and of an answer of it.
#[must_use]
pub fn mark_name(scenario: usize, answer: usize) -> String {
    format!("mark-{scenario}-{answer}")
}

/// The reader's mark for a requirement of a scenario, beside the scenario's.
pub fn mark(program: Program<Training>, scenario: usize, answer: usize) -> impl IntoView + use<> {
    let of = move |read: fn(Option<&Row>) -> String| {
        text(program, move |model| {
            read(model.outcome(scenario).and_then(|made| made.rows.get(answer)))
        })
    };
    let own = of(|row| match row.map(|row| row.mark) {
        None => "―".to_owned(),
        Some(None) => "印なし".to_owned(),
        Some(Some(mark)) => format!("{} ", mark.label()),
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

/// The fields of the certificate, and what is done with the record.
pub fn record_form(program: Program<Training>) -> impl IntoView + use<> {
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
                    on:input=move |event| program.send(message(event_target_value(&event)))
                />
            </div>
        }
    };
    let print = Message::Print(Paper::Certificate);
    let csv = Look { export: Some("csv"), ..Look::default() }.secondary();
    view! {
        {field("trainee", "text", "name", "氏名", Message::Name)}
        {field("training-date", "date", "date", "受講日", Message::Date)}
        <p class="toolbar-actions">
            {button(program, Look::of("certificate"), "受講記録を印刷", print)}
            {button(program, csv, "CSVで保存", Message::Save)}
            {button(program, Look::of("forget").secondary(), "記録を消去", Message::Forget)}
        </p>
    }
}

/// The name on the certificate.
pub fn name(program: Program<Training>) -> impl IntoView + use<> {
    text(program, |model| model.name().to_owned())
}

/// The day on the certificate, in words.
pub fn day(program: Program<Training>) -> impl IntoView + use<> {
    text(program, |model| date::of_field(model.date()))
}

/// The results on the certificate.
pub fn rows(program: Program<Training>) -> impl IntoView + use<> {
    const COLUMNS: [&str; 5] = ["内容", "題名", "あなたの答え", "正しい答え", "結果"];
    let rows = move || {
        let rows = program.read(Training::rows).into_iter().map(|row| {
            let cells = [row.kind.to_owned(), row.title, row.yours, row.right, row.outcome];
            let cells = COLUMNS.into_iter().zip(cells).map(|(label, cell)| {
                view! { <td data-label=label>{cell}</td> }
            });
            view! { <tr>{cells.collect_view()}</tr> }
        });
        rows.collect_view()
    };
    let heads = COLUMNS.into_iter().map(|label| view! { <th scope="col">{label}</th> });
    view! {
        <p class="hint" hidden=state(program, |model| !model.record().is_empty())>
            "まだ記録がありません。"
        </p>
        <table class="results" hidden=state(program, |model| model.record().is_empty())>
            <thead><tr>{heads.collect_view()}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
