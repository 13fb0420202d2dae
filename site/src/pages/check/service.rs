//! The parts above the requirements: the kept assessments, the service, the class and the facts.

use kijun_content::model::Checklist;
use kijun_rules::model::{Fact, Phase};
use leptos::prelude::*;

use crate::client::check::IMPORT;
use crate::client::check::action::Action;
use crate::client::check::part::Part;

pub(super) fn toolbar(privacy: String) -> impl IntoView {
    view! {
        <div class="toolbar">
            <p>
                "入力した内容は、このパソコンの外へ送信されません。回答はこのブラウザーに保存されます。"
                <a href=privacy>"くわしく"</a>
            </p>
            <p class="saved" data-part=Part::Saved.name()></p>
            <div class="toolbar-actions">
                <div class="field">
                    <label for="assessment-name">"この点検の名前"</label>
                    <input type="text" id="assessment-name" name="assessment-name" autocomplete="off" disabled />
                </div>
                <button type="button" data-action=Action::New.id() disabled>"新しい点検"</button>
                <button type="button" data-action=Action::Reset.id() disabled>"回答をすべて消去"</button>
            </div>
            <details class="shelf">
                <summary>"保存した点検"</summary>
                <ul data-part=Part::Shelf.name()></ul>
            </details>
            <div class="field">
                <label for=IMPORT>"回答ファイルを読み込む"</label>
                <input
                    type="file"
                    id=IMPORT
                    accept=".json,application/json"
                    data-import="answers"
                    autocomplete="off"
                    disabled
                />
            </div>
        </div>
    }
}

pub(super) fn service_and_class(
    checklist: &Checklist,
    classes: Option<String>,
) -> impl IntoView + use<> {
    let rules = &checklist.rules;
    let options = rules
        .classes
        .iter()
        .map(|class| view! { <option value=class.id.clone()>{class.title.clone()}</option> });
    let general = rules.facts.iter().filter(|fact| place_of(checklist, fact).is_none());
    let facts = general.filter_map(fact_field).collect_view();
    view! {
        <fieldset class="fields">
            <legend>"点検するサービス"</legend>
            <div class="field">
                <label for="service-name">"サービス名"</label>
                <input type="text" id="service-name" name="service:name" autocomplete="off" disabled />
            </div>
            <div class="field">
                <label for="service-provider">"事業者名"</label>
                <input type="text" id="service-provider" name="service:provider" autocomplete="off" disabled />
            </div>
        </fieldset>
        <fieldset class="fields">
            <legend>"取り扱う情報"</legend>
            <div class="field">
                <label for="class">"情報の分類"</label>
                <select id="class" name="class" autocomplete="off" disabled>
                    <option value="">"選んでください"</option>
                    {options.collect_view()}
                </select>
                {classes.map(|href| view! { <p class="hint"><a href=href>"分類の説明を見る"</a></p> })}
            </div>
            {facts}
            {phase_field(checklist)}
        </fieldset>
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
            clause.condition.as_ref().is_some_and(|condition| condition.fact == fact.id)
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
    Some(view! {
        <div class="field">
            <label for=id.clone()>{question}</label>
            <select id=id name=name autocomplete="off" disabled>
                <option value="unknown">"わからない・未定"</option>
                <option value="true">"はい"</option>
                <option value="false">"いいえ"</option>
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
