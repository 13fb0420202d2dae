//! The walk-through: one requirement per screen, and the same as a hand-out.

use kijun_content::model::{
    Block, Category, Checklist, Holds, Item, Requirement, RequirementExample, Standard,
};
use kijun_rules::model::{Class, Clause, Severity};
use leptos::prelude::*;

use super::{Of, label};
use crate::client::training::view::walk_bar;
use crate::components::requirement_table::{self, anchor, class_heading, columns, level};
use crate::components::requirement_words::{above, duty, place};
use crate::components::words::words;
use crate::data::training::WALK;
use crate::page::program::live;

pub(super) fn section(of: Of<'_>) -> impl IntoView + use<> {
    let mut slides = Vec::new();
    let count: usize = of.standard.checklists.iter().map(|list| list.requirements().count()).sum();
    for (list, checklist) in of.standard.checklists.iter().enumerate() {
        for (category, item, requirement) in checklist.requirements() {
            let slide = Slide { of, list, checklist, category, item, requirement };
            slides.push(slide.view(slides.len() + 1, count));
        }
    }
    let without = without_example(of);
    view! {
        <section id=WALK aria-labelledby="walk-title" data-deck=of.deck() data-deck-name="walk">
            <h2 id="walk-title">"要件を1つずつ"</h2>
            {without}
            {live("walk-bar", walk_bar(of.program).into_any())}
            {slides.collect_view()}
        </section>
    }
}

/// Return the id of the element of a requirement.
pub(super) fn slide_id(checklist: &Checklist, requirement: &Requirement) -> String {
    format!("{WALK}-{}-{}", checklist.name, requirement.id)
}

/// Return an item's title on one line.
pub(super) fn short(title: &str) -> String {
    title.replace('\n', " ")
}

/// Show the number of requirements without an example: in a long checklist, not all have one.
fn without_example(of: Of<'_>) -> Option<impl IntoView + use<>> {
    let lists = of.standard.checklists.iter().enumerate();
    let all: Vec<(usize, &str)> = lists
        .flat_map(|(list, checklist)| {
            checklist.requirements().map(move |(.., each)| (list, each.id.as_str()))
        })
        .collect();
    let without = all.iter().filter(|(list, id)| example(of.standard, *list, id).is_none()).count();
    (without > 0).then(|| {
        let text = format!(
            "要件{}件のうち{}件に、満たす例と満たさない例を付けています。残りの{without}件には、例を付けていません。",
            all.len(),
            all.len() - without
        );
        view! { <p class="hint">{text}</p> }
    })
}

/// Return the example of a requirement.
pub(super) fn example<'a>(
    standard: &'a Standard,
    list: usize,
    id: &str,
) -> Option<&'a RequirementExample> {
    let mut examples = standard.training.examples.iter();
    examples.find(|each| each.checklist == list && each.requirements.iter().any(|own| own == id))
}

/// One requirement, as it is shown.
struct Slide<'a> {
    of: Of<'a>,
    list: usize,
    checklist: &'a Checklist,
    category: &'a Category,
    item: &'a Item,
    requirement: &'a Requirement,
}

impl Slide<'_> {
    fn label(&self) -> String {
        label(self.requirement)
    }

    fn view(&self, number: usize, count: usize) -> AnyView {
        let Self { of, checklist, category, item, requirement, .. } = *self;
        let errata = &of.standard.errata;
        let id = slide_id(checklist, requirement);
        let title = format!("{id}-title");
        let owner = if requirement.at.is_some() { "kijun" } else { "document" };
        let several = (of.standard.checklists.len() > 1)
            .then(|| view! { <span>{checklist.title.clone()}" › "</span> });
        let risk = item.risk.as_deref().map(|risk| {
            let heading = checklist.heading(&Holds::Risk).map(ToOwned::to_owned);
            view! {
                <div class="slide-risk">
                    <p class="label">{heading}</p>
                    <p data-words="document">{words(risk, errata)}</p>
                </div>
            }
        });
        let current = (number == 1).then_some("");
        view! {
            <article class="slide" id=id.clone() tabindex="-1" aria-labelledby=title.clone() data-slide data-current=current>
                <p class="slide-place">
                    {several}
                    <span data-words="document">{words(&category.title, errata)}</span>
                    <span class="slide-count">{format!("{number} / {count}")}</span>
                </p>
                <h3 id=title.clone()>
                    <span class="number">{self.label()}</span> " "
                    <span data-words=owner>{words(&requirement.title, errata)}</span>
                </h3>
                {above(item, errata)}
                <p class="slide-text" data-words="document">{words(&requirement.text, errata)}</p>
                {duty(checklist, requirement)}
                <div class="slide-columns">
                    <div>{risk}{self.levels()}</div>
                    <div>{self.examples()}</div>
                </div>
                {self.origin()}
            </article>
        }
        .into_any()
    }

    /// Show which classes demand it, and the consequence.
    fn levels(&self) -> impl IntoView + use<> {
        let Self { of, checklist, requirement, .. } = *self;
        let rows = columns(checklist).map(|class| {
            let said = level(requirement, class, &of.standard.errata);
            view! {
                <tr>
                    <th scope="row" data-words="document">{class_heading(checklist, class)}</th>
                    <td data-words=said.owner>{said.text}</td>
                    <td>{follows(class, &requirement.id, checklist)}</td>
                </tr>
            }
        });
        let has_classes = !checklist.rules.has_no_classes();
        let (caption, head) =
            if has_classes { ("分類ごとの扱い", "分類") } else { ("扱い", "欄") };
        view! {
            <table class="slide-levels">
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{head}</th>
                        <th scope="col">"原文の文言"</th>
                        <th scope="col">"満たさないと（規則）"</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        }
    }

    fn examples(&self) -> AnyView {
        let Some(example) = example(self.of.standard, self.list, &self.requirement.id) else {
            return view! { <p class="hint slide-no-example">"この要件には、例を付けていません。"</p> }.into_any();
        };
        let others = example.requirements.len() > 1;
        let others = others.then(|| {
            view! { <p class="hint">"近い要件と共通の例です。"</p> }
        });
        let note = example.note.clone().map(|note| {
            view! {
                <div class="presenter" data-words="kijun">
                    <p class="label">"説明者のメモ"</p>
                    <p>{note}</p>
                </div>
            }
        });
        view! {
            <div class="slide-examples" role="note" data-words="kijun">
                <span class="editor-note-label">"編集で作った例"</span>
                <dl>
                    <dt class="met">"満たす例"</dt>
                    <dd>{example.met.clone()}</dd>
                    <dt class="missed">"満たさない例"</dt>
                    <dd>{example.missed.clone()}</dd>
                </dl>
                {others}
            </div>
            {note}
        }
        .into_any()
    }

    fn origin(&self) -> impl IntoView + use<> {
        let Self { of, checklist, requirement, .. } = *self;
        let chapter = requirement.at.as_ref().and_then(|at| place(of.standard, at));
        let path = chapter.or_else(|| table(of, checklist, &requirement.id));
        let name = format!("{}の原文の該当箇所", self.label());
        path.map(|path| {
            let href = of.here.link(&path);
            view! { <p class="slide-origin screen-only"><a href=href aria-label=name>"原文の該当箇所"</a></p> }
        })
    }
}

/// Return the path of a requirement's row in the document's table.
fn table(of: Of<'_>, checklist: &Checklist, requirement: &str) -> Option<String> {
    let list = of.standard.checklists.iter().position(|each| each.name == checklist.name)?;
    let block = Block::RequirementTable(list);
    let chapter = of.standard.chapters.iter().find(|chapter| chapter.blocks.contains(&block))?;
    Some(format!("{}/{}/#{}", of.standard.id, chapter.id, anchor(requirement)))
}

/// Show the consequence for a class, by the rules, if the requirement is not met.
fn follows(class: &Class, id: &str, checklist: &Checklist) -> impl IntoView + use<> {
    let clauses = class.clauses.iter().filter(|clause| clause.any_of.iter().any(|own| own == id));
    let lines: Vec<AnyView> = clauses.map(|clause| follow(clause, checklist)).collect();
    if lines.is_empty() {
        return view! { <span class="hint">"求められません"</span> }.into_any();
    }
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
    view! { <ul>{lines.collect_view()}</ul> }.into_any()
}

/// Show what follows from a clause. Its parts stand one below the other, so that none is broken.
fn follow(clause: &Clause, checklist: &Checklist) -> AnyView {
    let outcome = match clause.severity {
        Severity::Note => "適合のまま",
        severity => severity.verdict().label(),
    };
    let name = |id: &String| {
        let found = checklist.requirements().find(|(.., each)| each.id == *id);
        found.map_or_else(|| id.clone(), |(.., each)| label(each))
    };
    let conditions: Vec<String> = clause
        .conditions
        .iter()
        .filter_map(|wanted| {
            let fact = checklist.rules.facts.iter().find(|fact| fact.id == wanted.fact)?;
            let answer = wanted.is.label(Some(fact));
            Some(format!("「{}」が{answer}", fact.question.as_deref()?))
        })
        .collect();
    let condition = (!conditions.is_empty()).then(|| {
        let text = format!("（{}の場合）", conditions.join("、"));
        view! { <span class="follow-if">{text}</span> }
    });
    let thresholds = checklist.rules.thresholds_label(clause);
    let thresholds = (!thresholds.is_empty())
        .then(|| view! { <span class="follow-if">{format!("（{thresholds}）")}</span> });
    let members = (clause.any_of.len() > 1).then(|| {
        let members: Vec<String> = clause.any_of.iter().map(name).collect();
        let which = match clause.needed() {
            1 => "のどれも満たさない".to_owned(),
            _ => format!("{}を満たすのでない", clause.needed_label()),
        };
        let text = format!("{}{which}と、", members.join("、"));
        view! { <span class="follow-when">{text}</span> }
    });
    view! { {members}<strong class="follow-outcome">{outcome}</strong>{thresholds}{condition} }
        .into_any()
}

/// Return the heading over the requirement's text.
pub(super) fn text_heading(checklist: &Checklist) -> String {
    requirement_table::heading(checklist, &Holds::Text).text
}
