//! The parts above the requirements: the menu, the service, the class and the facts.

use kijun_content::model::Checklist;
use kijun_rules::model::{Fact, Phase};
use leptos::prelude::*;

use crate::client::check::IMPORT;
use crate::client::check::action::Action;
use crate::client::check::course::Step;
use crate::client::check::part::Part;
use crate::components::file_field::file_field;

/// Show what happens to the answers, and when they were saved.
pub(super) fn promise(privacy: String) -> impl IntoView {
    view! {
        <div class="promise screen-note">
            <p>
                "入力した内容は、この端末の外へ送信されません。回答はこのブラウザーに保存されます。"
                <a href=privacy>"くわしく"</a>
            </p>
            <p class="saved" data-part=Part::Saved.name()></p>
        </div>
    }
}

/// Show the menu: the assessments in this browser, and the files to read.
pub(super) fn menu() -> impl IntoView {
    view! {
        <details class="menu">
            <summary>"メニュー"</summary>
            <div class="toolbar">
                <div class="field">
                    <label for="assessment-name">"この自己点検の名前"</label>
                    <input type="text" id="assessment-name" name="assessment-name" autocomplete="off" disabled />
                </div>
                <div class="toolbar-actions">
                    <button type="button" data-action=Action::New.id() disabled>"新しい自己点検"</button>
                    <button type="button" data-action=Action::Reset.id() disabled>"回答をすべて消去"</button>
                </div>
                <details class="shelf">
                    <summary>"保存した自己点検"</summary>
                    <ul data-part=Part::Shelf.name()></ul>
                </details>
                {file_field(
                    IMPORT,
                    "answers",
                    ".json,.csv,.xlsx,.txt,.tsv,application/json,text/csv,text/plain",
                    "回答ファイルを読み込む(JSON・CSV)",
                )}
            </div>
        </details>
    }
}

/// Show the first step: the service.
pub(super) fn service() -> impl IntoView {
    view! {
        <section class="step" id=Step::Service.anchor() aria-labelledby="service-heading">
            <h2 id="service-heading">{Step::Service.heading(false)}</h2>
            <div class="side-by-side">
                <div class="field">
                    <label for="service-name">"サービス名"</label>
                    <textarea id="service-name" name="service:name" rows="1" autocomplete="off" disabled></textarea>
                </div>
                <div class="field">
                    <label for="service-provider">"事業者名"</label>
                    <textarea id="service-provider" name="service:provider" rows="1" autocomplete="off" disabled></textarea>
                </div>
            </div>
        </section>
    }
}

/// Show the second step: the class of the information, the facts that matter to the whole use, and
/// the phase.
pub(super) fn class(checklist: &Checklist, classes: Option<String>) -> impl IntoView + use<> {
    let rules = &checklist.rules;
    let options = rules
        .classes
        .iter()
        .map(|class| view! { <option value=class.id.clone()>{class.title.clone()}</option> });
    let general = rules.facts.iter().filter(|fact| place_of(checklist, fact).is_none());
    let facts: Vec<_> = general.filter_map(fact_field).collect();
    let none = rules.has_no_classes();
    let bare = none && facts.is_empty() && phases(checklist).is_empty();
    view! {
        <section class="step" id=Step::Class.anchor() aria-labelledby="class-heading">
            <h2 id="class-heading">{Step::Class.heading(none)}</h2>
            {bare.then(|| view! { <p>"この基準で選ぶものはありません。"</p> })}
            <div class="field" hidden=none>
                <label for="class">"情報の分類"</label>
                <select id="class" name="class" autocomplete="off" disabled>
                    {(!none).then(|| view! { <option value="">"選んでください"</option> })}
                    {options.collect_view()}
                </select>
                {classes.map(|href| view! { <p class="hint"><a href=href>"分類の説明を見る"</a></p> })}
            </div>
            {facts}
            {phase_field(checklist)}
        </section>
    }
}

/// Return the requirement above which the form asks for a fact: the first with a clause that
/// depends on it. Return `None` for a fact that matters to the whole use; the form asks for it at
/// the beginning.
fn place_of<'a>(checklist: &'a Checklist, fact: &Fact) -> Option<&'a str> {
    let rules = &checklist.rules;
    if fact.exempts.is_some() || fact.places.is_some() {
        return None;
    }
    let depends = |id: &str| {
        rules.classes.iter().flat_map(|class| &class.clauses).any(|clause| {
            clause.conditions.iter().any(|condition| condition.fact == fact.id)
                && clause.any_of.iter().any(|member| member == id)
        })
    };
    let premise = rules.requirements.iter().any(|requirement| {
        requirement.premise.as_ref().is_some_and(|premise| premise.fact == fact.id)
    });
    let ids = checklist.requirements().map(|(_, _, requirement)| requirement.id.as_str());
    ids.filter(|_| !premise).find(|id| depends(id))
}

/// Show the facts for which the form asks above a requirement.
pub(super) fn facts_above(checklist: &Checklist, id: &str) -> Option<impl IntoView + use<>> {
    let facts = checklist.rules.facts.iter();
    let here: Vec<_> =
        facts.filter(|fact| place_of(checklist, fact) == Some(id)).filter_map(fact_field).collect();
    (!here.is_empty()).then(|| view! { <div class="fact-here">{here}</div> })
}

/// Show the field of a fact; `None` for a fact that only the class finder uses.
fn fact_field(fact: &Fact) -> Option<impl IntoView + use<>> {
    let question = fact.question.clone()?;
    let (id, name) = (format!("fact-{}", fact.id), format!("fact:{}", fact.id));
    let choices = fact.choices.iter().map(|choice| (choice.id.clone(), choice.title.clone()));
    let yes_no =
        [("true", "はい"), ("false", "いいえ")].map(|(id, title)| (id.into(), title.into()));
    let yes_no = yes_no.into_iter().filter(|_| fact.choices.is_empty());
    let options = choices.chain(yes_no);
    let options: Vec<_> = options
        .map(|(id, title): (String, String)| view! { <option value=id>{title}</option> })
        .collect();
    Some(view! {
        <div class="field">
            <label for=id.clone()>{question}</label>
            <select id=id name=name autocomplete="off" disabled>
                <option value="unknown">"わからない・未定"</option>
                {options}
            </select>
        </div>
    })
}

/// Return the phases of the checklist; an empty list if it has only one.
pub(super) fn phases(checklist: &Checklist) -> Vec<Phase> {
    let known = |phase: &Phase| {
        checklist.rules.requirements.iter().any(|requirement| requirement.phase == Some(*phase))
    };
    let phases: Vec<Phase> = Phase::ALL.into_iter().filter(known).collect();
    if phases.len() < 2 { Vec::new() } else { phases }
}

/// Show the choice of a phase, if the checklist has several.
fn phase_field(checklist: &Checklist) -> Option<impl IntoView + use<>> {
    let options = phases(checklist).into_iter().map(|phase| {
        view! { <option value=phase.id()>{phase.label()}</option> }
    });
    let options: Vec<_> = options.collect();
    (!options.is_empty()).then(|| {
        view! {
            <div class="field">
                <label for="phase">"点検する段階"</label>
                <select id="phase" name="phase" autocomplete="off" disabled>
                    <option value="all">"すべて"</option>
                    {options.collect_view()}
                </select>
            </div>
        }
    })
}
