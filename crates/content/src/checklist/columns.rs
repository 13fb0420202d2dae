//! The columns of the document's table.

use super::raw::RawColumn;
use super::rules::Builder;
use crate::model::{Column, Holds};
use crate::problem::{ColumnTwice, MissingColumn, MissingKey, UnknownKey};

/// The values of `holds` for a column without a class.
const PLAIN: [(&str, Holds); 6] = [
    ("category", Holds::Category),
    ("number", Holds::Number),
    ("item", Holds::Item),
    ("text", Holds::Text),
    ("risk", Holds::Risk),
    ("check", Holds::Check),
];

/// The value of `holds` for a column of a class's demands.
const LEVEL: &str = "level";

impl Builder<'_> {
    /// Return the columns from left to right. Record a column that the rows need and the table
    /// lacks.
    pub(super) fn columns(&mut self) -> Vec<Column> {
        let mut columns: Vec<Column> = Vec::new();
        let mut all_known = true;
        for raw in &self.raw.columns {
            let Some(column) = self.column(raw) else {
                all_known = false;
                continue;
            };
            if columns.iter().any(|other| other.holds == column.holds) {
                self.problems.add(&raw.at, ColumnTwice { holds: raw.holds.value.clone() });
            }
            columns.push(column);
        }
        if self.raw.categories.is_empty() {
            return columns;
        }
        let mut items = self.raw.categories.iter().flat_map(|category| &category.items);
        let risk = items.any(|item| item.risk.is_some());
        let needed = PLAIN.iter().map(|(name, _)| *name).chain([LEVEL]);
        let needed = needed.filter(|name| *name != "check" && (*name != "risk" || risk));
        let written = |name: &str| self.raw.columns.iter().any(|raw| raw.holds.value == name);
        let missing: Vec<&str> = needed.filter(|name| !written(name)).collect();
        // The missing column may be one whose `holds` is unknown.
        if all_known && !missing.is_empty() {
            let holds = missing.join("』『");
            self.problems.add(&self.raw.at, MissingColumn { holds });
        }
        columns
    }

    fn column(&mut self, raw: &RawColumn) -> Option<Column> {
        let name = raw.holds.value.as_str();
        if name == LEVEL {
            return self.level_column(raw);
        }
        let Some((_, holds)) = PLAIN.iter().find(|(known, _)| *known == name) else {
            let known = PLAIN.iter().map(|(known, _)| *known).chain([LEVEL]);
            self.problems.unknown("列の内容（`holds`）", &raw.holds, known, "");
            return None;
        };
        if let Some(class) = &raw.class {
            let suggestion = "`class` は `holds = \"level\"` の列に書きます。".to_owned();
            self.problems.add(&class.at, UnknownKey { key: "class".to_owned(), suggestion });
        }
        let Some(title) = &raw.title else {
            let kind = MissingKey { key: "title", example: "\"…\"" };
            self.problems.add(&raw.at, kind);
            return None;
        };
        Some(Column { title: title.value.clone(), holds: holds.clone() })
    }

    /// Return the column of a class. Without a heading of its own it takes the class's title.
    fn level_column(&mut self, raw: &RawColumn) -> Option<Column> {
        let Some(class) = &raw.class else {
            let kind = MissingKey { key: "class", example: "\"…\"" };
            self.problems.add(&raw.at, kind);
            return None;
        };
        self.class_exists(class);
        let title = match &raw.title {
            Some(title) => title.value.clone(),
            None => self.class_title(&class.value)?,
        };
        Some(Column { title, holds: Holds::Level(class.value.clone()) })
    }

    /// Return the title of a class; `None` if there is no such class.
    fn class_title(&self, class: &str) -> Option<String> {
        let mut classes = self.context.classes.classes.iter();
        let class = classes.find(|known| known.id == class)?;
        Some(class.title.clone())
    }
}
