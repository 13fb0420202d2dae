//! The values that vendors state beside their answers.

use kijun_compare::{Cell, Column, Group, Row};
use leptos::prelude::*;

use super::parts::bdi;

/// Show each vendor's value for a requirement, with the word for the best ones; nothing for a
/// requirement that asks for none.
pub(super) fn of(group: &Group<'_>, row: Row, columns: &[&Column<'_>]) -> Vec<AnyView> {
    let Some(values) = group.values(row) else {
        return columns.iter().map(|_| ().into_any()).collect();
    };
    let cells: Vec<Cell<'_>> =
        columns.iter().map(|column| column.vendor.cell(row.requirement)).collect();
    let best = values.best(&cells);
    let shown = cells.iter().zip(best).map(|(cell, best)| {
        let value = values.shown(*cell);
        if value.is_empty() {
            return ().into_any();
        }
        let mark = best.then(|| view! { " "<strong class="best">"最良"</strong> }.into_any());
        view! { " "<span class="value" data-best=best>{bdi(&value)}{mark}</span> }.into_any()
    });
    shown.collect()
}
