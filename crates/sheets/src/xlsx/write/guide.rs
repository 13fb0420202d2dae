//! The sheet with the steps to fill in the form and, below, the record by which a filled workbook is
//! recognised.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::cells::put;
use super::contents::Contents;
use super::{conditions, heights, main, page};
use crate::finding::{CellAddress, column_name};
use crate::xlsx::layout::{
    CONDITIONS, EXCEPTION_COLUMNS, FieldCell, GUIDE, SCHEMA, VALUE_COLUMN, record,
};

/// The steps to fill in the form.
const STEPS: [&str; 9] = [
    "「点検票」のシートで、色の付いた欄だけに記入してください。ほかの欄は書き換えられないようにしてあります(パスワードはありません)。",
    "はじめに、サービス名・事業者名・情報の分類と、利用の条件を記入してください。",
    "要件ごとに、チェックの欄(様式によっては「適用状況」など)で「満たす」「満たさない」「該当しない」のいずれかを選んでください。空欄は未回答として扱います。",
    "「該当しない」を選んだときは、理由を必ず書いてください。理由がない場合は未回答として扱います。",
    "「満たす」の代わりに ✓、レ、○ などの印を、「満たさない」の代わりに × を付けてもかまいません。どう読んだかは、読み取るときに示します。△ や ー などは意味が分からないため、言葉で選んでください。",
    "備考と根拠資料は自由に書けます。根拠資料は1つの欄に1件ずつ書いてください。",
    "満たしていない要件があるときは、「例外」のシートに理由・代替措置・期限・承認者を書いてください。期限は 2027-03-31 のように書きます。",
    "数式は使えません。=、+、-、@ などで始まる文は、先頭に ' を付けて書いてください。読み取るときに外します。空欄の項目は、項目がないものとして読み取ります。",
    "記入したファイルは、書き出しのページの「記入したExcelファイルを読み込む」か、kijun import で読み取れます。誤りがあれば、すべてセルの位置とともに示します。",
];

/// The width of the column with the steps.
const WIDE: u32 = 90;

/// The rows above the record's first, without the steps: title, heading, and blank rows.
const ABOVE: u32 = 4;

/// The record, ready to be written.
pub(super) struct Guide {
    rows: Vec<[String; 4]>,
    /// The first and the last row of the record with a class.
    classes: (u32, u32),
}

impl Guide {
    /// Return the record of a workbook with these contents.
    pub(super) fn of(contents: &Contents<'_>) -> Self {
        let checklist = contents.rules.checklist();
        let mut rows = Vec::new();
        let mut say = |what: &str, cells: [&str; 3]| {
            rows.push([
                what.to_owned(),
                cells[0].to_owned(),
                cells[1].to_owned(),
                cells[2].to_owned(),
            ]);
        };
        say(record::SCHEMA, [SCHEMA, "", ""]);
        say(record::CHECKLIST, [&checklist.id, "", ""]);
        say(record::RULES_EDITION, [&checklist.edition, "", ""]);
        say(record::EDITION, [contents.file.edition.as_deref().unwrap_or_default(), "", ""]);
        say(record::RULES_DIGEST, [contents.rules.digest(), "", ""]);
        if contents.filled {
            say(record::ANSWERS_DIGEST, [&contents.digest, "", ""]);
        }
        for names in &contents.omitted.cells {
            say(record::OMITTED, [names, "", ""]);
        }
        let mut field = |row: u32, column: u16, sheet: &str, field: &FieldCell| {
            let place = CellAddress { row, column: u32::from(column) };
            say(record::FIELD, [&field.label, &field.key, &format!("{sheet}{place}")]);
        };
        for (row, cell) in (main::first_field(contents)..).zip(&contents.above) {
            field(row, VALUE_COLUMN, "", cell);
        }
        let [_, value, _] = conditions::COLUMNS;
        for (row, cell) in (conditions::FIRST..).zip(&contents.more) {
            field(row, value, &format!("{CONDITIONS}!"), cell);
        }
        for (place, column) in (0..).zip(&contents.columns) {
            say(record::COLUMN, [&column.heading, &column.key, &column_name(place)]);
        }
        for (place, (heading, key)) in (0..).zip(EXCEPTION_COLUMNS) {
            say(record::EXCEPTION_COLUMN, [heading, key, &column_name(place)]);
        }
        for class in &checklist.classes {
            say(record::CLASS, [&class.title, &class.id, ""]);
        }
        let count = |len: usize| u32::try_from(len).unwrap_or(u32::MAX);
        let end = first_row() + count(rows.len());
        let classes = (end - count(checklist.classes.len()), end.saturating_sub(1));
        Self { rows, classes }
    }

    /// Return the cells with the titles of the classes, as the formula of a list.
    pub(super) fn class_titles(&self) -> String {
        let (first, last) = self.classes;
        format!("='{GUIDE}'!$B${}:$B${}", first + 1, last + 1)
    }

    /// Write the sheet.
    pub(super) fn write(
        &self,
        sheet: &mut Worksheet,
        contents: &Contents<'_>,
    ) -> Result<(), XlsxError> {
        let styles = &contents.styles;
        sheet.set_name(GUIDE)?;
        for (column, width) in (0..).zip([26, WIDE, 30, 16]) {
            sheet.set_column_width(column, width)?;
        }
        put(sheet, (0, 0), "記入方法", &styles.title)?;
        sheet.set_row_height(0, heights::TITLE)?;
        for ((row, number), step) in (1..).zip(1..).zip(STEPS) {
            put(sheet, (row, 0), &format!("({number})"), &styles.label)?;
            put(sheet, (row, 1), step, &styles.guide)?;
            sheet.set_row_height(row, heights::of_lines(heights::lines(step, WIDE)))?;
        }
        let heading = "記録(読み取りに使います。書き換えないでください)";
        put(sheet, (first_row() - 1, 0), heading, &styles.label)?;
        for (row, cells) in (first_row()..).zip(&self.rows) {
            for (column, text) in (0..).zip(cells).filter(|(_, text)| !text.is_empty()) {
                put(sheet, (row, column), text, &styles.guide)?;
            }
        }
        page::set_up(sheet, contents);
        Ok(())
    }
}

/// Return the record's first row.
fn first_row() -> u32 {
    u32::try_from(STEPS.len()).unwrap_or_default() + ABOVE
}
