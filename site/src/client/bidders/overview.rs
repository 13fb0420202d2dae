//! The first look at a comparison: how many vendors have which verdict, and every requirement of
//! every vendor on one screen.

use kijun_compare::{Column, Group, Row, words};
use kijun_rules::engine::RequirementStatus;
use kijun_rules::model::Verdict;
use leptos::prelude::*;

use super::parts::bdi;

/// The rows of a table of the map up to which it is not split.
const WHOLE: usize = 20;

/// The most tables beside each other.
const ABREAST: usize = 3;

/// The verdicts, from the best to the worst, with those that say less at the end.
const ORDER: [Verdict; 6] = [
    Verdict::Conforming,
    Verdict::ConformingWithAdvisories,
    Verdict::ApprovalRequired,
    Verdict::Nonconforming,
    Verdict::Undetermined,
    Verdict::OutOfScope,
];

/// Show how many vendors have which verdict, and who they are.
pub(super) fn results(group: &Group<'_>) -> AnyView {
    let counts = ORDER.into_iter().filter_map(|verdict| {
        let of = group.columns.iter().filter(|column| column.vendor.verdict() == verdict);
        let names: Vec<AnyView> = of
            .map(|column| {
                view! { <li>{format!("{}. ", column.number)}{bdi(column.vendor.shown_name())}</li> }
                    .into_any()
            })
            .collect();
        (!names.is_empty()).then(|| {
            let count = names.len();
            view! {
                <li data-verdict=verdict.id() data-count=count.to_string()>
                    <p data-verdict=verdict.id()><span class="verdict-badge">{verdict.label()}</span>" "<strong>{count}</strong>"件"</p>
                    <ul>{names}</ul>
                </li>
            }
            .into_any()
        })
    });
    let counts: Vec<AnyView> = counts.collect();
    view! { <ul class="results-strip" aria-label="判定ごとの件数">{counts}</ul> }.into_any()
}

/// Return the number of rows of each table of the map.
fn rows_each(count: usize) -> usize {
    if count <= WHOLE { count.max(1) } else { count.div_ceil(ABREAST).max(WHOLE / 2) }
}

/// Show the state of every requirement of every vendor as one letter, with its words for who
/// listens.
pub(super) fn map(group: &Group<'_>, columns: &[&Column<'_>]) -> AnyView {
    let tables = group.rows.chunks(rows_each(group.rows.len()));
    let tables: Vec<AnyView> = tables.map(|rows| table(group, columns, rows)).collect();
    let mut used: Vec<Option<RequirementStatus>> = Vec::new();
    for status in group
        .rows
        .iter()
        .flat_map(|row| columns.iter().map(|column| column.vendor.cell(row.requirement).status))
    {
        if !used.contains(&status) {
            used.push(status);
        }
    }
    let legend: Vec<AnyView> = used.into_iter().map(sign).collect();
    view! {
        <div class="heat" data-map>
            <div class="heat-tables">{tables}</div>
            <ul class="heat-legend" aria-label="記号の意味">{legend}</ul>
        </div>
    }
    .into_any()
}

/// Show a sign with its words.
fn sign(status: Option<RequirementStatus>) -> AnyView {
    view! {
        <li data-status=id(status)>
            <span class="heat-sign">{words::mark(status)}</span>" "{words::status(status)}
        </li>
    }
    .into_any()
}

fn id(status: Option<RequirementStatus>) -> &'static str {
    status.map_or("out_of_scope", RequirementStatus::id)
}

fn table(group: &Group<'_>, columns: &[&Column<'_>], rows: &[Row]) -> AnyView {
    let heads = columns.iter().map(|column| {
        let name = column.vendor.shown_name();
        view! {
            <th scope="col" title=name.to_owned()>
                {column.number}<span class="visually-hidden">". "{bdi(name)}</span>
            </th>
        }
        .into_any()
    });
    let heads: Vec<AnyView> = heads.collect();
    let lines = rows.iter().map(|row| {
        let cells = columns.iter().map(|column| {
            let status = column.vendor.cell(row.requirement).status;
            view! {
                <td data-status=id(status)>
                    <span class="heat-sign" aria-hidden="true">{words::mark(status)}</span>
                    <span class="visually-hidden">{words::status(status)}</span>
                </td>
            }
            .into_any()
        });
        let cells: Vec<AnyView> = cells.collect();
        view! {
            <tr>
                <th scope="row">
                    <span class="row-label">{group.label(*row).to_owned()}</span>
                    {format!(" {}", group.title(*row))}
                </th>
                {cells}
            </tr>
        }
        .into_any()
    });
    let lines: Vec<AnyView> = lines.collect();
    let ends = [rows.first(), rows.last()].map(|row| row.map_or("", |row| group.label(*row)));
    let caption = format!("要件の状態の一覧（{}〜{}）", ends[0], ends[1]);
    view! {
        <table class="heat-map">
            <caption class="visually-hidden">{caption}</caption>
            <thead><tr><th scope="col">"要件"</th>{heads}</tr></thead>
            <tbody>{lines}</tbody>
        </table>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::rows_each;

    #[test]
    fn a_long_checklist_stands_in_at_most_three_tables() {
        for (count, expected) in [(0, 1), (1, 1), (14, 14), (20, 20), (21, 10), (40, 14), (100, 34)]
        {
            assert_eq!(rows_each(count), expected, "{count}");
            assert!(count.div_ceil(rows_each(count)) <= 3, "{count}");
        }
    }
}
