//! The requirements by class. The filter is only style sheets: without them, all classes are shown.

use kijun_content::model::{Category, Checklist, Erratum, Holds, Item, Requirement, Standard};
use kijun_rules::Rules;
use kijun_rules::model::Class;
use leptos::prelude::*;

use crate::client::check::names::Names;
use crate::components::alternatives;
use crate::components::asks::asks;
use crate::components::need::{Need, value};
use crate::components::note::about_note;
use crate::components::requirement_table::{anchor, class_heading, columns, heading, level};
use crate::components::requirement_words::{duty, group_heading, name, number, place};
use crate::components::sign_matrix::sign_matrix;
use crate::components::words::words;
use crate::components::worked_examples::worked_examples;
use crate::page::{Here, Page, below};
use crate::routes::Route;

/// The largest number of classes that the style sheet's filter knows (`tables.css`).
const FILTERED_CLASSES: usize = 8;

/// The note on Kijun's own words in the rows of requirements from chapters.
const NAMES: &str =
    "〔　〕の中は、編集で付けた短い名前です。番号の下の小さな文字は、回答ファイルで使う番号です。";

/// Return what the page is called.
pub(super) fn title(standard: &Standard) -> &'static str {
    if has_classes(standard) { "分類別の要件一覧" } else { "要件一覧" }
}

/// Return what the page is for.
pub(super) fn about(standard: &Standard) -> &'static str {
    if has_classes(standard) {
        "分類を選んで、求められる要件だけを見られます。"
    } else {
        "求められる要件を、一覧で見られます。"
    }
}

fn has_classes(standard: &Standard) -> bool {
    standard.checklists.iter().any(|checklist| !checklist.rules.has_no_classes())
}

pub(super) fn page(here: &Here<'_>, place: usize, standard: &Standard) -> Page {
    let classes = has_classes(standard);
    let (lede, matrix, description) = if classes {
        (
            "すべての要件を、分類ごとに印で示します。",
            "要件と分類の一覧",
            "の要件を、情報の分類ごとに一覧で示します。",
        )
    } else {
        ("すべての要件と、その水準を印で示します。", "要件と水準の一覧", "の要件を一覧で示します。")
    };
    let tables = (0..).zip(&standard.checklists).map(|(list, checklist)| {
        let lists = Lists { place, list, several: standard.checklists.len() > 1 };
        checklist_table(here, lists, standard, checklist)
    });
    let mut all = standard.checklists.iter().flat_map(Checklist::requirements);
    let named = all.any(|(.., requirement)| requirement.at.is_some());
    let content = view! {
        <h1>{title(standard)}</h1>
        <p class="lede">{lede}</p>
        <section class="sign-matrix" aria-labelledby="matrix">
            <h2 id="matrix">{matrix}</h2>
            {standard.checklists.iter().map(|each| sign_matrix(standard, each)).collect_view()}
            <p class="hint">
                "印は、編集で規則から付けたものです。番号から、下の表の原文の文言に進めます。"
                {classes.then_some("下の表では、分類を選ぶと、その分類の欄だけを表示し、その分類で求められない要件を隠します。選んだ分類は、この基準のほかのページでも使います。")}
            </p>
        </section>
        {standard.checklists.iter().map(substitutes).collect_view()}
        {named.then(|| about_note(view! { <p>{NAMES}</p> }))}
        {tables.collect_view()}
    };
    Page {
        title: format!("{} {}", title(standard), standard.short_title),
        description: format!("{}{description}", standard.title),
        trail: below(place, standard, Route::Requirements(place), title(standard)),
        wide: true,
        family: None,
        content: content.into_any(),
    }
}

/// Show the requirements that others can take the place of, as pictures for each class.
fn substitutes(checklist: &Checklist) -> Option<impl IntoView + use<>> {
    let rules = Rules::compile(checklist.rules.clone()).ok()?;
    let mut names = Names::of_ids(&rules);
    for (.., requirement) in checklist.requirements() {
        let at = rules.requirement(&requirement.id)?;
        let name = names.0.get_mut(at.get())?;
        name.title.clone_from(&requirement.title);
    }
    let all = alternatives::of_classes(&rules, &names, "#no-", false);
    let of_class = all.into_iter().filter_map(|(at, html)| {
        let class = rules.class_at(at)?.title.clone();
        Some(view! { <h3>{class}</h3><div inner_html=html></div> })
    });
    let of_class: Vec<_> = of_class.collect();
    (!of_class.is_empty()).then(|| {
        view! {
            <details>
                <summary>{format!("{}の要件のうち、ほかの要件で代えられるもの（図）", checklist.title)}</summary>
                {of_class}
            </details>
        }
    })
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
            <th scope="col" data-c=number.to_string() data-words="document">{class_heading(checklist, class)}</th>
        }
    });
    let table = here.to(chapter(standard, lists));
    let rows = Rows { here, standard, classes: &classes, table: &table, checklist };
    let bodies = checklist
        .categories
        .iter()
        .flat_map(|category| category.items.iter().map(move |item| (category, item)));
    let bodies = bodies.map(|(category, item)| body(&rows, category, item)).collect_view();
    let footnotes =
        checklist.footnotes.iter().map(|note| view! { <p>{words(&note.words, errata)}</p> });
    let [number, text] = [Holds::Number, Holds::Text].map(|holds| heading(checklist, &holds));
    let check = here.to(Route::Check { standard: lists.place, checklist: lists.list });
    let paper = here.to(Route::Paper { standard: lists.place, checklist: lists.list });
    let examples =
        worked_examples(here, lists.place, standard, |each| each.checklist == lists.list);
    view! {
        {title}
        <p class="actions">
            <a class="button" href=check>"この要件で自己点検する"</a>
            <a class="button secondary" href=paper>"紙のチェックリストを印刷する"</a>
        </p>
        {examples}
        <div class="class-filter">
            {filter(checklist, lists.list, &classes)}
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

/// Show the choice of the classes that the table shows. The script of reading pages makes it follow
/// the class that is chosen for the standard.
fn filter(checklist: &Checklist, list: usize, classes: &[&Class]) -> Option<impl IntoView + use<>> {
    let name = format!("class-{list}");
    let choice = |number: usize, label: String, class: Option<String>| {
        let (name, checked) = (name.clone(), class.is_none());
        view! {
            <label><input type="radio" name=name value=number.to_string() data-class=class checked=checked autocomplete="off"/>{label}</label>
        }
    };
    let all = choice(0, "すべて".to_owned(), None);
    let each = (1..).zip(classes).map(|(number, class)| {
        choice(number, class.title.clone(), Some(value(checklist, &class.id)))
    });
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
                data-label=class_heading(rows.checklist, class)
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
                {asks(rows.checklist, requirement)}
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
