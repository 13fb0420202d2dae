//! The requirements by class. The filter is only style sheets: without them, all classes are shown.

use kijun_content::model::{Category, Checklist, Erratum, Holds, Item, Requirement, Standard};
use kijun_rules::model::Class;
use leptos::prelude::*;

use crate::components::need::Need;
use crate::components::note::editor_note;
use crate::components::requirement_table::{anchor, columns, heading, level};
use crate::components::requirement_words::{duty, group_heading, name, number, place};
use crate::components::situation::situation;
use crate::components::words::words;
use crate::components::worked_examples::worked_examples;
use crate::page::{Here, Page, below};
use crate::routes::Route;

/// The largest number of classes that the style sheet's filter knows (`tables.css`).
const FILTERED_CLASSES: usize = 8;

/// The note on Kijun's own words in the rows of requirements from chapters.
const NAMES: &str =
    "〔　〕の中は、編集で付けた短い名前です。番号の下の小さな文字は、回答ファイルで使う番号です。";

pub(super) fn page(here: &Here<'_>, place: usize, standard: &Standard) -> Page {
    let tables = (0..).zip(&standard.checklists).map(|(list, checklist)| {
        let lists = Lists { place, list, several: standard.checklists.len() > 1 };
        checklist_table(here, lists, standard, checklist)
    });
    let mut all = standard.checklists.iter().flat_map(Checklist::requirements);
    let named = all.any(|(.., requirement)| requirement.at.is_some());
    let content = view! {
        <h1>"分類別の要件一覧"</h1>
        <p class="lede">"分類を選ぶと、その分類の欄だけを表示し、その分類で求められない要件を隠します。番号は、原文の該当箇所へのリンクです。"</p>
        {named.then(|| editor_note(view! { <p>{NAMES}</p> }))}
        {situation(standard).into_any()}
        {tables.collect_view()}
    };
    Page {
        title: format!("分類別の要件一覧 {}", standard.short_title),
        description: format!("{}の要件を、情報の分類ごとに一覧で示します。", standard.title),
        trail: below(place, standard, Route::Requirements(place), "分類別の要件一覧"),
        wide: true,
        family: None,
        content: content.into_any(),
    }
}

/// The places of the standard and of the shown checklist.
#[derive(Clone, Copy)]
struct Lists {
    place: usize,
    list: usize,
    several: bool,
}

fn checklist_table(
    here: &Here<'_>,
    lists: Lists,
    standard: &Standard,
    checklist: &Checklist,
) -> impl IntoView + use<> {
    let errata = &standard.errata;
    let classes: Vec<&Class> = columns(checklist).collect();
    let title = lists.several.then(|| view! { <h2>{checklist.title.clone()}</h2> });
    let label = format!("{}の要件の一覧表", checklist.title);
    let heads = (1..).zip(&classes).map(|(number, class): (usize, _)| {
        view! {
            <th scope="col" data-c=number.to_string() data-words="document">{class.title.clone()}</th>
        }
    });
    let table = here.to(chapter(standard, lists));
    let rows = Rows { here, standard, classes: &classes, table: &table, checklist };
    let bodies = checklist
        .categories
        .iter()
        .flat_map(|category| category.items.iter().map(move |item| (category, item)));
    let bodies = bodies.map(|(category, item)| body(&rows, category, item)).collect_view();
    let footnotes = checklist.footnotes.iter().map(|note| view! { <p>{words(note, errata)}</p> });
    let [number, text] = [Holds::Number, Holds::Text].map(|holds| heading(checklist, &holds));
    let check = here.to(Route::Check { standard: lists.place, checklist: lists.list });
    let paper = here.to(Route::Paper { standard: lists.place, checklist: lists.list });
    let examples =
        worked_examples(here, lists.place, standard, |each| each.checklist == lists.list);
    view! {
        {title}
        <p class="actions">
            <a class="button" href=check>"この要件で自己点検する"</a>
            <a class="button secondary" href=paper>"紙の点検票を印刷する"</a>
        </p>
        {examples}
        <div class="class-filter">
            {filter(lists.list, &classes)}
            <div class="table-scroll" tabindex="0" role="region" aria-label=label>
                <table class="level-table">
                    <thead>
                        <tr>
                            <th class="number" scope="col" data-words=number.owner>{number.text}</th>
                            <th scope="col" data-words=text.owner>{text.text}</th>
                            {heads.collect_view()}
                        </tr>
                    </thead>
                    {bodies}
                </table>
            </div>
            <div class="document-footnotes" data-words="document">{footnotes.collect_view()}</div>
        </div>
    }
}

/// Return the chapter with the checklist's table, or the overview if no chapter has it.
fn chapter(standard: &Standard, lists: Lists) -> Route {
    let table = kijun_content::model::Block::RequirementTable(lists.list);
    let found = standard.chapters.iter().position(|chapter| chapter.blocks.contains(&table));
    found.map_or(Route::Standard(lists.place), |chapter| Route::Chapter {
        standard: lists.place,
        chapter,
    })
}

fn filter(list: usize, classes: &[&Class]) -> Option<impl IntoView + use<>> {
    let name = format!("class-{list}");
    let choice = |value: String, label: String, checked: bool| {
        let name = name.clone();
        view! {
            <label><input type="radio" name=name value=value checked=checked autocomplete="off"/>{label}</label>
        }
    };
    let all = choice("0".to_owned(), "すべて".to_owned(), true);
    let each = (1..)
        .zip(classes)
        .map(|(number, class): (usize, _)| choice(number.to_string(), class.title.clone(), false));
    (2..=FILTERED_CLASSES).contains(&classes.len()).then(|| {
        view! {
            <fieldset class="choices">
                <legend>"表示する分類"</legend>
                {all}
                {each.collect_view()}
            </fieldset>
        }
    })
}

/// The values that every row needs.
struct Rows<'a> {
    here: &'a Here<'a>,
    standard: &'a Standard,
    classes: &'a [&'a Class],
    /// The page with the document's table.
    table: &'a str,
    checklist: &'a Checklist,
}

impl Rows<'_> {
    fn errata(&self) -> &[Erratum] {
        &self.standard.errata
    }

    /// Return the link to the place where the document says the requirement.
    fn original(&self, requirement: &Requirement) -> String {
        let at = requirement.at.as_ref().and_then(|at| place(self.standard, at));
        at.map_or_else(
            || format!("{}#{}", self.table, anchor(&requirement.id)),
            |path| self.here.link(&path),
        )
    }
}

fn body(rows: &Rows<'_>, category: &Category, item: &Item) -> impl IntoView + use<> {
    let width = (rows.classes.len() + 2).to_string();
    let heading = group_heading(category, item, rows.errata());
    let demanded = demanded(rows.classes, item.requirements.iter());
    let requirements = item.requirements.iter().map(|each| row(rows, each)).collect_view();
    view! {
        <tbody data-for=demanded>
            <tr class="group"><th scope="rowgroup" colspan=width>{heading}</th></tr>
            {requirements}
        </tbody>
    }
}

fn row(rows: &Rows<'_>, requirement: &Requirement) -> impl IntoView + use<> {
    let (anchor, href) = (anchor(&requirement.id), rows.original(requirement));
    let label = |holds: &Holds| heading(rows.checklist, holds).text;
    let levels = (1..).zip(rows.classes).map(|(number, class): (usize, _)| {
        let says = level(requirement, class, rows.errata());
        view! {
            <td
                class="level"
                data-c=number.to_string()
                data-label=class.title.clone()
                data-words=says.owner
            >
                {says.text}
            </td>
        }
    });
    let need = Need::of(rows.checklist, requirement);
    let demanded = demanded(rows.classes, std::iter::once(requirement));
    view! {
        <tr id=anchor data-for=demanded data-need=need.classes data-party=need.party>
            <th class="number" scope="row" data-label=label(&Holds::Number)>
                {number(requirement, Some(href))}
            </th>
            <td class="text" data-label=label(&Holds::Text)>
                {name(requirement)}
                <span data-words="document">{words(&requirement.text, rows.errata())}</span>
                {duty(rows.checklist, requirement)}
            </td>
            {levels.collect_view()}
        </tr>
    }
}

/// Return the numbers of the classes with a clause that has one of these requirements, for the
/// filter.
fn demanded<'r>(classes: &[&Class], requirements: impl Iterator<Item = &'r Requirement>) -> String {
    let ids: Vec<&str> = requirements.map(|requirement| requirement.id.as_str()).collect();
    let demands = |class: &Class| {
        let mut members = class.clauses.iter().flat_map(|clause| &clause.any_of);
        members.any(|member| ids.contains(&member.as_str()))
    };
    let numbers = (1..).zip(classes).filter(|(_, class): &(usize, _)| demands(class));
    numbers.map(|(number, _)| number.to_string()).collect::<Vec<_>>().join(" ")
}
