//! The comparison on paper: A4 landscape, with few enough vendors in a table that it can be read.
//! Everything that is folded on the screen is open here.

use kijun_compare::{Column, Group, Only, Row, words};
use kijun_rules::engine::RequirementStatus;
use kijun_rules::model::edition_label;
use leptos::prelude::*;

use super::desk::Desk;
use super::notes::{Notes, beside};
use super::parts::{bdi, flags, nothing, written};
use super::values;

/// The largest number of vendors beside each other on a sheet.
const ABREAST: usize = 6;

/// Show the whole comparison.
pub(super) fn paper(desk: &Desk) -> AnyView {
    let comparison = desk.comparison();
    let groups = comparison.groups.iter().map(|group| of_group(group, desk));
    groups.collect::<Vec<_>>().into_any()
}

fn of_group(group: &Group<'_>, desk: &Desk) -> AnyView {
    let columns: Vec<&Column<'_>> = group.sorted(&desk.sort).collect();
    let rows = group.rows.iter().copied().filter(|row| row.is_wanted(desk.only));
    let rows: Vec<Row> = rows.collect();
    let all = columns.len();
    let tables = (0..).zip(columns.chunks(ABREAST)).flat_map(|(sheet, abreast)| {
        let before = sheet * ABREAST;
        let (first, last) = (before + 1, before + abreast.len());
        let place = (all > ABREAST).then(|| {
            view! { <p class="abreast">{format!("{first}〜{last}件目(全{all}件)")}</p> }.into_any()
        });
        place.into_iter().chain([table(group, &rows, abreast)])
    });
    let tables: Vec<AnyView> = tables.collect();
    let limited = match desk.only {
        Only::All => "",
        Only::Differences => " ／ 相違のある要件だけを載せています",
        Only::Failures => " ／ 満たしていない要件だけを載せています",
    };
    let edition = edition_label(&group.known.rules.checklist().edition);
    let digest = group.known.rules.digest();
    view! {
        <section class="bidders-paper">
            <h2>{group.known.title.clone()}</h2>
            <p>{format!("版: {edition} ／ 規則の照合値: {digest}{limited}")}</p>
            {flags(&group.flags)}
            {tables}
            {rows.is_empty().then(|| nothing(desk.only))}
        </section>
    }
    .into_any()
}

fn table(group: &Group<'_>, rows: &[Row], columns: &[&Column<'_>]) -> AnyView {
    let heads = columns.iter().map(|column| {
        let verdict = words::verdict(column.vendor).into_owned();
        view! {
            <th scope="col">
                {format!("{}. ", column.number)}{bdi(column.vendor.shown_name())}<br/>{verdict}
            </th>
        }
        .into_any()
    });
    let heads: Vec<AnyView> = heads.collect();
    let abouts = columns.iter().map(|column| about(group, column)).collect();
    let facts = group.facts.iter().map(|fact| {
        let cells = columns.iter().map(|column| {
            let said = fact.said_by(column.vendor).to_owned();
            view! { <td>{said}</td> }.into_any()
        });
        row(format!("利用の条件 {}", fact.question), cells.collect())
    });
    let of_rows = rows.iter().map(|of| {
        let head = format!("{} {}", group.label(*of), group.title(*of));
        let values = values::of(group, *of, columns);
        let cells = columns.iter().zip(values);
        let cells = cells.map(|(column, value)| cell(group, *of, column, value));
        row(head, cells.collect())
    });
    let about = row("提出された内容".to_owned(), abouts);
    let rows: Vec<AnyView> = [about].into_iter().chain(facts).chain(of_rows).collect();
    view! {
        <table>
            <thead><tr><th scope="col">"要件"</th>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(head: String, cells: Vec<AnyView>) -> AnyView {
    view! { <tr><th scope="row">{head}</th>{cells}</tr> }.into_any()
}

fn about(group: &Group<'_>, column: &Column<'_>) -> AnyView {
    let vendor = column.vendor;
    let line =
        |term: &'static str, content: AnyView| view! { <div>{term}{content}</div> }.into_any();
    let text = |text: &str| text.to_owned().into_any();
    let provider = vendor.provider().map(|provider| line("事業者: ", bdi(provider)));
    let mut lines: Vec<AnyView> = provider.into_iter().collect();
    lines.push(line("ファイル: ", bdi(&vendor.file_name)));
    let class = group.class_title(vendor);
    lines.extend((!class.is_empty()).then(|| line("分類: ", text(class))));
    lines.push(line("満たしていない条項: ", text(&words::tally(vendor.tally()))));
    lines.extend(vendor.out_of_scope().map(|reason| line("", text(reason))));
    lines.push(line("回答の照合値: ", text(vendor.answers_digest())));
    lines.push(line("照合用コード: ", text(&group.code(vendor).to_string())));
    lines.push(line("署名: ", bdi(&words::signature(column))));
    lines.push(flags(&column.flags));
    view! { <td>{lines}</td> }.into_any()
}

fn cell(group: &Group<'_>, row: Row, column: &Column<'_>, value: AnyView) -> AnyView {
    let cell = column.vendor.cell(row.requirement);
    let status = cell.status.map_or("out_of_scope", RequirementStatus::id);
    let given = beside(group, row, cell).map(|answer| format!(" {answer}"));
    let notes = cell.answer.and_then(Notes::of).map(|notes| written(notes.entries));
    view! {
        <td data-status=status><strong>{words::status(cell.status)}</strong>{given}{value}{notes}</td>
    }
    .into_any()
}
