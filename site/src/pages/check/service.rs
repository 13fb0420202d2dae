//! What stands above the requirements: files in and out, the service, the class, the facts.

use kijun_content::model::Checklist;
use kijun_rules::model::{Fact, Phase};
use leptos::prelude::*;

pub(super) fn toolbar(paper: String, privacy: String) -> impl IntoView {
    view! {
        <div class="toolbar">
            <p>
                "入力した内容は、このパソコンの外へ送信されません。回答はこのブラウザーに保存されます。"
                <a href=privacy>"くわしく"</a>
            </p>
            <div class="toolbar-actions">
                <button type="button" data-export="answers" disabled>"回答ファイルを保存"</button>
                <button type="button" data-export="assessment" disabled>"判定結果を保存"</button>
                <div class="field">
                    <label for="import-answers">"回答ファイルを読み込む"</label>
                    <input
                        type="file"
                        id="import-answers"
                        accept=".json,application/json"
                        data-import="answers"
                        autocomplete="off"
                        disabled
                    />
                </div>
                <button type="button" data-action="reset" disabled>"回答をすべて消去"</button>
                <a href=paper>"紙のチェックリスト"</a>
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
    let facts = rules.facts.iter().filter_map(fact_field).collect_view();
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

/// A fact that the form asks for; `None` for one that only the class finder uses.
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

/// The choice of a phase, where the checklist has more than one.
fn phase_field(checklist: &Checklist) -> Option<impl IntoView + use<>> {
    let known = |phase: &Phase| {
        checklist.rules.requirements.iter().any(|requirement| requirement.phase == Some(*phase))
    };
    let phases: Vec<Phase> = Phase::ALL.into_iter().filter(known).collect();
    if phases.len() < 2 {
        return None;
    }
    let options = phases.into_iter().map(|phase| {
        view! { <option value=phase.id()>{phase.label()}</option> }
    });
    Some(view! {
        <div class="field">
            <label for="phase">"点検する段階"</label>
            <select id="phase" name="phase" autocomplete="off" disabled>
                <option value="all">"すべて"</option>
                {options.collect_view()}
            </select>
        </div>
    })
}
