//! The comparison on the screen: a table for each checklist, with requirements as rows and vendors
//! as columns.
//!
//! Every sign has words beside its colour. A vendor's notes to an answer are inserted only when the
//! reader asks for them: a table of fifty vendors has more than a thousand notes, and to insert
//! them folded took the browser longer than all the rest.

use kijun_compare::{Column, Comparison, Group, Numbered, Row, words};
use kijun_rules::engine::RequirementStatus;
use kijun_rules::model::{Phase, edition_label};
use leptos::prelude::*;

use super::desk::Desk;
use super::model::{Bidders, Message, Place};
use super::notes::{Notes, beside};
use super::overview;
use super::parts::{bdi, entry, flags, nothing, written};
use super::values;
use crate::client::kit::program::Program;

/// Show the table of every group.
pub(super) fn groups(program: Program<Bidders>, desk: &Desk) -> AnyView {
    let comparison = desk.comparison();
    let groups = (0..).zip(&comparison.groups);
    let groups = groups.map(|(place, group)| Matrix { program, desk, group }.table(place));
    groups.collect::<Vec<_>>().into_any()
}

/// A group's table, with the data for its cells.
#[derive(Clone, Copy)]
struct Matrix<'a> {
    program: Program<Bidders>,
    desk: &'a Desk,
    group: &'a Group<'a>,
}

impl Matrix<'_> {
    fn table(self, place: usize) -> AnyView {
        let (group, only) = (self.group, self.desk.only);
        let columns: Vec<&Column<'_>> = group.sorted(&self.desk.sort).collect();
        let heads: Vec<AnyView> = columns.iter().map(|column| head(group, column)).collect();
        let abouts: Vec<AnyView> = columns.iter().map(|column| self.about(column)).collect();
        let facts = group.facts.iter().filter(|fact| fact.is_wanted(only)).map(|fact| {
            let cells = columns.iter().map(|column| {
                let said = fact.said_by(column.vendor).to_owned();
                view! { <td>{said}</td> }.into_any()
            });
            let head = label("利用の条件", fact.question, fact.differs);
            row([None, Some(fact.id)], [fact.differs, false], head, cells.collect())
        });
        let rows = group.rows.iter().filter(|row| row.is_wanted(only));
        let rows: Vec<AnyView> = rows.map(|row| self.row(*row, &columns)).collect();
        let empty = rows.is_empty().then(|| nothing(only));
        let rows: Vec<AnyView> = facts.chain(rows).collect();
        let title = group.known.title.clone();
        let heading = format!("group-{place}");
        let checklist = group.known.rules.checklist();
        let edition = format!("版: {} ／ 規則の照合値: ", edition_label(&checklist.edition));
        view! {
            <section class="bidders-group" data-checklist=checklist.id.clone()>
                <h2 id=heading.clone()>{title}</h2>
                {overview::results(group)}
                {flags(&group.flags)}
                {overview::map(group, &columns)}
                // The page scrolls, and not a box in it: so the heads stay at the top of the window.
                <table class="vendors" aria-labelledby=heading>
                    <thead><tr><th scope="col">"要件"</th>{heads}</tr></thead>
                    <tbody>
                        <tr><th scope="row">"提出された内容"</th>{abouts}</tr>
                        {rows}
                    </tbody>
                </table>
                {empty}
                <p class="hint">{edition}<code>{group.known.rules.digest().to_owned()}</code></p>
            </section>
        }
        .into_any()
    }

    /// Show the facts about a vendor, below the top of its column.
    fn about(self, column: &Column<'_>) -> AnyView {
        let vendor = column.vendor;
        let text = |text: &str| text.to_owned().into_any();
        let mut entries: Vec<AnyView> = Vec::new();
        let mut add = |term, content| entries.push(entry(term, content));
        if let Some(name) = vendor.service() {
            add("サービス", bdi(name));
        }
        if let Some(name) = vendor.provider() {
            add("事業者", bdi(name));
        }
        add("ファイル", bdi(&vendor.file_name));
        add("判定", text(&words::verdict(vendor)));
        if let Some(reason) = vendor.out_of_scope() {
            add("対象外の理由", text(reason));
        }
        add("満たしていない条項", text(&words::tally(vendor.tally())));
        let class = self.group.class_title(vendor);
        if !class.is_empty() {
            add("分類", text(class));
        }
        if let Some(edition) = &vendor.file().edition {
            add("回答の版", bdi(edition_label(edition)));
        }
        let phases: Vec<&str> = vendor.file().phases.iter().copied().map(Phase::label).collect();
        if !phases.is_empty() {
            add("段階", text(&phases.join("、")));
        }
        for Numbered { number, content: statement } in &column.beside {
            let name = statement.file_name.as_deref().unwrap_or_default();
            add("照合した判定結果", remove(self.program, *number, name, true));
        }
        let digest = vendor.answers_digest().to_owned();
        add("回答の照合値", view! { <code>{digest}</code> }.into_any());
        let code = self.group.code(vendor).to_string();
        add("照合用コード", view! { <code data-code>{code}</code> }.into_any());
        let signed = column.signed.id();
        let said = words::signature(column);
        add("署名", view! { <span data-signature=signed>{bdi(&said)}</span> }.into_any());
        view! {
            <td data-about=column.number.to_string()>
                {flags(&column.flags)}
                <details class="about-more">
                    <summary>"ファイル・分類・照合値"</summary>
                    <dl class="about-vendor">{entries}</dl>
                </details>
                {remove(self.program, column.number, vendor.shown_name(), false)}
            </td>
        }
        .into_any()
    }

    fn row(self, of: Row, columns: &[&Column<'_>]) -> AnyView {
        let id = self.group.known.rules.requirement_id(of.requirement);
        let head = label(self.group.label(of), self.group.title(of), of.differs);
        let values = values::of(self.group, of, columns);
        let cells = columns.iter().zip(values).map(|(column, value)| {
            let place = (self.desk.id(column.number), of.requirement);
            self.cell(of, place, column, value)
        });
        row([Some(id), None], [of.differs, of.fails], head, cells.collect())
    }

    fn cell(self, of: Row, place: Place, column: &Column<'_>, value: AnyView) -> AnyView {
        let (number, cell) = (column.number, column.vendor.cell(of.requirement));
        let status = cell.status.map_or("out_of_scope", RequirementStatus::id);
        let given = beside(self.group, of, cell)
            .map(|answer| view! { " "<span class="given">{answer.to_owned()}</span> }.into_any());
        let notes = cell.answer.and_then(Notes::of).map(|notes| {
            if self.desk.open {
                written(notes.entries)
            } else {
                folded(self.program, place, notes.heading)
            }
        });
        view! {
            <td data-cell=number.to_string() data-status=status data-failing=cell.failing>
                <span class="status-badge">{words::status(cell.status)}</span>
                {given}
                {value}
                {notes}
            </td>
        }
        .into_any()
    }
}

/// Show the button that unfolds the notes to an answer, and the notes if they are unfolded.
fn folded(program: Program<Bidders>, place: Place, heading: String) -> AnyView {
    let expanded = program.signal(move |bidders| bidders.is_unfolded(place).to_string());
    let notes = move || {
        program.read(|bidders| {
            let answer = bidders.desk().answer(place.0, place.1);
            let answer = answer.filter(|_| bidders.is_unfolded(place));
            answer.and_then(Notes::of).map(|notes| written(notes.entries))
        })
    };
    view! {
        <button
            type="button"
            class="quiet"
            data-notes
            aria-expanded=expanded
            on:click=move |_| program.send(Message::Unfold(place))
        >
            {heading}
        </button>
        {notes}
    }
    .into_any()
}

/// Show the top of a column, which stays in sight.
fn head(group: &Group<'_>, column: &Column<'_>) -> AnyView {
    let vendor = column.vendor;
    let bounds = vendor.bounds();
    let grave = column.flags.iter().filter(|flag| flag.grave).count();
    let grave = (grave > 0)
        .then(|| view! { <span class="grave">{format!("要確認{grave}件")}</span> }.into_any());
    let codes: Vec<&str> = column.flags.iter().map(|flag| flag.code).collect();
    view! {
        <th
            scope="col"
            data-vendor=column.number.to_string()
            data-verdict=vendor.verdict().id()
            data-best=bounds.best.id()
            data-worst=bounds.worst.id()
            data-flags=codes.join(" ")
        >
            <span class="vendor-name">{format!("{}. ", column.number)}{bdi(vendor.shown_name())}</span>
            <span class="verdict-badge">{vendor.verdict().label()}</span>
            {grave}
            <span class="vendor-class">{group.class_title(vendor).to_owned()}</span>
        </th>
    }
    .into_any()
}

/// Show a row: the id of the requirement or of the fact, and if the vendors differ or one fails.
fn row(
    [requirement, fact]: [Option<&str>; 2],
    [differs, fails]: [bool; 2],
    head: AnyView,
    cells: Vec<AnyView>,
) -> AnyView {
    view! {
        <tr
            data-requirement=requirement.map(ToOwned::to_owned)
            data-fact=fact.map(ToOwned::to_owned)
            data-differs=differs
            data-fails=fails
        >
            <th scope="row">{head}</th>
            {cells}
        </tr>
    }
    .into_any()
}

fn label(label: &str, title: &str, differs: bool) -> AnyView {
    let differs = differs.then(|| view! { " "<span class="differs">"相違あり"</span> }.into_any());
    view! { <span class="row-label">{label.to_owned()}</span>{format!(" {title}")}{differs} }
        .into_any()
}

/// Show the files that cannot be compared, with each problem, its place and how to mend it.
pub(super) fn apart(program: Program<Bidders>, comparison: &Comparison<'_>) -> AnyView {
    let unreadable = comparison.unreadable.iter();
    let unreadable = unreadable
        .map(|each| (each.number, &*each.content.file_name, each.content.error.to_string()));
    let alone = comparison.without_answers.iter().map(|each| {
        let name = each.content.file_name.as_deref().unwrap_or_default();
        (each.number, name, words::WITHOUT_ANSWERS.to_owned())
    });
    let files = unreadable.chain(alone).map(|(number, name, message)| {
        view! {
            <li data-unreadable=number.to_string()>
                "「"{bdi(name)}{format!("」 {message} ")}{remove(program, number, name, false)}
            </li>
        }
        .into_any()
    });
    let files: Vec<AnyView> = files.collect();
    if files.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="notice" data-kind="error" aria-labelledby="apart">
            <h2 id="apart">{format!("比べられないファイル({}件)", files.len())}</h2>
            <ul>{files}</ul>
        </section>
    }
    .into_any()
}

/// Show the public keys, each with the fingerprint by which people compare it.
pub(super) fn keys(program: Program<Bidders>, comparison: &Comparison<'_>) -> AnyView {
    if comparison.keys.is_empty() {
        return ().into_any();
    }
    let keys = comparison.keys.iter().map(|Numbered { number, content: key }| {
        let fingerprint = key.public.fingerprint();
        view! {
            <li data-key=number.to_string()>
                "「"{bdi(&key.file_name)}"」 指紋 "<code>{fingerprint}</code>" "
                {remove(program, *number, &key.file_name, false)}
            </li>
        }
        .into_any()
    });
    let keys: Vec<AnyView> = keys.collect();
    view! {
        <section class="screen-only" aria-labelledby="keys">
            <h2 id="keys">{format!("署名を確かめる公開鍵({}件)", keys.len())}</h2>
            <p>
                "署名が合っても、鍵がその事業者のものでなければ意味がありません。指紋を、事業者から電話や書面など別の方法で受け取ったものと見比べてください。"
            </p>
            <ul>{keys}</ul>
        </section>
    }
    .into_any()
}

/// Show the button that removes a file, after the file's name if the name is not there yet.
fn remove(program: Program<Bidders>, number: usize, name: &str, named: bool) -> AnyView {
    let before = named.then(|| view! { {bdi(name)}" " }.into_any());
    view! {
        {before}
        <button
            type="button"
            class="quiet"
            data-remove=number.to_string()
            on:click=move |_| program.send(Message::Remove(number))
        >
            "取り除く"<span class="visually-hidden">": "{bdi(name)}</span>
        </button>
    }
    .into_any()
}
