//! Tables in which a requirement has a row for each class: turned into tables with a column for each
//! class, which is how the rules are read.
//!
//! ```text
//! 番号 | 要件 | 区分 | 水準          番号 | 要件 | 水準 甲 | 水準 乙
//! 1    | …    | 甲   | 必須    →    1    | …    | 必須    | 推奨
//!      |      | 乙   | 推奨
//! ```

use std::collections::{BTreeMap, BTreeSet};

use kijun_sheets::xlsx::read::GridKind;

use crate::fold::fold;
use crate::sheet::{Cell, Sheet};
use crate::table::{Kind, distinct, head};

/// The most classes of a table.
const MOST: usize = 10;

/// Return the sheet with a column for each class; `None` if it has no rows by class.
pub(crate) fn turned(sheet: &Sheet) -> Option<Sheet> {
    let (first, end, columns) = head(sheet)?;
    let number = columns.iter().find(|column| column.role == Kind::Number)?.column;
    let mut groups = groups(sheet, number, end);
    let mut others = columns.iter().filter(|column| column.column != number);
    let (class_column, classes) =
        others.find_map(|column| Some((column.column, classes(sheet, &groups, column.column)?)))?;
    // Rows below the last requirement's classes stand below the table.
    groups.last_mut()?.truncate(classes.len());
    let taken: BTreeSet<u32> = groups.iter().flatten().copied().collect();
    let count = u32::try_from(classes.len()).ok()?;
    let mut made = Turned::new(sheet, count);
    for row in
        sheet.rows().into_iter().filter(|row| !(first..=end).contains(row) && !taken.contains(row))
    {
        made.copy_row(row, row + u32::from(row > end));
    }
    for column in columns.iter().filter(|column| column.column != class_column) {
        let (at, own) = (column.column * count, column.column);
        let is_one = is_one(sheet, &groups, own);
        made.put((first, at), &column.titles.join("　"), (first, own));
        if !is_one {
            made.merged.push([(first, at), (first, at + count - 1)]);
            for (place, class) in (0..).zip(&classes) {
                made.put((first + 1, at + place), class, (first, class_column));
            }
        }
        for group in &groups {
            let Some(top) = group.first() else { continue };
            for (place, row) in (0..).zip(group).take(if is_one { 1 } else { classes.len() }) {
                made.copy((*row, own), (top + 1, at + place));
            }
        }
    }
    Some(made.sheet())
}

/// Return true if a column has the same words for all classes of each requirement, or words only
/// beside the first.
fn is_one(sheet: &Sheet, groups: &[Vec<u32>], column: u32) -> bool {
    let is_level = is_level(sheet, groups, column);
    groups.iter().all(|group| {
        let mut words = group.iter().map(|row| sheet.text(*row, column));
        let own = words.next().unwrap_or_default();
        words.all(|word| word == own || word.is_empty() && !is_level)
    })
}

/// Return true if a column has different words for the classes of some requirement, none of them
/// blank: then a blank is a level, too.
fn is_level(sheet: &Sheet, groups: &[Vec<u32>], column: u32) -> bool {
    groups.iter().any(|group| {
        let words: BTreeSet<&str> = group.iter().map(|row| sheet.text(*row, column)).collect();
        words.len() > 1 && !words.contains("")
    })
}

/// Return the rows of each requirement: those below its number up to the next one, without rows
/// across the table.
fn groups(sheet: &Sheet, number: u32, end: u32) -> Vec<Vec<u32>> {
    let mut groups: Vec<Vec<u32>> = Vec::new();
    let mut open = "";
    for row in sheet.rows().into_iter().filter(|row| *row > end) {
        let own = sheet.own(row, number);
        if matches!(distinct(sheet, row).as_slice(), [(column, _)] if *column <= number) {
            continue;
        }
        let continues = own.is_empty() || own == open;
        match groups.last_mut() {
            Some(group) if continues => group.push(row),
            _ if own.is_empty() => {}
            _ => {
                groups.push(vec![row]);
                open = own;
            }
        }
    }
    groups
}

/// Return the classes that a column names, if it names the same ones in the same order for every
/// requirement. Rows below the last requirement's classes do not belong to it.
fn classes(sheet: &Sheet, groups: &[Vec<u32>], column: u32) -> Option<Vec<String>> {
    let first = groups.first()?;
    let named = |group: &[u32]| -> Vec<String> {
        group.iter().map(|row| sheet.own(*row, column).to_owned()).collect()
    };
    let classes = named(first);
    let distinct: BTreeSet<String> = classes.iter().map(|class| fold(class)).collect();
    let is_sound = (2..=MOST).contains(&classes.len())
        && distinct.len() == classes.len()
        && !distinct.contains("")
        && groups.len() > 1;
    let all_same =
        |group: &Vec<u32>| group.get(..classes.len()).is_some_and(|group| named(group) == classes);
    let exact = groups.iter().take(groups.len().saturating_sub(1));
    (is_sound
        && groups.iter().all(all_same)
        && exact.clone().all(|group| group.len() == classes.len()))
    .then_some(classes)
}

/// A sheet that is made of another.
struct Turned<'a> {
    from: &'a Sheet,
    count: u32,
    cells: BTreeMap<(u32, u32), Cell>,
    merged: Vec<[(u32, u32); 2]>,
    origins: BTreeMap<(u32, u32), (u32, u32)>,
}

impl<'a> Turned<'a> {
    fn new(from: &'a Sheet, count: u32) -> Self {
        Self { from, count, cells: BTreeMap::new(), merged: Vec::new(), origins: BTreeMap::new() }
    }

    /// Copy the cell at a place to another one.
    fn copy(&mut self, place: (u32, u32), to: (u32, u32)) {
        let Some(cell) = self.from.cells.get(&place) else {
            self.origins.insert(to, place);
            return;
        };
        self.origins.insert(to, cell.from);
        self.cells.insert(to, Cell { from: to, ..cell.clone() });
    }

    /// Copy the own cells of a row that is not of the table.
    fn copy_row(&mut self, row: u32, to: u32) {
        for (column, _) in distinct(self.from, row) {
            self.copy((row, column), (to, column * self.count));
        }
    }

    fn put(&mut self, to: (u32, u32), text: &str, origin: (u32, u32)) {
        self.origins.insert(to, origin);
        let cell = Cell { text: text.to_owned(), kind: GridKind::Text, from: to };
        self.cells.insert(to, cell);
    }

    fn sheet(self) -> Sheet {
        let sheet = Sheet::with_merged(self.from.name.clone(), self.cells, self.merged);
        let (is_hidden, unseen) = (self.from.is_hidden, self.from.unseen.clone());
        Sheet { is_hidden, unseen, origins: self.origins, ..sheet }
    }
}
