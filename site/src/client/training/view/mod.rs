//! The training page's views: the buttons that turn its parts, the answers, and the record.
//!
//! Every text and state is a signal of one of two types, and parts are hidden when not needed. Only
//! the rows of the record are made anew. That keeps the bundle small.

mod answers;
mod record;

use leptos::prelude::*;

pub use self::answers::{answer, judgement, mark, mark_name};
pub use self::record::{day, name, record_form, rows};
use super::deck::Way;
use super::model::{Message, Paper, Part, Training};
use crate::client::kit::notice_view::notice_area;
use crate::client::kit::program::Program;

/// Return a text of the model as a signal.
fn text(
    program: Program<Training>,
    read: impl Fn(&Training) -> String + Send + Sync + 'static,
) -> Signal<String> {
    let read: Box<dyn Fn(&Training) -> String + Send + Sync> = Box::new(read);
    program.signal(move |model| read(model))
}

/// Return a state of the model as a signal, e.g. whether something is hidden.
fn state(
    program: Program<Training>,
    read: impl Fn(&Training) -> bool + Send + Sync + 'static,
) -> Signal<bool> {
    let read: Box<dyn Fn(&Training) -> bool + Send + Sync> = Box::new(read);
    program.signal(move |model| read(model))
}

/// Show the latest notice.
pub fn notice(program: Program<Training>) -> AnyView {
    notice_area(program, |model| model.notice.as_ref(), |_| Message::Undo, || Message::Dismiss)
}

/// The look and the attributes of a button.
#[derive(Clone, Copy, Default)]
struct Look {
    /// The name in `data-action`.
    action: Option<&'static str>,
    /// The name in `data-export`.
    export: Option<&'static str>,
    class: Option<&'static str>,
    /// "true" if the button does nothing now. It is not `disabled`, which would take the focus
    /// away.
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

/// Show a button. It is disabled until the page is sealed.
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

/// Show the buttons that turn the walk, show it large, and print it.
pub fn walk_bar(program: Program<Training>) -> impl IntoView + use<> {
    let lists = program.peek(|model| {
        let lists = model.data.lists.iter().map(|list| {
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
                {switch("project", "大きく映す", |model| model.projecting, Message::Project)}
                {switch("notes", "説明者のメモ", |model| model.notes, Message::Notes)}
                <a
                    class="button secondary"
                    data-action="notes-window"
                    href=text(program, Training::notes_link)
                    target="_blank"
                    rel="noopener"
                >
                    "説明者のメモを別の窓で開く"
                </a>
                {button(program, print, "配布資料を印刷", Message::Print(Paper::Handout))}
                <p class="hint keys">"→・PageDownで次、←・PageUpで前の要件へ進みます。Escで「大きく映す」を終わります。説明者のメモは、映す画面には出しません。"</p>
            </div>
        </div>
    }
}

/// Show the buttons that turn the questions.
pub fn quiz_bar(program: Program<Training>) -> impl IntoView + use<> {
    view! {
        <div class="deck-bar screen-only">
            <div class="toolbar-actions">
                {turns(program, Part::Quiz, ["前の問題", "次の問題"])}
            </div>
        </div>
    }
}

/// Show the buttons that turn a part, and the number of the current piece.
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
