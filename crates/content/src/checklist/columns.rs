//! The columns of the document's table.

use super::raw::{RawCategory, RawColumn, RawItem, RawWords};
use super::rules::Builder;
use crate::model::{Column, Holds};
use crate::problem::{ColumnTwice, MissingColumn, MissingKey, Problems, UnknownKey};
use crate::source::Text;

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

/// The value of `holds` for a column of words that no rule is made of.
const OTHER: &str = "other";

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
        self.check_others();
        if self.raw.categories.is_empty() {
            return columns;
        }
        self.check_titles();
        let mut items = self.raw.categories.iter().flat_map(|category| &category.items);
        let risk = items.any(|item| item.risk.is_some());
        let titled = |category: &RawCategory| category.title.is_written();
        let item = |item: &RawItem| item.title.is_written();
        let mut items = self.raw.categories.iter().flat_map(|category| &category.items);
        let mut holds = |name: &str| match name {
            "category" => self.raw.categories.iter().any(titled),
            "item" => items.any(item),
            "risk" => risk,
            "check" => false,
            LEVEL => self.raw.rows().any(|row| !row.cells().is_empty()),
            _ => true,
        };
        let needed = PLAIN.iter().map(|(name, _)| *name).chain([LEVEL]);
        let needed = needed.filter(|name| holds(name));
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
        if name == OTHER {
            return self.other_column(raw);
        }
        let Some((_, holds)) = PLAIN.iter().find(|(known, _)| *known == name) else {
            let known = PLAIN.iter().map(|(known, _)| *known).chain([LEVEL, OTHER]);
            let cure = "備考や対象サービスなど、判定に使わない列は `{ holds = \"other\", id = \"remarks\", title = \"備考\" }` と書き、要件には `other.remarks = \"…\"` と書きます。";
            self.problems.unknown("列の内容（`holds`）", &raw.holds, known, cure);
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

    /// Return a column of other words. It has a heading of the document and an id.
    fn other_column(&mut self, raw: &RawColumn) -> Option<Column> {
        let key = |value: &Option<Text>, key, example, problems: &mut Problems| {
            if value.is_none() {
                problems.add(&raw.at, MissingKey { key, example });
            }
            value.as_ref().map(|value| value.value.clone())
        };
        let id = key(&raw.id, "id", "\"remarks\"", self.problems);
        let title = key(&raw.title, "title", "\"…\"", self.problems);
        Some(Column { title: title?, holds: Holds::Other(id?) })
    }

    /// Record a cell of other words whose column the table lacks.
    fn check_others(&mut self) {
        let columns = self.raw.columns.iter().filter(|column| column.holds.value == OTHER);
        let known: Vec<&str> =
            columns.filter_map(|column| Some(column.id.as_ref()?.value.as_str())).collect();
        for row in self.raw.rows() {
            let RawWords::Row { others, .. } = &row.words else {
                continue;
            };
            for (column, _) in others {
                let cure = "列は `columns` に `{ holds = \"other\", id = \"…\", title = \"…\" }` と書きます。";
                self.problems.known("列", column, known.iter().copied(), cure);
            }
        }
    }

    /// Record a category or an item without a title whose table has a column for it.
    fn check_titles(&mut self) {
        let has = |name: &str| self.raw.columns.iter().any(|raw| raw.holds.value == name);
        let (categories, items) = (has("category"), has("item"));
        for category in &self.raw.categories {
            let of_items = category.items.iter().map(|item| (items, &item.title));
            for (needed, title) in std::iter::once((categories, &category.title)).chain(of_items) {
                if needed && !title.is_written() {
                    let kind = MissingKey { key: "title", example: "\"…\"" };
                    self.problems.add(&title.at, kind);
                }
            }
        }
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
            None => {
                self.class_title(&class.value).filter(|title| !title.is_empty()).or_else(|| {
                    if self.context.classes.is_none() {
                        let kind = MissingKey { key: "title", example: "\"…\"" };
                        self.problems.add(&raw.at, kind);
                    }
                    None
                })?
            }
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
