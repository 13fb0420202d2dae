//! The table of a checklist on paper: to be ticked with a pen, or to be filled in by the form.

use kijun_content::model::{Category, Checklist, Erratum, Holds, Item, Requirement};
use kijun_rules::Status;
use kijun_rules::model::{AskedValue, Class};
use leptos::prelude::*;

use crate::components::asks::asks;
use crate::components::requirement_table::{class_heading, columns, heading, level};
use crate::components::requirement_words::{duty, group_heading, name, number};
use crate::components::words::words;
use crate::pages::check::requirement::{answer_label, asked};

/// The room for the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answers {
    /// Boxes to tick.
    Boxes,
    /// Cells that the form fills in: each row is known by its requirement (`data-row`), and each
    /// cell of a class by the class (`data-of`).
    Program,
}

impl Answers {
    /// Return a name by which the form finds an element; `None` if no form fills it in.
    fn name(self, id: &str) -> Option<String> {
        (self == Self::Program).then(|| id.to_owned())
    }
}

/// Show the table: the requirements with the demand of each class, and room for the answers.
pub(crate) fn table(
    checklist: &Checklist,
    errata: &[Erratum],
    answers: Answers,
) -> impl IntoView + use<> {
    let classes: Vec<&Class> = columns(checklist).collect();
    let heads = classes
        .iter()
        .map(|class| {
            let of = answers.name(&class.id);
            view! { <th scope="col" data-words="document" data-of=of>{class_heading(checklist, class)}</th> }
        })
        .collect_view();
    let bodies = checklist
        .categories
        .iter()
        .flat_map(|category| category.items.iter().map(move |item| (category, item)))
        .map(|(category, item)| body(checklist, &classes, (category, item), errata, answers))
        .collect_view();
    let [number, text, check] =
        [Holds::Number, Holds::Text, Holds::Check].map(|holds| heading(checklist, &holds));
    view! {
        <table class="paper-table">
            <thead>
                <tr>
                    <th class="number" scope="col" data-words=number.owner>{number.text}</th>
                    <th scope="col" data-words=text.owner>{text.text}</th>
                    {heads}
                    <th scope="col" data-words=check.owner>{check.text}</th>
                    <th scope="col">"備考"</th>
                </tr>
            </thead>
            {bodies}
        </table>
    }
}

fn body(
    checklist: &Checklist,
    classes: &[&Class],
    (category, item): (&Category, &Item),
    errata: &[Erratum],
    answers: Answers,
) -> impl IntoView + use<> {
    let width = (classes.len() + 4).to_string();
    let rows = item.requirements.iter().map(|each| row(checklist, classes, each, errata, answers));
    view! {
        <tbody>
            <tr class="group">
                <th scope="rowgroup" colspan=width>
                    {group_heading(category, item, errata)}
                </th>
            </tr>
            {rows.collect_view()}
        </tbody>
    }
}

/// Show the room for a value: the choices to tick, or a line to write on.
fn blank(value: &AskedValue) -> impl IntoView + use<> {
    let choices = value.choices.iter().map(|choice| {
        let title = choice.title.clone();
        view! { <li><span class="box" aria-hidden="true">"□"</span>{title}</li> }
    });
    let line = value.choices.is_empty().then(|| {
        let unit = value.unit.clone();
        view! { <li>{value.kind.label()}": ＿＿＿＿＿"{unit}</li> }
    });
    view! { <ul class="value">{choices.collect_view()} {line}</ul> }
}

fn row(
    checklist: &Checklist,
    classes: &[&Class],
    requirement: &Requirement,
    errata: &[Erratum],
    answers: Answers,
) -> impl IntoView + use<> {
    let levels = classes
        .iter()
        .map(|class| (answers.name(&class.id), level(requirement, class, errata)))
        .map(|(of, says)| {
            view! { <td class="level" data-words=says.owner data-of=of>{says.text}</td> }
        })
        .collect_view();
    let boxes = (answers == Answers::Boxes).then(|| {
        let boxes = Status::ALL.map(|status| {
            let answer = answer_label(requirement, status).to_owned();
            view! { <li><span class="box" aria-hidden="true">"□"</span>{answer}</li> }
        });
        let value = asked(checklist, &requirement.id).map(blank);
        view! { <ul>{boxes.collect_view()}</ul> {value} }
    });
    view! {
        <tr data-row=answers.name(&requirement.id)>
            <th class="number" scope="row">{number(requirement, None)}</th>
            <td class="text">
                {name(requirement)}
                <span data-words="document">{words(&requirement.text, errata)}</span>
                {duty(checklist, requirement)}
                {asks(checklist, requirement)}
            </td>
            {levels}
            <td class="boxes">{boxes}</td>
            <td class="remarks"></td>
        </tr>
    }
}
