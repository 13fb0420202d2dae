//! The comparison on paper: A4, lying on its side, so many vendors to a table that it can be read;
//! everything that is behind a fold on the screen stands open.

use kijun_compare::{Column, Comparison, Group, Only, Row, Sort, words};
use kijun_rules::engine::RequirementStatus;
use kijun_rules::model::edition_label;
use maud::{Markup, html};

use super::matrix::{beside, flags, notes, nothing};

/// The most vendors that stand side by side on a sheet.
const ABREAST: usize = 6;

/// The whole comparison.
#[must_use]
pub fn comparison(comparison: &Comparison<'_>, only: Only, sort: Sort) -> Markup {
    html! {
        @for group in &comparison.groups { (of_group(group, only, sort)) }
    }
}

fn of_group(group: &Group<'_>, only: Only, sort: Sort) -> Markup {
    let columns: Vec<&Column<'_>> = group.sorted(sort).collect();
    let rows: Vec<Row> = group.rows.iter().copied().filter(|row| row.is_wanted(only)).collect();
    let all = columns.len();
    html! {
        section.bidders-paper {
            h2 { (group.known.title) }
            p {
                "版: " (edition_label(&group.known.rules.checklist().edition))
                " ／ 規則のダイジェスト: " (group.known.rules.digest())
                @match only {
                    Only::All => {},
                    Only::Differences => " ／ 相違のある要件だけを載せています",
                    Only::Failures => " ／ 満たしていない要件だけを載せています",
                }
            }
            (flags(&group.flags))
            @for (sheet, abreast) in columns.chunks(ABREAST).enumerate() {
                @let before = sheet * ABREAST;
                @if all > ABREAST {
                    p.abreast { (before + 1) "〜" (before + abreast.len()) "件目(全" (all) "件)" }
                }
                (table(group, &rows, abreast))
            }
            @if rows.is_empty() { p { (nothing(only)) } }
        }
    }
}

fn table(group: &Group<'_>, rows: &[Row], columns: &[&Column<'_>]) -> Markup {
    html! {
        table {
            thead {
                tr {
                    th scope="col" { "要件" }
                    @for column in columns {
                        th scope="col" {
                            (column.number) ". " bdi { (column.vendor.shown_name()) } br;
                            (words::verdict(column.vendor))
                        }
                    }
                }
            }
            tbody {
                tr { th scope="row" { "提出された内容" } @for column in columns { (about(group, column)) } }
                @for fact in &group.facts {
                    tr {
                        th scope="row" { "利用の条件 " (fact.question) }
                        @for column in columns { td { (words::fact(column.vendor.fact(fact.id))) } }
                    }
                }
                @for row in rows {
                    tr {
                        th scope="row" { (group.label(*row)) " " (group.title(*row)) }
                        @for column in columns { (cell(*row, column)) }
                    }
                }
            }
        }
    }
}

fn about(group: &Group<'_>, column: &Column<'_>) -> Markup {
    let vendor = column.vendor;
    html! {
        td {
            @if let Some(provider) = vendor.provider() { div { "事業者: " bdi { (provider) } } }
            div { "ファイル: " bdi { (vendor.file_name) } }
            div { "分類: " (group.class_title(vendor)) }
            div { "満たしていない条項: " (words::tally(vendor.tally())) }
            @if let Some(reason) = vendor.out_of_scope() { div { (reason) } }
            div { "回答のダイジェスト: " (vendor.answers_digest()) }
            (flags(&column.flags))
        }
    }
}

fn cell(row: Row, column: &Column<'_>) -> Markup {
    let cell = column.vendor.cell(row.requirement);
    html! {
        td data-status=(cell.status.map_or("out_of_scope", RequirementStatus::id)) {
            strong { (words::status(cell.status)) }
            @if let Some(answer) = beside(cell) { " " (answer) }
            @if let Some((_, content)) = cell.answer.and_then(notes) { (content) }
        }
    }
}
