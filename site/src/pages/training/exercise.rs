//! The scenarios: a story, the reader's marks and verdict, and the results of the rules.

use kijun_content::model::{Checklist, Requirement, Scenario, ScenarioAnswer};
use kijun_rules::Rules;
use kijun_rules::engine::{Case, ClauseState, PhaseSet, explain};
use kijun_rules::model::{Severity, Verdict};
use leptos::prelude::*;

use super::walk::text_heading;
use super::{Of, label};
use crate::client::training::view::{judgement, mark, mark_name};
use crate::components::words::words;
use crate::data::training::{Choice, Mark, SCENARIOS, scenario_id};
use crate::page::program::live;
use crate::pages::check::requirement::answer_label;

pub(super) fn section(of: Of<'_>) -> Option<impl IntoView + use<>> {
    let scenarios = &of.standard.scenarios;
    (!scenarios.is_empty()).then(|| {
        let shown = scenarios.iter().enumerate().filter_map(|(place, scenario)| {
            let checklist = of.standard.checklists.get(scenario.checklist)?;
            Some(story(of, place, scenario, checklist))
        });
        view! {
            <section id=SCENARIOS aria-labelledby="scenarios-title">
                <h2 id="scenarios-title">"事例の演習"</h2>
                <p>"架空のサービスを読み、要件に印を付けて、判定してみてください。答え合わせをすると、規則による判定と並べて、要件ごとに理由を示します。"</p>
                {shown.collect_view()}
            </section>
        }
    })
}

fn story(of: Of<'_>, place: usize, scenario: &Scenario, checklist: &Checklist) -> AnyView {
    let class = checklist.rules.classes.iter().find(|class| class.id == scenario.class);
    let class = class.filter(|_| !checklist.rules.has_no_classes()).map(|class| {
        let why = scenario.class_why.clone();
        view! {
            <div>
                <dt>"情報の分類"</dt>
                <dd>
                    <span data-words="document">{class.title.clone()}</span>
                    {why.map(|why| view! { <span class="about">{why}</span> })}
                </dd>
            </div>
        }
    });
    let paragraphs = scenario.text.lines().map(|line| view! { <p>{line.to_owned()}</p> });
    let facts = scenario.facts.iter().filter_map(|(id, is)| {
        let fact = checklist.rules.facts.iter().find(|fact| fact.id == *id)?;
        let answer = is.label(Some(fact)).to_owned();
        Some(view! { <div><dt>{fact.question.clone()?}</dt><dd>{answer}</dd></div> })
    });
    let phases: Vec<&str> = scenario.phases.iter().map(|phase| phase.label()).collect();
    let phases = (!phases.is_empty())
        .then(|| view! { <div><dt>"点検する段階"</dt><dd>{phases.join("、")}</dd></div> });
    let provider = scenario
        .provider
        .clone()
        .map(|provider| view! { <div><dt>"事業者（架空）"</dt><dd>{provider}</dd></div> });
    let id = scenario_id(&scenario.id);
    let marks = marks(of, scenario, checklist);
    view! {
        <details
            class="scenario"
            id=id.clone()
            data-scenario=scenario.id.clone()
        >
            <summary><h3>{scenario.title.clone()}</h3></summary>
            <div class="story" data-words="kijun">
                <p><span class="editor-note-label">"編集で作った事例"</span></p>
                {paragraphs.collect_view()}
                <dl class="facts">
                    <div><dt>"サービス（架空）"</dt><dd>{scenario.service.clone()}</dd></div>
                    {provider}
                    {class}
                    {facts.collect_view()}
                    {phases}
                </dl>
            </div>
            {marks}
            {verdicts(scenario)}
            {live(&id, judgement(of.program, place).into_any())}
            <details class="answer">
                <summary>"規則による判定と、その理由"</summary>
                {solution(of, place, scenario, checklist)}
            </details>
        </details>
    }
    .into_any()
}

/// Return the requirement that an answer is given to.
fn requirement<'a>(checklist: &'a Checklist, answer: &ScenarioAnswer) -> Option<&'a Requirement> {
    let found = checklist.requirements().find(|(.., each)| each.id == answer.requirement);
    found.map(|(.., requirement)| requirement)
}

/// Return a mark in the words for the answers to a requirement.
fn answered(requirement: &Requirement, mark: Mark) -> &str {
    mark.status().map_or(mark.label(), |status| answer_label(requirement, status))
}

/// Return the rules' part of that requirement.
fn requirement_rules<'a>(
    checklist: &'a Checklist,
    answer: &ScenarioAnswer,
) -> Option<&'a kijun_rules::model::Requirement> {
    checklist.rules.requirements.iter().find(|each| each.id == answer.requirement)
}

fn marks(of: Of<'_>, scenario: &Scenario, checklist: &Checklist) -> Option<impl IntoView + use<>> {
    let errata = &of.standard.errata;
    let heading = text_heading(checklist);
    let rows: Vec<AnyView> = scenario
        .answers
        .iter()
        .filter_map(|answer| {
            let requirement = requirement(checklist, answer)?;
            let choice = Choice::Mark(scenario.id.clone(), requirement.id.clone());
            let options =
                radios(&choice, &Mark::ALL.map(|mark| (mark.id(), answered(requirement, mark))));
            let says = answer.says.clone().map(|says| {
                view! { <p class="says" data-words="kijun"><span class="label">"資料から"</span>" "{says}</p> }
            });
            let asked = requirement_rules(checklist, answer).and_then(|own| own.value.as_ref());
            let value = asked.zip(answer.value.as_ref()).map(|(asked, value)| {
                view! { <p class="says" data-words="kijun"><span class="label">"値"</span>" "{asked.shown(value)}</p> }
            });
            let text = format!("{heading}の文言");
            Some(
                view! {
                    <fieldset class="mark" data-mark=requirement.id.clone()>
                        <legend>
                            <span class="number">{label(requirement)}</span> " "
                            {words(&requirement.title, errata)}
                        </legend>
                        {says}
                        {value}
                        <details class="mark-words">
                            <summary>{text}</summary>
                            <p data-words="document">{words(&requirement.text, errata)}</p>
                        </details>
                        <div class="answer-options screen-only">{options}</div>
                    </fieldset>
                }
                .into_any(),
            )
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <h4>"要件に印を付ける"</h4> {rows} })
}

fn verdicts(scenario: &Scenario) -> impl IntoView + use<> {
    let choice = Choice::Verdict(scenario.id.clone());
    let options = radios(&choice, &Verdict::ALL.map(|verdict| (verdict.id(), verdict.label())));
    view! {
        <fieldset class="mark mark-verdict screen-only" data-verdict-choice>
            <legend>"あなたの判定"</legend>
            <div class="answer-options">{options}</div>
        </fieldset>
    }
}

/// Show a group of radio buttons with their values and labels.
fn radios(choice: &Choice, options: &[(&'static str, &str)]) -> AnyView {
    let name = choice.name();
    let options = options.iter().map(|&(value, label)| {
        view! {
            <label>
                <input type="radio" name=name.clone() value=value autocomplete="off" disabled/>
                {label.to_owned()}
            </label>
        }
    });
    options.collect_view().into_any()
}

/// Show the results of the rules, with room for the reader's marks beside them.
fn solution(
    of: Of<'_>,
    place: usize,
    scenario: &Scenario,
    checklist: &Checklist,
) -> impl IntoView + use<> {
    let errata = &of.standard.errata;
    // Several of these are on a page, so the name contains the scenario's title.
    let name = format!("要件ごとの答えと理由 {}", scenario.title);
    let rows = (0..).zip(&scenario.answers).filter_map(|(row, answer)| {
        let requirement = requirement(checklist, answer)?;
        let reason = answer.reason.clone().map(|reason| format!("（{reason}）"));
        let given = Mark::of(answer.status);
        let answered = answered(requirement, given).to_owned();
        let status = answer.becomes;
        let yours = live(mark_name(place, row), mark(of.program, place, row).into_any());
        Some(view! {
            <tr data-row=requirement.id.clone() data-answer=given.id()>
                <th scope="row">
                    <span class="number">{label(requirement)}</span> " "
                    {words(&requirement.title, errata)}
                </th>
                <td data-label="あなたの印" data-slot="yours">{yours}</td>
                <td data-label="事例の答え">{answered}{reason}</td>
                <td data-label="規則による状態" data-status=status.id()>
                    <span class="status-badge">{status.label()}</span>
                </td>
                <td data-label="理由" data-words="kijun">{answer.why.clone()}</td>
            </tr>
        })
    });
    let rows: Vec<_> = rows.collect();
    let table = (!rows.is_empty()).then(|| {
        view! {
            <div class="table-scroll" tabindex="0" role="region" aria-label=name>
                <table class="solution">
                    <thead>
                        <tr>
                            <th scope="col">"要件"</th>
                            <th scope="col">"あなたの印"</th>
                            <th scope="col">"事例の答え"</th>
                            <th scope="col">"規則による状態"</th>
                            <th scope="col">"理由"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
    });
    let verdict = scenario.verdict;
    view! {
        <p class="verdict-mark" data-verdict=verdict.id()>
            <strong>{format!("規則による判定: {}", verdict.label())}</strong>
        </p>
        <p data-words="kijun">{scenario.lesson.clone()}</p>
        {reasons(scenario, checklist)}
        {footnotes(of, scenario, checklist)}
        {table}
    }
}

/// Show the document's words below its table that belong to the verdict.
fn footnotes(of: Of<'_>, scenario: &Scenario, checklist: &Checklist) -> impl IntoView + use<> {
    let notes = checklist.footnotes.iter();
    let notes = notes.filter(|note| note.belongs_to(scenario.verdict, &scenario.class));
    let notes = notes.map(|note| {
        view! { <blockquote class="quote"><p data-words="document">{words(&note.words, &of.standard.errata)}</p></blockquote> }
    });
    notes.collect_view()
}

/// Show the document's words that led to the verdict.
fn reasons(scenario: &Scenario, checklist: &Checklist) -> Option<impl IntoView + use<>> {
    let rules = Rules::compile(checklist.rules.clone()).ok()?;
    let class = rules.class(&scenario.class)?;
    let sheet = scenario.answer_set(&rules, &scenario.answers);
    let phases = PhaseSet::of(&scenario.phases);
    let case = Case { rules: &rules, class, phases, answers: &sheet };
    if let Some(reason) = case.out_of_scope() {
        let reason = reason.to_owned();
        return Some(view! { <p>{reason}</p> }.into_any());
    }
    let explanation = explain(case);
    let weighty = |result: &&kijun_rules::engine::ClauseResult| match result.state {
        ClauseState::Satisfied => false,
        ClauseState::Open => true,
        ClauseState::Violated => result.effective > Severity::Note,
    };
    let items: Vec<_> = explanation
        .clauses
        .iter()
        .filter(weighty)
        .filter_map(|result| {
            let clause = rules.clause_at(class, result.clause)?;
            let outcome = result.effective.verdict().label();
            let state = match result.state {
                ClauseState::Open => {
                    format!("まだ決まっていません。満たされなければ、結果は「{outcome}」です。")
                }
                _ => format!("満たされていません。結果は「{outcome}」です。"),
            };
            let (quote, source) = (clause.quote.clone(), clause.source.clone());
            Some(view! {
                <li>
                    <p>{state}</p>
                    <blockquote class="quote">
                        <p data-words="document">{quote}</p>
                        <footer>{format!("原文: {source}")}</footer>
                    </blockquote>
                </li>
            })
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <h4>"判定のもとになった文言"</h4>
            <ul class="clauses">{items}</ul>
        }
        .into_any()
    })
}
