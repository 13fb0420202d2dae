//! The views of the page: the choice of answers and target, the outcome for each requirement, and
//! the controls for the proposals.

use kijun_crosswalk::Outcome;
use leptos::prelude::*;

use super::message::{Action, Message, Offer};
use super::model::{Carry, Notice};
use super::words;
use crate::client::kit::notice::Action as _;
use crate::client::kit::notice_view::shown;
use crate::client::kit::program::{Program, STILL};

/// The id of the file input for an answer file.
pub const FILE: &str = "file";

/// Return the name of the live part with the outcome for a requirement in the section of a way.
#[must_use]
pub fn outcome_part(way: usize, requirement: &str) -> String {
    format!("outcome-{way}-{requirement}")
}

/// Return the name of the live part with the tools of a way.
#[must_use]
pub fn tools_part(way: usize) -> String {
    format!("tools-{way}")
}

/// Show the choice of the source and of the target.
pub fn choices(program: Program<Carry>) -> impl IntoView + use<> {
    let privacy = program.peek(|carry| carry.data.privacy_link.clone());
    let source = program.signal(|carry| carry.source().to_owned());
    let target = program.signal(Carry::target);
    view! {
        <div class="carry-choices">
            <div class="field">
                <label for="kept">"このブラウザーに保存した自己点検"</label>
                {select(program, "kept", "選んでください", Carry::sources, source, Message::Source)}
            </div>
            <div class="field">
                <label for=FILE>"または、回答ファイル"</label>
                <input id=FILE type="file" accept=".json,application/json" data-import="answers" disabled />
            </div>
            <div class="field">
                <label for="target">"引き継ぎ先"</label>
                {select(program, "target", "新しい自己点検を作る", Carry::targets, target, Message::Target)}
            </div>
        </div>
        <p class="hint">
            "回答は、この端末の外へ送信されません。"
            <a href=privacy>"その仕組み"</a>
        </p>
        <div class="carry-status" role="status" data-status>
            {notice(program, |carry| carry.status().cloned())}
        </div>
        <div class="carry-status" role="status" data-target-status>
            {notice(program, Carry::about_target)}
        </div>
    }
}

/// Show a choice of kept assessments; its first option is none of them.
fn select(
    program: Program<Carry>,
    name: &'static str,
    none: &'static str,
    offers: fn(&Carry) -> &[Offer],
    value: Signal<String>,
    chosen: fn(String) -> Message,
) -> impl IntoView + use<> {
    let options = move || {
        program.read(|carry| {
            let options = offers(carry).iter().map(|offer| {
                view! { <option value=offer.value.clone()>{offer.label.clone()}</option> }
            });
            options.collect_view()
        })
    };
    view! {
        <select
            id=name
            name=name
            autocomplete="off"
            disabled
            prop:value=value
            on:change=move |event| program.send(chosen(event_target_value(&event)))
        >
            <option value="">{none}</option>
            {options}
        </select>
    }
}

/// Show a notice of the model, if there is one.
fn notice(
    program: Program<Carry>,
    read: impl Fn(&Carry) -> Option<Notice> + Send + 'static,
) -> impl IntoView {
    move || {
        let Notice { kind, text, links, .. } = program.read(&read)?;
        Some(view! { <div class="notice" data-kind=kind.id()><p>{text}{shown(links)}</p></div> })
    }
}

/// Show a summary of all requirements of a way, and the buttons that tick several.
pub fn tools(program: Program<Carry>, way: usize) -> impl IntoView + use<> {
    let summary = program.signal(move |carry| match carry.way() {
        Some(place) if place == way => words::summary(carry.carried()),
        _ => String::new(),
    });
    view! {
        <div class="carry-tools" data-tools hidden=program.signal(move |carry| carry.way() != Some(way))>
            <p data-summary>{summary}</p>
            <p class="toolbar-actions">
                {button(program, Action::All, "secondary", "状態の提案をすべて選ぶ")}
                {button(program, Action::None, "secondary", "選択をすべて外す")}
            </p>
        </div>
    }
}

/// Show the outcome for a requirement, and the box that ticks its proposal.
pub fn outcome(
    program: Program<Carry>,
    way: usize,
    requirement: String,
    number: String,
) -> impl IntoView + use<> {
    let id = StoredValue::new(requirement.clone());
    let about = move |read: fn(&Carry, &str, usize) -> String| {
        program.signal(move |carry| id.with_value(|id| read(carry, id, way)))
    };
    let kind = about(|carry, id, way| {
        let outcome = carry.outcome(way, id);
        outcome.map_or("", |(carried, _)| kind(carried.outcome)).to_owned()
    });
    let text = about(|carry, id, way| {
        let outcome = carry.outcome(way, id);
        outcome.map_or_else(String::new, |(carried, proposal)| words::outcome(carried, proposal))
    });
    let take = about(|carry, id, way| {
        let proposal = carry.outcome(way, id).and_then(|(_, proposal)| proposal);
        proposal.map(words::take).unwrap_or_default()
    });
    let held = about(|carry, id, _| carry.held(id));
    let ticked = program
        .signal(move |carry| id.with_value(|id| carry.taken().iter().any(|known| known == id)));
    view! {
        <div class="carried-outcome" data-outcome=kind hidden=is_empty(kind)>
            <p>{text}</p>
            <label hidden=is_empty(take)>
                <input
                    type="checkbox"
                    name="take"
                    value=requirement
                    autocomplete="off"
                    disabled=Signal::derive(move || STILL || held.with(|held| !held.is_empty()))
                    prop:checked=ticked
                    on:change=move |event| {
                        program.send(Message::Take(id.get_value(), event_target_checked(&event)));
                    }
                />
                <span>
                    <span class="visually-hidden">{number}": "</span>
                    {take}
                </span>
            </label>
            <p class="held" hidden=is_empty(held)>{held}</p>
        </div>
    }
}

fn is_empty(text: Signal<String>) -> Signal<bool> {
    Signal::derive(move || text.with(String::is_empty))
}

/// Return the name of an outcome, for the style sheet and the tests.
fn kind(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Proposed(status) => status.id(),
        Outcome::Conflict => "conflict",
        Outcome::Hint => "hint",
        Outcome::Nothing => "nothing",
    }
}

/// Show the controls that keep or give out the ticked proposals.
pub fn keep(program: Program<Carry>) -> impl IntoView + use<> {
    let check = program.peek(|carry| carry.data.check_link.clone());
    let count = program.signal(|carry| {
        if carry.way().is_none() {
            return "もとの回答を選び、引き継ぐ提案に印を付けてください。".to_owned();
        }
        words::chosen(carry.taken().len())
    });
    let into = program
        .signal(|carry| carry.target_title().map_or_else(String::new, |it| words::into(&it)));
    let done = move || {
        let (notice, leads_on) = program
            .read(|carry| carry.done().map(|(notice, leads_on)| (notice.clone(), leads_on)))?;
        let check = leads_on.then(|| {
            let check = program.peek(|carry| carry.data.check_link.clone());
            view! { <p><a class="button" href=check>"自己点検のページを開く"</a></p> }
        });
        Some(view! {
            <div class="notice" data-kind=notice.kind.id()><p>{notice.text}</p>{check}</div>
        })
    };
    view! {
        <section
            class="carry-keep"
            data-keep
            hidden=program.signal(|carry| !STILL && !carry.has_proposals())
        >
            <h2>"3. 選んだ提案を引き継ぐ"</h2>
            <p data-count>{count}</p>
            <p hidden=is_empty(into)>{into}</p>
            <div class="field" hidden=program.signal(|carry| carry.target_title().is_some())>
                <label for="name">"新しい自己点検の名前"</label>
                <input
                    id="name"
                    name="name"
                    type="text"
                    autocomplete="off"
                    disabled
                    prop:value=program.signal(|carry| carry.name().to_owned())
                    on:input=move |event| program.send(Message::Name(event_target_value(&event)))
                />
            </div>
            <p class="toolbar-actions">
                {button(program, Action::Keep, "", "このブラウザーの自己点検に保存する")}
                {button(program, Action::Save, "secondary", "回答ファイルとして保存する")}
            </p>
            <div role="status" data-done>{done}</div>
            <p class="hint">
                "保存した提案は、"
                <a href=check>"自己点検のページ"</a>
                "で1件ずつ確定します。すでにある回答や備考は変わりません。"
            </p>
        </section>
    }
}

fn button(
    program: Program<Carry>,
    action: Action,
    class: &'static str,
    label: &'static str,
) -> impl IntoView + use<> {
    view! {
        <button
            type="button"
            class=class
            data-action=action.id()
            data-export=(action == Action::Save).then_some("answers")
            disabled
            on:click=move |_| program.send(Message::Act(action))
        >
            {label}
        </button>
    }
}
